//! The signature of a triangle: the kinds of its corners and the classes of its ties with their
//! directions.

use crate::model::ClassIndex;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Network;
use crate::model::RelationIndex;

/// Which way the relations of a class lead along a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieDirection {
    /// From the side's first corner to its second.
    Forward,
    /// From its second corner to its first.
    Backward,
    /// The type has no direction.
    Symmetric,
}

/// The relations of one class on a side, in one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassTie {
    /// The class.
    pub class: ClassIndex,
    /// Which way its relations lead.
    pub direction: TieDirection,
}

/// The shape of a triangle, the same however its corners are listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signature {
    /// The kinds of the corners.
    pub kinds: [KindIndex; 3],
    /// What ties the first corner to the second, the second to the third, the third to the first.
    pub sides: [Vec<ClassTie>; 3],
}

/// How many triangles have a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureGroup {
    /// The shape.
    pub signature: Signature,
    /// How many triangles have it.
    pub count: u64,
}

impl Signature {
    /// The signature of a triangle: of the six ways of listing its corners the one that comes
    /// first.
    #[must_use]
    pub fn of(network: &Network, corners: [EntityIndex; 3], ties: [&[RelationIndex]; 3]) -> Self {
        let [a, b, c] = corners;
        let [ab, bc, ac] = ties;
        let listed = |corners: [EntityIndex; 3], ties: [&[RelationIndex]; 3]| {
            let [first, second, third] = corners;
            let [first_second, second_third, third_first] = ties;
            Self {
                kinds: corners.map(|corner| network.kind_of(corner)),
                sides: [
                    classes(network, first, first_second),
                    classes(network, second, second_third),
                    classes(network, third, third_first),
                ],
            }
        };
        listed([a, b, c], [ab, bc, ac])
            .min(listed([a, c, b], [ac, bc, ab]))
            .min(listed([b, a, c], [ab, ac, bc]))
            .min(listed([b, c, a], [bc, ac, ab]))
            .min(listed([c, a, b], [ac, ab, bc]))
            .min(listed([c, b, a], [bc, ab, ac]))
    }
}

fn classes(network: &Network, from: EntityIndex, relations: &[RelationIndex]) -> Vec<ClassTie> {
    let tie = |relation: &RelationIndex| {
        let claim = network.claim(*relation);
        let found = claim.relation_type();
        let direction = match (found.symmetric, claim.from() == from) {
            (true, _) => TieDirection::Symmetric,
            (false, true) => TieDirection::Forward,
            (false, false) => TieDirection::Backward,
        };
        ClassTie {
            class: found.class,
            direction,
        }
    };
    let mut classes: Vec<ClassTie> = relations.iter().map(tie).collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}
