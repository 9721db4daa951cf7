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
use crate::graph::Interruption;
use crate::graph::NetworkGraph;
use crate::model::EntityIndex;
use crate::model::Strength;
use crate::model::Table;
use crate::query::answer::Cut;
use crate::query::containment::Containment;
use crate::query::error::QueryError;
use crate::query::error::cut_of;
use crate::query::triangle::TriangleAnswer;
use crate::query::triangle::TriangleQuestion;
use crate::query::triangle_evidence::EvidenceOf;
use crate::query::triangle_pairs::Fitting;
use crate::query::triangle_pairs::PairFacts;
use crate::query::triangle_pairs::Pairs;
use crate::query::triangle_shape::Shape;
use crate::query::triangle_shape::WantedShape;
use crate::query::triangle_sides::Fits;
use crate::query::triangle_sides::Sides;
use crate::query::triangle_signature::ClassTie;
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

/// Counts all triangles and keeps the best `most`; if a limit is reached, those that were found by
/// then.
pub(crate) fn search(
    graph: &NetworkGraph,
    question: &TriangleQuestion,
    most: usize,
    budget: &mut Budget,
) -> Result<TriangleAnswer, QueryError> {
    let named: Vec<EntityIndex> = question.involving.into_iter().collect();
    let scoped = graph.within(&question.scope, &named);
    let containment = match Containment::of(graph.network(), budget) {
        Ok(containment) => containment,
        Err(interruption) => {
            return Ok(TriangleAnswer {
                cut: cut_of(Err(interruption.into()), budget)?,
                ..TriangleAnswer::default()
            });
        }
    };
    let fitting = Fitting {
        graph: &scoped,
        sides: Sides::of(question, graph.network().schema().types().len()),
        containment,
    };
    let mut search = Search::new(fitting, question.shape.as_deref(), most);
    let searched = search.run(question, budget);
    let cut = cut_of(searched, budget)?;
    search.finish(cut, budget)
}

/// Whether there is any triangle.
pub(crate) fn is_any(
    graph: &NetworkGraph,
    question: &TriangleQuestion,
    budget: &mut Budget,
) -> Result<bool, QueryError> {
    let named: Vec<EntityIndex> = question.involving.into_iter().collect();
    let scoped = graph.within(&question.scope, &named);
    let fitting = Fitting {
        graph: &scoped,
        sides: Sides::of(question, graph.network().schema().types().len()),
        containment: Containment::of(graph.network(), budget)?,
    };
    let mut search = Search::new(fitting, question.shape.as_deref(), 0);
    search.run(question, budget)?;
    Ok(search.total > 0)
}

/// A triangle that is kept. Their order is that of the answer: by the strength of the weakest side,
/// then by the number of claims that answer on the side that has fewest, both descending, then by
/// ids.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    weakest: Reverse<Strength>,
    fewest: Reverse<usize>,
    corners: [EntityIndex; 3],
}

struct Search<'a> {
    fitting: Fitting<'a>,
    pairs: Pairs,
    wanted: WantedShape<'a>,
    most: usize,
    total: u64,
    kept: BinaryHeap<Ranked>,
    shapes: HashMap<Shape, u64>,
}

impl<'a> Search<'a> {
    fn new(fitting: Fitting<'a>, wanted: Option<&'a str>, most: usize) -> Self {
        Self {
            fitting,
            pairs: Pairs::default(),
            wanted: WantedShape::of(wanted),
            most,
            total: 0,
            kept: BinaryHeap::new(),
            shapes: HashMap::new(),
        }
    }

    fn run(&mut self, question: &TriangleQuestion, budget: &mut Budget) -> Result<(), QueryError> {
        match question.involving {
            Some(entity) => self.around(entity, budget),
            None => self.everywhere(budget),
        }
    }

    fn everywhere(&mut self, budget: &mut Budget) -> Result<(), QueryError> {
        let upward = self.upward_ties(budget)?;
        let mut fits_by_entity = Table::filled(self.fitting.graph.network().entity_count(), 0);
        for (lowest, _) in self.fitting.graph.network().entities() {
            for tie in upward.of(lowest) {
                *fits_by_entity.at_mut(tie.to) = tie.fits;
            }
            for middle in upward.of(lowest) {
                budget.spend(upward.of(middle.to).len())?;
                for highest in upward.of(middle.to) {
                    let closing = *fits_by_entity.at(highest.to);
                    if closing != 0
                        && self
                            .fitting
                            .sides
                            .can_match([middle.fits, highest.fits, closing])
                    {
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
        let graph = self.fitting.graph;
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
                if self.fitting.sides.can_match(fits) {
                    self.take([entity, second.to, third], budget)?;
                }
            }
        }
        Ok(())
    }

    /// The ties of all entities to entities of higher degree, or of the same degree and a later id.
    fn upward_ties(&self, budget: &mut Budget) -> Result<UpwardTies, QueryError> {
        let graph = self.fitting.graph;
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
        self.fitting.sides.fits(self.fitting.graph, first, second)
    }

    fn take(
        &mut self,
        mut corners: [EntityIndex; 3],
        budget: &mut Budget,
    ) -> Result<(), QueryError> {
        corners.sort_unstable();
        let positions = self.look_at(corners, budget)?;
        let [Some(first_second), Some(second_third), Some(first_third)] =
            positions.map(|position| self.pairs.get(position))
        else {
            return Ok(());
        };
        let facts = [first_second, second_third, first_third];
        let Some((weakest, fewest)) = standing(&self.fitting.sides, facts) else {
            return Ok(());
        };
        budget.spend(1)?;
        let network = self.fitting.graph.network();
        let shape = (
            corners.map(|corner| network.kind_of(corner)),
            facts.map(|facts| facts.classes),
        );
        if !self.wanted.admits(network, &self.pairs, shape) {
            return Ok(());
        }
        self.total += 1;
        *self.shapes.entry(shape).or_default() += 1;
        self.kept.push(Ranked {
            weakest: Reverse(weakest),
            fewest: Reverse(fewest),
            corners,
        });
        if self.kept.len() > self.most {
            self.kept.pop();
        }
        Ok(())
    }

    /// The positions of what is known of the ties between three corners.
    fn look_at(
        &mut self,
        [first, second, third]: [EntityIndex; 3],
        budget: &mut Budget,
    ) -> Result<[usize; 3], Interruption> {
        let mut look_at = |pair| self.pairs.look_at(&self.fitting, pair, &mut *budget);
        Ok([
            look_at((first, second))?,
            look_at((second, third))?,
            look_at((first, third))?,
        ])
    }

    fn finish(
        mut self,
        cut: Option<Cut>,
        budget: &mut Budget,
    ) -> Result<TriangleAnswer, QueryError> {
        let mut kept = std::mem::take(&mut self.kept).into_vec();
        kept.sort_unstable();
        let mut evidence = EvidenceOf::new(&self.fitting);
        let mut triangles = Vec::new();
        for Ranked {
            corners, weakest, ..
        } in kept
        {
            let Reverse(weakest) = weakest;
            triangles.extend(evidence.triangle(corners, weakest, budget)?);
        }
        Ok(TriangleAnswer {
            triangles,
            total: self.total,
            groups: groups(self.shapes, &self.pairs.into_classes()),
            absence: None,
            cut,
        })
    }
}

/// How strong the weakest tie of a triangle is, and how many claims answer on the tie that has
/// fewest; `None` if the ties do not answer together.
fn standing(sides: &Sides, facts: [&PairFacts; 3]) -> Option<(Strength, usize)> {
    let mut weakest = None;
    let mut used: [Fits; 3] = [0; 3];
    for parts in sides.matching(facts.map(|facts| facts.fits)) {
        let strengths = facts.iter().zip(parts);
        let strength = strengths.map(|(facts, needs)| facts.strength(needs)).min();
        weakest = weakest.max(strength);
        for (used, needs) in used.iter_mut().zip(parts) {
            *used |= needs;
        }
    }
    let counts = facts.iter().zip(used);
    let fewest = counts.map(|(facts, bits)| facts.count(bits)).min();
    weakest.zip(fewest)
}

/// How many triangles there are of each signature, most frequent first.
fn groups(shapes: HashMap<Shape, u64>, classes: &[Vec<ClassTie>]) -> Vec<SignatureGroup> {
    let mut counts: HashMap<Signature, u64> = HashMap::new();
    for ((kinds, positions), count) in shapes {
        let ties = positions.map(|position| classes.get(position).map_or(&[][..], Vec::as_slice));
        *counts
            .entry(Signature::of_classes(kinds, ties))
            .or_default() += count;
    }
    let mut groups: Vec<SignatureGroup> = counts
        .into_iter()
        .map(|(signature, count)| SignatureGroup { signature, count })
        .collect();
    groups.sort_by(|a, b| {
        b.count
            .cmp(&a.count)
            .then_with(|| a.signature.cmp(&b.signature))
    });
    groups
}
