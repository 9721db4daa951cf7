//! The k shortest routes without a loop, in the order of length and then of the entities' ids.
//!
//! Yen (1971) with Lawler's (1972) refinement: every route but the first leaves an earlier one at
//! some entity. The routes that leave it there for somewhere new form a class; the best of each
//! class waits in a queue, and the best of the queue is the next route. A class is split again only
//! after the place where its route left.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use hashbrown::HashMap;

use crate::graph::Budget;
use crate::graph::ScopedGraph;
use crate::graph::SearchSpace;
use crate::model::EntityIndex;
use crate::query::answer::Cut;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::error::cut_of;
use crate::query::meeting::Work;
use crate::query::meeting::meet;

/// The first of the routes without a loop, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KShortest {
    /// The routes; each is the shortest of those that do not stand before it.
    pub listed: Vec<Vec<EntityIndex>>,
    /// Whether a limit was reached before as many were found as were asked for.
    pub cut: Option<Cut>,
}

/// Finds the `count` shortest routes from `start` to `goal` that visit no entity twice; fewer if
/// there are no more. If a limit is reached, those that were found are the shortest of all.
///
/// Time `O(k · h · (V + E))` in the worst case for routes of `h` hops; each search is
/// bidirectional.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out before the first route was found.
pub fn k_shortest_routes(
    graph: &ScopedGraph<'_>,
    ends: Ends,
    most_hops: usize,
    count: usize,
    budget: &mut Budget,
) -> Result<KShortest, QueryError> {
    let mut space = graph.graph().take_search_space();
    let mut yen = Yen {
        graph,
        goal: ends.to,
        most_hops,
        space: &mut space,
        budget,
        waiting: BinaryHeap::new(),
        left: HashMap::new(),
        routes: Vec::new(),
    };
    let searched = yen.run(ends.from, count);
    let listed = yen.routes;
    graph.graph().return_search_space(space);
    let cut = match searched {
        Err(error) if listed.is_empty() => return Err(error),
        searched => cut_of(searched, budget)?,
    };
    Ok(KShortest { listed, cut })
}

/// A route that waits: shorter ones first, then lower ids; with the position where it left an
/// earlier one.
type Candidate = Reverse<(usize, Vec<EntityIndex>, usize)>;

struct Yen<'a> {
    graph: &'a ScopedGraph<'a>,
    goal: EntityIndex,
    most_hops: usize,
    space: &'a mut SearchSpace,
    budget: &'a mut Budget,
    waiting: BinaryHeap<Candidate>,
    /// Where routes have already gone on to from a common beginning.
    left: HashMap<Vec<EntityIndex>, Vec<EntityIndex>>,
    /// The routes that were found, in their order.
    routes: Vec<Vec<EntityIndex>>,
}

impl Yen<'_> {
    fn run(&mut self, start: EntityIndex, count: usize) -> Result<(), QueryError> {
        self.search_from(&[start], 0)?;
        while self.routes.len() < count {
            let Some(Reverse((_, route, left_at))) = self.waiting.pop() else {
                break;
            };
            for position in left_at..route.len() - 1 {
                if let Some((beginning, [next, ..])) = route.split_at_checked(position + 1) {
                    let left = self.left.entry(beginning.to_vec());
                    left.or_default().push(*next);
                }
            }
            self.routes.push(route.clone());
            if self.routes.len() < count {
                for position in left_at..route.len() - 1 {
                    let beginning = route.get(..=position).unwrap_or_default();
                    self.search_from(beginning, position)?;
                }
            }
        }
        Ok(())
    }

    /// Queues the best route that begins with `beginning` and goes on to somewhere new.
    fn search_from(&mut self, beginning: &[EntityIndex], left_at: usize) -> Result<(), QueryError> {
        let Some((&spur, before)) = beginning.split_last() else {
            return Ok(());
        };
        let taken = self.left.get(beginning).map_or(&[][..], Vec::as_slice);
        let allowed = |from: EntityIndex, to: EntityIndex| {
            let returns = before.contains(&from) || before.contains(&to) || to == spur;
            !returns && (from != spur || !taken.contains(&to))
        };
        let hops_left = self.most_hops.saturating_sub(before.len());
        let ends = Ends {
            from: spur,
            to: self.goal,
        };
        let work = Work {
            space: self.space,
            budget: self.budget,
        };
        let met = meet(self.graph, ends, hops_left, work, &allowed)?;
        if let Some(meeting) = met {
            let mut route = before.to_vec();
            route.extend(meeting.route(self.space));
            self.waiting.push(Reverse((route.len(), route, left_at)));
        }
        Ok(())
    }
}
