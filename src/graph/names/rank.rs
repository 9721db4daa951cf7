//! Rank: the order in which the hits are shown.

use std::cmp::Reverse;

use crate::graph::names::fit::Grade;
use crate::graph::names::fit::Pair;
use crate::graph::names::form::Standing;
use crate::model::EntityIndex;

/// Why a form matches, the strongest reason first.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// As typed.
    Exact,
    /// The same letters.
    Folded,
    /// The same skeletons, none left over.
    Transliterated,
    /// All words typed are in the name.
    Words,
    /// The skeletons of all words typed are in the name.
    TransliteratedWords,
    /// An initial agrees.
    Initials,
    /// All words of the name were typed, and others.
    WholeName,
    /// A word typed begins a word of the name.
    Prefix,
    /// A word typed has errors.
    Typo,
    /// Some words typed are not in the name.
    SomeWords,
}

/// How near a form comes to being what was typed, before it is asked why.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// It is the name typed, or a little more than that.
    Name,
    /// It is long, and what was typed is mentioned in it: a letter to Voltaire is not Voltaire.
    Mention,
    /// It is a guess.
    Guess,
}

impl Nearness {
    /// Words that were not typed, from which on a name is but mentioned.
    const MENTION: usize = 3;

    /// The nearness of a form that matches for this reason and has so many words that were not
    /// typed.
    pub fn of(class: Class, surplus: usize) -> Self {
        match class {
            Class::Exact | Class::Folded | Class::Transliterated => Self::Name,
            Class::Words | Class::TransliteratedWords | Class::Initials
                if surplus < Self::MENTION =>
            {
                Self::Name
            }
            Class::Words | Class::TransliteratedWords | Class::Initials => Self::Mention,
            Class::WholeName | Class::Prefix | Class::Typo | Class::SomeWords => Self::Guess,
        }
    }
}

/// The place of a form among the hits: forms are shown in this order.
///
/// No two forms have the same rank, so the order never depends on how they were found.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// Whether it is the name or only mentions it.
    pub nearness: Nearness,
    /// The reason.
    pub class: Class,
    /// Words typed that the name does not have.
    pub missing: usize,
    /// Typing errors in all words.
    pub errors: u8,
    /// Words that agree by their skeletons alone.
    pub unlike: u8,
    /// How many forms have the rarest of the words that agree, if some do not.
    pub commonness: usize,
    /// Whether the entity is listed under the name.
    pub standing: Standing,
    /// How many ties the entity has: of those that match alike, the best connected is likeliest meant.
    pub ties: Reverse<u32>,
    /// Words of the name that were not typed.
    pub surplus: usize,
    /// Whose name it is.
    pub entity: EntityIndex,
    /// The number of the form.
    pub form: u32,
}

/// The reason why words that are all paired agree.
pub fn class_of(pairs: &[Pair], surplus: usize) -> Class {
    match pairs.iter().map(|pair| pair.fit.grade).max() {
        None => Class::SomeWords,
        Some(Grade::Same) => Class::Words,
        Some(Grade::Sound) if surplus == 0 => Class::Transliterated,
        Some(Grade::Sound) => Class::TransliteratedWords,
        Some(Grade::Initial) => Class::Initials,
        Some(Grade::Beginning) => Class::Prefix,
        Some(Grade::Typo) => Class::Typo,
    }
}
