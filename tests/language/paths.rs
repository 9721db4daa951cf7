//! Paths against a second, slow reading: every walk of a small random graph is written down, and what a
//! selector, a mode, a direction and a filter leave of them is taken from the list.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prelude::prop;
use proptest::prelude::proptest;
use prosopograph::language::FaultCode;
use prosopograph::language::Graph;
use prosopograph::language::Limits;
use prosopograph::language::Meter;
use prosopograph::language::NodeNumber;
use prosopograph::language::Parameters;
use prosopograph::language::Prepared;
use prosopograph::language::RelationEnds;
use prosopograph::language::Value;

use super::loader::graph_of;
use super::property_graph::Properties;
use super::property_graph::PropertyGraph;
use crate::properties::cases_or;

/// Longer walks are not written down.
const LONGEST: usize = 5;

#[derive(Clone, Debug)]
struct Tie {
    from: usize,
    to: usize,
    is_kept: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Walk {
    nodes: Vec<usize>,
    ties: Vec<usize>,
}

fn graph(size: usize, ties: &[Tie]) -> PropertyGraph {
    let mut graph = PropertyGraph::default();
    for number in 0..size {
        let number = i64::try_from(number).unwrap();
        let properties = Properties::from([("i".into(), Value::Integer(number))]);
        graph.add_node(vec!["N".into()], properties);
    }
    for tie in ties {
        let node = |number: usize| NodeNumber(u32::try_from(number).unwrap());
        let ends = RelationEnds {
            from: node(tie.from),
            to: node(tie.to),
        };
        let properties = Properties::from([("kept".into(), Value::Boolean(tie.is_kept))]);
        graph.add_relation(ends, "T".into(), properties);
    }
    graph
}

fn network(most: usize) -> impl Strategy<Value = (usize, Vec<Tie>)> {
    (1..=most).prop_flat_map(move |size| {
        let tie = (0..size, 0..size, any::<bool>());
        let tie = tie.prop_map(|(from, to, is_kept)| Tie { from, to, is_kept });
        (
            prop::strategy::Just(size),
            prop::collection::vec(tie, 0..=most + 2),
        )
    })
}

/// All walks from a node that the mode allows, the shortest first.
fn walks(start: usize, ties: &[Tie], arrow: &str, mode: &str, is_filtered: &str) -> Vec<Walk> {
    let first = Walk {
        nodes: vec![start],
        ties: Vec::new(),
    };
    let mut all = vec![first.clone()];
    let mut level = vec![first];
    while level.first().is_some_and(|walk| walk.ties.len() < LONGEST) {
        let mut next = Vec::new();
        for walk in &level {
            let at = walk.nodes[walk.nodes.len() - 1];
            for (number, tie) in ties.iter().enumerate() {
                if !is_filtered.is_empty() && !tie.is_kept {
                    continue;
                }
                let out = tie.from == at && arrow != "<-";
                let back = tie.to == at && arrow != "->";
                if !out && !back {
                    continue;
                }
                let mut longer = walk.clone();
                longer.nodes.push(if out { tie.to } else { tie.from });
                longer.ties.push(number);
                if is_allowed(&longer, mode) {
                    next.push(longer);
                }
            }
        }
        next.sort_by(|left, right| left.ties.cmp(&right.ties));
        all.extend(next.iter().cloned());
        level = next;
    }
    all
}

fn is_allowed(walk: &Walk, mode: &str) -> bool {
    let ties: BTreeSet<usize> = walk.ties.iter().copied().collect();
    let nodes: BTreeSet<usize> = walk.nodes.iter().copied().collect();
    let is_trail = ties.len() == walk.ties.len();
    match mode {
        "WALK" => true,
        "ACYCLIC" => nodes.len() == walk.nodes.len(),
        "SIMPLE" => {
            let is_closed = walk.nodes.len() > 1 && walk.nodes.first() == walk.nodes.last();
            let most = walk.nodes.len() - usize::from(is_closed);
            is_trail && nodes.len() == most
        }
        "SIMPLE, OUT AND BACK" => {
            let is_closed = walk.nodes.len() > 1 && walk.nodes.first() == walk.nodes.last();
            nodes.len() == walk.nodes.len() - usize::from(is_closed)
        }
        _ => is_trail,
    }
}

/// What a selector keeps of the walks to each end.
fn selected(walks: Vec<Walk>, selector: &str) -> Vec<Walk> {
    let mut counts: BTreeMap<usize, (usize, BTreeSet<usize>)> = BTreeMap::new();
    let keep = |walk: &Walk| {
        let end = walk.nodes[walk.nodes.len() - 1];
        let (count, lengths) = counts.entry(end).or_default();
        let is_new = !lengths.contains(&walk.ties.len());
        let kept = match selector {
            "ANY" | "ANY SHORTEST" | "SHORTEST 1" => *count < 1,
            "ANY 2" | "SHORTEST 2" => *count < 2,
            "ALL SHORTEST" | "SHORTEST 1 GROUPS" => lengths.is_empty() || !is_new,
            "SHORTEST 2 GROUPS" => lengths.len() < 2 || !is_new,
            _ => true,
        };
        if kept {
            *count += 1;
            lengths.insert(walk.ties.len());
        }
        kept
    };
    walks.into_iter().filter(keep).collect()
}

const SELECTORS: [&str; 9] = [
    "",
    "ALL",
    "ANY",
    "ANY 2",
    "ANY SHORTEST",
    "SHORTEST 2",
    "ALL SHORTEST",
    "SHORTEST 1 GROUPS",
    "SHORTEST 2 GROUPS",
];

const MODES: [&str; 5] = ["", "WALK", "TRAIL", "ACYCLIC", "SIMPLE"];

/// The prefix with the mode where it belongs.
fn prefix(selector: &str, mode: &str) -> String {
    match selector.strip_suffix(" GROUPS") {
        Some(selector) => format!("{selector} {mode} GROUPS"),
        None => format!("{selector} {mode}"),
    }
}

fn asked(graph: &PropertyGraph, text: &str) -> Vec<Walk> {
    let query = Prepared::read(text, graph).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let limits = Limits {
        rows: 1_000_000,
        ..Limits::default()
    };
    let answer = query
        .run(&Parameters::new(), &Meter::new(limits, None))
        .unwrap();
    assert_eq!(answer.incomplete, None, "{text}");
    let walks = answer.rows.iter().map(|row| {
        let Value::Path(path) = &row.values[0] else {
            panic!("{text} gives paths");
        };
        assert_eq!(row.evidence.relations, path.relations, "{text}");
        Walk {
            nodes: path.nodes.iter().map(|node| node.0 as usize).collect(),
            ties: path.relations.iter().map(|one| one.0 as usize).collect(),
        }
    });
    walks.collect()
}

/// How often the hop is repeated: as written, at least, at most.
const TIMES: [(&str, usize, usize); 5] = [
    ("{1,3}", 1, 3),
    ("{0,2}", 0, 2),
    ("{2}", 2, 2),
    ("+", 1, LONGEST),
    ("*", 0, LONGEST),
];

fn compare(size: usize, ties: &[Tie], ends: [Option<usize>; 2]) {
    compare_in("", size, ties, ends);
}

/// What a mode amounts to in a clause with a mode of its own.
fn mode_in<'m>(clause: &str, mode: &'m str) -> &'m str {
    match (clause, mode) {
        ("DIFFERENT RELATIONSHIPS", "WALK") => "TRAIL",
        ("REPEATABLE ELEMENTS", "") => "WALK",
        ("REPEATABLE ELEMENTS", "SIMPLE") => "SIMPLE, OUT AND BACK",
        _ => mode,
    }
}

fn compare_in(clause: &str, size: usize, ties: &[Tie], ends: [Option<usize>; 2]) {
    let graph = graph(size, ties);
    let [start, goal] = ends;
    for selector in SELECTORS {
        for mode in MODES {
            for (arrow, hop) in [
                ("->", ["-[r", "]->"]),
                ("<-", ["<-[r", "]-"]),
                ("--", ["-[r", "]-"]),
            ] {
                for filter in ["", "WHERE r.kept"] {
                    for (times, least, most) in TIMES {
                        let is_endless = most == LONGEST;
                        let meant = mode_in(clause, mode);
                        // No trail of so few ties is longer than what is written down.
                        if is_endless && (meant == "WALK" || ties.len() > LONGEST) {
                            continue;
                        }
                        let [left, right] = hop;
                        let from = start.map_or(String::new(), |one| format!("{{i: {one}}}"));
                        let to = goal.map_or(String::new(), |one| format!("{{i: {one}}}"));
                        let text = format!(
                            "MATCH {clause} p = {} (a {from}){left} {filter}{right}{times}(b {to}) RETURN p",
                            prefix(selector, mode)
                        );
                        let starts =
                            (0..size).filter(|one| start.is_none_or(|start| start == *one));
                        let mut expected = Vec::new();
                        for start in starts {
                            let all = walks(start, ties, arrow, meant, filter).into_iter();
                            let long = all.filter(|walk| (least..=most).contains(&walk.ties.len()));
                            let kept = selected(long.collect(), selector).into_iter();
                            expected.extend(kept.filter(|walk| {
                                goal.is_none_or(|goal| walk.nodes.last() == Some(&goal))
                            }));
                        }
                        let mut found = asked(&graph, &text);
                        expected.sort();
                        found.sort();
                        assert_eq!(found, expected, "{text}");
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(cases_or(3))]

    #[test]
    fn every_selector_and_mode_keeps_what_a_slow_reading_keeps((size, ties) in network(4)) {
        compare(size, &ties, [None, None]);
    }

    #[test]
    fn the_same_holds_between_two_ends((size, ties) in network(4), from in 0..4_usize, to in 0..4_usize) {
        compare(size, &ties, [Some(from), Some(to)]);
    }
}

proptest! {
    #![proptest_config(cases_or(2))]

    #[test]
    fn the_mode_of_the_clause_holds_within_its_paths((size, ties) in network(3), goal in 0..3_usize) {
        for clause in ["DIFFERENT RELATIONSHIPS", "REPEATABLE ELEMENTS"] {
            compare_in(clause, size, &ties, [None, None]);
            compare_in(clause, size, &ties, [Some(0), Some(goal)]);
        }
    }
}

proptest! {
    #![proptest_config(cases_or(20))]

    #[test]
    fn the_shortest_paths_of_eight_nodes_are_found((size, ties) in network(8)) {
        let graph = graph(size, &ties);
        for (arrow, hop) in [("->", "-[r]->+"), ("--", "-[r]-+")] {
            for (selector, mode) in [("ANY SHORTEST", "TRAIL"), ("ALL SHORTEST", "ACYCLIC"), ("ALL SHORTEST", "TRAIL")] {
                let text = format!("MATCH p = {selector} {mode} (a){hop}(b) RETURN p");
                let mut expected = Vec::new();
                for start in 0..size {
                    let all = short_walks(start, &ties, arrow, mode);
                    expected.extend(selected(all, selector));
                }
                let mut found = asked(&graph, &text);
                found.retain(|walk| walk.ties.len() <= LONGEST);
                expected.sort();
                found.sort();
                assert_eq!(found, expected, "{text} {ties:?}");
                for (start, goal) in (0..size).flat_map(|one| (0..size).map(move |other| (one, other))) {
                    let text = format!("MATCH p = {selector} {mode} (a {{i: {start}}}){hop}(b {{i: {goal}}}) RETURN p");
                    let is_between = |walk: &&Walk| walk.nodes[0] == start && walk.nodes.last() == Some(&goal);
                    let mut expected: Vec<&Walk> = expected.iter().filter(is_between).collect();
                    expected.sort_by(|left, right| left.ties.cmp(&right.ties));
                    let mut found = asked(&graph, &text);
                    found.retain(|walk| walk.ties.len() <= LONGEST);
                    // Between two ends the paths come in the order of their relations, too.
                    assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{text} {ties:?}");
                }
            }
        }
    }
}

/// Walks of one to four ties; with eight nodes, what is longer is left out of the comparison by taking
/// only ends that are nearer.
fn short_walks(start: usize, ties: &[Tie], arrow: &str, mode: &str) -> Vec<Walk> {
    let all = walks(start, ties, arrow, mode, "").into_iter();
    all.filter(|walk| !walk.ties.is_empty()).collect()
}

/// Asks for the first column as whole numbers or lists of them.
fn values(graph: &PropertyGraph, text: &str) -> Vec<String> {
    let query = Prepared::read(text, graph).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let meter = Meter::new(Limits::default(), None);
    let answer = query.run(&Parameters::new(), &meter);
    let answer = answer.unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let shown = |value: &Value| match value {
        Value::Integer(number) => number.to_string(),
        Value::List(list) => {
            let members = list.members().iter().map(|member| match member {
                Value::Integer(number) => number.to_string(),
                other => format!("{other:?}"),
            });
            members.collect::<Vec<_>>().join(" ")
        }
        other => format!("{other:?}"),
    };
    answer
        .rows
        .iter()
        .map(|row| shown(&row.values[0]))
        .collect()
}

#[test]
fn a_group_is_repeated_with_its_own_condition_and_its_names_are_lists() {
    let graph = graph_of(
        "CREATE (a:A {i: 0})-[:T {w: 1}]->(b {i: 1})-[:T {w: 2}]->(c {i: 2})-[:T {w: 3}]->(d:D {i: 3}), \
         (b)-[:T {w: 0}]->(d)",
    );
    let rising = "MATCH (a:A) ((x)-[r:T]->(y) WHERE r.w > x.i)+ (d:D) RETURN [one IN r | one.w]";
    assert_eq!(values(&graph, rising), ["1 2 3"]);
    let names = "MATCH (a:A) ((x)-[r:T]->(y)){2} (d) RETURN [one IN y | one.i]";
    assert_eq!(values(&graph, names), ["1 2", "1 3"]);
    let none = "MATCH (a:A) ((x)-[r:T]->(y))* (a) RETURN size(r)";
    assert_eq!(values(&graph, none), ["0"]);
    let two = "MATCH ANY SHORTEST (a:A)-[:T]->+(m WHERE m.i = 2)-[:T]->+(d:D) RETURN m.i";
    assert_eq!(values(&graph, two), ["2"]);
}

#[test]
fn a_filter_inside_a_path_is_obeyed_before_the_shortest_is_chosen() {
    let graph = graph_of(
        "CREATE (a:A)-[:T {when: 1940}]->(b:B), (a)-[:T {when: 1930}]->(c)-[:T {when: 1931}]->(b)",
    );
    let inside = "MATCH p = ANY SHORTEST (a:A)-[r:T WHERE r.when < 1937]->+(b:B) RETURN length(p)";
    assert_eq!(values(&graph, inside), ["2"]);
    let behind = "MATCH p = ANY SHORTEST (a:A)-[r:T]->+(b:B) WHERE all(x IN r WHERE x.when < 1937) RETURN length(p)";
    assert_eq!(values(&graph, behind), [] as [&str; 0]);
    let old = "MATCH p = shortestPath((a:A)-[r:T*]->(b:B)) WHERE all(x IN relationships(p) WHERE x.when < 1937) RETURN length(p)";
    assert_eq!(values(&graph, old), ["2"]);
    let all = "MATCH p = allShortestPaths((a:A)-[:T*]-(b:B)) RETURN length(p)";
    assert_eq!(values(&graph, all), ["1"]);
}

#[test]
fn a_search_joins_what_stands_beside_it() {
    let graph = graph_of("CREATE (a:A)-[:T]->(b:B)-[:T]->(c:C), (b)-[:U]->(c)");
    let joined = "MATCH (b:B)-[:U]->(c), p = ANY SHORTEST (a:A)-[:T]->+(c) RETURN length(p)";
    assert_eq!(values(&graph, joined), ["2"]);
    let differs = "MATCH (b:B)-[r:T]->(c), p = ANY SHORTEST (a:A)-[:T]->+(c) RETURN length(p)";
    assert_eq!(values(&graph, differs), [] as [&str; 0]);
    let repeats = "MATCH REPEATABLE ELEMENTS (b:B)-[r:T]->(c), p = ANY SHORTEST (a:A)-[:T]->+(c) RETURN length(p)";
    assert_eq!(values(&graph, repeats), ["2"]);
    let optional = "MATCH (c:C) OPTIONAL MATCH p = ANY SHORTEST (c)-[:T]->+(a:A) RETURN p IS NULL";
    assert_eq!(values(&graph, optional), ["Boolean(true)"]);
}

#[test]
fn walks_without_end_are_refused_or_cut() {
    let graph = graph_of("CREATE (a:A)-[:T]->(b:B)-[:T]->(a)");
    for text in [
        "MATCH WALK (a)-[:T]->+(b) RETURN a",
        "MATCH ALL WALK (a)-[:T]->*(b) RETURN a",
        "MATCH REPEATABLE ELEMENTS (a)-[:T]->+(b) RETURN a",
        "MATCH REPEATABLE ELEMENTS (a)-[:T*]->(b) RETURN a",
    ] {
        let fault = Prepared::read(text, &graph).err().expect("it is refused");
        assert_eq!(fault.code, FaultCode::UnboundedRepetition, "{text}");
    }
    let three = "MATCH p = SHORTEST 3 WALK (a:A)-[:T]->+(b:B) RETURN length(p)";
    assert_eq!(values(&graph, three), ["1", "3", "5"]);
    let unreachable = "MATCH p = ANY SHORTEST WALK (a:A)-[:T]->+(b:C) RETURN length(p)";
    assert_eq!(values(&graph, unreachable), [] as [&str; 0]);
    assert_eq!(graph.node_count(), 2);
}
