//! Labels that have room: those of the highest rank come first, and no label covers another.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;
use crate::layout::point::Point;

/// The height of a line of text.
const LINE: f64 = 12.0;
/// The size of the cells in which labels near each other are found.
const CELL_WIDTH: f64 = 120.0;
const CELL_HEIGHT: f64 = 24.0;

/// A line of text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Label {
    /// The middle of its base line.
    pub base: Point,
    /// Its width.
    pub width: f64,
    /// Labels of higher rank are placed first; positive.
    pub rank: f64,
}

/// Which labels have room beside those of higher rank, or of the same rank and before them.
///
/// Time linear in the number of labels, unless many of them crowd in one place.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before that; it is asked once a label.
pub fn labels_with_room(labels: &[Label], budget: &mut Budget) -> Result<Vec<bool>, Interruption> {
    let mut order: Vec<(usize, Rectangle)> = labels.iter().map(Rectangle::of).enumerate().collect();
    // Positive, finite numbers are in the order of their bits.
    order.sort_by_key(|(number, _)| Reverse(labels.at(*number).rank.to_bits()));
    let mut taken: BTreeMap<Cell, Vec<Rectangle>> = BTreeMap::new();
    let mut have_room = vec![false; labels.len()];
    for (number, rectangle) in order {
        budget.spend(0)?;
        let is_free = rectangle.cells().all(|cell| {
            let near = taken.get(&cell).into_iter().flatten();
            near.into_iter().all(|other| !other.meets(rectangle))
        });
        if is_free {
            have_room.put(number, true);
            for cell in rectangle.cells() {
                taken.entry(cell).or_default().push(rectangle);
            }
        }
    }
    Ok(have_room)
}

/// A cell of the plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cell {
    column: i64,
    row: i64,
}

/// The rectangle that a label fills.
#[derive(Clone, Copy)]
struct Rectangle {
    left: f64,
    right: f64,
    base: f64,
}

impl Rectangle {
    fn of(label: &Label) -> Self {
        let half = label.width / 2.0;
        Self {
            left: label.base.x - half,
            right: label.base.x + half,
            base: label.base.y,
        }
    }

    fn meets(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && (self.base - other.base).abs() < LINE
    }

    /// The cells in which a label may be that meets this one.
    fn cells(self) -> impl Iterator<Item = Cell> {
        let column = |x: f64| whole((x / CELL_WIDTH).floor());
        let row = |y: f64| whole((y / CELL_HEIGHT).floor());
        let columns = column(self.left)..=column(self.right);
        let rows = row(self.base - LINE)..=row(self.base + LINE);
        columns.flat_map(move |column| rows.clone().map(move |row| Cell { column, row }))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "pictures are far smaller than two to the power of 63"
)]
fn whole(number: f64) -> i64 {
    number as i64
}
