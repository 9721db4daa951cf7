//! Small networks in which every column of the dataset format is filled somewhere, with texts that
//! are hard to write.

use std::borrow::Cow;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::sample::subsequence;
use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::guarded;
use prosopograph::dataset::load;
use prosopograph::model::Network;

/// Texts that writers get wrong: quotation marks, markup, line ends, formulas, scripts that run
/// from right to left.
pub const HARD: [&str; 18] = [
    "Ежов, Николай",
    "=1+1",
    "'=1+1",
    "-0044",
    "+",
    "@SUM(A1)",
    "a \"quoted\" name",
    "<script>alert(1)</script> & co",
    "two\nlines",
    "a;b,c\td",
    "]]> --> ?>",
    "漢語 عربى עברית",
    "e\u{301} \u{202e}evil",
    "\\ \\n {}[]",
    "100%",
    "O'Brien",
    "_:b0 <http://a.b/c>",
    "🕵🏽‍♀️",
];

const DATES: [&str; 16] = [
    "1937",
    "1937-07",
    "1937-07-30",
    "193X",
    "1937~",
    "1936/1938",
    "1936-02/1938-11-25",
    "/1937",
    "1937/",
    "../1937-05",
    "[1937,1938]",
    "{1932,1934}",
    "1932-21",
    "julian:1917-10-25",
    "-0044-03-15",
    "1937?/1938-12~",
];

/// Names of further columns: what formats and readers call their own columns, and names that are
/// hard to write.
const COLUMNS: [&str; 44] = [
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

const STATUSES: [&str; 5] = ["documented", "alleged", "charged", "denied", "rumour"];
const CERTAINTIES: [&str; 5] = ["", "certain", "probable", "possible", "dubious"];

#[derive(Clone, Debug)]
struct EntityRow {
    kind: usize,
    name: String,
    variants: Vec<String>,
    begin: Option<usize>,
    note: Option<String>,
    same_as: bool,
    locus: Option<String>,
    attribute: Option<String>,
}

#[derive(Clone, Debug)]
struct RelationRow {
    ends: (usize, usize),
    relation_type: usize,
    id: bool,
    when: Option<usize>,
    verbatim: Option<String>,
    status: usize,
    certainty: usize,
    asserted_by: Option<usize>,
    place: Option<usize>,
    sources: Vec<usize>,
    note: Option<String>,
    attribute: Option<String>,
}

/// Networks of up to eight entities and fifteen relations, half of which list their sources.
pub fn rich_network() -> impl Strategy<Value = Network> {
    let attributes = subsequence(&COLUMNS[..], 3).prop_shuffle();
    let parts = (
        vec(entity(), 1..8),
        vec(relation(), 0..15),
        any::<bool>(),
        attributes,
    );
    parts.prop_map(|(entities, relations, listed, attributes)| {
        let files = files(&entities, &relations, listed, &attributes);
        let loaded = load(&files);
        let problems: Vec<String> = loaded
            .report
            .problems()
            .iter()
            .map(ToString::to_string)
            .collect();
        loaded
            .network
            .unwrap_or_else(|| panic!("a rich network is faultless:\n{}", problems.join("\n")))
    })
}

fn text() -> impl Strategy<Value = String> {
    let hard = select(&HARD[..]).prop_map(str::to_owned);
    let drawn = "[a-zA-Zа-яłż0-9 .,;:'\"<>&#%/\\\\-]{1,12}".prop_map(|text| text.trim().to_owned());
    proptest::prop_oneof![
        hard,
        drawn.prop_filter("no text is empty", |text| !text.is_empty())
    ]
}

/// A text that may stand in a list.
fn part() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.replace(['|', '\n'], " "))
}

fn entity() -> impl Strategy<Value = EntityRow> {
    (
        0usize..3,
        text(),
        vec(part(), 0..3),
        weighted(0.4, 0..DATES.len()),
        weighted(0.3, text()),
        any::<bool>(),
        weighted(0.3, part()),
        weighted(0.4, text()),
    )
        .prop_map(
            |(kind, name, variants, begin, note, same_as, locus, attribute)| EntityRow {
                kind,
                name,
                variants,
                begin,
                note,
                same_as,
                locus,
                attribute,
            },
        )
}

fn relation() -> impl Strategy<Value = RelationRow> {
    let what = (
        (0usize..8, 0usize..8),
        0usize..4,
        any::<bool>(),
        weighted(0.7, 0..DATES.len()),
        weighted(0.3, text()),
    );
    let how = (
        0..STATUSES.len(),
        0..CERTAINTIES.len(),
        weighted(0.2, 0usize..8),
        weighted(0.2, 0usize..8),
    );
    let rest = (
        vec(0usize..2, 1..3),
        weighted(0.3, text()),
        weighted(0.4, text()),
    );
    (what, how, rest).prop_map(|(what, how, rest)| RelationRow {
        ends: what.0,
        relation_type: what.1,
        id: what.2,
        when: what.3,
        verbatim: what.4,
        status: how.0,
        certainty: how.1,
        asserted_by: how.2,
        place: how.3,
        sources: rest.0,
        note: rest.1,
        attribute: rest.2,
    })
}

fn files(
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
    insert(&mut files, "relations.csv", &columns, rows);
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
        &mut files,
        "relation_types.csv",
        &["type", "label", "class", "sign", "aspect", "symmetric"],
        types,
    );
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
