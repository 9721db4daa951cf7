//! Labels that have room: those of the highest rank come first, and none covers a disc or another
//! label.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;
use crate::layout::rectangle::Rectangle;

/// The size of the cells in which what is near a label is found.
const CELL_WIDTH: f64 = 120.0;
const CELL_HEIGHT: f64 = 36.0;

/// A label in its place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Label {
    /// What it fills.
    pub filled: Rectangle,
    /// Labels of higher rank are placed first; positive.
    pub rank: f64,
}

/// Which labels have room beside the discs and those labels that are of higher rank, or of the same
/// rank and before them.
///
/// Time linear in the number of labels and discs, unless many of them crowd in one place.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before that; it is asked once a label.
pub fn labels_with_room(
    labels: &[Label],
    discs: &[Rectangle],
    budget: &mut Budget,
) -> Result<Vec<bool>, Interruption> {
    let mut taken: BTreeMap<Cell, Vec<Rectangle>> = BTreeMap::new();
    let take = |taken: &mut BTreeMap<Cell, Vec<Rectangle>>, filled: Rectangle| {
        for cell in cells(filled) {
            taken.entry(cell).or_default().push(filled);
        }
    };
    for disc in discs {
        budget.spend(0)?;
        take(&mut taken, *disc);
    }
    let mut order: Vec<usize> = (0..labels.len()).collect();
    // Positive, finite numbers are in the order of their bits.
    order.sort_by_key(|number| Reverse(labels.at(*number).rank.to_bits()));
    let mut have_room = vec![false; labels.len()];
    for number in order {
        budget.spend(0)?;
        let filled = labels.at(number).filled;
        let is_free = cells(filled).all(|cell| {
            let near = taken.get(&cell).into_iter().flatten();
            near.into_iter().all(|other| !other.meets(filled))
        });
        if is_free {
            have_room.put(number, true);
            take(&mut taken, filled);
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

/// The cells that a rectangle touches.
fn cells(filled: Rectangle) -> impl Iterator<Item = Cell> {
    let column = |x: f64| whole((x / CELL_WIDTH).floor());
    let row = |y: f64| whole((y / CELL_HEIGHT).floor());
    let columns = column(filled.left)..=column(filled.right);
    let rows = row(filled.top)..=row(filled.bottom);
    columns.flat_map(move |column| rows.clone().map(move |row| Cell { column, row }))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "pictures are far smaller than two to the power of 63"
)]
fn whole(number: f64) -> i64 {
    number as i64
}
