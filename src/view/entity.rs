//! An entity where it is only mentioned.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::STEPS;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::query::ExploreQuestion;

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

/// How many routes a canvas is opened with at most: an address has an end.
const MOST_ROUTES: usize = 20;

/// The address of the canvas with some routes, in the scope of the page that found them.
pub(crate) fn explorer_address_of_routes<'a>(
    page: &str,
    routes: impl IntoIterator<Item = &'a Vec<EntityLink>>,
) -> String {
    let ids = |route: &Vec<EntityLink>| {
        let ids: Vec<&str> = route.iter().map(|entity| entity.id.as_str()).collect();
        ids.join("|")
    };
    let routes: Vec<String> = routes.into_iter().take(MOST_ROUTES).map(ids).collect();
    let asked = Parameters::from_query(page.split_once('?').map_or("", |(_, query)| query));
    let mut parameters = Parameters::default();
    for parameter in ExploreQuestion::ROW.narrowing.parameters() {
        for value in asked.given(parameter) {
            parameters.push(parameter, value);
        }
    }
    parameters.set(&STEPS, &format!("along:{}", routes.join(":")));
    parameters.address(&ExploreQuestion::ROW.path(""))
}
