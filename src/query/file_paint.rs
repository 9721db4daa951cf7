//! What is taken away from a network, painted as its file was: as its canvas is unless something
//! else is asked for.

use crate::graph::Budget;
use crate::graph::Limits;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::Paint;
use crate::model::RelationIndex;
use crate::query::error::QueryError;
use crate::query::explore::Exploration;
use crate::query::explore::Gathered;
use crate::query::paint::paint;
use crate::query::painting::Painting;

/// Entities and relations in the colours and sizes of the file that they are from; plain if it
/// names none. Time and memory linear in their number, constant if the file names none.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before everything was painted.
pub fn file_paint(
    network: &Network,
    entities: &[EntityIndex],
    relations: &[RelationIndex],
    limits: &Limits,
) -> Result<Paint, QueryError> {
    let painting = Painting::usual(network);
    if painting == Painting::default() {
        return Ok(Paint::default());
    }
    let gathered = entities.iter().map(|&entity| Gathered {
        entity,
        step: 0,
        reached_from: None,
        ties: 0,
    });
    let exploration = Exploration {
        gathered: gathered.collect(),
        relations: relations.to_vec(),
        ..Exploration::default()
    };
    paint(
        network,
        &painting,
        &[],
        &exploration,
        &mut Budget::new(limits),
    )
}
