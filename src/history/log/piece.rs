//! Reads whole lines, on as many cores as there are.

use std::{sync::Arc, thread};

use crate::{
    deck::CardId,
    history::{
        line::{Line, first_line, read_line},
        unreadable::Unreadable,
    },
};

use super::{
    entry::{Entry, Number, Place},
    names::{Fresh, Names},
};

/// Text so short is read sooner by one core than given to two.
const SHORT: usize = 64 << 10;

/// What one core read.
#[derive(Debug)]
pub(super) struct Piece {
    /// The events, each with the number of its run, in the order written.
    pub(super) entries: Vec<(u32, Entry)>,
    /// Events that only a newer program understands, where they have a name.
    pub(super) unknown: Vec<Place>,
    pub(super) unreadable: Unreadable,
    pub(super) lines: usize,
    /// Of all its bytes.
    pub(super) crc: crc32fast::Hasher,
    /// The file is for a program that reads this version: nothing after that line was read.
    pub(super) newer: Option<u32>,
    pub(super) cards: Vec<CardId>,
    pub(super) runs: Vec<Arc<str>>,
}

/// The names met so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) cards: &'a Names<CardId>,
    pub(super) runs: &'a Names<Arc<str>>,
}

/// Reads `text`, which ends with a line end, in pieces that follow one another.
pub(super) fn read(text: &[u8], known: Known) -> Vec<Piece> {
    let parts = if text.len() < SHORT { 1 } else { cores() };
    let mut parts = split(text, parts);
    // One of them is read here.
    let last = parts.pop().unwrap_or_default();
    thread::scope(|scope| {
        let others: Vec<_> = parts
            .into_iter()
            .map(|part| scope.spawn(move || read_part(part, known)))
            .collect();
        let last = read_part(last, known);
        let joined = others.into_iter().map(|other| {
            // A panic there is one here.
            other
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        joined.chain([last]).collect()
    })
}

/// Among how many threads long work is shared. Asking takes as long as short work does.
pub(super) fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// `text` in about so many parts of whole lines, none of them empty.
fn split(text: &[u8], parts: usize) -> Vec<&[u8]> {
    let length = text.len().div_ceil(parts.max(1)).max(1);
    let mut found = Vec::with_capacity(parts);
    let mut rest = text;
    while !rest.is_empty() {
        let (_, mut after) = rest.split_at(length.min(rest.len()) - 1);
        first_line(&mut after);
        let (part, next) = rest.split_at(rest.len() - after.len());
        found.push(part);
        rest = next;
    }
    found
}

fn read_part(text: &[u8], known: Known) -> Piece {
    let mut names = FreshNames {
        cards: Fresh::beyond(known.cards),
        runs: Fresh::beyond(known.runs),
        last_run: None,
    };
    let mut crc = crc32fast::Hasher::new();
    crc.update(text);
    let (mut entries, mut unknown) = (Vec::new(), Vec::new());
    let mut unreadable = Unreadable::default();
    let (mut lines, mut newer) = (0, None);
    let mut rest = text;
    while !rest.is_empty() {
        let line = first_line(&mut rest);
        lines += 1;
        match read_line(line) {
            Line::Reviewed(review) => entries.push(Entry::of_review(&review, &mut names)),
            Line::Event(event) => entries.push(Entry::of(&event, &mut names)),
            Line::Header | Line::Blank => {}
            Line::Unknown(id) => {
                unknown.extend(id.map(|id| names.place(&id)));
                unreadable.unknown();
            }
            Line::Damaged(damage) => unreadable.damaged(lines, damage),
            Line::Newer(version) => {
                newer = Some(version);
                break;
            }
        }
    }
    Piece {
        entries,
        unknown,
        unreadable,
        lines,
        crc,
        newer,
        cards: names.cards.into_names(),
        runs: names.runs.into_names(),
    }
}

struct FreshNames<'a> {
    cards: Fresh<'a, CardId>,
    runs: Fresh<'a, Arc<str>>,
    /// Lines of one run follow one another.
    last_run: Option<(String, u32)>,
}

impl Number for FreshNames<'_> {
    fn run(&mut self, name: &str) -> u32 {
        match &self.last_run {
            Some((last, number)) if last == name => *number,
            _ => {
                let number = self.runs.number(name);
                self.last_run = Some((name.to_owned(), number));
                number
            }
        }
    }

    fn card(&mut self, name: &str) -> u32 {
        self.cards.number(name)
    }
}
