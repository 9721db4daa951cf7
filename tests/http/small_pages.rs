//! Two with thousands of claims between them, and one with more than a thousand neighbours: no page
//! grows with them, each sums up what it does not list, and leads to the list.

use std::fmt::Write;

use axum::Router;
use axum::http::Method;

use crate::support::server::Reply;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;
use crate::support::server::service_of;

/// So many letters went between two.
const LETTERS: usize = 3_000;
/// So many others are tied to one of them.
const FRIENDS: usize = 1_200;
/// So many types they are of.
const TYPES: usize = 41;
/// The most bytes of a page.
const MOST_BYTES: usize = 500_000;
/// The most rows of all tables of a page.
const MOST_ROWS: usize = 700;

/// The pages of a network, in states in which they list most.
const PAGES: [&str; 39] = [
    "/",
    "/about",
    "/sources",
    "/sources/archive",
    "/sources/archive?page=2",
    "/vocabulary",
    "/entities",
    "/entities?limit=1000",
    "/entities/hub",
    "/entities/hub?limit=1000",
    "/entities/twin?limit=1000",
    "/entities/third",
    "/relations/r00001",
    "/find?q=friend&limit=1000",
    "/claims?limit=1000",
    "/claims?between=hub,twin",
    "/claims?between=hub,twin&page=40&sort=date",
    "/counts?by=year,type",
    "/counts?by=locus&limit=1000",
    "/counts?what=entities&by=kind",
    "/around?entity=hub&limit=1000",
    "/around?entity=hub&hops=2&limit=1000",
    "/around?entity=third&hops=2",
    "/path?from=hub&to=twin",
    "/query?q=MATCH%20(a)-[r]-(b)%20RETURN%20a,%20b,%20collect(r)&limit=1000",
    "/path?from=third&to=friend0001",
    "/path?from=hub&to=twin&method=k",
    "/path?from=third&to=friend0001&method=all-shortest",
    "/journey?from=hub&to=twin",
    "/journey?from=third&to=friend0001",
    "/timeline?limit=1000",
    "/timeline?entity=hub&limit=1000",
    "/timeline?entity=twin&lanes=entity",
    "/triangles",
    "/triangles?entity=third&limit=200",
    "/contradictions",
    "/contradictions?limit=1000",
    "/explore?steps=show:hub|twin",
    "/explore?steps=show:hub,expand:hub",
];

fn network() -> [(&'static str, String); 4] {
    let mut relations = "from,type,to,id,when,status,note,flag,source,locus\n".to_owned();
    let mut add = |from: &str, to: &str, number: usize| {
        let year = 1700 + number % 200;
        let when = ["", "~", "?", "/1905"][number % 4];
        let when = if number.is_multiple_of(7) {
            String::new()
        } else {
            format!("{year}{when}")
        };
        let status = ["documented", "alleged", "denied"][number % 3];
        let flag = if number.is_multiple_of(50) {
            "contradicts another letter"
        } else {
            ""
        };
        writeln!(
            relations,
            "{from},t{:02},{to},r{number:05},{when},{status},A letter of several pages about this and that.,{flag},archive,f. {number}",
            number % TYPES
        )
        .expect("a text grows");
    };
    for number in 0..LETTERS {
        let ends = if number.is_multiple_of(3) {
            ["twin", "hub"]
        } else {
            ["hub", "twin"]
        };
        add(ends[0], ends[1], number);
    }
    for friend in 0..FRIENDS {
        add("hub", &format!("friend{friend:04}"), LETTERS + friend);
    }
    for number in 0..300 {
        add(
            "third",
            ["hub", "twin"][number % 2],
            LETTERS + FRIENDS + number,
        );
    }
    let mut entities =
        "id,kind,name\nhub,person,The Hub\nthird,person,The Third\ntwin,person,The Twin\n"
            .to_owned();
    for friend in 0..FRIENDS {
        writeln!(entities, "friend{friend:04},person,Friend number {friend}").expect("as above");
    }
    let types = (0..TYPES).map(|number| {
        format!(
            "t{number:02},wrote letter {number} to,received letter {number} from,class{},event\n",
            number % 5
        )
    });
    let types: String = types.collect();
    [
        ("entities.csv", entities),
        ("relations.csv", relations),
        (
            "relation_types.csv",
            format!("type,label,inverse_label,class,aspect\n{types}"),
        ),
        (
            "sources.csv",
            "id,title\narchive,The archive of letters\n".to_owned(),
        ),
    ]
}

async fn get(service: &Router, address: &str) -> Reply {
    send(service.clone(), request(Method::GET, address)).await
}

#[tokio::test]
async fn no_page_grows_with_the_claims_of_a_pair_or_the_ties_of_an_entity() {
    let service = service_of(&network());
    for address in PAGES {
        let reply = get(&service, address).await;
        assert_eq!(reply.status, 200, "{address}");
        let text = reply.text();
        assert!(
            text.len() < MOST_BYTES,
            "{address} has {} bytes",
            text.len()
        );
        let rows = text.matches("<tr").count();
        assert!(rows <= MOST_ROWS, "{address} has {rows} rows");
        let claims = text.matches("<article class=\"claim").count();
        assert!(claims <= 90, "{address} tells {claims} claims");
    }
}

/// Pages of the built-in network, whose claims say much, with as much as one may ask for.
const OF_BUILT_IN: [&str; 15] = [
    "/",
    "/claims?limit=1000",
    "/claims?columns=sentence,source,note,flag,when,verbatim&limit=1000",
    "/entities?limit=1000",
    "/entities/nkvd?limit=1000",
    "/entities/soviet-union?limit=1000",
    "/find?kinds=person&limit=1000",
    "/triangles?limit=1000",
    "/timeline?limit=1000",
    "/contradictions?limit=1000",
    "/path?from=joseph-stalin&to=nikolai-ezhov&method=k&k=100",
    "/path?from=poland&to=japan&method=k&k=100",
    "/path?from=nikolai-ezhov&to=japan&method=k&k=100",
    "/around?entity=soviet-union&hops=2&limit=1000",
    "/explore?steps=all",
];

#[tokio::test]
async fn no_page_is_large_however_much_is_asked_for() {
    for address in OF_BUILT_IN {
        let reply = send(service(), request(Method::GET, address)).await;
        assert_eq!(reply.status, 200, "{address}");
        let bytes = reply.text().len();
        assert!(bytes < MOST_BYTES, "{address} has {bytes} bytes");
    }
}

#[tokio::test]
async fn a_pair_is_summed_up_before_it_is_listed_and_where_it_stands() {
    let service = service_of(&network());
    let list = get(
        &service,
        "/api/claims?between=hub,twin&status=documented,alleged,denied",
    )
    .await;
    let list = list.json();
    let summary = &list["summary"];
    assert_eq!(summary["claims"], LETTERS);
    assert_eq!(summary["types"], TYPES);
    assert_eq!(summary["first"], 1700);
    assert!(
        summary["bars"]
            .as_array()
            .is_some_and(|bars| (2..=24).contains(&bars.len()))
    );
    let words = summary["words"].as_str().expect("a phrase");
    assert!(
        words.starts_with("3000 claims of 41 types, 1700 to 1905"),
        "{words}"
    );
    for address in [
        "/claims?between=hub,twin",
        "/path?from=hub&to=twin",
        "/journey?from=hub&to=twin",
        "/around?entity=twin",
        "/relations/r00001",
    ] {
        let page = get(&service, address).await.text();
        assert!(page.contains(" claims of 41 types"), "{address}");
        assert!(
            page.contains("class=\"possible\""),
            "{address} has no histogram"
        );
    }
}

#[tokio::test]
async fn each_bar_of_a_summary_opens_as_many_claims_as_it_counts() {
    let service = service_of(&network());
    let list = get(&service, "/api/claims?between=third,twin").await.json();
    let bars = list["summary"]["bars"].as_array().expect("a list").clone();
    for bar in bars {
        let page = bar["page"].as_str().expect("an address");
        let opened = get(&service, &format!("/api{page}")).await.json();
        // Claims without a date are possible in every year: they are listed, and no bar counts them.
        let undated = opened["undated"].as_u64().unwrap_or_default();
        let possible = opened["total"]["possible"].as_u64().unwrap_or_default() - undated;
        assert_eq!(
            opened["total"]["certain"], bar["figure"]["certain"],
            "{page}"
        );
        assert_eq!(bar["figure"]["possible"], possible, "{page}");
    }
}

#[tokio::test]
async fn every_place_of_a_source_stands_on_one_of_its_pages() {
    let service = service_of(&network());
    let mut cited = 0;
    let mut next = Some("/sources/archive".to_owned());
    while let Some(address) = next {
        let page = get(&service, &address).await.text();
        cited += page.matches("<th scope=\"row\"").count();
        let link = page.split("rel=\"next\" href=\"").nth(1);
        next = link
            .and_then(|link| link.split('"').next())
            .map(str::to_owned);
    }
    assert_eq!(cited, LETTERS + FRIENDS + 300);
}

/// Networks whose every name, type, source and column is long, or many.
mod wide {
    use super::*;

    /// So many entities.
    const ENTITIES: usize = 1_500;
    /// So many claims, each of a type and a source of its own.
    const CLAIMS: usize = 3_000;
    const NAME: &str = "Very long name of an institution of the people and commissariat for internal and external affairs";
    /// The pages that list most.
    const LARGEST: [&str; 15] = [
        "/triangles",
        "/triangles?limit=24",
        "/entities",
        "/entities?limit=1000",
        "/claims",
        "/claims?limit=1000",
        "/claims?limit=200&page=3",
        "/entities/e0",
        "/entities/e0?limit=1000",
        "/timeline",
        "/query",
        "/around?entity=e0&hops=2",
        "/path?from=e0&to=e9&method=k&k=100",
        "/explore?entity=e0",
        "/vocabulary",
    ];

    fn wide() -> [(&'static str, String); 3] {
        let columns = |cell: &dyn Fn(usize) -> String| -> String {
            (0..60)
                .flat_map(|column| [",".to_owned(), cell(column)])
                .collect()
        };
        let mut entities = format!(
            "id,kind,name{}\n",
            columns(&|column| format!("col{column}"))
        );
        for number in 0..ENTITIES {
            let cells = columns(&|column| format!("v{}", (number * 7 + column * 13) % 500));
            writeln!(
                entities,
                "e{number},kind{},{NAME} {number}{cells}",
                number % 400
            )
            .expect("a text grows");
        }
        let mut relations = "from,type,to,when,source,locus,note,flag,place,x1\n".to_owned();
        let note = [NAME; 8].join(" ");
        for number in 0..CLAIMS {
            // Everybody is tied to the first few, and to a neighbour.
            let (from, to) = match number % 3 {
                0 => (number % 3, number % ENTITIES),
                1 => (1 + number % 7, (number * 31) % ENTITIES),
                _ => (number % ENTITIES, (number + 1) % ENTITIES),
            };
            let source = number % 2_500;
            writeln!(
                relations,
                "e{from},type_number_{number},e{to},{},s{source}|s0,p. {number}|p. 0,{note},contradiction: {NAME},e1,x{number}",
                1500 + number % 300
            )
            .expect("as above");
        }
        let mut sources = "id,title\n".to_owned();
        for number in 0..2_500 {
            writeln!(sources, "s{number},{NAME} {NAME} {number}").expect("as above");
        }
        [
            ("entities.csv", entities),
            ("relations.csv", relations),
            ("sources.csv", sources),
        ]
    }

    #[tokio::test]
    async fn no_page_is_large_however_long_and_many_the_names_are() {
        let service = service_of(&wide());
        for address in LARGEST {
            let reply = get(&service, address).await;
            assert_eq!(reply.status, 200, "{address}");
            let bytes = reply.text().len();
            assert!(bytes < MOST_BYTES, "{address} has {bytes} bytes");
        }
    }

    #[tokio::test]
    async fn a_page_with_fewer_results_says_so_and_its_pages_leave_nothing_out() {
        let service = service_of(&wide());
        let page = get(&service, "/claims?limit=200").await.text();
        assert!(
            page.contains("at a time: with 200 this page would be too large."),
            "nothing is said"
        );
        let mut claims = std::collections::BTreeSet::new();
        let mut next = Some("/claims?limit=200&page=2".to_owned());
        for _ in 0..4 {
            let Some(address) = next else { break };
            let page = get(&service, &address).await.text();
            for claim in page.split("class-other\" href=\"/relations/").skip(1) {
                let id = claim.split('"').next().expect("an end");
                claims.insert(id.to_owned());
            }
            let link = page.split("rel=\"next\" href=\"").nth(1);
            let link = link.and_then(|link| link.split('"').next());
            next = link.map(|link| link.replace("&#38;", "&").replace("&amp;", "&"));
        }
        let list = get(&service, "/api/claims?limit=200&page=2").await.json();
        let wanted = list["relations"].as_array().expect("a list");
        for claim in wanted {
            let id = claim["id"].as_str().expect("an id");
            assert!(claims.contains(id), "{id} stands on none of the pages");
        }
    }

    #[tokio::test]
    async fn types_that_are_too_many_for_a_list_are_typed() {
        let service = service_of(&wide());
        let page = get(&service, "/triangles?side1=type_number_5").await.text();
        assert!(page.contains("value=\"type_number_5\" list="));
        assert!(page.contains(&format!(
            ">{}</a> are suggested, all can be typed",
            CLAIMS + 1
        )));
    }
}
