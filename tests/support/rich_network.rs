//! Small networks in which every column of the dataset format is filled somewhere, with texts that
//! are hard to write.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::sample::subsequence;
use prosopograph::dataset::load;
use prosopograph::model::Network;
use prosopograph::model::stated;

use crate::support::rich_files::COLUMNS;
use crate::support::rich_files::files;

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

pub const DATES: [&str; 16] = [
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

pub const STATUSES: [&str; 5] = ["documented", "alleged", "charged", "denied", "rumour"];

pub const CERTAINTIES: [&str; 5] = ["", "certain", "probable", "possible", "dubious"];

#[derive(Clone, Debug)]
pub struct EntityRow {
    pub kind: usize,
    pub name: String,
    pub variants: Vec<String>,
    pub begin: Option<usize>,
    pub note: Option<String>,
    pub same_as: bool,
    pub locus: Option<String>,
    pub attribute: Option<String>,
}

#[derive(Clone, Debug)]
pub struct RelationRow {
    pub ends: (usize, usize),
    pub relation_type: usize,
    pub id: bool,
    pub when: Option<usize>,
    pub verbatim: Option<String>,
    pub status: usize,
    pub certainty: usize,
    pub asserted_by: Option<usize>,
    pub place: Option<usize>,
    pub sources: Vec<usize>,
    pub note: Option<String>,
    pub attribute: Option<String>,
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
        // "NA" is drawn now and then, and as a cell it says nothing.
        drawn.prop_filter("every text says something", |text| !stated(text).is_empty())
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
