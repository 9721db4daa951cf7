//! Readers meet the labels that a dataset gives its classes, and never their ids; and an answer says
//! nothing twice.

use axum::http::Method;

use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;

/// A dataset whose labels are in another language than its ids.
const CHEKHOV: [(&str, &str); 4] = [
    (
        "entities.csv",
        "id,kind,name\nanton,person,Anton\nolga,person,Olga\nyalta,place,Yalta\n\
         boris,person,Boris\n",
    ),
    ("classes.csv", "class,label\npost,Переписка\nhome,Жизнь\n"),
    (
        "relation_types.csv",
        "type,label,inverse_label,class,aspect\n\
         wrote,писал,получил письмо от,post,event\nlived,жил в,был домом,home,state\n",
    ),
    (
        "relations.csv",
        "from,type,to,when\nanton,wrote,olga,1899\nanton,lived,yalta,1898/1904\n\
         olga,lived,yalta,1902\nboris,lived,yalta,\n",
    ),
];

async fn page(address: &str) -> String {
    let service = service_of(&CHEKHOV.map(|(name, text)| (name, text.to_owned())));
    let reply = send(service, request(Method::GET, address)).await;
    reply.text()
}

#[tokio::test]
async fn classes_are_called_by_their_labels() {
    let timeline = page("/timeline?entity=anton").await;
    assert!(timeline.contains(">Переписка<"), "{timeline}");
    assert!(!timeline.contains(">post<"), "{timeline}");
    let claims = page("/claims?classes=post").await;
    assert!(claims.contains("of the class Переписка"), "{claims}");
    let triangles = page("/triangles?side1=post").await;
    assert!(triangles.contains("Переписка, any tie"), "{triangles}");
}

#[tokio::test]
async fn the_page_of_a_path_says_its_length_once() {
    let address = "/path?from=torashiro-kawabe&to=joseph-stalin&method=all-shortest";
    let reply = get(address).await;
    let page = reply.text();
    assert!(page.contains("Two hops from"), "{page}");
    assert!(!page.contains("hops apart"), "{page}");
    let question = "What are all shortest routes from";
    let figure = page.split("<figcaption>").nth(1).unwrap_or_default();
    let caption = figure.split("</figcaption>").next().unwrap_or_default();
    assert!(!caption.contains(question), "{caption}");
}

#[tokio::test]
async fn the_page_of_a_journey_says_its_verdict_once() {
    let reply = get("/journey?from=torashiro-kawabe&to=joseph-stalin").await;
    let page = reply.text();
    assert!(page.contains("There may have been a way"), "{page}");
    assert!(!page.contains("Possibly: there may have"), "{page}");
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so_in_a_sentence() {
    let reply = get("/nope").await;
    let page = reply.text();
    assert!(
        page.contains(
            ">There is no page at this address; search for a name, or begin at the overview.<"
        ),
        "{page}"
    );
}

#[tokio::test]
async fn ties_without_a_date_are_not_said_to_match_nothing() {
    let timeline = page("/timeline?entity=boris").await;
    assert!(timeline.contains("none of them has a date"), "{timeline}");
    assert!(
        !timeline.contains("Nothing in this network matches"),
        "{timeline}"
    );
}

#[tokio::test]
async fn what_is_wrong_is_told_in_the_order_of_the_fields() {
    let reply = get("/path?from=xqzwvk&to=zzqqx&kinds=persom&k=0").await;
    let page = reply.text();
    let trouble = page.split("class=\"trouble\"").nth(1).unwrap_or_default();
    let places = ["xqzwvk", "zzqqx", "whole number", "persom"].map(|word| trouble.find(word));
    assert!(places.is_sorted(), "{places:?}: {trouble}");
    assert!(places.iter().all(Option::is_some), "{places:?}: {trouble}");
}
