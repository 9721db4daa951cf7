//! How a canvas is painted: what decides on colours, sizes and widths, what else could, and what
//! the colours mean.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::ARRANGE;
use crate::explorer::COLOUR;
use crate::explorer::Parameter;
use crate::explorer::SIZE;
use crate::explorer::TIE_COLOUR;
use crate::explorer::Value;
use crate::explorer::WIDTH;
use crate::model::ColourPair;
use crate::model::Network;
use crate::model::Paint;
use crate::model::PaintGroup;
use crate::query::Arrangement;
use crate::query::EntityColour;
use crate::query::EntitySize;
use crate::query::ExploreQuestion;
use crate::query::PaintChoice;
use crate::query::TieColour;
use crate::query::TieWidth;

/// How a canvas is painted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PaintingView {
    /// What can be chosen, a parameter each.
    pub choices: Vec<PaintChoicesView>,
    /// The groups of entities; none if their kinds decide.
    pub entity_groups: Vec<PaintGroupView>,
    /// The groups of ties; none if their classes decide.
    pub tie_groups: Vec<PaintGroupView>,
}

/// A choice of how a canvas is painted or arranged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PaintChoicesView {
    /// The parameter of addresses.
    #[schema(example = "colour")]
    pub parameter: String,
    /// What it decides on.
    pub label: String,
    /// The word that holds.
    #[schema(example = "kind")]
    pub chosen: String,
    /// The word that holds if the parameter is absent.
    #[schema(example = "kind")]
    pub usual: String,
    /// All of them.
    pub options: Vec<PaintOptionView>,
}

/// Something that colours, sizes or widths can go by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PaintOptionView {
    /// The word in addresses.
    #[schema(example = "column:Language")]
    pub word: String,
    /// What it is.
    pub label: String,
}

/// Entities or ties with one colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PaintGroupView {
    /// Its name among the filters of the canvas.
    #[schema(example = "a")]
    pub name: String,
    /// What they have in common.
    pub label: String,
    /// The letter that says the same as the colour.
    #[schema(example = "A")]
    pub letter: String,
    /// On a light ground, as `#rrggbb`.
    pub light: String,
    /// On a dark ground.
    pub dark: String,
}

impl PaintingView {
    pub(crate) fn of(network: &Network, question: &ExploreQuestion, paint: &Paint) -> Self {
        let painting = &question.painting;
        let usual = crate::query::Painting::usual(network);
        let choices = vec![
            choices(
                &COLOUR,
                [painting.colour.word(), usual.colour.word()],
                EntityColour::choices(network),
            ),
            choices(
                &SIZE,
                [painting.size.word(), usual.size.word()],
                EntitySize::choices(network),
            ),
            choices(
                &TIE_COLOUR,
                [painting.tie_colour.word(), usual.tie_colour.word()],
                TieColour::choices(network),
            ),
            choices(
                &WIDTH,
                [painting.width.word(), usual.width.word()],
                TieWidth::choices(network),
            ),
            choices(
                &ARRANGE,
                [question.arrangement, Arrangement::usual(network)]
                    .map(|one| one.name().to_owned()),
                arrangements(network),
            ),
        ];
        let groups = |groups: &[PaintGroup]| groups.iter().map(PaintGroupView::of).collect();
        Self {
            choices,
            entity_groups: groups(&paint.entity_groups),
            tie_groups: groups(&paint.tie_groups),
        }
    }
}

impl PaintGroupView {
    fn of(group: &PaintGroup) -> Self {
        let ColourPair { light, dark } = group.colour;
        Self {
            name: group.name.clone(),
            label: group.label.clone(),
            letter: group.letter.clone(),
            light: light.to_string(),
            dark: dark.to_string(),
        }
    }
}

fn choices(
    parameter: &Parameter,
    [chosen, usual]: [String; 2],
    options: Vec<PaintChoice>,
) -> PaintChoicesView {
    let option = |PaintChoice { word, label }| PaintOptionView { word, label };
    PaintChoicesView {
        parameter: parameter.name.to_owned(),
        label: parameter.label.to_owned(),
        chosen,
        usual,
        options: options.into_iter().map(option).collect(),
    }
}

fn arrangements(network: &Network) -> Vec<PaintChoice> {
    let Value::Choice(known) = ARRANGE.value else {
        return Vec::new();
    };
    let label = |arrangement: Arrangement| {
        let mut known = known.iter();
        let found = known.find(|choice| choice.word == arrangement.name());
        found.map(|choice| PaintChoice {
            word: choice.word.to_owned(),
            label: choice.label.to_owned(),
        })
    };
    let offered = Arrangement::of(network);
    offered.into_iter().filter_map(label).collect()
}
