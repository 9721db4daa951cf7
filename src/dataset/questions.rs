//! Reads `questions.csv`: the example questions of a dataset. `explorer` checks whether their
//! answers are as expected.

use std::collections::HashSet;

use crate::dataset::columns::Columns;
use crate::dataset::file_columns;
use crate::dataset::files::DatasetFiles;
use crate::dataset::report::DatasetReport;
use crate::dataset::sources::bad_id;
use crate::dataset::table::Table;
use crate::model::ExampleQuestion;
use crate::model::is_slug;

const FILE: &str = "questions.csv";

/// Reads the questions. Rows with errors are reported and left out.
pub(crate) fn read(files: &DatasetFiles, report: &mut DatasetReport) -> Vec<ExampleQuestion> {
    let Some(table) = Table::read(files, FILE, report) else {
        return Vec::new();
    };
    let Some(columns) = Columns::find(
        &table.header,
        file_columns::QUESTIONS.required(),
        file_columns::QUESTIONS.optional(),
        report,
    ) else {
        return Vec::new();
    };
    report.questions = table.len();
    let mut ids = HashSet::new();
    let mut questions = Vec::with_capacity(table.len());
    for row in table.rows() {
        let cell = |name| columns.cell(row, name);
        if !is_slug(cell("id")) {
            report.error(FILE, row.line(), bad_id(cell("id")));
        } else if !ids.insert(cell("id")) {
            report.error(
                FILE,
                row.line(),
                format!(
                    "the id \"{}\" is already taken; every question needs its own",
                    cell("id")
                ),
            );
        }
        if cell("question").is_empty() {
            report.error(
                FILE,
                row.line(),
                "the question has no words; fill the column \"question\"".to_owned(),
            );
        }
        if !is_address(cell("query")) {
            let message = format!(
                "the query \"{}\" is not an address of a page; write it like /path?from=a&to=b",
                cell("query")
            );
            report.error(FILE, row.line(), message);
        }
        questions.push(ExampleQuestion {
            id: cell("id").to_owned(),
            question: cell("question").to_owned(),
            query: cell("query").to_owned(),
            expected: cell("expected").to_owned(),
            note: cell("note").to_owned(),
        });
    }
    questions
}

/// Whether an address stays on this site: `//host` leads to another site, and browsers treat `\\`
/// like `/`.
fn is_address(query: &str) -> bool {
    query.starts_with('/')
        && !query.starts_with("//")
        && !query.contains(|letter: char| letter == '\\' || letter.is_control())
}
