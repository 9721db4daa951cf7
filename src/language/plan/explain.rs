//! A plan in words, for `EXPLAIN`: a line a step.

use crate::language::graph::Graph;
use crate::language::meaning::HopKind;
use crate::language::meaning::MeantMatch;
use crate::language::meaning::MeantProjection;
use crate::language::meaning::MeantQuery;
use crate::language::meaning::Reading;

use super::arrange::arrange;
use super::step::Arrival;
use super::step::Step;

/// The plan of a query, a line a step; `text` is the query.
#[must_use]
pub fn explain(query: &MeantQuery, graph: &dyn Graph, text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let writer = Writer { graph, text };
    writer.query(query, 0, &mut lines);
    lines
}

struct Writer<'a> {
    graph: &'a dyn Graph,
    text: &'a str,
}

impl Writer<'_> {
    fn query(&self, query: &MeantQuery, depth: usize, lines: &mut Vec<String>) {
        let indent = "  ".repeat(depth);
        for (number, branch) in query.branches.iter().enumerate() {
            if number > 0 {
                lines.push(format!("{indent}and united with"));
            }
            for segment in &branch.segments {
                for reading in &segment.readings {
                    match reading {
                        Reading::Match(matching) => self.matching(matching, &indent, lines),
                        Reading::Unwind(..) => {
                            lines.push(format!("{indent}go through the members of a list"));
                        }
                        Reading::Call(inner, _) => {
                            lines.push(format!("{indent}for each row, ask"));
                            self.query(inner, depth + 1, lines);
                        }
                    }
                }
                if let Some(projection) = &segment.projection {
                    lines.push(format!("{indent}{}", projected(projection)));
                }
            }
        }
    }

    fn matching(&self, matching: &MeantMatch, indent: &str, lines: &mut Vec<String>) {
        let piece = matching.span.of(self.text).split_whitespace();
        let piece: Vec<&str> = piece.collect();
        lines.push(format!("{indent}{}", piece.join(" ")));
        for step in arrange(matching, self.graph) {
            lines.push(format!("{indent}  {}", self.step(&step, matching)));
        }
    }

    fn step(&self, step: &Step, matching: &MeantMatch) -> String {
        match step {
            Step::Scan { label, look_up, .. } => match (look_up, label) {
                (Some(_), _) => "look a node up by a property".to_owned(),
                (None, Some(label)) => {
                    let count = self.graph.count_of_label(*label);
                    format!("go through the {count} nodes with the rarest label")
                }
                (None, None) => format!("go through all {} nodes", self.graph.node_count()),
            },
            Step::Relations { hop, .. } => {
                let types = matching.hops.get(*hop).and_then(|hop| hop.types.as_ref());
                let count = match types {
                    None => self.graph.relation_count(),
                    Some(types) => types.iter().map(|one| self.graph.count_of_type(*one)).sum(),
                };
                format!("go through the {count} relationships of the right types")
            }
            Step::IsNode(_) => "begin at a node that is bound".to_owned(),
            Step::Labels { .. } => "test the labels".to_owned(),
            Step::Ends(_) => "take the ends of a relationship that is bound".to_owned(),
            Step::Follow { hop, arrival, .. } => {
                let hop = matching.hops.get(*hop);
                let is_many = hop.is_some_and(|hop| matches!(hop.kind, HopKind::Many(_)));
                let what = if is_many {
                    "repeated relationships"
                } else {
                    "a relationship"
                };
                match arrival {
                    Arrival::New => format!("follow {what} to a new node"),
                    Arrival::Bound => format!("follow {what} to a node that is bound"),
                }
            }
            Step::Meet { arms, .. } => {
                let count = arms.len();
                format!(
                    "find the nodes that {count} relationships lead to at once, in their sorted rows"
                )
            }
            Step::Search { search, .. } => {
                let search = matching.searches.get(*search);
                let piece = search.map_or("", |one| one.span.of(self.text));
                format!("search {piece}")
            }
            Step::Filter(number) => {
                let condition = matching.conditions.get(*number);
                let piece = condition.map_or("", |one| one.span.of(self.text));
                format!("keep if {piece}")
            }
            Step::Path(_) => "put the path together".to_owned(),
        }
    }
}

fn projected(projection: &MeantProjection) -> String {
    let mut parts = Vec::new();
    if projection.is_aggregating {
        parts.push("put rows together");
    }
    if projection.is_distinct {
        parts.push("drop equal rows");
    }
    if !projection.order.is_empty() {
        parts.push("sort");
    }
    if projection.skip.is_some() || projection.limit.is_some() {
        parts.push("cut");
    }
    if projection.condition.is_some() {
        parts.push("filter");
    }
    parts.push("make columns");
    parts.join(", ")
}
