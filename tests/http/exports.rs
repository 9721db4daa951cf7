//! What is taken away: every format of the network, of a part of it and of every answer, streamed
//! as a file.

use std::io::Cursor;
use std::io::Read;
use std::time::Duration;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use axum::Router;
use axum::http::Method;
use flate2::read::GzDecoder;
use http_body_util::BodyExt;
use prosopograph::exchange::Extract;
use prosopograph::exchange::Format;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Reached;
use prosopograph::explorer::take_away::TakeAway;
use prosopograph::model::Day;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::LIMITS;
use prosopograph::server::ServiceLimits;
use prosopograph::server::router;
use prosopograph::view::Table;
use prosopograph::view::citation_of;
use tower::ServiceExt;

use crate::support::server::explorer;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

fn written() -> impl Iterator<Item = &'static Format> {
    Format::writable()
}

#[tokio::test]
async fn every_format_of_the_network_is_a_file_with_a_name() {
    for format in written() {
        let reply = get(&format!("/api/export/{}", format.name())).await;
        reply.assert_guarded();
        assert_eq!(reply.status.as_u16(), 200, "{}", reply.address);
        assert_eq!(reply.header("content-type"), format.media_type());
        let name = format!(
            "attachment; filename=\"great-terror.{}\"",
            format.extension()
        );
        assert_eq!(reply.header("content-disposition"), name);
        assert!(
            reply.body.len() > 1_000,
            "{}: {} bytes",
            reply.address,
            reply.body.len()
        );
    }
}

#[tokio::test]
async fn a_list_is_taken_away_with_all_its_pages() {
    for (list, path) in [
        ("/claims?classes=repression&during=1937", "relations"),
        ("/claims?page=2&sort=date&classes=repression", "relations"),
        ("/entities?kinds=person", "entities"),
    ] {
        let total = get(&format!("/api{list}")).await.json()["total"]["possible"].as_u64();
        assert!(total > Some(50), "{list} has several pages: {total:?}");
        let of = list.replace('?', "%3F").replace('&', "%26");
        let file = get(&format!("/api/export/dataset?of={of}")).await;
        let mut archive = zip::ZipArchive::new(Cursor::new(file.body)).expect("a ZIP archive");
        let table = archive
            .by_name(&format!("{path}.csv"))
            .expect("it is there");
        let rows = csv::Reader::from_reader(table).into_records().count() as u64;
        assert_eq!(Some(rows), total, "{list}");
        let few = format!("{of}%26limit=7");
        let file = get(&format!("/api/export/dataset?of={few}")).await;
        let mut archive = zip::ZipArchive::new(Cursor::new(file.body)).expect("a ZIP archive");
        let table = archive
            .by_name(&format!("{path}.csv"))
            .expect("it is there");
        assert_eq!(
            csv::Reader::from_reader(table).into_records().count(),
            7,
            "{few}"
        );
    }
}

/// The network as it is reached by whoever asks for it here, today.
fn reached() -> Explorer {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let days = since.expect("it is later").as_secs() / (24 * 60 * 60);
    let days = i64::try_from(days).expect("it is not so late");
    explorer().clone().with_pages(Reached::At {
        base: "http://localhost:7878".into(),
        on: Day::from_civil(1970, 1, 1).plus(days),
    })
}

#[tokio::test]
async fn a_streamed_file_is_the_file_that_is_written() {
    let reached = reached();
    let citation = citation_of(&reached, &Table::built_in(), &TakeAway::Network);
    let extract = Extract::whole(reached.network()).with_citation(citation);
    for format in written() {
        let Some(exporter) = format.exporter() else {
            continue;
        };
        let [file] = exporter.files(&extract)[..] else {
            continue;
        };
        let mut expected = Vec::new();
        exporter
            .write(
                &extract.clone().with_address("/".to_owned()),
                file,
                &mut expected,
            )
            .expect("memory can be written to");
        let reply = get(&format!("/api/export/{}", format.name())).await;
        assert!(reply.body == expected, "{} differs", format.name());
    }
}

#[tokio::test]
async fn a_compressed_file_is_whole() {
    for format in written() {
        let address = format!("/api/export/{}", format.name());
        let plain = get(&address).await.body;
        let mut request = request(Method::GET, &address);
        request
            .headers_mut()
            .insert("accept-encoding", "gzip".parse().expect("a header"));
        let reply = send(service(), request).await;
        assert_eq!(reply.header("content-encoding"), "gzip", "{address}");
        let mut text = Vec::new();
        GzDecoder::new(reply.body.as_slice())
            .read_to_end(&mut text)
            .expect("it can be unpacked");
        assert!(text == plain, "{address} differs when compressed");
    }
}

#[tokio::test]
async fn a_dataset_comes_as_an_archive_of_its_files() {
    let reply = get("/api/export/dataset?classes=espionage").await;
    let mut archive =
        zip::ZipArchive::new(Cursor::new(reply.body)).expect("the archive can be read");
    let mut names: Vec<String> = archive
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    names.sort_unstable();
    let expected = [
        "classes.csv",
        "datapackage.json",
        "entities.csv",
        "kinds.csv",
        "passages.csv",
        "patterns.csv",
        "relation_types.csv",
        "relations.csv",
        "sources.csv",
    ];
    assert_eq!(names, expected);
    let mut text = String::new();
    archive
        .by_name("relations.csv")
        .expect("it is there")
        .read_to_string(&mut text)
        .expect("it is text");
    assert!(
        text.contains(",spied_on,") && !text.contains(",signed,"),
        "only espionage: {}",
        &text[..200]
    );
}

#[tokio::test]
async fn the_relations_of_a_file_are_those_of_the_answer() {
    let pages = [
        "/path?from=torashiro-kawabe&to=joseph-stalin&method=k&k=3",
        "/entities/nikolai-ezhov?classes=command",
        "/around?entity=ogpu&hops=2",
        "/triangles?pattern=espionage&limit=5",
        "/timeline?entity=nkvd",
        "/journey?from=torashiro-kawabe&to=joseph-stalin",
        "/explore?steps=show:nkvd,expand:nkvd",
        "/query?q=MATCH%20(a)-[r:spied_on]-%3E(b)%20RETURN%20a,%20b%20LIMIT%203",
        "/find?q=Ezhov",
        "/contradictions",
        "/relations/r0001",
    ];
    for page in pages {
        let answer = get(&format!("/api{page}")).await.json().to_string();
        let of: String = form_urlencoded::byte_serialize(page.as_bytes()).collect();
        let file = get(&format!("/api/export/dataset?of={of}")).await;
        assert_eq!(file.status.as_u16(), 200, "{page}: {}", file.address);
        let mut archive =
            zip::ZipArchive::new(Cursor::new(file.body)).expect("the archive can be read");
        let table = archive.by_name("relations.csv").expect("it is there");
        let rows: Vec<csv::StringRecord> = csv::Reader::from_reader(table)
            .into_records()
            .map(|row| row.expect("a row"))
            .collect();
        assert_eq!(rows.is_empty(), page.starts_with("/find"), "{page}");
        // Of many claims between the same two, triangles and contradictions show a few, and the file
        // has all of them.
        let is_cut = page.starts_with("/triangles") || page == "/contradictions";
        for row in &rows {
            let is_in_answer = |text: &str| answer.contains(&format!("\"{text}\""));
            let has_ends = is_in_answer(&row[0]) && is_in_answer(&row[2]);
            assert!(
                is_in_answer(&row[3]) || (is_cut && has_ends),
                "{page}: {} is in the file and not in the answer",
                &row[3]
            );
        }
    }
}

#[tokio::test]
async fn what_cannot_be_taken_away_says_why() {
    get("/api/export/pdf").await.assert_problem(404);
    get("/api/export/gedcom").await.assert_problem(404);
    get("/api/export/gexf?of=").await.assert_problem(400);
    get("/api/export/gexf?of=%2Fentities%2Fnobody")
        .await
        .assert_problem(404);
    get("/api/export/gexf?of=%2Fpath%3Ffrom%3Dnkvd")
        .await
        .assert_problem(400);
    get("/api/export/gexf?of=https%3A%2F%2Fexample.org")
        .await
        .assert_problem(404);
    let problem = get("/api/export/gexf?classes=espinage")
        .await
        .assert_problem(400);
    assert!(problem.to_string().contains("espionage"), "{problem}");
}

#[tokio::test]
async fn every_answer_offers_its_files() {
    for page in [
        "/path?from=nkvd&to=poland",
        "/entities/nkvd",
        "/triangles",
        "/sources",
        "/contradictions",
        "/",
        "/relations/r0001",
    ] {
        let text = get(page).await.text();
        assert!(
            text.contains("href=\"/api/export/"),
            "{page} offers no file"
        );
    }
}

#[tokio::test]
async fn a_head_request_writes_no_file() {
    let reply = send(service(), request(Method::HEAD, "/api/export/gexf")).await;
    assert_eq!(reply.status.as_u16(), 200);
    assert!(reply.body.is_empty());
}

/// A service that writes one file at once, lets none wait, and gives a client a second to take a piece.
fn service_of_one_file() -> Router {
    let limits = [
        ("exports-at-once", 1),
        ("exports-waiting", 0),
        ("export-patience", 1),
    ];
    let limits = limits
        .iter()
        .fold(ServiceLimits::default(), |limits, (name, amount)| {
            let limit = LIMITS.iter().find(|limit| limit.name == *name);
            limits.with(limit.expect("it is a limit"), *amount)
        });
    let state = AppState::new(explorer().clone(), AllowedHosts::default());
    router(state.with_limits(limits))
}

#[tokio::test]
async fn a_file_whose_reader_stands_still_gives_up_its_place() {
    let address = "/api/export/json-ld";
    let whole = get(address).await;
    let service = service_of_one_file();
    assert!(
        whole.body.len() > 500_000,
        "the control: not all of it fits between writer and reader: {}",
        whole.body.len()
    );
    let unread = service.clone().oneshot(request(Method::GET, address)).await;
    let unread = unread.expect("it answers");
    assert_eq!(unread.status(), 200);
    let refused = send(service.clone(), request(Method::GET, address)).await;
    assert_eq!(refused.status, 503);
    assert_ne!(refused.header("retry-after"), "");
    let mut again = refused;
    for _ in 0..200 {
        if again.status == 200 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        again = send(service.clone(), request(Method::GET, address)).await;
    }
    assert_eq!(again.status, 200, "the place is free although nobody left");
    assert!(again.body == whole.body);
    // What was not taken in time does not look whole.
    assert!(unread.into_body().collect().await.is_err());
}

#[tokio::test]
async fn a_drawing_has_no_strangers_that_are_only_places_of_claims() {
    // /query?q=MATCH ()-[r {id: 'r0069'}]->() RETURN r, with its signs escaped for being in another
    // address.
    let query = "%2528%2529-%255Br%2520%257Bid%253A%2520%2527r0069%2527%257D%255D-%253E%2528%2529";
    let of = format!("/query%3Fq%3DMATCH%2520{query}%2520RETURN%2520r");
    let file = |format: &str| format!("/api/export/{format}?of={of}");
    let table = get(&file("gexf")).await;
    assert!(table.text().contains("october-hall"), "{}", table.text());
    let drawing = get(&file("svg")).await;
    assert_eq!(drawing.status, 200);
    let text = drawing.text();
    assert!(text.contains("2 entities and 1 relation"), "{text}");
    assert!(!text.contains("October Hall"), "{text}");
}

#[tokio::test]
async fn a_file_of_a_query_has_every_claim_or_there_is_none() {
    let of = "/query%3Fq%3DMATCH%2520%28a%29--%28b%29--%28c%29%2520RETURN%2520a,b,c";
    let file = get(&format!("/api/export/gexf?of={of}")).await;
    assert_eq!(file.status, 200);
    let edges = file.text().matches("<edge ").count();
    let counted = "/api/query?q=MATCH%20(a)-%5Br%5D-(b)-%5Bs%5D-(c)%20UNWIND%20%5Br,%20s%5D%20AS%20t%20RETURN%20count(DISTINCT%20t)%20AS%20n";
    let counted = get(counted).await.json();
    let all = counted["rows"][0]["cells"][0]["value"]
        .as_u64()
        .expect("a number");
    assert_eq!(edges as u64, all);
    let endless = "/query%3Fq%3DMATCH%2520%28a%29--%28b%29--%28c%29--%28d%29--%28e%29--%28f%29%2520RETURN%2520a,f";
    let file = get(&format!("/api/export/gexf?of={endless}")).await;
    let problem = file.assert_problem(503);
    let detail = problem["detail"].as_str().expect("a sentence");
    assert!(detail.contains("would pass for the whole"), "{detail}");
}
