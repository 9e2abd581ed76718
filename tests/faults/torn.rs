//! Writes that stop in the middle of a line, after each number of bytes there is.

use crate::{
    check::{PowerCuts, check},
    fake_disk::{Cut, EIO, ENOSPC, Fault, Kind},
    person::Person,
};

/// Which write is torn, counted from the start of a run, and in what circumstances.
#[derive(Clone, Copy)]
struct Torn {
    write: usize,
    /// Grades of an earlier run.
    earlier: usize,
    /// Another write fails before.
    before: Option<Fault>,
}

impl Torn {
    fn write(write: usize) -> Self {
        Self {
            write,
            earlier: 0,
            before: None,
        }
    }

    /// Three grades, with a write torn after so many bytes; says whether it has more. What is left may not be cut off.
    #[track_caller]
    fn after(self, bytes: usize, cutting: Option<Fault>, cuts: &mut PowerCuts) -> bool {
        let mut person = Person::new();
        if self.earlier > 0 {
            person.open().grade(self.earlier);
        }
        let mut open = person.open();
        let tears = Fault::nth(self.write).with(ENOSPC).torn_after(bytes);
        for fault in self.before.into_iter().chain([tears]) {
            open.fails(fault.of(|kind| kind == Kind::Write));
        }
        if let Some(fault) = cutting {
            open.fails(fault.with(EIO).of(|kind| kind == Kind::SetLen));
        }
        open.grade(3);
        drop(open);
        let when = format!("torn after {bytes} bytes, cutting fails: {cutting:?}");
        cuts.check(Cut::Dropped, &person, &when);
        cuts.check(Cut::Kept, &person, &when);
        person.disk.heal();
        person.open().grade(1);
        assert!(person.saved.contains(person.done.last().unwrap()), "{when}");
        check(&person.disk, &person, &format!("{when}, gone on from"));
        person.disk.tore()
    }

    #[track_caller]
    fn after_every_byte(self) {
        let mut cuts = PowerCuts::default();
        for cutting in [None, Some(Fault::nth(0)), Some(Fault::from(0))] {
            let torn = (0..100_000)
                .take_while(|bytes| self.after(*bytes, cutting, &mut cuts))
                .count();
            assert!(torn > 150, "there was a line to tear");
        }
    }
}

#[test]
fn the_first_line_of_a_history_may_be_torn_anywhere() {
    // The first write notes the run.
    Torn::write(1).after_every_byte();
}

#[test]
fn a_later_line_may_be_torn_anywhere() {
    Torn::write(2).after_every_byte();
}

#[test]
fn the_first_line_of_a_later_run_may_be_torn_anywhere() {
    let later = Torn {
        earlier: 2,
        ..Torn::write(1)
    };
    later.after_every_byte();
}

#[test]
fn lines_that_are_tried_again_together_may_be_torn_anywhere() {
    let again = Torn {
        before: Some(Fault::nth(2)),
        ..Torn::write(2)
    };
    again.after_every_byte();
}
