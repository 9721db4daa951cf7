//! Pages of objects, and single objects.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Explorer;
use crate::query::Collection;
use crate::query::FactoidPage;
use crate::query::FactoidQuestion;
use crate::view::ipif::factoid::IpifFactoid;
use crate::view::ipif::person::IpifPerson;
use crate::view::ipif::reference::share_of;
use crate::view::ipif::source::IpifSource;
use crate::view::ipif::statement::IpifStatement;

/// The requested page and the total number of objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Protocol {
    /// The number of objects on a page.
    #[schema(example = 30)]
    pub size: usize,
    /// The number of this page, from 1.
    #[schema(example = 1)]
    pub page: usize,
    /// The number of objects on all pages.
    #[serde(rename = "totalHits")]
    #[schema(example = 59)]
    pub total_hits: usize,
}

/// A page of persons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PersonsResponse {
    /// The requested page and the total number of objects.
    pub protocol: Protocol,
    /// The persons.
    pub persons: Vec<IpifPerson>,
}

/// A page of sources. The list is called `data` in the schema of the standard and `sources` in its
/// example. It is `sources` here, in accordance with the other three lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SourcesResponse {
    /// The requested page and the total number of objects.
    pub protocol: Protocol,
    /// The sources.
    pub sources: Vec<IpifSource>,
}

/// A page of statements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct StatementsResponse {
    /// The requested page and the total number of objects.
    pub protocol: Protocol,
    /// The statements.
    pub statements: Vec<IpifStatement>,
}

/// A page of factoids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactoidsResponse {
    /// The requested page and the total number of objects.
    pub protocol: Protocol,
    /// The factoids.
    pub factoids: Vec<IpifFactoid>,
}

/// A page of persons, sources, statements or factoids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum IpifList {
    /// Persons.
    Persons(PersonsResponse),
    /// Sources.
    Sources(SourcesResponse),
    /// Statements.
    Statements(StatementsResponse),
    /// Factoids.
    Factoids(FactoidsResponse),
}

/// A single person, source, statement or factoid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum IpifObject {
    /// A person.
    Person(IpifPerson),
    /// A source.
    Source(IpifSource),
    /// A statement.
    Statement(Box<IpifStatement>),
    /// A factoid.
    Factoid(IpifFactoid),
}

impl IpifList {
    /// The page that answers a question.
    #[must_use]
    pub fn of(explorer: &Explorer, question: &FactoidQuestion, page: &FactoidPage) -> Self {
        let protocol = Protocol {
            size: question.size,
            page: question.page,
            total_hits: page.total,
        };
        let most = share_of(page.numbers.len());
        let numbers = page.numbers.iter().copied();
        match question.collection {
            Collection::Persons => {
                let persons = numbers
                    .map(|number| IpifPerson::of(explorer, number, most))
                    .collect();
                Self::Persons(PersonsResponse { protocol, persons })
            }
            Collection::Sources => {
                let sources = numbers
                    .map(|number| IpifSource::of(explorer, number, most))
                    .collect();
                Self::Sources(SourcesResponse { protocol, sources })
            }
            Collection::Statements => {
                let statements = numbers
                    .map(|number| IpifStatement::of(explorer, number))
                    .collect();
                Self::Statements(StatementsResponse {
                    protocol,
                    statements,
                })
            }
            Collection::Factoids => {
                let factoids = numbers
                    .map(|number| IpifFactoid::of(explorer, number))
                    .collect();
                Self::Factoids(FactoidsResponse { protocol, factoids })
            }
        }
    }
}

impl IpifObject {
    /// The object with this id, if there is one.
    #[must_use]
    pub fn of(explorer: &Explorer, collection: Collection, id: &str) -> Option<Self> {
        let number = explorer.find_in_factoids(collection, id)?;
        Some(match collection {
            Collection::Persons => Self::Person(IpifPerson::of(explorer, number, share_of(1))),
            Collection::Sources => Self::Source(IpifSource::of(explorer, number, share_of(1))),
            Collection::Statements => {
                Self::Statement(Box::new(IpifStatement::of(explorer, number)))
            }
            Collection::Factoids => Self::Factoid(IpifFactoid::of(explorer, number)),
        })
    }
}
