//! Assembly: from forms to the flat arrays of the index.
//!
//! forms → spellings, numbered as they come → words in order → postings
//!
//! A spelling is a word in a reading. Most come again and again, so the skeleton is made once for
//! each; only when all have passed by is the order of the words known, and every number replaced by
//! the place in that order.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::hash::DefaultHasher;

use crate::graph::names::fold;
use crate::graph::names::fold::Word;
use crate::graph::names::form::NameForm;
use crate::graph::names::form_table::FormTable;
use crate::graph::names::index::NameIndex;
use crate::graph::names::index::fingerprint;
use crate::graph::names::lexicon::Lexicon;
use crate::graph::names::near::signature;
use crate::graph::names::postings::Postings;
use crate::graph::names::reading::Reading;
use crate::graph::names::skeleton::skeleton;

/// A hash table that is the same in every run.
type Numbers<Key> = HashMap<Key, u32, BuildHasherDefault<DefaultHasher>>;

/// A folded word and its skeleton.
type Sounding = (String, String);

/// The state while forms are added.
#[derive(Default)]
struct Draft {
    forms: FormTable,
    spellings: Numbers<(Word, Reading)>,
    /// Form and spelling.
    occurrences: Vec<(u32, u32)>,
}

/// Builds the index.
pub fn assemble<'a>(forms: impl IntoIterator<Item = NameForm<'a>>) -> NameIndex {
    let mut draft = Draft::default();
    for form in forms {
        draft.add(&form);
    }
    draft.finish()
}

impl Draft {
    fn add(&mut self, form: &NameForm<'_>) {
        let number = self.forms.len();
        if !self.forms.push(form) {
            return;
        }
        let words = fold::words(form.text);
        let reading = Reading::of_form(form.text, &words, form.language);
        for word in words {
            let next = u32::try_from(self.spellings.len()).unwrap_or(u32::MAX);
            let spelling = *self.spellings.entry((word, reading)).or_insert(next);
            self.occurrences.push((number, spelling));
        }
    }

    fn finish(mut self) -> NameIndex {
        let (words, places) = in_order(self.spellings);
        for (_, word) in &mut self.occurrences {
            if let Some(place) = places.get(*word as usize) {
                *word = *place;
            }
        }
        self.forms.shrink();
        with_whole_names(with_words(self.forms, &words, &self.occurrences))
    }
}

/// The different words in order, and for each spelling the place of its word.
fn in_order(spellings: Numbers<(Word, Reading)>) -> (Vec<Sounding>, Vec<u32>) {
    let sounding = |((word, reading), number): ((Word, Reading), u32)| {
        let skeleton = skeleton(&word.latin, reading);
        ((word.folded, skeleton), number)
    };
    let mut sorted: Vec<(Sounding, u32)> = spellings.into_iter().map(sounding).collect();
    sorted.sort_unstable();
    let mut places = vec![0; sorted.len()];
    let mut words: Vec<Sounding> = Vec::new();
    for (word, spelling) in sorted {
        if words.last() != Some(&word) {
            words.push(word);
        }
        if let Some(place) = places.get_mut(spelling as usize) {
            *place = u32::try_from(words.len() - 1).unwrap_or(u32::MAX);
        }
    }
    (words, places)
}

/// The index without the data on whole names.
fn with_words(forms: FormTable, words: &[Sounding], occurrences: &[(u32, u32)]) -> NameIndex {
    let mut different: Vec<&str> = words
        .iter()
        .map(|(_, skeleton)| skeleton.as_str())
        .collect();
    different.sort_unstable();
    different.dedup();
    let skeletons = Lexicon::of_sorted(different.iter().copied());
    let skeleton_of_word: Vec<u32> = words
        .iter()
        .map(|(_, skeleton)| skeletons.same(skeleton).start)
        .collect();
    NameIndex {
        words: Lexicon::of_sorted(words.iter().map(|(folded, _)| folded.as_str())),
        words_of_skeleton: Postings::of_pairs(
            different.len(),
            skeleton_of_word.iter().copied().zip(0..),
        ),
        words_of_form: Postings::of_pairs(forms.len() as usize, occurrences.iter().copied()),
        forms_of_word: Postings::of_pairs(
            words.len(),
            occurrences.iter().map(|(form, word)| (*word, *form)),
        ),
        forms_by_fingerprint: Vec::new(),
        signatures: Vec::new(),
        ties: Vec::new(),
        skeleton_of_word,
        skeletons,
        forms,
    }
}

/// Adds the data on whole names.
fn with_whole_names(mut index: NameIndex) -> NameIndex {
    let joined = || (0..index.forms.len()).map(|form| index.joined(form));
    let mut fingerprints: Vec<(u64, u32)> =
        joined().map(|name| fingerprint(&name)).zip(0..).collect();
    let signatures = joined().map(|name| signature(&name)).collect();
    fingerprints.sort_unstable();
    index.forms_by_fingerprint = fingerprints.into_iter().map(|(_, form)| form).collect();
    index.signatures = signatures;
    index
}
