//! An extract as a drawing.

use askama::Template;

use crate::exchange::Extract;
use crate::view::Drawing;
use crate::view::MOST_DRAWN;

#[derive(Template)]
#[template(path = "drawing.svg", config = "web/askama.toml", escape = "html")]
struct DrawingFile {
    drawing: Drawing,
}

/// Why there is no drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawingError {
    /// Nobody could read it.
    #[error(
        "more than {MOST_DRAWN} entities are no drawing; narrow the scope, or take the answer of a question"
    )]
    TooMany,
    /// It could not be written.
    #[error("the drawing could not be written; this is a fault of the program")]
    Broken,
}

/// The drawing of an extract, as SVG.
///
/// # Errors
///
/// [`DrawingError::TooMany`] if there is too much to draw.
pub fn drawing(extract: &Extract<'_>) -> Result<String, DrawingError> {
    let drawing = Drawing::of(extract).ok_or(DrawingError::TooMany)?;
    DrawingFile { drawing }
        .render()
        .map_err(|_| DrawingError::Broken)
}
