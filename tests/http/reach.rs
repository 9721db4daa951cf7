//! Whom something could have reached, as a page, as JSON, as CSV and in the terminal.

use crate::support::csv_records::records;
use crate::support::program::run;
use crate::support::server::get;

const QUESTION: &str = "entity=torashiro-kawabe&arrive=1935";

#[tokio::test]
async fn reach_is_the_same_everywhere() {
    let answer = get(&format!("/api/reach?{QUESTION}&limit=1000")).await;
    answer.assert_answer();
    let answer = answer.json();
    let reached = answer["reached"].as_array().expect("a list");
    assert_eq!(answer["possible"], reached.len());
    assert!(reached.len() > 50, "{}", reached.len());
    let page = get(&format!("/reach?{QUESTION}")).await;
    page.assert_page(200);
    let count = format!("possibly {} of {} others", reached.len(), answer["others"]);
    assert!(page.text().contains(&count), "{count}");
    let file = get(&format!("/api/reach.csv?{QUESTION}")).await;
    let rows = records(&file.body);
    assert_eq!(rows[0][..3], ["verdict", "id", "name"]);
    assert_eq!(rows.len() - 1, reached.len());
    let typed = run(&["reach", "Kawabe", "--arrive", "1935"]);
    let typed = typed.assert_code(0).output;
    let typed: Vec<&str> = typed.split_whitespace().collect();
    assert!(typed.join(" ").contains(&count), "{typed:?}");
}

#[tokio::test]
async fn each_row_leads_to_its_journey() {
    let answer = get(&format!(
        "/api/reach?{QUESTION}&limit=12&page=2&direction=both"
    ))
    .await
    .json();
    let reached = answer["reached"].as_array().expect("a list");
    assert_eq!(reached.len(), 12);
    for row in reached {
        let journey = row["journey"].as_str().expect("an address");
        assert!(journey.contains("direction=both"), "{journey}");
        let journey = get(&format!("/api{journey}")).await.json();
        assert_eq!(journey["verdict"], row["verdict"], "{row}");
    }
}

#[tokio::test]
async fn who_reaches_nobody_is_told_why() {
    let answer = get("/api/reach?entity=torashiro-kawabe&arrive=1900")
        .await
        .json();
    assert_eq!(answer["possible"], 0);
    assert!(
        answer["absence"]["changes"].to_string().len() > 4,
        "{answer}"
    );
    let both = get("/api/reach?entity=torashiro-kawabe&leave=1940&arrive=1930").await;
    both.assert_problem(400);
}
