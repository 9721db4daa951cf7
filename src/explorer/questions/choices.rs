//! What may be chosen? The kinds, types, classes, statuses, grades, sources, places and actors that a question may
//! be narrowed to, with how much would remain.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::questions::claims::BETWEEN;
use crate::explorer::questions::claims::END;
use crate::explorer::questions::count::WHAT;
use crate::explorer::remaining::chosen_by;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Choice;
use crate::explorer::table::Command;
use crate::explorer::table::Effort;
use crate::explorer::table::LONGEST_NAME;
use crate::explorer::table::Listing;
use crate::explorer::table::Most;
use crate::explorer::table::Narrowing;
use crate::explorer::table::Opening;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Question;
use crate::explorer::table::Row;
use crate::explorer::table::Sample;
use crate::explorer::table::Value;
use crate::explorer::table::is_called;
use crate::graph::Scope;
use crate::query::Choices;
use crate::query::ChoicesQuestion;
use crate::query::Counted;
use crate::query::Dimension;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::Survey;
use crate::query::choices;

/// What is chosen: the name of a parameter of a scope.
pub const OF: Parameter = Parameter::optional(
    "of",
    "Which",
    "What is chosen: kinds, types, classes, status, certainty, sources, places or claimants.",
    Value::Choice(&[
        Choice {
            word: "types",
            label: "types of relations",
        },
        Choice {
            word: "kinds",
            label: "kinds of entities",
        },
        Choice {
            word: "classes",
            label: "classes of relations",
        },
        Choice {
            word: "status",
            label: "statuses of claims",
        },
        Choice {
            word: "certainty",
            label: "grades of certainty",
        },
        Choice {
            word: "sources",
            label: "sources",
        },
        Choice {
            word: "places",
            label: "places",
        },
        Choice {
            word: "claimants",
            label: "actors whose claims they are",
        },
    ]),
);
/// A part of what the choices are called.
pub const PART: Parameter = Parameter::optional(
    "q",
    "A part of the name (none: all)",
    "Only choices with this in their name.",
    Value::Text {
        longest: LONGEST_NAME,
    },
);

impl Question for ChoicesQuestion {
    const ROW: &'static Row = &Row {
        name: "choices",
        address: Address::Path("/choices"),
        summary: "What may be chosen, and how much would remain?",
        command: Some(Command {
            group: Some("list"),
            about: "List what a question may be narrowed to, with how much would remain",
            positional: &[&OF],
        }),
        parameters: &[OF, PART, WHAT, BETWEEN, END],
        narrowing: Narrowing::List,
        opening: Opening::Complete,
        listing: Listing {
            usual: 50,
            on_page: 50,
            most_on_page: 200,
            most: Most::Results,
        },
        examples: &[
            &[Argument::new(&OF, Sample::Text("types"))],
            &[
                Argument::new(&OF, Sample::Text("kinds")),
                Argument::new(&WHAT, Sample::Text("entities")),
            ],
        ],
    };

    const EFFORT: Effort = Effort::Quick;

    type Answer = Choices;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let of = reader.choice_given(&OF, chosen_by);
        Some(Self {
            of: of.unwrap_or(Dimension::Type),
            text: reader.text(&PART).unwrap_or_default(),
            survey: Survey {
                counted: reader.choice::<Counted>(&WHAT, Counted::from_name),
                about: reader.about(),
                scope: reader.scope(),
            },
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<Choices, QueryError> {
        let network = explorer.network();
        let admits = |value: &_| is_called(network, value, &self.text);
        choices(explorer.graph(), self, admits, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.survey.scope)
    }

    fn can_be_doubted(&self) -> bool {
        false
    }
}
