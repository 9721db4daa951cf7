//! Tables of nodes.

use std::borrow::Cow;

use crate::exchange::columns::distinct;
use crate::exchange::delimited_text::gephi_columns::OF_NODES;
use crate::exchange::delimited_text::gephi_columns::is_our_nodes;
use crate::exchange::delimited_text::gephi_columns::meant;
use crate::exchange::delimited_text::node_columns::NodeColumns;
use crate::exchange::delimited_text::rows::Row;
use crate::exchange::delimited_text::table::MOST_COLUMNS;
use crate::exchange::delimited_text::table::Table;
use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::delimited_text::table::numbered;
use crate::exchange::delimited_text::table::raggedness;
use crate::exchange::draft::Draft;
use crate::exchange::foreign_date;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::report::RowOf;
use crate::exchange::sheet::Sheet;

/// What becomes of a column.
enum Role {
    /// It is a column of the draft.
    Cell(String),
    /// It says when the node was there.
    Lifetime(String),
    /// It names other nodes; the name of the column is what ties them.
    Tie(String),
}

/// What becomes of the columns.
struct Roles {
    of_columns: Vec<Role>,
    /// The columns of forenames and surnames, if they make the name.
    name_parts: Option<[usize; 2]>,
}

/// Reads a table of nodes whose columns must be found out.
pub(crate) fn read(file: &ForeignFile<'_>, table: Table<'_, '_>, draft: &mut Draft) -> Result<(), ImportError> {
    let header: Vec<&str> = table.header().iter().map(String::as_str).collect();
    file.resolve(RowOf::Entities, &header, draft);
    let is_mapped = file.options.columns.columns().any(|column| header.contains(&column));
    let is_tie = |name: &str| file.options.ties.iter().any(|column| column == name.trim());
    let found = |(name, column): (String, &&str)| match () {
        () if is_tie(column) => Role::Tie(column.trim().to_owned()),
        () if is_lifetime(&name) => Role::Lifetime(name),
        () => Role::Cell(name),
    };
    if is_our_nodes(table.header()) && !is_mapped && file.options.ties.is_empty() {
        let roles: Vec<Role> = header.iter().map(|name| own_role(name)).collect();
        return read_rows(file, table, &Roles { of_columns: roles, name_parts: None }, draft);
    }
    let shown: Vec<&str> = header.iter().map(|name| if is_tie(name) { "" } else { name }).collect();
    let NodeColumns { columns, name_parts } = NodeColumns::of(&file.options.columns, &shown);
    if let Some(parts) = name_parts {
        let [forename, surname] = parts.map(|part| header[part].trim());
        let message = format!("names are put together of \"{forename}\" and \"{surname}\", which are kept as well");
        draft.report.remark(file.at(1), message);
    }
    let of_columns = distinct(columns).into_iter().zip(&header).map(found).collect();
    read_rows(file, table, &Roles { of_columns, name_parts }, draft)
}

/// Reads a table of nodes whose columns are those of the draft.
pub(crate) fn read_as_they_are(file: &ForeignFile<'_>, table: Table<'_, '_>, draft: &mut Draft) -> Result<(), ImportError> {
    let header: Vec<&str> = table.header().iter().map(String::as_str).collect();
    file.resolve(RowOf::Entities, &header, draft);
    let of_columns = distinct(table.header().to_vec()).into_iter().map(Role::Cell).collect();
    read_rows(file, table, &Roles { of_columns, name_parts: None }, draft)
}

/// What becomes of a column of our own tables for Gephi, or of what Gephi made of them.
fn own_role(name: &str) -> Role {
    match name {
        "Id" => Role::Cell("id".to_owned()),
        "Label" => Role::Cell("name".to_owned()),
        "timeset" => Role::Lifetime(name.to_owned()),
        other => Role::Cell(meant(&OF_NODES, other).to_owned()),
    }
}

fn read_rows(file: &ForeignFile<'_>, table: Table<'_, '_>, roles: &Roles, draft: &mut Draft) -> Result<(), ImportError> {
    let width = table.width();
    table.each_row(Some(RowOf::Entities), draft, |row, draft| {
        let sheet = &mut draft.entities;
        sheet.begin(file.at(row.line));
        for (position, cell) in row.cells.iter().take(MOST_COLUMNS).enumerate() {
            let cell = cell_of(cell);
            match roles.of_columns.get(position) {
                Some(Role::Cell(column)) => sheet.set(column, &cell),
                Some(Role::Lifetime(column)) => take_lifetime(column, &cell, sheet),
                Some(Role::Tie(_)) => {}
                None => sheet.set(&numbered(position), &cell),
            }
        }
        if let Some(parts) = roles.name_parts {
            let parts = parts.map(|part| row.cells.get(part).map_or(Cow::default(), |cell| cell_of(cell)));
            sheet.set("name", parts.join(" ").trim());
        }
        if let Some(change) = raggedness(width, row.cells) {
            sheet.changed(change);
        }
        take_ties(file, row, roles, draft);
    })
}

/// Makes a tie of every cell that names other nodes; several in one are told apart when the ends are found.
fn take_ties(file: &ForeignFile<'_>, row: Row<'_>, roles: &Roles, draft: &mut Draft) {
    for (role, cell) in roles.of_columns.iter().zip(row.cells) {
        let (Role::Tie(column), cell) = (role, cell_of(cell)) else { continue };
        let node = draft.entities.rows().next_back();
        let Some(node) = node.filter(|_| !cell.is_empty()) else { continue };
        let from = if node.get("id").is_empty() { node.get("name") } else { node.get("id") };
        let ties = &mut draft.relations;
        ties.begin(file.at(row.line));
        ties.set("from", from);
        ties.set("to", &cell);
        ties.set("type", column);
    }
}

fn is_lifetime(column: &str) -> bool {
    matches!(column.to_lowercase().as_str(), "timeset" | "interval" | "time interval")
}

/// A single stretch becomes the beginning and the end; anything else is kept as it is written.
fn take_lifetime(column: &str, text: &str, sheet: &mut Sheet) {
    if text.is_empty() {
        return;
    }
    match foreign_date::timeset(text) {
        Ok(date) if date.when.matches('/').count() == 1 => {
            for (column, end) in ["begin", "end"].into_iter().zip(date.when.split('/')) {
                sheet.set(column, end.trim_matches('.'));
            }
            if let Some(change) = date.change {
                sheet.changed(change);
            }
        }
        Ok(_) => sheet.set(column, text),
        Err(why) => {
            sheet.set(column, text);
            sheet.changed(format!("the time set is kept as it was written: {why}"));
        }
    }
}
