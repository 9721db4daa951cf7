//! The columns of a table by name.

use crate::dataset::report::DatasetReport;
use crate::dataset::suggestion::nearest;
use crate::dataset::table::Header;
use crate::dataset::table::Row;

/// The positions of the columns of the format, and of further columns.
pub(crate) struct Columns<'a> {
    header: &'a Header,
    known: Vec<(&'static str, Option<usize>)>,
    further: Vec<usize>,
}

impl<'a> Columns<'a> {
    /// Finds the columns. A missing required column is an error; a further column that looks
    /// misspelt is a warning.
    pub(crate) fn find(
        header: &'a Header,
        required: &[&'static str],
        optional: &[&'static str],
        report: &mut DatasetReport,
    ) -> Option<Self> {
        let position = |name: &str| header.position(name);
        let known: Vec<_> = required
            .iter()
            .chain(optional)
            .map(|&name| (name, position(name)))
            .collect();
        let is_known =
            |column: &usize| known.iter().any(|(_, position)| *position == Some(*column));
        let further: Vec<usize> = (0..header.columns.len())
            .filter(|column| !is_known(column))
            .collect();
        let absent = || {
            known
                .iter()
                .filter(|(_, position)| position.is_none())
                .map(|(name, _)| *name)
        };
        for &column in &further {
            let name = &header.columns[column];
            if let Some(meant) = nearest(name, absent()) {
                let message = format!(
                    "the column \"{name}\" is not part of the format and is kept as an attribute; did you mean \"{meant}\"?"
                );
                report.warning(header.file, Some(1), message);
            }
        }
        let missing: Vec<&str> = required
            .iter()
            .copied()
            .filter(|name| position(name).is_none())
            .collect();
        for name in &missing {
            let message = format!(
                "the required column \"{name}\" is missing; the columns are {}",
                header.columns.join(", ")
            );
            report.error(header.file, Some(1), message);
        }
        missing.is_empty().then_some(Self {
            header,
            known,
            further,
        })
    }

    /// The cell of a column of the format; empty if the table does not have the column.
    pub(crate) fn cell<'r>(&self, row: Row<'r>, name: &'static str) -> &'r str {
        row.cell(self.position(name))
    }

    /// The position of a column of the format, for loops that look it up only once.
    pub(crate) fn position(&self, name: &'static str) -> Option<usize> {
        self.known
            .iter()
            .find(|(known, _)| *known == name)
            .and_then(|(_, position)| *position)
    }

    /// The non-empty cells of the further columns, with the names of the columns.
    pub(crate) fn attributes<'r>(&self, row: Row<'r>) -> impl Iterator<Item = (&'a str, &'r str)> {
        let cells = self
            .further
            .iter()
            .map(move |&column| (self.header.columns[column].as_str(), row.cell(Some(column))));
        cells.filter(|(_, cell)| !cell.is_empty())
    }
}
