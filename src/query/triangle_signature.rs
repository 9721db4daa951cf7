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

/// The six ways of listing three corners.
const ORDERS: [[usize; 3]; 6] = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
];

impl Signature {
    /// The signature of a triangle: of the six ways of listing its corners the one that comes
    /// first.
    #[must_use]
    pub fn of(network: &Network, corners: [EntityIndex; 3], ties: [&[RelationIndex]; 3]) -> Self {
        let [first_second, second_third, first_third] = ties;
        let between = |from: usize, to: usize| match (from.min(to), from.max(to)) {
            (0, 1) => first_second,
            (1, 2) => second_third,
            _ => first_third,
        };
        let listed = |[a, b, c]: [usize; 3]| {
            let side = |from: usize, to: usize| classes(network, corners[from], between(from, to));
            Self {
                kinds: [a, b, c].map(|corner| network.kind_of(corners[corner])),
                sides: [side(a, b), side(b, c), side(c, a)],
            }
        };
        let mut first = listed(ORDERS[0]);
        for order in &ORDERS[1..] {
            first = first.min(listed(*order));
        }
        first
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
