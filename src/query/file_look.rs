//! How another program had drawn single entities and relations, for pictures that are arranged by
//! themselves.

use crate::graph::Budget;
use crate::graph::cell_number;
use crate::layout::Point;
use crate::model::ColourPair;
use crate::model::EntityIndex;
use crate::model::FileColumn;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Stroke;
use crate::query::error::QueryError;
use crate::query::file_places::by_file;
use crate::query::file_places::has_places;
use crate::query::paint_columns::cell_of_entity;
use crate::query::paint_columns::cell_of_tie;

/// The colour that the file gives an entity, if it does.
#[must_use]
pub fn file_colour(network: &Network, entity: EntityIndex) -> Option<ColourPair> {
    let cell = cell_of_entity(network, entity, FileColumn::Colour.name());
    cell.and_then(FileColumn::colour).map(Stroke::pair)
}

/// The colour that the file gives the first of some relations to which it gives one.
#[must_use]
pub fn file_colour_of_ties(network: &Network, relations: &[RelationIndex]) -> Option<ColourPair> {
    let mut colours = relations.iter().filter_map(|&relation| {
        cell_of_tie(network, relation, FileColumn::Colour.name()).and_then(FileColumn::colour)
    });
    colours.next().map(Stroke::pair)
}

/// The size that the file gives an entity, in its own units, if it does.
#[must_use]
pub fn file_size(network: &Network, entity: EntityIndex) -> Option<f64> {
    let cell = cell_of_entity(network, entity, FileColumn::Size.name());
    cell.and_then(cell_number).filter(|size| *size > 0.0)
}

/// The places that the file gives entities; `None` if it gives none. Ties are pairs of positions.
///
/// # Errors
///
/// [`QueryError`] if the budget ended before all were found.
pub fn file_points(
    network: &Network,
    entities: &[EntityIndex],
    ties: &[(usize, usize)],
    budget: &mut Budget,
) -> Result<Option<Vec<Point>>, QueryError> {
    if has_places(network) {
        by_file(network, entities, ties, budget).map(Some)
    } else {
        Ok(None)
    }
}
