//! Files opened from the pages: only where the program takes any, only from its own pages, only in
//! memory.

use axum::Router;
use axum::body::Body;
use axum::http::Method;
use axum::http::Request;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::router;

use crate::support::server::PATIENCE;
use crate::support::server::Reply;
use crate::support::server::explorer;
use crate::support::server::request;
use crate::support::server::send;

/// The headers of a request.
type Headers = &'static [(&'static str, &'static str)];

const BOUNDARY: &str = "a-boundary-of-the-test";
const LETTERS: &str = "Sender,Recipient,Year\nRosa,Karl,1917\nKarl,Rosa,1918\n,Rosa,1919\n";

pub fn open_to_uploads() -> Router {
    router(
        AppState::new(explorer().clone(), AllowedHosts::default())
            .with_deadline(PATIENCE)
            .with_uploads(),
    )
}

pub fn form(fields: &[(&str, Option<&str>, &str)]) -> String {
    let field = |(name, file, text): &(&str, Option<&str>, &str)| {
        let file = file.map_or(String::new(), |file| format!("; filename=\"{file}\""));
        format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{text}\r\n"
        )
    };
    fields.iter().map(field).collect::<String>() + &format!("--{BOUNDARY}--\r\n")
}

pub async fn post(service: Router, address: &str, body: String, headers: &[(&str, &str)]) -> Reply {
    let mut post: Request<Body> = request(Method::POST, address);
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    post.headers_mut()
        .insert("content-type", kind.parse().expect("a header"));
    for (name, value) in headers {
        let name: axum::http::HeaderName = name.parse().expect("a name");
        post.headers_mut()
            .insert(name, value.parse().expect("a header"));
    }
    *post.body_mut() = Body::from(body);
    send(service, post).await
}

async fn page(service: &Router, address: &str) -> String {
    send(service.clone(), request(Method::GET, address))
        .await
        .text()
}

#[tokio::test]
async fn without_the_word_of_the_user_nothing_is_taken() {
    let closed = router(AppState::new(explorer().clone(), AllowedHosts::default()));
    let reply = post(
        closed.clone(),
        "/upload",
        form(&[("files", Some("letters.csv"), LETTERS)]),
        &[],
    )
    .await;
    assert!(
        matches!(reply.status.as_u16(), 404 | 405),
        "{}",
        reply.status
    );
    let how = page(&closed, "/open").await;
    assert!(
        !how.contains("type=\"file\"") && how.contains("prosopograph serve FILE"),
        "{how}"
    );
    assert!(!page(&closed, "/").await.contains("data-takes-files"));
}

#[tokio::test]
async fn a_file_is_served_with_its_report_and_given_back_again() {
    let service = open_to_uploads();
    assert!(page(&service, "/open").await.contains("type=\"file\""));
    assert!(
        page(&service, "/sources")
            .await
            .contains("data-takes-files")
    );
    let nowhere = send(service.clone(), request(Method::GET, "/nowhere")).await;
    assert_eq!(nowhere.status, 404);
    assert!(nowhere.text().contains("data-takes-files"));
    let sent = form(&[
        ("files", Some("C:\\Letters\\letters.csv"), LETTERS),
        ("map", None, ""),
    ]);
    let reply = post(
        service.clone(),
        "/upload",
        sent,
        &[("sec-fetch-site", "same-origin")],
    )
    .await;
    assert_eq!(
        (reply.status.as_u16(), reply.header("location")),
        (303, "/")
    );
    let overview = page(&service, "/").await;
    for link in [
        "href=\"/entities\">2 entities</a>",
        "\">2 ties</a> taken",
        "href=\"/import#notes\">1 refused</a>",
    ] {
        assert!(overview.contains(link), "{link} in {overview}");
    }
    assert!(
        overview.contains("data-takes-files"),
        "files go on being taken"
    );
    assert!(
        overview.contains("How is Karl connected to Rosa?") && overview.contains("directly tied"),
        "a network without questions of its own is asked some: {overview}"
    );
    let report = page(&service, "/import").await;
    assert!(
        report.contains("letters.csv:4") && report.contains("refused"),
        "{report}"
    );
    assert!(page(&service, "/entities/Rosa").await.contains("Karl"));
    let back = post(service.clone(), "/upload/back", form(&[]), &[]).await;
    assert_eq!(back.status.as_u16(), 303);
    assert!(
        page(&service, "/entities/nikolai-ezhov")
            .await
            .contains("Yezhov")
    );
}

#[tokio::test]
async fn another_site_can_send_nothing() {
    let service = open_to_uploads();
    let cases = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ];
    for (name, value) in cases {
        let reply = post(
            service.clone(),
            "/upload",
            form(&[("files", Some("a.csv"), LETTERS)]),
            &[(name, value)],
        )
        .await;
        assert_eq!(reply.status.as_u16(), 403, "{name}: {value}");
    }
    assert!(
        page(&service, "/entities/nikolai-ezhov")
            .await
            .contains("Yezhov"),
        "the network is the old one"
    );
}

#[tokio::test]
async fn what_cannot_be_read_leaves_everything_as_it_was() {
    let service = open_to_uploads();
    let cases = [
        (form(&[]), "No file was uploaded"),
        (form(&[("files", Some("a.bin"), "a\0b")]), "NUL"),
        (
            form(&[("files", Some("a.csv"), LETTERS), ("map", None, "from")]),
            "not of the form meaning=column",
        ),
        (
            form(&[
                ("files", Some("a.csv"), LETTERS),
                ("map", None, "from=Absender"),
            ]),
            "Absender",
        ),
        ("no form".to_owned(), "form"),
    ];
    for (body, expected) in cases {
        let reply = post(service.clone(), "/upload", body, &[]).await;
        assert_eq!(reply.status.as_u16(), 400, "{expected}: {}", reply.text());
        assert!(
            reply.text().contains(expected),
            "{expected}: {}",
            reply.text()
        );
    }
    let large = form(&[("files", Some("large.csv"), &"x".repeat(65 * 1024 * 1024))]);
    let reply = post(service.clone(), "/upload", large, &[]).await;
    assert_eq!(reply.status.as_u16(), 413);
    assert!(
        page(&service, "/entities/nikolai-ezhov")
            .await
            .contains("Yezhov")
    );
}

#[tokio::test]
async fn a_column_that_was_taken_for_something_else_is_given_its_role() {
    let service = open_to_uploads();
    let text = "Author,From,To,Sent,Tongue,Remarks,status\nme,Rosa,Karl,1917,Latin,x,fine\nyou,Karl,Rosa,1918,French,y,fine\n";
    let sent = form(&[("files", Some("letters.csv"), text)]);
    post(service.clone(), "/upload", sent, &[]).await;
    let roles = async || {
        let reply = send(service.clone(), request(Method::GET, "/api/import")).await;
        let report = reply.json();
        let columns = report["tables"][0]["columns"].as_array().cloned();
        let columns = columns.unwrap_or_default().into_iter();
        let role = columns.map(|column| column["role"].as_str().unwrap_or_default().to_owned());
        role.collect::<Vec<String>>().join(" ")
    };
    assert_eq!(
        roles().await,
        "attribute from to attribute attribute attribute status"
    );
    let listed = page(&service, "/import").await;
    assert!(
        listed.contains("action=\"/import/columns\"") && listed.contains("name=\"column-0-6\""),
        "{listed}"
    );
    let chosen = "column-0-0=from&column-0-1=attribute&column-0-2=to&column-0-3=when&column-0-4=type&column-0-5=leave-out&column-0-6=attribute";
    let reply = choose(&service, chosen, &[]).await;
    assert_eq!(
        (reply.status.as_u16(), reply.header("location")),
        (303, "/import")
    );
    assert_eq!(
        roles().await,
        "from attribute to when type leave-out attribute"
    );
    let claims = send(service.clone(), request(Method::GET, "/api/claims"))
        .await
        .json();
    let first = &claims["relations"][0];
    assert_eq!(first["sentence"], "me Latin Karl (1917)");
    assert_eq!(
        first["attributes"],
        serde_json::json!({"From": "Rosa", "status 2": "fine"})
    );
    assert_eq!(first["status"], "not stated");
    // What was chosen before stays, and what is chosen now comes before it.
    choose(&service, "column-0-1=from&column-0-4=attribute", &[]).await;
    assert_eq!(
        roles().await,
        "attribute from to when attribute leave-out attribute"
    );
}

#[tokio::test]
async fn columns_are_changed_by_nobody_else_and_only_to_what_there_is() {
    let service = open_to_uploads();
    let none = choose(&service, "column-0-0=to", &[]).await;
    assert_eq!(none.status.as_u16(), 400, "nothing was opened");
    let sent = form(&[("files", Some("letters.csv"), LETTERS)]);
    post(service.clone(), "/upload", sent, &[]).await;
    let cases: [(&str, Headers, u16); 4] = [
        ("column-0-0=to", &[("sec-fetch-site", "cross-site")], 403),
        ("column-0-0=nonsense", &[], 400),
        // What is left has no ends, so that it is asked which columns they are.
        ("column-0-0=leave-out&column-0-1=leave-out", &[], 303),
        ("column-7-0=to&column-0-99=to&else=to", &[], 303),
    ];
    for (chosen, headers, status) in cases {
        let reply = choose(&service, chosen, headers).await;
        assert_eq!(reply.status.as_u16(), status, "{chosen}: {}", reply.text());
        assert!(
            page(&service, "/entities/Rosa").await.contains("Karl"),
            "the network stays: {chosen}"
        );
    }
    let closed = router(AppState::new(explorer().clone(), AllowedHosts::default()));
    let reply = choose(&closed, "column-0-0=to", &[]).await;
    assert!(matches!(reply.status.as_u16(), 404 | 405));
}

#[tokio::test]
async fn a_table_of_unknown_columns_is_read_once_somebody_says_what_they_mean() {
    const COLUMNS: &str = "/upload/columns";
    let service = open_to_uploads();
    let reply = send(service.clone(), request(Method::GET, COLUMNS)).await;
    assert_eq!(reply.header("location"), "/open", "nothing waits");
    let text = "Alpha,Beta,Gamma\nRosa,Karl,1917\nKarl,Clara,1918\n";
    let sent = form(&[("files", Some("odd.csv"), text)]);
    let reply = post(service.clone(), "/upload", sent, &[]).await;
    assert_eq!(
        (reply.status.as_u16(), reply.header("location")),
        (303, COLUMNS)
    );
    let asked = page(&service, COLUMNS).await;
    for said in ["odd.csv", ">Gamma</label>", "<bdi>1917</bdi>"] {
        assert!(asked.contains(said), "{said}: {asked}");
    }
    assert!(
        page(&service, "/entities/nikolai-ezhov")
            .await
            .contains("Yezhov"),
        "the network stays meanwhile"
    );
    for (chosen, status, location) in [
        ("column-0=nonsense", 400, ""),
        ("column-0=from", 303, COLUMNS),
        (
            "column-0=from&column-1=to&column-2=when&column-9=to&x=y",
            303,
            "/",
        ),
        ("column-0=from&column-1=to", 400, ""),
    ] {
        let reply = choose_at(&service, COLUMNS, chosen, &[]).await;
        let found = (reply.status.as_u16(), reply.header("location"));
        assert_eq!(found, (status, location), "{chosen}: {}", reply.text());
        if location == COLUMNS {
            let again = page(&service, COLUMNS).await;
            assert!(
                again.contains("not enough") && again.contains("<option value=\"from\" selected>"),
                "{again}"
            );
        }
    }
    let claims = send(service.clone(), request(Method::GET, "/api/claims")).await;
    let sentence = &claims.json()["relations"][0]["sentence"];
    let sentence = sentence.as_str().unwrap_or_default();
    assert!(
        sentence.contains("Rosa") && sentence.contains("Karl") && sentence.contains("1917"),
        "{sentence}"
    );
    let foreign: Headers = &[("sec-fetch-site", "cross-site")];
    let reply = choose_at(&service, COLUMNS, "column-0=from", foreign).await;
    assert_eq!(reply.status.as_u16(), 403);
}

async fn choose(service: &Router, chosen: &str, headers: &[(&str, &str)]) -> Reply {
    choose_at(service, "/import/columns", chosen, headers).await
}

async fn choose_at(
    service: &Router,
    address: &str,
    chosen: &str,
    headers: &[(&str, &str)],
) -> Reply {
    let mut post: Request<Body> = request(Method::POST, address);
    let kind = "application/x-www-form-urlencoded";
    for (name, value) in headers.iter().chain([&("content-type", kind)]) {
        let name: axum::http::HeaderName = name.parse().expect("a name");
        post.headers_mut()
            .insert(name, value.parse().expect("a header"));
    }
    *post.body_mut() = Body::from(chosen.to_owned());
    send(service.clone(), post).await
}
