//! Lanes of time: years from left to right, and in each lane as many rows as are needed so that no
//! bar covers another.
//!
//! Bars take the first free row in the order of their beginnings (interval colouring), which needs
//! no more rows than there are bars at once.

use crate::graph::ByNumber;
use crate::layout::point::coordinate;
use crate::layout::year_span::YearSpan;

/// What is drawn on a timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The years it lasts; `None` if nothing is known, and then it has no row.
    pub span: Option<YearSpan>,
    /// The lane it belongs to; lanes are drawn from top to bottom.
    pub lane: usize,
}

/// The rows of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The row of each bar, counted from the top through all lanes.
    pub rows: Vec<Option<usize>>,
    /// The first row of each lane, and at the end the number of rows.
    pub lane_starts: Vec<usize>,
    /// The years from the first beginning to the last end; `None` if no bar has a span.
    pub years: Option<YearSpan>,
}

/// A bar with a known span, by its position among all bars.
struct Dated {
    number: usize,
    lane: usize,
    span: YearSpan,
}

impl Timeline {
    /// The horizontal position of a year in a picture of this width; the middle if all bars lie in
    /// one moment.
    #[must_use]
    pub fn x(&self, year: f64, width: f64) -> f64 {
        match self.years {
            Some(YearSpan { first, last }) if last > first => {
                (year - first) / (last - first) * width
            }
            _ => width / 2.0,
        }
    }

    /// The vertical position of the middle of a row in a picture of this height.
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
    let dated = dated(bars);
    let lanes = bars.iter().map(|bar| bar.lane + 1).max().unwrap_or(0);
    // For each lane the year in which each of its rows is free again.
    let mut free_from: Vec<Vec<f64>> = vec![Vec::new(); lanes];
    let mut rows = vec![None; bars.len()];
    for Dated { number, lane, span } in &dated {
        let Some(lane) = free_from.get_mut(*lane) else {
            continue;
        };
        let row = lane
            .iter()
            .position(|free| *free <= span.first)
            .unwrap_or(lane.len());
        lane.resize(lane.len().max(row + 1), span.last + gap);
        lane.put(row, span.last + gap);
        rows.put(*number, Some(row));
    }
    let mut next = 0;
    let mut lane_starts = vec![0];
    for lane in &free_from {
        next += lane.len();
        lane_starts.push(next);
    }
    for (row, bar) in rows.iter_mut().zip(bars) {
        *row = row.map(|row| row + lane_starts.at(bar.lane));
    }
    let years = dated.first().map(|earliest| YearSpan {
        first: earliest.span.first,
        last: dated
            .iter()
            .map(|bar| bar.span.last)
            .fold(earliest.span.first, f64::max),
    });
    Timeline {
        rows,
        lane_starts,
        years,
    }
}

/// The bars with a span, by their beginnings.
fn dated(bars: &[Bar]) -> Vec<Dated> {
    let mut dated: Vec<Dated> = Vec::with_capacity(bars.len());
    for (number, bar) in bars.iter().enumerate() {
        dated.extend(bar.span.map(|YearSpan { first, last }| Dated {
            number,
            lane: bar.lane,
            span: YearSpan {
                first: first.min(last),
                last: first.max(last),
            },
        }));
    }
    dated.sort_by(|a, b| {
        let by_beginning = a.span.first.total_cmp(&b.span.first);
        by_beginning.then(a.number.cmp(&b.number))
    });
    dated
}
