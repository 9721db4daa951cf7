//! Flags of several kinds in one cell: counted, narrowed and listed under each of them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use prosopograph::model::Status;
use serde_json::Value;

use crate::support::server::explorer;
use crate::support::server::get;

/// How many claims of the usual scope have a flag of each kind, worked out from the cells alone: a
/// kind is a word with a colon after it where the cell begins or after a semicolon.
fn expected() -> BTreeMap<String, u64> {
    let mut expected = BTreeMap::new();
    let network = explorer().network();
    let is_word = |kind: &str| {
        kind.chars()
            .all(|sign| sign == '-' || sign.is_ascii_lowercase())
    };
    for claim in network.claims() {
        let parts = claim.flag().unwrap_or_default().split("; ");
        let kinds = parts.filter_map(|part| Some(part.split_once(": ")?.0));
        let kinds: BTreeSet<&str> = kinds.filter(|kind| is_word(kind)).collect();
        for kind in kinds {
            *expected.entry(kind.to_owned()).or_default() += 1;
        }
    }
    expected
}

/// The row of a value.
fn row_of<'a>(rows: &'a Value, key: &str, value: &str) -> &'a Value {
    let mut all = rows.as_array().expect("rows").iter();
    let row = all.find(|row| row[key]["value"] == value);
    row.unwrap_or_else(|| panic!("{value} is not in {rows}"))
}

#[tokio::test]
async fn a_claim_is_counted_and_listed_under_every_kind_of_its_flags() {
    let expected = expected();
    assert!(expected.len() > 2, "{expected:?}");
    let statuses = Status::ALL.map(Status::name).join(",").replace(' ', "+");
    let whole = format!("layer=both&status={statuses}");
    let counts = get(&format!("/api/counts?by=flag&{whole}&limit=100"))
        .await
        .json();
    let list = get(&format!("/api/claims?{whole}&limit=1")).await.json();
    let mut facets = list["facets"].as_array().expect("facets").iter();
    let facet = facets.find(|facet| facet["property"] == "flag");
    let facet = facet.expect("flags are a facet")["values"].clone();
    for (kind, claims) in &expected {
        let row = row_of(&counts["rows"], "key", kind);
        assert_eq!(row["total"]["figure"]["certain"], *claims, "{kind}");
        let row = row_of(&facet, "value", kind);
        assert_eq!(row["figure"]["certain"], *claims, "{kind}");
        let wanted = format!("/api/claims?{whole}&where=flag:{kind}&limit=1");
        assert_eq!(get(&wanted).await.json()["total"]["certain"], *claims);
        let others = format!("/api/claims?{whole}&where=flag:!{kind}&limit=1");
        let all = explorer().network().claims().count() as u64;
        assert_eq!(get(&others).await.json()["total"]["certain"], all - claims);
    }
}
