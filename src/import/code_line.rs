//! Whether a single line is plainly code, plainly prose, or could be either.

use super::words::{Marker, eat, marker};

/// The longest line of code, in bytes.
const LONGEST: usize = 200;

/// What a line looks like by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing but code is written so.
    Code,
    /// Code is written so, and a few words of a text may be: it is code beside other code.
    Weak,
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

/// The words in capitals that begin a line of a Dockerfile.
const DOCKER: &[&str] = &[
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "RUN",
    "VOLUME",
    "WORKDIR",
];

/// What follows a word directly in brackets without making it a call: "item(s)".
const ENDINGS: &[&str] = &["d", "ed", "er", "es", "ing", "ish", "ly", "n", "s", "t"];

/// Signs between spaces that are operators and nothing else.
const OPERATORS: &[&str] = &[
    " => ", " === ", " !== ", " == ", " != ", " && ", " || ", " += ", " -= ", " := ", " <- ", " -> ", "::",
];

/// The programs whose commands people show, and words that follow them.
const PROGRAMS: &[&str] = &[
    "apt",
    "apt-get",
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
    "systemctl",
    "terraform",
    "yarn",
];
const COMMANDS: &[&str] = &[
    "add", "apply", "build", "checkout", "clone", "commit", "compose", "describe", "exec", "get", "init",
    "enable", "install", "logs", "plan", "pull", "push", "rebase", "restart", "rollout", "run", "start",
    "status", "stop", "test", "update",
];

/// Judges `text`, a line without its indent; `indented` if it stands further in than the text around it.
pub(super) fn look(text: &str, indented: bool) -> Look {
    if text.len() > LONGEST || text.starts_with("```") || is_item(text) {
        return Look::Prose;
    }
    if begins_outright(text) || is_row(text) {
        return Look::Code;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let sentence =
        text.ends_with(['.', '?', '!', '。', '？', '！']) && words.len() >= 3 && words.last() != Some(&".");
    if sentence {
        return Look::Prose;
    }
    if let Some(look) = sql(text).or_else(|| docker(text)) {
        return look;
    }
    let plain = words.iter().filter(|word| is_plain(word)).count();
    if plain >= 5 && plain * 4 >= words.len() * 3 {
        return Look::Prose;
    }
    // "use of memory (peak);" has the first word of a statement and the end of one, and is none.
    let worded = words.len() >= 3 && plain == words.len() && !has_call(text);
    if is_frame(text) || is_assignment(text) || is_call(text) || is_command(&words) || is_markup(text) {
        return Look::Code;
    }
    if is_statement(text, indented) {
        return if worded { Look::Weak } else { Look::Code };
    }
    if text.ends_with("; do") || text.ends_with("; then") {
        return Look::Code;
    }
    if is_field(&words) || ["done", "fi", "esac"].contains(&text) {
        return Look::Weak;
    }
    operators(text, &words)
}

/// `text` with an operator in it; an arrow between words is none.
fn operators(text: &str, words: &[&str]) -> Look {
    if !OPERATORS.iter().any(|sign| text.contains(sign)) {
        return Look::Either;
    }
    let arrow = |word: &&str| ["->", "=>", "!="].contains(word);
    let sign = |word: &&str| OPERATORS.iter().any(|sign| sign.trim() == *word);
    let worded = |sign: &dyn Fn(&&str) -> bool| words.iter().all(|word| is_plain(word) || sign(word));
    if worded(&arrow) {
        Look::Either
    } else if worded(&sign) {
        Look::Weak
    } else {
        Look::Code
    }
}

/// Whether `text` has a sign that words have not.
pub(super) fn has_sign(text: &str) -> bool {
    text.contains([
        '=', '{', '}', '[', ']', '<', '>', ';', '|', '$', '/', '\\', '_', '`',
    ]) || text.contains("()")
}

/// Whether `line` is the item of a list or a heading; a comment with one number sign is none.
fn is_item(text: &str) -> bool {
    marker(text).is_some_and(|marker| marker != Marker::Heading(1))
}

/// A word of letters, with the punctuation that prose has.
fn is_plain(word: &str) -> bool {
    let word = word.trim_matches([',', '.', ':', ';', '!', '?', '"', '“', '”', '(', ')', '’', '\'']);
    !word.is_empty()
        && word
            .chars()
            .all(|char| char.is_alphabetic() || "'’-".contains(char))
}

/// Whether a round bracket stands directly behind a word, with no mere ending in it.
fn has_call(text: &str) -> bool {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let inside = after.split(')').next().unwrap_or_default();
        if before.ends_with(|char: char| char.is_alphanumeric() || char == '_') && !ENDINGS.contains(&inside)
        {
            return true;
        }
        rest = after;
    }
    false
}

/// A line of SQL: with a sign that words have not, or weak.
fn sql(text: &str) -> Option<Look> {
    let words: Vec<&str> = text.split(|char: char| !char.is_ascii_alphabetic()).collect();
    let lower = ["select", "insert", "delete", "update", "explain"];
    let (first, rest) = words.split_first()?;
    if lower.contains(first) {
        return (text.ends_with(';') || text.contains(['*', '='])).then_some(Look::Code);
    }
    let short = text.split_whitespace().nth(4).is_none();
    let keyword = rest.iter().any(|word| SQL.contains(word));
    if !SQL.contains(first) || !(short || keyword || text.contains(['*', '=', '(', ',', ';'])) {
        return None;
    }
    let sign = text.contains(['*', '=', '{']) || text.ends_with([';', '(']) || has_call(text);
    Some(if sign { Look::Code } else { Look::Weak })
}

/// Whether `lines` have both words of a pair that SQL has.
pub(super) fn has_sql_pair<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let (mut one, mut other) = (false, false);
    for line in lines {
        one = one
            || ["SELECT ", "DELETE ", "INSERT "]
                .iter()
                .any(|word| line.starts_with(word));
        other = other
            || line
                .split_whitespace()
                .any(|word| ["FROM", "VALUES"].contains(&word));
    }
    one && other
}

/// A line of a Dockerfile.
fn docker(text: &str) -> Option<Look> {
    let (first, rest) = text.split_once(' ').filter(|(first, _)| DOCKER.contains(first))?;
    let sign =
        rest.contains(['/', '[', '=', '"']) || rest.contains("--") || (first == "COPY" && rest.contains('.'));
    Some(if sign { Look::Code } else { Look::Weak })
}

/// The row of a table, or of a pipe.
fn is_row(text: &str) -> bool {
    text.starts_with("|> ") || (text.len() > 2 && text.starts_with('|') && text.ends_with('|'))
}

/// Comments, prompts and such: what follows may be prose.
fn begins_outright(text: &str) -> bool {
    let prompt = text
        .strip_prefix("$ ")
        .is_some_and(|rest| rest.starts_with(|char: char| char.is_alphabetic() || "./~".contains(char)));
    prompt
        || ["//", "/*", "*/", "#include", "#!", ">>> ", "\"\"\"", "'''"]
            .iter()
            .any(|start| text.starts_with(start))
}

/// Brackets alone, or one left open at the end.
fn is_frame(text: &str) -> bool {
    let brackets = |char: char| "{}[]();,".contains(char);
    let call = |before: &str| before.ends_with(|char: char| char.is_alphanumeric() || char == '(');
    text.ends_with(['{', '[']) || text.strip_suffix('(').is_some_and(call) || text.chars().all(brackets)
}

fn is_statement(text: &str, indented: bool) -> bool {
    let begins = |starts: &[&str]| starts.iter().any(|start| text.starts_with(start));
    if begins(DECLARATIONS)
        && text.contains(['(', '{', ':', '='])
        && text.ends_with([':', '{', '(', ')', ';', '}', '>'])
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
        && !inside
            .strip_suffix(')')
            .is_some_and(|inside| ENDINGS.contains(&inside))
}

fn is_command(words: &[&str]) -> bool {
    let words = match words {
        ["sudo", rest @ ..] if rest.len() > 1 => rest,
        words => words,
    };
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

/// Whether `text` opens a level of YAML: `spec:`.
pub(super) fn opens_level(text: &str) -> bool {
    !text.contains(char::is_whitespace) && is_field(&[text])
}

/// Whether `text` is an item of YAML: `- name: web`.
pub(super) fn is_field_item(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .split_first()
        .is_some_and(|(first, rest)| *first == "-" && is_field(rest))
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
