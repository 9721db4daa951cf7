//! Who is around an entity? Its neighbourhood.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
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
use crate::query::Around;
use crate::query::AroundQuestion;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::around;

/// The entity in the middle.
pub const CENTRE: Parameter = Parameter::optional(
    "entity",
    "Around",
    "The name or id of the entity in the middle.",
    Value::Entity,
)
.required();
/// How far to go.
pub const HOPS: Parameter = Parameter::optional(
    "hops",
    "Hops",
    "How many hops to go.",
    Value::Number(Range {
        least: 0,
        most: Most::Hops,
        usual: Some(1),
    }),
);

impl Question for AroundQuestion {
    const ROW: &'static Row = &Row {
        name: "around",
        address: Address::Path("/around"),
        summary: "Who is around an entity?",
        command: Some(Command {
            group: None,
            about: "Show who is within some hops of an entity",
            positional: &[&CENTRE],
        }),
        parameters: &[CENTRE, HOPS],
        narrowing: Narrowing::Scope,
        opening: Opening::Begun,
        listing: Listing::USUAL,
        examples: &[
            &[Argument::new(&CENTRE, Sample::Entity)],
            &[
                Argument::new(&CENTRE, Sample::Other),
                Argument::new(&HOPS, Sample::Text("2")),
            ],
        ],
    };

    type Answer = Around;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let scope = reader.scope();
        let hops = reader.number(&HOPS);
        let entity = reader.entity(&CENTRE)?;
        Some(Self {
            entity,
            hops: hops?,
            scope,
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<Around, QueryError> {
        around(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }
}
