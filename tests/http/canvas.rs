//! The canvas: what its address gathers, and that nothing that stands moves.

use serde_json::Value;

use crate::support::server::Reply;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;

async fn canvas(steps: &str) -> Value {
    let reply = get(&format!("/api/explore?steps={steps}")).await;
    reply.assert_answer();
    reply.json()
}

fn places(canvas: &Value) -> Vec<(String, String, String)> {
    let entities = canvas["entities"].as_array().expect("entities are listed");
    entities
        .iter()
        .map(|entity| {
            (
                entity["id"].to_string(),
                entity["x"].to_string(),
                entity["y"].to_string(),
            )
        })
        .collect()
}

#[tokio::test]
async fn an_expansion_moves_nobody_and_the_same_address_is_the_same_picture() {
    let mut steps = "show:joseph-stalin".to_owned();
    let mut before = places(&canvas(&steps).await);
    for further in [
        "expand:joseph-stalin",
        "expand:nkvd",
        "show:torashiro-kawabe|nikolai-bukharin",
        "expand:poland:all",
    ] {
        steps = format!("{steps},{further}");
        let after = places(&canvas(&steps).await);
        assert!(after.len() > before.len(), "{further} brings somebody");
        assert_eq!(after[..before.len()], before[..], "{further} moves nobody");
        assert_eq!(after, places(&canvas(&steps).await));
        before = after;
    }
}

#[tokio::test]
async fn everybody_knows_why_it_is_here_and_every_tie_joins_two_of_them() {
    let canvas = canvas("show:joseph-stalin,expand:joseph-stalin").await;
    let entities = canvas["entities"].as_array().expect("entities are listed");
    assert_eq!(entities[0]["reason"], "shown by itself");
    assert!(
        entities[1..]
            .iter()
            .all(|entity| entity["reason"] == "brought by Joseph Stalin")
    );
    assert_eq!(
        (entities.len(), canvas["steps"][1]["shown"].as_u64()),
        (31, Some(30))
    );
    assert!(
        canvas["steps"][1]["found"].as_u64() > Some(30),
        "he has more neighbours than are brought"
    );
    let count = entities.len() as u64;
    let ties = canvas["relations"].as_array().expect("ties are listed");
    assert!(
        ties.iter()
            .all(|tie| tie["from"].as_u64() < Some(count) && tie["to"].as_u64() < Some(count))
    );
    let dated = ties.iter().filter(|tie| !tie["bounds"].is_null());
    assert!(
        dated.clone().count() > 5
            && dated.clone().all(|tie| tie["bounds"]
                .as_array()
                .is_some_and(|years| years.len() == 4))
    );
}

#[tokio::test]
async fn the_whole_network_is_a_map_with_named_communities_and_no_two_entities_overlap() {
    let canvas = canvas("all").await;
    let entities = canvas["entities"].as_array().expect("entities are listed");
    assert_eq!(
        entities.len() as u64,
        canvas["entities_total"].as_u64().unwrap_or_default()
    );
    let disc =
        |entity: &Value| ["x", "y", "radius"].map(|name| entity[name].as_f64().expect("a number"));
    let discs: Vec<[f64; 3]> = entities.iter().map(disc).collect();
    for (position, [x, y, radius]) in discs.iter().enumerate() {
        for [other_x, other_y, other_radius] in &discs[position + 1..] {
            let distance = ((x - other_x).powi(2) + (y - other_y).powi(2)).sqrt();
            assert!(
                distance >= radius + other_radius - 0.3,
                "{distance} between two of {radius} and {other_radius}"
            );
        }
    }
    assert!(
        canvas["communities"]
            .as_array()
            .is_some_and(|all| all.len() > 4 && all.iter().all(|one| one["label"] != ""))
    );
}

#[tokio::test]
async fn arrangements_by_layers_and_years_place_everybody() {
    for arrangement in ["layers", "years"] {
        let canvas = canvas(&format!(
            "show:joseph-stalin,expand:joseph-stalin&arrange={arrangement}"
        ))
        .await;
        let mut places: Vec<_> = places(&canvas)
            .into_iter()
            .map(|(_, x, y)| (x, y))
            .collect();
        let count = places.len();
        places.sort();
        places.dedup();
        assert_eq!(places.len(), count, "{arrangement}: everybody has a place");
    }
}

#[tokio::test]
async fn steps_that_make_no_sense_are_told_apart_from_entities_that_do_not_exist() {
    for (steps, status) in [
        ("dance", 400),
        ("show:nobody-at-all", 404),
        ("expand:nkvd:danced_with", 400),
        ("route:nkvd", 400),
    ] {
        let reply = get(&format!("/api/explore?steps={steps}")).await;
        reply.assert_problem(status);
    }
}

#[tokio::test]
async fn the_frame_for_other_sites_may_be_framed_and_no_other_page_may() {
    let steps = "steps=show:joseph-stalin";
    let framed = get(&format!("/embed?{steps}")).await;
    assert!(
        framed
            .header("content-security-policy")
            .contains("frame-ancestors *")
    );
    assert_eq!(
        (framed.status.as_u16(), framed.header("x-frame-options")),
        (200, "")
    );
    let page = get(&format!("/explore?{steps}")).await;
    page.assert_page(200);
    assert!(
        page.header("content-security-policy")
            .contains("frame-ancestors 'none'")
    );
}

#[tokio::test]
async fn a_claim_has_a_page_and_an_answer_of_its_own() {
    let canvas = canvas("show:joseph-stalin,expand:joseph-stalin").await;
    let id = canvas["relations"][0]["id"]
        .as_str()
        .expect("ties have ids");
    get(&format!("/relations/{id}")).await.assert_page(200);
    let reply = get(&format!("/api/relations/{id}")).await;
    reply.assert_answer();
    assert_eq!(reply.json()["relation"]["id"], id);
    get("/relations/none-such").await.assert_page(404);
    get("/api/relations/none-such").await.assert_problem(404);
}

fn place_of(canvas: &Value, id: &str) -> (f64, f64) {
    let entities = canvas["entities"].as_array().expect("entities are listed");
    let found = entities.iter().find(|entity| entity["id"] == id);
    let number = |name: &str| found.and_then(|entity| entity[name].as_f64());
    number("x").zip(number("y")).expect("it is on the canvas")
}

#[tokio::test]
async fn the_last_route_runs_from_left_to_right_and_what_follows_it_moves_nobody() {
    for steps in [
        "show:georgi-dimitrov,expand:georgi-dimitrov,route:georgi-dimitrov:joseph-stalin",
        "show:joseph-stalin,expand:joseph-stalin,route:poland:japan,route:japan:nikolai-ezhov",
        "show:nikolai-ezhov,expand:nikolai-ezhov,route:lavrentii-beria:genrikh-yagoda,arrange",
        "route:torashiro-kawabe:joseph-stalin,route:nikolai-bukharin:torashiro-kawabe",
    ] {
        let found = canvas(steps).await;
        let taken = found["steps"].as_array().expect("steps are listed");
        let last = taken.iter().rev().find(|step| step["routes"].is_array());
        let route = last.expect("there is a route")["routes"][0]
            .as_array()
            .cloned();
        let route = route.expect("it has entities");
        let xs: Vec<f64> = route
            .iter()
            .map(|id| place_of(&found, id.as_str().expect("ids are texts")).0)
            .collect();
        assert!(xs.is_sorted_by(|one, other| one < other), "{steps}: {xs:?}");
        let before = places(&found);
        let after = places(&canvas(&format!("{steps},expand:nkvd")).await);
        assert_eq!(after[..before.len()], before[..], "{steps}");
    }
}

#[tokio::test]
async fn what_no_picture_could_heed_is_told() {
    for (wrong, words) in [
        ("years=abc", "is not a stretch of years"),
        ("years=1938-1937", "ends before it begins"),
        ("off=nosuch", "is nothing that can be switched off"),
        ("off=status.nosuch", "names no status"),
        ("off=class.nosuch", "names no class of ties"),
        ("selected=entity.nosuch", "names no entity"),
        ("selected=relation.nosuch", "names no claim"),
        ("selected=nosuch", "selects nothing"),
        ("year_reading=never", "write possible or certain"),
    ] {
        let reply = get(&format!("/explore?steps=show:poland&{wrong}")).await;
        assert_eq!(reply.status.as_u16(), 400, "{wrong}");
        assert!(reply.text().contains(words), "{wrong}");
    }
    for right in [
        "off=kind.person,class.command,status.denied,colour.x,kind.communities",
        "years=1937-1938&year_reading=certain&undated=off&loose=off",
        "selected=entity.poland",
        "selected=relation.sum--0-1",
        "selected=entity.bubble--open.poland",
    ] {
        let reply = get(&format!("/explore?steps=show:poland&{right}")).await;
        assert_eq!(reply.status.as_u16(), 200, "{right}");
    }
}

/// Anna and a club, with these claims between them: rows without a header.
fn led(rows: &str) -> axum::Router {
    service_of(&[
        (
            "entities.csv",
            "id,kind,name\nanna,person,Anna\nclub,group,Club\n".to_owned(),
        ),
        ("relations.csv", format!("from,type,to,when\n{rows}")),
        (
            "relation_types.csv",
            "type,class,aspect,symmetric\nled,command,state,false\n".to_owned(),
        ),
    ])
}

async fn whole(service: axum::Router, address: &str) -> Reply {
    send(service, request(axum::http::Method::GET, address)).await
}

#[tokio::test]
async fn an_end_that_is_known_to_be_open_is_told_from_one_that_is_unknown() {
    let service = led(
        "anna,led,club,1920/..\nanna,led,club,../1920\nanna,led,club,1920/\nanna,led,club,1920\n",
    );
    let reply = whole(service, "/api/explore?steps=all").await.json();
    let ties = reply["relations"].as_array().expect("ties are listed");
    let endless: Vec<Option<&str>> = ties.iter().map(|tie| tie["endless"].as_str()).collect();
    assert_eq!(endless, [Some("end"), Some("start"), None, None]);
}

#[tokio::test]
async fn ties_of_an_entity_with_itself_are_counted_though_they_have_no_line() {
    let service = led("anna,led,club,1920\nanna,led,anna,1921\nanna,led,anna,1922\n");
    let reply = whole(service.clone(), "/api/explore?steps=all")
        .await
        .json();
    assert_eq!(
        (&reply["relations_total"], &reply["loops_total"]),
        (&Value::from(1), &Value::from(2))
    );
    let narrowed = whole(
        service.clone(),
        "/api/explore?steps=all&during=1921&dates=certain",
    )
    .await;
    assert_eq!(narrowed.json()["loops_total"], 1);
    let page = whole(service, "/explore?steps=all").await;
    let page = String::from_utf8_lossy(&page.body).into_owned();
    assert!(page.contains("2 more of entities with themselves are not drawn"));
}
