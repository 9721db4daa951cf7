//! In which order persons, sources, statements and factoids are listed.

use crate::model::Network;
use crate::query::factoids::search::Collection;
use crate::query::factoids::table::FactoidParts;
use crate::query::factoids::table::FactoidTable;
use crate::query::factoids::text::source_label;
use crate::query::factoids::text::statement_content;
use crate::query::factoids::text::statement_role;
use crate::query::factoids::text::statement_type;
use crate::query::factoids::ties::Ties;

/// A property to sort by; of a list the first item counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// Who made it and when: the same for all of a dataset, so the order is that of the dataset.
    Made,
    /// The id.
    Id,
    /// Addresses of the same thing elsewhere.
    Uris,
    /// The label of a source.
    Label,
    /// The name in a statement.
    Name,
    /// The date of a statement, by its first possible day.
    Date,
    /// The sort of a statement.
    Type,
    /// The role in a statement.
    Role,
    /// The group in a statement.
    MemberOf,
    /// The first place in a statement.
    Places,
    /// The other person in a statement.
    RelatesTo,
    /// The content of a statement.
    Content,
    /// The person of a factoid.
    Person,
    /// The source of a factoid.
    Source,
    /// The statement of a factoid.
    Statement,
    /// The first factoid.
    Factoid,
}

/// An order: by a property, up or down. What has none comes last, and equals come in the order of
/// the dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortOrder {
    /// The property.
    pub property: Property,
    /// Whether the greatest comes first.
    pub is_descending: bool,
}

const EVERYTHING_HAS: [(&str, Property); 5] = [
    ("createdWhen", Property::Made),
    ("createdBy", Property::Made),
    ("modifiedWhen", Property::Made),
    ("modifiedBy", Property::Made),
    ("@id", Property::Id),
];
const OF_PERSONS: [(&str, Property); 2] = [
    ("uris", Property::Uris),
    ("factoid-refs", Property::Factoid),
];
const OF_SOURCES: [(&str, Property); 3] = [
    ("label", Property::Label),
    ("uris", Property::Uris),
    ("factoid-refs", Property::Factoid),
];
const OF_FACTOIDS: [(&str, Property); 3] = [
    ("person-refs", Property::Person),
    ("source-refs", Property::Source),
    ("statement-refs", Property::Statement),
];
const OF_STATEMENTS: [(&str, Property); 9] = [
    ("name", Property::Name),
    ("date", Property::Date),
    ("statementType", Property::Type),
    ("role", Property::Role),
    ("memberOf", Property::MemberOf),
    ("places", Property::Places),
    ("relatesToPersons", Property::RelatesTo),
    ("statementContent", Property::Content),
    ("factoid-refs", Property::Factoid),
];

impl Property {
    /// The properties of what a collection holds, by the names the standard gives them.
    pub fn of(collection: Collection) -> impl Iterator<Item = (&'static str, Self)> {
        let own: &[(&str, Self)] = match collection {
            Collection::Persons => &OF_PERSONS,
            Collection::Sources => &OF_SOURCES,
            Collection::Statements => &OF_STATEMENTS,
            Collection::Factoids => &OF_FACTOIDS,
        };
        EVERYTHING_HAS.into_iter().chain(own.iter().copied())
    }
}

/// What is compared: numbers before texts, though one property has only one of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Number(i64),
    Text(String),
}

/// The key of a thing; `None` if it has no such property.
pub(super) fn key(
    network: &Network,
    table: &FactoidTable,
    of: (Collection, usize),
    property: Property,
) -> Option<Key> {
    match of {
        (Collection::Persons, number) => person_key(network, table, number, property),
        (Collection::Sources, number) => source_key(network, table, number, property),
        (Collection::Statements, number) => statement_key(network, table, number, property),
        (Collection::Factoids, number) => factoid_key(network, table, number, property),
    }
}

fn person_key(
    network: &Network,
    table: &FactoidTable,
    number: usize,
    property: Property,
) -> Option<Key> {
    let person = network.entity(*table.persons().get(number)?);
    match property {
        Property::Id => Some(Key::Text(person.id.clone())),
        Property::Uris => person
            .details
            .as_ref()?
            .same_as
            .first()
            .cloned()
            .map(Key::Text),
        Property::Factoid => {
            let first = *table.statements_of_person(number).first()?;
            table
                .factoids_of_statement(first as usize)
                .next()
                .map(|factoid| Key::Text(table.factoid_id(network, factoid)))
        }
        _ => None,
    }
}

fn source_key(
    network: &Network,
    table: &FactoidTable,
    number: usize,
    property: Property,
) -> Option<Key> {
    let source = network.sources().get(number);
    match property {
        Property::Id => Some(Key::Text(table.source_id(network, number).to_owned())),
        Property::Label => Some(Key::Text(source_label(network, number))),
        Property::Uris => source
            .map(|source| source.url.clone())
            .filter(|url| !url.is_empty())
            .map(Key::Text),
        Property::Factoid => {
            let first = *table.factoids_of_source(number).first()?;
            Some(Key::Text(table.factoid_id(network, first as usize)))
        }
        _ => None,
    }
}

fn statement_key(
    network: &Network,
    table: &FactoidTable,
    number: usize,
    property: Property,
) -> Option<Key> {
    let statement = table.statement(number)?;
    let ties = || Ties::of(network, table, statement);
    let name = |entity| network.entity(entity).name.clone();
    let text = match property {
        Property::Date => {
            let span = statement.date(network)?.span();
            return Some(Key::Number(i64::from(span.first.number())));
        }
        Property::Id => Some(statement.id(network)),
        Property::Name => Some(statement.name(network).to_owned()),
        Property::Type => Some(statement_type(network, statement)),
        Property::Role => statement_role(network, statement, ties()),
        Property::MemberOf => ties().member_of.map(name),
        Property::Places => ties().places().next().map(name),
        Property::RelatesTo => ties().relates_to.map(name),
        Property::Content => Some(statement_content(network, statement)),
        Property::Factoid => table
            .factoids_of_statement(number)
            .next()
            .map(|factoid| table.factoid_id(network, factoid)),
        _ => None,
    };
    text.map(Key::Text)
}

fn factoid_key(
    network: &Network,
    table: &FactoidTable,
    number: usize,
    property: Property,
) -> Option<Key> {
    let FactoidParts { statement, source } = table.parts_of_factoid(number)?;
    let statement = table.statement(statement)?;
    let text = match property {
        Property::Id => table.factoid_id(network, number),
        Property::Person => network.entity(statement.person(network)).id.clone(),
        Property::Source => table.source_id(network, source).to_owned(),
        Property::Statement => statement.id(network),
        _ => return None,
    };
    Some(Key::Text(text))
}
