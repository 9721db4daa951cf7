//! What the claims of an entity come to: their weights, the figures they state, the first and the
//! last of them.

use std::collections::BTreeMap;

use crate::graph::cell_number;
use crate::model::Claim;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::Network;
use crate::model::Quantity;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::census::Census;
use crate::query::figure::Sum;

/// The column of weights, in any case.
const WEIGHT: &str = "weight";

/// What some claims come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// Their weights together, of which a claim without one has 1; `None` if the dataset has no
    /// column of weights.
    pub weight: Option<f64>,
    /// The sums of the figures they state, by unit.
    pub sums: Vec<Sum>,
    /// The claim that began first; `None` if none has a date.
    pub first: Option<RelationIndex>,
    /// The claim that ended last, as far as is known; `None` if none has a date.
    pub last: Option<RelationIndex>,
}

impl Measured {
    /// What these claims of a scope come to. Time linear in their number.
    pub(crate) fn of(census: &Census<'_>, claims: &[RelationIndex]) -> Self {
        let network = census.network();
        let dated = |day: fn(DateBounds) -> Option<Day>| {
            let days = claims.iter().map(move |&it| (day(network.bounds(it)), it));
            days.filter_map(|(day, claim)| Some((day?, claim)))
        };
        let weights = claims.iter().map(|&it| weight_of(network.claim(it)));
        Self {
            weight: has_weights(network).then(|| weights.sum()),
            sums: sums(census, claims),
            first: dated(first_day).min().map(|(_, claim)| claim),
            // Of several on one day the first of the dataset.
            last: dated(last_day)
                .max_by_key(|(day, claim)| (*day, std::cmp::Reverse(*claim)))
                .map(|(_, claim)| claim),
        }
    }

    /// The sum of the figures in a unit.
    #[must_use]
    pub fn sum(&self, unit: &str) -> Option<&Sum> {
        self.sums.iter().find(|sum| sum.unit == unit)
    }
}

/// Whether the dataset has a column of weights.
pub(crate) fn has_weights(network: &Network) -> bool {
    let mut columns = network.relation_columns();
    columns.any(|column| column.eq_ignore_ascii_case(WEIGHT))
}

/// The weight of a claim: 1 if nothing is said.
pub(crate) fn weight_of(claim: Claim<'_>) -> f64 {
    let mut cells = claim
        .attributes()
        .filter(|(name, _)| name.eq_ignore_ascii_case(WEIGHT));
    cells.find_map(|(_, cell)| cell_number(cell)).unwrap_or(1.0)
}

/// The first day on which something may have begun, or else the first by which it is known.
pub(crate) fn first_day(bounds: DateBounds) -> Option<Day> {
    let days = [
        bounds.start_earliest,
        bounds.end_earliest,
        bounds.start_latest,
        bounds.end_latest,
    ];
    days.into_iter().find(|day| !day.is_open())
}

/// The last day on which something may have ended, or else the last by which it is known.
pub(crate) fn last_day(bounds: DateBounds) -> Option<Day> {
    let days = [
        bounds.end_latest,
        bounds.start_latest,
        bounds.end_earliest,
        bounds.start_earliest,
    ];
    days.into_iter().find(|day| !day.is_open())
}

fn sums(census: &Census<'_>, claims: &[RelationIndex]) -> Vec<Sum> {
    let mut sums = BTreeMap::new();
    for &relation in claims {
        let claim = census.network().claim(relation);
        if let Some(figure) = claim.quantity() {
            let (unit, verdict) = (claim.unit().unwrap_or_default(), census.verdict(relation));
            add_to(&mut sums, unit, figure, verdict);
        }
    }
    sums.into_values().collect()
}

/// A figure as it counts in a sum: that of a claim which only possibly counts may be left out.
fn counted_if(figure: Quantity, verdict: Verdict) -> Quantity {
    if verdict == Verdict::Certain {
        return figure;
    }
    Quantity {
        least: figure.least.map(|least| least.min(0.0)),
        most: figure.most.map(|most| most.max(0.0)),
    }
}

/// Adds the figure of a claim to the sum of its unit, as far as the claim counts.
pub(crate) fn add_to(
    sums: &mut BTreeMap<String, Sum>,
    unit: &str,
    figure: Quantity,
    verdict: Verdict,
) {
    let figure = counted_if(figure, verdict);
    let sum = sums.entry(unit.to_owned()).or_insert_with(|| Sum {
        unit: unit.to_owned(),
        claims: 0,
        least: 0.0,
        most: Some(0.0),
    });
    sum.claims += 1;
    sum.least += figure.least.unwrap_or(0.0);
    sum.most = sum.most.zip(figure.most).map(|(sum, most)| sum + most);
}
