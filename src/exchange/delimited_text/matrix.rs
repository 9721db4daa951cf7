//! Reads adjacency matrices: a row and a column for each node, and a number other than zero for an
//! edge.

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::delimiter::Sample;
use crate::exchange::delimited_text::headerless::is_number;
use crate::exchange::delimited_text::headerless::number;
use crate::exchange::delimited_text::rows::Comments;
use crate::exchange::delimited_text::rows::Row;
use crate::exchange::delimited_text::rows::Rows;
use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::delimited_text::table::not_closed;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;
use crate::exchange::sums::names_sums;

/// The cell above the labels of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Corner {
    /// It is there, perhaps empty.
    Cell,
    /// It is missing: the first row has one cell fewer than the others.
    Absent,
}

/// Recognises a matrix, whose rows and columns have the same labels, and returns its corner.
pub(crate) fn corner(text: &str, sample: &Sample) -> Option<Corner> {
    let (header, second) = (sample.rows.first()?, sample.rows.get(1)?);
    let (corner, labels) = if header.len() + 1 == second.len() {
        (Corner::Absent, &header[..])
    } else if header.first().is_some_and(String::is_empty)
        || header.iter().skip(1).any(|label| !is_number(label))
    {
        (Corner::Cell, header.get(1..)?)
    } else {
        return None;
    };
    let are_numbers = second.len() == labels.len() + 1
        && second[1..]
            .iter()
            .all(|cell| cell.is_empty() || is_number(cell));
    if !are_numbers || labels.len() < 2 {
        return None;
    }
    let labels: HashSet<&str> = labels.iter().map(String::as_str).collect();
    let mut rows = Rows::of(text, sample.delimiter, Comments::Everywhere);
    rows.next().ok()?;
    let mut labelled = 0;
    while let Some(row) = rows.next().ok()? {
        if !labels.contains(row.cells.get(0).map(cell_of)?.as_ref()) {
            return None;
        }
        labelled += 1;
    }
    (labelled == labels.len()).then_some(corner)
}

/// Reads a matrix and returns whether it is symmetric.
pub(crate) fn read(
    file: &ForeignFile<'_>,
    delimiter: Delimiter,
    corner: Corner,
    draft: &mut Draft,
) -> Result<Symmetry, ImportError> {
    let mut rows = Rows::of_file(file, delimiter, Comments::Everywhere);
    let mut matrix = Matrix::default();
    let header = rows
        .next()
        .map_err(|unclosed| not_closed(file, unclosed.0))?;
    if let Some(header) = header {
        matrix.take_labels(file, header, corner, draft);
    }
    while let Some(row) = rows
        .next()
        .map_err(|unclosed| not_closed(file, unclosed.0))?
    {
        file.go_on_after(row.offset, draft)?;
        let place = file.at(row.line);
        matrix.take_row(file, row, draft);
        let beyond = matrix.is_full(file).then_some(place);
        if let Some(no_room) = file.options.ceilings.no_room(None, beyond) {
            return Err(file.malformed_at(no_room.place, no_room.message()));
        }
    }
    let symmetry = matrix.symmetry();
    matrix.write(file, symmetry, draft)?;
    Ok(symmetry)
}

/// Whether every edge has an equal edge in the opposite direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Symmetry {
    /// It has.
    Symmetric,
    /// It has not.
    Asymmetric,
}

impl Symmetry {
    /// The description of the matrix in the report.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Symmetric => "symmetric matrix, read as undirected relations",
            Self::Asymmetric => "matrix, read as relations from rows to columns",
        }
    }
}

#[derive(Default)]
struct Matrix {
    labels: Vec<String>,
    by_label: HashMap<String, u32>,
    /// The node of each column; nothing for columns without a label.
    columns: Vec<Option<u32>>,
    /// The columns of sums.
    sums: Vec<usize>,
    unlabelled: usize,
    ties: Vec<Tie>,
    weights: String,
}

/// An edge: a number other than zero.
#[derive(Clone, Copy)]
struct Tie {
    from: u32,
    to: u32,
    line: u64,
    weight_end: usize,
}

impl Matrix {
    fn take_labels(
        &mut self,
        file: &ForeignFile<'_>,
        header: Row<'_>,
        corner: Corner,
        draft: &mut Draft,
    ) {
        let corner_cells = usize::from(corner == Corner::Cell);
        for (position, label) in header
            .cells
            .iter()
            .skip(corner_cells)
            .map(cell_of)
            .enumerate()
        {
            // The reading ends after the header.
            if draft.no_room().is_some() {
                return;
            }
            if names_sums(&label) {
                self.sums.push(position);
                self.columns.push(None);
                let message =
                    format!("the row and the column \"{label}\" contain sums and were skipped");
                draft.report.remark(file.at(header.line), message);
                continue;
            }
            let node = (!label.is_empty()).then(|| {
                let next = u32::try_from(self.labels.len()).unwrap_or(u32::MAX);
                let node = *self.by_label.entry_ref(label.as_ref()).or_insert(next);
                if node == next {
                    draft.only_name(&label, file.at(header.line));
                    self.labels.push(label.into_owned());
                }
                node
            });
            self.columns.push(node);
        }
    }

    /// Whether it has more edges than there is room for: of a symmetric matrix each stands in it twice.
    fn is_full(&self, file: &ForeignFile<'_>) -> bool {
        self.ties.len() / 2 > file.options.ceilings.relations
    }

    fn take_row(&mut self, file: &ForeignFile<'_>, row: Row<'_>, draft: &mut Draft) {
        let label = row.cells.get(0).map(cell_of).unwrap_or_default();
        if names_sums(&label) {
            return;
        }
        let from = self.by_label.get(label.as_ref()).copied();
        for (position, cell) in row
            .cells
            .iter()
            .skip(1)
            .enumerate()
            .filter(|(position, _)| self.sums.binary_search(position).is_err())
        {
            if self.is_full(file) {
                return;
            }
            let cell = cell_of(cell);
            let value = number(&cell);
            if cell.is_empty() || value == Some(0.0) {
                continue;
            }
            let to = self.columns.get(position).copied().flatten();
            match (from, to, value) {
                (Some(from), Some(to), Some(_)) => {
                    self.weights.push_str(&cell);
                    self.ties.push(Tie {
                        from,
                        to,
                        line: row.line,
                        weight_end: self.weights.len(),
                    });
                }
                (Some(_), Some(_), None) => {
                    let message = format!(
                        "cell {} of the row is not a number; write a number, or leave it empty",
                        position + 2
                    );
                    draft
                        .report
                        .refused(RowOf::Relations, file.at(row.line), message);
                }
                _ => {
                    self.unlabelled += 1;
                    if self.unlabelled == 1 {
                        let message = "numbers in rows or columns without a label were skipped; add the missing labels";
                        draft.report.remark(file.at(row.line), message.to_owned());
                    }
                }
            }
        }
    }

    fn symmetry(&self) -> Symmetry {
        let numbers: HashMap<(u32, u32), Option<f64>> = self
            .ties
            .iter()
            .enumerate()
            .map(|(position, tie)| ((tie.from, tie.to), number(self.weight(position))))
            .collect();
        let is_symmetric = numbers
            .iter()
            .all(|(&(from, to), value)| numbers.get(&(to, from)) == Some(value));
        if is_symmetric {
            Symmetry::Symmetric
        } else {
            Symmetry::Asymmetric
        }
    }

    /// Writes the edges as relations, those of a symmetric matrix once. Weights are left out if all
    /// are 1.
    fn write(
        &self,
        file: &ForeignFile<'_>,
        symmetry: Symmetry,
        draft: &mut Draft,
    ) -> Result<(), ImportError> {
        let is_weighted =
            (0..self.ties.len()).any(|position| number(self.weight(position)) != Some(1.0));
        for (position, tie) in self.ties.iter().enumerate() {
            if symmetry == Symmetry::Symmetric && tie.from > tie.to {
                continue;
            }
            file.go_on(draft)?;
            let relations = &mut draft.relations;
            relations.begin(file.at(tie.line));
            relations.set("from", &self.labels[tie.from as usize]);
            relations.set("to", &self.labels[tie.to as usize]);
            if symmetry == Symmetry::Symmetric {
                relations.mark(RowMark::Undirected);
            }
            if is_weighted {
                relations.set("weight", self.weight(position));
            }
        }
        Ok(())
    }

    fn weight(&self, position: usize) -> &str {
        let start = if position == 0 {
            0
        } else {
            self.ties[position - 1].weight_end
        };
        &self.weights[start..self.ties[position].weight_end]
    }
}
