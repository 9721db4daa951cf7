//! Years from left to right: for a canvas that tells when.
//!
//! Each member stands at its own year, whoever else is there; members that would cover each other stand in different
//! rows. Who came first keeps its row, so newcomers move nobody.

use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// Places members at their years, `year_width` units apart; those without one stand in columns before the first year.
///
/// Time `O(n × rows)`.
#[must_use]
pub fn by_year(years: &[Option<f64>], radii: &[f64], year_width: f64) -> Vec<Point> {
    let room = radii.iter().copied().fold(1.0, f64::max) * 2.5;
    let first = years.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let first = if first.is_finite() { first } else { 0.0 };
    let mut rows: Vec<Vec<f64>> = Vec::new();
    let mut undated = 0;
    let mut place = |year: &Option<f64>| {
        let Some(year) = year else {
            undated += 1;
            let (column, row) = ((undated - 1) / 12, (undated - 1) % 12);
            return Point { x: -room * 3.0 - coordinate(column) * room * 3.0, y: row_height(row, room) };
        };
        let x = (year - first) * year_width;
        let free = rows.iter().position(|row| row.iter().all(|taken| (taken - x).abs() >= room * 3.0));
        let row = free.unwrap_or_else(|| {
            rows.push(Vec::new());
            rows.len() - 1
        });
        rows[row].push(x);
        Point { x, y: row_height(row, room) }
    };
    years.iter().map(&mut place).collect()
}

/// Rows fill up from the middle, in turn below and above it.
fn row_height(row: usize, room: f64) -> f64 {
    let step = coordinate(row.div_ceil(2)) * room;
    if row.is_multiple_of(2) { -step } else { step }
}
