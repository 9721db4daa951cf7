//! `column:!value` on a column of entities against a slow reading, claim by claim: the claims of
//! which neither end says it, which are all that `column:value` leaves.

use std::collections::BTreeSet;

use prosopograph::dataset::DatasetFiles;
use prosopograph::explorer::Explorer;
use prosopograph::graph::Condition;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::graph::cell_values;
use prosopograph::graph::entity_cell;
use prosopograph::model::Claim;
use prosopograph::model::EntityIndex;
use prosopograph::model::Network;
use prosopograph::query::ClaimOrder;
use prosopograph::query::ClaimsQuestion;
use prosopograph::query::EntitiesQuestion;
use prosopograph::query::EntityOrder;
use prosopograph::query::Limits;
use prosopograph::query::claims;
use prosopograph::query::entities;

use crate::support::server::explorer;

/// Everything that a condition leaves, with denied claims and both layers.
fn scope(condition: &str) -> Scope {
    let mut scope = Scope::everything();
    let condition = Condition::parse(condition).expect("it is a condition");
    scope.entity_conditions.push(condition);
    scope
}

fn limits() -> Limits {
    Limits {
        results: 100_000,
        ..Limits::default()
    }
}

fn claims_that_say(graph: &NetworkGraph, condition: &str) -> BTreeSet<String> {
    let question = ClaimsQuestion {
        scope: scope(condition),
        ..ClaimsQuestion::new(ClaimOrder::Date)
    };
    let found = claims(graph, &question, &limits()).expect("there is time");
    let ids = found.relations.iter();
    ids.map(|&claim| graph.network().claim(claim).id())
        .collect()
}

fn entities_that_say(graph: &NetworkGraph, condition: &str) -> BTreeSet<EntityIndex> {
    let question = EntitiesQuestion {
        scope: scope(condition),
        ..EntitiesQuestion::new(EntityOrder::Name)
    };
    let found = entities(graph, &question, &limits()).expect("there is time");
    found.entities.iter().map(|listed| listed.entity).collect()
}

fn says(network: &Network, entity: EntityIndex, column: &str, value: &str) -> bool {
    let cell = entity_cell(network.entity(entity), column).unwrap_or_default();
    let mut values = cell_values(cell);
    values.any(|said| said.to_lowercase() == value.to_lowercase())
}

/// Every value that entities say in a column, each by itself.
fn values_of(network: &Network, column: &str) -> BTreeSet<String> {
    let cells = network
        .entities()
        .filter_map(|(_, entity)| entity_cell(entity, column));
    let values = cells.flat_map(cell_values).map(str::to_owned);
    values.collect()
}

fn compare(graph: &NetworkGraph, column: &str) {
    let network = graph.network();
    for value in values_of(network, column) {
        let refused = format!("{column}:!{value}");
        let neither: BTreeSet<String> = network
            .claims()
            .filter(|claim| {
                let ends = [claim.from(), claim.to()];
                !ends.iter().any(|&end| says(network, end, column, &value))
            })
            .map(Claim::id)
            .collect();
        assert_eq!(claims_that_say(graph, &refused), neither, "{refused}");
        let either = claims_that_say(graph, &format!("{column}:={value}"));
        assert_eq!(either.len() + neither.len(), network.claims().count());
        assert!(either.is_disjoint(&neither), "{refused}");
        let silent: BTreeSet<EntityIndex> = network
            .entities()
            .map(|(entity, _)| entity)
            .filter(|&entity| !says(network, entity, column, &value))
            .collect();
        assert_eq!(entities_that_say(graph, &refused), silent, "{refused}");
    }
}

#[test]
fn a_claim_does_not_say_what_neither_end_says() {
    let explorer = explorer();
    compare(explorer.graph(), "number");
    compare(explorer.graph(), "name_note");
}

#[test]
fn of_several_values_in_a_cell_none_is_the_refused_one() {
    let files = [
        (
            "entities.csv",
            "id,kind,name,language\nann,person,Ann,Latin\nbea,person,Bea,French\n\
             cid,person,Cid,Latin|French\ndan,person,Dan,\n",
        ),
        (
            "relation_types.csv",
            "type,class,label\nwrote,letters,wrote to\n",
        ),
        (
            "relations.csv",
            "id,from,type,to\nr1,ann,wrote,bea\nr2,bea,wrote,cid\nr3,cid,wrote,dan\nr4,dan,wrote,ann\n\
             r5,dan,wrote,dan\nr6,bea,wrote,dan\n",
        ),
    ];
    let files = files.map(|(name, text)| (name, text.as_bytes()));
    let explorer = Explorer::open(&DatasetFiles::from_memory("letters", files)).expect("it opens");
    compare(explorer.graph(), "language");
    let found = claims_that_say(explorer.graph(), "language:!Latin");
    assert_eq!(
        found.into_iter().collect::<Vec<_>>(),
        ["r5", "r6"].map(str::to_owned)
    );
}
