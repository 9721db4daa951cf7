//! The most specific route: hubs are expensive.
//!
//! A route costs the sum of the binary logarithms of the degrees of the entities it passes through,
//! within the scope: passing through an entity with a thousand ties says less than
//! through one with three. Dijkstra (1959) from the goal; then the first of the cheapest routes in the order of ids
//! is walked from the start.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use hashbrown::HashMap;

use crate::graph::Budget;
use crate::graph::ScopedGraph;
use crate::model::EntityIndex;
use crate::query::ends::Ends;
use crate::query::error::QueryError;

/// Units of cost in one binary digit of degree: sums of whole numbers compare the same on every
/// machine.
const SCALE: f64 = 1_048_576.0;

/// What is left to pay on the way to the goal: cost first, then hops. An entity's own toll is not
/// part of it.
type Price = (u64, u32);

/// A route that avoids hubs.
#[derive(Clone, Debug, PartialEq)]
pub struct SpecificRoute {
    /// Its entities in order, both ends included.
    pub entities: Vec<EntityIndex>,
    /// The sum of the binary logarithms of the degrees of the entities between its ends.
    pub cost: f64,
}

/// Finds the most specific route between two ends: passing through an entity costs the binary
/// logarithm of its degree.
///
/// Of equally expensive routes the one with fewest hops, then the first in the order of ids. Time
/// `O(E log V)`.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out.
pub fn specific_route(
    graph: &ScopedGraph<'_>,
    ends: Ends,
    budget: &mut Budget,
) -> Result<Option<SpecificRoute>, QueryError> {
    let settled = settle(graph, ends, budget)?;
    let Some(total) = settled.get(&ends.from).map(|found| found.price) else {
        return Ok(None);
    };
    let mut entities = vec![ends.from];
    let (mut here, mut left) = (ends.from, total);
    while here != ends.to {
        let leads_on = |next: EntityIndex| {
            let found = settled.get(&next)?;
            (found.one_step_before() == left).then_some((next, found.price))
        };
        let Some((next, price)) = graph.neighbours(here).find_map(leads_on) else {
            return Ok(None);
        };
        left = price;
        entities.push(next);
        here = next;
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "a cost for display; sums of degrees stay far below 2^52"
    )]
    let cost = total.0 as f64 / SCALE;
    Ok(Some(SpecificRoute { entities, cost }))
}

/// An entity whose cheapest way to the goal is known.
#[derive(Clone, Copy)]
struct Settled {
    price: Price,
    toll: u64,
}

impl Settled {
    /// The price of standing one step before it.
    fn one_step_before(self) -> Price {
        (self.price.0 + self.toll, self.price.1 + 1)
    }
}

/// The cheapest way from each entity to the goal, as far as the start needs it.
fn settle(
    graph: &ScopedGraph<'_>,
    ends: Ends,
    budget: &mut Budget,
) -> Result<HashMap<EntityIndex, Settled>, QueryError> {
    let mut settled: HashMap<EntityIndex, Settled> = HashMap::new();
    let mut waiting = BinaryHeap::from([Reverse(((0u64, 0u32), ends.to))]);
    while let Some(Reverse((price, entity))) = waiting.pop() {
        if settled.contains_key(&entity) {
            continue;
        }
        let toll = if entity == ends.to {
            0
        } else {
            toll(graph, entity, budget)?
        };
        let found = Settled { price, toll };
        settled.insert(entity, found);
        if entity == ends.from {
            break;
        }
        budget.spend(graph.row_length(entity))?;
        let before = graph
            .neighbours_against(entity)
            .filter(|before| !settled.contains_key(before));
        waiting.extend(before.map(|before| Reverse((found.one_step_before(), before))));
    }
    Ok(settled)
}

/// What it costs to pass through an entity.
fn toll(
    graph: &ScopedGraph<'_>,
    entity: EntityIndex,
    budget: &mut Budget,
) -> Result<u64, QueryError> {
    budget.spend(graph.row_length(entity))?;
    let degree = u32::try_from(graph.neighbours_both(entity).count()).unwrap_or(u32::MAX);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "log2 of a count is between 0 and 32"
    )]
    let toll = (f64::from(degree.max(1)).log2() * SCALE).round() as u64;
    Ok(toll)
}
