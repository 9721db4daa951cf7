//! Paths by what they cost: the cheapest first, then the shortest, then in the order of relationships.
//!
//! Costs are not negative, so a path costs no less than what it goes on from, and the first path that
//! comes to an end is the cheapest one that leads there (Dijkstra 1959).

use std::cmp::Ordering;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::graph::RelationNumber;
use crate::language::meaning::CostOfHop;
use crate::language::value::Value;

use super::hunt::Hunt;
use super::matching::Matcher;
use super::row::Row;
use super::runner::Flow;
use super::runner::Then;
use super::settling::Level;
use super::settling::Partial;

/// A path that waits for its turn.
struct Candidate {
    partial: Partial,
    has_ended: bool,
}

impl Candidate {
    fn order(&self, other: &Self) -> Ordering {
        let (left, right) = (&self.partial, &other.partial);
        let by_cost = left.cost.total_cmp(&right.cost);
        let by_length = left.relations.len().cmp(&right.relations.len());
        by_cost
            .then(by_length)
            .then_with(|| left.relations.cmp(&right.relations))
            .then_with(|| other.has_ended.cmp(&self.has_ended))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.order(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order(other)
    }
}

impl Matcher<'_> {
    /// Goes on from paths in the order of what they cost.
    pub fn by_cost(
        &self,
        hunt: &mut Hunt<'_>,
        first: Level,
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let meter = self.runner.meter;
        let end = hunt.goal.map_or(Value::Null, Value::Node);
        let mut queue = BinaryHeap::new();
        let mut level = first;
        loop {
            let ended = std::mem::take(&mut level.ended).into_iter();
            let waiting = std::mem::take(&mut level.waiting).into_iter();
            let ended = ended.map(|partial| (partial, true));
            for (partial, has_ended) in ended.chain(waiting.map(|partial| (partial, false))) {
                meter.hold(partial.nodes.len() * 2, hunt.search.span)?;
                queue.push(Reverse(Candidate { partial, has_ended }));
            }
            let Some(Reverse(next)) = queue.pop() else {
                return Ok(Flow::More);
            };
            let Candidate { partial, has_ended } = next;
            meter.release(partial.nodes.len() * 2);
            let rank = hunt.rank(&partial);
            let selecting = &hunt.selecting;
            if hunt
                .goal
                .is_some_and(|goal| selecting.is_full_from(goal, rank))
            {
                return Ok(Flow::More);
            }
            if has_ended {
                let flow = self.deliver(hunt, vec![partial], row, then)?;
                row.set(hunt.search.to, end.clone());
                if flow == Flow::Enough {
                    return Ok(flow);
                }
            } else if hunt.goes_on(&partial) {
                self.hop_on(hunt, &partial, row, &mut level)?;
            }
        }
    }

    /// What a relationship costs.
    pub fn cost_of(
        &self,
        cost: &CostOfHop,
        relation: RelationNumber,
        row: &mut Row,
    ) -> Result<f64, Fault> {
        row.set(cost.slot, Value::Relation(relation));
        let span = cost.term.span;
        let number = match self.runner.value(&cost.term, row)?.uncounted().clone() {
            #[allow(clippy::cast_precision_loss, reason = "as everywhere in arithmetic")]
            Value::Integer(number) => number as f64,
            Value::Float(number) => number,
            other => {
                let what = format!(
                    "what a relationship costs must be a number, not {}",
                    other.kind()
                );
                let fault = Fault::kind(FaultCode::InvalidArgumentValue, span, what);
                return Err(fault.advise("Where it may be missing, use coalesce(…, 1)"));
            }
        };
        if number >= 0.0 && number.is_finite() {
            return Ok(number);
        }
        let what = format!("what a relationship costs must not be {number}");
        Err(Fault::argument(span, what).advise("Costs must be 0 or more"))
    }
}
