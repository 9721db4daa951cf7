//! The vocabulary: dates, bounds, strengths, texts, looks, and the builder that keeps a network's
//! invariants.

mod builder;
mod calendar;
mod date_forms;
mod date_properties;
mod edtf;
mod looks;
mod names_and_texts;
mod periods;
mod sentences;
mod strength;
mod words;
