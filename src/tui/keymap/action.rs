//! What keys can ask for, and the places they are pressed in.

use crate::schedule::Rating;

/// What a key or a click asks for. One action keeps one meaning on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table of bindings says what each does")]
pub enum Action {
    // Everywhere
    Help,
    Back,
    Quit,
    Leave,
    Mouse,
    Redraw,
    Background,
    // Lists and texts
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Left,
    Right,
    // Roles
    Open,
    Options,
    Filter,
    Sort,
    Marked,
    Cards,
    Mock,
    Mocks,
    Problems,
    MoreNew,
    Redate,
    Stories,
    Calibration,
    // A card
    Advance,
    Grade(Rating),
    Undo,
    Redo,
    Flag,
    Note,
    Prefer,
    Earlier,
    Bury,
    Suspend,
    Copy,
    Edit,
    Write,
    WriteElsewhere,
    Sure,
    ReadAloud,
    Record,
    Review,
    NextRow,
    PreviousRow,
    MarkRow,
    Delete,
    // Forms
    Choose,
    Save,
}

impl Action {
    /// Whether it takes the user's word for something they must have seen.
    pub(in crate::tui) fn judges(self) -> bool {
        matches!(
            self,
            Self::Advance | Self::Grade(_) | Self::Bury | Self::Suspend | Self::Flag
        )
    }
}

/// A place in which keys have meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Any place, even while text is typed.
    Anywhere,
    /// Any place where no text is typed.
    Commands,
    /// The role list.
    Roles,
    /// The filter of the role list, being typed.
    Filter,
    /// The choices before a session.
    Setup,
    /// A question, its answer hidden.
    Question,
    /// A card of a session whose text cannot be read.
    Unreadable,
    /// A question with its answer.
    Answer,
    /// A note, being typed.
    Note,
    /// The user's own answer, being typed.
    Writing,
    /// What is asked before a program of the user's is first run.
    Program,
    /// The end of a session.
    Summary,
    /// Flagged, suspended and buried cards.
    Marked,
    /// The cards of a role.
    Cards,
    /// The earlier answers to a card.
    Earlier,
    /// One of them, or two compared.
    EarlierText,
    /// The list of stories.
    Stories,
    /// A story.
    Story,
    /// A story, being typed.
    StoryWriting,
    /// How sure the user was against how it went.
    Calibration,
    /// What is wrong in files.
    Problems,
    /// A question of a mock interview, not answered yet.
    Interview,
    /// A question of a mock interview that is being answered.
    Answering,
    /// The mock interviews that were held.
    Mocks,
    /// The report of one.
    Report,
    /// The help.
    Help,
}

impl Scope {
    /// Whether letters are text here.
    #[must_use]
    pub(in crate::tui) fn is_typing(self) -> bool {
        matches!(
            self,
            Self::Filter | Self::Note | Self::Writing | Self::StoryWriting
        )
    }

    /// Whether a key can be pressed that both places give a meaning to.
    #[must_use]
    pub(in crate::tui) fn meets(self, other: Self) -> bool {
        self == other
            || self == Self::Anywhere
            || other == Self::Anywhere
            || (self == Self::Commands && !other.is_typing())
            || (other == Self::Commands && !self.is_typing())
    }

    /// As the help calls it.
    #[must_use]
    pub(in crate::tui) fn title(self) -> &'static str {
        match self {
            Self::Anywhere | Self::Commands => "Everywhere",
            Self::Roles => "Roles",
            Self::Filter => "Filter",
            Self::Setup => "Session options",
            Self::Question => "Question",
            Self::Unreadable => "Card that cannot be shown",
            Self::Answer => "Answer",
            Self::Note => "Note",
            Self::Writing => "Your answer",
            Self::Program => "Before a program is run",
            Self::Summary => "Summary",
            Self::Marked => "Flagged and set aside",
            Self::Cards => "Cards of a role",
            Self::Earlier => "Your earlier answers",
            Self::EarlierText => "An earlier answer",
            Self::Calibration => "How sure you were",
            Self::Stories => "Stories",
            Self::Story => "Story",
            Self::StoryWriting => "Your story",
            Self::Problems => "Problems",
            Self::Interview | Self::Answering => "Mock interview",
            Self::Mocks => "Mock interviews",
            Self::Report => "Report",
            Self::Help => "Help",
        }
    }
}
