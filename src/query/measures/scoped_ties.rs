//! The claims of a scope as ties between numbered members, of which any part makes a graph.

use crate::analysis::SignedPair;
use crate::analysis::SimpleGraph;
use crate::analysis::Ways;
use crate::analysis::WeightedTie;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Direction;
use crate::graph::Interruption;
use crate::graph::NetworkGraph;
use crate::graph::Passing;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Sign;

/// The claims of a scope between different entities that it admits, and these entities.
#[derive(Debug)]
pub(crate) struct ScopedTies {
    /// Those with such a claim, in the order of their ids.
    pub(crate) members: Vec<EntityIndex>,
    pub(crate) claims: Vec<ScopedClaim>,
    /// The entities of the scope without such a claim, in the order of their ids.
    pub(crate) isolated: Vec<EntityIndex>,
    ways: Ways,
}

/// A claim between two members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ScopedClaim {
    pub(crate) relation: RelationIndex,
    pub(crate) from: usize,
    pub(crate) to: usize,
    leads: bool,
    returns: bool,
}

/// The pairs whose claims have a sign.
#[derive(Debug, Default)]
pub(crate) struct SignedTies {
    pub(crate) pairs: Vec<SignedPair>,
    /// How many pairs have claims of both signs.
    pub(crate) contradictory: usize,
}

/// The scope of a graph: nobody is passed through.
pub(crate) fn scope_of_graph(scope: &Scope) -> Scope {
    Scope {
        passing: Passing::Anything,
        ..scope.clone()
    }
}

impl ScopedTies {
    /// The ties of a scope; each leads the way that the scope follows claims. Time `O(V + E)`.
    pub(crate) fn of(
        graph: &NetworkGraph,
        scope: &Scope,
        budget: &mut Budget,
    ) -> Result<Self, Interruption> {
        let scoped = graph.within(&scope_of_graph(scope), &[]);
        let network = graph.network();
        let mut number: Vec<Option<usize>> = vec![None; network.entity_count()];
        let mut admitted = Vec::new();
        for claim in network.claims() {
            budget.spend(1)?;
            let (from, to) = (claim.from(), claim.to());
            if from == to || !scoped.counts(claim.index()) {
                continue;
            }
            let leads = scoped.leads_from(from, claim.index());
            let returns = scoped.leads_from(to, claim.index());
            if leads || returns {
                for end in [from, to] {
                    number.put(end.get(), Some(0));
                }
                admitted.push((claim.index(), leads, returns));
            }
        }
        let entities = network
            .entities()
            .map(|(entity, _)| entity)
            .zip(&mut number);
        let mut members = Vec::new();
        for (entity, number) in entities.filter(|(_, number)| number.is_some()) {
            *number = Some(members.len());
            members.push(entity);
        }
        let place = |entity: EntityIndex| number.at(entity.get());
        let claims = admitted
            .into_iter()
            .filter_map(|(relation, leads, returns)| {
                let row = network.relation(relation);
                Some(ScopedClaim {
                    relation,
                    from: place(row.from)?,
                    to: place(row.to)?,
                    leads,
                    returns,
                })
            });
        Ok(Self {
            isolated: scoped
                .entities()
                .filter(|&entity| place(entity).is_none())
                .collect(),
            claims: claims.collect(),
            members,
            ways: match scope.direction {
                Direction::Both => Ways::Undirected,
                _ => Ways::Directed,
            },
        })
    }

    /// The graph of the claims that are kept: a tie's weight is how many there are.
    pub(crate) fn graph(
        &self,
        keep: impl Fn(usize, &ScopedClaim) -> bool,
        budget: &mut Budget,
    ) -> Result<SimpleGraph, Interruption> {
        let claims = self.claims.iter().enumerate();
        let kept = claims.filter(|(position, claim)| keep(*position, claim));
        let ties: Vec<WeightedTie> = kept.flat_map(|(_, claim)| self.ties_of(claim)).collect();
        SimpleGraph::within(self.members.len(), &ties, self.ways, budget)
    }

    /// The pairs whose claims have a sign; those that contradict one another are counted alone.
    pub(crate) fn signed(&self, network: &Network) -> SignedTies {
        let mut signs: Vec<([usize; 2], bool)> = Vec::new();
        for claim in &self.claims {
            let pair = [claim.from.min(claim.to), claim.from.max(claim.to)];
            match network.claim(claim.relation).relation_type().sign {
                Sign::Friendly => signs.push((pair, true)),
                Sign::Hostile => signs.push((pair, false)),
                Sign::Neutral => {}
            }
        }
        signs.sort_unstable();
        signs.dedup();
        let mut found = SignedTies::default();
        for of_pair in signs.chunk_by(|(one, _), (other, _)| one == other) {
            match *of_pair {
                [([one, other], is_positive)] => found.pairs.push(SignedPair {
                    one,
                    other,
                    is_positive,
                }),
                _ => found.contradictory += 1,
            }
        }
        found
    }

    /// How many sources name each member.
    pub(crate) fn sources_of_members(&self, network: &Network) -> Vec<usize> {
        let mut cited: Vec<(usize, usize)> = Vec::new();
        for claim in &self.claims {
            for citation in network.claim(claim.relation).citations() {
                cited.push((claim.from, citation.source.get()));
                cited.push((claim.to, citation.source.get()));
            }
        }
        cited.sort_unstable();
        cited.dedup();
        let mut counts = vec![0; self.members.len()];
        for (member, _) in cited {
            counts.add(member, 1);
        }
        counts
    }

    fn ties_of(&self, claim: &ScopedClaim) -> impl Iterator<Item = WeightedTie> + use<> {
        let tie = |one, other| WeightedTie {
            one,
            other,
            weight: 1.0,
        };
        let forth = claim.leads.then(|| tie(claim.from, claim.to));
        // Without directions the way back is there already.
        let is_back = claim.returns && (self.ways == Ways::Directed || !claim.leads);
        let back = is_back.then(|| tie(claim.to, claim.from));
        forth.into_iter().chain(back)
    }
}
