//! What remains under a doubt is what the doubted question answers; contradictions are shown with
//! their claimants.

use prosopograph::explorer::Parameters;
use prosopograph::explorer::QUERY;
use serde_json::Value;

use crate::support::server::get;
use crate::support::server::send;
use crate::support::server::service_of;

const QUESTIONS: [&str; 9] = [
    "/path?from=nikolai-bukharin&to=poland",
    "/path?from=torashiro-kawabe&to=joseph-stalin",
    "/entities/poland",
    "/around?entity=japan",
    "/triangles?pattern=espionage",
    "/timeline?entity=poland&limit=400",
    "/entities/polish-staff-secretaries",
    "/entities/bukharin-supporters",
    "/entities/joseph-stalin",
];

async fn ask(question: &str) -> Value {
    let reply = get(&format!("/api{question}")).await;
    reply.assert_answer();
    reply.json()
}

/// What an answer leaves, in the words of a doubt.
fn remains(answer: &Value) -> String {
    if let Some(routes) = answer["routes"].as_array() {
        return match routes.first().and_then(|route| route["length"].as_u64()) {
            None => "nothing remains".to_owned(),
            Some(1) => "a route of 1 hop remains".to_owned(),
            Some(hops) => format!("a route of {hops} hops remains"),
        };
    }
    let members = || {
        answer["members"]
            .as_array()
            .map(|members| members.len() as u64 - 1)
    };
    match answer["total"]
        .as_u64()
        .or_else(members)
        .expect("the answer is counted")
    {
        0 => "nothing remains".to_owned(),
        1 => "1 result remains".to_owned(),
        count => format!("{count} results remain"),
    }
}

#[tokio::test]
async fn what_remains_under_a_doubt_is_what_the_doubted_question_answers() {
    let mut followed = 0;
    for question in QUESTIONS {
        let answer = ask(question).await;
        for doubt in answer["question"]["what_if"]
            .as_array()
            .expect("doubts are listed")
        {
            let page = doubt["page"].as_str().expect("a doubt has an address");
            assert_eq!(
                doubt["words"],
                remains(&ask(page).await),
                "{question}: {page}"
            );
            followed += 1;
        }
    }
    assert!(followed >= 12, "{followed}");
}

/// The words of the doubts of a query, after what is doubted.
async fn doubts_of(query: &str) -> Vec<(String, String)> {
    let mut parameters = Parameters::default();
    parameters.set(&QUERY, query);
    let answer = ask(&parameters.address("/query")).await;
    let doubts = answer["question"]["what_if"].as_array().expect("a list");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let doubts = doubts.iter();
    doubts
        .map(|doubt| (text(&doubt["doubt"]), text(&doubt["words"])))
        .collect()
}

fn told<'a>(doubts: &'a [(String, String)], doubt: &str) -> &'a str {
    let found = doubts.iter().find(|(what, _)| what == doubt);
    found.map_or("", |(_, words)| words)
}

#[tokio::test]
async fn of_a_count_it_is_said_what_it_becomes() {
    let count = doubts_of("MATCH ()-[r:accused_of_spying_for]->() RETURN count(r)").await;
    assert_eq!(told(&count, "without charges"), "22 \u{2192} 2");
    assert_eq!(told(&count, "on documented claims alone"), "22 \u{2192} 0");
    let two =
        "MATCH ()-[r:accused_of_spying_for]->() RETURN count(r) AS n, count(DISTINCT r.class) AS m";
    let two = doubts_of(two).await;
    assert_eq!(told(&two, "without charges"), "n: 22 \u{2192} 2");
}

#[tokio::test]
async fn rows_are_compared_where_a_limit_has_as_many_whatever_they_say() {
    let path = "MATCH p = SHORTEST 3 ACYCLIC (a {id: 'torashiro-kawabe'})-[]-*(b {id: 'joseph-stalin'}) RETURN p";
    let doubts = doubts_of(path).await;
    let words = told(&doubts, "on documented claims alone");
    assert_eq!(words, "1 of 3 rows remains, and 2 others come in");
    let groups = "MATCH (a)-[r:accused_of_spying_for]->(b) RETURN b, count(r) AS n";
    let doubts = doubts_of(groups).await;
    let words = told(&doubts, "without charges");
    assert!(words.contains("with other figures"), "{doubts:?}");
}

#[tokio::test]
async fn claims_whose_absence_lets_a_row_through_are_doubted_too() {
    let never = "MATCH (a:person) WHERE NOT EXISTS { ()-[:repression]->(a) } RETURN a";
    let doubts = doubts_of(never).await;
    let words = told(&doubts, "without charges");
    assert!(
        words.starts_with("all ") && words.contains("others come in"),
        "{doubts:?}"
    );
    let measured = "MATCH (a:person) RETURN a, measure(a, 'degree') AS n ORDER BY a.id LIMIT 40";
    let doubts = doubts_of(measured).await;
    assert!(
        told(&doubts, "without charges").contains("figures"),
        "{doubts:?}"
    );
}

#[tokio::test]
async fn a_doubt_is_only_offered_where_it_changes_what_counts() {
    let certain =
        ask("/path?from=genrikh-yagoda&to=lavrentii-beria&types=succeeded&status=documented").await;
    let doubts = certain["question"]["what_if"].as_array().expect("a list");
    assert_eq!(
        doubts.len(),
        1,
        "there is nothing to doubt, but a doubt to take back"
    );
    assert_eq!(
        doubts[0]["page"],
        "/path?from=genrikh-yagoda&to=lavrentii-beria&types=succeeded"
    );
    assert_eq!(doubts[0]["words"], "a route of 2 hops remains");
    let believed = ask("/path?from=genrikh-yagoda&to=lavrentii-beria&types=succeeded").await;
    assert_eq!(believed["question"]["what_if"], Value::Array(Vec::new()));
    let charged = ask("/path?from=nikolai-bukharin&to=poland").await;
    let doubts: Vec<&str> = charged["question"]["what_if"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|doubt| doubt["doubt"].as_str())
        .collect();
    assert_eq!(doubts, ["without charges", "on documented claims alone"]);
}

#[tokio::test]
async fn contradictions_are_listed_with_who_claims_what() {
    let service = service_of(&[
        ("entities.csv", "id,kind,name\na,person,Anna\nb,person,Bruno\nc,person,Carla\n".to_owned()),
        ("relation_types.csv", "type,class,aspect,symmetric,once\nfirst_met,contact,event,true,true\nmet,contact,event,true,false\nserved,structure,state,false,false\n".to_owned()),
        (
            "relations.csv",
            "from,type,to,when,status,asserted_by\na,first_met,b,1936,documented,\nb,first_met,a,1938,alleged,c\na,first_met,c,1936,documented,\n\
             a,first_met,c,1936~,documented,\na,met,b,1936,documented,\na,met,b,1938,documented,\nb,served,c,,documented,\nb,served,c,,denied,a\nc,served,b,1930/1932,documented,\nc,served,b,1934/1935,documented,\n"
                .to_owned(),
        ),
    ]);
    let request = |address| crate::support::server::request(axum::http::Method::GET, address);
    let reply = send(service.clone(), request("/api/contradictions")).await;
    reply.assert_answer();
    let found = reply.json();
    let kinds: Vec<(&str, usize)> = found["contradictions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|found| {
            (
                found["disagreement"].as_str().unwrap_or_default(),
                found["relations"].as_array().map_or(0, Vec::len),
            )
        })
        .collect();
    assert_eq!(kinds, [("asserted-and-denied", 2), ("dated-apart", 2)]);
    assert_eq!(
        found["contradictions"][1]["relations"][1]["asserted_by"]["name"],
        "Carla"
    );
    let page = send(service, request("/contradictions")).await;
    page.assert_page(200);
    assert!(page.text().contains("Carla"));
}
