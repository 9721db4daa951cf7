//! Patterns of several hops against a second, slow reading: every relationship is tried for every hop,
//! either way round where that is allowed.

use proptest::prelude::Just;
use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prelude::prop;
use proptest::prelude::proptest;
use prosopograph::language::Limits;
use prosopograph::language::Meter;
use prosopograph::language::NodeNumber;
use prosopograph::language::Parameters;
use prosopograph::language::Prepared;
use prosopograph::language::RelationEnds;
use prosopograph::language::Value;

use super::property_graph::Properties;
use super::property_graph::PropertyGraph;
use crate::properties::cases_or;

/// A relationship: its ends and whether it is of the type `U`.
type Tie = (usize, usize, bool);

/// A hop of a pattern: its ends, its arrow, and whether it must be of the type `U`.
type Hop = (usize, usize, usize, bool);

const ARROWS: [[&str; 2]; 3] = [["-", "->"], ["<-", "-"], ["-", "-"]];

fn graph(labels: &[bool], ties: &[Tie]) -> PropertyGraph {
    let mut graph = PropertyGraph::default();
    for is_marked in labels {
        let label = if *is_marked { "M" } else { "N" };
        graph.add_node(vec![label.into()], Properties::new());
    }
    for (from, to, is_other) in ties {
        let node = |number: &usize| NodeNumber(u32::try_from(*number).unwrap());
        let ends = RelationEnds {
            from: node(from),
            to: node(to),
        };
        let name = if *is_other { "U" } else { "T" };
        graph.add_relation(ends, name.into(), Properties::new());
    }
    graph
}

/// What was matched: the nodes and the relationships.
type Found = (Vec<Option<usize>>, Vec<usize>);

fn matches(ties: &[Tie], hops: &[Hop], is_unique: bool, so_far: Found, into: &mut Vec<Found>) {
    let Some((&(left, right, arrow, is_other), rest)) = hops.split_first() else {
        into.push(so_far);
        return;
    };
    for (number, &(from, to, is_of_other)) in ties.iter().enumerate() {
        if is_other && !is_of_other || is_unique && so_far.1.contains(&number) {
            continue;
        }
        let mut ways = Vec::new();
        if arrow != 1 {
            ways.push((from, to));
        }
        if arrow != 0 && (from != to || arrow == 1) {
            ways.push((to, from));
        }
        for (one, other) in ways {
            let (mut nodes, mut relations) = so_far.clone();
            if nodes[left].is_some_and(|node| node != one) {
                continue;
            }
            nodes[left] = Some(one);
            if nodes[right].is_some_and(|node| node != other) {
                continue;
            }
            nodes[right] = Some(other);
            relations.push(number);
            matches(ties, rest, is_unique, (nodes, relations), into);
        }
    }
}

fn compare(labels: &[bool], ties: &[Tie], hops: &[Hop], is_unique: bool) {
    let graph = graph(labels, ties);
    let mode = if is_unique { "" } else { "REPEATABLE ELEMENTS" };
    let written = hops.iter().enumerate().map(|(number, hop)| {
        let (left, right, arrow, is_other) = *hop;
        let [open, close] = ARROWS[arrow];
        let kind = if is_other { ":U" } else { "" };
        let label = if left == 0 { ":M" } else { "" };
        format!("(n{left}{label}){open}[r{number}{kind}]{close}(n{right})")
    });
    let written: Vec<String> = written.collect();
    let named: Vec<usize> = (0..4)
        .filter(|node| hops.iter().any(|hop| hop.0 == *node || hop.1 == *node))
        .collect();
    let columns = named.iter().map(|node| format!("n{node}"));
    let columns = columns.chain((0..hops.len()).map(|number| format!("r{number}")));
    let columns: Vec<String> = columns.collect();
    let text = format!(
        "MATCH {mode} {} RETURN {}",
        written.join(", "),
        columns.join(", ")
    );
    let mut expected = Vec::new();
    let nothing = (vec![None; 4], Vec::new());
    matches(ties, hops, is_unique, nothing, &mut expected);
    let is_labelled = hops.iter().any(|hop| hop.0 == 0);
    let is_marked = |found: &Found| !is_labelled || found.0[0].is_some_and(|node| labels[node]);
    let mut expected: Vec<Vec<usize>> = expected
        .into_iter()
        .filter(is_marked)
        .map(|(nodes, relations)| nodes.into_iter().flatten().chain(relations).collect())
        .collect();
    let query = Prepared::read(&text, &graph).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let limits = Limits {
        rows: 1_000_000,
        ..Limits::default()
    };
    let answer = query.run(&Parameters::new(), &Meter::new(limits, None));
    let answer = answer.unwrap();
    let mut found: Vec<Vec<usize>> = Vec::new();
    for row in &answer.rows {
        let values = row.values.iter().map(|value| match value {
            Value::Node(node) => node.0 as usize,
            Value::Relation(relation) => relation.0 as usize,
            other => panic!("{other:?}"),
        });
        let values: Vec<usize> = values.collect();
        let mut relations = values[named.len()..].to_vec();
        let evidence = row.evidence.relations.iter();
        let mut evidence: Vec<usize> = evidence.map(|one| one.0 as usize).collect();
        relations.sort_unstable();
        evidence.sort_unstable();
        assert_eq!(evidence, relations, "{text}");
        found.push(values);
    }
    found.sort();
    expected.sort();
    let plan = query.explain().join("\n");
    assert_eq!(found, expected, "{text}\n{ties:?}\n{plan}");
}

fn network() -> impl Strategy<Value = (Vec<bool>, Vec<Tie>)> {
    (1..=5_usize).prop_flat_map(|size| {
        let ties = prop::collection::vec((0..size, 0..size, any::<bool>()), 0..=9);
        (prop::collection::vec(any::<bool>(), size), ties)
    })
}

fn hop() -> impl Strategy<Value = Hop> {
    (0..4_usize, 0..4_usize, 0..3_usize, any::<bool>())
}

/// The triangle, the square, the square with a diagonal, four nodes all tied.
const SHAPES: [&[(usize, usize)]; 5] = [
    &[(0, 1), (1, 2), (2, 0)],
    &[(1, 2), (2, 3), (3, 1)],
    &[(0, 1), (1, 2), (2, 3), (3, 0)],
    &[(0, 1), (1, 2), (2, 3), (3, 0), (0, 2)],
    &[(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)],
];

fn shape() -> impl Strategy<Value = Vec<Hop>> {
    (
        0..SHAPES.len(),
        prop::collection::vec((0..3_usize, any::<bool>()), 6),
    )
        .prop_map(|(shape, kinds)| {
            let sides = SHAPES[shape].iter().zip(kinds);
            sides
                .map(|(&(left, right), (arrow, is_other))| (left, right, arrow, is_other))
                .collect()
        })
}

proptest! {
    #![proptest_config(cases_or(300))]

    #[test]
    fn cycles_and_cliques_are_those_of_a_slow_reading((labels, ties) in network(), hops in shape(), is_unique in any::<bool>()) {
        compare(&labels, &ties, &hops, is_unique);
    }

    #[test]
    fn so_is_any_other_pattern((labels, ties) in network(), hops in prop::collection::vec(hop(), 1..=4), is_unique in Just(true)) {
        compare(&labels, &ties, &hops, is_unique);
    }
}
