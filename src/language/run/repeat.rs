//! Hops that are repeated: all trails from a node, or all walks where elements may be repeated, depth
//! first, on a stack of its own.

use hashbrown::HashSet;

use crate::language::fault::Fault;
use crate::language::graph::NodeNumber;
use crate::language::graph::Onward;
use crate::language::graph::RelationNumber;
use crate::language::meaning::Repeated;
use crate::language::value::Value;

use super::following::Course;
use super::matching::Matcher;
use super::row::Row;
use super::runner::Flow;
use super::runner::Then;

/// A trail that is being followed.
struct Trail {
    relations: Vec<RelationNumber>,
    /// The relationships of the trail, and those it must differ from.
    taken: HashSet<RelationNumber>,
    /// What leads on from each node of the trail and was not tried yet.
    ahead: Vec<std::vec::IntoIter<Onward>>,
}

/// Where a trail may end.
struct Reached<'t> {
    relations: &'t [RelationNumber],
    node: NodeNumber,
}

impl Trail {
    /// Its end, at this node.
    fn at(&self, node: NodeNumber) -> Reached<'_> {
        Reached {
            relations: &self.relations,
            node,
        }
    }
}

impl Matcher<'_> {
    /// Follows a hop that is repeated.
    pub fn repeat(
        &self,
        course: &Course<'_>,
        repeated: &Repeated,
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let mut trail = Trail {
            relations: Vec::new(),
            taken: course.taken.iter().copied().collect(),
            ahead: Vec::new(),
        };
        if repeated.least == 0 {
            let reached = trail.at(course.start);
            let flow = self.end(course, &reached, row, then)?;
            if flow == Flow::Enough {
                return Ok(flow);
            }
        }
        if repeated.most != Some(0) {
            trail
                .ahead
                .push(self.onward(course.start, course)?.into_iter());
        }
        while let Some(ahead) = trail.ahead.last_mut() {
            let Some(next) = ahead.next() else {
                trail.ahead.pop();
                if let Some(last) = trail.relations.pop() {
                    trail.taken.remove(&last);
                }
                continue;
            };
            let is_used = self.matching.is_unique && trail.taken.contains(&next.relation);
            if is_used || !self.suits(repeated, next.relation, row)? {
                continue;
            }
            trail.relations.push(next.relation);
            if trail.relations.len() >= repeated.least {
                let reached = trail.at(next.node);
                let flow = self.end(course, &reached, row, then)?;
                if flow == Flow::Enough {
                    return Ok(flow);
                }
            }
            if repeated
                .most
                .is_some_and(|most| trail.relations.len() >= most)
            {
                trail.relations.pop();
                continue;
            }
            if self.matching.is_unique {
                trail.taken.insert(next.relation);
            }
            let onward = self.onward(next.node, course)?;
            trail.ahead.push(onward.into_iter());
        }
        Ok(Flow::More)
    }

    /// Whether a relationship meets the conditions of each repetition.
    fn suits(
        &self,
        repeated: &Repeated,
        relation: RelationNumber,
        row: &mut Row,
    ) -> Result<bool, Fault> {
        row.set(repeated.each, Value::Relation(relation));
        for condition in &repeated.conditions {
            if !self.runner.holds(condition, row)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A trail that may end here.
    fn end(
        &self,
        course: &Course<'_>,
        reached: &Reached<'_>,
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let Reached { relations, node } = *reached;
        if course.goal.is_some_and(|goal| goal != node) {
            return Ok(Flow::More);
        }
        self.runner
            .meter
            .spend(relations.len() + 1, self.matching.span)?;
        let mut list: Vec<Value> = relations.iter().copied().map(Value::Relation).collect();
        if course.is_reversed {
            list.reverse();
        }
        let before = row.evidence.relations.len();
        row.evidence.relations.extend(relations);
        row.set(course.hop.relation, Value::list(list));
        row.set(course.to, Value::Node(node));
        let flow = then(row);
        row.evidence.relations.truncate(before);
        flow
    }
}
