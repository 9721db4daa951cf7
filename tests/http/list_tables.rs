//! Lists as tables: the columns that were chosen on the page, and all rows as CSV.

use axum::http::Method;

use crate::support::csv_records::records;
use crate::support::letters::LETTERS;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;

#[tokio::test]
async fn a_table_has_every_row_of_every_page_as_the_list_has_them() {
    for (list, rows) in [
        (
            "claims?classes=repression&during=1937&sort=date",
            "relations",
        ),
        ("claims?between=nikolai-ezhov&page=3", "relations"),
        ("entities?kinds=person&sort=ties", "entities"),
        ("entities?limit=7", "entities"),
    ] {
        let (path, query) = list.split_once('?').expect("a query");
        let file = get(&format!("/api/{path}.csv?{query}")).await;
        file.assert_guarded();
        assert!(file.header("content-type").starts_with("text/csv"));
        let all = if query.contains("limit") {
            ""
        } else {
            "&limit=1000"
        };
        let first = query.replace("&page=3", "");
        let listed = get(&format!("/api/{path}?{first}{all}")).await.json();
        let expected = listed[rows].as_array().expect("a list");
        let found = records(&file.body);
        let at = found[0].iter().position(|name| name == "id").expect("ids");
        let ids: Vec<&str> = found[1..].iter().map(|row| row[at].as_str()).collect();
        let known = expected.iter().map(|row| {
            let row = if rows == "entities" {
                &row["entity"]
            } else {
                row
            };
            row["id"].as_str().unwrap_or_default()
        });
        assert_eq!(ids, known.collect::<Vec<_>>(), "{list}");
        assert!(!ids.is_empty());
    }
}

#[tokio::test]
async fn columns_are_chosen_in_an_order_on_the_page_and_in_the_file() {
    let files = LETTERS.map(|(name, text)| match name {
        "relations.csv" => {
            let language = |line: &str| match line {
                _ if line.starts_with("from,") => ",Language\n",
                _ if line.ends_with("alleged") => ",Latin\n",
                _ => ",\n",
            };
            let lines = text.lines().map(|line| line.to_owned() + language(line));
            (name, lines.collect())
        }
        _ => (name, text.to_owned()),
    });
    let service = service_of(&files);
    let got = async |address: &str| send(service.clone(), request(Method::GET, address)).await;
    let file = got("/api/claims.csv?columns=when,from,Language&limit=3").await;
    let found = records(&file.body);
    assert_eq!(found[0], ["when", "from", "Language"]);
    let listed = got("/api/claims?limit=3").await.json();
    for (row, claim) in found[1..]
        .iter()
        .zip(listed["relations"].as_array().expect("claims"))
    {
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let expected = [
            text(&claim["when"]["words"]),
            text(&claim["from"]["name"]),
            text(&claim["attributes"]["Language"]),
        ];
        assert_eq!(row[..], expected[..], "{claim}");
    }
    assert_eq!(found.len(), 4);
    let page = got("/claims?columns=when,from,Language").await.text();
    let header = "<th scope=\"col\">when</th><th scope=\"col\">from</th><th scope=\"col\">Language</th></tr>";
    assert!(page.contains(header), "{page}");
    assert!(page.contains("value=\"Language\" checked"), "{page}");
    assert!(page.contains("/api/claims.csv?columns=when,from,Language"));
    let entities = got("/entities?columns=name,ties-out,id").await.text();
    assert!(
        entities.contains("<th scope=\"col\">ties-out</th>"),
        "{entities}"
    );
    let wrong = got("/api/claims?columns=from,nosuch").await;
    assert_eq!(wrong.status.as_u16(), 400);
    assert!(
        wrong.text().contains("there is no column"),
        "{}",
        wrong.text()
    );
}

#[tokio::test]
async fn births_and_deaths_and_dates_of_any_precision_meet_ranges_of_years() {
    let files = [
        (
            "entities.csv",
            "id,kind,name,begin,end\na,person,A,1649,1700\nb,person,B,1650-03-04,\nc,person,C,165X,1699-12\nd,person,D,1661,\ne,person,E,,\n",
        ),
        (
            "relations.csv",
            "from,type,to,when,Posted\na,wrote_to,b,1670-05,1671-01-02\nb,wrote_to,c,1680,1681\nc,wrote_to,d,,\nd,wrote_to,e,167X,\n",
        ),
    ]
    .map(|(name, text)| (name, text.to_owned()));
    let service = service_of(&files);
    let names =
        async |address: &str, rows: &str, cell: fn(&serde_json::Value) -> &serde_json::Value| {
            let listed = send(service.clone(), request(Method::GET, address)).await;
            let listed = listed.json();
            let rows = listed[rows].as_array().cloned().unwrap_or_default();
            let names = rows
                .iter()
                .map(|row| cell(row).as_str().unwrap_or_default().to_owned());
            names.collect::<Vec<_>>().join(" ")
        };
    for (condition, expected) in [
        ("begin:1650..", "b c d"),
        ("begin:1650..1660", "b c"),
        ("begin:..1655", "a b c"),
        ("begin:1655-01..1655-12", "c"),
        ("begin:*", "a b c d"),
        ("begin:!*", "e"),
        ("end:1699..1699", "c"),
    ] {
        let address = format!("/api/entities?where={condition}");
        let found = names(&address, "entities", |row| &row["entity"]["id"]).await;
        assert_eq!(found, expected, "{condition}");
    }
    for (condition, expected) in [
        ("when:1670..1675", "a d"),
        ("when:1680..", "b"),
        ("Posted:1671..1681", "a b"),
        ("Posted:1671-02..", "b"),
        ("Posted:..1671-01", "a"),
    ] {
        let address = format!("/api/claims?where={condition}");
        let found = names(&address, "relations", |row| &row["from"]["id"]).await;
        assert_eq!(found, expected, "{condition}");
    }
}

#[tokio::test]
async fn a_page_that_a_list_does_not_have_says_which_is_the_last() {
    let page = get("/claims?page=999&types=arrested").await.text();
    assert!(page.contains("There is no page 999"), "{page}");
}

#[tokio::test]
async fn a_wrong_page_of_a_table_is_told_alike_in_the_terminal_and_by_the_api() {
    for page in ["0", "x"] {
        let of_api = get(&format!("/api/entities.csv?page={page}")).await;
        let detail = of_api.assert_problem(400)["errors"][0]["message"].clone();
        let asked = ["list", "entities", "--format", "csv", "--page", page];
        let ended = crate::support::program::run(&asked).assert_code(2);
        let detail = detail.as_str().expect("a message");
        assert!(
            ended.errors.contains(detail),
            "{} without {detail}",
            ended.errors
        );
        assert!(ended.output.is_empty());
    }
}
