//! Rules about imports and paths: which way they may lead, and that they show it.

use super::layers::is_layer;
use super::manifest::dependencies;
use super::source_file::SourceFile;
use super::source_file::Violation;

const STANDARD: [&str; 3] = ["std", "core", "alloc"];

/// Paths to layers that this file's layer may not name, and to things at the root of the crate,
/// which belong to no layer.
pub fn layers(file: &SourceFile) -> Vec<Violation> {
    let Some(layer) = file.layer() else {
        return Vec::new();
    };
    let paths = file.named.iter().filter(|path| path.is_in("crate"));
    let violations = paths.filter_map(|path| {
        let name = path.segments.get(1)?;
        if is_layer(name) {
            let what = format!("{} may not name {name}: `{}`", layer.name, path.text());
            (!layer.may_name(name)).then(|| Violation::new(path.line, what))
        } else {
            let what = format!("`{}` is in no layer", path.text());
            Some(Violation::new(path.line, what))
        }
    });
    violations.collect()
}

/// Paths to outside crates that are not at home in this file's layer.
pub fn crates(file: &SourceFile) -> Vec<Violation> {
    let Some(layer) = file.layer() else {
        return Vec::new();
    };
    let dependencies = dependencies();
    let used = file.named.iter().filter(|path| {
        let name = path.segments.first();
        name.is_some_and(|name| dependencies.contains(name) && !layer.may_use(name))
    });
    used.map(|path| {
        let what = format!("{} may not use `{}`", layer.name, path.text());
        Violation::new(path.line, what)
    })
    .collect()
}

/// Imports with a group or a glob, which hide where they lead, under any visibility.
pub fn groups(file: &SourceFile) -> Vec<Violation> {
    let grouped = file.written.grouped.iter();
    grouped
        .map(|(line, what)| Violation::new(*line, *what))
        .collect()
}

/// Imports of the root of a crate, of this one or another, and imports and modules that take the
/// name of one: other files could then reach everything through them.
pub fn roots(file: &SourceFile) -> Vec<Violation> {
    let dependencies = dependencies();
    let is_crate = |name: &str| {
        name == "crate"
            || STANDARD.contains(&name)
            || dependencies.iter().any(|known| known == name)
    };
    let imports = file.named.iter().filter(|path| {
        path.is_import && matches!(path.segments.as_slice(), [only] if is_crate(only))
    });
    let imports = imports
        .map(|path| Violation::new(path.line, format!("`{}` is imported whole", path.text())));
    let aliases = file.written.paths.iter().filter(|path| path.is_import);
    let shadows = aliases.filter_map(|path| {
        let alias = path.alias.as_deref().filter(|alias| is_crate(alias))?;
        if path.segments.first().is_some_and(|first| first == alias) {
            return None;
        }
        let what = format!("an import is called `{alias}`, like a crate");
        Some(Violation::new(path.line, what))
    });
    let modules = file
        .written
        .modules
        .iter()
        .filter(|(_, name)| is_crate(name));
    let modules = modules
        .map(|(_, name)| Violation::new(1, format!("a module is called `{name}`, like a crate")));
    imports.chain(shadows).chain(modules).collect()
}
