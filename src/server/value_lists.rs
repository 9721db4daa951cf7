//! The values that a form of sentences suggests for the columns of its conditions, a list a column.

use crate::explorer::sentences::CONDITIONS;
use crate::explorer::sentences::ColumnWord;
use crate::explorer::sentences::Fields;
use crate::explorer::sentences::ValueWord;
use crate::explorer::sentences::Vocabulary;
use crate::server::suggested::Suggested;

/// How many values the lists of a page have together, beside those of columns that are chosen.
const MOST_VALUES: usize = 400;

/// The values of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ValueList {
    pub(crate) id: String,
    /// The name of the column, for scripts.
    pub(crate) column: String,
    /// Whether it is one of entities or of claims, for scripts.
    pub(crate) of: &'static str,
    pub(crate) values: Vec<Suggested>,
}

/// Whether a column is one of entities or of claims.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Entities,
    Claims,
}

impl Side {
    const ALL: [Self; 2] = [Self::Entities, Self::Claims];

    /// The side of what a condition is about, such as `1.who` or `1.claim`.
    fn of(about: &str) -> Self {
        if about
            .split_once('.')
            .is_some_and(|(_, side)| side == "claim")
        {
            Self::Claims
        } else {
            Self::Entities
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Claims => "claims",
        }
    }

    fn columns(self, vocabulary: &Vocabulary) -> &[ColumnWord] {
        match self {
            Self::Entities => &vocabulary.entity_columns,
            Self::Claims => &vocabulary.claim_columns,
        }
    }
}

/// Words with how often each comes.
pub(crate) fn counted_words(words: &[ValueWord], what: &str) -> Vec<Suggested> {
    let words = words.iter().map(|word| Suggested {
        word: word.word.clone(),
        about: word.about(what),
        ends: String::new(),
    });
    words.collect()
}

/// The columns that may be typed, as many at most, with how many have something in each.
pub(crate) fn column_words(vocabulary: &Vocabulary, most: usize) -> Vec<Suggested> {
    let words = Side::ALL.into_iter().flat_map(|side| {
        let columns = side.columns(vocabulary).iter();
        columns.map(move |word| Suggested {
            word: word.name.clone(),
            about: format!("{} {}", word.count, side.name()),
            ends: String::new(),
        })
    });
    words.take(most).collect()
}

/// The lists of a page: those of the columns that are chosen, then those with the fewest values, which
/// scripts offer when such a column is chosen.
pub(crate) fn value_lists(vocabulary: &Vocabulary, fields: &Fields) -> Vec<ValueList> {
    let chosen: Vec<String> = (1..=CONDITIONS)
        .map(|number| {
            list_of(
                vocabulary,
                fields.at("of", number),
                fields.at("column", number),
            )
        })
        .collect();
    let mut lists: Vec<ValueList> = Vec::new();
    for side in Side::ALL {
        let columns = side.columns(vocabulary).iter();
        let columns = columns.filter(|column| !column.values.is_empty());
        lists.extend(columns.map(|column| ValueList {
            id: id_of(side, column),
            column: column.name.clone(),
            of: side.name(),
            values: counted_words(&column.values, side.name()),
        }));
    }
    lists.sort_by_key(|list| (!chosen.contains(&list.id), list.values.len()));
    let mut room = MOST_VALUES;
    lists.retain(|list| {
        let is_chosen = chosen.contains(&list.id);
        let fits = list.values.len() <= room;
        if fits && !is_chosen {
            room -= list.values.len();
        }
        is_chosen || fits
    });
    lists
}

/// The id of the list of the column of a condition; empty if it has none.
pub(crate) fn list_of(vocabulary: &Vocabulary, about: &str, column: &str) -> String {
    let side = Side::of(about);
    let mut columns = side.columns(vocabulary).iter();
    let found = columns.find(|known| known.name == column && !known.values.is_empty());
    found.map_or_else(String::new, |column| id_of(side, column))
}

fn id_of(side: Side, column: &ColumnWord) -> String {
    // A name may have signs that an id must not have.
    let letters = column.name.bytes().map(|byte| format!("{byte:02x}"));
    format!("values-{}-{}", side.name(), letters.collect::<String>())
}
