//! Hops: from a node that is bound along one relationship.

use crate::language::fault::Fault;
use crate::language::graph::Following;
use crate::language::graph::NodeNumber;
use crate::language::graph::Onward;
use crate::language::graph::RelationNumber;
use crate::language::meaning::Hop;
use crate::language::meaning::HopKind;
use crate::language::plan::Arrival;
use crate::language::plan::Step;
use crate::language::value::Value;

use super::matching::Matcher;
use super::row::Row;
use super::runner::Flow;
use super::runner::Then;
use super::sorted_rows::at_node;
use super::sorted_rows::from_node;

/// A hop in the direction in which it is followed.
pub struct Course<'h> {
    /// The hop.
    pub hop: &'h Hop,
    /// Where it begins.
    pub start: NodeNumber,
    /// The slot of the node at the other end.
    pub to: usize,
    /// The node that it must end at, if that is bound.
    pub goal: Option<NodeNumber>,
    /// Which relationships are followed.
    pub following: Following,
    /// Whether it is followed against the order in which it is written.
    pub is_reversed: bool,
    /// The relationships that it must differ from.
    pub taken: Vec<RelationNumber>,
}

impl Matcher<'_> {
    /// Follows a hop.
    pub fn follow(
        &self,
        hop: &Hop,
        step: &Step,
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let Some(course) = course(hop, step, row) else {
            return Ok(Flow::More);
        };
        match &hop.kind {
            HopKind::One if hop.is_bound => self.along_bound(&course, row, then),
            HopKind::One => self.along(&course, row, then),
            HopKind::Many(_) if hop.is_bound => self.along_list(&course, row, then),
            HopKind::Many(repeated) => self.repeat(&course, repeated, row, then),
        }
    }

    /// The relationships that lead on from a node.
    pub fn onward(&self, node: NodeNumber, course: &Course<'_>) -> Result<Vec<Onward>, Fault> {
        let mut found = Vec::new();
        let types = course.hop.types.as_deref();
        let graph = self.runner.graph;
        graph.onward(&[node], course.following, types, &mut found);
        self.runner
            .meter
            .spend(found.len() + 1, self.matching.span)?;
        Ok(found)
    }

    fn along(&self, course: &Course<'_>, row: &mut Row, then: Then<'_>) -> Result<Flow, Fault> {
        let next = match course.goal {
            Some(goal) => self.closing(course, goal)?,
            None => self.onward(course.start, course)?,
        };
        for next in next {
            if course.taken.contains(&next.relation) {
                continue;
            }
            row.set(course.hop.relation, Value::Relation(next.relation));
            row.set(course.to, Value::Node(next.node));
            row.evidence.relations.push(next.relation);
            let flow = then(row)?;
            row.evidence.relations.pop();
            if flow == Flow::Enough {
                return Ok(flow);
            }
        }
        Ok(Flow::More)
    }

    /// The relationships that lead to a node that is bound: found by halving in the sorted row.
    fn closing(&self, course: &Course<'_>, goal: NodeNumber) -> Result<Vec<Onward>, Fault> {
        let source = self.source();
        let mut rows = self.runner.rows.borrow_mut();
        rows.make_room(&source);
        let kind = rows.kind(course.following, course.hop.types.as_deref());
        let place = rows.place(kind, course.start, &source)?;
        let found = at_node(from_node(rows.row(place), goal), goal);
        source.meter.spend(found.len() + 1, source.span)?;
        let found = found.iter().map(|entry| Onward {
            origin: 0,
            relation: entry.relation,
            node: entry.node,
        });
        Ok(found.collect())
    }

    /// Follows a relationship that is bound already.
    fn along_bound(
        &self,
        course: &Course<'_>,
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let Value::Relation(relation) = *row.get(course.hop.relation) else {
            return Ok(Flow::More);
        };
        let Some(node) = self.other_end(relation, course.start, course) else {
            return Ok(Flow::More);
        };
        let is_wanted = course.goal.is_none_or(|goal| goal == node);
        if !is_wanted || course.taken.contains(&relation) {
            return Ok(Flow::More);
        }
        row.set(course.to, Value::Node(node));
        row.evidence.relations.push(relation);
        let flow = then(row);
        row.evidence.relations.pop();
        flow
    }

    /// Where a relationship leads from a node, if it can be followed from there.
    fn other_end(
        &self,
        relation: RelationNumber,
        start: NodeNumber,
        course: &Course<'_>,
    ) -> Option<NodeNumber> {
        let graph = self.runner.graph;
        let ends = graph.ends_of(relation);
        let types = course.hop.types.as_ref();
        if types.is_some_and(|types| !types.iter().any(|one| graph.is_of_type(relation, *one))) {
            return None;
        }
        let leads_out = course.following != Following::In && ends.from == start;
        let leads_in = course.following != Following::Out && ends.to == start;
        if leads_out {
            Some(ends.to)
        } else if leads_in {
            Some(ends.from)
        } else {
            None
        }
    }

    /// Follows a list of relationships that is bound already.
    fn along_list(
        &self,
        course: &Course<'_>,
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let Value::List(list) = row.get(course.hop.relation).clone() else {
            return Ok(Flow::More);
        };
        let mut relations: Vec<&Value> = list.members().iter().collect();
        if course.is_reversed {
            relations.reverse();
        }
        let before = row.evidence.relations.len();
        let mut node = course.start;
        for member in relations {
            let Value::Relation(relation) = member else {
                row.evidence.relations.truncate(before);
                return Ok(Flow::More);
            };
            let next = self.other_end(*relation, node, course);
            let next = next.filter(|_| !course.taken.contains(relation));
            let Some(next) = next else {
                row.evidence.relations.truncate(before);
                return Ok(Flow::More);
            };
            row.evidence.relations.push(*relation);
            node = next;
        }
        let mut flow = Ok(Flow::More);
        if course.goal.is_none_or(|goal| goal == node) {
            row.set(course.to, Value::Node(node));
            flow = then(row);
        }
        row.evidence.relations.truncate(before);
        flow
    }
}

/// The hop in the direction in which the plan follows it; nothing if its beginning is no node.
fn course<'h>(hop: &'h Hop, step: &Step, row: &Row) -> Option<Course<'h>> {
    let Step::Follow {
        is_reversed,
        arrival,
        others,
        ..
    } = step
    else {
        return None;
    };
    let (from, to) = if *is_reversed {
        (hop.to, hop.from)
    } else {
        (hop.from, hop.to)
    };
    let node = |slot: usize| match row.get(slot) {
        Value::Node(node) => Some(*node),
        _ => None,
    };
    let goal = match arrival {
        Arrival::New => None,
        Arrival::Bound => Some(node(to)?),
    };
    let following = if *is_reversed {
        hop.following.turned()
    } else {
        hop.following
    };
    Some(Course {
        hop,
        start: node(from)?,
        to,
        goal,
        following,
        is_reversed: *is_reversed,
        taken: taken(others, row),
    })
}

/// The relationships in these slots.
pub fn taken(slots: &[usize], row: &Row) -> Vec<RelationNumber> {
    let mut taken = Vec::new();
    for slot in slots {
        match row.get(*slot) {
            Value::Relation(relation) => taken.push(*relation),
            Value::List(list) => taken.extend(list.members().iter().filter_map(relation_of)),
            Value::Path(path) => taken.extend(&path.relations),
            _ => {}
        }
    }
    taken
}

fn relation_of(value: &Value) -> Option<RelationNumber> {
    match value {
        Value::Relation(relation) => Some(*relation),
        _ => None,
    }
}
