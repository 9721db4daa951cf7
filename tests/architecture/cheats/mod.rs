//! The cheats: code that breaks a rule in a roundabout way and must be found, and code that only
//! looks like it and must not.

mod core;
mod form;
mod macros;
mod paths;
mod sameness;
mod snippet;
mod style;
