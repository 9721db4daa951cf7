//! An extract as a drawing: what is drawn, and whether it is legible.

use std::collections::BTreeSet;

use crate::exchange::Extract;
use crate::explorer::explorer_handle::Explorer;
use crate::graph::Scope;
use crate::layout::DrawingLayout;
use crate::layout::DrawingPlan;
use crate::layout::Point;
use crate::layout::arrange_drawing;
use crate::model::EntityIndex;
use crate::model::FilePlace;
use crate::query::Budget;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::backbone;

/// The most entities that are drawn.
pub const MOST_DRAWN: usize = 20_000;

/// Why an extract cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawingError {
    /// It has too many entities.
    #[error(
        "a drawing of more than {MOST_DRAWN} entities is not legible; narrow the scope, or export the answer to a question"
    )]
    TooLarge,
    /// The limits were reached before everything had its place.
    #[error(transparent)]
    Interrupted(#[from] QueryError),
}

/// Arranges an extract as a drawing.
///
/// # Errors
///
/// [`DrawingError`] if the extract has more than [`MOST_DRAWN`] entities, or the budget ended.
pub fn arrange(extract: &Extract<'_>, budget: &mut Budget) -> Result<DrawingLayout, DrawingError> {
    if extract.entities().len() > MOST_DRAWN {
        return Err(DrawingError::TooLarge);
    }
    let network = extract.network();
    let names = extract.entities().iter();
    let plan = DrawingPlan {
        letters: names
            .map(|&entity| network.entity(entity).name.chars().count())
            .collect(),
        ties: ties(extract),
        radii: extract
            .entities()
            .iter()
            .map(|&entity| extract.paint().entity(entity).measure)
            .collect(),
        places: places(extract),
        legend_lines: legend_lines(extract),
    };
    Ok(arrange_drawing(&plan, budget).map_err(QueryError::from)?)
}

/// The relations as pairs of positions.
fn ties(extract: &Extract<'_>) -> Vec<(usize, usize)> {
    let place = |entity: EntityIndex| extract.position(entity);
    extract
        .relations()
        .iter()
        .filter_map(|&relation| {
            let claim = extract.network().claim(relation);
            Some((place(claim.from())?, place(claim.to())?))
        })
        .collect()
}

/// The places as in the file, if that is how all of them are arranged.
fn places(extract: &Extract<'_>) -> Option<Vec<Point>> {
    let places = &extract.paint().places;
    let point = |entity: &EntityIndex| {
        let FilePlace { x, y } = *places.get(entity)?;
        Some(Point { x, y })
    };
    let points: Option<Vec<Point>> = extract.entities().iter().map(point).collect();
    points.filter(|points| !points.is_empty())
}

/// The number of lines of the legend: groups, or else kinds and classes.
fn legend_lines(extract: &Extract<'_>) -> usize {
    let (network, paint) = (extract.network(), extract.paint());
    let kinds = extract.entities().iter();
    let kinds: BTreeSet<_> = kinds.map(|&entity| network.kind_of(entity)).collect();
    let claims = extract.relations().iter();
    let classes = claims.map(|&relation| network.claim(relation).relation_type().class);
    let classes: BTreeSet<_> = classes.collect();
    let lines = |groups: usize, usual: usize| if groups > 0 { groups } else { usual };
    lines(paint.entity_groups.len(), kinds.len()) + lines(paint.tie_groups.len(), classes.len())
}

impl Explorer {
    /// The best connected entities, and the strongest ties among them, as an extract to be drawn.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached.
    pub fn backbone(&self, count: usize, limits: &Limits) -> Result<Extract<'_>, QueryError> {
        let found = backbone(self.graph(), &Scope::default(), count, limits)?;
        let extract = Extract::of(self.network(), found.entities, found.relations);
        Ok(extract.with_address("/".to_owned()))
    }
}
