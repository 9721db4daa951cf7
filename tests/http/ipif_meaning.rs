//! IPIF: a charge is never read as a deed, and no date is more precise than it was written.

use axum::Router;
use axum::http::Method;
use prosopograph::model::HistoricalDate;
use prosopograph::model::Status;
use serde_json::Value;

use crate::http::ipif::everything;
use crate::http::ipif::id;
use crate::support::server::explorer;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;

async fn statement(service: &Router, id: &str) -> Value {
    let reply = send(
        service.clone(),
        request(Method::GET, &format!("/ipif/statements/{id}")),
    )
    .await;
    reply.assert_answer();
    reply.json()
}

#[tokio::test]
async fn whatever_is_not_documented_says_so_wherever_it_may_be_read_alone() {
    let network = explorer().network();
    let mut seen = Vec::new();
    for statement in everything("statements", 1_000).await {
        let id = id(&statement);
        let Some(relation) = id
            .rsplit_once('.')
            .and_then(|(relation, _)| network.find_relation(relation))
        else {
            continue;
        };
        let status = network.claim(relation).status();
        let content = statement["statementContent"]
            .as_str()
            .expect("it says something");
        let label = statement["statementType"]["label"]
            .as_str()
            .expect("it is of a type");
        let role = statement["role"]["label"].as_str().expect("it has a role");
        let mark = format!("({status})");
        let is_marked = content.starts_with(&status.name().to_uppercase());
        let is_documented = status == Status::Documented;
        assert_eq!(is_marked, !is_documented, "{id}: {content}");
        assert_eq!(label.ends_with(&mark), !is_documented, "{id}: {label}");
        assert_eq!(role.ends_with(&mark), !is_documented, "{id}: {role}");
        if status == Status::Charged {
            assert!(content.contains("never evidence of the deed"), "{content}");
        }
        if matches!(status, Status::Charged | Status::Denied) {
            assert!(
                statement["memberOf"].is_null() && statement["places"].is_null(),
                "{statement}"
            );
        }
        seen.push(status);
    }
    assert!(seen.contains(&Status::Charged) && seen.contains(&Status::Documented));
}

fn id_of(status: Status) -> String {
    status.name().replace(' ', "-")
}

#[tokio::test]
async fn a_charge_and_a_denial_are_marked_and_state_no_membership() {
    let rows = Status::ALL.map(|status| {
        format!(
            "{},anna,member_of,league,{status},vienna,carl,book,p. 1\n",
            id_of(status)
        )
    });
    let relations =
        "id,from,type,to,status,place,asserted_by,source,locus\n".to_owned() + &rows.concat();
    let service = service_of(&[
        ("kinds.csv", "kind\nperson\ninstitution\nplace\n".to_owned()),
        ("relation_types.csv", "type,label,inverse_label,class,aspect\nmember_of,was a member of,had as a member,structure,state\n".to_owned()),
        ("sources.csv", "id,title\nbook,A book\n".to_owned()),
        ("entities.csv", "id,kind,name,source\nanna,person,Anna,book\ncarl,person,Carl,book\nleague,institution,League,book\nvienna,place,Vienna,book\n".to_owned()),
        ("relations.csv", relations),
    ]);
    for status in Status::ALL {
        let found = statement(&service, &format!("{}.from", id_of(status))).await;
        let is_deed = !matches!(status, Status::Charged | Status::Denied);
        assert_eq!(found["memberOf"]["label"] == "League", is_deed, "{found}");
        assert_eq!(found["places"][0]["label"] == "Vienna", is_deed, "{found}");
        let content = found["statementContent"]
            .as_str()
            .expect("it says something");
        assert!(
            content.contains("Anna was a member of League")
                && content.ends_with("Source: A book, p. 1."),
            "{content}"
        );
        let told = match status {
            Status::Denied => "(denied by Carl)",
            Status::Charged => "(a charge brought by Carl)",
            Status::Intercepted => "(known from an intercept, in the words of Carl)",
            _ => "Carl",
        };
        assert!(content.contains(told), "{content}");
        if status == Status::Denied {
            assert!(
                content.starts_with("DENIED: The source says that it was not so."),
                "{content}"
            );
            assert_eq!(found["statementType"]["label"], "was a member of (denied)");
            assert_eq!(found["role"]["label"], "was a member of League (denied)");
        }
    }
    let members = send(
        service.clone(),
        request(Method::GET, "/ipif/statements?memberOf=League&size=100"),
    )
    .await
    .json();
    assert_eq!(
        members["protocol"]["totalHits"],
        Status::ALL.len() - 2,
        "charges and denials are no memberships"
    );
}

#[tokio::test]
async fn a_type_that_is_called_membership_is_one_without_a_class() {
    let service = service_of(&[
        ("entities.csv", "id,kind,name\nanna,person,Anna\nleague,entity,League\nclub,institution,Club\n".to_owned()),
        (
            "relations.csv",
            "id,from,type,to,status\na,anna,member,league,\nb,club,has_member,anna,\nc,anna,wrote_to,club,\nd,anna,member,club,denied\n".to_owned(),
        ),
    ]);
    for (id, expected) in [
        ("a.from", "League"),
        ("b.to", "Club"),
        ("c.from", ""),
        ("d.from", ""),
    ] {
        let found = statement(&service, id).await;
        assert_eq!(
            found["memberOf"]["label"].as_str().unwrap_or_default(),
            expected,
            "{found}"
        );
    }
}

/// Dates, and the only beginning that may be told of each.
const DATES: [(&str, &str); 33] = [
    ("1937", "1937"),
    ("1937-07", "1937-07"),
    ("1937-07-30", "1937-07-30"),
    ("1937-07-30T23:20:30", "1937-07-30"),
    ("1937~", "1937"),
    ("1937-07?", "1937-07"),
    ("1937-07-30%", "1937-07-30"),
    ("?1937-07-~30", "1937-07-30"),
    ("193X", ""),
    ("19XX", ""),
    ("XXXX-07-30", ""),
    ("1937-XX", "1937"),
    ("1937-XX-30", "1937"),
    ("1937-07-XX", "1937-07"),
    ("1937-1X", "1937"),
    ("1937-21", "1937"),
    ("1937-33", "1937"),
    ("1950S2", ""),
    ("Y170000002", ""),
    ("-1985", ""),
    ("0000", "0000"),
    ("1936/1938", "1936"),
    ("1936-07/1938-01-05", "1936-07"),
    ("1936/..", "1936"),
    ("1936/", "1936"),
    ("../1938", ""),
    ("/1938", ""),
    ("[1936,1938]", "1936"),
    ("{1938,1936-05}", "1936-05"),
    ("[..1938]", ""),
    ("[1936..]", "1936"),
    ("julian:1917-10-25", "1917-11-07"),
    ("julian:1917-10", ""),
];

#[tokio::test]
async fn no_date_is_more_precise_than_it_was_written() {
    let row = |(number, (when, _)): (usize, &(&str, &str))| {
        format!("d{number},anna,met,carl,\"{when}\",as it says\n")
    };
    let rows: String = DATES.iter().enumerate().map(row).collect();
    let relations = format!(
        "id,from,type,to,when,when_verbatim\n{rows}words,anna,met,carl,,long ago\nnone,anna,met,carl,,\n"
    );
    let service = service_of(&[
        (
            "entities.csv",
            "id,kind,name\nanna,person,Anna\ncarl,person,Carl\n".to_owned(),
        ),
        ("relations.csv", relations),
    ]);
    for (number, (when, start)) in DATES.iter().enumerate() {
        let date = statement(&service, &format!("d{number}.from")).await["date"].clone();
        assert_eq!(
            date["sortdate"].as_str().unwrap_or_default(),
            *start,
            "{when}: {date}"
        );
        let words = HistoricalDate::parse(when)
            .expect("it is a date")
            .in_words();
        assert_eq!(
            date["label"],
            format!("{words} (\u{201c}as it says\u{201d})"),
            "{when}"
        );
        assert!(
            when.contains("julian") || start.is_empty() || digits(when).contains(&digits(start)),
            "{when}: {start}"
        );
    }
    let words = statement(&service, "words.to").await["date"].clone();
    assert_eq!(
        words,
        serde_json::json!({ "label": "\u{201c}long ago\u{201d}" })
    );
    assert!(statement(&service, "none.to").await["date"].is_null());
}

fn digits(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '-')
        .collect()
}

#[tokio::test]
async fn every_date_of_the_network_begins_with_what_was_written() {
    let network = explorer().network();
    let mut dated = 0;
    for statement in everything("statements", 1_000).await {
        let Some(sortdate) = statement["date"]["sortdate"].as_str() else {
            continue;
        };
        let id = id(&statement);
        let relation = id
            .rsplit_once('.')
            .and_then(|(relation, _)| network.find_relation(relation))
            .expect("a claim is dated");
        let written = network
            .claim(relation)
            .when()
            .expect("it is dated")
            .as_str();
        assert!(
            written.replace(['?', '~', '%'], "").contains(sortdate),
            "{id}: {sortdate} of {written}"
        );
        dated += 1;
    }
    assert!(dated > 50, "{dated}");
}

#[tokio::test]
async fn a_claim_between_two_persons_is_told_from_both_sides() {
    let service = service_of(&[
        ("kinds.csv", "kind\nperson\noffice\ncountry\nevent\n".to_owned()),
        (
            "relation_types.csv",
            "type,label,inverse_label,class,aspect\narrested,arrested,was arrested by,repression,event\nheld_office,held the office of,was held by,structure,state\ntook_part,took part in,had as a participant,diplomacy,event\nlived_in,lived in,was inhabited by,structure,state\n".to_owned(),
        ),
        ("sources.csv", "id,title,url\nbook,A book,https://example.org/book\nfile,A file,\n".to_owned()),
        (
            "entities.csv",
            "id,kind,name,same_as,begin,end,source\nanna,person,Anna,https://example.org/anna|Q1,1890,1937-07,book\ncarl,person,Carl,,,,book\nminister,office,Minister,https://example.org/minister,,,book\nwar,event,The War,,,,book\nutopia,country,Utopia,,,,book\n".to_owned(),
        ),
        (
            "relations.csv",
            "id,from,type,to,source\nc1,anna,arrested,carl,book|file|book\nc2,anna,held_office,minister,book\nc3,anna,took_part,war,book\nc4,carl,lived_in,utopia,book\nc5,war,took_part,war,book\n".to_owned(),
        ),
    ]);
    let one = statement(&service, "c1.from").await;
    let other = statement(&service, "c1.to").await;
    assert_eq!(
        (&one["role"]["label"], &other["role"]["label"]),
        (&"arrested".into(), &"was arrested by".into())
    );
    assert_eq!(
        (&one["name"], &other["name"]),
        (&"Anna".into(), &"Carl".into())
    );
    assert_eq!(
        one["relatesToPersons"],
        serde_json::json!([{ "@id": "carl", "label": "Carl" }])
    );
    let anna =
        serde_json::json!([{ "@id": "anna", "uri": "https://example.org/anna", "label": "Anna" }]);
    assert_eq!(other["relatesToPersons"], anna);
    assert_eq!(one["statementContent"], other["statementContent"]);
    assert_eq!(
        one["factoid-refs"].as_array().map(Vec::len),
        Some(2),
        "one for each source: {one}"
    );
    let office = statement(&service, "c2.from").await["role"].clone();
    assert_eq!(
        office,
        serde_json::json!({ "uri": "https://example.org/minister", "label": "Minister" })
    );
    assert_eq!(
        statement(&service, "c3.from").await["role"]["label"],
        "took part in The War"
    );
    assert_eq!(
        statement(&service, "c4.from").await["places"][0]["label"],
        "Utopia"
    );
    assert_eq!(
        statement(&service, "anna.begin").await["date"]["sortdate"],
        "1890"
    );
    assert_eq!(
        statement(&service, "anna.end").await["date"]["sortdate"],
        "1937-07"
    );
    let get = |address: &'static str| send(service.clone(), request(Method::GET, address));
    assert_eq!(
        get("/ipif/statements/c5.from").await.status.as_u16(),
        404,
        "no person is in it"
    );
    for address in [
        "/ipif/persons/https%3A%2F%2Fexample.org%2Fanna",
        "/ipif/sources/https%3A%2F%2Fexample.org%2Fbook",
    ] {
        get(address).await.assert_answer();
    }
    let anna = get("/ipif/persons?personId=https%3A%2F%2Fexample.org%2Fanna")
        .await
        .json();
    assert_eq!(
        anna["persons"][0]["uris"],
        serde_json::json!(["https://example.org/anna"])
    );
    assert_eq!(anna["protocol"]["totalHits"], 1);
}
