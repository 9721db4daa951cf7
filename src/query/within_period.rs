//! How sure it is that claims fall into the period that a list is asked for, and the list in groups
//! of that.

use crate::graph::Period;
use crate::model::DateBounds;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Verdict;

/// How sure it is that a claim falls into a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// It does whatever its uncertain date was.
    Certain,
    /// It does for some reading of its date.
    Possible,
    /// It has no date: it could be of any time.
    Undated,
}

/// Claims of a list that stand together, since the period is equally sure of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimGroup {
    /// How sure it is.
    pub sureness: Sureness,
    /// How many there are on all pages.
    pub claims: usize,
}

impl Sureness {
    /// All of them, the surest first.
    pub const ALL: [Self; 3] = [Self::Certain, Self::Possible, Self::Undated];

    /// Its name in answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Possible => "possible",
            Self::Undated => "undated",
        }
    }

    /// How sure it is that a claim with these bounds falls into a period; without a period, into any
    /// time.
    #[must_use]
    pub fn of(bounds: DateBounds, period: Option<Period>) -> Self {
        let is_certain = match period {
            Some(period) => period.verdict(bounds) == Verdict::Certain,
            None => bounds != DateBounds::UNDATED,
        };
        if is_certain {
            Self::Certain
        } else if bounds == DateBounds::UNDATED {
            Self::Undated
        } else {
            Self::Possible
        }
    }
}

impl ClaimGroup {
    /// Puts the claims together of which the period is equally sure, the surest first; those of a group
    /// stay in their order. Without a period nothing is moved, and there are no groups. Time `O(n)`.
    pub(crate) fn part(
        network: &Network,
        period: Option<Period>,
        claims: &mut Vec<RelationIndex>,
    ) -> Vec<Self> {
        let Some(period) = period else {
            return Vec::new();
        };
        let sureness_of = |claim| Sureness::of(network.bounds(claim), Some(period));
        let all = std::mem::take(claims);
        let mut groups = Vec::new();
        for sureness in Sureness::ALL {
            let before = claims.len();
            let of_it = all.iter().copied();
            claims.extend(of_it.filter(|&claim| sureness_of(claim) == sureness));
            let claims = claims.len() - before;
            if claims > 0 {
                groups.push(Self { sureness, claims });
            }
        }
        groups
    }
}
