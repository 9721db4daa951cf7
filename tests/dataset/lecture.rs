//! The network of the lecture against the text of the lecture, when it is at hand.

use std::collections::HashMap;
use std::collections::HashSet;
use std::env;
use std::fs;
use std::path::Path;

use csv::ReaderBuilder;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// So many words in a row are a quotation.
const QUOTED: usize = 8;

/// A row of a table: what stands in each column.
type Row = HashMap<String, String>;

#[derive(Deserialize)]
struct Locators {
    locators: HashMap<String, Paragraph>,
}

#[derive(Deserialize)]
struct Paragraph {
    lines: Vec<usize>,
}

/// The text, and its paragraphs by locus, as they are compared.
struct Lecture {
    text: String,
    paragraphs: HashMap<String, String>,
}

/// Reads the text that `PROSOPOGRAPH_LECTURE` names, with `locators.json` beside it.
fn lecture() -> Lecture {
    let path = env::var("PROSOPOGRAPH_LECTURE")
        .expect("PROSOPOGRAPH_LECTURE is not set: name the text of the lecture");
    let path = Path::new(&path);
    let text = fs::read_to_string(path).expect("the text of the lecture can be read");
    let places = fs::read_to_string(path.with_file_name("locators.json"))
        .expect("locators.json lies beside the text");
    let places: Locators = serde_json::from_str(&places).expect("locators.json is understood");
    let lines: Vec<&str> = text.lines().collect();
    let paragraph = |place: &Paragraph| {
        let numbered = place.lines.iter().map(|number| lines[number - 1]);
        compared(&numbered.collect::<Vec<_>>().join(" "))
    };
    Lecture {
        paragraphs: places
            .locators
            .iter()
            .map(|(locus, place)| (locus.clone(), paragraph(place)))
            .collect(),
        text: compared(&text),
    }
}

/// Without marks of emphasis, quotation marks, capitals and the kinds of spaces and dashes.
fn compared(text: &str) -> String {
    let signs = text.nfkc().filter_map(|sign| match sign {
        '*' | '“' | '”' | '«' | '»' | '„' | '"' => None,
        '‘' | '’' => Some('\''),
        '–' | '—' => Some('-'),
        other => Some(other),
    });
    let plain = signs.collect::<String>().to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> Vec<String> {
    compared(text)
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn rows(file: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("graph_data/great-terror")
        .join(file);
    ReaderBuilder::new()
        .from_path(path)
        .expect("the table can be read")
        .deserialize()
        .map(|row| row.expect("the row has all columns"))
        .collect()
}

fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}

/// The paragraphs of the lecture that a row cites.
fn cited<'a>(lecture: &'a Lecture, row: &Row) -> Vec<&'a str> {
    cell(row, "locus")
        .split('|')
        .filter_map(|locus| lecture.paragraphs.get(locus))
        .map(String::as_str)
        .collect()
}

/// Whether the words stand in one of the texts; three dots are words left out.
fn stands_in(words: &str, texts: &[&str]) -> bool {
    let words = compared(words);
    let has_all = |text: &&str| words.split(" ... ").all(|part| text.contains(part));
    words.is_empty() || texts.iter().any(has_all)
}

#[test]
#[ignore = "needs the lecture's text; run by .ci/run"]
fn the_words_of_a_date_stand_where_they_are_cited() {
    let lecture = lecture();
    let strays: Vec<String> = rows("relations.csv")
        .iter()
        .filter(|row| !stands_in(cell(row, "when_verbatim"), &cited(&lecture, row)))
        .map(|row| {
            ["id", "locus", "when_verbatim"]
                .map(|column| cell(row, column))
                .join(" ")
        })
        .collect();
    assert!(
        strays.is_empty(),
        "cite the paragraph that has these words, or take the date away:\n{}",
        strays.join("\n")
    );
}

/// Whether a column may repeat the lecture: the words of a date, places and addresses, and the titles of works.
fn may_repeat(file: &str, row: &Row, column: &str) -> bool {
    let is_work = ["document", "publication"].contains(&cell(row, "kind"));
    ["when_verbatim", "locus", "query", "expected"].contains(&column)
        || (file == "sources.csv" && column == "title")
        || (file == "entities.csv" && is_work && ["name", "variants"].contains(&column))
}

#[test]
#[ignore = "needs the lecture's text; run by .ci/run"]
fn everything_is_in_our_own_words() {
    let all = words(&lecture().text);
    let quotations: HashSet<&[String]> = all.windows(QUOTED).collect();
    let files = [
        "classes.csv",
        "entities.csv",
        "kinds.csv",
        "patterns.csv",
        "questions.csv",
        "relation_types.csv",
        "relations.csv",
        "sources.csv",
    ];
    let mut quoted = Vec::new();
    for file in files {
        for row in rows(file) {
            for (column, text) in row
                .iter()
                .filter(|(column, _)| !may_repeat(file, &row, column))
            {
                let ours = words(text);
                let mut runs = ours.windows(QUOTED);
                if let Some(run) = runs.find(|run| quotations.contains(run)) {
                    quoted.push(format!(
                        "{file} {} {column}: {}",
                        cell(&row, "id"),
                        run.join(" ")
                    ));
                }
            }
        }
    }
    assert!(
        quoted.is_empty(),
        "say this in other words:\n{}",
        quoted.join("\n")
    );
}
