//! One story, and the questions it answers or might answer.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    deck::CardId,
    history::EventId,
    text::{lines, wrap},
    tui::{
        Desk, HitMap, Message,
        widgets::{
            cut,
            header::{body, header},
            scrolled::Scrolled,
        },
    },
};

use super::questions::Questions;

/// Columns left free at each side.
const MARGIN: u16 = 3;

/// A line of the screen.
#[derive(Clone, Debug)]
pub(super) enum Shown {
    Text(String),
    Heading(&'static str),
    Quiet(String),
    /// A question that can be ticked: which, and a line of it.
    Question(usize, String),
}

/// A story that is read.
#[derive(Clone, Debug)]
pub(super) struct One {
    pub(super) story: EventId,
    pub(super) text: Scrolled<Shown>,
    title: String,
    /// Linked ones first, as it was when the story was opened.
    questions: Vec<CardId>,
    /// Which of them the keys are on.
    chosen: Option<usize>,
}

impl One {
    pub(super) fn new(story: EventId, questions: &Questions, desk: &Desk) -> Self {
        let linked = desk.ledger.progress().stories().get(&story);
        let mut all: Vec<CardId> = linked
            .into_iter()
            .flat_map(|it| it.cards.iter().cloned())
            .collect();
        let others = questions.own().iter().map(|question| &question.card);
        let others: Vec<CardId> = others.filter(|card| !all.contains(card)).cloned().collect();
        all.extend(others);
        Self {
            story,
            text: Scrolled::default(),
            title: String::new(),
            questions: all,
            chosen: None,
        }
    }

    /// All questions that are listed.
    pub(super) fn questions(&self) -> &[CardId] {
        &self.questions
    }

    /// The question the keys are on.
    pub(super) fn chosen(&self) -> Option<&CardId> {
        self.questions.get(self.chosen?)
    }

    pub(super) fn lay_out(&mut self, questions: &Questions, desk: &Desk) {
        let place = cut::column(body(desk.size), MARGIN, desk.settings.text_width);
        let columns = usize::from(place.width);
        let Some(story) = desk.ledger.progress().stories().get(&self.story) else {
            return;
        };
        self.title.clone_from(&story.title);
        let mut rows = vec![Shown::Text(String::new())];
        if story.text.is_empty() {
            rows.push(Shown::Quiet("Only a title so far.".to_owned()));
        }
        rows.extend(lines(&story.text, columns).into_iter().map(Shown::Text));
        rows.extend([
            Shown::Text(String::new()),
            Shown::Heading("The questions it answers"),
        ]);
        if self.questions.is_empty() {
            let said = "There are no behavioral questions here to link it to.";
            rows.extend(wrap(said, columns, 0).into_iter().map(Shown::Quiet));
        }
        for (number, card) in self.questions.iter().enumerate() {
            let mark = if story.cards.contains(card) { "[x]" } else { "[ ]" };
            let text = questions
                .find(card)
                .map_or(card.as_str(), |question| question.text());
            let lines = wrap(&format!("{mark} {text}"), columns, 4).into_iter();
            rows.extend(lines.map(|line| Shown::Question(number, line)));
        }
        self.text.lay_out(place, rows);
    }

    /// Goes to the next question or to the one before.
    pub(super) fn step(&mut self, forward: bool, questions: &Questions, desk: &Desk) {
        let all = self.questions.len();
        if all == 0 {
            return;
        }
        let next = match self.chosen {
            None if forward => 0,
            None => all - 1,
            Some(row) if forward => (row + 1) % all,
            Some(row) => (row + all - 1) % all,
        };
        self.choose(next, questions, desk);
    }

    /// Goes to a question, and scrolls as little as is needed to show it.
    pub(super) fn choose(&mut self, row: usize, questions: &Questions, desk: &Desk) {
        self.chosen = (row < self.questions.len()).then_some(row);
        self.lay_out(questions, desk);
        let is_its = |line: &Shown| matches!(line, Shown::Question(it, _) if *it == row);
        let rows = self.text.lines();
        let (Some(first), Some(last)) = (rows.iter().position(is_its), rows.iter().rposition(is_its)) else {
            return;
        };
        let lowest = (last + 1).saturating_sub(self.text.page());
        self.text
            .scroll_to(self.text.first().clamp(lowest.min(first), first));
    }

    pub(super) fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        let theme = &desk.theme;
        let right = vec![Span::styled(format!("{} ", self.text.position()), theme.quiet)];
        header(theme, &self.title, right, frame, area);
        for (line, place) in self.text.shown() {
            let line = match line {
                Shown::Text(text) => Line::styled(text.as_str(), theme.text),
                Shown::Heading(text) => Line::styled(*text, theme.title),
                Shown::Quiet(text) => Line::styled(text.as_str(), theme.quiet),
                Shown::Question(row, text) => {
                    hits.add(place, Message::Chosen(*row));
                    let chosen = self.chosen == Some(*row);
                    Line::styled(text.as_str(), if chosen { theme.chosen } else { theme.text })
                }
            };
            frame.render_widget(line, place);
        }
    }
}
