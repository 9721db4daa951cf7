//! Turns a draft into a dataset: assigns ids, reads dates, and makes kinds, types and sources.
//! Every change is noted in the report.
//!
//! draft → **names of kinds and types** → **entities** → **relations**, with entities that only
//! they name → files of a dataset

mod aliases;
mod aspects;
mod classes;
mod dates;
mod descriptor;
mod ends;
mod entities;
mod nobody;
mod numbers;
mod relations;
mod scripts;
mod settled;
mod several;
mod sources;
mod suspicions;
mod vocabulary;
mod written_sheet;

pub(crate) use descriptor::descriptor;
pub(crate) use settled::Settled;
pub(crate) use settled::settle;
