//! Stems that answers have whatever was asked, so that they tell nothing of a key point.

/// Of all stems, the 300 that occur in the most of the 250 sample answers that come with the program, each in 24 or more;
/// of those that occur in equally many, the first by the alphabet. Stop words are among them. Sorted.
///
/// They were counted once, with the stems of `words`, and stay as they are when cards change: which words are common hardly
/// hangs on a few cards, and how an answer is read must not hang on which decks there are.
const COMMON: [&str; 300] = [
    "1", "10", "2", "3", "4", "5", "6", "8", "9", "a", "about", "add", "after", "again", "against", "agre",
    "all", "also", "an", "and", "ani", "anoth", "answer", "anyth", "app", "are", "arriv", "as", "ask", "at",
    "back", "be", "becaus", "been", "befor", "between", "both", "build", "but", "by", "call", "came", "can",
    "can't", "chang", "check", "code", "column", "come", "compar", "copi", "cost", "could", "couldn't",
    "count", "custom", "cut", "data", "date", "day", "develop", "did", "differ", "do", "doe", "don't",
    "down", "drop", "each", "els", "end", "engin", "error", "even", "everi", "everyth", "fail", "fault",
    "few", "find", "finish", "first", "fix", "for", "from", "get", "give", "go", "goe", "got", "group",
    "had", "half", "hand", "happen", "has", "have", "help", "hold", "hour", "how", "i", "i'd", "i'v", "if",
    "in", "into", "is", "isn't", "it", "job", "keep", "kept", "key", "know", "last", "late", "later", "leav",
    "left", "let", "like", "line", "list", "live", "load", "log", "look", "lost", "made", "make", "manag",
    "may", "me", "mean", "measur", "minut", "miss", "model", "month", "more", "most", "move", "must", "my",
    "name", "need", "network", "never", "new", "next", "night", "no", "nobodi", "not", "noth", "now",
    "number", "of", "off", "often", "old", "on", "onc", "one", "onli", "open", "or", "order", "other", "our",
    "out", "over", "own", "owner", "page", "part", "peopl", "per", "percent", "person", "phone", "pick",
    "plan", "point", "product", "put", "quarter", "queri", "question", "ran", "rate", "read", "real",
    "record", "releas", "report", "request", "rest", "return", "review", "right", "row", "rule", "run",
    "said", "same", "say", "screen", "second", "see", "send", "server", "servic", "set", "share", "ship",
    "short", "should", "show", "side", "sign", "sinc", "singl", "site", "size", "slow", "small", "so",
    "somebodi", "someon", "someth", "split", "start", "state", "stay", "step", "still", "stop", "such",
    "tabl", "take", "team", "tell", "test", "than", "that", "the", "their", "them", "then", "there", "they",
    "thing", "this", "those", "through", "ticket", "time", "to", "told", "too", "took", "tri", "turn",
    "twice", "under", "until", "up", "us", "use", "user", "usual", "version", "wait", "want", "was", "watch",
    "way", "we", "week", "went", "were", "what", "when", "where", "whether", "whi", "which", "while", "who",
    "with", "within", "without", "work", "would", "write", "wrong", "year", "you",
];

/// Whether answers to any question have words of `stem`.
pub(super) fn is_common(stem: &str) -> bool {
    COMMON.binary_search(&stem).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::words::stem_of;

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        assert!(COMMON.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn forms_of_a_common_word_are_common() {
        for word in ["everything", "questions", "works", "two", "the"] {
            assert!(is_common(&stem_of(word)), "{word}");
        }
        for word in ["idempotency", "gluten", "breaker"] {
            assert!(!is_common(&stem_of(word)), "{word}");
        }
    }
}
