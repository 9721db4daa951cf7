//! Names of the columns of the dataset format in other programs and languages, from the table
//! `column_names.csv`.
//!
//! The table has a line for each column. The names are normalised by
//! [`plain`](crate::exchange::headings::plain), the most reliable first. The lines of `parts` are
//! for columns that are combined into one column of the format, those of `nobody` words for nobody in
//! particular, a language a line.

use std::sync::LazyLock;

use crate::exchange::draft::FOLIO;
use crate::exchange::draft::SHELFMARK;
use crate::exchange::draft::TYPE_WORDS;
use crate::exchange::draft::written_name;
use crate::exchange::headings::plain;
use crate::exchange::report::RowOf;

/// A column of the format with its other names.
#[derive(Debug)]
pub(crate) struct KnownColumn {
    table: &'static str,
    /// The column of the draft.
    pub(crate) column: &'static str,
    /// Its names in other programs and languages.
    pub(crate) names: Vec<&'static str>,
}

/// The table of words for nobody in particular.
const NOBODY: &str = "nobody";

static KNOWN: LazyLock<Vec<KnownColumn>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let mut cells = line.split(',');
        let mut cell = || cells.next().unwrap_or_default();
        let (table, column, names) = (cell(), cell(), cell());
        let column = TYPE_WORDS
            .into_iter()
            .chain([SHELFMARK, FOLIO])
            .find(|word| written_name(word) == column)
            .unwrap_or(column);
        KnownColumn {
            table,
            column,
            names: names.split('|').filter(|name| !name.is_empty()).collect(),
        }
    };
    include_str!("column_names.csv")
        .lines()
        .skip(1)
        .map(line)
        .collect()
});

/// The known columns of a table of the draft.
pub(crate) fn known_columns(row_of: RowOf) -> impl Iterator<Item = &'static KnownColumn> + Clone {
    let wanted = match row_of {
        RowOf::Entities => "entities",
        RowOf::Relations => "relations",
    };
    KNOWN.iter().filter(move |known| known.table == wanted)
}

/// The names of a part of a column, such as the surname.
pub(crate) fn names_of_part(part: &str) -> &'static [&'static str] {
    KNOWN
        .iter()
        .find(|known| known.table == "parts" && known.column == part)
        .map_or(&[], |known| &known.names)
}

/// Whether a header is one of the names of a part of a column.
pub(crate) fn is_called(header: &str, part: &str) -> bool {
    names_of_part(part).contains(&plain(header).as_str())
}

/// Whether a column "name" contains surnames beside this column of forenames: `Name` and `Vorname`.
pub(crate) fn is_surname_beside(forename: &str) -> bool {
    let forename = forename.to_lowercase();
    ["vorname", "voornaam"]
        .into_iter()
        .any(|word| forename.contains(word))
}

/// Words for nobody in particular, in all languages.
pub(crate) fn words_for_nobody() -> impl Iterator<Item = &'static str> {
    KNOWN
        .iter()
        .filter(|known| known.table == NOBODY)
        .flat_map(|known| known.names.iter().copied())
}

/// Whether a word is the name of an end of relations, such as the sender.
pub(crate) fn is_end_name(word: &str) -> bool {
    known_columns(RowOf::Relations)
        .filter(|known| matches!(known.column, "from" | "to"))
        .any(|known| known.names.contains(&word))
}

/// Whether any table has a column of this name.
pub(crate) fn is_known_name(plain: &str) -> bool {
    KNOWN
        .iter()
        .filter(|known| known.table != NOBODY)
        .any(|known| known.column == plain || known.names.contains(&plain))
}

#[cfg(test)]
mod tests {
    use crate::dataset::file_columns;
    use hashbrown::HashSet;

    use super::KNOWN;
    use super::names_of_part;
    use super::plain;

    #[test]
    fn every_name_is_plain_and_stands_once_in_its_table() {
        let mut seen = HashSet::new();
        for known in KNOWN.iter() {
            for name in &known.names {
                assert_eq!(plain(name), **name, "{} {}", known.table, known.column);
                assert!(
                    seen.insert((known.table, *name)),
                    "{name} stands twice in {}",
                    known.table
                );
            }
        }
        assert!(seen.len() > 150, "{} names", seen.len());
    }

    #[test]
    fn columns_are_those_of_the_format() {
        for column in file_columns::ENTITIES.all {
            assert!(
                KNOWN
                    .iter()
                    .any(|known| known.table == "entities" && known.column == column),
                "{column}"
            );
        }
        for column in file_columns::RELATIONS.all {
            assert!(
                KNOWN
                    .iter()
                    .any(|known| known.table == "relations" && known.column == column),
                "{column}"
            );
        }
        assert!(
            ["forename", "surname", "end"]
                .into_iter()
                .all(|part| !names_of_part(part).is_empty())
        );
    }
}
