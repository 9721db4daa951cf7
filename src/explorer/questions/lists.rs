//! What lists have in common: their order and their pages.

use crate::explorer::table::Audience;
use crate::explorer::table::Choice;
use crate::explorer::table::Most;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Range;
use crate::explorer::table::Value;
use crate::explorer::table::shortened;
use crate::query::ListOf;
use crate::query::Paging;
use crate::query::Sense;

/// Whether the order of a list is turned round.
pub const SENSE: Parameter = Parameter::optional(
    "sense",
    "Order",
    "Whether the least comes first (rising) or the greatest (falling); numbers of ties fall and all else rises if absent.",
    Value::Choice(&[
        Choice {
            word: "usual",
            label: "the usual way",
        },
        Choice {
            word: "rising",
            label: "least first",
        },
        Choice {
            word: "falling",
            label: "greatest first",
        },
    ]),
);
/// Which columns the table of a list of claims has.
pub const COLUMNS_OF_CLAIMS: Parameter = Parameter {
    value: Value::Columns(ListOf::Claims),
    ..COLUMNS
};
/// Which columns the table of a list of entities has.
pub const COLUMNS_OF_ENTITIES: Parameter = Parameter {
    value: Value::Columns(ListOf::Entities),
    ..COLUMNS
};
/// Which columns the table of a list has, whatever it is of.
pub const COLUMNS: Parameter = Parameter::optional(
    "columns",
    "Columns",
    "Which columns the table has, in this order; if none is named, a page has the usual ones and a CSV file all.",
    Value::Columns(ListOf::Claims),
);
/// Which page of a list is shown.
pub const PAGE: Parameter = Parameter::optional(
    "page",
    "Page",
    "Which page of the list is shown, from 1.",
    Value::Number(Range {
        least: 1,
        most: Most::Exactly(1_000_000),
        usual: Some(1),
    }),
)
.passed_by(Audience::NotInForms);

impl ParameterReader<'_> {
    /// The sense of a list, if it is said.
    pub(crate) fn sense(&mut self) -> Option<Sense> {
        let read = |word: &str| match word {
            "usual" => Some(None),
            "rising" => Some(Some(Sense::Rising)),
            "falling" => Some(Some(Sense::Falling)),
            _ => None,
        };
        self.choice_given(&SENSE, read).flatten()
    }

    /// Checks the columns of a list: they change what is shown, not what is found.
    pub(crate) fn columns(&mut self, parameter: &Parameter, list: ListOf) {
        let known = list.columns(self.network());
        let named = self.list(parameter).unwrap_or_default();
        for column in named.iter().filter(|column| !known.contains(column)) {
            let message = format!(
                "there is no column \"{}\"; the columns are {}",
                shortened(column),
                known.join(", ")
            );
            self.problem(parameter, message);
        }
    }

    /// The page of a list.
    pub(crate) fn paging(&mut self) -> Paging {
        Paging {
            page: self.number(&PAGE).unwrap_or(1),
        }
    }
}
