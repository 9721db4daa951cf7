//! What answers a query, line by line, for programs that read rows as they are found.
//!
//! The first line names the columns, the last says how it ended, and each between them is a row. An
//! answer whose last line is missing was broken off.

use std::ops::ControlFlow;

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::Explorer;
use crate::explorer::Patience;
use crate::explorer::QueryPiece;
use crate::explorer::QueryQuestion;
use crate::query::QueryError;
use crate::view::query::QueryRowView;
use crate::view::query_dates::PossibleRowsView;
use crate::view::query_dates::date_rule;
use crate::view::query_wider::WiderScopeView;

/// The first line: what is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct QueryHeadView {
    /// The query.
    #[schema(example = "MATCH (a)-[r]->(b) RETURN a, b")]
    pub query: String,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// Under which reading of uncertain dates it is answered, if it compares any.
    pub date_rule: Option<String>,
}

/// The last line: how it ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct QueryEndView {
    /// How many rows came before.
    pub rows: usize,
    /// Why there may be more rows, if a limit was reached.
    #[schema(
        example = "incomplete: the limit of 1000 rows was reached. Narrow the question, or ask for fewer rows with LIMIT."
    )]
    pub incomplete: Option<String>,
    /// What nothing came through, if there are no rows or one that was gathered of none.
    #[schema(example = "no node is like `(a:person)` (line 1, column 7)")]
    pub why_empty: Option<String>,
    /// A scope in which there would be rows, if there are none.
    pub wider: Option<WiderScopeView>,
    /// The rows that are possible since dates are uncertain, if none is certain.
    pub possible: Option<PossibleRowsView>,
    /// What is no fault, but hardly meant, such as a column that nothing has.
    #[schema(example = json!(["line 1, column 20: no entity has a column `nmae`; did you mean `name`?"]))]
    pub notes: Vec<String>,
    /// The fault at which it ended, if one showed when rows had been given already.
    #[schema(example = "`abs` takes a number, not a text (line 1, column 29)")]
    pub fault: Option<String>,
}

/// A line of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum QueryLineView {
    /// The first: what is asked.
    Head(QueryHeadView),
    /// A row.
    Row(QueryRowView),
    /// The last: how it ended.
    End(QueryEndView),
}

/// Answers a query and gives each line away as soon as it is known, until `take` has enough. Then there
/// is no last line.
///
/// # Errors
///
/// [`QueryError`] if it cannot be answered and no line was given away. A fault that shows later stands
/// in the last line.
pub fn query_lines(
    explorer: &Explorer,
    asked: &Asked<QueryQuestion>,
    patience: &Patience<'_>,
    take: &mut dyn FnMut(QueryLineView) -> ControlFlow<()>,
) -> Result<QueryEndView, QueryError> {
    let network = explorer.network();
    let mut rows: Option<usize> = None;
    let mut is_enough = false;
    let mut pieces = |piece: QueryPiece| {
        let flow = take(match piece {
            QueryPiece::Columns(columns) => {
                rows = Some(0);
                QueryLineView::Head(QueryHeadView {
                    query: asked.question.text.clone(),
                    columns: columns.iter().map(ToString::to_string).collect(),
                    date_rule: date_rule(&asked.question.date_reading(explorer)),
                })
            }
            QueryPiece::Row(row) => {
                rows = rows.map(|rows| rows + 1);
                QueryLineView::Row(QueryRowView::of(network, &row))
            }
        });
        is_enough = flow.is_break();
        flow
    };
    let ended = QueryQuestion::stream(asked, explorer, patience, &mut pieces);
    let end = match (ended, rows) {
        (Ok(ending), _) => QueryEndView {
            rows: ending.rows,
            incomplete: ending.incomplete,
            possible: ending
                .possible
                .map(|possible| PossibleRowsView::of(asked, &possible)),
            wider: ending
                .why_empty
                .as_ref()
                .and_then(|why| why.wider.as_ref())
                .map(|wider| WiderScopeView::of(asked, wider)),
            why_empty: ending.why_empty.map(|why| why.to_string()),
            notes: ending.notes,
            fault: None,
        },
        (Err(error), None) => return Err(error),
        (Err(error), Some(rows)) => QueryEndView {
            rows,
            fault: Some(error.to_string()),
            ..QueryEndView::default()
        },
    };
    if !is_enough {
        // Nothing comes after the last line.
        let _ = take(QueryLineView::End(end.clone()));
    }
    Ok(end)
}
