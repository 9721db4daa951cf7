//! The index itself: forms, the words they consist of, and the skeletons of the words.
//!
//! All in flat arrays with 4-byte numbers: a form leads to its words, a word to its forms and its
//! skeleton, a skeleton to its words.

use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;

use crate::graph::names::assemble;
use crate::graph::names::fold;
use crate::graph::names::form::NameForm;
use crate::graph::names::form_table::FormTable;
use crate::graph::names::hit::NameSearch;
use crate::graph::names::lexicon::Lexicon;
use crate::graph::names::near::Neighbourhood;
use crate::graph::names::postings::Postings;
use crate::graph::names::search;
use crate::model::EntityIndex;

/// Finds entities by name, in any spelling.
///
/// # Example
///
/// A name is found in any romanisation, with the reason:
///
/// ```
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let found = explorer.names().search("Ежов", 5);
/// println!("{}", found.hits[0].reason);
/// assert_eq!(found.hits[0].entity, explorer.entity("Nikolai Yezhov")?);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    pub(super) forms: FormTable,
    /// The different folded words; one that sounds differently in two languages stands here twice.
    pub(super) words: Lexicon,
    pub(super) skeletons: Lexicon,
    pub(super) skeleton_of_word: Vec<u32>,
    pub(super) words_of_skeleton: Postings,
    pub(super) words_of_form: Postings,
    pub(super) forms_of_word: Postings,
    /// The forms in the order of the fingerprints of their joined words.
    pub(super) forms_by_fingerprint: Vec<u32>,
    /// The signature of the joined words of every form.
    pub(super) signatures: Vec<u64>,
    /// How many ties each entity has; empty if nobody said.
    pub(super) ties: Vec<u32>,
}

impl NameIndex {
    /// Builds the index of these names.
    ///
    /// Time `O(n log n)` in the length of all names. Of one name, the first 256 characters and 24
    /// words are indexed; names behind the first 4 GiB of text are left out.
    #[must_use]
    pub fn build<'a>(forms: impl IntoIterator<Item = NameForm<'a>>) -> Self {
        assemble::assemble(forms)
    }

    /// The same index, which knows how many ties each entity has, in the order of their indices: of
    /// entities that match alike, those with more come first. Without it all are alike.
    #[must_use]
    pub fn with_ties(self, ties: Vec<u32>) -> Self {
        Self { ties, ..self }
    }

    /// The entities that could be meant by `text`, the likeliest first, at most `limit`.
    ///
    /// Never fails: a text without letters finds the names written exactly so. Of the text, the
    /// first 256 characters and 24 words count. Equal arguments give equal answers. Time: one pass
    /// over the different words of the index for each word typed, at most; common searches need
    /// none.
    #[must_use]
    pub fn search(&self, text: &str, limit: usize) -> NameSearch {
        search::search(self, text, limit)
    }

    /// The entities that have exactly this name, each once for each time.
    #[must_use]
    pub fn bearers(&self, name: &str) -> Vec<EntityIndex> {
        let words = fold::words(name);
        let joined: String = words.iter().map(|word| word.folded.as_str()).collect();
        let forms = self.written_as(&joined);
        let exact = forms.filter(|form| self.forms.text(*form).trim() == name.trim());
        exact.map(|form| self.forms.entity(form)).collect()
    }

    /// How many forms the index holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.forms.len() as usize
    }

    /// Whether the index holds no form.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes on the heap, the texts of the names included.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let lexicons = self.words.bytes() + self.skeletons.bytes();
        let postings = self.words_of_skeleton.bytes()
            + self.words_of_form.bytes()
            + self.forms_of_word.bytes();
        let numbers = 4 * (self.skeleton_of_word.capacity() + self.forms_by_fingerprint.capacity());
        self.forms.bytes()
            + lexicons
            + postings
            + numbers
            + 8 * self.signatures.capacity()
            + 4 * self.ties.capacity()
    }

    /// How many ties an entity has; 0 if nobody said.
    pub(super) fn ties_of(&self, entity: EntityIndex) -> u32 {
        self.ties.get(entity.get()).copied().unwrap_or_default()
    }

    /// The skeleton of a word, by number.
    pub(super) fn skeleton_of(&self, word: u32) -> u32 {
        self.skeleton_of_word
            .get(word as usize)
            .copied()
            .unwrap_or(u32::MAX)
    }

    /// The folded words of a form, one after the other without spaces: what stays if somebody joins
    /// or splits words.
    pub(super) fn joined(&self, form: u32) -> String {
        self.words_of_form
            .row(form)
            .iter()
            .map(|word| self.words.word(*word))
            .collect()
    }

    /// The forms whose joined words are `joined`.
    pub(super) fn written_as(&self, joined: &str) -> impl Iterator<Item = u32> {
        let wanted = fingerprint(joined);
        let begin = self
            .forms_by_fingerprint
            .partition_point(|form| fingerprint(&self.joined(*form)) < wanted);
        let rest = self.forms_by_fingerprint.iter().skip(begin).copied();
        rest.map(|form| (form, self.joined(form)))
            .take_while(move |(_, other)| fingerprint(other) == wanted)
            .filter(move |(_, other)| other == joined)
            .map(|(form, _)| form)
    }

    /// The forms whose joined words are within a few typing errors, and the number of errors: a
    /// pass over all forms.
    pub(super) fn written_nearly_as(&self, joined: &str) -> impl Iterator<Item = (u32, u8)> {
        let near = Neighbourhood::of(joined);
        let admitted = near.admitted(&self.signatures).into_iter();
        admitted.filter_map(move |form| {
            let signature = self.signatures.get(form as usize)?;
            Some((form, near.distance(&self.joined(form), *signature)?))
        })
    }
}

/// A number that stands for a text; different texts hardly ever share one.
pub(super) fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
