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
    /// The shape as a word of addresses: the ids of its kinds and of the classes between them, which way
    /// these lead, such as `person espionage> country conflict= country <structure`.
    #[must_use]
    pub fn word(&self, network: &Network) -> String {
        let schema = network.schema();
        let tie = |tie: &ClassTie| {
            let class = schema.class(tie.class);
            match tie.direction {
                TieDirection::Forward => format!("{class}>"),
                TieDirection::Backward => format!("<{class}"),
                TieDirection::Symmetric => format!("{class}="),
            }
        };
        let kinds = self.kinds.iter().map(|&kind| schema.kind(kind).id.clone());
        let sides = self.sides.iter().map(|side| {
            let ties: Vec<String> = side.iter().map(tie).collect();
            ties.join("+")
        });
        let corners: Vec<String> = kinds.zip(sides).flat_map(<[String; 2]>::from).collect();
        corners.join(" ")
    }

    /// The signature of a triangle whose corners are tied by these relations, the first to the
    /// second, the second to the third, the first to the third: of the six ways of listing its
    /// corners the one that comes first.
    #[must_use]
    pub fn of(network: &Network, corners: [EntityIndex; 3], ties: [&[RelationIndex]; 3]) -> Self {
        let [first, second, _] = corners;
        let [first_second, second_third, first_third] = ties;
        let classes = [
            class_ties(network, first, first_second),
            class_ties(network, second, second_third),
            class_ties(network, first, first_third),
        ];
        let kinds = corners.map(|corner| network.kind_of(corner));
        Self::of_classes(kinds, classes.each_ref().map(Vec::as_slice))
    }

    /// The signature of a triangle with corners of these kinds, the first of which is tied to the
    /// second in this way, the second to the third, the first to the third.
    pub(crate) fn of_classes([a, b, c]: [KindIndex; 3], ties: [&[ClassTie]; 3]) -> Self {
        let [ab, bc, ac] = ties.map(<[ClassTie]>::to_vec);
        let [ba, cb, ca] = [turned(&ab), turned(&bc), turned(&ac)];
        let listed = |kinds: [KindIndex; 3], sides: [&Vec<ClassTie>; 3]| Self {
            kinds,
            sides: sides.map(Clone::clone),
        };
        listed([a, b, c], [&ab, &bc, &ca])
            .min(listed([a, c, b], [&ac, &cb, &ba]))
            .min(listed([b, a, c], [&ba, &ac, &cb]))
            .min(listed([b, c, a], [&bc, &ca, &ab]))
            .min(listed([c, a, b], [&ca, &ab, &bc]))
            .min(listed([c, b, a], [&cb, &ba, &ac]))
    }
}

/// The classes and directions of relations, seen from one of their ends.
pub(crate) fn class_ties(
    network: &Network,
    from: EntityIndex,
    relations: &[RelationIndex],
) -> Vec<ClassTie> {
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
    sorted(relations.iter().map(tie).collect())
}

/// The same ties, seen from the other end.
fn turned(ties: &[ClassTie]) -> Vec<ClassTie> {
    let turn = |tie: &ClassTie| ClassTie {
        class: tie.class,
        direction: match tie.direction {
            TieDirection::Forward => TieDirection::Backward,
            TieDirection::Backward => TieDirection::Forward,
            TieDirection::Symmetric => TieDirection::Symmetric,
        },
    };
    sorted(ties.iter().map(turn).collect())
}

fn sorted(mut ties: Vec<ClassTie>) -> Vec<ClassTie> {
    ties.sort_unstable();
    ties.dedup();
    ties
}
