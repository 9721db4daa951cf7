//! Maps the columns of another program's table to those of the dataset format.

use hashbrown::HashSet;

use crate::exchange::calendars::is_julian;
use crate::exchange::column_names::KnownColumn;
use crate::exchange::column_names::known_columns;
use crate::exchange::draft::FOLIO;
use crate::exchange::draft::FROM_NAME;
use crate::exchange::draft::SHELFMARK;
use crate::exchange::draft::TO_NAME;
use crate::exchange::draft::julian_column;
use crate::exchange::draft::written_name;
use crate::exchange::free_names::Names;
use crate::exchange::headings::plain;
use crate::exchange::mapped_column::ColumnMapError;
use crate::exchange::mapped_column::MappedColumn;
use crate::exchange::report::RowOf;

/// Prefixes of columns that describe an entity: `Person Born`.
const WHOSE: [&str; 6] = [
    "person ",
    "individual ",
    "member ",
    "actor ",
    "entity ",
    "node ",
];

/// What a column is found to be that has no meaning, whatever it is called.
const NOTHING: &str = "\u{1}nothing";

/// The columns whose meaning the user states: `from=Sender`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnMap {
    pub(in crate::exchange) pairs: Vec<MappedColumn>,
}

/// What a header "source" means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SourceMeans {
    /// The entity that a relation begins at.
    End,
    /// Where a statement is known from.
    Citation,
}

/// Headers with the meanings found for them so far.
struct FoundMeanings<'a> {
    plain: Vec<String>,
    meanings: Vec<Option<&'a str>>,
    /// Whether the dates of each are Julian.
    julian: Vec<bool>,
}

impl FoundMeanings<'_> {
    fn of(headers: &[&str]) -> Self {
        Self {
            plain: headers.iter().map(|header| plain(header)).collect(),
            meanings: vec![None; headers.len()],
            julian: headers.iter().map(|header| is_julian(header)).collect(),
        }
    }

    /// Gives a meaning to the first unused header with this name, unless another header has it.
    ///
    /// A column of Julian dates is another one than that of the dates beside it.
    fn give(&mut self, meaning: &'static str, is_called: impl Fn(&str) -> bool) {
        let julian = julian_column(meaning);
        let meanings = [(Some(meaning), false), (julian, true)];
        for (meaning, of_julian) in meanings
            .into_iter()
            .filter(|(meaning, _)| meaning.is_some())
        {
            let is_free = |at: &usize| {
                self.meanings[*at].is_none()
                    && is_called(&self.plain[*at])
                    && (julian.is_none() || self.julian[*at] == of_julian)
            };
            let free = (0..self.plain.len()).find(is_free);
            if let Some(at) = free.filter(|_| !self.meanings.contains(&meaning)) {
                self.meanings[at] = meaning;
            }
        }
    }

    /// Whether a column says where rows are known from.
    fn cites(&self) -> bool {
        ["source", SHELFMARK, FOLIO]
            .into_iter()
            .any(|column| self.meanings.contains(&Some(column)))
    }

    /// Gives the meanings of headers named as in the dataset format, then of those with the usual
    /// names of other programs.
    fn take_names(&mut self, row_of: RowOf, source: SourceMeans) {
        for KnownColumn { column, .. } in known_columns(row_of)
            .filter(|known| source == SourceMeans::Citation || known.column != "source")
        {
            let name = written_name(column).replace('_', " ");
            self.give(column, |header| header == name);
        }
        for KnownColumn { column, names, .. } in known_columns(row_of) {
            // Pages are where a source says it; without a source they may as well be how long a
            // letter is.
            if *column == "locus" && !self.cites() {
                continue;
            }
            for name in names
                .iter()
                .filter(|name| source == SourceMeans::End || **name != "source")
            {
                self.give(column, |header| header == *name);
            }
        }
        // What is said of a person is said of the entity: `Person Born`, also below a header of
        // groups.
        if row_of == RowOf::Entities {
            for KnownColumn { column, names, .. } in known_columns(row_of) {
                let is_called = |header: &str| header == *column || names.contains(&header);
                self.give(column, |header| {
                    WHOSE
                        .iter()
                        .any(|whose| header.strip_prefix(whose).is_some_and(is_called))
                });
            }
        }
    }
}

impl ColumnMap {
    /// Parses pairs such as `from=Sender,to=Recipient`.
    ///
    /// # Errors
    ///
    /// [`ColumnMapError`] if a part between commas is not of the form `meaning=column`.
    pub fn parse(text: &str) -> Result<Self, ColumnMapError> {
        let pairs: Result<Vec<MappedColumn>, ColumnMapError> = text
            .split(',')
            .filter(|part| !part.trim().is_empty())
            .map(MappedColumn::parse)
            .collect();
        Ok(Self { pairs: pairs? })
    }

    /// Returns the map with one more column.
    pub(crate) fn with(&self, meaning: &str, column: &str) -> Self {
        let more = MappedColumn {
            meaning: meaning.to_owned(),
            column: column.to_owned(),
        };
        Self {
            pairs: self.pairs.iter().cloned().chain([more]).collect(),
        }
    }

    /// Adds the pairs of another map.
    pub fn extend(&mut self, other: Self) {
        self.pairs.extend(other.pairs);
    }

    /// Finds which columns of the draft these headers become, in their order.
    ///
    /// What the user states comes first, then headers named as in the dataset format, then the
    /// usual names of other programs. Each meaning is given once; every other column keeps its name
    /// and becomes an attribute.
    #[must_use]
    pub fn resolve(&self, row_of: RowOf, headers: &[&str]) -> Vec<String> {
        let mut found = FoundMeanings::of(headers);
        for mapped in &self.pairs {
            let MappedColumn { meaning, column } = mapped;
            if let Some(at) = headers.iter().position(|header| header.trim() == column) {
                if mapped.kept().is_some() {
                    found.meanings[at] = Some(NOTHING);
                    continue;
                }
                let meant = self.meant(row_of, meaning);
                let julian = julian_column(meant).filter(|_| found.julian[at]);
                found.meanings[at] = Some(julian.unwrap_or(meant));
            }
        }
        if row_of == RowOf::Relations && source_is_an_end(&found.plain, self) {
            found.take_names(row_of, SourceMeans::End);
        } else {
            found.take_names(row_of, SourceMeans::Citation);
        }
        let resolved = found.meanings;
        // A column may be called as the format calls what the user found in another.
        let meanings: HashSet<&str> = resolved.iter().copied().flatten().collect();
        let own_name = |header: &str| {
            if meanings.contains(header) {
                second(header)
            } else {
                header.to_owned()
            }
        };
        let named = resolved.iter().zip(headers);
        named
            .map(|(meaning, header)| match meaning {
                None => own_name(header.trim()),
                Some(NOTHING) => second(header.trim()),
                Some(meaning) => (*meaning).to_owned(),
            })
            .collect()
    }

    /// Finds the column of the draft for a word in the map, which may be another program's name:
    /// `target`, `date`, `born`.
    fn meant<'m>(&self, row_of: RowOf, word: &'m str) -> &'m str {
        let is_mapped = |column: &str| self.pairs.iter().any(|mapped| mapped.meaning == column);
        // Beside a target, a source is an end and not where the tie is known from.
        if row_of == RowOf::Relations
            && word == "source"
            && is_mapped("target")
            && !is_mapped("from")
        {
            return "from";
        }
        if let Some(name) = [FROM_NAME, TO_NAME]
            .into_iter()
            .find(|name| written_name(name) == word)
        {
            return name;
        }
        let mut known = known_columns(row_of);
        if known.clone().any(|known| known.column == word) {
            return word;
        }
        let called = known.find(|known| known.names.contains(&word) && !is_mapped(known.column));
        called.map_or(word, |known| known.column)
    }

    /// The meaning that the user states for a column.
    pub(crate) fn meaning(&self, column: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|mapped| mapped.column == column)
            .map(|mapped| mapped.meaning.as_str())
    }

    /// The columns whose meaning the user states.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.pairs.iter().map(|mapped| mapped.column.as_str())
    }
}

/// The name of a column whose own name is taken by another.
pub(crate) fn second(name: &str) -> String {
    format!("{name} 2")
}

/// Makes names unique by numbering repetitions: `Name`, `Name 2`.
pub(crate) fn distinct(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut taken = Names::default();
    let names = names.into_iter();
    names.map(|name| taken.free(&name)).collect()
}

/// Whether a column "source" is an end of a tie rather than the citation: it is beside a target, and
/// is not beside an author or a sender.
fn source_is_an_end(plain: &[String], columns: &ColumnMap) -> bool {
    let has = |is_called: &dyn Fn(&str) -> bool| plain.iter().any(|header| is_called(header));
    let from = known_columns(RowOf::Relations).find(|known| known.column == "from");
    let names_another = |header: &str| {
        !header.starts_with("source") && from.is_some_and(|from| from.names.contains(&header))
    };
    let is_mapped = columns.pairs.iter().any(|mapped| mapped.meaning == "from");
    !is_mapped
        && !has(&|header| header == "from")
        && (has(&|header| header.starts_with("target")) || !has(&names_another))
}

#[cfg(test)]
mod tests {
    use super::ColumnMap;
    use crate::exchange::draft::WHEN_JULIAN;
    use crate::exchange::report::RowOf;

    fn relations(map: &str, headers: &[&str]) -> Vec<String> {
        ColumnMap::parse(map)
            .unwrap_or_default()
            .resolve(RowOf::Relations, headers)
    }

    #[test]
    fn usual_names_are_known_and_the_user_knows_better() {
        assert_eq!(
            relations("", &["Source", "Target", "Weight"]),
            ["from", "to", "Weight"]
        );
        assert_eq!(
            relations("from=Target, to=Source", &["Source", "Target"]),
            ["to", "from"]
        );
        assert_eq!(
            relations("", &["from", "type", "to", "source"]),
            ["from", "type", "to", "source"]
        );
        assert_eq!(
            relations("when=Sent", &["when", "from", "to", "Sent"]),
            ["when 2", "from", "to", "when"]
        );
        assert_eq!(
            relations("", &["Author", "Recipient", "Source"]),
            ["from", "to", "source"]
        );
        assert_eq!(
            relations("", &["Source", "Target", "Author"]),
            ["from", "to", "Author"]
        );
        assert_eq!(
            relations("from=Writer", &["Writer", "Recipient", "Source"]),
            ["from", "to", "source"]
        );
        assert_eq!(
            relations("", &["from", "to", "label", "type"]),
            ["from", "to", "label", "type"]
        );
        assert_eq!(
            relations("", &["Sender\n(name)", "Recipient (name)", "Date (YYYY)"]),
            ["from", "to", "when"]
        );
        assert_eq!(
            relations("", &["Sender", "Recipient", "Date (Julian)"]),
            ["from", "to", WHEN_JULIAN]
        );
        assert_eq!(
            relations("", &["Author", "Recipient", "Source", "Pages"]),
            ["from", "to", "source", "locus"]
        );
        assert_eq!(
            relations("", &["Author", "Recipient", "Pages"]),
            ["from", "to", "Pages"]
        );
        assert_eq!(
            relations("", &["Author", "Recipient", "locus"]),
            ["from", "to", "locus"]
        );
        assert_eq!(
            relations("begin=Von,end=Bis", &["from", "to", "Von", "Bis"]),
            ["from", "to", "start", "end"]
        );
        assert_eq!(
            relations("source=Wer,target=Wen,date=Tag", &["Wer", "Wen", "Tag"]),
            ["from", "to", "when"]
        );
        assert_eq!(
            relations("source=Buch", &["from", "to", "Buch"]),
            ["from", "to", "source"]
        );
        assert_eq!(
            relations("colour=Farbe", &["from", "to", "Farbe"]),
            ["from", "to", "colour"]
        );
        assert!(ColumnMap::parse("from").is_err());
    }
}
