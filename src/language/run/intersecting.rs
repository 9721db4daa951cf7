//! Nodes that several hops lead to at once: the sorted rows of all hops are run through side by side.
//!
//! Triangles and cycles are closed in this way. Following one hop and testing the others would try
//! every pair of neighbours; here each row is passed once, in strides.

use crate::language::fault::Fault;
use crate::language::graph::NodeNumber;
use crate::language::graph::RelationNumber;
use crate::language::plan::Arm;
use crate::language::plan::Step;
use crate::language::value::Value;

use super::following::taken;
use super::matching::Matcher;
use super::row::Row;
use super::runner::Flow;
use super::runner::Then;
use super::sorted_rows::Entry;
use super::sorted_rows::RowPlace;
use super::sorted_rows::at_node;
use super::sorted_rows::from_node;

/// A node that all arms lead to, and the relationships of each arm.
struct Met {
    node: NodeNumber,
    relations: Vec<Vec<RelationNumber>>,
}

/// What is the same for all nodes that are met.
struct Meeting<'m> {
    node: usize,
    arms: &'m [Arm],
    /// The relationships that none of the arms may be.
    taken: Vec<RelationNumber>,
}

impl Matcher<'_> {
    /// Finds the nodes that all arms of a step lead to.
    pub fn intersect(&self, step: &Step, row: &mut Row, then: Then<'_>) -> Result<Flow, Fault> {
        let Step::Meet { node, arms, others } = step else {
            return Ok(Flow::More);
        };
        let found = match arms.as_slice() {
            [first, second] => {
                let places = [self.arm(first, row)?, self.arm(second, row)?];
                let [Some(first), Some(second)] = places else {
                    return Ok(Flow::More);
                };
                self.met_by_all(&[first, second])?
            }
            several => {
                let places = several.iter().map(|arm| self.arm(arm, row));
                let places = places.collect::<Result<Option<Vec<RowPlace>>, Fault>>()?;
                let Some(places) = places else {
                    return Ok(Flow::More);
                };
                self.met_by_all(&places)?
            }
        };
        if found.is_empty() {
            return Ok(Flow::More);
        }
        let meeting = Meeting {
            node: *node,
            arms,
            taken: taken(others, row),
        };
        for met in found {
            row.set(meeting.node, Value::Node(met.node));
            if self.bind_arms(&meeting, &met.relations, row, then)? == Flow::Enough {
                return Ok(Flow::Enough);
            }
        }
        Ok(Flow::More)
    }

    /// Where the row of an arm stands; nothing if it does not begin at a node.
    #[expect(
        clippy::inline_always,
        reason = "measured: a tenth of closing all triangles is handing over what it finds"
    )]
    #[inline(always)]
    fn arm(&self, arm: &Arm, row: &Row) -> Result<Option<RowPlace>, Fault> {
        let Some(hop) = self.matching.hops.get(arm.hop) else {
            return Ok(None);
        };
        let start = if arm.is_reversed { hop.to } else { hop.from };
        let Value::Node(start) = *row.get(start) else {
            return Ok(None);
        };
        let following = if arm.is_reversed {
            hop.following.turned()
        } else {
            hop.following
        };
        let mut rows = self.runner.rows.borrow_mut();
        let kind = rows.kind(following, hop.types.as_deref());
        let place = rows.place(kind, start, &self.source())?;
        Ok(Some(place))
    }

    /// The nodes that stand in all rows.
    fn met_by_all(&self, places: &[RowPlace]) -> Result<Vec<Met>, Fault> {
        let mut found = Vec::new();
        let mut rows = self.runner.rows.borrow_mut();
        let steps = if let [first, second] = *places {
            rows.apart([first, second]).unwrap_or_else(|| {
                side_by_side(&mut [rows.row(first), rows.row(second)], &mut found)
            })
        } else {
            let mut all: Vec<&[Entry]> = places.iter().map(|one| rows.row(*one)).collect();
            side_by_side(&mut all, &mut found)
        };
        rows.make_room(&self.source());
        self.runner.meter.spend(steps + 1, self.matching.span)?;
        Ok(found)
    }

    /// Binds the relationships of the arms, in every way.
    fn bind_arms(
        &self,
        meeting: &Meeting<'_>,
        relations: &[Vec<RelationNumber>],
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let Some((own, rest)) = relations.split_first() else {
            return then(row);
        };
        let done = meeting.arms.len().saturating_sub(relations.len());
        let arm = meeting.arms.get(done);
        let Some(hop) = arm.and_then(|arm| self.matching.hops.get(arm.hop)) else {
            return Ok(Flow::More);
        };
        let before = row.evidence.relations.len();
        for relation in own {
            let bound = row.evidence.relations.iter().rev().take(done);
            let is_used = self.matching.is_unique && bound.into_iter().any(|one| one == relation);
            if is_used || meeting.taken.contains(relation) {
                continue;
            }
            row.set(hop.relation, Value::Relation(*relation));
            row.evidence.relations.push(*relation);
            let flow = self.bind_arms(meeting, rest, row, then);
            row.evidence.relations.truncate(before);
            if flow? == Flow::Enough {
                return Ok(Flow::Enough);
            }
        }
        Ok(Flow::More)
    }
}

/// Runs through rows side by side, and says in how many strides.
fn side_by_side(rows: &mut [&[Entry]], found: &mut Vec<Met>) -> usize {
    let mut strides = 0;
    loop {
        let mut furthest = None;
        for row in rows.iter() {
            let Some(first) = row.first() else {
                return strides;
            };
            furthest = furthest.max(Some(first.node));
        }
        let Some(node) = furthest else {
            return strides;
        };
        strides += 1;
        let mut is_met = true;
        for row in rows.iter_mut() {
            *row = from_node(row, node);
            is_met &= row.first().is_some_and(|first| first.node == node);
        }
        if is_met {
            let relations = rows.iter_mut().map(|row| {
                let own = at_node(row, node);
                *row = row.get(own.len()..).unwrap_or_default();
                own.iter().map(|entry| entry.relation).collect()
            });
            found.push(Met {
                node,
                relations: relations.collect(),
            });
        }
    }
}
