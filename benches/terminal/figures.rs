//! Medians, ratios, and the table they are printed in.

use std::time::Duration;

/// Rows of a table in Markdown: what was measured, what came out, what is aimed at.
#[derive(Default)]
pub(crate) struct Table(Vec<[String; 3]>);

impl Table {
    /// Adds a row.
    pub(crate) fn row(&mut self, measure: impl Into<String>, figure: impl Into<String>, aim: &str) {
        let row = [measure.into(), figure.into(), aim.to_owned()];
        eprintln!("  {}: {}", row[0], row[1]);
        self.0.push(row);
    }

    /// Prints it.
    pub(crate) fn print(&self) {
        println!("| measure | figure | aim |\n|---|---|---|");
        for [measure, figure, aim] in &self.0 {
            println!("| {measure} | {figure} | {aim} |");
        }
    }
}

/// Numbers in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample(Vec<f64>);

impl Sample {
    /// The number with `share` (0..=1) of the others below it; 0 if there is none at all.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a place in a short list"
    )]
    pub(crate) fn at(&self, share: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        let place = (share * last as f64).round() as usize;
        self.0.get(place).copied().unwrap_or_default()
    }

    /// Half of them are smaller.
    pub(crate) fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// One in a hundred is larger.
    pub(crate) fn p99(&self) -> f64 {
        self.at(0.99)
    }
}

impl FromIterator<f64> for Sample {
    fn from_iter<T: IntoIterator<Item = f64>>(numbers: T) -> Self {
        let mut numbers: Vec<f64> = numbers.into_iter().collect();
        numbers.sort_by(f64::total_cmp);
        Self(numbers)
    }
}

impl FromIterator<Duration> for Sample {
    fn from_iter<T: IntoIterator<Item = Duration>>(times: T) -> Self {
        times.into_iter().map(milliseconds).collect()
    }
}

/// Pairs taken one after the other: the median of each side, ms, and of the ratios pair by pair with the middle 80 % of them.
pub(crate) fn side_by_side(pairs: &[(Duration, Duration)]) -> String {
    let ours: Sample = pairs.iter().map(|(ours, _)| *ours).collect();
    let theirs: Sample = pairs.iter().map(|(_, theirs)| *theirs).collect();
    let ratios: Sample = pairs
        .iter()
        .map(|(ours, theirs)| ours.as_secs_f64() / theirs.as_secs_f64())
        .collect();
    format!(
        "{:.2}x ({:.2}-{:.2}): {:.2} ms to {:.2} ms",
        ratios.median(),
        ratios.at(0.1),
        ratios.at(0.9),
        ours.median(),
        theirs.median(),
    )
}

/// Milliseconds.
pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// A figure the system may not tell.
pub(crate) fn or_unknown(figure: Option<String>) -> String {
    figure.unwrap_or_else(|| "not told by this system".to_owned())
}
