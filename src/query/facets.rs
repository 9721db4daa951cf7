//! Facets: how many of a list have each value of each property, so that it can be narrowed.

use crate::graph::Budget;
use crate::graph::FLAG;
use crate::graph::LOCUS;
use crate::graph::Period;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::FileColumn;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::census::Census;
use crate::query::dimension::Dimension;
use crate::query::dimension::Key;
use crate::query::error::QueryError;
use crate::query::figure::Figure;
use crate::query::tally::Tally;
use crate::query::tally::Unit;

/// How many values a facet names.
const MOST_VALUES: usize = 12;
/// How many columns of the dataset have a facet.
const MOST_COLUMNS: usize = 8;

/// The values of a property among the results of a list, those with most first; decades in the
/// order of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// The property.
    pub dimension: Dimension,
    /// Its values with how many results have each.
    pub values: Vec<FacetValue>,
    /// How many values are not named.
    pub left: usize,
}

/// A value of a property, and how many results of a list have it.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetValue {
    /// The value.
    pub key: Key,
    /// How many have it.
    pub figure: Figure,
}

/// Whether a property is one of what is listed, and not of how another program drew it.
fn says_something(dimension: &Dimension) -> bool {
    !FileColumn::is_of_drawing(dimension.name())
}

/// Facets in the making.
pub(crate) struct FacetTally {
    tallies: Vec<DimensionTally>,
}

struct DimensionTally {
    dimension: Dimension,
    tally: Tally,
}

impl FacetTally {
    pub(crate) fn of_claims(network: &Network, period: Option<Period>) -> Self {
        let own = [FLAG, LOCUS].map(|column| Dimension::Column(column.to_owned()));
        let columns = own.into_iter().chain(Dimension::columns(network));
        let columns = columns.filter(says_something);
        let dimensions = Dimension::BUILT_IN
            .into_iter()
            .chain(columns.take(MOST_COLUMNS));
        Self::of(dimensions, period)
    }

    pub(crate) fn of_entities(network: &Network, period: Option<Period>) -> Self {
        let columns = network
            .entity_columns()
            .iter()
            .cloned()
            .map(Dimension::Column)
            .filter(says_something);
        let dimensions = [
            Dimension::Kind,
            Dimension::Class,
            Dimension::Type,
            Dimension::Status,
            Dimension::Certainty,
            Dimension::Source,
            Dimension::Claimant,
            Dimension::Place,
            Dimension::Decade,
        ];
        Self::of(
            dimensions.into_iter().chain(columns.take(MOST_COLUMNS)),
            period,
        )
    }

    /// Facets of these properties, years left out.
    pub(crate) fn of(dimensions: impl Iterator<Item = Dimension>, period: Option<Period>) -> Self {
        let dimensions = dimensions.filter(|dimension| *dimension != Dimension::Year);
        let tally = |dimension: Dimension| DimensionTally {
            tally: Tally::new(std::slice::from_ref(&dimension), period),
            dimension,
        };
        Self {
            tallies: dimensions.map(tally).collect(),
        }
    }

    /// Takes a claim into account.
    pub(crate) fn add_claim(&mut self, census: &Census<'_>, relation: RelationIndex) {
        let network = census.network();
        let mut unit = Unit::of(census, relation, Vec::new());
        for DimensionTally { dimension, tally } in &mut self.tallies {
            unit.keys = vec![dimension.of_claim(network, network.claim(relation))];
            tally.add(std::slice::from_ref(&unit));
        }
    }

    /// Takes an entity with its claims into account.
    pub(crate) fn add_entity(
        &mut self,
        census: &Census<'_>,
        entity: EntityIndex,
        claims: &[RelationIndex],
    ) {
        let network = census.network();
        let verdict = census.verdict_of_entity(entity, claims);
        for DimensionTally { dimension, tally } in &mut self.tallies {
            if let Some(own) = dimension.of_entity(network, entity) {
                tally.add(&[Unit {
                    keys: vec![own],
                    verdict,
                    bounds: DateBounds::UNDATED,
                    conditions: verdict,
                }]);
                continue;
            }
            let unit = |&relation: &RelationIndex| {
                let keys = vec![dimension.of_claim(network, network.claim(relation))];
                Unit::of(census, relation, keys).of_entity(census, entity)
            };
            tally.add(&claims.iter().map(unit).collect::<Vec<_>>());
        }
    }

    /// All values of all properties, in the order of the properties.
    pub(crate) fn into_values(
        self,
        budget: &mut Budget,
    ) -> Result<Vec<Vec<FacetValue>>, QueryError> {
        let values = |DimensionTally { tally, .. }| -> Result<Vec<FacetValue>, QueryError> {
            let rows = tally.into_table(budget)?.rows.into_iter();
            let value = |(key, figure)| FacetValue { key, figure };
            Ok(rows.map(value).collect())
        };
        self.tallies.into_iter().map(values).collect()
    }

    /// The facets that have something to choose.
    pub(crate) fn into_facets(self, budget: &mut Budget) -> Result<Vec<Facet>, QueryError> {
        let mut facets = Vec::new();
        for DimensionTally { dimension, tally } in self.tallies {
            let mut rows = tally.into_table(budget)?.rows;
            let is_of_time = dimension.years().is_some();
            let tells_apart = is_of_time || rows.iter().any(|(_, figure)| figure.possible > 1);
            let says_something = rows.iter().any(|(key, _)| *key != Key::Nothing);
            if !says_something || !(tells_apart || rows.len() <= MOST_VALUES) {
                continue;
            }
            let all = rows.len();
            if is_of_time {
                keep_most(&mut rows);
            }
            rows.truncate(MOST_VALUES);
            let values = rows
                .into_iter()
                .map(|(key, figure)| FacetValue { key, figure });
            let values: Vec<FacetValue> = values.collect();
            facets.push(Facet {
                dimension,
                left: all - values.len(),
                values,
            });
        }
        Ok(facets)
    }
}

/// Keeps the values of time with most certain results, in the order of time.
fn keep_most(rows: &mut Vec<(Key, Figure)>) {
    if rows.len() <= MOST_VALUES {
        return;
    }
    let mut certain: Vec<u64> = rows.iter().map(|(_, figure)| figure.certain).collect();
    certain.sort_unstable_by(|one, other| other.cmp(one));
    let least = certain.get(MOST_VALUES - 1).copied().unwrap_or(0).max(1);
    rows.retain(|(_, figure)| figure.certain >= least);
}
