//! Journeys: the four aims under both readings, against every route in every world that the dates
//! allow.
//!
//! A world says of each tie when it began and ended. In a world it is plain whether something could
//! have gone along a route, when it arrived, left, and how long it took. A route is possible if it
//! works in some world, certain if in all.

use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::Config;
use proptest::test_runner::RngAlgorithm;
use proptest::test_runner::TestCaseError;
use proptest::test_runner::TestRng;
use proptest::test_runner::TestRunner;
use prosopograph::graph::Direction;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::model::EntityIndex;
use prosopograph::model::Network;
use prosopograph::model::Verdict;
use prosopograph::query::Absence;
use prosopograph::query::Change;
use prosopograph::query::Journey;
use prosopograph::query::JourneyAim;
use prosopograph::query::JourneyAnswer;
use prosopograph::query::JourneyQuestion;
use prosopograph::query::Limits;
use prosopograph::query::journey;

use crate::properties::cases;
use crate::support::dated_network::AFTER;
use crate::support::dated_network::BEFORE;
use crate::support::dated_network::DatedTie;
use crate::support::dated_network::Meaning;
use crate::support::dated_network::dated_network;
use crate::support::dated_network::dated_ties;
use crate::support::dated_network::day;
use crate::support::dated_network::days;

/// From when to when a tie held in a world; `None` if it never did.
type Held = Option<(i64, i64)>;

/// Between which days a journey must lie.
type Span = (i64, i64);

/// Every way a tie may have been.
fn ways(meaning: Meaning) -> Vec<Held> {
    match meaning {
        Meaning::Moment(first, last) => (first..=last)
            .map(|moment| Some((moment, moment)))
            .collect(),
        Meaning::Lasting(a, b, c, d) => {
            let all = (a..=b).flat_map(|start| (c..=d).map(move |end| (start, end)));
            all.filter(|(start, end)| start <= end).map(Some).collect()
        }
        Meaning::Unknown => vec![None, Some((BEFORE, AFTER))],
    }
}

/// Every world of some ties.
fn worlds(route: &[Meaning]) -> Vec<Vec<Held>> {
    route.iter().fold(vec![Vec::new()], |worlds, &meaning| {
        let ways = ways(meaning);
        worlds
            .iter()
            .flat_map(|world| {
                ways.iter()
                    .map(move |&way| [world.as_slice(), &[way]].concat())
            })
            .collect()
    })
}

/// When one arrives who is at the start on a day, day by day.
fn arrival(world: &[Held], leaving: i64) -> Option<i64> {
    world.iter().try_fold(leaving, |now, held| {
        let (start, end) = (*held)?;
        (now.max(start)..=end).next()
    })
}

/// What an aim makes of a world; less is better. `None` if one does not get through.
fn outcome(world: &[Held], aim: JourneyAim, (leaving, arriving): Span) -> Option<i64> {
    let trips = (leaving..=AFTER).filter_map(|left| Some((left, arrival(world, left)?)));
    let trips = trips.filter(|(_, arrived)| *arrived <= arriving);
    match aim {
        JourneyAim::EarliestArrival => trips.map(|(_, arrived)| arrived).min(),
        JourneyAim::LatestDeparture => trips.map(|(left, _)| -left).min(),
        JourneyAim::Fastest => trips
            .map(|(left, arrived)| arrived - first_step(world, left).max(left))
            .min(),
        JourneyAim::FewestHops { .. } => trips
            .map(|_| i64::try_from(world.len()).expect("it is short"))
            .next(),
    }
}

/// When one who waits at the start takes the first tie.
fn first_step(world: &[Held], left: i64) -> i64 {
    world
        .first()
        .and_then(|held| held.map(|(start, _)| start.max(left)))
        .unwrap_or(left)
}

/// What is possible and what is certain along a route.
fn outcomes(route: &[Meaning], aim: JourneyAim, span: Span) -> (Option<i64>, Option<i64>) {
    let outcomes: Vec<Option<i64>> = worlds(route)
        .iter()
        .map(|world| outcome(world, aim, span))
        .collect();
    let possible = outcomes.iter().copied().flatten().min();
    let certain = outcomes
        .iter()
        .copied()
        .collect::<Option<Vec<i64>>>()
        .and_then(|all| all.into_iter().max());
    (possible, certain)
}

/// Every route as the positions of its ties, none through an entity twice.
fn routes(ties: &[DatedTie], (from, to): (u32, u32), direction: Direction) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut open = vec![(vec![from], Vec::new())];
    while let Some((visited, route)) = open.pop() {
        let here = *visited.last().expect("it holds the start");
        if here == to {
            found.push(route);
            continue;
        }
        for (position, tie) in ties.iter().enumerate() {
            let leads = [
                (tie.from, tie.to, Direction::Out),
                (tie.to, tie.from, Direction::In),
            ];
            for (_, next, way) in leads.into_iter().filter(|lead| lead.0 == here) {
                if (direction == Direction::Both || direction == way) && !visited.contains(&next) {
                    open.push((
                        [visited.as_slice(), &[next]].concat(),
                        [route.as_slice(), &[position]].concat(),
                    ));
                }
            }
        }
    }
    found
}

fn network_of(ties: &[DatedTie]) -> Network {
    let rows: Vec<_> = ties
        .iter()
        .map(|tie| (tie.from, tie.to, tie.is_state, tie.when))
        .collect();
    dated_network(4, &rows)
}

fn meanings(ties: &[DatedTie], route: &[usize]) -> Vec<Meaning> {
    route
        .iter()
        .map(|&position| ties[position].meaning)
        .collect()
}

fn taken(journey: &Journey) -> Vec<usize> {
    journey.hops.iter().map(|hop| hop.relation.get()).collect()
}

#[derive(Clone, Copy, Debug)]
struct Case {
    ends: (u32, u32),
    aim: JourneyAim,
    direction: Direction,
    leaving: Option<i64>,
    arriving: Option<i64>,
}

impl Case {
    fn span(self) -> Span {
        (
            self.leaving.unwrap_or(BEFORE),
            self.arriving.unwrap_or(AFTER),
        )
    }

    fn ask(self, ties: &[DatedTie]) -> JourneyAnswer {
        let question = JourneyQuestion {
            from: EntityIndex::new(self.ends.0),
            to: EntityIndex::new(self.ends.1),
            aim: self.aim,
            leaving: self.leaving.map(day),
            arriving: self.arriving.map(day),
            scope: Scope {
                direction: self.direction,
                ..Scope::default()
            },
        };
        journey(
            &NetworkGraph::build(network_of(ties)),
            &question,
            &Limits::default(),
        )
        .expect("the network is small")
    }

    /// The best that is possible, and the best that is certain, of all routes.
    fn best(self, ties: &[DatedTie]) -> (Option<i64>, Option<i64>) {
        let all = routes(ties, self.ends, self.direction);
        let all: Vec<_> = all
            .iter()
            .map(|route| outcomes(&meanings(ties, route), self.aim, self.span()))
            .collect();
        (
            all.iter().filter_map(|both| both.0).min(),
            all.iter().filter_map(|both| both.1).min(),
        )
    }
}

fn questions() -> impl Strategy<Value = Case> {
    let aims = select(JourneyAim::ALL.to_vec());
    let directions = select(vec![Direction::Both, Direction::Out, Direction::In]);
    ((0u32..4, 0u32..4), aims, directions, days(), days()).prop_map(
        |(ends, aim, direction, leaving, arriving)| Case {
            ends,
            aim,
            direction,
            leaving,
            arriving,
        },
    )
}

/// Whether changes bring an answer, and of how many hops; from the meaning of each change.
fn hops_after(ties: &[DatedTie], case: Case, changes: &[Change]) -> Option<usize> {
    let mut relaxed = Case {
        aim: JourneyAim::FewestHops {
            most_hops: usize::MAX,
        },
        ..case
    };
    for change in changes {
        match change {
            Change::LeaveAnyTime => relaxed.leaving = None,
            Change::ArriveAnyTime => relaxed.arriving = None,
            Change::FollowBothWays => relaxed.direction = Direction::Both,
            Change::AnyOrder => {}
            other => panic!("{other:?} changes nothing here"),
        }
    }
    if changes.contains(&Change::AnyOrder) {
        return routes(ties, relaxed.ends, relaxed.direction)
            .iter()
            .map(Vec::len)
            .min();
    }
    relaxed
        .best(ties)
        .0
        .and_then(|hops| usize::try_from(hops).ok())
}

/// Whether the answer is empty; then the changes named work, and no smaller number of changes does.
fn missing_is_explained(ties: &[DatedTie], case: Case) -> Result<bool, TestCaseError> {
    const EVERY: [Change; 4] = [
        Change::LeaveAnyTime,
        Change::ArriveAnyTime,
        Change::FollowBothWays,
        Change::AnyOrder,
    ];
    let sets = || {
        (0u8..16).map(|set| {
            EVERY
                .into_iter()
                .enumerate()
                .filter(move |(place, _)| set >> place & 1 == 1)
                .map(|(_, change)| change)
        })
    };
    let Some(absence) = case.ask(ties).absence else {
        return Ok(false);
    };
    if let Absence::Relaxation { changes, hops } = absence {
        prop_assert_eq!(hops_after(ties, case, &changes), Some(hops));
        for smaller in sets()
            .map(Iterator::collect::<Vec<_>>)
            .filter(|set| set.len() < changes.len())
        {
            prop_assert_eq!(
                hops_after(ties, case, &smaller),
                None,
                "{:?} would have been enough",
                smaller
            );
        }
    } else {
        prop_assert_eq!(hops_after(ties, case, &EVERY), None);
    }
    Ok(true)
}

#[test]
fn five_hundred_missing_journeys_are_explained() {
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let mut empty = 0;
    while empty < 500 {
        let (ties, case) = (dated_ties(), questions())
            .new_tree(&mut runner)
            .expect("a case can be made")
            .current();
        match missing_is_explained(&ties, case) {
            Ok(is_empty) => empty += usize::from(is_empty),
            Err(failure) => panic!("{failure}\n{ties:?}\n{case:?}"),
        }
    }
}

proptest! {
    #![proptest_config(Config { cases: cases().cases.max(10_000), ..cases() })]

    #[test]
    fn journeys_are_the_best_of_all_worlds(ties in dated_ties(), case in questions()) {
        let answer = case.ask(&ties);
        let (possible, certain) = case.best(&ties);
        for (found, best, is_certain) in [(&answer.possible, possible, false), (&answer.certain, certain, true)] {
            prop_assert_eq!(found.is_some(), best.is_some(), "certain: {}", is_certain);
            let Some(found) = found else { continue };
            prop_assert!(routes(&ties, case.ends, case.direction).contains(&taken(found)), "it is a route");
            let along = outcomes(&meanings(&ties, &taken(found)), case.aim, case.span());
            prop_assert_eq!(if is_certain { along.1 } else { along.0 }, best);
        }
        let verdict = match (certain, possible) {
            (Some(_), _) => Verdict::Certain,
            (None, Some(_)) => Verdict::Possible,
            (None, None) => Verdict::Never,
        };
        prop_assert_eq!(answer.verdict, verdict);
        prop_assert_eq!(answer.absence.is_some(), verdict == Verdict::Never);
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn each_hop_says_whether_it_follows_the_earlier_ones(ties in dated_ties(), case in questions()) {
        let answer = case.ask(&ties);
        for found in [&answer.possible, &answer.certain, &answer.out_of_order].into_iter().flatten() {
            for (position, hop) in found.hops.iter().enumerate() {
                let so_far = meanings(&ties, &taken(found)[..=position]);
                let (possible, certain) = outcomes(&so_far, JourneyAim::FewestHops { most_hops: usize::MAX }, case.span());
                // A hop that follows may come after one that did not.
                if found.hops[..position].iter().all(|earlier| earlier.verdict == Verdict::Certain) {
                    prop_assert_eq!(hop.verdict == Verdict::Certain, certain.is_some());
                }
                if found.hops[..position].iter().all(|earlier| earlier.verdict != Verdict::Never) {
                    prop_assert_eq!(hop.verdict == Verdict::Never, possible.is_none());
                }
            }
        }
    }

    #[test]
    fn narrowing_a_date_keeps_what_is_certain_and_widening_what_is_possible(ties in dated_ties(), case in questions()) {
        let wider = |meaning: Meaning| match meaning {
            Meaning::Moment(..) => Meaning::Moment(2, 4),
            Meaning::Lasting(..) | Meaning::Unknown => meaning,
        };
        let widened: Vec<DatedTie> = ties.iter().map(|tie| match tie.meaning {
            Meaning::Moment(2..=4, 2..=4) => DatedTie { when: "[1937-07-02..1937-07-04]", meaning: wider(tie.meaning), ..*tie },
            _ => *tie,
        }).collect();
        let (narrow, wide) = (case.ask(&ties).verdict, case.ask(&widened).verdict);
        prop_assert!(wide != Verdict::Certain || narrow == Verdict::Certain, "a date was narrowed, and certainty lost");
        prop_assert!(narrow == Verdict::Never || wide != Verdict::Never, "a date was widened, and possibility lost");
    }

    #[test]
    fn more_ties_lose_no_journey(ties in dated_ties(), case in questions(), keep in any::<u8>()) {
        let fewer: Vec<DatedTie> =
            ties.iter().enumerate().filter(|(position, _)| keep >> (position % 8) & 1 == 1).map(|(_, tie)| *tie).collect();
        prop_assert!(case.ask(&fewer).verdict <= case.ask(&ties).verdict);
    }

    #[test]
    fn a_missing_journey_is_explained(ties in dated_ties(), case in questions()) {
        missing_is_explained(&ties, case)?;
    }
}
