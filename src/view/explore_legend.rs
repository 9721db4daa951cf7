//! What the marks of a canvas mean: the kinds and types of the network, in the order of their
//! positions.

use serde::Serialize;
use utoipa::ToSchema;

use crate::model::Kind;
use crate::model::Network;
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
    /// Its colour as `#rrggbb`, if the dataset gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
}

/// A type of relation, as a canvas needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LegendTypeView {
    /// Its id.
    #[schema(example = "spied_on")]
    pub id: String,
    /// "A *label* B".
    pub label: String,
    /// "B *inverse label* A".
    pub inverse_label: String,
    /// Its class.
    pub class: String,
    /// Whether both ends stand in it alike.
    pub symmetric: bool,
}

pub(crate) fn kinds(network: &Network) -> Vec<LegendKindView> {
    let view = |kind: &Kind| LegendKindView {
        id: kind.id.clone(),
        label: kind.label.clone(),
        plural: kind.plural.clone(),
        colour: Some(kind.colour.clone()).filter(|colour| !colour.is_empty()),
    };
    network
        .schema()
        .kinds()
        .map(|(_, kind)| view(kind))
        .collect()
}

pub(crate) fn types(network: &Network) -> Vec<LegendTypeView> {
    let schema = network.schema();
    let view = |found: &RelationType| LegendTypeView {
        id: found.id.clone(),
        label: found.label.clone(),
        inverse_label: found.inverse_label.clone(),
        class: schema.class(found.class).to_owned(),
        symmetric: found.symmetric,
    };
    schema.types().map(|(_, found)| view(found)).collect()
}
