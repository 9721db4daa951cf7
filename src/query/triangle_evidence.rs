//! What a triangle rests on: the claims that answer, and the choice of them that decides.

use std::cmp::Reverse;
use std::sync::Arc;

use hashbrown::HashMap;

use crate::graph::Budget;
use crate::graph::Interruption;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Strength;
use crate::query::triangle::Triangle;
use crate::query::triangle_decision::Claims;
use crate::query::triangle_decision::SideClaim;
use crate::query::triangle_decision::decide;
use crate::query::triangle_moment::Candidate;
use crate::query::triangle_pairs::Fitting;
use crate::query::triangle_pairs::Pair;
use crate::query::triangle_sides::Fits;
use crate::query::triangle_sides::Parts;

/// The claims that triangles rest on; those of a tie are gathered once.
pub(crate) struct EvidenceOf<'a> {
    fitting: &'a Fitting<'a>,
    claims: HashMap<Pair, Claims>,
    answering: HashMap<(Pair, Fits), Arc<[RelationIndex]>>,
}

impl<'a> EvidenceOf<'a> {
    pub(crate) fn new(fitting: &'a Fitting<'a>) -> Self {
        Self {
            fitting,
            claims: HashMap::new(),
            answering: HashMap::new(),
        }
    }

    /// The triangle between three entities in the order of their ids, whose weakest tie is known; `None`
    /// if their claims do not answer.
    pub(crate) fn triangle(
        &mut self,
        entities: [EntityIndex; 3],
        weakest: Strength,
        budget: &mut Budget,
    ) -> Result<Option<Triangle>, Interruption> {
        let [first, second, third] = entities;
        let pairs = [(first, second), (second, third), (first, third)];
        let [one, two, three] = pairs;
        let claims = [
            self.claims(one, budget)?,
            self.claims(two, budget)?,
            self.claims(three, budget)?,
        ];
        let fits = claims
            .each_ref()
            .map(|claims| claims.iter().fold(0, |all, claim| all | claim.fits));
        let matching: Vec<Parts> = self.fitting.sides.matching(fits).collect();
        let mut used: Parts = [0; 3];
        for parts in &matching {
            for (used, needs) in used.iter_mut().zip(parts) {
                *used |= needs;
            }
        }
        let [of_one, of_two, of_three] = used;
        let ties = [
            self.answering(one, of_one),
            self.answering(two, of_two),
            self.answering(three, of_three),
        ];
        let Some(decision) = decide(&claims, &matching, budget)? else {
            return Ok(None);
        };
        let bounds: Vec<DateBounds> = decision.all().map(|chosen| chosen.bounds).collect();
        Ok(Some(Triangle {
            entities,
            ties,
            at_once: decision.at_once,
            deciding: decision.deciding.map(|chosen| chosen.relation),
            returning: decision
                .returning
                .map(|chosen| chosen.map(|chosen| chosen.relation)),
            window: DateBounds::common_window(&bounds),
            weakest,
        }))
    }

    fn claims(&mut self, pair: Pair, budget: &mut Budget) -> Result<Claims, Interruption> {
        if let Some(known) = self.claims.get(&pair) {
            return Ok(Arc::clone(known));
        }
        let graph = self.fitting.graph;
        let claim = |(relation, fits)| SideClaim {
            candidate: Candidate {
                relation,
                bounds: graph.bounds(relation),
                strength: graph.network().claim(relation).strength(),
            },
            fits,
        };
        let fitted = self.fitting.claims(pair, budget)?;
        let mut claims: Vec<SideClaim> = fitted.into_iter().map(claim).collect();
        claims.sort_unstable_by_key(|SideClaim { candidate, .. }| {
            (Reverse(candidate.strength), candidate.relation)
        });
        let claims: Claims = claims.into();
        self.claims.insert(pair, Arc::clone(&claims));
        Ok(claims)
    }

    /// The claims of a pair that have any of these bits.
    fn answering(&mut self, pair: Pair, bits: Fits) -> Arc<[RelationIndex]> {
        let claims = self.claims.get(&pair).map_or(&[][..], |claims| claims);
        let answering = self.answering.entry((pair, bits)).or_insert_with(|| {
            let having = claims.iter().filter(|claim| claim.fits & bits != 0);
            having.map(|claim| claim.candidate.relation).collect()
        });
        Arc::clone(answering)
    }
}
