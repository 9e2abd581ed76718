//! Before a program is first run, its command line is shown and the user is asked.

use ratatui::{Frame, layout::Rect, text::Line, widgets::Clear};

use crate::{
    settings::Program,
    text::{clean, wrap},
    tui::{
        Action, Desk, HitMap, Job,
        widgets::{cut, footer, header::rule, scrolled::Scrolled},
    },
};

/// The widest a line of it is.
const WIDEST: u16 = 80;

const TITLE: &str = "Run your program?";

/// The question, laid out.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Asked {
    job: Box<Job>,
    text: Scrolled<(String, Look)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Plain,
    Command,
}

/// What the user says to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Said {
    /// Nothing yet.
    Nothing,
    /// It may run.
    Run,
    /// Not now.
    NotNow,
}

impl Asked {
    pub(in crate::tui) fn new(job: &Job, desk: &Desk) -> Self {
        let mut asked = Self {
            job: Box::new(job.clone()),
            text: Scrolled::default(),
        };
        asked.lay_out(desk);
        asked
    }

    pub(in crate::tui) fn lay_out(&mut self, desk: &Desk) {
        let (_, below) = cut::top(place(desk.size), 1);
        let text = cut::column(below, 2, WIDEST);
        let columns = usize::from(text.width);
        let mut lines = Vec::new();
        let mut say = |text: &str, look, indent: usize| {
            let wrapped = wrap(text, columns.saturating_sub(indent), 0).into_iter();
            lines.extend(wrapped.map(|line| (format!("{:indent$}{line}", ""), look)));
        };
        say("Your settings name this for the first time:", Look::Plain, 0);
        for command in self.job.lines() {
            let line = clean(&command.line).replace('\n', " ");
            say(&format!("{}: {line}", command.program.name()), Look::Command, 2);
        }
        say(what_it_gets(self.job.command.program), Look::Plain, 0);
        self.text.lay_out(text, lines);
    }

    /// A key that was pressed before it was seen, one that is not `fresh`, agrees to nothing.
    pub(in crate::tui) fn said(&mut self, action: Action, fresh: bool) -> Said {
        if self.text.follow(action) {
            return Said::Nothing;
        }
        match action {
            Action::Open if fresh => Said::Run,
            Action::Back => Said::NotNow,
            _ => Said::Nothing,
        }
    }

    /// What is to be run.
    pub(in crate::tui) fn job(self) -> Box<Job> {
        self.job
    }

    /// The wheel turned while it is asked.
    pub(in crate::tui) fn scroll(&mut self, lines: i32) {
        self.text.scroll(lines);
    }

    pub(in crate::tui) fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        hits.cover(area);
        let place = place(desk.size).intersection(area);
        frame.render_widget(Clear, place);
        let (top, _) = cut::top(place, 1);
        let position = self.text.position();
        let title = if position.is_empty() {
            TITLE.to_owned()
        } else {
            format!("{TITLE} · {position}")
        };
        rule(&desk.theme, &title, frame, top);
        for ((text, look), row) in self.text.shown() {
            let style = match look {
                Look::Plain => desk.theme.text,
                Look::Command => desk.theme.key,
            };
            frame.render_widget(Line::styled(text.as_str(), style), row);
        }
    }
}

/// What leaves the program by it.
fn what_it_gets(program: Program) -> &'static str {
    match program {
        Program::Speak => "It is given the question.",
        Program::Record => {
            "It records your answer into a file that only you can read, and that is deleted once it is transcribed, unless \
             you keep recordings."
        }
        Program::Transcribe => "It is given the recording of your answer.",
        Program::Review => {
            "It is given the question, the sample answer and your answer: what becomes of them there is out of Greenroom's \
             hands. What it says is shown to you and grades nothing."
        }
    }
}

/// Where it stands on a screen of this size.
fn place((columns, rows): (u16, u16)) -> Rect {
    let (area, _) = footer::split(Rect::new(0, 0, columns, rows));
    let (_, place) = cut::bottom(area, (area.height / 2).max(8));
    place
}
