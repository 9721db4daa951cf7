//! Which triangles are there? By pattern, by sides, around an entity.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Audience;
use crate::explorer::table::Command;
use crate::explorer::table::LIMIT;
use crate::explorer::table::Listing;
use crate::explorer::table::Narrowing;
use crate::explorer::table::Opening;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Question;
use crate::explorer::table::Row;
use crate::explorer::table::Sample;
use crate::explorer::table::Value;
use crate::graph::Scope;
use crate::model::RelationTypeIndex;
use crate::model::SideWay;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::TriangleAnswer;
use crate::query::TriangleQuestion;
use crate::query::is_word_of_side;
use crate::query::triangles;
use crate::query::types_of_side;
use crate::query::types_of_words;
use crate::query::ways_of;

/// A pattern that the dataset names.
pub const PATTERN: Parameter = Parameter::optional(
    "pattern",
    "Pattern",
    "A pattern that the dataset names; sides given beside it replace its own.",
    Value::Pattern,
)
.passed_by(Audience::NotInForms);
/// What the sides ask for.
pub const SIDES: [Parameter; 3] = [
    side(
        "side1",
        "Side 1",
        "Classes or types of relations, one of which the first side must have; + and - stand for friendly and hostile ones, and ! before a word excludes it.",
    ),
    side(
        "side2",
        "Side 2",
        "Classes or types of relations, one of which the second side must have.",
    ),
    side(
        "side3",
        "Side 3",
        "Classes or types of relations, one of which the third side must have.",
    ),
];
/// Only triangles of this entity.
pub const INVOLVING: Parameter = Parameter::optional(
    "entity",
    "Around (optional)",
    "Only triangles of this entity, by id or name.",
    Value::Entity,
);

/// Only triangles of this shape.
pub const SHAPE: Parameter = Parameter::optional(
    "shape",
    "Shape",
    "Only triangles of this shape, as the answer writes it: kinds, and the classes between them with their directions.",
    Value::Text { longest: 2_000 },
)
.passed_by(Audience::NotInForms);

const fn side(name: &'static str, label: &'static str, about: &'static str) -> Parameter {
    Parameter::optional(name, label, about, Value::Side).such_as("any tie")
}

impl Question for TriangleQuestion {
    const ROW: &'static Row = &Row {
        name: "triangles",
        address: Address::Path("/triangles"),
        summary: "Which triangles are there?",
        command: Some(Command {
            group: None,
            about: "Show triangles, and why each is one",
            positional: &[],
        }),
        parameters: &[PATTERN, SIDES[0], SIDES[1], SIDES[2], INVOLVING, SHAPE],
        narrowing: Narrowing::Scope,
        opening: Opening::Complete,
        listing: Listing {
            on_page: 12,
            most_on_page: 24,
            ..Listing::USUAL
        },
        examples: &[
            &[Argument::new(&LIMIT, Sample::Text("10"))],
            &[
                Argument::new(&INVOLVING, Sample::Entity),
                Argument::new(&LIMIT, Sample::Text("5")),
            ],
        ],
    };

    type Answer = TriangleAnswer;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let scope = reader.scope();
        let involving = reader.entity(&INVOLVING);
        let shape = reader.text(&SHAPE);
        let network = reader.network();
        let pattern = reader.choice(&PATTERN, |id| network.find_pattern(id).map(Some));
        let of_pattern = |pattern: &_| sides_of(network, pattern);
        let mut sides = pattern.map_or([None, None, None], of_pattern);
        let mut ways = pattern.map(ways_of).unwrap_or_default();
        for ((side, way), parameter) in sides.iter_mut().zip(&mut ways).zip(&SIDES) {
            if let Some(chosen) = side_types(reader, parameter) {
                *side = Some(chosen);
                *way = SideWay::Any;
            }
        }
        Some(Self {
            sides,
            ways,
            involving,
            shape,
            scope,
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<TriangleAnswer, QueryError> {
        triangles(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }
}

fn sides_of(
    network: &crate::model::Network,
    pattern: &crate::model::TrianglePattern,
) -> [Option<Vec<RelationTypeIndex>>; 3] {
    pattern
        .sides
        .each_ref()
        .map(|side| types_of_side(network, side))
}

/// The types a side asks for, named one by one, by class or by sign, or excluded.
fn side_types(
    reader: &mut ParameterReader<'_>,
    parameter: &Parameter,
) -> Option<Vec<RelationTypeIndex>> {
    let network = reader.network();
    let schema = network.schema();
    let words = reader.choices(parameter, |text| {
        is_word_of_side(schema, text).then(|| text.to_owned())
    })?;
    types_of_words(network, &words)
}
