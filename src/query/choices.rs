//! Choices: how much would remain of a list for each value that a question may be narrowed to.
//!
//! What is chosen already of a property does not count for its other values: each is counted as if
//! it were chosen alone. So properties of which nothing is chosen are counted in one pass, and each
//! of the others in a pass of its own.

use hashbrown::HashSet;

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::Certainty;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Status;
use crate::query::absence::Absence;
use crate::query::answer::Answer;
use crate::query::census::Census;
use crate::query::claims::About;
use crate::query::count::Counted;
use crate::query::dimension::Dimension;
use crate::query::dimension::Key;
use crate::query::error::QueryError;
use crate::query::facets::FacetTally;
use crate::query::facets::FacetValue;
use crate::query::figure::Figure;

/// What would remain if it were narrowed further.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// Whether claims are counted, or entities.
    pub counted: Counted,
    /// Whom the claims are about; entities are counted whatever it says.
    pub about: About,
    /// What part of the network counts.
    pub scope: Scope,
}

/// What may be chosen, and how much would remain?
#[derive(Clone, Debug, PartialEq)]
pub struct ChoicesQuestion {
    /// The property that is chosen by: kind, type, class, status, certainty, source, place or
    /// claimant.
    pub of: Dimension,
    /// A part of the label; empty for all.
    pub text: String,
    /// What would remain of.
    pub survey: Survey,
}

/// The values that may be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// Those with most first, up to the limit, with how much would remain; of sources also those of
    /// which nothing would.
    pub values: Vec<FacetValue>,
    /// How many there are.
    pub total: usize,
}

/// How much would remain for each value of each of some properties, those with most first; values
/// of which nothing would remain are left out.
///
/// Time `O(p · E)` for `p` properties of which something is chosen, and one pass for all others.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before everything was counted.
pub fn remaining(
    graph: &NetworkGraph,
    survey: &Survey,
    of: &[Dimension],
    limits: &Limits,
) -> Result<Vec<Vec<FacetValue>>, QueryError> {
    let mut budget = Budget::new(limits);
    let mut passes: Vec<Pass> = Vec::new();
    for (place, dimension) in of.iter().enumerate() {
        let scope = lifted(&survey.scope, dimension, graph);
        match passes.iter_mut().find(|pass| pass.scope == scope) {
            Some(pass) => pass.places.push(place),
            None => passes.push(Pass {
                scope,
                places: vec![place],
            }),
        }
    }
    let mut found = vec![Vec::new(); of.len()];
    for pass in &passes {
        let dimensions = pass.places.iter().filter_map(|&place| of.get(place));
        let mut tally = FacetTally::of(dimensions.cloned(), pass.scope.period);
        let census = Census::new(graph, &pass.scope);
        match survey.counted {
            Counted::Claims => census.each_claim(&mut budget, |claim| {
                if survey.about.admits(graph.network().claim(claim)) {
                    tally.add_claim(&census, claim);
                }
            })?,
            Counted::Entities => census.each_entity(&mut budget, |entity, claims| {
                tally.add_entity(&census, entity, claims);
            })?,
        }
        let values = tally.into_values(&mut budget)?;
        for (place, values) in pass.places.iter().zip(values) {
            if let Some(of_property) = found.get_mut(*place) {
                *of_property = values;
            }
        }
    }
    Ok(found)
}

/// How many claims would remain without each kind: those that are not about any of it.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before everything was counted.
pub fn remaining_without(
    graph: &NetworkGraph,
    survey: &Survey,
    limits: &Limits,
) -> Result<Vec<FacetValue>, QueryError> {
    let mut budget = Budget::new(limits);
    let scope = Scope {
        avoided_kinds: Vec::new(),
        ..survey.scope.clone()
    };
    let census = Census::new(graph, &scope);
    let mut total = Figure::default();
    let mut tally = FacetTally::of(std::iter::once(Dimension::Kind), scope.period);
    census.each_claim(&mut budget, |claim| {
        if survey.about.admits(graph.network().claim(claim)) {
            total.add(census.verdict(claim));
            tally.add_claim(&census, claim);
        }
    })?;
    let of_kinds: Vec<FacetValue> = tally
        .into_values(&mut budget)?
        .into_iter()
        .flatten()
        .collect();
    let kinds = graph
        .network()
        .schema()
        .kinds()
        .map(|(index, _)| Key::Kind(index));
    let without = kinds.map(|key| {
        let with = of_kinds.iter().find(|value| value.key == key);
        let with = with.map_or(Figure::default(), |value| value.figure);
        FacetValue {
            key,
            figure: Figure {
                certain: total.certain.saturating_sub(with.certain),
                possible: total.possible.saturating_sub(with.possible),
            },
        }
    });
    let mut without: Vec<FacetValue> = without.collect();
    without.sort_by_key(|value| value.figure.possible);
    Ok(without)
}

/// Properties that are counted in the same pass.
struct Pass {
    scope: Scope,
    places: Vec<usize>,
}

/// A scope that admits every value of a property, as it would if each were chosen.
fn lifted(scope: &Scope, dimension: &Dimension, graph: &NetworkGraph) -> Scope {
    let mut scope = scope.clone();
    match dimension {
        Dimension::Kind => scope.kinds = None,
        Dimension::Class => scope.classes = None,
        Dimension::Source => scope.sources = None,
        Dimension::Place => scope.places = None,
        Dimension::Claimant => scope.claimants = None,
        Dimension::Status => scope.statuses = Status::ALL.to_vec(),
        Dimension::Certainty => scope.certainties = Certainty::ALL.to_vec(),
        // A type that is named counts whatever its layer.
        Dimension::Type => {
            let types = graph.network().schema().types();
            scope.types = Some(types.map(|(index, _)| index).collect());
        }
        _ => {}
    }
    scope
}

/// Answers what may be chosen; `admits` says which values have the text in their label. Sources of
/// which nothing would remain are among them, last.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before everything was counted.
pub fn choices(
    graph: &NetworkGraph,
    question: &ChoicesQuestion,
    admits: impl Fn(&FacetValue) -> bool,
    limits: &Limits,
) -> Result<Choices, QueryError> {
    let of = std::slice::from_ref(&question.of);
    let found = remaining(graph, &question.survey, of, limits)?;
    let mut values: Vec<FacetValue> = found.into_iter().flatten().collect();
    if question.of == Dimension::Source {
        add_unused_sources(graph, &mut values);
    }
    values.retain(admits);
    let total = values.len();
    values.truncate(limits.results);
    Ok(Choices { values, total })
}

/// Adds the sources of which nothing would remain: who looks for one finds it all the same, after
/// the others.
fn add_unused_sources(graph: &NetworkGraph, values: &mut Vec<FacetValue>) {
    let used: HashSet<Key> = values.iter().map(|value| value.key.clone()).collect();
    let network = graph.network();
    let sources = network.sources().iter();
    let keys = sources.filter_map(|source| network.find_source(&source.id).map(Key::Source));
    let unused = keys.filter(|key| !used.contains(key));
    values.extend(unused.map(|key| FacetValue {
        key,
        figure: Figure::default(),
    }));
}

impl Answer for Choices {
    fn absence(&self) -> Option<&Absence> {
        None
    }

    fn count(&self) -> u64 {
        self.total as u64
    }

    fn relations(&self) -> Vec<RelationIndex> {
        Vec::new()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        Vec::new()
    }
}
