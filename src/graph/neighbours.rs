//! Iterating over a row: the neighbours that a scope admits.

use crate::graph::adjacency::End;
use crate::graph::pair_summary::PairSummary;
use crate::graph::scope::Direction;
use crate::graph::scoped::ScopedGraph;
use crate::graph::sieve::Sieve;
use crate::model::EntityIndex;

/// The neighbours of one entity; made by [`ScopedGraph::neighbours`].
#[derive(Clone, Debug)]
pub struct Neighbours<'a>(Walk<'a>);

#[derive(Clone, Debug)]
enum Walk<'a> {
    /// The scope admits everything, so that walking a row costs no more than reading it.
    All(std::slice::Iter<'a, EntityIndex>),
    Some(Choice<'a>),
}

/// The rest of a row, and the conditions its entries must meet.
#[derive(Clone, Debug)]
struct Choice<'a> {
    sieve: Sieve,
    neighbours: std::slice::Iter<'a, EntityIndex>,
    summaries: std::slice::Iter<'a, PairSummary>,
    scoped: &'a ScopedGraph<'a>,
    direction: Direction,
    owner: EntityIndex,
    /// Where the row ends among all entries.
    end: usize,
}

impl<'a> Neighbours<'a> {
    #[inline]
    pub(crate) fn of(
        scoped: &'a ScopedGraph<'a>,
        owner: EntityIndex,
        direction: Direction,
    ) -> Self {
        let adjacency = scoped.graph().adjacency();
        let entries = adjacency.row(owner);
        let neighbours = adjacency.neighbours(entries.clone()).iter();
        let Some(sieve) = scoped.sieve(direction) else {
            return Self(Walk::All(neighbours));
        };
        let (end, summaries) = (entries.end, adjacency.summaries(entries).iter());
        Self(Walk::Some(Choice {
            sieve,
            neighbours,
            summaries,
            scoped,
            direction,
            owner,
            end,
        }))
    }
}

impl Choice<'_> {
    #[expect(
        clippy::inline_always,
        reason = "a call for each neighbour is a fifth of a filtered search"
    )]
    #[inline(always)]
    fn next(&mut self) -> Option<EntityIndex> {
        while let (Some(&neighbour), Some(&summary)) =
            (self.neighbours.next(), self.summaries.next())
        {
            if self.sieve.lets_through(summary) && self.admits(neighbour, summary) {
                return Some(neighbour);
            }
        }
        None
    }

    #[inline]
    fn admits(&self, neighbour: EntityIndex, summary: PairSummary) -> bool {
        (self.sieve.is_sure(summary) || self.some_counts(neighbour))
            && self.scoped.admits(neighbour)
    }

    /// Checks the relations of the current entry one by one.
    fn some_counts(&self, neighbour: EntityIndex) -> bool {
        let entry = self.end - 1 - self.summaries.len();
        self.scoped
            .admits_some(entry, End::of(self.owner, neighbour), self.direction)
    }
}

impl Iterator for Neighbours<'_> {
    type Item = EntityIndex;

    #[inline]
    fn next(&mut self) -> Option<EntityIndex> {
        match &mut self.0 {
            Walk::All(rest) => rest.next().copied(),
            Walk::Some(choice) => choice.next(),
        }
    }
}
