//! How are two entities connected? The path question.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Choice;
use crate::explorer::table::Command;
use crate::explorer::table::Listing;
use crate::explorer::table::Most;
use crate::explorer::table::Narrowing;
use crate::explorer::table::Opening;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Question;
use crate::explorer::table::Range;
use crate::explorer::table::Row;
use crate::explorer::table::Sample;
use crate::explorer::table::Value;
use crate::graph::Scope;
use crate::query::Limits;
use crate::query::PathAnswer;
use crate::query::PathMethod;
use crate::query::PathQuestion;
use crate::query::QueryError;
use crate::query::path;

/// Where routes begin.
pub const FROM: Parameter = Parameter::optional(
    "from",
    "From",
    "The name or id of the entity to start from.",
    Value::Entity,
)
.required();
/// Where routes end.
pub const TO: Parameter = Parameter::optional(
    "to",
    "To",
    "The name or id of the entity to reach.",
    Value::Entity,
)
.required();
/// Which routes are wanted.
pub const METHOD: Parameter = Parameter::optional(
    "method",
    "Look for",
    "Which routes are wanted.",
    Value::Choice(&[
        choice(PathMethod::ALL[0]),
        choice(PathMethod::ALL[1]),
        choice(PathMethod::ALL[2]),
        choice(PathMethod::ALL[3]),
        choice(PathMethod::ALL[4]),
    ]),
);
/// How many routes, for "the k shortest".
pub const COUNT: Parameter = Parameter::optional(
    "k",
    "Routes",
    "How many routes, for the method k.",
    Value::Number(Range {
        least: 1,
        most: Most::Routes,
        usual: Some(5),
    }),
);
/// Longer routes are not looked at.
pub const MOST_HOPS: Parameter = Parameter::optional(
    "max_hops",
    "Most hops",
    "Longer routes are not looked at; without effect on the method specific.",
    Value::Number(Range {
        least: 1,
        most: Most::Exactly(64),
        usual: None,
    }),
)
.such_as("any");

const fn choice(method: PathMethod) -> Choice {
    Choice {
        word: method.name(),
        label: method.meaning(),
    }
}

impl Question for PathQuestion {
    const ROW: &'static Row = &Row {
        name: "path",
        address: Address::Path("/path"),
        summary: "How are two connected?",
        command: Some(Command {
            group: None,
            about: "Show how two entities are connected",
            positional: &[&FROM, &TO],
        }),
        parameters: &[FROM, TO, METHOD, COUNT, MOST_HOPS],
        narrowing: Narrowing::Scope,
        opening: Opening::Complete,
        listing: Listing::USUAL,
        examples: &[
            &[
                Argument::new(&FROM, Sample::Entity),
                Argument::new(&TO, Sample::Other),
            ],
            &[
                Argument::new(&FROM, Sample::Entity),
                Argument::new(&TO, Sample::Other),
                Argument::new(&METHOD, Sample::Text("k")),
                Argument::new(&COUNT, Sample::Text("3")),
            ],
            &[
                Argument::new(&FROM, Sample::Entity),
                Argument::new(&TO, Sample::Other),
                Argument::new(&METHOD, Sample::Text("best-attested")),
            ],
        ],
    };

    type Answer = PathAnswer;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let scope = reader.scope();
        let method = reader.choice(&METHOD, PathMethod::from_name);
        let count = reader.number(&COUNT);
        let most_hops = reader.number(&MOST_HOPS);
        let from = reader.entity(&FROM);
        let to = reader.entity(&TO);
        Some(Self {
            from: from?,
            to: to?,
            method: method
                .counting(count?)
                .within(most_hops.unwrap_or(usize::MAX)),
            scope,
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<PathAnswer, QueryError> {
        path(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }
}
