//! Names in a drawing: the best connected get theirs first, and nobody's lies on another's.

use std::cmp::Reverse;

use hashbrown::HashMap;

use crate::view::drawing::DrawnDisc;

/// The width of a letter and the height of a line, roughly, at the size names are written in.
const LETTER: f64 = 5.4;
const LINE: f64 = 12.0;
/// The cells by which names near each other are found.
const CELL: (f64, f64) = (120.0, 24.0);

/// A name as the rectangle it fills.
#[derive(Clone, Copy)]
struct Written {
    left: f64,
    right: f64,
    base: f64,
}

/// Marks whose names are written. Time linear in the number of discs, but for crowds in one place.
pub(crate) fn name_those_with_room(discs: &mut [DrawnDisc]) {
    let mut order: Vec<usize> = (0..discs.len()).collect();
    // Radii are positive and finite, so their bits are in their order.
    order.sort_by_key(|&disc| Reverse(discs[disc].radius.to_bits()));
    let mut taken: HashMap<(i64, i64), Vec<Written>> = HashMap::new();
    for disc in order {
        let written = Written::of(&discs[disc]);
        let is_free = cells(written).all(|cell| {
            taken
                .get(&cell)
                .is_none_or(|near| near.iter().all(|other| !other.meets(written)))
        });
        if is_free {
            discs[disc].is_named = true;
            for cell in cells(written) {
                taken.entry(cell).or_default().push(written);
            }
        }
    }
}

impl Written {
    fn of(disc: &DrawnDisc) -> Self {
        let letters = f64::from(u32::try_from(disc.name.chars().count()).unwrap_or(u32::MAX));
        let half = letters * LETTER / 2.0;
        Self {
            left: disc.x - half,
            right: disc.x + half,
            base: disc.name_y,
        }
    }

    fn meets(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && (self.base - other.base).abs() < LINE
    }
}

fn cells(written: Written) -> impl Iterator<Item = (i64, i64)> {
    let column = |x: f64| whole((x / CELL.0).floor());
    let row = |y: f64| whole((y / CELL.1).floor());
    let (columns, rows) = (
        column(written.left)..=column(written.right),
        row(written.base - LINE)..=row(written.base + LINE),
    );
    columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "drawings are far smaller than two to the power of 63"
)]
fn whole(number: f64) -> i64 {
    number as i64
}
