//! Finding all triangles of a scoped graph.
//!
//! Entities are ranked by degree. Each keeps its ties to entities of higher rank; a triangle is
//! found once, from its lowest corner. Since few ties lead upwards from a hub, hubs cost little
//! (forward algorithm; Latapy, *Main-memory triangle computations for very large (sparse
//! (power-law)) graphs*, 2008).

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use hashbrown::HashMap;

use crate::graph::Budget;
use crate::graph::NetworkGraph;
use crate::graph::ScopedGraph;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Strength;
use crate::model::Table;
use crate::model::Verdict;
use crate::model::Window;
use crate::query::error::QueryError;
use crate::query::triangle::Triangle;
use crate::query::triangle::TriangleAnswer;
use crate::query::triangle::TriangleQuestion;
use crate::query::triangle_sides::Fits;
use crate::query::triangle_sides::Sides;
use crate::query::triangle_sides::can_match;
use crate::query::triangle_signature::Signature;
use crate::query::triangle_signature::SignatureGroup;

/// A tie to another entity, and the sides it fits, seen from the entity it starts from.
#[derive(Clone, Copy)]
struct Tie {
    to: EntityIndex,
    fits: Fits,
}

/// For each entity its ties to entities of higher rank.
struct UpwardTies {
    /// Where the ties of each entity are in `ties`.
    rows: Table<EntityIndex, Range<usize>>,
    ties: Vec<Tie>,
}

impl UpwardTies {
    fn of(&self, entity: EntityIndex) -> &[Tie] {
        let row = self.rows.at(entity).clone();
        self.ties.get(row).unwrap_or_default()
    }
}

/// Counts all triangles and keeps the best `most`.
pub(crate) fn search(
    graph: &NetworkGraph,
    question: &TriangleQuestion,
    most: usize,
    budget: &mut Budget,
) -> Result<TriangleAnswer, QueryError> {
    let named: Vec<EntityIndex> = question.involving.into_iter().collect();
    let scoped = graph.within(&question.scope, &named);
    let mut search = Search::new(&scoped, question, most);
    match question.involving {
        Some(entity) => search.around(entity, budget)?,
        None => search.everywhere(budget)?,
    }
    Ok(search.finish())
}

/// A triangle that is kept. Their order is that of the answer: by the strength of the weakest side,
/// then by the number of claims of the side that has fewest, both descending, then by ids.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    weakest: Reverse<Strength>,
    fewest: Reverse<usize>,
    corners: [EntityIndex; 3],
}

struct Search<'a> {
    graph: &'a ScopedGraph<'a>,
    sides: Sides,
    most: usize,
    total: u64,
    kept: BinaryHeap<Ranked>,
    groups: HashMap<Signature, u64>,
}

impl<'a> Search<'a> {
    fn new(graph: &'a ScopedGraph<'a>, question: &TriangleQuestion, most: usize) -> Self {
        let sides = Sides::of(question, graph.network().schema().types().len());
        Self {
            graph,
            sides,
            most,
            total: 0,
            kept: BinaryHeap::new(),
            groups: HashMap::new(),
        }
    }

    fn everywhere(&mut self, budget: &mut Budget) -> Result<(), QueryError> {
        let upward = self.upward_ties(budget)?;
        let mut fits_by_entity = Table::filled(self.graph.network().entity_count(), 0);
        for (lowest, _) in self.graph.network().entities() {
            for tie in upward.of(lowest) {
                *fits_by_entity.at_mut(tie.to) = tie.fits;
            }
            for middle in upward.of(lowest) {
                budget.spend(upward.of(middle.to).len())?;
                for highest in upward.of(middle.to) {
                    let closing = *fits_by_entity.at(highest.to);
                    if closing != 0 && can_match([middle.fits, highest.fits, closing]) {
                        self.take([lowest, middle.to, highest.to], budget)?;
                    }
                }
            }
            for tie in upward.of(lowest) {
                *fits_by_entity.at_mut(tie.to) = 0;
            }
        }
        Ok(())
    }

    fn around(&mut self, entity: EntityIndex, budget: &mut Budget) -> Result<(), QueryError> {
        let graph = self.graph;
        budget.spend(graph.row_length(entity))?;
        let tie = |to| Tie {
            to,
            fits: self.fits(entity, to),
        };
        let near = graph.neighbours_both(entity).map(tie);
        let near: Vec<Tie> = near.filter(|tie| tie.fits != 0).collect();
        for (position, second) in near.iter().enumerate() {
            budget.spend(graph.row_length(second.to))?;
            let further = graph.neighbours_both(second.to);
            let later = near.get(position..).unwrap_or_default();
            for third in further.filter(|&third| third > second.to) {
                let found = later.binary_search_by_key(&third, |tie| tie.to);
                let Some(closing) = found.ok().and_then(|found| later.get(found)) else {
                    continue;
                };
                let fits = [second.fits, self.fits(second.to, third), closing.fits];
                if can_match(fits) {
                    self.take([entity, second.to, third], budget)?;
                }
            }
        }
        Ok(())
    }

    /// The ties of all entities to entities of higher degree, or of the same degree and a later id.
    fn upward_ties(&self, budget: &mut Budget) -> Result<UpwardTies, QueryError> {
        let graph = self.graph;
        let rank = |entity: EntityIndex| (graph.row_length(entity), entity);
        let mut rows = Table::default();
        let mut ties = Vec::new();
        for (entity, _) in graph.network().entities() {
            let start = ties.len();
            if graph.admits(entity) {
                budget.spend(graph.row_length(entity))?;
                for other in graph
                    .neighbours_both(entity)
                    .filter(|&other| rank(other) > rank(entity))
                {
                    let fits = self.fits(entity, other);
                    if fits != 0 {
                        ties.push(Tie { to: other, fits });
                    }
                }
            }
            rows.push(start..ties.len());
        }
        Ok(UpwardTies { rows, ties })
    }

    /// The sides that the ties between two entities fit, seen from the first.
    fn fits(&self, first: EntityIndex, second: EntityIndex) -> Fits {
        self.sides.fits(self.graph, first, second)
    }

    fn take(
        &mut self,
        mut corners: [EntityIndex; 3],
        budget: &mut Budget,
    ) -> Result<(), QueryError> {
        corners.sort_unstable();
        let ties = self.ties(corners);
        budget.spend(ties.iter().map(Vec::len).sum())?;
        self.total += 1;
        let signature = Signature::of(
            self.graph.network(),
            corners,
            ties.each_ref().map(Vec::as_slice),
        );
        *self.groups.entry(signature).or_default() += 1;
        let fewest = ties.iter().map(Vec::len).min().unwrap_or(0);
        self.kept.push(Ranked {
            weakest: Reverse(self.weakest(&ties)),
            fewest: Reverse(fewest),
            corners,
        });
        if self.kept.len() > self.most {
            self.kept.pop();
        }
        Ok(())
    }

    fn ties(&self, [first, second, third]: [EntityIndex; 3]) -> [Vec<RelationIndex>; 3] {
        [(first, second), (second, third), (first, third)].map(|(a, b)| {
            let mut relations: Vec<RelationIndex> = self.graph.relations_of_pair(a, b).collect();
            relations.sort_by_key(|&relation| (Reverse(self.strength(relation)), relation));
            relations
        })
    }

    fn strength(&self, relation: RelationIndex) -> Strength {
        self.graph.network().claim(relation).strength()
    }

    fn weakest(&self, ties: &[Vec<RelationIndex>; 3]) -> Strength {
        let best = ties.iter().map(|tie| {
            tie.first()
                .map_or(Strength::from_rank(0), |&relation| self.strength(relation))
        });
        best.min().unwrap_or(Strength::from_rank(0))
    }

    fn finish(self) -> TriangleAnswer {
        let mut kept = self.kept.clone().into_vec();
        kept.sort_unstable();
        let triangles = kept.into_iter().map(|kept| {
            let (entities, Reverse(weakest)) = (kept.corners, kept.weakest);
            let ties = self.ties(entities);
            let Decision {
                at_once,
                deciding,
                window,
            } = self.decide(entities, &ties);
            Triangle {
                entities,
                ties,
                at_once,
                deciding,
                window,
                weakest,
            }
        });
        let triangles = triangles.collect();
        let mut groups: Vec<SignatureGroup> = self
            .groups
            .into_iter()
            .map(|(signature, count)| SignatureGroup { signature, count })
            .collect();
        groups.sort_by(|a, b| {
            b.count
                .cmp(&a.count)
                .then_with(|| a.signature.cmp(&b.signature))
        });
        TriangleAnswer {
            triangles,
            total: self.total,
            groups,
            absence: None,
        }
    }

    /// The best verdict over one claim of each tie, among the claims that let the triangle answer.
    fn decide(
        &self,
        [first, second, _]: [EntityIndex; 3],
        ties: &[Vec<RelationIndex>; 3],
    ) -> Decision {
        let [tie_first, tie_second, tie_third] = ties;
        let claims = [(tie_first, first), (tie_second, second), (tie_third, first)]
            .map(|(tie, begin)| self.distinct_claims(tie, begin));
        let [of_first, of_second, of_third] = &claims;
        let mut best: Option<Decision> = None;
        for first in of_first {
            for second in of_second {
                for third in of_third {
                    let all = [first.bounds, second.bounds, third.bounds];
                    let at_once = DateBounds::at_once(&all);
                    let is_better = best.as_ref().is_none_or(|best| at_once > best.at_once);
                    if is_better && can_match([first.fits, second.fits, third.fits]) {
                        let deciding = [first.relation, second.relation, third.relation];
                        best = Some(Decision {
                            at_once,
                            deciding,
                            window: DateBounds::common_window(&all),
                        });
                    }
                }
            }
        }
        let first_of_each = ties
            .each_ref()
            .map(|tie| tie.first().copied().unwrap_or(RelationIndex::new(0)));
        best.unwrap_or(Decision {
            at_once: Verdict::Never,
            deciding: first_of_each,
            window: None,
        })
    }

    /// The claims of a tie that differ in date or in the sides they fit; of equal ones the best
    /// attested.
    fn distinct_claims(&self, tie: &[RelationIndex], begin: EntityIndex) -> Vec<SideClaim> {
        let mut distinct: Vec<SideClaim> = Vec::new();
        for &relation in tie {
            let claim = SideClaim {
                relation,
                bounds: self.graph.bounds(relation),
                fits: self.sides.fits_of(self.graph, relation, begin),
            };
            if !distinct
                .iter()
                .any(|known| known.bounds == claim.bounds && known.fits == claim.fits)
            {
                distinct.push(claim);
            }
        }
        distinct
    }
}

/// A claim of a tie with its bounds and the sides it fits.
struct SideClaim {
    relation: RelationIndex,
    bounds: DateBounds,
    fits: Fits,
}

/// The verdict on a triangle and the claims it rests on.
struct Decision {
    at_once: Verdict,
    deciding: [RelationIndex; 3],
    window: Option<Window>,
}
