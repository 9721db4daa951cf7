//! Measures of ten networks without directions and ten with: networkx and igraph say the same, whose
//! answers `tests/fixtures/measures.py` wrote.

use prosopograph::analysis::Bridge;
use prosopograph::analysis::DAMPING;
use prosopograph::analysis::SimpleGraph;
use prosopograph::analysis::Triad;
use prosopograph::analysis::Ways;
use prosopograph::analysis::WeightedTie;
use prosopograph::analysis::betweenness;
use prosopograph::analysis::clustering;
use prosopograph::analysis::components;
use prosopograph::analysis::constraint;
use prosopograph::analysis::core_numbers;
use prosopograph::analysis::cut_points;
use prosopograph::analysis::density;
use prosopograph::analysis::distances;
use prosopograph::analysis::eigenvector;
use prosopograph::analysis::mixing;
use prosopograph::analysis::page_rank;
use prosopograph::analysis::reciprocity;
use prosopograph::analysis::triad_census;
use prosopograph::graph::Budget;
use serde_json::Value;

/// How much a value may differ, beside 1 or beside a greater value.
const TOLERANCE: f64 = 1e-9;
const ENOUGH: &str = "the usual limits are enough";

struct Case {
    graph: SimpleGraph,
    theirs: Value,
}

fn cases(ways: Ways) -> Vec<Case> {
    let fixtures: Value = serde_json::from_str(include_str!("../fixtures/measures.json"))
        .expect("the fixture is JSON");
    let list = match ways {
        Ways::Directed => &fixtures["directed"],
        Ways::Undirected => &fixtures["undirected"],
    };
    let list = list.as_array().expect("a list");
    assert_eq!(list.len(), 10);
    let cases = list.iter().map(|theirs| {
        let ties: Vec<WeightedTie> = theirs["ties"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|tie| WeightedTie {
                one: whole(&tie[0]),
                other: whole(&tie[1]),
                weight: tie[2].as_f64().expect("a weight"),
            })
            .collect();
        Case {
            graph: SimpleGraph::new(whole(&theirs["members"]), &ties, ways),
            theirs: theirs.clone(),
        }
    });
    cases.collect()
}

fn all_cases() -> impl Iterator<Item = Case> {
    cases(Ways::Undirected)
        .into_iter()
        .chain(cases(Ways::Directed))
}

fn whole(value: &Value) -> usize {
    value
        .as_u64()
        .and_then(|number| usize::try_from(number).ok())
        .expect("a count")
}

fn wholes(value: &Value) -> Vec<usize> {
    value
        .as_array()
        .expect("a list")
        .iter()
        .map(whole)
        .collect()
}

impl Case {
    fn assert_same(&self, measure: &str, ours: &[f64]) {
        let theirs = self.theirs[measure].as_array().expect("a list");
        assert_eq!(ours.len(), theirs.len(), "{measure}");
        for (member, (our, their)) in ours.iter().zip(theirs).enumerate() {
            let their = their.as_f64().expect("a number");
            assert!(
                (our - their).abs() <= TOLERANCE * their.abs().max(1.0),
                "{measure} of {member} in {}: {our}, not {their}",
                self.theirs["name"]
            );
        }
    }

    fn assert_same_optional(&self, measure: &str, ours: &[Option<f64>]) {
        let theirs = self.theirs[measure].as_array().expect("a list");
        assert_eq!(ours.len(), theirs.len(), "{measure}");
        for (our, their) in ours.iter().zip(theirs) {
            self.assert_one(measure, *our, their);
        }
    }

    fn assert_one(&self, measure: &str, our: Option<f64>, their: &Value) {
        let same = match (our, their.as_f64()) {
            (Some(our), Some(their)) => (our - their).abs() <= TOLERANCE,
            (our, their) => our.is_none() && their.is_none(),
        };
        let name = &self.theirs["name"];
        assert!(same, "{measure} in {name}: {our:?}, not {their}");
    }
}

#[test]
fn betweenness_is_that_of_networkx() {
    for case in all_cases() {
        let found = betweenness(&case.graph, usize::MAX, &mut Budget::default()).expect(ENOUGH);
        assert_eq!(found.errors, None);
        case.assert_same("betweenness", &found.values);
    }
}

#[test]
fn distances_are_those_of_networkx() {
    for case in all_cases() {
        let found = distances(&case.graph, &mut Budget::default()).expect(ENOUGH);
        case.assert_same("harmonic", &found.harmonic);
        let pairs: Vec<usize> = found
            .pairs
            .iter()
            .map(|&count| usize::try_from(count).expect("few"))
            .collect();
        assert_eq!(pairs, wholes(&case.theirs["pairs_at_distance"]));
    }
}

#[test]
fn page_rank_is_that_of_networkx() {
    for case in all_cases() {
        let found = page_rank(&case.graph, DAMPING, &mut Budget::default()).expect(ENOUGH);
        assert!(found.is_settled);
        case.assert_same("page_rank", &found.values);
    }
}

#[test]
fn eigenvectors_are_those_of_networkx_where_there_is_one() {
    let mut compared = 0;
    for case in all_cases() {
        let found = eigenvector(&case.graph, &mut Budget::default()).expect(ENOUGH);
        if !case.theirs["eigenvector"].is_null() && found.is_settled {
            case.assert_same("eigenvector", &found.values);
            compared += 1;
        }
    }
    assert!(compared >= 15, "{compared} were compared");
}

#[test]
fn cores_are_those_of_networkx() {
    for case in all_cases() {
        let found = core_numbers(&case.graph, &mut Budget::default()).expect(ENOUGH);
        assert_eq!(
            found,
            wholes(&case.theirs["cores"]),
            "{}",
            case.theirs["name"]
        );
    }
}

#[test]
fn clustering_is_that_of_networkx() {
    for case in all_cases() {
        let found = clustering(&case.graph, &mut Budget::default()).expect(ENOUGH);
        case.assert_same("clustering", &found.local);
        let theirs = &case.theirs["transitivity"];
        case.assert_one(
            "transitivity",
            Some(found.transitivity.unwrap_or_default()),
            theirs,
        );
    }
}

#[test]
fn constraint_is_that_of_networkx() {
    for case in all_cases() {
        let plain = case.graph.undirected().unweighted();
        let found = constraint(&plain, &mut Budget::default()).expect(ENOUGH);
        case.assert_same_optional("constraint", &found);
    }
    for case in cases(Ways::Undirected) {
        let found = constraint(&case.graph, &mut Budget::default()).expect(ENOUGH);
        case.assert_same_optional("weighted_constraint", &found);
    }
}

#[test]
fn cut_points_and_bridges_are_those_of_networkx() {
    for case in all_cases() {
        let found = cut_points(&case.graph, &mut Budget::default()).expect(ENOUGH);
        let points = found.is_cut_point.iter().enumerate();
        let points: Vec<usize> = points
            .filter(|(_, is_cut_point)| **is_cut_point)
            .map(|(member, _)| member)
            .collect();
        assert_eq!(points, wholes(&case.theirs["cut_points"]));
        let bridges = case.theirs["bridges"].as_array().expect("a list");
        let bridges: Vec<Bridge> = bridges
            .iter()
            .map(|bridge| Bridge {
                one: whole(&bridge[0]),
                other: whole(&bridge[1]),
            })
            .collect();
        assert_eq!(found.bridges, bridges, "{}", case.theirs["name"]);
    }
}

#[test]
fn components_are_those_of_networkx() {
    for case in all_cases() {
        let found = components(&case.graph, &mut Budget::default()).expect(ENOUGH);
        assert_eq!(found.sizes, wholes(&case.theirs["components"]));
        let mut counted = vec![0; found.sizes.len()];
        for component in found.component_of {
            counted[component] += 1;
        }
        assert_eq!(counted, found.sizes);
    }
}

#[test]
fn density_reciprocity_and_mixing_are_those_of_networkx() {
    for case in all_cases() {
        case.assert_one("density", density(&case.graph), &case.theirs["density"]);
        if case.graph.ways() == Ways::Directed {
            let theirs = &case.theirs["reciprocity"];
            case.assert_one("reciprocity", reciprocity(&case.graph), theirs);
        }
        let groups: Vec<usize> = (0..case.graph.count()).map(|member| member % 3).collect();
        let found = mixing(&case.graph, &groups, 3);
        let theirs = &case.theirs["assortativity"];
        case.assert_one("assortativity", found.assortativity(), theirs);
    }
}

#[test]
fn the_census_is_that_of_networkx() {
    for case in cases(Ways::Directed) {
        let found = triad_census(&case.graph, &mut Budget::default()).expect(ENOUGH);
        for triad in Triad::ALL {
            let theirs = case.theirs["census"][triad.name()].as_u64();
            assert_eq!(
                Some(found.count(triad)),
                theirs,
                "{} in {}",
                triad.name(),
                case.theirs["name"]
            );
        }
    }
}
