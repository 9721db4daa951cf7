//! Patterns: the steps of their plan, one inside the other.

use crate::language::fault::Fault;
use crate::language::graph::Following;
use crate::language::graph::LabelNumber;
use crate::language::graph::NodeNumber;
use crate::language::graph::RelationEnds;
use crate::language::graph::RelationNumber;
use crate::language::meaning::MeantMatch;
use crate::language::meaning::PathPart;
use crate::language::meaning::PathToBuild;
use crate::language::plan::LookUp;
use crate::language::plan::Step;
use crate::language::plan::arrange;
use crate::language::plan::looked_up;
use crate::language::value::PathValue;
use crate::language::value::Value;

use std::sync::Arc;

use super::following::taken;
use super::row::Row;
use super::runner::Flow;
use super::runner::Runner;
use super::runner::Then;
use super::sorted_rows::Source;

impl Runner<'_> {
    /// Finds all matches of a pattern.
    pub fn matches(
        &self,
        matching: &MeantMatch,
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let steps = matching.steps.get_or_init(|| arrange(matching, self.graph));
        let matcher = Matcher {
            runner: self,
            matching,
        };
        matcher.steps(steps, row, then)
    }
}

/// A pattern that is being matched.
pub struct Matcher<'m> {
    /// What every operator needs.
    pub runner: &'m Runner<'m>,
    /// The pattern.
    pub matching: &'m MeantMatch,
}

impl Matcher<'_> {
    /// Takes the steps that are left.
    pub fn steps(&self, steps: &[Step], row: &mut Row, then: Then<'_>) -> Result<Flow, Fault> {
        let Some((step, rest)) = steps.split_first() else {
            return then(row);
        };
        match step {
            Step::Scan {
                slot,
                label,
                look_up,
            } => {
                let nodes = self.scanned(*slot, *label, *look_up, row)?;
                for node in nodes {
                    self.runner.meter.spend(1, self.matching.span)?;
                    row.set(*slot, Value::Node(node));
                    if self.steps(rest, row, then)? == Flow::Enough {
                        return Ok(Flow::Enough);
                    }
                }
                Ok(Flow::More)
            }
            Step::IsNode(_) | Step::Labels { .. } | Step::Filter(_) => {
                if self.passes(step, row)? {
                    self.steps(rest, row, then)
                } else {
                    Ok(Flow::More)
                }
            }
            Step::Relations { .. } => {
                self.relations(step, row, &mut |row| self.steps(rest, row, then))
            }
            Step::Ends(hop) => self.ends(*hop, rest, row, then),
            Step::Follow { hop, .. } => match self.matching.hops.get(*hop) {
                Some(found) => {
                    self.follow(found, step, row, &mut |row| self.steps(rest, row, then))
                }
                None => Ok(Flow::More),
            },
            Step::Meet { .. } => self.intersect(step, row, &mut |row| self.steps(rest, row, then)),
            Step::Search { search, .. } => match self.matching.searches.get(*search) {
                Some(found) => {
                    self.search(found, step, row, &mut |row| self.steps(rest, row, then))
                }
                None => Ok(Flow::More),
            },
            Step::Path(number) => {
                if let Some(path) = self.matching.paths.get(*number) {
                    let built = self.path(path, row);
                    row.set(path.slot, built);
                }
                self.steps(rest, row, then)
            }
        }
    }

    /// Whether a row passes a step that only tests.
    fn passes(&self, step: &Step, row: &Row) -> Result<bool, Fault> {
        match step {
            Step::IsNode(slot) => Ok(matches!(row.get(*slot), Value::Node(_))),
            Step::Labels { slot, labels } => Ok(self.has_labels(row.get(*slot), labels)),
            Step::Filter(number) => {
                let condition = self.matching.conditions.get(*number);
                let holds = condition.map(|condition| self.runner.holds(condition, row));
                Ok(holds.transpose()?.unwrap_or(true))
            }
            _ => Ok(true),
        }
    }

    /// The nodes to begin with.
    fn scanned(
        &self,
        slot: usize,
        label: Option<LabelNumber>,
        look_up: Option<usize>,
        row: &Row,
    ) -> Result<Vec<NodeNumber>, Fault> {
        let condition = look_up.and_then(|number| self.matching.conditions.get(number));
        if let Some(how) = condition.and_then(|one| looked_up(one, slot))
            && let Some(found) = self.found_by(how, row)?
        {
            return Ok(found);
        }
        let mut nodes = Vec::new();
        self.runner.graph.nodes_with(label, &mut nodes);
        Ok(nodes)
    }

    /// The nodes that are looked up, if the graph can do that.
    fn found_by(&self, how: LookUp<'_>, row: &Row) -> Result<Option<Vec<NodeNumber>>, Fault> {
        let graph = self.runner.graph;
        match how {
            LookUp::Equal(key, value) => {
                let value = self.runner.value(value, row)?;
                Ok(graph.look_up(key, &value))
            }
            LookUp::Among(key, list) => {
                let Value::List(list) = self.runner.value(list, row)? else {
                    return Ok(None);
                };
                let members = list.members();
                self.runner.meter.spend(members.len(), self.matching.span)?;
                let found = members.iter().map(|member| graph.look_up(key, member));
                let found: Option<Vec<Vec<NodeNumber>>> = found.collect();
                Ok(found.map(|found| {
                    let mut nodes = found.concat();
                    nodes.sort_unstable();
                    nodes.dedup();
                    nodes
                }))
            }
            LookUp::Called(name) => match self.runner.value(name, row)? {
                Value::Text(name) => Ok(graph.called(&name)),
                _ => Ok(None),
            },
        }
    }

    /// Whom sorted rows are fetched from.
    pub fn source(&self) -> Source<'_> {
        Source {
            graph: self.runner.graph,
            meter: self.runner.meter,
            span: self.matching.span,
        }
    }

    /// Whether a value is a node with one of each of these labels.
    pub fn has_labels(&self, value: &Value, labels: &[Vec<LabelNumber>]) -> bool {
        let Value::Node(node) = value else {
            return false;
        };
        let graph = self.runner.graph;
        labels
            .iter()
            .all(|any| any.iter().any(|label| graph.has_label(*node, *label)))
    }

    /// Goes through all relationships that a hop may be.
    fn relations(&self, step: &Step, row: &mut Row, then: Then<'_>) -> Result<Flow, Fault> {
        let Step::Relations { hop, others } = step else {
            return Ok(Flow::More);
        };
        let Some(hop) = self.matching.hops.get(*hop) else {
            return Ok(Flow::More);
        };
        let taken = taken(others, row);
        let graph = self.runner.graph;
        let mut all = Vec::new();
        graph.relations_with(hop.types.as_deref(), &mut all);
        for relation in all {
            self.runner.meter.spend(1, self.matching.span)?;
            if taken.contains(&relation) {
                continue;
            }
            let RelationEnds { from, to } = graph.ends_of(relation);
            let (out, back) = ([from, to], [to, from]);
            let ways: &[[NodeNumber; 2]] = match hop.following {
                Following::Out => &[out],
                Following::In => &[back],
                Following::Both if from == to => &[out],
                Following::Both => &[out, back],
            };
            for [from, to] in ways {
                row.set(hop.relation, Value::Relation(relation));
                row.set(hop.from, Value::Node(*from));
                row.set(hop.to, Value::Node(*to));
                row.evidence.relations.push(relation);
                let flow = then(row)?;
                row.evidence.relations.pop();
                if flow == Flow::Enough {
                    return Ok(Flow::Enough);
                }
            }
        }
        Ok(Flow::More)
    }

    /// Begins with both ends of a relationship that is bound, either way round.
    fn ends(
        &self,
        hop: usize,
        rest: &[Step],
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let Some(hop) = self.matching.hops.get(hop) else {
            return Ok(Flow::More);
        };
        let Value::Relation(relation) = *row.get(hop.relation) else {
            return Ok(Flow::More);
        };
        let ends = self.runner.graph.ends_of(relation);
        let mut ways = vec![[ends.from, ends.to]];
        if ends.from != ends.to {
            ways.push([ends.to, ends.from]);
        }
        for [from, to] in ways {
            row.set(hop.from, Value::Node(from));
            row.set(hop.to, Value::Node(to));
            if self.steps(rest, row, then)? == Flow::Enough {
                return Ok(Flow::Enough);
            }
        }
        Ok(Flow::More)
    }

    /// Puts a path together of what was matched.
    fn path(&self, path: &PathToBuild, row: &Row) -> Value {
        let mut built = PathValue::default();
        for part in &path.parts {
            match part {
                PathPart::Node(slot) => {
                    if let (Value::Node(node), true) = (row.get(*slot), built.nodes.is_empty()) {
                        built.nodes.push(*node);
                    }
                }
                PathPart::Relations(slot) => match row.get(*slot) {
                    Value::Relation(relation) => self.extend(&mut built, *relation),
                    Value::List(list) => {
                        for member in list.members() {
                            if let Value::Relation(relation) = member {
                                self.extend(&mut built, *relation);
                            }
                        }
                    }
                    _ => return Value::Null,
                },
            }
        }
        Value::Path(Arc::new(built))
    }

    fn extend(&self, path: &mut PathValue, relation: RelationNumber) {
        let ends = self.runner.graph.ends_of(relation);
        let is_forward = path.nodes.last() == Some(&ends.from);
        path.nodes
            .push(if is_forward { ends.to } else { ends.from });
        path.relations.push(relation);
    }
}
