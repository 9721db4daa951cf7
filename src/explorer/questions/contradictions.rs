//! Which claims contradict one another?

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Command;
use crate::explorer::table::LAYER;
use crate::explorer::table::LIMIT;
use crate::explorer::table::Listing;
use crate::explorer::table::Narrowing;
use crate::explorer::table::Opening;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Question;
use crate::explorer::table::Row;
use crate::explorer::table::Sample;
use crate::explorer::table::Value;
use crate::graph::Layers;
use crate::graph::Scope;
use crate::query::ContradictionsAnswer;
use crate::query::ContradictionsQuestion;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::contradictions;

/// Only contradictions in which this entity has a part.
pub const CONTRADICTED: Parameter = Parameter::optional(
    "entity",
    "Around",
    "Only contradictions in which this entity has a part, by id or name.",
    Value::Entity,
)
.such_as("anybody");

impl Question for ContradictionsQuestion {
    const ROW: &'static Row = &Row {
        name: "contradictions",
        address: Address::Path("/contradictions"),
        summary: "Which claims contradict one another?",
        command: Some(Command {
            group: None,
            about: "Show claims that cannot all be true, and what the dataset flags",
            positional: &[&CONTRADICTED],
        }),
        parameters: &[CONTRADICTED],
        narrowing: Narrowing::EveryClaim,
        opening: Opening::Complete,
        listing: Listing {
            on_page: 60,
            most_on_page: 100,
            ..Listing::USUAL
        },
        examples: &[
            &[Argument::new(&LIMIT, Sample::Text("20"))],
            &[
                Argument::new(&LAYER, Sample::Text(Layers::World.name())),
                Argument::new(&LIMIT, Sample::Text("20")),
            ],
        ],
    };

    type Answer = ContradictionsAnswer;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        Some(Self {
            scope: reader.scope_from(Scope::everything()),
            entity: reader.entity(&CONTRADICTED),
        })
    }

    fn ask(
        &self,
        explorer: &Explorer,
        limits: &Limits,
    ) -> Result<ContradictionsAnswer, QueryError> {
        contradictions(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }
}
