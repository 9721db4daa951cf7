//! What is known of the pairs that triangles consist of, gathered once for each pair, so that a
//! triangle costs the same however many claims are parallel.

use hashbrown::HashMap;

use crate::graph::Budget;
use crate::graph::Interruption;
use crate::graph::ScopedGraph;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Strength;
use crate::query::containment::Containment;
use crate::query::triangle_sides::Fits;
use crate::query::triangle_sides::Sides;
use crate::query::triangle_signature::ClassTie;
use crate::query::triangle_signature::class_ties;

/// Two entities in the order of their ids.
pub(crate) type Pair = (EntityIndex, EntityIndex);

/// What the claims of a pair come to, seen from its first entity.
#[derive(Clone, Debug)]
pub(crate) struct PairFacts {
    /// The sides that its claims fit.
    pub(crate) fits: Fits,
    /// Its classes and directions, as a position among those that occur.
    pub(crate) classes: usize,
    sorts: Vec<SortOfClaim>,
}

/// The claims of a pair that fit the same sides.
#[derive(Clone, Copy, Debug)]
struct SortOfClaim {
    fits: Fits,
    strongest: Strength,
    count: usize,
}

impl PairFacts {
    /// How strong the pair is where it needs claims with these bits: each bit is as strong as the
    /// strongest claim that has it.
    pub(crate) fn strength(&self, needs: Fits) -> Strength {
        let bits = (0..Fits::BITS).map(|place| 1 << place);
        let needed = bits.filter(|bit| needs & bit != 0);
        let strengths = needed.map(|bit| {
            let having = self.sorts.iter().filter(|sort| sort.fits & bit != 0);
            let strongest = having.map(|sort| sort.strongest).max();
            strongest.unwrap_or(Strength::from_rank(0))
        });
        strengths.min().unwrap_or(Strength::from_rank(0))
    }

    /// The number of claims that have any of these bits.
    pub(crate) fn count(&self, bits: Fits) -> usize {
        let having = self.sorts.iter().filter(|sort| sort.fits & bits != 0);
        having.map(|sort| sort.count).sum()
    }

    fn note(&mut self, fits: Fits, strength: Strength) {
        self.fits |= fits;
        match self.sorts.iter_mut().find(|sort| sort.fits == fits) {
            Some(sort) => {
                sort.strongest = sort.strongest.max(strength);
                sort.count += 1;
            }
            None => self.sorts.push(SortOfClaim {
                fits,
                strongest: strength,
                count: 1,
            }),
        }
    }
}

/// Decides what claims fit which sides of a question.
pub(crate) struct Fitting<'a> {
    pub(crate) graph: &'a ScopedGraph<'a>,
    pub(crate) sides: Sides,
    pub(crate) containment: Containment,
}

impl Fitting<'_> {
    /// The claims of a pair with the sides that each fits, seen from its first entity.
    pub(crate) fn claims(
        &self,
        pair: Pair,
        budget: &mut Budget,
    ) -> Result<Vec<(RelationIndex, Fits)>, Interruption> {
        let (first, second) = pair;
        let network = self.graph.network();
        let is_joined = self.containment.joins(network, [first, second], budget)?;
        let relations = self.graph.relations_of_pair(first, second);
        let fitted = relations.map(|relation| {
            let fits = if is_joined {
                self.sides.fits_of_part(self.graph, relation, first)
            } else {
                self.sides.fits_of(self.graph, relation, first)
            };
            (relation, fits)
        });
        let fitted: Vec<_> = fitted.collect();
        budget.spend(fitted.len())?;
        Ok(fitted)
    }
}

/// The pairs that were looked at.
#[derive(Default)]
pub(crate) struct Pairs {
    positions: HashMap<Pair, usize>,
    facts: Vec<PairFacts>,
    position_of_classes: HashMap<Vec<ClassTie>, usize>,
    /// The classes and directions that occur, in the order of their positions.
    classes: Vec<Vec<ClassTie>>,
}

impl Pairs {
    /// The position of a pair, whose claims are looked at the first time.
    pub(crate) fn look_at(
        &mut self,
        fitting: &Fitting<'_>,
        pair: Pair,
        budget: &mut Budget,
    ) -> Result<usize, Interruption> {
        if let Some(&known) = self.positions.get(&pair) {
            return Ok(known);
        }
        let claims = fitting.claims(pair, budget)?;
        let network = fitting.graph.network();
        let relations: Vec<RelationIndex> = claims.iter().map(|(relation, _)| *relation).collect();
        let classes = class_ties(network, pair.0, &relations);
        let known = self.position_of_classes.get(&classes).copied();
        let position = known.unwrap_or_else(|| {
            self.classes.push(classes.clone());
            self.position_of_classes
                .insert(classes, self.classes.len() - 1);
            self.classes.len() - 1
        });
        let mut facts = PairFacts {
            fits: 0,
            classes: position,
            sorts: Vec::new(),
        };
        for (relation, fits) in claims {
            facts.note(fits, network.claim(relation).strength());
        }
        let position = self.facts.len();
        self.facts.push(facts);
        self.positions.insert(pair, position);
        Ok(position)
    }

    /// What is known of a pair that was looked at.
    pub(crate) fn get(&self, position: usize) -> Option<&PairFacts> {
        self.facts.get(position)
    }

    /// The classes and directions at a position.
    pub(crate) fn classes(&self, position: usize) -> &[ClassTie] {
        self.classes.get(position).map_or(&[], Vec::as_slice)
    }

    /// The classes and directions that occur, in the order of their positions.
    pub(crate) fn into_classes(self) -> Vec<Vec<ClassTie>> {
        self.classes
    }
}
