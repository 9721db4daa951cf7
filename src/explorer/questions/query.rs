//! What answers a query? A question as text, in the query language.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::patience::Patience;
use crate::explorer::questions::lists::PAGE;
use crate::explorer::questions::query_absence::PossibleRows;
use crate::explorer::questions::query_answer::PageOfRows;
use crate::explorer::questions::query_answer::QueryAnswer;
use crate::explorer::questions::query_answer::ROOM_OF_AN_ANSWER;
use crate::explorer::questions::query_answer::limit_in_words;
use crate::explorer::questions::query_answer::page_in_words;
use crate::explorer::questions::query_why_empty::WhyEmpty;
use crate::explorer::questions::query_why_empty::why_empty;
use crate::explorer::request::Asked;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Audience;
use crate::explorer::table::Command;
use crate::explorer::table::LIMIT;
use crate::explorer::table::Listing;
use crate::explorer::table::Most;
use crate::explorer::table::Narrowing;
use crate::explorer::table::Opening;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Question;
use crate::explorer::table::Row;
use crate::explorer::table::Sample;
use crate::explorer::table::Value as ParameterValue;
use crate::graph::Scope;
use crate::language;
use crate::language::AnswerRow;
use crate::language::Blockage;
use crate::language::FaultCode;
use crate::language::Meter;
use crate::language::Prepared;
use crate::language::QueryFault;
use crate::query::Limits;
use crate::query::Paging;
use crate::query::QueryError;
use crate::query::StopSignal;

/// How many values a query may hold at once.
const MOST_VALUES: usize = 4_000_000;
/// How many steps it may take to see whether there would be rows in a wider scope.
pub(super) const WIDER: u64 = 2_000_000;
/// How many rows behind the page are counted, so that it is said how many there are.
const MOST_COUNTED: usize = 10_000;
/// How many rows are given away one by one, if nobody says how many are wanted.
const MOST_STREAMED: usize = 1_000_000;

/// The query.
pub const QUERY: Parameter = Parameter::optional(
    "q",
    "Query",
    "The query, such as MATCH (a)-[r]->(b) RETURN a, r, b: openCypher-style, with the paths of ISO GQL; it can only read.",
    ParameterValue::Query { longest: 10_000 },
)
.required()
.such_as("MATCH (a)-[r]->(b) RETURN a, r, b LIMIT 20");

/// The values of its parameters.
pub const BINDINGS: Parameter = Parameter::optional(
    "param",
    "Values of parameters",
    "The value of a parameter of the query: name:value or name=value, such as since:1937 for $since; each is given by itself. A value is read as a query or JSON writes it: 1937 is a number, true and null are what they say, ['a', 'b'] is a list, {\"a\": 1} a map, '1937' a text; whatever is none of these is a text as it stands.",
    ParameterValue::Bindings,
)
.passed_by(Audience::NotInForms);

/// A query as text, asked of a part of the network.
#[derive(Clone, Debug)]
pub struct QueryQuestion {
    /// The query.
    pub text: String,
    /// The values of its parameters.
    pub bindings: language::Parameters,
    /// The part of the network that it sees.
    pub scope: Scope,
    /// Which page of the rows is wanted; one has as many as results are listed.
    pub page: Paging,
}

impl QueryQuestion {
    /// A query as text, asked of a part of the network.
    #[must_use]
    pub fn of(text: String, scope: Scope) -> Self {
        let bindings = language::Parameters::default();
        Self {
            text,
            bindings,
            scope,
            page: Paging::FIRST,
        }
    }

    /// How it would be answered, a line a step.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if it cannot be asked.
    pub fn explain(&self, explorer: &Explorer) -> Result<Vec<String>, QueryError> {
        self.with_text(explorer, &explorer.usual_limits(), |query| {
            Ok(query.explain())
        })
    }

    /// What is to be said of parameters that have a value, though the query does not ask for it.
    #[must_use]
    pub fn unused_parameters(&self) -> Vec<String> {
        language::unused_parameters(&self.text, &self.bindings)
    }

    /// Answers it piece by piece, until `take` has enough; as many rows as there are, unless the
    /// request says how many.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if it cannot be answered. If pieces were given away before, they hold all the
    /// same.
    pub fn stream(
        asked: &Asked<Self>,
        explorer: &Explorer,
        patience: &Patience<'_>,
        take: &mut dyn FnMut(QueryPiece) -> ControlFlow<()>,
    ) -> Result<QueryEnding, QueryError> {
        let question = &asked.question;
        let limits = patience.limits();
        let is_bounded = asked.request.parameters.first(&LIMIT).is_some();
        let is_page = is_bounded || question.page != Paging::FIRST;
        let on_page = if is_page {
            limits.results
        } else {
            MOST_STREAMED
        };
        let mut before = question.page.before(on_page);
        let limits = Limits {
            results: before.saturating_add(on_page),
            ..limits.clone()
        };
        question.with_query(explorer, &limits, |query, meter| {
            let mut columns = Some(query.columns());
            let mut too_long = None;
            let found = query.stream(&question.bindings, meter, &mut |row| {
                if let Some(columns) = columns.take() {
                    take(QueryPiece::Columns(columns))?;
                }
                if before > 0 {
                    before -= 1;
                    return ControlFlow::Continue(());
                }
                too_long = meter.pass(&row, ROOM_OF_AN_ANSWER).err();
                if too_long.is_some() {
                    return ControlFlow::Break(());
                }
                take(QueryPiece::Row(row))
            });
            let mut found = found.map_err(|fault| refused(&fault))?;
            if too_long.is_some() {
                found.rows -= 1;
                found.incomplete = too_long;
            }
            let is_full = is_page && found.rows == limits.results;
            if let Some(columns) = columns {
                // Whoever has enough of the columns is told the end all the same.
                let _ = take(QueryPiece::Columns(columns));
            }
            Ok(QueryEnding {
                rows: found.rows.saturating_sub(question.page.before(on_page)),
                incomplete: found.incomplete.as_ref().map(|fault| {
                    if is_full {
                        return page_in_words(question.page.before(on_page), on_page, None);
                    }
                    limit_in_words(fault)
                }),
                possible: question.possible_rows(explorer, &limits, &found),
                why_empty: question.why_empty(explorer, &limits, &found.blockages),
                notes: query.notes().into_iter().chain(found.notes).collect(),
            })
        })
    }

    /// Reads it in its scope, in which types that the text names count whatever their layer, as chosen
    /// ones do, but only where it names them. It is read again only if that brings in any.
    fn with_text<T>(
        &self,
        explorer: &Explorer,
        limits: &Limits,
        work: impl FnOnce(&Prepared<'_>) -> Result<T, QueryError>,
    ) -> Result<T, QueryError> {
        let graph = explorer.as_graph(&self.scope, limits);
        let query = Prepared::read(&self.text, &graph).map_err(|fault| refused(&fault))?;
        let also = graph.asked_for_beyond(self.scope.layers);
        if also.is_empty() {
            return work(&query);
        }
        let scope = Scope {
            also,
            ..self.scope.clone()
        };
        let graph = explorer.as_graph(&scope, limits);
        let query = Prepared::read(&self.text, &graph).map_err(|fault| refused(&fault))?;
        work(&query)
    }

    /// Why there are no rows, if there are none.
    fn why_empty(
        &self,
        explorer: &Explorer,
        limits: &Limits,
        blockages: &[Blockage],
    ) -> Option<WhyEmpty> {
        let limits = Limits {
            results: 1,
            steps: limits.steps.min(WIDER),
            ..limits.clone()
        };
        why_empty(blockages, &self.scope, &|scope| {
            let asked = Self {
                scope: scope.clone(),
                ..self.clone()
            };
            asked.has_row(explorer, &limits)
        })
    }

    /// Whether there is a row, as far as that is found within limits.
    fn has_row(&self, explorer: &Explorer, limits: &Limits) -> bool {
        let found = self.with_query(explorer, limits, |query, meter| {
            let found = query.stream(&self.bindings, meter, &mut |_| ControlFlow::Break(()));
            found.map_err(|fault| refused(&fault))
        });
        // Whatever ends it early, there is no row then; a row that was gathered of none is as good as none.
        found.is_ok_and(|ending| ending.rows > 0 && ending.blockages.is_empty())
    }

    pub(super) fn with_query<T>(
        &self,
        explorer: &Explorer,
        limits: &Limits,
        work: impl FnOnce(&Prepared<'_>, &Meter<'_>) -> Result<T, QueryError>,
    ) -> Result<T, QueryError> {
        let waiting = limits.stop.as_deref().map(Waiting);
        let patience = waiting.as_ref().map(|waiting| waiting as _);
        let meter = Meter::new(
            language::Limits {
                steps: limits.steps,
                rows: limits.results,
                values: MOST_VALUES,
            },
            patience,
        );
        self.with_text(explorer, limits, |query| work(query, &meter))
    }
}

/// A piece of an answer that is given away as it is found.
#[derive(Debug)]
pub enum QueryPiece {
    /// The names of the columns; they come first.
    Columns(Vec<Arc<str>>),
    /// A row with the relations it rests on.
    Row(AnswerRow),
}

/// How an answer ended that was given away piece by piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryEnding {
    /// How many rows there were.
    pub rows: usize,
    /// Why there may be more, in a sentence, if a limit was reached.
    pub incomplete: Option<String>,
    /// Why there are no rows, or one that was gathered of none.
    pub why_empty: Option<WhyEmpty>,
    /// The rows that are possible if none is certain.
    pub possible: Option<PossibleRows>,
    /// What is no fault, but hardly meant, such as a column that nothing has.
    pub notes: Vec<String>,
}

impl Question for QueryQuestion {
    const ROW: &'static Row = &Row {
        name: "query",
        address: Address::Path("/query"),
        summary: "What answers a query?",
        command: Some(Command {
            group: None,
            about: "Ask a query as text, such as MATCH (a)-[r]->(b) RETURN a, r, b",
            positional: &[&QUERY],
        }),
        parameters: &[QUERY, BINDINGS, PAGE],
        narrowing: Narrowing::Scope,
        opening: Opening::Complete,
        listing: Listing {
            usual: 1_000,
            on_page: 100,
            most_on_page: 100,
            most: Most::Results,
        },
        examples: &[
            &[Argument::new(&QUERY, Sample::QueryOfClaims)],
            &[Argument::new(&QUERY, Sample::QueryOfTypes)],
            &[Argument::new(&QUERY, Sample::QueryOfPath)],
        ],
    };

    type Answer = QueryAnswer;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let scope = reader.scope();
        let bindings = reader.bindings(&BINDINGS);
        let page = reader.paging();
        let text = reader.text(&QUERY)?;
        let graph = reader.as_graph(&scope);
        if let Err(fault) = Prepared::read(&text, &graph) {
            reader.problem(&QUERY, fault.to_string());
        }
        Some(Self {
            text,
            bindings,
            scope,
            page,
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<QueryAnswer, QueryError> {
        let before = self.page.before(limits.results);
        let wanted = Limits {
            results: before
                .saturating_add(limits.results)
                .saturating_add(MOST_COUNTED),
            ..limits.clone()
        };
        self.with_query(explorer, &wanted, |query, meter| {
            let mut page = PageOfRows::new(before, limits.results, query.figures());
            let found = query.stream(&self.bindings, meter, &mut |row| page.take(row, meter));
            let found = found.map_err(|fault| refused(&fault))?;
            let is_stopped = |fault: &QueryFault| fault.code == FaultCode::Cancelled;
            let is_stopped = found.incomplete.as_ref().is_some_and(is_stopped);
            if is_stopped && !limits.is_for_time() {
                return Err(QueryError::Stopped { steps: found.steps });
            }
            Ok(QueryAnswer {
                columns: query.columns(),
                weighs_all: query.weighs_all(),
                possible: self.possible_rows(explorer, limits, &found),
                why_empty: self.why_empty(explorer, limits, &found.blockages),
                notes: query.notes().into_iter().chain(found.notes).collect(),
                ..page.into_answer(found.incomplete.as_ref())
            })
        })
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }
}

/// A fault of the query as one of its parameter.
pub(super) fn refused(fault: &QueryFault) -> QueryError {
    QueryError::Unanswerable {
        parameter: QUERY.name,
        message: fault.to_string(),
    }
}

/// Whoever asked, as long as they wait.
struct Waiting<'a>(&'a dyn StopSignal);

impl language::Patience for Waiting<'_> {
    fn is_over(&self, steps: u64) -> bool {
        self.0.is_raised(steps)
    }
}
