//! Pages for people, one file each. Complete without scripts; the address alone rebuilds a view.

mod around;
mod claim;
mod entity;
mod explore;
mod fallback;
mod find;
mod journey;
mod overview;
mod path;
mod reading;
mod timeline;
mod triangles;

pub(crate) use around::around;
pub(crate) use claim::claim;
pub(crate) use entity::entity;
pub(crate) use explore::embed;
pub(crate) use explore::explore;
pub(crate) use fallback::not_found;
pub(crate) use fallback::robots;
pub(crate) use fallback::wrong_method;
pub(crate) use find::find;
pub(crate) use journey::journey;
pub(crate) use overview::overview;
pub(crate) use path::path;
pub(crate) use reading::about;
pub(crate) use reading::api;
pub(crate) use reading::contradictions;
pub(crate) use reading::import;
pub(crate) use reading::sources;
pub(crate) use reading::vocabulary;
pub(crate) use timeline::timeline;
pub(crate) use triangles::triangles;
