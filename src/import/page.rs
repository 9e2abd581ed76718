//! Reads a role page as people save it from the web: from any program, with any line ends, wrapped or not.

use std::path::Path;

use crate::deck::Problem;

use super::{
    block, buttons::without_buttons, choose, decode::decode, head::Head, header, joints, lines, numbering,
    printed::without_print, question::PageQuestion, report::Report,
};

/// The largest page that is read, in bytes. A page of ten questions has about 15 thousand.
pub const PAGE_LIMIT: usize = 32 * 1024 * 1024;

/// More questions than any page has; the limit keeps a planted file from taking up the machine.
const QUESTION_LIMIT: usize = 20_000;

/// What a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The role it is about, as it spells it.
    pub role: Option<String>,
    /// How many questions it says it has.
    pub stated_count: Option<usize>,
    /// Its questions that have both a text and an answer, in its order.
    pub questions: Vec<PageQuestion>,
    /// What was left out or doubtful, in the order of lines.
    pub problems: Vec<Problem>,
}

impl Page {
    fn without_questions(report: Report) -> Self {
        Self {
            role: None,
            stated_count: None,
            questions: Vec::new(),
            problems: report.finish(),
        }
    }

    fn refused(mut report: Report, what: String) -> Self {
        report.error(0, what, "check that it is the page you meant, or split it");
        Self::without_questions(report)
    }
}

/// Reads the page in `bytes`; `path` is only used in problems.
///
/// Read are UTF-8, UTF-16 with a byte order mark and Windows-1252. Nothing between the first question and the last answer is left
/// out without a problem that says so.
///
/// ```
/// use greenroom::import::read_page;
/// let text = "Baker\n\nInterview questions for Baker roles.\n\n1 question\n\nQuestion 1\n\nDifficulty: easy\n\n\
///     Why does dough rise?\n\nSample answer\n\nYeast makes gas, and\nthe dough holds it.\n";
/// let page = read_page("baker.txt", text.as_bytes());
/// assert_eq!(page.role.as_deref(), Some("Baker"));
/// assert_eq!(page.questions[0].question, "Why does dough rise?");
/// assert_eq!(page.questions[0].answer, "Yeast makes gas, and the dough holds it.");
/// assert!(page.problems.is_empty());
/// ```
#[must_use]
pub fn read_page(path: impl AsRef<Path>, bytes: &[u8]) -> Page {
    let path = path.as_ref();
    let mut report = Report::new(path);
    if bytes.len() > PAGE_LIMIT {
        let what = format!("this file has over {} MiB", PAGE_LIMIT / (1024 * 1024));
        return Page::refused(report, what);
    }
    match decode(path, bytes) {
        Ok((text, problem)) => {
            if let Some(problem) = problem {
                report.push(problem);
            }
            read_text(&text, report)
        }
        Err(problem) => {
            report.push(*problem);
            Page::without_questions(report)
        }
    }
}

fn read_text(text: &str, mut report: Report) -> Page {
    let Some(lines) = lines::split(text).map(|lines| without_print(lines, &mut report)) else {
        let what = format!("this file has over {} lines", lines::LINE_LIMIT);
        return Page::refused(report, what);
    };
    let chosen = choose::choose(&lines);
    let heads = &chosen.heads;
    if heads.len() > QUESTION_LIMIT {
        let what = format!("this file has over {QUESTION_LIMIT} questions");
        return Page::refused(report, what);
    }
    let first = heads.first().map_or(lines.len(), Head::from);
    let (top, body) = lines.split_at_checked(first).unwrap_or((&lines, &[]));
    let head = if heads.is_empty() {
        header::Header::default()
    } else {
        header::read(top)
    };
    check_top(top, heads.is_empty(), text, &mut report);
    if let Some(line) = body.first().filter(|_| !chosen.labelled) {
        let what = "the questions have no numbers; each was taken to begin at its difficulty, the first on this line";
        report.warning(
            line.place(),
            what,
            "look the cards over, or write \"Question 1\" and so on above the questions",
        );
    }
    let unwrapped = joints::is_unwrapped(body);
    let parts = parts(&chosen, &lines, &mut report);
    let mut questions = Vec::new();
    let (mut unrated, mut rated, mut unclean) = (Vec::new(), false, None);
    for parts in &parts {
        let block = block::read(parts, unwrapped, &mut report);
        unclean = unclean.or(block.unclean);
        rated = rated || block.rated;
        if let Some(question) = block.question {
            if !block.rated {
                unrated.push((question.number, question.line));
            }
            questions.push(question);
        }
    }
    check_difficulties(&unrated, rated, &mut report);
    if let Some(line) = unclean {
        let what = "control characters, first on this line, were made visible or taken out";
        report.warning(line, what, "they are harmless now; delete them from the card");
    }
    let stated = check_numbers(heads, &lines, head.count, &mut report);
    if head.role.is_none() && !questions.is_empty() {
        let hint = "put \"Interview questions for ... roles.\" above the first question";
        report.warning(1, "the page does not say which role it is for", hint);
    }
    Page {
        role: head.role,
        stated_count: stated.map(|(count, _)| count),
        questions,
        problems: report.finish(),
    }
}

/// Reports what is odd about the numbers of `heads`, and returns how many questions the page says it has, with the line that does.
fn check_numbers(
    heads: &[Head],
    lines: &[lines::Line],
    count: Option<(usize, usize)>,
    report: &mut Report,
) -> Option<(usize, usize)> {
    let numbers: Vec<(u32, usize)> = heads
        .iter()
        .filter_map(|head| Some((head.label.number?, lines.get(head.at)?.place())))
        .collect();
    numbering::check(&numbers, report);
    let total = heads.iter().find_map(|head| {
        let total = usize::try_from(head.label.total?).ok()?;
        Some((total, lines.get(head.at)?.place()))
    });
    let stated = count.or(total);
    if let Some((count, line)) = stated.filter(|(count, _)| *count != heads.len())
        && !heads.is_empty()
    {
        let what = format!("the page says {count} questions, but has {}", heads.len());
        report.warning(line, what, "see whether the whole page was saved");
    }
    stated
}

/// Takes the questions apart, without the site's footer and buttons.
fn parts<'a>(
    chosen: &choose::Chosen<'a>,
    lines: &[lines::Line<'a>],
    report: &mut Report,
) -> Vec<block::Parts<'a>> {
    let heads = &chosen.heads;
    let mut parts = Vec::new();
    for (nth, head) in heads.iter().enumerate() {
        let next = heads.get(nth + 1).map_or(lines.len(), Head::from);
        let own = lines.get(head.from()..next).unwrap_or_default();
        parts.push(block::parts(*head, own, chosen.answers));
    }
    block::end_page(&mut parts, report);
    without_buttons(&mut parts, report);
    parts
}

/// Reports a page without questions, and an answer that comes before the first one.
fn check_top(top: &[lines::Line], empty: bool, text: &str, report: &mut Report) {
    let is_answer =
        |line: &&lines::Line| !line.code && super::labels::answer(super::peel::peel(line.raw)).is_some();
    if empty && let Some(line) = top.iter().find(is_answer) {
        let place = line.place();
        let what = format!(
            "no questions were found: there is an answer on line {place}, but no question has a number"
        );
        let hint =
            "write \"Question 1\", \"Question 2\" and so on, each on a line of its own above the question";
        report.error(0, what, hint);
        return;
    }
    if empty {
        let start = text.trim_start().get(..5).unwrap_or_default();
        let hint = if start.starts_with('<') {
            "this is the page's HTML: open it in a browser, copy the text and save that"
        } else {
            "a page has \"Question 1\", the question, \"Sample answer\" and the answer, each on lines of their own"
        };
        report.error(0, "no questions were found on this page", hint);
        return;
    }
    if let Some(line) = top.iter().find(is_answer) {
        let what = "this answer comes before the first question and was left out";
        report.warning(line.place(), what, "put \"Question 1\" above its question");
        return;
    }
    header::tell(top, report);
}

/// Reports the questions, given as number and line, that no difficulty was given for.
fn check_difficulties(unrated: &[(Option<u32>, usize)], rated: bool, report: &mut Report) {
    let hint = "write \"Difficulty: easy\", medium or hard below the question's number";
    if let ([(_, line), _, ..], false) = (unrated, rated) {
        report.warning(*line, "no question of this page has a difficulty", hint);
        return;
    }
    for (number, line) in unrated {
        let name = number.map_or("this question".to_owned(), |number| format!("question {number}"));
        report.warning(*line, format!("{name} has no difficulty"), hint);
    }
}
