//! Incremental layout: newcomers settle around the member that brought them in, and no other
//! member moves.
//!
//! Readers have learnt where everything is; so the old members are fixed, to the last digit.
//! Newcomers start on arcs on the free side of their member, are attracted by those they are tied
//! to and repelled by all that are near, and in the end each has a place of its own.

use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;
use crate::layout::discs::Disc;
use crate::layout::discs::DiscGrid;
use crate::layout::discs::gap;
use crate::layout::discs::largest;
use crate::layout::point::Point;
use crate::layout::point::coordinate;
use crate::layout::point::whole;

const ROUNDS: usize = 30;
/// How strongly a newcomer is attracted by the member that brought it in, and by all others it is
/// tied to together.
const HOME: f64 = 0.25;
const OTHERS: f64 = 0.1;
/// How strongly members that are too near repel it.
const PUSH: f64 = 0.3;
/// The part of a full circle that an arc may take if there are other members.
const ARC: f64 = 0.55;

/// How far beside the middle of its arc one stands who comes alone: in the middle it would lie on one
/// line with its member and those before, and a line to these would run through the member.
const LONE: f64 = 0.25;

/// A member that is new in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The member that brought it in: one placed before, or an earlier newcomer.
    pub around: usize,
}

/// Places newcomers among members that have a place already; the points of these come first in the
/// result and are unchanged.
///
/// Members are numbered through: the placed ones, then the newcomers; ties and radii are by these
/// numbers. No newcomer's disc overlaps any other; the placed ones may overlap each other if they
/// did before. If there is no time for all rounds, newcomers are where they have come to by then. A
/// newcomer whose `around` is not known counts as brought in by the first member.
///
/// Time `O(members brought in by × placed + rounds × newcomers × those near)`.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before every newcomer had a place.
pub fn settle(
    placed: &[Point],
    newcomers: &[Newcomer],
    ties: &[(usize, usize)],
    radii: &[f64],
    budget: &mut Budget,
) -> Result<Vec<Point>, Interruption> {
    if newcomers.is_empty() {
        return Ok(placed.to_vec());
    }
    budget.spend(ties.len())?;
    let mut crowd = Crowd::new(placed, newcomers, ties, radii);
    crowd.start(budget)?;
    for round in 0..ROUNDS {
        if !budget.has_time_for(newcomers.len())? {
            break;
        }
        crowd.round(1.0 - coordinate(round) / coordinate(ROUNDS), budget)?;
    }
    crowd.settled(budget)
}

/// The old and the new members while they settle.
struct Crowd<'a> {
    points: Vec<Point>,
    radii: Vec<f64>,
    newcomers: &'a [Newcomer],
    /// The members each newcomer is tied to, except the one that brought it in.
    partners: Vec<Vec<usize>>,
    /// The number of the first newcomer.
    first: usize,
    gap: f64,
    /// The length up to which a tie does not pull, from border to border.
    rest: f64,
}

/// A newcomer, by its position among the newcomers, and the member beside which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Guest {
    home: usize,
    newcomer: usize,
}

impl<'a> Crowd<'a> {
    fn new(
        placed: &[Point],
        newcomers: &'a [Newcomer],
        ties: &[(usize, usize)],
        radii: &[f64],
    ) -> Self {
        let (first, count) = (placed.len(), placed.len() + newcomers.len());
        let mut all_radii = radii.to_vec();
        all_radii.resize(count, 0.0);
        let mut points = placed.to_vec();
        points.resize(count, Point::default());
        let gap = gap(&all_radii);
        let mean = all_radii.iter().sum::<f64>() / coordinate(count);
        Self {
            points,
            radii: all_radii,
            newcomers,
            partners: partners(newcomers, ties, first),
            first,
            gap,
            rest: mean * 2.0 + gap,
        }
    }

    /// The member that brought in the newcomer at a position.
    fn home(&self, newcomer: usize) -> usize {
        let around = self.newcomers.get(newcomer).map(|found| found.around);
        around
            .filter(|&around| around < self.first + newcomer)
            .unwrap_or(0)
    }

    /// Puts all newcomers on arcs around the members that brought them in.
    fn start(&mut self, budget: &mut Budget) -> Result<(), Interruption> {
        let mut guests: Vec<Guest> = (0..self.newcomers.len())
            .map(|newcomer| Guest {
                home: self.home(newcomer),
                newcomer,
            })
            .collect();
        guests.sort_unstable();
        // In the order of members, one that is a newcomer itself has its place before its own
        // guests get theirs.
        for guests in guests.chunk_by(|a, b| a.home == b.home) {
            budget.spend(self.first + guests.len())?;
            self.start_around(guests);
        }
        Ok(())
    }

    /// Puts newcomers with the same home on arcs around it.
    fn start_around(&mut self, guests: &[Guest]) {
        let home = guests.first().map_or(0, |guest| guest.home);
        let outwards = self.outwards(home);
        let part = if outwards.is_some() { ARC } else { 1.0 };
        let outwards = outwards.unwrap_or(Point { x: 1.0, y: 0.0 });
        let widest = guests
            .iter()
            .map(|guest| self.radii.at(self.first + guest.newcomer))
            .fold(0.0, f64::max);
        let room = 2.0 * widest + self.gap;
        let mut distance = self.radii.at(home) + self.rest + widest;
        let mut rest = guests;
        while !rest.is_empty() {
            let fitting = whole(distance * part * std::f64::consts::TAU / room).max(1);
            let Some((row, later)) = rest.split_at_checked(fitting.min(rest.len())) else {
                break;
            };
            for (place, guest) in row.iter().enumerate() {
                let along = if guests.len() == 1 && part < 1.0 {
                    LONE
                } else {
                    (coordinate(place) + 0.5) / coordinate(row.len()) - 0.5
                };
                let way = outwards.turned(around_circle(along * part));
                let point = self.points.at(home).plus(way, distance);
                self.points.put(self.first + guest.newcomer, point);
            }
            distance += room;
            rest = later;
        }
    }

    /// The direction with most room: away from all others, the more the nearer they are; `None` if
    /// there are no others.
    fn outwards(&self, home: usize) -> Option<Point> {
        let point = self.points.at(home);
        let others = self
            .points
            .iter()
            .take(self.first)
            .map(|other| point.minus(*other))
            .filter(|away| away.square() > 1e-9);
        let sum = others.fold(Point::default(), |sum, away| {
            sum.plus(away, 1.0 / away.square())
        });
        let length = sum.length();
        (length > 1e-12).then(|| Point::default().plus(sum, 1.0 / length))
    }

    /// One round: every newcomer makes a step, which is shorter from round to round.
    fn round(&mut self, vigour: f64, budget: &mut Budget) -> Result<(), Interruption> {
        let grid = DiscGrid::of(&self.points, &self.radii, self.gap);
        let longest = self.rest * vigour;
        let mut steps: Vec<Point> = Vec::with_capacity(self.newcomers.len());
        for (newcomer, partners) in self.partners.iter().enumerate() {
            budget.spend(partners.len())?;
            steps.push(self.step(newcomer, partners, &grid));
        }
        for (point, step) in self.points.iter_mut().skip(self.first).zip(steps) {
            let length = step.length();
            let part = if length > longest {
                longest / length
            } else {
                1.0
            };
            *point = point.plus(step, part);
        }
        Ok(())
    }

    /// The step of a newcomer: towards its home and its partners, away from all that are near.
    fn step(&self, newcomer: usize, partners: &[usize], grid: &DiscGrid) -> Point {
        let member = self.first + newcomer;
        let mut step = self.pull(member, self.home(newcomer), HOME);
        for &other in partners {
            let pull = self.pull(member, other, OTHERS / coordinate(partners.len()));
            step = step.plus(pull, 1.0);
        }
        let here = Disc {
            middle: self.points.at(member),
            radius: self.radii.at(member),
        };
        for (other, disc) in grid
            .near(here, self.rest)
            .filter(|(other, _)| *other != member)
        {
            let away = here.middle.minus(disc.middle);
            let distance = away.length();
            let missing = here.radius + disc.radius + self.gap + self.rest - distance;
            if missing > 0.0 {
                // Two in the same place part to the left and right.
                let aside = Point {
                    x: if member > other { 1.0 } else { -1.0 },
                    y: 0.0,
                };
                let way = if distance < 1e-9 {
                    aside
                } else {
                    Point::default().plus(away, 1.0 / distance)
                };
                step = step.plus(way, missing * PUSH);
            }
        }
        step
    }

    /// The step towards another member; none if the tie is no longer than its resting length.
    fn pull(&self, member: usize, other: usize, strength: f64) -> Point {
        let between = self.points.at(other).minus(self.points.at(member));
        let distance = between.length();
        let too_long = distance - (self.radii.at(member) + self.radii.at(other) + self.rest);
        if distance < 1e-9 || too_long <= 0.0 {
            return Point::default();
        }
        Point::default().plus(between, strength * too_long / distance)
    }

    /// All points, once every newcomer has a free place; newcomers give way to the old members and
    /// to the newcomers before them.
    fn settled(mut self, budget: &mut Budget) -> Result<Vec<Point>, Interruption> {
        let mut grid = DiscGrid::new(&self.points, largest(&self.radii), self.gap);
        for (number, (point, &radius)) in self.points.iter_mut().zip(&self.radii).enumerate() {
            let disc = Disc {
                middle: *point,
                radius,
            };
            if number < self.first {
                grid.insert(disc);
            } else {
                *point = grid.settle(disc, budget)?;
            }
        }
        Ok(self.points)
    }
}

/// The members each newcomer is tied to, except the one that brought it in, each once.
fn partners(newcomers: &[Newcomer], ties: &[(usize, usize)], first: usize) -> Vec<Vec<usize>> {
    let count = first + newcomers.len();
    let mut partners: Vec<Vec<usize>> = vec![Vec::new(); newcomers.len()];
    for (member, other) in ties.iter().flat_map(|&(a, b)| [(a, b), (b, a)]) {
        let newcomer = member.checked_sub(first);
        if let Some(others) = newcomer.and_then(|newcomer| partners.get_mut(newcomer))
            && other < count
            && other != member
        {
            others.push(other);
        }
    }
    for (others, newcomer) in partners.iter_mut().zip(newcomers) {
        others.sort_unstable();
        others.dedup();
        others.retain(|&other| other != newcomer.around);
    }
    partners
}

/// The direction at a part of a full circle, between −1/2 and 1/2, to within a degree; without
/// `sin` and `cos`, whose last digits differ between machines.
fn around_circle(part: f64) -> Point {
    let quarters = part.abs() * 4.0;
    let whole_quarters = quarters.floor();
    let angle = quarters - whole_quarters;
    // About the tangent of half the angle.
    let tangent = angle * (0.785 + 0.215 * angle * angle);
    let scale = 1.0 / (1.0 + tangent * tangent);
    let mut direction = Point {
        x: (1.0 - tangent * tangent) * scale,
        y: 2.0 * tangent * scale,
    };
    for _ in 0..whole(whole_quarters) {
        direction = direction.turned(Point { x: 0.0, y: 1.0 });
    }
    if part < 0.0 {
        Point {
            y: -direction.y,
            ..direction
        }
    } else {
        direction
    }
}
