//! One claim by itself, beside the others about the same two entities.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Explorer;
use crate::view::relation::RelationView;

/// One claim, and what else is claimed of its two ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClaimView {
    /// The claim.
    pub relation: RelationView,
    /// The other claims that tie the same two entities, whatever they say, in the order of the dataset.
    pub others: Vec<RelationView>,
}

impl ClaimView {
    /// The claim with this id, if there is one.
    #[must_use]
    pub fn of(explorer: &Explorer, id: &str) -> Option<Self> {
        let network = explorer.network();
        let index = network.find_relation(id)?;
        let claim = network.claim(index);
        let ends = [claim.from(), claim.to()];
        let of_pair = explorer.graph().relations_at(claim.from()).into_iter().filter(|&other| {
            let other_ends = network.relation(other);
            other != index && ends.contains(&other_ends.from) && ends.contains(&other_ends.to)
        });
        let others: Vec<_> = of_pair.collect();
        Some(Self { relation: RelationView::of(network, index), others: RelationView::all(network, &others) })
    }
}
