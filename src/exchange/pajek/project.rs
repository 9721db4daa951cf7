//! What stands in a Pajek file, before anything is made of it. Texts are parts of the file.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::exchange::place::Place;

/// Everything in a file.
#[derive(Debug, Default)]
pub(super) struct Project<'a> {
    /// The networks, in the order of the file.
    pub(super) networks: Vec<NetworkPart<'a>>,
    /// Partitions, vectors and permutations.
    pub(super) vectors: Vec<ValuesPart<'a>>,
    /// The comment on the network, with its line.
    pub(super) sidecar: Option<(u64, &'a str)>,
}

/// A network.
#[derive(Debug, Default)]
pub(super) struct NetworkPart<'a> {
    /// The line it begins on.
    pub(super) line: u64,
    /// Its name; perhaps nothing.
    pub(super) name: &'a str,
    /// How many vertices it has, and how many of them are of the first mode.
    pub(super) size: Option<(u32, Option<u32>)>,
    /// The lines of vertices by number.
    pub(super) vertices: HashMap<u32, VertexLine<'a>>,
    /// The comments on vertices by number.
    pub(super) vertex_cells: HashMap<u32, &'a str>,
    /// The ties.
    pub(super) ties: Vec<Tie<'a>>,
    /// The names of relations by number.
    pub(super) relations: HashMap<u32, Cow<'a, str>>,
}

/// A line of a vertex.
#[derive(Debug)]
pub(super) struct VertexLine<'a> {
    pub(super) line: u64,
    pub(super) label: Cow<'a, str>,
    /// What follows the label.
    pub(super) rest: &'a str,
}

/// What the head of a section says of its ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) undirected: bool,
    pub(super) relation: Option<u32>,
}

/// A tie between two vertices.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie<'a> {
    pub(super) line: u64,
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) head: Head,
    /// The value of the line as written; perhaps nothing.
    pub(super) weight: &'a str,
    /// What follows the value.
    pub(super) rest: &'a str,
    /// The comment on it; perhaps nothing.
    pub(super) cells: &'a str,
}

/// A value for each vertex.
#[derive(Debug)]
pub(super) struct ValuesPart<'a> {
    /// Where it begins, in the file of the networks or in another.
    pub(super) place: Place,
    /// The attribute it becomes.
    pub(super) name: Cow<'a, str>,
    pub(super) values: Vec<&'a str>,
    /// How many networks stand before it.
    pub(super) networks_before: usize,
}
