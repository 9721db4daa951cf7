//! What changed? Two periods side by side.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::questions::count::WHAT;
use crate::explorer::questions::lists::PAGE;
use crate::explorer::questions::measures::MEASURE_CHOICES;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Choice;
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
use crate::graph::Period;
use crate::graph::Scope;
use crate::query::CompareAnswer;
use crate::query::CompareQuestion;
use crate::query::Counted;
use crate::query::Fate;
use crate::query::Limits;
use crate::query::Measure;
use crate::query::QueryError;
use crate::query::compare;

/// The period that is compared with another, usually the earlier one.
pub const FIRST_PERIOD: Parameter = Parameter::optional(
    "first",
    "First period",
    "The period that is compared with another, usually the earlier one: a year, a month or any EDTF date, such as 1936, 1934/1936 or ../1936.",
    Value::Date,
)
.required()
.such_as("1936, 1934/1936");
/// The period that it is compared with, usually the later one.
pub const SECOND_PERIOD: Parameter = Parameter::optional(
    "second",
    "Second period",
    "The period that it is compared with, usually the later one: a year, a month or any EDTF date, such as 1937, 1937/1939 or 1937/...",
    Value::Date,
)
.required()
.such_as("1937, 1937/1939");
/// Which of what changed is listed.
pub const FATE: Parameter = Parameter::optional(
    "change",
    "List what is",
    "Which of what changed is listed: what is new in the second period, what is gone with the first, or what stayed.",
    Value::Choice(&[
        Choice {
            word: Fate::New.name(),
            label: "new",
        },
        Choice {
            word: Fate::Gone.name(),
            label: "gone",
        },
        Choice {
            word: Fate::Stayed.name(),
            label: "there in both",
        },
    ]),
);
/// Whether claims or entities are listed.
pub const COMPARED: Parameter = Parameter {
    label: "Of",
    about: "Whether claims or the entities that have them are listed; both are counted.",
    ..WHAT
};
/// The measure that ranks in both periods.
pub const RANKED_IN_BOTH: Parameter = Parameter::optional(
    "by",
    "Ranked by",
    "The measure that entities are ranked by in both periods.",
    Value::Choice(&MEASURE_CHOICES),
);

impl Question for CompareQuestion {
    const ROW: &'static Row = &Row {
        name: "compare",
        address: Address::Path("/compare"),
        summary: "What changed from one period to another?",
        command: Some(Command {
            group: None,
            about: "Compare two periods: what is new, gone or stayed, and who rose or fell",
            positional: &[&FIRST_PERIOD, &SECOND_PERIOD],
        }),
        parameters: &[
            FIRST_PERIOD,
            SECOND_PERIOD,
            COMPARED,
            FATE,
            RANKED_IN_BOTH,
            PAGE,
        ],
        narrowing: Narrowing::AnyTime,
        opening: Opening::Begun,
        listing: Listing::PAGES,
        examples: &[
            &[
                Argument::new(&FIRST_PERIOD, Sample::YearsBefore),
                Argument::new(&SECOND_PERIOD, Sample::YearsAfter),
            ],
            &[
                Argument::new(&FIRST_PERIOD, Sample::YearsBefore),
                Argument::new(&SECOND_PERIOD, Sample::YearsAfter),
                Argument::new(&KINDS, Sample::Kind),
                Argument::new(&COMPARED, Sample::Text("entities")),
            ],
        ],
    };

    type Answer = CompareAnswer;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let periods = [&FIRST_PERIOD, &SECOND_PERIOD].map(|period| reader.date(period));
        let fate = reader.choice(&FATE, Fate::from_name);
        let listed = reader.choice(&COMPARED, Counted::from_name);
        let measure = reader.choice(&RANKED_IN_BOTH, Measure::from_name);
        let (page, scope) = (reader.paging(), reader.scope());
        let [Some(first), Some(second)] = periods else {
            return None;
        };
        Some(Self {
            periods: [&first, &second].map(Period::during),
            fate,
            listed,
            measure,
            page,
            scope,
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<CompareAnswer, QueryError> {
        compare(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }

    fn can_be_doubted(&self) -> bool {
        false
    }
}
