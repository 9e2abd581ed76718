//! What changed from one answer to another, with signs around what went and what came: colours and lines alone would not do.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    answer::{Change, difference},
    history::Answer,
    text::wrap,
    tui::Theme,
};

const LEGEND: &str = "[-went-] {+came+}";

/// The lines of the comparison for so many columns.
pub(super) fn lines(old: &Answer, new: &Answer, theme: &Theme, columns: u16) -> Vec<Line<'static>> {
    let columns = usize::from(columns);
    let runs = difference(&old.attempt.text, &new.attempt.text);
    let is_same = runs.iter().all(|run| run.change == Change::Same);
    let legend = if is_same {
        "The two are the same, word by word."
    } else {
        LEGEND
    };
    let mut lines = vec![Line::styled(legend, theme.quiet), Line::default()];
    let mut marked = Marked::default();
    for run in runs {
        marked.add(run.change, run.text);
    }
    lines.extend(marked.wrapped(columns).into_iter().map(|pieces| {
        let spans = pieces
            .into_iter()
            .map(|(text, change)| Span::styled(text, style(change, theme)));
        spans.collect()
    }));
    lines
}

fn style(change: Change, theme: &Theme) -> Style {
    match change {
        Change::Same => theme.text,
        Change::Gone => theme.quiet.crossed_out(),
        Change::New => theme.title.underlined(),
    }
}

/// Both texts in one, with the signs, and what became of each character.
#[derive(Debug, Default)]
struct Marked {
    text: String,
    /// Of each character that is no blank.
    changes: Vec<Change>,
}

impl Marked {
    /// Adds a piece, with signs around it but not around the blanks after it.
    fn add(&mut self, change: Change, text: &str) {
        let words = text.trim_end();
        let blanks = text.get(words.len()..).unwrap_or_default();
        let (open, close) = match change {
            Change::Same => ("", ""),
            Change::Gone => ("[-", "-]"),
            Change::New => ("{+", "+}"),
        };
        let added = [open, words, close].concat();
        self.changes
            .extend(added.chars().filter(|char| !char.is_whitespace()).map(|_| change));
        self.text.push_str(&added);
        self.text.push_str(blanks);
    }

    /// Its lines in pieces of one change each. Wrapping moves nothing but blanks.
    fn wrapped(&self, columns: usize) -> Vec<Vec<(String, Change)>> {
        let mut changes = self.changes.iter().copied();
        let lines = self.text.lines().flat_map(|line| wrap(line, columns, 0));
        let mut last = Change::Same;
        lines
            .map(|line| {
                let mut pieces: Vec<(String, Change)> = Vec::new();
                for char in line.chars() {
                    if !char.is_whitespace() {
                        last = changes.next().unwrap_or(last);
                    }
                    match pieces.last_mut() {
                        Some((text, same)) if *same == last || char.is_whitespace() => text.push(char),
                        _ => pieces.push((char.to_string(), last)),
                    }
                }
                pieces
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str, columns: usize) -> Vec<String> {
        let mut marked = Marked::default();
        for run in difference(old, new) {
            marked.add(run.change, run.text);
        }
        let lines = marked.wrapped(columns).into_iter();
        lines
            .map(|pieces| pieces.into_iter().map(|(text, _)| text).collect())
            .collect()
    }

    #[test]
    fn what_went_and_what_came_stand_between_signs() {
        let lines = shown(
            "I cut it by 40 percent.",
            "I cut it by 60 percent.\n\nIt held.",
            80,
        );
        assert_eq!(lines, ["I cut it by [-40-] {+60+} percent{+.", "", "It held+}."]);
    }

    #[test]
    fn each_character_keeps_what_became_of_it_wherever_a_line_breaks() {
        let mut marked = Marked::default();
        marked.add(Change::Same, "one two ");
        marked.add(Change::Gone, "three four ");
        marked.add(Change::New, "five");
        let pieces = marked.wrapped(9);
        assert_eq!(
            pieces.concat(),
            [
                ("one two".to_owned(), Change::Same),
                ("[-three".to_owned(), Change::Gone),
                ("four-]".to_owned(), Change::Gone),
                ("{+five+}".to_owned(), Change::New)
            ]
        );
    }
}
