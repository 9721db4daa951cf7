//! How the entities and relations of one picture are painted: groups with a colour and a letter,
//! and sizes.
//!
//! Found once below the views; canvas, drawings and files for Graphviz read the same values. What
//! is not said here looks as its kind or class does.

use hashbrown::HashMap;

use crate::model::colour::Colour;
use crate::model::colour::ColourPair;
use crate::model::file_look::FilePlace;
use crate::model::index::EntityIndex;
use crate::model::index::RelationIndex;

/// How much white, in a hundred, takes the place of a file's own colour on a dark ground, as with kinds.
const WHITE_IN_DARK: u8 = 55;

/// A colour as light as this stands out from a dark ground as it is.
const LIGHT_ENOUGH: f64 = 0.18;

/// The paint of a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paint {
    /// The groups of entities; none if their kinds decide.
    pub entity_groups: Vec<PaintGroup>,
    /// The groups of relations; none if their classes decide.
    pub tie_groups: Vec<PaintGroup>,
    /// How entities are painted.
    pub entities: HashMap<EntityIndex, Stroke>,
    /// How relations are painted.
    pub ties: HashMap<RelationIndex, Stroke>,
    /// Where entities stand, if that is as in the file they are from.
    pub places: HashMap<EntityIndex, FilePlace>,
}

/// Entities or relations with one colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaintGroup {
    /// Its name in addresses, the same whatever is gathered.
    pub name: String,
    /// What they have in common.
    pub label: String,
    /// The letter or digit that says the same as the colour.
    pub letter: String,
    /// The colour.
    pub colour: ColourPair,
}

/// How one entity or relation is painted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stroke {
    /// The position of its group.
    pub group: Option<usize>,
    /// A colour of its own, which goes before that of its group.
    pub own: Option<Colour>,
    /// The radius of an entity; how many times as wide as usual a relation is.
    pub measure: Option<f64>,
}

impl Stroke {
    /// A colour of a file, and the one that takes its place on a dark ground.
    #[must_use]
    pub fn pair(light: Colour) -> ColourPair {
        let dark = if light.luminance() < LIGHT_ENOUGH {
            light.with_white(WHITE_IN_DARK)
        } else {
            light
        };
        ColourPair { light, dark }
    }
}

impl Paint {
    /// How an entity is painted.
    #[must_use]
    pub fn entity(&self, entity: EntityIndex) -> Stroke {
        self.entities.get(&entity).copied().unwrap_or_default()
    }

    /// How a relation is painted.
    #[must_use]
    pub fn tie(&self, relation: RelationIndex) -> Stroke {
        self.ties.get(&relation).copied().unwrap_or_default()
    }

    /// The colour of an entity; `None` if its kind decides.
    #[must_use]
    pub fn entity_colour(&self, entity: EntityIndex) -> Option<ColourPair> {
        colour(self.entity(entity), &self.entity_groups)
    }

    /// The colour of a relation; `None` if its class decides.
    #[must_use]
    pub fn tie_colour(&self, relation: RelationIndex) -> Option<ColourPair> {
        colour(self.tie(relation), &self.tie_groups)
    }

    /// The letter of an entity's group; empty if its kind decides.
    #[must_use]
    pub fn entity_letter(&self, entity: EntityIndex) -> &str {
        letter(self.entity(entity), &self.entity_groups)
    }

    /// The letter of a relation's group; empty if its class decides.
    #[must_use]
    pub fn tie_letter(&self, relation: RelationIndex) -> &str {
        letter(self.tie(relation), &self.tie_groups)
    }
}

fn colour(stroke: Stroke, groups: &[PaintGroup]) -> Option<ColourPair> {
    let own = stroke.own.map(Stroke::pair);
    let of_group = || Some(groups.get(stroke.group?)?.colour);
    own.or_else(of_group)
}

fn letter(stroke: Stroke, groups: &[PaintGroup]) -> &str {
    let group = stroke.group.and_then(|group| groups.get(group));
    group.map_or("", |group| &group.letter)
}
