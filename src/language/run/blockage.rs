//! Why there are no rows: in each branch the first clause, and in a pattern the first step of its plan,
//! that nothing came through.
//!
//! Ever longer beginnings of the query are asked whether anything comes through them. Each ends at its
//! first row, so only the last one runs to its end, which the query itself did before.

use std::fmt;

use crate::language::fault::Fault;
use crate::language::fault::QueryFault;
use crate::language::fault::Span;
use crate::language::graph::NodeNumber;
use crate::language::meaning::Branch;
use crate::language::meaning::MeantMatch;
use crate::language::meaning::MeantNode;
use crate::language::meaning::MeantProjection;
use crate::language::meaning::MeantQuery;
use crate::language::meaning::Reading;
use crate::language::meaning::Segment;
use crate::language::meaning::Term;
use crate::language::plan::Step;
use crate::language::plan::arrange;
use crate::language::value::Value;

use super::chain::Chain;
use super::matching::Matcher;
use super::row::Row;
use super::runner::Flow;
use super::runner::Runner;
use super::runner::Then;

/// What nothing came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocker {
    /// No node is like this.
    Node,
    /// No relationship like this leads on from what was found before.
    Relationship,
    /// There is no relationship like this, whatever its ends are.
    AnyRelationship,
    /// There are such relationships and such nodes, but none of those has one of these at this end.
    End,
    /// No path like this leads on from what was found before.
    Path,
    /// What was found before does not meet this.
    Condition,
    /// This list has no members.
    List,
    /// This subquery has no rows.
    Subquery,
    /// `SKIP` or `LIMIT` leaves none of the rows.
    Cut,
}

/// What nothing came through, and where it stands in the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blockage {
    /// What it is.
    pub blocker: Blocker,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The piece of the query.
    pub piece: String,
}

/// What nothing came through, before its place is looked up.
struct Blocked {
    blocker: Blocker,
    span: Span,
}

impl fmt::Display for Blockage {
    /// A sentence without a full stop, such as "no node is like `(a:person)` (line 1, column 7)".
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let piece = &self.piece;
        match self.blocker {
            Blocker::Node => write!(formatter, "no node is like `{piece}`")?,
            Blocker::Relationship => write!(
                formatter,
                "no relationship like `{piece}` leads on from what was found before it"
            )?,
            Blocker::AnyRelationship => {
                write!(formatter, "there is no relationship like `{piece}`")?;
            }
            Blocker::End => write!(
                formatter,
                "no relationship that was found has such a node at its end: `{piece}`"
            )?,
            Blocker::Path => write!(formatter, "there is no path like `{piece}`")?,
            Blocker::Condition => write!(formatter, "nothing that was found meets `{piece}`")?,
            Blocker::List => write!(formatter, "the list `{piece}` has no members")?,
            Blocker::Subquery => write!(formatter, "the subquery `{piece}` has no rows")?,
            Blocker::Cut => write!(formatter, "`{piece}` leaves none of the rows")?,
        }
        write!(formatter, " (line {}, column {})", self.line, self.column)
    }
}

impl Blockage {
    fn locate(blocked: &Blocked, text: &str) -> Self {
        // Places are found as those of faults are.
        let place = QueryFault::locate(Fault::limit(blocked.span, ""), text);
        let words = place.piece.split_whitespace();
        Self {
            blocker: blocked.blocker,
            line: place.line,
            column: place.column,
            piece: words.collect::<Vec<_>>().join(" "),
        }
    }
}

impl Runner<'_> {
    /// What nothing came through in each branch of a query that has no rows, as far as that could be
    /// found within the limits.
    pub fn blockages(&self, query: &MeantQuery, text: &str) -> Vec<Blockage> {
        let row = Row::new(query.width);
        let branches = query.branches.iter();
        let blocked = branches.filter_map(|branch| self.blocked(branch, &row).ok().flatten());
        blocked
            .map(|blocked| Blockage::locate(&blocked, text))
            .collect()
    }

    fn blocked(&self, branch: &Branch, row: &Row) -> Result<Option<Blocked>, Fault> {
        for (number, segment) in branch.segments.iter().enumerate() {
            let before = branch.segments.get(..number).unwrap_or_default();
            for (place, reading) in segment.readings.iter().enumerate() {
                let behind = segment.readings.get(..=place).unwrap_or_default();
                let comes = self.comes_through(before, row, &mut |row, then| {
                    self.readings(behind, row, then)
                })?;
                if !comes {
                    let first = segment.readings.get(..place).unwrap_or_default();
                    return self.blocked_by(reading, before, first, row).map(Some);
                }
            }
            let through = branch.segments.get(..=number).unwrap_or_default();
            let comes = self.comes_through(through, row, &mut |row, then| then(row))?;
            if let (false, Some(projection)) = (comes, &segment.projection) {
                return Ok(self.blocked_behind(projection));
            }
        }
        Ok(None)
    }

    /// Whether a row comes through segments and what is done with each of their rows.
    fn comes_through(
        &self,
        segments: &[Segment],
        row: &Row,
        last: &mut dyn FnMut(&mut Row, Then<'_>) -> Result<Flow, Fault>,
    ) -> Result<bool, Fault> {
        let mut comes = false;
        let chain = Chain::new(self, segments)?;
        chain.run(row, &mut |row| {
            last(row, &mut |_| {
                comes = true;
                Ok(Flow::Enough)
            })
        })?;
        Ok(comes)
    }

    /// What of a reading nothing came through.
    fn blocked_by(
        &self,
        reading: &Reading,
        before: &[Segment],
        first: &[Reading],
        row: &Row,
    ) -> Result<Blocked, Fault> {
        match reading {
            Reading::Unwind(list, _) => Ok(Blocked {
                blocker: Blocker::List,
                span: list.span,
            }),
            Reading::Call(query, _) => Ok(Blocked {
                blocker: Blocker::Subquery,
                span: query.span,
            }),
            Reading::Match(matching) => {
                let steps = matching.steps.get_or_init(|| arrange(matching, self.graph));
                let matcher = Matcher {
                    runner: self,
                    matching,
                };
                for (place, step) in steps.iter().enumerate() {
                    let behind = steps.get(..=place).unwrap_or_default();
                    let comes = self.comes_through(before, row, &mut |row, then| {
                        self.readings(first, row, &mut |row| matcher.steps(behind, row, then))
                    })?;
                    if !comes {
                        let blocked = blocked_at(step, matching);
                        return Ok(match tested_node(step, matching) {
                            Some(node) if self.has_node_like(node) => at_end(node, matching),
                            _ => blocked,
                        });
                    }
                }
                Ok(Blocked {
                    blocker: Blocker::Path,
                    span: matching.span,
                })
            }
        }
    }

    /// Whether a node has the labels of a pattern, whatever it is tied to.
    fn has_node_like(&self, node: &MeantNode) -> bool {
        let mut labels = node.labels.iter();
        let first = labels.next().cloned();
        let mut nodes = Vec::new();
        match first {
            None => self.graph.nodes_with(None, &mut nodes),
            Some(any) => {
                for label in any {
                    self.graph.nodes_with(Some(label), &mut nodes);
                }
            }
        }
        let has = |number: &NodeNumber| {
            let mut others = node.labels.iter().skip(1);
            others.all(|any| {
                any.iter()
                    .any(|label| self.graph.has_label(*number, *label))
            })
        };
        nodes.iter().any(has)
    }

    /// What of a projection leaves none of the rows that came to it.
    fn blocked_behind(&self, projection: &MeantProjection) -> Option<Blocked> {
        let MeantProjection {
            skip,
            limit,
            condition,
            ..
        } = projection;
        let cut = |term: &Term| Blocked {
            blocker: Blocker::Cut,
            span: term.span,
        };
        let no_row = Row::default();
        let takes_none =
            |limit: &&Term| matches!(self.value(limit, &no_row), Ok(Value::Integer(0)));
        if let Some(limit) = limit.as_ref().filter(takes_none) {
            return Some(cut(limit));
        }
        let condition = condition.as_ref().map(|condition| Blocked {
            blocker: Blocker::Condition,
            span: condition.span,
        });
        condition.or_else(|| skip.as_ref().map(cut))
    }
}

/// The node whose labels a step tests after something else led to it.
fn tested_node<'m>(step: &Step, matching: &'m MeantMatch) -> Option<&'m MeantNode> {
    let (Step::Labels { slot, .. } | Step::IsNode(slot)) = step else {
        return None;
    };
    matching.nodes.iter().find(|node| node.slot == *slot)
}

/// A node of which there are some, with the relationship beside it if that stands next to it.
fn at_end(node: &MeantNode, matching: &MeantMatch) -> Blocked {
    let mut hops = matching.hops.iter();
    let beside = hops.find(|hop| {
        let is_end = hop.from == node.slot || hop.to == node.slot;
        is_end && (hop.span.start == node.span.end || hop.span.end == node.span.start)
    });
    Blocked {
        blocker: Blocker::End,
        span: beside.map_or(node.span, |hop| hop.span.to(node.span)),
    }
}

/// What a step looks for, when nothing comes through it.
fn blocked_at(step: &Step, matching: &MeantMatch) -> Blocked {
    let node = |slot: &usize| {
        let mut nodes = matching.nodes.iter();
        let found = nodes.find(|node| node.slot == *slot);
        (Blocker::Node, found.map(|node| node.span))
    };
    let hop = |number: &usize| {
        let found = matching.hops.get(*number);
        (Blocker::Relationship, found.map(|hop| hop.span))
    };
    let condition = |number: &usize| {
        let found = matching.conditions.get(*number);
        (Blocker::Condition, found.map(|condition| condition.span))
    };
    let (blocker, span) = match step {
        Step::Scan {
            look_up: Some(number),
            ..
        }
        | Step::Filter(number) => condition(number),
        Step::Scan { slot, .. } | Step::Labels { slot, .. } | Step::IsNode(slot) => node(slot),
        Step::Relations { hop: number, .. } => (Blocker::AnyRelationship, hop(number).1),
        Step::Ends(number) | Step::Follow { hop: number, .. } => hop(number),
        Step::Meet { arms, .. } => arms
            .last()
            .map_or((Blocker::Path, None), |arm| hop(&arm.hop)),
        Step::Search { search, .. } => {
            let found = matching.searches.get(*search);
            (Blocker::Path, found.map(|search| search.span))
        }
        Step::Path(_) => (Blocker::Path, None),
    };
    Blocked {
        blocker,
        span: span.unwrap_or(matching.span),
    }
}
