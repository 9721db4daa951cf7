//! Matching the three ties of a triangle to the three sides of a question.
//!
//! The corners of a triangle can be assigned to the three corners of a question in six ways. A tie
//! has a bit for each side it fits, and for each of its two ends that may be the side's beginning; a
//! triangle answers if in one of the six ways every tie has the bit it needs.

use crate::graph::ScopedGraph;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::SideWay;
use crate::query::triangle::TriangleQuestion;

/// A bit for each side and each end: bit `2 · side + end`, where end 0 is the tie's first entity.
pub(crate) type Fits = u8;

/// Every side, from either end.
const ALL: Fits = 0b11_1111;

/// What a side needs of a triangle: a bit of one of its ties.
#[derive(Clone, Copy)]
struct Need {
    tie: usize,
    bit: Fits,
}

/// The needs of the three sides, for each way of assigning the corners.
///
/// Ties join the corners 0 and 1, 1 and 2, 0 and 2; so do sides with the corners of the question.
const ASSIGNMENTS: [[Need; 3]; 6] = [
    assignment([0, 1, 2]),
    assignment([0, 2, 1]),
    assignment([1, 0, 2]),
    assignment([1, 2, 0]),
    assignment([2, 0, 1]),
    assignment([2, 1, 0]),
];

const fn assignment(corner_of: [usize; 3]) -> [Need; 3] {
    const PARTS: [(usize, usize); 3] = [(0, 1), (1, 2), (0, 2)];
    let mut needed = [Need { tie: 0, bit: 0 }; 3];
    let mut side = 0;
    while side < 3 {
        let (begin, end) = (corner_of[PARTS[side].0], corner_of[PARTS[side].1]);
        let tie = match (begin + end, begin * end) {
            (1, _) => 0,
            (3, _) => 1,
            _ => 2,
        };
        let turned = if begin > end { 1 } else { 0 };
        needed[side] = Need {
            tie,
            bit: 1 << (2 * side + turned),
        };
        side += 1;
    }
    needed
}

/// Whether the ties of corners 0 and 1, 1 and 2, 0 and 2 can be matched to the three sides, one
/// each.
pub(crate) fn can_match(fits: [Fits; 3]) -> bool {
    let is_met = |need: &Need| fits[need.tie] & need.bit != 0;
    ASSIGNMENTS.iter().any(|needs| needs.iter().all(is_met))
}

/// The sides of a question, prepared for a hot loop.
pub(crate) struct Sides {
    types: [Option<Vec<bool>>; 3],
    ways: [SideWay; 3],
    asks_nothing: bool,
}

impl Sides {
    pub(crate) fn of(question: &TriangleQuestion, type_count: usize) -> Self {
        let types = question.sides.each_ref().map(|side| {
            side.as_ref().map(|chosen| {
                let mut admitted = vec![false; type_count];
                for found in chosen {
                    admitted[found.get()] = true;
                }
                admitted
            })
        });
        let asks_nothing = types.iter().all(Option::is_none) && question.ways == [SideWay::Any; 3];
        Self {
            types,
            ways: question.ways,
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
        let (mut outward, mut inward) = ([false; 3], [false; 3]);
        for relation in graph.relations_of_pair(first, second) {
            let leads = Leads::of(graph, relation, first);
            for side in (0..3).filter(|&side| self.admits(graph, side, relation)) {
                outward[side] |= leads.outward;
                inward[side] |= leads.inward;
            }
        }
        (0..3).fold(0, |fits, side| {
            fits | self.bits(side, outward[side], inward[side])
        })
    }

    /// The sides that one relation fits, seen from `first`. A side that asks for ties both ways is
    /// fitted by each of the two relations.
    pub(crate) fn fits_of(
        &self,
        graph: &ScopedGraph<'_>,
        relation: RelationIndex,
        first: EntityIndex,
    ) -> Fits {
        let leads = Leads::of(graph, relation, first);
        (0..3)
            .filter(|&side| self.admits(graph, side, relation))
            .fold(0, |fits, side| {
                let is_half = self.ways[side] == SideWay::Mutual;
                fits | self.bits(side, leads.outward || is_half, leads.inward || is_half)
            })
    }

    fn admits(&self, graph: &ScopedGraph<'_>, side: usize, relation: RelationIndex) -> bool {
        let relation_type = graph.network().relation(relation).relation_type;
        self.types[side]
            .as_ref()
            .is_none_or(|admitted| admitted[relation_type.get()])
    }

    /// The bits of a side whose ties lead away from the first end, towards it, or both.
    fn bits(&self, side: usize, outward: bool, inward: bool) -> Fits {
        let (from_first, from_second) = match self.ways[side] {
            SideWay::Any => (outward || inward, outward || inward),
            SideWay::Forward => (outward, inward),
            SideWay::Backward => (inward, outward),
            SideWay::Mutual => (outward && inward, outward && inward),
        };
        (u8::from(from_first) | u8::from(from_second) << 1) << (2 * side)
    }
}

/// Which way a relation leads, seen from one of its ends.
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
