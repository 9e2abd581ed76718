//! The role list: how each role stands, and more about the chosen one.

mod banner;
mod columns;
mod filter;
mod listed;
mod listing;
mod pane;
mod redate;
mod rows;
mod table;
mod top;

use std::{cmp::Reverse, sync::Arc};

use ratatui::{Frame, layout::Rect, text::Span};

use crate::{
    history::EventKind,
    session::{MORE_NEW, Plan, Scope as Cards},
    tui::{
        About, Action, Desk, Effect, HitMap, Message, Route, Scope,
        screens::Show,
        turn::Turn,
        widgets::{
            cut, days,
            header::{body, header},
            list::Cursor,
        },
    },
};

use listed::Listed;
use redate::Redating;
use rows::{Row, Sort};

/// From this width on, the pane stands beside the list.
const WIDE: u16 = 110;
/// From this height on, there is room for the pane below the list.
const TALL: u16 = 16;

/// The state of the role list.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Roles {
    rows: Vec<Row>,
    cursor: Cursor,
    listed: Listed,
    sort: Sort,
    redating: Redating,
    /// The user has moved or chosen something.
    is_used: bool,
}

impl Roles {
    pub(in crate::tui) fn new(desk: &Desk) -> Self {
        let mut roles = Self {
            rows: Vec::new(),
            cursor: Cursor::default(),
            listed: Listed::default(),
            sort: Sort::Group,
            redating: Redating::No,
            is_used: false,
        };
        roles.refresh(desk);
        // The first role rather than "all roles": that is what a newcomer means to open.
        roles.cursor.row = usize::from(roles.rows.len() > 1);
        roles
    }

    /// Counts everything afresh; the chosen role stays chosen.
    pub(in crate::tui) fn refresh(&mut self, desk: &Desk) {
        let chosen = self.rows.get(self.cursor.row).map(|row| row.role.clone());
        let roles = desk.library.roles();
        if matches!(self.listed, Listed::Of(_)) && !roles.iter().any(|role| self.listed.has(role)) {
            self.listed = Listed::All;
        }
        self.rows = rows::rows(&self.listed, self.sort, desk);
        let found = chosen.and_then(|chosen| self.rows.iter().position(|row| row.role == chosen));
        // Where roles are left out, the first is the one that is meant.
        let other = if self.listed.leaves_out() {
            0
        } else {
            self.cursor.row
        };
        self.cursor.row = found.unwrap_or(other).min(self.rows.len().saturating_sub(1));
    }

    /// Lists what the filter leaves, and chooses the first role with the name that is typed: others have its words in other places.
    fn find(&mut self, desk: &Desk) {
        self.refresh(desk);
        let Listed::Matching(filter) = &self.listed else {
            return;
        };
        let is_meant = |row: &Row| filter.is_in(&row.name);
        if !self.rows.get(self.cursor.row).is_some_and(is_meant)
            && let Some(row) = self.rows.iter().position(is_meant)
        {
            self.cursor.row = row;
        }
    }

    /// Chooses the role that is studied, if it is listed, so that one comes back to it.
    pub(in crate::tui) fn choose(&mut self, scope: &Cards) {
        let of_scope = |row: &Row| match scope {
            Cards::All => row.role.is_none(),
            Cards::Role(slug) => row.role.as_ref() == Some(slug),
            Cards::Deck(_) => false,
        };
        if let Some(row) = self.rows.iter().position(of_scope) {
            self.cursor.row = row;
        }
    }

    /// Chooses the role that was studied last, if there is one and the user did nothing here yet.
    pub(in crate::tui) fn choose_last_studied(&mut self) {
        let roles = self.rows.iter().enumerate().filter(|(_, row)| row.role.is_some());
        let studied = roles.filter_map(|(number, row)| Some((row.tally.last?, number)));
        // Of several on one day, the first in the list.
        let last = studied.max_by_key(|(day, number)| (*day, Reverse(*number)));
        if let Some((_, number)) = last.filter(|_| !self.is_used) {
            self.cursor.row = number;
        }
    }

    fn scope_of_chosen(&self) -> Option<Cards> {
        let row = self.rows.get(self.cursor.row)?;
        Some(
            row.role
                .as_ref()
                .map_or(Cards::All, |slug| Cards::Role(Arc::clone(slug))),
        )
    }

    fn act(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        let page = self.page(turn.desk);
        // Only the same key again means yes.
        let redating = std::mem::take(&mut self.redating);
        if let Action::PageUp | Action::PageDown = action {
            let lines = listing::lines(self, turn.desk);
            self.cursor.row = listing::page_on(&lines, self.cursor.row, action == Action::PageUp, page);
            return None;
        }
        if self.cursor.follow(action, self.rows.len(), page) {
            return None;
        }
        match action {
            Action::Open if self.listed.typed().is_some() => self.listed.keep_filter(),
            Action::Open => {
                let scope = self.scope_of_chosen()?;
                return Some(Route::Study(Plan::over(scope)));
            }
            Action::Options => {
                let scope = self.scope_of_chosen()?;
                return Some(Route::Setup(Plan::over(scope)));
            }
            Action::Mock => {
                let Cards::Role(role) = self.scope_of_chosen()? else {
                    turn.desk
                        .tell("a mock interview is for one role: choose it first");
                    return None;
                };
                return Some(Route::MockSetup(role));
            }
            Action::Mocks => return Some(Route::Mocks),
            Action::Filter => {
                self.listed.start_filter();
                self.refresh(turn.desk);
            }
            Action::Back => {
                self.listed = Listed::All;
                self.refresh(turn.desk);
            }
            Action::Left | Action::Right => self.step(action == Action::Left, turn.desk),
            Action::Sort => self.sort_by_next(turn.desk),
            Action::MoreNew => more_new(turn),
            Action::Redate => self.redating = redating.pressed(turn),
            Action::Undo => redate::undo(turn),
            Action::Marked => return Some(Route::Marked),
            Action::Cards => return Some(Route::Cards(self.scope_of_chosen()?)),
            Action::Calibration => return Some(Route::Calibration),
            Action::Stories => {
                let row = self.rows.get(self.cursor.row)?;
                let role = row.role.clone();
                return Some(Route::Stories(role.map_or(About::All, About::Role)));
            }
            Action::Problems => return Some(Route::Problems),
            _ => {}
        }
        None
    }

    /// How many lines of the list are on the screen.
    fn page(&self, desk: &Desk) -> usize {
        let below = banner::below(&self.redating, desk, body(desk.size));
        let (list, _) = parts(below, desk);
        usize::from(table::parts(list).1.height)
    }

    /// Lists the next section, or the one before.
    fn step(&mut self, back: bool, desk: &Desk) {
        self.listed.step(back, desk);
        self.refresh(desk);
    }

    /// Whether each section stands under its name.
    fn has_headings(&self, desk: &Desk) -> bool {
        self.sort == Sort::Group && !matches!(self.listed, Listed::Of(_)) && desk.has_groups()
    }

    fn sort_by_next(&mut self, desk: &mut Desk) {
        self.sort = self.sort.next();
        self.refresh(desk);
        desk.tell(format!("sorted by {}", self.sort.name()));
    }
}

fn more_new(turn: &mut Turn) {
    if !turn.may_write() {
        return;
    }
    let cards = MORE_NEW;
    let event = turn
        .desk
        .ledger
        .record(EventKind::MoreNew { cards }, turn.desk.now);
    turn.effects.push(Effect::Append(event));
    turn.desk.tell(format!("{cards} more new cards today"));
}

impl Show for Roles {
    fn scope(&self) -> Scope {
        match &self.listed {
            Listed::Matching(filter) if filter.is_typing() => Scope::Filter,
            _ => Scope::Roles,
        }
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        self.is_used |= matches!(
            message,
            Message::Do(_) | Message::Chosen(_) | Message::Scrolled(_)
        );
        match message {
            Message::Do(action) => return self.act(*action, turn),
            Message::FutureFound(found) => self.redating.found(found, turn),
            Message::Typed(key) => {
                if let Some(filter) = self.listed.typed() {
                    filter.type_key(*key);
                    self.find(turn.desk);
                }
            }
            Message::Pasted(text) => {
                if let Some(filter) = self.listed.typed() {
                    filter.paste(text);
                    self.find(turn.desk);
                }
            }
            Message::Scrolled(lines) => self.cursor.scroll(lines.signum(), self.rows.len()),
            Message::Chosen(row) if *row == self.cursor.row => return self.act(Action::Open, turn),
            Message::Chosen(row) => self.cursor.row = (*row).min(self.rows.len().saturating_sub(1)),
            _ => {}
        }
        None
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        let body = header(&desk.theme, "Greenroom", today(desk, area.width), frame, area);
        let body = banner::view(&self.redating, desk, frame, body);
        let chosen = self.rows.get(self.cursor.row);
        let (list, more) = parts(body, desk);
        table::view(self, desk, frame, list, hits);
        match more {
            More::Beside(area) => pane::view(chosen, desk, true, frame, area),
            More::Below(area) => pane::view(chosen, desk, false, frame, area),
            More::Hint(area) => {
                frame.render_widget(pane::first_run(desk, usize::from(area.width)), area);
            }
        }
    }
}

/// Where more is said about the chosen role.
enum More {
    Beside(Rect),
    Below(Rect),
    /// There is room for a hint alone.
    Hint(Rect),
}

/// Where the list stands, and where the rest.
fn parts(body: Rect, desk: &Desk) -> (Rect, More) {
    if body.width >= WIDE {
        let (rest, pane) = cut::right(body, pane::WIDTH);
        let (list, _) = cut::right(rest, 2);
        return (list, More::Beside(pane));
    }
    let tall = body.height >= TALL;
    let rows = if tall {
        pane::height(body)
    } else {
        u16::from(is_first_run(desk))
    };
    let (list, rest) = cut::bottom(body, rows);
    (list, if tall { More::Below(rest) } else { More::Hint(rest) })
}

/// Whether nothing was ever graded here.
fn is_first_run(desk: &Desk) -> bool {
    desk.is_ready() && desk.ledger.progress().is_unreviewed()
}

/// Today's figures.
fn today(desk: &Desk, columns: u16) -> Vec<Span<'static>> {
    if !desk.is_ready() {
        return Vec::new();
    }
    let total = desk.total();
    let new = total
        .new
        .min(usize::try_from(desk.new_left()).unwrap_or(usize::MAX));
    let done = usize::try_from(desk.ledger.progress().day(desk.now.day).reviews).unwrap_or(0);
    let theme = &desk.theme;
    let mut spans = Vec::new();
    if columns >= 60 {
        spans.push(Span::styled(
            format!("{}   today: ", days::date(desk.now.day)),
            theme.quiet,
        ));
    }
    let some = |number: usize, style| if number > 0 { style } else { theme.quiet };
    spans.push(Span::styled(
        format!("{} due", total.due),
        some(total.due, theme.due),
    ));
    spans.push(Span::styled(format!("  {new} new"), some(new, theme.new)));
    spans.push(Span::styled(format!("  {done} done "), theme.quiet));
    spans
}
