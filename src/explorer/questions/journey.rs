//! Could it have travelled from one entity to another? The journey question.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::questions::path::FROM;
use crate::explorer::questions::path::MOST_HOPS;
use crate::explorer::questions::path::TO;
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
use crate::explorer::table::Sample;
use crate::explorer::table::Value;
use crate::graph::Scope;
use crate::model::Day;
use crate::query::JourneyAim;
use crate::query::JourneyAnswer;
use crate::query::JourneyQuestion;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::journey;

/// Which journey is wanted.
pub const AIM: Parameter = Parameter::optional(
    "aim",
    "Look for",
    "Which journey is wanted.",
    Value::Choice(&[
        choice(JourneyAim::ALL[0]),
        choice(JourneyAim::ALL[1]),
        choice(JourneyAim::ALL[2]),
        choice(JourneyAim::ALL[3]),
    ]),
);
/// It does not begin before this date.
pub const LEAVE: Parameter = Parameter::optional(
    "leave",
    "Leaving not before",
    "It does not begin before this date.",
    Value::Date,
)
.such_as("any date");
/// It has ended by this date.
pub const ARRIVE: Parameter = Parameter::optional(
    "arrive",
    "There by",
    "It has ended by this date.",
    Value::Date,
)
.such_as("any date");
/// Longer journeys are not looked at.
pub const MOST_HOPS_IN_TIME: Parameter = Parameter {
    about: "Longer journeys are not looked at, for the aim fewest-hops.",
    ..MOST_HOPS
}
.passed_by(Audience::NotInForms);

const fn choice(aim: JourneyAim) -> Choice {
    Choice {
        word: aim.name(),
        label: aim.meaning(),
    }
}

impl ParameterReader<'_> {
    /// The first day on which it may leave, and the last on which it may arrive.
    pub(super) fn days_of_journey(&mut self) -> (Option<Day>, Option<Day>) {
        let leaving = self.date(&LEAVE).map(|date| date.span().first);
        let arriving = self.date(&ARRIVE).map(|date| date.span().last);
        let both = leaving.zip(arriving);
        if both.is_some_and(|(leaving, arriving)| leaving > arriving) {
            let message = format!("lies before \"{}\"; give the later date here", LEAVE.name);
            self.problem(&ARRIVE, message);
        }
        (leaving, arriving)
    }
}

impl Question for JourneyQuestion {
    const ROW: &'static Row = &Row {
        name: "journey",
        address: Address::Path("/journey"),
        summary: "Could it have travelled?",
        command: Some(Command {
            group: None,
            about: "Show whether it could have travelled: a way that goes forward in time",
            positional: &[&FROM, &TO],
        }),
        parameters: &[FROM, TO, AIM, LEAVE, ARRIVE, MOST_HOPS_IN_TIME],
        narrowing: Narrowing::Journey,
        opening: Opening::Complete,
        listing: Listing::USUAL,
        examples: &[
            &[
                Argument::new(&FROM, Sample::Entity),
                Argument::new(&TO, Sample::Other),
            ],
            &[
                Argument::new(&FROM, Sample::Other),
                Argument::new(&TO, Sample::Entity),
                Argument::new(&AIM, Sample::Text("fewest-hops")),
            ],
        ],
    };

    type Answer = JourneyAnswer;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let scope = reader.scope_from(Scope::of_news());
        let aim = reader.choice(&AIM, JourneyAim::from_name);
        let (leaving, arriving) = reader.days_of_journey();
        let most_hops = reader.number(&MOST_HOPS_IN_TIME);
        let from = reader.entity(&FROM);
        let to = reader.entity(&TO);
        Some(Self {
            from: from?,
            to: to?,
            aim: aim.within(most_hops.unwrap_or(usize::MAX)),
            leaving,
            arriving,
            scope,
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<JourneyAnswer, QueryError> {
        journey(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }
}
