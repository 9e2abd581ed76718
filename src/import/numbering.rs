//! What is odd about the numbers of a page's questions.

use std::collections::{BTreeMap, HashMap};

use super::report::Report;

/// Reports numbers that are missing, given twice or out of order; `numbers` come with their lines.
pub(super) fn check(numbers: &[(u32, usize)], report: &mut Report) {
    let mut first: HashMap<u32, usize> = HashMap::new();
    let mut last = None;
    for (number, line) in numbers {
        if let Some(before) = first.get(number) {
            report.warning(
                *line,
                format!("question {number} is there twice, first on line {before}"),
                "both were kept; number them apart",
            );
        } else if let Some(last) = last.filter(|last| number < last) {
            report.warning(
                *line,
                format!("question {number} comes after question {last}"),
                "it was kept; see whether a part of the page was moved",
            );
        }
        first.entry(*number).or_insert(*line);
        last = Some(*number);
    }
    missing(&first, report);
}

fn missing(lines: &HashMap<u32, usize>, report: &mut Report) {
    let sorted: BTreeMap<u32, usize> = lines.iter().map(|(number, line)| (*number, *line)).collect();
    let mut expected = 1;
    for (number, line) in sorted {
        if number > expected {
            let what = if number == expected + 1 {
                format!("question {expected} is missing")
            } else {
                format!("questions {expected} to {} are missing", number - 1)
            };
            report.warning(line, what, "see whether the whole page was saved");
        }
        expected = number + 1;
    }
}
