//! What a page says before its first question: the role, and how many questions there are.

use crate::text::clean;

use super::{
    flow::is_rule,
    labels,
    lines::Line,
    navigation::navigation,
    peel::peel,
    report::{Report, span},
    words::{eat, eat_number},
};

/// The longest line that is looked at, in bytes, and the longest role.
const LONGEST: usize = 300;
const LONGEST_ROLE: usize = 120;

/// How many lines before the first question are looked at.
const DEEPEST: usize = 1000;

/// Words that may stand before "interview questions" without being part of a role.
const FILLERS: &[&str] = &[
    "a",
    "an",
    "the",
    "top",
    "best",
    "common",
    "most",
    "popular",
    "typical",
    "frequently",
    "frequent",
    "asked",
    "sample",
    "practice",
    "essential",
    "job",
];

/// Words that make what follows "interview questions for" no role.
const NO_ROLE: &[&str] = &[
    "all",
    "any",
    "browse",
    "different",
    "each",
    "every",
    "free",
    "its",
    "many",
    "mock",
    "more",
    "my",
    "other",
    "our",
    "related",
    "similar",
    "these",
    "this",
    "various",
    "you",
    "your",
];

/// What the head of a page says.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// The role, as the page spells it.
    pub(super) role: Option<String>,
    /// The stated number of questions, and its line.
    pub(super) count: Option<(usize, usize)>,
}

/// Reads the lines before the first question.
pub(super) fn read(lines: &[Line]) -> Header {
    let near = lines.get(lines.len().saturating_sub(DEEPEST)..);
    let short: Vec<Line> = near
        .unwrap_or_default()
        .iter()
        .filter(|line| !line.code && line.raw.len() <= LONGEST)
        .copied()
        .collect();
    let mut header = Header::default();
    let (mut sentence, mut titled, mut heading, mut above) = (None, None, None, None);
    let mut before: Option<Line> = None;
    for (at, line) in short.iter().enumerate() {
        let body = peel(line.raw).body;
        let mut counted = count(body);
        let mut found = role_in_sentence(body);
        if !found.as_ref().is_some_and(|sentence| sentence.complete)
            && let Some(next) = short.get(at + 1).filter(|next| continues(**next))
        {
            // A narrow window wraps the sentence.
            let whole = role_in_sentence(&format!("{body} {}", next.text()));
            found = whole.filter(|sentence| sentence.complete).or(found);
        }
        if let Some(found) = found {
            counted = counted.or_else(|| count(&found.rest));
            sentence = Some(found.role);
        } else if let Some(role) = role_before_words(body) {
            titled = Some(role);
        } else if line.text().starts_with("# ") && is_title(body) {
            heading = heading.or(Some(body.to_owned()));
        }
        if counted.is_some() || is_plain_heading(body) {
            let title = before
                .map(|line| peel(line.raw).body)
                .filter(|title| is_title(title));
            above = title.map(str::to_owned).or(above);
        }
        if let Some(count) = counted {
            header.count = Some((count, line.place()));
        }
        before = Some(*line);
    }
    let role = sentence.or(titled).or(heading).or(above);
    header.role = role.or_else(|| only_title(&short)).map(|role| {
        let spelled = spelling(&role, &short).unwrap_or(role);
        words(&clean(&spelled)).join(" ")
    });
    header
}

/// Reports what is left out above the first question: all but menus, the role and the number of questions.
pub(super) fn tell(lines: &[Line], report: &mut Report) {
    let header = read(lines);
    let known = |at: usize, line: &Line| {
        let body = peel(line.raw).body;
        let role = || {
            header.role.as_ref().is_some_and(|role| {
                words(&clean(body))
                    .join(" ")
                    .to_lowercase()
                    .contains(&role.to_lowercase())
            })
        };
        is_rule(line.text())
            || navigation(line.text()).is_some()
            || count(body).is_some()
            || names_role(body)
            || is_plain_heading(body)
            || labels::question(peel(line.raw)).is_some()
            || (body.len() <= LONGEST && role())
            || ends_sentence_of_role(lines, at)
    };
    let unknown = |(at, line): (usize, &Line)| (!known(at, line)).then_some(at);
    let first = lines.iter().enumerate().find_map(unknown);
    let last = lines.iter().enumerate().rev().find_map(unknown);
    let out = first.zip(last).and_then(|(first, last)| lines.get(first..=last));
    if let Some(out) = out {
        let (numbers, one) = span(out);
        let were = if one { "was" } else { "were" };
        report.warning(
            out.first().map_or(0, |line| line.place()),
            format!("{numbers} above the first question {were} taken for a part of the site and left out"),
            "if a question is among them, put its number above it and import again",
        );
    }
}

/// Whether a narrow window wrapped the sentence that names the role to `at`.
fn ends_sentence_of_role(lines: &[Line], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    let (Some(before), Some(line)) = (before, lines.get(at)) else {
        return false;
    };
    before.raw.len() + line.raw.len() <= LONGEST
        && role_in_sentence(&format!("{} {}", peel(before.raw).body, line.text()))
            .is_some_and(|sentence| sentence.complete)
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn lower(word: &str) -> String {
    word.trim_matches(|char: char| !char.is_alphanumeric())
        .to_lowercase()
}

/// Whether `line` may go on with a sentence.
fn continues(line: Line) -> bool {
    line.blanks == 0 && navigation(line.text()).is_none() && count(line.text()).is_none()
}

/// What follows "interview questions for" at the beginning of a line.
fn after_fillers(body: &str) -> Option<&str> {
    let mut rest = body;
    loop {
        rest = rest.trim_start();
        if let Some(after) = eat(rest, "interview") {
            let after = eat(after.trim_start(), "questions")?.trim_start();
            let after = eat(after, "and answers").map_or(after, str::trim_start);
            return eat(after, "for").map(str::trim_start);
        }
        let filler = FILLERS.iter().find_map(|word| eat(rest, word));
        rest = filler.or_else(|| eat_number(rest).map(|(_, after)| after))?;
    }
}

/// "Interview questions for X roles."
struct Sentence {
    role: String,
    /// Whether "roles" or the like ends it.
    complete: bool,
    /// What follows it.
    rest: String,
}

fn role_in_sentence(body: &str) -> Option<Sentence> {
    let words = words(after_fillers(body)?);
    let skip = words
        .iter()
        .take_while(|word| ["a", "an", "the"].contains(&&*lower(word)))
        .count();
    let words = words.get(skip..)?;
    let end = words.iter().enumerate().skip(1).find(|(at, word)| {
        let noun = ["role", "roles", "position", "positions", "job", "jobs"];
        let last = at + 1 == words.len() || word.ends_with(['.', ':', '!']);
        last && noun.contains(&&*lower(word))
    });
    let end = end.map(|(at, _)| at);
    let role = words.get(..end.unwrap_or(words.len()))?.join(" ");
    let role = role.trim_end_matches(['.', ':', '!', ',']);
    is_role(role).then(|| Sentence {
        role: role.to_owned(),
        complete: end.is_some(),
        rest: end
            .and_then(|end| words.get(end + 1..))
            .unwrap_or_default()
            .join(" "),
    })
}

/// Whether a line is the one that says which role the questions are for.
pub(super) fn names_role(body: &str) -> bool {
    role_in_sentence(body).is_some() || role_before_words(body).is_some()
}

/// The role of "X interview questions".
fn role_before_words(body: &str) -> Option<String> {
    let end = [" | ", " - ", " – ", " — ", " · ", " (", ":"]
        .iter()
        .filter_map(|mark| body.find(mark))
        .min()
        .unwrap_or(body.len());
    let words = words(body.get(..end)?);
    let at = words
        .windows(2)
        .position(|pair| pair.iter().map(|word| lower(word)).eq(["interview", "questions"]))?;
    let after: Vec<String> = words.iter().skip(at + 2).map(|word| lower(word)).collect();
    if !after.is_empty() && after != ["and", "answers"] {
        return None;
    }
    let skip = words
        .iter()
        .take_while(|word| FILLERS.contains(&&*lower(word)) || eat_number(word).is_some())
        .count();
    let role = words.get(skip..at)?.join(" ");
    is_role(&role).then_some(role)
}

fn is_role(role: &str) -> bool {
    let first = role.split_whitespace().next().map(lower).unwrap_or_default();
    role.len() <= LONGEST_ROLE
        && role.split_whitespace().count() <= 10
        && role.contains(char::is_alphabetic)
        && !NO_ROLE.contains(&&*first)
        && !is_trail(role)
}

/// Whether `line` is a trail of links: "Home > Roles".
fn is_trail(line: &str) -> bool {
    [" > ", "›", "»", " → ", " | "]
        .iter()
        .any(|mark| line.contains(mark))
        || (line.contains(" / ") && eat(line, "home").is_some())
}

/// "Interview questions" with no role.
fn is_plain_heading(body: &str) -> bool {
    after_fillers(&format!("{body} for")).is_some_and(str::is_empty)
}

/// Whether `body` might be the name of a role.
fn is_title(body: &str) -> bool {
    is_role(body)
        && !body.ends_with(['.', '!', '?', ':', ';', ','])
        && navigation(body).is_none()
        && count(body).is_none()
        && !is_plain_heading(body)
        && !body.to_lowercase().contains("cookie")
        && labels::question(peel(body)).is_none()
        && labels::answer(peel(body)).is_none()
}

/// The number in "10 questions", "(10 interview questions)" or "Questions: 10".
pub(super) fn count(body: &str) -> Option<usize> {
    let body = body.trim_matches(['(', ')', '[', ']', '.', ' ']);
    let number = if let Some((number, after)) = eat_number(body) {
        let after = after.trim_start();
        let after = eat(after, "interview").map_or(after, str::trim_start);
        let after = eat(after, "questions").or_else(|| eat(after, "question"))?;
        let after = eat(after.trim_start(), "and answers").unwrap_or(after);
        after.trim().is_empty().then_some(number)?
    } else {
        let after = eat(body, "number of").map_or(body, str::trim_start);
        let after = eat(after, "questions")?.trim_start().strip_prefix(':')?;
        let (number, after) = eat_number(after.trim_start())?;
        after.is_empty().then_some(number)?
    };
    usize::try_from(number).ok()
}

/// The title of a page that says nothing else.
fn only_title(lines: &[Line]) -> Option<String> {
    let mut titles = lines
        .iter()
        .map(|line| peel(line.raw).body)
        .filter(|body| is_title(body) && body.len() <= 80);
    let title = titles.next()?;
    titles.next().is_none().then(|| title.to_owned())
}

/// A spelling of `role` on a line of its own, if `role` itself is all capitals.
fn spelling(role: &str, lines: &[Line]) -> Option<String> {
    if role.contains(char::is_lowercase) {
        return None;
    }
    lines
        .iter()
        .map(|line| peel(line.raw).body)
        .find(|body| body.contains(char::is_lowercase) && body.to_lowercase() == role.to_lowercase())
        .map(str::to_owned)
}
