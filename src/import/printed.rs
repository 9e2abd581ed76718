//! The lines a browser prints at the top and bottom of every sheet: a page that was saved by way of print has them in its middle.

use std::collections::HashMap;

use crate::text::{clean, truncate};

use super::{
    footer::is_address,
    labels,
    lines::{Line, ends_sentence},
    peel::peel,
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

/// `lines` without those a browser printed. They are reported, each kind once, and so are those that were kept for want of proof.
pub(super) fn without_print<'a>(lines: Vec<Line<'a>>, report: &mut Report) -> Vec<Line<'a>> {
    let found: Vec<(usize, Print)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.code)
        .filter_map(|(at, line)| Some((at, print(line.text())?)))
        .collect();
    let addresses = addresses(&lines, &found);
    let proof = Proof::new(&lines, &addresses);
    let stamps = stamps(&lines, &found, &proof);
    let sheets = sheets(&lines, &found, &proof);
    let mut out = Vec::new();
    for kind in [addresses, stamps, sheets] {
        tell(&lines, &kind.out, report);
        if kind.out.is_empty() {
            keep(&lines, &kind.doubtful, report);
        }
        out.extend(kind.out);
    }
    if out.is_empty() {
        return lines;
    }
    out.sort_unstable();
    without(lines, &out)
}

/// The lines of one kind, by their index.
#[derive(Default)]
struct Kind {
    out: Vec<usize>,
    /// They look printed, but nothing proves it.
    doubtful: Vec<usize>,
}

/// What tells printed lines from those of an answer: they stand on several questions, or beside an address with its sheet.
struct Proof {
    /// Where answers are announced.
    answers: Vec<usize>,
    addresses: Vec<usize>,
}

impl Proof {
    fn new(lines: &[Line], addresses: &Kind) -> Self {
        let is_answer = |line: &Line| {
            !line.code && labels::may_begin(line.raw) && labels::answer(peel(line.raw)).is_some()
        };
        let answers = lines.iter().enumerate().filter(|(_, line)| is_answer(line));
        Self {
            answers: answers.map(|(at, _)| at).collect(),
            addresses: addresses.out.clone(),
        }
    }

    /// Whether a question begins between the first and the last of `kind`.
    fn spans(&self, kind: &[usize]) -> bool {
        let (Some(first), Some(last)) = (kind.first(), kind.last()) else {
            return false;
        };
        let next = self.answers.partition_point(|answer| answer < first);
        self.answers.get(next).is_some_and(|answer| answer < last)
    }

    fn beside_address(&self, at: usize) -> bool {
        // The addresses are in order, and a planted file may have very many.
        let next = self.addresses.partition_point(|address| *address + NEAR < at);
        let address = self.addresses.get(next);
        address.is_some_and(|address| at == 0 || address.abs_diff(at) <= NEAR)
    }
}

fn keep(lines: &[Line], kind: &[usize], report: &mut Report) {
    if let Some(line) = kind.first().and_then(|at| lines.get(*at)) {
        let shown = truncate(&clean(line.text()), 40);
        report.warning(
            line.place(),
            format!("\"{shown}\" looks like a line that a browser prints; kept"),
            "if it is no part of a text, delete it, and others like it, from the page and import again",
        );
    }
}

/// Reports the lines of one kind that are left out, each text once: the numbers of the sheets make no other text.
fn tell(lines: &[Line], kind: &[usize], report: &mut Report) {
    let mut texts: Vec<(Line, usize)> = Vec::new();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for line in kind.iter().filter_map(|at| lines.get(*at)) {
        let nth = *seen.entry(essence(line.text())).or_insert(texts.len());
        match texts.get_mut(nth) {
            Some((_, times)) => *times += 1,
            None => texts.push((*line, 1)),
        }
    }
    for (line, times) in texts {
        let shown = truncate(&clean(line.text()), 40);
        let what = match times {
            1 => {
                format!("\"{shown}\" was taken for a line that a browser prints on every sheet and left out")
            }
            more => format!(
                "\"{shown}\" and {} more like it were taken for lines that a browser prints on every sheet and left out",
                more - 1
            ),
        };
        let hint = "if it belongs to an answer, add it to the card";
        report.warning(line.place(), what, hint);
    }
}

/// What of a printed line is the same on every sheet.
fn essence(text: &str) -> &str {
    match print(text) {
        Some(Print::Address) => text
            .rsplit_once(char::is_whitespace)
            .map_or(text, |(address, _)| address),
        Some(Print::Sheet { .. }) => "",
        _ => text,
    }
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

/// An address with its sheet: at least two that are alike, or one that counts a single sheet at the end of the page.
fn addresses(lines: &[Line], found: &[(usize, Print)]) -> Kind {
    let all: Vec<usize> = found
        .iter()
        .filter(|(_, print)| *print == Print::Address)
        .map(|(at, _)| *at)
        .collect();
    let text = |at: &usize| lines.get(*at).map_or("", |line| line.text());
    let address = |at: &usize| {
        text(at)
            .rsplit_once(char::is_whitespace)
            .map(|(address, _)| address)
    };
    let mut times: HashMap<Option<&str>, usize> = HashMap::new();
    for at in &all {
        *times.entry(address(at)).or_default() += 1;
    }
    let only = |at: &usize| at + 1 == lines.len() && text(at).ends_with(" 1/1");
    let (out, doubtful) = all
        .into_iter()
        .partition(|at| times.get(&address(at)) > Some(&1) || only(at));
    Kind { out, doubtful }
}

/// The stamps that stand at several questions as they are, or beside an address that was printed.
fn stamps(lines: &[Line], found: &[(usize, Print)], proof: &Proof) -> Kind {
    let mut alike: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, _) in found.iter().filter(|(_, print)| *print == Print::Stamp) {
        alike
            .entry(lines.get(*at).map_or("", |line| line.text()))
            .or_default()
            .push(*at);
    }
    let mut kind = Kind::default();
    for stamps in alike.into_values() {
        let spans = proof.spans(&stamps);
        let several = stamps.len() > 1;
        for at in stamps {
            if spans || proof.beside_address(at) {
                kind.out.push(at);
            } else if several {
                kind.doubtful.push(at);
            }
        }
    }
    kind.out.sort_unstable();
    kind.doubtful.sort_unstable();
    kind
}

/// The numbers of sheets, if they count on from one to the next, or if there is one alone at the end.
fn sheets(lines: &[Line], found: &[(usize, Print)], proof: &Proof) -> Kind {
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
    let all: Vec<usize> = sheets.iter().map(|(at, ..)| *at).collect();
    let plain_address = |at: &usize| {
        let beside = [at.checked_sub(1), Some(at + 1)];
        beside
            .into_iter()
            .flatten()
            .any(|at| lines.get(at).is_some_and(|line| is_address(line.text())))
    };
    let proven = proof.spans(&all)
        || all
            .iter()
            .all(|at| proof.beside_address(*at) || plain_address(at));
    match (counts_on, proven) {
        (false, _) => Kind::default(),
        (true, true) => Kind {
            out: all,
            doubtful: Vec::new(),
        },
        (true, false) => Kind {
            out: Vec::new(),
            doubtful: all,
        },
    }
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
