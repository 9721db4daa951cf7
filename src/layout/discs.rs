//! Discs by place: who stands near, and whether a place is free.
//!
//! A grid of lists. A disc outside the grid is kept at its border, which costs time but is never
//! wrong.

use crate::layout::point::Point;
use crate::layout::point::coordinate;
use crate::layout::point::whole;
use crate::layout::spiral::Spiral;

/// What a member covers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Disc {
    pub(crate) middle: Point,
    pub(crate) radius: f64,
}

/// Discs that can be asked for by place.
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
    /// An empty grid for discs about these places, which shall be at least `gap` apart.
    pub(crate) fn new(places: &[Point], largest: f64, gap: f64) -> Self {
        let (mut low, mut high) = (
            places.first().copied().unwrap_or_default(),
            places.first().copied().unwrap_or_default(),
        );
        for place in places {
            low = Point {
                x: low.x.min(place.x),
                y: low.y.min(place.y),
            };
            high = Point {
                x: high.x.max(place.x),
                y: high.y.max(place.y),
            };
        }
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

    /// Adds a disc; they are numbered in the order in which they come.
    pub(crate) fn insert(&mut self, disc: Disc) {
        let cell = self.row(disc.middle.y) * self.columns + self.column(disc.middle.x);
        self.before.push(self.last[cell]);
        self.last[cell] = Some(self.discs.len());
        self.discs.push(disc);
    }

    /// The discs that may be nearer to this one than `within`, besides the gap; certainly all that
    /// are.
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
            .flat_map(|cell| std::iter::successors(self.last[cell], |&number| self.before[number]))
            .map(|number| (number, self.discs[number]))
    }

    /// Whether no disc is nearer than the gap.
    pub(crate) fn is_free(&self, disc: Disc) -> bool {
        self.near(disc, 0.0).all(|(_, other)| {
            let apart = disc.radius + other.radius + self.gap;
            disc.middle.minus(other.middle).square() >= apart * apart
        })
    }

    /// Adds a disc where it is, or else at the first free place of a spiral around it; gives that
    /// place.
    pub(crate) fn settle(&mut self, disc: Disc) -> Point {
        let step = disc.radius * 0.8 + self.gap;
        let mut places = std::iter::once(disc.middle).chain(Spiral::new(disc.middle, step));
        // The spiral leaves every finite crowd behind.
        let free = places
            .find(|&middle| self.is_free(Disc { middle, ..disc }))
            .unwrap_or(disc.middle);
        self.insert(Disc {
            middle: free,
            ..disc
        });
        free
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

/// The space to leave between discs: a part of their mean radius, and never nothing, so that
/// rounding joins none.
pub(crate) fn gap(radii: &[f64]) -> f64 {
    let mean = radii.iter().sum::<f64>() / coordinate(radii.len().max(1));
    if mean > 0.0 { mean * 0.3 } else { 1.0 }
}
