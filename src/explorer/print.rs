//! How a drawing is wanted on paper: its ink, its width and its letters.

use crate::explorer::table::Choice;
use crate::explorer::table::Most;
use crate::explorer::table::Parameter;
use crate::explorer::table::Range;
use crate::explorer::table::Value;

const GREY: &str = "grey";
const SERIF: &str = "serif";
const NARROWEST: u16 = 40;
const WIDEST: u16 = 1_000;

/// The ink of a drawing.
pub const PRINT: Parameter = Parameter::optional(
    "print",
    "Ink",
    "The ink of a drawing: with grey, kinds and classes have letters beside their tones. For the format svg.",
    Value::Choice(&[
        Choice {
            word: "colour",
            label: "in colours",
        },
        Choice {
            word: GREY,
            label: "in greys, with letters",
        },
    ]),
);
/// The width of a drawing on paper.
pub const WIDTH: Parameter = Parameter::optional(
    "width",
    "Width in mm",
    "The width of a drawing on paper, in millimetres; its names are made large enough to be read at that size. For the format svg.",
    Value::Number(Range {
        least: NARROWEST as usize,
        most: Most::Exactly(WIDEST as usize),
        usual: None,
    }),
);
/// The letters of a drawing.
pub const FONT: Parameter = Parameter::optional(
    "font",
    "Letters",
    "The letters of a drawing. For the format svg.",
    Value::Choice(&[
        Choice {
            word: "sans",
            label: "without serifs",
        },
        Choice {
            word: SERIF,
            label: "with serifs",
        },
    ]),
);

/// How a drawing is wanted on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Print {
    /// Its ink.
    pub ink: Ink,
    /// Its width in millimetres; as many pixels as it needs if absent.
    pub width: Option<u16>,
    /// Its letters.
    pub typeface: Typeface,
}

/// The ink of a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// The colours of the dataset.
    #[default]
    Colours,
    /// Greys as light as the colours.
    Greys,
}

/// The letters of a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typeface {
    /// Without serifs.
    #[default]
    Sans,
    /// With serifs.
    Serif,
}

/// What is wrong with one of the parameters of a drawing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{value}\" is not supported; give {supported}")]
pub struct NoPrint {
    /// The parameter.
    pub parameter: &'static str,
    value: String,
    supported: String,
}

impl Print {
    /// The parameters that say it.
    pub const PARAMETERS: [Parameter; 3] = [PRINT, WIDTH, FONT];

    /// Takes over the value of a parameter; says whether it is one of these parameters.
    ///
    /// # Errors
    ///
    /// [`NoPrint`] if the parameter does not take this value.
    pub fn read(&mut self, name: &str, value: &str) -> Result<bool, NoPrint> {
        let wrong = |parameter: &Parameter, supported: &str| NoPrint {
            parameter: parameter.name,
            value: value.chars().take(40).collect(),
            supported: supported.to_owned(),
        };
        if name == PRINT.name {
            self.ink = match value {
                "colour" => Ink::Colours,
                GREY => Ink::Greys,
                _ => return Err(wrong(&PRINT, "colour or grey")),
            };
        } else if name == WIDTH.name {
            let width = value.parse().ok();
            let width = width.filter(|width| (NARROWEST..=WIDEST).contains(width));
            let range = format!("millimetres from {NARROWEST} to {WIDEST}");
            self.width = Some(width.ok_or_else(|| wrong(&WIDTH, &range))?);
        } else if name == FONT.name {
            self.typeface = match value {
                "sans" => Typeface::Sans,
                SERIF => Typeface::Serif,
                _ => return Err(wrong(&FONT, "sans or serif")),
            };
        } else {
            return Ok(false);
        }
        Ok(true)
    }
}
