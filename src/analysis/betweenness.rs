//! Betweenness: who stands on the shortest routes of others (Freeman 1977).
//!
//! One search from each member, then the shares of its shortest routes backwards (Brandes 2001).
//! The searches begin in an order drawn by lot, so that those done by the time that a budget ends
//! are a fair sample of all (Brandes and Pich 2007), whose error is stated.

use crate::analysis::drawing_lots::Lots;
use crate::analysis::simple_graph::SimpleGraph;
use crate::analysis::simple_graph::Ways;
use crate::analysis::simple_graph::real;
use crate::analysis::simple_graph::small;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// A sample of fewer searches says nothing that is worth saying.
const FEWEST_SEARCHES: usize = 30;
const SEED: u64 = 1977;

/// The betweenness of each member.
#[derive(Clone, Debug, PartialEq)]
pub struct Betweenness {
    /// For each member the number of pairs of others whose shortest routes pass it; if only a part
    /// of them does, that part. Pairs are ordered in a directed graph. Not normalised.
    pub values: Vec<f64>,
    /// The standard errors of the values if they rest on a sample; `None` if they are exact.
    pub errors: Option<Vec<f64>>,
    /// From how many members searches were done.
    pub searches: usize,
}

/// Measures the betweenness of all members, in at most `most_searches` searches. If the time of the
/// budget is over before, the searches done by then are the sample.
///
/// Time `O(V · (V + E))`, less if fewer searches are wanted.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before 30 searches were done.
pub fn betweenness(
    graph: &SimpleGraph,
    most_searches: usize,
    budget: &mut Budget,
) -> Result<Betweenness, Interruption> {
    let count = graph.count();
    let mut starts: Vec<u32> = (0..small(count)).collect();
    Lots::new(SEED).shuffle(&mut starts);
    let mut search = Search::new(graph);
    let mut sums = Sums {
        values: vec![0.0; count],
        squares: vec![0.0; count],
    };
    let mut searches = 0;
    for &start in starts.iter().take(most_searches) {
        // A search walks plain rows twice: an entry costs less than a step of other work.
        match budget.spend(graph.size() / 4) {
            Err(Interruption::TimeIsOver { .. } | Interruption::LimitReached { .. })
                if searches >= FEWEST_SEARCHES =>
            {
                break;
            }
            spent => spent?,
        }
        search.run(start as usize, &mut sums);
        searches += 1;
    }
    // Without directions each pair was met from both ends.
    let share = match graph.ways() {
        Ways::Directed => 1.0,
        Ways::Undirected => 0.5,
    };
    Ok(sums.scaled(count, searches, share))
}

/// What all searches so far say of each member.
struct Sums {
    values: Vec<f64>,
    squares: Vec<f64>,
}

impl Sums {
    fn scaled(self, count: usize, searches: usize, share: f64) -> Betweenness {
        if searches >= count {
            return Betweenness {
                values: self.values.iter().map(|value| value * share).collect(),
                errors: None,
                searches,
            };
        }
        let (all, done) = (real(count), real(searches));
        let errors = self.values.iter().zip(&self.squares).map(|(sum, squares)| {
            let mean = sum / done;
            let variance = (squares / done - mean * mean).max(0.0) * done / (done - 1.0).max(1.0);
            // A sample that is nearly everything errs by less (finite population).
            let left = ((all - done) / (all - 1.0).max(1.0)).max(0.0);
            share * all * (variance / done * left).sqrt()
        });
        Betweenness {
            errors: Some(errors.collect()),
            values: self
                .values
                .iter()
                .map(|value| value * share * all / done.max(1.0))
                .collect(),
            searches,
        }
    }
}

/// A search from one member; its tables are used again for the next.
struct Search<'a> {
    graph: &'a SimpleGraph,
    distances: Vec<u32>,
    /// How many shortest routes lead to each member.
    routes: Vec<f64>,
    /// What each member passes on to those after it, by shares of their routes.
    dependencies: Vec<f64>,
    /// The members reached, the nearest first.
    order: Vec<u32>,
}

impl<'a> Search<'a> {
    fn new(graph: &'a SimpleGraph) -> Self {
        let count = graph.count();
        Self {
            graph,
            distances: vec![u32::MAX; count],
            routes: vec![0.0; count],
            dependencies: vec![0.0; count],
            order: Vec::with_capacity(count),
        }
    }

    fn run(&mut self, start: usize, sums: &mut Sums) {
        self.spread(start);
        self.gather();
        for &member in &self.order {
            let member = member as usize;
            let value = self.dependencies.at(member);
            if member != start {
                sums.values.add(member, value);
                sums.squares.add(member, value * value);
            }
            self.distances.put(member, u32::MAX);
            self.routes.put(member, 0.0);
            self.dependencies.put(member, 0.0);
        }
    }

    /// Counts the shortest routes from `start` to each member.
    fn spread(&mut self, start: usize) {
        self.order.clear();
        self.order.push(small(start));
        self.distances.put(start, 0);
        self.routes.put(start, 1.0);
        let mut done = 0;
        while let Some(&member) = self.order.get(done) {
            done += 1;
            let member = member as usize;
            let distance = self.distances.at(member) + 1;
            let routes = self.routes.at(member);
            for &other in self.graph.followed(member) {
                let number = other as usize;
                if self.distances.at(number) == u32::MAX {
                    self.distances.put(number, distance);
                    self.order.push(other);
                }
                if self.distances.at(number) == distance {
                    self.routes.add(number, routes);
                }
            }
        }
    }

    /// Hands the shares of the routes back, from the farthest to the nearest.
    fn gather(&mut self) {
        for &member in self.order.iter().rev() {
            let member = member as usize;
            let distance = self.distances.at(member);
            let share = (1.0 + self.dependencies.at(member)) / self.routes.at(member);
            for &before in self.graph.leading_to(member) {
                let before = before as usize;
                // No member before it is as far as the farthest number there is.
                if self.distances.at(before).wrapping_add(1) == distance {
                    self.dependencies
                        .add(before, self.routes.at(before) * share);
                }
            }
        }
    }
}
