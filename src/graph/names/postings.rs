//! Lists of numbers, one list a row, in two flat arrays: what belongs to which word.

use std::ops::Range;

use crate::model::Rows;

/// Rows of numbers.
#[derive(Clone, Debug, Default)]
pub struct Postings(Rows<u32>);

impl Postings {
    /// Sorts pairs of row and value into rows; within a row the values keep their order.
    pub fn of_pairs(rows: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let entries = pairs.map(|(row, value)| (row as usize, value));
        Self(Rows::of_entries(rows, entries, 0))
    }

    /// The values of one row.
    pub fn row(&self, row: u32) -> &[u32] {
        self.0.row(row as usize)
    }

    /// The values of neighbouring rows.
    pub fn rows(&self, rows: Range<u32>) -> &[u32] {
        self.0.rows(rows.start as usize..rows.end as usize)
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        self.0.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::Postings;

    #[test]
    fn rows_keep_what_was_put_into_them() {
        let postings = Postings::of_pairs(3, [(2, 7), (0, 1), (2, 5)].into_iter());
        assert_eq!(postings.row(0), [1]);
        assert_eq!(postings.row(1), [0_u32; 0]);
        assert_eq!(postings.row(2), [7, 5]);
        assert_eq!(postings.rows(0..3), [1, 7, 5]);
    }
}
