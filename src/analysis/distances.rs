//! Distances between all members, and who is near to all (harmonic closeness).
//!
//! Breadth-first searches from 64 members at once, one bit each (Then et al. 2014, *The More the
//! Merrier*): whoever a search reaches gets its bit, and the bits that are new at a member at a
//! distance are counted at once.

use crate::analysis::simple_graph::SimpleGraph;
use crate::analysis::simple_graph::real;
use crate::analysis::simple_graph::real_sum;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// How far members are from one another, in ties.
#[derive(Clone, Debug, PartialEq)]
pub struct Distances {
    /// For each member the sum of 1 / distance over all that reach it (harmonic closeness; Marchiori
    /// and Latora 2000, Rochat 2009). Whoever does not reach it adds nothing. In a directed graph
    /// these are the distances *to* the member.
    pub harmonic: Vec<f64>,
    /// How many ordered pairs are at each distance: the first number counts those at distance 1.
    pub pairs: Vec<u64>,
}

impl Distances {
    /// The longest distance there is; 0 if no pair is tied.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.pairs.len()
    }

    /// The mean distance of the pairs of which one reaches the other; `None` without such a pair.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let connected: u64 = self.pairs.iter().sum();
        let counts = self.pairs.iter().zip(1_u64..);
        let sum: u64 = counts.map(|(&count, distance)| count * distance).sum();
        let ratio = real_sum(sum) / real_sum(connected);
        (connected > 0).then_some(ratio)
    }
}

/// Measures all distances. Time `O(V · (V + E) / 64)` for each distance there is.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before.
pub fn distances(graph: &SimpleGraph, budget: &mut Budget) -> Result<Distances, Interruption> {
    let mut found = Distances {
        harmonic: vec![0.0; graph.count()],
        pairs: Vec::new(),
    };
    let mut search = Search::new(graph);
    for first in (0..graph.count()).step_by(64) {
        search.run(first, &mut found, budget)?;
    }
    Ok(found)
}

/// Searches from up to 64 members.
struct Search<'a> {
    graph: &'a SimpleGraph,
    /// By member: the searches that have reached it.
    seen: Vec<u64>,
    /// By member: the searches that reached it in the last step.
    last: Vec<u64>,
    /// By member: the searches that reach it in this step.
    next: Vec<u64>,
}

impl<'a> Search<'a> {
    fn new(graph: &'a SimpleGraph) -> Self {
        let blank = || vec![0; graph.count()];
        Self {
            graph,
            seen: blank(),
            last: blank(),
            next: blank(),
        }
    }

    /// Searches from the 64 members from `first` on.
    fn run(
        &mut self,
        first: usize,
        found: &mut Distances,
        budget: &mut Budget,
    ) -> Result<(), Interruption> {
        self.seen.fill(0);
        self.last.fill(0);
        for (search, start) in (first..self.graph.count().min(first + 64)).enumerate() {
            self.seen.put(start, 1 << search);
            self.last.put(start, 1 << search);
        }
        for distance in 1.. {
            // A tie costs less than a step of other work: it moves 64 searches by one instruction.
            budget.spend(self.graph.size() / 4)?;
            let reached = self.step(distance, &mut found.harmonic);
            if reached == 0 {
                break;
            }
            if found.pairs.len() < distance {
                found.pairs.push(0);
            }
            found.pairs.add(distance - 1, reached);
        }
        Ok(())
    }

    /// Moves all searches on by one tie; returns how many members they reach that are new to them.
    fn step(&mut self, distance: usize, harmonic: &mut [f64]) -> u64 {
        self.next.fill(0);
        for (member, &searches) in self.last.iter().enumerate() {
            if searches != 0 {
                for &other in self.graph.followed(member) {
                    self.next.update(other as usize, |before| before | searches);
                }
            }
        }
        let mut reached = 0;
        let share = 1.0 / real(distance);
        let members = self.next.iter().zip(&mut self.seen).zip(&mut self.last);
        for (((next, seen), last), nearness) in members.zip(harmonic) {
            let new = next & !*seen;
            *seen |= new;
            *last = new;
            let count = new.count_ones();
            *nearness += f64::from(count) * share;
            reached += u64::from(count);
        }
        reached
    }
}
