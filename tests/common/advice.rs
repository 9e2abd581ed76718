//! What a rule says of a deck that can be read.

use greenroom::deck::{ParsedDeck, Problem, Severity, parse};

/// What `check` says of `text`: advice, and nothing else.
#[track_caller]
pub(crate) fn advice(text: &str, check: impl Fn(&ParsedDeck) -> Vec<Problem>) -> Vec<String> {
    let parsed = parse("baker", "baker.ron", text);
    assert_eq!(parsed.problems, [], "{text}");
    let problems = check(&parsed);
    assert!(
        problems
            .iter()
            .all(|problem| problem.severity == Severity::Advice)
    );
    problems.iter().map(ToString::to_string).collect()
}
