//! Routes on a canvas are read from left to right: where the places by ties do not give that, all of
//! them are turned, and if no turn gives it, those on the last route are placed first and everybody
//! else around them.

use hashbrown::HashMap;

use crate::layout::Point;
use crate::model::EntityIndex;
use crate::query::explore::Exploration;
use crate::query::explore::Gathered;
use crate::query::explore::StepOutcome;

/// A hop that is read from left to right goes so far to the right for its length, at least.
const LEAST_TO_THE_RIGHT: f64 = 0.3;
/// So many directions are tried.
const DIRECTIONS: u32 = 120;
/// Shorter hops have no direction.
const NO_LENGTH: f64 = 1e-9;

/// The last route, with those before it that led to where it begins; `None` if no step brought one.
pub(crate) fn last_route(exploration: &Exploration) -> Option<Vec<EntityIndex>> {
    let first_of =
        |step: &StepOutcome| step.routes.first().filter(|route| route.len() > 1).cloned();
    let mut before = exploration
        .outcomes
        .iter()
        .rev()
        .skip_while(|step| first_of(step).is_none());
    let mut route = first_of(before.next()?)?;
    for step in before {
        let Some(earlier) = first_of(step).filter(|earlier| earlier.last() == route.first()) else {
            break;
        };
        let later = route.into_iter().skip(1);
        route = earlier.into_iter().chain(later).collect();
    }
    Some(route)
}

/// The direction that is to become that to the right, so that a way through these points is read
/// from left to right; `None` if there is none. It is the usual one if that will do.
pub(crate) fn reading_direction(way: &[Point]) -> Option<Point> {
    let usual = Point { x: 1.0, y: 0.0 };
    if reads_from_left(way) {
        return Some(usual);
    }
    let hops = || {
        way.iter()
            .zip(way.iter().skip(1))
            .map(|(from, to)| to.minus(*from))
    };
    // How far the least of the hops gets along a direction, for its length.
    let least = |along: Point| {
        let parts =
            hops().map(|hop| (hop.x * along.x + hop.y * along.y) / hop.length().max(NO_LENGTH));
        parts.fold(1.0, f64::min)
    };
    let directions = (0..DIRECTIONS).map(|step| {
        let angle = f64::from(step) * std::f64::consts::TAU / f64::from(DIRECTIONS);
        Point {
            x: angle.cos(),
            y: angle.sin(),
        }
    });
    let best = directions.max_by(|one, other| least(*one).total_cmp(&least(*other)))?;
    Some(best).filter(|best| least(*best) > LEAST_TO_THE_RIGHT)
}

/// Whether each hop of a way through these points goes to the right.
fn reads_from_left(way: &[Point]) -> bool {
    way.iter().zip(way.iter().skip(1)).all(|(from, to)| {
        let hop = to.minus(*from);
        hop.x > LEAST_TO_THE_RIGHT * hop.length()
    })
}

/// An exploration as if its first step had been a route; it is only good for places.
pub(crate) fn with_route_first(exploration: &Exploration, route: &[EntityIndex]) -> Exploration {
    let mut hops: HashMap<EntityIndex, usize> = HashMap::new();
    for (hop, entity) in route.iter().enumerate() {
        hops.entry(*entity).or_insert(hop);
    }
    let hop = |found: &Gathered| hops.get(&found.entity).copied();
    let mut gathered = exploration.gathered.clone();
    gathered.sort_by_key(|found| hop(found).unwrap_or(usize::MAX));
    for found in &mut gathered {
        found.step = hop(found).map_or(found.step + 1, |_| 0);
    }
    let first = StepOutcome {
        routes: vec![route.to_vec()],
        ..StepOutcome::default()
    };
    let later = exploration.outcomes.iter().cloned();
    Exploration {
        gathered,
        relations: exploration.relations.clone(),
        outcomes: std::iter::once(first).chain(later).collect(),
        ..Exploration::default()
    }
}

#[cfg(test)]
mod tests {
    use super::last_route;
    use super::reading_direction;
    use super::reads_from_left;
    use crate::layout::Point;
    use crate::model::EntityIndex;
    use crate::query::explore::Exploration;
    use crate::query::explore::StepOutcome;

    fn exploration(routes: &[&[u32]]) -> Exploration {
        let outcomes = routes.iter().map(|route| StepOutcome {
            routes: vec![
                route
                    .iter()
                    .map(|&entity| EntityIndex::new(entity))
                    .collect(),
            ],
            ..StepOutcome::default()
        });
        Exploration {
            outcomes: outcomes.collect(),
            ..Exploration::default()
        }
    }

    fn numbers(route: Option<Vec<EntityIndex>>) -> Vec<usize> {
        let route = route.unwrap_or_default().into_iter();
        route.map(EntityIndex::get).collect()
    }

    #[test]
    fn routes_that_follow_each_other_are_one_way() {
        let chained = exploration(&[&[8, 9], &[0, 1, 2], &[2, 3], &[3, 0]]);
        assert_eq!(numbers(last_route(&chained)), [0, 1, 2, 3, 0]);
        assert_eq!(
            numbers(last_route(&exploration(&[&[0, 1], &[2, 3]]))),
            [2, 3]
        );
        assert_eq!(last_route(&exploration(&[&[]])), None);
    }

    #[test]
    fn a_way_reads_from_left_if_no_hop_leads_back_or_straight_up() {
        let way = |points: &[(f64, f64)]| {
            let points: Vec<Point> = points.iter().map(|&(x, y)| Point { x, y }).collect();
            reads_from_left(&points)
        };
        assert!(way(&[(0.0, 0.0), (10.0, 8.0), (20.0, 0.0)]));
        assert!(!way(&[(0.0, 0.0), (10.0, 8.0), (9.0, 20.0)]));
        assert!(!way(&[(0.0, 0.0), (1.0, 10.0)]));
    }

    #[test]
    fn a_way_that_can_be_turned_to_the_right_says_how() {
        let points = |way: &[(f64, f64)]| -> Vec<Point> {
            way.iter().map(|&(x, y)| Point { x, y }).collect()
        };
        let leftwards = points(&[(0.0, 0.0), (-10.0, 1.0), (-20.0, 9.0)]);
        let direction = reading_direction(&leftwards).unwrap_or_default();
        let back = Point {
            x: direction.x,
            y: -direction.y,
        };
        let turned: Vec<Point> = leftwards.iter().map(|point| point.turned(back)).collect();
        assert!(reads_from_left(&turned), "{turned:?}");
        let there_and_back = points(&[(0.0, 0.0), (10.0, 0.0), (1.0, 1.0)]);
        assert_eq!(reading_direction(&there_and_back), None);
        let usual = Some(Point { x: 1.0, y: 0.0 });
        assert_eq!(
            reading_direction(&points(&[(0.0, 0.0), (10.0, 9.0)])),
            usual
        );
    }
}
