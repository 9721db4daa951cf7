//! Cheats in the core: the world outside, output, conditions, assertions and indexing.

use super::snippet::assert_allowed;
use super::snippet::assert_caught;
use super::snippet::found;
use crate::architecture::core_rules::computing_views;
use crate::architecture::core_rules::conditions;
use crate::architecture::core_rules::output;
use crate::architecture::core_rules::outside_world;
use crate::architecture::core_rules::serialization;
use crate::architecture::indexing;
use crate::architecture::panic_rules;

#[test]
fn outside_forms_are_found() {
    let cheat = &[
        "#[derive(Serialize)] struct A;",
        "impl serde::Deserialize for A {}",
    ];
    assert_caught(serialization, "model/a.rs", cheat);
    assert_allowed(serialization, "view/a.rs", cheat);
}

#[test]
fn files_clocks_and_async_code_are_found() {
    let cheats = [
        "use std::fs; async fn f() {}",
        "use std::fs::read;",
        "use std as s; fn f() { s::fs::read(1); }",
        "use std::{fs as files};",
        "fn f() { ::std::env::args(); }",
        "fn f() { std::io::stdout(); }",
        "use std::time; fn f() { time::Instant::now(); }",
        "use std::time as t; fn f() { t::SystemTime::now(); }",
        "fn f() { std::time::UNIX_EPOCH.elapsed(); }",
        "use std::time as t; fn f() { t::UNIX_EPOCH.elapsed(); }",
        "fn f() { std::path::Path::new(\"a\").exists(); }",
        "use std::path::PathBuf; fn f(a: PathBuf) { a.read_dir(); a.metadata(); }",
        "fn f() { std::backtrace::Backtrace::capture(); }",
        "fn f() { m!(std::fs::read(1)); }",
        "async fn f() {}",
    ];
    assert_caught(outside_world, "query/a.rs", &cheats);
    assert_caught(outside_world, "layout/a.rs", &cheats);
    assert_caught(outside_world, "explorer/a.rs", &cheats);
    assert_caught(outside_world, "view/a.rs", &cheats);
    assert_allowed(
        outside_world,
        "query/a.rs",
        &["use std::time::Duration; use std::io::Write; fn f(fs: u8) {}"],
    );
    assert_allowed(outside_world, "dataset/a.rs", &["use std::fs;"]);
}

#[test]
fn threads_and_processes_are_found() {
    assert_caught(
        outside_world,
        "graph/a.rs",
        &[
            "use std::thread;",
            "use std::thread::spawn as start;",
            "fn f() { std::thread::scope(g); }",
            "use rayon::prelude::ParallelIterator;",
            "fn f() { rayon::join(a, b); }",
            "fn f() { std::process::exit(1) }",
            "use std::process::Command;",
            "use std::panic::resume_unwind;",
            "use std::sync::mpsc::channel;",
            "thread_local! { static A: u8 = 1; }",
        ],
    );
    assert_allowed(outside_world, "graph/a.rs", &["use std::sync::Mutex;"]);
}

#[test]
fn output_is_found() {
    assert_caught(
        output,
        "graph/a.rs",
        &[
            "fn f() { std::println!(\"a\"); }",
            "fn f() { ::std::println!(\"a\"); }",
            "fn f() { println!(\"a\"); }",
            "fn f() { eprintln!(\"a\"); }",
            "fn f() { print!(\"a\"); }",
            "fn f() { std::eprint!(\"a\"); }",
            "use std::println as say; fn f() { say!(\"a\"); }",
            "macro_rules! say { () => { println!(\"a\") } }",
        ],
    );
    assert_allowed(
        output,
        "graph/a.rs",
        &["fn f() { write!(out, \"println!\"); }"],
    );
    assert_caught(output, "view/a.rs", &["fn f() { println!(\"a\"); }"]);
    assert_caught(output, "explorer/a.rs", &["fn f() { eprintln!(\"a\"); }"]);
    assert_allowed(output, "cli/a.rs", &["fn f() { println!(\"a\"); }"]);
}

#[test]
fn conditions_are_found() {
    assert_caught(
        conditions,
        "model/a.rs",
        &[
            "fn f() { if cfg!(windows) {} }",
            "#[cfg(windows)] fn f() {}",
            "#[cfg_attr(unix, inline)] fn f() {}",
            "#![cfg(unix)]",
            "fn f() { env!(\"HOME\"); option_env!(\"A\"); }",
            "const A: &[u8] = include_bytes!(\"a\");",
        ],
    );
    assert_allowed(
        conditions,
        "model/a.rs",
        &[
            "#[cfg(test)] mod tests {}",
            "const A: &str = include_str!(\"a.csv\");",
        ],
    );
}

#[test]
fn assertions_are_found() {
    let cheats = [
        "fn f() { unreachable!() }",
        "fn f() { assert!(a); }",
        "fn f() { assert_eq!(a, b); }",
        "fn f() { core::assert_ne!(a, b); }",
        "use std::unreachable as done; fn f() { done!() }",
        "#[cfg(test)] mod tests {}\nfn f() { unreachable!() }",
    ];
    assert_caught(panic_rules::core, "layout/a.rs", &cheats);
    assert_allowed(
        panic_rules::core,
        "layout/a.rs",
        &[
            "fn f() { debug_assert!(a); asserted(); }\n#[cfg(test)] mod tests { fn f() { assert!(a) } }",
        ],
    );
}

#[test]
fn unchecked_indexing_is_found() {
    assert_eq!(
        found(indexing::core, "graph/a.rs", "fn f() {\n    a[i];\n}"),
        ["2: `a[i];`"]
    );
    assert_caught(
        indexing::core,
        "graph/a.rs",
        &[
            "fn f() { &text[1..]; }",
            "fn f() { a.b()[0]; }",
            "fn f() { (a)[0] = 1; }",
            "fn f() { a[i][..]; }",
            "fn f() { let b = { a }[0]; }",
            "fn f() { format!(\"{}\", a[0]); }",
            "fn f() { vec![a[0]]; }",
            "fn f() { matches!(a.b[c], D); }",
            "macro_rules! m { ($x:expr) => { $x[0] } }",
            "fn f() { m!(a()?[0]); }",
        ],
    );
    assert_allowed(
        indexing::core,
        "graph/a.rs",
        &[
            "fn f(a: [u8; 2], [b, c]: [u8; 2]) -> &[u8] { &a[..] }",
            "#[inline] fn f() { vec![0; 3]; for a in [1, 2] {} match b { [] => {} [c] => {} } }",
            "fn f() { assert!(matches!(a, [b, ..]), \"{:?}\", &a[..]); }",
            "#[cfg(test)] mod tests { fn f() { a[0]; } }",
        ],
    );
    assert_allowed(indexing::core, "view/a.rs", &["fn f() { a[i]; }"]);
}

#[test]
fn views_that_compute_are_found() {
    let cheats = [
        "fn f() { crate::layout::spread(&t, &r, &mut budget()) }",
        "use crate::graph::Budget;",
        "use crate::query::Limits as L;",
        "fn f() { m!(crate::layout::settle(1)); }",
    ];
    assert_caught(computing_views, "view/a.rs", &cheats);
    assert_allowed(computing_views, "explorer/a.rs", &cheats);
}
