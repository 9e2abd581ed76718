//! A role page, saved in every way people save pages, becomes the same cards; what cannot be used is named with its line.

use std::{fmt::Write, ops::RangeInclusive};

use greenroom::{
    deck::{Difficulty, Problem, Severity},
    import::{PAGE_LIMIT, Page, deck_name, read_page},
};
use proptest::prelude::*;

/// A page as a browser's "copy all" gives it: a line for each paragraph, blank lines between.
const PAGE: &str = "\
Ferry Captain

Interview questions for Ferry Captain roles.

4 questions

Question 1

Difficulty: medium

How do you decide that it’s too rough to sail?

Sample answer

I start with the forecast and the state of the harbour mouth, because a well-built boat can take more than the people on it. Two numbers decide for me: the height of the swell and its period.

Then I ask the crew. If one of them isn’t sure, we wait an hour - “an hour late” is forgotten by the evening, and a rough crossing is not.

Question 2

Difficulty: easy

What do you tell passengers when you are late?

Sample answer

The truth, at once, and when I’ll speak again. I keep it to three sentences: what happened, what we are doing about it, and when they’ll hear more. People forgive a delay; they don’t forgive silence.

Question 3

Difficulty: hard

Describe a near-miss, and what changed on board because of it.

Sample answer

In fog, a yacht crossed our bow at forty metres. I had the look-out posted but no one at the second radar, and the answer to question 2 of our own drill card was wrong. I rewrote the card, and we now rate each drill by difficulty: easy ones monthly, the others weekly. In the three years since then nothing has come that close again.

Question 4

Difficulty: medium

Which logs do you keep?

Sample answer

The deck log, the engine log and the rest-hour sheets. I sign them daily.
";

const QUESTIONS: [(Difficulty, &str, &str); 4] = [
    (
        Difficulty::Medium,
        "How do you decide that it’s too rough to sail?",
        "I start with the forecast and the state of the harbour mouth, because a well-built boat can take more than the people on it. Two numbers decide for me: the height of the swell and its period.\n\nThen I ask the crew. If one of them isn’t sure, we wait an hour - “an hour late” is forgotten by the evening, and a rough crossing is not.",
    ),
    (
        Difficulty::Easy,
        "What do you tell passengers when you are late?",
        "The truth, at once, and when I’ll speak again. I keep it to three sentences: what happened, what we are doing about it, and when they’ll hear more. People forgive a delay; they don’t forgive silence.",
    ),
    (
        Difficulty::Hard,
        "Describe a near-miss, and what changed on board because of it.",
        "In fog, a yacht crossed our bow at forty metres. I had the look-out posted but no one at the second radar, and the answer to question 2 of our own drill card was wrong. I rewrote the card, and we now rate each drill by difficulty: easy ones monthly, the others weekly. In the three years since then nothing has come that close again.",
    ),
    (
        Difficulty::Medium,
        "Which logs do you keep?",
        "The deck log, the engine log and the rest-hour sheets. I sign them daily.",
    ),
];

const HEADER: &str = "\
Skip to content
Home > Roles > Ferry Captain
We use cookies to keep you signed in. Read our cookie policy.
Menu

";

const FOOTER: &str = "
Back to all roles

Related roles

Deckhand
Harbour Pilot

Share this page

Previous  Next

© 2026 Quay Interviews Ltd. All rights reserved.
Privacy policy · Terms
";

fn read(text: &str) -> Page {
    read_page("page.txt", text.as_bytes())
}

/// The problems as the user sees them, without their hints.
fn problems(page: &Page) -> Vec<String> {
    let shown = |problem: &Problem| format!("{:?} {}: {}", problem.severity, problem.line, problem.what);
    page.problems.iter().map(shown).collect()
}

fn assert_same_cards(how: &str, page: &Page) {
    assert_eq!(page.role.as_deref(), Some("Ferry Captain"), "{how}");
    assert_eq!(page.stated_count, Some(4), "{how}");
    assert_eq!(page.questions.len(), 4, "{how}: {:?}", page.problems);
    for ((nth, expected), read) in (1_u32..).zip(QUESTIONS).zip(&page.questions) {
        assert_eq!(read.number.unwrap_or(nth), nth, "{how}");
        assert_eq!(read.difficulty, Some(expected.0), "{how}: question {nth}");
        assert_eq!(read.question, expected.1, "{how}: question {nth}");
        assert_eq!(read.answer, expected.2, "{how}: question {nth}");
    }
}

/// The lines that `problem` says were left out.
fn left_out(problem: &Problem) -> Option<RangeInclusive<usize>> {
    let end = match problem.what.split_once(" to ") {
        Some((_, end)) => end.split(' ').next()?.parse().ok()?,
        None => problem.line,
    };
    (problem.severity == Severity::Error && problem.line > 0).then_some(problem.line..=end)
}

/// Checks that every variant of the page gives the same cards and no problem.
fn assert_same(variants: &[(&str, String)]) {
    for (how, text) in variants {
        let page = read(text);
        assert_same_cards(how, &page);
        assert_eq!(problems(&page), Vec::<String>::new(), "{how}");
    }
}

/// Whether `said` names lines that were left out because they are the site's.
fn is_of_the_site(said: &str) -> bool {
    said.ends_with("taken for a part of the site and left out")
}

/// Checks that every variant of the page gives the same cards, and that nothing is said but what of the site was left out.
fn assert_same_but_for_the_site(variants: &[(&str, String)]) {
    for (how, text) in variants {
        let page = read(text);
        assert_same_cards(how, &page);
        assert!(problems(&page).iter().all(|said| is_of_the_site(said)), "{how}");
        assert!(!page.problems.is_empty(), "{how}");
    }
}

/// Rewrites each line.
fn each_line(text: &str, change: impl Fn(&str) -> String) -> String {
    text.lines().fold(String::new(), |mut out, line| {
        let _ = writeln!(out, "{}", change(line));
        out
    })
}

/// Breaks lines at spaces, and after hyphens if `hyphens`, so that none is longer than `columns`.
fn wrapped(text: &str, columns: usize, hyphens: bool) -> String {
    each_line(text, |line| {
        let (mut out, mut used) = (String::new(), 0);
        let pieces: Vec<&str> = if hyphens {
            line.split_inclusive([' ', '-']).collect()
        } else {
            line.split_inclusive(' ').collect()
        };
        for piece in pieces {
            let length = piece.trim_end().chars().count();
            if used > 0 && used + length > columns {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                used = 0;
            }
            out.push_str(piece);
            used += piece.chars().count();
        }
        out
    })
}

fn without_blank_lines(text: &str) -> String {
    text.lines()
        .filter(|line| !line.is_empty())
        .fold(String::new(), |out, line| out + line + "\n")
}

fn is_label(line: &str) -> bool {
    [
        "Question ",
        "Difficulty: ",
        "Sample answer",
        "Interview questions",
        "4 questions",
    ]
    .iter()
    .any(|start| line.starts_with(start))
}

/// Leaves blank lines only between the paragraphs of an answer.
fn without_blank_lines_at_labels(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    for (nth, line) in lines.iter().enumerate() {
        let beside = [nth.wrapping_sub(1), nth + 1];
        let label = |nth: &usize| lines.get(*nth).is_some_and(|line| is_label(line));
        if !line.is_empty() || !beside.iter().any(label) {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// Rewrites the label lines.
fn labels(text: &str, question: &str, difficulty: &str, answer: &str) -> String {
    each_line(text, |line| {
        if let Some(number) = line.strip_prefix("Question ") {
            question.replace('%', number)
        } else if let Some(level) = line.strip_prefix("Difficulty: ") {
            difficulty.replace('^', &level.to_uppercase()).replace('%', level)
        } else if line == "Sample answer" {
            answer.to_owned()
        } else {
            line.to_owned()
        }
    })
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(bytes).collect()
}

/// The page in Windows-1252, as far as it needs more than ASCII.
fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |char| match char {
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '©' => 0xa9,
        '·' => 0xb7,
        char => u8::try_from(char).unwrap_or(b'?'),
    };
    text.chars().map(byte).collect()
}

#[test]
fn a_page_saved_as_it_is_gives_its_questions_difficulties_and_answers() {
    assert_same(&[("as it is", PAGE.to_owned())]);
    let lines: Vec<usize> = read(PAGE).questions.iter().map(|one| one.line).collect();
    assert_eq!(lines, [7, 19, 29, 39]);
}

#[test]
fn a_page_saved_with_windows_line_ends_gives_the_same_cards() {
    assert_same(&[
        ("CR LF", PAGE.replace('\n', "\r\n")),
        ("CR", PAGE.replace('\n', "\r")),
        ("CR CR LF", PAGE.replace('\n', "\r\r\n")),
        ("line separators", PAGE.replace('\n', "\u{2028}")),
        ("no last line end", PAGE.trim_end().to_owned()),
    ]);
}

#[test]
fn a_page_saved_in_utf_16_or_with_a_byte_order_mark_gives_the_same_cards() {
    assert_same(&[("byte order mark", format!("\u{feff}{PAGE}"))]);
    for bytes in [utf16(PAGE, u16::to_le_bytes), utf16(PAGE, u16::to_be_bytes)] {
        let page = read_page("page.txt", &bytes);
        assert_same_cards("UTF-16", &page);
        assert!(page.problems.is_empty());
    }
}

#[test]
fn a_page_saved_in_windows_1252_gives_the_same_cards_and_a_warning_at_the_first_such_line() {
    let page = read_page("page.txt", &windows_1252(PAGE));
    assert_same_cards("Windows-1252", &page);
    assert_eq!(
        problems(&page),
        ["Warning 11: the text is not UTF-8, first on this line; it was read as Windows-1252"]
    );
}

#[test]
fn one_damaged_byte_does_not_spoil_the_letters_of_the_rest() {
    let mut bytes = PAGE.as_bytes().to_vec();
    let at = PAGE.find("fog").unwrap();
    bytes[at] = 0xff;
    let page = read_page("page.txt", &bytes);
    assert_eq!(page.questions[0].question, QUESTIONS[0].1);
    assert!(page.questions[2].answer.starts_with("In \u{fffd}og, a yacht"));
    assert_eq!(page.problems.len(), 1);
    assert_eq!(page.problems[0].line, 37);
}

#[test]
fn blank_lines_and_spaces_around_lines_make_no_difference() {
    assert_same(&[
        ("no blank lines", without_blank_lines(PAGE)),
        ("none at labels", without_blank_lines_at_labels(PAGE)),
        ("many blank lines", PAGE.replace('\n', "\n\n\n")),
        ("blank lines of spaces", PAGE.replace("\n\n", "\n  \t \u{a0}\n")),
        ("spaces around", each_line(PAGE, |line| format!("   {line}  "))),
        ("tabs around", each_line(PAGE, |line| format!("\t{line}\t"))),
        ("no-break spaces", PAGE.replace(' ', "\u{a0}")),
        ("tabs for spaces", PAGE.replace(' ', "\t")),
        ("two spaces after a sentence", PAGE.replace(". ", ".  ")),
        (
            "zero-width spaces around",
            each_line(PAGE, |line| format!("\u{200b}{line}\u{200b}")),
        ),
    ]);
}

#[test]
fn a_page_wrapped_at_any_width_is_joined_again() {
    for columns in 60..=100 {
        for hyphens in [false, true] {
            let page = wrapped(PAGE, columns, hyphens);
            assert_same(&[
                ("wrapped", page.clone()),
                (
                    "wrapped, dense",
                    wrapped(&without_blank_lines_at_labels(PAGE), columns, hyphens),
                ),
                (
                    "wrapped, indented",
                    each_line(&page, |line| format!("    {line}")),
                ),
                ("wrapped, quoted", each_line(&page, |line| format!("> {line}"))),
            ]);
        }
    }
}

#[test]
fn labels_may_be_written_in_many_ways() {
    let same = |question: &str, difficulty: &str, answer: &str| {
        let text = labels(PAGE, question, difficulty, answer);
        let how = format!("{question} / {difficulty} / {answer}");
        assert_same(&[
            (&how, text.clone()),
            (&format!("{how}, dense"), without_blank_lines(&text)),
            (&format!("{how}, wrapped"), wrapped(&text, 70, false)),
        ]);
    };
    for question in [
        "QUESTION %",
        "question %",
        "Question %:",
        "Question %.",
        "Question #%",
        "Question no. %",
        "Question % of 4",
        "Question %/4",
        "Q%",
        "Q%.",
        "Q %:",
        "#%",
        "**#%**",
        "%.",
        "%)",
        "## Question %",
        "**Question %**",
        "**Question %:**",
        "> Question %",
        "__Question %__",
        "== Question % ==",
        "### **Question %**",
        "Question %\n==========",
        "• Question %",
        "* Question %",
        "- **Question %**",
        "  + Q%:",
        "---\n\nQuestion %",
    ] {
        same(question, "Difficulty: %", "Sample answer");
    }
    for difficulty in [
        "DIFFICULTY: ^",
        "difficulty: %",
        "Difficulty:%",
        "Difficulty - %",
        "Difficulty – %",
        "Difficulty %",
        "Level: %",
        "Difficulty level: %",
        "Difficulty\n%",
        "Difficulty:\n%",
        "Difficulty\n\n(%)",
        "(%)",
        "[^]",
        "**Difficulty:** %",
        "**Difficulty: %**",
        "- Difficulty: %",
        "*%*",
        "%",
        "Difficulty: **%**",
        "Difficulty: 🟡 %",
        "Difficulty: %.",
    ] {
        same("Question %", difficulty, "Sample answer");
    }
    for answer in [
        "SAMPLE ANSWER:",
        "sample answer",
        "Sample Answer.",
        "Answer",
        "Answer:",
        "Model answer",
        "Suggested answer",
        "Example answer:",
        "A:",
        "### Sample answer",
        "**Sample answer:**",
        "> Answer",
        "Sample answer\n-------------",
    ] {
        same("Question %", "Difficulty: %", answer);
        same("Q%.", "(%)", answer);
        same("%.", "Level: %", answer);
    }
}

#[test]
fn labels_may_share_a_line_with_their_text() {
    let joined = |question: &str, answer: &str| {
        let text = labels(PAGE, "Question %", "Difficulty: %", answer);
        let text = text.replace(&format!("{answer}\n\n"), &format!("{answer} "));
        let mut out = String::new();
        let mut lines = text.lines().filter(|line| !line.is_empty());
        while let Some(line) = lines.next() {
            if let Some(number) = line.strip_prefix("Question ") {
                let level = lines.next().unwrap_or_default();
                let asked = lines.next().unwrap_or_default();
                let label = question
                    .replace('%', number)
                    .replace("DIFFICULTY", level)
                    .replace("LEVEL", level.trim_start_matches("Difficulty: "))
                    .replace("TEXT", asked);
                out.push_str(&label);
            } else {
                out.push_str(line);
            }
            out.push_str("\n\n");
        }
        out
    };
    for question in [
        "Question %: TEXT\nDIFFICULTY",
        "Question % - TEXT\n\nDIFFICULTY",
        "Q%. TEXT\n(LEVEL)",
        "%. TEXT\nDIFFICULTY",
        "Question % (LEVEL)\nTEXT",
        "Question % · DIFFICULTY\nTEXT",
        "Question % – LEVEL\nTEXT",
        "Question % DIFFICULTY\nTEXT",
        "• Question % DIFFICULTY\nTEXT",
        "**Question %** **DIFFICULTY**\nTEXT",
        "QUESTION % DIFFICULTY\nTEXT",
        "question % DIFFICULTY\nTEXT",
        "Q% DIFFICULTY\nTEXT",
        "Question % Difficulty:\nLEVEL\nTEXT",
        "Question % DIFFICULTY TEXT",
        "Question %\nDIFFICULTY TEXT",
        "Question %: TEXT (LEVEL)",
        "Question %: [LEVEL] TEXT",
        "**Question %:** TEXT\n\n**DIFFICULTY**",
        "**Question %: TEXT**\nDIFFICULTY",
        "## %. TEXT\nDIFFICULTY",
        "Question: TEXT\nDIFFICULTY",
        "Q: TEXT\nDIFFICULTY",
    ] {
        for answer in [
            "Sample answer:",
            "Answer:",
            "**Sample answer:**",
            "Model answer -",
            "A:",
        ] {
            let text = joined(question, answer);
            assert_same(&[
                (&format!("{question} / {answer}"), text.clone()),
                (
                    &format!("{question} / {answer}, wrapped"),
                    wrapped(&text, 72, false),
                ),
            ]);
        }
    }
}

#[test]
fn difficulties_have_many_names() {
    let level = |word: &str| {
        let page = read(&format!("Question 1\nDifficulty: {word}\nWhy?\nAnswer\nSo.\n"));
        page.questions[0].difficulty
    };
    for (words, expected) in [
        ("easy Beginner JUNIOR", Difficulty::Easy),
        ("medium Mid mid-level intermediate moderate", Difficulty::Medium),
        ("hard Advanced senior difficult", Difficulty::Hard),
    ] {
        for word in words.split(' ') {
            assert_eq!(level(word), Some(expected), "{word}");
        }
    }
}

#[test]
fn what_the_site_puts_around_the_page_is_no_part_of_it() {
    let framed = format!("{HEADER}{PAGE}{FOOTER}");
    assert_same_but_for_the_site(&[
        ("framed", framed.clone()),
        ("framed, dense", without_blank_lines(&framed)),
        ("framed, wrapped", wrapped(&framed, 72, true)),
        ("rule before the footer", format!("{PAGE}\n---\n{FOOTER}")),
    ]);
    for line in FOOTER.lines().filter(|line| !line.is_empty()) {
        if line == "Previous  Next" {
            assert_same_but_for_the_site(&[(line, format!("{PAGE}\n{line}\n"))]);
        } else if !["Deckhand", "Harbour Pilot"].contains(&line) {
            assert_same(&[
                (line, format!("{PAGE}\n{line}\n")),
                (line, format!("{PAGE}{line}\n")),
            ]);
        }
    }
}

#[test]
fn a_list_of_the_questions_before_the_first_is_no_question() {
    let list = "Question 1\nQuestion 2\nQuestion 3\nQuestion 4\n\n";
    assert_same(&[(
        "list",
        PAGE.replace("4 questions\n\n", &format!("4 questions\n\n{list}")),
    )]);
}

#[test]
fn words_of_a_footer_inside_an_answer_stay() {
    let answer = "I ask myself what comes\nnext\nand go\n\nBack to the sea is where I want to go, always and as soon as I can.";
    let page = read(&format!("Question 1\n(easy)\nWhy?\nAnswer\n{answer}\n"));
    assert_eq!(
        page.questions[0].answer,
        "I ask myself what comes next and go\n\nBack to the sea is where I want to go, always and as soon as I can."
    );
}

#[test]
fn a_line_that_may_belong_to_the_footer_or_not_is_reported() {
    let page = read(&format!("{PAGE}\nQuay Interviews\n\nRelated roles\n"));
    assert_same_cards("a name before the footer", &page);
    assert_eq!(
        problems(&page),
        ["Warning 49: lines 49 to 51 after the last answer were taken for a part of the site and left out"]
    );
}

/// The page with `print` after every tenth line, where `%` counts the sheets.
fn printed(page: &str, print: &str) -> String {
    let sheets = page.lines().count().div_ceil(10);
    let mut out = String::new();
    for (nth, sheet) in page.lines().collect::<Vec<_>>().chunks(10).enumerate() {
        let number = format!("{}", nth + 1);
        let _ = write!(
            out,
            "{}\n{}\n",
            sheet.join("\n"),
            print.replace('%', &number).replace('^', &sheets.to_string())
        );
    }
    out
}

#[test]
fn what_a_browser_prints_on_every_sheet_is_left_out_and_said_so() {
    let wrapped = wrapped(PAGE, 72, false);
    for (print, kinds) in [
        ("https://example.com/roles/ferry-captain %/^", 1),
        (
            "https://example.com/roles/ferry-captain %/^\n24/11/2026, 18:56   Ferry Captain questions",
            2,
        ),
        (
            "\nhttps://example.com/roles/ferry-captain %/^\n\n\u{c}24/11/2026, 18:56 Ferry Captain questions\n",
            2,
        ),
        ("\n11/24/26, 6:56 PM Ferry Captain questions\n", 1),
        ("Page % of ^", 1),
        ("\n%/^\n", 1),
        ("- % of ^ -", 1),
    ] {
        let page = read(&printed(&wrapped, print));
        assert_same_cards(print, &page);
        assert_eq!(page.problems.len(), kinds, "{:?}", page.problems);
        for problem in problems(&page) {
            assert!(
                problem.ends_with("were taken for lines that a browser prints on every sheet and left out"),
                "{problem}"
            );
        }
    }
}

#[test]
fn the_address_or_the_number_of_the_sheet_at_the_end_is_left_out_and_said_so() {
    let address = "this address after the last answer was taken for the page's own and left out";
    let sheet = "\"Page 1 of 3\" was taken for a line that a browser prints on every sheet and left out";
    for (end, expected) in [
        ("\nhttps://example.com/roles/ferry-captain\n", vec![(49, address)]),
        ("\nwww.example.com/roles/ferry-captain\n", vec![(49, address)]),
        (
            "\nhttps://example.com/roles\nPage 1 of 3\n",
            vec![(49, address), (50, sheet)],
        ),
    ] {
        let page = read(&format!("{PAGE}{end}"));
        assert_same_cards(end, &page);
        let expected: Vec<_> = expected
            .iter()
            .map(|(line, what)| format!("Warning {line}: {what}"))
            .collect();
        assert_eq!(problems(&page), expected, "{end}");
    }
}

#[test]
fn a_call_to_practise_after_the_last_answer_is_left_out_and_said_so() {
    let call = "after the last answer were taken for a part of the site and left out";
    let calls = "Ready to practice?\n\nStart a mock interview\n";
    let blurb = "Our coach listens to your answers, follows each of them up and tells you what an interviewer would think.";
    for (end, (first, last)) in [
        (format!("\n{calls}"), (49, 51)),
        (without_blank_lines(calls), (48, 49)),
        (
            format!("\nReady to practice?\n\n{blurb}\n\nStart a mock interview\n{FOOTER}"),
            (49, 67),
        ),
        ("\nReady for your interview?\n\nSign up\n".to_owned(), (49, 51)),
    ] {
        let page = read(&format!("{PAGE}{end}"));
        assert_same_cards(&end, &page);
        let expected = format!("Warning {first}: lines {first} to {last} {call}");
        assert_eq!(problems(&page), [expected], "{end}");
    }
}

#[test]
fn buttons_that_stand_at_every_question_are_left_out_and_said_so() {
    let warning = |line: usize, button: &str, times: usize| {
        format!(
            "Warning {line}: \"{button}\" was taken for a button of the site and left out, {times} times from here on"
        )
    };
    let shown = PAGE.replace("Sample answer\n", "Show answer\n\nSample answer\n\nCopy\n");
    let page = read(&shown);
    assert_same_cards("show and copy", &page);
    assert_eq!(
        problems(&page),
        [warning(13, "Show answer", 4), warning(17, "Copy", 4)]
    );
    let page = read(&without_blank_lines(&shown));
    assert_same_cards("show and copy, dense", &page);
    assert_eq!(
        problems(&page),
        [warning(7, "Show answer", 4), warning(9, "Copy", 4)]
    );
    for label in [
        "Hide answer",
        "Reveal sample answer",
        "View the answer",
        "Copy to clipboard",
    ] {
        let page = read(&PAGE.replace("Sample answer\n", &format!("{label}\n\nSample answer\n")));
        assert_same_cards(label, &page);
        assert_eq!(problems(&page), [warning(13, label, 4)]);
    }
    let ended = PAGE
        .replace("\nQuestion ", "\nCopy answer\n\nQuestion ")
        .replacen("\nCopy answer\n", "", 1);
    let page = read(&ended);
    assert_same_cards("at the end", &page);
    assert_eq!(problems(&page), [warning(19, "Copy answer", 3)]);

    let page = read(&PAGE.replace("\n\nSample", "\n\nRecord myself\n\nSample"));
    assert_same_cards("a button nobody knows", &page);
    assert_eq!(problems(&page), [warning(13, "Record myself", 4)]);
    let page = read(&without_blank_lines(
        &PAGE.replace("Sample answer\n", "Sample answer\n\nRecord myself\n"),
    ));
    assert!(
        page.questions
            .iter()
            .all(|one| one.answer.starts_with("Record myself"))
    );
    assert_eq!(
        problems(&page),
        ["Warning 8: \"Record myself\" stands at every question; kept"]
    );
}

#[test]
fn a_line_of_an_answer_that_only_looks_like_a_button_or_a_print_line_stays() {
    let page = read("Baker\n\nQuestion 1\n(easy)\nHow do you start?\nAnswer\nCopy\nthe recipe, then\nCopy\n");
    assert_eq!(page.questions[0].answer, "Copy the recipe, then Copy");
    let answer = "24/11/2026, 18:56 the pager went off.\n\nI copied the log with\n\nCopy\n\nand read on, at https://example.com 2/5 of it, then\n\n2/5\n\nof the rest.\n\nReady to practice?\n\nI never am, but I go and do it all the same, as I have done for twenty years and shall do for some more.\n\nhttps://example.com/log is where it lies:\nhttps://example.com/log";
    let page = read(&format!("Baker\n\nQuestion 1\n(easy)\nWhy?\nAnswer\n{answer}\n"));
    assert_eq!(page.questions[0].answer, answer.replace("lies:\nh", "lies: h"));
    assert_eq!(
        problems(&page),
        [
            "Warning 19: lines 19 to 24 at the end of the last answer look like the site's own; kept in the answer"
        ]
    );
}

#[test]
fn the_role_is_found_wherever_the_page_names_it() {
    let rest = "Question 1\n(easy)\nWhy?\nAnswer\nSo.\n";
    for (top, role) in [
        (
            "Interview questions for Head of Jobs roles.",
            Some("Head of Jobs"),
        ),
        (
            "Top 10 interview questions for a .NET Developer role",
            Some(".NET Developer"),
        ),
        (
            "Interview questions for Site Reliability Engineers",
            Some("Site Reliability Engineers"),
        ),
        (
            "Home › Nurse\n\n25 Nurse Interview Questions and Answers | Site",
            Some("Nurse"),
        ),
        (
            "Menu\n\nInterview questions\n\n# Night Nurse\n\nRead on.",
            Some("Night Nurse"),
        ),
        ("Menu\n\nNight Nurse\n\n10 questions", Some("Night Nurse")),
        ("Search\nNight Nurse\nInterview questions", Some("Night Nurse")),
        ("Night Nurse", Some("Night Nurse")),
        ("Night\t\t\t \t Nurse", Some("Night Nurse")),
        (
            "NIGHT NURSE\n\nINTERVIEW QUESTIONS FOR NIGHT NURSE ROLES.",
            Some("NIGHT NURSE"),
        ),
        (
            "Night Nurse\n\nINTERVIEW QUESTIONS FOR NIGHT NURSE ROLES.",
            Some("Night Nurse"),
        ),
        (
            "Interview questions for Director of Very\nLong Names roles. 10 questions",
            Some("Director of Very Long Names"),
        ),
        (
            "Cloud / Platform Engineer interview questions",
            Some("Cloud / Platform Engineer"),
        ),
        ("Interview questions for all roles\nOne\nTwo", None),
        ("We use cookies to improve this site.\nAccept all", None),
    ] {
        assert_eq!(read(&format!("{top}\n\n{rest}")).role.as_deref(), role, "{top}");
    }
}

#[test]
fn the_stated_count_is_read_from_its_line_or_from_the_labels() {
    let rest = "Question 1 of 7\n(easy)\nWhy?\nAnswer\nSo.\n";
    for (top, count) in [
        ("10 questions", 10),
        ("(12 interview questions)", 12),
        ("Questions: 3", 3),
        ("Interview questions for Nurse roles. 10 questions", 10),
        ("Nurse", 7),
    ] {
        assert_eq!(
            read(&format!("{top}\n\n{rest}")).stated_count,
            Some(count),
            "{top}"
        );
    }
}

#[test]
fn an_answer_may_speak_of_questions_answers_and_difficulty() {
    let text = "Question 1\nDifficulty: easy\nHow do you run an interview?\nSample answer\nI ask, then wait, and never help before\nquestion 2\nwas asked. The candidate's\nAnswer\ncounts more than its\ndifficulty: hard\nones are rare.\n\nQ: What then?\nA: I wait.\n\nQuestion 2\nDifficulty: easy\nAnd then?\nSample answer\nNothing.\n";
    let page = read(text);
    assert_eq!(page.questions.len(), 2);
    assert_eq!(
        page.questions[0].answer,
        "I ask, then wait, and never help before question 2 was asked. The candidate's Answer counts more than its difficulty: hard ones are rare.\n\nQ: What then? A: I wait."
    );
}

#[test]
fn a_difficulty_beside_the_number_needs_no_mark_between_them() {
    let page = read(
        &PAGE
            .replace("\n\nDifficulty: medium", " Medium")
            .replace("\n\nDifficulty: ", " - "),
    );
    assert_same_cards("a word beside the number", &page);
    let text = "Question 1 Medium\nHow was the exam?\nAnswer\nI found\nquestion 2 hard\nand the list easier:\n- question 2: late\n- question 3\n- Answer\n\nQuestion 2 Easy\nAnd then?\nAnswer\nNothing.\n";
    let page = read(text);
    assert_eq!(page.questions.len(), 2);
    assert_eq!(
        page.questions[0].answer,
        "I found question 2 hard and the list easier:\n- question 2: late\n- question 3\n- Answer"
    );
}

#[test]
fn a_numbered_list_in_an_answer_is_no_question() {
    let text = "1. How do you start?\nDifficulty: easy\nAnswer:\nI do three things:\n1. look\n2. think\n3. act\n\n2. And then?\nDifficulty: hard\nAnswer:\nI rest.\n";
    let page = read(text);
    assert_eq!(page.questions.len(), 2);
    assert_eq!(
        page.questions[0].answer,
        "I do three things:\n1. look\n2. think\n3. act"
    );
    assert_eq!(page.questions[1].question, "And then?");
}

#[test]
fn lists_and_code_keep_their_lines() {
    let code = "```\nfn main() {\n    question(1);\n\n}\nQuestion 2\n```";
    let text = format!(
        "Question 1\n(easy)\nWhat is wrong here?\n\n{code}\n\nAnswer\nTwo things:\n- it asks\n- it is\n  short\n\n{code}\nThat is all.\n"
    );
    let page = read(&text);
    assert_eq!(
        problems(&page).len(),
        1,
        "only the role is missing: {:?}",
        page.problems
    );
    assert_eq!(
        page.questions[0].question,
        format!("What is wrong here?\n\n{code}")
    );
    assert_eq!(
        page.questions[0].answer,
        format!("Two things:\n- it asks\n- it is short\n\n{code}\nThat is all.")
    );
}

#[test]
fn a_sign_that_only_looks_like_a_quotation_mark_stays() {
    let page = read("Question 1\n(easy)\nHow many?\nAnswer\n>90 % of them.\n\n> Quoted,\nand on.\n");
    assert_eq!(page.questions[0].answer, ">90 % of them.\n\nQuoted, and on.");
}

#[test]
fn a_fence_that_never_closes_hides_nothing() {
    let page = read(&PAGE.replace("I start with", "```\nI start with"));
    assert_eq!(page.questions.len(), 4);
}

#[test]
fn a_page_without_questions_says_so_and_what_a_page_looks_like() {
    for text in ["", "\n\n", "Hello", "Ferry Captain\n\n10 questions\n"] {
        let page = read(text);
        assert_eq!(problems(&page), ["Error 0: no questions were found on this page"]);
        assert!(page.problems[0].hint.as_ref().unwrap().contains("Question 1"));
    }
    let html = read("<!DOCTYPE html><html><body><h2>Question 1</h2></body></html>");
    assert!(html.problems[0].hint.as_ref().unwrap().contains("HTML"));
}

/// The page without the lines that number its questions.
fn unnumbered() -> String {
    each_line(PAGE, |line| {
        if line.starts_with("Question ") {
            String::new()
        } else {
            line.to_owned()
        }
    })
}

#[test]
fn questions_without_numbers_begin_at_their_difficulty_and_the_page_is_doubted() {
    let warning = |line: usize| {
        format!(
            "Warning {line}: the questions have no numbers; each was taken to begin at its difficulty, the first on this line"
        )
    };
    let page = unnumbered();
    for (text, line) in [
        (page.clone(), 9),
        (without_blank_lines(&page), 4),
        (page.replace("Difficulty: ", ""), 9),
        (page.replace("Difficulty: ", "Difficulty\n"), 9),
        (wrapped(&page, 72, false), 9),
    ] {
        let page = read(&text);
        assert_same_cards("no numbers", &page);
        assert_eq!(problems(&page), [warning(line)]);
    }
    let shown = without_blank_lines(&page).replace("Sample answer\n", "Show answer\nSample answer\n");
    assert_same_cards("a button above each answer", &read(&shown));
}

#[test]
fn where_questions_without_numbers_begin_is_not_guessed() {
    let refused = |text: &str, line: usize| {
        let page = read(text);
        assert!(page.questions.is_empty(), "{:?}", page.questions);
        assert_eq!(
            problems(&page),
            [format!(
                "Error 0: no questions were found: there is an answer on line {line}, but no question has a number"
            )]
        );
        assert!(page.problems[0].hint.as_ref().unwrap().contains("Question 1"));
    };
    // No difficulties, one that an answer ends in, one too few, and questions that stand above theirs.
    refused(
        &each_line(&unnumbered(), |line| {
            line.replace("Difficulty: ", "Level of it: ")
        }),
        13,
    );
    refused(
        &unnumbered().replace("is not.\n", "is not.\n\nDifficulty: none.\n"),
        13,
    );
    refused(&unnumbered().replace("Difficulty: hard\n", ""), 13);
    let above = "Baker\n\nWhy does it rise?\n\nDifficulty: easy\n\nSample answer\n\nYeast.\n\nTell me why.\n\nDifficulty: easy\n\nSample answer\n\nSo.\n";
    refused(above, 7);
    refused(
        &above.replace("Sample answer", "Hint: think.\n\nSample answer"),
        9,
    );
    refused("Baker\n\nTell me why.\nSample answer\nSo.\n", 4);
}

#[test]
fn a_difficulty_above_its_number_belongs_to_the_question_below() {
    let above = |difficulty: &str| {
        let mut out = String::new();
        for part in PAGE.split("Question ") {
            match part.split_once("\n\nDifficulty: ") {
                Some((number, rest)) => {
                    let (level, rest) = rest.split_once("\n\n").unwrap();
                    let _ = write!(
                        out,
                        "{}\n\nQuestion {number}\n\n{rest}",
                        difficulty.replace('%', level)
                    );
                }
                None => out.push_str(part),
            }
        }
        out
    };
    for difficulty in ["Difficulty: %", "Difficulty\n%", "(%)", "%", "**Level:** %"] {
        let page = above(difficulty);
        assert_same(&[
            (difficulty, page.clone()),
            (&format!("{difficulty}, dense"), without_blank_lines(&page)),
        ]);
        let framed = format!("{HEADER}{page}{FOOTER}");
        assert_same_but_for_the_site(&[(&format!("{difficulty}, framed"), framed)]);
    }
    // One of them alone is more likely the end of an answer.
    let page = read(&PAGE.replace("Question 2\n\nDifficulty: easy", "Difficulty: easy\n\nQuestion 2"));
    assert!(page.questions[0].answer.ends_with("is not.\n\nDifficulty: easy"));
    assert_eq!(problems(&page), ["Warning 21: question 2 has no difficulty"]);
    let page = read(&PAGE.replace("Question 2\n", "Hard.\n\nQuestion 2\n"));
    assert!(page.questions[0].answer.ends_with("is not.\n\nHard."));
}

#[test]
fn a_question_without_an_answer_or_a_text_is_left_out_and_named() {
    let page = read(&PAGE.replace("\nSample answer\n\nThe truth", "\nThe truth"));
    assert_eq!(page.questions.len(), 3);
    assert_eq!(
        problems(&page),
        ["Error 19: question 2 has no answer; lines 19 to 25 were left out"]
    );

    let page = read(&PAGE.replace("Which logs do you keep?\n", ""));
    assert_eq!(page.questions.len(), 3);
    assert_eq!(
        problems(&page),
        ["Error 39: question 4 has no text; lines 39 to 46 were left out"]
    );

    let page = read(PAGE.split("The deck log").next().unwrap());
    assert_eq!(
        problems(&page),
        ["Error 39: question 4 has no answer; lines 39 to 43 were left out"]
    );
}

#[test]
fn a_question_without_a_known_difficulty_is_kept_with_a_warning() {
    let page = read(&PAGE.replace("Difficulty: hard\n", ""));
    assert_eq!((page.questions.len(), page.questions[2].difficulty), (4, None));
    assert_eq!(problems(&page), ["Warning 29: question 3 has no difficulty"]);

    let page = read(&PAGE.replace("Difficulty: hard", "Difficulty: spicy"));
    assert_eq!((page.questions.len(), page.questions[2].difficulty), (4, None));
    assert_eq!(page.questions[2].question, QUESTIONS[2].1);
    assert_eq!(
        problems(&page),
        ["Warning 31: \"spicy\" is not a difficulty that Greenroom knows"]
    );

    let page = read(&each_line(PAGE, |line| {
        if line.starts_with("Difficulty") {
            String::new()
        } else {
            line.to_owned()
        }
    }));
    assert_eq!(page.questions.len(), 4);
    assert_eq!(
        problems(&page),
        ["Warning 7: no question of this page has a difficulty"]
    );
}

#[test]
fn text_left_out_beside_a_difficulty_is_reported() {
    let page = read(&PAGE.replace("Difficulty: hard", "Difficulty: hard · Topic: safety"));
    assert_same_cards("a topic", &page);
    assert_eq!(
        problems(&page),
        ["Warning 31: the text after the difficulty was left out"]
    );

    let page = read(&PAGE.replace("Difficulty: hard", "Difficulty: hard\nDifficulty: easy"));
    assert_same_cards("two", &page);
    assert_eq!(
        problems(&page),
        ["Warning 32: this second difficulty was left out"]
    );
}

#[test]
fn an_answer_before_the_first_question_is_reported() {
    let page = read(&PAGE.replace(
        "4 questions\n",
        "4 questions\n\nWhat first?\n\nSample answer\n\nThis.\n",
    ));
    assert_eq!(
        problems(&page),
        ["Warning 9: this answer comes before the first question and was left out"]
    );
}

#[test]
fn a_count_that_disagrees_is_reported_at_its_line() {
    let page = read(&PAGE.replace("4 questions", "10 questions"));
    assert_eq!(page.stated_count, Some(10));
    assert_eq!(
        problems(&page),
        ["Warning 5: the page says 10 questions, but has 4"]
    );
}

#[test]
fn odd_numbers_are_reported_and_every_question_is_kept() {
    let renumbered = |from: &str, to: &str| {
        let page = read(&PAGE.replace(&format!("Question {from}\n"), &format!("Question {to}\n")));
        assert_eq!(page.questions.len(), 4);
        problems(&page)
    };
    assert_eq!(
        renumbered("3", "2"),
        [
            "Warning 29: question 2 is there twice, first on line 19",
            "Warning 39: question 3 is missing"
        ]
    );
    assert_eq!(renumbered("4", "9"), ["Warning 39: questions 4 to 8 are missing"]);
    let page = read(
        &PAGE
            .replace("Question 2\n", "Question X\n")
            .replace("Question 3\n", "Question 2\n")
            .replace("Question X\n", "Question 3\n"),
    );
    assert_eq!(page.questions.len(), 4);
    assert_eq!(problems(&page), ["Warning 29: question 2 comes after question 3"]);
}

#[test]
fn control_characters_are_made_harmless_with_one_warning() {
    let page = read(
        &PAGE
            .replace("rough crossing", "r\u{1b}[31mough \u{7}crossing")
            .replace("daily", "dai\u{8}l\u{202e}y"),
    );
    assert!(page.questions[0].answer.contains("r␛[31mough ␇crossing"));
    assert!(page.questions[3].answer.contains("dai␈ly"));
    assert_eq!(
        problems(&page),
        ["Warning 17: control characters, first on this line, were made visible or taken out"]
    );
}

#[test]
fn a_file_that_is_too_large_or_no_text_is_refused_in_one_sentence() {
    let large = vec![b'a'; PAGE_LIMIT + 1];
    let mut noise: Vec<u8> = (0..=255_u8).cycle().take(100_000).collect();
    let mut bytes = PAGE.as_bytes().to_vec();
    bytes[40] = 0;
    for (bytes, what) in [
        (&large, "this file has over 32 MiB"),
        (&noise, "this file is not text"),
        (&bytes, "this file is not text"),
    ] {
        let page = read_page("page.txt", bytes);
        assert!(page.questions.is_empty());
        assert_eq!(problems(&page), [format!("Error 0: {what}")]);
        assert!(page.problems[0].hint.is_some());
    }
    noise.retain(|byte| *byte != 0);
    assert_eq!(
        problems(&read_page("page.txt", &noise)),
        ["Error 0: this file is not text"]
    );
}

#[test]
fn a_file_of_endless_labels_is_refused_and_a_file_of_many_mistakes_is_summed_up() {
    let page = read(&"Q: a\n\nA: b\n\n".repeat(30_000));
    assert_eq!(problems(&page), ["Error 0: this file has over 20000 questions"]);
    let page = read(&"x\n".repeat(1_000_001));
    assert_eq!(problems(&page), ["Error 0: this file has over 1000000 lines"]);
    let page = read(&"Question 1\nDifficulty: easy\nWhy?\n".repeat(500));
    assert_eq!(page.problems.len(), 101);
    assert_eq!(page.problems[100].severity, Severity::Error);
    assert!(page.problems[100].what.ends_with("more problems are not listed"));
}

#[test]
fn the_deck_of_a_role_has_a_name_that_is_safe_for_a_file() {
    for (role, name) in [
        ("Backend Developer", "imported-backend-developer"),
        ("../../etc/passwd", "imported-etc-passwd"),
        ("C# Developer", "imported-c-sharp-developer"),
        ("后端工程师", "imported-后端工程师"),
        ("???", "imported-questions"),
    ] {
        assert_eq!(deck_name(role), name);
    }
    assert!(deck_name(&"语".repeat(500)).len() < 200);
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = read_page("page.txt", &bytes);
    }

    #[test]
    fn any_lines_that_look_like_labels_are_read_without_a_panic(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "Question 1", "Question 2:", "question 3. x", "Q1.", "1. a", "2)", "Q:", "A:", "Answer",
                "Sample answer: b", "Difficulty", "Difficulty: hard", "(easy)", "> ", ">", "```", "---", "- x",
                "# T", "**", "**Question 4:**", "Next", "Back to all roles", "© 2026", "words.", "é’“", "\u{a0}",
                "Interview questions for X roles.", "10 questions", "", "", "\u{2028}", "(", "[hard] (", "#",
                "Question 1 Medium", "• Question 2", "https://example.com/x 1/2", "Page 2 of 2", "1/1/2026, 10:00 T", "Copy",
                "Show answer", "Ready to practice?", "Start a mock interview", "https://example.com/x", "    x = 1", "f(xx);", "}",
            ]),
            0..60,
        ),
        end in prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n"]),
    ) {
        let page = read(&lines.join(end));
        for question in &page.questions {
            prop_assert!(!question.question.trim().is_empty() && !question.answer.trim().is_empty());
        }
    }

    #[test]
    fn every_line_from_the_first_question_on_is_kept_or_reported(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "Question 1", "Question 2: N", "Question 3", "question 2", "Q4. N", "1. N", "2. N", "Q: N", "A: N", "Answer",
                "Sample answer: N", "Sample answer", "Difficulty", "Difficulty: hard", "Difficulty: N", "Difficulty: easy, N",
                "(easy)", "- N", "> N", "**N**", "N and then\nsome more.", "N.", "N", "", "", "",
                "Sign up", "Back to all roles", "Related roles", "Share", "Next: N", "Ready to practice?", "Start a mock interview",
                "Copy", "Save", "Show answer", "Page 1 of 2", "Page 2 of 2", "https://example.com/N", "https://example.com/x 1/2",
                "https://example.com/x 2/2", "1/1/2026, 10:00 N", "1/1/2026, 10:00 T", "~~~", "```", "f(N);", "    x = N",
            ]),
            0..80,
        ),
    ) {
        let text = lines.iter().enumerate().fold(String::new(), |mut out, (nth, line)| {
            let _ = writeln!(out, "{}", line.replace('N', &format!("word{nth}x")));
            out
        });
        let page = read(&text);
        let left_out: Vec<_> = page.problems.iter().filter_map(left_out).collect();
        let first = page.questions.iter().map(|one| one.line).chain(left_out.iter().map(|lines| *lines.start())).min();
        for (line, text) in (1..).zip(text.lines()).skip_while(|(line, _)| first.is_none_or(|first| *line < first)) {
            let Some(word) = text.split(|char: char| !char.is_alphanumeric()).find(|word| word.starts_with("word")) else {
                continue;
            };
            let kept = page.questions.iter().any(|one| one.question.contains(word) || one.answer.contains(word));
            let named = |problem: &Problem| {
                let lines = problem.what.strip_prefix("lines ").and_then(|what| what.split_once(" to "));
                let last = lines.and_then(|(_, rest)| rest.split(' ').next()?.parse::<usize>().ok());
                (problem.line..=last.unwrap_or(problem.line)).contains(&line)
            };
            let reported = page.problems.iter().any(named)
                || left_out.iter().any(|lines| lines.contains(&line));
            prop_assert!(kept || reported, "{word} in {:?}", page);
        }
    }

    #[test]
    fn any_mixture_of_ways_to_save_the_page_gives_the_same_cards(
        dense in any::<bool>(),
        question in prop::sample::select(vec!["Question %", "QUESTION %:", "Q %.", "%)", "## Question %", "Question % of 4"]),
        difficulty in prop::sample::select(vec!["Difficulty: %", "^", "Level - %", "**Difficulty:** %"]),
        answer in prop::sample::select(vec!["Sample answer", "ANSWER:", "**Model answer**", "A:"]),
        framed in any::<bool>(),
        columns in prop::option::of(60_usize..100),
        hyphens in any::<bool>(),
        quoted in any::<bool>(),
        indent in prop::sample::select(vec!["", "  ", "\t", "\u{a0}"]),
        space in prop::sample::select(vec![" ", "\u{a0}", "\t"]),
        end in prop::sample::select(vec!["\n", "\r\n", "\r", "\r\r\n", "\n\n"]),
        encoding in 0..4,
    ) {
        let mut text = match (dense, columns) {
            (false, _) => PAGE.to_owned(),
            (true, None) => without_blank_lines(PAGE),
            (true, Some(_)) => without_blank_lines_at_labels(PAGE),
        };
        text = labels(&text, question, difficulty, answer);
        if framed {
            text = format!("{HEADER}{text}{FOOTER}");
        }
        if let Some(columns) = columns {
            text = wrapped(&text, columns, hyphens);
        }
        if quoted {
            text = each_line(&text, |line| format!("> {line}"));
        }
        text = each_line(&text, |line| format!("{indent}{line}{indent}")).replace(' ', space);
        // Doubled line ends part the lines of a wrapped paragraph; nobody could join those.
        text = text.replace('\n', if columns.is_some() && end == "\n\n" { "\n" } else { end });
        let bytes = match encoding {
            0 => text.into_bytes(),
            1 => format!("\u{feff}{text}").into_bytes(),
            2 => utf16(&text, u16::to_le_bytes),
            _ => utf16(&text, u16::to_be_bytes),
        };
        let page = read_page("page.txt", &bytes);
        assert_same_cards("a mixture", &page);
        prop_assert!(problems(&page).iter().all(|said| is_of_the_site(said)));
        prop_assert_eq!(page.problems.is_empty(), !framed);
    }
}
