//! Why a query has no rows: what nothing came through, and what its scope leaves out.

use crate::graph::Layers;
use crate::graph::Scope;
use crate::language::Blockage;
use crate::model::Status;

/// What nothing came through, of several parts of a query in each; and whether there would be rows if
/// more claims counted: `has_row` asks the query within another scope.
pub(super) fn why_empty(
    blockages: &[Blockage],
    scope: &Scope,
    has_row: &dyn Fn(&Scope) -> bool,
) -> Option<String> {
    let mut words: Vec<String> = blockages.iter().map(ToString::to_string).collect();
    if words.is_empty() {
        return None;
    }
    words.extend(left_out(scope, has_row));
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
    let status = format!("status={statuses}");
    let layer = format!("layer={}", Layers::Both.name());
    let either = format!("{status} and {layer}");
    let wider = [
        (denied, "claims of every status, denied ones too", status),
        (layers, "what only documents how we know", layer),
        (
            both,
            "claims of every status, and what only documents how we know",
            either,
        ),
    ];
    let mut wider = wider.into_iter().filter(|(other, ..)| other != scope);
    let (_, what, how) = wider.find(|(other, ..)| has_row(other))?;
    Some(format!(
        "there would be rows if the question counted {what}: ask with {how}"
    ))
}
