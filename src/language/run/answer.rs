//! The door: a query is prepared once and then run.

use std::cell::Cell;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::language::fault::Fault;
use crate::language::fault::FaultClass;
use crate::language::fault::FaultCode;
use crate::language::fault::QueryFault;
use crate::language::fault::Span;
use crate::language::graph::Graph;
use crate::language::meaning::AskedParameter;
use crate::language::meaning::ComparedParameter;
use crate::language::meaning::MeantQuery;
use crate::language::meaning::Understood;
use crate::language::meaning::understand;
use crate::language::plan::explain;
use crate::language::syntax::parse;
use crate::language::value::Value;

use super::blockage::Blockage;
use super::figures::figures;
use super::meter::Meter;
use super::remarks::in_place;
use super::remarks::remarks;
use super::row::Evidence;
use super::row::Row;
use super::runner::Flow;
use super::runner::Runner;

/// The values of parameters, by name.
pub type Parameters = BTreeMap<String, Value>;

/// A query that was read and can be run on the graph it was read for.
pub struct Prepared<'g> {
    graph: &'g dyn Graph,
    text: String,
    query: MeantQuery,
    notes: Vec<String>,
    /// Which columns hold ids of nodes, which are given away as nodes.
    node_ids: Vec<bool>,
    /// Whether relationships count that no row rests on.
    weighs_all: bool,
    /// Whether the plan is asked for instead of the rows.
    asks_for_plan: bool,
    /// The parameters that it asks for.
    parameters: Vec<AskedParameter>,
    /// What is wrong as soon as it runs, though no row may arrive there.
    told_first: Option<Fault>,
    /// The parameters that columns are compared with.
    compared: Vec<ComparedParameter>,
}

/// A row of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerRow {
    /// The values in the order of the columns.
    pub values: Vec<Value>,
    /// The relationships that the row rests on.
    pub evidence: Evidence,
}

impl AnswerRow {
    /// How many values it takes the room of where it is kept.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.values.iter().map(Value::weight).sum()
    }

    /// How long it is when it is written out, in plain values (see [`Value::extent`]).
    #[must_use]
    pub fn extent(&self) -> usize {
        let extents = self.values.iter().map(Value::extent);
        extents.fold(0, usize::saturating_add)
    }
}

/// What a query found.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The names of the columns.
    pub columns: Vec<Arc<str>>,
    /// The rows.
    pub rows: Vec<AnswerRow>,
    /// Why there may be more, if a limit was reached.
    pub incomplete: Option<QueryFault>,
    /// What nothing came through, if there are no rows or one that was gathered of none, in each part of a
    /// `UNION`; as far as that could be found within the limits.
    pub blockages: Vec<Blockage>,
    /// How many steps it took.
    pub steps: u64,
}

/// How a query ended whose rows were given away.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// How many rows were given away.
    pub rows: usize,
    /// Why there may be more, if a limit was reached.
    pub incomplete: Option<QueryFault>,
    /// What nothing came through, if there are no rows or one that was gathered of none, in each part of a
    /// `UNION`; as far as that could be found within the limits.
    pub blockages: Vec<Blockage>,
    /// How many steps it took.
    pub steps: u64,
    /// What showed when it ran that is no fault, but hardly meant.
    pub notes: Vec<String>,
}

impl<'g> Prepared<'g> {
    /// Reads a query for a graph.
    ///
    /// # Errors
    ///
    /// The first fault that can be seen before the query runs.
    pub fn read(text: &str, graph: &'g dyn Graph) -> Result<Self, QueryFault> {
        let located = |fault| QueryFault::locate(fault, text);
        let asked = without_explain(text);
        let tree = parse(asked.as_deref().unwrap_or(text)).map_err(located)?;
        let Understood {
            query,
            notes,
            node_ids,
            weighs_all,
            parameters,
            told_first,
            compared,
        } = understand(&tree, text, graph).map_err(located)?;
        Ok(Self {
            graph,
            text: text.to_owned(),
            query,
            notes: in_place(notes, text),
            node_ids,
            weighs_all,
            asks_for_plan: asked.is_some(),
            parameters,
            told_first,
            compared,
        })
    }

    /// Refuses to be run where that must fail, though no row may arrive there; and without the value of a
    /// parameter that it asks for.
    fn check(&self, given: &Parameters) -> Result<(), QueryFault> {
        if let Some(fault) = &self.told_first {
            return Err(QueryFault::locate(fault.clone(), &self.text));
        }
        let mut asked = self.parameters.iter();
        let missing = asked.find(|asked| !given.contains_key(&asked.name));
        match missing.filter(|_| !self.asks_for_plan) {
            Some(asked) => {
                let fault = Fault::missing_parameter(&asked.name, asked.span);
                Err(QueryFault::locate(fault, &self.text))
            }
            None => Ok(()),
        }
    }

    /// The plan, a line a step.
    #[must_use]
    pub fn explain(&self) -> Vec<String> {
        explain(&self.query, self.graph, &self.text)
    }

    /// What is no fault, but hardly meant, such as a column that nothing has: each in a sentence without
    /// a full stop, with its place; and what the graph remarks on the values that were asked for.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let remarks = self.graph.remarks();
        self.notes.iter().cloned().chain(remarks).collect()
    }

    /// The names of the columns.
    #[must_use]
    pub fn columns(&self) -> Vec<Arc<str>> {
        if self.asks_for_plan {
            vec!["step".into()]
        } else {
            self.query.columns.clone()
        }
    }

    /// Whether relationships count that no row rests on: those of subqueries, of measures, and those
    /// whose absence lets a row through.
    #[must_use]
    pub fn weighs_all(&self) -> bool {
        self.weighs_all
    }

    /// Which columns are figures, made of many rows, of a subquery or by a measure; the others say what
    /// a row is about.
    #[must_use]
    pub fn figures(&self) -> Vec<bool> {
        if self.asks_for_plan {
            return vec![false];
        }
        figures(&self.query)
    }

    /// Runs the query.
    ///
    /// # Errors
    ///
    /// A fault that only shows when it runs: a missing parameter, a value of the wrong kind. A limit
    /// that is reached is no error: the answer says that it is incomplete.
    pub fn run(&self, parameters: &Parameters, meter: &Meter<'_>) -> Result<Answer, QueryFault> {
        let mut rows = Vec::new();
        let ending = self.each_row(parameters, meter, &mut |row| {
            meter.hold(row.weight(), Span::default())?;
            rows.push(row);
            Ok(Flow::More)
        })?;
        Ok(Answer {
            columns: self.columns(),
            rows,
            blockages: ending.blockages,
            incomplete: ending.incomplete,
            steps: ending.steps,
        })
    }

    /// Runs the query and gives each row away as soon as it is known, until `take` has enough.
    ///
    /// A row is known when it is found, unless the query puts rows together or sorts them: then all
    /// have to be found before the first is known. No row is kept here.
    ///
    /// # Errors
    ///
    /// As those of [`Prepared::run`]; rows may have been given away before.
    pub fn stream(
        &self,
        parameters: &Parameters,
        meter: &Meter<'_>,
        take: &mut dyn FnMut(AnswerRow) -> ControlFlow<()>,
    ) -> Result<Ending, QueryFault> {
        self.each_row(parameters, meter, &mut |row| {
            Ok(match take(row) {
                ControlFlow::Continue(()) => Flow::More,
                ControlFlow::Break(()) => Flow::Enough,
            })
        })
    }

    fn each_row(
        &self,
        parameters: &Parameters,
        meter: &Meter<'_>,
        take: &mut dyn FnMut(AnswerRow) -> Result<Flow, Fault>,
    ) -> Result<Ending, QueryFault> {
        self.check(parameters)?;
        let runner = Runner {
            graph: self.graph,
            parameters,
            meter,
            rows: RefCell::default(),
            gathered_nothing: Cell::new(false),
            units_differed: Cell::new(false),
            beside: RefCell::default(),
        };
        let mut rows: usize = 0;
        let mut take = |row: AnswerRow| {
            if rows >= meter.most_rows() {
                let most = meter.most_rows();
                let what = format!("incomplete: the limit of {most} rows was reached");
                return Err(Fault::limit(Span::default(), what)
                    .advise("Narrow the question, or ask for fewer rows with LIMIT"));
            }
            rows += 1;
            take(row)
        };
        let result = if self.asks_for_plan {
            self.plan(&mut take)
        } else {
            let row = Row::new(self.query.width);
            runner.query(&self.query, &row, &mut |row, columns| {
                let values = columns.iter().enumerate().map(|(place, slot)| {
                    let value = row.get(*slot);
                    if self.node_ids.get(place) == Some(&true) {
                        return as_nodes(self.graph, value);
                    }
                    value.uncounted().clone()
                });
                take(AnswerRow {
                    values: values.collect(),
                    evidence: row.evidence.clone(),
                })
            })
        };
        let incomplete = match result {
            Ok(_) => None,
            Err(fault) if is_limit(&fault) => Some(QueryFault::locate(fault, &self.text)),
            Err(fault) => return Err(QueryFault::locate(fault, &self.text)),
        };
        // A count of nothing is a row, but as empty as none.
        let is_of_nothing = rows == 1 && runner.gathered_nothing.get();
        let is_empty = (rows == 0 || is_of_nothing) && incomplete.is_none();
        let blockages = is_empty.then(|| runner.blockages(&self.query, &self.text));
        Ok(Ending {
            rows,
            blockages: blockages.unwrap_or_default(),
            incomplete,
            steps: meter.steps(),
            notes: remarks(&runner, &self.compared, &self.text),
        })
    }

    /// Gives the plan away, a row a step, for `EXPLAIN`.
    fn plan(&self, take: &mut dyn FnMut(AnswerRow) -> Result<Flow, Fault>) -> Result<Flow, Fault> {
        for step in self.explain() {
            let row = AnswerRow {
                values: vec![Value::text(step)],
                evidence: Evidence::default(),
            };
            if take(row)? == Flow::Enough {
                return Ok(Flow::Enough);
            }
        }
        Ok(Flow::More)
    }
}

/// Ids of nodes as these nodes, in lists too; whatever else it is stays as it is.
fn as_nodes(graph: &dyn Graph, value: &Value) -> Value {
    match value {
        Value::Text(_) => {
            let found = graph.look_up("id", value);
            let node = found.and_then(|found| found.first().copied());
            node.map_or_else(|| value.clone(), Value::Node)
        }
        Value::List(list) => {
            let members = list.members().iter();
            Value::list(members.map(|member| as_nodes(graph, member)).collect())
        }
        other => other.clone(),
    }
}

/// Whether a text asks for the plan of a query, by `EXPLAIN` before it.
#[must_use]
pub fn asks_for_plan(text: &str) -> bool {
    without_explain(text).is_some()
}

/// The query behind `EXPLAIN`, with everything in its place; nothing if it is not asked for the plan.
fn without_explain(text: &str) -> Option<String> {
    const WORD: &str = "EXPLAIN";
    let start = text.len() - text.trim_start().len();
    let (before, rest) = text.split_at_checked(start)?;
    let (word, rest) = rest.split_at_checked(WORD.len())?;
    let is_apart = rest.starts_with(char::is_whitespace);
    let is_asked = word.eq_ignore_ascii_case(WORD) && is_apart;
    is_asked.then(|| format!("{before}{}{rest}", " ".repeat(WORD.len())))
}

fn is_limit(fault: &Fault) -> bool {
    fault.class == FaultClass::LimitReached
        && matches!(
            fault.code,
            FaultCode::LimitReached | FaultCode::ValuesTooLarge | FaultCode::Cancelled
        )
}
