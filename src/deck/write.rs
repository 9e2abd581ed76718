//! Writes a deck as RON that a person would be glad to edit: one field a line, absent fields left out.

use std::fmt::Write;

use super::{
    Card, Group, KeyPoint, Rubric,
    parse::FORMAT_VERSION,
    source::{opening, parts},
};

/// `text` as a RON string literal on one line, with quotes.
///
/// ```
/// assert_eq!(greenroom::deck::ron_string("say \"hi\"\n"), r#""say \"hi\"\n""#);
/// ```
#[must_use]
pub fn ron_string(text: &str) -> String {
    quoted(text, "\\n")
}

/// `text` in quotes, with `line_end` for each line end.
fn quoted(text: &str, line_end: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for char in text.chars() {
        match char {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str(line_end),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            char if char.is_control() => {
                // Writing to a string does not fail.
                let _ = write!(quoted, "\\u{{{:x}}}", u32::from(char));
            }
            char => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}

/// The deck file for `role` with `cards`.
#[must_use]
pub fn deck_to_ron<'a>(
    role: &str,
    group: Option<Group>,
    summary: Option<&str>,
    cards: impl IntoIterator<Item = &'a Card>,
) -> String {
    let mut out = format!(
        "(\n    version: {FORMAT_VERSION},\n    role: {},\n",
        ron_string(role)
    );
    if let Some(group) = group {
        line(&mut out, 4, "group", &ron_string(group.name()));
    }
    if let Some(summary) = summary {
        line(&mut out, 4, "summary", &ron_string(summary));
    }
    out.push_str("    cards: [\n");
    for card in cards {
        write_card(&mut out, card);
    }
    out.push_str("    ],\n)\n");
    out
}

/// `text`, a deck file, with `card` written at the head of its cards and nothing else changed; `None` if that place cannot be found.
#[must_use]
pub fn with_card(text: &str, card: &Card) -> Option<String> {
    let fields = parts(text, 0..text.len());
    let cards = fields.iter().find(|part| part.name == Some("cards"))?;
    let (before, list) = text.split_at_checked(opening(text, cards.value.clone()))?;
    let rest = list.strip_prefix('[')?;
    let mut written = String::new();
    write_card(&mut written, card);
    Some(format!("{before}[\n{}{rest}", written.trim_end_matches('\n')))
}

fn write_card(out: &mut String, card: &Card) {
    out.push_str("        (\n");
    let mut field = |name: &str, value: String| line(out, 12, name, &value);
    field("id", ron_string(&card.id));
    if let Some(kind) = card.kind {
        field("kind", format!("{kind:?}"));
    }
    if let Some(difficulty) = card.difficulty {
        field("difficulty", format!("{difficulty:?}"));
    }
    if let Some(topic) = &card.topic {
        field("topic", ron_string(topic));
    }
    field("question", ron_string(&card.question));
    // Line ends as they are: an editor shows paragraphs better than one long line.
    field("answer", quoted(&card.answer, "\n"));
    if !card.key_points.is_empty() {
        field("key_points", block(card.key_points.iter().map(key_point)));
    }
    if let Some(rubric) = &card.rubric {
        field("rubric", rubric_to_ron(rubric));
    }
    if !card.follow_ups.is_empty() {
        field("follow_ups", list(&card.follow_ups));
    }
    if let Some(seconds) = card.target_seconds {
        field("target_seconds", seconds.to_string());
    }
    out.push_str("        ),\n");
}

fn line(out: &mut String, indent: usize, name: &str, value: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(out, "{:indent$}{name}: {value},", "");
}

fn list(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| ron_string(text)).collect();
    format!("[{}]", quoted.join(", "))
}

fn block(rows: impl Iterator<Item = String>) -> String {
    let rows = rows.fold(String::new(), |mut block, row| {
        // Writing to a string does not fail.
        let _ = writeln!(block, "                {row},");
        block
    });
    format!("[\n{rows}            ]")
}

fn key_point(point: &KeyPoint) -> String {
    let required = if point.required { "" } else { ", required: false" };
    format!(
        "(text: {}, any: {}{required})",
        ron_string(&point.text),
        list(&point.any)
    )
}

fn rubric_to_ron(rubric: &Rubric) -> String {
    match rubric {
        Rubric::Behavioral => "Behavioral".to_owned(),
        Rubric::Rows(rows) => {
            let rows = rows.iter().map(|row| {
                let levels: Vec<String> = row.levels.iter().map(|level| ron_string(level)).collect();
                format!(
                    "(name: {}, levels: ({}))",
                    ron_string(&row.name),
                    levels.join(", ")
                )
            });
            format!("Rows({})", block(rows))
        }
    }
}
