//! Which networks the partitions and vectors of a project belong to.

use hashbrown::HashMap;

use crate::exchange::pajek::project::NetworkPart;
use crate::exchange::pajek::project::Project;
use crate::exchange::pajek::project::ValuesPart;

/// Vertices of networks are compared this many times for each byte of the file.
const COMPARED_PER_BYTE: usize = 4;
/// Smaller files may have as many comparisons as a file of this size.
const TOO_SMALL_TO_COUNT: usize = 1 << 16;

/// The position of the network of each vector; none if no network has as many vertices.
///
/// A vector belongs to the last network before it that has the same size, or else to the first. The
/// entities were made from the first network with the same vertices as that one.
pub(super) fn networks_of_vectors(project: &Project<'_>, bytes: usize) -> Vec<Option<usize>> {
    let mut sameness = Sameness {
        networks: &project.networks,
        first_same: HashMap::new(),
        left: bytes.max(TOO_SMALL_TO_COUNT) * COMPARED_PER_BYTE,
    };
    let vectors = project.vectors.iter();
    vectors
        .map(|vector| Some(sameness.first_same(about(project, vector)?)))
        .collect()
}

fn about(project: &Project<'_>, vector: &ValuesPart<'_>) -> Option<usize> {
    let fits = |network: &NetworkPart<'_>| {
        network
            .size
            .is_none_or(|size| size.vertices as usize == vector.values.len())
    };
    let mut before = project.networks.iter().take(vector.networks_before);
    let before = before.rposition(fits);
    before.or_else(|| project.networks.iter().position(fits))
}

/// Finds networks with the same vertices.
struct Sameness<'p, 'a> {
    networks: &'p [NetworkPart<'a>],
    first_same: HashMap<usize, usize>,
    /// How many more vertices may be compared; then every network is only the same as itself.
    left: usize,
}

impl Sameness<'_, '_> {
    /// The first network with the same vertices under the same numbers as this one.
    fn first_same(&mut self, about: usize) -> usize {
        if let Some(&known) = self.first_same.get(&about) {
            return known;
        }
        let first = (0..about).find(|&other| self.have_same_vertices(other, about));
        let first = first.unwrap_or(about);
        self.first_same.insert(about, first);
        first
    }

    /// Vertices without a label match any label.
    fn have_same_vertices(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.networks[one], &self.networks[other]);
        if one.size != other.size {
            return false;
        }
        for number in other.vertices.keys() {
            let Some(left) = self.left.checked_sub(1) else {
                return false;
            };
            self.left = left;
            let of_other = label(other, *number);
            if !of_other.is_empty() && label(one, *number) != of_other {
                return false;
            }
        }
        true
    }
}

fn label<'n>(network: &'n NetworkPart<'_>, number: u32) -> &'n str {
    let vertex = network.vertices.get(&number);
    vertex.map_or("", |vertex| vertex.label.trim())
}
