//! The programs of the user's own that can be started: from the settings alone, and none unless they say so.

/// Stands in a command line for the file of a recording.
pub const AUDIO: &str = "{audio}";

/// What a program of the user's is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Program {
    /// Speaks the question, which it reads.
    Speak,
    /// Records the answer into a file until it is interrupted.
    Record,
    /// Prints what is said in that file.
    Transcribe,
    /// Prints what it thinks of an answer, which it reads.
    Review,
}

impl Program {
    /// All of them, in the order of the settings.
    pub const ALL: [Self; 4] = [Self::Speak, Self::Record, Self::Transcribe, Self::Review];

    /// As the settings call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Speak => "speak",
            Self::Record => "record",
            Self::Transcribe => "transcribe",
            Self::Review => "review",
        }
    }

    /// Whether it works on the file of a recording.
    #[must_use]
    pub fn needs_audio(self) -> bool {
        matches!(self, Self::Record | Self::Transcribe)
    }

    /// What keeps `line` from being its command line, if anything does.
    pub(super) fn refuses(self, line: &str) -> Option<&'static str> {
        let quoted = |quote: char| line.contains(&format!("{quote}{AUDIO}{quote}"));
        if line.trim().is_empty() {
            Some("a command line is empty; leave it out instead")
        } else if line.contains('\0') {
            Some("a command line cannot hold the character NUL")
        } else if self.needs_audio() && !line.contains(AUDIO) {
            Some("this command needs {audio}, which stands for the file of the recording")
        } else if quoted('"') || quoted('\'') {
            Some("{audio} is quoted by Greenroom: leave out the quotes around it")
        } else {
            None
        }
    }
}

/// The command lines, each for `sh -c`; none by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commands {
    /// The editor, which gets `+LINE` and a file as arguments; else `$VISUAL`, `$EDITOR` or `vi`.
    pub editor: Option<String>,
    /// See [`Program::Speak`].
    pub speak: Option<String>,
    /// See [`Program::Record`].
    pub record: Option<String>,
    /// See [`Program::Transcribe`].
    pub transcribe: Option<String>,
    /// See [`Program::Review`].
    pub review: Option<String>,
}

impl Commands {
    /// The command line of `program`, if it has one.
    #[must_use]
    pub fn of(&self, program: Program) -> Option<&str> {
        let line = match program {
            Program::Speak => &self.speak,
            Program::Record => &self.record,
            Program::Transcribe => &self.transcribe,
            Program::Review => &self.review,
        };
        line.as_deref()
    }
}
