//! The parameters of a scope, which every question about a part of the network takes.

use crate::explorer::table::parameter::Choice;
use crate::explorer::table::parameter::Parameter;
use crate::explorer::table::parameter::Value;
use crate::explorer::table::reader::ParameterReader;
use crate::graph::Direction;
use crate::graph::Period;
use crate::graph::Scope;
use crate::model::Day;
use crate::model::Modality;
use crate::model::Window;

/// Only relations of these classes.
pub const CLASSES: Parameter = Parameter::optional(
    "classes",
    "Classes of relations (none ticked: all)",
    "Only relations of these classes.",
    Value::Classes,
);
/// Only claims of these statuses.
pub const STATUS: Parameter = Parameter::optional(
    "status",
    "Status of claims (none ticked: all but denied)",
    "Only claims of these statuses; all but denied if absent.",
    Value::Statuses,
);
/// Not by way of entities of these kinds.
pub const AVOIDED_KINDS: Parameter = Parameter::optional(
    "avoid_kinds",
    "Not by way of",
    "Entities of these kinds are neither passed through nor returned.",
    Value::Kinds,
);
/// Only by way of entities of these kinds.
pub const KINDS: Parameter = Parameter::optional(
    "kinds",
    "Only by way of (none ticked: anything)",
    "Only entities of these kinds are passed through or returned.",
    Value::Kinds,
);
/// Only claims of these grades.
pub const CERTAINTY: Parameter = Parameter::optional(
    "certainty",
    "Certainty (none ticked: any)",
    "Only claims of these grades of certainty.",
    Value::Certainties,
);
/// Only relations that held at that time.
pub const DURING: Parameter = Parameter::optional(
    "during",
    "As of",
    "Only relations that held at that time: a year, a month or any EDTF date, such as 1936, 1937-07-30 or 1936/1938.",
    Value::Date,
)
.such_as("1936, 1937-07-30, 1936/1938")
.within(WHEN);
/// Only relations that held on or after this date.
pub const SINCE: Parameter = Parameter::optional(
    "since",
    "Or since",
    "Only relations that held on or after this date: a year, a month or any EDTF date.",
    Value::Date,
)
.such_as("1931")
.within(WHEN);
/// Only relations that held on or before this date.
pub const UNTIL: Parameter = Parameter::optional(
    "until",
    "Until",
    "Only relations that held on or before this date: a year, a month or any EDTF date.",
    Value::Date,
)
.such_as("1936")
.within(WHEN);
/// Whether uncertain dates may or must fit.
pub const DATES: Parameter = Parameter::optional(
    "dates",
    "Uncertain dates",
    "Whether uncertain dates may fit (possible) or must fit (certain).",
    Value::Choice(&[
        Choice {
            word: "possible",
            label: "may fit",
        },
        Choice {
            word: "certain",
            label: "must fit",
        },
    ]),
)
.within(WHEN);
/// Which way relations are followed.
pub const DIRECTION: Parameter = Parameter::optional(
    "direction",
    "Follow relations",
    "Which way relations are followed: both ways, forwards (out) or backwards (in).",
    Value::Choice(&[
        Choice {
            word: "both",
            label: "both ways",
        },
        Choice {
            word: "out",
            label: "forwards only",
        },
        Choice {
            word: "in",
            label: "backwards only",
        },
    ]),
)
.within(WAYS);
/// Not by way of these entities.
pub const AVOIDED: Parameter = Parameter::optional(
    "avoid",
    "Avoid entities (ids, commas between)",
    "Ids of entities that are neither passed through nor returned.",
    Value::Entities,
)
.within(WAYS);
/// Only relations of these types.
pub const TYPES: Parameter = Parameter::optional(
    "types",
    "Types of relations (none chosen: all)",
    "Only relations of these types.",
    Value::Types,
);
/// Only claims that cite one of these sources.
pub const SOURCES: Parameter = Parameter::optional(
    "sources",
    "Sources (none chosen: all)",
    "Only claims that cite one of these sources.",
    Value::Sources,
);

const WHEN: &str = "When";
const WAYS: &str = "Ways";

/// All parameters of a scope, in the order of a form.
pub const SCOPE: [Parameter; 13] = [
    CLASSES,
    STATUS,
    AVOIDED_KINDS,
    KINDS,
    CERTAINTY,
    DURING,
    SINCE,
    UNTIL,
    DATES,
    DIRECTION,
    AVOIDED,
    TYPES,
    SOURCES,
];

impl ParameterReader<'_> {
    /// The scope that any question may be narrowed to; the usual one if no parameter narrows it.
    pub fn scope(&mut self) -> Scope {
        let usual = Scope::default();
        Scope {
            kinds: self.kinds(&KINDS),
            avoided_kinds: self.kinds(&AVOIDED_KINDS).unwrap_or_default(),
            avoided: self.entities(&AVOIDED).unwrap_or_default(),
            types: self.types(&TYPES),
            classes: self.classes(&CLASSES),
            direction: self.choice(&DIRECTION, Direction::from_name),
            period: self.period(),
            statuses: self.statuses(&STATUS).unwrap_or(usual.statuses),
            certainties: self.certainties(&CERTAINTY).unwrap_or(usual.certainties),
            at_least: None,
            sources: self.sources(&SOURCES),
        }
    }

    fn period(&mut self) -> Option<Period> {
        let modality = self.choice(&DATES, Modality::from_name);
        let during = self.date(&DURING);
        let since = self.date(&SINCE);
        let until = self.date(&UNTIL);
        if during.is_none() && since.is_none() && until.is_none() {
            return None;
        }
        let always = Window {
            first: Day::ALWAYS,
            last: Day::NEVER_ENDING,
        };
        // Given together, all of them hold.
        let during = during.map_or(always, |date| date.span());
        let first = since.map_or(always.first, |date| date.span().first);
        let last = until.map_or(always.last, |date| date.span().last);
        let window = Window {
            first: first.max(during.first),
            last: last.min(during.last),
        };
        Some(Period { window, modality })
    }
}
