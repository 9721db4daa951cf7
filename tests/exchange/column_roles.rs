//! What the report says of each column, and what users say of single ones instead.

use prosopograph::exchange::ColumnMap;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::Imported;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

use crate::exchange::delimited_text::table;

const NODES: &str = "id,name,type,Beruf\na,Anna,person,x\nb,Bruno,person,y\n";
const EDGES: &str = "source,target,type,day,month,year,mood\na,b,met,3,5,1831,gay\n";

/// The tables with the roles of some columns said, each as `NAME=ROLE`.
fn read(said: &[&str]) -> Imported {
    let mut columns = ColumnMap::default();
    for column in said {
        columns.extend(ColumnMap::of_column(column).expect("a role"));
    }
    let files = [("nodes.csv", NODES), ("edges.csv", EDGES)].map(|(name, text)| InputFile {
        name: name.to_owned(),
        bytes: text.into(),
    });
    let options = ImportOptions {
        columns,
        ..ImportOptions::default()
    };
    import(&files, &options, &Unwatched).unwrap_or_else(|error| panic!("{said:?}: {error}"))
}

/// The roles of all columns, a table after the other.
fn roles(imported: &Imported) -> Vec<String> {
    let tables = imported.report.tables.iter();
    let told = tables.map(|table| {
        let roles = table.columns.iter().map(|column| column.role.as_str());
        roles.collect::<Vec<_>>().join(", ")
    });
    told.collect()
}

#[test]
fn every_column_is_told_with_its_role() {
    let found = read(&[]);
    assert_eq!(
        roles(&found),
        [
            "id, name, kind, attribute",
            "from, to, type, part of a date, part of a date, part of a date, attribute"
        ]
    );
    let report = found.report.to_string();
    let line = "edges.csv:1: columns: \"source\" is from, \"target\" is to, \"type\" is type, ";
    assert!(report.contains(line), "{report}");
}

#[test]
fn a_column_of_one_file_is_left_out_and_its_namesake_stays() {
    let found = read(&["nodes.csv:type=leave-out", "mood=note"]);
    assert_eq!(roles(&found)[0], "id, name, leave-out, attribute");
    assert!(roles(&found)[1].starts_with("from, to, type, "));
    assert!(roles(&found)[1].ends_with(", note"));
    assert!(!table(&found, "entities.csv").contains("person"));
    let kept = read(&["nodes.csv:type=attribute", "edges.csv:type=attribute"]);
    assert_eq!(roles(&kept)[0], "id, name, attribute, attribute");
    assert!(roles(&kept)[1].starts_with("from, to, attribute, "));
    assert!(table(&kept, "entities.csv").contains("person"));
    assert!(table(&kept, "relations.csv").contains("type 2"));
}

#[test]
fn a_part_of_a_date_that_is_an_attribute_is_no_date() {
    let found = read(&["month=attribute"]);
    assert!(roles(&found)[1].starts_with("from, to, type, attribute, attribute, when"));
}

#[test]
fn what_is_no_role_is_told_with_those_there_are() {
    for text in ["Sender", "Sender=", "=from", "Sender=sender", "Spouse=tie"] {
        let error = ColumnMap::of_column(text).expect_err(text).to_string();
        assert!(
            error.contains(text) && error.contains("from, to, type") && error.contains("leave-out"),
            "{error}"
        );
    }
}

#[test]
fn a_figure_that_is_a_word_is_told_with_its_line() {
    let text = "Sender,Recipient,Quantity\nann,bea,3\nbea,cid,seven\ncid,dan,4/6\n";
    let file = InputFile {
        name: "letters.csv".to_owned(),
        bytes: text.into(),
    };
    let found = import(&[file], &ImportOptions::default(), &Unwatched).expect("it is read");
    let report = found.report.to_string();
    let note = "the quantity \"seven\" is not a number or a range; it is shown but not counted";
    let mut lines = report.lines().filter(|line| line.contains("quantity \""));
    let line = lines.next().unwrap_or_default();
    assert!(line.contains(":3") && line.contains(note), "{report}");
    assert_eq!(lines.next(), None, "{report}");
}

#[test]
fn kinds_of_a_file_have_the_plural_of_english() {
    let text = r#"{"nodes":[{"id":"a","kind":"country"},{"id":"b","kind":"church"}],"links":[{"source":"a","target":"b"}]}"#;
    let file = InputFile {
        name: "kinds.json".to_owned(),
        bytes: text.into(),
    };
    let found = import(&[file], &ImportOptions::default(), &Unwatched).expect("it is read");
    let kinds = found.network.schema().kinds();
    let plurals: Vec<&str> = kinds.map(|(_, kind)| kind.plural.as_str()).collect();
    assert_eq!(plurals, ["countries", "churches"]);
}
