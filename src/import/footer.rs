//! Where a page's last answer ends and the site goes on.

use super::{
    choose::is_fresh,
    flow::is_rule,
    lines::{Line, ends_sentence},
    navigation::{Certainty, navigation},
    report::Report,
};

/// How many single lines before the first sure sign of a footer may belong to it.
const LEAD: usize = 3;

/// The most lines a footer may have.
const LONGEST: usize = 500;

/// `lines`, which end the page, without the site's footer.
///
/// Lines that might have been meant for the answer are reported.
pub(super) fn without_footer<'l, 'a>(lines: &'l [Line<'a>], report: &mut Report) -> &'l [Line<'a>] {
    let Some((start, sure)) = start(lines) else {
        return lines;
    };
    let lead = lead(lines, start);
    let (answer, footer) = lines.split_at_checked(lead).unwrap_or((lines, &[]));
    let (before, after) = footer.split_at_checked(start - lead).unwrap_or_default();
    let doubtful = |line: &&Line| is_prose(**line) || (!sure && !line.text().contains(' '));
    let doubtful = after.iter().find(doubtful);
    for line in before.iter().chain(doubtful) {
        report.warning(
            line.place(),
            "this text after the last answer was taken for a part of the site and left out",
            "if it belongs to the answer, add it to the card",
        );
    }
    answer
}

/// The first line that a site would put there, and whether only a site would.
fn start(lines: &[Line]) -> Option<(usize, bool)> {
    let from = lines.len().saturating_sub(LONGEST).max(1);
    let mut likely = None;
    for (at, line) in lines.iter().enumerate().skip(from) {
        if line.code {
            likely = None;
            continue;
        }
        match navigation(line.text()) {
            Some(Certainty::Sure) if is_fresh(lines, at) || begins_anew(line.text()) => {
                return Some((likely.unwrap_or(at), true));
            }
            Some(Certainty::Likely) if starts_menu(lines, at) || likely.is_some() => {
                likely = likely.or(Some(at));
            }
            // What follows a lone "Next" or "About" in an answer is the rest of the answer.
            _ if line.text().len() > 60 => likely = None,
            _ => {}
        }
    }
    likely.map(|at| (at, false))
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
