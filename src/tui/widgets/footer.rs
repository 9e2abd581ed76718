//! The last lines: what is to be said, and which keys there are. They are drawn from the table of bindings.

use ratatui::{
    Frame,
    layout::Rect,
    style::Modifier,
    text::{Line, Span},
};

use crate::{
    store::Access,
    text::{count, truncate, width},
    tui::{Action, Desk, HitMap, Message, Scope, desk::ToCome, widgets::cut},
};

/// Below this height every row counts.
pub(in crate::tui) const LOW: u16 = 16;

/// Columns between two hints.
const GAP: usize = 2;

/// Rows of the footer on a screen of `rows`: on a low one, what is to be said takes the place of the keys for a while.
pub(in crate::tui) fn height(rows: u16) -> u16 {
    if rows < LOW { 1 } else { 2 }
}

/// Parts `area` into the screen's body and the footer.
pub(in crate::tui) fn split(area: Rect) -> (Rect, Rect) {
    cut::bottom(area, height(area.height))
}

/// Draws the footer of `scope`.
pub(in crate::tui) fn view(desk: &Desk, scope: Scope, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
    let status = status_line(desk, scope, area.width);
    let keys = Rect::new(area.x, area.bottom().saturating_sub(1), area.width, 1);
    if let Some(line) = status {
        frame.render_widget(line, Rect { height: 1, ..area });
        if area.height == 1 {
            return;
        }
    }
    let mut spans = vec![Span::raw(" ")];
    let mut column = keys.x + 1;
    for (key, hint, action) in fitting(desk, scope, keys.width) {
        let columns = columns(width(&key) + 1 + width(hint));
        let on_card = matches!(scope, Scope::Question | Scope::Answer);
        let asked = if on_card && action.judges() {
            Message::Clicked(action)
        } else {
            Message::Do(action)
        };
        hits.add(Rect::new(column, keys.y, columns, 1), asked);
        column += columns + 2;
        spans.push(Span::styled(key, desk.theme.key));
        spans.push(Span::styled(format!(" {hint}  "), desk.theme.quiet));
    }
    frame.render_widget(Line::from(spans), keys);
}

fn columns(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// The hints that fit, most useful first; the first of them, the help, the way out and what is wrong always do.
fn fitting(desk: &Desk, scope: Scope, room: u16) -> Vec<(String, &'static str, Action)> {
    let hints = desk
        .keymap
        .footer(scope)
        .filter(|(_, bound)| !bound.hint.is_empty())
        .map(|(key, bound)| {
            let hint = hint(desk, scope, bound.action, bound.hint);
            (keys(desk, scope, bound.action, key), hint, bound.action)
        })
        .filter(|(_, hint, _)| !hint.is_empty());
    let hints: Vec<_> = hints.enumerate().collect();
    let length = |(key, hint, _): &(String, &str, Action)| width(key) + 1 + width(hint) + GAP;
    let always = |(number, hint): &(usize, (String, &str, Action))| match hint.2 {
        _ if *number == 0 => true,
        Action::Help | Action::Problems | Action::Back | Action::Redate => true,
        Action::Quit => scope == Scope::Roles,
        _ => false,
    };
    let kept = hints
        .iter()
        .filter(|hint| always(hint))
        .map(|(_, hint)| length(hint));
    // One column is left free at each side, and no gap is needed after the last.
    let mut left = (usize::from(room) + GAP).saturating_sub(kept.sum::<usize>() + 2);
    let mut fitting = Vec::new();
    for hint in hints {
        if always(&hint) {
            fitting.push(hint.1);
        } else if length(&hint.1) <= left {
            left -= length(&hint.1);
            fitting.push(hint.1);
        }
    }
    fitting
}

/// The key of a hint; for the group after, the key for the one before too.
fn keys(desk: &Desk, scope: Scope, action: Action, key: String) -> String {
    let arrow = |key: String| match key.as_str() {
        "left" => "←".to_owned(),
        "right" => "→".to_owned(),
        _ => key,
    };
    match action {
        Action::Right => {
            let before = desk.keymap.key_in(scope, Action::Left);
            format!("{} {}", arrow(before), arrow(key))
        }
        _ => key,
    }
}

/// Hints that say what a key would do just now.
fn hint(desk: &Desk, scope: Scope, action: Action, hint: &'static str) -> &'static str {
    let commands = &desk.settings.commands;
    match action {
        // As wide as what it does to a question, so that the hints after it stay where they are.
        Action::Advance if scope == Scope::Answer => "good  ",
        Action::Open if scope == Scope::Roles && desk.access != Access::Writable => "try again",
        Action::Back if scope == Scope::Filter => "clear",
        Action::Problems if scope != Scope::Roles || desk.problems().next().is_none() => "",
        Action::Undo if scope == Scope::Roles && desk.redated.is_empty() => "",
        Action::Undo if scope != Scope::Roles && !desk.ledger.can_undo() => "",
        Action::Back if matches!(scope, Scope::Interview | Scope::Answering) => "leave",
        Action::Edit if scope == Scope::Problems && desk.problems().next().is_none() => "",
        Action::Redate if !desk.is_ahead() => "",
        Action::Right if !desk.has_groups() => "",
        // `enter` does it too, and is said.
        Action::Earlier if scope == Scope::Cards => "",
        Action::Back if scope == Scope::Program => "not now",
        Action::ReadAloud if commands.speak.is_none() => "",
        Action::Record if commands.record.is_none() => "",
        Action::Review if commands.review.is_none() => "",
        Action::Flag if scope == Scope::Marked => "flag on/off",
        Action::Bury if scope == Scope::Marked => "bury on/off",
        Action::Suspend if scope == Scope::Marked => "suspend on/off",
        _ => hint,
    }
}

fn status_line(desk: &Desk, scope: Scope, columns: u16) -> Option<Line<'static>> {
    let room = usize::from(columns).saturating_sub(2);
    let say = |text: String, style| {
        Some(Line::from(vec![
            Span::raw(" "),
            Span::styled(truncate(&text, room), style),
        ]))
    };
    if let Some(text) = desk.saving.says(&desk.keymap.key(Action::Quit)) {
        return say(text, desk.theme.alarm.add_modifier(Modifier::REVERSED));
    }
    if let Some((text, alarm)) = desk.notice() {
        let style = if alarm { desk.theme.alarm } else { desk.theme.text };
        return say(text.to_owned(), style);
    }
    if let Some(loading) = desk.loading {
        let text = match loading.decks {
            Some((read, of)) if read < of => format!("reading your decks: {read} of {of}"),
            _ => match loading.history {
                ToCome::All => "reading your progress".to_owned(),
                ToCome::Rest(far) => far.to_string(),
                ToCome::Nothing => "looking for your decks".to_owned(),
            },
        };
        return say(text, desk.theme.quiet);
    }
    let problems = desk.problems().count();
    if scope == Scope::Roles && problems > 0 && desk.size.1 >= LOW {
        let key = desk.keymap.key(Action::Problems);
        let text = format!("{} in your files: {key} lists them", count(problems, "problem"));
        return say(text, desk.theme.alarm);
    }
    None
}
