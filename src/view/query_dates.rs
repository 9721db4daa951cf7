//! How a query reads uncertain dates, in words, and the rows that are possible where none is certain.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::PAGE;
use crate::explorer::PossibleRows;
use crate::explorer::QUERY;
use crate::explorer::QueryQuestion;
use crate::language::DateReading;
use crate::model::WIDENING_RULE;

/// Rows that are possible since dates are uncertain, where none is certain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PossibleRowsView {
    /// How many there are; at least so many if more are possible.
    #[schema(example = 18)]
    pub rows: usize,
    /// Whether there may be more than that, since not all were counted.
    pub more_possible: bool,
    /// The query that finds them.
    #[schema(example = "MATCH (a)-[r]->(b) WHERE possibly(during(r, '1937')) RETURN a, b")]
    pub query: String,
    /// The address of the page that shows them, without the host.
    pub page: String,
}

impl PossibleRowsView {
    pub(crate) fn of(asked: &Asked<QueryQuestion>, possible: &PossibleRows) -> Self {
        let mut parameters = asked.request.parameters.clone();
        parameters.remove(&PAGE);
        parameters.set(&QUERY, &possible.text);
        Self {
            rows: possible.rows,
            more_possible: !possible.is_counted,
            page: asked.request.address_with(&parameters),
            query: possible.text.clone(),
        }
    }

    /// "18 are possible"
    #[must_use]
    pub fn words(&self) -> String {
        let least = if self.more_possible { "at least " } else { "" };
        match self.rows {
            1 => format!("{least}1 is possible"),
            rows => format!("{least}{rows} are possible"),
        }
    }
}

/// Under which reading of uncertain dates a query was answered; nothing if it compares none.
pub(crate) fn date_rule(reading: &DateReading) -> Option<String> {
    let how = match (reading.certain, reading.possible) {
        _ if !reading.compares => return None,
        (0, 0) => {
            "A comparison with an uncertain date is true if it holds on every reading of the date, false if \
             on none, else unknown."
        }
        (_, 0) => {
            "Dates are read as certain: a condition keeps what holds on every reading of an uncertain date; \
             possibly(\u{2026}) around it keeps what holds on some."
        }
        (0, _) => {
            "Dates are read as possible: a condition in possibly(\u{2026}) keeps what holds on some reading of \
             an uncertain date, or has none."
        }
        _ => {
            "Dates are read in two ways: a condition in possibly(\u{2026}) keeps what holds on some reading of \
             an uncertain date, the others what holds on every one."
        }
    };
    Some(format!("{how} {WIDENING_RULE}"))
}
