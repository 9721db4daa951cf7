//! Whom could it have reached, and from whom could it have come? The question of reach.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::questions::journey::ARRIVE;
use crate::explorer::questions::journey::LEAVE;
use crate::explorer::questions::lists::PAGE;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Choice;
use crate::explorer::table::Command;
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
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::ReachAnswer;
use crate::query::ReachQuestion;
use crate::query::ReachWay;
use crate::query::reach;

/// From whom it went out, or to whom it came.
pub const REACHING: Parameter = Parameter::optional(
    "entity",
    "From or to",
    "The name or id of the entity from which it went out, or to which it came.",
    Value::Entity,
)
.required();
/// Which way it went.
pub const WAY: Parameter = Parameter::optional(
    "way",
    "Which way",
    "Whether it went out from the entity to others, or came to it from others.",
    Value::Choice(&[
        Choice {
            word: ReachWay::From.name(),
            label: "out to others",
        },
        Choice {
            word: ReachWay::To.name(),
            label: "in from others",
        },
    ]),
);

impl Question for ReachQuestion {
    const ROW: &'static Row = &Row {
        name: "reach",
        address: Address::Path("/reach"),
        summary: "Whom could it have reached?",
        command: Some(Command {
            group: None,
            about: "Show whom something could have reached, or from whom it could have come",
            positional: &[&REACHING],
        }),
        parameters: &[REACHING, WAY, LEAVE, ARRIVE, PAGE],
        narrowing: Narrowing::Journey,
        opening: Opening::Begun,
        listing: Listing::PAGES,
        examples: &[
            &[Argument::new(&REACHING, Sample::Entity)],
            &[
                Argument::new(&REACHING, Sample::Other),
                Argument::new(&WAY, Sample::Text("to")),
            ],
        ],
    };

    type Answer = ReachAnswer;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let scope = reader.scope_from(Scope::of_news());
        let way = reader.choice(&WAY, ReachWay::from_name);
        let (leaving, arriving) = reader.days_of_journey();
        let page = reader.paging();
        Some(Self {
            entity: reader.entity(&REACHING)?,
            way,
            leaving,
            arriving,
            page,
            scope,
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<ReachAnswer, QueryError> {
        reach(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }
}
