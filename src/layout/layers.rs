//! Layers from left to right: for routes, and for neighbourhoods of several hops.
//!
//! The layer of each member is given. Within a layer, members are ordered by the mean place of
//! their neighbours in the layer before (barycentre heuristic; Sugiyama, Tagawa and Toda 1981), in
//! three sweeps; members with the same mean keep their given order.

use crate::graph::ByNumber;
use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// The distances in a picture of layers or of a tree.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spacing {
    /// From one layer to the next.
    pub layer: f64,
    /// From one row to the next.
    pub row: f64,
    /// From the outermost layers to the left and right sides of the picture.
    pub side: f64,
    /// From the outermost rows to the upper and lower edges of the picture.
    pub edge: f64,
}

/// The points of members in layers.
#[derive(Clone, Debug, PartialEq)]
pub struct Layers {
    /// A point for each member, in the order given.
    pub points: Vec<Point>,
    /// The width of the picture.
    pub width: f64,
    /// The height of the picture.
    pub height: f64,
}

/// Places members in layers, given the layer of each member and the ties between them.
///
/// Time `O(n log n + ties)`.
#[must_use]
pub fn layers(layer_of: &[usize], ties: &[(usize, usize)], spacing: Spacing) -> Layers {
    let mut order = Order::new(layer_of, ties);
    let last = order.layers.len().saturating_sub(1);
    (1..=last).for_each(|layer| order.sort(layer, layer - 1));
    (0..last)
        .rev()
        .for_each(|layer| order.sort(layer, layer + 1));
    (1..=last).for_each(|layer| order.sort(layer, layer - 1));

    let span = |members: usize| coordinate(members.saturating_sub(1)) * spacing.row;
    let tallest = order.layers.iter().map(Vec::len).max().unwrap_or(0);
    let height = span(tallest) + 2.0 * spacing.edge;
    let points = layer_of.iter().zip(&order.place).map(|(&layer, &place)| {
        let members = order.layers.get(layer).map_or(0, Vec::len);
        Point {
            x: spacing.side + coordinate(layer) * spacing.layer,
            y: (height - span(members)) / 2.0 + place * spacing.row,
        }
    });
    Layers {
        points: points.collect(),
        width: coordinate(last) * spacing.layer + 2.0 * spacing.side,
        height,
    }
}

/// The order of the members within their layers.
struct Order<'a> {
    layer_of: &'a [usize],
    /// The partners of each member, in the order of the ties.
    partners: Vec<Vec<usize>>,
    /// The members of each layer, from top to bottom.
    layers: Vec<Vec<usize>>,
    /// The place of each member in its layer.
    place: Vec<f64>,
}

impl<'a> Order<'a> {
    fn new(layer_of: &'a [usize], ties: &[(usize, usize)]) -> Self {
        let count = layer_of.iter().max().map_or(0, |last| last + 1);
        let mut layers: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut place = Vec::with_capacity(layer_of.len());
        for (member, &layer) in layer_of.iter().enumerate() {
            if let Some(members) = layers.get_mut(layer) {
                place.push(coordinate(members.len()));
                members.push(member);
            }
        }
        let mut partners: Vec<Vec<usize>> = vec![Vec::new(); layer_of.len()];
        for &(a, b) in ties {
            let both = [(a, b), (b, a)];
            for (member, other) in both.into_iter().take(if a == b { 1 } else { 2 }) {
                if let Some(partners) = partners.get_mut(member) {
                    partners.push(other);
                }
            }
        }
        Self {
            layer_of,
            partners,
            layers,
            place,
        }
    }

    /// Sorts a layer by the mean places of its members' partners in a layer beside it.
    fn sort(&mut self, layer: usize, beside: usize) {
        let Some(members) = self.layers.get_mut(layer).map(std::mem::take) else {
            return;
        };
        let mut keyed: Vec<(f64, usize)> = members
            .into_iter()
            .map(|member| (self.mean(member, beside), member))
            .collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (position, (_, member)) in keyed.iter().enumerate() {
            self.place.put(*member, coordinate(position));
        }
        if let Some(members) = self.layers.get_mut(layer) {
            members.extend(keyed.into_iter().map(|(_, member)| member));
        }
    }

    /// The mean place of a member's partners in a layer; its own place if it has none there.
    fn mean(&self, member: usize, layer: usize) -> f64 {
        let partners = self.partners.get(member).map_or(&[][..], Vec::as_slice);
        let places: Vec<f64> = partners
            .iter()
            .filter(|partner| self.layer_of.get(**partner) == Some(&layer))
            .map(|&partner| self.place.at(partner))
            .collect();
        if places.is_empty() {
            self.place.at(member)
        } else {
            places.iter().sum::<f64>() / coordinate(places.len())
        }
    }
}
