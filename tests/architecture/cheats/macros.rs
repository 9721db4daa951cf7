//! Cheats with macros that put a path or a call together from what they are given.

use super::snippet::assert_allowed;
use super::snippet::assert_caught;
use crate::architecture::macro_definitions::core;
use crate::architecture::macro_definitions::hidden;

#[test]
fn paths_of_what_a_macro_is_given_are_found() {
    let cheats = [
        "macro_rules! m { ($a:ident) => { $a::exit(1) } }",
        "macro_rules! m { ($a:ident, $b:ident) => { $a::$b::run() } } m!(crate, server);",
        "macro_rules! m { ($a:ident) => { crate::$a::run() } } m!(server);",
        "macro_rules! m { ($a:ident) => { use super::super::$a; } } m!(server);",
        "macro_rules! m { ($($a:ident)*) => { $($a)::*() } } m!(crate server run);",
        "macro_rules! m { ($($a:ident),*) => { $($a)::+() } } m!(crate, server, run);",
        "macro_rules! m { ($a:tt, $b:tt, $c:tt) => { $a $b $c () } } m!(crate, ::, server);",
        "macro_rules! m { ($($a:tt),*) => { $($a)*() } } m!(crate, ::, server);",
    ];
    assert_caught(hidden, "view/a.rs", &cheats);
    assert_caught(hidden, "exchange/a.rs", &cheats);
}

#[test]
fn calls_of_what_a_macro_is_given_are_found() {
    assert_caught(
        hidden,
        "view/a.rs",
        &[
            "macro_rules! m { ($a:ident) => { $a!(1) } } m!(println);",
            "macro_rules! m { ($a:ident) => { std::$a!(1) } } m!(println);",
            "macro_rules! m { ($a:ident) => { $a(1) } } m!(exit);",
        ],
    );
}

#[test]
fn macros_that_hide_nothing_are_allowed() {
    assert_allowed(
        hidden,
        "view/a.rs",
        &[
            "macro_rules! m { ($($a:ty),+ $(,)?) => { vec![$(A::of::<$a>()),+] } }",
            "macro_rules! m { ($(#[$doc:meta])* $a:ident, $b:ty) => { $(#[$doc])* struct $a($b); } }",
            "macro_rules! m { () => { $crate::view::A } }",
            "fn f() { (a)(1); <(A, B)>::new(); }",
        ],
    );
}

#[test]
fn macros_of_the_core_are_found() {
    let cheats = [
        "macro_rules! m { () => {} }",
        "fn f() { macro_rules! m { () => {} } }",
        "m! { macro_rules! n { () => {} } }",
    ];
    assert_caught(core, "query/a.rs", &cheats);
    assert_allowed(core, "view/a.rs", &cheats);
    assert_allowed(core, "query/a.rs", &["fn f() { matches!(a, B); vec![1]; }"]);
}
