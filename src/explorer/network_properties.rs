//! What entities and relations have as properties of the query language: their columns, dates as
//! dates, numbers as numbers where a column holds nothing else.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::language::Named;
use crate::language::Value;
use crate::language::ValueKind;
use crate::model::Certainty;
use crate::model::Citation;
use crate::model::Claim;
use crate::model::Entity;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::Quantity;

/// The properties of entities, besides the further columns of the dataset.
pub(crate) const ENTITY_PROPERTIES: [&str; 12] = [
    "id", "name", "kind", "variants", "begin", "end", "note", "same_as", "source", "locus",
    "sources", "loci",
];

/// The properties of relations, besides the further columns of the dataset.
pub(crate) const RELATION_PROPERTIES: [&str; 20] = [
    "id",
    "type",
    "class",
    "layer",
    "sign",
    "when",
    "when_verbatim",
    "status",
    "certainty",
    "asserted_by",
    "asserted_when",
    "quantity",
    "unit",
    "place",
    "source",
    "locus",
    "sources",
    "loci",
    "note",
    "flag",
];

/// Which columns hold numbers and nothing else, each found out when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct NumericColumns {
    of_entities: RefCell<BTreeMap<String, bool>>,
    of_relations: RefCell<BTreeMap<String, bool>>,
}

impl NumericColumns {
    fn value(&self, network: &Network, entity: &Entity, column: &str) -> Value {
        let Some(cell) = cell_of(entity, column) else {
            return Value::Null;
        };
        let read = reading(&self.of_entities, column, || {
            let mut entities = network.entities();
            entities.all(|(_, entity)| cell_of(entity, column).is_none_or(is_number))
        });
        read(cell)
    }

    /// What a column of entities holds.
    fn kind(&self, network: &Network, column: &str) -> ValueKind {
        let read = reading(&self.of_entities, column, || {
            let mut entities = network.entities();
            entities.all(|(_, entity)| cell_of(entity, column).is_none_or(is_number))
        });
        kind_read(read)
    }

    /// What a column of claims holds.
    fn kind_of_claims(&self, network: &Network, column: &str) -> ValueKind {
        let read = reading(&self.of_relations, column, || {
            let mut claims = network.claims();
            claims.all(|claim| cell_of_claim(claim, column).is_none_or(is_number))
        });
        kind_read(read)
    }

    fn value_of_claim(&self, claim: Claim<'_>, column: &str) -> Value {
        let Some(cell) = cell_of_claim(claim, column) else {
            return Value::Null;
        };
        let read = reading(&self.of_relations, column, || {
            let mut claims = claim.network().claims();
            claims.all(|claim| cell_of_claim(claim, column).is_none_or(is_number))
        });
        read(cell)
    }
}

/// How the cells of a column are read: as numbers or as texts.
fn reading(
    columns: &RefCell<BTreeMap<String, bool>>,
    column: &str,
    find_out: impl FnOnce() -> bool,
) -> fn(&str) -> Value {
    let mut columns = columns.borrow_mut();
    let known = columns.get(column).copied();
    let is_numeric = known.unwrap_or_else(find_out);
    if known.is_none() {
        columns.insert(column.to_owned(), is_numeric);
    }
    if is_numeric {
        number
    } else {
        |cell| Value::text(cell)
    }
}

/// What cells are that are read so.
fn kind_read(read: fn(&str) -> Value) -> ValueKind {
    match read("1") {
        Value::Text(_) => ValueKind::Text,
        _ => ValueKind::Float,
    }
}

fn cell_of<'e>(entity: &'e Entity, column: &str) -> Option<&'e str> {
    let mut cells = entity.details.as_deref()?.attributes.iter();
    let (_, cell) = cells.find(|(name, _)| name == column)?;
    Some(cell.as_str()).filter(|cell| !cell.is_empty())
}

fn cell_of_claim<'n>(claim: Claim<'n>, column: &str) -> Option<&'n str> {
    let mut cells = claim.attributes();
    let (_, cell) = cells.find(|(name, _)| *name == column)?;
    Some(cell).filter(|cell| !cell.is_empty())
}

fn is_number(cell: &str) -> bool {
    !number(cell).is_null()
}

/// A cell as a number; null if it is none, or a range.
fn number(cell: &str) -> Value {
    if let Ok(whole) = cell.trim().parse() {
        return Value::Integer(whole);
    }
    let Some(Quantity { least, most }) = Quantity::parse(cell) else {
        return Value::Null;
    };
    let exact = least.filter(|_| least == most);
    exact.map_or(Value::Null, Value::Float)
}

/// What a column of entities holds, or which columns there are.
pub(crate) fn entity_column(
    network: &Network,
    numeric: &NumericColumns,
    key: &str,
) -> Named<ValueKind> {
    let own = network.entity_columns();
    Named::Known(vec![match key {
        "begin" | "end" => ValueKind::Date,
        // A form compares a list with a text, which is no fault.
        "variants" | "same_as" | "sources" | "loci" => ValueKind::Any,
        _ if ENTITY_PROPERTIES.contains(&key) => ValueKind::Text,
        _ if own.iter().any(|column| column == key) => numeric.kind(network, key),
        _ => {
            let built_in = ENTITY_PROPERTIES.iter().map(ToString::to_string);
            return unknown(built_in.chain(own.iter().cloned()));
        }
    }])
}

/// What a column of claims holds, or which columns there are.
pub(crate) fn claim_column(
    network: &Network,
    numeric: &NumericColumns,
    key: &str,
) -> Named<ValueKind> {
    let mut own = network.relation_columns();
    Named::Known(vec![match key {
        "when" | "asserted_when" => ValueKind::Date,
        "sign" => ValueKind::Integer,
        "sources" | "loci" => ValueKind::Any,
        "quantity" => {
            let written = || network.claims().filter_map(Claim::quantity_as_written);
            if written().all(is_number) {
                ValueKind::Float
            } else {
                ValueKind::Any
            }
        }
        _ if RELATION_PROPERTIES.contains(&key) => ValueKind::Text,
        _ if own.any(|column| column == key) => numeric.kind_of_claims(network, key),
        _ => {
            let built_in = RELATION_PROPERTIES.iter().map(ToString::to_string);
            let own = network.relation_columns().map(ToString::to_string);
            return unknown(built_in.chain(own));
        }
    }])
}

/// Each of them once, in the order in which they first come.
pub(crate) fn each_once<T: Clone + Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    all.filter(|one| seen.insert(one.clone())).collect()
}

fn unknown(known: impl Iterator<Item = String>) -> Named<ValueKind> {
    Named::Unknown {
        known: known.collect(),
        others: Vec::new(),
    }
}

/// A property of an entity; null if it has none of this name.
pub(crate) fn entity_property(
    network: &Network,
    numeric: &NumericColumns,
    entity: EntityIndex,
    key: &str,
) -> Value {
    let found = network.entity(entity);
    let details = found.details.as_deref();
    let date = |date: Option<&HistoricalDate>| date.map_or(Value::Null, written_date);
    match key {
        "id" => Value::text(found.id.as_str()),
        "name" => Value::text(found.name.as_str()),
        "kind" => Value::text(network.schema().kind(found.kind).id.as_str()),
        "variants" => texts(found.variants().iter().map(|variant| variant.text.as_str())),
        "begin" => date(details.and_then(|details| details.begin.as_deref())),
        "end" => date(details.and_then(|details| details.end.as_deref())),
        "note" => text(details.map(|details| details.note.as_str())),
        "same_as" => {
            let links = details.iter().flat_map(|details| &details.same_as);
            texts(links.map(String::as_str))
        }
        "source" | "locus" | "sources" | "loci" => {
            let citations = details.map_or(&[][..], |details| &details.citations);
            of_citations(network, citations, key)
        }
        column => numeric.value(network, found, column),
    }
}

/// A property of a relation; null if it has none of this name.
pub(crate) fn relation_property(claim: Claim<'_>, numeric: &NumericColumns, key: &str) -> Value {
    let network = claim.network();
    let found = claim.relation_type();
    let id = |entity: EntityIndex| network.entity(entity).id.as_str();
    let date = |date: Option<&HistoricalDate>| date.map_or(Value::Null, written_date);
    match key {
        "id" => Value::text(claim.id()),
        "type" => Value::text(found.id.as_str()),
        "class" => Value::text(network.schema().class(found.class)),
        "layer" => Value::text(found.layer.name()),
        "sign" => Value::Integer(i64::from(found.sign.number())),
        "when" => date(claim.when()),
        "when_verbatim" => text(claim.when_verbatim()),
        "status" => Value::text(claim.status().name()),
        "certainty" => {
            let grade = Some(claim.certainty()).filter(|grade| *grade != Certainty::Ungraded);
            text(grade.map(Certainty::name))
        }
        "asserted_by" => text(claim.asserted_by().map(id)),
        "asserted_when" => date(claim.asserted_when()),
        "quantity" => counted(claim),
        "unit" => text(claim.unit()),
        "place" => text(claim.place().map(id)),
        "source" | "locus" | "sources" | "loci" => of_citations(network, claim.citations(), key),
        "note" => text(claim.note()),
        "flag" => text(claim.flag()),
        column => numeric.value_of_claim(claim, column),
    }
}

/// The figure of a claim, with the unit it is of.
fn counted(claim: Claim<'_>) -> Value {
    let figure = match claim.quantity_as_written() {
        None => Value::Null,
        Some(written) if is_number(written) => number(written),
        Some(written) => match claim.quantity() {
            Some(quantity) => Value::quantity(quantity),
            None => Value::text(written),
        },
    };
    match claim.unit().filter(|unit| !unit.is_empty()) {
        Some(unit) => Value::counted(figure, &Arc::from(unit)),
        None => figure,
    }
}

/// Of the first citation its source and locus, of all their lists.
fn of_citations(network: &Network, citations: &[Citation], key: &str) -> Value {
    let source = |citation: &Citation| network.source(citation.source).id.clone();
    let locus = |citation: &Citation| citation.locus.clone();
    let first = citations.first();
    match key {
        "source" => text(first.map(source).as_deref()),
        "locus" => text(first.map(locus).as_deref()),
        "sources" => {
            // Cited at two places, a source is still one.
            texts(each_once(citations.iter().map(source)).into_iter())
        }
        _ => texts(citations.iter().map(locus)),
    }
}

fn written_date(date: &HistoricalDate) -> Value {
    Value::Date(Arc::new(date.clone()))
}

/// A text; what is empty is missing.
fn text(text: Option<&str>) -> Value {
    let text = text.filter(|text| !text.is_empty());
    text.map_or(Value::Null, Value::text)
}

/// A list of texts; what is empty is missing.
fn texts(texts: impl Iterator<Item = impl Into<Arc<str>>>) -> Value {
    let texts: Vec<Value> = texts.map(Value::text).collect();
    if texts.is_empty() {
        return Value::Null;
    }
    Value::list(texts)
}
