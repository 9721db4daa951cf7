//! Fit: how the words typed go with the words of one name.
//!
//! Every word typed takes at most one word of the name, whatever their order. The best pairs are
//! taken first, which is not always the best assignment of all but the one a reader would make.

use crate::graph::names::index::NameIndex;
use crate::graph::names::wanted::Wanted;

/// How a word typed agrees with a word of a name, the best first.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The same letters.
    Same,
    /// The same skeleton.
    Sound,
    /// One is the first letter of the other.
    Initial,
    /// The word typed begins the word of the name.
    Beginning,
    /// A few typing errors.
    Typo,
}

/// How well a word typed fits a word of a name; less is better.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// The kind of agreement.
    pub grade: Grade,
    /// Typing errors.
    pub errors: u8,
    /// 1 if only the skeletons agree.
    pub unlike: u8,
}

impl Fit {
    /// A fit of the letters.
    pub const fn exactly(grade: Grade) -> Self {
        Self {
            grade,
            errors: 0,
            unlike: 0,
        }
    }

    /// A fit of the skeletons.
    pub const fn by_sound(grade: Grade) -> Self {
        Self {
            grade,
            errors: 0,
            unlike: 1,
        }
    }

    /// A fit but for typing errors.
    pub const fn with_errors(errors: u8, unlike: u8) -> Self {
        Self {
            grade: Grade::Typo,
            errors,
            unlike,
        }
    }
}

/// A word typed, the word of the name that it takes, and how well they fit.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// How well they fit.
    pub fit: Fit,
    /// Place of the word in the text typed.
    pub typed: usize,
    /// Place of the word in the name.
    pub named: usize,
}

/// Pairs the words typed with the words of a form; the pairs replace the contents of `pairs`.
pub fn pair_up(index: &NameIndex, query: &[Wanted], form: u32, pairs: &mut Vec<Pair>) {
    pairs.clear();
    for (typed, wanted) in query.iter().enumerate() {
        add_fits(index, wanted, typed, form, pairs);
    }
    keep_disjoint(pairs);
}

/// Like [`pair_up`], but stops and says no as soon as a word typed finds no word of its own.
pub fn pair_up_all(index: &NameIndex, query: &[Wanted], form: u32, pairs: &mut Vec<Pair>) -> bool {
    pairs.clear();
    for (typed, wanted) in query.iter().enumerate() {
        let before = pairs.len();
        add_fits(index, wanted, typed, form, pairs);
        if pairs.len() == before {
            return false;
        }
    }
    keep_disjoint(pairs);
    pairs.len() == query.len()
}

/// Adds the pairs of one word typed.
fn add_fits(index: &NameIndex, wanted: &Wanted, typed: usize, form: u32, pairs: &mut Vec<Pair>) {
    let words = index.words_of_form.row(form).iter().enumerate();
    pairs.extend(words.filter_map(|(named, word)| {
        Some(Pair {
            fit: wanted.fit(index, *word)?,
            typed,
            named,
        })
    }));
}

/// Keeps each pair whose words no better pair has taken.
///
/// Initials choose last: they could be many words, and would take the surname from one who misspelt
/// it.
fn keep_disjoint(pairs: &mut Vec<Pair>) {
    pairs.sort_unstable_by_key(|pair| (pair.fit.grade == Grade::Initial, *pair));
    // At most 24 words on each side: a bit for each.
    let (mut typed, mut named) = (0_u32, 0_u32);
    pairs.retain(|pair| {
        let free = typed & (1 << pair.typed) == 0 && named & (1 << pair.named) == 0;
        if free {
            typed |= 1 << pair.typed;
            named |= 1 << pair.named;
        }
        free
    });
}
