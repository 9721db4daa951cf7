//! Which entities are there? The list of entities.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::questions::claims::END_OF_ENTITIES;
use crate::explorer::questions::lists::COLUMNS_OF_ENTITIES;
use crate::explorer::questions::lists::PAGE;
use crate::explorer::questions::lists::SENSE;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
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
use crate::query::EntitiesQuestion;
use crate::query::EntityList;
use crate::query::EntityOrder;
use crate::query::Limits;
use crate::query::ListOf;
use crate::query::QueryError;
use crate::query::Sorting;
use crate::query::entities;

/// By what entities are sorted.
pub const SORT_ENTITIES: Parameter = Parameter::optional(
    "sort",
    "Sorted by",
    "By what the entities are sorted: by name, kind, number of ties, beginning, end, the first or last date of their claims (first, last), their weight, the sum of the figures they state in a unit (quantity:UNIT) or a column.",
    Value::EntityOrder,
);

impl Question for EntitiesQuestion {
    const ROW: &'static Row = &Row {
        name: "entities",
        address: Address::Path("/entities"),
        summary: "Which entities are there?",
        command: Some(Command {
            group: Some("list"),
            about: "List entities: all, or those that have claims of some sort",
            positional: &[],
        }),
        parameters: &[
            END_OF_ENTITIES,
            SORT_ENTITIES,
            SENSE,
            COLUMNS_OF_ENTITIES,
            PAGE,
        ],
        narrowing: Narrowing::List,
        opening: Opening::Complete,
        listing: Listing::PAGES,
        examples: &[
            &[Argument::new(&SORT_ENTITIES, Sample::Text("ties"))],
            &[
                Argument::new(&KINDS, Sample::Kind),
                Argument::new(&SORT_ENTITIES, Sample::Text("name")),
            ],
        ],
    };

    type Answer = EntityList;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let network = reader.network();
        let find = |name: &str| EntityOrder::from_name(network, name);
        let order = reader.choice(&SORT_ENTITIES, find);
        reader.columns(&COLUMNS_OF_ENTITIES, ListOf::Entities);
        let usual = Self::new(order);
        let end = reader.end_of_entities();
        let scope = reader.scope_of_entities();
        Some(Self {
            order: match reader.sense() {
                Some(sense) => Sorting {
                    sense,
                    ..usual.order
                },
                None => usual.order,
            },
            page: reader.paging(),
            scope: Scope {
                direction: end.unwrap_or(scope.direction),
                ..scope
            },
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<EntityList, QueryError> {
        entities(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }

    fn can_be_doubted(&self) -> bool {
        false
    }
}
