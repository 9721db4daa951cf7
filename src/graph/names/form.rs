//! What goes into the index: the names of entities, as the dataset writes them.

use crate::model::EntityIndex;

/// One name of an entity, as written in the dataset.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct NameForm<'a> {
    /// Whose name it is.
    pub entity: EntityIndex,
    /// The name as written.
    pub text: &'a str,
    /// The language tag of the name, such as `ru` or `de`, if the dataset gives one.
    ///
    /// It decides how the letters are read: *ch* is one sound in a French form and another in a
    /// German one.
    pub language: Option<&'a str>,
    /// Whether the entity is listed under this name.
    pub standing: Standing,
}

/// Whether an entity is listed under a name.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The name under which the entity is listed.
    Preferred,
    /// Another name of the entity.
    Variant,
}
