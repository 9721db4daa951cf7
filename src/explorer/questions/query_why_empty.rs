//! Why a query has no rows: what nothing came through, and what its scope leaves out of which there
//! would be rows.

use std::fmt;

use crate::explorer::parameters::Parameters;
use crate::explorer::table::AVOIDED;
use crate::explorer::table::AVOIDED_KINDS;
use crate::explorer::table::CERTAINTY;
use crate::explorer::table::CLAIMANTS;
use crate::explorer::table::CLASSES;
use crate::explorer::table::DATES;
use crate::explorer::table::DURING;
use crate::explorer::table::KINDS;
use crate::explorer::table::LAYER;
use crate::explorer::table::PLACES;
use crate::explorer::table::Parameter;
use crate::explorer::table::SCOPE;
use crate::explorer::table::SINCE;
use crate::explorer::table::SOURCES;
use crate::explorer::table::STATUS;
use crate::explorer::table::TYPES;
use crate::explorer::table::UNTIL;
use crate::explorer::table::WHERE;
use crate::graph::Layers;
use crate::graph::Scope;
use crate::language::Blockage;
use crate::model::Status;
use crate::query::Change;
use crate::query::Terms;

/// Why a query has no rows, or only one that was gathered of none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyEmpty {
    /// A scope in which there would be rows, which is told first.
    pub wider: Option<WiderScope>,
    /// What nothing came through within its own.
    pub blocked: String,
}

impl fmt::Display for WhyEmpty {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(wider) = &self.wider {
            let how = wider.how();
            let counts = wider.counts;
            write!(
                formatter,
                "there would be rows if the question counted {counts}: ask {how}; "
            )?;
        }
        formatter.write_str(&self.blocked)
    }
}

/// A scope in which there would be rows, as what is set and what is left out of an address.
#[derive(Clone, Debug)]
pub struct WiderScope {
    /// What it counts besides.
    pub counts: &'static str,
    set: Vec<(Parameter, String)>,
    left_out: &'static [Parameter],
}

impl PartialEq for WiderScope {
    fn eq(&self, other: &Self) -> bool {
        (self.counts, self.how()) == (other.counts, other.how())
    }
}

impl Eq for WiderScope {}

impl WiderScope {
    /// How it is asked for: "with layer=both", "without since and until".
    #[must_use]
    pub fn how(&self) -> String {
        let set = self.set.iter();
        let set: Vec<String> = set
            .map(|(parameter, value)| format!("{}={value}", parameter.name))
            .collect();
        if !set.is_empty() {
            return format!("with {}", set.join(" and "));
        }
        let names: Vec<&str> = self.left_out.iter().map(|one| one.name).collect();
        match names.split_last() {
            _ if names.len() == SCOPE.len() => "without narrowing the scope".to_owned(),
            Some((last, [])) => format!("without {last}"),
            Some((last, others)) => format!("without {} and {last}", others.join(", ")),
            None => String::new(),
        }
    }

    /// Asks for it.
    pub fn ask(&self, parameters: &mut Parameters) {
        for parameter in self.left_out {
            parameters.remove(parameter);
        }
        for (parameter, value) in &self.set {
            parameters.set(parameter, value);
        }
    }
}

/// What nothing came through, of several parts of a query in each; and whether there would be rows if
/// more claims counted: `has_row` asks the query within another scope.
pub(super) fn why_empty(
    blockages: &[Blockage],
    scope: &Scope,
    has_row: &dyn Fn(&Scope) -> bool,
) -> Option<WhyEmpty> {
    if blockages.is_empty() {
        return None;
    }
    let blocked: Vec<String> = blockages.iter().map(ToString::to_string).collect();
    Some(WhyEmpty {
        wider: wider(scope, has_row),
        blocked: blocked.join("; "),
    })
}

/// The first of the wider scopes in which there would be rows.
fn wider(scope: &Scope, has_row: &dyn Fn(&Scope) -> bool) -> Option<WiderScope> {
    let scopes = widened(scope).into_iter().chain(without_narrowing(scope));
    let mut scopes = scopes.filter(|(other, _)| other != scope);
    let found = scopes.find(|(other, _)| has_row(other));
    found.map(|(_, wider)| wider)
}

/// The scope with what questions usually do not count.
fn widened(scope: &Scope) -> [(Scope, WiderScope); 3] {
    let of_every_status = Scope {
        statuses: Status::ALL.to_vec(),
        ..scope.clone()
    };
    let of_both_layers = |scope: &Scope| Scope {
        layers: Layers::Both,
        ..scope.clone()
    };
    let status = (STATUS, Status::ALL.map(Status::name).join(","));
    let layer = (LAYER, Layers::Both.name().to_owned());
    let setting = |counts, set| WiderScope {
        counts,
        set,
        left_out: &[],
    };
    [
        (
            of_every_status.clone(),
            setting(
                "claims of every status, denied ones too",
                vec![status.clone()],
            ),
        ),
        (
            of_both_layers(scope),
            setting("what only documents how we know", vec![layer.clone()]),
        ),
        (
            of_both_layers(&of_every_status),
            setting(
                "claims of every status, and what only documents how we know",
                vec![status, layer],
            ),
        ),
    ]
}

/// What a scope may be narrowed by: the changes without it, what counts then, and the parameters of it.
const NARROWINGS: [(&[Change], &str, &[Parameter]); 7] = [
    (
        &[Change::AcceptPossibleDates],
        "what is possible by the dates",
        &[DATES],
    ),
    (
        &[Change::AnySince, Change::AnyUntil],
        "claims of any time",
        &[DURING, SINCE, UNTIL],
    ),
    (&[Change::AnyType], "claims of all types", &[TYPES, CLASSES]),
    (&[Change::AnySource], "claims of all sources", &[SOURCES]),
    (&[Change::AnyPlace], "claims of all places", &[PLACES]),
    (
        &[Change::AnyClaimant],
        "claims whoever made them",
        &[CLAIMANTS],
    ),
    (&[Change::AnyValue], "whatever the columns say", &[WHERE]),
];

/// The scope without each of what it may be narrowed by, and at last without all of it.
fn without_narrowing(scope: &Scope) -> Vec<(Scope, WiderScope)> {
    let terms = Terms::of(scope);
    let changed = NARROWINGS
        .into_iter()
        .map(|(changes, counts, left_out)| (terms.after(changes).scope, counts, left_out));
    let usual = Scope::default();
    let of_every_kind = Scope {
        kinds: None,
        avoided_kinds: Vec::new(),
        avoided: Vec::new(),
        ..scope.clone()
    };
    let of_every_grade = Scope {
        certainties: usual.certainties.clone(),
        ..scope.clone()
    };
    let others: [(Scope, &'static str, &'static [Parameter]); 3] = [
        (
            of_every_kind,
            "all entities",
            &[KINDS, AVOIDED_KINDS, AVOIDED],
        ),
        (of_every_grade, "claims of every certainty", &[CERTAINTY]),
        (usual, "what every question counts", &SCOPE),
    ];
    let all = changed.chain(others).map(|(scope, counts, left_out)| {
        let wider = WiderScope {
            counts,
            set: Vec::new(),
            left_out,
        };
        (scope, wider)
    });
    all.collect()
}
