//! The four grades, each with the interval it would give.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
};

use crate::{
    answer::Suggestion,
    history::Mode,
    schedule::{Outcomes, Rating},
    text::width,
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
    suggested: Option<Suggestion>,
    desk: &Desk,
    frame: &mut Frame,
    area: Rect,
    hits: &mut HitMap,
) {
    let (above, bar) = cut::bottom(area, 2);
    let (title, explained) = cut::top(above, 1);
    let beside = suggested.map_or(String::new(), |it| {
        format!("{} suggested: {}", it.rating.name(), it.why)
    });
    frame.render_widget(
        heading(&desk.theme, "How did it go?", &beside, title.width),
        title,
    );
    for (row, (rating, style)) in explained.rows().zip(styled(desk)) {
        let name = Span::styled(format!("  {:<7}", rating.name()), style);
        let meaning = Span::styled(rating.meaning(), desk.theme.text);
        frame.render_widget(Line::from(vec![name, meaning]), row);
    }
    let width = bar.width.min(desk.settings.text_width.max(60));
    let buttons = Rect { width, ..bar }.layout::<4>(&Layout::horizontal([Constraint::Fill(1); 4]));
    for (place, (rating, style)) in buttons.into_iter().zip(styled(desk)) {
        let when = match mode {
            Mode::Cram => "stays".to_owned(),
            Mode::Study | Mode::Mock => days::interval(outcomes.of(rating).days),
        };
        let style = match suggested {
            Some(suggested) if suggested.rating == rating => style.add_modifier(Modifier::REVERSED),
            _ => style,
        };
        button(rating, style, &when, desk, frame, place);
        hits.add(place, Message::Clicked(Action::Grade(rating)));
    }
}

fn styled(desk: &Desk) -> impl Iterator<Item = (Rating, Style)> {
    Rating::ALL.into_iter().zip(desk.theme.ratings)
}

/// A grade with its key, and beneath it when the card would be back.
fn button(rating: Rating, style: Style, when: &str, desk: &Desk, frame: &mut Frame, place: Rect) {
    let (name, interval) = cut::top(place, 1);
    let key = desk.keymap.key(Action::Grade(rating));
    let indent = " ".repeat(3 + width(&key));
    frame.render_widget(Line::styled(format!("  {key} {}", rating.name()), style), name);
    frame.render_widget(
        Line::styled(format!("{indent}{when}"), desk.theme.quiet),
        interval,
    );
}
