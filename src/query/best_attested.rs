//! The best attested route: its weakest hop as strong as possible, then as few hops as possible.
//!
//! A widest-path problem over an order with forty ranks: if a route exists among claims of some
//! strength, one exists among all weaker ones too, so the strongest that still connects is found by
//! halving (Pollack 1960 for the problem).

use crate::graph::Budget;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::model::Strength;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::meeting::shortest_route;

/// A route whose weakest hop is as well attested as it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BestAttested {
    /// Its entities in order, both ends included.
    pub entities: Vec<EntityIndex>,
    /// How well its weakest hop is attested.
    pub weakest: Strength,
}

/// Finds the best attested route between two ends.
///
/// Cost: at most seven searches for a shortest route.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out.
pub fn best_attested_route(
    graph: &NetworkGraph,
    scope: &Scope,
    ends: Ends,
    most_hops: usize,
    budget: &mut Budget,
) -> Result<Option<BestAttested>, QueryError> {
    let mut route_among = |rank: u8| {
        let least = Strength::from_rank(rank).max(scope.at_least.unwrap_or(Strength::from_rank(0)));
        let narrowed = Scope {
            at_least: Some(least),
            ..scope.clone()
        };
        shortest_route(
            &graph.within(&narrowed, &ends.both()),
            ends,
            most_hops,
            budget,
        )
    };
    let Some(mut best) = route_among(0)? else {
        return Ok(None);
    };
    let (mut connects, mut fails) = (0, Strength::COUNT);
    while fails - connects > 1 {
        let middle = connects + (fails - connects) / 2;
        match route_among(middle)? {
            Some(route) => (best, connects) = (route, middle),
            None => fails = middle,
        }
    }
    Ok(Some(BestAttested {
        entities: best,
        weakest: Strength::from_rank(connects),
    }))
}
