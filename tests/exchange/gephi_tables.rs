//! The tables for Gephi: written, read back, and told from those of other programs.

use prosopograph::dataset::builtin;
use prosopograph::dataset::load;
use prosopograph::exchange::Extract;
use prosopograph::exchange::Format;
use prosopograph::model::EntityIndex;
use prosopograph::model::RelationIndex;

use crate::exchange::delimited_text::try_import;
use crate::exchange::round_trip::read_back;
use crate::exchange::round_trip::written;
use crate::support::small_dataset::read_with;

#[test]
fn a_part_of_a_network_is_written_for_gephi() {
    let network = load(&builtin())
        .network
        .expect("the built-in network is faultless");
    let relations = [0, 1, 0].map(RelationIndex::new);
    let extract = Extract::of(&network, std::iter::empty::<EntityIndex>(), relations);
    let mut edges = Vec::new();
    let writer = Format::from_name("csv")
        .and_then(Format::exporter)
        .expect("CSV is written");
    writer
        .write(&extract, "edges.csv", &mut edges)
        .expect("memory can be written to");
    let edges = String::from_utf8(edges).expect("files are UTF-8");
    let lines: Vec<&str> = edges.lines().collect();
    assert!(
        lines[0].starts_with("Source,Target,Type,Id,Label,Kind,Weight,timeset,type_,when,"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].contains(
            ",Directed,r0001,published,published,1,\"<[1919.0,1919.0]>\",published,1919-08-01,"
        ),
        "{}",
        lines[1]
    );
    assert_eq!(lines.len(), 3);
}

#[test]
fn gephis_columns_and_attributes_of_their_names_do_not_mix() {
    let entities =
        "id,kind,name,Label,ID,timeset,label_\na,person,Anna,x,y,z,w\nb,person,Boris,,,,\n";
    let relations = "from,type,to,when,Source,label,Label,weight,KIND,Type,timeset,type_,start\n\
                     a,knows,b,1936/1938,s,l,L,2.5,k,t,ts,u,v\na,knows,b,1937,,,,many,,,,,\nb,knows,a,,,,,,,,,,\n";
    let types = "type,label,class,sign,aspect,symmetric\nknows,knows,other,0,state,true\n";
    let files = [
        ("entities.csv", entities),
        ("relations.csv", relations),
        ("relation_types.csv", types),
    ];
    let imported = try_import(&files, "").unwrap_or_else(|error| panic!("{error}"));
    let network = load(&imported.files)
        .network
        .expect("an import is faultless");
    let written_once = written(&network, "csv");
    let edges = &written_once
        .iter()
        .find(|(name, _)| name == "edges.csv")
        .expect("there is a table of edges")
        .1;
    let rows: Vec<&str> = edges.lines().collect();
    assert!(
        rows[1].starts_with("a,b,Undirected,,knows,knows,2.5,\"<[1936.0,1938.0]>\",knows,"),
        "{edges}"
    );
    assert!(
        rows[2].starts_with("a,b,Undirected,,knows,knows#2,1,\"<[1937.0,1937.0]>\",knows,"),
        "{edges}"
    );
    assert!(
        rows[3].starts_with("b,a,Undirected,,knows,knows#3,1,,knows,"),
        "{edges}"
    );
    let header: Vec<String> = rows[0].split(',').map(str::to_lowercase).collect();
    let gephis = [
        "source", "target", "type", "id", "label", "kind", "weight", "timeset",
    ];
    assert!(
        gephis
            .iter()
            .all(|own| header.iter().filter(|name| name == own).count() == 1),
        "{}",
        rows[0]
    );
    let (back, report) = read_back(&written_once);
    assert_eq!(
        (report.entities.changed, report.relations.changed),
        (0, 0),
        "{report}"
    );
    assert_eq!(written(&network, "dataset"), written(&back, "dataset"));
}

#[test]
fn our_own_tables_are_not_asked_for_dates() {
    let relations = "from,type,to,when,source,founded\nalice,met,bob,1936-05,book,1901\nbob,lived_in,vienna,,book,1902\n";
    let network = read_with([("relations.csv", Some(relations.into()))])
        .network
        .expect("it is faultless");
    let (_, report) = read_back(&written(&network, "csv"));
    assert!(
        !report.to_string().contains("no column is known"),
        "{report}"
    );
}
