//! The parsed content of a Pajek file. Texts are slices of the file.

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
    /// The comment on the network, with its line number.
    pub(super) sidecar: Option<(u64, &'a str)>,
}

/// The number of vertices of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) vertices: u32,
    /// How many of them belong to the first mode, in a two-mode network.
    pub(super) first_mode: Option<u32>,
}

/// A network.
#[derive(Debug, Default)]
pub(super) struct NetworkPart<'a> {
    /// The line it begins on.
    pub(super) line: u64,
    /// Its name; may be empty.
    pub(super) name: &'a str,
    /// Its size, if the file states it.
    pub(super) size: Option<Size>,
    /// The vertex lines, by vertex number.
    pub(super) vertices: HashMap<u32, VertexLine<'a>>,
    /// The comments on vertices, by vertex number.
    pub(super) vertex_cells: HashMap<u32, &'a str>,
    /// The arcs and edges.
    pub(super) ties: Vec<Tie<'a>>,
    /// The names of relations, by number.
    pub(super) relations: HashMap<u32, Cow<'a, str>>,
}

/// A vertex line.
#[derive(Debug)]
pub(super) struct VertexLine<'a> {
    pub(super) line: u64,
    pub(super) label: Cow<'a, str>,
    /// The rest of the line after the label.
    pub(super) rest: &'a str,
}

/// Whether the lines of a section have a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Direction {
    /// Arcs.
    Directed,
    /// Edges.
    Undirected,
}

/// What the header of a section says about its arcs or edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Head {
    pub(super) direction: Direction,
    pub(super) relation: Option<u32>,
}

/// An arc or edge between two vertices.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie<'a> {
    pub(super) line: u64,
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) head: Head,
    /// The value of the line as written; may be empty.
    pub(super) weight: &'a str,
    /// The rest of the line after the value.
    pub(super) rest: &'a str,
    /// The comment on it; may be empty.
    pub(super) cells: &'a str,
}

/// A value for each vertex.
#[derive(Debug)]
pub(super) struct ValuesPart<'a> {
    /// Where it begins, in the file of the networks or in an accompanying file.
    pub(super) place: Place,
    /// The attribute it becomes.
    pub(super) name: Cow<'a, str>,
    pub(super) values: Vec<&'a str>,
    /// The number of networks before it in the file.
    pub(super) networks_before: usize,
}
