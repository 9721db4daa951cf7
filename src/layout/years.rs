//! Years from left to right: for a canvas that shows when relations held.
//!
//! Each member is at its own year, whatever the other members are. Members that would cover each
//! other, or each other's names, are in different rows, which fill up from the middle in the order
//! of the members.

use crate::graph::Budget;
use crate::graph::Interruption;
use crate::layout::point::Point;
use crate::layout::point::coordinate;
use crate::layout::year_span::YearSpan;

/// How many times wider than high a chart of years is to be.
const ASPECT: f64 = 1.7;
/// The part of a chart that stays empty, because no row is filled without gaps.
const EMPTY: f64 = 0.5;
/// The room that a member keeps free above and below it, and at its sides, in largest radii: names
/// are wider than they are high.
const ROOM: f64 = 2.5;
const ROOM_BESIDE: f64 = 3.0;
/// A year takes at least and at most so many units.
const NARROWEST_YEAR: f64 = 4.0;
const WIDEST_YEAR: f64 = 120.0;
/// At least so many of the undated are below each other.
const UNDATED_ROWS: f64 = 12.0;
/// Years count as crowded if they lie within so many times the range of the middle half of the
/// members.
const CROWDED: f64 = 3.0;
/// So many rows are looked at in the time of one step.
const ROWS_PER_STEP: usize = 4;

/// A chart is stretched to its shape at most so many times.
const MOST_STRETCHED: f64 = 3.0;

/// Members at their years.
#[derive(Clone, Debug, PartialEq)]
pub struct YearChart {
    /// A point for each member, in the order given.
    pub points: Vec<Point>,
    /// The first year, which is at x = 0, and the last; `None` if no member has one.
    pub years: Option<YearSpan>,
    /// The middle of the block of those without a year; `None` if all have one.
    pub undated: Option<f64>,
    /// How many units a year takes.
    pub year_width: f64,
}

/// Places members at their years; those without one are in columns before the first year.
///
/// Time `O(n × rows × log n)`. If there is no time to look for a row, all others are at their years in the
/// middle row.
///
/// # Errors
///
/// [`Interruption`] if nobody waits any more.
pub fn by_year(
    years: &[Option<f64>],
    radii: &[f64],
    budget: &mut Budget,
) -> Result<YearChart, Interruption> {
    let room = radii.iter().copied().fold(1.0, f64::max) * ROOM;
    let mut dated: Vec<f64> = years.iter().flatten().copied().collect();
    dated.sort_by(f64::total_cmp);
    let ends = dated.first().zip(dated.last());
    let ends = ends.map(|(&first, &last)| YearSpan { first, last });
    let year_width = year_width(&dated, room);
    let first = ends.map_or(0.0, |years| years.first);
    let mut block = UndatedBlock::new(years.len() - dated.len(), room);
    let mut rows = Rows {
        room,
        taken: Vec::new(),
    };
    let mut points = Vec::with_capacity(years.len());
    for year in years {
        let has_time = budget.has_time_for(rows.taken.len() / ROWS_PER_STEP)?;
        points.push(match year.map(|year| (year - first) * year_width) {
            Some(x) if has_time => rows.place(x),
            Some(x) => Point { x, y: 0.0 },
            None => block.place(),
        });
    }
    let chart = YearChart {
        points,
        years: ends,
        undated: block.middle(),
        year_width,
    };
    Ok(chart.in_shape())
}

impl YearChart {
    /// The chart stretched in the direction in which it is too short for its shape, so that it
    /// fills what it is shown on.
    fn in_shape(mut self) -> Self {
        let length = |side: fn(&Point) -> f64| {
            let ends = |best: fn(f64, f64) -> f64, start: f64| {
                self.points.iter().map(side).fold(start, best)
            };
            ends(f64::max, f64::NEG_INFINITY) - ends(f64::min, f64::INFINITY)
        };
        let (width, height) = (length(|point| point.x), length(|point| point.y));
        if width > 0.0 && height > 0.0 {
            let too_wide = width / height / ASPECT;
            let down = too_wide.clamp(1.0, MOST_STRETCHED);
            let across = too_wide.recip().clamp(1.0, MOST_STRETCHED);
            for point in &mut self.points {
                point.x *= across;
                point.y *= down;
            }
            self.year_width *= across;
            self.undated = self.undated.map(|middle| middle * across);
        }
        self
    }
}

/// Rows of members at their years.
struct Rows {
    room: f64,
    /// The places taken in each row, from left to right.
    taken: Vec<Vec<f64>>,
}

impl Rows {
    /// Takes a place in the first row in which there is room.
    fn place(&mut self, x: f64) -> Point {
        let apart = self.room * ROOM_BESIDE;
        let row = self
            .taken
            .iter()
            .position(|row| {
                let next = row.partition_point(|taken| *taken <= x);
                let left = next.checked_sub(1).and_then(|left| row.get(left));
                let mut nearest = left.into_iter().chain(row.get(next));
                nearest.all(|taken| (taken - x).abs() >= apart)
            })
            .unwrap_or(self.taken.len());
        if let Some(taken) = self.taken.get_mut(row) {
            taken.insert(taken.partition_point(|taken| *taken <= x), x);
        } else {
            self.taken.push(vec![x]);
        }
        Point {
            x,
            y: row_height(coordinate(row), self.room),
        }
    }
}

/// The members without a year, in columns from right to left.
struct UndatedBlock {
    room: f64,
    rows: f64,
    placed: f64,
}

impl UndatedBlock {
    fn new(count: usize, room: f64) -> Self {
        // The block grows to both sides.
        let rows = (coordinate(count) * ROOM_BESIDE)
            .sqrt()
            .max(UNDATED_ROWS)
            .ceil();
        Self {
            room,
            rows,
            placed: 0.0,
        }
    }

    /// The next free place.
    fn place(&mut self) -> Point {
        let (column, row) = ((self.placed / self.rows).floor(), self.placed % self.rows);
        self.placed += 1.0;
        Point {
            x: -(column + 1.0) * self.room * ROOM_BESIDE,
            y: row_height(row, self.room),
        }
    }

    /// The middle of all columns; `None` if nobody is in them.
    fn middle(&self) -> Option<f64> {
        let columns = (self.placed / self.rows).ceil();
        (columns > 0.0).then(|| -(columns + 1.0) / 2.0 * self.room * ROOM_BESIDE)
    }
}

/// The width at which so many members, their years in order, fill a chart of the wanted shape.
///
/// A few remote years must not press all others together: the range that counts lies between the
/// whole and the crowded one.
fn year_width(dated: &[f64], room: f64) -> f64 {
    let quantile = |quarters: usize| {
        dated
            .get(dated.len().saturating_sub(1) * quarters / 4)
            .copied()
            .unwrap_or(0.0)
    };
    let whole = (quantile(4) - quantile(0)).max(1.0);
    let crowded = ((quantile(3) - quantile(1)) * CROWDED).clamp(1.0, whole);
    let area = coordinate(dated.len()) * room * room * ROOM_BESIDE / (1.0 - EMPTY);
    let width = (area * ASPECT).sqrt();
    (width / (whole * crowded).sqrt()).clamp(NARROWEST_YEAR, WIDEST_YEAR)
}

/// The height of a row: rows fill up from the middle, in turn below and above it.
fn row_height(row: f64, room: f64) -> f64 {
    let step = (row / 2.0).ceil() * room;
    if row % 2.0 == 0.0 { -step } else { step }
}
