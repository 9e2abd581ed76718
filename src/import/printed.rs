//! The lines a browser prints at the top and bottom of every sheet: a page that was saved by way of print has them in its middle.

use std::collections::HashMap;

use crate::text::{clean, truncate};

use super::{
    footer::is_address,
    lines::{Line, ends_sentence},
    report::Report,
    words::{eat, eat_number},
};

/// How far from the address at the bottom of one sheet the top of the next may be, in lines.
const NEAR: usize = 3;

/// What such a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Print {
    /// An address and "2/5": only a browser writes that.
    Address,
    /// A date and a time, then mostly the title.
    Stamp,
    /// "Page 2 of 5" or "2/5".
    Sheet { number: u32, of: u32, named: bool },
}

/// `lines` without those a browser printed. They are reported, each kind once.
pub(super) fn without_print<'a>(lines: Vec<Line<'a>>, report: &mut Report) -> Vec<Line<'a>> {
    let found: Vec<(usize, Print)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.code)
        .filter_map(|(at, line)| Some((at, print(line.text())?)))
        .collect();
    let mut out: Vec<usize> = [addresses(&found), stamps(&lines, &found), sheets(&lines, &found)]
        .into_iter()
        .inspect(|kind| tell(&lines, kind, report))
        .flatten()
        .collect();
    if out.is_empty() {
        return lines;
    }
    out.sort_unstable();
    without(lines, &out)
}

fn tell(lines: &[Line], kind: &[usize], report: &mut Report) {
    let Some(line) = kind.first().and_then(|at| lines.get(*at)) else {
        return;
    };
    let shown = truncate(&clean(line.text()), 40);
    let what = match kind.len() {
        1 => format!("\"{shown}\" was taken for a line that a browser prints on every sheet and left out"),
        more => format!(
            "\"{shown}\" and {} more like it were taken for lines that a browser prints on every sheet and left out",
            more - 1
        ),
    };
    report.warning(
        line.place(),
        what,
        "if it belongs to an answer, add it to the card",
    );
}

fn print(text: &str) -> Option<Print> {
    if text.len() > 400 || !text.starts_with(|char: char| char.is_ascii_digit() || "pPhHwW-".contains(char)) {
        return None;
    }
    if let Some((address, sheet)) = text.rsplit_once(char::is_whitespace)
        && is_address(address.trim_end())
    {
        return sheet_of(sheet).map(|_| Print::Address);
    }
    if is_stamp(text) {
        return Some(Print::Stamp);
    }
    let dashes = text.trim_matches(['-', '–', '—', ' ']);
    let named = eat(dashes, "page");
    let (number, of) = sheet_of(named.unwrap_or(dashes))?;
    Some(Print::Sheet {
        number,
        of,
        named: named.is_some(),
    })
}

/// The numbers of "2/5" or "2 of 5".
fn sheet_of(text: &str) -> Option<(u32, u32)> {
    let (number, rest) = eat_number(text.trim_start())?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('/').or_else(|| eat(rest, "of"))?;
    let (of, rest) = eat_number(rest.trim_start())?;
    (rest.trim().is_empty() && (1..=of).contains(&number)).then_some((number, of))
}

/// Whether `text` begins with a date in digits and a time.
fn is_stamp(text: &str) -> bool {
    let mut words = text.split(char::is_whitespace).filter(|word| !word.is_empty());
    let numbers = |word: &str, marks: &[char], counts: &[usize]| {
        let mut parts = word.trim_end_matches(',').split(marks);
        let digits =
            |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        counts.contains(&parts.clone().count()) && parts.all(digits)
    };
    words
        .next()
        .is_some_and(|date| numbers(date, &['/', '.', '-'], &[3]))
        && words.next().is_some_and(|time| numbers(time, &[':'], &[2, 3]))
}

fn addresses(found: &[(usize, Print)]) -> Vec<usize> {
    let address = |(at, print): &(usize, Print)| (*print == Print::Address).then_some(*at);
    found.iter().filter_map(address).collect()
}

/// The stamps that stand on the page several times as they are, or beside an address that was printed.
fn stamps(lines: &[Line], found: &[(usize, Print)]) -> Vec<usize> {
    let stamps = || {
        found
            .iter()
            .filter(|(_, print)| *print == Print::Stamp)
            .map(|(at, _)| *at)
    };
    let text = |at: usize| lines.get(at).map(|line| line.text());
    let mut times: HashMap<Option<&str>, usize> = HashMap::new();
    for at in stamps() {
        *times.entry(text(at)).or_default() += 1;
    }
    let addresses = addresses(found);
    let beside = |at: usize| {
        // The addresses are in order, and a planted file may have very many.
        let next = addresses.partition_point(|address| *address + NEAR < at);
        addresses
            .get(next)
            .is_some_and(|address| at == 0 || address.abs_diff(at) <= NEAR)
    };
    stamps()
        .filter(|at| times.get(&text(*at)) > Some(&1) || beside(*at))
        .collect()
}

/// The numbers of sheets, if they count on from one to the next or if there is one alone, at the end.
fn sheets(lines: &[Line], found: &[(usize, Print)]) -> Vec<usize> {
    let sheet = |(at, print): &(usize, Print)| match print {
        Print::Sheet { number, of, named } => Some((*at, *number, *of, *named)),
        _ => None,
    };
    let sheets: Vec<_> = found.iter().filter_map(sheet).collect();
    let counts_on = match sheets.as_slice() {
        [] => false,
        [(at, _, _, named)] => *named && lines.iter().skip(at + 1).all(|line| is_address(line.text())),
        sheets => sheets.windows(2).all(|pair| match pair {
            [(at, number, of, _), (next, then, total, _)] => {
                at + 1 < *next && number + 1 == *then && of == total
            }
            _ => true,
        }),
    };
    let sheets = sheets.iter().map(|(at, ..)| *at);
    if counts_on { sheets.collect() } else { Vec::new() }
}

/// `lines` without those at `out`. A sentence that went on over the sheets is one again.
fn without<'a>(lines: Vec<Line<'a>>, out: &[usize]) -> Vec<Line<'a>> {
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut out = out.iter().peekable();
    let mut gap: Option<u16> = None;
    for (at, mut line) in lines.into_iter().enumerate() {
        if out.next_if(|next| **next == at).is_some() {
            gap = gap.max(Some(line.blanks));
            continue;
        }
        if let Some(gap) = gap.take() {
            let goes_on = line.text().starts_with(char::is_lowercase)
                && kept.last().is_some_and(|last| !ends_sentence(last.text()));
            line.blanks = if goes_on { 0 } else { line.blanks.max(gap) };
        }
        kept.push(line);
    }
    kept
}
