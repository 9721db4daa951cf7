//! The files of a random dataset that uses every column of the format.

use std::borrow::Cow;

use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::guarded;

use crate::support::rich_network::CERTAINTIES;
use crate::support::rich_network::DATES;
use crate::support::rich_network::EntityRow;
use crate::support::rich_network::HARD;
use crate::support::rich_network::RelationRow;
use crate::support::rich_network::STATUSES;

/// Names of further columns: what formats and readers call their own columns, and names that are
/// hard to write.
pub const COLUMNS: [&str; 44] = [
    "a further column",
    "label",
    "Label",
    "weight",
    "Weight",
    "Kind",
    "timeset",
    "start",
    "End",
    "Source",
    "target",
    "Id",
    "key",
    "source_port",
    "spells",
    "parent",
    "x",
    "size",
    "viz_color",
    "group",
    "directed",
    "type_label",
    "from_name",
    "to_name",
    "Person 1 ID",
    "Person 2 ID",
    "type_class",
    "type_sign",
    "year_first",
    "original_id",
    "begin_as_written",
    "when_as_written",
    "~undirected",
    "shared name",
    "interaction",
    "data",
    "prosopograph",
    "pajek",
    "_",
    "type_",
    "1",
    "=1+1",
    "<b>&\"quoted\"",
    "Ежов, 漢語",
];

pub fn files(
    entities: &[EntityRow],
    relations: &[RelationRow],
    listed: bool,
    attributes: &[&str],
) -> DatasetFiles {
    let mut files = DatasetFiles::from_memory("rich", []);
    let id = |number: usize| format!("e{}", number % entities.len());
    let rows = entities.iter().enumerate().map(|(number, row)| {
        vec![
            id(number),
            format!("kind_{}", row.kind),
            row.name.clone(),
            row.variants.join("|"),
            row.begin
                .map_or(String::new(), |date| DATES[date].to_owned()),
            row.note.clone().unwrap_or_default(),
            if row.same_as {
                "https://example.org/a?b=c&d".to_owned()
            } else {
                String::new()
            },
            row.locus
                .as_ref()
                .map_or(String::new(), |_| source(0, listed)),
            row.locus.clone().unwrap_or_default(),
            row.attribute.clone().unwrap_or_default(),
        ]
    });
    let columns = [
        "id",
        "kind",
        "name",
        "variants",
        "begin",
        "note",
        "same_as",
        "source",
        "locus",
        attributes[0],
    ];
    insert(&mut files, "entities.csv", &columns, rows);
    insert_relations(&mut files, entities.len(), relations, listed, attributes);
    insert_types(&mut files);
    insert_words(&mut files);
    let kinds = (0..3).map(|number| {
        [
            format!("kind_{number}"),
            format!("Kind {number}"),
            "#3366aa".to_owned(),
        ]
        .to_vec()
    });
    insert(&mut files, "kinds.csv", &["kind", "label", "colour"], kinds);
    if listed {
        let sources = (0..2).map(|number| {
            [
                source(number, true),
                HARD[number].to_owned(),
                "1937".to_owned(),
            ]
            .to_vec()
        });
        insert(&mut files, "sources.csv", &["id", "title", "year"], sources);
    }
    files
}

fn insert_relations(
    files: &mut DatasetFiles,
    entities: usize,
    relations: &[RelationRow],
    listed: bool,
    attributes: &[&str],
) {
    let id = |number: usize| format!("e{}", number % entities);
    let rows = relations.iter().enumerate().map(|(number, row)| {
        let sources: Vec<String> = row
            .sources
            .iter()
            .map(|&number| source(number, listed))
            .collect();
        let loci: Vec<String> = row
            .sources
            .iter()
            .map(|number| format!("f. {number}"))
            .collect();
        vec![
            id(row.ends.0),
            format!("type_{}", row.relation_type),
            id(row.ends.1),
            if row.id {
                format!("r{number}")
            } else {
                String::new()
            },
            row.when
                .map_or(String::new(), |date| DATES[date].to_owned()),
            row.verbatim.clone().unwrap_or_default(),
            STATUSES[row.status].to_owned(),
            CERTAINTIES[row.certainty].to_owned(),
            row.asserted_by.map_or(String::new(), id),
            row.place.map_or(String::new(), id),
            sources.join("|"),
            loci.join("|"),
            row.note.clone().unwrap_or_default(),
            row.attribute.clone().unwrap_or_default(),
            row.attribute
                .clone()
                .map_or(String::new(), |text| format!("{}", text.len())),
        ]
    });
    let columns = [
        "from",
        "type",
        "to",
        "id",
        "when",
        "when_verbatim",
        "status",
        "certainty",
        "asserted_by",
        "place",
        "source",
        "locus",
        "note",
        attributes[1],
        attributes[2],
    ];
    insert(files, "relations.csv", &columns, rows);
}

fn insert_types(files: &mut DatasetFiles) {
    let types = (0..4).map(|number| {
        let aspect = if number % 2 == 0 { "state" } else { "event" };
        let (sign, symmetric) = (
            ["-1", "0", "1", "0"][number],
            if number == 3 { "true" } else { "false" },
        );
        [
            &format!("type_{number}"),
            &format!("does \"{number}\" to"),
            "class-a",
            sign,
            aspect,
            symmetric,
        ]
        .map(str::to_owned)
        .to_vec()
    });
    insert(
        files,
        "relation_types.csv",
        &["type", "label", "class", "sign", "aspect", "symmetric"],
        types,
    );
}

/// Classes and patterns with hard words in every column.
fn insert_words(files: &mut DatasetFiles) {
    let classes = [["class-a", HARD[0], "#336699|#99ccff", "burst", HARD[1]]];
    let classes = classes.map(|row| row.map(str::to_owned).to_vec());
    let columns = ["class", "label", "colour", "mark", "note"];
    insert(files, "classes.csv", &columns, classes.into_iter());
    let patterns = [["hard", HARD[1], "=type_0|class-a", ">type_1", "", HARD[0]]];
    let patterns = patterns.map(|row| row.map(str::to_owned).to_vec());
    let columns = ["pattern", "name", "side1", "side2", "side3", "note"];
    insert(files, "patterns.csv", &columns, patterns.into_iter());
}

fn source(number: usize, listed: bool) -> String {
    if listed {
        format!("s{number}")
    } else {
        format!("A book, vol. {number}")
    }
}

fn insert(
    files: &mut DatasetFiles,
    file: &str,
    columns: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) {
    let mut table = csv::Writer::from_writer(Vec::new());
    table
        .write_record(columns)
        .expect("memory can be written to");
    for row in rows {
        table
            .write_record(row.iter().map(|cell| guarded(cell).into_owned()))
            .expect("memory can be written to");
    }
    files.insert(
        file,
        Cow::Owned(table.into_inner().expect("memory can be written to")),
    );
}
