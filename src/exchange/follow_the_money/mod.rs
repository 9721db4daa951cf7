//! `FollowTheMoney`, as `OpenSanctions`, Aleph and their tools write it: one entity or relation in
//! each line.

mod entity;
mod model;
mod read;
mod relation;
mod statement;

pub use read::FollowTheMoneyReader;
