//! The texts of columns, for whoever asks for one that no row has.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::explorer::table::plain;
use crate::language::ValueKind;
use crate::language::nearest_word;
use crate::model::Claim;
use crate::model::Network;

/// So many texts are named in a hint.
const LISTED: usize = 12;
/// So many texts are offered that begin like the wrong one.
const MOST_ALIKE: usize = 3;
/// Of a column with more texts, most are names or sentences of their own: none is measured for likeness.
const MOST_MEASURED: usize = 2_000;

/// The texts of a column, each once.
type Texts<'n> = BTreeSet<&'n str>;

/// The texts of columns of a network, each column read when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct ColumnTexts<'n> {
    of_entities: RefCell<BTreeMap<String, Rc<Texts<'n>>>>,
    of_claims: RefCell<BTreeMap<String, Rc<Texts<'n>>>>,
}

impl<'n> ColumnTexts<'n> {
    /// The texts of a column that holds values out of a list; nothing of other columns, such as notes.
    ///
    /// Cost: the rows of the network when a column is first asked for.
    pub(crate) fn of(
        &self,
        network: &'n Network,
        of: &ValueKind,
        key: &str,
    ) -> Option<Rc<Texts<'n>>> {
        let (columns, read): (_, fn(&'n Network, &str) -> Option<Texts<'n>>) = match of {
            ValueKind::Node => (&self.of_entities, of_entities),
            ValueKind::Relation => (&self.of_claims, of_claims),
            _ => return None,
        };
        let mut columns = columns.borrow_mut();
        if let Some(known) = columns.get(key) {
            return Some(Rc::clone(known));
        }
        let texts = Rc::new(read(network, key)?);
        columns.insert(key.to_owned(), Rc::clone(&texts));
        Some(texts)
    }
}

fn of_entities<'n>(network: &'n Network, key: &str) -> Option<Texts<'n>> {
    if let "source" | "sources" = key {
        return Some(sources(network));
    }
    if !network.entity_columns().iter().any(|column| column == key) {
        return None;
    }
    let details = network
        .entities()
        .filter_map(|(_, entity)| entity.details.as_deref());
    let cells = details.flat_map(|details| &details.attributes);
    let cells = cells.filter(|(column, cell)| column == key && !cell.is_empty());
    Some(cells.map(|(_, cell)| cell.as_str()).collect())
}

fn of_claims<'n>(network: &'n Network, key: &str) -> Option<Texts<'n>> {
    match key {
        "source" | "sources" => return Some(sources(network)),
        // Claims without an id of their own are called by their rows.
        "id" => return network.claims().map(Claim::own_id).collect(),
        _ => {}
    }
    if !network.relation_columns().any(|column| column == key) {
        return None;
    }
    let cells = network.claims().flat_map(Claim::attributes);
    let cells = cells.filter(|(column, cell)| *column == key && !cell.is_empty());
    Some(cells.map(|(_, cell)| cell).collect())
}

fn sources(network: &Network) -> Texts<'_> {
    let sources = network.sources().iter();
    sources.map(|source| source.id.as_str()).collect()
}

/// What was meant by a text that is none of some, or which there are, the nearest first.
pub(crate) fn meant_or_known(text: &str, known: &[&str]) -> String {
    let is_measured = known.len() <= MOST_MEASURED;
    let near = is_measured.then(|| nearest_of(text, known)).flatten();
    let near = near.map_or_else(|| beginning_with(text, known), |near| vec![near]);
    let quoted: Vec<String> = near.iter().map(|near| format!("`{near}`")).collect();
    match quoted.as_slice() {
        [] if known.is_empty() => "there are none".to_owned(),
        [] if is_measured => format!("known: {}", nearest_first(text, known)),
        [] => format!("there are {} others", known.len()),
        [one] => format!("did you mean {one}?"),
        [others @ .., last] => format!("did you mean {} or {last}?", others.join(", ")),
    }
}

/// The text with the same letters, or with almost the same.
fn nearest_of<'k>(text: &str, known: &[&'k str]) -> Option<&'k str> {
    let wanted = plain(text);
    let alike = known.iter().find(|one| plain(one) == wanted);
    alike.copied().or_else(|| nearest_word(text, known))
}

/// The shortest of the texts that begin with another one, in any case.
fn beginning_with<'k>(text: &str, known: &[&'k str]) -> Vec<&'k str> {
    let wanted = text.to_lowercase();
    let begins = |one: &&&str| !wanted.is_empty() && one.to_lowercase().starts_with(&wanted);
    let mut found: Vec<&str> = known.iter().filter(begins).copied().collect();
    found.sort_by_key(|one| one.chars().count());
    found.truncate(MOST_ALIKE);
    found
}

/// Those first that have most pairs of letters in common with a text, of many the first.
fn nearest_first(text: &str, known: &[&str]) -> String {
    let wanted = pairs(text);
    let mut sorted = known.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.sort_by_cached_key(|one| {
        let shared = pairs(one)
            .iter()
            .filter(|pair| wanted.contains(pair))
            .count();
        std::cmp::Reverse(shared)
    });
    let left = sorted.len().saturating_sub(LISTED);
    sorted.truncate(LISTED);
    let quoted: Vec<String> = sorted.iter().map(|one| format!("`{one}`")).collect();
    let listed = quoted.join(", ");
    if left == 0 {
        return listed;
    }
    format!("{listed} and {left} more")
}

/// The letters of a text in pairs.
fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let lower = text.to_lowercase();
    lower.chars().zip(lower.chars().skip(1)).collect()
}
