//! Years from left to right: for a canvas that tells when.
//!
//! Each member stands at its own year, whoever else is there; members that would cover each other,
//! or each other's names, stand in different rows, which fill up from the middle in the order of
//! the members.

use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// How much wider than high a chart of years is to be.
const ASPECT: f64 = 1.7;
/// Part of the room of a chart that stays empty, because no row is filled without gaps.
const EMPTY: f64 = 0.5;
/// The largest radii a member keeps free above and below it, and to its sides: names are wider than
/// they are high.
const ROOM: f64 = 2.5;
const ROOM_BESIDE: f64 = 3.0;
/// A year takes neither less nor more units than these.
const YEAR_WIDTHS: (f64, f64) = (4.0, 120.0);
/// At least so many of the undated stand below each other.
const UNDATED_ROWS: f64 = 12.0;
/// Years count as crowded if they lie within so many times the range of the middle half of the
/// members.
const CROWDED: f64 = 3.0;

/// Members at their years.
#[derive(Clone, Debug, PartialEq)]
pub struct YearChart {
    /// A point for each member, in the order given.
    pub points: Vec<Point>,
    /// The first year, at x = 0, and the last; `None` if no member has one.
    pub years: Option<(f64, f64)>,
    /// The middle of the block of those without a year; `None` if all have one.
    pub undated: Option<f64>,
    /// How many units a year takes.
    pub year_width: f64,
}

/// Places members at their years; those without one stand in columns before the first year.
///
/// Time `O(n × rows)`.
#[must_use]
pub fn by_year(years: &[Option<f64>], radii: &[f64]) -> YearChart {
    let room = radii.iter().copied().fold(1.0, f64::max) * ROOM;
    let mut dated: Vec<f64> = years.iter().flatten().copied().collect();
    dated.sort_by(f64::total_cmp);
    let ends = dated.first().copied().zip(dated.last().copied());
    let first = ends.map_or(0.0, |(first, _)| first);
    let year_width = year_width(&dated, room);
    // The undated fill a block that grows to both sides.
    let undated_rows = (coordinate(years.len() - dated.len()) * ROOM_BESIDE)
        .sqrt()
        .max(UNDATED_ROWS)
        .ceil();
    let mut rows: Vec<Vec<f64>> = Vec::new();
    let mut undated = 0.0;
    let mut place = |year: &Option<f64>| {
        let Some(year) = year else {
            let (column, row) = ((undated / undated_rows).floor(), undated % undated_rows);
            undated += 1.0;
            return Point {
                x: -(column + 1.0) * room * ROOM_BESIDE,
                y: row_height(row, room),
            };
        };
        let x = (year - first) * year_width;
        let free = rows.iter().position(|row| {
            row.iter()
                .all(|taken| (taken - x).abs() >= room * ROOM_BESIDE)
        });
        let row = free.unwrap_or_else(|| {
            rows.push(Vec::new());
            rows.len() - 1
        });
        rows[row].push(x);
        Point {
            x,
            y: row_height(coordinate(row), room),
        }
    };
    let points = years.iter().map(&mut place).collect();
    let columns = (undated / undated_rows).ceil();
    let undated = (columns > 0.0).then(|| -(columns + 1.0) / 2.0 * room * ROOM_BESIDE);
    YearChart {
        points,
        years: ends,
        undated,
        year_width,
    }
}

/// The width at which so many members, their years in order, fill a chart of the wanted shape.
///
/// A few far years must not press all others together: the range that counts lies between the whole
/// and the crowded one.
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
    (width / (whole * crowded).sqrt()).clamp(YEAR_WIDTHS.0, YEAR_WIDTHS.1)
}

/// Rows fill up from the middle, in turn below and above it.
fn row_height(row: f64, room: f64) -> f64 {
    let step = (row / 2.0).ceil() * room;
    if row % 2.0 == 0.0 { -step } else { step }
}
