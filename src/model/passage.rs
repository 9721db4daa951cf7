//! Passages: what stands at a place in a source.

use hashbrown::HashMap;

use crate::model::index::SourceIndex;

/// What stands at a place in a source, or a sentence on what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The source.
    pub source: SourceIndex,
    /// The place in it, as claims cite it.
    pub locus: String,
    /// The text.
    pub text: String,
    /// The language of the text as a tag (BCP 47); empty if it is not said.
    pub language: String,
}

/// The passages of a network, by source and locus.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passages {
    all: Vec<Passage>,
    by_place: HashMap<SourceIndex, HashMap<String, usize>>,
}

impl Passages {
    /// Of two passages of one place the first counts.
    pub(crate) fn new(all: Vec<Passage>) -> Self {
        let mut by_place: HashMap<SourceIndex, HashMap<String, usize>> = HashMap::new();
        for (position, passage) in all.iter().enumerate() {
            let places = by_place.entry(passage.source).or_default();
            places.entry(passage.locus.clone()).or_insert(position);
        }
        Self { all, by_place }
    }

    pub(crate) fn all(&self) -> &[Passage] {
        &self.all
    }

    pub(crate) fn at(&self, source: SourceIndex, locus: &str) -> Option<&Passage> {
        let position = self.by_place.get(&source)?.get(locus)?;
        self.all.get(*position)
    }
}
