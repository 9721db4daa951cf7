//! What a network offers for a parameter: the words that may be chosen, with their labels.

use crate::dataset::nearest;
use crate::explorer::table::conditions::columns;
use crate::explorer::table::parameter::Value;
use crate::explorer::table::reader::shortened;
use crate::graph::FLAG;
use crate::graph::LOCUS;
use crate::model::Certainty;
use crate::model::Network;
use crate::model::Schema;
use crate::model::Status;
use crate::query::ClaimOrder;
use crate::query::Dimension;
use crate::query::EntityOrder;

/// A shorter text is like too much.
const FEWEST_LETTERS: usize = 4;
/// How many words that are a little like a wrong one an error names.
const MOST_ALIKE: usize = 4;
/// How many words an error lists that may be given.
const LISTED: usize = 24;

/// A word that may be chosen, and what a reader is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The word in addresses.
    pub word: String,
    /// What a reader is shown.
    pub label: String,
}

impl Offered {
    fn new(word: &str, label: impl Into<String>) -> Self {
        Self {
            word: word.to_owned(),
            label: label.into(),
        }
    }

    /// What a reader is shown, with the word that is typed if that is another: `wrote to
    /// (wrote_to)`.
    #[must_use]
    pub fn told(&self) -> String {
        if self.label == self.word {
            self.label.clone()
        } else {
            format!("{} ({})", self.label, self.word)
        }
    }

    /// The same within a sentence.
    pub(crate) fn quoted(&self) -> String {
        if self.label == self.word {
            format!("\"{}\"", self.label)
        } else {
            format!("\"{}\" ({})", self.label, self.word)
        }
    }
}

/// The words that may be chosen for a value; `None` if it takes other values than these.
///
/// Time and memory linear in the vocabulary of the network.
#[must_use]
pub fn offered(network: &Network, value: Value) -> Option<Vec<Offered>> {
    Some(match value {
        Value::Kinds | Value::Types | Value::Classes | Value::Side => {
            offered_by_schema(network.schema(), value)
        }
        Value::Sources => network
            .sources()
            .iter()
            .map(|source| Offered::new(&source.id, &source.title))
            .collect(),
        Value::Statuses => Status::ALL
            .map(|status| Offered::new(status.name(), status.name()))
            .to_vec(),
        Value::Certainties => Certainty::ALL
            .map(|grade| Offered::new(grade.name(), grade.name()))
            .to_vec(),
        Value::Pattern => network
            .patterns()
            .iter()
            .map(|pattern| Offered::new(&pattern.id, &pattern.name))
            .collect(),
        Value::Dimensions => dimensions(network),
        Value::ClaimOrder => orders_of_claims(network),
        Value::EntityOrder => orders_of_entities(network),
        Value::Columns(list) => list
            .columns(network)
            .iter()
            .map(|column| Offered::new(column, spaced(column)))
            .collect(),
        Value::Choice(choices) | Value::Choices(choices) => choices
            .iter()
            .map(|choice| Offered::new(choice.word, choice.label))
            .collect(),
        Value::Text { .. }
        | Value::Query { .. }
        | Value::Address { .. }
        | Value::Entity
        | Value::Entities
        | Value::Date
        | Value::Number(_)
        | Value::Steps
        | Value::Words { .. }
        | Value::Bindings
        | Value::Conditions => return None,
    })
}

/// An order of entities in words.
fn order_of_entities(order: &EntityOrder) -> String {
    match order {
        EntityOrder::First => "date of the first claim".to_owned(),
        EntityOrder::Last => "date of the last claim".to_owned(),
        EntityOrder::Weight => "weight of the claims".to_owned(),
        EntityOrder::Quantity(_) => match order.unit() {
            None | Some("") => "sum of figures without a unit".to_owned(),
            Some(unit) => format!("sum of {unit}"),
        },
        other => spaced(other.name()),
    }
}

/// By what claims can be sorted.
fn orders_of_claims(network: &Network) -> Vec<Offered> {
    let orders = ClaimOrder::BUILT_IN.iter().map(ClaimOrder::name);
    let columns = ClaimOrder::COLUMNS
        .into_iter()
        .chain(network.relation_columns());
    let all = orders.chain(columns);
    all.map(|order| Offered::new(order, spaced(order)))
        .collect()
}

/// By what entities can be sorted.
fn orders_of_entities(network: &Network) -> Vec<Offered> {
    let orders = EntityOrder::all(network);
    let orders = orders
        .iter()
        .map(|order| Offered::new(order.name(), order_of_entities(order)));
    let own = network.entity_columns().iter().map(String::as_str);
    let columns = EntityOrder::COLUMNS.into_iter().chain(own);
    let columns = columns.map(|column| Offered::new(column, spaced(column)));
    orders.chain(columns).collect()
}

/// What can be counted by.
fn dimensions(network: &Network) -> Vec<Offered> {
    let columns = [FLAG, LOCUS].map(|column| Dimension::Column(column.to_owned()));
    let all = Dimension::BUILT_IN.into_iter().chain(columns);
    let all = all.chain(Dimension::columns(network));
    all.map(|dimension| Offered::new(dimension.name(), spaced(dimension.name())))
        .collect()
}

/// The kinds, types or classes of a network; for the side of a triangle classes and types.
fn offered_by_schema(schema: &Schema, value: Value) -> Vec<Offered> {
    let kinds = schema.kinds();
    let kinds = kinds.map(|(_, kind)| Offered::new(&kind.id, &kind.plural));
    let types = schema.types();
    let types = types.map(|(_, found)| Offered::new(&found.id, found.label.alone()));
    let classes = schema.class_definitions();
    let classes = classes.map(|class| (&class.id, &class.label));
    match value {
        Value::Kinds => kinds.collect(),
        Value::Types => types.collect(),
        Value::Classes => classes
            .map(|(class, words)| Offered::new(class, words))
            .collect(),
        _ => classes
            .map(|(class, words)| Offered::new(class, format!("any {words} tie")))
            .chain(types)
            .collect(),
    }
}

fn spaced(name: &str) -> String {
    name.replace(['_', '-'], " ")
}

/// What is offered, or the columns that a condition may be about; nothing if any other value may be
/// given.
pub(crate) fn offered_or_columns(network: &Network, value: Value) -> Vec<Offered> {
    if value == Value::Conditions {
        let columns = columns(network).into_iter();
        let column = |word: String| Offered {
            label: word.clone(),
            word,
        };
        return columns.map(column).collect();
    }
    offered(network, value).unwrap_or_default()
}

/// What is wrong with a text that is not among what is offered, and what may be given instead.
pub(super) fn why_not_among(known: &[Offered], text: &str) -> String {
    let begun = format!("{text}:");
    let of_it = known
        .iter()
        .filter(|offered| offered.word.starts_with(&begun));
    let of_it: Vec<Offered> = of_it.cloned().collect();
    let text = shortened(text);
    if of_it.is_empty() {
        return format!("\"{text}\" is not known here; {}", help_with(known, &text));
    }
    format!("\"{text}\" does not say which; use {}", listed(&of_it))
}

/// What may be given instead of a text that is not among what is offered.
fn help_with(known: &[Offered], text: &str) -> String {
    let words = known.iter().map(|offered| offered.word.as_str());
    let labels = known.iter().map(|offered| offered.label.as_str());
    let near = nearest(text, words).or_else(|| nearest(text, labels));
    let meant = near.and_then(|near| {
        let mut known = known.iter();
        known.find(|offered| offered.word == near || offered.label == near)
    });
    match meant {
        Some(meant) => format!("did you mean {}?", meant.quoted()),
        None if known.is_empty() => "this network has none".to_owned(),
        None => match alike(known, text).as_slice() {
            [] => format!("use {}", listed(&nearest_first(known, text))),
            [one] => format!("did you mean {}?", one.quoted()),
            [others @ .., last] => {
                let others: Vec<String> = others.iter().map(|one| one.quoted()).collect();
                format!("did you mean {} or {}?", others.join(", "), last.quoted())
            }
        },
    }
}

/// What has a word that begins like a text that is not quite like any of it, or has the text within.
fn alike<'o>(known: &'o [Offered], text: &str) -> Vec<&'o Offered> {
    let letters = text.chars().count();
    if letters < FEWEST_LETTERS {
        return Vec::new();
    }
    let wanted = text.to_lowercase();
    let words_wanted = wanted.split(|letter: char| !letter.is_alphanumeric());
    let words_wanted: Vec<(&str, usize)> = words_wanted
        .map(|word| (word, word.chars().count()))
        .filter(|(_, letters)| *letters >= FEWEST_LETTERS)
        .collect();
    let is_alike = |offered: &&Offered| {
        let label = offered.label.to_lowercase();
        let mut words = label.split(|letter: char| !letter.is_alphanumeric());
        label.contains(&wanted)
            || words.any(|word| {
                words_wanted.iter().any(|(wanted, letters)| {
                    let begin = |length| word.chars().take(length).collect::<String>();
                    let begins = [begin(*letters), begin(letters + 1)];
                    let begins = begins.iter().map(String::as_str);
                    nearest(wanted, begins).is_some()
                })
            })
    };
    // Of a short label the word is more.
    let mut alike: Vec<&Offered> = known.iter().filter(is_alike).collect();
    alike.sort_by_key(|offered| offered.label.chars().count());
    alike.truncate(MOST_ALIKE);
    alike
}

/// Of more than can be listed those first that have most pairs of letters in common with a text.
fn nearest_first(known: &[Offered], text: &str) -> Vec<Offered> {
    let mut sorted = known.to_vec();
    if known.len() > LISTED {
        let wanted = pairs(text);
        sorted.sort_by_cached_key(|offered| {
            let of_label = pairs(&offered.label);
            let shared = of_label.iter().filter(|pair| wanted.contains(pair));
            std::cmp::Reverse(shared.count())
        });
    }
    sorted
}

/// The letters of a text in pairs.
fn pairs(text: &str) -> Vec<(char, char)> {
    let lower = text.to_lowercase();
    lower.chars().zip(lower.chars().skip(1)).collect()
}

/// What is offered with commas between, of many the first.
fn listed(known: &[Offered]) -> String {
    let all = known.iter().take(LISTED).map(Offered::told);
    let first = all.collect::<Vec<_>>().join(", ");
    match known.len().checked_sub(LISTED) {
        Some(left) if left > 0 => format!("{first} or one of {left} more"),
        _ => first,
    }
}
