//! What layouts and communities cost: `cargo run --release --no-default-features --example
//! layouts`, in milliseconds, the best of three.
//!
//! The first network is the built-in one; the others are made up: members in groups, most ties
//! within a group, ends heavy-tailed. With a folder as argument the layouts are also written there,
//! as SVG to look at.

#[path = "../support/generator.rs"]
#[allow(dead_code, reason = "only its numbers are used here")]
mod generator;

use std::error::Error;
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use cpu_time::ThreadTime;
use prosopograph::analysis::WeightedTie;
use prosopograph::analysis::communities_of_ties;
use prosopograph::dataset::builtin;
use prosopograph::dataset::load;
use prosopograph::graph::Budget;
use prosopograph::graph::Interruption;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::layout::Newcomer;
use prosopograph::layout::Point;
use prosopograph::layout::settle;
use prosopograph::layout::spread;

/// Members and ties.
const SIZES: [(usize, usize); 4] = [
    (280, 700),
    (2_000, 5_000),
    (20_000, 50_000),
    (10_000, 50_000),
];
const NEWCOMERS: usize = 50;
const COLOURS: [&str; 8] = [
    "crimson",
    "royalblue",
    "seagreen",
    "darkorange",
    "purple",
    "teal",
    "hotpink",
    "goldenrod",
];

/// How many members, and who is tied.
type Network = (usize, Vec<(usize, usize)>);

fn main() -> Result<(), Box<dyn Error>> {
    println!(
        "{:>8}{:>8}{:>12}{:>12}{:>14}{:>13}",
        "members", "ties", "spread", "settle 50", "communities", "modularity"
    );
    let (members, ties) = built_in()?;
    measure(members, &ties)?;
    for (members, count) in SIZES {
        measure(members, &made_up(members, count))?;
    }
    Ok(())
}

fn measure(members: usize, ties: &[(usize, usize)]) -> Result<(), Box<dyn Error>> {
    let radii = radii(members, ties);
    let (spreading, points) = best(|budget| spread(ties, &radii, budget))?;
    let (settling, settled) = best(|budget| settle_some(&points, ties, &radii, budget))?;
    let weight = |&(one, other): &(usize, usize)| WeightedTie {
        one,
        other,
        weight: 1.0,
    };
    let weighted: Vec<WeightedTie> = ties.iter().map(weight).collect();
    let (parting, parts) = best(|budget| communities_of_ties(members, &weighted, budget))?;
    let (spreading, settling, parting) = (
        milliseconds(spreading),
        milliseconds(settling),
        milliseconds(parting),
    );
    println!(
        "{members:>8}{:>8}{spreading:>12.1}{settling:>12.1}{parting:>14.1}{:>13.4}",
        ties.len(),
        parts.modularity
    );
    if let Some(folder) = std::env::args().nth(1) {
        let community = |member: usize| {
            parts
                .community_of
                .get(member)
                .copied()
                .flatten()
                .unwrap_or(0)
        };
        let radius = |member: usize| radii.get(member).copied().unwrap_or(5.0);
        std::fs::write(
            Path::new(&folder).join(format!("{members}.svg")),
            picture(&settled, ties, radius, community),
        )?;
    }
    Ok(())
}

/// The network of the lecture: its entities, and each tie once.
fn built_in() -> Result<Network, Box<dyn Error>> {
    let network = load(&builtin())
        .network
        .ok_or("the built-in network is faulty")?;
    let graph = NetworkGraph::build(network);
    let scoped = graph.within(&Scope::default(), &[]);
    let ties = scoped.entities().flat_map(|entity| {
        let later = scoped
            .neighbours_both(entity)
            .filter(move |other| *other > entity);
        later.map(move |other| (entity.get(), other.get()))
    });
    Ok((graph.network().entity_count(), ties.collect()))
}

/// Fifty newcomers around the member with most ties, every fifth tied to another as well.
fn settle_some(
    points: &[Point],
    ties: &[(usize, usize)],
    radii: &[f64],
    budget: &mut Budget,
) -> Result<Vec<Point>, Interruption> {
    let hub = (0..radii.len())
        .max_by(|&a, &b| radii[a].total_cmp(&radii[b]))
        .unwrap_or(0);
    let newcomers = vec![Newcomer { around: hub }; NEWCOMERS];
    let mut all_ties = ties.to_vec();
    all_ties.extend((0..NEWCOMERS).map(|number| (hub, points.len() + number)));
    all_ties.extend(
        (0..NEWCOMERS)
            .step_by(5)
            .map(|number| (number, points.len() + number)),
    );
    let mut all_radii = radii.to_vec();
    all_radii.resize(points.len() + NEWCOMERS, 5.0);
    settle(points, &newcomers, &all_ties, &all_radii, budget)
}

fn made_up(members: usize, count: usize) -> Vec<(usize, usize)> {
    let mut random = generator::Random::new(5);
    let mut below = |bound: usize| usize::try_from(random.below(bound as u64)).unwrap_or(0);
    let group = members / 12 + 1;
    let mut ties: Vec<(usize, usize)> = Vec::with_capacity(count);
    while ties.len() < count {
        let known = if ties.is_empty() || below(10) < 4 {
            below(members)
        } else {
            ties[below(ties.len())].0
        };
        let other = if below(10) < 8 {
            known / group * group + below(group)
        } else {
            below(members)
        };
        if other < members && other != known {
            ties.push((known, other));
        }
    }
    ties
}

/// The more ties, the larger.
fn radii(members: usize, ties: &[(usize, usize)]) -> Vec<f64> {
    let mut degrees = vec![0_u32; members];
    for &(a, b) in ties {
        degrees[a] += 1;
        degrees[b] += 1;
    }
    degrees
        .into_iter()
        .map(|degree| 4.0 + 1.5 * f64::from(degree).sqrt())
        .collect()
}

fn best<T>(
    work: impl Fn(&mut Budget) -> Result<T, Interruption>,
) -> Result<(Duration, T), Interruption> {
    let mut shortest = Duration::MAX;
    for _ in 0..2 {
        let start = ThreadTime::now();
        black_box(work(&mut Budget::default())?);
        shortest = shortest.min(start.elapsed());
    }
    let start = ThreadTime::now();
    let result = work(&mut Budget::default())?;
    Ok((shortest.min(start.elapsed()), result))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn picture(
    points: &[Point],
    ties: &[(usize, usize)],
    radius: impl Fn(usize) -> f64,
    community: impl Fn(usize) -> usize,
) -> String {
    let reach = points.iter().fold((1.0_f64, 1.0_f64), |reach, point| {
        (reach.0.max(point.x.abs()), reach.1.max(point.y.abs()))
    });
    let (width, height) = (reach.0 * 2.0 + 40.0, reach.1 * 2.0 + 40.0);
    let mut text = String::new();
    let mut put = |line: std::fmt::Arguments<'_>| text.write_fmt(line).unwrap_or_default();
    put(format_args!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='{} {} {width} {height}'>",
        -width / 2.0,
        -height / 2.0
    ));
    for &(a, b) in ties {
        let (a, b) = (points[a], points[b]);
        put(format_args!(
            "<path d='M{:.1} {:.1}L{:.1} {:.1}' stroke='black' stroke-opacity='.15'/>",
            a.x, a.y, b.x, b.y
        ));
    }
    for (member, point) in points.iter().enumerate() {
        let colour = COLOURS[community(member) % COLOURS.len()];
        put(format_args!(
            "<circle cx='{:.1}' cy='{:.1}' r='{:.1}' fill='{colour}'/>",
            point.x,
            point.y,
            radius(member)
        ));
    }
    put(format_args!("</svg>"));
    text
}
