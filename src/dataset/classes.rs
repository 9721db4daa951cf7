//! `classes.csv`: the families of relation types, with their labels, colours and marks.

use crate::dataset::columns::Columns;
use crate::dataset::file_columns;
use crate::dataset::files::DatasetFiles;
use crate::dataset::report::DatasetReport;
use crate::dataset::sources::bad_id;
use crate::dataset::suggestion::did_you_mean;
use crate::dataset::table::Row;
use crate::dataset::table::Table;
use crate::model::Class;
use crate::model::ColourPair;
use crate::model::Mark;
use crate::model::Schema;
use crate::model::is_slug;

pub(crate) const CLASSES: &str = "classes.csv";

/// Adds the classes of the file to the schema; rows with errors are left out after noting them.
///
/// Returns the lines of the classes, in the order of their indices.
pub(crate) fn read(
    files: &DatasetFiles,
    schema: &mut Schema,
    report: &mut DatasetReport,
) -> Vec<Option<u64>> {
    let mut lines = Vec::new();
    let Some(table) = Table::read(files, CLASSES, report) else {
        return lines;
    };
    let known = file_columns::CLASSES;
    let Some(columns) = Columns::find(&table.header, known.required(), known.optional(), report)
    else {
        return lines;
    };
    for row in table.rows() {
        let id = columns.cell(row, "class");
        if !is_slug(id) {
            report.error(CLASSES, row.line(), bad_id(id));
        } else if schema.add_class(class(id, row, &columns, report)).is_some() {
            lines.push(row.line());
        } else {
            let message = format!("the class \"{id}\" is declared twice; remove one");
            report.error(CLASSES, row.line(), message);
        }
    }
    lines
}

fn class(id: &str, row: Row<'_>, columns: &Columns<'_>, report: &mut DatasetReport) -> Class {
    let usual = Class::undescribed(id);
    let cell = |name| columns.cell(row, name);
    let (colour, mark) = (cell("colour"), cell("mark"));
    let found_colour = ColourPair::parse(colour);
    if found_colour.is_none() && !colour.is_empty() {
        let message = format!(
            "\"{colour}\" is not a colour; write it like #3366aa, or like #3366aa|#99bbee with a second one for dark pages"
        );
        report.error(CLASSES, row.line(), message);
    }
    let found_mark = Mark::from_name(mark);
    if found_mark.is_none() && !mark.is_empty() {
        let names = Mark::ALL.map(Mark::name);
        let help = did_you_mean(mark, names, &format!("use {}", names.join(", ")));
        report.error(
            CLASSES,
            row.line(),
            format!("there is no mark \"{mark}\"{help}"),
        );
    }
    let label = cell("label");
    Class {
        label: if label.is_empty() {
            usual.label
        } else {
            label.to_owned()
        },
        colour: found_colour,
        mark: found_mark,
        note: cell("note").to_owned(),
        ..usual
    }
}
