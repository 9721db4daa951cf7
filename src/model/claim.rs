//! The status and the certainty of a claim, and how strongly claims count as evidence.

use std::fmt;

/// How a source presents a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Status {
    /// The source states it as a fact.
    Documented,
    /// Nobody says how the claim stands: the file has no word for it.
    NotStated,
    /// An actor asserts it.
    Alleged,
    /// An actor suspected it.
    Suspected,
    /// An actor perceived it that way.
    Perceived,
    /// Known from an intercepted message.
    Intercepted,
    /// Hearsay.
    Rumour,
    /// An accusation; never evidence of the deed.
    Charged,
    /// The source says that it was not so.
    Denied,
}

impl Status {
    /// All statuses, in the order they are listed to a reader.
    pub const ALL: [Self; 9] = [
        Self::Documented,
        Self::NotStated,
        Self::Alleged,
        Self::Suspected,
        Self::Perceived,
        Self::Intercepted,
        Self::Rumour,
        Self::Charged,
        Self::Denied,
    ];

    /// The word used in files, addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Alleged => "alleged",
            Self::Suspected => "suspected",
            Self::Perceived => "perceived",
            Self::Intercepted => "intercepted",
            Self::Rumour => "rumour",
            Self::Charged => "charged",
            Self::Denied => "denied",
            Self::NotStated => "not stated",
        }
    }

    /// The meaning of the status, in one sentence for readers.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Documented => "The source states it as a fact.",
            Self::Alleged => "Somebody maintains it; the source does not vouch for it.",
            Self::Suspected => "Somebody suspected it at the time.",
            Self::Perceived => {
                "Somebody saw it so, or feared it; it says more about the observer than about the observed."
            }
            Self::Intercepted => "Known from a message that was intercepted or stolen.",
            Self::Rumour => "Hearsay.",
            Self::Charged => "An accusation; never evidence of the deed.",
            Self::Denied => "The source says that it was not so. Left out unless asked for.",
            Self::NotStated => "The file does not say how the claim stands.",
        }
    }

    /// How a line is broken that shows the status, everywhere: dashes and gaps in pixels, as SVG
    /// writes them; empty for a line without gaps, dots for what is charged or denied.
    #[must_use]
    pub const fn dashes(self) -> &'static str {
        match self {
            Self::Documented | Self::NotStated => "",
            Self::Alleged
            | Self::Suspected
            | Self::Perceived
            | Self::Intercepted
            | Self::Rumour => "6 4",
            Self::Charged | Self::Denied => "2 4",
        }
    }

    /// The status with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Whether the status holds back something: the claim is known only as somebody's words, or is
    /// denied. What is documented and what states no status are claims without such a reservation.
    #[must_use]
    pub const fn is_reservation(self) -> bool {
        !matches!(self, Self::Documented | Self::NotStated)
    }

    /// How much the status weighs as evidence: 8 for documented down to 0 for denied.
    ///
    /// What is not stated comes after what is documented, since nobody vouches for it, and before
    /// the others, since each of them is a reservation and it has none.
    const fn weight(self) -> u8 {
        match self {
            Self::Documented => 8,
            Self::NotStated => 7,
            Self::Intercepted => 6,
            Self::Alleged => 5,
            Self::Suspected => 4,
            Self::Perceived => 3,
            Self::Rumour => 2,
            Self::Charged => 1,
            Self::Denied => 0,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// How sure the maker of the dataset is of a claim: an order, never a probability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Certainty {
    /// No evidence against it.
    Certain,
    /// More evidence for it than against it.
    Probable,
    /// Some evidence for it.
    Possible,
    /// Unlikely.
    Dubious,
    /// No grade was given.
    Ungraded,
}

impl Certainty {
    /// All grades, strongest first, the absent grade last.
    pub const ALL: [Self; 5] = [
        Self::Certain,
        Self::Probable,
        Self::Possible,
        Self::Dubious,
        Self::Ungraded,
    ];

    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Probable => "probable",
            Self::Possible => "possible",
            Self::Dubious => "dubious",
            Self::Ungraded => "ungraded",
        }
    }

    /// The grade with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|certainty| certainty.name() == name)
    }

    /// How much the grade weighs between claims of one status; no grade stands between certain and
    /// probable.
    const fn weight(self) -> u8 {
        match self {
            Self::Certain => 4,
            Self::Ungraded => 3,
            Self::Probable => 2,
            Self::Possible => 1,
            Self::Dubious => 0,
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// How well a claim is attested, to be compared only: by status first, by certainty within one
/// status.
///
/// The order of statuses is documented, not stated, intercepted, alleged, suspected, perceived, rumour,
/// charged, denied; the order of certainties is certain, not graded, probable, possible, dubious.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Strength(u8);

impl Strength {
    /// The number of different strengths.
    pub const COUNT: u8 = 45;

    /// The strength of a claim with this status and certainty.
    #[must_use]
    pub const fn of(status: Status, certainty: Certainty) -> Self {
        Self(status.weight() * 5 + certainty.weight())
    }

    /// The strength with this rank, 0 for the weakest; ranks beyond the last mean the last.
    #[must_use]
    pub const fn from_rank(rank: u8) -> Self {
        Self(if rank < Self::COUNT {
            rank
        } else {
            Self::COUNT - 1
        })
    }

    /// The rank, 0 for the weakest.
    #[must_use]
    pub const fn rank(self) -> u8 {
        self.0
    }
}
