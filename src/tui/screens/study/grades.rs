//! The four grades, each with the interval it would give.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
};

use crate::{
    history::Mode,
    schedule::{Outcomes, Rating},
    tui::{
        Action, Desk, HitMap, Message,
        widgets::{cut, days, footer::LOW, header::heading},
    },
};

/// Rows of the grades with their explanation.
pub(super) const EXPLAINED: u16 = 7;

/// Rows of the grades, with their explanation where it is wanted and there is room.
pub(super) fn height(explain: bool, area: Rect) -> u16 {
    match area.height {
        20.. if explain => EXPLAINED,
        LOW.. => 3,
        _ => 2,
    }
}

pub(super) fn view(
    outcomes: &Outcomes,
    mode: Mode,
    desk: &Desk,
    frame: &mut Frame,
    area: Rect,
    hits: &mut HitMap,
) {
    let theme = &desk.theme;
    let (above, bar) = cut::bottom(area, 2);
    let (title, explained) = cut::top(above, 1);
    frame.render_widget(heading(theme, "How did it go?", "", title.width), title);
    for (row, (rating, style)) in explained.rows().zip(Rating::ALL.into_iter().zip(theme.ratings)) {
        frame.render_widget(
            Line::from(vec![
                Span::styled(format!("  {:<6}", rating.name()), style),
                Span::styled(rating.meaning(), theme.text),
            ]),
            row,
        );
    }
    let width = bar.width.min(desk.settings.text_width.max(60));
    let buttons = Rect { width, ..bar }.layout::<4>(&Layout::horizontal([Constraint::Fill(1); 4]));
    for (button, (rating, style)) in buttons
        .into_iter()
        .zip(Rating::ALL.into_iter().zip(theme.ratings))
    {
        let (name, interval) = cut::top(button, 1);
        let key = desk.keymap.key(Action::Grade(rating));
        frame.render_widget(
            Line::from(vec![Span::styled(format!("  {key} {}", rating.name()), style)]),
            name,
        );
        let when = match mode {
            Mode::Cram => "as it is".to_owned(),
            Mode::Study | Mode::Mock => days::interval(outcomes.of(rating).days),
        };
        let indent = " ".repeat(3 + crate::text::width(&key));
        frame.render_widget(Line::styled(format!("{indent}{when}"), theme.quiet), interval);
        hits.add(button, Message::Clicked(Action::Grade(rating)));
    }
}
