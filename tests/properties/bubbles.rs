//! A large network seen from above: the sums between bubbles are what counting one by one gives,
//! and opening one bubble moves no other.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::Strategy;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::sample::subsequence;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::model::EntityIndex;
use prosopograph::query::Arrangement;
use prosopograph::query::Bubbles;
use prosopograph::query::Canvas;
use prosopograph::query::ExploreQuestion;
use prosopograph::query::ExploreStep;
use prosopograph::query::Limits;
use prosopograph::query::MOST_PAIRS_AT_ONCE;
use prosopograph::query::MOST_PARALLEL;
use prosopograph::query::Painting;
use prosopograph::query::canvas;

use crate::properties::cases_or;
use crate::support::plain_network::plain_network;

const PEOPLE: u32 = 120;
const GROUP: u32 = 30;

/// Ties among a hundred and twenty: most of the pairs within groups of thirty, and some ties anywhere, parallel
/// ones and those of an entity with itself among them.
fn many_ties() -> impl Strategy<Value = Vec<(u32, u32)>> {
    let inside = (0..PEOPLE)
        .flat_map(|one| (one + 1..one / GROUP * GROUP + GROUP).map(move |other| (one, other)));
    let inside: Vec<(u32, u32)> = inside.collect();
    let anywhere = vec((0..PEOPLE, 0..PEOPLE), 0..100);
    (subsequence(inside, MOST_PAIRS_AT_ONCE + 1..1_700), anywhere)
        .prop_map(|(inside, anywhere)| [inside, anywhere].concat())
}

fn seen(graph: &NetworkGraph, steps: &[ExploreStep]) -> Canvas {
    let question = ExploreQuestion {
        steps: steps.to_vec(),
        arrangement: Arrangement::Ties,
        painting: Painting::default(),
        hidden: Vec::new(),
        scope: Scope::default(),
    };
    canvas(
        graph,
        &question,
        &[],
        &Limits {
            results: 1_000,
            ..Limits::default()
        },
    )
    .expect("the network is small enough")
}

fn bubbles(canvas: &Canvas) -> &Bubbles {
    canvas
        .exploration
        .bubbles
        .as_ref()
        .expect("it is too much to be seen at once")
}

fn members(graph: &NetworkGraph, of: EntityIndex) -> Vec<EntityIndex> {
    let opened = seen(graph, &[ExploreStep::Open(of)]);
    opened
        .exploration
        .gathered
        .iter()
        .map(|gathered| gathered.entity)
        .collect()
}

proptest! {
    #![proptest_config(cases_or(12))]

    #[test]
    fn sums_are_what_counting_one_by_one_gives(ties in many_ties(), opened in 0..PEOPLE) {
        let graph = NetworkGraph::build(plain_network(PEOPLE, &ties));
        let network = graph.network();
        let opened = EntityIndex::new(opened);
        for steps in [
            vec![ExploreStep::Everything],
            vec![ExploreStep::Everything, ExploreStep::Open(opened)],
            vec![ExploreStep::Show(vec![opened]), ExploreStep::Everything],
        ] {
            let canvas = seen(&graph, &steps);
            let gathered: Vec<EntityIndex> =
                canvas.exploration.gathered.iter().map(|gathered| gathered.entity).collect();
            let found = bubbles(&canvas);
            let mut knot: BTreeMap<EntityIndex, usize> = BTreeMap::new();
            for (bubble, place) in found.bubbles.iter().zip(gathered.len()..) {
                let members = members(&graph, bubble.representative);
                let hidden = members.iter().filter(|member| !gathered.contains(member));
                prop_assert_eq!(hidden.clone().count(), bubble.size);
                knot.extend(hidden.map(|member| (*member, place)));
            }
            knot.extend(gathered.iter().copied().zip(0..));
            prop_assert_eq!(knot.len(), network.entity_count(), "everybody is somewhere, once");
            let mut expected: BTreeMap<(usize, usize), usize> = BTreeMap::new();
            for claim in network.claims() {
                let (one, other) = (knot[&claim.from()], knot[&claim.to()]);
                if one.max(other) >= gathered.len() {
                    *expected.entry((one.min(other), one.max(other))).or_default() += 1;
                }
            }
            let summed = found.ties.iter().map(|tie| ((tie.one, tie.other), tie.claims));
            prop_assert_eq!(summed.collect::<BTreeMap<_, _>>(), expected);
            for tie in &found.ties {
                let parts: usize = tie.parts.iter().map(|part| part.claims).sum();
                prop_assert_eq!(parts, tie.claims);
            }
            let sums: usize = found.ties.iter().map(|tie| tie.claims).sum();
            // A canvas does not list what joins an entity with itself.
            let loops = network.claims().filter(|claim| claim.from() == claim.to());
            let loops = loops.filter(|claim| gathered.contains(&claim.from())).count();
            let listed = canvas.exploration.relations.len();
            prop_assert_eq!(sums + listed + loops, network.claims().len());
        }
    }

    #[test]
    fn opening_a_bubble_moves_no_other(ties in many_ties(), opened in 0..PEOPLE) {
        let graph = NetworkGraph::build(plain_network(PEOPLE, &ties));
        let opened = ExploreStep::Open(EntityIndex::new(opened));
        let before = seen(&graph, &[ExploreStep::Everything]);
        let after = seen(&graph, &[ExploreStep::Everything, opened]);
        let places = |canvas: &Canvas| -> BTreeMap<usize, String> {
            let seen = bubbles(canvas).bubbles.iter().zip(&canvas.layout.bubbles);
            seen.map(|(bubble, place)| (bubble.slot, format!("{:?}", place.middle))).collect()
        };
        let (before, after) = (places(&before), places(&after));
        prop_assert_eq!(after.len() + 1, before.len());
        prop_assert!(after.iter().all(|(slot, place)| before[slot] == *place));
    }

    #[test]
    fn few_pairs_come_by_themselves_however_many_claims_they_have(
        claims in MOST_PAIRS_AT_ONCE + 1..3 * MOST_PAIRS_AT_ONCE,
    ) {
        let ties = [vec![(0, 1); claims], vec![(0, 2)]].concat();
        let canvas = seen(&NetworkGraph::build(plain_network(3, &ties)), &[ExploreStep::Everything]);
        prop_assert!(canvas.exploration.bubbles.is_none());
        prop_assert_eq!(canvas.exploration.gathered.len(), 3);
        prop_assert_eq!(canvas.parallels.iter().map(|tie| tie.claims).collect::<Vec<_>>(), vec![claims]);
    }

    #[test]
    fn pairs_with_very_many_claims_are_added_up_and_no_others(
        counts in vec((0..6_u32, 0..6_u32, MOST_PARALLEL - 2..MOST_PARALLEL + 3), 1..4),
    ) {
        let repeated = |(one, other, count): &(u32, u32, usize)| vec![(*one, *other); *count];
        let ties: Vec<(u32, u32)> = counts.iter().flat_map(repeated).collect();
        let graph = NetworkGraph::build(plain_network(6, &ties));
        let canvas = seen(&graph, &[ExploreStep::Everybody]);
        let gathered: Vec<EntityIndex> = canvas.exploration.gathered.iter().map(|found| found.entity).collect();
        let place = |entity: u32| gathered.iter().position(|found| *found == EntityIndex::new(entity)).expect("everybody is there");
        let mut expected: BTreeMap<[usize; 2], usize> = BTreeMap::new();
        for &(one, other) in &ties {
            let (one, other) = (place(one), place(other));
            *expected.entry([one.min(other), one.max(other)]).or_default() += 1;
        }
        // What joins an entity to itself is not drawn.
        expected.retain(|[one, other], count| one != other && *count > MOST_PARALLEL);
        let sums = canvas.parallels.iter().map(|tie| ([tie.one, tie.other], tie.claims));
        prop_assert_eq!(sums.collect::<BTreeMap<_, _>>(), expected);
        for tie in &canvas.parallels {
            prop_assert_eq!(tie.parts.iter().map(|part| part.claims).sum::<usize>(), tie.claims);
        }
    }
}
