//! Which questions a mock interview asks.

use std::{cmp::Reverse, collections::HashMap, sync::Arc};

use crate::{
    deck::{CardId, Difficulty, Kind},
    history::Progress,
    library::Library,
    time::StudyDay,
};

use super::{
    Plan, Scope,
    candidate::{Candidate, Standing},
    plan::shuffle_key,
};

/// A mock interview as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MockPlan {
    /// The role, by its slug.
    pub role: Arc<str>,
    /// How many questions, as far as the role has that many.
    pub questions: usize,
    /// Only these difficulties, `None` for cards that name none; all if empty.
    pub difficulties: Vec<Option<Difficulty>>,
    /// Only these kinds; likewise.
    pub kinds: Vec<Option<Kind>>,
    /// How long it may take, minutes; as long as it takes if `None`.
    pub minutes: Option<u32>,
}

impl MockPlan {
    /// How many questions are asked unless another number is wanted.
    pub const QUESTIONS: usize = 5;

    /// An ordinary one for a role.
    #[must_use]
    pub fn of(role: Arc<str>) -> Self {
        Self {
            role,
            questions: Self::QUESTIONS,
            difficulties: Vec::new(),
            kinds: Vec::new(),
            minutes: None,
        }
    }

    /// The cards to ask, first to last: due ones, new ones and the weakest of the others in turn, and of each the next whose
    /// kind and difficulty were asked least so far. Nothing that is suspended or put off. `seed` decides which new ones.
    #[must_use]
    pub fn cards(&self, library: &Library, progress: &Progress, day: StudyDay, seed: u64) -> Vec<CardId> {
        let mut piles = self.piles(library, progress, day, seed);
        let mut asked: HashMap<Sort, usize> = HashMap::new();
        let mut chosen = Vec::new();
        while chosen.len() < self.questions && piles.iter().any(|pile| !pile.is_empty()) {
            for pile in &mut piles {
                if chosen.len() < self.questions
                    && let Some((sort, card)) = take_least_asked(pile, &asked)
                {
                    *asked.entry(sort).or_default() += 1;
                    chosen.push(card);
                }
            }
        }
        chosen
    }

    /// How many there are to choose from.
    #[must_use]
    pub fn choice(&self, library: &Library, progress: &Progress, day: StudyDay) -> usize {
        self.piles(library, progress, day, 0).iter().map(Vec::len).sum()
    }

    /// Due, new and other cards, each in the order in which they are taken.
    fn piles(
        &self,
        library: &Library,
        progress: &Progress,
        day: StudyDay,
        seed: u64,
    ) -> [Vec<(Sort, CardId)>; 3] {
        let all = Plan {
            scope: Scope::Role(Arc::clone(&self.role)),
            difficulties: self.difficulties.clone(),
            kinds: self.kinds.clone(),
            ..Plan::default()
        };
        let mut candidates: Vec<_> = all
            .candidates(library)
            .filter_map(|entry| {
                let candidate = Candidate::new(entry, progress.card(entry.id.as_str()), day)?;
                Some(((entry.kind, entry.difficulty), candidate))
            })
            .collect();
        // Cards that are equally weak, as new ones are, come shuffled.
        candidates.sort_by_key(|(_, candidate)| shuffle_key(seed, candidate.id));
        candidates.sort_by(|(_, one), (_, other)| one.weaker(other));
        [Standing::Due, Standing::New, Standing::Later].map(|standing| {
            let pile = candidates
                .iter()
                .filter(|(_, candidate)| candidate.standing == standing);
            pile.map(|(sort, candidate)| (*sort, candidate.id.clone()))
                .collect()
        })
    }
}

/// What a card is one of.
type Sort = (Option<Kind>, Option<Difficulty>);

/// Takes the first card out of `pile` whose kind was asked least, and of these whose difficulty was.
fn take_least_asked(pile: &mut Vec<(Sort, CardId)>, asked: &HashMap<Sort, usize>) -> Option<(Sort, CardId)> {
    let how_often = |is_such: &dyn Fn(&Sort) -> bool| {
        let such = asked.iter().filter(|(sort, _)| is_such(sort));
        such.map(|(_, times)| times).sum::<usize>()
    };
    let (at, _) = pile
        .iter()
        .enumerate()
        .max_by_key(|(at, ((kind, difficulty), _))| {
            let of_kind = how_often(&|sort| sort.0 == *kind);
            let of_difficulty = how_often(&|sort| sort.1 == *difficulty);
            (Reverse(of_kind), Reverse(of_difficulty), Reverse(*at))
        })?;
    Some(pile.remove(at))
}
