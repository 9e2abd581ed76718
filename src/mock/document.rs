//! What a report consists of, wherever it is shown.

/// A piece of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// What the whole is.
    Title(String),
    /// Begins a question.
    Heading(String),
    /// Begins a part of a question.
    Label(String),
    /// What the interviewer said.
    Asked(String),
    /// What the program says.
    Text(String),
    /// What the user wrote, as it is.
    Own(String),
    /// One of several things.
    Item(String),
    /// One of several things, ticked by the user or not.
    Tick(bool, String),
    /// For whom the report is given to, and of no use on the screen.
    Paper(Paper),
}

/// What is there to be written on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paper {
    /// Begins what is to be marked.
    Label(String),
    /// What the program says to the reader.
    Text(String),
    /// A box to tick.
    Box(String),
    /// Room for remarks.
    Remarks,
}
