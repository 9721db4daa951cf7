//! What an explanation of an empty answer must hold to, question by question.

use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseError;
use prosopograph::dataset::DatasetReport;
use prosopograph::explorer::Explorer;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::model::Claim;
use prosopograph::model::DateBounds;
use prosopograph::model::EntityIndex;
use prosopograph::model::SideWay;
use prosopograph::query::Absence;
use prosopograph::query::AroundQuestion;
use prosopograph::query::Arrangement;
use prosopograph::query::ExploreQuestion;
use prosopograph::query::ExploreStep;
use prosopograph::query::Lanes;
use prosopograph::query::Limits;
use prosopograph::query::Painting;
use prosopograph::query::PathMethod;
use prosopograph::query::PathQuestion;
use prosopograph::query::Reach;
use prosopograph::query::ShowQuestion;
use prosopograph::query::TimelineQuestion;
use prosopograph::query::TriangleQuestion;
use prosopograph::query::around;
use prosopograph::query::explore;
use prosopograph::query::path;
use prosopograph::query::timeline;
use prosopograph::query::triangles;

use crate::properties::absence::Case;
use crate::properties::absence::is_explained;
use crate::support::brute_force::Model;

/// Asks a question of a case and checks why its answer is empty; tells whether it is.
pub type Check = fn(&Case) -> Result<bool, TestCaseError>;

/// Every kind of question whose answer depends on a scope, but the journey, which has a test of its
/// own.
pub const CHECKS: [(&str, Check); 7] = [
    ("path", path_is_explained),
    ("around", neighbourhood_is_explained),
    ("triangles", triangles_are_explained),
    ("show", dossier_is_explained),
    ("timeline", timeline_is_explained),
    ("timeline of one", own_timeline_is_explained),
    ("explore", exploration_is_explained),
];

fn path_is_explained(case: &Case) -> Result<bool, TestCaseError> {
    let graph = NetworkGraph::build(case.sketch.network());
    let ((from, to), most_hops) = (case.ends(), case.most_hops);
    let question = PathQuestion {
        from,
        to,
        method: PathMethod::Shortest { most_hops },
        scope: case.scope.clone(),
    };
    let answer = path(&graph, &question, &Limits::default()).expect("the network is small");
    let network = graph.network();
    let Some(absence) = answer.absence else {
        return Ok(false);
    };
    is_explained(
        (network, &(case.scope.clone(), most_hops)),
        &absence,
        |bounds| {
            Model::new(network, &bounds.0, &[from, to])
                .distances(from, bounds.1)
                .get(&to)
                .copied()
        },
    )?;
    if let Absence::DifferentComponents { from_size, to_size } = absence {
        let everything = Scope::everything();
        let model = Model::new(network, &everything, &[]);
        prop_assert_eq!(from_size, model.distances(from, usize::MAX).len());
        prop_assert_eq!(to_size, model.distances(to, usize::MAX).len());
    }
    Ok(true)
}

fn neighbourhood_is_explained(case: &Case) -> Result<bool, TestCaseError> {
    let graph = NetworkGraph::build(case.sketch.network());
    let middle = case.ends().0;
    let question = AroundQuestion {
        entity: middle,
        hops: 2,
        scope: case.scope.clone(),
    };
    let answer = around(&graph, &question, &Limits::default()).expect("the network is small");
    let Some(absence) = answer.absence else {
        return Ok(false);
    };
    is_explained(
        (graph.network(), &(case.scope.clone(), usize::MAX)),
        &absence,
        |bounds| {
            let model = Model::new(graph.network(), &bounds.0, &[middle]);
            Some(1).filter(|_| model.distances(middle, 1).len() > 1)
        },
    )?;
    Ok(true)
}

fn triangles_are_explained(case: &Case) -> Result<bool, TestCaseError> {
    let graph = NetworkGraph::build(case.sketch.network());
    let sides = [None, None, None];
    let scope = case.scope.clone();
    let question = TriangleQuestion {
        sides: sides.clone(),
        ways: [SideWay::Any; 3],
        involving: None,
        shape: None,
        scope,
    };
    let answer = triangles(&graph, &question, &Limits::default()).expect("the network is small");
    let Some(absence) = answer.absence else {
        return Ok(false);
    };
    is_explained(
        (graph.network(), &(case.scope.clone(), usize::MAX)),
        &absence,
        |bounds| {
            let model = Model::new(graph.network(), &bounds.0, &[]);
            Some(0).filter(|_| !model.triangles(&sides, [SideWay::Any; 3], None).is_empty())
        },
    )?;
    Ok(true)
}

/// Whether an entity has a tie in a model; a tie with itself counts wherever it leads.
fn has_tie(model: &Model<'_>, entity: EntityIndex, is_wanted: impl Fn(Claim<'_>) -> bool) -> bool {
    let with_itself =
        |claim: &Claim<'_>| claim.from() == entity && claim.to() == entity && model.counts(*claim);
    let all = model
        .entities()
        .into_iter()
        .filter(|other| *other != entity)
        .flat_map(|other| model.step(entity, other));
    all.map(|relation| model.network.claim(relation))
        .any(&is_wanted)
        || model.network.claims().filter(with_itself).any(is_wanted)
}

fn dossier_is_explained(case: &Case) -> Result<bool, TestCaseError> {
    let explorer = Explorer::of(case.sketch.network(), DatasetReport::default());
    let entity = case.ends().0;
    let question = ShowQuestion {
        scope: case.scope.clone(),
        ..ShowQuestion::new(entity)
    };
    let dossier = explorer
        .ask(&question, &Limits::default())
        .expect("the network is small");
    prop_assert_eq!(dossier.absence.is_some(), dossier.total == 0);
    let Some(absence) = dossier.absence else {
        return Ok(false);
    };
    is_explained(
        (explorer.network(), &(case.scope.clone(), usize::MAX)),
        &absence,
        |bounds| {
            let model = Model::new(explorer.network(), &bounds.0, &[entity]);
            Some(0).filter(|_| has_tie(&model, entity, |_| true))
        },
    )?;
    Ok(true)
}

fn timeline_is_explained(case: &Case) -> Result<bool, TestCaseError> {
    explained_in_time(case, None)
}

fn own_timeline_is_explained(case: &Case) -> Result<bool, TestCaseError> {
    explained_in_time(case, Some(case.ends().0))
}

fn explained_in_time(case: &Case, entity: Option<EntityIndex>) -> Result<bool, TestCaseError> {
    let graph = NetworkGraph::build(case.sketch.network());
    let question = TimelineQuestion {
        entity,
        lanes: Lanes::Class,
        scope: case.scope.clone(),
    };
    let answer = timeline(&graph, &question, &Limits::default()).expect("the network is small");
    prop_assert_eq!(answer.absence.is_some(), answer.total == 0);
    let Some(absence) = answer.absence else {
        return Ok(false);
    };
    let network = graph.network();
    let is_dated = |claim: Claim<'_>| network.bounds(claim.index()) != DateBounds::UNDATED;
    is_explained(
        (network, &(case.scope.clone(), usize::MAX)),
        &absence,
        |bounds| {
            let named: Vec<EntityIndex> = entity.into_iter().collect();
            let model = Model::new(network, &bounds.0, &named);
            let found = if let Some(entity) = entity {
                has_tie(&model, entity, is_dated)
            } else {
                let all = model.entities();
                let pairs = all
                    .iter()
                    .flat_map(|&one| all.iter().map(move |&other| (one, other)));
                // Seen as a whole, a tie counts whichever way it leads.
                pairs
                    .flat_map(|(one, other)| model.tie(one, other))
                    .map(|relation| network.claim(relation))
                    .any(is_dated)
            };
            Some(0).filter(|_| found)
        },
    )?;
    Ok(true)
}

fn exploration_is_explained(case: &Case) -> Result<bool, TestCaseError> {
    let graph = NetworkGraph::build(case.sketch.network());
    let entity = case.ends().0;
    let steps = vec![ExploreStep::Expand {
        entity,
        reach: Reach::Usual,
    }];
    let question = ExploreQuestion {
        steps,
        arrangement: Arrangement::Ties,
        painting: Painting::default(),
        hidden: Vec::new(),
        scope: case.scope.clone(),
    };
    let answer = explore(&graph, &question, &Limits::default()).expect("the network is small");
    let outcome = answer.outcomes.first().expect("a step was taken");
    prop_assert_eq!(outcome.absence.is_some(), outcome.found == 0);
    let Some(absence) = &outcome.absence else {
        return Ok(false);
    };
    is_explained(
        (graph.network(), &(case.scope.clone(), usize::MAX)),
        absence,
        |bounds| {
            let model = Model::new(graph.network(), &bounds.0, &[entity]);
            Some(0).filter(|_| model.distances(entity, 1).len() > 1)
        },
    )?;
    Ok(true)
}
