//! Settling a draft: ids, dates, kinds, types and sources as the dataset format wants them, every
//! change accounted for.
//!
//! draft → **names of kinds and types** → **entities** → **relations**, with entities that only
//! they name → files of a dataset

mod aspects;
mod dates;
mod descriptor;
mod entities;
mod relations;
mod settled;
mod several;
mod sources;
mod suspicions;
mod vocabulary;

pub(crate) use descriptor::descriptor;
pub(crate) use settled::settle;
