//! The ties of a dossier: in which order they are, and which of them hold a text.

use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::order::ClaimOrder;
use crate::query::order::Sorting;

/// By what the ties of an entity are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum TieOrder {
    /// As they stand in the dataset.
    #[default]
    Dataset,
    /// By date, the earliest first; those without a date last.
    Date,
    /// By the name at the other end.
    Name,
}

impl TieOrder {
    /// All orders, the usual one first.
    pub const ALL: [Self; 3] = [Self::Dataset, Self::Date, Self::Name];

    /// The word used in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dataset => "dataset",
            Self::Date => "date",
            Self::Name => "name",
        }
    }

    /// The order with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }

    /// Sorts ties of an entity that are in the order of the dataset; equal ones stay so.
    pub(crate) fn sort(self, network: &Network, entity: EntityIndex, ties: &mut [RelationIndex]) {
        match self {
            Self::Dataset => {}
            Self::Date => Sorting::rising(ClaimOrder::Date).sort_claims(network, ties),
            Self::Name => ties.sort_by_cached_key(|&tie| {
                let other = network.claim(tie).read_from(entity).second;
                (network.entity(other).name.to_lowercase(), tie)
            }),
        }
    }
}

/// Whether a tie of an entity says a text, given in small letters: in a name at the other end, in
/// its verb, remark or flag, at its place or in the source's words for its date.
pub(crate) fn holds(network: &Network, entity: EntityIndex, claim: Claim<'_>, text: &str) -> bool {
    let has = |words: &str| words.to_lowercase().contains(text);
    let is_called_so = |entity: EntityIndex| {
        let found = network.entity(entity);
        let variants = found.details.as_deref().map(|details| &details.variants);
        let mut variants = variants.into_iter().flatten();
        has(&found.name) || variants.any(|variant| has(&variant.text))
    };
    let words = [claim.note(), claim.flag(), claim.when_verbatim()];
    is_called_so(claim.read_from(entity).second)
        || has(&claim.verb(claim.read_from(entity)))
        || claim.place().is_some_and(is_called_so)
        || words.into_iter().flatten().any(has)
}

/// How the ties of an entity are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Grouping {
    /// By the class of their types.
    #[default]
    Class,
    /// By their type and direction.
    Type,
    /// By how sure it is that they fall into the period that is asked for; without one, by whether
    /// they have a date.
    Sureness,
    /// Not at all.
    Nothing,
}

impl Grouping {
    /// All groupings, the usual one first.
    pub const ALL: [Self; 4] = [Self::Class, Self::Type, Self::Sureness, Self::Nothing];

    /// The word used in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Type => "type",
            Self::Sureness => "sureness",
            Self::Nothing => "none",
        }
    }

    /// The grouping with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|grouping| grouping.name() == name)
    }
}
