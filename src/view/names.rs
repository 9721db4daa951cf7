//! All names, for a search without this program.

use std::collections::HashMap;

use serde::Serialize;

use crate::explorer::Explorer;
use crate::graph::FoldedName;
use crate::graph::FoldingRules;
use crate::graph::alphabetical;
use crate::model::EntityIndex;
use crate::view::entity::EntityLink;

/// All entities in the order of the alphabet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryView {
    /// The entities, by first letter.
    pub letters: Vec<LetterView>,
}

/// The entities whose names begin with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterView {
    /// The letter; `0–9` for digits, `…` for anything else.
    pub label: String,
    /// The entities.
    pub entities: Vec<EntityLink>,
}

/// The names of all entities and the rules of folding, as small as they can be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamesView {
    /// The names of each entity, in the order of the [`DirectoryView`].
    pub names: Vec<Vec<FoldedNameView>>,
    /// Small letters beyond ASCII: folded, and in Latin letters.
    pub letters: Vec<(char, String, String)>,
    /// Spellings that sound the same in every reading, and their sounds.
    pub shared: &'static [(&'static str, &'static str)],
    /// The spellings peculiar to each reading.
    pub readings: Vec<&'static [(&'static str, &'static str)]>,
    /// Which of them a word typed in another script has.
    pub other_scripts: Vec<usize>,
}

/// A name: as written (empty if it is the one the entity is listed under), its language, its words,
/// and their sounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoldedNameView(pub String, pub String, pub String, pub String);

impl DirectoryView {
    /// The directory of a network.
    #[must_use]
    pub fn of(explorer: &Explorer) -> Self {
        let mut letters: Vec<LetterView> = Vec::new();
        for (key, entity) in in_order(explorer) {
            let label = label(&key);
            if letters.last().is_none_or(|last| last.label != label) {
                letters.push(LetterView {
                    label,
                    entities: Vec::new(),
                });
            }
            if let Some(last) = letters.last_mut() {
                last.entities
                    .push(EntityLink::of(explorer.network(), entity));
            }
        }
        Self { letters }
    }
}

impl NamesView {
    /// The names of a network.
    #[must_use]
    pub fn of(explorer: &Explorer) -> Self {
        let order = in_order(explorer);
        let places: HashMap<EntityIndex, usize> = order
            .iter()
            .enumerate()
            .map(|(place, (_, entity))| (*entity, place))
            .collect();
        let mut names = vec![Vec::new(); order.len()];
        for name in explorer.names().folded() {
            if let Some(of_entity) = places
                .get(&name.entity)
                .and_then(|place| names.get_mut(*place))
            {
                of_entity.push(FoldedNameView::of(
                    &name,
                    &explorer.network().entity(name.entity).name,
                ));
            }
        }
        let rules = FoldingRules::for_names(explorer.names().folded().map(|name| name.text));
        Self {
            names,
            letters: rules
                .letters
                .into_iter()
                .map(|(letter, (folded, latin))| (letter, folded, latin))
                .collect(),
            shared: rules.shared,
            readings: rules.readings,
            other_scripts: rules.of_other_scripts,
        }
    }
}

impl FoldedNameView {
    fn of(name: &FoldedName<'_>, listed: &str) -> Self {
        let joined = |part: fn(&(&str, &str)) -> String| {
            name.words.iter().map(part).collect::<Vec<_>>().join(" ")
        };
        let text = if name.text == listed {
            String::new()
        } else {
            name.text.to_owned()
        };
        let language = name.language.unwrap_or_default().to_owned();
        Self(
            text,
            language,
            joined(|(word, _)| (*word).to_owned()),
            joined(|(_, sound)| (*sound).to_owned()),
        )
    }
}

/// The entities in the order of the alphabet, with what they are sorted by.
fn in_order(explorer: &Explorer) -> Vec<(String, EntityIndex)> {
    let entities = explorer.network().entities();
    let mut order: Vec<(String, EntityIndex)> = entities
        .map(|(index, entity)| (alphabetical(&entity.name), index))
        .collect();
    order.sort_unstable_by(|(one, first), (other, second)| {
        rank(one).cmp(&rank(other)).then(first.cmp(second))
    });
    order
}

/// Letters first, then digits, then names without either.
fn rank(key: &str) -> (u8, &str) {
    match key.bytes().next() {
        Some(first) if first.is_ascii_alphabetic() => (0, key),
        Some(_) => (1, key),
        None => (2, key),
    }
}

fn label(key: &str) -> String {
    match key.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => first.to_ascii_uppercase().to_string(),
        Some(_) => "0–9".to_owned(),
        None => "…".to_owned(),
    }
}
