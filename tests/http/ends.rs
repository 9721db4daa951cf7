//! Who did it, and to whom it was done: entities counted by one end of their claims.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::program::run;
use crate::support::server::get;

const REPRESSION: &str = "classes=repression";
const ARRESTED: &str = "types=arrested&during=1937";

fn ids<'v>(rows: &'v Value, id: impl Fn(&'v Value) -> &'v Value) -> BTreeSet<&'v str> {
    let rows = rows.as_array().expect("rows");
    rows.iter().filter_map(|row| id(row).as_str()).collect()
}

#[tokio::test]
async fn who_did_it_is_told_from_whom_it_was_done_to() {
    let claims = get(&format!("/api/claims?{REPRESSION}&limit=1000"))
        .await
        .json();
    let at = |end: &str| -> BTreeSet<&str> {
        let rows = claims["relations"].as_array().expect("claims").iter();
        let ends = rows.map(|row| &row[end]);
        let persons = ends.filter(|end| end["kind"] == "person");
        persons.filter_map(|end| end["id"].as_str()).collect()
    };
    let (doers, arrested) = (at("from"), at("to"));
    let either: BTreeSet<&str> = doers.union(&arrested).copied().collect();
    assert!(!arrested.is_empty() && doers != arrested && either != arrested);
    for (end, expected) in [("from", &doers), ("to", &arrested), ("either", &either)] {
        let narrowed = format!("kinds=person&{REPRESSION}&end={end}");
        let list = get(&format!("/api/entities?{narrowed}&limit=1000"))
            .await
            .json();
        assert_eq!(
            ids(&list["entities"], |row| &row["entity"]["id"]),
            *expected,
            "{end}"
        );
        let counts = get(&format!("/api/counts?what=entities&by=kind&{narrowed}"))
            .await
            .json();
        assert_eq!(
            counts["total"]["figure"]["possible"],
            expected.len(),
            "{end}"
        );
        let typed = [
            "count",
            "entities",
            "--by",
            "kind",
            "--kinds",
            "person",
            "--classes",
            "repression",
            "--end",
            end,
            "--format",
            "json",
        ];
        assert_eq!(run(&typed).assert_code(0).json()["total"], counts["total"]);
    }
}

#[tokio::test]
async fn the_page_says_which_end_is_counted_in_the_words_of_the_type() {
    let page = get(&format!("/entities?kinds=person&{ARRESTED}"))
        .await
        .text();
    assert!(page.contains("at either end of the claims: of whom it is said “arrested …”, and of whom it is said “was arrested by …”."), "{page}");
    let to = "/entities?during=1937&amp;end=to&amp;kinds=person&amp;types=arrested";
    let escaped = to.replace("&amp;", "&#38;");
    assert!(page.contains(to) || page.contains(&escaped), "{page}");
    let page = get(&format!("/counts?what=entities&{ARRESTED}&end=to"))
        .await
        .text();
    assert!(
        page.contains("Counted are only those of whom it is said “was arrested by …”."),
        "{page}"
    );
    assert!(
        page.contains("<option value=\"to\" selected>to whom it was done</option>"),
        "{page}"
    );
    // Several types have no words in common, and claims have no end that is counted.
    let page = get("/entities?classes=repression&end=from").await.text();
    assert!(
        page.contains("Counted are only those who did it."),
        "{page}"
    );
    let page = get("/counts?types=arrested").await.text();
    assert!(!page.contains("Counted are"), "{page}");
    let typed = run(&["list", "entities", "--types", "arrested", "--end", "to"]).assert_code(0);
    assert!(typed.output.contains("was arrested by"), "{}", typed.output);
}
