//! The places and sizes of the entities of a canvas.

use std::collections::VecDeque;

use hashbrown::HashMap;

use crate::graph::Budget;
use crate::layout::Newcomer;
use crate::layout::Point;
use crate::layout::YearChart;
use crate::layout::by_year;
use crate::layout::settle;
use crate::layout::spread;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::Paint;
use crate::query::bubbles::SlotTie;
use crate::query::canvas_layers::Room;
use crate::query::canvas_layers::legible_layers;
use crate::query::canvas_routes::last_route;
use crate::query::canvas_routes::reading_direction;
use crate::query::canvas_routes::with_route_first;
use crate::query::error::QueryError;
use crate::query::explore::Exploration;
use crate::query::explore::Gathered;
use crate::query::file_places::by_file;

/// The radius of an entity with one tie, and what is added for ten, a hundred and so on.
const SMALLEST: f64 = 7.0;
const LARGER: f64 = 6.0;
/// With more entities than these, columns are no longer legible.
const MOST_LAYERED: usize = 1_000;
/// Between two discs of a column, and between columns, where names stand beside the discs.
const BETWEEN_ROWS: f64 = 12.0;
const COLUMN: f64 = 320.0;
/// The same for routes, where names stand under the discs.
const ROW_OF_ROUTES: f64 = 90.0;
const COLUMN_OF_ROUTES: f64 = 210.0;

/// The entities of a canvas, their ties as pairs of positions, and their sizes.
pub(crate) struct Places<'a> {
    network: &'a Network,
    exploration: &'a Exploration,
    position: HashMap<EntityIndex, usize>,
    /// Each pair of tied entities once, the lower position first, sorted by the higher position and
    /// then by the lower one.
    pub(crate) ties: Vec<(usize, usize)>,
    /// The radius of each entity.
    pub(crate) radii: Vec<f64>,
}

impl<'a> Places<'a> {
    pub(crate) fn of(
        network: &'a Network,
        exploration: &'a Exploration,
        budget: &mut Budget,
    ) -> Result<Self, QueryError> {
        budget.spend(exploration.gathered.len() + exploration.relations.len())?;
        let position: HashMap<EntityIndex, usize> = exploration
            .gathered
            .iter()
            .enumerate()
            .map(|(position, gathered)| (gathered.entity, position))
            .collect();
        let mut ties: Vec<(usize, usize)> = exploration
            .relations
            .iter()
            .filter_map(|&relation| {
                let row = network.relation(relation);
                let (from, to) = (*position.get(&row.from)?, *position.get(&row.to)?);
                Some((from.min(to), from.max(to))).filter(|_| from != to)
            })
            .collect();
        ties.sort_unstable_by_key(|&(lower, higher)| (higher, lower));
        ties.dedup();
        Ok(Self {
            network,
            exploration,
            position,
            ties,
            radii: exploration.gathered.iter().map(radius).collect(),
        })
    }

    /// The ties, and how many claims each has.
    pub(crate) fn counted_ties(&self) -> Vec<SlotTie> {
        let mut claims: HashMap<(usize, usize), usize> = HashMap::new();
        for &relation in &self.exploration.relations {
            let row = self.network.relation(relation);
            let ends = [row.from, row.to].map(|end| self.position.get(&end).copied());
            if let [Some(from), Some(to)] = ends {
                *claims.entry((from.min(to), from.max(to))).or_default() += 1;
            }
        }
        let ties = self.ties.iter();
        ties.map(|ends| SlotTie {
            one: ends.0,
            other: ends.1,
            claims: claims.get(ends).copied().unwrap_or(1),
        })
        .collect()
    }

    /// Takes over the radii that were asked for.
    pub(crate) fn measure(&mut self, paint: &Paint) {
        for (radius, gathered) in self.radii.iter_mut().zip(&self.exploration.gathered) {
            *radius = paint.entity(gathered.entity).measure.unwrap_or(*radius);
        }
    }

    /// Places as in the file.
    pub(crate) fn by_file(&self, budget: &mut Budget) -> Result<Vec<Point>, QueryError> {
        let gathered = self.exploration.gathered.iter();
        let entities: Vec<EntityIndex> = gathered.map(|found| found.entity).collect();
        by_file(self.network, &entities, &self.ties, budget)
    }

    /// Places by forces, with the last route from left to right. Steps after it move nobody.
    pub(crate) fn by_ties(&self, budget: &mut Budget) -> Result<Vec<Point>, QueryError> {
        let points = self.in_order(budget)?;
        let Some(route) = last_route(self.exploration) else {
            return Ok(points);
        };
        let places = route.iter().filter_map(|entity| self.position.get(entity));
        let way: Vec<Point> = places
            .filter_map(|&place| points.get(place).copied())
            .collect();
        if let Some(Point { x, y }) = reading_direction(&way) {
            let back = Point { x, y: -y };
            return Ok(points.iter().map(|point| point.turned(back)).collect());
        }
        let exploration = with_route_first(self.exploration, &route);
        let mut others = Places::of(self.network, &exploration, budget)?;
        let gathered = exploration.gathered.iter();
        let old = gathered.filter_map(|found| self.position.get(&found.entity));
        others.radii = old
            .filter_map(|&place| self.radii.get(place).copied())
            .collect();
        let found = others.in_order(budget)?;
        let gathered = self.exploration.gathered.iter();
        let new = gathered.filter_map(|found| others.position.get(&found.entity));
        Ok(new.filter_map(|&place| found.get(place).copied()).collect())
    }

    /// Places by forces: those of the beginning as a whole, and then those of each step around the
    /// entities that brought them.
    fn in_order(&self, budget: &mut Budget) -> Result<Vec<Point>, QueryError> {
        let gathered = &self.exploration.gathered;
        let beginning = self.beginning();
        let mut points = self.of_beginning(beginning, budget)?;
        // The first one is at the origin, whatever is brought to it later.
        if let Some(&first) = points.first() {
            for point in &mut points {
                *point = Point {
                    x: point.x - first.x,
                    y: point.y - first.y,
                };
            }
        }
        let later = gathered.get(beginning..).unwrap_or_default();
        for of_step in later.chunk_by(|one, other| one.step == other.step) {
            let (next, end) = (points.len(), points.len() + of_step.len());
            let newcomers: Vec<Newcomer> = of_step
                .iter()
                .zip(next..)
                .map(|(newcomer, position)| Newcomer {
                    around: self.home(newcomer, position),
                })
                .collect();
            points = settle(
                &points,
                &newcomers,
                self.ties_of(next, end),
                self.radii_below(end),
                budget,
            )?;
        }
        Ok(points)
    }

    /// Places in columns by the distance from the first entity; by ties if there are too many.
    pub(crate) fn by_layers(&self, budget: &mut Budget) -> Result<Vec<Point>, QueryError> {
        if self.radii.len() > MOST_LAYERED {
            return self.by_ties(budget);
        }
        budget.spend(self.radii.len() + self.ties.len())?;
        let rows: Vec<f64> = self
            .radii
            .iter()
            .map(|radius| 2.0 * radius + BETWEEN_ROWS)
            .collect();
        let room = Room {
            rows: &rows,
            column: COLUMN,
        };
        Ok(legible_layers(&self.distances(), &self.ties, &room))
    }

    /// Places at the middle of the years in which the relations of each entity held.
    pub(crate) fn by_years(&self, budget: &mut Budget) -> Result<YearChart, QueryError> {
        budget.spend(self.exploration.relations.len())?;
        Ok(by_year(&self.years(), &self.radii, budget)?)
    }

    /// Places of those that are laid out as a whole. Routes that come first are read from left to
    /// right; where everything is arranged anew, so is the last route.
    fn of_beginning(
        &self,
        beginning: usize,
        budget: &mut Budget,
    ) -> Result<Vec<Point>, QueryError> {
        let exploration = self.exploration;
        let ties = self.ties_of(0, beginning);
        let first = exploration.outcomes.first();
        if let Some(first) =
            first.filter(|step| !step.routes.is_empty() && exploration.arranged == 0)
        {
            budget.spend(beginning + ties.len())?;
            let hops = self.hops(&first.routes, beginning);
            let rows = vec![ROW_OF_ROUTES; beginning];
            let room = Room {
                rows: &rows,
                column: COLUMN_OF_ROUTES,
            };
            return Ok(legible_layers(&hops, ties, &room));
        }
        let points = spread(ties, self.radii_below(beginning), budget)?;
        let mut routes = exploration.outcomes.iter().flat_map(|step| &step.routes);
        let route = routes.rfind(|_| exploration.arranged > 0);
        Ok(
            match route.and_then(|route| self.direction(route, &points)) {
                // Turned against the angle of the route, so that the route has none.
                Some(Point { x, y }) => {
                    let back = Point { x, y: -y };
                    points.iter().map(|point| point.turned(back)).collect()
                }
                None => points,
            },
        )
    }

    /// The direction from the beginning of a route to its end.
    fn direction(&self, route: &[EntityIndex], points: &[Point]) -> Option<Point> {
        let place = |entity: Option<&EntityIndex>| points.get(*self.position.get(entity?)?);
        let way = place(route.last())?.minus(*place(route.first())?);
        let length = way.length();
        (length > 0.0).then(|| Point {
            x: way.x / length,
            y: way.y / length,
        })
    }

    /// How many hops from the beginning of its first route each of the beginning is.
    fn hops(&self, routes: &[Vec<EntityIndex>], beginning: usize) -> Vec<usize> {
        let mut hops: Vec<Option<usize>> = vec![None; beginning];
        for (hop, entity) in routes.iter().flat_map(|route| route.iter().enumerate()) {
            let position = self.position.get(entity);
            if let Some(place @ None) = position.and_then(|&position| hops.get_mut(position)) {
                *place = Some(hop);
            }
        }
        hops.into_iter().map(Option::unwrap_or_default).collect()
    }

    /// How many entities are laid out as a whole: those of the first step, and if it has only one,
    /// those that this one brought; or all that were there when they were last arranged anew.
    fn beginning(&self) -> usize {
        let gathered = &self.exploration.gathered;
        if self.exploration.arranged > 0 {
            return self.exploration.arranged;
        }
        let first_step = gathered.first().map(|first| first.step);
        let of_first = gathered
            .iter()
            .take_while(|member| Some(member.step) == first_step)
            .count();
        let Some(second) = gathered.get(of_first).filter(|_| of_first == 1) else {
            return of_first;
        };
        let brought = gathered
            .iter()
            .skip(1)
            .take_while(|member| member.step == second.step && member.reached_from.is_some());
        of_first + brought.count()
    }

    /// The position of the entity beside which an entity begins: the one that brought it, or the
    /// first one it is tied to.
    fn home(&self, newcomer: &Gathered, position: usize) -> usize {
        let brought_by = newcomer
            .reached_from
            .and_then(|entity| self.position.get(&entity).copied())
            .filter(|home| *home < position);
        let first_tied = || {
            self.ties_of(position, position + 1)
                .first()
                .map(|(lower, _)| *lower)
        };
        brought_by.or_else(first_tied).unwrap_or(0)
    }

    /// The ties whose higher positions are from `begin` up to `end`.
    fn ties_of(&self, begin: usize, end: usize) -> &[(usize, usize)] {
        let below = |bound: usize| self.ties.partition_point(|(_, higher)| *higher < bound);
        self.ties.get(below(begin)..below(end)).unwrap_or_default()
    }

    fn radii_below(&self, end: usize) -> &[f64] {
        self.radii.get(..end).unwrap_or(&self.radii)
    }

    /// The distance of each entity from the first one; a part that is not connected with it has
    /// distances of its own.
    fn distances(&self) -> Vec<usize> {
        let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); self.radii.len()];
        for &(lower, higher) in &self.ties {
            for (one, other) in [(lower, higher), (higher, lower)] {
                if let Some(row) = neighbours.get_mut(one) {
                    row.push(other);
                }
            }
        }
        let mut distances: Vec<Option<usize>> = vec![None; neighbours.len()];
        let mut queue = VecDeque::new();
        for start in 0..neighbours.len() {
            queue.push_back((start, 0));
            while let Some((here, hops)) = queue.pop_front() {
                if let Some(distance @ None) = distances.get_mut(here) {
                    *distance = Some(hops);
                    let row = neighbours.get(here).into_iter().flatten();
                    queue.extend(row.map(|&other| (other, hops + 1)));
                }
            }
        }
        distances
            .into_iter()
            .map(Option::unwrap_or_default)
            .collect()
    }

    /// The mean year of the dated relations of each entity, as far as they have both ends.
    fn years(&self) -> Vec<Option<f64>> {
        let mut sums = vec![MeanYear::default(); self.radii.len()];
        for &relation in &self.exploration.relations {
            let row = self.network.relation(relation);
            let bounds = self.network.bounds(relation);
            let known = [bounds.start_latest, bounds.end_earliest];
            if row.when().is_none() || known.iter().any(|day| day.is_open()) {
                continue;
            }
            let year = known
                .iter()
                .map(|day| f64::from(i32::try_from(day.year()).unwrap_or(0)))
                .sum::<f64>()
                / 2.0;
            for end in [row.from, row.to] {
                let position = self.position.get(&end);
                if let Some(sum) = position.and_then(|&position| sums.get_mut(position)) {
                    sum.add(year);
                }
            }
        }
        sums.into_iter().map(MeanYear::get).collect()
    }
}

/// A mean of years.
#[derive(Clone, Copy, Default)]
struct MeanYear {
    sum: f64,
    count: f64,
}

impl MeanYear {
    fn add(&mut self, year: f64) {
        self.sum += year;
        self.count += 1.0;
    }

    fn get(self) -> Option<f64> {
        (self.count > 0.0).then(|| self.sum / self.count)
    }
}

fn radius(gathered: &Gathered) -> f64 {
    let ties = f64::from(u32::try_from(gathered.ties).unwrap_or(u32::MAX));
    // The area should not mislead much: ten times the ties add the same again.
    SMALLEST + LARGER * ties.max(1.0).log10()
}
