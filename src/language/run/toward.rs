//! How far it is to the end of a path that is searched, so that nothing is followed which cannot get there.
//!
//! Of paths between two given nodes those are followed that can still end within a length, which grows
//! until enough were found. Before each growth one more ring of nodes around the end is looked at. A node
//! is no nearer to the end than the ties that the search may follow make it, whatever else it asks of
//! them, so nothing is lost; and all paths of a length are followed before any that is longer.

use std::cell::Cell;

use hashbrown::HashMap;

use crate::language::fault::Fault;
use crate::language::graph::Following;
use crate::language::graph::NodeNumber;
use crate::language::graph::TypeNumber;
use crate::language::meaning::Move;
use crate::language::meaning::Search;

use super::runner::Runner;

/// So often the length grows by one once the beginning was reached, and then ever faster.
const SLOW_GROWTHS: u32 = 8;

/// The nodes around the end of a path, and how long paths may be.
pub struct Toward<'s> {
    search: &'s Search,
    /// Which way, and along which types, the end is left.
    following: Following,
    types: Option<&'s [TypeNumber]>,
    /// How many ties each node is away from the end, as far as it was looked.
    distances: HashMap<NodeNumber, usize>,
    /// The nodes that are farthest away.
    ring: Vec<NodeNumber>,
    radius: usize,
    /// How long paths may be.
    length: usize,
    /// How often that grew since the beginning was reached.
    growths: u32,
    /// Whether something was left out because it would be too long.
    has_left_out: Cell<bool>,
}

impl<'s> Toward<'s> {
    /// Nothing looked at yet around an end.
    pub fn new(search: &'s Search, end: NodeNumber) -> Self {
        let mut hops = search.moves.iter().filter_map(|one| match one {
            Move::Hop(test) => Some(test),
            _ => None,
        });
        // With several hops, one that is not tested here may be the last.
        let only = hops.next().filter(|_| hops.next().is_none());
        Self {
            search,
            following: only.map_or(Following::Both, |only| only.following.turned()),
            types: only.and_then(|only| only.types.as_deref()),
            distances: HashMap::from([(end, 0)]),
            ring: vec![end],
            radius: 0,
            length: 0,
            growths: 0,
            has_left_out: Cell::new(false),
        }
    }

    /// Allows longer paths from a beginning.
    ///
    /// # Errors
    ///
    /// A fault if a limit is reached.
    pub fn grow(&mut self, runner: &Runner<'_>, start: NodeNumber) -> Result<(), Fault> {
        let faster = self.growths.saturating_sub(SLOW_GROWTHS).min(20);
        self.length = self.length.saturating_add(1 << faster);
        self.has_left_out.set(false);
        while self.radius < self.length && !self.ring.is_empty() {
            self.look_further(runner)?;
        }
        self.growths += u32::from(self.distances.contains_key(&start));
        Ok(())
    }

    fn look_further(&mut self, runner: &Runner<'_>) -> Result<(), Fault> {
        self.radius += 1;
        let mut onward = Vec::new();
        let ring = std::mem::take(&mut self.ring);
        runner
            .graph
            .onward(&ring, self.following, self.types, &mut onward);
        let steps = onward.len() + ring.len();
        runner.meter.spend(steps, self.search.span)?;
        for next in onward {
            if self.distances.try_insert(next.node, self.radius).is_ok() {
                self.ring.push(next.node);
            }
        }
        Ok(())
    }

    /// Whether a path of so many ties that stands at a node can still end soon enough.
    pub fn is_within_reach(&self, ties: usize, node: NodeNumber) -> bool {
        let is_within = match self.distances.get(&node) {
            Some(distance) => ties + distance <= self.length,
            // There is no way from it to the end.
            None if self.ring.is_empty() => return false,
            None => false,
        };
        if !is_within {
            self.has_left_out.set(true);
        }
        is_within
    }

    /// Whether there may be longer paths than those that were allowed.
    pub fn may_find_more(&self) -> bool {
        self.has_left_out.get()
    }
}
