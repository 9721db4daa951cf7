//! Lists of numbers, one list a row, in two flat arrays: what belongs to which word.

use std::ops::Range;

/// Rows of numbers.
#[derive(Clone, Debug, Default)]
pub struct Postings {
    starts: Vec<u32>,
    values: Vec<u32>,
}

impl Postings {
    /// Sorts pairs of row and value into rows; within a row the values keep their order.
    pub fn of_pairs(rows: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; rows + 1];
        for (row, _) in pairs.clone() {
            starts[row as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut values = vec![0; starts[rows] as usize];
        for (row, value) in pairs {
            let place = &mut next[row as usize];
            values[*place as usize] = value;
            *place += 1;
        }
        Self { starts, values }
    }

    /// The values of one row.
    pub fn row(&self, row: u32) -> &[u32] {
        self.rows(row..row + 1)
    }

    /// The values of neighbouring rows.
    pub fn rows(&self, rows: Range<u32>) -> &[u32] {
        let start = |row: u32| {
            self.starts
                .get(row as usize)
                .map_or(self.values.len(), |start| *start as usize)
        };
        self.values
            .get(start(rows.start)..start(rows.end))
            .unwrap_or_default()
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        4 * (self.starts.capacity() + self.values.capacity())
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
