//! Numbers in figures and in English words.

/// Numbers in words. "One" is left out, which is as often "the one", and so are "first" and "second". Sorted.
const WORDS: [&str; 37] = [
    "billion",
    "billions",
    "double",
    "doubled",
    "dozen",
    "dozens",
    "eight",
    "eighteen",
    "eighty",
    "eleven",
    "fifteen",
    "fifty",
    "five",
    "forty",
    "four",
    "half",
    "halved",
    "hundred",
    "hundreds",
    "million",
    "millions",
    "nine",
    "ninety",
    "percent",
    "seven",
    "seventy",
    "six",
    "sixty",
    "ten",
    "thirty",
    "thousand",
    "thousands",
    "three",
    "twelve",
    "twenty",
    "twice",
    "two",
];

/// Whether `word`, in lower case, is a number: "12", "3x", "twenty"; neither a name such as "p99" nor a year.
pub(super) fn is_number(word: &str) -> bool {
    let figures = word.starts_with(|char: char| char.is_ascii_digit());
    (figures && !is_year(word)) || WORDS.binary_search(&word).is_ok()
}

/// Whether `word` is a year of the last century or this.
pub(super) fn is_year(word: &str) -> bool {
    let century = word.starts_with("19") || word.starts_with("20");
    century && word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_figures_or_a_word_and_no_name_or_year() {
        assert!(WORDS.is_sorted());
        assert!(
            ["twenty", "12", "3.5", "200ms", "halved"]
                .into_iter()
                .all(is_number)
        );
        assert!(!["p99", "2019", "one", "tension", ""].into_iter().any(is_number));
    }
}
