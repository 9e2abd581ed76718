//! The user's own judgement: how sure they are, what they tick or score, and the answer they prefer.

use std::io::{BufRead, Write};

use crate::{
    history::{Attempt, Sure},
    text::clean,
    time::Now,
};

use super::{
    command::{Mark, Note},
    marks,
    sitting::{Broken, Phase, Revealed, Sitting},
};

impl Revealed {
    /// What is known of the answer besides its grade; `None` if nothing is.
    pub(super) fn attempt(&self) -> Option<Attempt> {
        let (card, assessed) = (&self.asked.card, &self.assessed);
        let attempt = Attempt {
            text: self.asked.written.clone(),
            sure: self.asked.sure,
            judged: assessed.judgement(card),
            suggested: assessed.suggestion(card).map(|suggestion| suggestion.rating),
            peeked: assessed.is_peek(),
            ..Attempt::default()
        };
        (attempt != Attempt::default()).then_some(attempt)
    }
}

impl<R: BufRead, W: Write, C: Fn() -> Now> Sitting<R, W, C> {
    pub(super) fn say_how_sure(&mut self) -> Result<(), Broken> {
        let Phase::Asking(asked) = &mut self.phase else {
            return Ok(());
        };
        asked.sure = Sure::after(asked.sure);
        let said = asked
            .sure
            .map_or("Taken back: not said how sure you are.".to_owned(), |sure| {
                format!("You are {}. s says it otherwise.", sure.name())
            });
        self.say([said])
    }

    pub(super) fn mark(&mut self, mark: Option<Mark>) -> Result<(), Broken> {
        let columns = self.desk.columns;
        let Phase::Revealed(revealed) = &mut self.phase else {
            return Ok(());
        };
        let (card, assessed) = (&revealed.asked.card, &mut revealed.assessed);
        let marked = match mark {
            Some(Mark {
                row,
                level: Some(level),
            }) => assessed.score(row, level),
            Some(Mark { row, level: None }) => assessed.mark(row),
            None => true,
        };
        let mut said = match mark {
            _ if assessed.rows() == 0 => {
                vec!["This card brings nothing to mark: grade it with 1 to 4.".to_owned()]
            }
            _ if !marked => vec!["There is no such line: x reads them out.".to_owned()],
            Some(mark) => vec![marks::row(card, assessed, mark.row)],
            None => marks::rows(card, assessed, columns),
        };
        said.extend(marks::suggestion(card, assessed).filter(|_| marked));
        self.say(said)
    }

    /// Keeps a text as the answer the user prefers: what was written now, unless another is given.
    pub(super) fn prefer(&mut self, text: Note) -> Result<(), Broken> {
        let before = self.progress().and_then(|card| card.preferred.clone());
        let written = match &self.phase {
            Phase::Revealed(revealed) => revealed.asked.written.clone(),
            _ => String::new(),
        };
        let text = match (text, &before) {
            (Note::Write(text), _) => clean(&text).into_owned(),
            (Note::Show, _) if !written.is_empty() && before.as_ref() != Some(&written) => written,
            (Note::Show, Some(preferred)) => return self.say(["Your preferred answer:", preferred]),
            (Note::Remove, Some(_)) => String::new(),
            (Note::Show | Note::Remove, None) => {
                return self.say(["This card has no preferred answer: p and a text write one."]);
            }
        };
        let said = if text.is_empty() {
            "Preferred answer taken off"
        } else {
            "Kept as your preferred answer"
        };
        let event = self.session.prefer(text, &mut self.desk.ledger, (self.clock)());
        self.record(event, &format!("{said}; u takes it back."))
    }
}
