//! The claims that a question counts unless it says otherwise: how often a word comes is told of these,
//! as its answer will.

use crate::graph::Scope;
use crate::model::Claim;
use crate::model::Layer;
use crate::model::Status;

/// Which claims a question counts that is not narrowed or widened.
#[derive(Clone, Debug)]
pub(super) struct UsualClaims {
    statuses: Vec<Status>,
}

impl Default for UsualClaims {
    fn default() -> Self {
        Self {
            statuses: Scope::default().statuses,
        }
    }
}

impl UsualClaims {
    /// Whether it counts a claim.
    pub(super) fn counts(&self, claim: Claim<'_>) -> bool {
        self.counts_by_name(claim) && claim.relation_type().layer == Layer::World
    }

    /// Whether it counts a claim whose type it names: such types count whatever their layer.
    pub(super) fn counts_by_name(&self, claim: Claim<'_>) -> bool {
        self.statuses.contains(&claim.status())
    }
}
