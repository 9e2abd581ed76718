//! Something wrong in a file, with its place and its remedy.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use serde::{Serialize, Serializer};

use crate::text::{clean, clean_line, cut};

/// How much a [`Problem`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A rule of style: the card works.
    Advice,
    /// Something was read, but not all of it as the author may expect.
    Warning,
    /// Something could not be used.
    Error,
}

/// The most characters of what is said of one problem.
const LONGEST: usize = 10_000;

/// What is wrong, where, and what to do about it.
///
/// ```
/// use greenroom::deck::Problem;
/// let problem = Problem::error("my.ron", 3, 5, "the answer is empty").hint("write an answer or delete the card");
/// assert_eq!(problem.to_string(), "my.ron:3:5: the answer is empty (write an answer or delete the card)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// The file. [`Problem::place`] says it to people; as data it is text, with U+FFFD for what is not UTF-8.
    #[serde(serialize_with = "as_text")]
    pub path: PathBuf,
    /// Counted from 1; 0 where the problem is about the file as a whole.
    pub line: usize,
    /// In characters, counted from 1; 0 where the problem is about the file as a whole.
    pub column: usize,
    /// What is wrong, in the user's words; safe to show, and not long.
    pub what: String,
    /// What to do about it; safe to show.
    pub hint: Option<String>,
}

impl Problem {
    /// Something that could not be used.
    pub fn error(path: impl Into<PathBuf>, line: usize, column: usize, what: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            path: path.into(),
            line,
            column,
            what: cut(&clean(&what.into()), LONGEST),
            hint: None,
        }
    }

    /// Something that was read, but perhaps not as expected.
    pub fn warning(path: impl Into<PathBuf>, line: usize, column: usize, what: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(path, line, column, what)
        }
    }

    /// A rule of style that is not followed.
    pub fn advice(path: impl Into<PathBuf>, line: usize, column: usize, what: impl Into<String>) -> Self {
        Self {
            severity: Severity::Advice,
            ..Self::error(path, line, column, what)
        }
    }

    /// The same problem with a remedy.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(clean(&hint.into()).into_owned());
        self
    }

    /// In one line of a screen: the file without its folders, and no hint.
    #[must_use]
    pub fn in_short(&self) -> String {
        let short = Self {
            path: self
                .path
                .file_name()
                .map_or_else(|| self.path.clone(), PathBuf::from),
            hint: None,
            ..self.clone()
        };
        short.to_string()
    }

    /// `file:line:column`, or the file alone, in one line that can be shown whatever the file's name holds.
    #[must_use]
    pub fn place(&self) -> String {
        let path = self.path.display().to_string();
        let path = clean_line(&path);
        if self.line == 0 {
            path.into_owned()
        } else {
            format!("{path}:{}:{}", self.line, self.column)
        }
    }
}

fn as_text<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&path.display())
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.what)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}
