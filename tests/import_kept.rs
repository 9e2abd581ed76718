//! Nothing of a saved page is dropped or changed in silence: in doubt a text is kept, and it is said.

use std::fmt::Write;

use greenroom::{
    deck::Problem,
    import::{Page, read_page},
};

fn read(text: &str) -> Page {
    read_page("page.txt", text.as_bytes())
}

fn problems(page: &Page) -> Vec<String> {
    let shown = |problem: &Problem| format!("{}: {}", problem.line, problem.what);
    page.problems.iter().map(shown).collect()
}

/// A page with a question for each of `answers`; the first of them begins on line 13.
fn page_of(answers: &[&str]) -> String {
    let mut text = "Baker\n\nInterview questions for Baker roles.\n".to_owned();
    for (nth, answer) in (1..).zip(answers) {
        let _ = write!(
            text,
            "\nQuestion {nth}\n\nDifficulty: easy\n\nHow do you do thing {nth}?\n\nSample answer\n\n{answer}\n"
        );
    }
    text
}

const FILLER: &str = "I mix it slowly and let it rest for an hour. Then I bake it.";

/// The last answer of a page that ends with `answer`, and what is said of the page.
fn ending(answer: &str) -> (String, Vec<String>) {
    let page = read(&page_of(&[answer]));
    (page.questions[0].answer.clone(), problems(&page))
}

#[test]
fn what_is_left_out_after_the_last_answer_is_named_with_its_lines() {
    let left_out =
        |lines: &str| format!("{lines} after the last answer were taken for a part of the site and left out");
    let flows = "There are two flows.\n\nSign up\n\nNo account yet.\n\nLog in\n\nA user gets in.";
    assert_eq!(
        ending(flows),
        (
            "There are two flows.".to_owned(),
            vec![format!("15: {}", left_out("lines 15 to 21"))]
        )
    );
    for (end, line) in [
        ("Related topics\n\nBudget and time.", 15),
        ("Next: talk to the customer\nThen: write it down", 15),
        ("Privacy policy\n\nIs it there?", 15),
        ("More interview questions\n\nHarbour Pilot\nDeckhand", 15),
        ("Share\n\nSearch\n\nHelp", 15),
    ] {
        let (answer, said) = ending(&format!("I do these things.\n\n{end}"));
        assert_eq!(answer, "I do these things.", "{end}");
        assert_eq!(said.len(), 1, "{end}: {said:?}");
        assert!(
            said[0].starts_with(&format!("{line}: lines {line} to ")),
            "{said:?}"
        );
    }
    let (_, said) = ending("I do one thing.\n\nNext: talk to the customer");
    assert_eq!(
        said,
        ["15: this line after the last answer was taken for a part of the site and left out"]
    );
    // What can be nothing but a menu needs no word.
    let (answer, said) = ending("I do it.\n\nBack to all roles\n\nPrivacy policy · Terms\n© 2026 Quay Ltd");
    assert_eq!((answer.as_str(), said), ("I do it.", Vec::new()));
}

#[test]
fn what_may_be_the_site_s_at_the_end_of_the_last_answer_is_kept_and_said() {
    for end in [
        "Practice with AI\n\nStart a mock interview\n\nWas this page helpful? Yes No",
        "Want more? Get 50 extra questions for Baker roles.\n\nUpgrade now",
        "Comments (3)\n\nAnna: I liked this one.\n\nBen: me too!",
        "Frequently asked questions\n\nHow long is an interview?\n\nAbout an hour.",
    ] {
        let dense = end.replace("\n\n", "\n");
        for end in [format!("\n\n{end}"), format!("\n{dense}")] {
            let page = read(&page_of(&[FILLER, &format!("I bake.{end}")]));
            let said = problems(&page);
            assert!(page.questions[0].answer == FILLER);
            let answer = &page.questions[1].answer;
            let first = end.trim().lines().next().unwrap();
            assert!(!said.is_empty(), "{end}: {answer}");
            if answer.contains(first) {
                assert!(
                    said.iter()
                        .any(|said| said.contains("at the end of the last answer")
                            && said.ends_with("like the site's own; kept in the answer")),
                    "{end}: {answer}: {said:?}"
                );
            }
        }
    }
    // Where other answers have such lines too, they are how the page is written.
    let star = "Situation\n\nWe were late.\n\nResult\n\nWe were on time.";
    assert_eq!(problems(&read(&page_of(&[star, star]))), Vec::<String>::new());
}

#[test]
fn links_at_the_end_of_the_last_answer_stay_unless_one_stands_alone_as_a_page_s_own_does() {
    let kept = "this address may be the page's own; it was kept in the last answer";
    for (answer, said) in [
        (
            "I read.\n\nFurther reading:\nhttps://example.com/a\nhttps://example.com/b\nhttps://example.com/c",
            vec![],
        ),
        (
            "My write-up is public, at this address.\n\nhttps://example.com/incident",
            vec![format!("15: {kept}")],
        ),
        (
            "My talks are two.\n\nhttps://example.com/one\n\nhttps://example.com/two",
            vec![format!("17: {kept}")],
        ),
        (
            "The best summary is theirs.\nhttps://example.com/trade-offs",
            vec![format!("14: {kept}")],
        ),
    ] {
        let (read, problems) = ending(answer);
        for address in answer.split_whitespace().filter(|word| word.starts_with("http")) {
            assert!(read.contains(address), "{read}");
        }
        assert_eq!(problems, said, "{answer}");
    }
    let (read, problems) = ending("I rest.\n\nhttps://example.com/roles/baker");
    assert_eq!(read, "I rest.");
    assert_eq!(
        problems,
        ["15: this address after the last answer was taken for the page's own and left out"]
    );
}

#[test]
fn what_stands_above_the_first_question_and_is_no_plain_menu_is_named() {
    let page = read(&format!(
        "Menu\nHarbour News\nOur coach listens to you.\n\n{}",
        page_of(&[FILLER])
    ));
    assert_eq!(
        problems(&page),
        ["2: lines 2 to 3 above the first question were taken for a part of the site and left out"]
    );
    assert_eq!(
        problems(&read(&format!("Skip to content\nMenu\n\n{}", page_of(&[FILLER])))),
        Vec::<String>::new()
    );
}

#[test]
fn only_well_known_buttons_are_taken_out_of_answers() {
    let star = [
        "Situation\n\nWe had rain.",
        "Situation\n\nWe had snow.",
        "Situation\n\nWe had hail.",
    ];
    let page = read(&page_of(&star));
    for (question, answer) in page.questions.iter().zip(star) {
        assert_eq!(question.answer, answer);
    }
    assert_eq!(
        problems(&page),
        ["13: \"Situation\" stands at every question; kept"]
    );
    let yes = [
        "Yes, always\n\nOne.",
        "Yes, always\n\nTwo.",
        "Yes, always\n\nThree.",
    ];
    let page = read(&page_of(&yes));
    assert!(
        page.questions
            .iter()
            .all(|one| one.answer.starts_with("Yes, always"))
    );
    let (answer, said) =
        ending("In Rust, a type that is duplicated on assignment implements one trait:\n\nCopy");
    assert!(answer.ends_with("one trait:\n\nCopy"), "{answer}");
    assert_eq!(said, Vec::<String>::new());
}

#[test]
fn a_row_of_buttons_above_each_question_is_taken_out_whole_or_named_whole() {
    let row = |buttons: &str, blank: &str| {
        let page = page_of(&[FILLER, FILLER, FILLER, FILLER]);
        page.replace(
            "\nQuestion ",
            &format!("\n{buttons}{blank}\nQuestion ").replace('|', &format!("\n{blank}")),
        )
    };
    for blank in ["", "\n"] {
        let page = read(&row("Copy|Save|Report", blank));
        assert!(
            page.questions.iter().all(|one| one.answer == FILLER),
            "{:?}",
            page.questions
        );
        let said = problems(&page);
        assert!(
            ["Copy", "Save", "Report"]
                .iter()
                .all(|word| said.iter().any(|said| said.contains(&format!("\"{word}\"")))),
            "{said:?}"
        );
        let page = read(&row("Hear it|Keep it", blank));
        assert!(page.questions[0].answer.ends_with("Keep it"));
        assert!(
            problems(&page)
                .iter()
                .any(|said| said.ends_with("\"Hear it\", \"Keep it\" stand at every question; kept")),
            "{:?}",
            problems(&page)
        );
    }
}

#[test]
fn lines_as_a_browser_prints_them_stay_where_nothing_proves_that_it_did() {
    for (answer, said) in [
        (
            "A fraction of the work.\n\n1/3\n\nis reading,\n\n2/3\n\ntests,\n\n3/3\n\nwhen it is out.",
            "1/3",
        ),
        (
            "I number them:\n\nPage 1 of 3\n\nholds the summary.\n\nPage 2 of 3\n\nhas the figures.",
            "Page 1 of 3",
        ),
        (
            "12/03/2024 09:00\n\nWe met and decided.\n\n12/03/2024 09:00\n\nThey had decided otherwise.",
            "12/03/2024 09:00",
        ),
        (
            "See the slides:\n\nhttps://example.com/slides 2/5\n\nThey show it.",
            "https://example.com/slides 2/5",
        ),
        ("I bake.\n\nPage 1 of 3", "Page 1 of 3"),
    ] {
        let (read, problems) = ending(answer);
        assert_eq!(read, answer);
        let kept = format!("\"{said}\" looks like a line that a browser prints; kept");
        assert!(problems[0].ends_with(&kept), "{problems:?}");
    }
}

#[test]
fn questions_without_numbers_are_refused_where_their_texts_may_stand_above_the_difficulty() {
    let refused = |text: &str| {
        let page = read(text);
        assert!(page.questions.is_empty(), "{:?}", page.questions);
    };
    let one = |above: &str, below: &str| {
        format!("{above}Difficulty: easy\n\n{below}\n\nSample answer\n\nYes I do.\n\n")
    };
    let top = "Baker\n\nInterview questions for Baker roles.\n\n";
    refused(&format!(
        "{top}{}{}",
        one("Tell me how you bake\n\n", "Technical skills matter here"),
        one("Explain salt\n\n", "Technical skills matter here")
    ));
    refused(&format!("{top}{}{}", one("", "Technical"), one("", "Personal")));
    let page = read(&format!(
        "Baker\n\n{}{}",
        one("", "How do you bake?"),
        one("", "Why salt?")
    ));
    assert_eq!(page.questions.len(), 2);
}

#[test]
fn a_difficulty_that_ends_an_answer_rates_no_other_question() {
    let text = page_of(&["I label tickets like this:\n\nDifficulty: medium", FILLER, FILLER]);
    let text = text.replace("Question 2\n\nDifficulty: easy\n", "Question 2\n");
    let page = read(&text);
    assert_eq!(
        page.questions[0].answer,
        "I label tickets like this:\n\nDifficulty: medium"
    );
    assert_eq!(page.questions[1].difficulty, None);
    assert_eq!(problems(&page), ["17: question 2 has no difficulty"]);
}

#[test]
fn a_number_sign_and_a_number_number_questions_only_in_their_order() {
    let signed = page_of(&["We were\n\n#1\n\nin the town and\n\n#3\n\nin the land.", FILLER])
        .replace("Question ", "#");
    let page = read(&signed);
    assert_eq!(page.questions.len(), 2, "{:?}", problems(&page));
    assert_eq!(
        page.questions[0].answer,
        "We were\n\n#1\n\nin the town and\n\n#3\n\nin the land."
    );
    assert_eq!(page.questions[1].answer, FILLER);
    let named = read(&page_of(&["We were\n\n#2\n\nin the town.", FILLER]));
    assert_eq!(named.questions[0].answer, "We were\n\n#2\n\nin the town.");
}

#[test]
fn what_heads_a_sentence_or_is_announced_by_one_is_no_footer() {
    for answer in [
        "There are two flows to test.\n\nSign up\n\nA new user has no account yet, so the form has\nto say what is missing.\n\nLog in\n\nA user with an account gets in with the password.",
        "I tell them:\n\nStart a mock interview\n\nBook an interview now",
        "I read three pages:\n\nAbout us\n\nCareers\n\nBlog\n\nand then their news.",
    ] {
        let (read, said) = ending(answer);
        assert_eq!(read, answer.replace("has\nto", "has to"));
        assert!(
            said.iter()
                .all(|said| said.ends_with("like the site's own; kept in the answer"))
                && said.len() == 1,
            "{said:?}"
        );
    }
}
