//! What is known of an entity? Its dossier.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Choice;
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
use crate::query::Grouping;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::ShowQuestion;
use crate::query::TieOrder;
use crate::query::show;

/// The entity; it stands in the path of the address.
pub const ENTITY: Parameter = Parameter::optional(
    "entity",
    "Entity",
    "The name or id of an entity.",
    Value::Entity,
)
.required();

/// Only ties that say this.
pub const HOLDING: Parameter = Parameter::optional(
    "holding",
    "Only ties that say",
    "Only ties that say this: in the name at the other end, the verb, the remark, the place or the source's words.",
    Value::Text { longest: 200 },
)
.such_as("a name or a word");
/// By what the ties are sorted.
pub const SORT_TIES: Parameter = Parameter::optional(
    "sort",
    "Sorted by",
    "By what the ties are sorted within their groups: as in the dataset, by date, or by the name at the other end.",
    Value::Choice(&[
        Choice {
            word: TieOrder::Dataset.name(),
            label: "the dataset",
        },
        Choice {
            word: TieOrder::Date.name(),
            label: "date",
        },
        Choice {
            word: TieOrder::Name.name(),
            label: "name",
        },
    ]),
);
/// How the ties are grouped.
pub const GROUPED: Parameter = Parameter::optional(
    "grouped",
    "Grouped by",
    "How the ties are grouped: by the class of their types, by type and direction, by how sure it is that they fall into the period (or have a date), or not at all.",
    Value::Choice(&[
        Choice {
            word: Grouping::Class.name(),
            label: "class",
        },
        Choice {
            word: Grouping::Type.name(),
            label: "type",
        },
        Choice {
            word: Grouping::Sureness.name(),
            label: "how sure the date is",
        },
        Choice {
            word: Grouping::Nothing.name(),
            label: "nothing",
        },
    ]),
);

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
        parameters: &[HOLDING, SORT_TIES, GROUPED],
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
        let holding = reader.text(&HOLDING).unwrap_or_default();
        let order = reader.choice(&SORT_TIES, TieOrder::from_name);
        let grouping = reader.choice(&GROUPED, Grouping::from_name);
        Some(Self {
            entity: reader.subject()?,
            scope,
            holding,
            order,
            grouping,
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<Dossier, QueryError> {
        show(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }
}
