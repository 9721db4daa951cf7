//! Reads two-mode tables: people in rows, groups or events in columns, and a mark or a number in a
//! cell for a membership.

use std::borrow::Cow;

use hashbrown::HashSet;

use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::delimiter::Sample;
use crate::exchange::delimited_text::headerless::is_number;
use crate::exchange::delimited_text::headerless::number;
use crate::exchange::delimited_text::matrix::Corner;
use crate::exchange::delimited_text::rows::Comments;
use crate::exchange::delimited_text::rows::Row;
use crate::exchange::delimited_text::rows::Rows;
use crate::exchange::delimited_text::table::TOLD_EVERY;
use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::delimited_text::table::not_closed;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::marks::Mark;
use crate::exchange::place::Place;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;
use crate::exchange::sums::names_sums;

/// The largest number that is read as a count of memberships.
const MOST_OFTEN: f64 = 999.0;

/// A two-mode table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TwoMode {
    corner: Corner,
    /// The positions of columns, counted after the labels of the rows, that are skipped: sums, and
    /// empty ones.
    passed_over: Vec<usize>,
    /// Whether rows and columns share no entity, so that the relations are undirected.
    is_apart: bool,
}

impl TwoMode {
    /// Recognises a two-mode table: it has marks below its header, or numbers if its corner is
    /// empty.
    pub(crate) fn of(sample: &Sample) -> Option<Self> {
        let (header, rows) = sample
            .rows
            .split_first()
            .filter(|(_, rows)| rows.len() >= 2)?;
        let (corner, columns) = match header.first() {
            _ if header.len() + 1 == rows[0].len() => (Corner::Absent, &header[..]),
            _ => (Corner::Cell, header.get(1..)?),
        };
        // Below a name, numbers may be anything.
        let numbers = if corner == Corner::Absent || header[0].is_empty() {
            Numbers::Count
        } else {
            Numbers::MayBeAnything
        };
        let is_empty = |at: usize| {
            rows.iter()
                .all(|row| row.get(at + 1).is_none_or(String::is_empty))
        };
        let is_none =
            |&at: &usize| names_sums(&columns[at]) || (columns[at].is_empty() && is_empty(at));
        let (passed_over, own): (Vec<usize>, Vec<usize>) = (0..columns.len()).partition(is_none);
        let rows: Vec<&[String]> = rows
            .iter()
            .map(Vec::as_slice)
            .filter(|row| !row.first().is_some_and(|label| names_sums(label)))
            .collect();
        let labels = rows
            .iter()
            .map(|row| row.first().map_or("", String::as_str))
            .collect::<Vec<&str>>();
        let mut by_column = HashSet::new();
        let mut by_row = HashSet::new();
        let are_labels = own.len() >= 2
            && own
                .iter()
                .map(|&at| &columns[at])
                .all(|label| is_label(label) && by_column.insert(label.as_str()))
            && labels
                .iter()
                .all(|label| is_label(label) && by_row.insert(*label));
        let is_apart = by_column.is_disjoint(&by_row);
        let fits = rows.iter().all(|row| row.len() <= columns.len() + 1);
        let cells = || {
            rows.iter()
                .flat_map(|row| own.iter().filter_map(|&at| row.get(at + 1)))
        };
        (are_labels && fits && say_who_belongs(cells, own.len() * rows.len(), numbers)).then_some(
            Self {
                corner,
                passed_over,
                is_apart,
            },
        )
    }

    /// The description of the table in the report.
    pub(crate) const fn title(&self) -> &'static str {
        if self.is_apart {
            "two-mode table (who belongs where), read as undirected relations between rows and columns"
        } else {
            "matrix with different rows and columns, read as relations from rows to columns"
        }
    }

    /// Reads the table.
    pub(crate) fn read(
        &self,
        file: &ForeignFile<'_>,
        delimiter: Delimiter,
        draft: &mut Draft,
    ) -> Result<(), ImportError> {
        let mut rows = Rows::of_file(file, delimiter, Comments::Everywhere);
        let mut columns: Option<Vec<String>> = None;
        let mut read = 0_usize;
        while let Some(row) = rows
            .next()
            .map_err(|unclosed| not_closed(file, unclosed.0))?
        {
            if read.is_multiple_of(TOLD_EVERY) {
                file.go_on_after(row.offset, draft)?;
            }
            read += 1;
            let Some(columns) = &columns else {
                let corner_cells = usize::from(self.corner == Corner::Cell);
                let labels: Vec<String> = row
                    .cells
                    .iter()
                    .skip(corner_cells)
                    .map(|cell| cell_of(cell).into_owned())
                    .collect();
                self.take_columns(file.at(row.line), &labels, draft);
                columns = Some(labels);
                continue;
            };
            if row
                .cells
                .get(0)
                .map(cell_of)
                .is_some_and(|label| names_sums(&label))
            {
                draft.report.remark(
                    file.at(row.line),
                    "the row contains sums and was skipped".to_owned(),
                );
            } else {
                self.take_row(file, row, columns, draft);
            }
        }
        Ok(())
    }

    /// Makes entities of the columns and notes how to read them as attributes.
    fn take_columns(&self, place: Place, labels: &[String], draft: &mut Draft) {
        for (label, _) in labels
            .iter()
            .zip(0..)
            .filter(|(label, at)| !label.is_empty() && self.passed_over.binary_search(at).is_err())
        {
            draft.only_name(label, place);
        }
        for label in self
            .passed_over
            .iter()
            .filter_map(|&at| labels.get(at))
            .filter(|label| !label.is_empty())
        {
            draft.report.remark(
                place,
                format!("the column \"{label}\" contains sums and was skipped"),
            );
        }
        if self.is_apart {
            let message = "each column was read as an entity, and each mark as a relation to it; if the columns are attributes of the rows, such as \"married\", write \"name\" in the first cell of the header";
            draft.report.remark(place, message.to_owned());
        }
    }

    fn take_row(
        &self,
        file: &ForeignFile<'_>,
        row: Row<'_>,
        columns: &[String],
        draft: &mut Draft,
    ) {
        let label = row.cells.get(0).map(cell_of).unwrap_or_default();
        if label.is_empty() {
            draft.report.refused(
                RowOf::Relations,
                file.at(row.line),
                "the first cell of the row, which names its entity, is empty".to_owned(),
            );
            return;
        }
        draft.only_name(&label, file.at(row.line));
        let is_own = |(cell, position): &(Cow<'_, str>, usize)| {
            !cell.is_empty() && self.passed_over.binary_search(position).is_err()
        };
        for (cell, position) in row
            .cells
            .iter()
            .skip(1)
            .map(cell_of)
            .zip(0..)
            .filter(is_own)
        {
            let mark = Mark::of(&cell);
            // Any other number counts how often the row belongs to the column.
            let belongs = mark.or(number(&cell).map(|_| Mark::Yes));
            match (
                columns.get(position).filter(|column| !column.is_empty()),
                belongs,
            ) {
                (_, Some(Mark::No)) => {}
                (Some(column), Some(belongs)) => {
                    let ties = &mut draft.relations;
                    ties.begin(file.at(row.line));
                    ties.set("from", &label);
                    ties.set("to", column);
                    if self.is_apart {
                        ties.mark(RowMark::Undirected);
                    }
                    ties.set("weight", if mark.is_none() { &cell } else { "" });
                    belongs.grade(&cell, ties);
                }
                (column, _) => {
                    let place = column.map_or_else(
                        || format!("in column {}", position + 2),
                        |column| format!("below {column}"),
                    );
                    let why = format!(
                        "the cell {place} is neither a number nor a mark such as x, or its column has no name"
                    );
                    draft
                        .report
                        .refused(RowOf::Relations, file.at(row.line), why);
                }
            }
        }
    }
}

/// What numbers other than 0 and 1 mean in a table of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbers {
    /// How often the row belongs to the column.
    Count,
    /// Nothing that is known.
    MayBeAnything,
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && !is_number(label)
}

/// Whether the cells are marks, some of them certain, or counts, many of them zero; `places` is the
/// number of cells.
fn say_who_belongs<'c, C: Iterator<Item = &'c String>>(
    cells: impl Fn() -> C,
    places: usize,
    numbers: Numbers,
) -> bool {
    let filled = || cells().filter(|cell| !cell.is_empty());
    if !filled().any(|cell| Mark::of(cell) != Some(Mark::Doubtful)) {
        return false;
    }
    let counts = |cell: &String| {
        number(cell)
            .is_some_and(|number| number.fract() == 0.0 && (0.0..=MOST_OFTEN).contains(&number))
    };
    let some = filled()
        .filter(|cell| Mark::of(cell) != Some(Mark::No))
        .count();
    let is_sparse = some * 4 <= places * 3;
    filled().all(|cell| Mark::of(cell).is_some())
        || (numbers == Numbers::Count
            && is_sparse
            && filled().all(|cell| Mark::of(cell).is_some() || counts(cell)))
}

#[cfg(test)]
mod tests {
    use super::TwoMode;
    use crate::exchange::columns::ColumnMap;
    use crate::exchange::delimited_text::delimiter::Sample;

    fn is_apart(text: &str) -> Option<bool> {
        TwoMode::of(&Sample::of(text, &ColumnMap::default())?).map(|found| found.is_apart)
    }

    #[test]
    fn marks_and_counts_below_names_say_who_belongs_where() {
        for (text, expected) in [
            (
                ",Salon Herz,Salon Levin\nHumboldt,1,0\nVeit,1,1\n",
                Some(true),
            ),
            (
                ",Salon Herz,Salon Levin\nHumboldt,x,\nVeit,,X\n",
                Some(true),
            ),
            (
                ",Salon Herz,Salon Levin\nHumboldt,12,\nVeit,,3\n",
                Some(true),
            ),
            ("Herz,Levin\nHumboldt,1,0\nVeit,1,1\n", Some(true)),
            (",Herz,Levin\nHerz,0,1\nVeit,1,1\n", Some(false)),
            (",degree,born\nHumboldt,12,1769\nVeit,3,1764\n", None),
            (",degree,rank\nHumboldt,12,3\nVeit,3,1\n", None),
            (",degree,share\nHumboldt,12,0.5\nVeit,0,0\n", None),
            (",1820,1821\nHumboldt,1,0\nVeit,0,1\n", None),
            (",Herz,Levin\nHumboldt,1,0\nHumboldt,0,1\n", None),
            (",Herz,Levin\nHumboldt,1,0\n", None),
            ("Event,Herz,Levin\nHumboldt,1,0\nVeit,x,1\n", Some(true)),
            (
                ",Herz,Levin,Total\nHumboldt,1,0,1\nVeit,x,1,2\nSum,2,1,3\n",
                Some(true),
            ),
            (",Herz,Levin,\nHumboldt,x,,\nVeit,x,x,\n", Some(true)),
            (",Herz,Levin,\nHumboldt,x,,\nVeit,x,x,x\n", None),
            (",Herz,Levin\nHumboldt,x,?\nVeit,(x),\n", Some(true)),
            (",Herz,Levin\nHumboldt,?,\nVeit,?,\n", None),
            ("Event,Herz,Levin\nHumboldt,2,0\nVeit,0,1\n", None),
            ("Event,Herz,Levin\nHumboldt,Anna,\nVeit,,Boris\n", None),
        ] {
            assert_eq!(is_apart(text), expected, "{text}");
        }
    }
}
