//! Lays a question of a mock interview out, and draws it.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::Clear,
};

use crate::{
    session::answer_ms,
    text::{lines, truncate, wrap},
    tui::{
        Action, Desk, HitMap,
        answering::{Shown, Take},
        view::fits,
        widgets::{
            cut,
            days::clock,
            header::{body, header},
            paragraph::beginning,
        },
    },
};

use super::{Interview, Text};

/// Columns left free at each side of a text.
const MARGIN: u16 = 2;

/// From this width on there is room for whole words in the header.
const WIDE: u16 = 60;

impl Interview {
    pub(super) fn lay_out(&mut self, desk: &Desk) {
        if !fits(desk.size) {
            return;
        }
        if let Some(asked) = &mut self.spoken.asked {
            asked.lay_out(desk);
        }
        let place = place(desk);
        let columns = usize::from(place.width);
        let mut rows = vec![Line::default()];
        rows.extend(styled(lines(&self.asked(), columns), desk.theme.title));
        self.question = rows.len();
        if let Some(before) = self.asked_before() {
            rows.push(Line::default());
            let said = beginning(&format!("After: {before}"), columns, 2);
            rows.extend(styled(said, desk.theme.quiet));
        }
        rows.push(Line::default());
        rows.extend(styled(wrap(&self.hint(desk), columns, 0), desk.theme.quiet));
        if !self.own.text.is_empty() {
            rows.push(Line::default());
            rows.push(Line::styled("Your answer", desk.theme.title));
            rows.extend(styled(lines(&self.own.text, columns), desk.theme.text));
        }
        if let Some(failed) = &self.spoken.failed {
            rows.push(Line::default());
            rows.extend(styled(wrap(&failed.title, columns, 0), desk.theme.title));
            let lines = failed.lines.iter().flat_map(|line| wrap(line, columns, 0));
            rows.extend(styled(lines.collect(), desk.theme.quiet));
        }
        self.page.lay_out(place, rows);
    }

    /// The question, or what follows it.
    fn asked(&self) -> String {
        match (&self.asking.follow_up, &self.text) {
            (Some(next), _) => next.text.clone(),
            (None, Text::Read(card)) => card.question.clone(),
            (None, Text::Waiting) => String::new(),
            (None, Text::Unreadable(problem)) => format!("This question cannot be shown.\n\n{problem}"),
        }
    }

    /// The card's own question, where what follows it is asked.
    fn asked_before(&self) -> Option<&str> {
        self.asking.follow_up.as_ref()?;
        let question = self.mock.question(&self.asking.card)?;
        question.own().map(|own| own.asked.as_str())
    }

    /// What to do now.
    fn hint(&self, desk: &Desk) -> String {
        let scope = super::Show::scope(self);
        let key = |action| desk.keymap.key_in(scope, action);
        let (go_on, write) = (key(Action::Open), key(Action::Write));
        if !self.is_shown() {
            return format!("{go_on} goes on without it.");
        }
        match self.spoken.take {
            Take::Off => {}
            Take::Recording { .. } => {
                return format!("Speak: you are recorded. Press {go_on} when you are done.");
            }
            Take::Ending { .. } | Take::Transcribing { .. } => {
                return "What you said is being written down; the clock stands still.".to_owned();
            }
        }
        match (self.timing.is_silent(), self.own.text.is_empty()) {
            (true, true) => format!(
                "Think. Press {go_on} when you begin to speak and again when you are done, or write your answer ({write})."
            ),
            (false, true) => format!("Speak. Press {go_on} when you are done."),
            (_, false) => format!("Press {go_on} when you are done; {write} goes on writing."),
        }
    }

    pub(super) fn draw(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        let title = format!("{} (mock)", self.mock.role);
        let below = header(&desk.theme, &title, self.status(desk, area.width), frame, area);
        let (about, _) = cut::top(below, 1);
        self.about(desk, frame, about);
        for (line, row) in self.page.shown() {
            frame.render_widget(line, row);
        }
        if let Some(field) = &self.own.field {
            hits.cover(area);
            let above = u16::try_from(self.question).unwrap_or(u16::MAX);
            let above = above.saturating_add(about.bottom().saturating_sub(area.y));
            let rows = area.height.saturating_sub(above).max(area.height / 2);
            let (_, place) = cut::bottom(area, rows);
            frame.render_widget(Clear, place);
            field.view("Your answer", &desk.theme, frame, place);
        }
        if let Some(asked) = &self.spoken.asked {
            asked.view(desk, frame, area, hits);
        }
    }

    /// Which question it is, and the clock.
    fn status(&self, desk: &Desk, columns: u16) -> Vec<Span<'static>> {
        let theme = &desk.theme;
        let word = if columns >= WIDE { "question " } else { "" };
        let place = format!(
            "{word}{} of {}   ",
            self.asking.number + 1,
            self.mock.questions.len()
        );
        let mut spans = vec![Span::styled(place, theme.text)];
        let (what, span, target) = match self.timing.shown(desk.now.at) {
            Shown::Thinking(span) if self.own.text.is_empty() => ("thinking ", span, None),
            Shown::Thinking(span) => ("", span, None),
            Shown::Speaking(span) | Shown::Paused(span) => ("speaking ", span, self.target()),
        };
        let what = self.spoken.take.clock_says().unwrap_or(what);
        let seconds = u64::try_from(span.as_secs()).unwrap_or(0);
        spans.push(Span::styled(what, theme.due));
        spans.push(Span::styled(format!("{} ", clock(seconds)), theme.text));
        if let Some(target) = target {
            let sign = if seconds > target { "over" } else { "of" };
            spans.push(Span::styled(format!("{sign} {} ", clock(target)), theme.quiet));
        }
        spans
    }

    /// How long an answer to the card's own question may take, seconds.
    fn target(&self) -> Option<u64> {
        match &self.text {
            Text::Read(card) if self.asking.follow_up.is_none() => card.target_seconds.map(u64::from),
            _ => None,
        }
    }

    /// What sort of question it is, how sure the user is, and how much time is left for all.
    fn about(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        let theme = &desk.theme;
        let right = [self.page.position(), self.left(desk)];
        let right: Vec<String> = right.into_iter().filter(|said| !said.is_empty()).collect();
        let right = Line::styled(format!("{} ", right.join("   ")), theme.quiet).right_aligned();
        let sure = self
            .own
            .sure
            .map_or(String::new(), |sure| format!("  {}", sure.name()));
        let room = usize::from(area.width).saturating_sub(right.width() + 3 + sure.len());
        let spans = vec![
            Span::raw("  "),
            Span::styled(truncate(&self.sort(), room), theme.quiet),
            Span::styled(sure, theme.key),
        ];
        frame.render_widget(Line::from(spans), area);
        frame.render_widget(right, area);
    }

    fn sort(&self) -> String {
        let Text::Read(card) = &self.text else {
            return String::new();
        };
        if self.asking.follow_up.is_some() {
            return "follow-up question".to_owned();
        }
        let said = [
            card.difficulty.map(|difficulty| difficulty.name().to_owned()),
            card.kind.map(|kind| kind.name().to_owned()),
        ];
        said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// How much time is left of that for the whole interview.
    fn left(&self, desk: &Desk) -> String {
        let Some(minutes) = self.mock.minutes else {
            return String::new();
        };
        let here = answer_ms(self.timing.asked(desk.now.at));
        if self.mock.is_over(here) {
            return "time is up: this answer is the last".to_owned();
        }
        let used = self.mock.spent_ms().saturating_add(here.into());
        let left = (u64::from(minutes) * 60_000).saturating_sub(used);
        format!("{} left", clock(left.div_ceil(1_000)))
    }
}

/// Where the text stands.
pub(super) fn place(desk: &Desk) -> Rect {
    let (_, below) = cut::top(body(desk.size), 1);
    cut::column(below, MARGIN, desk.settings.text_width)
}

fn styled(lines: Vec<String>, style: Style) -> impl Iterator<Item = Line<'static>> {
    lines.into_iter().map(move |line| Line::styled(line, style))
}
