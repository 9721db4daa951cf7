//! How news travel on the network of the lecture: over the world only, through what carries, and
//! the way each type carries.

use prosopograph::dataset::builtin;
use prosopograph::explorer::Explorer;
use prosopograph::graph::Direction;
use prosopograph::graph::Passing;
use prosopograph::graph::Scope;
use prosopograph::model::Carries;
use prosopograph::model::EntityIndex;
use prosopograph::model::Layer;
use prosopograph::model::Network;
use prosopograph::model::RelationIndex;
use prosopograph::query::JourneyHop;
use prosopograph::query::JourneyQuestion;
use prosopograph::query::Limits;
use prosopograph::query::PathQuestion;
use prosopograph::query::ShowQuestion;

/// How many pairs of entities are asked about.
const PAIRS: u32 = 700;

/// Pairs of different entities, spread over the network by a fixed rule.
fn pairs(network: &Network) -> impl Iterator<Item = (EntityIndex, EntityIndex)> {
    let count = u32::try_from(network.entity_count()).expect("the network is small");
    let pair = move |number: u32| (number * 7_919 % count, (number * 104_729 + 13) % count);
    let pairs = (0..2 * PAIRS).map(pair).filter(|(from, to)| from != to);
    pairs
        .take(PAIRS as usize)
        .map(|(from, to)| (EntityIndex::new(from), EntityIndex::new(to)))
}

fn is_of_the_world(network: &Network, relation: RelationIndex) -> bool {
    network.claim(relation).relation_type().layer == Layer::World
}

#[test]
fn no_route_rests_on_what_only_documents_how_we_know() {
    let explorer = Explorer::open(&builtin()).expect("the network opens");
    let network = explorer.network();
    let mut answered = 0;
    for (from, to) in pairs(network) {
        let answer = explorer
            .ask(&PathQuestion::new(from, to), &Limits::default())
            .expect("the network is small");
        answered += usize::from(!answer.routes.is_empty());
        let hops = answer.routes.iter().flat_map(|route| &route.hops);
        for &relation in hops.flat_map(|hop| &hop.relations) {
            assert!(is_of_the_world(network, relation));
        }
    }
    assert!(answered > 100, "{answered} routes");
}

#[test]
fn a_journey_passes_only_what_carries_the_way_it_carries() {
    let explorer = Explorer::open(&builtin()).expect("the network opens");
    let network = explorer.network();
    let goes_as_carried = |hop: &JourneyHop| {
        let claim = network.claim(hop.relation);
        let found = claim.relation_type();
        match found.carries {
            Carries::No => false,
            Carries::Both => true,
            Carries::Along => found.symmetric || claim.from() == hop.from,
            Carries::Against => found.symmetric || claim.to() == hop.from,
        }
    };
    let mut answered = 0;
    for (from, to) in pairs(network) {
        let answer = explorer
            .ask(&JourneyQuestion::new(from, to), &Limits::default())
            .expect("the network is small");
        for journey in answer.journeys() {
            answered += 1;
            let ends = [from, to];
            let passed = journey.entities.iter().filter(|it| !ends.contains(it));
            for &entity in passed {
                let kind = network.schema().kind(network.kind_of(entity));
                assert!(kind.carries, "{} was passed", network.entity(entity).name);
            }
            for hop in &journey.hops {
                assert!(is_of_the_world(network, hop.relation));
                assert!(goes_as_carried(hop), "{}", network.claim(hop.relation).id());
            }
        }
    }
    assert!(answered > 50, "{answered} journeys");
}

#[test]
fn each_rule_of_news_can_be_switched_off() {
    let explorer = Explorer::open(&builtin()).expect("the network opens");
    let count = |scope: Scope| {
        let is_answered = |&(from, to): &(EntityIndex, EntityIndex)| {
            let question = JourneyQuestion {
                scope: scope.clone(),
                ..JourneyQuestion::new(from, to)
            };
            let answer = explorer.ask(&question, &Limits::default());
            answer.expect("the network is small").journeys().count() > 0
        };
        pairs(explorer.network())
            .take(100)
            .filter(is_answered)
            .count()
    };
    let by_rule = count(Scope::of_news());
    let through_anything = count(Scope {
        passing: Passing::Anything,
        ..Scope::of_news()
    });
    let both_ways = count(Scope {
        direction: Direction::Both,
        ..Scope::of_news()
    });
    let without_rules = count(Scope::default());
    assert!(by_rule <= through_anything && by_rule < both_ways);
    assert!(through_anything < without_rules && both_ways < without_rules);
}

#[test]
fn the_dossier_of_a_document_shows_the_record() {
    let explorer = Explorer::open(&builtin()).expect("the network opens");
    let network = explorer.network();
    let lecture = explorer.entity("lecture").expect("it is an entity");
    let dossier = explorer
        .ask(&ShowQuestion::new(lecture), &Limits::default())
        .expect("the network is small");
    let of_the_record = dossier
        .relations
        .iter()
        .filter(|&&relation| !is_of_the_world(network, relation));
    assert!(of_the_record.count() > 0);
}
