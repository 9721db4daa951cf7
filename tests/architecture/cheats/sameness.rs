//! Cheats that make the core another one in another run, or let it panic by a method.

use super::snippet::assert_allowed;
use super::snippet::assert_caught;
use crate::architecture::panic_rules::everywhere;
use crate::architecture::panic_rules::positions;
use crate::architecture::sameness::order;
use crate::architecture::sameness::state;
use crate::architecture::sameness::texts;

#[test]
fn orders_by_chance_are_found() {
    let cheats = [
        "use std::collections::HashMap;",
        "use std::collections::HashSet as Set;",
        "use std::collections; fn f() { collections::HashMap::new(); }",
        "use std::collections as c; fn f(a: c::hash_map::Entry<u8, u8>) {}",
        "fn f() { ::std::collections::HashSet::<u8>::new(); }",
    ];
    assert_caught(order, "query/a.rs", &cheats);
    assert_allowed(order, "server/a.rs", &cheats);
    assert_allowed(
        order,
        "query/a.rs",
        &["use std::collections::BTreeMap; use hashbrown::HashMap;"],
    );
}

#[test]
fn state_of_its_own_is_found() {
    let cheats = [
        "use std::sync::Mutex; static SEEN: Mutex<u8> = Mutex::new(0);",
        "static SEEN: std::sync::atomic::AtomicU8 = std::sync::atomic::AtomicU8::new(0);",
        "fn f() { static SEEN: std::sync::OnceLock<u8> = std::sync::OnceLock::new(); }",
        "type Shared = std::sync::RwLock<u8>; pub(crate) static SEEN: Shared = g();",
        "static mut SEEN: u8 = 0;",
        "m! { static SEEN: LazyLock<u8> = LazyLock::new(g); }",
        "thread_local! { static SEEN: Cell<u8> = Cell::new(0); }",
    ];
    assert_caught(state, "graph/a.rs", &cheats);
    assert_allowed(state, "exchange/a.rs", &cheats);
    assert_allowed(
        state,
        "graph/a.rs",
        &["const A: &'static str = \"static\"; struct B { once: std::sync::OnceLock<u8> }"],
    );
}

#[test]
fn texts_from_elsewhere_are_found() {
    assert_caught(
        texts,
        "model/a.rs",
        &[
            "const A: &str = include_str!(\"../server/a.rs\");",
            "const A: &str = include_str!(\"/etc/hostname\");",
            "const A: &str = include_str!(r\"..\\a.csv\");",
            "const A: &str = include_str!(concat!(\"a\", \".csv\"));",
            "const A: &str = std::include_str!(env!(\"HOME\"));",
            "use std::include_str as take; const A: &str = take!(\"../a.csv\");",
        ],
    );
    assert_allowed(
        texts,
        "model/a.rs",
        &["const A: &str = include_str!(\"a.csv\"); const B: &str = \"include_str!\";"],
    );
}

#[test]
fn methods_that_panic_at_a_position_are_found() {
    let cheats = [
        "fn f() { std::ops::Index::index(&a, 1); }",
        "use std::ops::Index; fn f() { a.index(1); }",
        "use std::ops::IndexMut as At; fn f() { At::index_mut(&mut a, 1); }",
        "use core::ops; fn f() { ops::Index::index(&a, 1); }",
        "fn f() { a.split_at(1); }",
        "fn f() { a.split_at_mut(1); }",
        "fn f() { <[u8]>::split_at(a, 1); }",
        "fn f() { a.copy_from_slice(b); }",
        "fn f() { a.swap(0, 1); }",
        "fn f() { a.swap_remove(1); a.split_off(1); }",
    ];
    assert_caught(positions, "layout/a.rs", &cheats);
    assert_allowed(positions, "server/a.rs", &cheats);
    assert_allowed(
        positions,
        "layout/a.rs",
        &[
            "fn f() { std::mem::swap(a, b); a.split_at_checked(1); a.index(); }",
            "#[cfg(test)] mod tests { fn f() { a.split_at(1); } }",
        ],
    );
}

#[test]
fn panics_that_are_begun_by_a_function_are_found() {
    assert_caught(
        everywhere,
        "exchange/a.rs",
        &[
            "fn f() { std::panic::panic_any(1) }",
            "use std::panic::panic_any as end; fn f() { end(1) }",
            "use std::panic as p; fn f() { p::resume_unwind(a) }",
        ],
    );
}
