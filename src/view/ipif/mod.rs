//! Persons, sources, statements and factoids in the form of the International Prosopography
//! Interchange Format 0.3.2.
//!
//! page of indices + network → **view** → JSON
//!
//! The names of the fields are those of the standard. Two fields extend it: `@id` of other persons
//! in a statement, and `factoid-refs-omitted`, which says that a list was shortened.

mod describe;
mod factoid;
mod list;
mod made;
mod person;
mod reference;
mod source;
mod statement;

pub use describe::ServiceDescription;
pub use factoid::IpifFactoid;
pub use list::FactoidsResponse;
pub use list::IpifList;
pub use list::IpifObject;
pub use list::PersonsResponse;
pub use list::Protocol;
pub use list::SourcesResponse;
pub use list::StatementsResponse;
pub use person::IpifPerson;
pub use reference::FactoidRef;
pub use reference::Reference;
pub use source::IpifSource;
pub use statement::IpifDate;
pub use statement::IpifStatement;
pub use statement::Labelled;
