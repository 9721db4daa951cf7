//! What kinds, types, classes and sources are called, wherever a reader is shown them: each of
//! these may be typed.

use crate::model::ClassIndex;
use crate::model::EntityIndex;
use crate::model::GrammaticalNumber;
use crate::model::KindIndex;
use crate::model::Network;
use crate::model::RelationTypeIndex;
use crate::model::SourceIndex;
use crate::query::FacetValue;
use crate::query::Key;

/// What a kind is called: one, and several.
pub(crate) fn names_of_kind(network: &Network, kind: KindIndex) -> Vec<String> {
    let kind = network.schema().kind(kind);
    vec![kind.plural.clone(), kind.label.clone()]
}

/// What a type is called: as it is read from either end, by itself and with room for names.
pub(crate) fn names_of_type(network: &Network, found: RelationTypeIndex) -> Vec<String> {
    let found = network.schema().relation_type(found);
    let readings = [&found.label, &found.inverse_label].into_iter();
    let names = readings.flat_map(|phrase| {
        [
            phrase.alone().to_owned(),
            phrase.to_string(),
            phrase.open(GrammaticalNumber::Singular),
            phrase.open(GrammaticalNumber::Plural),
        ]
    });
    names.collect()
}

/// What a class is called.
pub(crate) fn names_of_class(network: &Network, class: ClassIndex) -> Vec<String> {
    vec![network.schema().class_definition(class).label.clone()]
}

/// What a source is called.
pub(crate) fn names_of_source(network: &Network, source: SourceIndex) -> Vec<String> {
    vec![network.source(source).title.clone()]
}

/// What an entity is called, in every spelling.
fn names_of_entity(network: &Network, entity: EntityIndex) -> Vec<String> {
    let entity = network.entity(entity);
    let variants = entity.variants().iter();
    let variants = variants.map(|variant| variant.text.clone());
    std::iter::once(entity.name.clone())
        .chain(variants)
        .collect()
}

/// A name as it is compared: capitals, underscores, gaps for names and spaces do not matter.
pub(crate) fn plain(name: &str) -> String {
    let name = name.to_lowercase().replace(['_', '\u{2026}'], " ");
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ")
}

/// Whether a value has a text in one of its names or in its word.
pub(crate) fn is_called(network: &Network, value: &FacetValue, text: &str) -> bool {
    let text = plain(text);
    let Some(word) = value.key.word(network) else {
        return false;
    };
    let names = match &value.key {
        Key::Kind(kind) => names_of_kind(network, *kind),
        Key::Type(found) => names_of_type(network, *found),
        Key::Class(class) => names_of_class(network, *class),
        Key::Source(source) => names_of_source(network, *source),
        Key::Entity(entity) => names_of_entity(network, *entity),
        _ => Vec::new(),
    };
    let mut names = names.iter().map(String::as_str).chain([word]);
    names.any(|name| plain(name).contains(&text))
}
