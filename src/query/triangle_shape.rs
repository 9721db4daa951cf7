//! The shape that a question about triangles wants.

use hashbrown::HashMap;

use crate::model::KindIndex;
use crate::model::Network;
use crate::query::triangle_pairs::Pairs;
use crate::query::triangle_signature::Signature;

/// The kinds of the corners of a triangle and the positions of what ties them, the first to the second,
/// the second to the third, the first to the third.
pub(crate) type Shape = ([KindIndex; 3], [usize; 3]);

/// The shape that is wanted, and which of those that occur are it.
pub(crate) struct WantedShape<'a> {
    word: Option<&'a str>,
    known: HashMap<Shape, bool>,
}

impl<'a> WantedShape<'a> {
    /// The shape with this word; any without one.
    pub(crate) fn of(word: Option<&'a str>) -> Self {
        Self {
            word,
            known: HashMap::new(),
        }
    }

    /// Whether a shape is the one. Each that occurs is looked at once.
    pub(crate) fn admits(&mut self, network: &Network, pairs: &Pairs, shape: Shape) -> bool {
        let Some(word) = self.word else {
            return true;
        };
        *self.known.entry(shape).or_insert_with(|| {
            let (kinds, positions) = shape;
            let ties = positions.map(|position| pairs.classes(position));
            Signature::of_classes(kinds, ties).word(network) == word
        })
    }
}
