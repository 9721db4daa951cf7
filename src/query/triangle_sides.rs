//! Matching the three ties of a triangle to the three sides of a question.
//!
//! The corners of a triangle can be assigned to the three corners of a question in six ways. A tie
//! has a bit for each side it fits, and for each of its two ends that may be the side's beginning; a
//! triangle answers if in one of the six ways every tie has the bit it needs.

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

/// Every side, from either end.
const ALL: Fits = 0b11_1111;

/// Which corners a tie joins.
#[derive(Clone, Copy)]
enum TieOf {
    FirstSecond,
    SecondThird,
    FirstThird,
}

/// What a side needs of a triangle: a bit of one of its ties.
#[derive(Clone, Copy)]
struct Need {
    tie: TieOf,
    bit: Fits,
}

/// The needs of the three sides, for each way of assigning the corners.
const ASSIGNMENTS: [[Need; 3]; 6] = [
    assignment([0, 1, 2]),
    assignment([0, 2, 1]),
    assignment([1, 0, 2]),
    assignment([1, 2, 0]),
    assignment([2, 0, 1]),
    assignment([2, 1, 0]),
];

/// The needs if the corners of a question are these corners of a triangle. Its sides join the first
/// to the second, the second to the third, the first to the third.
const fn assignment([first, second, third]: [u8; 3]) -> [Need; 3] {
    [
        need(0, first, second),
        need(1, second, third),
        need(2, first, third),
    ]
}

/// What a side needs that begins and ends at these corners of a triangle.
const fn need(side: u8, begin: u8, end: u8) -> Need {
    let tie = match begin + end {
        1 => TieOf::FirstSecond,
        3 => TieOf::SecondThird,
        _ => TieOf::FirstThird,
    };
    let turned = if begin > end { 1 } else { 0 };
    Need {
        tie,
        bit: 1 << (2 * side + turned),
    }
}

/// Whether the ties of corners 0 and 1, 1 and 2, 0 and 2 can be matched to the three sides, one
/// each.
pub(crate) fn can_match([first_second, second_third, first_third]: [Fits; 3]) -> bool {
    let is_met = |need: &Need| {
        let fits = match need.tie {
            TieOf::FirstSecond => first_second,
            TieOf::SecondThird => second_third,
            TieOf::FirstThird => first_third,
        };
        fits & need.bit != 0
    };
    ASSIGNMENTS.iter().any(|needs| needs.iter().all(is_met))
}

/// The sides of a question, prepared for a hot loop.
pub(crate) struct Sides {
    sides: [PreparedSide; 3],
    asks_nothing: bool,
}

impl Sides {
    pub(crate) fn of(question: &TriangleQuestion, type_count: usize) -> Self {
        let asks_nothing =
            question.sides.iter().all(Option::is_none) && question.ways == [SideWay::Any; 3];
        let [first, second, third] = &question.sides;
        let [first_way, second_way, third_way] = question.ways;
        Self {
            sides: [
                PreparedSide::of(first, first_way, type_count),
                PreparedSide::of(second, second_way, type_count),
                PreparedSide::of(third, third_way, type_count),
            ],
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
        let mut leads_of_sides = [Leads::default(); 3];
        for relation in graph.relations_of_pair(first, second) {
            let found = graph.network().relation(relation).relation_type;
            let leads = Leads::of(graph, relation, first);
            for (side, of_side) in self.sides.iter().zip(&mut leads_of_sides) {
                if side.admits(found) {
                    of_side.outward |= leads.outward;
                    of_side.inward |= leads.inward;
                }
            }
        }
        let sides = self.sides.iter().zip(leads_of_sides);
        fits_of_sides(sides.map(|(side, leads)| side.bits(leads)))
    }

    /// The sides that one relation fits, seen from `first`. A side that asks for ties both ways is
    /// fitted by each of the two relations.
    pub(crate) fn fits_of(
        &self,
        graph: &ScopedGraph<'_>,
        relation: RelationIndex,
        first: EntityIndex,
    ) -> Fits {
        let found = graph.network().relation(relation).relation_type;
        let leads = Leads::of(graph, relation, first);
        fits_of_sides(self.sides.iter().map(|side| {
            let is_half = side.way == SideWay::Mutual;
            let leads = Leads {
                outward: leads.outward || is_half,
                inward: leads.inward || is_half,
            };
            if side.admits(found) {
                side.bits(leads)
            } else {
                0
            }
        }))
    }
}

/// The two bits of each side, in their places.
fn fits_of_sides(bits_of_sides: impl Iterator<Item = Fits>) -> Fits {
    let placed = bits_of_sides.zip(0_u8..);
    placed.fold(0, |fits, (bits, side)| fits | bits << (2 * side))
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

    /// The bits of the two ends of a tie, the first for a tie that can begin at its first entity.
    fn bits(&self, Leads { outward, inward }: Leads) -> Fits {
        let (from_first, from_second) = match self.way {
            SideWay::Any => (outward || inward, outward || inward),
            SideWay::Forward => (outward, inward),
            SideWay::Backward => (inward, outward),
            SideWay::Mutual => (outward && inward, outward && inward),
        };
        u8::from(from_first) | u8::from(from_second) << 1
    }
}

/// Which way a relation leads, seen from one of its ends.
#[derive(Clone, Copy, Default)]
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
