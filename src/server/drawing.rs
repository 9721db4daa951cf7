//! An extract as a drawing, written as SVG.

use askama::Template;

use crate::exchange::Extract;
use crate::explorer::drawing::DrawingError;
use crate::explorer::drawing::arrange;
use crate::explorer::drawing::marks;
use crate::explorer::print::Print;
use crate::query::Budget;
use crate::query::Limits;
use crate::view::Drawing;

#[derive(Template)]
#[template(path = "drawing.svg", config = "web/askama.toml", escape = "html")]
struct DrawingFile {
    drawing: Drawing,
}

/// Why there is no drawing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDrawing {
    /// The extract cannot be arranged.
    #[error(transparent)]
    NotArranged(#[from] DrawingError),
    /// The drawing could not be written.
    #[error(
        "internal error: the drawing could not be written; please report this bug with the address or the command"
    )]
    Broken,
}

/// The drawing of an extract, as SVG.
///
/// # Errors
///
/// [`NoDrawing`] if there is too much to draw, or the limits were reached.
pub fn drawing(extract: &Extract<'_>, print: Print, limits: &Limits) -> Result<String, NoDrawing> {
    let mut budget = Budget::new(limits);
    let layout = arrange(extract, print, &mut budget)?;
    let drawing = Drawing::of(extract, &layout, print);
    let places = marks(&drawing.marked_lines(), drawing.taken(), &mut budget)?;
    let drawing = drawing.with_marks(places);
    DrawingFile { drawing }
        .render()
        .map_err(|_| NoDrawing::Broken)
}
