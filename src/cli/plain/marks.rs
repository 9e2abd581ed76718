//! What one judges an answer by, as numbered lines to be read aloud, and what was marked so far.

use crate::{
    answer::{Assessment, Level, Marks},
    deck::{Card, Judging, KeyPoint, Rubric},
    text::wrap,
};

use super::card::heading;

/// The key points or the rows of the rubric, in lines of at most so many columns; none where the card brings nothing to mark.
pub(super) fn rows(card: &Card, assessed: &Assessment, columns: usize) -> Vec<String> {
    let mut said = Vec::new();
    match card.judging() {
        Judging::KeyPoints(points) => key_points(&mut said, points, assessed, columns),
        Judging::Rubric(rubric) => rubric_rows(&mut said, rubric, assessed, columns),
        Judging::ByHand => {}
    }
    said
}

/// The grade that the marks come to.
pub(super) fn suggestion(card: &Card, assessed: &Assessment) -> Option<String> {
    let suggestion = assessed.suggestion(card)?;
    let (name, why) = (suggestion.rating.name(), suggestion.why);
    Some(format!("Suggested: {name}, {why}. You decide."))
}

/// What became of one row, from 0, after it was marked.
pub(super) fn row(card: &Card, assessed: &Assessment, row: usize) -> String {
    let number = row + 1;
    match (assessed.marks(), card.judging()) {
        (Marks::KeyPoints(ticks), Judging::KeyPoints(points)) => {
            let ticked = match points.get(row) {
                Some(_) => ticks.is_ticked(row),
                None => ticks.said_something_wrong,
            };
            let text = points.get(row).map_or(WRONG, |point| &point.text);
            format!(
                "{number}. {text}{}",
                if ticked { TICKED } else { ": not ticked." }
            )
        }
        (Marks::Rubric(scores), Judging::Rubric(rubric)) => {
            let name = rubric.rows().get(row).map_or("", |(name, _)| *name).to_owned();
            let level = scores.rows().get(row).copied().flatten().map_or(0, Level::points);
            format!("{number}. {name}: {level} of 3.")
        }
        _ => String::new(),
    }
}

const TICKED: &str = ": ticked.";
const WRONG: &str = "I said something wrong that matters";

fn item(said: &mut Vec<String>, number: usize, text: &str, columns: usize) {
    said.extend(wrap(&format!("{number}. {text}"), columns, 3));
}

fn key_points(said: &mut Vec<String>, points: &[KeyPoint], assessed: &Assessment, columns: usize) {
    let Marks::KeyPoints(ticks) = assessed.marks() else {
        return;
    };
    heading(said, "Did you say this? x and a number ticks a line.");
    if assessed.found().iter().any(|words| !words.is_empty()) {
        let found = "Ticked is what your words seem to show: words were found, not meaning.";
        said.extend(wrap(found, columns, 0));
    }
    let mark = |ticked: bool| if ticked { TICKED } else { "" };
    for (number, point) in points.iter().enumerate() {
        let optional = if point.required { "" } else { " (optional)" };
        let text = format!("{}{optional}{}", point.text, mark(ticks.is_ticked(number)));
        item(said, number + 1, &text, columns);
    }
    let wrong = format!("{WRONG}{}", mark(ticks.said_something_wrong));
    item(said, points.len() + 1, &wrong, columns);
}

fn rubric_rows(said: &mut Vec<String>, rubric: &Rubric, assessed: &Assessment, columns: usize) {
    let Marks::Rubric(scores) = assessed.marks() else {
        return;
    };
    let title = "Judge your story, 0 to 3 points a row: x, the row and its points, as in x 1 2.";
    said.push(String::new());
    said.extend(wrap(title, columns, 0));
    for (number, ((name, levels), score)) in rubric.rows().into_iter().zip(scores.rows()).enumerate() {
        let levels = levels.iter().zip(0..);
        let levels: Vec<_> = levels
            .map(|(level, points)| format!("{points} {level}"))
            .collect();
        let score = score.map_or(String::new(), |level| format!(" You gave {}.", level.points()));
        let text = format!("{name}: {}.{score}", levels.join("; "));
        item(said, number + 1, &text, columns);
    }
}

#[cfg(test)]
mod tests {
    use crate::answer::{Effort, Given};

    use super::*;

    fn card(rest: &str) -> Card {
        let text = format!("(id: \"a\", question: \"Q?\", answer: \"One.\", {rest})");
        crate::deck::parse_card(&text).unwrap()
    }

    fn assessed(card: &Card, written: &str) -> Assessment {
        Assessment::new(card, written, Given::Typed, Effort::Given)
    }

    const POINTS: &str =
        "key_points: [(text: \"says two\", any: [\"two\"]), (text: \"says three\", required: false)]";

    #[test]
    fn points_are_numbered_and_those_that_the_words_show_are_ticked() {
        let card = card(POINTS);
        let said = rows(&card, &assessed(&card, "It is two."), 80).join("\n");
        assert_eq!(
            said,
            "\nDid you say this? x and a number ticks a line.\nTicked is what your words seem to show: words were found, not meaning.\n\
             1. says two: ticked.\n2. says three (optional)\n3. I said something wrong that matters"
        );
    }

    #[test]
    fn a_mark_says_what_became_of_its_row_and_what_grade_follows() {
        let card = card(POINTS);
        let mut assessed = assessed(&card, "");
        assert_eq!(suggestion(&card, &assessed), None);
        assert!(assessed.mark(0));
        assert_eq!(row(&card, &assessed, 0), "1. says two: ticked.");
        let said = suggestion(&card, &assessed);
        assert_eq!(
            said.as_deref(),
            Some("Suggested: Good, 1 of 1 required points. You decide.")
        );
        assert!(assessed.mark(2));
        assert_eq!(
            row(&card, &assessed, 2),
            "3. I said something wrong that matters: ticked."
        );
        assert!(!assessed.mark(3), "there is no such row");
    }

    #[test]
    fn each_row_of_a_rubric_is_one_item_with_its_four_levels() {
        let card = card("rubric: Behavioral");
        let mut assessed = assessed(&card, "");
        assert!(assessed.score(3, Level::Two));
        let said = rows(&card, &assessed, 200);
        let row =
            "4. Result: 0 missing; 1 claimed; 2 a concrete outcome; 3 an outcome with a number. You gave 2.";
        assert!(said.contains(&row.to_owned()), "{said:#?}");
        assert_eq!(super::row(&card, &assessed, 3), "4. Result: 2 of 3.");
    }
}
