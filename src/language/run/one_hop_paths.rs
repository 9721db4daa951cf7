//! What the searches of one repeated hop share: which relationships suit, and what is done with a path.

use std::sync::Arc;

use crate::language::fault::Fault;
use crate::language::graph::Following;
use crate::language::graph::NodeNumber;
use crate::language::graph::Onward;
use crate::language::graph::RelationNumber;
use crate::language::meaning::Search;
use crate::language::plan::OneHop;
use crate::language::syntax::PathMode;
use crate::language::value::PathValue;
use crate::language::value::Value;

use super::matching::Matcher;
use super::row::Row;
use super::runner::Flow;
use super::runner::Then;

/// A search of one repeated hop.
pub struct Quest<'q> {
    /// The search.
    pub search: &'q Search,
    /// The hop.
    pub one: OneHop<'q>,
    /// Where paths begin.
    pub start: NodeNumber,
    /// The relationships that paths must not use.
    pub taken: Vec<RelationNumber>,
}

/// A relationship in the direction in which a path runs along it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Where it is entered.
    pub from: NodeNumber,
    /// The relationship.
    pub relation: RelationNumber,
    /// Where it is left.
    pub to: NodeNumber,
}

impl Quest<'_> {
    /// Whether a path may come back to where it begins in a way that only a search of whole paths
    /// finds.
    pub fn may_return(&self) -> bool {
        self.one.hop.following == Following::Both
            && self.search.mode != PathMode::Acyclic
            && self.one.repeated.least > 0
    }
}

impl Matcher<'_> {
    /// Whether a path may begin at the first node and end at the second.
    pub fn may_join(&self, quest: &Quest<'_>, end: NodeNumber) -> bool {
        let OneHop { first, last, .. } = &quest.one;
        self.has_labels(&Value::Node(quest.start), &first.labels)
            && self.has_labels(&Value::Node(end), &last.labels)
    }

    /// The relationships that lead on from a batch of nodes, in their order.
    pub fn ahead(
        &self,
        quest: &Quest<'_>,
        nodes: &[NodeNumber],
        following: Following,
    ) -> Result<Vec<Onward>, Fault> {
        let mut found = Vec::new();
        let types = quest.one.hop.types.as_deref();
        self.runner
            .graph
            .onward(nodes, following, types, &mut found);
        let meter = self.runner.meter;
        meter.spend(found.len() + nodes.len(), quest.search.span)?;
        if !quest.taken.is_empty() {
            found.retain(|next| !quest.taken.contains(&next.relation));
        }
        Ok(found)
    }

    /// Whether a path may run along a relationship.
    pub fn may_pass(&self, quest: &Quest<'_>, tie: Tie, row: &mut Row) -> Result<bool, Fault> {
        let OneHop {
            before,
            hop,
            after,
            repeated,
            ..
        } = &quest.one;
        let (from, to) = (Value::Node(tie.from), Value::Node(tie.to));
        if !self.has_labels(&from, &before.labels) || !self.has_labels(&to, &after.labels) {
            return Ok(false);
        }
        row.set(before.slot, from);
        row.set(hop.slot, Value::Relation(tie.relation));
        row.set(after.slot, to);
        Ok(self.all_hold(&before.conditions, row)?
            && self.all_hold(&hop.conditions, row)?
            && self.all_hold(&after.conditions, row)?
            && self.all_hold(&repeated.conditions, row)?)
    }

    /// Goes on with a path.
    pub fn found(
        &self,
        quest: &Quest<'_>,
        path: PathValue,
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let (search, one) = (quest.search, &quest.one);
        let meter = self.runner.meter;
        meter.spend(path.nodes.len(), search.span)?;
        let last = path.nodes.len().saturating_sub(1);
        for gather in &one.repeated.gathered {
            let nodes = |nodes: Option<&[NodeNumber]>| {
                let nodes = nodes.unwrap_or_default().iter();
                nodes.copied().map(Value::Node).collect()
            };
            let members = if gather.inner == one.before.slot {
                nodes(path.nodes.get(..last))
            } else if gather.inner == one.after.slot {
                nodes(path.nodes.get(1..))
            } else {
                let relations = path.relations.iter();
                relations.copied().map(Value::Relation).collect()
            };
            row.set(gather.list, Value::list(members));
        }
        let end = path.nodes.last().copied().unwrap_or(quest.start);
        row.set(search.to, Value::Node(end));
        let before = row.evidence.relations.len();
        row.evidence.relations.extend(&path.relations);
        row.set(search.path, Value::Path(Arc::new(path)));
        let flow = then(row);
        row.evidence.relations.truncate(before);
        flow
    }
}
