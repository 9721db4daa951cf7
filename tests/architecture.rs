//! The house rules, read off the source text: who may import whom, and what no file may contain.
//!
//! Each rule is a function from a file to its violations, and has a test showing that it fails on a
//! bad snippet. A rule that gets in the way is changed here, with its reason, and in
//! `src/README.md`; never worked around.

use std::fs;
use std::path::Path;

/// A layer, the layers it may name besides itself, and the outside crates that are at home in it.
struct Layer {
    name: &'static str,
    layers: &'static str,
    crates: &'static str,
}

impl Layer {
    const fn new(name: &'static str, layers: &'static str, crates: &'static str) -> Self {
        Self {
            name,
            layers,
            crates,
        }
    }
}

const LAYERS: [Layer; 11] = [
    Layer::new(
        "model",
        "",
        "edtf_core hashbrown jiff julian thiserror whenparse",
    ),
    Layer::new(
        "dataset",
        "model",
        "csv hashbrown memchr serde serde_json strsim thiserror twox_hash",
    ),
    Layer::new(
        "graph",
        "model",
        "any_ascii fixedbitset hashbrown petgraph rapidfuzz thiserror unicode_normalization",
    ),
    Layer::new("analysis", "graph model", "petgraph"),
    Layer::new("layout", "graph model", ""),
    Layer::new("query", "graph model", "hashbrown petgraph thiserror"),
    Layer::new(
        "exchange",
        "dataset graph model",
        "any_ascii calamine chardetng csv encoding_rs flate2 hashbrown jiff memchr oxrdf oxttl quick_xml serde serde_json thiserror zip",
    ),
    Layer::new(
        "explorer",
        "exchange query analysis layout graph dataset model",
        "form_urlencoded hashbrown thiserror",
    ),
    Layer::new(
        "view",
        "explorer exchange query layout graph model",
        "form_urlencoded hashbrown serde utoipa",
    ),
    Layer::new(
        "server",
        "view explorer exchange query model",
        "askama axum form_urlencoded futures_util hyper_util lol_html serde serde_json thiserror tokio tower tower_http utoipa",
    ),
    Layer::new(
        "cli",
        "server view explorer exchange dataset model",
        "anyhow clap indicatif serde serde_json textwrap tokio",
    ),
];

/// Layers that compute: no files, sockets, clock, threads of their own, or outside format.
const PURE: [&str; 5] = ["model", "graph", "analysis", "layout", "query"];

const IMPURE: [&str; 8] = [
    "std::fs",
    "std::net",
    "std::env",
    "SystemTime",
    "Instant",
    "tokio",
    "async",
    "await",
];

const PANICS: [&str; 7] = [
    ".unwrap()",
    ".expect(",
    "panic!",
    "todo!",
    "unimplemented!",
    "dbg!",
    "unsafe",
];

const EMPTY_NAMES: [&str; 6] = ["util", "utils", "common", "helper", "helpers", "manager"];

const MOST_LINES: usize = 400;

/// A file of `src/`.
struct SourceFile {
    /// Its path below `src/`, with `/`.
    path: String,
    /// Everything in it.
    text: String,
    /// The text without comments, string contents and unit tests.
    code: String,
}

type Rule = fn(&SourceFile) -> Vec<String>;

const RULES: [(&str, Rule); 12] = [
    ("layers name only the layers before them", imports_of_layers),
    ("outside crates stay in their layers", imports_of_crates),
    ("imports show their direction", grouped_imports),
    ("every file says what it is", header),
    ("files are short", length),
    ("a mod.rs is a facade", logic_in_facade),
    ("nothing panics", panics),
    ("names say something", empty_names),
    ("core types have no outside form", serialized_core),
    ("the core computes and nothing else", impure_core),
    ("features stand on mod lines only", scattered_features),
    ("a view writes down what was computed", computing_views),
];

#[test]
fn every_file_keeps_every_rule() {
    let files = sources();
    assert!(files.len() > 80, "only {} files were found", files.len());
    let violations = files.iter().flat_map(|file| {
        RULES.iter().flat_map(move |(name, rule)| {
            rule(file)
                .into_iter()
                .map(move |found| format!("{}: {name}: {found}", file.path))
        })
    });
    let violations: Vec<String> = violations.collect();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn every_folder_of_src_is_a_layer_of_the_table() {
    let mut folders: Vec<String> = sources()
        .iter()
        .filter_map(|file| Some(file.path.split_once('/')?.0.to_owned()))
        .collect();
    folders.sort_unstable();
    folders.dedup();
    let mut layers: Vec<&str> = LAYERS.iter().map(|layer| layer.name).collect();
    layers.sort_unstable();
    assert_eq!(folders, layers);
}

#[test]
fn no_layer_may_name_one_that_may_name_it() {
    for layer in &LAYERS {
        for named in layer.layers.split(' ').filter(|named| !named.is_empty()) {
            let other = LAYERS
                .iter()
                .find(|other| other.name == named)
                .expect("the table names layers");
            assert!(
                !lists(other.layers, layer.name),
                "{} and {named} may name each other",
                layer.name
            );
        }
    }
}

#[test]
fn the_map_names_every_layer() {
    let map = fs::read_to_string(root().join("src/README.md")).expect("src/README.md can be read");
    let missing: Vec<&str> = LAYERS
        .iter()
        .map(|layer| layer.name)
        .filter(|name| !map.contains(*name))
        .collect();
    assert!(
        missing.is_empty(),
        "src/README.md does not mention {missing:?}"
    );
}

fn imports_of_layers(file: &SourceFile) -> Vec<String> {
    let Some(layer) = file.layer() else {
        return Vec::new();
    };
    let named = words_after(&file.code, "crate::");
    let foreign = named
        .into_iter()
        .filter(|name| name != layer.name && LAYERS.iter().any(|known| known.name == name));
    foreign
        .filter(|name| !lists(layer.layers, name))
        .map(|name| format!("crate::{name}"))
        .collect()
}

fn imports_of_crates(file: &SourceFile) -> Vec<String> {
    let Some(layer) = file.layer() else {
        return Vec::new();
    };
    let used = dependencies()
        .into_iter()
        .filter(|name| names_crate(&file.code, name));
    used.filter(|name| !lists(layer.crates, name)).collect()
}

fn grouped_imports(file: &SourceFile) -> Vec<String> {
    let uses = file
        .code
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("use ") || line.starts_with("pub use "));
    uses.filter(|line| line.contains('{') || line.contains('*'))
        .map(str::to_owned)
        .collect()
}

fn header(file: &SourceFile) -> Vec<String> {
    if file.text.starts_with("//! ") {
        Vec::new()
    } else {
        vec!["it does not begin with //!".to_owned()]
    }
}

/// Files that the narrower width made too long, each to be divided by meaning in a commit of its
/// own; nothing may be added.
const YET_TO_BE_DIVIDED: [&str; 11] = [
    "explorer/explorer_handle.rs",
    "model/network_builder.rs",
    "exchange/xml/declared.rs",
    "exchange/graphml/read.rs",
    "explorer/read_factoids.rs",
    "query/journey.rs",
    "exchange/xml/cursor.rs",
    "server/parameter_schemas.rs",
    "exchange/date_phrases/read.rs",
    "exchange/pajek/sections.rs",
    "exchange/delimited_text/ends.rs",
];

fn length(file: &SourceFile) -> Vec<String> {
    if YET_TO_BE_DIVIDED.contains(&file.path.as_str()) {
        return Vec::new();
    }
    let lines = file.text.lines().count();
    if lines <= MOST_LINES {
        Vec::new()
    } else {
        vec![format!("{lines} lines, at most {MOST_LINES}")]
    }
}

fn logic_in_facade(file: &SourceFile) -> Vec<String> {
    // The routes of the server stand in one file that is no mod.rs; nothing is exempt.
    if !file.path.ends_with("mod.rs") {
        return Vec::new();
    }
    let logic = ["fn", "impl", "struct", "enum", "const", "static"];
    logic
        .into_iter()
        .filter(|word| has_word(&file.code, word))
        .map(|word| format!("`{word}`"))
        .collect()
}

fn panics(file: &SourceFile) -> Vec<String> {
    PANICS
        .into_iter()
        .filter(|call| has_word(&file.code, call))
        .map(str::to_owned)
        .collect()
}

fn empty_names(file: &SourceFile) -> Vec<String> {
    let stems = file.path.split(['/', '.']).map(str::to_lowercase);
    let mut found: Vec<String> = stems
        .filter(|stem| EMPTY_NAMES.contains(&stem.as_str()))
        .collect();
    let declared = ["mod ", "struct ", "enum ", "trait ", "fn "]
        .into_iter()
        .flat_map(|keyword| words_after(&file.code, keyword));
    found.extend(declared.filter(|name| {
        let lower = name.to_lowercase();
        EMPTY_NAMES
            .iter()
            .any(|empty| lower == *empty || (lower.ends_with(empty) && is_last_part(name, empty)))
    }));
    found
}

/// Whether a name in camel or snake case ends in this word: `RouteManager`, `path_util`.
fn is_last_part(name: &str, word: &str) -> bool {
    let at = name.len() - word.len();
    name.as_bytes()[at].is_ascii_uppercase()
        || at
            .checked_sub(1)
            .is_some_and(|before| name.as_bytes()[before] == b'_')
}

fn serialized_core(file: &SourceFile) -> Vec<String> {
    if !file.is_pure() {
        return Vec::new();
    }
    ["Serialize", "Deserialize"]
        .into_iter()
        .filter(|word| has_word(&file.code, word))
        .map(str::to_owned)
        .collect()
}

fn impure_core(file: &SourceFile) -> Vec<String> {
    if !file.is_pure() {
        return Vec::new();
    }
    IMPURE
        .into_iter()
        .filter(|word| has_word(&file.code, word))
        .map(str::to_owned)
        .collect()
}

/// All work that takes time is given a budget, and no view has one to give.
fn computing_views(file: &SourceFile) -> Vec<String> {
    if file.layer().is_none_or(|layer| layer.name != "view") {
        return Vec::new();
    }
    ["Budget", "Limits", "spread", "settle", "by_year"]
        .into_iter()
        .filter(|word| has_word(&file.code, word))
        .map(str::to_owned)
        .collect()
}

fn scattered_features(file: &SourceFile) -> Vec<String> {
    let lines: Vec<&str> = file.code.lines().map(str::trim).collect();
    let attributes = lines
        .windows(2)
        .filter(|pair| pair[0].starts_with("#[cfg(feature"));
    attributes
        .filter(|pair| !pair[1].starts_with("pub mod ") && !pair[1].starts_with("mod "))
        .map(|pair| pair[1].to_owned())
        .collect()
}

impl SourceFile {
    fn new(path: &str, text: &str) -> Self {
        let (before_tests, _) = text.split_once("#[cfg(test)]").unwrap_or((text, ""));
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code: code_of(before_tests),
        }
    }

    fn layer(&self) -> Option<&'static Layer> {
        let (folder, _) = self.path.split_once('/')?;
        LAYERS.iter().find(|layer| layer.name == folder)
    }

    fn is_pure(&self) -> bool {
        self.layer().is_some_and(|layer| PURE.contains(&layer.name))
    }
}

/// Whether a name stands in a list of the table.
fn lists(names: &str, name: &str) -> bool {
    names.split(' ').any(|known| known == name)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<SourceFile> {
    let base = root().join("src");
    let mut folders = vec![base.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source file can be read");
                let below = path
                    .strip_prefix(&base)
                    .expect("it is below src")
                    .to_string_lossy()
                    .replace('\\', "/");
                files.push(SourceFile::new(&below, &text));
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The crates that `Cargo.toml` depends on, as they are written in code.
fn dependencies() -> Vec<String> {
    let manifest = include_str!("../Cargo.toml");
    let section = manifest
        .split("\n[")
        .find(|section| section.starts_with("dependencies]"))
        .expect("there are dependencies");
    let names = section
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim().replace('-', "_"));
    names
        .filter(|name| !name.is_empty() && !name.starts_with('#'))
        .collect()
}

/// Code with comments dropped and the contents of strings and character literals emptied.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (skipped, kept) = match first {
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), ""),
            '/' if rest.starts_with("/*") => {
                (rest.find("*/").map_or(rest.len(), |end| end + 2), "")
            }
            'r' if rest.starts_with("r\"") || rest.starts_with("r#\"") => {
                (raw_string(rest), "\"\"")
            }
            '"' => (closed_by(rest, '"'), "\"\""),
            '\'' if is_character(rest) => (closed_by(rest, '\''), "' '"),
            _ => (first.len_utf8(), &rest[..first.len_utf8()]),
        };
        code.push_str(kept);
        rest = &rest[skipped..];
    }
    code
}

/// Where a literal ends that began with `mark`, escapes heeded.
fn closed_by(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (position, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == mark => return position + 1,
            _ => {}
        }
    }
    text.len()
}

fn raw_string(text: &str) -> usize {
    let (open, close) = if text.starts_with("r#") {
        (3, "\"#")
    } else {
        (2, "\"")
    };
    text[open..]
        .find(close)
        .map_or(text.len(), |end| open + end + close.len())
}

/// Whether a quote begins a character, not a lifetime.
fn is_character(text: &str) -> bool {
    let mut letters = text.chars().skip(1);
    matches!(
        (letters.next(), letters.next()),
        (Some('\\'), _) | (Some(_), Some('\''))
    )
}

/// The words that follow `mark` in code.
fn words_after(code: &str, mark: &str) -> Vec<String> {
    let starts = code
        .match_indices(mark)
        .filter(|(position, _)| !is_word_end(&code[..*position]));
    let words = starts.map(|(position, _)| &code[position + mark.len()..]);
    words
        .map(|rest| {
            rest.chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect()
        })
        .collect()
}

fn names_crate(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    let mut starts = code.match_indices(&path);
    starts.any(|(position, _)| !is_word_end(&code[..position]) && !code[..position].ends_with("::"))
}

/// Whether `word` stands in code, not as a part of a longer one.
fn has_word(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(position, _)| {
        let after = code[position + word.len()..].chars().next();
        let continues = word.ends_with(char::is_alphanumeric)
            && after.is_some_and(|next| next.is_alphanumeric() || next == '_');
        let inside = word.starts_with(char::is_alphanumeric) && is_word_end(&code[..position]);
        !inside && !continues
    })
}

fn is_word_end(text: &str) -> bool {
    text.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
}

/// What a rule finds in a snippet.
fn found(rule: Rule, path: &str, text: &str) -> Vec<String> {
    rule(&SourceFile::new(path, text))
}

#[test]
fn the_rule_of_layers_sees_imports_and_paths() {
    assert_eq!(
        found(imports_of_layers, "model/a.rs", "use crate::graph::Scope;"),
        ["crate::graph"]
    );
    assert_eq!(
        found(
            imports_of_layers,
            "query/a.rs",
            "fn f() { crate::server::run() }"
        ),
        ["crate::server"]
    );
    assert!(
        found(
            imports_of_layers,
            "query/a.rs",
            "use crate::graph::Scope; // not crate::server"
        )
        .is_empty()
    );
}

#[test]
fn the_rule_of_crates_sees_imports_and_paths() {
    assert_eq!(
        found(imports_of_crates, "model/a.rs", "use serde::Serialize;"),
        ["serde"]
    );
    assert_eq!(
        found(imports_of_crates, "view/a.rs", "fn f() -> axum::Router {}"),
        ["axum"]
    );
    assert!(
        found(
            imports_of_crates,
            "graph/a.rs",
            "use petgraph::Graph; use crate::http::x;"
        )
        .is_empty()
    );
}

#[test]
fn the_rule_of_imports_sees_groups_and_globs() {
    assert_eq!(
        found(
            grouped_imports,
            "graph/a.rs",
            "use crate::model::{Day, Status};"
        )
        .len(),
        1
    );
    assert_eq!(
        found(grouped_imports, "graph/a.rs", "pub use crate::model::*;").len(),
        1
    );
    assert!(found(grouped_imports, "graph/a.rs", "use crate::model::Day;").is_empty());
}

#[test]
fn the_rules_of_form_see_headers_lengths_and_facades() {
    assert_eq!(found(header, "graph/a.rs", "use std::fmt;").len(), 1);
    assert_eq!(
        found(length, "graph/a.rs", &"//!\n".repeat(MOST_LINES + 1)).len(),
        1
    );
    assert!(found(length, "graph/a.rs", &"//!\n".repeat(MOST_LINES)).is_empty());
    assert_eq!(
        found(
            logic_in_facade,
            "graph/mod.rs",
            "//! doc\nmod a;\nfn f() {}"
        ),
        ["`fn`"]
    );
    assert!(
        found(
            logic_in_facade,
            "graph/mod.rs",
            "//! A fn is a thing.\nmod a;\npub use a::function;"
        )
        .is_empty()
    );
}

#[test]
fn the_rule_of_panics_sees_code_only() {
    assert_eq!(
        found(panics, "a.rs", "fn f() { x.unwrap(); y.expect(\"z\"); }"),
        [".unwrap()", ".expect("]
    );
    assert_eq!(
        found(panics, "a.rs", "fn f() { panic!(\"z\") }"),
        ["panic!"]
    );
    assert!(
        found(
            panics,
            "a.rs",
            "/// Never `.unwrap()`.\n#[expect(dead_code)]\nlet a = \"panic!\"; x.unwrap_or(1)"
        )
        .is_empty()
    );
    assert!(
        found(
            panics,
            "a.rs",
            "fn f() {}\n#[cfg(test)]\nmod tests { fn g() { x.unwrap() } }"
        )
        .is_empty()
    );
}

#[test]
fn the_rule_of_names_sees_files_and_types() {
    assert_eq!(found(empty_names, "graph/util.rs", ""), ["util"]);
    assert_eq!(
        found(empty_names, "graph/a.rs", "struct RouteManager;"),
        ["RouteManager"]
    );
    assert_eq!(
        found(empty_names, "graph/a.rs", "fn path_helper() {}"),
        ["path_helper"]
    );
    assert!(
        found(
            empty_names,
            "graph/common_window.rs",
            "fn common_window() {} struct Utility;"
        )
        .is_empty()
    );
}

#[test]
fn the_rules_of_the_core_see_outside_forms_and_the_world() {
    assert_eq!(
        found(
            serialized_core,
            "model/a.rs",
            "#[derive(Serialize)] struct A;"
        ),
        ["Serialize"]
    );
    assert!(
        found(
            serialized_core,
            "view/a.rs",
            "#[derive(Serialize)] struct A;"
        )
        .is_empty()
    );
    assert_eq!(
        found(impure_core, "query/a.rs", "use std::fs; async fn f() {}"),
        ["std::fs", "async"]
    );
    assert!(found(impure_core, "dataset/a.rs", "use std::fs;").is_empty());
}

#[test]
fn the_rule_of_features_sees_anything_but_modules() {
    assert_eq!(
        found(
            scattered_features,
            "lib.rs",
            "#[cfg(feature = \"server\")]\nfn f() {}"
        )
        .len(),
        1
    );
    assert!(
        found(
            scattered_features,
            "lib.rs",
            "#[cfg(feature = \"server\")]\npub mod server;"
        )
        .is_empty()
    );
}

#[test]
fn the_rule_of_views_sees_work_that_takes_time() {
    let computing = "fn f() { crate::layout::spread(&t, &r, &mut Budget::default()) }";
    assert_eq!(
        found(computing_views, "view/a.rs", computing),
        ["Budget", "spread"]
    );
    assert!(found(computing_views, "explorer/a.rs", computing).is_empty());
}

#[test]
fn code_is_told_from_comments_strings_and_lifetimes() {
    assert_eq!(code_of("a /* b */ c // d\ne"), "a  c \ne");
    assert_eq!(code_of(r#"f("g \" h", 'i', '\'')"#), r#"f("", ' ', ' ')"#);
    assert_eq!(code_of("fn f<'a>(b: &'a str)"), "fn f<'a>(b: &'a str)");
    assert_eq!(code_of("r#\"a \"b\" c\"# d"), "\"\" d");
}
