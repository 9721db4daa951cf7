//! Routes as layers: who stands in which layer, in which order, and where lines over several layers
//! pass.

use hashbrown::HashMap;

use crate::layout::Point;
use crate::layout::Spacing;
use crate::layout::layers;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::Route;
use crate::view::figure_node::Placed;
use crate::view::figure_time_scale::number;

/// How much a drawing has room for.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    pub(crate) entities: usize,
    pub(crate) in_layer: usize,
}

/// The entities and ties of the routes that are drawn.
#[derive(Clone)]
pub(crate) struct Drawn<'a> {
    start: EntityIndex,
    goal: EntityIndex,
    routes: usize,
    /// The layer of each entity, and of each place that a line over several layers passes; entities
    /// come first.
    layers: Vec<usize>,
    entities: Vec<EntityIndex>,
    position: HashMap<EntityIndex, usize>,
    relations: HashMap<(EntityIndex, EntityIndex), &'a [RelationIndex]>,
    /// The routes whose first tie of their own it is, counted from 1.
    own: HashMap<(EntityIndex, EntityIndex), usize>,
    /// The places that a tie passes.
    passes: HashMap<(EntityIndex, EntityIndex), Vec<usize>>,
}

/// The relations of a hop.
pub(crate) struct Tie<'a> {
    from: EntityIndex,
    to: EntityIndex,
    pub(crate) relations: &'a [RelationIndex],
    /// The number of the route that it is the first tie of, of those that no earlier route has; `None`
    /// too if there is one route alone.
    pub(crate) route: Option<usize>,
}

/// A place in a layer: the how manyth of how many in the how manyth layer.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) number: usize,
    pub(crate) layer: f64,
    pub(crate) position: f64,
    pub(crate) of: f64,
}

/// The order of everything in its layer.
pub(crate) struct Columns {
    layers: Vec<usize>,
    positions: Vec<f64>,
    counts: Vec<usize>,
}

impl<'a> Drawn<'a> {
    /// As many of the routes, from the first on, as there is room for, but at least one.
    pub(crate) fn of(routes: &'a [Route], room: Room) -> Option<Self> {
        let first = routes.first()?;
        let mut drawn = Self::of_all(std::slice::from_ref(first))?;
        for count in 2..=routes.len() {
            let more = Self::of_all(routes.get(..count)?)?;
            let is_full = more.entities.len() > room.entities
                || more
                    .columns()
                    .counts
                    .iter()
                    .any(|&members| members > room.in_layer);
            if is_full {
                break;
            }
            drawn = more;
        }
        (drawn.entities.len() > 1).then_some(drawn)
    }

    fn of_all(routes: &'a [Route]) -> Option<Self> {
        let first = routes.first()?;
        let mut drawn = Self {
            start: *first.entities.first()?,
            goal: *first.entities.last()?,
            routes: routes.len(),
            layers: Vec::new(),
            entities: Vec::new(),
            position: HashMap::new(),
            relations: HashMap::new(),
            own: HashMap::new(),
            passes: HashMap::new(),
        };
        for (place, route) in routes.iter().enumerate() {
            drawn.add(place + 1, route);
        }
        drawn.put_last();
        drawn.keep_free();
        Some(drawn)
    }

    fn add(&mut self, number: usize, route: &'a Route) {
        for (layer, &entity) in route.entities.iter().enumerate() {
            let next = self.entities.len();
            let position = *self.position.entry(entity).or_insert(next);
            if let Some(known) = self.layers.get_mut(position) {
                // The longest way to an entity decides its layer, so that hops lead forwards.
                *known = layer.max(*known);
            } else {
                self.entities.push(entity);
                self.layers.push(layer);
            }
        }
        let mut hops = route.hops.iter().map(|hop| (hop.from, hop.to));
        if let Some(ends) = hops.find(|ends| !self.relations.contains_key(ends)) {
            self.own.insert(ends, number);
        }
        for hop in &route.hops {
            let ends = (hop.from, hop.to);
            self.relations.entry(ends).or_insert(&hop.relations);
        }
    }

    /// Moves the goal to the last layer.
    fn put_last(&mut self) {
        let last = self.layers.iter().copied().max().unwrap_or(0);
        let goal = self.position.get(&self.goal);
        if let Some(layer) = goal.and_then(|&goal| self.layers.get_mut(goal)) {
            *layer = last;
        }
    }

    /// Keeps a place free in each layer between the ends of a tie, so that its line meets nobody.
    fn keep_free(&mut self) {
        for tie in self.ties() {
            let layer = |entity| self.layer(entity);
            let (one, other) = (layer(tie.from), layer(tie.to));
            let between = one.min(other) + 1..one.max(other);
            let passes = between.map(|layer| {
                self.layers.push(layer);
                self.layers.len() - 1
            });
            let passes: Vec<usize> = passes.collect();
            self.passes.insert((tie.from, tie.to), passes);
        }
    }

    fn layer(&self, entity: EntityIndex) -> usize {
        let position = self.position.get(&entity);
        let layer = position.and_then(|&position| self.layers.get(position));
        layer.copied().unwrap_or(0)
    }

    /// How many routes are drawn.
    pub(crate) fn routes(&self) -> usize {
        self.routes
    }

    /// The order of everything in its layer.
    pub(crate) fn columns(&self) -> Columns {
        let mut ties: Vec<(usize, usize)> = Vec::new();
        for tie in self.ties() {
            let ends = [tie.from, tie.to];
            let [Some(&from), Some(&to)] = ends.map(|end| self.position.get(&end)) else {
                continue;
            };
            let passes = self.passes.get(&(tie.from, tie.to));
            let stops = passes.into_iter().flatten().copied();
            let mut before = from;
            for stop in stops.chain([to]) {
                ties.push((before, stop));
                before = stop;
            }
        }
        let unit = Spacing {
            row: 1.0,
            ..Spacing::default()
        };
        let placed = layers(&self.layers, &ties, unit);
        let last = self.layers.iter().copied().max().unwrap_or(0);
        let mut counts = vec![0; last + 1];
        for &layer in &self.layers {
            if let Some(count) = counts.get_mut(layer) {
                *count += 1;
            }
        }
        Columns {
            layers: self.layers.clone(),
            positions: placed.points.iter().map(|point| point.y).collect(),
            counts,
        }
    }

    /// The entities with their points, and whether the routes begin or end there.
    pub(crate) fn placed(&self, points: &[Point]) -> impl Iterator<Item = (Placed, bool)> {
        let entities = self.entities.iter().zip(points);
        entities.map(|(&entity, &at)| {
            let is_end = [self.start, self.goal].contains(&entity);
            (Placed { entity, at }, is_end)
        })
    }

    /// The ties by their ends, so that one answer has one picture.
    pub(crate) fn ties(&self) -> Vec<Tie<'a>> {
        let mut ties: Vec<_> = self.relations.iter().collect();
        ties.sort_by_key(|(ends, _)| **ends);
        let tie = |(&(from, to), &relations): (&(EntityIndex, EntityIndex), &&'a [_])| Tie {
            from,
            to,
            relations,
            route: self
                .own
                .get(&(from, to))
                .copied()
                .filter(|_| self.routes > 1),
        };
        ties.into_iter().map(tie).collect()
    }

    /// The ends of a tie with their points.
    pub(crate) fn ends(&self, tie: &Tie<'_>, points: &[Point]) -> (Placed, Placed) {
        let end = |entity: EntityIndex| {
            let position = self.position.get(&entity);
            let at = position.and_then(|&position| points.get(position));
            Placed {
                entity,
                at: at.copied().unwrap_or_default(),
            }
        };
        (end(tie.from), end(tie.to))
    }

    /// The point in the middle of those that a tie over several layers passes.
    pub(crate) fn halfway(&self, tie: &Tie<'_>, points: &[Point]) -> Option<Point> {
        let passes = self.passes.get(&(tie.from, tie.to))?;
        let point = |at: usize| points.get(*passes.get(at)?).copied();
        let last = passes.len().checked_sub(1)?;
        let (one, other) = (point(last / 2)?, point(last.div_ceil(2))?);
        Some(Point {
            x: f64::midpoint(one.x, other.x),
            y: f64::midpoint(one.y, other.y),
        })
    }
}

impl Place {
    /// −1 for the first of several, 1 for the last, 0 for one alone or in between.
    pub(crate) fn side(self) -> f64 {
        if self.of < 1.5 {
            0.0
        } else {
            (2.0 * self.position / (self.of - 1.0) - 1.0).clamp(-1.0, 1.0)
        }
    }
}

impl Columns {
    /// How many layers there are.
    pub(crate) fn count(&self) -> usize {
        self.counts.len()
    }

    /// How many steps there are from the first layer to the last, at least one.
    pub(crate) fn steps(&self) -> f64 {
        number(self.count().saturating_sub(1).max(1))
    }

    /// How many stand in a layer.
    pub(crate) fn members(&self, layer: usize) -> usize {
        self.counts.get(layer).copied().unwrap_or(0)
    }

    /// How many steps there are from the first to the last of the fullest layer.
    pub(crate) fn tallest(&self) -> f64 {
        let most = self.counts.iter().copied().max().unwrap_or(1);
        number(most.saturating_sub(1))
    }

    /// The places in the order of the entities, and after them those kept free.
    pub(crate) fn places(&self) -> impl Iterator<Item = Place> {
        let tallest = self.tallest();
        self.layers
            .iter()
            .zip(&self.positions)
            .map(move |(&layer, y)| {
                let of = number(self.members(layer));
                Place {
                    number: layer,
                    layer: number(layer),
                    // What `layers` centred begins at the top again.
                    position: y - (tallest - (of - 1.0)) / 2.0,
                    of,
                }
            })
    }
}
