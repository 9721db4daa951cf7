//! From a named triangle to the sides of a question.

use crate::model::Network;
use crate::model::PatternSide;
use crate::model::SideWay;
use crate::model::TrianglePattern;
use crate::query::triangle::Side;

/// The relation types that a side of a pattern admits; `None` if it admits all.
#[must_use]
pub fn types_of_side(network: &Network, side: &PatternSide) -> Side {
    let schema = network.schema();
    let is_named =
        |class: &str, id: &str| side.words.iter().any(|word| word == class || word == id);
    let chosen = schema
        .types()
        .filter(|(_, found)| is_named(schema.class(found.class), &found.id))
        .map(|(index, _)| index);
    (!side.words.is_empty()).then(|| chosen.collect())
}

/// The directions that the sides of a pattern ask for.
#[must_use]
pub fn ways_of(pattern: &TrianglePattern) -> [SideWay; 3] {
    pattern.sides.each_ref().map(|side| side.way)
}
