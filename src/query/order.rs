//! In which order a list is, and which page of it is shown.

use std::cmp::Ordering;

use crate::graph::claim_cells;
use crate::graph::entity_cell;
use crate::model::Claim;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::entities::ListedEntity;

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
    /// By a column of the dataset.
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
    /// By a column of the dataset.
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
    pub const BUILT_IN: [Self; 6] = [
        Self::Dataset,
        Self::Date,
        Self::From,
        Self::Type,
        Self::To,
        Self::Quantity,
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
            Self::Column(column) => column,
        }
    }

    /// The order with this name in a network.
    #[must_use]
    pub fn from_name(network: &Network, name: &str) -> Option<Self> {
        let built_in = Self::BUILT_IN
            .into_iter()
            .find(|known| known.name() == name);
        let is_column = || network.relation_columns().any(|column| column == name);
        built_in.or_else(|| is_column().then(|| Self::Column(name.to_owned())))
    }
}

impl EntityOrder {
    /// The orders of every network, the usual one first.
    pub const BUILT_IN: [Self; 7] = [
        Self::Name,
        Self::Kind,
        Self::Ties,
        Self::TiesIn,
        Self::TiesOut,
        Self::Begin,
        Self::End,
    ];

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
            Self::Column(column) => column,
        }
    }

    /// The order with this name in a network.
    #[must_use]
    pub fn from_name(network: &Network, name: &str) -> Option<Self> {
        let built_in = Self::BUILT_IN
            .into_iter()
            .find(|known| known.name() == name);
        let is_column = || network.entity_columns().iter().any(|column| column == name);
        built_in.or_else(|| is_column().then(|| Self::Column(name.to_owned())))
    }

    /// Whether it is about the number of ties.
    #[must_use]
    pub const fn is_of_ties(&self) -> bool {
        matches!(self, Self::Ties | Self::TiesIn | Self::TiesOut)
    }
}

/// What is compared: the less comes first, and what says nothing last.
#[derive(Clone, Debug, PartialEq)]
enum Rank {
    Day(Day),
    Number(f64),
    Count(u64),
    Text(String),
    Nothing,
}

impl Rank {
    /// A cell: numbers before words.
    fn of_cell(cell: Option<&str>) -> Self {
        match cell.map(str::trim) {
            None | Some("") => Self::Nothing,
            Some(text) => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => Self::Number(number),
                _ => Self::Text(text.to_lowercase()),
            },
        }
    }

    fn of_date(date: Option<&HistoricalDate>) -> Self {
        date.map_or(Self::Nothing, |date| Self::Day(date.span().first))
    }

    fn compare(&self, other: &Self, sense: Sense) -> Ordering {
        let turned = |ordering: Ordering| match sense {
            Sense::Rising => ordering,
            Sense::Falling => ordering.reverse(),
        };
        match (self, other) {
            (Self::Nothing, Self::Nothing) => Ordering::Equal,
            (Self::Nothing, _) | (Self::Text(_), Self::Number(_)) => Ordering::Greater,
            (_, Self::Nothing) | (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Day(one), Self::Day(other)) => turned(one.cmp(other)),
            (Self::Count(one), Self::Count(other)) => turned(one.cmp(other)),
            (Self::Number(one), Self::Number(other)) => turned(one.total_cmp(other)),
            (Self::Text(one), Self::Text(other)) => turned(one.cmp(other)),
            _ => Ordering::Equal,
        }
    }
}

/// The words and the figure by which something is sorted: groups stay together whatever the sense.
struct SortKey {
    group: String,
    rank: Rank,
}

impl SortKey {
    fn plain(rank: Rank) -> Self {
        Self {
            group: String::new(),
            rank,
        }
    }

    fn compare(&self, other: &Self, sense: Sense) -> Ordering {
        // A figure without a unit comes after those with one.
        let by_group =
            (self.group.is_empty(), &self.group).cmp(&(other.group.is_empty(), &other.group));
        by_group.then_with(|| self.rank.compare(&other.rank, sense))
    }
}

impl Sorting<ClaimOrder> {
    /// Sorts claims that are in the order of the dataset; equal ones stay so.
    pub(crate) fn sort_claims(&self, network: &Network, claims: &mut [RelationIndex]) {
        if self.by == ClaimOrder::Dataset {
            if self.sense == Sense::Falling {
                claims.reverse();
            }
            return;
        }
        let mut keyed: Vec<(SortKey, RelationIndex)> = claims
            .iter()
            .map(|&relation| (self.key_of(network, network.claim(relation)), relation))
            .collect();
        keyed.sort_by(|(one, first), (other, second)| {
            one.compare(other, self.sense).then(first.cmp(second))
        });
        for (place, (_, relation)) in claims.iter_mut().zip(keyed) {
            *place = relation;
        }
    }

    fn key_of(&self, network: &Network, claim: Claim<'_>) -> SortKey {
        let name = |entity| Rank::Text(network.entity(entity).name.to_lowercase());
        match &self.by {
            ClaimOrder::Dataset => SortKey::plain(Rank::Nothing),
            ClaimOrder::Date => SortKey::plain(first_day(network.bounds(claim.index()))),
            ClaimOrder::From => SortKey::plain(name(claim.from())),
            ClaimOrder::To => SortKey::plain(name(claim.to())),
            ClaimOrder::Type => SortKey::plain(Rank::Text(claim.relation_type().label.to_string())),
            ClaimOrder::Quantity => {
                let least = claim.quantity().and_then(|it| it.least.or(it.most));
                SortKey {
                    group: claim.unit().unwrap_or_default().to_owned(),
                    rank: least.map_or(Rank::Nothing, Rank::Number),
                }
            }
            ClaimOrder::Column(column) => {
                SortKey::plain(Rank::of_cell(claim_cells(claim, column).first().copied()))
            }
        }
    }
}

/// The first day on which something may have begun, or else the first by which it is known.
fn first_day(bounds: DateBounds) -> Rank {
    let days = [
        bounds.start_earliest,
        bounds.end_earliest,
        bounds.start_latest,
        bounds.end_latest,
    ];
    let known = days.into_iter().find(|day| !day.is_open());
    known.map_or(Rank::Nothing, Rank::Day)
}

impl Sorting<EntityOrder> {
    /// Sorts entities that are in the order of their ids; equal ones stay so.
    pub(crate) fn sort_entities(&self, network: &Network, entities: &mut Vec<ListedEntity>) {
        let mut keyed: Vec<(Rank, ListedEntity)> = entities
            .drain(..)
            .map(|listed| (self.rank_of(network, &listed), listed))
            .collect();
        keyed.sort_by(|(one, _), (other, _)| one.compare(other, self.sense));
        entities.extend(keyed.into_iter().map(|(_, listed)| listed));
    }

    fn rank_of(&self, network: &Network, listed: &ListedEntity) -> Rank {
        let entity = network.entity(listed.entity);
        let details = entity.details.as_deref();
        match &self.by {
            EntityOrder::Name => Rank::Text(entity.name.to_lowercase()),
            EntityOrder::Kind => Rank::Text(network.schema().kind(entity.kind).label.clone()),
            EntityOrder::Ties => Rank::Count(listed.ties.possible),
            EntityOrder::TiesIn => Rank::Count(listed.ties_in.possible),
            EntityOrder::TiesOut => Rank::Count(listed.ties_out.possible),
            EntityOrder::Begin => Rank::of_date(details.and_then(|it| it.begin.as_deref())),
            EntityOrder::End => Rank::of_date(details.and_then(|it| it.end.as_deref())),
            EntityOrder::Column(column) => Rank::of_cell(entity_cell(entity, column)),
        }
    }
}
