//! Entities: the people, institutions, orders, places and events of a network.

use crate::model::date::HistoricalDate;
use crate::model::index::KindIndex;
use crate::model::relation::Citation;

/// A further name of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameVariant {
    /// The name.
    pub text: String,
    /// The language it is written in, as a BCP 47 tag, if the dataset says so.
    pub language: Option<String>,
}

impl NameVariant {
    /// Reads `ru:Чехов` or `Chekhov`: a tag is two or three lower-case letters, with optional
    /// subtags.
    #[must_use]
    pub fn parse(cell: &str) -> Self {
        match cell.split_once(':') {
            Some((tag, text)) if is_language_tag(tag) && !text.trim().is_empty() => Self {
                text: text.trim().to_owned(),
                language: Some(tag.to_owned()),
            },
            _ => Self {
                text: cell.trim().to_owned(),
                language: None,
            },
        }
    }
}

fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// A node of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its slug.
    pub id: String,
    /// Its kind.
    pub kind: KindIndex,
    /// The preferred name.
    pub name: String,
    /// Rarely used fields, boxed to keep entities small.
    pub details: Option<Box<EntityDetails>>,
}

/// Fields that only some entities have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityDetails {
    /// Further names.
    pub variants: Vec<NameVariant>,
    /// Birth, foundation, beginning.
    pub begin: Option<Box<HistoricalDate>>,
    /// Death, dissolution, end.
    pub end: Option<Box<HistoricalDate>>,
    /// A remark for the reader.
    pub note: String,
    /// The same thing elsewhere: authority ids or addresses.
    pub same_as: Vec<String>,
    /// Where the entity is named.
    pub citations: Vec<Citation>,
    /// Further columns of the dataset: name and value.
    pub attributes: Vec<(String, String)>,
}

impl Entity {
    /// The further names.
    #[must_use]
    pub fn variants(&self) -> &[NameVariant] {
        self.details
            .as_ref()
            .map_or(&[], |details| &details.variants)
    }
}
