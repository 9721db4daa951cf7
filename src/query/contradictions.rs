//! Contradictions: claims that cannot both be true of the same event.

use crate::graph::Budget;
use crate::graph::NetworkGraph;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;
use crate::model::Status;
use crate::query::error::QueryError;

/// How claims of one type about the same two entities disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disagreement {
    /// One claim asserts it, another denies it.
    AssertedAndDenied,
    /// Their dates do not overlap: it happened twice, or one date is wrong.
    DatedApart,
}

impl Disagreement {
    /// The word used in answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AssertedAndDenied => "asserted-and-denied",
            Self::DatedApart => "dated-apart",
        }
    }
}

/// Claims that disagree.
///
/// # Example
///
/// Claims that disagree:
///
/// ```
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// for found in explorer.contradictions(&Limits::default())? {
///     assert!(found.relations.len() > 1);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The kind of disagreement.
    pub disagreement: Disagreement,
    /// The claims, in the order of the dataset.
    pub relations: Vec<RelationIndex>,
}

/// All contradictions of a network, whatever any scope: claims asserted and denied first, then
/// those dated apart, each by the ids of their entities.
///
/// Time `O(E log E)`.
///
/// # Errors
///
/// [`QueryError`] if the budget ended before all of them were found.
pub fn contradictions(
    graph: &NetworkGraph,
    budget: &mut Budget,
) -> Result<Vec<Contradiction>, QueryError> {
    let network = graph.network();
    budget.spend(network.claims().len())?;
    let mut keyed: Vec<((EntityIndex, EntityIndex, RelationTypeIndex), RelationIndex)> = network
        .claims()
        .map(|claim| {
            let row = network.relation(claim.index());
            let is_turned = claim.relation_type().symmetric && row.to < row.from;
            let (from, to) = if is_turned {
                (row.to, row.from)
            } else {
                (row.from, row.to)
            };
            ((from, to, row.relation_type), claim.index())
        })
        .collect();
    keyed.sort_unstable();
    let mut found = Vec::new();
    for group in keyed
        .chunk_by(|one, other| one.0 == other.0)
        .filter(|group| group.len() > 1)
    {
        budget.spend(group.len())?;
        let relations: Vec<RelationIndex> = group.iter().map(|(_, relation)| *relation).collect();
        found.extend(
            denied(graph, &relations)
                .into_iter()
                .chain(dated_apart(graph, &relations)),
        );
    }
    found.sort_by_key(|contradiction| contradiction.disagreement);
    Ok(found)
}

fn denied(graph: &NetworkGraph, relations: &[RelationIndex]) -> Option<Contradiction> {
    let is_denied =
        |relation: &RelationIndex| graph.network().claim(*relation).status() == Status::Denied;
    let count = relations
        .iter()
        .filter(|relation| is_denied(relation))
        .count();
    let disagreement = Disagreement::AssertedAndDenied;
    (count > 0 && count < relations.len()).then(|| Contradiction {
        disagreement,
        relations: relations.to_vec(),
    })
}

/// The claims of a group whose dates do not overlap with those of some other claim.
fn dated_apart(graph: &NetworkGraph, relations: &[RelationIndex]) -> Option<Contradiction> {
    let network = graph.network();
    let bounds = |relation: RelationIndex| network.bounds(relation);
    let asserted = || {
        relations
            .iter()
            .copied()
            .filter(|&relation| network.claim(relation).status() != Status::Denied)
    };
    // A claim shares a moment with every other one if it does so with the first to end and with the
    // last to begin.
    let first_end = asserted()
        .map(|relation| bounds(relation).end_latest)
        .min()?;
    let last_start = asserted()
        .map(|relation| bounds(relation).start_earliest)
        .max()?;
    let apart: Vec<RelationIndex> = asserted()
        .filter(|&relation| {
            let DateBounds {
                start_earliest,
                end_latest,
                ..
            } = bounds(relation);
            start_earliest > first_end || last_start > end_latest
        })
        .collect();
    (!apart.is_empty()).then_some(Contradiction {
        disagreement: Disagreement::DatedApart,
        relations: apart,
    })
}
