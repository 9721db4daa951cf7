//! In which order a list is, and which page of it is shown.

use crate::model::Network;
use crate::query::measured::has_weights;

/// What the order by the figures in a unit begins with.
const QUANTITY: &str = "quantity:";
/// In how many units figures are offered at most.
const MOST_UNITS: usize = 12;

/// By what claims are sorted.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum ClaimOrder {
    /// As they stand in the dataset.
    #[default]
    Dataset,
    /// By date.
    Date,
    /// By the name of the first end.
    From,
    /// By the relation type.
    Type,
    /// By the name of the second end.
    To,
    /// By the figure they state; those of different units are kept apart.
    Quantity,
    /// By the class of the relation type.
    Class,
    /// By how they stand, the strongest first.
    Status,
    /// By the title of the first source they cite.
    Source,
    /// By the name of the claimant.
    Claimant,
    /// By the name of the place.
    Place,
    /// By a column of every network that none of the others is about, or one of the dataset.
    Column(String),
}

/// By what entities are sorted.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum EntityOrder {
    /// By name.
    #[default]
    Name,
    /// By kind.
    Kind,
    /// By the number of ties.
    Ties,
    /// By the number of ties that end at them.
    TiesIn,
    /// By the number of ties that begin at them.
    TiesOut,
    /// By birth, foundation, beginning.
    Begin,
    /// By death, dissolution, end.
    End,
    /// By the date of the first of their claims.
    First,
    /// By the date of the last of their claims.
    Last,
    /// By the weights of their claims together.
    Weight,
    /// By the sum of the figures that their claims state in one unit: the word in addresses, which
    /// names the unit, such as `quantity:persons`.
    Quantity(String),
    /// By a column of every network that none of the others is about, or one of the dataset.
    Column(String),
}

/// An order and which end of it is first.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sorting<O> {
    /// By what.
    pub by: O,
    /// Which end is first.
    pub sense: Sense,
}

/// Which end of an order is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sense {
    /// The least is first.
    #[default]
    Rising,
    /// The greatest is first. What says nothing is last all the same.
    Falling,
}

/// A page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// Its number, from 1.
    pub page: usize,
}

impl Paging {
    /// The first page.
    pub const FIRST: Self = Self { page: 1 };

    /// How many results come before the page, if pages have so many.
    #[must_use]
    pub fn before(self, on_page: usize) -> usize {
        self.page.saturating_sub(1).saturating_mul(on_page)
    }
}

impl<O> Sorting<O> {
    /// The least first.
    #[must_use]
    pub const fn rising(by: O) -> Self {
        Self {
            by,
            sense: Sense::Rising,
        }
    }

    /// The greatest first.
    #[must_use]
    pub const fn falling(by: O) -> Self {
        Self {
            by,
            sense: Sense::Falling,
        }
    }
}

impl ClaimOrder {
    /// The orders of every network, the usual one first.
    pub const BUILT_IN: [Self; 11] = [
        Self::Dataset,
        Self::Date,
        Self::From,
        Self::Type,
        Self::To,
        Self::Quantity,
        Self::Class,
        Self::Status,
        Self::Source,
        Self::Claimant,
        Self::Place,
    ];

    /// The columns of every network that claims can be sorted by besides.
    pub const COLUMNS: [&str; 8] = [
        "certainty",
        "asserted_when",
        "unit",
        "locus",
        "note",
        "flag",
        "verbatim",
        "id",
    ];

    /// The word used in addresses: for a column, its name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Dataset => "dataset",
            Self::Date => "date",
            Self::From => "from",
            Self::Type => "type",
            Self::To => "to",
            Self::Quantity => "quantity",
            Self::Class => "class",
            Self::Status => "status",
            Self::Source => "source",
            Self::Claimant => "claimant",
            Self::Place => "place",
            Self::Column(column) => column,
        }
    }

    /// The order with this name in a network.
    #[must_use]
    pub fn from_name(network: &Network, name: &str) -> Option<Self> {
        let built_in = Self::BUILT_IN
            .into_iter()
            .find(|known| known.name() == name);
        let is_column = || {
            let mut own = network.relation_columns();
            Self::COLUMNS.contains(&name) || own.any(|column| column == name)
        };
        built_in.or_else(|| is_column().then(|| Self::Column(name.to_owned())))
    }
}

impl EntityOrder {
    /// The orders of every network, the usual one first.
    pub const BUILT_IN: [Self; 9] = [
        Self::Name,
        Self::Kind,
        Self::Ties,
        Self::TiesIn,
        Self::TiesOut,
        Self::Begin,
        Self::End,
        Self::First,
        Self::Last,
    ];

    /// The columns of every network that entities can be sorted by besides.
    pub const COLUMNS: [&str; 5] = ["id", "variants", "note", "same_as", "source"];

    /// The orders of a network besides those of its columns, the usual one first: by weight only
    /// where claims have weights, by figures in each of the units that most claims state.
    #[must_use]
    pub fn all(network: &Network) -> Vec<Self> {
        let has_weights = has_weights(network).then_some(Self::Weight);
        let sums = network.units().into_iter().take(MOST_UNITS);
        let sums = sums.map(|unit| Self::Quantity(format!("{QUANTITY}{unit}")));
        let built_in = Self::BUILT_IN.into_iter().chain(has_weights);
        built_in.chain(sums).collect()
    }

    /// In which unit figures are summed; `None` if something else decides.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        match self {
            Self::Quantity(word) => Some(word.strip_prefix(QUANTITY).unwrap_or(word)),
            _ => None,
        }
    }

    /// The word used in addresses: for a column, its name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Name => "name",
            Self::Kind => "kind",
            Self::Ties => "ties",
            Self::TiesIn => "ties-in",
            Self::TiesOut => "ties-out",
            Self::Begin => "begin",
            Self::End => "end",
            Self::First => "first",
            Self::Last => "last",
            Self::Weight => "weight",
            Self::Quantity(word) => word,
            Self::Column(column) => column,
        }
    }

    /// The order with this name in a network.
    #[must_use]
    pub fn from_name(network: &Network, name: &str) -> Option<Self> {
        if name == QUANTITY.trim_end_matches(':') {
            // With one unit there is no doubt which is meant.
            return match network.units()[..] {
                [unit] => Some(Self::Quantity(format!("{QUANTITY}{unit}"))),
                _ => None,
            };
        }
        if let Some(unit) = name.strip_prefix(QUANTITY) {
            let mut units = network.units().into_iter();
            return units
                .any(|known| known == unit)
                .then(|| Self::Quantity(name.to_owned()));
        }
        let is_known = |order: &Self| order.name() == name;
        let built_in = Self::BUILT_IN.into_iter().find(is_known);
        let weight = (name == Self::Weight.name() && has_weights(network)).then_some(Self::Weight);
        let built_in = built_in.or(weight);
        let is_column = || {
            let mut own = network.entity_columns().iter();
            Self::COLUMNS.contains(&name) || own.any(|column| column == name)
        };
        built_in.or_else(|| is_column().then(|| Self::Column(name.to_owned())))
    }

    /// Whether what the claims of an entity come to decides, beyond their number.
    #[must_use]
    pub const fn is_of_claims(&self) -> bool {
        matches!(
            self,
            Self::First | Self::Last | Self::Weight | Self::Quantity(_)
        )
    }

    /// Whether it is about how many or how much: the greatest is of interest first.
    #[must_use]
    pub const fn is_of_amounts(&self) -> bool {
        matches!(
            self,
            Self::Ties | Self::TiesIn | Self::TiesOut | Self::Weight | Self::Quantity(_)
        )
    }
}
