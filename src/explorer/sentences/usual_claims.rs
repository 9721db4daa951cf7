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

/// How many claims of a type a question counts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct UsualCount {
    /// If it names the type, which then counts whatever its layer.
    pub(super) by_name: usize,
    /// If it names the class of the type.
    pub(super) by_class: usize,
}

impl UsualCount {
    /// Counts a claim, as far as questions do.
    pub(super) fn add(&mut self, usual: &UsualClaims, claim: Claim<'_>) {
        self.by_name += usize::from(usual.counts_by_name(claim));
        self.by_class += usize::from(usual.counts(claim));
    }
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

    /// Whether it counts a claim whose type it names.
    fn counts_by_name(&self, claim: Claim<'_>) -> bool {
        self.statuses.contains(&claim.status())
    }
}
