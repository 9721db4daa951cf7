//! Cheats with paths: other ways to write the name of a layer or a crate.

use super::snippet::assert_allowed;
use super::snippet::assert_caught;
use super::snippet::found;
use crate::architecture::import_rules::crates;
use crate::architecture::import_rules::groups;
use crate::architecture::import_rules::layers;
use crate::architecture::import_rules::roots;
use crate::architecture::manifest::dependencies_in;
use crate::architecture::manifest::renamed_in;

#[test]
fn plain_paths_to_a_layer_are_found_with_their_line() {
    assert_eq!(
        found(layers, "model/a.rs", "\nuse crate::graph::Scope;"),
        ["2: model may not name graph: `crate::graph::Scope`"]
    );
    assert_caught(
        layers,
        "query/a.rs",
        &[
            "fn f() { crate::server::run() }",
            "fn f(a: crate::view::A) {}",
            "impl crate::view::Show for A {}",
            "pub(in crate::view) fn f() {}",
            "fn f() -> Box<dyn crate::view::Show> { g::<crate::view::A>() }",
        ],
    );
    assert_allowed(
        layers,
        "query/a.rs",
        &[
            "use crate::graph::Scope; // not crate::server",
            "const A: &str = \"crate::server::x\";",
            "/// Not [`crate::server`].\nfn f() {}",
            "use crate::query::path; fn f() { path::g(); Vec::<u8>::new(); }",
        ],
    );
}

#[test]
fn super_climbs_to_the_root() {
    assert_caught(
        layers,
        "model/a.rs",
        &[
            "use super::super::graph::Scope;",
            "fn f() { super::super::graph::g() }",
            "mod b { use super::super::super::graph::Scope; }",
            "use self::super::super::graph::Scope;",
        ],
    );
    assert_caught(layers, "model/mod.rs", &["use super::graph::Scope;"]);
    assert_caught(
        layers,
        "query/factoids/a.rs",
        &["use super::super::super::view::A;"],
    );
    assert_allowed(
        layers,
        "query/factoids/a.rs",
        &["use super::super::path::A; use super::text::B; mod c { use super::super::D; }"],
    );
}

#[test]
fn the_root_under_another_name_is_followed() {
    assert_caught(
        layers,
        "model/a.rs",
        &[
            "use crate as c; fn f() { c::graph::g() }",
            "use crate::{self as c}; fn f() { c::graph::g() }",
            "use super::super as up; use up::graph::Scope;",
            "extern crate self as me; fn f() { me::graph::g() }",
            "use prosopograph::graph::Scope;",
            "fn f() { use crate as c; use c as d; d::graph::g() }",
        ],
    );
    assert_caught(
        roots,
        "model/a.rs",
        &[
            "pub use crate as c;",
            "pub(crate) use super::super as c;",
            "extern crate self as c;",
        ],
    );
}

#[test]
fn groups_do_not_hide_what_they_hold() {
    assert_caught(
        layers,
        "model/a.rs",
        &[
            "use crate::{model::A, graph::B};",
            "use {crate::graph::B, std::fmt};",
            "use crate::{model::{A}, graph};",
        ],
    );
}

#[test]
fn macros_and_attributes_hide_no_path() {
    assert_caught(
        layers,
        "model/a.rs",
        &[
            "fn f() { format!(\"{}\", crate::graph::g()); }",
            "macro_rules! m { () => { $crate::graph::g() } }",
            "macro_rules! m { () => { use crate::graph::g as h; } }",
            "macro_rules! m { () => { super::super::graph::g() } }",
            "#[doc(alias = crate::graph::NAME)] struct A;",
            "m! { use crate::{graph::g}; }",
        ],
    );
    assert_caught(
        crates,
        "model/a.rs",
        &[
            "#[derive(serde::Serialize)] struct A;",
            "fn f() { vec![serde_json::json!({})]; }",
            "#[tokio::main] fn f() {}",
        ],
    );
}

#[test]
fn strings_in_attributes_hide_no_path() {
    assert_caught(
        layers,
        "dataset/a.rs",
        &[
            "#[serde(default = \"crate::view::a\")] struct A;",
            "struct A { #[serde(with = \"crate::server::a\")] a: u8 }",
            "struct A { #[serde(deserialize_with = r\"super::super::view::a\")] a: u8 }",
            "#[serde(bound = \"T: Copy + crate::view::Show\")] struct A<T>(T);",
            "#[serde(try_from = \"Vec<crate::view::A>\")] struct A;",
            "#[cfg_attr(all(), serde(with = \"crate::view::a\"))] struct A;",
            "m! { #[serde(with = \"crate::view::a\")] struct A; }",
        ],
    );
    assert_caught(
        crates,
        "model/a.rs",
        &[
            "#[a(with = \"serde::a\")] struct A;",
            "#[a(with = \"::csv::a\")] struct A;",
        ],
    );
    assert_allowed(
        layers,
        "dataset/a.rs",
        &[
            "#[serde(with = \"crate::model::a\", rename = \"view::a\")] struct A;",
            "#[error(\"use a::b, not {c}\")] struct A;",
            "#[doc = \"See crate::view::A.\"] struct A;",
        ],
    );
}

#[test]
fn code_after_tests_is_code() {
    assert_caught(
        layers,
        "model/a.rs",
        &[
            "#[cfg(test)] mod tests {}\nuse crate::graph::Scope;",
            "#[cfg(test)] use std::fmt;\nfn f() { crate::graph::g() }",
            "#[cfg(not(test))] use crate::graph::Scope;",
            "#[cfg(any(test, unix))] use crate::graph::Scope;",
            "mod a { #[cfg(test)] mod b {} use crate::graph::Scope; }",
        ],
    );
    assert_allowed(
        layers,
        "model/a.rs",
        &[
            "#[cfg(test)] mod tests { use crate::graph::Scope; }",
            "mod a { #[cfg(test)] mod b { use crate::graph::Scope; } }",
        ],
    );
}

#[test]
fn files_directly_in_src_have_a_rule() {
    assert_caught(layers, "main.rs", &["use prosopograph::server::run;"]);
    assert_caught(crates, "main.rs", &["use tokio::runtime::Runtime;"]);
    assert_caught(crates, "lib.rs", &["pub use serde::Serialize;"]);
    assert_allowed(layers, "main.rs", &["use prosopograph::cli::run;"]);
}

#[test]
fn what_the_root_gives_out_is_in_no_layer() {
    assert_caught(
        layers,
        "model/a.rs",
        &["use crate::Explorer;", "fn f() { crate::helper!() }"],
    );
}

#[test]
fn crates_are_found_however_they_are_written() {
    assert_eq!(
        found(crates, "model/a.rs", "use serde::Serialize;"),
        ["1: model may not use `serde::Serialize`"]
    );
    assert_caught(
        crates,
        "model/a.rs",
        &[
            "use ::serde::Serialize;",
            "fn f() -> ::serde::de::Error { g() }",
            "fn f() { return ::serde::f(); }",
            "extern crate serde;",
            "extern crate serde as s; use s::Serialize;",
            "use serde as s; fn f() -> s::Error { g() }",
            "use {serde::Serialize};",
            "fn f() -> axum::Router { g() }",
            "fn f(a: impl r#serde::Serialize) {}",
        ],
    );
    assert_allowed(
        crates,
        "graph/a.rs",
        &["use petgraph::Graph; fn f(csv: A) { csv.http(); crate::model::zip(); }"],
    );
}

#[test]
fn crates_cannot_be_passed_on_under_another_name() {
    assert_caught(
        roots,
        "dataset/a.rs",
        &[
            "pub use serde as words;",
            "pub use serde;",
            "pub extern crate serde;",
            "use std as s;",
            "use crate::model as serde;",
            "mod serde {}",
            "mod csv;",
        ],
    );
    assert_allowed(
        roots,
        "dataset/a.rs",
        &["use csv::Reader; use std::fmt; use memchr::memchr;"],
    );
}

#[test]
fn renamed_dependencies_are_seen_in_the_manifest() {
    let manifest = "[dependencies]\nserde = \"1\"\nwords = { package = \"serde\", version = \"1\" }\n\
        [target.'cfg(unix)'.dependencies]\nlibc = \"1\"\n[dependencies.quick-xml]\nversion = \"1\"\n\
        [dev-dependencies]\nsyn = \"2\"\n";
    assert_eq!(
        dependencies_in(manifest),
        ["serde", "words", "libc", "quick_xml"]
    );
    assert_eq!(
        renamed_in(manifest),
        [("words".to_owned(), "serde".to_owned())]
    );
}

#[test]
fn groups_and_globs_are_found_under_any_visibility() {
    assert_caught(
        groups,
        "graph/a.rs",
        &[
            "use crate::model::{Day, Status};",
            "pub use crate::model::*;",
            "pub(crate) use crate::model::*;",
            "pub(in crate::graph) use super::*;",
            "fn f() { use Status::*; }",
            "mod a {\n    use super::{A};\n}",
            "macro_rules! m { () => { use crate::model::*; } }",
            "use crate::model::{\n    Day,\n};",
        ],
    );
    assert_allowed(
        groups,
        "graph/a.rs",
        &["use crate::model::Day; fn f<'a>(x: &'a u8) -> impl Fn() + use<'a> { g(x * 2) }"],
    );
}
