//! The questions, one a file: the row of each, its parameters, how it is read, asked and answered.

mod around;
mod contradictions;
mod explore;
mod find;
mod journey;
mod path;
mod show;
mod timeline;
mod triangles;

pub use around::CENTRE;
pub use around::HOPS;
pub use contradictions::CONTRADICTED;
pub use explore::ARRANGE;
pub use explore::BEGINNING;
pub use explore::HIDDEN;
pub use explore::MOST_STEPS;
pub use explore::OF_THE_PICTURE;
pub use explore::STEPS;
pub use find::KINDS_FOUND;
pub use find::TEXT;
pub use journey::AIM;
pub use journey::ARRIVE;
pub use journey::LEAVE;
pub use journey::MOST_HOPS_IN_TIME;
pub use path::COUNT;
pub use path::FROM;
pub use path::METHOD;
pub use path::MOST_HOPS;
pub use path::TO;
pub use show::ENTITY;
pub use timeline::LANES;
pub use timeline::WHOSE;
pub use triangles::INVOLVING;
pub use triangles::PATTERN;
pub use triangles::SIDES;
