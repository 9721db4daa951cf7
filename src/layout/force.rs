//! Force-directed layout: tied members attract each other, all others repel each other, until the
//! members hardly move any more.
//!
//! The model and its speed are those of `ForceAtlas2` (Jacomy, Venturini, Heymann and Bastian
//! 2014): attraction grows with the distance, repulsion falls with it and grows with the number of
//! ties, and a weak gravity keeps everything together. Nothing is random and nothing is timed: the
//! start is a sunflower spiral, and the size of the network decides the number of rounds.

use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;
use crate::layout::components::Component;
use crate::layout::point::Point;
use crate::layout::point::coordinate;
use crate::layout::quadtree::Quadtree;
use crate::layout::spiral::Spiral;

/// The strength of the repulsion; two tied leaves come to rest about 6 units apart.
const REPULSION: f64 = 10.0;
/// The strength of the gravity, and what is added for each unit of the square root of the number
/// of members, because the repulsion of a crowd grows with it.
const GRAVITY: f64 = 1.0;
const GRAVITY_OF_CROWD: f64 = 0.1;
/// The work to be done, in members and ties times rounds, and bounds for the number of rounds.
const WORK: usize = 2_200_000;
const FEWEST_ROUNDS: usize = 90;
const MOST_ROUNDS: usize = 600;

/// Places the members of a connected component around the origin, in arbitrary units. If there is no time
/// for all rounds, they are where they have come to by then.
///
/// Time `O(rounds × (n log n + ties))`.
///
/// # Errors
///
/// [`Interruption`] if nobody waits any more; the budget is asked once a round.
pub(crate) fn at_rest(
    component: &Component,
    budget: &mut Budget,
) -> Result<Vec<Point>, Interruption> {
    let size = component.members.len() + component.ties.len();
    let mut field = Field::new(component);
    for _ in 0..(WORK / size.max(1)).clamp(FEWEST_ROUNDS, MOST_ROUNDS) {
        if !budget.has_time_for(size)? {
            break;
        }
        field.round();
    }
    Ok(field.points)
}

/// Members in motion.
struct Field<'a> {
    ties: &'a [(usize, usize)],
    points: Vec<Point>,
    /// One more than the number of ties of each member.
    masses: Vec<f64>,
    forces: Vec<Point>,
    /// The forces of the round before.
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
            masses.add(a, 1.0);
            masses.add(b, 1.0);
        }
        Self {
            ties: &component.ties,
            points: Spiral::new(Point::default(), 2.0 * REPULSION.sqrt())
                .take(count)
                .collect(),
            masses,
            forces: vec![Point::default(); count],
            before: vec![Point::default(); count],
            tree: Quadtree::default(),
            gravity: GRAVITY + GRAVITY_OF_CROWD * coordinate(count).sqrt(),
            speed: 1.0,
            efficiency: 1.0,
        }
    }

    fn round(&mut self) {
        std::mem::swap(&mut self.forces, &mut self.before);
        self.tree.rebuild(&self.points, &self.masses);
        for member in self.tree.order() {
            let (point, mass) = (self.points.at(member), self.masses.at(member));
            let push = self.tree.push_at(point);
            let inwards = self.gravity * mass / point.length().max(1e-6);
            let force = Point::default()
                .plus(push, REPULSION * mass)
                .plus(point, -inwards);
            self.forces.put(member, force);
        }
        for &(a, b) in self.ties {
            let between = self.points.at(b).minus(self.points.at(a));
            self.forces.update(a, |force| force.plus(between, 1.0));
            self.forces.update(b, |force| force.plus(between, -1.0));
        }
        self.adapt_speed();
        self.step();
    }

    /// Speeds up while most members keep their direction and slows down when they swing.
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

    /// Moves every member along its force; those that swing move less.
    fn step(&mut self) {
        let forces = self.forces.iter().zip(&self.before).zip(&self.masses);
        for (point, ((force, before), mass)) in self.points.iter_mut().zip(forces) {
            let swinging = mass * force.minus(*before).length();
            *point = point.plus(*force, self.speed / (1.0 + (self.speed * swinging).sqrt()));
        }
    }
}
