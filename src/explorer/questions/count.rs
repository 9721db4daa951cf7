//! How many? The counts.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::questions::claims::BETWEEN;
use crate::explorer::questions::claims::END_OF_ENTITIES;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Choice;
use crate::explorer::table::Command;
use crate::explorer::table::KINDS;
use crate::explorer::table::Listing;
use crate::explorer::table::Narrowing;
use crate::explorer::table::Opening;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Question;
use crate::explorer::table::Row;
use crate::explorer::table::Sample;
use crate::explorer::table::Value;
use crate::graph::Scope;
use crate::query::About;
use crate::query::CountAnswer;
use crate::query::CountQuestion;
use crate::query::Counted;
use crate::query::Dimension;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::count;

/// What is counted.
pub const WHAT: Parameter = Parameter::optional(
    "what",
    "Count",
    "What is counted: claims, or entities that have such claims.",
    Value::Choice(&[
        Choice {
            word: Counted::Claims.name(),
            label: "claims",
        },
        Choice {
            word: Counted::Entities.name(),
            label: "entities that have them",
        },
    ]),
);
/// By what it is counted.
pub const BY: Parameter = Parameter::optional(
    "by",
    "By",
    "By what it is counted, one or two of year, decade, kind, type, class, status, certainty, source, claimant, place and the columns of the dataset; the first makes rows, the second columns.",
    Value::Dimensions,
);

impl Question for CountQuestion {
    const ROW: &'static Row = &Row {
        name: "count",
        address: Address::Path("/counts"),
        summary: "How many are there?",
        command: Some(Command {
            group: None,
            about: "Count claims or entities by year, kind, type or anything else",
            positional: &[&WHAT],
        }),
        parameters: &[WHAT, BY, BETWEEN, END_OF_ENTITIES],
        narrowing: Narrowing::List,
        opening: Opening::Complete,
        listing: Listing::USUAL,
        examples: &[
            &[
                Argument::new(&WHAT, Sample::Text("claims")),
                Argument::new(&BY, Sample::Text("year,class")),
            ],
            &[
                Argument::new(&WHAT, Sample::Text("entities")),
                Argument::new(&BY, Sample::Text("kind")),
            ],
            &[
                Argument::new(&WHAT, Sample::Text("entities")),
                Argument::new(&KINDS, Sample::Kind),
                Argument::new(&END_OF_ENTITIES, Sample::Text("to")),
                Argument::new(&BY, Sample::Text("type")),
            ],
        ],
    };

    type Answer = CountAnswer;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let network = reader.network();
        let find = |name: &str| Dimension::from_name(network, name);
        let by = reader.choices(&BY, find);
        let by = by.unwrap_or_else(|| vec![Dimension::Year]);
        if by.len() > 2 {
            let message = "names more than two; count by one or two at a time".to_owned();
            reader.problem(&BY, message);
        }
        if by.iter().filter(|by| by.years().is_some()).count() > 1 {
            let message = "names year and decade; choose one of them".to_owned();
            reader.problem(&BY, message);
        }
        let counted = reader.choice(&WHAT, Counted::from_name);
        let about = reader.about();
        if counted == Counted::Entities && about != About::Anybody {
            let message = "is about claims, but entities are counted; count claims or leave it out";
            reader.problem(&BETWEEN, message.to_owned());
        }
        let end = reader.end_of_entities();
        let end = end.filter(|_| counted == Counted::Entities);
        let scope = match counted {
            Counted::Claims => reader.scope(),
            Counted::Entities => reader.scope_of_entities(),
        };
        Some(Self {
            counted,
            by,
            about,
            scope: Scope {
                direction: end.unwrap_or(scope.direction),
                ..scope
            },
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<CountAnswer, QueryError> {
        count(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }

    fn can_be_doubted(&self) -> bool {
        false
    }
}
