//! Pages for people, one file each. Complete without scripts; the address alone rebuilds a view.

mod around;
mod claim;
mod compare;
mod contradictions;
mod entity;
mod explore;
mod fallback;
mod find;
mod journey;
mod lists;
mod measures;
mod of_questions;
mod overview;
mod path;
mod query;
mod query_manual;
mod question;
mod reach;
mod reading;
mod timeline;
mod triangles;

pub(crate) use claim::claim;
pub(crate) use explore::embed;
pub(crate) use fallback::not_found;
pub(crate) use fallback::robots;
pub(crate) use fallback::wrong_method;
pub(crate) use of_questions::page_of;
pub(crate) use overview::overview;
pub(crate) use query_manual::query_manual;
pub(crate) use reading::about;
pub(crate) use reading::api;
pub(crate) use reading::import;
pub(crate) use reading::open;
pub(crate) use reading::source;
pub(crate) use reading::sources;
pub(crate) use reading::vocabulary;
