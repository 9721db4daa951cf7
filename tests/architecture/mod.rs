//! The house rules, checked on the syntax trees of `src/`: who may name whom, and what no file may
//! contain.
//!
//! A rule is a function from a file to its violations ([`rules`]) and has its cheats in [`cheats`]:
//! code that breaks the rule in a roundabout way and must be found. A rule that gets in the way is
//! changed here, with its reason, and in `src/README.md`; never worked around.

mod attributes;
mod cheats;
mod core_rules;
mod exempt;
mod form_rules;
mod functions;
mod import_rules;
mod indexing;
mod layers;
mod macro_definitions;
mod manifest;
mod map;
mod name_rules;
mod panic_rules;
mod resolution;
mod rules;
mod sameness;
mod source_file;
mod style_rules;
mod tokens;
mod written;
