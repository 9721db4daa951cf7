//! Triangles: the exact set, its order, its groups and its verdicts.

use std::collections::BTreeMap;

use proptest::option::weighted;
use proptest::prelude::Strategy;
use proptest::prop_assert_eq;
use proptest::proptest;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::model::EntityIndex;
use prosopograph::model::Network;
use prosopograph::model::RelationIndex;
use prosopograph::model::SideWay;
use prosopograph::query::Limits;
use prosopograph::query::Side;
use prosopograph::query::Signature;
use prosopograph::query::TieDirection;
use prosopograph::query::TriangleQuestion;
use prosopograph::query::triangles;

use crate::properties::cases;
use crate::support::brute_force::FoundTriangle;
use crate::support::brute_force::Model;
use crate::support::brute_force::strength;
use crate::support::random_network::graded_scopes;
use crate::support::random_network::sketches;
use crate::support::random_network::types;

fn sides() -> impl Strategy<Value = [Side; 3]> {
    let side = || weighted(0.5, types());
    [side(), side(), side()]
}

fn ways() -> impl Strategy<Value = [SideWay; 3]> {
    proptest::array::uniform3(proptest::sample::select(WAYS.to_vec()))
}

/// The shape of a triangle in words, smallest over the six ways of listing its corners.
fn shape(network: &Network, corners: [EntityIndex; 3], ties: &[Vec<RelationIndex>; 3]) -> String {
    let orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ];
    let side = |from: usize, to: usize| {
        let tie = &ties[match from + to {
            1 => 0,
            3 => 1,
            _ => 2,
        }];
        let mut words: Vec<String> = tie
            .iter()
            .map(|&relation| {
                let claim = network.claim(relation);
                let forward = claim.from() == corners[from];
                let way = if claim.relation_type().symmetric {
                    '-'
                } else if forward {
                    '>'
                } else {
                    '<'
                };
                format!("{}{way}", claim.relation_type().class.get())
            })
            .collect();
        words.sort_unstable();
        words.dedup();
        words.join(",")
    };
    let kind = |corner: usize| network.kind_of(corners[corner]).get();
    let listed = orders.map(|[a, b, c]| {
        format!(
            "{}{}{} {} {} {}",
            kind(a),
            kind(b),
            kind(c),
            side(a, b),
            side(b, c),
            side(c, a)
        )
    });
    listed.into_iter().min().expect("there are six")
}

/// The same words for a signature of ours.
fn signature_shape(signature: &Signature) -> String {
    let kinds: Vec<String> = signature
        .kinds
        .iter()
        .map(|kind| kind.get().to_string())
        .collect();
    let side = |side: usize, backwards: bool| {
        let mut words: Vec<String> = signature.sides[side]
            .iter()
            .map(|tie| {
                let way = match (tie.direction, backwards) {
                    (TieDirection::Symmetric, _) => '-',
                    (TieDirection::Forward, false) | (TieDirection::Backward, true) => '>',
                    _ => '<',
                };
                format!("{}{way}", tie.class.get())
            })
            .collect();
        words.sort_unstable();
        words.join(",")
    };
    // Listing the corners backwards turns every side round.
    let orders = [
        ([0, 1, 2], [0, 1, 2], false),
        ([1, 2, 0], [1, 2, 0], false),
        ([2, 0, 1], [2, 0, 1], false),
        ([0, 2, 1], [2, 1, 0], true),
        ([2, 1, 0], [1, 0, 2], true),
        ([1, 0, 2], [0, 2, 1], true),
    ];
    let listed = orders.map(|([a, b, c], [x, y, z], backwards)| {
        format!(
            "{}{}{} {} {} {}",
            kinds[a],
            kinds[b],
            kinds[c],
            side(x, backwards),
            side(y, backwards),
            side(z, backwards)
        )
    });
    listed.into_iter().min().expect("there are six")
}

const WAYS: [SideWay; 4] = [
    SideWay::Any,
    SideWay::Forward,
    SideWay::Backward,
    SideWay::Mutual,
];

/// Whether relations of a side's types lead between two as it asks; between a group and its part
/// only those that say so, and only if the side names types.
fn leads(
    model: &Model<'_>,
    (begin, end): (EntityIndex, EntityIndex),
    side: &Side,
    way: SideWay,
) -> bool {
    let network = model.network;
    let between = |from: EntityIndex, to: EntityIndex| {
        let is_joined = model.are_group_and_part(from, to);
        network.claims().any(|claim| {
            let ends = (claim.from(), claim.to());
            let fits =
                ends == (from, to) || (claim.relation_type().symmetric && ends == (to, from));
            let relation_type = network.relation(claim.index()).relation_type;
            let counts = !is_joined || (claim.relation_type().is_part && side.is_some());
            fits && counts
                && side
                    .as_ref()
                    .is_none_or(|types| types.contains(&relation_type))
        })
    };
    match way {
        SideWay::Any => between(begin, end) || between(end, begin),
        SideWay::Forward => between(begin, end),
        SideWay::Backward => between(end, begin),
        SideWay::Mutual => between(begin, end) && between(end, begin),
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn triangles_are_exactly_those_that_trying_all_finds(
        sketch in sketches(), scope in graded_scopes(), sides in sides(), ways in ways(), involving in weighted(0.3, 0u32..5), most in 1usize..40,
    ) {
        let graph = NetworkGraph::build(sketch.network());
        let involving = involving.map(EntityIndex::new);
        let named: Vec<EntityIndex> = involving.into_iter().collect();
        let model = Model::new(graph.network(), &scope, &named);
        let question = TriangleQuestion { sides: sides.clone(), ways, involving, shape: None, scope: scope.clone() };
        let answer = triangles(&graph, &question, &Limits { results: most, ..Limits::default() }).expect("the network is small");
        let expected = model.triangles(&sides, ways, involving);

        prop_assert_eq!(answer.total, expected.len() as u64);
        prop_assert_eq!(answer.groups.iter().map(|group| group.count).sum::<u64>(), answer.total);
        prop_assert_eq!(answer.absence.is_some(), expected.is_empty());
        let found: Vec<FoundTriangle> = answer.triangles.iter().map(|triangle| FoundTriangle {
            corners: triangle.entities,
            ties: triangle.ties.each_ref().map(|tie| { let mut tie = tie.to_vec(); tie.sort_unstable(); tie }),
            at_once: triangle.at_once,
            decided: triangle.all_deciding().map(|claim| strength(graph.network().claim(claim))).min().expect("it has claims"),
            weakest: triangle.weakest.rank(),
        }).collect();
        prop_assert_eq!(found, expected.iter().take(most).cloned().collect::<Vec<_>>());

        let mut shapes: BTreeMap<String, u64> = BTreeMap::new();
        for triangle in &expected {
            let [a, b, c] = triangle.corners;
            let ties = [model.tie(a, b), model.tie(b, c), model.tie(a, c)];
            *shapes.entry(shape(graph.network(), triangle.corners, &ties)).or_default() += 1;
        }
        let groups = answer.groups.iter().map(|group| (signature_shape(&group.signature), group.count));
        prop_assert_eq!(groups.collect::<BTreeMap<_, _>>(), shapes);

        for group in answer.groups.iter().take(3) {
            let of_shape = TriangleQuestion { shape: Some(group.signature.word(graph.network())), ..question.clone() };
            let alone = triangles(&graph, &of_shape, &Limits { results: most, ..Limits::default() }).expect("the network is small");
            prop_assert_eq!(alone.total, group.count);
            prop_assert_eq!(alone.groups, vec![group.clone()]);
        }
    }

    #[test]
    fn the_deciding_claims_bear_out_the_verdict(sketch in sketches(), scope in graded_scopes(), sides in sides(), ways in ways()) {
        let graph = NetworkGraph::build(sketch.network());
        let question = TriangleQuestion { sides, ways, involving: None, shape: None, scope };
        let answer = triangles(&graph, &question, &Limits::default()).expect("the network is small");
        for triangle in &answer.triangles {
            for (tie, deciding) in triangle.ties.iter().zip(triangle.deciding) {
                assert!(tie.contains(&deciding), "{deciding:?} is no claim of its tie");
            }
            let bounds: Vec<_> = triangle.all_deciding().map(|relation| graph.network().bounds(relation)).collect();
            prop_assert_eq!(triangle.at_once, prosopograph::model::DateBounds::at_once(&bounds));
            prop_assert_eq!(triangle.window, prosopograph::model::DateBounds::common_window(&bounds));
        }
    }

    #[test]
    fn ways_choose_the_triangles_whose_corners_can_play_the_parts(
        sketch in sketches(), sides in sides(), ways in ways(),
    ) {
        let graph = NetworkGraph::build(sketch.network());
        let scope = Scope::everything();
        let model = Model::new(graph.network(), &scope, &[]);
        let question = TriangleQuestion { sides: sides.clone(), ways, involving: None, shape: None, scope: scope.clone() };
        let limits = Limits { results: 1_000, ..Limits::default() };
        let answer = triangles(&graph, &question, &limits).expect("the network is small");
        let found: std::collections::BTreeSet<_> = answer.triangles.iter().map(|triangle| triangle.entities).collect();
        let entities: Vec<EntityIndex> = graph.network().entities().map(|(entity, _)| entity).collect();
        let pairs = || entities.iter().flat_map(|&a| entities.iter().map(move |&b| (a, b))).filter(|(a, b)| a < b);
        let everything = pairs().flat_map(|(a, b)| entities.iter().filter(move |&&c| c > b).map(move |&c| [a, b, c]));
        let plays = |corners: [EntityIndex; 3]| {
            let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
            orders.iter().any(|order| {
                let part = order.map(|corner: usize| corners[corner]);
                let pairs = [(part[0], part[1]), (part[1], part[2]), (part[0], part[2])];
                pairs.iter().enumerate().all(|(side, &(begin, end))| leads(&model, (begin, end), &sides[side], ways[side]))
            })
        };
        let expected: std::collections::BTreeSet<_> =
            everything.filter(|corners| plays(*corners)).collect();
        prop_assert_eq!(found, expected);
        prop_assert_eq!(answer.total, answer.triangles.len() as u64);
    }
}
