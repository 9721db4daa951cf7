//! An entity where it is only mentioned.

use serde::Serialize;
use utoipa::ToSchema;

use crate::model::EntityIndex;
use crate::model::Network;

/// An entity by id, kind and preferred name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct EntityLink {
    /// Its id, for `/entities/{id}`.
    #[schema(example = "anton-chekhov")]
    pub id: String,
    /// The id of its kind.
    #[schema(example = "person")]
    pub kind: String,
    /// Its preferred name.
    #[schema(example = "Anton Chekhov")]
    pub name: String,
}

impl EntityLink {
    /// The mention of an entity.
    #[must_use]
    pub fn of(network: &Network, entity: EntityIndex) -> Self {
        let found = network.entity(entity);
        Self {
            id: found.id.clone(),
            kind: network.schema().kind(found.kind).id.clone(),
            name: found.name.clone(),
        }
    }
}

/// A name with its language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct NameView {
    /// The name as written.
    #[schema(example = "Чехов, Антон Павлович")]
    pub name: String,
    /// The language it is written in, as a BCP 47 tag, if it is known.
    #[schema(example = "ru")]
    pub language: Option<String>,
}

/// The address of the canvas with some entities, each once.
pub(crate) fn explorer_address<'a>(entities: impl IntoIterator<Item = &'a EntityLink>) -> String {
    let mut ids: Vec<&str> = Vec::new();
    for entity in entities {
        if !ids.contains(&entity.id.as_str()) {
            ids.push(&entity.id);
        }
    }
    format!("/explore?steps=show:{}", ids.join("|"))
}
