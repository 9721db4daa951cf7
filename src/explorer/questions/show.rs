//! What is known of an entity? Its dossier.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Command;
use crate::explorer::table::Effort;
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
use crate::query::Dossier;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::ShowQuestion;
use crate::query::show;

/// The entity; it stands in the path of the address.
pub const ENTITY: Parameter = Parameter::optional(
    "entity",
    "Entity",
    "The name or id of an entity.",
    Value::Entity,
)
.required();

impl Question for ShowQuestion {
    const ROW: &'static Row = &Row {
        name: "show",
        address: Address::Entity("/entities/"),
        summary: "What is known of an entity?",
        command: Some(Command {
            group: None,
            about: "Show everything that is known of an entity",
            positional: &[&ENTITY],
        }),
        parameters: &[],
        narrowing: Narrowing::Dossier,
        opening: Opening::Complete,
        listing: Listing::USUAL,
        examples: &[
            &[Argument::new(&ENTITY, Sample::Entity)],
            &[
                Argument::new(&ENTITY, Sample::Entity),
                Argument::new(&SINCE, Sample::Year),
            ],
        ],
    };

    const EFFORT: Effort = Effort::Quick;
    type Answer = Dossier;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let scope = reader.scope_from(Scope::of_dossiers());
        let entity = reader.subject()?;
        Some(Self { entity, scope })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<Dossier, QueryError> {
        show(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }
}
