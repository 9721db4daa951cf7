//! One page of rows that are as long as the dataset makes them: as many as fit, and where the others
//! are.

use crate::explorer::PAGE;
use crate::explorer::Parameters;
use crate::view::PagesView;

/// How many bytes of rows a page takes.
const ROOM: usize = 300_000;

/// The rows of a page.
#[derive(Debug)]
pub(crate) struct Leaf<'a, T> {
    pub(crate) rows: &'a [T],
    pub(crate) pages: PagesView,
}

impl<'a, T> Leaf<'a, T> {
    /// The page that the query of an address asks for, of rows that take so many bytes each.
    pub(crate) fn of(
        rows: &'a [T],
        bytes: impl Fn(&T) -> usize,
        path: &str,
        query: Option<&str>,
    ) -> Self {
        let parameters = Parameters::from_query(query.unwrap_or_default());
        let wanted = parameters.first(&PAGE).and_then(|page| page.parse().ok());
        let begins = begins(rows.iter().map(bytes));
        let page = wanted.unwrap_or(1).clamp(1, begins.len());
        let first = begins.get(page - 1).copied().unwrap_or(0);
        let end = begins.get(page).copied().unwrap_or(rows.len());
        let address = |page: usize| {
            let mut parameters = parameters.clone();
            parameters.set(&PAGE, &page.to_string());
            parameters.address(path)
        };
        Self {
            rows: rows.get(first..end).unwrap_or(&[]),
            pages: PagesView {
                page,
                pages: begins.len(),
                first: (first + 1).min(end),
                last: end,
                before: (page > 1).then(|| address(page - 1)),
                after: (page < begins.len()).then(|| address(page + 1)),
                is_open: false,
            },
        }
    }
}

/// The first row of each page; there is always a first page.
fn begins(bytes: impl Iterator<Item = usize>) -> Vec<usize> {
    let (mut begins, mut taken) = (vec![0], 0);
    for (row, bytes) in bytes.enumerate() {
        if taken > 0 && taken + bytes > ROOM {
            begins.push(row);
            taken = 0;
        }
        taken += bytes;
    }
    begins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_on_one_page_and_a_long_one_by_itself() {
        let rows = [10, ROOM, 2 * ROOM, 5, 6];
        let leaf = |query: &str| Leaf::of(&rows, |bytes| *bytes, "/rows", Some(query));
        let mut all = Vec::new();
        for page in 1..=4 {
            all.extend_from_slice(leaf(&format!("page={page}")).rows);
        }
        assert_eq!(all, rows);
        assert_eq!(leaf("").pages.after.as_deref(), Some("/rows?page=2"));
        assert_eq!(leaf("page=99").pages.after, None);
        assert_eq!(leaf("page=x").pages.page, 1);
    }

    #[test]
    fn nothing_is_one_empty_page() {
        let leaf = Leaf::of(&[0_usize; 0], |bytes| *bytes, "/rows", None);
        assert_eq!(
            (leaf.rows.len(), leaf.pages.pages, leaf.pages.first),
            (0, 1, 0)
        );
    }
}
