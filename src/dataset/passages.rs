//! `passages.csv`: what stands at places in the sources.

use crate::dataset::columns::Columns;
use crate::dataset::file_columns;
use crate::dataset::files::DatasetFiles;
use crate::dataset::report::DatasetReport;
use crate::dataset::sources::Sources;
use crate::dataset::table::Table;
use crate::model::Passage;

const FILE: &str = "passages.csv";

/// Reads the passages; rows with errors are left out after noting them.
pub(crate) fn read(
    files: &DatasetFiles,
    sources: &Sources,
    report: &mut DatasetReport,
) -> Vec<Passage> {
    let Some(table) = Table::read(files, FILE, report) else {
        return Vec::new();
    };
    let known = file_columns::PASSAGES;
    let Some(columns) = Columns::find(&table.header, known.required(), known.optional(), report)
    else {
        return Vec::new();
    };
    let mut passages = Vec::new();
    for row in table.rows() {
        let cell = |name| columns.cell(row, name);
        let Some(source) = sources.with_id(cell("source")) else {
            let message = format!(
                "the source \"{}\" is not in sources.csv; add it there, or correct the id",
                cell("source")
            );
            report.error(FILE, row.line(), message);
            continue;
        };
        for name in ["locus", "text"] {
            if cell(name).is_empty() {
                let message = format!("the column \"{name}\" is empty; fill it or remove the row");
                report.warning(FILE, row.line(), message);
            }
        }
        passages.push(Passage {
            source,
            locus: cell("locus").to_owned(),
            text: cell("text").to_owned(),
            language: cell("language").to_owned(),
        });
    }
    passages
}
