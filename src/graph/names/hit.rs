//! What comes out of the index: entities, each with the name that matched and the reason.

use std::fmt;

use crate::model::EntityIndex;

/// The answer to a search by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSearch {
    /// The entities found, best first, each once.
    pub hits: Vec<NameHit>,
    /// How many entities match altogether.
    pub total: Total,
}

/// How many entities match a search.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Total {
    /// All of them were counted.
    Exactly(usize),
    /// The search stopped when it had enough; there may be weaker matches.
    AtLeast(usize),
}

/// An entity found by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameHit {
    /// The entity found.
    pub entity: EntityIndex,
    /// The name that matched, as written in the dataset.
    pub name: String,
    /// The language tag of that name.
    pub language: Option<String>,
    /// Why it matched.
    pub reason: MatchReason,
}

/// Why a name matched, from the strongest reason to the weakest.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MatchReason {
    /// The text typed is the name.
    Exact,
    /// The letters are the same; capitals, accents, dots, hyphens, apostrophes or spaces differ.
    Folded,
    /// The whole name is another way to write the text typed in Latin letters.
    Transliterated {
        /// The name in Latin letters.
        romanised: String,
    },
    /// Every word typed is a word of the name.
    Words,
    /// Every word typed is a word of the name, if romanised otherwise.
    TransliteratedWords {
        /// The matching words of the name, in Latin letters.
        romanised: String,
    },
    /// The words agree where one side gives only an initial.
    Initials,
    /// Every word typed begins a word of the name.
    Prefix,
    /// The words agree but for typing errors.
    Typo {
        /// How many letters are wrong, missing, superfluous or swapped.
        distance: u8,
        /// The words of the name that were probably meant.
        intended: String,
    },
    /// Nothing was typed: it is one of a list.
    Listed,
    /// Only some of the words typed are words of the name.
    SomeWords {
        /// How many of the words typed agree.
        matched: u8,
        /// How many words were typed.
        typed: u8,
    },
}

impl fmt::Display for MatchReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact => formatter.write_str("as typed"),
            Self::Listed => formatter.write_str("of this kind"),
            Self::Folded => formatter.write_str("same letters, other accents or punctuation"),
            Self::Transliterated { romanised } | Self::TransliteratedWords { romanised } => {
                write!(formatter, "romanised as {romanised}")
            }
            Self::Words => formatter.write_str("has these words"),
            Self::Initials => formatter.write_str("agrees with the initials"),
            Self::Prefix => formatter.write_str("begins with"),
            Self::Typo {
                distance: 1,
                intended,
            } => {
                write!(formatter, "1 typing error from {intended}")
            }
            Self::Typo { distance, intended } => {
                write!(formatter, "{distance} typing errors from {intended}")
            }
            Self::SomeWords { matched, typed } => {
                write!(formatter, "has {matched} of these {typed} words")
            }
        }
    }
}
