//! How the program ends, and what is said of it.

use anyhow::{Context, Result};

use crate::store::AppendError;

const UNSAVED: &str = "Some of what you did could not be saved";

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The user left it.
    Quit,
    /// A signal ended it.
    Signal(i32),
}

/// How the program ended: what is lost is said first, whatever else went wrong.
pub(super) fn ending(outcome: Result<()>, saved: Result<(), AppendError>) -> Result<()> {
    match (outcome, saved) {
        (Ok(()), saved) => saved.context(UNSAVED),
        (Err(why), Err(unsaved)) => Err(why.context(unsaved).context(UNSAVED)),
        (Err(why), Ok(())) => Err(why.context("Greenroom had to stop; everything you did is saved")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unsaved() -> AppendError {
        AppendError {
            unsaved: 2,
            grades: 2,
            path: "history/laptop.ronl".into(),
            why: "No space left on device".to_owned(),
        }
    }

    fn said(outcome: Result<()>, saved: Result<(), AppendError>) -> String {
        ending(outcome, saved).map_or_else(|error| format!("{error:#}"), |()| String::new())
    }

    #[test]
    fn what_is_not_saved_is_said_whatever_else_went_wrong() {
        let lost = "Some of what you did could not be saved: 2 grades not saved: No space left on device (history/laptop.ronl)";
        assert_eq!(said(Ok(()), Err(unsaved())), lost);
        assert_eq!(
            said(Err(anyhow::anyhow!("the terminal is gone")), Err(unsaved())),
            format!("{lost}: the terminal is gone")
        );
    }

    #[test]
    fn an_end_by_failure_says_that_all_is_saved_only_if_it_is() {
        let failed = || Err(anyhow::anyhow!("a part of Greenroom failed"));
        assert_eq!(
            said(failed(), Ok(())),
            "Greenroom had to stop; everything you did is saved: a part of Greenroom failed"
        );
        assert!(!said(failed(), Err(unsaved())).contains("is saved"));
        assert_eq!(said(Ok(()), Ok(())), "");
    }
}
