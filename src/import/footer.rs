//! Where a page's last answer ends and the site goes on.

use super::{
    flow::is_rule,
    fresh::is_fresh,
    lines::{Line, ends_sentence},
    navigation::{Certainty, is_call, is_phrase, is_plain, navigation},
    report::{Report, span},
};

/// How many single lines before the first sure sign of a footer may belong to it.
const LEAD: usize = 3;

/// The most lines a footer may have.
const LONGEST: usize = 500;

/// The most lines between two signs of one footer.
const NEAR: usize = 12;

/// `lines`, which end the page, without the site's footer.
///
/// It is reported unless every line of it is a plain menu.
pub(super) fn without_footer<'l, 'a>(lines: &'l [Line<'a>], report: &mut Report) -> &'l [Line<'a>] {
    let lines = without_address(lines, report);
    let Some((start, sure)) = start(lines) else {
        return lines;
    };
    let lead = lead(lines, start);
    let (answer, footer) = lines.split_at_checked(lead).unwrap_or((lines, &[]));
    let plain = |line: &Line| !line.code && (is_plain(line.text()) || is_rule(line.text()));
    if !sure || !footer.iter().all(plain) {
        let (lines, one) = span(footer);
        let were = if one { "was" } else { "were" };
        report.warning(
            footer.first().map_or(0, |line| line.place()),
            format!("{lines} after the last answer {were} taken for a part of the site and left out"),
            "what belongs to the answer, add to the card",
        );
    }
    answer
}

/// Whether `text` is an address and nothing else.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches('<');
    let start = ["http://", "https://", "www."].iter().any(|start| {
        text.get(..start.len())
            .is_some_and(|text| text.eq_ignore_ascii_case(start))
    });
    start && text.len() > 10 && !text.contains(char::is_whitespace)
}

/// Words by which a sentence announces the address below it.
const ANNOUNCING: &[&str] = &[
    "address", "article", "below", "blog", "docs", "here", "link", "online", "page", "post", "public",
    "read", "reading", "see", "site", "source", "talk", "talks",
];

/// `lines` without the page's own address at their end: the only one there, in a paragraph of its own, that nothing announces.
fn without_address<'l, 'a>(lines: &'l [Line<'a>], report: &mut Report) -> &'l [Line<'a>] {
    let [rest @ .., last] = lines else { return lines };
    let Some(before) = rest.last() else { return lines };
    if last.code || !is_address(last.text()) || is_list(rest) {
        return lines;
    }
    let text = before.text().to_lowercase();
    let words = text
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let announced = words.rev().take(6).any(|word| ANNOUNCING.contains(&word));
    if last.blanks == 0 || announced || is_address(before.text()) {
        report.warning(
            last.place(),
            "this address may be the page's own; it was kept in the last answer",
            "if it is no part of the answer, delete it from the card",
        );
        return lines;
    }
    report.warning(
        last.place(),
        "this address after the last answer was taken for the page's own and left out",
        "if it belongs to the answer, add it to the card",
    );
    rest
}

/// Whether `lines` end in a colon, with addresses below it or not.
fn is_list(lines: &[Line]) -> bool {
    let text = lines
        .iter()
        .rev()
        .map(|line| line.text())
        .find(|text| !is_address(text));
    text.is_some_and(|text| text.ends_with([':', '：']))
}

/// The first line that a site would put there, and whether only a site would.
fn start(lines: &[Line]) -> Option<(usize, bool)> {
    let from = lines.len().saturating_sub(LONGEST).max(1);
    let mut likely = None;
    let mut calls = Calls::default();
    // What a sentence with a colon announces belongs to it.
    let mut announced = false;
    for (at, line) in lines.iter().enumerate().skip(from) {
        if line.code {
            likely = None;
            continue;
        }
        let signs = navigation(line.text()).is_some() || is_call(line.text());
        announced = signs && (announced || follows_colon(lines, at));
        if announced {
            continue;
        }
        calls.pass(at, *line, is_fresh(lines, at));
        match navigation(line.text()) {
            Some(Certainty::Sure) if heads_text(lines, at) => likely = None,
            Some(Certainty::Sure) if is_fresh(lines, at) || begins_anew(line.text()) => {
                let first = likely.into_iter().chain(calls.first).min();
                return Some((first.unwrap_or(at), true));
            }
            Some(Certainty::Likely) if starts_menu(lines, at) || likely.is_some() => {
                likely = likely.or(Some(at));
            }
            // What follows a lone "Next" or "About" in an answer is the rest of the answer.
            _ if line.text().len() > 60 => likely = None,
            _ => {}
        }
    }
    let called = calls.first.filter(|_| calls.count > 1 && !calls.prose);
    match (called, likely) {
        (Some(first), likely) => Some((likely.map_or(first, |likely| first.min(likely)), true)),
        (None, likely) => likely.map(|at| (at, false)),
    }
}

fn follows_colon(lines: &[Line], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    before.is_some_and(|before| before.text().ends_with([':', '：']))
}

/// Whether the words of a site at `at` may be the heading of a text: a sentence of some length follows.
fn heads_text(lines: &[Line], at: usize) -> bool {
    let next = lines
        .get(at + 1)
        .filter(|next| !next.code)
        .map_or("", |next| next.text());
    let phrase = lines.get(at).is_some_and(|line| is_phrase(line.text()));
    phrase && navigation(next).is_none() && next.split_whitespace().nth(7).is_some() && !next.ends_with('?')
}

/// The calls to do something that stand near one another. One alone proves nothing.
#[derive(Default)]
struct Calls {
    first: Option<usize>,
    last: usize,
    count: usize,
    /// Whether a long sentence follows the last of them.
    prose: bool,
}

impl Calls {
    fn pass(&mut self, at: usize, line: Line, fresh: bool) {
        if is_call(line.text()) && (fresh || self.first.is_some()) {
            if self.first.is_none() {
                self.first = Some(at);
            }
            (self.last, self.prose) = (at, false);
            self.count += 1;
        } else if self.first.is_some() && ((self.prose && is_prose(line)) || at > self.last + NEAR) {
            *self = Self::default();
        } else {
            self.prose = self.prose || is_prose(line);
        }
    }
}

/// Whether a menu may begin at `at`: not in the middle of a sentence or a list.
fn starts_menu(lines: &[Line], at: usize) -> bool {
    let item = |line: &Line| line.text().starts_with(['-', '*', '+', '•']);
    is_fresh(lines, at) && !lines.get(at).is_some_and(item)
}

fn begins_anew(text: &str) -> bool {
    text.starts_with(|char: char| !char.is_lowercase())
}

/// Where the footer begins if the short lines that stand alone before `start` belong to it.
fn lead(lines: &[Line], start: usize) -> usize {
    let mut lead = start;
    while let Some(at) = lead.checked_sub(1).filter(|at| *at > 0 && start - at <= LEAD)
        && let (Some(line), Some(before), Some(next)) = (lines.get(at), lines.get(at - 1), lines.get(at + 1))
        && !line.code
        && line.blanks > 0
        && next.blanks > 0
        && !is_rule(line.text())
        && line.text().len() <= 60
        && line.text().starts_with(char::is_uppercase)
        && !ends_sentence(line.text())
        && (ends_sentence(before.text()) || before.code || before.blanks > 0)
    {
        lead = at;
    }
    lead
}

fn is_prose(line: Line) -> bool {
    let text = line.text();
    text.len() >= 80
        && ends_sentence(text)
        && !["cookie", "©", "rights reserved"]
            .iter()
            .any(|word| text.to_lowercase().contains(word))
}
