//! The places of a canvas as another program had them.

use crate::graph::Budget;
use crate::layout::GOLDEN_TURN;
use crate::layout::Point;
use crate::model::EntityIndex;
use crate::model::FileColumn;
use crate::model::FilePlace;
use crate::model::Network;
use crate::query::error::QueryError;
use crate::query::paint_columns::Painted;
use crate::query::paint_columns::cell_of_entity;
use crate::query::paint_columns::says;

/// How far apart, on the average, entities stand on the canvas.
const SPACING: f64 = 62.0;
/// How far those without a place stand from the others they are tied to.
const BESIDE: f64 = 30.0;
/// Whether a file said where its entities stand.
pub(crate) fn has_places(network: &Network) -> bool {
    says(network, Painted::Entities, FileColumn::Place)
}

fn place(network: &Network, entity: EntityIndex) -> Option<FilePlace> {
    cell_of_entity(network, entity, FileColumn::Place.name()).and_then(FileColumn::place)
}

/// How many units of the canvas one of the file is, the same whatever is gathered.
pub(crate) fn file_scale(network: &Network) -> f64 {
    let places = network
        .entities()
        .filter_map(|(index, _)| place(network, index));
    let mut count = 0.0;
    let (mut left, mut right) = (f64::INFINITY, f64::NEG_INFINITY);
    let (mut top, mut bottom) = (left, right);
    for FilePlace { x, y } in places {
        count += 1.0;
        (left, right) = (left.min(x), right.max(x));
        (top, bottom) = (top.min(y), bottom.max(y));
    }
    let area = (right - left) * (bottom - top);
    if area.is_finite() && area > 0.0 {
        SPACING * (count / area).sqrt()
    } else {
        1.0
    }
}

/// The places of the file; one without a place stands beside the first with one that it is tied
/// to.
pub(crate) fn by_file(
    network: &Network,
    entities: &[EntityIndex],
    ties: &[(usize, usize)],
    budget: &mut Budget,
) -> Result<Vec<Point>, QueryError> {
    budget.spend(network.entity_count() + ties.len())?;
    let scale = file_scale(network);
    let point = |entity: &EntityIndex| {
        let FilePlace { x, y } = place(network, *entity)?;
        Some(Point {
            x: x * scale,
            y: y * scale,
        })
    };
    let known: Vec<Option<Point>> = entities.iter().map(point).collect();
    let mut beside: Vec<Option<Point>> = known.clone();
    for &(one, other) in ties {
        for (lost, tied) in [(one, other), (other, one)] {
            let there = known.get(tied).copied().flatten();
            if let Some(spot @ None) = beside.get_mut(lost) {
                *spot = there;
            }
        }
    }
    let mut turn = Point { x: 1.0, y: 0.0 };
    let spots = beside.into_iter().zip(known);
    Ok(spots
        .map(|(spot, known)| {
            known.unwrap_or_else(|| {
                turn = turn.turned(GOLDEN_TURN);
                spot.unwrap_or_default().plus(turn, BESIDE)
            })
        })
        .collect())
}
