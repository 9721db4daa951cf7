//! What a header says of an end of the relations: `Person 1 ID`, `source_label`, `Recipient`.

use crate::exchange::delimited_text::ends::words::ENDS;
use crate::exchange::delimited_text::ends::words::NAMES;
use crate::exchange::delimited_text::ends::words::NUMBERED;
use crate::exchange::delimited_text::ends::words::OF;

/// Words for an id, and the registers whose ids stand in tables.
const IDS: [&str; 15] = [
    "id",
    "ids",
    "key",
    "identifier",
    "identifiant",
    "identificador",
    "kennung",
    "gnd",
    "viaf",
    "isni",
    "wikidata",
    "qid",
    "emlo",
    "uri",
    "orcid",
];

/// An end of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Where a relation begins.
    From,
    /// Where it ends.
    To,
}

/// What the cells of a column say of an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// Which entity it is, by an id or by a name.
    Which,
    /// Its id.
    Id,
    /// Its name.
    Name,
}

/// What a header says of which end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SaidOfEnd {
    pub(super) end: End,
    pub(super) says: Says,
}

/// A header without the words that say what its cells are.
pub(super) struct HeaderWords {
    /// The remaining words, without spaces between them.
    pub(super) stem: String,
    /// What the cells are.
    pub(super) says: Says,
}

impl HeaderWords {
    /// Separates the words of a header that say "id" or "name" from the others.
    pub(super) fn of(header: &str) -> Self {
        let plain = header
            .trim()
            .to_lowercase()
            .replace(['_', '-', '.', '[', ']'], " ");
        let mut says = Says::Which;
        let mut words: Vec<&str> = Vec::new();
        for word in plain.split_whitespace() {
            match word {
                id if IDS.contains(&id) => says = Says::Id,
                name if NAMES.contains(&name) => says = Says::Name,
                other => words.push(other),
            }
        }
        if words.len() > 1 {
            words.retain(|word| !OF.contains(word));
        }
        Self {
            stem: words.concat(),
            says,
        }
    }
}

/// The words of a header that say neither id nor name, without spaces.
pub(crate) fn stem_of(header: &str) -> String {
    HeaderWords::of(header).stem
}

/// Finds what a header says of an end; nothing if it names none.
pub(super) fn said_of_end(header: &str) -> Option<SaidOfEnd> {
    let HeaderWords { stem, says } = HeaderWords::of(header);
    let end = end_called(&stem).map(|end| SaidOfEnd { end, says });
    let glued = |suffix: &str, says: Says| {
        stem.strip_suffix(suffix)
            .and_then(end_called)
            .map(|end| SaidOfEnd { end, says })
    };
    end.or_else(|| glued("id", Says::Id))
        .or_else(|| glued("name", Says::Name))
        .or_else(|| glued("label", Says::Name))
}

/// Finds which end a stem names.
pub(super) fn end_called(stem: &str) -> Option<End> {
    if ENDS.iter().any(|(from, _)| *from == stem) {
        return Some(End::From);
    }
    if ENDS.iter().any(|(_, to)| *to == stem) {
        return Some(End::To);
    }
    let numbered = |word: &str| {
        let noun = stem
            .strip_suffix(word)
            .or_else(|| stem.strip_prefix(word).filter(|_| word.len() > 1));
        noun.is_some_and(|noun| NUMBERED.contains(&noun))
    };
    if ["1", "a", "one", "first"].into_iter().any(numbered) {
        return Some(End::From);
    }
    ["2", "b", "two", "second"]
        .into_iter()
        .any(numbered)
        .then_some(End::To)
}
