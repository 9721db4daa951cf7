//! What the paths of a file lead to: `super`, `self`, imports and their aliases followed.
//!
//! An alias counts in the whole file, and a name that an import and an outside crate share is taken
//! for both, so that no path can hide behind another.

use super::written::Written;
use super::written::WrittenPath;

/// The name of this crate, which `main.rs` uses for its root.
const OWN_NAME: &str = "prosopograph";

/// Aliases of aliases that are followed.
const LONGEST_CHAIN: usize = 8;

/// What a path leads to: from `crate`, or from the name of an outside crate.
pub struct NamedPath {
    pub segments: Vec<String>,
    pub is_import: bool,
    pub line: usize,
}

impl NamedPath {
    /// Whether it leads to `place`, such as `std::fs`, or to something in it.
    pub fn is_in(&self, place: &str) -> bool {
        let mut segments = self.segments.iter();
        place
            .split("::")
            .all(|name| segments.next().is_some_and(|segment| segment == name))
    }

    /// The path as it would be written in full.
    pub fn text(&self) -> String {
        self.segments.join("::")
    }
}

/// Everything the paths of a file may lead to; `module` is the file's own place.
pub fn named_paths(module: Vec<String>, written: &Written) -> Vec<NamedPath> {
    let names = Names { module, written };
    let mut found = Vec::new();
    for path in &names.written.paths {
        for segments in names.resolve(path, 0) {
            found.push(NamedPath {
                segments,
                is_import: path.is_import,
                line: path.line,
            });
        }
    }
    found
}

struct Names<'a> {
    module: Vec<String>,
    written: &'a Written,
}

impl Names<'_> {
    fn resolve(&self, path: &WrittenPath, chain: usize) -> Vec<Vec<String>> {
        let Some(first) = path.segments.first() else {
            return Vec::new();
        };
        if path.is_absolute {
            return vec![outside(path)];
        }
        if matches!(first.as_str(), "crate" | "self" | "super") {
            return vec![self.climb(path)];
        }
        let mut found = vec![outside(path)];
        let rest = &path.segments[1..];
        for (inner, name) in &self.written.modules {
            if name == first {
                found.push([self.absolute(inner), path.segments.clone()].concat());
            }
        }
        let imports = self.written.paths.iter().filter(|other| {
            other.is_import && other.alias.as_ref() == Some(first) && *other != path
        });
        for import in imports.filter(|_| chain < LONGEST_CHAIN) {
            for target in self.resolve(import, chain + 1) {
                found.push([target.as_slice(), rest].concat());
            }
        }
        found
    }

    /// A path that begins with `crate`, `self` or `super`.
    fn climb(&self, path: &WrittenPath) -> Vec<String> {
        let mut base = self.absolute(&path.inner_modules);
        let mut rest = path.segments.as_slice();
        while let [first, others @ ..] = rest {
            match first.as_str() {
                "crate" => base.truncate(1),
                "self" => {}
                "super" => base.truncate(base.len().saturating_sub(1).max(1)),
                _ => break,
            }
            rest = others;
        }
        base.extend_from_slice(rest);
        base
    }

    fn absolute(&self, inner: &[String]) -> Vec<String> {
        [&["crate".to_owned()], self.module.as_slice(), inner].concat()
    }
}

/// A path that begins with the name of a crate, this one's too.
fn outside(path: &WrittenPath) -> Vec<String> {
    let own = path.segments[0] == OWN_NAME || path.is_absolute && path.segments[0] == "self";
    if own {
        [&["crate".to_owned()], &path.segments[1..]].concat()
    } else {
        path.segments.clone()
    }
}
