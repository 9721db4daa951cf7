//! The legend of a canvas: the kinds and types of the network, in the order of their positions.

use serde::Serialize;
use utoipa::ToSchema;

use crate::model::GrammaticalNumber;
use crate::model::Looks;
use crate::model::Network;
use crate::model::Phrase;
use crate::model::RelationType;

/// A kind of entity, as a canvas needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LegendKindView {
    /// Its id.
    #[schema(example = "person")]
    pub id: String,
    /// What one is called.
    pub label: String,
    /// What several are called.
    pub plural: String,
    /// Its colour on a light ground, as `#rrggbb`.
    #[schema(example = "#1f5fa8")]
    pub colour: String,
}

/// A type of relation, as a canvas needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LegendTypeView {
    /// Its id.
    #[schema(example = "wrote_to")]
    pub id: String,
    /// "A *label* B", where an ellipsis stands for *B* if it does not follow.
    pub label: String,
    /// "B *inverse label* A".
    pub inverse_label: String,
    /// The label after a name in the plural, if it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plural_label: Option<String>,
    /// The inverse label after a name in the plural, if it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plural_inverse_label: Option<String>,
    /// Its class.
    pub class: String,
    /// The name of its class for readers.
    pub class_label: String,
    /// Whether both ends stand in it alike.
    pub symmetric: bool,
}

pub(crate) fn kinds(network: &Network) -> Vec<LegendKindView> {
    let looks = Looks::of(network.schema());
    let kinds = network.schema().kinds();
    kinds
        .map(|(index, kind)| LegendKindView {
            id: kind.id.clone(),
            label: kind.label.clone(),
            plural: kind.plural.clone(),
            colour: looks.kind(index).colour.to_string(),
        })
        .collect()
}

pub(crate) fn types(network: &Network) -> Vec<LegendTypeView> {
    let schema = network.schema();
    let view = |found: &RelationType| LegendTypeView {
        id: found.id.clone(),
        label: found.label.to_string(),
        inverse_label: found.inverse_label.to_string(),
        plural_label: in_plural(&found.label),
        plural_inverse_label: in_plural(&found.inverse_label),
        class: schema.class(found.class).to_owned(),
        class_label: schema.class_definition(found.class).label.clone(),
        symmetric: found.symmetric,
    };
    schema.types().map(|(_, found)| view(found)).collect()
}

fn in_plural(phrase: &Phrase) -> Option<String> {
    Some(phrase.agreeing(GrammaticalNumber::Plural)).filter(|plural| plural != phrase.alone())
}
