//! Layers from left to right: for routes, and for neighbourhoods of several hops.
//!
//! The layer of an entity is given. Within a layer, entities are ordered by the mean place of their
//! neighbours in the layer before (barycentre heuristic; Sugiyama, Tagawa and Toda 1981), in two
//! sweeps; ties keep the given order.

use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// Where the members of layers stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Layers {
    /// A point for each member, in the order given.
    pub points: Vec<Point>,
    /// The width all of it needs.
    pub width: f64,
    /// The height all of it needs.
    pub height: f64,
}

/// Places members in layers; `layer_of` gives each one's layer, `ties` which members are tied,
/// `step` the distance of layers and of places within a layer.
///
/// Time `O(n log n + ties)`.
#[must_use]
pub fn layers(
    layer_of: &[usize],
    ties: &[(usize, usize)],
    step: (f64, f64),
    margin: (f64, f64),
) -> Layers {
    let count = layer_of.iter().max().map_or(0, |last| last + 1);
    let mut order: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (member, &layer) in layer_of.iter().enumerate() {
        order[layer].push(member);
    }
    let mut place = vec![0.0; layer_of.len()];
    note_places(&order, &mut place);
    for towards_end in [true, false, true] {
        let sweep: Vec<usize> = if towards_end {
            (1..count).collect()
        } else {
            (0..count.saturating_sub(1)).rev().collect()
        };
        for layer in sweep {
            let other = if towards_end { layer - 1 } else { layer + 1 };
            sort_layer(&mut order[layer], other, layer_of, ties, &place);
            note_places(&order, &mut place);
        }
    }
    let tallest = order.iter().map(Vec::len).max().unwrap_or(0);
    let height = coordinate(tallest.saturating_sub(1)) * step.1 + 2.0 * margin.1;
    let width = coordinate(count.saturating_sub(1)) * step.0 + 2.0 * margin.0;
    let points = layer_of.iter().zip(&place).map(|(&layer, &place)| {
        let top = (height - coordinate(order[layer].len().saturating_sub(1)) * step.1) / 2.0;
        Point {
            x: margin.0 + coordinate(layer) * step.0,
            y: top + place * step.1,
        }
    });
    Layers {
        points: points.collect(),
        width,
        height,
    }
}

fn note_places(order: &[Vec<usize>], place: &mut [f64]) {
    for layer in order {
        for (position, &member) in layer.iter().enumerate() {
            place[member] = coordinate(position);
        }
    }
}

fn sort_layer(
    layer: &mut [usize],
    other: usize,
    layer_of: &[usize],
    ties: &[(usize, usize)],
    place: &[f64],
) {
    let mean = |member: usize| {
        let partners = ties
            .iter()
            .filter_map(|&(a, b)| match (a == member, b == member) {
                (true, _) => Some(b),
                (_, true) => Some(a),
                _ => None,
            });
        let places: Vec<f64> = partners
            .filter(|&partner| layer_of[partner] == other)
            .map(|partner| place[partner])
            .collect();
        if places.is_empty() {
            place[member]
        } else {
            places.iter().sum::<f64>() / coordinate(places.len())
        }
    };
    let mut keyed: Vec<(f64, usize)> = layer.iter().map(|&member| (mean(member), member)).collect();
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for (slot, (_, member)) in layer.iter_mut().zip(keyed) {
        *slot = member;
    }
}
