//! `patterns.csv`: triangles that a dataset gives a name.

use std::collections::HashSet;

use crate::dataset::columns::Columns;
use crate::dataset::file_columns;
use crate::dataset::files::DatasetFiles;
use crate::dataset::report::DatasetReport;
use crate::dataset::sources::bad_id;
use crate::dataset::suggestion::nearest;
use crate::dataset::table::Table;
use crate::model::PatternSide;
use crate::model::Schema;
use crate::model::TrianglePattern;
use crate::model::is_slug;

const FILE: &str = "patterns.csv";
const SIDES: [&str; 3] = ["side1", "side2", "side3"];

/// Reads the patterns; rows with errors are left out after noting them.
pub(crate) fn read(
    files: &DatasetFiles,
    schema: &Schema,
    report: &mut DatasetReport,
) -> Vec<TrianglePattern> {
    let Some(table) = Table::read(files, FILE, report) else {
        return Vec::new();
    };
    let Some(columns) = Columns::find(
        &table.header,
        file_columns::PATTERNS.required(),
        file_columns::PATTERNS.optional(),
        report,
    ) else {
        return Vec::new();
    };
    let mut ids = HashSet::new();
    let mut patterns = Vec::new();
    for row in table.rows() {
        let cell = |name| columns.cell(row, name);
        if !is_slug(cell("pattern")) {
            report.error(FILE, row.line(), bad_id(cell("pattern")));
        } else if !ids.insert(cell("pattern")) {
            let message = format!(
                "the pattern \"{}\" is already defined; every pattern needs its own id",
                cell("pattern")
            );
            report.error(FILE, row.line(), message);
        }
        let sides = SIDES.map(|name| PatternSide::parse(cell(name)));
        for (name, side) in SIDES.iter().zip(&sides) {
            for word in side.words.iter().filter(|word| !is_known(schema, word)) {
                report.error(FILE, row.line(), unknown(schema, name, word));
            }
        }
        let name = if cell("name").is_empty() {
            cell("pattern")
        } else {
            cell("name")
        };
        patterns.push(TrianglePattern {
            id: cell("pattern").to_owned(),
            name: name.to_owned(),
            meaning: cell("note").to_owned(),
            sides,
        });
    }
    patterns
}

/// Whether a word is a class, a type or a sign, or one that is excluded.
fn is_known(schema: &Schema, word: &str) -> bool {
    let word = word.strip_prefix('!').unwrap_or(word);
    word == "+"
        || word == "-"
        || schema.find_class(word).is_some()
        || schema.find_type(word).is_some()
}

fn unknown(schema: &Schema, column: &str, word: &str) -> String {
    let known = schema
        .classes()
        .map(|(_, class)| class)
        .chain(schema.types().map(|(_, found)| found.id.as_str()));
    let help = nearest(word, known).map_or(
        "use a class or a type of relation_types.csv".to_owned(),
        |meant| format!("did you mean \"{meant}\"?"),
    );
    format!("{column} names \"{word}\", which is neither a class nor a type of relations; {help}")
}
