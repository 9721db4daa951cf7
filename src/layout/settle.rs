//! Newcomers settle around the member that brought them in, and nobody else moves.
//!
//! The reader has learnt where everything is; so the old ones are fixed, to the last digit.
//! Newcomers start on arcs on the free side of their member, are drawn to those they are tied to
//! and pushed off by all that stand near, and in the end each has a place of its own.

use crate::layout::discs::Disc;
use crate::layout::discs::DiscGrid;
use crate::layout::discs::gap;
use crate::layout::discs::largest;
use crate::layout::point::Point;
use crate::layout::point::coordinate;
use crate::layout::point::whole;

const ROUNDS: usize = 30;
/// How strongly a newcomer is drawn to the member that brought it in, and to all others it is tied
/// to together.
const HOME: f64 = 0.25;
const OTHERS: f64 = 0.1;
/// How strongly those who stand too near push it off.
const PUSH: f64 = 0.3;
/// The part of a full circle that an arc may take if others stand around.
const ARC: f64 = 0.55;

/// Someone who is new in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The member that brought it in: one placed before, or an earlier newcomer.
    pub around: usize,
}

/// Places newcomers among those who have a place already, whose points come first in the answer and
/// are unchanged.
///
/// Members are numbered through: the placed ones, then the newcomers; ties and radii are by these
/// numbers. No newcomer's disc overlaps any other; the placed ones may overlap each other, if they
/// did before. A newcomer whose member is not known is brought in by the first.
///
/// Time `O(members brought in by × placed + rounds × newcomers × those near)`.
#[must_use]
pub fn settle(
    placed: &[Point],
    newcomers: &[Newcomer],
    ties: &[(usize, usize)],
    radii: &[f64],
) -> Vec<Point> {
    if newcomers.is_empty() {
        return placed.to_vec();
    }
    let mut crowd = Crowd::new(placed, newcomers, ties, radii);
    crowd.start();
    for round in 0..ROUNDS {
        crowd.round(1.0 - coordinate(round) / coordinate(ROUNDS));
    }
    crowd.settled()
}

/// The old and the new members while they settle.
struct Crowd<'a> {
    points: Vec<Point>,
    radii: Vec<f64>,
    newcomers: &'a [Newcomer],
    /// Whom each newcomer is tied to, besides the member that brought it in.
    partners: Vec<Vec<usize>>,
    /// The number of the first newcomer.
    first: usize,
    gap: f64,
    /// How long a tie likes to be, from border to border.
    rest: f64,
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
        let mut partners: Vec<Vec<usize>> = vec![Vec::new(); newcomers.len()];
        for (member, other) in ties.iter().flat_map(|&(a, b)| [(a, b), (b, a)]) {
            if (first..count).contains(&member) && other < count && other != member {
                partners[member - first].push(other);
            }
        }
        for (others, newcomer) in partners.iter_mut().zip(newcomers) {
            others.sort_unstable();
            others.dedup();
            others.retain(|&other| other != newcomer.around);
        }
        let mut points = placed.to_vec();
        points.resize(count, Point::default());
        let gap = gap(&all_radii);
        let mean = all_radii.iter().sum::<f64>() / coordinate(count);
        Self {
            points,
            radii: all_radii,
            newcomers,
            partners,
            first,
            gap,
            rest: mean * 2.0 + gap,
        }
    }

    /// The member that brought in the newcomer of this number.
    fn home(&self, newcomer: usize) -> usize {
        let around = self.newcomers[newcomer].around;
        if around < self.first + newcomer {
            around
        } else {
            0
        }
    }

    /// Puts everyone on an arc around the member that brought them in.
    fn start(&mut self) {
        let mut guests: Vec<(usize, usize)> = (0..self.newcomers.len())
            .map(|newcomer| (self.home(newcomer), newcomer))
            .collect();
        guests.sort_unstable();
        // In the order of members, one that is a newcomer itself has its place before its own
        // guests get theirs.
        for guests in guests.chunk_by(|a, b| a.0 == b.0) {
            self.start_around(guests[0].0, guests);
        }
    }

    fn start_around(&mut self, home: usize, guests: &[(usize, usize)]) {
        let outwards = self.outwards(home);
        let part = if outwards.is_some() { ARC } else { 1.0 };
        let outwards = outwards.unwrap_or(Point { x: 1.0, y: 0.0 });
        let widest = guests
            .iter()
            .map(|&(_, guest)| self.radii[self.first + guest])
            .fold(0.0, f64::max);
        let room = 2.0 * widest + self.gap;
        let mut distance = self.radii[home] + self.rest + widest;
        let mut rest = guests;
        while !rest.is_empty() {
            let fitting = whole(distance * part * std::f64::consts::TAU / room).max(1);
            let (row, later) = rest.split_at(fitting.min(rest.len()));
            for (place, &(_, guest)) in row.iter().enumerate() {
                let along = (coordinate(place) + 0.5) / coordinate(row.len()) - 0.5;
                let way = outwards.turned(around_circle(along * part));
                self.points[self.first + guest] = self.points[home].plus(way, distance);
            }
            distance += room;
            rest = later;
        }
    }

    /// The direction in which there is most room: away from all others, the nearer the more; `None`
    /// if there is nobody.
    fn outwards(&self, home: usize) -> Option<Point> {
        let point = self.points[home];
        let others = self.points[..self.first]
            .iter()
            .map(|other| point.minus(*other))
            .filter(|away| away.square() > 1e-9);
        let sum = others.fold(Point::default(), |sum, away| {
            sum.plus(away, 1.0 / away.square())
        });
        let length = sum.length();
        (length > 1e-12).then(|| Point::default().plus(sum, 1.0 / length))
    }

    /// One round: every newcomer makes a step, which is shorter from round to round.
    fn round(&mut self, vigour: f64) {
        let grid = DiscGrid::of(&self.points, &self.radii, self.gap);
        let longest = self.rest * vigour;
        let steps: Vec<Point> = (0..self.newcomers.len())
            .map(|newcomer| self.step(newcomer, &grid))
            .collect();
        for (point, step) in self.points[self.first..].iter_mut().zip(steps) {
            let length = step.length();
            *point = point.plus(
                step,
                if length > longest {
                    longest / length
                } else {
                    1.0
                },
            );
        }
    }

    fn step(&self, newcomer: usize, grid: &DiscGrid) -> Point {
        let member = self.first + newcomer;
        let mut step = self.pull(member, self.home(newcomer), HOME);
        let partners = &self.partners[newcomer];
        for &other in partners {
            step = step.plus(
                self.pull(member, other, OTHERS / coordinate(partners.len())),
                1.0,
            );
        }
        let here = Disc {
            middle: self.points[member],
            radius: self.radii[member],
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

    /// The step towards another, up to the length a tie likes to have.
    fn pull(&self, member: usize, other: usize, strength: f64) -> Point {
        let between = self.points[other].minus(self.points[member]);
        let distance = between.length();
        let too_long = distance - (self.radii[member] + self.radii[other] + self.rest);
        if distance < 1e-9 || too_long <= 0.0 {
            return Point::default();
        }
        Point::default().plus(between, strength * too_long / distance)
    }

    /// Everyone with a place of their own: newcomers give way, to the old ones and to those before
    /// them.
    fn settled(mut self) -> Vec<Point> {
        let mut grid = DiscGrid::new(&self.points, largest(&self.radii), self.gap);
        for (&middle, &radius) in self.points[..self.first].iter().zip(&self.radii) {
            grid.insert(Disc { middle, radius });
        }
        for member in self.first..self.points.len() {
            self.points[member] = grid.settle(Disc {
                middle: self.points[member],
                radius: self.radii[member],
            });
        }
        self.points
    }
}

/// The direction at a part of a full circle, between −1/2 and 1/2; good to a degree, and without
/// `sin` and `cos`, which are not the same to the last digit on every machine.
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
