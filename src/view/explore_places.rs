//! Where the entities of a canvas stand, and how large they are.

use std::collections::BTreeMap;
use std::collections::VecDeque;

use crate::layout::Newcomer;
use crate::layout::Point;
use crate::layout::YearChart;
use crate::layout::by_year;
use crate::layout::layers;
use crate::layout::settle;
use crate::layout::spread;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::query::Arrangement;
use crate::query::Exploration;
use crate::query::Gathered;

/// The radius of an entity with one tie, and how much is added for ten, a hundred …
const SMALLEST: f64 = 7.0;
const LARGER: f64 = 6.0;
/// Beyond so many entities columns are no longer legible.
const MOST_LAYERED: usize = 1_000;

/// The entities of a canvas, their ties as pairs of positions, and their sizes.
pub(crate) struct Places<'a> {
    network: &'a Network,
    exploration: &'a Exploration,
    /// The ties, each pair once, the lower position first.
    pub(crate) ties: Vec<(usize, usize)>,
    /// The radius of each entity.
    pub(crate) radii: Vec<f64>,
}

impl<'a> Places<'a> {
    pub(crate) fn of(network: &'a Network, exploration: &'a Exploration) -> Self {
        let position = positions(exploration);
        let mut ties: Vec<(usize, usize)> = exploration
            .relations
            .iter()
            .filter_map(|&relation| {
                let row = network.relation(relation);
                let (from, to) = (*position.get(&row.from)?, *position.get(&row.to)?);
                Some((from.min(to), from.max(to))).filter(|_| from != to)
            })
            .collect();
        ties.sort_unstable();
        ties.dedup();
        let radii = exploration.gathered.iter().map(radius).collect();
        Self {
            network,
            exploration,
            ties,
            radii,
        }
    }

    /// A point for each entity, in the order of the exploration. The same steps give the same
    /// points, and further steps change none of them if the arrangement is by ties.
    pub(crate) fn points(&self, arrangement: Arrangement) -> Vec<Point> {
        match arrangement {
            Arrangement::Ties => self.by_ties(),
            Arrangement::Layers => self.by_layers(),
            Arrangement::Years => self.by_years().points,
        }
    }

    /// The points of an arrangement by years, and which year is where.
    pub(crate) fn by_years(&self) -> YearChart {
        by_year(&self.years(), &self.radii)
    }

    fn by_ties(&self) -> Vec<Point> {
        let gathered = &self.exploration.gathered;
        let mut next = self.beginning();
        let mut points = spread(&self.ties_below(next), &self.radii[..next]);
        // The first one stays where it is, whatever is brought to it next.
        if let Some(&first) = points.first() {
            for point in &mut points {
                *point = Point {
                    x: point.x - first.x,
                    y: point.y - first.y,
                };
            }
        }
        while next < gathered.len() {
            let end = next
                + gathered[next..]
                    .iter()
                    .take_while(|other| other.step == gathered[next].step)
                    .count();
            let newcomers: Vec<Newcomer> = (next..end)
                .map(|position| Newcomer {
                    around: self.home(position),
                })
                .collect();
            points = settle(
                &points,
                &newcomers,
                &self.ties_below(end),
                &self.radii[..end],
            );
            next = end;
        }
        points
    }

    /// How many entities are laid out as a whole: those of the first step, and those that its only
    /// entity brought.
    fn beginning(&self) -> usize {
        let gathered = &self.exploration.gathered;
        let of_first = gathered
            .iter()
            .take_while(|member| member.step == gathered[0].step)
            .count();
        let Some(second) = gathered.get(of_first).filter(|_| of_first == 1) else {
            return of_first;
        };
        let brought = gathered[1..]
            .iter()
            .take_while(|member| member.step == second.step && member.reached_from.is_some());
        of_first + brought.count()
    }

    /// The position beside which an entity comes to stand: whoever brought it, else someone it is
    /// tied to.
    fn home(&self, position: usize) -> usize {
        let gathered = &self.exploration.gathered;
        let brought_by = gathered[position].reached_from;
        let found = gathered[..position]
            .iter()
            .position(|other| Some(other.entity) == brought_by);
        let tied = || {
            self.ties
                .iter()
                .find(|(_, other)| *other == position)
                .map(|(one, _)| *one)
        };
        found.or_else(tied).unwrap_or(0)
    }

    fn ties_below(&self, end: usize) -> Vec<(usize, usize)> {
        self.ties
            .iter()
            .copied()
            .filter(|(_, higher)| *higher < end)
            .collect()
    }

    fn by_layers(&self) -> Vec<Point> {
        if self.radii.len() > MOST_LAYERED {
            return self.by_ties();
        }
        let room = self.radii.iter().copied().fold(SMALLEST, f64::max) * 2.6;
        layers(
            &self.distances(),
            &self.ties,
            (room * 6.0, room),
            (0.0, 0.0),
        )
        .points
    }

    /// How far each entity is from the first one; a part that does not hang together with it begins
    /// anew.
    fn distances(&self) -> Vec<usize> {
        let mut neighbours = vec![Vec::new(); self.radii.len()];
        for &(one, other) in &self.ties {
            neighbours[one].push(other);
            neighbours[other].push(one);
        }
        let mut distance: Vec<Option<usize>> = vec![None; neighbours.len()];
        for start in 0..neighbours.len() {
            let mut queue = VecDeque::new();
            if distance[start].is_none() {
                distance[start] = Some(0);
                queue.push_back((start, 0));
            }
            while let Some((here, hops)) = queue.pop_front() {
                for &other in &neighbours[here] {
                    if distance[other].is_none() {
                        distance[other] = Some(hops + 1);
                        queue.push_back((other, hops + 1));
                    }
                }
            }
        }
        distance
            .into_iter()
            .map(Option::unwrap_or_default)
            .collect()
    }

    /// The middle of the years in which the dated ties of each entity may have held.
    fn years(&self) -> Vec<Option<f64>> {
        let position = positions(self.exploration);
        let mut sums = vec![(0.0, 0.0); self.radii.len()];
        for &relation in &self.exploration.relations {
            let row = self.network.relation(relation);
            let bounds = self.network.bounds(relation);
            let known = [bounds.start_latest, bounds.end_earliest];
            if row.when().is_none() || known.into_iter().any(is_open) {
                continue;
            }
            let year = known
                .iter()
                .map(|day| f64::from(i32::try_from(day.year()).unwrap_or(0)))
                .sum::<f64>()
                / 2.0;
            for end in [row.from, row.to]
                .iter()
                .filter_map(|end| position.get(end))
            {
                sums[*end] = (sums[*end].0 + year, sums[*end].1 + 1.0);
            }
        }
        sums.into_iter()
            .map(|(sum, count)| (count > 0.0).then(|| sum / count))
            .collect()
    }
}

/// Where each entity stands in the exploration.
pub(crate) fn positions(exploration: &Exploration) -> BTreeMap<EntityIndex, usize> {
    exploration
        .gathered
        .iter()
        .enumerate()
        .map(|(position, gathered)| (gathered.entity, position))
        .collect()
}

fn radius(gathered: &Gathered) -> f64 {
    let ties = f64::from(u32::try_from(gathered.ties).unwrap_or(u32::MAX));
    // Area should not lie about much: ten times the ties add the same again.
    SMALLEST + LARGER * ties.max(1.0).log10()
}

pub(crate) fn is_open(day: Day) -> bool {
    day == Day::ALWAYS || day == Day::NEVER_ENDING
}
