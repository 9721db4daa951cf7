//! Asking: what is wrong stands beside its field, what is set can be taken away, and choices may be
//! typed as they are shown.

use axum::Router;

use axum::http::Method;

use crate::support::markup::attributes;
use crate::support::markup::decoded;
use crate::support::server::Reply;
use crate::support::server::address;
use crate::support::server::explorer;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;

/// Two persons of one name, types and sources with commas in what they are called.
fn namesakes() -> Router {
    let files = [
        (
            "entities.csv",
            "id,kind,name,begin,end\nanna,person,Anna,1801,1877\nanna-2,person,Anna,1900,\nbruno,person,Bruno,,\n",
        ),
        (
            "relations.csv",
            "from,type,to,when,source\nanna,wrote_to,bruno,1831,letters\nanna-2,met,bruno,1920,diary\n",
        ),
        (
            "relation_types.csv",
            "type,label,inverse_label,class,aspect\nwrote_to,\"wrote, often, to\",received letters from,letters,event\nmet,met,met,meetings,event\n",
        ),
        (
            "sources.csv",
            "id,title\nletters,\"Letters, collected\"\ndiary,Diary\n",
        ),
    ];
    service_of(&files.map(|(name, text)| (name, text.to_owned())))
}

async fn of_namesakes(address: &str) -> Reply {
    send(namesakes(), request(Method::GET, address)).await
}

#[tokio::test]
async fn every_wrong_field_is_told_by_its_label_and_beside_it() {
    let asked = "/path?from=xqzwvk&to=zzqqx&kinds=persom&since=19x&types=spyed";
    let page = get(asked).await;
    page.assert_page(400);
    let html = decoded(&page.text());
    for (id, label) in [
        ("p-from", "From"),
        ("p-to", "To"),
        ("p-kinds", "Only by way of"),
        ("p-since", "Since"),
        ("p-types", "Types of relations"),
    ] {
        let summary = format!("<a href=\"#{id}\">{label}</a>:");
        assert!(html.contains(&summary), "no {summary} in {html}");
        assert!(html.contains(&format!("id=\"{id}\"")), "{id}");
        assert!(html.contains(&format!("id=\"{id}-wrong\"")), "{id}");
        let described = format!("aria-describedby=\"{id}-wrong\"");
        assert!(html.contains(&described), "{described}");
    }
    assert_eq!(html.matches("aria-invalid=\"true\"").count(), 4, "{html}");
    assert!(
        html.contains("<details class=\"narrowing\" open>"),
        "{html}"
    );
    // A field that is right says nothing.
    assert!(!html.contains("p-until-wrong"), "{html}");
}

#[tokio::test]
async fn each_chip_takes_away_what_it_says() {
    let page =
        get("/claims?types=spied_on,agent_of&status=documented&during=1936&sort=date&page=2").await;
    page.assert_page(200);
    let links = attributes(&page.text(), "href");
    for without in [
        "/claims?during=1936&sort=date&status=documented&types=agent_of",
        "/claims?during=1936&sort=date&status=documented&types=spied_on",
        "/claims?during=1936&sort=date&types=spied_on,agent_of",
        "/claims?sort=date&status=documented&types=spied_on,agent_of",
        "/claims?sort=date",
    ] {
        assert!(
            links.iter().any(|link| link == without),
            "no {without} in {links:?}"
        );
    }
    assert!(page.text().contains("Narrow the question, 4 set"));
    assert!(!get("/claims").await.text().contains("class=\"chips\""));
}

#[tokio::test]
async fn the_twelve_most_used_choices_come_first() {
    let html = get("/path").await.text();
    let (_, types) = html
        .split_once("id=\"p-types\"")
        .expect("types are offered");
    let (first, rest) = types.split_once("</ul>").expect("in a list");
    let boxes = |part: &str| part.matches("type=\"checkbox\"").count();
    assert_eq!(boxes(first), 12);
    let figures: Vec<u64> = first
        .split("class=\"count\"")
        .skip(1)
        .filter_map(|count| count.split_once('>')?.1.split('<').next()?.parse().ok())
        .collect();
    assert_eq!(figures.len(), 12, "{first}");
    assert!(
        figures.is_sorted_by(|one, other| one >= other),
        "{figures:?}"
    );
    let (rest, _) = rest.split_once("</fieldset>").expect("a fieldset");
    assert!(boxes(rest) > 50, "all others can be opened");
    assert!(rest.contains("<datalist"), "and typed: {rest}");
}

#[tokio::test]
async fn choices_are_typed_as_they_are_shown() {
    for (typed, understood) in [
        ("/claims?types=Spied on", "/claims?types=spied_on"),
        (
            "/claims?types=was spied on by,agent_of",
            "/claims?types=spied_on,agent_of",
        ),
        ("/claims?kinds=Persons", "/claims?kinds=person"),
        ("/claims?kinds=person", "/claims?kinds=person"),
        (
            "/claims?types=kept … under surveillance",
            "/claims?types=surveilled",
        ),
    ] {
        let typed = typed.replace(' ', "+").replace('…', "%E2%80%A6");
        let answer = get(&format!("/api{typed}")).await;
        answer.assert_answer();
        assert_eq!(answer.json()["question"]["page"], understood);
    }
    for (typed, understood) in [
        (
            "/claims?sources=letters, collected",
            "/claims?sources=letters",
        ),
        (
            "/claims?sources=Diary,Letters, collected",
            "/claims?sources=diary,letters",
        ),
        (
            "/claims?types=wrote, often, to,met",
            "/claims?types=wrote_to,met",
        ),
    ] {
        let answer = of_namesakes(&format!("/api{}", typed.replace(' ', "+"))).await;
        answer.assert_answer();
        assert_eq!(answer.json()["question"]["page"], understood);
    }
    let problem = get("/api/claims?types=spyed+on").await.assert_problem(400);
    let message = problem["errors"][0]["message"].as_str().unwrap_or_default();
    assert!(message.contains("spied"), "{message}");
}

#[tokio::test]
async fn a_name_is_written_with_its_id_only_if_others_have_it() {
    let found = of_namesakes("/api/find?q=Anna").await.json();
    let typed = |place: usize| found["hits"][place]["typed"].clone();
    assert_eq!([typed(0), typed(1)], ["Anna [anna]", "Anna [anna-2]"]);
    assert_eq!(found["hits"][0]["years"], "1801 \u{2013} 1877");
    assert_eq!(found["hits"][0]["ties"], 1);
    assert_eq!(found["hits"][0]["kind_label"], "person");
    let bruno = of_namesakes("/api/find?q=Bruno").await.json();
    assert_eq!(bruno["hits"][0]["typed"], "Bruno");
    let asked = address("/path", &[("from", "Anna [anna-2]"), ("to", "Bruno")]);
    let page = of_namesakes(&asked).await;
    page.assert_page(200);
    let html = page.text();
    // The form shows the same again; the address that is cited has the ids.
    assert!(html.contains("value=\"Anna [anna-2]\""), "{html}");
    assert!(
        html.contains("href=\"/path?from=anna-2&#38;to=bruno\""),
        "{html}"
    );
    assert!(!html.contains("was taken for"), "{html}");
    // Without scripts: an ambiguous name offers its bearers, and what is chosen comes back so.
    let ambiguous = of_namesakes("/path?from=Anna&to=Bruno").await;
    ambiguous.assert_page(404);
    assert!(
        ambiguous
            .text()
            .contains("href=\"/path?from=anna-2&#38;to=Bruno\"")
    );
    // An id that has not the name beside it is not believed.
    let asked = address("/api/path", &[("from", "Clara [anna-2]"), ("to", "Bruno")]);
    of_namesakes(&asked).await.assert_problem(404);
}

#[tokio::test]
async fn kinds_are_listed_page_by_page() {
    let first = get("/api/find?kinds=person&limit=20").await.json();
    let total = first["total"].as_u64().expect("a number");
    assert_eq!(
        total,
        get("/api/entities?kinds=person").await.json()["total"]["possible"]
    );
    let mut names = Vec::new();
    for page in 1..=first["pages"]["pages"].as_u64().expect("a number") {
        let address = format!("/api/find?kinds=person&limit=20&page={page}");
        let hits = get(&address).await.json()["hits"].clone();
        for hit in hits.as_array().expect("a list") {
            assert_eq!(hit["entity"]["kind"], "person");
            names.push(
                hit["entity"]["name"]
                    .as_str()
                    .unwrap_or_default()
                    .to_lowercase(),
            );
        }
    }
    assert_eq!(names.len() as u64, total);
    assert!(names.is_sorted(), "{names:?}");
    get("/find?kinds=person").await.assert_page(200);
    let all = get("/api/find?limit=5").await.json();
    assert_eq!(all["total"], explorer().network().entity_count());
    assert_eq!(all["hits"].as_array().map(Vec::len), Some(5));
}

#[tokio::test]
async fn conditions_stand_each_by_itself_in_addresses() {
    let asked = "/claims?where=flag:*&where=sources:!*";
    let answer = get(&format!("/api{asked}")).await;
    answer.assert_answer();
    let page = answer.json()["question"]["page"].clone();
    assert_eq!(page, asked);
    let again = get(&format!("/api{}", page.as_str().unwrap_or_default())).await;
    assert_eq!(answer.json(), again.json());
}

#[tokio::test]
async fn what_says_nothing_can_be_asked_for() {
    let total = |condition: &'static str| async move {
        let address = format!("/api/claims?layer=both&{condition}");
        get(&address).await.json()["total"]["possible"].as_u64()
    };
    let all = total("").await;
    for column in ["when", "place", "flag", "unit", "quantity", "locus"] {
        let given = get(&format!("/api/claims?layer=both&where={column}:*"))
            .await
            .json();
        let nothing = get(&format!("/api/claims?layer=both&where={column}:!*"))
            .await
            .json();
        let count = |answer: &serde_json::Value| answer["total"]["possible"].as_u64();
        let sum = count(&given)
            .zip(count(&nothing))
            .map(|(one, other)| one + other);
        assert_eq!(sum, all, "{column}");
    }
}
