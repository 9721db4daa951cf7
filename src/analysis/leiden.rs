//! The Leiden algorithm (Traag, Waltman and van Eck 2019) for modularity, without chance.
//!
//! move members → **refine** → contract the refined parts → again, until nothing moves
//!
//! Where the paper visits members in random order and merges at random, members are here visited in
//! a fixed order and join the best part, or the first of equally good ones. So one graph has one
//! result. The existing crates (leiden-rs, single-clustering) use seeded generators whose numbers
//! may change from version to version, and depend on more than a dozen crates.

use crate::analysis::partition::Partition;
use crate::analysis::refine::refine;
use crate::analysis::weighted_graph::WeightedGraph;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// Runs, each of which begins with the result of the one before.
const RUNS: usize = 6;
/// Each start visits the members in another order. There are as many starts as this work allows, in
/// members and row entries, and at most `MOST_STARTS`. Small networks need them, because single
/// members decide there.
const WORK: usize = 60_000;
const MOST_STARTS: usize = 16;
/// A smaller gain is a rounding error.
pub(crate) const LEAST_GAIN: f64 = 1e-12;
/// A run that raises the modularity by less is the last one.
const LEAST_GAIN_OF_RUN: f64 = 1e-9;

/// Members in communities, and how good these are.
struct Found {
    modularity: f64,
    community_of: Vec<usize>,
}

/// The community of each member, numbered from 0 in the order of their first members; every
/// community is connected.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before that; it is asked once for each visit of a member.
pub(crate) fn leiden(
    graph: &WeightedGraph,
    budget: &mut Budget,
) -> Result<Vec<usize>, Interruption> {
    let starts = (WORK / graph.size().max(1)).clamp(1, MOST_STARTS);
    let mut best: Option<Found> = None;
    for start in 0..starts {
        let next = from_start(graph, &order_of(graph.count(), start), budget)?;
        // Of equally good ones the first.
        best = match best {
            Some(best) if next.modularity <= best.modularity + LEAST_GAIN => Some(best),
            _ => Some(next),
        };
    }
    Ok(best.map(|best| best.community_of).unwrap_or_default())
}

/// The members in their own order for the first start, and scrambled, always in the same way, for
/// later ones.
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

/// The best of several runs.
fn from_start(
    graph: &WeightedGraph,
    order: &[usize],
    budget: &mut Budget,
) -> Result<Found, Interruption> {
    let alone: Vec<usize> = (0..graph.count()).collect();
    let mut best = Found {
        modularity: graph.modularity(&alone),
        community_of: alone,
    };
    for _ in 0..RUNS {
        let found = run(graph, best.community_of.clone(), order, budget)?;
        budget.spend(graph.size())?;
        let community_of = connected_parts(graph, &found);
        let modularity = graph.modularity(&community_of);
        if modularity <= best.modularity + LEAST_GAIN_OF_RUN {
            break;
        }
        best = Found {
            modularity,
            community_of,
        };
    }
    Ok(best)
}

/// One run, in which the graph is contracted level by level.
fn run(
    graph: &WeightedGraph,
    communities: Vec<usize>,
    order: &[usize],
    budget: &mut Budget,
) -> Result<Vec<usize>, Interruption> {
    let mut community_of = moved(graph, communities, order, budget)?;
    let mut refined = refine(graph, &community_of, order, budget)?;
    // The member of the present level that each member of the graph is part of.
    let mut member_of: Vec<usize> = (0..graph.count()).collect();
    let mut level: Option<WeightedGraph> = None;
    loop {
        let present = level.as_ref().unwrap_or(graph);
        let parts = refined.iter().max().map_or(0, |last| last + 1);
        if parts == present.count() {
            return Ok(member_of
                .iter()
                .map(|&member| community_of.at(member))
                .collect());
        }
        let mut of_parts = vec![0; parts];
        for (&part, &community) in refined.iter().zip(&community_of) {
            of_parts.put(part, community);
        }
        for member in &mut member_of {
            *member = refined.at(*member);
        }
        budget.spend(present.size())?;
        let next = present.contracted(&refined, parts);
        let order = order_of(parts, 0);
        community_of = moved(&next, renumbered(&of_parts), &order, budget)?;
        refined = refine(&next, &community_of, &order, budget)?;
        level = Some(next);
    }
}

/// The communities after members moved to better ones until none is better.
fn moved(
    graph: &WeightedGraph,
    communities: Vec<usize>,
    order: &[usize],
    budget: &mut Budget,
) -> Result<Vec<usize>, Interruption> {
    let mut partition = Partition::new(graph, communities);
    partition.move_members(order, budget)?;
    Ok(partition.into_communities())
}

/// Splits communities that are not connected into their components, which never lowers the
/// modularity.
fn connected_parts(graph: &WeightedGraph, community_of: &[usize]) -> Vec<usize> {
    let mut part_of: Vec<Option<usize>> = vec![None; graph.count()];
    let mut parts = 0;
    let mut open = Vec::new();
    for (member, &community) in community_of.iter().enumerate() {
        if part_of.at(member).is_some() {
            continue;
        }
        part_of.put(member, Some(parts));
        open.push(member);
        while let Some(reached) = open.pop() {
            for entry in graph.row(reached) {
                let is_new = part_of.at(entry.other).is_none();
                if is_new && community_of.at(entry.other) == community {
                    part_of.put(entry.other, Some(parts));
                    open.push(entry.other);
                }
            }
        }
        parts += 1;
    }
    part_of.into_iter().map(Option::unwrap_or_default).collect()
}

/// The same groups, numbered from 0 in the order of their first members.
pub(crate) fn renumbered(group_of: &[usize]) -> Vec<usize> {
    let groups = group_of.iter().max().map_or(0, |last| last + 1);
    let mut numbers: Vec<Option<usize>> = vec![None; groups];
    let mut next = 0;
    let mut number = |group: usize| {
        numbers.at(group).unwrap_or_else(|| {
            numbers.put(group, Some(next));
            next += 1;
            next - 1
        })
    };
    group_of.iter().map(|&group| number(group)).collect()
}
