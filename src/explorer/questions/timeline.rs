//! What happened when? The timeline.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Audience;
use crate::explorer::table::Choice;
use crate::explorer::table::Command;
use crate::explorer::table::LIMIT;
use crate::explorer::table::Listing;
use crate::explorer::table::Narrowing;
use crate::explorer::table::Opening;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Question;
use crate::explorer::table::Row;
use crate::explorer::table::SINCE;
use crate::explorer::table::Sample;
use crate::explorer::table::Value;
use crate::graph::Scope;
use crate::query::Lanes;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::TimelineAnswer;
use crate::query::TimelineQuestion;
use crate::query::timeline;

/// Only the ties of this entity.
pub const WHOSE: Parameter = Parameter::optional(
    "entity",
    "Around",
    "Only the ties of this entity, by id or name.",
    Value::Entity,
)
.such_as("anybody");
/// What ties are gathered by in the picture.
pub const LANES: Parameter = Parameter::optional(
    "lanes",
    "Show",
    "What ties are gathered by in the picture.",
    Value::Choice(&[
        Choice {
            word: Lanes::Class.name(),
            label: "a lane for each class",
        },
        Choice {
            word: Lanes::Entity.name(),
            label: "a lane for each entity",
        },
    ]),
)
.passed_by(Audience::NotInTerminal);

impl Question for TimelineQuestion {
    const ROW: &'static Row = &Row {
        name: "timeline",
        address: Address::Path("/timeline"),
        summary: "What happened when?",
        command: Some(Command {
            group: None,
            about: "Show what happened when",
            positional: &[&WHOSE],
        }),
        parameters: &[WHOSE, LANES],
        narrowing: Narrowing::Scope,
        opening: Opening::Complete,
        listing: Listing {
            on_page: 80,
            most_on_page: 120,
            ..Listing::USUAL
        },
        examples: &[
            &[Argument::new(&WHOSE, Sample::Entity)],
            &[
                Argument::new(&SINCE, Sample::Year),
                Argument::new(&LIMIT, Sample::Text("20")),
            ],
        ],
    };

    type Answer = TimelineAnswer;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        Some(Self {
            scope: reader.scope(),
            entity: reader.entity(&WHOSE),
            lanes: reader.choice(&LANES, Lanes::from_name),
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<TimelineAnswer, QueryError> {
        timeline(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }
}
