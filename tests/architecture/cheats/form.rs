//! Cheats with the form of files: logic in facades, code from elsewhere, features, names.

use super::snippet::assert_allowed;
use super::snippet::assert_caught;
use super::snippet::found;
use crate::architecture::form_rules::MOST_LINES;
use crate::architecture::form_rules::facade;
use crate::architecture::form_rules::features;
use crate::architecture::form_rules::header;
use crate::architecture::form_rules::included;
use crate::architecture::form_rules::length;
use crate::architecture::form_rules::place;
use crate::architecture::map::rows;
use crate::architecture::name_rules::empty_names;
use crate::architecture::panic_rules::everywhere;
use crate::architecture::source_file::SourceFile;

#[test]
fn headers_and_lengths_are_checked() {
    assert_eq!(
        found(header, "graph/a.rs", "use std::fmt;"),
        ["1: the first line is not a `//! ` comment"]
    );
    assert_caught(
        header,
        "graph/a.rs",
        &["", "//!\n", "// A.\n", "/// A.\nfn f() {}"],
    );
    let too_long = "//!\n".repeat(MOST_LINES + 1);
    assert_eq!(found(length, "graph/a.rs", &too_long), ["401: 401 lines"]);
    assert_allowed(length, "graph/a.rs", &[&"//!\n".repeat(MOST_LINES)]);
}

#[test]
fn a_facade_holds_no_logic_of_any_form() {
    assert_eq!(
        found(facade, "graph/mod.rs", "//! doc\nmod a;\nfn f() {}"),
        ["3: `fn f() {}`"]
    );
    let logic = [
        "impl A {}",
        "struct A;",
        "enum A {}",
        "union A { a: u8 }",
        "trait A {}",
        "type A = u8;",
        "const A: u8 = 1;",
        "static A: u8 = 1;",
        "macro_rules! m { () => {} }",
        "thread_local! { static A: u8 = 1; }",
        "mod a { fn f() {} }",
        "extern crate serde;",
    ];
    assert_caught(facade, "graph/names/mod.rs", &logic);
    assert_caught(facade, "lib.rs", &logic);
    assert_allowed(
        facade,
        "graph/mod.rs",
        &[
            "//! A fn is a thing.\nmod a;\npub use a::function;\n#[cfg(test)] mod tests { fn f() {} }",
        ],
    );
}

#[test]
fn files_without_a_layer_are_found() {
    let cheat = &["fn f() {}"];
    assert_caught(place, "more.rs", cheat);
    assert_caught(place, "bin/other.rs", cheat);
    assert_allowed(place, "lib.rs", cheat);
    assert_allowed(place, "model/a.rs", cheat);
}

#[test]
fn code_from_elsewhere_is_found() {
    assert_caught(
        included,
        "graph/a.rs",
        &[
            "include!(\"../server/a.rs\");",
            "fn f() { std::include!(\"a.rs\") }",
            "use std::include as take; take!(\"a.rs\");",
            "#[path = \"../server/a.rs\"] mod a;",
            "#[cfg_attr(unix, path = \"../server/a.rs\")] mod a;",
            "#[cfg_attr(all(), cfg_attr(all(), path = \"../server/a.rs\"))] mod a;",
            "mod b { #![path = \"../server\"] mod a; }",
            "m! { #[path = \"../server/a.rs\"] mod a; }",
        ],
    );
    assert_allowed(
        included,
        "graph/a.rs",
        &[
            "const A: &str = include_str!(\"a.csv\"); fn include(path: u8) {}",
            "/// A `path = 1`.\n#[template(path = \"a.html\")] struct A; fn f() { let path = 1; }",
        ],
    );
}

#[test]
fn features_anywhere_but_on_modules_are_found() {
    assert_caught(
        features,
        "lib.rs",
        &[
            "#[cfg(feature = \"server\")]\nfn f() {}",
            "#[cfg(feature = \"server\")]\n#[inline]\nfn f() {}",
            "#[cfg(not(feature = \"server\"))] use a::B;",
            "#[cfg(all(unix,\n    feature = \"server\"))]\nstruct A;",
            "#[cfg_attr(feature = \"server\", derive(Clone))] struct A;",
            "fn f() { if cfg!(feature = \"server\") {} }",
            "#![cfg(feature = \"server\")]",
            "#[cfg(feature = \"server\")] mod a { fn f() {} }",
        ],
    );
    assert_allowed(
        features,
        "lib.rs",
        &[
            "#[cfg(feature = \"server\")]\npub mod server;",
            "#[cfg(feature = \"server\")]\n/// Its doc.\npub(crate) mod server;",
        ],
    );
}

#[test]
fn panics_are_found_in_any_form() {
    assert_eq!(
        found(
            everywhere,
            "a.rs",
            "fn f() {\nx.unwrap(); y.expect(\"z\"); }"
        ),
        ["2: `unwrap`", "2: `expect`"]
    );
    assert_caught(
        everywhere,
        "view/a.rs",
        &[
            "fn f() { panic!(\"z\") }",
            "fn f() { std::panic!(\"z\") }",
            "use std::panic as end; fn f() { end!() }",
            "fn f() { x\n    .unwrap\n    () }",
            "fn f() { x.map(Option::unwrap); }",
            "fn f() { format!(\"{}\", x.unwrap()); }",
            "fn f() { unsafe { g() } }",
            "#[cfg(test)] mod tests {}\nfn f() { todo!() }",
            "macro_rules! m { ($x:expr) => { $x.unwrap() } }",
        ],
    );
    assert_allowed(
        everywhere,
        "view/a.rs",
        &[
            "/// Never `.unwrap()`.\n#[expect(dead_code)]\nfn f() { let a = \"panic!\"; x.unwrap_or(1); }",
            "fn f() {}\n#[cfg(test)]\nmod tests { fn g() { x.unwrap() } }",
            "fn f(panic: u8) -> bool { panic != 1 }",
        ],
    );
}

#[test]
fn empty_names_are_found_in_files_and_declarations() {
    assert_eq!(found(empty_names, "graph/util.rs", ""), ["1: util"]);
    assert_caught(
        empty_names,
        "graph/a.rs",
        &[
            "struct RouteManager;",
            "fn path_helper() {}",
            "mod common;",
            "type Helper = u8;",
            "trait A { fn path_util(); }",
            "macro_rules! m { () => { fn helpers() {} } }",
        ],
    );
    assert_caught(empty_names, "graph/helpers/a.rs", &[""]);
    assert_allowed(
        empty_names,
        "graph/common_window.rs",
        &["fn common_window() {} struct Utility;"],
    );
}

#[test]
fn the_map_is_read_with_remarks_and_dashes() {
    let map = "# Map\n\n| layer | what | may name | outside crates |\n| --- | --- | --- | --- |\n\
        | `view/` | shows | graph, model | quick-xml, utoipa (of the same structs) |\n| `model/` | | – | – |\n\nText";
    let rows = rows(map);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].layer, "view");
    assert!(rows[0].may_name.iter().eq(["graph", "model"]));
    assert!(rows[0].crates.iter().eq(["quick_xml", "utoipa"]));
    assert!(rows[1].may_name.is_empty() && rows[1].crates.is_empty());
}

#[test]
fn code_that_is_not_valid_is_reported_with_its_line() {
    let error = SourceFile::parse("model/a.rs", "fn f() {}\nfn 1() {}").err();
    assert!(error.is_some_and(|error| error.to_string().starts_with("model/a.rs:2:")));
}
