//! The names of the index one by one, as it has folded them: for whoever searches without it.

use crate::graph::names::fold::words;
use crate::graph::names::form::Standing;
use crate::graph::names::index::NameIndex;
use crate::model::EntityIndex;

/// A name of an entity and the words it consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoldedName<'a> {
    /// Whose name it is.
    pub entity: EntityIndex,
    /// The name as written.
    pub text: &'a str,
    /// The language tag of the name.
    pub language: Option<&'a str>,
    /// Whether the entity is listed under it.
    pub standing: Standing,
    /// Each word folded, and its rough sound.
    pub words: Vec<(&'a str, &'a str)>,
}

impl NameIndex {
    /// All names, in the order in which they came.
    pub fn folded(&self) -> impl Iterator<Item = FoldedName<'_>> {
        (0..self.forms.len()).map(|form| FoldedName {
            entity: self.forms.entity(form),
            text: self.forms.text(form),
            language: self.forms.language(form),
            standing: self.forms.standing(form),
            words: self
                .words_of_form
                .row(form)
                .iter()
                .map(|word| self.folded_word(*word))
                .collect(),
        })
    }

    fn folded_word(&self, word: u32) -> (&str, &str) {
        (
            self.words.word(word),
            self.skeletons.word(self.skeleton_of(word)),
        )
    }
}

/// What a name is sorted by in a list: its words in small Latin letters, without marks.
#[must_use]
pub fn alphabetical(text: &str) -> String {
    let words: Vec<String> = words(text).into_iter().map(|word| word.latin).collect();
    words.join(" ")
}
