//! More about the chosen role.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    deck::{Difficulty, Kind},
    text::{count, wrap},
    tui::{
        Action, Desk,
        widgets::{days, header::rule_line},
    },
};

use super::{Row, is_first_run};

/// Rows the pane takes below the list.
pub(super) const HEIGHT: u16 = 8;
/// Columns it takes beside the list.
pub(super) const WIDTH: u16 = 46;

pub(super) fn view(row: Option<&Row>, desk: &Desk, beside: bool, frame: &mut Frame, area: Rect) {
    let Some(row) = row else { return };
    let theme = &desk.theme;
    let columns = usize::from(area.width).saturating_sub(3);
    let mut lines = vec![rule_line(theme, &row.name, area.width)];
    let role = row
        .role
        .as_ref()
        .and_then(|slug| desk.library.roles().iter().find(|role| role.slug == *slug));
    let summary = role
        .and_then(|role| role.summary.as_deref())
        .unwrap_or(match row.role {
            Some(_) => "Your own questions.",
            None => "Every role in one session.",
        });
    lines.extend(
        wrap(summary, columns, 0)
            .into_iter()
            .take(2)
            .map(|line| Line::from(format!(" {line}"))),
    );
    if beside {
        lines.push(Line::default());
    }
    let mix = row.tally.mix;
    let label = |name: &str| Span::styled(format!(" {name:<13}"), theme.quiet);
    let difficulties = share(
        mix.difficulties,
        Difficulty::ALL.map(Difficulty::name),
        row.tally.cards,
    );
    let kinds = share(mix.kinds, Kind::ALL.map(Kind::name), row.tally.cards);
    let last = row
        .tally
        .last
        .map_or("never".to_owned(), |day| days::relative(day, desk.now.day));
    let next = match (row.tally.due, row.tally.next) {
        (0, None) => "nothing yet".to_owned(),
        (0, Some(day)) => days::relative(day, desk.now.day),
        (due, _) => format!("{} now", count(due, "card")),
    };
    for (name, value) in [
        ("Difficulty", difficulties),
        ("Kind", kinds),
        ("Last studied", last),
        ("Next due", next),
    ] {
        let mut values = wrap(&value, columns.saturating_sub(14), 0).into_iter();
        lines.push(Line::from(vec![
            label(name),
            Span::raw(" "),
            Span::raw(values.next().unwrap_or_default()),
        ]));
        if beside {
            lines.extend(values.map(|more| Line::from(format!("{:15}{more}", ""))));
        }
    }
    if beside && row.tally.suspended + row.tally.flagged > 0 {
        let aside = format!("{} suspended, {} flagged", row.tally.suspended, row.tally.flagged);
        lines.push(Line::from(vec![
            label("Set aside"),
            Span::raw(format!(" {aside}")),
        ]));
    }
    if is_first_run(desk) {
        if beside {
            lines.push(Line::default());
            lines.extend(
                wrap(&first_run_text(desk), columns, 0)
                    .into_iter()
                    .map(|line| Line::styled(format!(" {line}"), theme.title)),
            );
        } else {
            lines.push(first_run(desk, columns + 2));
        }
    }
    for (line, place) in lines.into_iter().zip(area.rows()) {
        frame.render_widget(line, place);
    }
}

fn first_run_text(desk: &Desk) -> String {
    let key = |action| desk.keymap.key(action);
    let (open, reveal, help) = (key(Action::Open), key(Action::Advance), key(Action::Help));
    format!("New here? {open} asks the first question; answer aloud, {reveal} reveals, {help} helps.")
}

/// What to press, in one line, for someone who has never graded a card.
pub(super) fn first_run(desk: &Desk, columns: usize) -> Line<'static> {
    if !is_first_run(desk) {
        return Line::default();
    }
    let mut text = first_run_text(desk);
    if text.len() + 1 > columns {
        let key = |action| desk.keymap.key(action);
        text = format!("New here? {} asks a question.", key(Action::Open));
    }
    Line::styled(format!(" {text}"), desk.theme.title)
}

/// `5 easy, 8 medium, 7 hard`, and how many say nothing.
fn share(counts: [usize; 3], names: [&str; 3], cards: usize) -> String {
    let mut parts: Vec<String> = counts
        .into_iter()
        .zip(names)
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    let silent = cards.saturating_sub(counts.iter().sum());
    if silent > 0 {
        parts.push(format!("{silent} unstated"));
    }
    if parts.is_empty() {
        "no cards".to_owned()
    } else {
        parts.join(", ")
    }
}
