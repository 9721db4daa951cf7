//! Reads tables of a dataset that are imported one by one.

use crate::dataset::file_columns;
use crate::exchange::delimited_text::edges;
use crate::exchange::delimited_text::nodes;
use crate::exchange::delimited_text::table::Table;
use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::sheet::Sheet;

/// A table of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OwnTable {
    /// `entities.csv`.
    Entities,
    /// `relations.csv`.
    Relations,
    /// `kinds.csv`.
    Kinds,
    /// `classes.csv`.
    Classes,
    /// `relation_types.csv`.
    RelationTypes,
    /// `sources.csv`.
    Sources,
    /// `passages.csv`.
    Passages,
    /// `patterns.csv`.
    Patterns,
    /// `questions.csv`.
    Questions,
}

/// How a table of a dataset is recognised.
struct KnownTable {
    table: OwnTable,
    /// The columns it begins with.
    beginning: &'static [&'static str],
    /// All columns it may have; any may follow if there are none.
    all: &'static [&'static str],
}

const TABLES: [KnownTable; 9] = [
    KnownTable {
        table: OwnTable::Entities,
        beginning: &["id", "kind", "name"],
        all: &[],
    },
    KnownTable {
        table: OwnTable::Relations,
        beginning: &["from", "type", "to"],
        all: &[],
    },
    KnownTable {
        table: OwnTable::Kinds,
        beginning: &["kind"],
        all: &file_columns::KINDS.all,
    },
    KnownTable {
        table: OwnTable::Classes,
        beginning: &["class", "label"],
        all: &file_columns::CLASSES.all,
    },
    KnownTable {
        table: OwnTable::RelationTypes,
        beginning: &["type"],
        all: &file_columns::RELATION_TYPES.all,
    },
    KnownTable {
        table: OwnTable::Sources,
        beginning: &["id", "title"],
        all: &file_columns::SOURCES.all,
    },
    KnownTable {
        table: OwnTable::Passages,
        beginning: &["source", "locus", "text"],
        all: &file_columns::PASSAGES.all,
    },
    KnownTable {
        table: OwnTable::Patterns,
        beginning: &["pattern", "name"],
        all: &file_columns::PATTERNS.all,
    },
    KnownTable {
        table: OwnTable::Questions,
        beginning: &["id", "question", "query"],
        all: &file_columns::QUESTIONS.all,
    },
];

impl OwnTable {
    /// Recognises a table by its header.
    pub(crate) fn of(header: &[String]) -> Option<Self> {
        let found = TABLES.iter().find(|KnownTable { beginning, all, .. }| {
            let begins = header.len() >= beginning.len()
                && header
                    .iter()
                    .zip(*beginning)
                    .all(|(name, column)| name == column);
            begins && (all.is_empty() || header.iter().all(|name| all.contains(&name.as_str())))
        });
        found.map(|known| known.table)
    }

    /// The description of the table in the report.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Entities => "entities of a dataset",
            Self::Relations => "relations of a dataset",
            Self::Kinds => "kinds of a dataset",
            Self::Classes => "classes of a dataset",
            Self::RelationTypes => "relation types of a dataset",
            Self::Sources => "sources of a dataset",
            Self::Passages => "passages of a dataset",
            Self::Patterns => "patterns of a dataset",
            Self::Questions => "questions of a dataset",
        }
    }

    /// Reads the table into the draft.
    pub(crate) fn read(
        self,
        file: &ForeignFile<'_>,
        table: Table<'_, '_>,
        draft: &mut Draft,
    ) -> Result<(), ImportError> {
        let sheet: fn(&mut Draft) -> &mut Sheet = match self {
            Self::Entities => return nodes::read_as_they_are(file, table, draft),
            Self::Relations => return edges::read_as_they_are(file, table, draft),
            Self::Kinds => |draft| &mut draft.kinds,
            Self::Classes => |draft| &mut draft.classes,
            Self::RelationTypes => |draft| &mut draft.relation_types,
            Self::Sources => |draft| &mut draft.sources,
            Self::Passages => |draft| &mut draft.passages,
            Self::Patterns => |draft| &mut draft.patterns,
            Self::Questions => |draft| &mut draft.questions,
        };
        let header = table.header().to_vec();
        table.each_row(None, draft, |row, draft| {
            let sheet = sheet(draft);
            sheet.begin(file.at(row.line));
            for (column, cell) in header.iter().zip(row.cells) {
                sheet.set(column, &cell_of(cell));
            }
        })
    }
}
