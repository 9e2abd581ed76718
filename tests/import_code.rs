//! Code on a role page keeps its lines; prose that only speaks of code does not.

use std::fmt::Write;

use greenroom::{
    deck::{Problem, deck_to_ron, parse},
    import::{Page, plan, read_page},
    library::built_in,
    text::{Block, blocks, wrap},
};

fn read(text: &str) -> Page {
    read_page("page.txt", text.as_bytes())
}

/// Rewrites each line.
fn each_line(text: &str, change: impl Fn(&str) -> String) -> String {
    text.lines().fold(String::new(), |mut out, line| {
        let _ = writeln!(out, "{}", change(line));
        out
    })
}

/// The answer of a page of one question, and what it is warned about.
fn answered(answer: &str) -> (String, Vec<String>) {
    let page = read(&format!(
        "Baker\n\nQuestion 1\n\n(easy)\n\nWhy?\n\nAnswer\n\n{answer}\n"
    ));
    let shown = |problem: &Problem| format!("{:?} {}: {}", problem.severity, problem.line, problem.what);
    (
        page.questions[0].answer.clone(),
        page.problems.iter().map(shown).collect(),
    )
}

const CODES: [&str; 9] = [
    "SELECT *\nFROM t\nWHERE x = 1",
    "SELECT id,\n  name\nFROM users u\n  LEFT JOIN orders o ON o.user = u.id\nGROUP BY id\nLIMIT 10;",
    "def f(x):\n    if x:\n        return 1\n    return 2",
    "function debounce(fn, ms) {\n  let timer;\n  return (...args) => {\n    clearTimeout(timer);\n  };\n}\n\nconst slow = debounce(save, 300);",
    "for item in items:\n    print(item)\n\ntotal = sum(items)\nprint(total)",
    "docker build -t app .\nkubectl rollout status deploy/app",
    "let total: u32 = a + b;\nassert_eq!(total, 3);\nprintln!(\"{total}\");",
    "<ul>\n  <li>one</li>\n</ul>",
    "{\n  \"name\": \"bread\",\n  \"parts\": [\n    1,\n    2\n  ]\n}",
];

#[test]
fn code_without_a_fence_keeps_its_lines_and_its_indent() {
    for code in CODES {
        let fenced = format!("I write this.\n\n```\n{code}\n```\n\nIt is short.");
        for (how, answer) in [
            ("as it is", format!("I write this.\n\n{code}\n\nIt is short.")),
            (
                "indented",
                format!(
                    "I write this.\n\n{}\nIt is short.",
                    each_line(code, |line| if line.is_empty() {
                        String::new()
                    } else {
                        format!("    {line}")
                    })
                ),
            ),
            (
                "tabs",
                format!(
                    "I write this.\n\n{}\nIt is short.",
                    each_line(code, |line| if line.is_empty() {
                        String::new()
                    } else {
                        format!("\t{}", line.replace("    ", "\t"))
                    })
                ),
            ),
        ] {
            assert_eq!(answered(&answer), (fenced.clone(), Vec::new()), "{how}: {code}");
        }
        let dense = code.replace("\n\n", "\n");
        assert_eq!(
            answered(&format!("I write this:\n{dense}\nIt is short.")),
            (
                format!("I write this:\n```\n{dense}\n```\nIt is short."),
                Vec::new()
            )
        );
        assert_eq!(answered(code), (format!("```\n{code}\n```"), Vec::new()), "alone");
    }
}

#[test]
fn code_of_a_page_that_is_quoted_or_indented_throughout_keeps_its_own_indent() {
    let code = CODES[2];
    let page = format!("Question 1\n(easy)\nWhy?\nAnswer\nI write this.\n\n{code}\n");
    for change in [
        |line: &str| format!("> {line}"),
        |line: &str| format!("        {line}"),
        |line: &str| format!("\t{line}"),
    ] {
        let page = read(&each_line(&page, change));
        assert_eq!(
            page.questions[0].answer,
            format!("I write this.\n\n```\n{code}\n```")
        );
    }
}

#[test]
fn code_in_a_question_keeps_its_lines() {
    let page = read("Question 1\n(easy)\nWhat does this print?\n\nlet x = 1;\nprint(x);\nAnswer\nOne.\n");
    assert_eq!(
        page.questions[0].question,
        "What does this print?\n\n```\nlet x = 1;\nprint(x);\n```"
    );
}

#[test]
fn code_in_the_middle_of_a_sentence_is_read_as_text_with_a_warning() {
    let doubt = "Warning 11: this looks like code, but its lines were read as those of a text";
    assert_eq!(
        answered("Then I ran\nflush(log)\nsync(log)\nand went home."),
        (
            "Then I ran flush(log) sync(log) and went home.".to_owned(),
            vec![doubt.replace("11", "12")]
        )
    );
}

#[test]
fn prose_with_the_words_and_signs_of_code_is_joined_as_ever() {
    for prose in [
        "I begin with the query: a SELECT that joins two tables, and a\nWHERE clause on the tenant; then I read the plan (EXPLAIN) and\nreturn to the index.",
        "We import data from two systems;\nif one of them is late, we wait;\nfor the other we do not.",
        "The class of the problem (here: a race) decides;\nlet me give an example: we had a queue, and\nwhile it was full, nothing moved.",
        "Situation:\n    We had two days\n    and no tests",
        "    It was a long night, and nobody knew why the pager went off so often.\nWe looked at the logs.",
        "Latency = how long it takes\nThroughput = how much is done",
        "Updates go out weekly (Mondays);\nfixes go out daily;",
        "I use Go,\nRust\nand C++.",
    ] {
        let joined = prose.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(answered(prose), (joined, Vec::new()));
    }
}

#[test]
fn code_is_shown_with_its_lines_and_its_indent() {
    let (answer, _) = answered(&format!("I write this:\n\n{}", CODES[2]));
    let shown = blocks(&answer);
    let code: Vec<&str> = shown
        .iter()
        .filter_map(|block| match block {
            Block::Code(line) => Some(line.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(code, CODES[2].lines().collect::<Vec<_>>());
}

#[test]
fn code_imported_again_is_no_change() {
    for code in CODES {
        let page = read(&format!("Question 1\n(easy)\nWhy?\nAnswer\nSo:\n\n{code}\n"));
        let first = plan(&[], &page.questions);
        let kept = parse(
            "kept",
            "kept.ron",
            &deck_to_ron("Baker", None, None, &first.cards),
        )
        .cards;
        assert_eq!(kept, first.cards);
        assert!(plan(&kept, &page.questions).is_unchanged(), "{code}");
    }
}

/// Breaks `text` at spaces, so that no line is longer than `columns`.
fn wrapped(text: &str, columns: usize) -> String {
    each_line(text, |line| wrap(line, columns, 0).join("\n"))
}

#[test]
fn no_answer_of_the_decks_that_come_with_it_is_taken_for_code_wherever_its_lines_are_broken() {
    for deck in built_in() {
        let cards = parse(deck.id, "deck.ron", deck.text).cards;
        for columns in [40, 56, 72, 90] {
            let mut text = format!("{}\n\nInterview questions for {0} roles.\n\n", deck.role);
            for (nth, card) in (1..).zip(&cards) {
                let (question, answer) = (&card.question, &card.answer);
                let _ = writeln!(
                    text,
                    "Question {nth}\n\n(easy)\n\n{question}\n\nSample answer\n\n{answer}\n"
                );
            }
            let page = read(&wrapped(&text, columns));
            assert_eq!(page.questions.len(), cards.len(), "{}", deck.id);
            let code = page.questions.iter().find(|one| one.answer.contains("```"));
            assert_eq!(code, None, "{} at {columns}", deck.id);
            assert_eq!(page.problems, [], "{} at {columns}", deck.id);
        }
    }
}

/// An answer that has `lines` in its middle.
fn around(lines: &str) -> String {
    format!("I write this.\n\n{lines}\n\nIt is short.")
}

#[test]
fn code_that_closes_a_bracket_or_comments_or_pipes_stays_whole() {
    for code in [
        "public int Add(\n    int a,\n    int b\n) {\n    return a + b;\n}",
        "fn add(\n    a: u32,\n    b: u32,\n) -> u32 {\n    a + b\n}",
        "items.forEach((\n  item,\n) => {\n  console.log(item);\n});",
        "SELECT name\nFROM (\n  SELECT * FROM users\n) AS t\nWHERE t.id = 1;",
        "/*\n * Adds two numbers.\n * It never fails.\n */\nint add(int a, int b) {\n    return a + b;\n}",
        "FROM rust:1.80\nWORKDIR /app\nCOPY . .\nRUN cargo build --release\nCMD [\"./app\"]",
        "for f in *.txt; do\n  echo \"$f\"\ndone",
        "list\n|> Enum.map(&(&1 * 2))\n|> Enum.sum()",
        "| Tool | Use |\n|------|-----|\n| git  | history |",
        "def mean(xs):\n    \"\"\"Return the mean of the numbers that were given.\"\"\"\n    return sum(xs) / len(xs)",
        "sudo apt install nginx\nsudo systemctl start nginx",
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: nginx",
        "build:\n    cargo build\ntest: build\n    cargo test",
        "SELECT name\nFROM users",
    ] {
        let (answer, said) = answered(&around(code));
        assert_eq!(answer, around(&format!("```\n{code}\n```")));
        assert_eq!(said, Vec::<String>::new(), "{code}");
    }
}

#[test]
fn prose_that_begins_or_is_marked_as_code_is_no_code() {
    for prose in [
        "LIMIT the scope\nORDER the work\nGROUP the tasks",
        "I would write it in stages. First I\nSELECT the rows that matter,\nWHERE the date is recent, and then\nORDER them by amount, so nobody waits.",
        "SELECT comes first, then FROM.\nWHERE filters rows before grouping\nHAVING filters groups after it\nORDER BY sorts what is left",
        "FROM idea to launch\nWHERE to start",
        "SELECT (read)\nINSERT (add)\nUPDATE (change)\nDELETE (remove)",
        "    try things early\n    use what is there\n    let others see it",
        "Plan -> Do\nDo -> Check\nCheck -> Act",
        "Small team => few meetings\nLarge team => many meetings",
        "Mean != median\nPrecision != recall",
        "$ 5 a month is what it costs for one,\n$ 50 for a team of ten.",
        "Well (mostly)\nyes(ish)\nno(t)",
        "use of memory (peak);\nuse of time (wall);\nuse of disk (writes);",
        "situation: outage\ntask: recovery\naction: rollback",
    ] {
        let (answer, _) = answered(&around(prose));
        assert!(!answer.contains("```"), "{answer}");
        assert_eq!(
            answer.split_whitespace().collect::<Vec<_>>(),
            around(prose).split_whitespace().collect::<Vec<_>>()
        );
    }
}

#[test]
fn lines_that_look_like_code_and_were_joined_are_named() {
    let doubt = "this looks like code, but its lines were read as those of a text";
    for lines in [
        "LIMIT the scope\nORDER the work",
        "First\nlet a = 1;\nthen",
        "situation: outage\ntask: recovery",
    ] {
        let (_, said) = answered(&around(lines));
        assert!(said.iter().any(|said| said.ends_with(doubt)), "{lines}: {said:?}");
    }
    let (answer, said) = answered(&around("let a = 1;\nlet b = 2;\nFour Five\nSix Seven"));
    assert!(
        answer.contains("```\n\nFour") || answer.contains("```\nFour"),
        "{answer}"
    );
    assert!(said.iter().any(|said| said.ends_with(doubt)), "{said:?}");
}

#[test]
fn a_fence_without_another_is_left_out_and_said_so() {
    let warning =
        |line: usize| format!("Warning {line}: this ``` has no other that ends the code; it was left out");
    for (answer, read, line) in [
        (
            "I write:\n\n```\nlet a = 1;\nlet b = 2;\n\nAnd that is it.",
            "I write:\n\n```\nlet a = 1;\nlet b = 2;\n```\n\nAnd that is it.",
            13,
        ),
        (
            "I write:\n```rust\nlet a = 1;\nlet b = 2;",
            "I write:\n```\nlet a = 1;\nlet b = 2;\n```",
            12,
        ),
        (
            "let a = 1;\nlet b = 2;\n```\n\nAnd that is it.",
            "```\nlet a = 1;\nlet b = 2;\n```\n\nAnd that is it.",
            13,
        ),
    ] {
        assert_eq!(answered(answer), (read.to_owned(), vec![warning(line)]));
    }
}

#[test]
fn a_block_may_be_fenced_with_tildes() {
    let (answer, said) = answered("I write:\n\n~~~ruby\nQuestion 2\n  so it is\n~~~\n\nAnd that is it.");
    assert_eq!(
        answer,
        "I write:\n\n```ruby\nQuestion 2\n  so it is\n```\n\nAnd that is it."
    );
    assert_eq!(said, Vec::<String>::new());
}

#[test]
fn tildes_between_the_parts_of_an_answer_hide_no_fence() {
    let answer = "One.\n\n~~~\n\n```\nlet a = 1;\n```\n\nTwo.";
    assert_eq!(answered(answer), (answer.to_owned(), Vec::new()));
}
