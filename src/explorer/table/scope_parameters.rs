//! The parameters of a scope, which every question about a part of the network takes.

use crate::explorer::table::conditions::MeantColumn;
use crate::explorer::table::parameter::Choice;
use crate::explorer::table::parameter::Parameter;
use crate::explorer::table::parameter::Value;
use crate::explorer::table::reader::ParameterReader;
use crate::graph::Direction;
use crate::graph::GivenDates;
use crate::graph::Layers;
use crate::graph::Passing;
use crate::graph::Period;
use crate::graph::Scope;
use crate::model::Modality;

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
/// The statuses of claims, where all are usual.
pub const STATUS_OF_EVERY_CLAIM: Parameter = Parameter {
    about: "Only claims of these statuses; all, denied ones too, if absent.",
    ..STATUS
};
/// Whether only what happened counts, or also what documents how it is known.
pub const LAYER: Parameter = Parameter::optional(
    "layer",
    "What counts",
    "What counts: what happened (world), also what only documents how we know it (both), or that alone (record). A type that is chosen counts in any case.",
    Value::Choice(&[
        Choice {
            word: Layers::World.name(),
            label: "what happened",
        },
        Choice {
            word: Layers::Both.name(),
            label: "also what only documents how we know",
        },
        Choice {
            word: Layers::Record.name(),
            label: "only what documents how we know",
        },
    ]),
);
/// The layers of a dossier, where both are usual.
pub const LAYER_OF_DOSSIER: Parameter = Parameter {
    value: Value::Choice(&[
        Choice {
            word: Layers::Both.name(),
            label: "what happened and how we know",
        },
        Choice {
            word: Layers::World.name(),
            label: "what happened",
        },
        Choice {
            word: Layers::Record.name(),
            label: "only what documents how we know",
        },
    ]),
    ..LAYER
};
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
.such_as("1936, 1936/1938")
.within(WHEN);
/// Only relations that held on or after this date.
pub const SINCE: Parameter = Parameter::optional(
    "since",
    "Since",
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
    "Whether uncertain dates, and figures such as 8/10 within a range, may fit (possible) or must fit (certain).",
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
const BOTH_WAYS: Choice = Choice {
    word: Direction::Both.name(),
    label: "both ways",
};
const FORWARDS: Choice = Choice {
    word: Direction::Out.name(),
    label: "forwards only",
};
const BACKWARDS: Choice = Choice {
    word: Direction::In.name(),
    label: "backwards only",
};
const CARRIED: Choice = Choice {
    word: Direction::Carried.name(),
    label: "the way news travel",
};
/// Which way relations are followed.
pub const DIRECTION: Parameter = Parameter::optional(
    "direction",
    "Follow relations",
    "Which way relations are followed: both ways, forwards (out), backwards (in), or the way news travel over each type (carried).",
    Value::Choice(&[BOTH_WAYS, FORWARDS, BACKWARDS, CARRIED]),
)
.within(WAYS);
/// Which way relations are followed on a journey, where that of news is usual.
pub const DIRECTION_OF_JOURNEY: Parameter = Parameter {
    value: Value::Choice(&[CARRIED, BOTH_WAYS, FORWARDS, BACKWARDS]),
    ..DIRECTION
};
const ANYTHING: Choice = Choice {
    word: Passing::Anything.name(),
    label: "anything",
};
const CARRIERS: Choice = Choice {
    word: Passing::Carriers.name(),
    label: "only what can carry news",
};
/// Through whom a question may pass.
pub const PASSING: Parameter = Parameter::optional(
    "passing",
    "Pass through",
    "What may be passed through: anything, or only entities of kinds that can carry news (carriers), such as persons and letters, and not countries or events.",
    Value::Choice(&[ANYTHING, CARRIERS]),
)
.within(WAYS);
/// Through whom a journey may pass, where only what carries news is usual.
pub const PASSING_OF_JOURNEY: Parameter = Parameter {
    value: Value::Choice(&[CARRIERS, ANYTHING]),
    ..PASSING
};
/// Not by way of these entities.
pub const AVOIDED: Parameter = Parameter::optional(
    "avoid",
    "Avoid (commas between)",
    "Entities, by id or name, that are neither passed through nor returned.",
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

/// Only relations at these places.
pub const PLACES: Parameter = Parameter::optional(
    "places",
    "Places (commas between)",
    "Only relations that happened at one of these places.",
    Value::Entities,
)
.within(WHICH);
/// Only claims of these actors.
pub const CLAIMANTS: Parameter = Parameter::optional(
    "claimants",
    "Claims of (commas between)",
    "Only claims that one of these actors makes.",
    Value::Entities,
)
.within(WHICH);
/// Only what says this in a column of the dataset.
pub const WHERE: Parameter = Parameter::optional(
    "where",
    "A column says",
    "Only what says this in a column of the dataset: column:value, column:!value (not that), column:* (anything), column:!* (nothing), column:2..5 (numbers or dates). Several must all hold. A column of entities holds of a claim if it does of one end, and “not” if neither end says it.",
    Value::Conditions,
)
.such_as("column:value")
.within(WHICH);

const WHICH: &str = "Which claims";
const WHEN: &str = "When";
const WAYS: &str = "Ways";

/// All parameters of a scope, in the order of a form.
pub const SCOPE: [Parameter; 18] = [
    CLASSES,
    STATUS,
    LAYER,
    AVOIDED_KINDS,
    KINDS,
    CERTAINTY,
    DURING,
    SINCE,
    UNTIL,
    DATES,
    DIRECTION,
    PASSING,
    AVOIDED,
    TYPES,
    SOURCES,
    PLACES,
    CLAIMANTS,
    WHERE,
];

/// All parameters of the scope of a list, which passes through nobody.
pub const SCOPE_OF_LISTS: [Parameter; 18] = {
    let mut scope = SCOPE;
    scope[3] = Parameter {
        label: "Not of the kinds",
        ..AVOIDED_KINDS
    };
    scope[4] = Parameter {
        label: "Kinds (none ticked: all)",
        ..KINDS
    };
    scope
};

/// All parameters of the scope of a list of any time, which is asked for periods of its own.
pub const SCOPE_OF_ANY_TIME: [Parameter; 14] = {
    const TIMES: usize = 4;
    let mut scope = [CLASSES; 14];
    let mut place = 0;
    while place < scope.len() {
        // The parameters of time stand together.
        let skipped = if place < 6 { 0 } else { TIMES };
        scope[place] = SCOPE_OF_LISTS[place + skipped];
        place += 1;
    }
    scope
};

/// All parameters of the scope of a journey.
pub const SCOPE_OF_JOURNEYS: [Parameter; 18] = {
    let mut scope = SCOPE;
    scope[10] = DIRECTION_OF_JOURNEY;
    scope[11] = PASSING_OF_JOURNEY;
    scope
};

/// All parameters of the scope of a dossier.
pub const SCOPE_OF_DOSSIERS: [Parameter; 18] = {
    let mut scope = SCOPE;
    scope[2] = LAYER_OF_DOSSIER;
    scope
};

/// All parameters of a scope of which every claim is usual, denied ones and both layers.
pub const SCOPE_OF_EVERY_CLAIM: [Parameter; 18] = {
    let mut scope = SCOPE_OF_DOSSIERS;
    scope[1] = STATUS_OF_EVERY_CLAIM;
    scope
};

impl ParameterReader<'_> {
    /// The scope that a question may be narrowed to; the usual one where no parameter narrows it.
    pub fn scope(&mut self) -> Scope {
        self.scope_from(Scope::default())
    }

    /// The scope of a question whose usual scope is another than [`Scope::default`].
    pub fn scope_from(&mut self, usual: Scope) -> Scope {
        self.scope_where(usual, MeantColumn::OfClaims)
    }

    /// The scope of a question about entities: where claims and entities have a column of the same
    /// name, that of entities is meant.
    pub fn scope_of_entities(&mut self) -> Scope {
        self.scope_where(Scope::default(), MeantColumn::OfEntities)
    }

    fn scope_where(&mut self, usual: Scope, meant: MeantColumn) -> Scope {
        let conditions = self.conditions(&WHERE, meant);
        let modality = self.choice(&DATES, Modality::from_name);
        Scope {
            also: usual.also,
            kinds: self.kinds(&KINDS),
            avoided_kinds: self.kinds(&AVOIDED_KINDS).unwrap_or_default(),
            avoided: self.entities(&AVOIDED).unwrap_or_default(),
            types: self.types(&TYPES),
            classes: self.classes(&CLASSES),
            passing: self
                .choice_given(&PASSING, Passing::from_name)
                .unwrap_or(usual.passing),
            layers: self
                .choice_given(&LAYER, Layers::from_name)
                .unwrap_or(usual.layers),
            direction: self
                .choice_given(&DIRECTION, Direction::from_name)
                .unwrap_or(usual.direction),
            period: self.period(modality),
            statuses: self.statuses(&STATUS).unwrap_or(usual.statuses),
            certainties: self.certainties(&CERTAINTY).unwrap_or(usual.certainties),
            at_least: None,
            sources: self.sources(&SOURCES),
            places: self.places(&PLACES),
            claimants: self.entities(&CLAIMANTS),
            relation_conditions: conditions.of_relations,
            entity_conditions: conditions.of_entities,
            conditions_hold: modality,
        }
    }

    fn period(&mut self, modality: Modality) -> Option<Period> {
        let during = self.date(&DURING);
        let since = self.date(&SINCE);
        let until = self.date(&UNTIL);
        let given = GivenDates {
            during: during.as_ref(),
            since: since.as_ref(),
            until: until.as_ref(),
        };
        Period::of_dates(given, modality)
    }
}
