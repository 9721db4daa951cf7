//! `patterns.csv`: triangles that a dataset names, and what can be wrong with them.

use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;

use crate::support::small_dataset::problem_lines;
use crate::support::small_dataset::read_with;

const ENTITIES: &str = "id,kind,name\na,person,A\nb,person,B\nc,person,C\nd,person,D\n";
const TYPES: &str =
    "type,class,aspect\nrecruited,espionage,event\nwrote_to,letters,event\nknew,contact,state\n";
const RELATIONS: &str = "from,type,to,source\na,recruited,b,book\nb,wrote_to,c,book\na,knew,c,book\nd,knew,a,book\nd,knew,b,book\n";

fn read(patterns: &str) -> prosopograph::dataset::Loaded {
    let files = [
        ("entities.csv", ENTITIES),
        ("relation_types.csv", TYPES),
        ("relations.csv", RELATIONS),
        ("patterns.csv", patterns),
    ];
    read_with(files.map(|(name, text)| (name, Some(text.as_bytes().to_vec()))))
}

fn count(patterns: &str, id: &str) -> u64 {
    let loaded = read(patterns);
    let problems = problem_lines(&loaded);
    let explorer = Explorer::of(
        loaded.network.unwrap_or_else(|| panic!("{problems:?}")),
        loaded.report,
    );
    let asked = explorer
        .read_any(
            "/triangles",
            Parameters::from_query(&format!("pattern={id}")),
        )
        .expect("the pattern is known");
    asked
        .answer(&explorer, &asked.request().limits)
        .expect("the network is small")
        .count()
}

#[test]
fn a_pattern_of_the_dataset_is_asked_by_its_id() {
    let patterns = "pattern,name,side1,side2,side3,note\ncourier,Courier,>recruited,>letters,,One recruited a messenger.\n\
         reversed,Reversed,<recruited,>letters,,\nany-tie,Any,,,,\nmutual,Mutual,=espionage,,,\n";
    assert_eq!(count(patterns, "courier"), 1);
    assert_eq!(
        count(patterns, "reversed"),
        0,
        "nobody who was recruited by a messenger"
    );
    assert_eq!(count(patterns, "any-tie"), 2);
    assert_eq!(
        count(patterns, "mutual"),
        0,
        "nobody who was recruited by the one he recruited"
    );
}

#[test]
fn the_patterns_of_a_network_are_those_of_its_dataset() {
    let loaded = read("pattern,name,side1,side2,side3\ncourier,Courier,>recruited,>letters,\n");
    let network = loaded.network.expect("nothing is wrong");
    let ids: Vec<&str> = network
        .patterns()
        .iter()
        .map(|pattern| pattern.id.as_str())
        .collect();
    assert_eq!(ids, ["courier"]);
    let found = network.find_pattern("courier").expect("it is declared");
    assert_eq!(found.name, "Courier");
    assert_eq!(network.find_pattern("espionage"), None);
}

#[test]
fn what_is_wrong_with_a_pattern_is_said_with_its_line() {
    let loaded = read(
        "pattern,name,side1,side2,side3\ncourier,Courier,>recruted,letters,\ncourier,Again,,,\nNo slug!,X,,,\n",
    );
    assert!(loaded.network.is_none());
    let problems = problem_lines(&loaded).join("\n");
    for wanted in [
        "patterns.csv:2: ",
        "side1 names \"recruted\"",
        "did you mean \"recruited\"?",
        "patterns.csv:3: ",
        "already defined",
        "patterns.csv:4: ",
    ] {
        assert!(problems.contains(wanted), "{wanted} in {problems}");
    }
}
