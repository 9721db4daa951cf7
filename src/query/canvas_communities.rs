//! The communities of a canvas: those that are large enough to be named.

use crate::analysis::WeightedTie;
use crate::analysis::communities_of_ties;
use crate::graph::Budget;
use crate::layout::Point;
use crate::query::canvas::CanvasCommunity;
use crate::query::error::QueryError;
use crate::query::explore::Exploration;
use crate::query::explore::Gathered;

/// Communities are looked for from so many entities on.
const WORTH_COMMUNITIES: usize = 60;
/// Communities smaller than this get no name.
const SMALLEST_COMMUNITY: usize = 6;
/// So many members give a community its name.
const NAMED_AFTER: usize = 2;

/// The larger communities, and for each entity its position among them.
type Found = (Vec<CanvasCommunity>, Vec<Option<usize>>);

/// A member of a community: an entity of the canvas, and where it is.
#[derive(Clone, Copy)]
struct Member<'a> {
    gathered: &'a Gathered,
    point: &'a Point,
}

/// Finds the larger communities of an exploration; none if there is no time for them. Only where ties decide on the places does a
/// community have a middle at which its name can be written.
pub(crate) fn communities(
    exploration: &Exploration,
    ties: &[(usize, usize)],
    points: &[Point],
    budget: &mut Budget,
) -> Result<Found, QueryError> {
    let count = exploration.gathered.len();
    let nobody = || (Vec::new(), vec![None; count]);
    if count < WORTH_COMMUNITIES {
        return Ok(nobody());
    }
    let weighted: Vec<WeightedTie> = ties
        .iter()
        .map(|&(one, other)| WeightedTie {
            one,
            other,
            weight: 1.0,
        })
        .collect();
    let found = budget.within_time(|budget| communities_of_ties(count, &weighted, budget))?;
    let Some(found) = found else {
        return Ok(nobody());
    };
    let large = found
        .sizes
        .iter()
        .take_while(|size| **size >= SMALLEST_COMMUNITY)
        .count();
    let community_of: Vec<Option<usize>> = found
        .community_of
        .iter()
        .map(|number| number.filter(|number| *number < large))
        .collect();
    let mut members: Vec<Vec<Member<'_>>> = vec![Vec::new(); large];
    let placed = exploration.gathered.iter().zip(points);
    for ((gathered, point), community) in placed.zip(&community_of) {
        if let Some(members) = community.and_then(|number| members.get_mut(number)) {
            members.push(Member { gathered, point });
        }
    }
    Ok((members.into_iter().map(community).collect(), community_of))
}

fn community(mut members: Vec<Member<'_>>) -> CanvasCommunity {
    let size = f64::from(u32::try_from(members.len()).unwrap_or(u32::MAX));
    let mean = |coordinate: fn(&Point) -> f64| {
        members
            .iter()
            .map(|member| coordinate(member.point))
            .sum::<f64>()
            / size
    };
    let middle = Point {
        x: mean(|point| point.x),
        y: mean(|point| point.y),
    };
    members.sort_by_key(|member| std::cmp::Reverse(member.gathered.ties));
    CanvasCommunity {
        best_connected: members
            .iter()
            .take(NAMED_AFTER)
            .map(|member| member.gathered.entity)
            .collect(),
        size: members.len(),
        middle,
    }
}
