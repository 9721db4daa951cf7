//! The name index: a name typed in any spelling finds its bearer, and nobody else's name is passed
//! off as his.

mod examples;
mod people;
mod properties;
mod reasons;
mod romanisation;
