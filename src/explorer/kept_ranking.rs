//! The usual ranking of a network: found once, by whoever asks first, and kept.

use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use crate::explorer::explorer_handle::Explorer;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::UsualRanking;
use crate::query::usual_ranking;

/// So much work is done for it; in a network that needs more it is not known.
const MOST_STEPS: u64 = 100_000_000;

/// The usual ranking, if it is known by now.
#[derive(Debug, Default)]
pub(crate) struct KeptRanking {
    is_begun: AtomicBool,
    /// `None` if finding it takes too much work.
    found: OnceLock<Option<UsualRanking>>,
}

/// What is known of the usual ranking.
#[derive(Clone, Copy, Debug)]
pub enum KnownRanking<'a> {
    /// It was found; `None` if that takes too much work.
    Found(Option<&'a UsualRanking>),
    /// Nobody has begun to look for it: whoever is told so must, by [`Explorer::find_ranking`].
    Unasked,
    /// Somebody is looking for it.
    Underway,
}

impl Explorer {
    /// What is known of the usual ranking; exactly one who asks is told to look for it.
    #[must_use]
    pub fn ranking(&self) -> KnownRanking<'_> {
        let kept = self.kept_ranking();
        match kept.found.get() {
            Some(found) => KnownRanking::Found(found.as_ref()),
            None if kept.is_begun.swap(true, Ordering::Relaxed) => KnownRanking::Underway,
            None => KnownRanking::Unasked,
        }
    }

    /// Finds the usual ranking and keeps it; if the work is interrupted, somebody else will be told to
    /// look for it.
    pub fn find_ranking(&self, limits: &Limits) {
        let kept = self.kept_ranking();
        let usual = self.usual_limits();
        let work = Limits {
            steps: limits.steps.min(MOST_STEPS),
            ..limits.clone()
        };
        let found = match usual_ranking(self.graph(), &usual, &work) {
            Ok(found) => Some(found),
            Err(QueryError::LimitReached { .. }) => None,
            Err(_) => return self.leave_ranking(),
        };
        // Whoever was faster found the same.
        let _ = kept.found.set(found);
    }

    /// Gives up looking for the usual ranking: somebody else will be told to.
    pub fn leave_ranking(&self) {
        self.kept_ranking().is_begun.store(false, Ordering::Relaxed);
    }
}
