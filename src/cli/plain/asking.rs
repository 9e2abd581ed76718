//! A card being asked: the question, the answer that is written to it, and the sample answer.

use std::io::{BufRead, Write};

use anyhow::{Context, Result};

use crate::{
    answer::{Assessment, Effort, Given},
    deck::{Card, CardId},
    session::{Scope, answer_ms},
    text::{count, lines},
    time::Now,
};

use super::{
    super::cards::read,
    card,
    input::{LONGEST, Line},
    marks, say,
    sitting::{Asked, Broken, Flow, Phase, Revealed, Sitting},
};

impl<R: BufRead, W: Write, C: Fn() -> Now> Sitting<R, W, C> {
    /// Asks the card that is next, or sums up.
    pub(super) fn ask(&mut self) -> Result<(), Broken> {
        let Some(id) = self.session.card().cloned() else {
            self.phase = Phase::Over;
            self.sum_up()?;
            return self.prompt();
        };
        let heading = self.heading(&id);
        match self.text(&id) {
            Ok(card) => {
                let about = card::about(&card, self.progress());
                self.say(["", format!("{heading} {about}").trim_end()])?;
                self.say(lines(&card.question, self.desk.columns))?;
                self.phase = Phase::Asking(Asked {
                    card: Box::new(card),
                    since: (self.clock)().at,
                    written: String::new(),
                    sure: None,
                });
            }
            Err(why) => {
                self.say(["", &heading, &format!("This card cannot be shown: {why:#}")])?;
                self.phase = Phase::Unreadable;
            }
        }
        self.prompt()
    }

    fn heading(&self, id: &CardId) -> String {
        let at = self.session.position();
        let again = if at.again { ", again" } else { "" };
        let heading = format!("Question {} of {}{again}.", at.number, at.of);
        match (&self.session.plan().scope, self.desk.library.deck(id.deck())) {
            (Scope::All, Some(deck)) => format!("{heading} {}.", deck.role),
            _ => heading,
        }
    }

    fn text(&self, id: &CardId) -> Result<Card> {
        let library = &self.desk.library;
        let entry = library.card(id).context("it is in no deck any more")?;
        read(&self.desk.store.paths().disk, library, entry)
    }

    pub(super) fn reveal(&mut self) -> Result<(), Broken> {
        let now = (self.clock)();
        let progress = self.desk.ledger.progress();
        let outcomes = self.session.outcomes(progress, &self.desk.scheduler, now);
        let (Some(outcomes), Phase::Asking(asked)) = (outcomes, &self.phase) else {
            return Ok(());
        };
        let asked = asked.clone();
        let seconds = now.at.duration_since(asked.since).as_secs();
        let took = say::duration(u64::try_from(seconds).unwrap_or(0));
        let effort = Effort::of(answer_ms(now.at.duration_since(asked.since)), &asked.written);
        let assessed = Assessment::new(&asked.card, &asked.written, Given::Typed, effort);
        let shown = (asked.written.as_str(), &assessed);
        let answer = card::answer(&asked.card, shown, self.progress(), self.desk.columns);
        self.say([format!("You took {took}.\n")])?;
        self.say(answer)?;
        self.say(marks::suggestion(&asked.card, &assessed))?;
        if self.desk.ledger.progress().is_unreviewed() {
            self.say(say::meanings())?;
        }
        self.phase = Phase::Revealed(Box::new(Revealed {
            asked,
            outcomes,
            assessed,
        }));
        self.prompt()
    }

    /// Reads an answer up to a line with a full stop alone.
    pub(super) fn write(&mut self, first: String) -> Result<Flow, Broken> {
        self.say(["Write your answer; a line with only a full stop ends it."])?;
        let mut written = first;
        let mut cut = false;
        loop {
            let (line, whole) = match self.read()? {
                None => return Ok(Flow::End),
                Some(Line::Text(text)) if text.trim() == "." => break,
                Some(Line::Text(text) | Line::NotText(text)) => (text, true),
                Some(Line::TooLong(text)) => (text, false),
            };
            let fits = written.len() + line.len() < LONGEST;
            if fits && !cut {
                if !written.is_empty() {
                    written.push('\n');
                }
                written.push_str(&line);
            }
            cut |= !fits || !whole;
        }
        let words = count(written.split_whitespace().count(), "word");
        if let Phase::Asking(asked) = &mut self.phase {
            asked.written = written;
        }
        if cut {
            self.say(["An answer holds 64 KiB: what was more is left out."])?;
        }
        self.said(&format!("{words}. Press enter for the sample answer."))
    }
}
