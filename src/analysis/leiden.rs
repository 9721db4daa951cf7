//! The Leiden algorithm (Traag, Waltman and van Eck 2019) for modularity, without chance.
//!
//! move members → **refine** → draw refined parts together → again, until nothing moves
//!
//! Where the paper draws members and merges at random, members are here visited in a fixed order
//! and join the best part, of equal ones the first. So one graph has one result. The crates there
//! are (leiden-rs, single-clustering) draw from seeded generators whose numbers may change from
//! version to version, and bring more than a dozen crates for these few pages.

use std::collections::VecDeque;

use crate::analysis::weighted_graph::WeightedGraph;

/// Runs, each beginning with the result of the one before.
const RUNS: usize = 6;
/// Starts, each visiting the members in another order: as many as this work allows, in members and
/// row entries, at most so many. Small networks need them, as a few members decide there.
const WORK: usize = 60_000;
const MOST_STARTS: usize = 16;
/// A smaller gain is rounding.
const LEAST_GAIN: f64 = 1e-12;

/// The community of each member, numbered from 0 in the order of their first members; every
/// community hangs together.
pub(crate) fn leiden(graph: &WeightedGraph) -> Vec<usize> {
    let starts = (WORK / graph.size().max(1)).clamp(1, MOST_STARTS);
    let results = (0..starts).map(|start| from_start(graph, &order_of(graph.count(), start)));
    // Of equally good ones the first.
    let best = results.reduce(|best, next| {
        if next.0 > best.0 + LEAST_GAIN {
            next
        } else {
            best
        }
    });
    best.map(|(_, communities)| communities).unwrap_or_default()
}

/// The members in their own order, and for later starts scrambled, always in the same way.
fn order_of(count: usize, start: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    if start > 0 {
        // A number for each member and start, by the mixing of SplitMix64 (Steele, Lea and Flood
        // 2014).
        order.sort_by_cached_key(|&member| {
            let mut bits = (member as u64)
                .wrapping_add((start as u64) << 32)
                .wrapping_mul(0x9E37_79B9_7F4A_7C15);
            bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            bits ^ (bits >> 31)
        });
    }
    order
}

/// The best of several runs, with its modularity.
fn from_start(graph: &WeightedGraph, order: &[usize]) -> (f64, Vec<usize>) {
    let mut best: Vec<usize> = (0..graph.count()).collect();
    let mut modularity = graph.modularity(&best);
    for _ in 0..RUNS {
        let found = connected_parts(graph, &run(graph, best.clone(), order));
        let reached = graph.modularity(&found);
        if reached <= modularity + 1e-9 {
            break;
        }
        (best, modularity) = (found, reached);
    }
    (modularity, best)
}

/// One run: levels of ever larger members.
fn run(graph: &WeightedGraph, communities: Vec<usize>, order: &[usize]) -> Vec<usize> {
    let mut community_of = moved(graph, communities, order);
    let mut refined = refine(graph, &community_of, order);
    // The member of the present level that each member of the graph is part of.
    let mut member_of: Vec<usize> = (0..graph.count()).collect();
    let mut level: Option<WeightedGraph> = None;
    loop {
        let present = level.as_ref().unwrap_or(graph);
        let parts = refined.iter().max().map_or(0, |last| last + 1);
        if parts == present.count() {
            return member_of
                .iter()
                .map(|&member| community_of[member])
                .collect();
        }
        let mut of_parts = vec![0; parts];
        for (member, &part) in refined.iter().enumerate() {
            of_parts[part] = community_of[member];
        }
        for member in &mut member_of {
            *member = refined[*member];
        }
        let next = present.drawn_together(&refined, parts);
        let order = order_of(parts, 0);
        community_of = moved(&next, renumbered(&of_parts), &order);
        refined = refine(&next, &community_of, &order);
        level = Some(next);
    }
}

/// The communities after members moved to better ones until none is better.
fn moved(graph: &WeightedGraph, communities: Vec<usize>, order: &[usize]) -> Vec<usize> {
    let mut partition = Partition::new(graph, communities);
    partition.move_members(order);
    partition.community_of
}

/// Members in communities, with what must be known to move one.
struct Partition<'a> {
    graph: &'a WeightedGraph,
    community_of: Vec<usize>,
    /// The strength of each community.
    strengths: Vec<f64>,
    sizes: Vec<usize>,
    /// Communities without members.
    empty: Vec<usize>,
    links: Links,
}

impl<'a> Partition<'a> {
    fn new(graph: &'a WeightedGraph, community_of: Vec<usize>) -> Self {
        let mut strengths = vec![0.0; graph.count()];
        let mut sizes = vec![0; graph.count()];
        for (member, &community) in community_of.iter().enumerate() {
            strengths[community] += graph.strength(member);
            sizes[community] += 1;
        }
        let empty = (0..graph.count())
            .rev()
            .filter(|&community| sizes[community] == 0)
            .collect();
        Self {
            graph,
            community_of,
            strengths,
            sizes,
            empty,
            links: Links::new(graph.count()),
        }
    }

    /// Moves members to better communities until none has one; whoever's neighbour moved is looked
    /// at again.
    fn move_members(&mut self, order: &[usize]) {
        let mut waiting: VecDeque<usize> = order.iter().copied().collect();
        let mut is_waiting = vec![true; self.graph.count()];
        while let Some(member) = waiting.pop_front() {
            is_waiting[member] = false;
            let (from, to) = (self.community_of[member], self.best_for(member));
            if to == from {
                continue;
            }
            self.transfer(member, to);
            for (other, _) in self.graph.row(member) {
                if self.community_of[other] != to && !is_waiting[other] {
                    is_waiting[other] = true;
                    waiting.push_back(other);
                }
            }
        }
    }

    /// The community in which a member adds most to the modularity; its own, if none is better.
    fn best_for(&mut self, member: usize) -> usize {
        let (own, strength) = (self.community_of[member], self.graph.strength(member));
        let total = self.graph.total();
        self.links.count(
            self.graph
                .row(member)
                .map(|(other, weight)| (self.community_of[other], weight)),
        );
        let gain = |community: usize, weight: f64, others: f64| {
            (weight - strength * others / total, community)
        };
        let stay = gain(own, self.links.weights[own], self.strengths[own] - strength);
        let alone = self
            .empty
            .last()
            .filter(|_| self.sizes[own] > 1)
            .map(|&community| gain(community, 0.0, 0.0));
        let tied = self
            .links
            .touched
            .iter()
            .filter(|community| **community != own);
        let tied = tied.map(|&community| {
            gain(
                community,
                self.links.weights[community],
                self.strengths[community],
            )
        });
        let best = alone.into_iter().chain(tied).reduce(better);
        let best = best
            .filter(|best| best.0 > stay.0 + LEAST_GAIN * total)
            .map_or(own, |best| best.1);
        self.links.clear();
        best
    }

    fn transfer(&mut self, member: usize, to: usize) {
        let (from, strength) = (self.community_of[member], self.graph.strength(member));
        self.strengths[from] -= strength;
        self.strengths[to] += strength;
        self.sizes[from] -= 1;
        if self.sizes[to] == 0 {
            self.empty.pop();
        }
        self.sizes[to] += 1;
        if self.sizes[from] == 0 {
            self.strengths[from] = 0.0;
            self.empty.push(from);
        }
        self.community_of[member] = to;
    }
}

/// Parts of communities that are well connected, numbered without holes: members on their own join
/// the best part of their community.
fn refine(graph: &WeightedGraph, community_of: &[usize], order: &[usize]) -> Vec<usize> {
    let total = graph.total();
    let mut part_of: Vec<usize> = (0..graph.count()).collect();
    let mut is_alone = vec![true; graph.count()];
    let mut community_strengths = vec![0.0; graph.count()];
    for (member, &community) in community_of.iter().enumerate() {
        community_strengths[community] += graph.strength(member);
    }
    let mut strengths: Vec<f64> = (0..graph.count())
        .map(|member| graph.strength(member))
        .collect();
    // How strongly each part is tied to the rest of its community.
    let within = |member: usize| {
        graph
            .row(member)
            .filter(move |(other, _)| community_of[*other] == community_of[member])
    };
    let mut outward: Vec<f64> = (0..graph.count())
        .map(|member| within(member).map(|(_, weight)| weight).sum())
        .collect();
    let mut links = Links::new(graph.count());
    for &member in order {
        let community = community_strengths[community_of[member]];
        let is_well_tied =
            |strength: f64, outward: f64| outward >= strength * (community - strength) / total;
        if !is_alone[member] || !is_well_tied(strengths[member], outward[member]) {
            continue;
        }
        links.count(within(member).map(|(other, weight)| (part_of[other], weight)));
        let gain = |part: usize| {
            (
                links.weights[part] - strengths[member] * strengths[part] / total,
                part,
            )
        };
        let parts = links
            .touched
            .iter()
            .filter(|part| is_well_tied(strengths[**part], outward[**part]));
        let best = parts
            .map(|&part| gain(part))
            .reduce(better)
            .filter(|best| best.0 > 0.0);
        if let Some((_, part)) = best {
            is_alone[member] = false;
            // A part is numbered by the member that began it.
            is_alone[part] = false;
            part_of[member] = part;
            strengths[part] += strengths[member];
            outward[part] += outward[member] - 2.0 * links.weights[part];
        }
        links.clear();
    }
    renumbered(&part_of)
}

/// The greater gain; of equal ones that of the lower number.
fn better(one: (f64, usize), other: (f64, usize)) -> (f64, usize) {
    if other.0 > one.0 || (other.0 >= one.0 && other.1 < one.1) {
        other
    } else {
        one
    }
}

/// How strongly one member is tied to each group: a table that is cleared by what was written.
struct Links {
    weights: Vec<f64>,
    touched: Vec<usize>,
    is_touched: Vec<bool>,
}

impl Links {
    fn new(count: usize) -> Self {
        Self {
            weights: vec![0.0; count],
            touched: Vec::new(),
            is_touched: vec![false; count],
        }
    }

    fn count(&mut self, ties: impl Iterator<Item = (usize, f64)>) {
        for (group, weight) in ties {
            if !self.is_touched[group] {
                self.is_touched[group] = true;
                self.touched.push(group);
            }
            self.weights[group] += weight;
        }
    }

    fn clear(&mut self) {
        for group in self.touched.drain(..) {
            self.weights[group] = 0.0;
            self.is_touched[group] = false;
        }
    }
}

/// Communities that do not hang together fall into their pieces, which never lowers the modularity.
fn connected_parts(graph: &WeightedGraph, community_of: &[usize]) -> Vec<usize> {
    let mut piece_of = vec![usize::MAX; graph.count()];
    let mut pieces = 0;
    let mut open = Vec::new();
    for member in 0..graph.count() {
        if piece_of[member] != usize::MAX {
            continue;
        }
        piece_of[member] = pieces;
        open.push(member);
        while let Some(reached) = open.pop() {
            for (other, _) in graph.row(reached) {
                if piece_of[other] == usize::MAX && community_of[other] == community_of[member] {
                    piece_of[other] = pieces;
                    open.push(other);
                }
            }
        }
        pieces += 1;
    }
    piece_of
}

/// The same groups, numbered from 0 in the order of their first members.
fn renumbered(group_of: &[usize]) -> Vec<usize> {
    let mut numbers = vec![usize::MAX; group_of.iter().max().map_or(0, |last| last + 1)];
    let mut next = 0;
    let mut number = |group: usize| {
        if numbers[group] == usize::MAX {
            numbers[group] = next;
            next += 1;
        }
        numbers[group]
    };
    group_of.iter().map(|&group| number(group)).collect()
}
