//! The last stage: **plan → rows**.
//!
//! *You are here*: lex, parse → analyse → plan → **run**
//!
//! Rows are pushed one at a time from reading to reading and projection to projection; only what must
//! see all rows (groups, order) holds them. All work is accounted for by a [`Meter`], and a row carries
//! the relationships it rests on.

mod answer;
mod blockage;
mod chain;
mod cheapest;
mod comparing;
mod compute;
mod evaluate;
mod figures;
mod following;
mod grouping;
mod hunt;
mod intersecting;
mod lists;
mod matching;
mod meeting;
mod meter;
mod one_hop_paths;
mod projecting;
mod pruning;
mod remarks;
mod repeat;
mod row;
mod runner;
mod scoped;
mod searching;
mod selecting;
mod settling;
mod sorted_rows;
mod spreading;
mod toward;

pub use answer::Answer;
pub use answer::AnswerRow;
pub use answer::Ending;
pub use answer::Parameters;
pub use answer::Prepared;
pub use answer::asks_for_plan;
pub use blockage::Blockage;
pub use blockage::Blocker;
pub use meter::Limits;
pub use meter::Meter;
pub use meter::Patience;
pub use remarks::unused_parameters;
pub use row::Evidence;
