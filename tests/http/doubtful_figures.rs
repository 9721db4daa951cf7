//! Figures whose parts are doubtful: by a date, by having none, or by a figure that is a range. What is
//! possible is never less than what is certain, and a page says the same everywhere.

use axum::Router;
use axum::http::Method;

use crate::support::csv_records::records;
use crate::support::markup::decoded;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;

/// The words of some markup, one space between.
fn plain_text(markup: &str) -> String {
    let parts = markup
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let text = decoded(&parts.collect::<String>());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Payments of which some have no date, and one may be of 1931 or not.
fn payments() -> Router {
    let files = [
        (
            "entities.csv",
            "id,kind,name\na,person,Ann\nb,person,Bea\nc,person,Cid\n",
        ),
        (
            "relations.csv",
            "id,from,type,to,when,quantity,unit,source,locus\n\
             r1,a,paid,b,1931,10,roubles,s,p. 1\nr2,a,paid,b,1930/1932,5,roubles,s,p. 2\n\
             r3,b,paid,c,,100/200,roubles,s,p. 3\nr4,a,paid,c,,150,roubles,s,p. 4\n\
             r5,a,paid,c,,130..,roubles,t,f. 1\nr6,a,paid,c,1940,1,roubles,t,f. 2\n\
             r7,a,paid,b,1935,3/9,roubles,s,p. 5\n",
        ),
        ("sources.csv", "id,title\ns,Ledger\nt,Notes\n"),
        (
            "passages.csv",
            "source,locus,text,language\ns,p. 2,Paid to Bea.,en\nt,f. 2,Paid to Cid.,en\n",
        ),
    ];
    service_of(&files.map(|(name, text)| (name, text.to_owned())))
}

#[tokio::test]
async fn what_is_possible_is_never_less_than_what_is_certain() {
    let service = payments();
    let page = |address: &'static str| send(service.clone(), request(Method::GET, address));
    for address in [
        "/claims?where=quantity:100..200",
        "/counts?by=type&where=quantity:100..200",
    ] {
        let text = plain_text(&page(address).await.text());
        assert!(
            text.contains("certainly 2, possibly 3 claims, 3 of them without a date"),
            "{address}: {text}"
        );
    }
    let text = plain_text(&page("/counts?by=type&during=1931").await.text());
    for said in [
        "certainly 1, possibly 2 claims, and 3 more without a date",
        "possibly, undated too",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let years = page("/api/counts.csv?by=year&during=1931").await;
    let rows = records(&years.body);
    assert!(
        rows.iter()
            .any(|row| row[..3] == ["without a date", "0", "3"]),
        "{rows:?}"
    );
}

#[tokio::test]
async fn entities_without_a_date_are_counted_apart_as_in_their_list() {
    let service = payments();
    let page = |address: &'static str| send(service.clone(), request(Method::GET, address));
    let list = page("/api/entities?during=1931").await.json();
    let counts = page("/api/counts?what=entities&by=kind&during=1931")
        .await
        .json();
    assert_eq!(list["total"], counts["total"]["figure"]);
    assert_eq!(list["undated"], 1);
    assert_eq!(counts["undated"], 1);
    let text = plain_text(
        &page("/counts?what=entities&by=kind&during=1931")
            .await
            .text(),
    );
    assert!(text.contains("and 1 more without a date"), "{text}");
}

#[tokio::test]
async fn sums_are_bounds_by_the_dates_too() {
    let service = payments();
    let page = |address: &'static str| send(service.clone(), request(Method::GET, address));
    let counts = page("/api/counts?by=type&during=1931").await.json();
    let sum = &counts["sums"][0];
    assert_eq!(sum["least"], 10.0);
    assert_eq!(sum["most"], serde_json::Value::Null, "one of them is open");
    let list = page("/api/entities?during=1931&sort=quantity").await.json();
    let bea = &list["entities"].as_array().expect("a list")[1];
    assert_eq!(bea["entity"]["name"], "Bea");
    assert_eq!(
        [&bea["sums"][0]["least"], &bea["sums"][0]["most"]],
        [10.0, 215.0]
    );
}

#[tokio::test]
async fn a_list_takes_its_passages_along() {
    let service = payments();
    let address = "/api/export/dataset?of=%2Fclaims%3Fsources%3Ds";
    let reply = send(service.clone(), request(Method::GET, address)).await;
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(reply.body.clone())).expect("an archive");
    let mut text = String::new();
    let mut passages = archive.by_name("passages.csv").expect("the passages");
    std::io::Read::read_to_string(&mut passages, &mut text).expect("text");
    assert!(
        text.contains("Paid to Bea.") && !text.contains("Paid to Cid."),
        "{text}"
    );
}

#[tokio::test]
async fn entities_can_be_narrowed_by_all_that_claims_can() {
    let list = get("/api/entities?limit=1").await.json();
    let facets = list["facets"].as_array().expect("a list").iter();
    let named: Vec<&str> = facets
        .filter_map(|facet| facet["property"].as_str())
        .collect();
    for property in [
        "kind",
        "class",
        "type",
        "status",
        "certainty",
        "source",
        "claimant",
        "place",
        "decade",
    ] {
        assert!(named.contains(&property), "{property}: {named:?}");
    }
}

#[tokio::test]
async fn what_may_meet_a_condition_is_certain_in_no_year() {
    let service = payments();
    let address = "/api/counts?by=year&where=quantity:7..20";
    let counts = send(service.clone(), request(Method::GET, address))
        .await
        .json();
    for row in counts["rows"].as_array().expect("rows") {
        let page = row["total"]["page"].as_str().expect("a list");
        let list = format!("/api{page}");
        let list = send(service.clone(), request(Method::GET, &list))
            .await
            .json();
        assert_eq!(row["total"]["figure"], list["total"], "{page}");
    }
    let address = "/api/claims?where=quantity:7..9";
    let list = send(service.clone(), request(Method::GET, address))
        .await
        .json();
    assert_eq!(list["total"]["certain"], 0);
    let bars = list["summary"]["bars"].as_array().expect("bars");
    assert!(
        !bars.is_empty() && bars.iter().all(|bar| bar["figure"]["certain"] == 0),
        "{bars:?}"
    );
}
