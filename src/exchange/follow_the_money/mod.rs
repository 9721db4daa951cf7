//! `FollowTheMoney`: an entity a line, ties between entities included, as `OpenSanctions`, Aleph
//! and their tools write it.

mod entity;
mod model;
mod read;
mod relation;
mod statement;

pub use read::FollowTheMoneyReader;
