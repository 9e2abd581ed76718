//! The end of a session: what it came to, and what comes next.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use crate::{
    schedule::Rating,
    session::{MORE_NEW, NextDue, Scope as Cards, Session, Summary, next_due},
    stats::Tally,
    text::{count, wrap},
    tui::{
        Action, Desk, Effect, HitMap, Message, Route, Scope,
        screens::Show,
        turn::Turn,
        widgets::{
            bar::bar,
            days,
            footer::{self, LOW},
            header::{HEIGHT, header},
            list::{Cursor, position},
        },
    },
};

/// The state of the summary.
#[derive(Clone, Debug)]
pub(in crate::tui) struct SummaryScreen {
    session: Session,
    summary: Summary,
    next: Option<NextDue>,
    /// Cards of this choice that are due now, whether the session reached them or not.
    due_now: usize,
    /// New cards of this choice that are not in the session.
    kept_back: usize,
    cursor: Cursor,
}

impl SummaryScreen {
    pub(in crate::tui) fn new(session: Session, desk: &Desk) -> Self {
        let progress = desk.ledger.progress();
        let plan = session.plan();
        let queued = session.queued().collect();
        let more = plan.more_new(&desk.library, progress, desk.now.day, u32::MAX, &queued);
        Self {
            due_now: Tally::of(plan.candidates(&desk.library), progress, desk.now.day).due,
            summary: Summary::of(&session),
            next: next_due(session.plan(), &desk.library, progress, desk.now.day),
            kept_back: more.len(),
            cursor: Cursor::default(),
            session,
        }
    }

    /// The furthest the figures can be scrolled, on a screen too low for them.
    fn last_line(&self, desk: &Desk) -> usize {
        let (body, _) = footer::split(Rect::new(0, 0, desk.size.0, desk.size.1));
        let page = usize::from(body.height.saturating_sub(HEIGHT));
        self.lines(desk, body).len().saturating_sub(page)
    }

    fn act(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        let last = self.last_line(turn.desk);
        if self
            .cursor
            .follow(action, last + 1, usize::from(turn.desk.size.1) / 2)
        {
            return None;
        }
        let desk = &mut *turn.desk;
        let (step, done, nothing) = match action {
            Action::Open | Action::Back => return Some(Route::Back),
            Action::Undo => {
                let step = self.session.undo(&mut desk.ledger, desk.now);
                (step, "taken back", "there is nothing to take back")
            }
            Action::Redo => {
                let step = self.session.redo(&mut desk.ledger, desk.now);
                (step, "done again", "there is nothing to do again")
            }
            Action::MoreNew => {
                let Some((_, event)) = self.session.more_new(&desk.library, &mut desk.ledger, desk.now)
                else {
                    desk.tell("there are no more new cards here");
                    return None;
                };
                turn.effects.push(Effect::Append(event));
                return Some(Route::Resume(Box::new(self.session.clone())));
            }
            _ => return None,
        };
        let Some((name, event)) = step else {
            desk.tell(nothing);
            return None;
        };
        turn.effects.push(Effect::Append(event));
        desk.tell(format!("{name}: {done}"));
        if self.session.card().is_some() {
            return Some(Route::Resume(Box::new(self.session.clone())));
        }
        *self = Self::new(self.session.clone(), turn.desk);
        None
    }
}

impl Show for SummaryScreen {
    fn scope(&self) -> Scope {
        Scope::Summary
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(action) => self.act(*action, turn),
            Message::Scrolled(lines) => {
                let last = self.last_line(turn.desk);
                self.cursor.scroll(*lines, last + 1);
                None
            }
            _ => None,
        }
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, _hits: &mut HitMap) {
        let title = match &self.session.plan().scope {
            Cards::All => "All roles".to_owned(),
            Cards::Role(slug) => desk
                .library
                .role(slug)
                .map_or_else(|_| slug.to_string(), |role| role.name.to_string()),
            Cards::Deck(id) => id.to_string(),
        };
        let lines = self.lines(desk, area);
        let page = usize::from(area.height.saturating_sub(HEIGHT));
        let first = self.cursor.row.min(lines.len().saturating_sub(page));
        let right = vec![Span::styled(
            format!("{} ", position(first, page, lines.len())),
            desk.theme.quiet,
        )];
        let body = header(&desk.theme, &title, right, frame, area);
        let place = Rect::new(body.x + 2, body.y, body.width.saturating_sub(4), body.height);
        let lines: Vec<Line> = lines.into_iter().skip(first).collect();
        frame.render_widget(Paragraph::new(lines), place);
    }
}

impl SummaryScreen {
    /// All that there is to say, for the width of `area`.
    fn lines(&self, desk: &Desk, area: Rect) -> Vec<Line<'static>> {
        let columns = usize::from(area.width.saturating_sub(4).min(76));
        let mut lines = if self.summary.grades() == 0 {
            self.nothing(desk)
        } else {
            self.figures(desk, area.height < LOW)
        };
        let outlook = self.outlook(desk);
        lines.extend(
            outlook
                .iter()
                .flat_map(|text| wrap(text, columns, 0))
                .map(Line::from),
        );
        lines
    }

    fn nothing(&self, desk: &Desk) -> Vec<Line<'static>> {
        let text = if self.session.can_undo() {
            "Nothing was graded."
        } else {
            "There is nothing to ask here today."
        };
        vec![
            Line::default(),
            Line::styled(text, desk.theme.title),
            Line::default(),
        ]
    }

    fn figures(&self, desk: &Desk, low: bool) -> Vec<Line<'static>> {
        let theme = &desk.theme;
        let time = days::clock(self.summary.took_ms / 1000);
        let mut text = format!("{} answered in {time}", count(self.summary.cards, "card"));
        let again = self.summary.grades() - self.summary.cards;
        if again > 0 {
            text.push_str(", ");
            text.push_str(&count(again, "repeat"));
        }
        let mut lines = vec![Line::styled(format!("{text}."), theme.title)];
        let each = Rating::ALL
            .into_iter()
            .zip(self.summary.ratings)
            .zip(theme.ratings);
        if low {
            let spans = each.flat_map(|((rating, count), style)| {
                let count = format!(" {count}  ");
                [
                    Span::styled(rating.name(), style),
                    Span::styled(count, theme.text),
                ]
            });
            lines.push(Line::from(spans.collect::<Vec<_>>()));
            return lines;
        }
        lines.insert(0, Line::default());
        lines.push(Line::default());
        for ((rating, count), style) in each {
            let (done, open) = bar(count, self.summary.grades(), 20);
            lines.push(Line::from(vec![
                Span::styled(format!("{:<7}", rating.name()), style),
                Span::styled(format!("{count:>4}  "), theme.text),
                Span::styled(done, style),
                Span::styled(open, theme.quiet),
            ]));
        }
        lines.push(Line::default());
        lines
    }

    fn had_nothing_to_ask(&self) -> bool {
        self.session.card().is_none() && !self.session.can_undo()
    }

    /// What comes next, and what one can do about it.
    fn outlook(&self, desk: &Desk) -> Vec<String> {
        let key = |action| desk.keymap.key(action);
        let mut texts = Vec::new();
        if self.summary.left > 0 {
            let left = count(self.summary.left, "card");
            texts.push(format!("{left} of this session left."));
        }
        if self.due_now > 0 {
            texts.push(format!("Due now: {}.", count(self.due_now, "card")));
        }
        match self.next {
            Some(NextDue { day, cards }) => {
                let when = days::relative(day, desk.now.day);
                texts.push(format!("Next: {} due {when}.", count(cards, "card")));
            }
            None if self.due_now == 0 => texts.push("Nothing is scheduled here yet.".to_owned()),
            None => {}
        }
        if self.kept_back > 0 {
            let cards = count(self.kept_back, "more new card");
            let five = self
                .kept_back
                .min(usize::try_from(MORE_NEW).unwrap_or(usize::MAX));
            let key = key(Action::MoreNew);
            texts.push(format!("{cards} for other days; {key} asks {five} of them now."));
        }
        if self.had_nothing_to_ask() {
            let options = key(Action::Options);
            texts.push(format!("To practise anyway, choose cram with {options} on the role list: it leaves the schedule alone."));
        }
        texts
    }
}
