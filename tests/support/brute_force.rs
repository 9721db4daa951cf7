//! The meaning of questions, written a second time: from the claims of a network and
//! `graph_data/semantics.md` only, by trying everything.
//!
//! Slow on purpose: no index, no queue, no early exit. Nothing of `graph` or `query` is used but
//! the question's own words.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use prosopograph::graph::Direction;
use prosopograph::graph::Layers;
use prosopograph::graph::Passing;
use prosopograph::graph::Scope;
use prosopograph::model::Carries;
use prosopograph::model::Certainty;
use prosopograph::model::Claim;
use prosopograph::model::DateBounds;
use prosopograph::model::EntityIndex;
use prosopograph::model::Layer;
use prosopograph::model::Modality;
use prosopograph::model::Network;
use prosopograph::model::RelationIndex;
use prosopograph::model::RelationTypeIndex;
use prosopograph::model::SideWay;
use prosopograph::model::Status;
use prosopograph::model::Strength;
use prosopograph::model::Verdict;

pub type Ids = Vec<EntityIndex>;

/// The strongest status first.
const STATUSES: [Status; 9] = [
    Status::Documented,
    Status::NotStated,
    Status::Intercepted,
    Status::Alleged,
    Status::Suspected,
    Status::Perceived,
    Status::Rumour,
    Status::Charged,
    Status::Denied,
];

/// The strongest grade first.
const CERTAINTIES: [Certainty; 5] = [
    Certainty::Certain,
    Certainty::Ungraded,
    Certainty::Probable,
    Certainty::Possible,
    Certainty::Dubious,
];

/// A network under a scope, for a question that names some entities.
pub struct Model<'a> {
    pub network: &'a Network,
    pub scope: &'a Scope,
    pub named: Ids,
}

impl<'a> Model<'a> {
    pub fn new(network: &'a Network, scope: &'a Scope, named: &[EntityIndex]) -> Self {
        Self {
            network,
            scope,
            named: named.to_vec(),
        }
    }

    /// All entities a question may pass through or return.
    pub fn entities(&self) -> Ids {
        self.network
            .entities()
            .map(|(index, _)| index)
            .filter(|&entity| self.admits(entity))
            .collect()
    }

    fn admits(&self, entity: EntityIndex) -> bool {
        let kind = self.network.kind_of(entity);
        let carries = self.network.schema().kind(kind).carries;
        let may_pass = match (&self.scope.kinds, self.scope.passing) {
            (Some(kinds), _) => kinds.contains(&kind),
            (None, Passing::Carriers) => carries,
            (None, Passing::Anything) => true,
        };
        let by_kind = may_pass && !self.scope.avoided_kinds.contains(&kind);
        self.named.contains(&entity) || (by_kind && !self.scope.avoided.contains(&entity))
    }

    /// Whether the scope admits a claim, whatever its ends.
    pub fn counts(&self, claim: Claim<'_>) -> bool {
        let scope = self.scope;
        let relation_type = self.network.relation(claim.index()).relation_type;
        let layer = claim.relation_type().layer;
        let by_type = match (&scope.types, scope.layers) {
            (Some(types), _) => types.contains(&relation_type),
            (None, Layers::Both) => true,
            (None, Layers::World) => layer == Layer::World,
            (None, Layers::Record) => layer == Layer::Record,
        };
        by_type
            && scope
                .classes
                .as_ref()
                .is_none_or(|classes| classes.contains(&claim.relation_type().class))
            && scope.statuses.contains(&claim.status())
            && scope.certainties.contains(&claim.certainty())
            && scope
                .at_least
                .is_none_or(|least| strength(claim) >= least.rank())
            && scope.sources.as_ref().is_none_or(|sources| {
                claim
                    .citations()
                    .iter()
                    .any(|citation| sources.contains(&citation.source))
            })
            && scope.period.is_none_or(|period| {
                let bounds = self.network.bounds(claim.index());
                let (first, last) = (period.window.first, period.window.last);
                match period.modality {
                    Modality::Possible => {
                        bounds.start_earliest <= last && first <= bounds.end_latest
                    }
                    Modality::Certain => {
                        bounds.start_latest <= last && first <= bounds.end_earliest
                    }
                }
            })
    }

    /// The claims between two entities, whichever way they lead.
    pub fn tie(&self, a: EntityIndex, b: EntityIndex) -> Vec<RelationIndex> {
        let joins = |claim: &Claim<'_>| {
            (claim.from() == a && claim.to() == b) || (claim.from() == b && claim.to() == a)
        };
        let claims = self
            .network
            .claims()
            .filter(|claim| a != b && joins(claim) && self.counts(*claim));
        claims.map(Claim::index).collect()
    }

    /// The claims that carry a step from one entity to another.
    pub fn step(&self, a: EntityIndex, b: EntityIndex) -> Vec<RelationIndex> {
        let mut relations = self.tie(a, b);
        relations.retain(|&relation| {
            let claim = self.network.claim(relation);
            match self.scope.direction {
                Direction::Both => true,
                Direction::Out => claim.from() == a || claim.relation_type().symmetric,
                Direction::In => claim.to() == a || claim.relation_type().symmetric,
                Direction::Carried => carries(claim, a),
                Direction::CarriedBack => carries(claim, b),
            }
        });
        relations
    }

    /// Every route that visits nobody twice, shortest first, then in the order of ids.
    pub fn routes(&self, from: EntityIndex, to: EntityIndex, most_hops: usize) -> Vec<Ids> {
        let mut found = Vec::new();
        self.extend(&mut vec![from], to, &self.entities(), &mut found);
        found.retain(|route| route.len() - 1 <= most_hops);
        found.sort_by_key(|route| (route.len(), route.clone()));
        found
    }

    fn extend(&self, route: &mut Ids, to: EntityIndex, entities: &Ids, found: &mut Vec<Ids>) {
        let here = *route.last().expect("a route begins somewhere");
        if here == to {
            found.push(route.clone());
            return;
        }
        for &next in entities {
            if !route.contains(&next) && !self.step(here, next).is_empty() {
                route.push(next);
                self.extend(route, to, entities, found);
                route.pop();
            }
        }
    }

    /// The strength of the weakest hop, each as strong as its best claim; the highest there is for
    /// a route without hops.
    pub fn weakest_hop(&self, route: &[EntityIndex]) -> u8 {
        let best = |ends: &[EntityIndex]| self.best(&self.step(ends[0], ends[1]));
        route
            .windows(2)
            .map(best)
            .min()
            .unwrap_or(Strength::COUNT - 1)
    }

    pub fn best(&self, relations: &[RelationIndex]) -> u8 {
        relations
            .iter()
            .map(|&relation| strength(self.network.claim(relation)))
            .max()
            .unwrap_or(0)
    }

    /// The product of the degrees of the entities passed through: its logarithm is what a specific
    /// route costs.
    pub fn toll(&self, route: &[EntityIndex]) -> u64 {
        let inner = route.iter().skip(1).take(route.len().saturating_sub(2));
        inner.map(|&entity| self.degree(entity)).product()
    }

    fn degree(&self, entity: EntityIndex) -> u64 {
        self.entities()
            .into_iter()
            .filter(|&other| !self.tie(entity, other).is_empty())
            .count() as u64
    }

    /// How far every entity within reach is.
    pub fn distances(&self, middle: EntityIndex, hops: usize) -> BTreeMap<EntityIndex, usize> {
        let mut distances = BTreeMap::from([(middle, 0)]);
        for distance in 1..=hops.min(self.network.entity_count()) {
            let reached: Ids = distances
                .iter()
                .filter(|(_, at)| **at + 1 == distance)
                .map(|(entity, _)| *entity)
                .collect();
            for next in self.entities() {
                if !distances.contains_key(&next)
                    && reached
                        .iter()
                        .any(|&here| !self.step(here, next).is_empty())
                {
                    distances.insert(next, distance);
                }
            }
        }
        distances
    }

    /// All relations among some entities.
    pub fn relations_among(&self, members: &BTreeSet<EntityIndex>) -> BTreeSet<RelationIndex> {
        let pairs = members
            .iter()
            .flat_map(|&a| members.iter().map(move |&b| (a, b)));
        pairs.flat_map(|(a, b)| self.tie(a, b)).collect()
    }

    /// Every triangle that some choice of claims makes one, best attested first, then with more
    /// claims, then by ids.
    pub fn triangles(
        &self,
        sides: &[Option<Vec<RelationTypeIndex>>; 3],
        ways: [SideWay; 3],
        involving: Option<EntityIndex>,
    ) -> Vec<FoundTriangle> {
        let entities = self.entities();
        let mut found = Vec::new();
        for &a in &entities {
            for &b in entities.iter().filter(|&&b| b > a) {
                for &c in entities.iter().filter(|&&c| c > b) {
                    let corners = [a, b, c];
                    let involved = involving.is_none_or(|entity| corners.contains(&entity));
                    let choices = self.choices(corners, sides, ways);
                    if involved && !choices.is_empty() {
                        found.push(self.triangle(corners, &choices));
                    }
                }
            }
        }
        found.sort_by_key(|triangle| {
            let fewest = triangle.ties.iter().map(Vec::len).min();
            (Reverse(triangle.weakest), Reverse(fewest), triangle.corners)
        });
        found
    }

    fn triangle(&self, corners: [EntityIndex; 3], choices: &[TriangleChoice]) -> FoundTriangle {
        let bounds = |choice: &TriangleChoice| -> Vec<DateBounds> {
            let claims: BTreeSet<RelationIndex> = choice.iter().flatten().copied().collect();
            let bounds = claims.iter().map(|&claim| self.network.bounds(claim));
            bounds.collect()
        };
        let weakest = |choice: &TriangleChoice| {
            let claims = choice.iter().flatten();
            let strengths = claims.map(|&claim| strength(self.network.claim(claim)));
            strengths.min().expect("a choice has claims")
        };
        let verdicts = choices
            .iter()
            .map(|choice| (common_moment(&bounds(choice)), weakest(choice)));
        let ties = [0, 1, 2].map(|tie: usize| {
            let claims = choices.iter().flat_map(|choice| choice[tie].iter());
            let claims: BTreeSet<RelationIndex> = claims.copied().collect();
            claims.into_iter().collect()
        });
        let (at_once, decided) = verdicts.max().expect("there is a choice");
        FoundTriangle {
            corners,
            ties,
            at_once,
            decided,
            weakest: choices.iter().map(weakest).max().expect("as above"),
        }
    }

    /// All choices of claims that answer: for each tie those that one of the three sides asks for,
    /// with the corners in one of the six orders.
    fn choices(
        &self,
        corners: [EntityIndex; 3],
        sides: &[Option<Vec<RelationTypeIndex>>; 3],
        ways: [SideWay; 3],
    ) -> Vec<TriangleChoice> {
        let orders = [
            [0, 1, 2],
            [0, 2, 1],
            [1, 0, 2],
            [1, 2, 0],
            [2, 0, 1],
            [2, 1, 0],
        ];
        let mut choices = Vec::new();
        for [x, y, z] in orders {
            let mut of_ties: [Vec<Vec<RelationIndex>>; 3] = Default::default();
            for (side, (begin, end)) in [(x, y), (y, z), (x, z)].into_iter().enumerate() {
                let tie = match begin + end {
                    1 => 0,
                    3 => 1,
                    _ => 2,
                };
                let ends = (corners[begin], corners[end]);
                of_ties[tie] = self.choices_of_side(ends, sides[side].as_ref(), ways[side]);
            }
            let [first, second, third] = &of_ties;
            for one in first {
                for two in second {
                    for three in third {
                        choices.push([one.clone(), two.clone(), three.clone()]);
                    }
                }
            }
        }
        choices
    }

    /// Whether two entities are of kinds that have parts, and one is within the other.
    pub fn are_group_and_part(&self, one: EntityIndex, other: EntityIndex) -> bool {
        let says_part = |claim: &Claim<'_>| {
            claim.relation_type().is_part
                && claim.status() != Status::Denied
                && claim.from() != claim.to()
        };
        let parts: Vec<Claim<'_>> = self.network.claims().filter(says_part).collect();
        let is_group = |entity: EntityIndex| {
            let kind = self.network.kind_of(entity);
            parts
                .iter()
                .any(|claim| self.network.kind_of(claim.to()) == kind)
        };
        let is_within = |inner: EntityIndex, outer: EntityIndex| {
            let mut wholes = BTreeSet::from([inner]);
            for _ in 0..self.network.entity_count() {
                let further = parts.iter().filter(|claim| wholes.contains(&claim.from()));
                let further: Vec<EntityIndex> = further.map(|claim| claim.to()).collect();
                wholes.extend(further);
            }
            wholes.contains(&outer)
        };
        is_group(one) && is_group(other) && (is_within(one, other) || is_within(other, one))
    }

    /// The ways of choosing claims for a side that begins and ends at these entities: one claim, or
    /// two that lead opposite ways.
    fn choices_of_side(
        &self,
        (begin, end): (EntityIndex, EntityIndex),
        types: Option<&Vec<RelationTypeIndex>>,
        way: SideWay,
    ) -> Vec<Vec<RelationIndex>> {
        let is_of_type = |relation: &RelationIndex| {
            let found = self.network.relation(*relation).relation_type;
            types.is_none_or(|types| types.contains(&found))
        };
        // Groups within groups do not pair, unless the side asks for what makes them so.
        let is_joined = self.are_group_and_part(begin, end);
        let counts = |relation: &RelationIndex| {
            let is_part = self.network.claim(*relation).relation_type().is_part;
            !is_joined || (is_part && types.is_some())
        };
        let claims = self.tie(begin, end).into_iter();
        let claims = claims.filter(is_of_type).filter(counts);
        let claims: Vec<RelationIndex> = claims.collect();
        let leads = |relation: &RelationIndex, from: EntityIndex| {
            let claim = self.network.claim(*relation);
            claim.relation_type().symmetric || claim.from() == from
        };
        let forward = || claims.iter().copied().filter(|claim| leads(claim, begin));
        let backward = || claims.iter().copied().filter(|claim| leads(claim, end));
        match way {
            SideWay::Any => claims.iter().map(|&claim| vec![claim]).collect(),
            SideWay::Forward => forward().map(|claim| vec![claim]).collect(),
            SideWay::Backward => backward().map(|claim| vec![claim]).collect(),
            SideWay::Mutual => forward()
                .flat_map(|there| backward().map(move |back| vec![there, back]))
                .collect(),
        }
    }
}

/// The claims chosen for the ties of the first and second corner, the second and third, the first
/// and third.
type TriangleChoice = [Vec<RelationIndex>; 3];

/// A triangle as it was found by trying all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundTriangle {
    pub corners: [EntityIndex; 3],
    pub ties: [Vec<RelationIndex>; 3],
    pub at_once: Verdict,
    /// How strong the weakest claim is of the strongest choice with that verdict.
    pub decided: u8,
    pub weakest: u8,
}

/// How well a claim is attested: the place of its status, then of its certainty, counted from the
/// weakest.
pub fn strength(claim: Claim<'_>) -> u8 {
    let status = STATUSES
        .iter()
        .rev()
        .position(|status| *status == claim.status())
        .expect("all statuses are listed");
    let certainty = CERTAINTIES
        .iter()
        .rev()
        .position(|grade| *grade == claim.certainty())
        .expect("all grades are listed");
    u8::try_from(status * CERTAINTIES.len() + certainty).expect("there are forty-five")
}

/// Whether things with these bounds must, may or cannot have had a common moment: the last start
/// against the first end.
fn common_moment(all: &[DateBounds]) -> Verdict {
    let last_start = |start: fn(&DateBounds) -> _| all.iter().map(start).max();
    let first_end = |end: fn(&DateBounds) -> _| all.iter().map(end).min();
    let may = last_start(|bounds| bounds.start_earliest) <= first_end(|bounds| bounds.end_latest);
    // What happens at one moment surely overlaps itself, so each start is compared with the ends of
    // the others only.
    let must = all.iter().enumerate().all(|(i, one)| {
        all.iter()
            .enumerate()
            .all(|(j, other)| i == j || one.start_latest <= other.end_earliest)
    });
    match (must, may) {
        (true, _) => Verdict::Certain,
        (false, true) => Verdict::Possible,
        (false, false) => Verdict::Never,
    }
}

/// Whether news travel over a claim away from one of its ends.
fn carries(claim: Claim<'_>, start: EntityIndex) -> bool {
    let found = claim.relation_type();
    match found.carries {
        Carries::No => false,
        Carries::Both => true,
        Carries::Along => found.symmetric || claim.from() == start,
        Carries::Against => found.symmetric || claim.to() == start,
    }
}
