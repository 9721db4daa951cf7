//! Finds the persons, sources and other entities that parameters of the prosopography interchange
//! format refer to: by id, address or name.

use crate::graph::MatchReason;
use crate::graph::NameHit;
use crate::graph::NameIndex;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::query::FactoidTable;
use crate::query::source_label;

/// The most entities that a name is looked up for: as many as the name index compares.
const MOST_CALLED: usize = 1 << 14;

/// What names of persons, sources and other entities are looked up in.
#[derive(Clone, Copy)]
pub(crate) struct FactoidNames<'a> {
    pub(crate) network: &'a Network,
    pub(crate) names: &'a NameIndex,
    pub(crate) table: &'a FactoidTable,
}

/// How well a name matches the given one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Surety {
    /// Only some of the words match: not a match.
    Guess,
    /// The name matches except for typing errors.
    Misspelt,
    /// All given words are in the name.
    Words,
    /// The whole name matches, in any spelling.
    WholeName,
}

impl Surety {
    fn of(hit: &NameHit) -> Self {
        match hit.reason {
            MatchReason::Exact | MatchReason::Folded | MatchReason::Transliterated { .. } => {
                Self::WholeName
            }
            MatchReason::Words
            | MatchReason::TransliteratedWords { .. }
            | MatchReason::Initials
            | MatchReason::Prefix => Self::Words,
            MatchReason::Typo { .. } => Self::Misspelt,
            _ => Self::Guess,
        }
    }
}

impl FactoidNames<'_> {
    /// The number of the person with this id, or with this address in another database.
    pub(crate) fn person(&self, id: &str) -> Option<usize> {
        let by_id = self
            .network
            .find_entity(id)
            .and_then(|entity| self.table.person_number(entity));
        by_id.or_else(|| {
            self.table
                .persons()
                .iter()
                .position(|&person| has_address(self.network, person, id))
        })
    }

    /// The number of the source with this id or address.
    pub(crate) fn source(&self, id: &str) -> Option<usize> {
        let by_address = || {
            self.network
                .sources()
                .iter()
                .position(|source| !id.is_empty() && source.url == id)
        };
        self.table.find_source(self.network, id).or_else(by_address)
    }

    /// Persons with this name, or whose entry contains all the words.
    pub(super) fn persons_like(&self, text: &str) -> Vec<EntityIndex> {
        let wanted = words(text);
        let mut found = self.bearers(text, Surety::Misspelt);
        let has_words = |&&person: &&EntityIndex| {
            let entity = self.network.entity(person);
            let mut entry = format!("{} {}", entity.id, entity.name);
            for variant in entity.variants() {
                entry = entry + " " + &variant.text;
            }
            if let Some(detail) = &entity.details {
                entry = entry + " " + &detail.note + " " + &detail.same_as.join(" ");
            }
            let entry = entry.to_lowercase();
            wanted.iter().all(|word| entry.contains(word))
        };
        found.extend(self.table.persons().iter().filter(has_words));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Entities with this id, address or label: those with exactly this name, or else those with
    /// these words in a name.
    pub(super) fn labelled(&self, text: &str) -> Vec<EntityIndex> {
        let whole = self.bearers(text, Surety::WholeName);
        if whole.is_empty() {
            self.bearers(text, Surety::Misspelt)
        } else {
            whole
        }
    }

    /// All entities with this id, address or name. Misspellings are considered only if no name
    /// matches.
    pub(super) fn bearers(&self, text: &str, at_least: Surety) -> Vec<EntityIndex> {
        let hits = self.names.search(text, MOST_CALLED).hits;
        let is_any_sure = hits.iter().any(|hit| Surety::of(hit) > Surety::Misspelt);
        let at_least = if is_any_sure {
            at_least.max(Surety::Words)
        } else {
            at_least
        };
        let meant = hits.iter().filter(|hit| Surety::of(hit) >= at_least);
        let mut found: Vec<EntityIndex> = meant.map(|hit| hit.entity).collect();
        found.extend(self.network.find_entity(text));
        if text.contains(':') {
            found.extend(
                self.network
                    .entities()
                    .map(|(index, _)| index)
                    .filter(|&index| has_address(self.network, index, text)),
            );
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Sources whose entry contains all the words.
    pub(super) fn sources_like(&self, words: &[String]) -> Vec<usize> {
        let (network, table) = (self.network, self.table);
        let has_words = |text: &str| {
            let text = text.to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        let entry = |number: usize| {
            let further = network
                .sources()
                .get(number)
                .map(|source| [&source.kind, &source.url, &source.note]);
            let further = further
                .map(|parts| parts.map(String::as_str).join(" "))
                .unwrap_or_default();
            format!(
                "{} {} {further}",
                table.source_id(network, number),
                source_label(network, number)
            )
        };
        (0..table.source_count())
            .filter(|&number| has_words(&entry(number)))
            .collect()
    }
}

fn has_address(network: &Network, entity: EntityIndex, address: &str) -> bool {
    let details = network.entity(entity).details.as_ref();
    details.is_some_and(|details| details.same_as.iter().any(|same| same == address))
}

/// The words of a text, in lower case.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}
