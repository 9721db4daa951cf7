//! Finds names at the ends of relations that have different ids: namesakes that would become one
//! entity.

use csv::StringRecord;
use hashbrown::HashMap;

use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::importer::ForeignFile;
use crate::exchange::report::ImportReport;

/// The most names that are remembered.
const MOST_NAMES: usize = 1_000_000;

/// The names seen so far, each with its first id.
#[derive(Debug, Default)]
pub(crate) struct Namesakes {
    /// The columns of name and id of both ends; nothing if there are none.
    columns: Option<[[usize; 2]; 2]>,
    /// The headers of the columns of ids.
    ids: [String; 2],
    first: HashMap<String, String>,
    example: Option<Namesake>,
    count: usize,
}

/// The first name that has two ids.
#[derive(Debug)]
struct Namesake {
    name: String,
    ids: [String; 2],
    /// The line of the second id.
    line: u64,
}

impl Namesakes {
    /// Begins to examine these columns.
    pub(crate) fn in_columns(columns: Option<[[usize; 2]; 2]>, header: &[&str]) -> Self {
        let ids = columns.map_or_else(Default::default, |ends| {
            ends.map(|[_, id]| header[id].trim().to_owned())
        });
        Self {
            columns,
            ids,
            ..Self::default()
        }
    }

    /// Examines the ends of a row.
    pub(crate) fn take(&mut self, cells: &StringRecord, line: u64) {
        for columns in self.columns.into_iter().flatten() {
            let [name, id] = columns.map(|at| cells.get(at).map(cell_of).unwrap_or_default());
            if name.is_empty() || id.is_empty() {
                continue;
            }
            match self.first.get(name.as_ref()) {
                Some(first) if *first != id => {
                    self.count += 1;
                    self.example.get_or_insert_with(|| Namesake {
                        name: name.clone().into_owned(),
                        ids: [first.clone(), id.clone().into_owned()],
                        line,
                    });
                }
                None if self.first.len() < MOST_NAMES => {
                    self.first.insert(name.into_owned(), id.into_owned());
                }
                _ => {}
            }
        }
    }

    /// Notes how to tell namesakes apart, if there are any.
    pub(crate) fn report(&self, file: &ForeignFile<'_>, report: &mut ImportReport) {
        let Some(Namesake {
            name,
            ids: [one, other],
            line,
        }) = &self.example
        else {
            return;
        };
        let [from, to] = &self.ids;
        report.remark(
            file.at(*line),
            format!(
                "the name \"{name}\" has two ids, {one} and {other}, but was read as one entity ({} such rows); to identify entities by id, use --map \"from={from},to={to}\"",
                self.count
            ),
        );
    }
}
