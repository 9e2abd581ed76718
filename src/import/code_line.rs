//! Whether a single line is plainly code, plainly prose, or could be either.

use super::words::{eat, trim};

/// The longest line of code, in bytes.
const LONGEST: usize = 200;

/// What a line looks like by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing but code is written so.
    Code,
    /// Words of no more than a few, a value, a bracket.
    Either,
    /// A part of a sentence, or the item of a list.
    Prose,
}

/// The words that begin a line of SQL, in the capitals that tell them from other words.
const SQL: &[&str] = &[
    "ALTER",
    "BEGIN",
    "COMMIT",
    "CREATE",
    "DELETE",
    "DROP",
    "EXPLAIN",
    "FROM",
    "GROUP",
    "HAVING",
    "INNER",
    "INSERT",
    "JOIN",
    "LEFT",
    "LIMIT",
    "ORDER",
    "RETURNING",
    "RIGHT",
    "ROLLBACK",
    "SELECT",
    "UNION",
    "UPDATE",
    "VALUES",
    "WHERE",
];

/// What begins a declaration; it also ends as one.
const DECLARATIONS: &[&str] = &[
    "async ",
    "class ",
    "def ",
    "enum ",
    "export ",
    "fn ",
    "func ",
    "function ",
    "impl ",
    "interface ",
    "namespace ",
    "private ",
    "protected ",
    "pub ",
    "public ",
    "static ",
    "struct ",
    "trait ",
    "type ",
];

/// What begins a statement whose condition stands in round brackets.
const CONTROLS: &[&str] = &[
    "if (",
    "for (",
    "while (",
    "switch (",
    "} else",
    "else if (",
    "} catch",
    "catch (",
];

/// What begins a statement that is no sentence where it is indented, or ends in a semicolon.
const STATEMENTS: &[&str] = &[
    "break", "case", "const", "continue", "elif", "else", "except", "for", "from", "if", "import", "let",
    "package", "pass", "print", "raise", "return", "throw", "try", "use", "using", "val", "var", "while",
    "yield",
];

/// Signs between spaces that are operators and nothing else.
const OPERATORS: &[&str] = &[
    " => ", " === ", " !== ", " == ", " != ", " && ", " || ", " += ", " -= ", " := ", " <- ", " -> ", "::",
];

/// The programs whose commands people show, and words that follow them.
const PROGRAMS: &[&str] = &[
    "apt",
    "brew",
    "cargo",
    "curl",
    "docker",
    "git",
    "go",
    "helm",
    "kubectl",
    "npm",
    "npx",
    "pip",
    "psql",
    "ssh",
    "sudo",
    "terraform",
    "yarn",
];
const COMMANDS: &[&str] = &[
    "add", "apply", "build", "checkout", "clone", "commit", "compose", "describe", "exec", "get", "init",
    "install", "logs", "plan", "pull", "push", "rebase", "rollout", "run", "status", "test",
];

/// Judges `text`, a line without its indent; `indented` if it stands further in than the text around it.
pub(super) fn look(text: &str, indented: bool) -> Look {
    if text.len() > LONGEST || text.starts_with("```") || is_item(text) {
        return Look::Prose;
    }
    if is_sql(text) || begins_outright(text) {
        return Look::Code;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = words.iter().filter(|word| is_plain(word)).count();
    let sentence =
        text.ends_with(['.', '?', '!', '。', '？', '！']) && words.len() >= 3 && words.last() != Some(&".");
    if sentence || (plain >= 5 && plain * 4 >= words.len() * 3) {
        return Look::Prose;
    }
    let code = is_frame(text)
        || is_statement(text, indented)
        || is_assignment(text)
        || is_call(text)
        || is_command(&words)
        || is_markup(text)
        || (indented && is_field(&words))
        || OPERATORS.iter().any(|sign| text.contains(sign));
    if code { Look::Code } else { Look::Either }
}

/// Whether `text` has a sign that words have not.
pub(super) fn has_sign(text: &str) -> bool {
    text.contains([
        '=', '{', '}', '[', ']', '<', '>', ';', '|', '$', '/', '\\', '_', '`',
    ]) || text.contains("()")
}

/// Whether `line` is the item of a list or a heading; a comment with one number sign is none.
fn is_item(text: &str) -> bool {
    let Some((first, rest)) = text.split_once(char::is_whitespace) else {
        return false;
    };
    let numbered = first
        .strip_suffix(['.', ')'])
        .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let heading = first.len() > 1 && first.bytes().all(|byte| byte == b'#');
    !trim(rest).is_empty() && (numbered || heading || matches!(first, "-" | "*" | "+" | "•" | "◦" | "▪"))
}

/// A word of letters, with the punctuation that prose has.
fn is_plain(word: &str) -> bool {
    let word = word.trim_matches([',', '.', ':', ';', '!', '?', '"', '“', '”', '(', ')', '’', '\'']);
    !word.is_empty()
        && word
            .chars()
            .all(|char| char.is_alphabetic() || "'’-".contains(char))
}

fn is_sql(text: &str) -> bool {
    let words: Vec<&str> = text.split(|char: char| !char.is_ascii_alphabetic()).collect();
    let lower = ["select", "insert", "delete", "update", "explain"];
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    if lower.contains(first) {
        return text.ends_with(';') || text.contains(['*', '=']);
    }
    SQL.contains(first)
        && (text.split_whitespace().nth(4).is_none()
            || text.contains(['*', '=', '(', ',', ';'])
            || rest.iter().any(|word| SQL.contains(word)))
}

/// Comments, prompts and such: what follows may be prose.
fn begins_outright(text: &str) -> bool {
    ["//", "/*", "*/", "#include", "#!", "$ ", ">>> "]
        .iter()
        .any(|start| text.starts_with(start))
}

/// Brackets alone, or one left open at the end.
fn is_frame(text: &str) -> bool {
    let brackets = |char: char| "{}[]();,".contains(char);
    text.ends_with('{') || text.ends_with('[') || text.chars().all(brackets)
}

fn is_statement(text: &str, indented: bool) -> bool {
    let begins = |starts: &[&str]| starts.iter().any(|start| text.starts_with(start));
    if begins(DECLARATIONS)
        && text.contains(['(', '{', ':', '='])
        && text.ends_with([':', '{', ')', ';', '}', '>'])
    {
        return true;
    }
    if begins(CONTROLS) && text.ends_with(['{', ')', ';', ':']) {
        return true;
    }
    if matches!(text, "else:" | "try:" | "finally:" | "else" | "end") {
        return text != "end" && text != "else" || indented;
    }
    let first =
        STATEMENTS.iter().any(|word| eat(text, word).is_some()) && text.starts_with(char::is_lowercase);
    let ends = text.ends_with(';') && (first || text.contains(['=', '(', '[']));
    let imports = (text.starts_with("from ") && text.contains(" import "))
        || (text.starts_with("import ") && (text.contains(" as ") || text.contains(['{', '"', '\'', '.'])));
    let loops = text.starts_with("for ") && text.contains(" in ") && text.ends_with(':');
    ends || imports || loops || (first && indented)
}

/// `x = 1`, `let total: u32 = a + b`; "latency = how long it takes" is none.
fn is_assignment(text: &str) -> bool {
    let Some((left, right)) = text.split_once(" = ") else {
        return false;
    };
    let name = |word: &str| {
        !word.is_empty()
            && word
                .chars()
                .all(|char| char.is_alphanumeric() || "_.$[]<>:&*\"'".contains(char))
    };
    let right: Vec<&str> = right.split_whitespace().collect();
    left.split_whitespace().count() <= 4
        && left.split_whitespace().all(name)
        && !(right.len() >= 2 && right.iter().all(|word| is_plain(word)))
}

/// `retry(fetch, 3)`, with what may follow.
fn is_call(text: &str) -> bool {
    let text = text.strip_prefix("await ").unwrap_or(text);
    let text = text.trim_end_matches([';', ',', ':']);
    let Some((name, inside)) = text.split_once('(') else {
        return false;
    };
    let letter = |char: char| char.is_alphanumeric() || "_.:$".contains(char);
    name.chars().nth(1).is_some()
        && name.chars().all(letter)
        && inside.ends_with(')')
        // "item(s)" is a word.
        && inside != "s)"
}

fn is_command(words: &[&str]) -> bool {
    let [program, command, rest @ ..] = words else {
        return false;
    };
    let flag = |word: &&str| word.starts_with('-') && word.len() > 1;
    PROGRAMS.contains(program)
        && (COMMANDS.contains(command) || flag(command) || command.contains('/') || rest.iter().any(flag))
}

/// A tag of HTML or XML, or a field of JSON.
fn is_markup(text: &str) -> bool {
    let tag = text.strip_prefix('<').is_some_and(|rest| {
        rest.starts_with(|char: char| char.is_ascii_alphabetic() || "/!?".contains(char))
    });
    (tag && text.ends_with('>')) || (text.starts_with('"') && text.contains("\": "))
}

/// `replicas: 3`, as YAML has it.
fn is_field(words: &[&str]) -> bool {
    let name = |word: &str| {
        word.strip_suffix(':').is_some_and(|name| {
            !name.is_empty()
                && name
                    .chars()
                    .all(|char| char.is_ascii_alphanumeric() || "_-.".contains(char))
        })
    };
    words.len() <= 2
        && words
            .first()
            .is_some_and(|word| name(word) && word.starts_with(char::is_lowercase))
}
