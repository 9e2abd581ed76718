//! The end of a session: what it came to, and what comes next.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use crate::{
    schedule::Rating,
    session::{MORE_NEW, NextDue, Scope as Cards, Session, Summary, next_due},
    stats::Tally,
    text::{count, wrap},
    tui::{
        Action, Desk, HitMap, Message, Route, Scope,
        screens::{Show, steps},
        turn::Turn,
        widgets::{
            bar::bar,
            cut, days,
            header::{body, header},
            scrolled::Scrolled,
        },
    },
};

/// Columns left free at each side.
const MARGIN: u16 = 2;

/// The widest a line is.
const WIDEST: u16 = 76;

/// From this height on, each grade has a line of its own.
const TALL: u16 = 14;

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
    text: Scrolled<Line<'static>>,
}

impl SummaryScreen {
    pub(in crate::tui) fn new(session: Session, desk: &Desk) -> Self {
        let progress = desk.ledger.progress();
        let plan = session.plan();
        let queued = session.queued().collect();
        let more = plan.more_new(&desk.library, progress, desk.now.day, u32::MAX, &queued);
        let mut screen = Self {
            due_now: Tally::of(plan.candidates(&desk.library), progress, desk.now.day).due,
            summary: Summary::of(&session),
            next: next_due(session.plan(), &desk.library, progress, desk.now.day),
            kept_back: more.len(),
            text: Scrolled::default(),
            session,
        };
        screen.lay_out(desk);
        screen
    }

    fn lay_out(&mut self, desk: &Desk) {
        let body = body(desk.size);
        let place = cut::column(body, MARGIN, WIDEST);
        let lines = self.lines(desk, usize::from(place.width), body.height < TALL);
        self.text.lay_out(place, lines);
    }

    fn act(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        if self.text.follow(action) {
            return None;
        }
        let stepped = match action {
            Action::Open | Action::Back => return Some(Route::Back),
            Action::Undo => steps::undo(&mut self.session, turn),
            Action::Redo => steps::redo(&mut self.session, turn),
            Action::MoreNew => steps::more_new(&mut self.session, turn),
            _ => false,
        };
        if !stepped {
            return None;
        }
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
            Message::Do(action) => return self.act(*action, turn),
            Message::Scrolled(lines) => self.text.scroll(*lines),
            Message::Resized { .. } => self.lay_out(turn.desk),
            _ => {}
        }
        None
    }

    fn day_turned(&mut self, desk: &Desk) {
        *self = Self::new(self.session.clone(), desk);
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
        let shown = format!("{} ", self.text.position());
        let right = vec![Span::styled(shown, desk.theme.quiet)];
        header(&desk.theme, &title, right, frame, area);
        for (line, row) in self.text.shown() {
            frame.render_widget(line, row);
        }
    }
}

impl SummaryScreen {
    /// All that there is to say, in lines of at most so many columns.
    fn lines(&self, desk: &Desk, columns: usize, low: bool) -> Vec<Line<'static>> {
        let mut lines = if self.summary.grades() == 0 {
            self.nothing(desk)
        } else {
            self.figures(desk, columns, low)
        };
        let outlook = self.outlook(desk);
        let outlook = outlook.iter().flat_map(|text| wrap(text, columns, 0));
        lines.extend(outlook.map(Line::from));
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

    fn figures(&self, desk: &Desk, columns: usize, low: bool) -> Vec<Line<'static>> {
        let time = days::clock(self.summary.took_ms / 1000);
        let mut text = format!("{} answered in {time}", count(self.summary.cards, "card"));
        let again = self.summary.grades() - self.summary.cards;
        if again > 0 {
            text.push_str(", ");
            text.push_str(&count(again, "repeat"));
        }
        text.push('.');
        let heading = wrap(&text, columns, 0).into_iter();
        let heading: Vec<Line> = heading.map(|line| Line::styled(line, desk.theme.title)).collect();
        if low {
            return [heading, vec![self.grades_in_words(desk, columns)]].concat();
        }
        let gap = || vec![Line::default()];
        [gap(), heading, gap(), self.grades_in_bars(desk), gap()].concat()
    }

    fn grades(&self, desk: &Desk) -> impl Iterator<Item = (Rating, usize, Style)> {
        let styles = self.summary.ratings.into_iter().zip(desk.theme.ratings);
        let each = Rating::ALL.into_iter().zip(styles);
        each.map(|(rating, (count, style))| (rating, count, style))
    }

    fn grades_in_bars(&self, desk: &Desk) -> Vec<Line<'static>> {
        let theme = &desk.theme;
        let line = |(rating, count, style): (Rating, usize, Style)| {
            let (done, open) = bar(count, self.summary.grades(), 20);
            Line::from(vec![
                Span::styled(format!("{:<7}", rating.name()), style),
                Span::styled(format!("{count:>4}  "), theme.text),
                Span::styled(done, style),
                Span::styled(open, theme.quiet),
            ])
        };
        self.grades(desk).map(line).collect()
    }

    /// In one line, close together where that would be too long.
    fn grades_in_words(&self, desk: &Desk, columns: usize) -> Line<'static> {
        let parts = |gap: &str| -> Line {
            let part = |(rating, count, style): (Rating, usize, Style)| {
                let count = format!(" {count}{gap}");
                [
                    Span::styled(rating.name(), style),
                    Span::styled(count, desk.theme.text),
                ]
            };
            self.grades(desk).flat_map(part).collect()
        };
        let airy = parts("  ");
        if airy.width() <= columns + 2 {
            airy
        } else {
            parts(" ")
        }
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
