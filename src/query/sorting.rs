//! Sorting lists: what is compared, and what comes last.

use std::cmp::Ordering;

use crate::graph::ASSERTED_WHEN;
use crate::graph::claim_cells;
use crate::graph::entity_cell;
use crate::model::Certainty;
use crate::model::Claim;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::Entity;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Status;
use crate::query::entities::ListedEntity;
use crate::query::measured::first_day;
use crate::query::measured::last_day;
use crate::query::order::ClaimOrder;
use crate::query::order::EntityOrder;
use crate::query::order::Sense;
use crate::query::order::Sorting;

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
            ClaimOrder::Date => SortKey::plain(day(network, Some(claim.index()), first_day)),
            ClaimOrder::From => SortKey::plain(name(claim.from())),
            ClaimOrder::To => SortKey::plain(name(claim.to())),
            ClaimOrder::Class => {
                let class = claim.relation_type().class;
                SortKey::plain(Rank::Text(network.schema().class(class).to_owned()))
            }
            ClaimOrder::Status => {
                SortKey::plain(Rank::Count(place_of(&Status::ALL, claim.status())))
            }
            ClaimOrder::Source => {
                let cited = claim.citations().first();
                let title = cited.map(|cited| network.source(cited.source).title.to_lowercase());
                SortKey::plain(title.map_or(Rank::Nothing, Rank::Text))
            }
            ClaimOrder::Claimant => SortKey::plain(claim.asserted_by().map_or(Rank::Nothing, name)),
            ClaimOrder::Place => SortKey::plain(claim.place().map_or(Rank::Nothing, name)),
            ClaimOrder::Type => SortKey::plain(Rank::Text(claim.relation_type().label.to_string())),
            ClaimOrder::Quantity => {
                let least = claim.quantity().and_then(|it| it.least.or(it.most));
                SortKey {
                    group: claim.unit().unwrap_or_default().to_owned(),
                    rank: least.map_or(Rank::Nothing, Rank::Number),
                }
            }
            ClaimOrder::Column(column) => SortKey::plain(rank_in_column(claim, column)),
        }
    }
}

/// What a claim says in a column.
fn rank_in_column(claim: Claim<'_>, column: &str) -> Rank {
    match column {
        "id" => Rank::Text(claim.id().clone()),
        "certainty" => {
            // No grade says nothing, and is last whichever way.
            let grade = Some(claim.certainty()).filter(|grade| *grade != Certainty::Ungraded);
            let place = |grade| Rank::Count(place_of(&Certainty::ALL, grade));
            grade.map_or(Rank::Nothing, place)
        }
        "verbatim" => Rank::of_cell(claim.when_verbatim()),
        ASSERTED_WHEN => Rank::of_date(claim.asserted_when()),
        _ => Rank::of_cell(claim_cells(claim, column).first().copied()),
    }
}

/// The place of a status or grade among all, which are in the order of strength.
fn place_of<T: Copy + PartialEq>(all: &[T], one: T) -> u64 {
    let mut places = all.iter().zip(0..);
    let found = places.find_map(|(known, place)| (*known == one).then_some(place));
    found.unwrap_or(u64::MAX)
}

/// The day of a claim that decides.
fn day(
    network: &Network,
    claim: Option<RelationIndex>,
    deciding: fn(DateBounds) -> Option<Day>,
) -> Rank {
    let day = claim.and_then(|claim| deciding(network.bounds(claim)));
    day.map_or(Rank::Nothing, Rank::Day)
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
            EntityOrder::First => day(network, listed.measured.first, first_day),
            EntityOrder::Last => day(network, listed.measured.last, last_day),
            EntityOrder::Weight => listed.measured.weight.map_or(Rank::Nothing, Rank::Number),
            EntityOrder::Quantity(_) => {
                let unit = self.by.unit().unwrap_or_default();
                let sum = listed.measured.sum(unit);
                sum.map_or(Rank::Nothing, |sum| Rank::Number(sum.least))
            }
            EntityOrder::Column(column) => rank_of_entity(network, entity, column),
        }
    }
}

/// What an entity says in a column.
fn rank_of_entity(network: &Network, entity: &Entity, column: &str) -> Rank {
    let details = entity.details.as_deref();
    match column {
        "id" => Rank::Text(entity.id.clone()),
        "variants" => {
            Rank::of_cell(details.and_then(|it| Some(it.variants.first()?.text.as_str())))
        }
        "note" => Rank::of_cell(details.map(|it| it.note.as_str())),
        "same_as" => Rank::of_cell(details.and_then(|it| Some(it.same_as.first()?.as_str()))),
        "source" => {
            let cited = details.and_then(|it| it.citations.first());
            Rank::of_cell(cited.map(|cited| network.source(cited.source).title.as_str()))
        }
        _ => Rank::of_cell(entity_cell(entity, column)),
    }
}
