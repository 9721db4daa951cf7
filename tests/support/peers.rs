//! What the questions are measured against: the same network in petgraph's hands, and in plain flat
//! arrays.

use petgraph::Undirected;
use petgraph::algo::astar;
use petgraph::algo::bidirectional_dijkstra;
use petgraph::graph::NodeIndex;
use petgraph::stable_graph::StableGraph;
use petgraph::visit::Bfs;
use prosopograph::model::Network;

/// A network as petgraph's users keep one: nodes and edges that can be followed both ways.
pub type Peer = StableGraph<u32, u32, Undirected>;

/// The network in a `StableGraph`; weights are the numbers of entities and relations.
pub fn stable_graph(network: &Network) -> Peer {
    let mut graph = Peer::with_capacity(network.entity_count(), network.relations().len());
    for (entity, _) in network.entities() {
        graph.add_node(entity.raw());
    }
    for (relation, number) in network.relations().iter().zip(0..) {
        graph.add_edge(
            NodeIndex::new(relation.from.get()),
            NodeIndex::new(relation.to.get()),
            number,
        );
    }
    graph
}

/// The length of the shortest route by petgraph's search from both ends.
pub fn petgraph_bidirectional(graph: &Peer, (from, to): (u32, u32)) -> Option<u32> {
    bidirectional_dijkstra(graph, node(from), node(to), |_| 1u32)
}

/// The shortest route by petgraph's A* without an estimate.
pub fn petgraph_astar(graph: &Peer, (from, to): (u32, u32)) -> Option<Vec<NodeIndex>> {
    astar(graph, node(from), |at| at == node(to), |_| 1u32, |_| 0).map(|(_, route)| route)
}

/// How many entities petgraph's breadth-first walk meets before it meets the goal.
pub fn petgraph_walk(graph: &Peer, (from, to): (u32, u32)) -> usize {
    let mut walk = Bfs::new(graph, node(from));
    std::iter::from_fn(|| walk.next(graph))
        .take_while(|&at| at != node(to))
        .count()
}

fn node(entity: u32) -> NodeIndex {
    NodeIndex::new(entity as usize)
}

/// Neighbours in flat arrays, each once, and the marks of a search from both ends.
pub struct FlatArrays {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    stamp: u32,
    sides: [FlatSide; 2],
}

/// Marks of one side: who was reached in which search, and from whom.
struct FlatSide {
    stamps: Vec<u32>,
    parents: Vec<u32>,
    queue: Vec<u32>,
    level: usize,
}

impl FlatArrays {
    /// The arrays of a network.
    pub fn of(network: &Network) -> Self {
        let both = network.relations().iter().flat_map(|relation| {
            let (from, to) = (relation.from.raw(), relation.to.raw());
            [(from, to), (to, from)]
        });
        let mut entries: Vec<(u32, u32)> = both.collect();
        entries.sort_unstable();
        entries.dedup();
        let mut offsets = vec![0u32; network.entity_count() + 1];
        for (owner, _) in &entries {
            offsets[*owner as usize + 1] += 1;
        }
        for position in 1..offsets.len() {
            offsets[position] += offsets[position - 1];
        }
        let side = || FlatSide {
            stamps: vec![0; network.entity_count()],
            parents: vec![0; network.entity_count()],
            queue: Vec::new(),
            level: 0,
        };
        Self {
            offsets,
            targets: entries.into_iter().map(|(_, target)| target).collect(),
            stamp: 0,
            sides: [side(), side()],
        }
    }

    /// A shortest route: level by level from both ends, the side with fewer entries first, until
    /// the first meeting.
    pub fn shortest_route(&mut self, (from, to): (u32, u32)) -> Option<Vec<u32>> {
        self.stamp += 1;
        let stamp = self.stamp;
        for (side, end) in self.sides.iter_mut().zip([from, to]) {
            side.queue.clear();
            side.queue.push(end);
            side.level = 0;
            side.stamps[end as usize] = stamp;
            side.parents[end as usize] = u32::MAX;
        }
        let mut costs = [self.row(from).len(), self.row(to).len()];
        while costs[0] > 0 && costs[1] > 0 {
            let growing = usize::from(costs[1] < costs[0]);
            match self.grow(growing) {
                Ok(cost) => costs[growing] = cost,
                Err((entity, other)) => return Some(self.route(growing, entity, other)),
            }
        }
        None
    }

    /// Grows a side by a level; gives what the next level costs, or the step on which the sides
    /// met.
    fn grow(&mut self, growing: usize) -> Result<usize, (u32, u32)> {
        let stamp = self.stamp;
        let (offsets, targets) = (&self.offsets, &self.targets);
        let [first, second] = &mut self.sides;
        let (side, other) = if growing == 0 {
            (first, second)
        } else {
            (second, first)
        };
        let mut cost = 0;
        for position in side.level..side.queue.len() {
            let entity = side.queue[position];
            let row = offsets[entity as usize] as usize..offsets[entity as usize + 1] as usize;
            for &target in &targets[row] {
                if other.stamps[target as usize] == stamp {
                    return Err((entity, target));
                }
                if side.stamps[target as usize] != stamp {
                    side.stamps[target as usize] = stamp;
                    side.parents[target as usize] = entity;
                    side.queue.push(target);
                    cost += (offsets[target as usize + 1] - offsets[target as usize]) as usize;
                }
            }
            side.level = position + 1;
        }
        Ok(cost)
    }

    fn row(&self, entity: u32) -> std::ops::Range<usize> {
        self.offsets[entity as usize] as usize..self.offsets[entity as usize + 1] as usize
    }

    fn route(&self, growing: usize, entity: u32, other: u32) -> Vec<u32> {
        let ends = if growing == 0 {
            [entity, other]
        } else {
            [other, entity]
        };
        let chain = |side: usize| {
            let parents = &self.sides[side].parents;
            std::iter::successors(Some(ends[side]), |at| {
                Some(parents[*at as usize]).filter(|&parent| parent != u32::MAX)
            })
        };
        let mut route: Vec<u32> = chain(0).collect();
        route.reverse();
        route.extend(chain(1));
        route
    }
}
