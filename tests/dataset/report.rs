//! The report: complete, in order, and bounded.

use std::fmt::Write;

use crate::support::small_dataset::assert_whole_or_nothing;
use crate::support::small_dataset::read_with;

#[test]
fn beyond_ten_thousand_problems_are_counted() {
    let mut relations = "from,type,to,source\n".to_owned();
    for _ in 0..6_000 {
        relations.push_str("alice,fought,nobody,book\n");
    }
    let loaded = read_with([("relations.csv", Some(relations.into_bytes()))]);
    assert_whole_or_nothing(&loaded);
    assert_eq!(loaded.report.error_count(), 12_000);
    assert_eq!(loaded.report.problems().len(), 10_000);
    assert_eq!(loaded.report.unlisted_count(), 2_000);
    assert_eq!(loaded.report.relations, 6_000);
}

#[test]
fn problems_stand_in_the_order_of_files_and_lines() {
    let mut relations = "from,type,to,when,source\n".to_owned();
    for number in 0..20 {
        writeln!(relations, "alice,met,nobody{number},yesterday,book").expect("a text grows");
    }
    let entities =
        "id,kind,name\nvienna,plaace,Vienna\nbob,person,\nalice,person,Alice\nalice,person,Alice\n";
    let files = [
        ("entities.csv", entities.to_owned()),
        ("relations.csv", relations),
    ];
    let loaded = read_with(files.map(|(file, text)| (file, Some(text.into_bytes()))));
    let places: Vec<(&str, Option<u64>)> = loaded
        .report
        .problems()
        .iter()
        .map(|problem| (problem.file.as_str(), problem.line))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(places.len(), 3 + 40);
}

#[test]
fn any_single_error_keeps_the_network_back() {
    let faults = [
        (
            "entities.csv",
            "id,kind,name\nalice,person,Alice\nbob,person,Bob\nvienna,place,Vienna\nalice,person,A\n",
        ),
        (
            "relations.csv",
            "from,type,to,source\nalice,met,carol,book\n",
        ),
        ("sources.csv", "id,title\nbook,A book\nbook,B\n"),
        ("kinds.csv", "kind\nperson\nplace\nplace\n"),
        ("relation_types.csv", "type\nmet\nlived_in\nmet\n"),
        ("questions.csv", "id,question,query\nq,What?,elsewhere\n"),
        ("datapackage.json", "{"),
    ];
    for (file, text) in faults {
        let loaded = read_with([(file, Some(text.as_bytes().to_vec()))]);
        assert!(
            loaded.network.is_none() && loaded.report.error_count() > 0,
            "{file} with a fault gave a network"
        );
    }
}
