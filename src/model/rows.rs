//! Rows of values in one flat list: compressed sparse rows, without an index that could fail.

use std::ops::Range;

/// Values in rows; each row is as long as it needs to be.
///
/// A row that does not exist is empty.
#[derive(Clone, Debug, Default)]
pub struct Rows<V> {
    begins: Vec<u32>,
    values: Vec<V>,
}

impl<V: Clone> Rows<V> {
    /// Puts values into rows, in time linear in both. Within a row they keep their order; what
    /// names a row beyond `rows` is left out.
    ///
    /// `entries` is run through twice; `blank` fills the places until their values come.
    pub fn of_entries(
        rows: usize,
        entries: impl Iterator<Item = (usize, V)> + Clone,
        blank: V,
    ) -> Self {
        Self::of_counted(rows, entries.clone().map(|(row, _)| row), entries, blank)
    }

    /// Like [`of_entries`](Self::of_entries), where counting needs less than the values do: `keys`
    /// are the rows of `entries`.
    pub fn of_counted(
        rows: usize,
        keys: impl Iterator<Item = usize>,
        entries: impl Iterator<Item = (usize, V)>,
        blank: V,
    ) -> Self {
        let begins = begins(rows, keys);
        let mut next = begins.clone();
        let count = begins.last().map_or(0, |&end| end as usize);
        let mut values = vec![blank; count];
        for (row, value) in entries.filter(|&(row, _)| row < rows) {
            if let Some(place) = next.get_mut(row)
                && let Some(slot) = values.get_mut(*place as usize)
            {
                *slot = value;
                *place += 1;
            }
        }
        Self { begins, values }
    }
}

impl<V> Rows<V> {
    /// The values of a row.
    #[inline]
    #[must_use]
    pub fn row(&self, row: usize) -> &[V] {
        self.values
            .get(range(&self.begins, row))
            .unwrap_or_default()
    }

    /// The values of a row, to be changed.
    pub fn row_mut(&mut self, row: usize) -> &mut [V] {
        self.values
            .get_mut(range(&self.begins, row))
            .unwrap_or_default()
    }

    /// The values of neighbouring rows.
    #[must_use]
    pub fn rows(&self, rows: Range<usize>) -> &[V] {
        let begin = |row: usize| {
            let begin = self.begins.get(row);
            begin.map_or(self.values.len(), |begin| *begin as usize)
        };
        self.values
            .get(begin(rows.start)..begin(rows.end))
            .unwrap_or_default()
    }

    /// All values, row by row.
    #[must_use]
    pub fn values(&self) -> &[V] {
        &self.values
    }

    /// Bytes on the heap, without what the values own there.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of::<u32>() * self.begins.capacity() + size_of::<V>() * self.values.capacity()
    }
}

/// Where each row begins if it has a place for each time it is named in `keys`, and where the last
/// one ends.
pub(crate) fn begins(rows: usize, keys: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut counts = vec![0_u32; rows + 1];
    for row in keys.filter(|&row| row < rows) {
        if let Some(count) = counts.get_mut(row + 1) {
            *count += 1;
        }
    }
    let mut total = 0;
    for count in &mut counts {
        total += *count;
        *count = total;
    }
    counts
}

/// The range of a row among the values; an empty one, if there is no such row.
#[inline]
pub(crate) fn range(begins: &[u32], row: usize) -> Range<usize> {
    match begins.get(row..) {
        Some([begin, end, ..]) => *begin as usize..*end as usize,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn rows_keep_what_was_put_into_them() {
        let rows = Rows::of_entries(3, [(2, 7), (0, 1), (2, 5), (3, 9)].into_iter(), 0);
        assert_eq!(rows.row(0), [1]);
        assert_eq!(rows.row(1), [0; 0]);
        assert_eq!(rows.row(2), [7, 5]);
        assert_eq!(rows.row(3), [0; 0]);
        assert_eq!(rows.rows(0..3), [1, 7, 5]);
    }
}
