//! Paths that are searched: breadth first, so that the shortest come first.
//!
//! The paths of one length are kept in the order of their relations; of those that are complete the
//! selector keeps what it wants for each end. Walks may go round in circles for ever, so of the walks
//! that stand at the same place only as many go on as the selector could keep. The shortest trail,
//! acyclic or simple path to another node is also the shortest walk, so where one length is wanted and
//! one hop repeated, the same holds for them; a way back to the beginning must not end with the
//! relation it began with, so those are told apart by their first one, and of one that is wanted two ways
//! to each place go on that began otherwise. Where both ends are given, only what can still reach the end
//! in time is followed (`toward.rs`).

use std::sync::Arc;

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::language::fault::Fault;
use crate::language::graph::NodeNumber;
use crate::language::graph::RelationNumber;
use crate::language::meaning::Move;
use crate::language::meaning::Search;
use crate::language::meaning::Term;
use crate::language::plan::Arrival;
use crate::language::plan::Step;
use crate::language::plan::one_hop;
use crate::language::syntax::Selector;
use crate::language::value::PathValue;
use crate::language::value::Value;

use crate::model::DateBounds;
use crate::model::Day;

use super::following::taken;
use super::hunt::Hunt;
use super::matching::Matcher;
use super::one_hop_paths::Quest;
use super::pruning::pruning;
use super::row::Row;
use super::runner::Flow;
use super::runner::Then;
use super::selecting::Selecting;
use super::settling::Level;
use super::settling::Partial;
use super::toward::Toward;

/// What is searched: where paths begin, where they must end, if that is known, and what they must not
/// use.
struct Sought<'s> {
    search: &'s Search,
    start: NodeNumber,
    goal: Option<NodeNumber>,
    taken: Vec<RelationNumber>,
}

/// Whether the shortest of its paths to a given end are wanted, so that others need not be followed.
fn is_directed(search: &Search) -> bool {
    search.cost.is_none() && search.selector != Selector::All
}

impl Matcher<'_> {
    /// Whether all conditions hold.
    pub fn all_hold(&self, conditions: &[Term], row: &Row) -> Result<bool, Fault> {
        for condition in conditions {
            if !self.runner.holds(condition, row)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Searches a path from a node that is bound.
    pub fn search(
        &self,
        search: &Search,
        step: &Step,
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let (
            Step::Search {
                arrival, others, ..
            },
            Value::Node(start),
        ) = (step, row.get(search.from).clone())
        else {
            return Ok(Flow::More);
        };
        let goal = match (arrival, row.get(search.to)) {
            (Arrival::New, _) => None,
            (Arrival::Bound, Value::Node(node)) => Some(*node),
            // The end is null, so no path leads there.
            (Arrival::Bound, _) => return Ok(Flow::More),
        };
        let mut sought = Sought {
            search,
            start,
            goal,
            taken: taken(others, row),
        };
        let Some(one) = one_hop(search, *arrival) else {
            return self.hunt(sought, row, then);
        };
        let is_single = matches!(search.selector, Selector::Any(1) | Selector::Shortest(1));
        let is_shortest = is_single || search.selector == Selector::ShortestGroups(1);
        let mut quest = Quest {
            search,
            one,
            start,
            taken: Vec::new(),
        };
        match goal {
            Some(goal) if goal != start && is_shortest => {
                quest.taken = sought.taken;
                self.meet(&quest, goal, row, then)
            }
            None if is_single => {
                quest.taken.clone_from(&sought.taken);
                let flow = self.spread(&quest, row, then)?;
                if flow == Flow::Enough || !quest.may_return() {
                    return Ok(flow);
                }
                sought.goal = Some(start);
                self.hunt(sought, row, then)
            }
            _ => self.hunt(sought, row, then),
        }
    }

    /// Searches by keeping every path that may still become one.
    fn hunt(&self, sought: Sought<'_>, row: &mut Row, then: Then<'_>) -> Result<Flow, Fault> {
        let Sought {
            search,
            start,
            goal,
            taken,
        } = sought;
        let mut hunt = Hunt {
            search,
            start,
            goal,
            taken,
            pruning: pruning(search),
            arrivals: HashMap::new(),
            seen: HashSet::new(),
            selecting: Selecting::new(search.selector),
            toward: goal
                .filter(|_| is_directed(search))
                .map(|goal| Toward::new(search, goal)),
        };
        let end = goal.map_or(Value::Null, Value::Node);
        let bound = |slot: &usize| {
            let is_end = *slot == search.to;
            if is_end { end.clone() } else { Value::Null }
        };
        let first = Partial {
            at: 0,
            count: 0,
            nodes: vec![start],
            relations: Vec::new(),
            bound: search.fresh.iter().map(bound).collect(),
            clock: DateBounds::UNDATED.start_earliest,
            cost: 0.0,
        };
        loop {
            if let Some(toward) = &mut hunt.toward {
                toward.grow(self.runner, start)?;
                hunt.arrivals.clear();
            }
            let mut level = Level::default();
            self.settle(search, first.clone(), row, &mut level)?;
            if search.cost.is_some() {
                return self.by_cost(&mut hunt, level, row, then);
            }
            let flow = self.lengths(&mut hunt, level, row, then)?;
            row.set(search.to, end.clone());
            let is_full = goal.is_some_and(|goal| hunt.selecting.is_full(goal));
            let toward = hunt.toward.as_ref();
            let may_find_more = toward.is_some_and(Toward::may_find_more);
            if flow == Flow::Enough || is_full || !may_find_more {
                return Ok(flow);
            }
        }
    }

    /// Delivers the paths of one length after the other, until enough were found or none goes on.
    fn lengths(
        &self,
        hunt: &mut Hunt<'_>,
        mut level: Level,
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let end = hunt.goal.map_or(Value::Null, Value::Node);
        loop {
            let ended = std::mem::take(&mut level.ended);
            let flow = self.deliver(hunt, ended, row, then)?;
            row.set(hunt.search.to, end.clone());
            let is_full = hunt.goal.is_some_and(|goal| hunt.selecting.is_full(goal));
            if flow == Flow::Enough || is_full || level.waiting.is_empty() {
                return Ok(flow);
            }
            level = self.lengthened(hunt, level.waiting, row)?;
        }
    }

    /// All paths that are one relation longer.
    fn lengthened(
        &self,
        hunt: &mut Hunt<'_>,
        waiting: Vec<Partial>,
        row: &mut Row,
    ) -> Result<Level, Fault> {
        let mut level = Level::default();
        let held: usize = waiting.iter().map(|one| one.nodes.len() * 2).sum();
        self.runner.meter.hold(held, hunt.search.span)?;
        for partial in waiting {
            self.hop_on(hunt, &partial, row, &mut level)?;
        }
        self.runner.meter.release(held);
        level
            .waiting
            .sort_by(|left, right| left.relations.cmp(&right.relations));
        level.waiting.retain(|partial| hunt.goes_on(partial));
        Ok(level)
    }

    /// Goes on from a path along every relationship that suits.
    pub fn hop_on(
        &self,
        hunt: &Hunt<'_>,
        partial: &Partial,
        row: &mut Row,
        level: &mut Level,
    ) -> Result<(), Fault> {
        let Some(Move::Hop(test)) = hunt.search.moves.get(partial.at) else {
            return Ok(());
        };
        let mut onward = Vec::new();
        let (graph, meter) = (self.runner.graph, self.runner.meter);
        let types = test.types.as_deref();
        graph.onward(&[partial.node()], test.following, types, &mut onward);
        meter.spend(onward.len() + 1, hunt.search.span)?;
        onward.sort_by_key(|next| next.relation);
        for next in onward {
            if !hunt.admits(partial, next.relation, next.node) {
                continue;
            }
            partial.load(hunt.search, row);
            row.set(test.slot, Value::Relation(next.relation));
            if !self.all_hold(&test.conditions, row)? {
                continue;
            }
            let Some(clock) = self.clock_after(hunt.search, partial, next.relation) else {
                continue;
            };
            let cost = match &hunt.search.cost {
                Some(cost) => self.cost_of(cost, next.relation, row)?,
                None => 0.0,
            };
            meter.spend(partial.nodes.len(), hunt.search.span)?;
            let mut longer = partial.clone();
            longer.clock = clock;
            longer.cost += cost;
            longer.store(hunt.search, row);
            longer.nodes.push(next.node);
            longer.relations.push(next.relation);
            longer.at += 1;
            self.settle(hunt.search, longer, row, level)?;
        }
        Ok(())
    }

    /// The day on which a path can have begun its last relationship once it goes along another one;
    /// nothing if that one was over before.
    fn clock_after(
        &self,
        search: &Search,
        partial: &Partial,
        relation: RelationNumber,
    ) -> Option<Day> {
        if !search.is_in_time {
            return Some(partial.clock);
        }
        let bounds = self.runner.graph.bounds_of(relation);
        let bounds = bounds.unwrap_or(DateBounds::UNDATED);
        let is_over = partial.clock > bounds.end_latest;
        (!is_over).then(|| partial.clock.max(bounds.start_earliest))
    }

    /// Offers complete paths to the selector, and goes on with those it keeps.
    pub fn deliver(
        &self,
        hunt: &mut Hunt<'_>,
        mut ended: Vec<Partial>,
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let search = hunt.search;
        ended.sort_by(|left, right| left.relations.cmp(&right.relations));
        for partial in ended {
            let end = partial.node();
            if hunt.goal.is_some_and(|goal| goal != end) || !hunt.is_new(&partial) {
                continue;
            }
            partial.load(search, row);
            row.set(search.to, Value::Node(end));
            let path = PathValue {
                nodes: partial.nodes.clone(),
                relations: partial.relations.clone(),
                cost: search.cost.is_some().then_some(partial.cost),
            };
            row.set(search.path, Value::Path(Arc::new(path)));
            let rank = hunt.rank(&partial);
            if !self.all_hold(&search.filters, row)? || !hunt.selecting.keeps(end, rank) {
                continue;
            }
            let before = row.evidence.relations.len();
            row.evidence.relations.extend(&partial.relations);
            let flow = then(row)?;
            row.evidence.relations.truncate(before);
            if flow == Flow::Enough {
                return Ok(flow);
            }
        }
        Ok(Flow::More)
    }
}
