//! Rules for the layers that compute: they touch nothing outside, print nothing, and are the same
//! on every machine. The layers that ask them and write their answers down touch nothing outside
//! either.

use super::panic_rules::called_macros;
use super::source_file::SourceFile;
use super::source_file::Violation;
use super::tokens::Token;

/// Where the standard library and others lead out of the program: files, sockets, the clock,
/// threads, processes, the surroundings, chance, and ways around a panic.
const OUTSIDE: [&str; 19] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::os",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "std::time",
    "std::path",
    "std::backtrace",
    "std::hash::RandomState",
    "std::panic",
    "std::sync::mpsc",
    "core::panic",
    "rayon",
    "tokio",
    "rand",
];

/// What stands in one of these places and reads nothing: a length of time.
const INSIDE: &str = "std::time::Duration";

/// Layers besides the core that touch nothing outside.
const ALSO_INSIDE: [&str; 2] = ["explorer", "view"];

/// Words that have no other meaning in our code.
const OUTSIDE_WORDS: [&str; 7] = [
    "SystemTime",
    "UNIX_EPOCH",
    "Instant",
    "RandomState",
    "async",
    "await",
    "thread_local",
];

const OUTPUT: [&str; 4] = ["print", "println", "eprint", "eprintln"];

/// Macros that ask what the program is built for, or with. `include_str!` is left to the core: a
/// table of words beside the code is the same for everybody.
const CONDITIONS: [&str; 4] = ["cfg", "env", "option_env", "include_bytes"];

/// Traits that give a type a form outside the program.
pub fn serialization(file: &SourceFile) -> Vec<Violation> {
    words(file, &["Serialize", "Deserialize"])
}

/// Paths and words that lead out of the program.
pub fn outside_world(file: &SourceFile) -> Vec<Violation> {
    if !touches_nothing(file) {
        return Vec::new();
    }
    let paths = file.named.iter();
    let mut found: Vec<Violation> = paths
        .filter(|path| OUTSIDE.iter().any(|place| path.is_in(place)) && !path.is_in(INSIDE))
        .map(|path| Violation::new(path.line, format!("`{}`", path.text())))
        .collect();
    found.extend(words_anywhere(file, &OUTSIDE_WORDS));
    found
}

/// Macros that print.
pub fn output(file: &SourceFile) -> Vec<Violation> {
    if !touches_nothing(file) {
        return Vec::new();
    }
    called_macros(&file.tokens, &OUTPUT)
}

/// Macros and attributes that make the core another one on another machine.
pub fn conditions(file: &SourceFile) -> Vec<Violation> {
    if !file.is_core() {
        return Vec::new();
    }
    let mut found = called_macros(&file.tokens, &CONDITIONS);
    let attributes = file.tokens.windows(2).filter(|pair| {
        pair[0].opens("[") && (pair[1].is_word("cfg") || pair[1].is_word("cfg_attr"))
    });
    found.extend(attributes.map(|pair| Violation::new(pair[1].line, "`#[cfg]`")));
    found
}

/// Whether a file is one of a layer that touches nothing outside and prints nothing.
fn touches_nothing(file: &SourceFile) -> bool {
    let layer = file.layer();
    file.is_core() || layer.is_some_and(|layer| ALSO_INSIDE.contains(&layer.name))
}

/// Words in a file of the core.
fn words(file: &SourceFile, words: &[&str]) -> Vec<Violation> {
    if file.is_core() {
        words_anywhere(file, words)
    } else {
        Vec::new()
    }
}

fn words_anywhere(file: &SourceFile, words: &[&str]) -> Vec<Violation> {
    let is_meant = |token: &&Token| words.iter().any(|word| token.is_word(word));
    let found = file.tokens.iter().filter(is_meant);
    found
        .map(|token| Violation::new(token.line, format!("`{}`", token.text)))
        .collect()
}

/// What a view would need to compute anything that takes time: all such work is given a budget, and
/// a view has none to give.
pub fn computing_views(file: &SourceFile) -> Vec<Violation> {
    if file.layer().is_none_or(|layer| layer.name != "view") {
        return Vec::new();
    }
    words_anywhere(file, &["Budget", "Limits", "spread", "settle", "by_year"])
}
