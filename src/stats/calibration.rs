//! How sure the user was before the sample answer was shown, against how it went.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::{
    deck::{CardId, Kind},
    history::{Event, EventKind, Mode, Sure},
    schedule::Rating,
    time::StudyDay,
};

/// Fewer answers than this are too few to tell anything from. The number is judgement.
pub const FEW: usize = 5;

/// How answers went of which the user had been equally sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Went {
    /// All of them.
    pub answers: usize,
    /// Graded Hard, Good or Easy.
    pub passed: usize,
    /// Graded Good or Easy.
    pub good: usize,
}

/// When a question was asked, seen from the last time its sample answer had been shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Since {
    /// On an earlier study day: what was foreseen is about what is remembered.
    LaterDay,
    /// Never: the question was met for the first time.
    FirstTime,
    /// On the same study day, which says little of the days to come.
    SameDay,
}

/// How sure the user was against how it went, apart by when the question was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Table([[Went; 3]; 3]);

/// The same over all answers, and by role and kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calibration {
    /// All answers, those to questions that are in no deck any more too.
    pub all: Table,
    /// By role, by its name.
    pub roles: BTreeMap<String, Table>,
    /// Technical, situational, behavioral.
    pub kinds: [Table; 3],
}

impl Went {
    /// Whether there are too few answers to tell anything.
    #[must_use]
    pub fn is_too_few(self) -> bool {
        self.answers < FEW
    }

    fn add(&mut self, rating: Rating) {
        self.answers += 1;
        self.passed += usize::from(rating != Rating::Again);
        self.good += usize::from(matches!(rating, Rating::Good | Rating::Easy));
    }
}

impl Since {
    /// All, the most telling first: a judgement made a day later says far more than one made at once.
    pub const ALL: [Self; 3] = [Self::LaterDay, Self::FirstTime, Self::SameDay];

    /// As shown above figures.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::LaterDay => "On a later day",
            Self::FirstTime => "The first time",
            Self::SameDay => "Again on the same day",
        }
    }
}

impl Table {
    /// Of the questions asked then, those whose answers the user was so `sure` of.
    #[must_use]
    pub fn went(&self, since: Since, sure: Sure) -> Went {
        let [later, first, same] = &self.0;
        let [unsure, fairly, very] = match since {
            Since::LaterDay => later,
            Since::FirstTime => first,
            Since::SameDay => same,
        };
        *match sure {
            Sure::Unsure => unsure,
            Sure::Fairly => fairly,
            Sure::Sure => very,
        }
    }

    /// How many answers there are of questions asked then.
    #[must_use]
    pub fn answers(&self, since: Since) -> usize {
        Sure::ALL
            .into_iter()
            .map(|sure| self.went(since, sure).answers)
            .sum()
    }

    /// Whether there is no answer in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Since::ALL.into_iter().all(|since| self.answers(since) == 0)
    }

    fn add(&mut self, since: Since, sure: Sure, rating: Rating) {
        let [later, first, same] = &mut self.0;
        let [unsure, fairly, very] = match since {
            Since::LaterDay => later,
            Since::FirstTime => first,
            Since::SameDay => same,
        };
        match sure {
            Sure::Unsure => unsure,
            Sure::Fairly => fairly,
            Sure::Sure => very,
        }
        .add(rating);
    }
}

/// What the figures of a kind are of, as shown.
fn questions(kind: Kind) -> &'static str {
    match kind {
        Kind::Technical => "Technical questions",
        Kind::Situational => "Situational questions",
        Kind::Behavioral => "Behavioral questions",
    }
}

impl Calibration {
    /// From the grades in force, oldest first. `card` says of which role and kind a card is, if it is in a deck.
    ///
    /// Answers of a cram and peeks count for nothing themselves; but they showed the sample answer, so that what comes after
    /// them on the same day is asked again.
    #[must_use]
    pub fn of<'a>(
        events: impl IntoIterator<Item = &'a Event>,
        card: impl Fn(&CardId) -> Option<(String, Option<Kind>)>,
    ) -> Self {
        let mut calibration = Self::default();
        let mut shown: HashMap<&CardId, StudyDay> = HashMap::new();
        // Looked up once each: a deck may be of any size.
        let mut known: HashMap<&CardId, Option<(String, Option<Kind>)>> = HashMap::new();
        for event in events {
            let EventKind::Reviewed {
                card: id,
                rating,
                mode,
                attempt,
                ..
            } = &event.what
            else {
                continue;
            };
            let since = match shown.insert(id, event.day) {
                None => Since::FirstTime,
                Some(last) if last < event.day => Since::LaterDay,
                Some(_) => Since::SameDay,
            };
            let counts = attempt.as_ref().filter(|it| !it.peeked && *mode != Mode::Cram);
            if let Some(sure) = counts.and_then(|attempt| attempt.sure) {
                let of = known.entry(id).or_insert_with(|| card(id));
                calibration.add(of.as_ref(), since, sure, *rating);
            }
        }
        calibration
    }

    fn add(&mut self, of: Option<&(String, Option<Kind>)>, since: Since, sure: Sure, rating: Rating) {
        self.all.add(since, sure, rating);
        let Some((role, kind)) = of else { return };
        self.roles
            .entry(role.clone())
            .or_default()
            .add(since, sure, rating);
        for (table, each) in self.kinds.iter_mut().zip(Kind::ALL) {
            if *kind == Some(each) {
                table.add(since, sure, rating);
            }
        }
    }

    /// What it is of, as shown, with its figures: all answers first, then each kind and each role that has any.
    pub fn tables(&self) -> impl Iterator<Item = (&str, &Table)> {
        let kinds = Kind::ALL.into_iter().zip(&self.kinds);
        let kinds = kinds.map(|(kind, table)| -> (&str, &Table) { (questions(kind), table) });
        let roles = self.roles.iter().map(|(name, table)| (name.as_str(), table));
        let parts = kinds.chain(roles).filter(|(_, table)| !table.is_empty());
        std::iter::once(("All answers", &self.all)).chain(parts)
    }
}
