//! HTTP: pages, pictures and the JSON API over one [`Explorer`](crate::explorer::Explorer).
//!
//! request → checks (host, size, time) → question → **ask** in the background → view → page or JSON
//!
//! All routes stand in `routes`; a handler asks and shows, it never computes.

mod api;
mod api_query;
mod ask;
mod assets;
mod body_size;
mod chips;
mod connections;
mod copy;
mod drawing;
mod error;
mod example;
mod export;
mod filled;
mod first_questions;
mod form;
mod form_field;
mod health;
mod here;
mod host;
mod in_flight;
mod ipif;
mod kept_files;
mod known_answers;
mod lanes;
mod last_resort;
mod leaf;
mod limits;
mod listen;
mod openapi;
mod openapi_query;
mod operations;
mod pages;
mod parameter_schema;
mod pieces;
mod public_host;
mod query_stream;
mod request_signal;
mod respond;
mod routes;
mod security;
mod security_contact;
mod sentence_form;
mod site;
mod state;
mod suggested;
mod trouble;
mod unknown_columns;
mod upload;

pub use connections::ConnectionLimits;
pub use copy::CopyError;
pub use copy::CopyFile;
pub use copy::NoWebAddress;
pub use copy::PublishedAt;
pub use copy::SiteCopy;
pub use drawing::NoDrawing;
pub use drawing::drawing;
pub use host::AllowedHosts;
pub use last_resort::answered_in_any_case;
pub use limits::LIMITS;
pub use limits::Limit;
pub use limits::ServiceLimits;
pub use limits::Unit;
pub use listen::ListenError;
pub use listen::Listener;
pub use openapi::openapi;
pub use public_host::PublicHost;
pub use public_host::PublicHostError;
pub use request_signal::StepCounter;
pub use routes::router;
pub use security_contact::SecurityContact;
pub use security_contact::SecurityContactError;
pub use state::AppState;
