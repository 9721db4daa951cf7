//! Names in forms: several in one field, shown as names, suggested, and told when they are wrong.

use crate::support::markup::decoded;
use crate::support::server::explorer;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;
use axum::http::Method;

/// What stands in a field of a page.
fn value_of(page: &str, id: &str) -> String {
    let (_, field) = page.split_once(&format!("id=\"{id}\"")).expect("a field");
    let (_, value) = field.split_once("value=\"").expect("a value");
    decoded(value.split_once('"').expect("it ends").0)
}

#[tokio::test]
async fn a_field_shows_names_and_takes_them_again() {
    let page = get("/claims?between=nikolai-ezhov,joseph-stalin")
        .await
        .text();
    let typed = value_of(&page, "c-between");
    assert_eq!(typed, "Nikolai Yezhov, Joseph Stalin");
    assert!(
        page.contains("<h1 class=\"of-list\">Claims between Nikolai Yezhov and Joseph Stalin</h1>")
    );
    let again = get("/claims?between=Nikolai+Yezhov,+Joseph+Stalin")
        .await
        .text();
    assert!(
        again
            .contains("<h1 class=\"of-list\">Claims between Nikolai Yezhov and Joseph Stalin</h1>")
    );
}

#[tokio::test]
async fn a_comma_may_be_one_of_a_name() {
    let name = "Condemnation of the military leaders, June 1937";
    let typed = name.replace(' ', "+");
    for asked in [typed.clone(), format!("{typed},+Poland")] {
        let page = get(&format!("/claims?between={asked}")).await;
        page.assert_page(200);
        let shown = value_of(&page.text(), "c-between");
        assert_eq!(shown, asked.replace('+', " "));
    }
    let avoided = get(&format!("/api/claims?avoid={typed},Poland&limit=1"))
        .await
        .json();
    let page = decoded(avoided["question"]["page"].as_str().expect("an address"));
    assert_eq!(page.matches(',').count(), 1, "{page}");
}

#[tokio::test]
async fn every_wrong_name_is_told_with_what_is_like_it() {
    let page = get("/claims?places=Moskow,Nowhere+at+all&types=arest&sources=Istochnik")
        .await
        .text();
    assert!(page.contains("Nowhere at all"));
    let (_, wrong) = page
        .split_once("&#34;arest&#34; is not known here; did you mean ")
        .expect("it is told");
    assert!(wrong.starts_with("&#34;arrested&#34;"), "{}", &wrong[..60]);
    assert!(page.contains("href=\"/choices?of=types\""));
    // Where there are few of them, all of them are named instead.
    assert!(page.contains("<p data-live>This network has: <a href=\"/claims?"));
    assert!(page.contains("&#38;sources=lecture&#38;"), "a source");
    assert_eq!(value_of(&page, "c-places"), "Moskow, Nowhere at all");
    // What is like nothing leads to the list of all.
    let page = get("/claims?types=xqzw").await.text();
    assert!(page.contains("href=\"/choices?of=types\""));
    get("/choices?of=types").await.assert_page(200);
}

#[tokio::test]
async fn places_and_claimants_are_suggested_with_how_many_claims_there_are() {
    for [of, part] in [["places", "sh"], ["claimants", "stal"]] {
        let answer = get(&format!("/api/choices?of={of}&q={part}")).await.json();
        let choices = answer["choices"].as_array().expect("choices");
        assert!(!choices.is_empty(), "{of}");
        for choice in choices {
            let id = choice["value"]["value"].as_str().expect("an id");
            let list = get(&format!("/api/claims?{of}={id}&limit=1")).await.json();
            assert_eq!(list["total"], choice["figure"], "{of}: {id}");
            assert!(
                choice["typed"]
                    .as_str()
                    .is_some_and(|typed| !typed.is_empty())
            );
        }
    }
    let page = get("/claims").await.text();
    for [field, from] in [
        ["c-places", "/api/choices?of=places"],
        ["c-claimants", "/api/choices?of=claimants"],
    ] {
        assert!(
            page.contains(&format!("data-from=\"{from}\"><label for=\"{field}\"")),
            "{field}"
        );
    }
    assert!(page.contains("data-several><label for=\"c-between\""));
}

#[tokio::test]
async fn what_is_only_like_a_name_is_a_place_where_something_happened() {
    let reply = get("/api/claims?places=warmos").await;
    assert_eq!(reply.status, 404);
    let errors = reply.json()["errors"].to_string();
    assert!(errors.contains("no place of a claim is called"), "{errors}");
    // A whole name is taken whoever has it, in any spelling.
    get("/api/claims?places=White+armies").await.assert_answer();
    let found = get("/api/claims?places=moscov&limit=1").await.json();
    let page = found["question"]["page"].as_str().expect("an address");
    assert!(page.contains("places=moscow"), "{page}");
}

#[tokio::test]
async fn an_unknown_beginning_of_the_canvas_leaves_a_field_to_begin_again() {
    for entity in ["nobody-x", "q9q9q9"] {
        let page = get(&format!("/explore?entity={entity}")).await;
        let text = page.text();
        let (_, form) = text
            .split_once("aria-label=\"Begin with an entity\"")
            .expect("a form");
        let (form, _) = form.split_once("</form>").expect("it ends");
        assert!(
            form.contains("name=\"entity\"") && form.contains(entity),
            "{form}"
        );
    }
}

#[tokio::test]
async fn sources_are_suggested_even_if_no_claim_of_the_scope_cites_them() {
    let choices = |answer: serde_json::Value| answer["choices"].as_array().expect("a list").clone();
    let found = get("/api/choices?of=sources&q=hand").await.json();
    let found = choices(found);
    let handbook = found.iter().find(|choice| {
        let label = choice["value"]["label"].as_str();
        label.is_some_and(|label| label.starts_with("Handbook of Intelligence"))
    });
    let id = handbook.expect("it is suggested")["value"]["value"].as_str();
    let list = format!("/api/claims?sources={}", id.expect("an id"));
    let list = get(&list).await.json();
    assert_eq!(list["total"], handbook.expect("as above")["figure"]);
    assert_eq!(list["total"]["possible"], 0);
    let all = get("/api/choices?of=sources&limit=1000").await.json();
    let figures = choices(all.clone());
    let figures = figures.iter().map(|choice| &choice["figure"]["possible"]);
    let figures: Vec<u64> = figures.filter_map(serde_json::Value::as_u64).collect();
    assert!(
        figures.is_sorted_by(|one, other| one >= other),
        "{figures:?}"
    );
    assert_eq!(all["total"], explorer().network().sources().len());
}

#[tokio::test]
async fn years_that_are_open_are_said_in_words() {
    let hits = get("/api/find?q=order&limit=50").await.json();
    let hits = hits["hits"].as_array().expect("hits").clone();
    let years: Vec<&str> = hits
        .iter()
        .filter_map(|hit| hit["years"].as_str())
        .collect();
    assert!(
        years.iter().any(|years| years.starts_with("from ")),
        "{years:?}"
    );
    let is_open = |years: &&&str| years.ends_with('\u{2013}') || years.starts_with('\u{2013}');
    assert_eq!(years.iter().find(is_open), None);
}

#[tokio::test]
async fn every_place_of_a_source_is_a_link_and_every_status_is_one_chip() {
    let page = get("/sources/lecture").await.text();
    let (_, table) = page.split_once("<table class=\"loci\">").expect("a table");
    let (table, _) = table.split_once("</table>").expect("it ends");
    let rows = table.split("<th scope=\"row\"").skip(1);
    let mut places = 0;
    for row in rows {
        let (_, place) = row
            .split_once("><a class=\"locus\" href=\"")
            .expect("a link");
        let (address, _) = place.split_once('"').expect("an address");
        places += 1;
        if places == 7 {
            let locus = get(&decoded(address)).await.text();
            assert!(locus.contains("<h1 class=\"of-list\">Claims from "));
            assert_eq!(
                locus.matches("<span class=\"chip-field\">Status").count(),
                1
            );
            assert!(locus.contains("<bdi>all, denied too</bdi>"));
        }
    }
    assert!(places > 7);
    let some = get("/claims?status=documented,denied").await.text();
    assert_eq!(some.matches("<span class=\"chip-field\">Status").count(), 2);
}

/// Three who are tied as another program drew them.
const DRAWN: [(&str, &str); 3] = [
    (
        "entities.csv",
        "id,kind,name,group,viz_color,viz_position,viz_size\n\
         anna,person,Anna,red,\"rgb(1,2,3)\",\"1,2\",7\nbert,person,Bert,red,,,\ncarl,person,Carl,,,,\n",
    ),
    (
        "relations.csv",
        "from,type,to,strength,viz_thickness\nanna,tied_to,bert,3,2.5\nanna,tied_to,carl,1,\n",
    ),
    (
        "relation_types.csv",
        "type,label,inverse_label,class,aspect,symmetric\n\
         tied_to,is tied to,is tied to,tie,state,true\n",
    ),
];

#[tokio::test]
async fn what_another_program_drew_is_no_fact_and_ties_without_direction_lead_nowhere() {
    let files = DRAWN.map(|(name, text)| (name, text.to_owned()));
    let service = service_of(&files);
    let page = async |address| {
        send(service.clone(), request(Method::GET, address))
            .await
            .text()
    };
    let dossier = page("/entities/anna").await;
    assert!(dossier.contains("<dt>group</dt>"));
    assert!(!dossier.contains("viz color") && !dossier.contains("viz thickness"));
    assert!(dossier.contains("strength"));
    let (_, picture) = dossier.split_once("class=\"ego\"").expect("a picture");
    let (picture, _) = picture.split_once("</figure>").expect("it ends");
    assert_eq!(picture.matches(">is tied to<").count(), 0);
    let list = page("/entities").await;
    assert!(list.contains(">Ties</th>") && !list.contains(">Out</th>"));
    // Whoever wants to see such a column can still choose it.
    let (_, shown) = list.split_once("list-body").expect("a list");
    assert!(shown.contains("group") && !shown.contains("viz color"));
    assert!(get("/entities").await.text().contains(">Out</th>"));
}

#[tokio::test]
async fn ties_of_a_lane_stand_in_the_order_of_time() {
    let page = get("/timeline?entity=nkvd&types=issued").await.text();
    for sketch in page.split("<svg").filter(|part| part.contains("time-bar")) {
        let heights = sketch.split("<a class=\"time-bar").skip(1).map(|bar| {
            let (_, y) = bar.split_once(" y=\"").expect("a place");
            y.split_once('"')
                .expect("it ends")
                .0
                .parse::<f64>()
                .expect("a number")
        });
        let heights: Vec<f64> = heights.collect();
        assert!(heights.len() > 4);
        assert!(heights.is_sorted(), "{heights:?}");
    }
}
