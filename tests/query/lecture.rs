//! Answers on the network of the lecture: whole, in scope, and the same every time.

use prosopograph::dataset::builtin;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::Question;
use prosopograph::graph::Scope;
use prosopograph::model::EntityIndex;
use prosopograph::model::Verdict;
use prosopograph::query::Limits;
use prosopograph::query::PathMethod;
use prosopograph::query::PathQuestion;
use prosopograph::query::TriangleQuestion;
use prosopograph::query::path;

fn explorer() -> Explorer {
    Explorer::open(&builtin()).expect("the network opens")
}

fn ask<Q: Question>(explorer: &Explorer, address: &str) -> Q::Answer {
    let (path, query) = address.split_once('?').expect("an address with parameters");
    let asked = explorer
        .read::<Q>(path, Parameters::from_query(query))
        .expect("the question can be asked");
    explorer
        .ask(&asked.question, &asked.request.limits)
        .expect("the network is small")
}

#[test]
fn every_method_agrees_on_whether_two_are_connected_and_how_far() {
    let explorer = explorer();
    let graph = explorer.graph();
    let count = u32::try_from(graph.network().entity_count()).expect("it is small");
    let pairs = (0..60u32).map(|number| {
        (
            EntityIndex::new(number * 7 % count),
            EntityIndex::new((number * 31 + 11) % count),
        )
    });
    for (from, to) in pairs {
        let ask = |method: PathMethod| {
            let question = PathQuestion {
                from,
                to,
                method: method.counting(4),
                scope: Scope::default(),
            };
            path(graph, &question, &Limits::default()).expect("the network is small")
        };
        let [shortest, all, several, attested, specific] = PathMethod::ALL.map(ask);
        let hops = |answer: &prosopograph::query::PathAnswer| {
            answer.routes.first().map(|route| route.hops.len())
        };
        assert_eq!(hops(&shortest), hops(&all));
        assert_eq!(shortest.routes.first(), all.routes.first());
        assert_eq!(shortest.routes.first(), several.routes.first());
        assert!(
            several
                .routes
                .is_sorted_by_key(|route| (route.hops.len(), route.entities.clone()))
        );
        assert!(hops(&attested) >= hops(&shortest) && hops(&specific) >= hops(&shortest));
        let back = PathQuestion {
            from: to,
            to: from,
            method: PathMethod::AllShortest {
                most_hops: usize::MAX,
            },
            scope: Scope::default(),
        };
        assert_eq!(
            path(graph, &back, &Limits::default())
                .expect("the network is small")
                .total,
            all.total,
            "as many ways back"
        );
    }
}

#[test]
fn every_hop_shows_its_evidence_best_first() {
    let explorer = explorer();
    let answer = ask::<PathQuestion>(
        &explorer,
        "/path?from=torashiro-kawabe&to=joseph-stalin&method=k&k=20",
    );
    assert!(!answer.routes.is_empty());
    for hop in answer.routes.iter().flat_map(|route| &route.hops) {
        let strengths: Vec<_> = hop
            .relations
            .iter()
            .map(|relation| explorer.network().claim(*relation).strength())
            .collect();
        assert!(!strengths.is_empty() && strengths.is_sorted_by(|a, b| a >= b));
    }
}

#[test]
fn a_certain_triangle_has_a_common_moment() {
    let explorer = explorer();
    let answer = ask::<TriangleQuestion>(&explorer, "/triangles?limit=1000");
    assert!(answer.total > 0);
    for triangle in &answer.triangles {
        assert_eq!(
            triangle.window.is_some(),
            triangle.at_once != Verdict::Never
        );
        assert!(triangle.entities.is_sorted_by(|a, b| a < b));
    }
    assert_eq!(
        answer.groups.iter().map(|group| group.count).sum::<u64>(),
        answer.total
    );
}

#[test]
fn an_espionage_triangle_has_espionage_on_two_sides() {
    let explorer = explorer();
    let network = explorer.network();
    let espionage = network
        .schema()
        .find_class("espionage")
        .expect("the class is declared");
    let answer = ask::<TriangleQuestion>(&explorer, "/triangles?pattern=espionage&limit=1000");
    for triangle in &answer.triangles {
        let sides = triangle.ties.iter().filter(|tie| {
            tie.iter()
                .any(|&relation| network.claim(relation).relation_type().class == espionage)
        });
        assert!(sides.count() >= 2);
    }
}
