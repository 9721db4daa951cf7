//! Tables of memberships: names come again in them, each time beside another group, so a row is a tie
//! and not somebody.

use hashbrown::HashMap;

use crate::exchange::advice::is_trait;
use crate::exchange::column_names::is_known_name;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::node_columns::NodeColumns;
use crate::exchange::delimited_text::rows::Comments;
use crate::exchange::delimited_text::rows::Rows;
use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::delimited_text::tie_defaults::TieDefaults;
use crate::exchange::headings::plain;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportOptions;

/// The most names that are remembered.
const MOST_NAMES: usize = 1_000_000;

/// The columns of a table of memberships.
#[derive(Debug)]
pub(crate) struct Memberships {
    name: String,
    group: String,
    /// Whether the table says nothing of the ties but their ends.
    are_bare: bool,
}

/// A column that may name groups.
#[derive(Clone, Debug)]
struct Candidate {
    at: usize,
    /// Whether all its filled cells are words.
    has_words: bool,
    /// Whether one name stands beside two of its cells.
    differs: bool,
}

impl Memberships {
    /// Recognises such a table; nothing if the user says what the columns are, or each row has an id.
    pub(crate) fn of(
        file: &ForeignFile<'_>,
        delimiter: Delimiter,
        header: &[String],
    ) -> Option<Self> {
        let columns = &file.options.columns;
        let names: Vec<&str> = header.iter().map(String::as_str).collect();
        let is_mapped = columns.columns().any(|column| names.contains(&column));
        if is_mapped || !file.options.ties.is_empty() {
            return None;
        }
        let found = NodeColumns::of(columns, &names);
        let position = |meaning: &str| found.columns.iter().position(|column| column == meaning);
        let name = position("name").filter(|_| position("id").is_none())?;
        let is_free = |at: &usize| {
            *at != name
                && !names[*at].trim().is_empty()
                && found.columns[*at] == names[*at].trim()
                && !is_trait(names[*at])
                && !is_known_name(&plain(names[*at]))
        };
        let candidates = (0..names.len()).filter(is_free).map(|at| Candidate {
            at,
            has_words: true,
            differs: false,
        });
        let group = first_group(file.text, delimiter, name, candidates.collect())?;
        Some(Self {
            name: header[name].clone(),
            group: header[group].clone(),
            are_bare: header.len() == 2,
        })
    }

    /// The options that read the table as ties.
    pub(crate) fn options(&self, options: &ImportOptions) -> ImportOptions {
        ImportOptions {
            columns: options
                .columns
                .with("from", self.name.trim())
                .with("to", self.group.trim()),
            ..options.clone()
        }
    }

    /// What the ties are: the heading of the group names their type, unless there is nothing but ends.
    pub(crate) fn defaults(&self) -> TieDefaults {
        TieDefaults {
            type_text: if self.are_bare {
                String::new()
            } else {
                self.group.trim().to_owned()
            },
            kinds: [&self.name, &self.group].map(|header| TieDefaults::kind_of(header)),
            are_undirected: self.are_bare,
        }
    }

    /// The note for the report.
    pub(crate) fn remark(&self) -> String {
        let (name, group) = (self.name.trim(), self.group.trim());
        format!(
            "names come again in \"{name}\", so each row was read as a tie to what stands in \"{group}\"; if each row is an entity of its own, give it an id in a column Id"
        )
    }
}

/// The first column that names groups.
fn first_group(
    text: &str,
    delimiter: Delimiter,
    name: usize,
    mut candidates: Vec<Candidate>,
) -> Option<usize> {
    let mut seen: HashMap<String, Vec<String>> = HashMap::new();
    let mut rows = Rows::of(text, delimiter, Comments::Before);
    let mut is_header = true;
    while let Ok(Some(row)) = rows.next() {
        let cell = |at: usize| row.cells.get(at).map(cell_of).unwrap_or_default();
        if std::mem::take(&mut is_header) || cell(name).is_empty() || seen.len() > MOST_NAMES {
            continue;
        }
        let cells: Vec<String> = candidates
            .iter()
            .map(|candidate| cell(candidate.at).into_owned())
            .collect();
        for (candidate, cell) in candidates.iter_mut().zip(&cells) {
            candidate.has_words &= cell.is_empty() || cell.contains(char::is_alphabetic);
        }
        if let Some(before) = seen.get(cell(name).as_ref()) {
            let pairs = candidates.iter_mut().zip(before.iter().zip(&cells));
            for (candidate, (before, cell)) in pairs {
                candidate.differs |= before != cell && !before.is_empty() && !cell.is_empty();
            }
        } else {
            seen.insert(cell(name).into_owned(), cells);
        }
    }
    candidates
        .iter()
        .find(|found| found.has_words && found.differs)
        .map(|found| found.at)
}
