//! Lanes of time: years from left to right, and a row for each item in which no other of its group
//! is in its way.
//!
//! Items are coloured greedily in the order of their beginnings, which takes no more rows than
//! there are items at once.

use crate::layout::point::coordinate;

/// What is drawn on a timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The years it lasts, as numbers with fractions; `None` if nothing is known, and then it has
    /// no row.
    pub span: Option<(f64, f64)>,
    /// The lane it belongs to; lanes are drawn from top to bottom.
    pub lane: usize,
}

/// Where bars stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The row of each bar, counted from the top through all lanes.
    pub rows: Vec<Option<usize>>,
    /// The first row of each lane, and last the number of rows.
    pub lane_starts: Vec<usize>,
    /// The first and the last year; `None` if no bar has a span.
    pub years: Option<(f64, f64)>,
}

impl Timeline {
    /// Where a year stands in a picture of this width; in the middle if there is only one year.
    #[must_use]
    pub fn x(&self, year: f64, width: f64) -> f64 {
        let (first, last) = self.years.unwrap_or((year, year));
        if last > first {
            (year - first) / (last - first) * width
        } else {
            width / 2.0
        }
    }

    /// Where the middle of a row stands in a picture of this height.
    #[must_use]
    pub fn y(&self, row: usize, height: f64) -> f64 {
        let rows = self.lane_starts.last().copied().unwrap_or(0).max(1);
        (coordinate(row) + 0.5) / coordinate(rows) * height
    }
}

/// Gives each bar with a span a row in its lane; bars of one row are at least `gap` years apart.
///
/// Time `O(n log n + n × rows of a lane)`.
#[must_use]
pub fn timeline(bars: &[Bar], gap: f64) -> Timeline {
    let mut dated: Vec<(usize, f64, f64)> = Vec::with_capacity(bars.len());
    for (number, bar) in bars.iter().enumerate() {
        dated.extend(
            bar.span
                .map(|(begin, end)| (number, begin.min(end), begin.max(end))),
        );
    }
    dated.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let lanes = bars.iter().map(|bar| bar.lane + 1).max().unwrap_or(0);
    // For each lane the year in which each of its rows is free again.
    let mut free_from: Vec<Vec<f64>> = vec![Vec::new(); lanes];
    let mut rows = vec![None; bars.len()];
    for &(number, begin, end) in &dated {
        let lane = &mut free_from[bars[number].lane];
        let row = lane
            .iter()
            .position(|free| *free <= begin)
            .unwrap_or(lane.len());
        lane.resize(lane.len().max(row + 1), end + gap);
        lane[row] = end + gap;
        rows[number] = Some(row);
    }
    let mut lane_starts = vec![0];
    for lane in &free_from {
        lane_starts.push(lane_starts.last().copied().unwrap_or(0) + lane.len());
    }
    for (row, bar) in rows.iter_mut().zip(bars) {
        *row = row.map(|row| row + lane_starts[bar.lane]);
    }
    let first = dated.first().map(|(_, begin, _)| *begin);
    let years = first.map(|first| {
        (
            first,
            dated.iter().map(|(.., end)| *end).fold(first, f64::max),
        )
    });
    Timeline {
        rows,
        lane_starts,
        years,
    }
}
