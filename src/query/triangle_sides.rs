//! Matching the three ties of a triangle to the three sides of a question.
//!
//! The corners of a triangle can be given the three parts of a question in six ways. Each claim has
//! a bit for each side it fits, and for each end of its tie that may be the side's beginning; a
//! triangle answers if in one of the six ways every tie has claims with all the bits it needs. A
//! side that must lead both ways needs two: a claim each way, or one that has no direction.

use crate::graph::ScopedGraph;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;
use crate::model::SideWay;
use crate::model::Table;
use crate::query::triangle::Side;
use crate::query::triangle::TriangleQuestion;

/// A bit for each side and each end: bit `2 · side + end`, where end 0 is the tie's first entity.
pub(crate) type Fits = u8;

/// The bits that each tie needs, for one way of giving the corners their parts: of the first and
/// second corner, the second and third, the first and third.
pub(crate) type Parts = [Fits; 3];

/// Every side, from either end.
const ALL: Fits = 0b11_1111;

/// The corners of a question, in the six orders in which those of a triangle can play them.
const ORDERS: [[u8; 3]; 6] = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
];

/// The sides of a question, prepared for a hot loop.
pub(crate) struct Sides {
    prepared: [PreparedSide; 3],
    parts: [Parts; 6],
    asks_nothing: bool,
}

impl Sides {
    pub(crate) fn of(question: &TriangleQuestion, type_count: usize) -> Self {
        let asks_nothing =
            question.sides.iter().all(Option::is_none) && question.ways == [SideWay::Any; 3];
        let [first, second, third] = &question.sides;
        let [first_way, second_way, third_way] = question.ways;
        Self {
            prepared: [
                PreparedSide::of(first, first_way, type_count),
                PreparedSide::of(second, second_way, type_count),
                PreparedSide::of(third, third_way, type_count),
            ],
            parts: ORDERS.map(|order| parts(order, question.ways)),
            asks_nothing,
        }
    }

    /// The sides that the relations of a pair fit together, seen from `first`.
    pub(crate) fn fits(
        &self,
        graph: &ScopedGraph<'_>,
        first: EntityIndex,
        second: EntityIndex,
    ) -> Fits {
        if self.asks_nothing {
            return ALL;
        }
        graph
            .relations_of_pair(first, second)
            .map(|relation| self.fits_of(graph, relation, first))
            .fold(0, |all, fits| all | fits)
    }

    /// The sides that one relation fits, seen from `first`. Of a side that must lead both ways it
    /// has the bits of the ways it leads.
    pub(crate) fn fits_of(
        &self,
        graph: &ScopedGraph<'_>,
        relation: RelationIndex,
        first: EntityIndex,
    ) -> Fits {
        let found = graph.network().relation(relation).relation_type;
        let leads = Leads::of(graph, relation, first);
        let sides = self.prepared.iter().zip(0_u8..);
        sides
            .filter(|(side, _)| side.admits(found))
            .fold(0, |fits, (side, position)| {
                fits | side.bits(leads) << (2 * position)
            })
    }

    /// The sides that one relation fits between two groups, one of which is within the other: only
    /// that it is said to be a part ties them, and only where a side names types that say so.
    pub(crate) fn fits_of_part(
        &self,
        graph: &ScopedGraph<'_>,
        relation: RelationIndex,
        first: EntityIndex,
    ) -> Fits {
        if !graph.network().claim(relation).relation_type().is_part {
            return 0;
        }
        let fits = self.fits_of(graph, relation, first);
        let sides = self.prepared.iter().zip(0_u8..);
        let open = sides.filter(|(side, _)| side.types.is_none());
        open.fold(fits, |fits, (_, position)| fits & !(0b11 << (2 * position)))
    }

    /// Whether ties that fit these sides can be matched to the three sides, one each.
    pub(crate) fn can_match(&self, fits: [Fits; 3]) -> bool {
        self.matching(fits).next().is_some()
    }

    /// The ways of giving the corners their parts in which every tie has what it needs.
    pub(crate) fn matching(&self, fits: [Fits; 3]) -> impl Iterator<Item = Parts> + '_ {
        let are_met = move |parts: &Parts| {
            let mut needs = parts.iter().zip(fits);
            needs.all(|(need, fits)| fits & need == *need)
        };
        self.parts.iter().copied().filter(are_met)
    }
}

/// What the ties of a triangle need if its corners, in this order, are those of a question. Its
/// sides join the first to the second, the second to the third, the first to the third.
fn parts([first, second, third]: [u8; 3], ways: [SideWay; 3]) -> Parts {
    let mut parts = [0; 3];
    let ends = [(first, second), (second, third), (first, third)];
    for (((begin, end), way), side) in ends.into_iter().zip(ways).zip(0_u8..) {
        let [first_second, second_third, first_third] = &mut parts;
        let tie = match begin + end {
            1 => first_second,
            3 => second_third,
            _ => first_third,
        };
        let bits = match way {
            SideWay::Mutual => 0b11,
            _ if begin > end => 0b10,
            _ => 0b01,
        };
        *tie = bits << (2 * side);
    }
    parts
}

/// A side of a question.
struct PreparedSide {
    /// Whether it admits each type; `None` if it admits all.
    types: Option<Table<RelationTypeIndex, bool>>,
    way: SideWay,
}

impl PreparedSide {
    fn of(side: &Side, way: SideWay, type_count: usize) -> Self {
        let types = side.as_ref().map(|chosen| {
            let mut admitted = Table::filled(type_count, false);
            for &found in chosen {
                *admitted.at_mut(found) = true;
            }
            admitted
        });
        Self { types, way }
    }

    fn admits(&self, relation_type: RelationTypeIndex) -> bool {
        let admitted = self.types.as_ref();
        admitted.is_none_or(|admitted| *admitted.at(relation_type))
    }

    /// The bits of the two ends of a tie, the first for a claim that can begin at its first entity.
    fn bits(&self, Leads { outward, inward }: Leads) -> Fits {
        let (from_first, from_second) = match self.way {
            SideWay::Any => (true, true),
            SideWay::Forward | SideWay::Mutual => (outward, inward),
            SideWay::Backward => (inward, outward),
        };
        u8::from(from_first) | u8::from(from_second) << 1
    }
}

/// Which way a relation leads, seen from one of its ends.
#[derive(Clone, Copy)]
struct Leads {
    /// Whether it leads away from the entity.
    outward: bool,
    /// Whether it leads towards the entity.
    inward: bool,
}

impl Leads {
    fn of(graph: &ScopedGraph<'_>, relation: RelationIndex, entity: EntityIndex) -> Self {
        let claim = graph.network().claim(relation);
        let symmetric = claim.relation_type().symmetric;
        let starts_here = claim.from() == entity;
        Self {
            outward: symmetric || starts_here,
            inward: symmetric || !starts_here,
        }
    }
}
