//! Which claims are there? The list of claims.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::questions::lists::COLUMNS_OF_CLAIMS;
use crate::explorer::questions::lists::PAGE;
use crate::explorer::questions::lists::SENSE;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Audience;
use crate::explorer::table::Choice;
use crate::explorer::table::Command;
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
use crate::graph::Direction;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::query::About;
use crate::query::ClaimList;
use crate::query::ClaimOrder;
use crate::query::ClaimsQuestion;
use crate::query::Limits;
use crate::query::ListOf;
use crate::query::QueryError;
use crate::query::Sorting;
use crate::query::claims;
use crate::query::claims_before_others;

/// Whom the claims are about.
pub const BETWEEN: Parameter = Parameter::optional(
    "between",
    "About one, or between two",
    "Only claims about this entity, or, of two with a comma between, the claims of the one with the other.",
    Value::Entities,
)
.such_as("anybody");
/// At which end of the claims the entity stands that they are about.
pub const END: Parameter = Parameter::optional(
    "end",
    "It stands",
    "Where the entity stands that the claims are about, if they are about one: at either end, where they begin (from) or where they end (to).",
    Value::Choice(&[
        Choice {
            word: "either",
            label: "at either end",
        },
        Choice {
            word: "from",
            label: "where the claims begin",
        },
        Choice {
            word: "to",
            label: "where the claims end",
        },
    ]),
)
.passed_by(Audience::NotInForms);
/// At which end of their claims entities stand that are listed or counted.
pub const END_OF_ENTITIES: Parameter = Parameter::optional(
    END.name,
    "At which end of the claims",
    "At which end of such claims the entities stand that are listed or counted: at either end, where they begin (from: who did it) or where they end (to: to whom it was done). Of claims, where the one stands that they are about.",
    Value::Choice(&[
        Choice {
            word: "either",
            label: "either end",
        },
        Choice {
            word: "from",
            label: "who did it",
        },
        Choice {
            word: "to",
            label: "to whom it was done",
        },
    ]),
);
/// By what claims are sorted.
pub const SORT_CLAIMS: Parameter = Parameter::optional(
    "sort",
    "Sorted by",
    "By what the claims are sorted: as in the dataset, by date, an end, type, class, figure, status, source, claimant, place or a column. Of a period, those that certainly fall into it come first, and those without a date last.",
    Value::ClaimOrder,
);

impl Question for ClaimsQuestion {
    const ROW: &'static Row = &Row {
        name: "claims",
        address: Address::Path("/claims"),
        summary: "Which claims are there?",
        command: Some(Command {
            group: Some("list"),
            about: "List claims",
            positional: &[],
        }),
        parameters: &[BETWEEN, END, SORT_CLAIMS, SENSE, COLUMNS_OF_CLAIMS, PAGE],
        narrowing: Narrowing::List,
        opening: Opening::Complete,
        listing: Listing::PAGES,
        examples: &[
            &[Argument::new(&SORT_CLAIMS, Sample::Text("date"))],
            &[
                Argument::new(&SINCE, Sample::Year),
                Argument::new(&SORT_CLAIMS, Sample::Text("date")),
            ],
        ],
    };

    type Answer = ClaimList;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let network = reader.network();
        let find = |name: &str| ClaimOrder::from_name(network, name);
        let by = reader.choice(&SORT_CLAIMS, find);
        reader.columns(&COLUMNS_OF_CLAIMS, ListOf::Claims);
        Some(Self {
            order: Sorting {
                by,
                sense: reader.sense().unwrap_or_default(),
            },
            page: reader.paging(),
            about: reader.about(),
            scope: reader.scope(),
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<ClaimList, QueryError> {
        claims(explorer.graph(), self, limits)
    }

    fn ask_for_page(&self, explorer: &Explorer, limits: &Limits) -> Result<ClaimList, QueryError> {
        claims_before_others(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }

    fn can_be_doubted(&self) -> bool {
        false
    }
}

impl ParameterReader<'_> {
    /// Which way the claims lead from the entities that are listed or counted; `None` if nothing is
    /// said of it.
    pub(crate) fn end_of_entities(&mut self) -> Option<Direction> {
        self.choice_given(&END_OF_ENTITIES, |word| match word {
            "either" => Some(Direction::Both),
            "from" => Some(Direction::Out),
            "to" => Some(Direction::In),
            _ => None,
        })
    }

    /// Whom claims are about.
    pub(crate) fn about(&mut self) -> About {
        let at_end: fn(EntityIndex) -> About = self
            .choice_given(&END, |word| match word {
                "either" => Some(About::One as fn(EntityIndex) -> About),
                "from" => Some(About::From),
                "to" => Some(About::To),
                _ => None,
            })
            .unwrap_or(About::One);
        match self.entities(&BETWEEN).unwrap_or_default().as_slice() {
            [] => About::Anybody,
            [one] => at_end(*one),
            [one, other] => About::Two(*one, *other),
            _ => {
                let message = "names more than two; give one or two".to_owned();
                self.problem(&BETWEEN, message);
                About::Anybody
            }
        }
    }
}
