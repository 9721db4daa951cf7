//! What GEXF and `GraphML` write in the same way: numbered columns and descriptions of types.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::exchange::extract::Extract;
use crate::model::Claim;

/// The prefix of ids of attributes that are written only for other programs. They are dropped when
/// our own files are read.
pub(crate) const FURTHER: &str = "x";

/// The columns that are written as attributes, in their order.
pub(crate) struct Numbered<'a> {
    names: Vec<&'a str>,
    numbers: HashMap<&'a str, usize>,
    /// The number of columns that belong to the dataset; the others are only for other programs.
    own: usize,
}

impl<'a> Numbered<'a> {
    /// All columns except those for which the format has its own syntax.
    pub(crate) fn of(columns: &[&'a str], elsewhere: &[&str]) -> Self {
        let names: Vec<&'a str> = columns
            .iter()
            .copied()
            .filter(|column| !elsewhere.contains(column))
            .collect();
        let numbers = names
            .iter()
            .enumerate()
            .map(|(number, name)| (*name, number))
            .collect();
        let own = names.len();
        Self {
            names,
            numbers,
            own,
        }
    }

    /// Adds columns for other programs. Columns that the dataset already has are not added.
    pub(crate) fn and(mut self, further: impl IntoIterator<Item = &'static str>) -> Self {
        for name in further {
            if !self.numbers.contains_key(name) {
                self.numbers.insert(name, self.names.len());
                self.names.push(name);
            }
        }
        self
    }

    /// The columns with their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &'a str)> {
        self.names.iter().copied().enumerate()
    }

    /// Whether there is no column.
    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The attribute id of a column. Columns that are only for other programs have the prefix
    /// [`FURTHER`].
    pub(crate) fn id(&self, initial: &str, number: usize) -> String {
        let initial = if self.is_further(number) {
            FURTHER
        } else {
            initial
        };
        format!("{initial}{number}")
    }

    /// Whether a column is only for other programs.
    pub(crate) fn is_further(&self, number: usize) -> bool {
        number >= self.own
    }

    /// Adds a cell of the extract if its column is written.
    pub(crate) fn push<'c>(
        &self,
        column: &str,
        text: Cow<'c, str>,
        cells: &mut Vec<(usize, Cow<'c, str>)>,
    ) {
        if let Some(&number) = self.numbers.get(column) {
            cells.push((number, text));
        }
    }

    /// Adds a cell that is only for other programs.
    pub(crate) fn push_further<'c>(
        &self,
        column: &str,
        text: Cow<'c, str>,
        cells: &mut Vec<(usize, Cow<'c, str>)>,
    ) {
        if let Some(&number) = self
            .numbers
            .get(column)
            .filter(|&&number| self.is_further(number))
        {
            cells.push((number, text));
        }
    }
}

/// Attributes that describe the type of a relation for other programs.
pub(crate) const TYPE_WORDS: [&str; 3] = ["type_label", "type_class", "type_sign"];

/// The attribute that marks an undirected relation in files that have no other way to say so.
pub(crate) const UNDIRECTED_WORD: &str = "undirected";

/// The description of a relation's type, in the order of [`TYPE_WORDS`].
pub(crate) fn type_words<'a>(
    extract: &Extract<'a>,
    claim: Claim<'a>,
) -> [(&'static str, Cow<'a, str>); 3] {
    let found = claim.relation_type();
    let [label, class, sign] = TYPE_WORDS;
    [
        (label, Cow::Borrowed(found.label.written())),
        (
            class,
            Cow::Borrowed(extract.network().schema().class(found.class)),
        ),
        (sign, Cow::Owned(found.sign.number().to_string())),
    ]
}

/// The provenance of a file: title, version, fingerprint of the data, and the address of the
/// answer.
pub(crate) fn origin_in_words(extract: &Extract<'_>) -> String {
    let about = extract.network().about();
    let mut words = about.title.clone();
    for (label, text) in [
        ("version", about.version.as_str()),
        ("content", &about.content_hash),
    ] {
        if !text.is_empty() {
            words.extend([", ", label, " ", text]);
        }
    }
    if let Some(address) = extract.address() {
        words.extend([", ", address]);
    }
    words
}
