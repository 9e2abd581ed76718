//! Lines at the end of the last answer that look like the site's own, but not so surely that they could be left out.

use super::{
    fresh::is_fresh,
    lines::{Line, ends_sentence},
    navigation::{has_site_words, is_call, is_phrase},
    report::{Report, span},
};

/// The longest line that may be a heading, in bytes, and how many lines at the end are looked at.
const LONGEST: usize = 60;
const DEEPEST: usize = 60;

/// Warns of what looks like the site's at the end of `last`. Headings prove nothing where `others` have them too.
pub(super) fn doubt<'l, 'a: 'l>(
    last: &'l [Line<'a>],
    others: impl Iterator<Item = &'l [Line<'a>]>,
    report: &mut Report,
) {
    let from = last.len().saturating_sub(DEEPEST).max(1);
    let site = |at: &usize| {
        let own = last.get(*at).filter(|line| !line.code);
        own.is_some_and(|line| {
            let text = line.text();
            is_fresh(last, *at) && (has_site_words(text) || is_call(text) || is_phrase(text))
        })
    };
    let sign = (from..last.len()).find(site);
    let heading = || headings(last).find(|at| *at >= from);
    let mut others = others;
    let own = |heading: &usize| !is_announced(last, *heading);
    let first = match sign {
        Some(at) => Some(at),
        None => heading()
            .filter(own)
            .filter(|_| !others.any(|other| headings(other).next().is_some())),
    };
    if let Some(site) = first.and_then(|first| last.get(first..)) {
        let (lines, one) = span(site);
        let look = if one { "looks" } else { "look" };
        report.warning(
            site.first().map_or(0, |line| line.place()),
            format!("{lines} at the end of the last answer {look} like the site's own; kept in the answer"),
            "look the last card over, and delete from it what is no part of the answer",
        );
    }
}

/// Whether the answer goes on below a line that ends in a colon.
fn is_announced(lines: &[Line], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    before.is_some_and(|before| before.text().ends_with([':', '：']) || before.code)
}

/// The lines, after the first, that stand alone as headings do: two words at least, no end of a sentence.
fn headings(lines: &[Line]) -> impl Iterator<Item = usize> {
    let is_heading = |at: &usize| {
        let (Some(line), Some(before)) = (lines.get(*at), at.checked_sub(1).and_then(|at| lines.get(at)))
        else {
            return false;
        };
        let next = lines.get(at + 1);
        let text = line.text();
        line.blanks > 0
            && !line.code
            && next.is_none_or(|next| next.blanks > 0)
            && text.len() <= LONGEST
            && text.starts_with(char::is_uppercase)
            && !ends_sentence(text)
            && !text.ends_with([',', ';'])
            && ends_sentence(before.text())
    };
    (1..lines.len()).filter(is_heading)
}
