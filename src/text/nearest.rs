//! "Did you mean ...?"

/// The candidate most like `wanted`, if one is near enough to be what was meant.
///
/// ```
/// let roles = ["backend-developer", "frontend-developer"];
/// assert_eq!(greenroom::text::nearest("bakend-developer", roles), Some("backend-developer"));
/// assert_eq!(greenroom::text::nearest("fronend", roles), Some("frontend-developer"));
/// assert_eq!(greenroom::text::nearest("qa", ["data-analyst", "qa-engineer"]), Some("qa-engineer"));
/// assert_eq!(greenroom::text::nearest("astronaut", roles), None);
/// ```
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = wanted.to_lowercase();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            let contained = wanted.chars().count() >= 3 && lower.contains(&wanted);
            let distance = if contained {
                Some(1)
            } else {
                distance(&wanted, &lower).or_else(|| Some(1 + distance_to_a_word(&wanted, &lower)?))
            };
            Some((distance?, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How far `wanted` is from `candidate`, if that is near.
fn distance(wanted: &str, candidate: &str) -> Option<usize> {
    let distance = edits(wanted, candidate);
    let length = wanted.chars().count().max(candidate.chars().count());
    (distance * 3 <= length).then_some(distance)
}

/// How far `wanted` is from the nearest of the words in `candidate`, if that is near. Short words are near to too many.
fn distance_to_a_word(wanted: &str, candidate: &str) -> Option<usize> {
    let words = candidate.split(|char: char| !char.is_alphanumeric());
    let near = |word: &str| match distance(wanted, word) {
        Some(0) => Some(0),
        some => some.filter(|_| word.chars().count() >= 4),
    };
    words.filter_map(near).min()
}

/// Insertions, deletions and substitutions from `from` to `to` (Levenshtein 1966), by the two-row method.
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, from_char) in from.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        for (cell, to_char) in row.iter_mut().skip(1).zip(&to) {
            let substituted = diagonal + usize::from(from_char != *to_char);
            diagonal = *cell;
            left = substituted.min(*cell + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}
