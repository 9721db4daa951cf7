//! Why a query has no rows: what nothing came through, what its scope leaves out, and how many rows
//! would be possible where none is certain.

use std::ops::ControlFlow;

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::network_as_graph::NetworkAsGraph;
use crate::explorer::questions::query::QueryQuestion;
use crate::explorer::questions::query::WIDER;
use crate::explorer::questions::query::refused;
use crate::graph::Layers;
use crate::graph::Scope;
use crate::language::Blockage;
use crate::language::DateReading;
use crate::language::Ending;
use crate::language::date_reading;
use crate::model::Status;
use crate::query::Change;
use crate::query::Limits;
use crate::query::Terms;

/// How many possible rows are counted.
const MOST_POSSIBLE: usize = 10_000;

/// Rows that are possible since dates are uncertain, where none is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleRows {
    /// How many there are; at least so many if not all were counted.
    pub rows: usize,
    /// Whether all were counted.
    pub is_counted: bool,
    /// The query that finds them.
    pub text: String,
}

impl QueryQuestion {
    /// How it reads uncertain dates.
    #[must_use]
    pub fn date_reading(&self, explorer: &Explorer) -> DateReading {
        let graph = NetworkAsGraph::new(explorer.graph(), explorer.names(), &self.scope);
        date_reading(&self.text, &graph)
    }

    /// How many rows would be possible, if none is certain and there are any.
    pub(super) fn possible_rows(
        &self,
        explorer: &Explorer,
        limits: &Limits,
        found: &Ending,
    ) -> Option<PossibleRows> {
        if found.rows > 0 || found.blockages.is_empty() {
            return None;
        }
        let text = self.date_reading(explorer).possible_text?;
        let asked = Self {
            text: text.clone(),
            ..self.clone()
        };
        let limits = Limits {
            results: MOST_POSSIBLE,
            steps: limits.steps.min(WIDER),
            ..limits.clone()
        };
        let mut rows = 0;
        let found = asked.with_query(explorer, &limits, |query, meter| {
            let found = query.stream(&asked.bindings, meter, &mut |_| {
                rows += 1;
                ControlFlow::Continue(())
            });
            found.map_err(|fault| refused(&fault))
        });
        let is_counted = found.is_ok_and(|ending| ending.incomplete.is_none());
        (rows > 0).then_some(PossibleRows {
            rows,
            is_counted,
            text,
        })
    }
}

/// What nothing came through, of several parts of a query in each; and whether there would be rows if
/// more claims counted: `has_row` asks the query within another scope.
pub(super) fn why_empty(
    blockages: &[Blockage],
    scope: &Scope,
    has_row: &dyn Fn(&Scope) -> bool,
) -> Option<String> {
    if blockages.is_empty() {
        return None;
    }
    let blocked = blockages.iter().map(ToString::to_string);
    // What the scope leaves out is told before what is not there within it.
    let words: Vec<String> = left_out(scope, has_row)
        .into_iter()
        .chain(blocked)
        .collect();
    Some(words.join("; "))
}

/// What a scope leaves out of which there would be rows, and how to bring it in.
fn left_out(scope: &Scope, has_row: &dyn Fn(&Scope) -> bool) -> Option<String> {
    let denied = Scope {
        statuses: Status::ALL.to_vec(),
        ..scope.clone()
    };
    let layers = Scope {
        layers: Layers::Both,
        ..scope.clone()
    };
    let both = Scope {
        layers: Layers::Both,
        ..denied.clone()
    };
    let statuses = Status::ALL.map(Status::name).join(",");
    let status = format!("with status={statuses}");
    let layer = format!("layer={}", Layers::Both.name());
    let either = format!("{status} and {layer}");
    let layer = format!("with {layer}");
    let wider = [
        (denied, "claims of every status, denied ones too", status),
        (layers, "what only documents how we know", layer),
        (
            both,
            "claims of every status, and what only documents how we know",
            either,
        ),
    ];
    let narrowed = narrowings(scope).into_iter();
    let narrowed = narrowed.map(|(other, what, how)| (other, what, how.to_owned()));
    let mut wider = wider
        .into_iter()
        .chain(narrowed)
        .filter(|(other, ..)| other != scope);
    let (_, what, how) = wider.find(|(other, ..)| has_row(other))?;
    Some(format!(
        "there would be rows if the question counted {what}: ask {how}"
    ))
}

/// What a scope may be narrowed by: the changes without it, what counts then, and how to ask for it.
const NARROWINGS: [(&[Change], &str, &str); 7] = [
    (
        &[Change::AcceptPossibleDates],
        "what is possible by the dates",
        "without dates=certain",
    ),
    (
        &[Change::AnySince, Change::AnyUntil],
        "claims of any time",
        "without during, since and until",
    ),
    (
        &[Change::AnyType],
        "claims of all types",
        "without types and classes",
    ),
    (
        &[Change::AnySource],
        "claims of all sources",
        "without sources",
    ),
    (
        &[Change::AnyPlace],
        "claims of all places",
        "without places",
    ),
    (
        &[Change::AnyClaimant],
        "claims whoever made them",
        "without claimants",
    ),
    (
        &[Change::AnyValue],
        "whatever the columns say",
        "without where",
    ),
];

/// The scope without each of what it may be narrowed by, and at last without all of it.
fn narrowings(scope: &Scope) -> Vec<(Scope, &'static str, &'static str)> {
    let terms = Terms::of(scope);
    let changed = NARROWINGS
        .into_iter()
        .map(|(changes, what, how)| (terms.after(changes).scope, what, how));
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
    let others = [
        (
            of_every_kind,
            "all entities",
            "without kinds, avoid_kinds and avoid",
        ),
        (
            of_every_grade,
            "claims of every certainty",
            "without certainty",
        ),
        (
            usual,
            "what every question counts",
            "without narrowing the scope",
        ),
    ];
    changed.chain(others).collect()
}
