//! Interview questions by role: decks, FSRS scheduling, history and study sessions, usable without a terminal.
//!
//! The modules build on one another in this order, and never the other way:
//! [`time`], [`text`], [`deck`] → [`library`], [`schedule`] → [`answer`], [`history`], [`settings`] → [`session`], [`stats`],
//! [`import`], [`export`] → [`store`]. Above them, each behind the feature of its name, stand `cli`, the commands, and `tui`, the screens.
//!
//! A card is asked, graded *Good*, and comes back two days later:
//!
//! ```
//! use greenroom::deck::parse;
//! use greenroom::history::{Ledger, Progress, Writer};
//! use greenroom::library::Library;
//! use greenroom::schedule::Rating;
//! use greenroom::session::{Plan, Session};
//! use greenroom::settings::Settings;
//! use greenroom::time::Now;
//! use jiff::civil::date;
//!
//! let text = r#"(version: 1, role: "Baker", cards: [
//!     (id: "dough", question: "Why does dough rise?", answer: "Yeast makes gas."),
//! ])"#;
//! let deck = parse("baker", "baker.ron", text).deck.expect("this deck can be read");
//! let mut library = Library::default();
//! library.put("baker.ron".as_ref(), deck).expect("no other file has a deck of this name");
//!
//! let settings = Settings::default();
//! let scheduler = settings.scheduler();
//! let mut ledger = Ledger::new(Progress::default(), Writer::new("laptop", "run1", 0));
//! let now = Now::on(date(2027, 1, 6));
//!
//! let plan = Plan::default();
//! let new_left = ledger.progress().new_left(now.day, settings.new_per_day);
//! let cards = plan.cards(&library, ledger.progress(), now, new_left, 0);
//! let mut session = Session::new(plan, cards, &mut ledger);
//!
//! let shown = session.outcomes(ledger.progress(), &scheduler, now).expect("a card is asked");
//! let event = session.grade(Rating::Good, &shown, 45_000, &scheduler, &mut ledger, now);
//! assert!(event.is_some(), "to be written down, as `store` does");
//!
//! let dough = ledger.progress().card("baker/dough").and_then(|card| card.seen()).expect("it was graded");
//! assert_eq!(dough.due.to_string(), "2027-01-08");
//! ```

pub mod answer;
#[cfg(feature = "cli")]
pub mod cli;
pub mod deck;
pub mod export;
pub mod history;
pub mod import;
pub mod library;
pub mod mock;
pub mod schedule;
pub mod session;
pub mod settings;
pub mod stats;
pub mod store;
pub mod text;
pub mod time;
#[cfg(feature = "tui")]
pub mod tui;
