//! The table of layers: which other layers and which outside crates each may name.
//!
//! `src/README.md` shows the same table to readers; [`super::map`] compares the two.

/// A layer, the layers it may name besides itself, and the outside crates that are at home in it.
pub struct Layer {
    /// Its folder in `src/`, or the file directly in `src/` that it stands for.
    pub name: &'static str,
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

    /// The layers it may name besides itself.
    pub fn layers(&self) -> impl Iterator<Item = &'static str> {
        self.layers.split_whitespace()
    }

    /// The outside crates it may name, as they are written in code.
    pub fn crates(&self) -> impl Iterator<Item = &'static str> {
        self.crates.split_whitespace()
    }

    /// Whether it may name the layer `name`.
    pub fn may_name(&self, name: &str) -> bool {
        self.name == name || self.layers().any(|layer| layer == name)
    }

    /// Whether the outside crate `name` is at home here.
    pub fn may_use(&self, name: &str) -> bool {
        self.crates().any(|known| known == name)
    }
}

pub const LAYERS: [Layer; 12] = [
    Layer::new(
        "model",
        "",
        "edtf_core hashbrown julian thiserror unicode_normalization",
    ),
    Layer::new(
        "dataset",
        "model",
        "csv hashbrown memchr rapidfuzz serde serde_json thiserror twox_hash",
    ),
    Layer::new(
        "graph",
        "model",
        "any_ascii fixedbitset petgraph rapidfuzz thiserror unicode_normalization",
    ),
    Layer::new("analysis", "graph model", ""),
    Layer::new("layout", "graph", ""),
    Layer::new(
        "query",
        "analysis layout graph model",
        "hashbrown thiserror",
    ),
    Layer::new("language", "model", "hashbrown"),
    Layer::new(
        "exchange",
        "dataset model",
        "any_ascii calamine chardetng csv encoding_rs flate2 hashbrown jiff memchr oem_cp oxrdf oxttl quick_xml serde serde_json thiserror zip",
    ),
    Layer::new(
        "explorer",
        "exchange language query layout graph dataset model",
        "form_urlencoded thiserror",
    ),
    Layer::new(
        "view",
        "explorer exchange language query layout graph model",
        "erased_serde form_urlencoded hashbrown serde utoipa",
    ),
    Layer::new(
        "server",
        "view explorer exchange query model",
        "askama axum form_urlencoded futures_util hyper hyper_util lol_html quick_cache rustix serde serde_json thiserror tokio tower tower_http tracing utoipa",
    ),
    Layer::new(
        "cli",
        "server view explorer exchange dataset model",
        "anyhow clap indicatif rustix serde serde_json textwrap tokio tracing_subscriber",
    ),
];

/// The files directly in `src/`; any other is a violation.
pub const ROOT_FILES: [Layer; 2] = [
    Layer::new(
        "lib.rs",
        "model dataset graph analysis layout query language exchange explorer view server cli",
        "",
    ),
    Layer::new("main.rs", "cli", "clap"),
];

/// Layers that compute: no files, sockets, clock, threads, output or outside format, and no index
/// that may be out of bounds.
pub const CORE: [&str; 6] = ["model", "graph", "analysis", "layout", "query", "language"];

/// The layer a file belongs to, by its path below `src/`.
pub fn layer_of(path: &str) -> Option<&'static Layer> {
    match path.split_once('/') {
        Some((folder, _)) => LAYERS.iter().find(|layer| layer.name == folder),
        None => ROOT_FILES.iter().find(|file| file.name == path),
    }
}

/// Whether a name is that of a layer.
pub fn is_layer(name: &str) -> bool {
    LAYERS.iter().any(|layer| layer.name == name)
}

#[test]
fn no_layer_may_name_one_that_may_name_it() {
    for layer in &LAYERS {
        for named in layer.layers() {
            let other = LAYERS
                .iter()
                .find(|other| other.name == named)
                .expect("the table names layers");
            assert!(
                !other.may_name(layer.name),
                "{} and {named} may name each other",
                layer.name
            );
        }
    }
}
