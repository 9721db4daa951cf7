//! Two periods compared, as a page, as JSON, as CSV and in the terminal; every number leads to what it
//! counts.

use crate::support::csv_records::records;
use crate::support::program::run;
use crate::support::server::get;

const QUESTION: &str = "first=1936&second=1937&kinds=person";
/// It is not certain which days the first period means.
const VAGUE: &str = "first=1936?&second=1938/1939&kinds=person";

#[tokio::test]
async fn the_comparison_is_the_same_everywhere() {
    let answer = get(&format!("/api/compare?{QUESTION}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let answer = answer.json();
    let new = &answer["claims"]["new"]["figure"];
    let (certain, possible) = (&new["certain"], &new["possible"]);
    let words = format!("new certainly {certain}, possibly {possible}");
    let typed = run(&["compare", "1936", "1937", "--kinds", "person"]);
    let typed = typed.assert_code(0).output;
    let typed: Vec<&str> = typed.split_whitespace().collect();
    assert!(typed.join(" ").contains(&words), "{words}");
    let page = get(&format!("/compare?{QUESTION}")).await;
    page.assert_page(200);
    let short = format!("{certain}\u{2013}{possible}");
    assert!(page.text().contains(&short), "{short}");
    let file = get(&format!("/api/compare.csv?{QUESTION}")).await;
    let rows = records(&file.body);
    assert_eq!(rows[0][..2], ["change", "verdict"]);
    assert_eq!(
        (rows.len() - 1) as u64,
        possible.as_u64().expect("a number")
    );
    let certain_rows = rows.iter().filter(|row| row[1] == "certain").count();
    assert_eq!(certain_rows as u64, certain.as_u64().expect("a number"));
}

#[tokio::test]
async fn every_figure_leads_to_what_it_counts() {
    for question in [QUESTION, VAGUE] {
        assert_figures_lead_to_what_they_count(question).await;
    }
}

async fn assert_figures_lead_to_what_they_count(question: &str) {
    let answer = get(&format!("/api/compare?{question}")).await.json();
    for what in ["claims", "entities"] {
        for period in ["first", "second"] {
            let counted = &answer[what][period];
            let page = counted["page"].as_str().expect("an address");
            let list = get(&format!("/api{page}")).await.json();
            assert_eq!(list["total"], counted["figure"], "{page}");
        }
        for fate in ["new", "gone", "stayed"] {
            let counted = &answer[what][fate];
            let page = counted["page"].as_str().expect("an address");
            let page = page.trim_end_matches("#changed");
            let list = get(&format!("/api{page}&limit=1000")).await.json();
            let rows = list[format!("changed_{what}")].as_array().expect("a list");
            assert_eq!(
                rows.len() as u64,
                counted["figure"]["possible"].as_u64().expect("a number"),
                "{page}"
            );
        }
    }
    for ranking in answer["rankings"].as_array().expect("two") {
        let address = ranking.as_str().expect("an address");
        get(address).await.assert_page(200);
    }
}

#[tokio::test]
async fn wrong_periods_are_told() {
    let missing = get("/compare?first=1936").await;
    missing.assert_page(400);
    get("/compare?first=1936&second=soon")
        .await
        .assert_page(400);
    let form = get("/compare").await;
    form.assert_page(200);
}

#[tokio::test]
async fn the_other_way_round_what_is_new_is_gone() {
    let forth = get("/api/compare?first=1936&second=1937").await.json();
    let back = get("/api/compare?first=1937&second=1936").await.json();
    for what in ["claims", "entities"] {
        for [one, other] in [["new", "gone"], ["gone", "new"], ["stayed", "stayed"]] {
            assert_eq!(
                forth[what][one]["figure"], back[what][other]["figure"],
                "{what}: {one}"
            );
        }
    }
}
