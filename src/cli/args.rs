//! The arguments.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::{
    deck::{Difficulty, Kind},
    session::Order,
};

/// Rehearse job-interview questions by role.
///
/// Without a command it opens full-screen on the role list.
#[derive(Debug, Default, Parser)]
#[command(name = "greenroom", version, max_term_width = 100)]
pub(super) struct Args {
    /// Keep decks, history and progress in this folder, else in `GREENROOM_DATA_DIR`
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help = "Keep decks, history and progress in this folder, else in GREENROOM_DATA_DIR"
    )]
    pub(super) data_dir: Option<PathBuf>,
    /// Read the settings from this file
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Use colours
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub(super) color: Color,
    /// What to do
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// Unless `NO_COLOR` is set or the terminal is dumb
    #[default]
    #[value(help = "Unless NO_COLOR is set or the terminal is dumb")]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Study a role at once, full-screen or line by line
    Study(Study),
    /// Hold a mock interview: questions against the clock, judged after the last
    Mock(Mock),
    /// Write the report of a mock interview as Markdown, for a friend to read and mark
    Report {
        /// Which: its number or its name in the list; without it the newest with an answer
        id: Option<String>,
        /// Write here instead of to standard output; a file that exists is left as it is
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// List the mock interviews, the newest first
        #[arg(long, conflicts_with_all = ["id", "output"])]
        list: bool,
        /// The list as JSON
        #[arg(
            long,
            requires = "list",
            help = "The list as JSON: of {id, day, role, questions, answered, took_ms, minutes, stage}"
        )]
        json: bool,
    },
    /// List the roles: cards, reviewed, due, new
    Roles {
        /// As JSON: a list of {id, name, group, cards, reviewed, due, new}
        #[arg(long)]
        json: bool,
    },
    /// Show the cards of a role
    Show {
        /// A role's name or id
        role: String,
        /// Only this deck
        #[arg(long, value_name = "ID")]
        deck: Option<String>,
        /// As JSON: a list of cards
        #[arg(long)]
        json: bool,
    },
    /// Print what you answered to the cards of a role, or to one card
    Answers {
        /// A role's name or id, "all", or a card such as backend-developer/rest-api
        #[arg(value_name = "ROLE|CARD")]
        of: String,
        /// As JSON: a list of answers
        #[arg(long)]
        json: bool,
    },
    /// Import role pages saved from a site as decks of your own
    Import(Import),
    /// Write the cards of a role to a file or to standard output
    Export {
        /// A role's name or id
        role: String,
        /// In which format
        #[arg(long)]
        format: Format,
        /// Write here instead of to standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Print how much was reviewed and how much is due
    Stats {
        /// As JSON
        #[arg(
            long,
            help = "As JSON: {reviews, reviewed_cards, due, gone: {...}, roles: [...]}; gone is of cards in no deck that can be read"
        )]
        json: bool,
    },
    /// Print how sure you were of your answers against how they went
    Calibration {
        /// As JSON
        #[arg(
            long,
            help = "As JSON: {all, kinds: {...}, roles: {...}}, each {later_day, first_time, same_day}, each {unsure, fairly_sure, sure}, each {answers, passed, good}"
        )]
        json: bool,
    },
    /// List your stories and the questions each of them answers
    Stories {
        /// As JSON: a list of {id, title, text, questions: [{id, question}]}
        #[arg(long)]
        json: bool,
    },
    /// Check decks: yours and the built-in ones, or the files named
    Check {
        /// Deck files
        files: Vec<PathBuf>,
        /// Rules of style count too
        #[arg(long)]
        strict: bool,
        /// As JSON: a list of problems
        #[arg(long)]
        json: bool,
    },
    /// List the devices that recorded something: events, grades, first and last day
    History {
        /// As JSON: a list of {device, events, grades, runs, first, last, files}
        #[arg(long)]
        json: bool,
    },
    /// Take in another machine's history by hand; what is here already is left alone
    Merge {
        /// History files (.ronl), or folders of them
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// List the copies in the backups, or bring things back from one
    Restore {
        /// The copy, such as 2026-11-24
        name: Option<String>,
        /// Only this of it, such as decks/rust.ron
        #[arg(long, value_name = "PATH", requires = "name")]
        only: Option<String>,
        /// Do not ask
        #[arg(long, requires = "name")]
        yes: bool,
        /// The list as JSON
        #[arg(long, conflicts_with = "name")]
        json: bool,
    },
    /// Print every setting with its default and what it does, to begin a config.ron with
    Settings,
    /// Check everything on the disk, and say what is wrong and how to mend it
    Doctor {
        /// Mend what can be mended, after a copy of everything
        #[arg(long)]
        repair: bool,
        /// Do not ask
        #[arg(long, requires = "repair")]
        yes: bool,
        /// As JSON: a list of problems
        #[arg(long)]
        json: bool,
    },
    /// Print where everything lies
    Path,
}

/// What to study.
#[derive(Debug, clap::Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(super) struct Study {
    /// A role's name or id, or "all"
    pub(super) role: String,
    /// Only this deck
    #[arg(long, value_name = "ID")]
    pub(super) deck: Option<String>,
    /// Only these difficulties
    #[arg(long, value_delimiter = ',', value_name = "easy,medium,hard", value_parser = difficulty)]
    pub(super) difficulty: Vec<Difficulty>,
    /// Only these kinds
    #[arg(long, value_delimiter = ',', value_name = "technical,situational,behavioral", value_parser = kind)]
    pub(super) kind: Vec<Kind>,
    /// At most so many cards
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) limit: Option<u32>,
    /// Only new cards
    #[arg(long, conflicts_with_all = ["due_only", "cram"])]
    pub(super) new_only: bool,
    /// Only due cards
    #[arg(long, conflicts_with = "cram")]
    pub(super) due_only: bool,
    /// All cards, due or not; leaves the schedule alone
    #[arg(long)]
    pub(super) cram: bool,
    /// In which order
    #[arg(long, default_value = "due", value_parser = order, value_name = "due|weakest|random|deck")]
    pub(super) order: Order,
    /// Line by line, without a screen: for screen readers, dumb terminals and pipes
    #[arg(long)]
    pub(super) plain: bool,
}

/// What to ask in a mock interview.
#[derive(Debug, clap::Args)]
pub(super) struct Mock {
    /// A role's name or id
    pub(super) role: String,
    /// How many questions, as far as the role has that many
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub(super) questions: u32,
    /// Only these difficulties
    #[arg(long, value_delimiter = ',', value_name = "easy,medium,hard", value_parser = difficulty)]
    pub(super) difficulty: Vec<Difficulty>,
    /// Only these kinds
    #[arg(long, value_delimiter = ',', value_name = "technical,situational,behavioral", value_parser = kind)]
    pub(super) kind: Vec<Kind>,
    /// How long it may take: the answer given then is the last
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub(super) minutes: Option<u32>,
}

/// What to import.
#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// Saved pages
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    /// The role, where a page names none or another is wanted
    #[arg(long, value_name = "NAME")]
    pub(super) role: Option<String>,
    /// The deck to write, instead of imported-ROLE
    #[arg(long, value_name = "ID")]
    pub(super) deck: Option<String>,
    /// Say what would be done and do nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// What to export as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A list of cards with their progress
    Json,
    /// A deck
    Ron,
}

fn difficulty(text: &str) -> Result<Difficulty, String> {
    named(text, &Difficulty::ALL, Difficulty::name)
}

fn kind(text: &str) -> Result<Kind, String> {
    named(text, &Kind::ALL, Kind::name)
}

fn order(text: &str) -> Result<Order, String> {
    named(text, &Order::ALL, Order::name)
}

fn named<T: Copy>(text: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Result<T, String> {
    let found = all
        .iter()
        .copied()
        .find(|it| name(*it).eq_ignore_ascii_case(text.trim()));
    found.ok_or_else(|| {
        let names: Vec<_> = all.iter().map(|it| name(*it)).collect();
        format!("it is one of {}", names.join(", "))
    })
}

impl Command {
    /// Whether it changes decks, histories or copies.
    pub(super) fn changes_files(&self) -> bool {
        match self {
            Self::Import(import) => !import.dry_run,
            Self::Merge { .. } | Self::Restore { name: Some(_), .. } | Self::Doctor { repair: true, .. } => {
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_arguments_everything_is_as_when_clap_reads_none() {
        let read = Args::try_parse_from(["greenroom"]).unwrap();
        assert_eq!(format!("{:?}", Args::default()), format!("{read:?}"));
    }
}
