//! The files of `src/`, parsed; what only tests see is left out.

use std::fmt;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::path::PathBuf;
use std::sync::LazyLock;

use proc_macro2::TokenStream;
use syn::Attribute;
use syn::Item;
use syn::spanned::Spanned;

use super::attributes::code_in_strings;
use super::indexing::index_lines;
use super::layers::CORE;
use super::layers::Layer;
use super::layers::layer_of;
use super::resolution::NamedPath;
use super::resolution::named_paths;
use super::tokens::Token;
use super::tokens::flatten;
use super::written::Written;
use super::written::written;

/// A file of `src/`: what the rules ask of it. Items that carry `#[cfg(test)]` are left out.
///
/// It holds no syntax tree, which could not be shared by the threads of the tests.
pub struct SourceFile {
    /// Its path below `src/`, with `/`.
    pub path: String,
    /// Everything in it.
    pub text: String,
    /// The lines where its items begin that are neither `mod name;` nor `use`.
    pub item_lines: Vec<usize>,
    /// The lines of its index expressions.
    pub index_lines: Vec<usize>,
    /// Its tokens in the order of the text; comments are not among them.
    pub tokens: Vec<Token>,
    /// The paths it writes, in the strings of attributes too.
    pub written: Written,
    /// What these paths lead to.
    pub named: Vec<NamedPath>,
}

/// Line and column.
type Place = (usize, usize);

/// A file that is not valid code.
#[derive(Debug)]
pub struct ParseFault {
    path: String,
    line: usize,
    reason: String,
}

impl fmt::Display for ParseFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.path, self.line, self.reason)
    }
}

/// Where a rule is broken, and how.
pub struct Violation {
    pub line: usize,
    pub what: String,
}

impl Violation {
    pub fn new(line: usize, what: impl Into<String>) -> Self {
        Self {
            line,
            what: what.into(),
        }
    }
}

impl SourceFile {
    /// Parses a file.
    pub fn parse(path: &str, text: &str) -> Result<Self, ParseFault> {
        let fault = |line: usize, reason: String| ParseFault {
            path: path.to_owned(),
            line,
            reason,
        };
        let mut syntax = syn::parse_file(text)
            .map_err(|error| fault(error.span().start().line, error.to_string()))?;
        let stream: TokenStream = text
            .parse()
            .map_err(|error: proc_macro2::LexError| fault(1, error.to_string()))?;
        let mut test_items = Vec::new();
        drop_test_items(&mut syntax.items, &mut test_items);
        let mut tokens = flatten(stream);
        tokens.retain(|token| {
            let place = (token.line, token.column);
            !test_items.iter().any(|item| item.contains(&place))
        });
        let in_strings = written(&code_in_strings(&tokens));
        let mut written = written(&tokens);
        written.paths.extend(in_strings.paths);
        Ok(Self {
            path: path.to_owned(),
            text: text.to_owned(),
            item_lines: item_lines(&syntax),
            index_lines: index_lines(&syntax),
            named: named_paths(module_of(path), &written),
            written,
            tokens,
        })
    }

    /// The layer it belongs to; `None` for a file that has no place.
    pub fn layer(&self) -> Option<&'static Layer> {
        layer_of(&self.path)
    }

    /// Whether it belongs to a layer that computes and nothing else.
    pub fn is_core(&self) -> bool {
        self.layer().is_some_and(|layer| CORE.contains(&layer.name))
    }

    /// A line of it, for showing.
    pub fn shown(&self, line: usize) -> String {
        let text = self.text.lines().nth(line - 1).unwrap_or_default();
        format!("`{}`", text.trim())
    }

    /// Whether it is the facade of a folder, or of the library.
    pub fn is_facade(&self) -> bool {
        self.path == "lib.rs" || self.path.rsplit('/').next() == Some("mod.rs")
    }
}

/// The module a file is, as a path from the root of the crate.
fn module_of(path: &str) -> Vec<String> {
    let stem = path.trim_end_matches(".rs");
    let mut parts: Vec<String> = stem.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod") || matches!(path, "lib.rs" | "main.rs") {
        parts.pop();
    }
    parts
}

/// Takes out the items that carry `#[cfg(test)]` themselves, inside modules too, and keeps the
/// range of the text each covers. What follows such an item stays.
fn drop_test_items(items: &mut Vec<Item>, dropped: &mut Vec<Range<Place>>) {
    items.retain_mut(|item| {
        if attributes(item).iter().any(is_cfg_test) {
            let (start, end) = (item.span().start(), item.span().end());
            dropped.push((start.line, start.column)..(end.line, end.column));
            return false;
        }
        if let Item::Mod(module) = item
            && let Some((_, inner)) = &mut module.content
        {
            drop_test_items(inner, dropped);
        }
        true
    });
}

/// Whether an attribute is `#[cfg(test)]` and nothing more: `cfg(any(test, …))` also holds outside
/// tests.
fn is_cfg_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute
            .parse_args::<syn::Ident>()
            .is_ok_and(|condition| condition == "test")
}

/// The lines where items begin that hold logic: anything but `mod name;` and `use`.
fn item_lines(syntax: &syn::File) -> Vec<usize> {
    let items = syntax.items.iter();
    let logic = items.filter(|item| match item {
        Item::Mod(module) => module.content.is_some(),
        item => !matches!(item, Item::Use(_)),
    });
    logic.map(|item| item.span().start().line).collect()
}

/// The attributes of an item.
fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::ForeignMod(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::TraitAlias(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The folder of the crate.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

static SOURCES: LazyLock<Vec<SourceFile>> = LazyLock::new(read_sources);

/// Every file below `src/`, in the order of their paths.
pub fn sources() -> &'static [SourceFile] {
    &SOURCES
}

fn read_sources() -> Vec<SourceFile> {
    let base = root().join("src");
    let mut files: Vec<SourceFile> = rust_files(&base)
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path).expect("a source file can be read");
            let below = path.strip_prefix(&base).expect("it is below src");
            let below = below.to_string_lossy().replace('\\', "/");
            SourceFile::parse(&below, &text).unwrap_or_else(|error| panic!("src/{error}"))
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn rust_files(base: &Path) -> Vec<PathBuf> {
    let mut folders = vec![base.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}
