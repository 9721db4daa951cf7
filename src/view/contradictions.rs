//! Claims that disagree, and those that the dataset itself flags.

use serde::Serialize;
use utoipa::ToSchema;

use crate::model::Claim;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Contradiction;
use crate::query::Disagreement;
use crate::view::relation::RelationView;

/// How many groups of claims, and how many flagged claims, are listed at most.
const MOST_LISTED: usize = 300;

/// Claims of one type about the same two entities that disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ContradictionView {
    /// `asserted-and-denied` or `dated-apart`.
    #[schema(example = "dated-apart")]
    pub disagreement: String,
    /// What it means, in a sentence.
    pub meaning: String,
    /// The claims, in the order of the dataset.
    pub relations: Vec<RelationView>,
}

/// Everything in a network that disagrees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ContradictionsView {
    /// The groups of claims that disagree, up to a limit.
    pub contradictions: Vec<ContradictionView>,
    /// How many groups there are.
    pub total: usize,
    /// Claims that the dataset flags: what its source gets wrong or contradicts itself in, up to a
    /// limit.
    pub flagged: Vec<RelationView>,
    /// How many there are.
    pub flagged_total: usize,
}

impl ContradictionsView {
    /// What disagrees in a network.
    #[must_use]
    pub fn of(network: &Network, found: &[Contradiction]) -> Self {
        let view = |contradiction: &Contradiction| ContradictionView {
            disagreement: contradiction.disagreement.name().to_owned(),
            meaning: meaning(contradiction.disagreement).to_owned(),
            relations: RelationView::all(network, &contradiction.relations),
        };
        let flagged: Vec<RelationIndex> = network
            .claims()
            .filter(|claim| claim.flag().is_some())
            .map(Claim::index)
            .collect();
        Self {
            contradictions: found.iter().take(MOST_LISTED).map(view).collect(),
            total: found.len(),
            flagged: flagged
                .iter()
                .take(MOST_LISTED)
                .map(|&relation| RelationView::of(network, relation))
                .collect(),
            flagged_total: flagged.len(),
        }
    }
}

fn meaning(disagreement: Disagreement) -> &'static str {
    match disagreement {
        Disagreement::AssertedAndDenied => {
            "One claim says that it was so, another that it was not."
        }
        Disagreement::DatedApart => {
            "The dates have no moment in common: it was so more than once, or one of them is wrong."
        }
    }
}
