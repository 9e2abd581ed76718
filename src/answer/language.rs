//! Whether an answer is in English, the one language whose fillers, hedges and cues are known.

use super::heard::Heard;

/// What is known of an answer's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// At least three words are among [`FUNCTION_WORDS`], and these with half of those among [`SHARED_WORDS`] are one in eight.
    English,
    /// Any other, or too little text to tell.
    Unknown,
    /// Written without blanks between words, as Chinese, Japanese and Thai are: what counts as words is characters, near enough.
    Unspaced,
}

/// Fewer of these words may be a coincidence.
const FEWEST: usize = 3;

/// One word in so many has to hold an English sentence together. Judgement: of the answers that come with the program and its tests
/// the poorest has one in 6.7 of [`FUNCTION_WORDS`] alone; texts in nine languages of Europe had one in 16 or fewer.
const ONE_IN: usize = 8;

/// Words that hold English sentences together and that languages near it have not, or seldom. Sorted.
const FUNCTION_WORDS: [&str; 80] = [
    "about", "after", "again", "against", "and", "any", "are", "because", "been", "before", "being", "both",
    "but", "can't", "could", "couldn't", "didn't", "does", "doesn't", "don't", "each", "even", "every",
    "from", "have", "how", "i'd", "i'll", "i'm", "i've", "if", "into", "it", "it's", "its", "just", "not",
    "only", "other", "our", "she", "should", "some", "still", "than", "that", "that's", "the", "their",
    "them", "then", "there", "these", "they", "they'd", "they're", "this", "those", "through", "until",
    "very", "we'd", "we're", "were", "what", "when", "where", "whether", "which", "while", "who", "why",
    "with", "without", "would", "wouldn't", "you", "you'd", "you're", "your",
];

/// Words that a short story of one's own is full of, and that other languages have too: they count half. Sorted.
const SHARED_WORDS: [&str; 28] = [
    "a", "an", "as", "at", "by", "for", "had", "he", "his", "i", "in", "is", "me", "my", "no", "of", "off",
    "on", "one", "or", "out", "so", "to", "up", "us", "was", "we", "will",
];

impl Language {
    pub(super) fn of(heard: &Heard) -> Self {
        let words = heard.tokens();
        let among = |list: &[&str]| {
            let known = words.iter().filter(|word| list.binary_search(&word.text).is_ok());
            known.count()
        };
        let (known, shared) = (among(&FUNCTION_WORDS), among(&SHARED_WORDS));
        let characters = words.iter().filter(|word| is_one_character(word.text)).count();
        if known >= FEWEST && (2 * known + shared) * ONE_IN >= 2 * words.len() {
            Self::English
        } else if characters * 2 > words.len() {
            Self::Unspaced
        } else {
            Self::Unknown
        }
    }
}

/// Whether `word` is one letter that no alphabet of Europe has.
fn is_one_character(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|first| first >= '\u{900}') && chars.all(|char| !char.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::fold::Folded;

    fn language(text: &str) -> Language {
        Language::of(&Heard::new(text, &Folded::new(text)))
    }

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        assert!(FUNCTION_WORDS.is_sorted());
        assert!(SHARED_WORDS.is_sorted());
    }

    #[test]
    fn english_is_known_by_its_small_words_also_in_a_terse_answer() {
        assert_eq!(
            language("Put a breaker in front of the payment call. Retry with backoff and jitter."),
            Language::English
        );
    }

    #[test]
    fn a_short_story_in_plain_words_is_english() {
        let story = "When I was at a bakery our team was late. I decided to measure. As a result we cut it by 30 percent. \
                     Basically, I learned a lot, um, maybe.";
        assert_eq!(language(story), Language::English);
    }

    #[test]
    fn notes_without_sentences_and_a_word_or_two_are_not_known() {
        assert_eq!(
            language("cache, queue, retries with backoff, runbook"),
            Language::Unknown
        );
        assert_eq!(language("Yes, and that."), Language::Unknown);
        assert_eq!(language(""), Language::Unknown);
    }

    #[test]
    fn a_language_that_shares_words_with_english_is_another() {
        for text in [
            "Also ich war in der letzten Firma für die Datenbank da, und man will so was im Team by the way nie.",
            "In mijn vorige baan was ik verantwoordelijk voor de database, en we hadden het over de index.",
            "I mitt förra jobb hade vi ett avbrott, men vi fick tid att ändra det, for man kan inte veta allt.",
            "W mojej pracy byłem odpowiedzialny za bazę i to był indeks, a my to poprawiliśmy do końca dnia.",
        ] {
            assert_eq!(language(text), Language::Unknown, "{text}");
        }
    }

    #[test]
    fn languages_without_blanks_are_told_from_those_with() {
        assert_eq!(
            language("我先问了客户，然后用 Redis 做缓存。"),
            Language::Unspaced
        );
        assert_eq!(language("まず、お客様に聞きました。"), Language::Unspaced);
        assert_eq!(language("ผมถามลูกค้าก่อน"), Language::Unspaced);
        assert_eq!(
            language("먼저 고객에게 물어보고 캐시를 추가했습니다"),
            Language::Unknown
        );
        assert_eq!(language("سألت العميل أولا ثم أضفت ذاكرة مؤقتة"), Language::Unknown);
    }
}
