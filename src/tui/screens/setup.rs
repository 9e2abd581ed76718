//! The choices before a session.

use std::path::PathBuf;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    deck::{Difficulty, Kind},
    library::CardEntry,
    session::{Order, Pick, Plan, Scope as Cards},
    text::{count, width},
    tui::{
        Action, Desk, HitMap, Message, Route, Scope,
        screens::Show,
        turn::Turn,
        widgets::{
            header::{HEIGHT, header},
            list::{Cursor, span},
        },
    },
};

/// A line of the form.
#[derive(Clone, Debug)]
struct Field {
    name: &'static str,
    choices: Vec<Choice>,
    /// Several can be chosen; else exactly one.
    several: bool,
}

#[derive(Clone, Debug)]
struct Choice {
    name: String,
    chosen: bool,
    what: What,
}

/// What a choice does to the plan.
#[derive(Clone, Debug)]
enum What {
    Scope(Cards),
    Difficulty(Option<Difficulty>),
    Kind(Option<Kind>),
    Pick(Pick),
    Order(Order),
}

/// The state of the form.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Setup {
    title: String,
    fields: Vec<Field>,
    cursor: Cursor,
    column: usize,
    cards: usize,
}

impl Setup {
    pub(in crate::tui) fn new(plan: &Plan, desk: &Desk) -> Self {
        let role = match &plan.scope {
            Cards::Role(slug) => desk.library.role(slug).ok(),
            Cards::All | Cards::Deck(_) => None,
        };
        let choice = |name: String, chosen: bool, what: What| Choice { name, chosen, what };
        let mut scopes = vec![choice("all".to_owned(), true, What::Scope(plan.scope.clone()))];
        if let Cards::Role(slug) = &plan.scope {
            for deck in desk.library.decks_of(slug) {
                let built_in = if deck.is_built_in() { " (built-in)" } else { "" };
                let name = format!("{}{built_in}", deck.id);
                scopes.push(choice(name, false, What::Scope(Cards::Deck(deck.id.clone()))));
            }
        }
        if scopes.len() == 2 {
            scopes.truncate(1);
        }
        let one = |name, choices| Field {
            name,
            choices,
            several: false,
        };
        let several = |name, choices| Field {
            name,
            choices,
            several: true,
        };
        // Cards that do not say are a choice of their own, where there are any.
        let unstated = |says: fn(&CardEntry) -> bool| plan.candidates(&desk.library).any(|card| !says(card));
        let named =
            |name: Option<&'static str>, what| choice(name.unwrap_or("unstated").to_owned(), true, what);
        let difficulties = Difficulty::ALL.map(Some).into_iter().chain([None]);
        let kinds = Kind::ALL.map(Some).into_iter().chain([None]);
        let any_difficulty = unstated(|card| card.difficulty.is_some());
        let any_kind = unstated(|card| card.kind.is_some());
        let fields = vec![
            one("Deck", scopes),
            several(
                "Difficulty",
                difficulties
                    .filter(|it| it.is_some() || any_difficulty)
                    .map(|it| named(it.map(Difficulty::name), What::Difficulty(it)))
                    .collect(),
            ),
            several(
                "Kind",
                kinds
                    .filter(|it| it.is_some() || any_kind)
                    .map(|it| named(it.map(Kind::name), What::Kind(it)))
                    .collect(),
            ),
            one(
                "Cards",
                Pick::ALL
                    .map(|it| choice(it.name().to_owned(), it == plan.pick, What::Pick(it)))
                    .into(),
            ),
            one(
                "Order",
                Order::ALL
                    .map(|it| choice(it.name().to_owned(), it == plan.order, What::Order(it)))
                    .into(),
            ),
        ];
        let mut setup = Self {
            title: role.map_or_else(|| "All roles".to_owned(), |role| role.name.to_string()),
            fields,
            cursor: Cursor::default(),
            column: 0,
            cards: 0,
        };
        setup.recount(desk);
        setup
    }

    /// The plan the form describes.
    fn plan(&self) -> Plan {
        let mut plan = Plan::default();
        for field in &self.fields {
            let all = field.choices.iter().all(|choice| choice.chosen);
            for choice in field.choices.iter().filter(|choice| choice.chosen) {
                match &choice.what {
                    What::Scope(scope) => plan.scope = scope.clone(),
                    What::Difficulty(difficulty) if !all => plan.difficulties.push(*difficulty),
                    What::Kind(kind) if !all => plan.kinds.push(*kind),
                    What::Difficulty(_) | What::Kind(_) => {}
                    What::Pick(pick) => plan.pick = *pick,
                    What::Order(order) => plan.order = *order,
                }
            }
        }
        plan
    }

    fn recount(&mut self, desk: &Desk) {
        let progress = desk.ledger.progress();
        self.cards = self
            .plan()
            .cards(&desk.library, progress, desk.now, desk.new_left(), desk.seed)
            .len();
    }

    fn choose(&mut self, row: usize, column: usize, desk: &mut Desk) {
        let Some(field) = self.fields.get_mut(row) else {
            return;
        };
        if field.several {
            let chosen = field.choices.iter().filter(|choice| choice.chosen).count();
            if let Some(choice) = field.choices.get_mut(column) {
                if choice.chosen && chosen == 1 {
                    desk.tell("at least one must stay chosen");
                    return;
                }
                choice.chosen = !choice.chosen;
            }
        } else if column < field.choices.len() {
            for (number, choice) in field.choices.iter_mut().enumerate() {
                choice.chosen = number == column;
            }
        }
        self.recount(desk);
    }

    /// Moves within a field. Where one choice holds, moving to another makes it hold.
    fn go_to(&mut self, column: usize, desk: &mut Desk) {
        let Some(field) = self.fields.get(self.cursor.row) else {
            return;
        };
        self.column = column.min(field.choices.len().saturating_sub(1));
        if !field.several {
            self.choose(self.cursor.row, self.column, desk);
        }
    }

    /// Where the cursor stands when it comes to a field: on what is chosen, if that is one.
    fn chosen_column(&self) -> usize {
        let field = self.fields.get(self.cursor.row).filter(|field| !field.several);
        field
            .and_then(|field| field.choices.iter().position(|choice| choice.chosen))
            .unwrap_or(0)
    }
}

impl Show for Setup {
    fn scope(&self) -> Scope {
        Scope::Setup
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(Action::Open) => return Some(Route::Study(self.plan())),
            Message::Do(Action::Back) => return Some(Route::Back),
            Message::Do(Action::Choose) => self.choose(self.cursor.row, self.column, turn.desk),
            Message::Do(Action::Left) => self.go_to(self.column.saturating_sub(1), turn.desk),
            Message::Do(Action::Right) => self.go_to(self.column + 1, turn.desk),
            Message::Do(action) if self.cursor.follow(*action, self.fields.len(), 1) => {
                self.column = self.chosen_column();
            }
            Message::ChosenAt(row, column) => {
                (self.cursor.row, self.column) = (*row, *column);
                self.choose(*row, *column, turn.desk);
            }
            _ => {}
        }
        None
    }

    fn disk_read(&mut self, _paths: &[PathBuf], turn: &mut Turn) {
        self.recount(turn.desk);
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        let theme = &desk.theme;
        let title = format!("{}: options", self.title);
        let height = area.height.saturating_sub(HEIGHT);
        let pieces = self.pieces(area.width, height);
        let hidden = self.hidden(&pieces, height);
        let lines = pieces
            .iter()
            .map(|piece| usize::from(piece.y) + 1)
            .max()
            .unwrap_or(0);
        let mut shown = span(usize::from(hidden), usize::from(height), lines);
        if !shown.is_empty() {
            shown.push_str("   ");
        }
        let right = vec![
            Span::styled(shown, theme.quiet),
            Span::styled(format!("{} ", count(self.cards, "card")), theme.title),
        ];
        let body = header(theme, &title, right, frame, area);
        for piece in pieces.iter().filter(|piece| piece.y >= hidden) {
            let place = Rect::new(body.x + piece.x, body.y + piece.y - hidden, piece.width(), 1);
            let place = place.intersection(body);
            let here = piece.row == self.cursor.row;
            let style = match piece.column {
                None if here => theme.title,
                Some(column) if here && column == self.column => theme.chosen,
                Some(_) if piece.chosen => theme.text,
                None | Some(_) => theme.quiet,
            };
            frame.render_widget(Line::styled(piece.text.as_str(), style), place);
            if let Some(column) = piece.column {
                hits.add(place, Message::ChosenAt(piece.row, column));
            }
        }
    }
}

/// A field's name or a choice, and where it stands on a screen of any height.
struct Piece {
    x: u16,
    y: u16,
    row: usize,
    /// Which choice; `None` for the name.
    column: Option<usize>,
    text: String,
    chosen: bool,
}

impl Piece {
    fn width(&self) -> u16 {
        u16::try_from(width(&self.text)).unwrap_or(u16::MAX)
    }
}

impl Setup {
    /// Lines that make room above: on a low screen the chosen field is always shown whole.
    fn hidden(&self, pieces: &[Piece], height: u16) -> u16 {
        let above = pieces.iter().filter(|piece| piece.row <= self.cursor.row);
        let needed = above.map(|piece| piece.y + 1).max().unwrap_or(0);
        needed.saturating_sub(height)
    }

    /// The form laid out for so many columns and rows, with air between the fields where there is room.
    fn pieces(&self, columns: u16, rows: u16) -> Vec<Piece> {
        let narrow = columns < 60;
        let air = u16::from(rows > 14);
        let indent = if narrow { 3 } else { 15 };
        let mut y = air;
        let mut pieces = Vec::new();
        for (row, field) in self.fields.iter().enumerate() {
            let mark = if row == self.cursor.row { "›" } else { " " };
            pieces.push(Piece {
                x: 1,
                y,
                row,
                column: None,
                text: format!("{mark} {}", field.name),
                chosen: false,
            });
            y += u16::from(narrow);
            let mut x = indent;
            for (column, choice) in field.choices.iter().enumerate() {
                let mark = match (field.several, choice.chosen) {
                    (true, true) => "[x]",
                    (true, false) => "[ ]",
                    (false, true) => "(•)",
                    (false, false) => "( )",
                };
                let mut piece = Piece {
                    x,
                    y,
                    row,
                    column: Some(column),
                    text: format!("{mark} {}", choice.name),
                    chosen: choice.chosen,
                };
                if x + piece.width() > columns && x > indent {
                    y += 1;
                    (piece.x, piece.y) = (indent, y);
                }
                x = piece.x + piece.width() + 2;
                pieces.push(piece);
            }
            y += 1 + air;
        }
        pieces
    }
}
