//! Cheats with the style of functions: what they take, how long they are, how they fail.

use super::snippet::assert_allowed;
use super::snippet::assert_caught;
use super::snippet::found;
use crate::architecture::style_rules::MOST_BODY_LINES;
use crate::architecture::style_rules::empty_matches;
use crate::architecture::style_rules::function_lengths;
use crate::architecture::style_rules::parameters;
use crate::architecture::style_rules::text_errors;
use crate::architecture::style_rules::truth_parameters;
use crate::architecture::style_rules::tuple_parameters;

#[test]
fn truth_values_are_found_in_every_parameter() {
    assert_eq!(
        found(truth_parameters, "graph/a.rs", "\nfn f(a: u8, b: bool) {}"),
        ["2: `b` of `f` is a `bool`"]
    );
    assert_caught(
        truth_parameters,
        "graph/a.rs",
        &[
            "fn f(a: &mut bool) {}",
            "fn f(a: &'static bool) {}",
            "fn f(a: Option<bool>) {}",
            "fn f(a: Box<bool>) {}",
            "fn f(a: std::primitive::bool) {}",
            "fn f(a: impl Into<bool>) {}",
            "fn f(a: (u8, bool)) {}",
            "fn f(a: [bool; 2]) {}",
            "fn f(mut a: bool,) {}",
            "fn f(#[expect(unused)] a: bool) {}",
            "fn f<'a, F: Fn(u8) -> u8, const N: usize>(f: F, a: bool) {}",
            "async fn f(a: bool) {}",
            "const fn f(a: bool) {}",
            "struct A; impl A { fn f(&self, a: bool) {} }",
            "trait A { fn f(&self, a: bool); }",
            "fn f() { fn g(a: bool) {} }",
            "macro_rules! m { () => { fn f(a: bool) {} } }",
            "macro_rules! m { ($f:ident) => { fn $f(a: bool) {} } }",
            "#[cfg(test)] mod tests {}\nfn f(a: bool) {}",
            "type Flag = bool; fn f(a: Flag) {}",
            "use std::primitive::bool as Flag; fn f(a: Flag) {}",
        ],
    );
    assert_allowed(
        truth_parameters,
        "graph/a.rs",
        &[
            "fn f(a: impl Fn(u8) -> bool, b: &dyn Fn(&str) -> Option<bool>) -> bool { true }",
            "fn f(a: &[bool], b: Vec<bool>, c: &HashMap<u8, bool>) {}",
            "fn f() { let g = |a: bool| a; let h: fn(bool) = i; }",
            "struct A { a: bool } type Rows = Vec<bool>;",
            "#[cfg(test)] mod tests { fn f(a: bool) {} }",
            "/// Not `fn f(a: bool)`.\nfn f(bool_like: u8) { let a = \"fn f(a: bool)\"; }",
        ],
    );
}

#[test]
fn tuples_are_found_in_every_parameter() {
    assert_eq!(
        found(tuple_parameters, "graph/a.rs", "fn f((a, b): (u8, u8)) {}"),
        ["1: `( a , b )` of `f` is a tuple"]
    );
    assert_caught(
        tuple_parameters,
        "graph/a.rs",
        &[
            "fn f(\n    (\n        mut a,\n        ref b,\n    ): (u8, u8),\n) {}",
            "fn f(&(a, b): &(u8, u8)) {}",
            "fn f([(a, b), _]: [(u8, u8); 2]) {}",
            "fn f((a, (_, b)): (u8, (u8, u8))) {}",
            "fn f((A { a, .. }, b): (A, u8)) {}",
            "fn f(whole @ (a, b): (u8, u8)) {}",
            "impl A { fn f(&self, (a, b): (u8, u8)) {} }",
            "fn f() { fn g((a, b): (u8, u8)) {} }",
            "macro_rules! m { () => { fn f((a, b): (u8, u8)) {} } }",
        ],
    );
    assert_allowed(
        tuple_parameters,
        "graph/a.rs",
        &[
            "fn f([a, b]: [u8; 2]) {}",
            "fn f((a, _): (u8, u8)) {}",
            "fn f(Pair(a, b): Pair, Ends { from, to }: Ends) {}",
            "fn f() { g.map(|(a, b)| a + b); }",
        ],
    );
}

#[test]
fn long_lists_of_parameters_are_found() {
    assert_eq!(
        found(
            parameters,
            "graph/a.rs",
            "fn f(a: A, b: B, c: C, d: D, e: E, f: F) {}"
        ),
        ["1: `f` has 6 parameters"]
    );
    assert_caught(
        parameters,
        "graph/a.rs",
        &[
            "impl A { fn f(&mut self, a: A, b: B, c: C, d: D, e: E) {} }",
            "trait A { fn f<T>(&self, a: A<T>, b: B, c: C, d: D, e: E,) -> T; }",
            "#[allow(clippy::too_many_arguments)] fn f(_: A, _: B, _: C, _: D, _: E, _: F) {}",
            "fn f() { fn g(a: A, b: B, c: C, d: D, e: E, f: F) {} }",
        ],
    );
    assert_allowed(
        parameters,
        "graph/a.rs",
        &[
            "fn f(a: A<u8, u8>, b: [u8; 2], c: (u8, u8), d: HashMap<u8, Vec<u8>>, e: E,) {}",
            "fn f(a: impl Fn(A, B, C) -> D, b: fn(A, B, C, D, E, F) -> G) {}",
        ],
    );
}

#[test]
fn long_functions_are_found() {
    let of_lines = |lines: usize| format!("fn f() {{\n{}}}", "g();\n".repeat(lines - 2));
    assert_eq!(
        found(
            function_lengths,
            "graph/a.rs",
            &of_lines(MOST_BODY_LINES + 1)
        ),
        ["1: `f` has 61 lines"]
    );
    let long = of_lines(MOST_BODY_LINES + 1);
    assert_caught(
        function_lengths,
        "graph/a.rs",
        &[
            &format!("impl A {{ {long} }}"),
            &format!("trait A {{ {long} }}"),
            &format!("#[expect(clippy::too_many_lines)]\n{long}"),
            &format!("macro_rules! m {{ () => {{ {long} }} }}"),
            &long.replacen(
                "()",
                "(a: [u8; { 1 }]) -> [u8; { 1 }] where [u8; { 1 }]: A",
                1,
            ),
        ],
    );
    let short = of_lines(MOST_BODY_LINES);
    assert_allowed(
        function_lengths,
        "graph/a.rs",
        &[
            &short,
            &format!("{short}\n{short}"),
            &format!("trait A {{ fn f(); }}\n{}", "struct A {}\n".repeat(100)),
        ],
    );
}

#[test]
fn matches_on_nothing_are_found() {
    assert_caught(
        empty_matches,
        "graph/a.rs",
        &[
            "fn f() { match () { () if a => 1, () => 2 } }",
            "fn f() { match\n()\n{ _ if a => 1, _ => 2 } }",
            "fn f() { match { () } { () if a => 1, () => 2 } }",
            "fn f() { match true { _ if a => 1, _ => 2 } }",
        ],
    );
    assert_allowed(
        empty_matches,
        "graph/a.rs",
        &["fn f() { match a() { () => 1 } match (a, b) { _ => 1 } }"],
    );
}

#[test]
fn errors_that_are_texts_are_found() {
    assert_caught(
        text_errors,
        "graph/a.rs",
        &[
            "fn f() -> Result<u8, String> {}",
            "fn f() -> Result<Vec<(u8, A<u8>)>, &'static str> {}",
            "fn f() -> std::result::Result<u8, std::string::String> {}",
            "fn f() -> Result<u8, Box<str>> {}",
            "fn f() -> Result<u8, Cow<'static, str>> {}",
            "type Answer<T> = Result<T, String>;",
            "fn f() { g().collect::<Result<Vec<u8>, String>>() }",
            "fn f() { Result::<u8, String>::Ok(1); }",
            "struct A { a: fn(u8) -> Result<u8, String> }",
        ],
    );
    assert_allowed(
        text_errors,
        "graph/a.rs",
        &[
            "fn f() -> Result<String, Error> {}",
            "fn f() -> io::Result<String> {}",
            "fn f() -> Option<(u8, String)> {}",
            "#[cfg(test)] mod tests { fn f() -> Result<u8, String> {} }",
        ],
    );
}
