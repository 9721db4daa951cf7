//! The table of layers in `src/README.md`, compared with the one the tests enforce, and with what
//! the code uses.

use std::collections::BTreeSet;
use std::fs;

use super::layers::LAYERS;
use super::layers::Layer;
use super::manifest::dependencies;
use super::source_file::root;
use super::source_file::sources;

/// A row of the table in the map.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    pub layer: String,
    pub may_name: BTreeSet<String>,
    pub crates: BTreeSet<String>,
}

impl Row {
    fn of(layer: &Layer) -> Self {
        Self {
            layer: layer.name.to_owned(),
            may_name: layer.layers().map(str::to_owned).collect(),
            crates: layer.crates().map(str::to_owned).collect(),
        }
    }
}

/// The rows of the table whose header is `| layer | … | may name | outside crates … |`.
pub fn rows(map: &str) -> Vec<Row> {
    let lines = map
        .lines()
        .skip_while(|line| !line.starts_with("| layer |"));
    let table = lines.skip(2).take_while(|line| line.starts_with('|'));
    table
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [layer, _, may_name, crates] = cells.as_slice() else {
                panic!("src/README.md: a row of four cells was expected: {line}");
            };
            Row {
                layer: layer.trim_matches('`').trim_end_matches('/').to_owned(),
                may_name: names(may_name),
                crates: names(crates),
            }
        })
        .collect()
}

/// The names in a cell, as code writes them; what stands in parentheses is a remark.
fn names(cell: &str) -> BTreeSet<String> {
    let named = cell.split(',').filter_map(|part| {
        let name = part.split('(').next().unwrap_or_default().trim();
        (!name.is_empty() && name != "–").then(|| name.replace('-', "_"))
    });
    named.collect()
}

#[test]
fn the_map_shows_the_table_that_is_enforced() {
    let map = fs::read_to_string(root().join("src/README.md")).expect("src/README.md can be read");
    let shown = rows(&map);
    let enforced: Vec<Row> = LAYERS.iter().map(Row::of).collect();
    for row in &enforced {
        assert!(
            shown.contains(row),
            "src/README.md shows {:#?}, but {row:#?} is enforced",
            shown.iter().find(|other| other.layer == row.layer)
        );
    }
    let layers: BTreeSet<&str> = shown.iter().map(|row| row.layer.as_str()).collect();
    let known: BTreeSet<&str> = LAYERS.iter().map(|layer| layer.name).collect();
    assert_eq!(layers, known, "src/README.md shows other layers");
    assert_eq!(shown.len(), enforced.len(), "a layer is shown twice");
}

#[test]
fn the_table_allows_nothing_that_no_file_needs() {
    let files = sources();
    let outside = dependencies();
    let mut idle = Vec::new();
    for layer in &LAYERS {
        let in_layer = files
            .iter()
            .filter(|file| file.layer().is_some_and(|own| own.name == layer.name));
        let paths: Vec<_> = in_layer.flat_map(|file| &file.named).collect();
        let layers = layer.layers().filter(|name| {
            let place = format!("crate::{name}");
            !paths.iter().any(|path| path.is_in(&place))
        });
        let crates = layer.crates().filter(|name| {
            let is_used = paths.iter().any(|path| path.is_in(name));
            !is_used || !outside.iter().any(|known| known == name)
        });
        idle.extend(
            layers
                .chain(crates)
                .map(|name| format!("{}: {name}", layer.name)),
        );
    }
    assert!(idle.is_empty(), "allowed, but not used: {idle:?}");
}
