//! A report as Markdown.

use std::fmt::Write;

use super::{Block, Paper};

/// Lines left free for remarks.
const REMARKS: usize = 3;

/// `blocks` as Markdown that reads well as it is, too.
#[must_use]
pub fn markdown(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut in_list = false;
    for block in blocks {
        let is_item = matches!(
            block,
            Block::Item(_) | Block::Tick(..) | Block::Paper(Paper::Box(_))
        );
        let goes_on = is_item && in_list;
        if !text.is_empty() && !goes_on {
            text.push('\n');
        }
        in_list = is_item;
        write(&mut text, block);
    }
    text
}

fn write(text: &mut String, block: &Block) {
    let line = |said: &str| escaped(&said.replace('\n', " "));
    // Writing to a string does not fail.
    let _ = match block {
        Block::Title(title) => writeln!(text, "# {}", line(title)),
        Block::Heading(heading) => writeln!(text, "## {}", line(heading)),
        Block::Label(label) | Block::Paper(Paper::Label(label)) => writeln!(text, "### {}", line(label)),
        Block::Text(said) | Block::Paper(Paper::Text(said)) => writeln!(text, "{}", line(said)),
        Block::Asked(said) => writeln!(text, "{}", as_it_is(said, "")),
        Block::Own(said) => writeln!(text, "{}", as_it_is(said, "> ")),
        Block::Item(said) => writeln!(text, "- {}", line(said)),
        Block::Tick(true, said) => writeln!(text, "- [x] {}", line(said)),
        Block::Tick(false, said) | Block::Paper(Paper::Box(said)) => writeln!(text, "- [ ] {}", line(said)),
        Block::Paper(Paper::Remarks) => {
            let lines = "_______________________________________________\n\n".repeat(REMARKS);
            writeln!(text, "Remarks:\n\n{}", lines.trim_end())
        }
    };
}

/// `text` with its lines, each after `mark`; what stands in a fence is left as it is.
fn as_it_is(text: &str, mark: &str) -> String {
    let mut lines = Vec::new();
    let mut fence: Option<&str> = None;
    let mut texts = text.lines().peekable();
    while let Some(line) = texts.next() {
        let opens = ["```", "~~~"]
            .into_iter()
            .find(|it| line.trim_start().starts_with(it));
        let line = match (fence, opens) {
            (Some(open), Some(closes)) if open == closes => {
                fence = None;
                line.to_owned()
            }
            (Some(_), _) => line.to_owned(),
            (None, Some(open)) => {
                fence = Some(open);
                line.to_owned()
            }
            // Two spaces keep the next line apart.
            (None, None) if texts.peek().is_some_and(|next| !next.trim().is_empty()) && !line.is_empty() => {
                format!("{}  ", escaped(line))
            }
            (None, None) => escaped(line),
        };
        lines.push(format!("{mark}{line}"));
    }
    // What is left open would take in all that follows.
    lines.extend(fence.map(|fence| format!("{mark}{fence}")));
    lines.join("\n")
}

/// A line in which nothing means something else in Markdown than it says.
fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    let mut before = None;
    let mut chars = line.chars().peekable();
    while let Some(char) = chars.next() {
        let at_start = escaped.trim().is_empty();
        let is_word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
        let means_something = match char {
            '\\' | '`' | '*' | '<' | '[' | '|' | '&' | '~' => true,
            '_' => !(is_word(before) && is_word(chars.peek().copied())),
            '#' | '>' | '=' | '-' | '+' => at_start,
            '.' | ')' => !at_start && escaped.trim().bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if means_something {
            escaped.push('\\');
        }
        escaped.push(char);
        before = Some(char);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(text: &str) -> String {
        markdown(&[Block::Own(text.to_owned())])
    }

    #[test]
    fn what_was_written_is_quoted_line_by_line_and_says_what_it_says() {
        assert_eq!(
            own("# First\n\n*then* a snake_case, <b>\nend"),
            "> \\# First\n> \n> \\*then\\* a snake_case, \\<b>  \n> end\n"
        );
    }

    #[test]
    fn a_rule_a_list_or_an_entity_is_what_was_typed() {
        assert_eq!(own("My plan:\n---"), "> My plan:  \n> \\---\n");
        assert_eq!(own("1. first"), "> 1\\. first\n");
        assert_eq!(own("a &lt; b"), "> a \\&lt; b\n");
    }

    #[test]
    fn code_stays_code_and_a_fence_left_open_ends_with_the_answer() {
        assert_eq!(own("so:\n```\na * b"), "> so:  \n> ```\n> a * b\n> ```\n");
    }

    #[test]
    fn boxes_stand_together() {
        let blocks = [
            Block::Tick(true, "one".into()),
            Block::Tick(false, "two".into()),
            Block::Text("Good.".into()),
        ];
        assert_eq!(markdown(&blocks), "- [x] one\n- [ ] two\n\nGood.\n");
    }
}
