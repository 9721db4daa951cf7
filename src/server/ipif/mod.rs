//! The International Prosopography Interchange Format 0.3.2 under `/ipif`: read only, levels 0 and
//! 1.
//!
//! parameters → question about factoids → **search** in the background → page → JSON
//!
//! It has a separate OpenAPI document, `/ipif/openapi.json`, because addresses, parameters and
//! fields are those of the standard, which has its own version.

mod document;
mod handlers;

pub(crate) use handlers::describe;
pub(crate) use handlers::factoid;
pub(crate) use handlers::factoids;
pub(crate) use handlers::name_profile;
pub(crate) use handlers::not_found;
pub(crate) use handlers::openapi;
pub(crate) use handlers::person;
pub(crate) use handlers::persons;
pub(crate) use handlers::source;
pub(crate) use handlers::sources;
pub(crate) use handlers::statement;
pub(crate) use handlers::statements;
