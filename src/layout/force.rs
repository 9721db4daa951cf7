//! Forces: those who are tied attract each other, all others push each other away, until it is
//! still.
//!
//! The model and its speed are those of `ForceAtlas2` (Jacomy, Venturini, Heymann and Bastian
//! 2014): attraction grows with the distance, the push falls with it and grows with the number of
//! ties, and everything is drawn a little to the middle. Nothing is random and nothing is timed:
//! the start is a sunflower spiral, and the size decides the number of rounds.

use crate::layout::components::Component;
use crate::layout::point::Point;
use crate::layout::point::coordinate;
use crate::layout::quadtree::Quadtree;
use crate::layout::spiral::Spiral;

/// How strongly members push each other away; two tied leaves come to rest about 6 units apart.
const PUSH: f64 = 10.0;
/// How strongly they are drawn to the middle: so much, and so much more for each unit of the root
/// of their number, because the push of a crowd grows with it.
const GRAVITY: (f64, f64) = (1.0, 0.1);
/// Work that may be done, in members and ties times rounds, and the rounds done in any case and at
/// most.
const WORK: usize = 2_200_000;
const ROUNDS: (usize, usize) = (90, 600);

/// Places the members of one connected piece around the origin, in units of its own.
///
/// Time `O(rounds × (n log n + ties))`.
pub(crate) fn at_rest(component: &Component) -> Vec<Point> {
    let mut field = Field::new(component);
    let rounds =
        (WORK / (component.members.len() + component.ties.len())).clamp(ROUNDS.0, ROUNDS.1);
    for _ in 0..rounds {
        field.round();
    }
    field.points
}

/// Members in motion.
struct Field<'a> {
    ties: &'a [(usize, usize)],
    points: Vec<Point>,
    /// One more than the number of ties.
    masses: Vec<f64>,
    forces: Vec<Point>,
    before: Vec<Point>,
    tree: Quadtree,
    gravity: f64,
    speed: f64,
    efficiency: f64,
}

impl<'a> Field<'a> {
    fn new(component: &'a Component) -> Self {
        let count = component.members.len();
        let mut masses = vec![1.0; count];
        for &(a, b) in &component.ties {
            masses[a] += 1.0;
            masses[b] += 1.0;
        }
        Self {
            ties: &component.ties,
            points: Spiral::new(Point::default(), 2.0 * PUSH.sqrt())
                .take(count)
                .collect(),
            masses,
            forces: vec![Point::default(); count],
            before: vec![Point::default(); count],
            tree: Quadtree::default(),
            gravity: GRAVITY.0 + GRAVITY.1 * coordinate(count).sqrt(),
            speed: 1.0,
            efficiency: 1.0,
        }
    }

    fn round(&mut self) {
        std::mem::swap(&mut self.forces, &mut self.before);
        self.tree.rebuild(&self.points, &self.masses);
        for member in self.tree.order() {
            let (point, mass) = (self.points[member], self.masses[member]);
            let push = self.tree.push_at(point);
            let inwards = self.gravity * mass / point.length().max(1e-6);
            self.forces[member] = Point::default()
                .plus(push, PUSH * mass)
                .plus(point, -inwards);
        }
        for &(a, b) in self.ties {
            let between = self.points[b].minus(self.points[a]);
            self.forces[a] = self.forces[a].plus(between, 1.0);
            self.forces[b] = self.forces[b].plus(between, -1.0);
        }
        self.adapt_speed();
        self.step();
    }

    /// The faster the more members keep their direction, the slower the more of them swing.
    fn adapt_speed(&mut self) {
        let (mut swinging, mut traction) = (0.0, 0.0);
        for ((force, before), mass) in self.forces.iter().zip(&self.before).zip(&self.masses) {
            swinging += mass * force.minus(*before).length();
            traction += mass * force.plus(*before, 1.0).length() / 2.0;
        }
        let (swinging, traction) = (f64::max(swinging, 1e-12), f64::max(traction, 1e-12));
        let count = coordinate(self.points.len());
        let optimal = 0.05 * count.sqrt();
        let mut tolerance = (optimal * traction / (count * count))
            .min(10.0)
            .max(optimal.sqrt());
        if swinging / traction > 2.0 {
            self.lower_efficiency(0.5);
            tolerance = tolerance.max(1.0);
        }
        let target = tolerance * self.efficiency * traction / swinging;
        if swinging > tolerance * traction {
            self.lower_efficiency(0.7);
        } else if self.speed < 1_000.0 {
            self.efficiency *= 1.3;
        }
        self.speed += (target - self.speed).min(self.speed * 0.5);
    }

    fn lower_efficiency(&mut self, factor: f64) {
        if self.efficiency > 0.05 {
            self.efficiency *= factor;
        }
    }

    fn step(&mut self) {
        for (member, point) in self.points.iter_mut().enumerate() {
            let force = self.forces[member];
            let swinging = self.masses[member] * force.minus(self.before[member]).length();
            *point = point.plus(force, self.speed / (1.0 + (self.speed * swinging).sqrt()));
        }
    }
}
