//! Paths by cost and paths in time against a second, slow reading: every walk of a small random graph is
//! written down, with what it costs and whether its dates allow it.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prelude::prop;
use proptest::prelude::proptest;
use proptest::sample::select;
use prosopograph::language::FaultCode;
use prosopograph::language::Limits;
use prosopograph::language::Meter;
use prosopograph::language::NodeNumber;
use prosopograph::language::Parameters;
use prosopograph::language::Prepared;
use prosopograph::language::RelationEnds;
use prosopograph::language::Value;
use prosopograph::model::HistoricalDate;

use super::loader::graph_of;
use super::property_graph::Properties;
use super::property_graph::PropertyGraph;
use crate::properties::cases_or;

/// A tie: its ends, what it costs, and the years between which its moment lies, if that is known.
#[derive(Clone, Debug)]
struct Tie {
    from: usize,
    to: usize,
    cost: i64,
    years: Option<(i32, i32)>,
}

#[derive(Clone, Debug, PartialEq)]
struct Walk {
    nodes: Vec<usize>,
    ties: Vec<usize>,
}

/// Longer walks are not written down; no trail of so few ties is longer.
const LONGEST: usize = 5;

fn graph(size: usize, ties: &[Tie]) -> PropertyGraph {
    let mut graph = PropertyGraph::default();
    for number in 0..size {
        let number = i64::try_from(number).unwrap();
        graph.add_node(
            vec!["N".into()],
            Properties::from([("i".into(), Value::Integer(number))]),
        );
    }
    for tie in ties {
        let [from, to] = [tie.from, tie.to].map(|node| NodeNumber(u32::try_from(node).unwrap()));
        let mut properties = Properties::from([("cost".into(), Value::Integer(tie.cost))]);
        if let Some((first, last)) = tie.years {
            let date = HistoricalDate::parse(&format!("{first}/{last}")).unwrap();
            properties.insert("when".into(), Value::Date(Arc::new(date)));
        }
        graph.add_relation(RelationEnds { from, to }, "T".into(), properties);
    }
    graph
}

fn network() -> impl Strategy<Value = (usize, Vec<Tie>)> {
    (1..=4_usize).prop_flat_map(|size| {
        let years = (1900..1904, 0..3).prop_map(|(first, more)| (first, first + more));
        let years = prop::option::weighted(0.8, years);
        let tie = (0..size, 0..size, 0..4_i64, years);
        let tie = tie.prop_map(|(from, to, cost, years)| Tie {
            from,
            to,
            cost,
            years,
        });
        (
            prop::strategy::Just(size),
            prop::collection::vec(tie, 0..=LONGEST),
        )
    })
}

fn walks(size: usize, ties: &[Tie], is_directed: bool, mode: &str) -> Vec<Walk> {
    let begun = (0..size).map(|node| Walk {
        nodes: vec![node],
        ties: Vec::new(),
    });
    let mut level: Vec<Walk> = begun.collect();
    let mut all = Vec::new();
    for _ in 0..LONGEST {
        let mut next = Vec::new();
        for walk in &level {
            let at = walk.nodes[walk.nodes.len() - 1];
            for (number, tie) in ties.iter().enumerate() {
                let is_out = tie.from == at;
                if !is_out && (is_directed || tie.to != at) {
                    continue;
                }
                let mut longer = walk.clone();
                longer.nodes.push(if is_out { tie.to } else { tie.from });
                longer.ties.push(number);
                if is_allowed(&longer, mode) {
                    next.push(longer);
                }
            }
        }
        all.extend(next.iter().cloned());
        level = next;
    }
    all
}

fn is_allowed(walk: &Walk, mode: &str) -> bool {
    let repeats = |all: &[usize]| (1..all.len()).any(|place| all[..place].contains(&all[place]));
    match mode {
        "WALK" => true,
        "ACYCLIC" => !repeats(&walk.nodes),
        "SIMPLE" => {
            !repeats(&walk.ties)
                && !repeats(&walk.nodes[1..])
                && !walk.nodes[1..walk.nodes.len() - 1].contains(&walk.nodes[0])
        }
        _ => !repeats(&walk.ties),
    }
}

fn cost(walk: &Walk, ties: &[Tie]) -> i64 {
    walk.ties.iter().map(|tie| ties[*tie].cost).sum()
}

/// By the words of the rule: of any two hops the earlier one must not begin after the later one ended.
fn verdict(walk: &Walk, ties: &[Tie]) -> &'static str {
    let years = |tie: usize| ties[tie].years;
    let pairs = || {
        (0..walk.ties.len())
            .flat_map(|late| (0..late).map(move |early| (walk.ties[early], walk.ties[late])))
    };
    let possible = pairs().all(|(early, late)| match (years(early), years(late)) {
        (Some((first, _)), Some((_, last))) => first <= last,
        _ => true,
    });
    // A year is no moment: even two dates of the same year may lie the wrong way round.
    let certain = pairs().all(|(early, late)| match (years(early), years(late)) {
        (Some((_, last)), Some((first, _))) => last < first,
        _ => false,
    });
    let is_dated = walk.ties.iter().all(|tie| years(*tie).is_some());
    match (possible, certain && is_dated) {
        (false, _) => "never",
        (true, true) => "certain",
        (true, false) => "possible",
    }
}

/// What a selector keeps of walks that are in order, by a rank that grows along it.
fn selected(walks: Vec<Walk>, selector: &str, rank: impl Fn(&Walk) -> i64) -> Vec<Walk> {
    let mut kept_so_far: BTreeMap<(usize, usize), Vec<i64>> = BTreeMap::new();
    let keep = |walk: &Walk| {
        let ends = (walk.nodes[0], walk.nodes[walk.nodes.len() - 1]);
        let ranks = kept_so_far.entry(ends).or_default();
        let own = rank(walk);
        let mut groups = ranks.clone();
        groups.dedup();
        let kept = match selector {
            "ANY SHORTEST" => ranks.is_empty(),
            "SHORTEST 2" => ranks.len() < 2,
            "ALL SHORTEST" => groups.is_empty() || groups.contains(&own),
            "SHORTEST 2 GROUPS" => groups.len() < 2 || groups.contains(&own),
            _ => true,
        };
        if kept {
            ranks.push(own);
        }
        kept
    };
    walks.into_iter().filter(keep).collect()
}

fn asked(graph: &PropertyGraph, text: &str) -> Vec<(Walk, Value)> {
    let query = Prepared::read(text, graph).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let limits = Limits {
        rows: 1_000_000,
        ..Limits::default()
    };
    let answer = query.run(&Parameters::new(), &Meter::new(limits, None));
    let answer = answer.unwrap_or_else(|fault| panic!("{text}: {fault}"));
    assert_eq!(answer.incomplete, None, "{text}");
    let walks = answer.rows.iter().map(|row| {
        let Value::Path(path) = &row.values[0] else {
            panic!("{text} gives paths");
        };
        assert_eq!(row.evidence.relations, path.relations, "{text}");
        let walk = Walk {
            nodes: path.nodes.iter().map(|node| node.0 as usize).collect(),
            ties: path.relations.iter().map(|one| one.0 as usize).collect(),
        };
        (walk, row.values[1].clone())
    });
    walks.collect()
}

fn sorted(mut walks: Vec<(Walk, Value)>) -> Vec<(Walk, Value)> {
    walks.sort_by(|(left, _), (right, _)| {
        (&left.nodes, &left.ties).cmp(&(&right.nodes, &right.ties))
    });
    walks
}

proptest! {
    #![proptest_config(cases_or(60))]

    #[test]
    fn the_cheapest_paths_are_those_of_a_slow_reading(
        (size, ties) in network(),
        selector in select(vec!["ANY SHORTEST", "SHORTEST 2", "ALL SHORTEST", "SHORTEST 2 GROUPS"]),
        is_directed in any::<bool>(),
    ) {
        let graph = graph(size, &ties);
        for (mode, times, most) in [("", "+", LONGEST), ("TRAIL", "{1,3}", 3), ("ACYCLIC", "+", LONGEST), ("SIMPLE", "+", LONGEST), ("WALK", "{1,3}", 3)] {
            let mut all = walks(size, &ties, is_directed, mode);
            all.retain(|walk| walk.ties.len() <= most);
            all.sort_by_key(|walk| (cost(walk, &ties), walk.ties.len(), walk.ties.clone()));
            let kept = selected(all, selector, |walk| cost(walk, &ties)).into_iter();
            #[allow(clippy::cast_precision_loss, reason = "small numbers")]
            let expected = kept.map(|walk| { let own = cost(&walk, &ties) as f64; (walk, Value::Float(own)) });
            let arrow = if is_directed { "->" } else { "-" };
            let prefix = match selector.strip_suffix(" GROUPS") {
                Some(selector) => format!("{selector} {mode} GROUPS"),
                None => format!("{selector} {mode}"),
            };
            for ends in [["(a)", "(b)"], ["(a {i: 0})", "(b {i: 0})"], ["(a {i: 0})", "(b {i: 1})"]] {
                let [from, to] = ends;
                let text = format!("MATCH p = {prefix} COST (r | r.cost) {from}-[]{arrow}{times}{to} RETURN p, cost(p)");
                let suits = |walk: &Walk, end: &str, node: usize| !end.contains('{') || end.contains(&format!("i: {}", walk.nodes[node]));
                let expected = expected.clone().filter(|(walk, _)| suits(walk, from, 0) && suits(walk, to, walk.nodes.len() - 1));
                assert_eq!(sorted(asked(&graph, &text)), sorted(expected.collect()), "{text}\n{ties:?}");
            }
        }
    }

    #[test]
    fn paths_in_time_are_those_of_a_slow_reading(
        (size, ties) in network(),
        selector in select(vec!["", "ANY SHORTEST", "SHORTEST 2", "ALL SHORTEST", "SHORTEST 2 GROUPS"]),
        is_directed in any::<bool>(),
    ) {
        let graph = graph(size, &ties);
        for (mode, times, most) in [("", "+", LONGEST), ("TRAIL", "{1,3}", 3), ("ACYCLIC", "+", LONGEST), ("SIMPLE", "+", LONGEST), ("WALK", "{1,3}", 3)] {
            let mut all = walks(size, &ties, is_directed, mode);
            all.retain(|walk| walk.ties.len() <= most && verdict(walk, &ties) != "never");
            all.sort_by_key(|walk| (walk.ties.len(), walk.ties.clone()));
            let kept = selected(all, selector, |walk| i64::try_from(walk.ties.len()).unwrap()).into_iter();
            let expected = kept.map(|walk| { let own = verdict(&walk, &ties); (walk, Value::text(own)) });
            let arrow = if is_directed { "->" } else { "-" };
            let prefix = match selector.strip_suffix(" GROUPS") {
                Some(selector) => format!("{selector} {mode} GROUPS"),
                None => format!("{selector} {mode}"),
            };
            let text = format!("MATCH p = {prefix} (a)-[]{arrow}{times}(b) IN TIME RETURN p, verdict(p)");
            assert_eq!(sorted(asked(&graph, &text)), sorted(expected.collect()), "{text}\n{ties:?}");
        }
    }
}

#[test]
fn costs_are_checked_while_they_are_added_up() {
    let graph = graph_of("CREATE (a:A)-[:T {w: 2}]->(b:B)-[:T {w: -1}]->(c:C)-[:T]->(d:D)");
    let run = |text: &str| {
        let query = Prepared::read(text, &graph).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        query.run(&Parameters::new(), &Meter::new(Limits::default(), None))
    };
    let negative =
        run("MATCH p = ANY SHORTEST COST (r | r.w)\n(a:A)-[*]->(c:C) RETURN p").unwrap_err();
    assert_eq!(
        (negative.code, negative.line, negative.column),
        (FaultCode::NumberOutOfRange, 1, 34)
    );
    assert!(negative.to_string().contains("-1"), "{negative}");
    let missing = run("MATCH p = ANY SHORTEST COST (r | r.w) (c:C)-[*]->(d) RETURN p").unwrap_err();
    assert_eq!(missing.code, FaultCode::InvalidArgumentValue);
    let given = run(
        "MATCH p = ANY SHORTEST COST (r | abs(coalesce(r.w, 7)) / 2.0) (a:A)-[*]->(d:D) RETURN cost(p)",
    );
    assert_eq!(given.unwrap().rows[0].values, [Value::Float(5.0)]);
    let alone = run("MATCH p = (a:A)-->(b) RETURN cost(p)");
    assert_eq!(alone.unwrap().rows[0].values, [Value::Null]);
    for (text, code) in [
        (
            "MATCH p = ANY COST (r | 1) (a)-[*]->(b) RETURN p",
            FaultCode::UnexpectedSyntax,
        ),
        (
            "MATCH p = COST (r | 1) (a)-[*]->(b) RETURN p",
            FaultCode::UnexpectedSyntax,
        ),
        (
            "MATCH p = ANY SHORTEST COST (a | 1) (a)-[*]->(b) RETURN p",
            FaultCode::VariableAlreadyBound,
        ),
        (
            "MATCH p = ANY SHORTEST COST (r | q.w) (a)-[*]->(b) RETURN p",
            FaultCode::UndefinedVariable,
        ),
        (
            "MATCH p = ANY SHORTEST COST (r | r.w (a)-[*]->(b) RETURN p",
            FaultCode::UnexpectedSyntax,
        ),
    ] {
        let fault = Prepared::read(text, &graph)
            .err()
            .unwrap_or_else(|| panic!("{text} is refused"));
        assert_eq!(fault.code, code, "{text}: {fault}");
    }
}

#[test]
fn a_path_in_time_needs_no_selector_and_dates_keep_their_words() {
    let graph = graph_of(
        "CREATE (a:A)-[:T {when_verbatim: 'in spring'}]->(b:B)-[:U {when: '1937'}]->(c:C)",
    );
    let query = "MATCH p = (a:A)-[r]->(b)-[s]->(c) IN TIME WHERE a.x IS NULL RETURN verdict(p), verbatim(r), verbatim(s), verbatim(edtf('193X'))";
    let query = Prepared::read(query, &graph).unwrap_or_else(|fault| panic!("{fault}"));
    let answer = query
        .run(&Parameters::new(), &Meter::new(Limits::default(), None))
        .unwrap();
    let words = ["possible", "in spring", "1937", "193X"].map(Value::text);
    assert_eq!(answer.rows[0].values, words);
}
