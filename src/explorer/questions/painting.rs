//! What a picture is painted by, as an address says it.

use crate::explorer::table::Audience;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Value;
use crate::explorer::table::shortened;
use crate::model::Network;
use crate::query::EntityColour;
use crate::query::EntitySize;
use crate::query::PaintChoice;
use crate::query::Painting;
use crate::query::TieColour;
use crate::query::TieWidth;

/// The most characters of a word, which may name a column.
const LONGEST: usize = 120;
/// How many choices an error lists.
const MOST_LISTED: usize = 12;

/// What colours entities.
pub const COLOUR: Parameter = painted_by(
    "colour",
    "Colour",
    "What colours entities: kind, community, ties, file, a measure of the scope, such as measure:pagerank, or a column, such as column:Language. As in the file if it has colours, else kind.",
);
/// What colours ties.
pub const TIE_COLOUR: Parameter = painted_by(
    "tie_colour",
    "Colour of ties",
    "What colours ties: class, status, type, file or a column, such as column:Language. As in the file if it has colours, else class.",
);
/// What decides how large entities are.
pub const SIZE: Parameter = painted_by(
    "size",
    "Size",
    "What decides how large entities are: ties, weight, file, a measure of the scope, such as measure:betweenness, or a column of numbers. As in the file if it has sizes, else ties.",
);
/// What decides how wide ties are.
pub const WIDTH: Parameter = painted_by(
    "width",
    "Width of ties",
    "What decides how wide ties are: equal, claims, weight, file or a column of numbers. As in the file if it says, else equal.",
);

const fn painted_by(name: &'static str, label: &'static str, about: &'static str) -> Parameter {
    let value = Value::Text { longest: LONGEST };
    Parameter::optional(name, label, about, value).passed_by(Audience::NotInForms)
}

/// The words that a parameter of how the canvas is painted may have; `None` for other parameters.
pub(super) fn painting_words(network: &Network, parameter: &Parameter) -> Option<Vec<String>> {
    let all = [
        (COLOUR, EntityColour::choices(network)),
        (TIE_COLOUR, TieColour::choices(network)),
        (SIZE, EntitySize::choices(network)),
        (WIDTH, TieWidth::choices(network)),
    ];
    let mut all = all.into_iter();
    let (_, choices) = all.find(|(painted, _)| painted.name == parameter.name)?;
    Some(choices.into_iter().map(|choice| choice.word).collect())
}

pub(super) fn read_painting(reader: &mut ParameterReader<'_>) -> Painting {
    let network = reader.network();
    let usual = Painting::usual(network);
    let colour = Looked {
        find: EntityColour::from_word,
        choices: EntityColour::choices,
    };
    let tie_colour = Looked {
        find: TieColour::from_word,
        choices: TieColour::choices,
    };
    let size = Looked {
        find: EntitySize::from_word,
        choices: EntitySize::choices,
    };
    let width = Looked {
        find: TieWidth::from_word,
        choices: TieWidth::choices,
    };
    Painting {
        colour: colour.up(reader, &COLOUR).unwrap_or(usual.colour),
        tie_colour: tie_colour
            .up(reader, &TIE_COLOUR)
            .unwrap_or(usual.tie_colour),
        size: size.up(reader, &SIZE).unwrap_or(usual.size),
        width: width.up(reader, &WIDTH).unwrap_or(usual.width),
    }
}

/// What a word may mean, and what else there is.
struct Looked<T> {
    find: fn(&Network, &str) -> Option<T>,
    choices: fn(&Network) -> Vec<PaintChoice>,
}

impl<T> Looked<T> {
    /// Looks a word up; `None` if it is absent, or wrong, which is a problem.
    fn up(&self, reader: &mut ParameterReader<'_>, parameter: &Parameter) -> Option<T> {
        let word = reader.text(parameter)?;
        let network = reader.network();
        let found = (self.find)(network, &word);
        if found.is_none() {
            let choices = (self.choices)(network);
            let words: Vec<&str> = choices
                .iter()
                .take(MOST_LISTED)
                .map(|choice| choice.word.as_str())
                .collect();
            let message = format!(
                "\"{}\" is unknown; supported: {}",
                shortened(&word),
                words.join(", ")
            );
            reader.problem(parameter, message);
        }
        found
    }
}
