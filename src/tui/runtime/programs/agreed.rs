//! Which command lines the user agreed to: each is shown before it is first run.
//!
//! The answer is kept in the state folder, since a question at every start would soon be answered unread; by a hash, since a
//! command line may hold a password that belongs in no second file. Another command line is another question.

use std::{collections::BTreeSet, fmt::Write};

use crate::{
    store::{DiskError, Paths, read_agreed, write_agreed},
    tui::program::CommandLine,
};

/// The command lines that may be run.
#[derive(Debug)]
pub(super) struct Agreed(BTreeSet<String>);

impl Agreed {
    /// As an earlier run of the program left it; nothing is agreed to that cannot be read.
    pub(super) fn read(paths: &Paths) -> Self {
        Self(read_agreed(paths).lines().map(str::to_owned).collect())
    }

    pub(super) fn to(&self, command: &CommandLine) -> bool {
        self.0.contains(&line(command))
    }

    /// From now on, and if it can be written down after the next start too.
    pub(super) fn add<'a>(
        &mut self,
        commands: impl Iterator<Item = &'a CommandLine>,
        paths: &Paths,
    ) -> Result<(), DiskError> {
        self.0.extend(commands.map(line));
        let text = self.0.iter().fold(String::new(), |mut text, line| {
            let _ = writeln!(text, "{line}");
            text
        });
        write_agreed(paths, &text)
    }
}

/// The name and a hash, FNV-1a.
fn line(command: &CommandLine) -> String {
    let bytes = command.line.bytes();
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{} {hash:016x}", command.program.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Program;

    #[test]
    fn another_command_line_or_use_is_another_question() {
        let command = |program, line: &str| CommandLine {
            program,
            line: line.to_owned(),
        };
        let mut agreed = Agreed(BTreeSet::new());
        let speak = command(Program::Speak, "espeak-ng");
        assert!(!agreed.to(&speak));
        agreed.0.insert(line(&speak));
        assert!(agreed.to(&speak));
        assert!(!agreed.to(&command(Program::Speak, "espeak-ng; rm -rf /")));
        assert!(!agreed.to(&command(Program::Review, "espeak-ng")));
    }
}
