//! Discs in a grid, which finds those near a place and tells whether a place is free.
//!
//! Each cell of the grid is a linked list. A disc outside the grid is kept in the nearest cell,
//! which costs time but never gives a wrong answer.

use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;
use crate::layout::pack::Frame;
use crate::layout::point::Point;
use crate::layout::point::coordinate;
use crate::layout::point::whole;
use crate::layout::spiral::Spiral;

/// The disc that a member covers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Disc {
    pub(crate) middle: Point,
    pub(crate) radius: f64,
}

/// Discs that can be found by their places.
#[derive(Debug)]
pub(crate) struct DiscGrid {
    low: Point,
    cell: f64,
    columns: usize,
    rows: usize,
    /// The last disc of each cell, and for each disc the one before it in its cell.
    last: Vec<Option<usize>>,
    before: Vec<Option<usize>>,
    discs: Vec<Disc>,
    largest: f64,
    gap: f64,
}

impl DiscGrid {
    /// An empty grid for discs around these places, which are to be at least `gap` apart.
    pub(crate) fn new(places: &[Point], largest: f64, gap: f64) -> Self {
        let Frame { low, high } = Frame::of_points(places);
        let (width, height) = (high.x - low.x, high.y - low.y);
        // About as many cells as discs, so that neither empty cells nor full ones cost much.
        let evenly = (width * height / coordinate(places.len().max(1))).sqrt();
        let longest = width.max(height) / coordinate(places.len().max(1));
        let cell = evenly.max(longest).max(gap);
        let (columns, rows) = (whole(width / cell) + 1, whole(height / cell) + 1);
        Self {
            low,
            cell,
            columns,
            rows,
            last: vec![None; columns * rows],
            before: Vec::with_capacity(places.len()),
            discs: Vec::with_capacity(places.len()),
            largest,
            gap,
        }
    }

    /// A grid of these discs.
    pub(crate) fn of(places: &[Point], radii: &[f64], gap: f64) -> Self {
        let mut grid = Self::new(places, largest(radii), gap);
        for (&middle, &radius) in places.iter().zip(radii) {
            grid.insert(Disc { middle, radius });
        }
        grid
    }

    /// Adds a disc; discs are numbered in the order in which they are added.
    pub(crate) fn insert(&mut self, disc: Disc) {
        let cell = self.row(disc.middle.y) * self.columns + self.column(disc.middle.x);
        self.before.push(self.last.at(cell));
        self.last.put(cell, Some(self.discs.len()));
        self.discs.push(disc);
    }

    /// All discs that are nearer to this one than the gap and `within`, and perhaps some others.
    pub(crate) fn near(&self, disc: Disc, within: f64) -> impl Iterator<Item = (usize, Disc)> {
        let reach = disc.radius + self.largest + self.gap + within;
        let columns = self.column(disc.middle.x - reach)..=self.column(disc.middle.x + reach);
        let rows = self.row(disc.middle.y - reach)..=self.row(disc.middle.y + reach);
        let cells = rows.flat_map(move |row| {
            columns
                .clone()
                .map(move |column| row * self.columns + column)
        });
        cells
            .flat_map(|cell| {
                std::iter::successors(self.last.at(cell), |&number| self.before.at(number))
            })
            .map(|number| (number, self.discs.at(number)))
    }

    /// Whether no disc is nearer to this one than the gap.
    pub(crate) fn is_free(&self, disc: Disc) -> bool {
        self.near(disc, 0.0).all(|(_, other)| {
            let apart = disc.radius + other.radius + self.gap;
            disc.middle.minus(other.middle).square() >= apart * apart
        })
    }

    /// Adds a disc at its place if that is free, otherwise at the first free place of a spiral
    /// around it; returns the place.
    ///
    /// # Errors
    ///
    /// [`Interruption`] if no free place was found within the budget.
    pub(crate) fn settle(
        &mut self,
        disc: Disc,
        budget: &mut Budget,
    ) -> Result<Point, Interruption> {
        let step = disc.radius * 0.8 + self.gap;
        let mut place = disc.middle;
        // The spiral leaves every finite crowd behind.
        for next in Spiral::new(disc.middle, step) {
            budget.spend(0)?;
            let is_free = self.is_free(Disc {
                middle: place,
                ..disc
            });
            if is_free {
                break;
            }
            place = next;
        }
        self.insert(Disc {
            middle: place,
            ..disc
        });
        Ok(place)
    }

    fn column(&self, x: f64) -> usize {
        whole((x - self.low.x) / self.cell).min(self.columns - 1)
    }

    fn row(&self, y: f64) -> usize {
        whole((y - self.low.y) / self.cell).min(self.rows - 1)
    }
}

/// The largest radius.
pub(crate) fn largest(radii: &[f64]) -> f64 {
    radii.iter().copied().fold(0.0, f64::max)
}

/// The space to leave between discs: a part of their mean radius, but never zero, so that rounding
/// makes none of them overlap.
pub(crate) fn gap(radii: &[f64]) -> f64 {
    let mean = radii.iter().sum::<f64>() / coordinate(radii.len().max(1));
    if mean > 0.0 { mean * 0.3 } else { 1.0 }
}
