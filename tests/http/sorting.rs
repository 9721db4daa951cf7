//! Lists in every order that there is: what is greatest or first is where it should be.

use axum::Router;
use axum::http::Method;
use serde_json::Value;

use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;

/// Four people whose claims have weights, figures in two units and dates, all in different orders.
fn weighed() -> Router {
    let files = [
        (
            "entities.csv",
            "id,kind,name\na,person,Ann\nb,person,Bea\nc,person,Cid\nd,person,Dan\n",
        ),
        (
            "relations.csv",
            "id,from,type,to,when,status,quantity,unit,place,Weight\n\
             r1,a,paid,b,1931,documented,10,roubles,,1\n\
             r2,a,paid,b,1931-05,rumour,5/7,roubles,,1\n\
             r3,b,sent,c,1920/,alleged,300,letters,,9\n\
             r4,b,paid,d,,denied,1000,roubles,,50\n\
             r5,c,sent,a,1940~,documented,2,letters,,\n\
             r6,d,sent,d,1925,charged,,,,2\n",
        ),
    ];
    service_of(&files.map(|(name, text)| (name, text.to_owned())))
}

async fn listed(service: &Router, address: &str) -> Value {
    let reply = send(service.clone(), request(Method::GET, address)).await;
    reply.assert_answer();
    reply.json()
}

fn ids(rows: &Value, id: fn(&Value) -> &Value) -> String {
    let rows = rows.as_array().expect("rows");
    rows.iter()
        .filter_map(|row| id(row).as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

#[tokio::test]
async fn entities_are_sorted_by_what_their_claims_come_to() {
    let service = weighed();
    for (order, expected) in [
        // Ann 1 + 1 + 1 (none said), Bea 1 + 1 + 9, Cid 9 + 1, Dan 2; the denied claim is out.
        ("sort=weight", "b c a d"),
        ("sort=weight&sense=rising", "d a c b"),
        // Of roubles Ann and Bea have 15 to 17 each; who has none is last, by name.
        ("sort=quantity:roubles", "a b c d"),
        ("sort=quantity:letters", "c b a d"),
        // The years are 1931, 1920, 1920, 1925; what is last is 1941, May 1931 or 1931, 1941, 1925.
        ("sort=first", "b c d a"),
        ("sort=last&sense=falling", "a c b d"),
        ("sort=ties", "a b c d"),
        ("sort=weight&layer=both&status=denied", "b d"),
    ] {
        let list = listed(&service, &format!("/api/entities?{order}")).await;
        let found = ids(&list["entities"], |row| &row["entity"]["id"]);
        assert_eq!(found, expected, "{order}: {list}");
    }
    let list = listed(&service, "/api/entities?sort=weight").await;
    let bea = &list["entities"][0];
    assert_eq!(bea["weight"], 11.0);
    assert_eq!(bea["sums"][1]["least"], 15.0, "{bea}");
    assert_eq!(bea["sums"][1]["most"], 17.0);
    assert_eq!(bea["first"]["id"], "r3");
}

#[tokio::test]
async fn claims_are_sorted_by_every_property() {
    let service = weighed();
    for (order, expected) in [
        ("sort=Weight&sense=falling", "r3 r6 r1 r2 r5"),
        ("sort=quantity", "r5 r3 r2 r1 r6"),
        ("sort=date", "r3 r6 r1 r2 r5"),
        ("sort=status", "r1 r5 r3 r2 r6"),
        ("sort=place", "r1 r2 r3 r5 r6"),
        ("sort=unit", "r3 r5 r1 r2 r6"),
        ("sort=id&sense=falling", "r6 r5 r3 r2 r1"),
    ] {
        let list = listed(&service, &format!("/api/claims?{order}")).await;
        assert_eq!(
            ids(&list["relations"], |row| &row["id"]),
            expected,
            "{order}"
        );
    }
}

#[tokio::test]
async fn the_page_shows_by_what_it_is_sorted_and_offers_units_by_name() {
    let service = weighed();
    let page = |address: &str| send(service.clone(), request(Method::GET, address));
    let text = page("/entities?sort=quantity:roubles").await.text();
    assert!(text.contains("<th scope=\"col\">quantity</th>"), "{text}");
    assert!(
        text.contains("2 claims, together 15 to 17 roubles</a>"),
        "{text}"
    );
    assert!(text.contains("<option value=\"quantity:roubles\" selected>sum of roubles</option>"));
    let text = page("/entities?sort=first").await.text();
    assert!(
        text.contains("<a class=\"claim-link\" href=\"/relations/r3\">"),
        "{text}"
    );
    let wrong = page("/api/entities?sort=quantity:francs").await;
    assert_eq!(wrong.status.as_u16(), 400);
    let detail = wrong.text();
    assert!(
        detail.contains("sum of roubles (quantity:roubles)"),
        "{detail}"
    );
    // Of several units one has to be named; of one there is no doubt.
    let wrong = page("/api/entities?sort=quantity").await.text();
    assert!(
        wrong.contains(
            "does not say which; use sum of roubles (quantity:roubles), sum of letters (quantity:letters)"
        ),
        "{wrong}"
    );
    let files = [
        ("entities.csv", "id,kind,name\na,person,Ann\nb,person,Bea\n"),
        (
            "relations.csv",
            "id,from,type,to,quantity,unit\nr1,b,paid,b,10,roubles\nr2,a,paid,a,7,roubles\n",
        ),
    ];
    let of_one = service_of(&files.map(|(name, text)| (name, text.to_owned())));
    let list = listed(&of_one, "/api/entities?sort=quantity").await;
    assert_eq!(ids(&list["entities"], |row| &row["entity"]["id"]), "b a");
    // A network without weights has no such order.
    let letters = crate::support::letters::LETTERS.map(|(name, text)| (name, text.to_owned()));
    let letters = service_of(&letters);
    let wrong = send(letters, request(Method::GET, "/api/entities?sort=weight")).await;
    assert_eq!(wrong.status.as_u16(), 400);
}

/// Numbers of a column are a series, whatever is most frequent.
#[tokio::test]
async fn the_numbers_of_a_column_are_counted_in_their_order() {
    let files = [
        ("entities.csv", "id,kind,name\na,person,Ann\nb,person,Bea\n"),
        (
            "relations.csv",
            "from,type,to,Words\na,wrote_to,b,700\na,wrote_to,b,700\nb,wrote_to,a,90\nb,wrote_to,a,120\nb,wrote_to,a,\n",
        ),
    ];
    let service = service_of(&files.map(|(name, text)| (name, text.to_owned())));
    let counts = listed(&service, "/api/counts?by=Words").await;
    let labels = counts["rows"].as_array().expect("rows").iter();
    let labels: Vec<&str> = labels
        .filter_map(|row| row["key"]["label"].as_str())
        .collect();
    assert_eq!(labels[..3], ["90", "120", "700"], "{labels:?}");
    assert_eq!(labels.len(), 4);
}

#[tokio::test]
async fn sums_of_figures_come_with_what_must_be_known_of_them() {
    let service = weighed();
    let note = "A total and its parts count twice";
    for (address, is_noted) in [
        ("/entities?sort=quantity:letters", true),
        ("/entities?columns=name,quantity", true),
        ("/entities?sort=quantity:letters&columns=name", false),
        ("/entities?sort=name", false),
    ] {
        let reply = send(service.clone(), request(Method::GET, address)).await;
        assert_eq!(reply.text().contains(note), is_noted, "{address}");
    }
}
