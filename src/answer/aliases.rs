//! Names and spellings that mean the same, so that a card's author need not list them all.

use std::borrow::Cow;

/// Names that the splitting into words would tear apart, in lower case, and the words they are read as.
pub(super) const TOKENS: [(&str, &[&str]); 16] = [
    ("asp.net", &["aspdotnet"]),
    (".net", &["dotnet"]),
    ("c++", &["cpp"]),
    ("c#", &["csharp"]),
    ("f#", &["fsharp"]),
    ("node.js", &["nodejs"]),
    ("next.js", &["nextjs"]),
    ("vue.js", &["vue"]),
    ("ci/cd", &["cicd"]),
    ("i/o", &["io"]),
    ("a/b", &["ab"]),
    ("n+1", &["n", "plus", "one"]),
    ("tcp/ip", &["tcpip"]),
    ("pub/sub", &["pubsub"]),
    ("%", &["percent"]),
    ("&", &["and"]),
];

/// Words that carry no meaning of their own in a phrase. `no`, `not`, `without`, `before`, `over` and the like do, and stay.
const STOP_WORDS: [&str; 77] = [
    "a", "about", "am", "an", "and", "are", "as", "at", "be", "been", "being", "by", "can", "could", "did",
    "do", "does", "for", "from", "had", "has", "have", "he", "her", "here", "him", "his", "how", "i", "if",
    "in", "into", "is", "it", "its", "may", "me", "might", "mine", "must", "my", "of", "on", "onto", "or",
    "our", "shall", "she", "should", "so", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "to", "us", "was", "we", "were", "what", "when", "where", "which", "who",
    "whom", "will", "with", "would", "you", "your",
];

/// What may be left of a stop word and another in one: "it's", "I'd", "we've".
const CONTRACTED: [&str; 6] = ["'d", "'ll", "'m", "'re", "'s", "'ve"];

/// Whether `word`, in lower case, is dropped from a phrase of several words.
pub(super) fn is_stop_word(word: &str) -> bool {
    let whole = CONTRACTED.iter().find_map(|end| word.strip_suffix(end));
    STOP_WORDS.binary_search(&whole.unwrap_or(word)).is_ok()
}

/// Short names, British spellings, numbers in letters, and two families of words that the stemmer takes apart or for another.
const WORDS: [(&str, &str); 61] = [
    ("analysis", "analyze"),
    ("artefact", "artifact"),
    ("artefacts", "artifacts"),
    ("authn", "authentication"),
    ("authorization", "authz"),
    ("authorizations", "authz"),
    ("authorize", "authz"),
    ("authorized", "authz"),
    ("authorizes", "authz"),
    ("authorizing", "authz"),
    ("behaviour", "behavior"),
    ("behavioural", "behavioral"),
    ("behaviours", "behaviors"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("centred", "centered"),
    ("centres", "centers"),
    ("colour", "color"),
    ("colours", "colors"),
    ("config", "configuration"),
    ("configs", "configurations"),
    ("db", "database"),
    ("dbs", "databases"),
    ("defence", "defense"),
    ("deps", "dependencies"),
    ("dialogue", "dialog"),
    ("docs", "documentation"),
    ("eight", "8"),
    ("env", "environment"),
    ("envs", "environments"),
    ("favour", "favor"),
    ("five", "5"),
    ("four", "4"),
    ("golang", "go"),
    ("grey", "gray"),
    ("infra", "infrastructure"),
    ("js", "javascript"),
    ("judgement", "judgment"),
    ("k8s", "kubernetes"),
    ("licence", "license"),
    ("licences", "licenses"),
    ("mongo", "mongodb"),
    ("nine", "9"),
    ("offence", "offense"),
    ("one", "1"),
    ("perf", "performance"),
    ("postgresql", "postgres"),
    ("prod", "production"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("repo", "repository"),
    ("repos", "repositories"),
    ("seven", "7"),
    ("six", "6"),
    ("spec", "specification"),
    ("specs", "specifications"),
    ("ten", "10"),
    ("three", "3"),
    ("ts", "typescript"),
    ("two", "2"),
    ("zero", "0"),
];

/// Endings that British English may write with an s where American English has a z.
const WITH_Z: [(&str, &str); 13] = [
    ("isation", "ization"),
    ("isations", "izations"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("isers", "izers"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("yser", "yzer"),
    ("yses", "yzes"),
    ("ysing", "yzing"),
];

/// Shorter words that end alike are other words: "rise", "wise".
const LETTERS_FOR_Z: usize = 6;

/// `word`, in lower case, as it is looked for: one spelling and one name for each thing.
///
/// Words that always have an s, such as "precise", get a z too; what is looked for and what was said get it alike.
pub(super) fn one_spelling(word: &str) -> Cow<'_, str> {
    let alias = |word: &str| {
        let at = WORDS.binary_search_by_key(&word, |(name, _)| name).ok()?;
        WORDS.get(at).map(|(_, meant)| *meant)
    };
    let american = (word.len() >= LETTERS_FOR_Z)
        .then(|| {
            WITH_Z.iter().find_map(|(british, american)| {
                let start = word.strip_suffix(british)?;
                Some(format!("{start}{american}"))
            })
        })
        .flatten();
    match american {
        Some(american) => match alias(&american) {
            Some(meant) => Cow::Borrowed(meant),
            None => Cow::Owned(american),
        },
        None => Cow::Borrowed(alias(word).unwrap_or(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_since_they_are_searched_by_halves() {
        assert!(STOP_WORDS.is_sorted());
        assert!(WORDS.is_sorted());
    }

    #[test]
    fn british_and_american_spellings_are_one_word() {
        for (british, american) in [
            ("optimise", "optimize"),
            ("organisations", "organizations"),
            ("analysing", "analyzing"),
            ("behaviour", "behavior"),
            ("authorisation", "authorization"),
        ] {
            assert_eq!(one_spelling(british), one_spelling(american));
        }
        assert_eq!(one_spelling("rise"), "rise");
    }

    #[test]
    fn to_authorize_has_nothing_to_do_with_an_author() {
        assert_eq!(one_spelling("authorized"), "authz");
        assert_eq!(one_spelling("author"), "author");
    }
}
