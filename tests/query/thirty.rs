//! Thirty questions of research, asked of the whole program by their addresses: twelve of a network
//! of letters and ten of a signed one, whose answers were worked out by hand; eight of the network of
//! the lecture, against a slow reading of its claims one by one.
//!
//! An answer is told in a line: `3-5` is *certainly 3, possibly 5*.

use axum::Router;
use axum::http::Method;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;
use prosopograph::explorer::Explorer;
use prosopograph::graph::Scope;
use prosopograph::model::Claim;
use prosopograph::model::DateBounds;
use prosopograph::model::Day;
use prosopograph::model::Network;
use prosopograph::model::Status;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::router;
use serde_json::Value;

use crate::support::brute_force::Model;
use crate::support::server::PATIENCE;
use crate::support::server::explorer;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;
use crate::support::server::service_of;

/// A question in words, its address under `/api`, and the answer.
type Row = (&'static str, &'static str, &'static str);

/// Letters with languages, places and dates, of which some are not known to the year, one not at all,
/// one is alleged and one denied.
const LETTERS: [(&str, &str); 4] = [
    (
        "entities.csv",
        "id,kind,name\nanna,person,Anna\nbruno,person,Bruno\nclara,person,Clara\ndora,person,Dora\n\
         lyon,place,Lyon\nturin,place,Turin\n",
    ),
    (
        "relations.csv",
        "id,from,type,to,when,place,language,status,source,locus\n\
         l1,anna,wrote_to,bruno,1831-05,lyon,Latin,documented,codex,p. 1\n\
         l2,anna,wrote_to,bruno,1832,lyon,French,documented,codex,p. 1\n\
         l3,bruno,wrote_to,anna,1832,turin,Latin,documented,codex,p. 2\n\
         l4,bruno,wrote_to,clara,1838/1842,turin,French,documented,archive,f. 3\n\
         l5,clara,wrote_to,anna,1839/1841,,Latin,documented,codex,p. 2\n\
         l6,clara,wrote_to,dora,,,Latin,documented,archive,f. 3\n\
         l7,dora,wrote_to,clara,1845,,French,alleged,archive,f. 3\n\
         l8,anna,wrote_to,dora,1846,,,denied,archive,f. 4\n\
         l9,anna,lived_in,lyon,1830/1840,,,documented,codex,p. 1\n",
    ),
    (
        "relation_types.csv",
        "type,label,class,aspect\nwrote_to,wrote to,correspondence,event\nlived_in,lived in,residence,state\n",
    ),
    (
        "sources.csv",
        "id,title\ncodex,The codex\narchive,The archive\n",
    ),
];

const OF_LETTERS: [Row; 12] = [
    (
        "How many letters are there in each decade?",
        "counts?by=decade&types=wrote_to",
        "7: 1830s 3-5, 1840s 1-3; 1 undated",
    ),
    (
        "In which languages?",
        "counts?by=language&types=wrote_to",
        "7: Latin 4, French 3; 1 undated",
    ),
    (
        "How many of each language in each decade?",
        "counts?by=decade,language&types=wrote_to",
        "7: 1830s 3-5 (Latin 2-3, French 1-2), 1840s 1-3 (Latin 0-1, French 1-2); 1 undated",
    ),
    (
        "Which are in Latin?",
        "claims?types=wrote_to&where=language:Latin",
        "4, 1 undated: l1 l3 l5 l6",
    ),
    (
        "How often did Anna and Bruno write to each other?",
        "claims?between=anna,bruno",
        "3, 0 undated: l1 l2 l3",
    ),
    (
        "Who wrote most?",
        "entities?kinds=person&types=wrote_to&sort=ties-out",
        "4: anna 2 of 4, bruno 2 of 4, clara 2 of 4, dora 1 of 2",
    ),
    (
        "What rests on page 1 of the codex?",
        "claims?sources=codex&where=locus:p.+1",
        "3, 0 undated: l1 l2 l9",
    ),
    (
        "What was written in Turin?",
        "claims?places=turin",
        "2, 0 undated: l3 l4",
    ),
    (
        "What may have been written in 1839?",
        "claims?during=1839&types=wrote_to",
        "0-3, 1 undated: l4 l5 l6",
    ),
    (
        "How do the letters stand?",
        "counts?by=status&types=wrote_to&status=documented,alleged,denied",
        "8: documented 6, alleged 1, denied 1; 1 undated",
    ),
    (
        "How could Dora's words reach Bruno by letter?",
        "path?from=dora&to=bruno&types=wrote_to&direction=out",
        "dora > clara > anna > bruno",
    ),
    (
        "How many persons exchanged letters in each decade?",
        "counts?what=entities&kinds=person&by=decade&types=wrote_to",
        "4: 1830s 2-3, 1840s 2-4; 0 undated",
    ),
];

/// A file of one's own with a column for the sign.
const SIGNED: &str = "from,to,type,sign,year\narth,bern,ally,+,1500\nbern,carl,ally,+,1505\narth,carl,foe,-,1508\n\
                      carl,dion,foe,-,1509\narth,dion,foe,-,1512\nbern,dion,ally,+,1507\n";

const OF_SIGNS: [Row; 10] = [
    (
        "How many ties are friendly, how many hostile?",
        "counts?by=sign",
        "6: + 3, - 3; 0 undated",
    ),
    (
        "Which are hostile?",
        "claims?where=sign:-",
        "3, 0 undated: row-3 row-4 row-5",
    ),
    (
        "Which are not friendly?",
        "claims?where=sign:!%2B",
        "3, 0 undated: row-3 row-4 row-5",
    ),
    (
        "Which of the hostile ones are older than 1510?",
        "claims?where=sign:-&until=1509",
        "2, 0 undated: row-3 row-4",
    ),
    (
        "When did friends turn into foes?",
        "counts?by=year,sign",
        "6: 1500 1 (+ 1, - 0), 1505 1 (+ 1, - 0), 1507 1 (+ 1, - 0), 1508 1 (+ 0, - 1), 1509 1 (+ 0, - 1), \
         1512 1 (+ 0, - 1); 0 undated",
    ),
    (
        "Who has foes, and how many?",
        "entities?where=sign:-&sort=ties",
        "3: arth 2 of 2, carl 1 of 2, dion 0 of 2",
    ),
    (
        "Which three are all at odds?",
        "triangles?types=foe",
        "1: arth carl dion",
    ),
    (
        "Which three are all friends?",
        "triangles?types=ally",
        "0: ",
    ),
    (
        "How do friends of friends reach from Arth to Dion?",
        "path?from=arth&to=dion&types=ally",
        "arth > bern > dion",
    ),
    (
        "Who is a friend of Bern?",
        "around?entity=bern&types=ally&hops=1",
        "arth, carl, dion",
    ),
];

/// A question on the lecture, what of its answer is told, and how it is found by reading every claim.
struct Reading {
    question: &'static str,
    address: &'static str,
    told: fn(&Value) -> String,
    slowly: fn(&Network) -> String,
}

const OF_THE_LECTURE: [Reading; 8] = [
    Reading {
        question: "How much repression was there in 1937?",
        address: "counts?by=year&classes=repression",
        told: row_of_1937,
        slowly: |network| in_1937(network, |claim| is_of_class(network, claim, "repression")),
    },
    Reading {
        question: "How much of it has no date?",
        address: "counts?by=year&classes=repression",
        told: |view| view["undated"].to_string(),
        slowly: |network| {
            let found = usual(network).filter(|claim| is_of_class(network, *claim, "repression"));
            let bounds = found.map(|claim| network.bounds(claim.index()));
            bounds
                .filter(|bounds| *bounds == DateBounds::UNDATED)
                .count()
                .to_string()
        },
    },
    Reading {
        // Of those who were arrested by name, none is dated; one of those who were executed is.
        question: "How many persons were arrested or executed in 1937?",
        address: "counts?what=entities&kinds=person&types=arrested,executed&end=to&by=year",
        told: row_of_1937,
        slowly: |network| in_1937_to(network, "person", &["arrested", "executed"]),
    },
    Reading {
        question: "How many social groups were arrested in 1937?",
        address: "counts?what=entities&kinds=social_group&types=arrested&end=to&by=year",
        told: row_of_1937,
        slowly: |network| in_1937_to(network, "social_group", &["arrested"]),
    },
    Reading {
        question: "How often are Yezhov and Stalin named together?",
        address: "claims?between=nikolai-ezhov,joseph-stalin",
        told: |view| figure(&view["total"]),
        slowly: |network| {
            let [one, other] = ["nikolai-ezhov", "joseph-stalin"].map(|id| network.find_entity(id));
            let joins = |claim: &Claim<'_>| {
                let ends = [Some(claim.from()), Some(claim.to())];
                ends == [one, other] || ends == [other, one]
            };
            usual(network).filter(joins).count().to_string()
        },
    },
    Reading {
        question: "What rests on one paragraph, S8.p4?",
        address: "claims?sources=lecture&where=locus:S8.p4",
        told: |view| figure(&view["total"]),
        slowly: |network| {
            let lecture = network.find_source("lecture");
            let rests = |claim: &Claim<'_>| {
                let mut cited = claim.citations().iter();
                cited.any(|it| Some(it.source) == lecture && it.locus == "S8.p4")
            };
            usual(network).filter(rests).count().to_string()
        },
    },
    Reading {
        question: "What is denied?",
        address: "claims?status=denied&layer=both",
        told: |view| figure(&view["total"]),
        slowly: |network| {
            let denied = network
                .claims()
                .filter(|claim| claim.status() == Status::Denied);
            denied.count().to_string()
        },
    },
    Reading {
        question: "How many claims are there of each class?",
        address: "counts?by=class",
        told: |view| {
            let mut rows: Vec<String> = rows(view).map(|row| row.1).collect();
            rows.sort();
            rows.join(", ")
        },
        slowly: |network| {
            let classes = network.schema().classes();
            let mut rows: Vec<String> = classes
                .map(|(class, id)| {
                    let found = usual(network).filter(|claim| claim.relation_type().class == class);
                    format!("{id} {}", found.count())
                })
                .filter(|row| !row.ends_with(" 0"))
                .collect();
            rows.sort();
            rows.join(", ")
        },
    },
];

#[tokio::test]
async fn twelve_questions_on_letters() {
    let files = LETTERS.map(|(name, text)| (name, text.to_owned()));
    assert_answers(&service_of(&files), &OF_LETTERS).await;
}

#[tokio::test]
async fn ten_questions_on_a_signed_network_in_a_file_of_ones_own() {
    let file = InputFile {
        name: "signed.csv".to_owned(),
        bytes: SIGNED.into(),
    };
    let imported = import(&[file], &ImportOptions::default(), &Unwatched).expect("a table of ties");
    let not_stated = |claim: Claim<'_>| claim.status() == Status::NotStated;
    assert!(
        imported.network.claims().all(not_stated),
        "the file says nothing of how its ties stand"
    );
    let explorer = Explorer::of(imported.network, imported.dataset_report);
    let service = router(AppState::new(explorer, AllowedHosts::default()).with_deadline(PATIENCE));
    assert_answers(&service, &OF_SIGNS).await;
}

#[tokio::test]
async fn questions_on_the_lecture() {
    let network = explorer().network();
    for reading in OF_THE_LECTURE {
        let view = ask(&service(), reading.address).await;
        assert_eq!(
            (reading.told)(&view),
            (reading.slowly)(network),
            "{}",
            reading.question
        );
    }
}

async fn assert_answers(service: &Router, rows: &[Row]) {
    for (question, address, expected) in rows {
        assert_eq!(told(&ask(service, address).await), *expected, "{question}");
    }
}

async fn ask(service: &Router, address: &str) -> Value {
    let asked = request(Method::GET, &format!("/api/{address}"));
    let reply = send(service.clone(), asked).await;
    reply.assert_answer();
    reply.json()
}

/// An answer of any of these kinds in a line.
fn told(view: &Value) -> String {
    if view["rows"].is_array() {
        let rows: Vec<String> = rows(view).map(|row| row.1).collect();
        let total = figure(&view["total"]["figure"]);
        return format!("{total}: {}; {} undated", rows.join(", "), view["undated"]);
    }
    if view["undated"].is_u64() && !view["entities"].is_array() {
        let ids = ids(&view["relations"]).join(" ");
        return format!(
            "{}, {} undated: {ids}",
            figure(&view["total"]),
            view["undated"]
        );
    }
    if view["routes"].is_array() {
        let routes = list(&view["routes"]).map(|route| ids(&route["entities"]).join(" > "));
        return routes.collect::<Vec<_>>().join(" | ");
    }
    if view["triangles"].is_array() {
        let corners = list(&view["triangles"]).map(|it| ids(&it["entities"]).join(" "));
        let corners: Vec<String> = corners.collect();
        return format!("{}: {}", view["total"], corners.join(" | "));
    }
    if view["members"].is_array() {
        let members = list(&view["members"]).map(|member| text(&member["entity"]["id"]));
        return members.collect::<Vec<_>>().join(", ");
    }
    let listed = list(&view["entities"]).map(|listed| {
        let [out, all] = [&listed["ties_out"], &listed["ties"]].map(figure);
        format!("{} {out} of {all}", text(&listed["entity"]["id"]))
    });
    let listed: Vec<String> = listed.collect();
    format!("{}: {}", figure(&view["total"]), listed.join(", "))
}

/// The values of the rows of a table of counts, and the rows told.
fn rows(view: &Value) -> impl Iterator<Item = (String, String)> + '_ {
    list(&view["rows"]).map(|row| {
        let columns = list(&view["columns"]).zip(list(&row["cells"]));
        let cells = columns
            .map(|(key, cell)| format!("{} {}", text(&key["label"]), figure(&cell["figure"])));
        let cells: Vec<String> = cells.collect();
        let total = figure(&row["total"]["figure"]);
        let told = format!("{} {total}", text(&row["key"]["label"]));
        let told = if cells.is_empty() {
            told
        } else {
            format!("{told} ({})", cells.join(", "))
        };
        (text(&row["key"]["value"]), told)
    })
}

fn row_of_1937(view: &Value) -> String {
    let mut found = rows(view).filter(|(value, _)| value == "1937");
    let told = found.next().map(|(_, told)| told).unwrap_or_default();
    told.replacen("1937 ", "", 1)
}

fn figure(figure: &Value) -> String {
    let (certain, possible) = (&figure["certain"], &figure["possible"]);
    if certain == possible {
        certain.to_string()
    } else {
        format!("{certain}-{possible}")
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn ids(values: &Value) -> Vec<String> {
    list(values).map(|value| text(&value["id"])).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The claims that count unless a question says otherwise.
fn usual(network: &Network) -> impl Iterator<Item = Claim<'_>> {
    let scope = Scope::default();
    let counts = move |claim: &Claim<'_>| Model::new(network, &scope, &[]).counts(*claim);
    network.claims().filter(counts)
}

fn is_of_class(network: &Network, claim: Claim<'_>, class: &str) -> bool {
    network.schema().find_class(class) == Some(claim.relation_type().class)
}

/// How many of these claims certainly and possibly held in 1937.
fn in_1937(network: &Network, is_one: impl Fn(Claim<'_>) -> bool) -> String {
    let dates: Vec<DateBounds> = usual(network)
        .filter(|claim| is_one(*claim))
        .map(|claim| network.bounds(claim.index()))
        .collect();
    figure(&serde_json::json!({
        "certain": dates.iter().filter(|dates| is_certainly_in_1937(**dates)).count(),
        "possible": dates.iter().filter(|dates| is_possibly_in_1937(**dates)).count(),
    }))
}

/// To how many of a kind something of these types was done that certainly, and that possibly, held in
/// 1937.
fn in_1937_to(network: &Network, kind: &str, types: &[&str]) -> String {
    let is_one = |claim: &Claim<'_>| types.contains(&claim.relation_type().id.as_str());
    let all: Vec<Claim<'_>> = usual(network).filter(is_one).collect();
    let dates_of = |entity| -> Vec<DateBounds> {
        let done = all.iter().filter(|claim| claim.to() == entity);
        done.map(|claim| network.bounds(claim.index())).collect()
    };
    let is_of_kind = |index| network.schema().kind(network.kind_of(index)).id == kind;
    let of_kind = network.entities().map(|(index, _)| index);
    let of_kind = of_kind.filter(|index| is_of_kind(*index));
    let dates: Vec<Vec<DateBounds>> = of_kind.map(dates_of).collect();
    let some = |is_so: fn(DateBounds) -> bool| {
        let persons = dates.iter();
        persons
            .filter(|dates| dates.iter().any(|dates| is_so(*dates)))
            .count()
    };
    figure(&serde_json::json!({
        "certain": some(is_certainly_in_1937),
        "possible": some(is_possibly_in_1937),
    }))
}

fn is_certainly_in_1937(dates: DateBounds) -> bool {
    let (first, last) = (Day::from_civil(1937, 1, 1), Day::from_civil(1937, 12, 31));
    dates.start_latest <= last && first <= dates.end_earliest
}

/// What has no date is counted apart.
fn is_possibly_in_1937(dates: DateBounds) -> bool {
    let (first, last) = (Day::from_civil(1937, 1, 1), Day::from_civil(1937, 12, 31));
    dates != DateBounds::UNDATED && dates.start_earliest <= last && first <= dates.end_latest
}
