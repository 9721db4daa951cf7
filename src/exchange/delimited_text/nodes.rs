//! Reads tables of nodes.

use std::collections::BTreeSet;

use crate::exchange::column_roles::ReadTable;
use crate::exchange::columns::ColumnMap;
use crate::exchange::columns::distinct;
use crate::exchange::delimited_text::dates::DateOf;
use crate::exchange::delimited_text::dates::DateParts;
use crate::exchange::delimited_text::dates::LifeDates;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::gephi_columns::is_our_nodes;
use crate::exchange::delimited_text::node_columns::NodeColumns;
use crate::exchange::delimited_text::node_roles::Role;
use crate::exchange::delimited_text::node_roles::Roles;
use crate::exchange::delimited_text::node_roles::kept_role;
use crate::exchange::delimited_text::node_roles::own_role;
use crate::exchange::delimited_text::rows::Row;
use crate::exchange::delimited_text::survey::Survey;
use crate::exchange::delimited_text::table::MOST_COLUMNS;
use crate::exchange::delimited_text::table::Table;
use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::delimited_text::table::joined;
use crate::exchange::delimited_text::table::numbered;
use crate::exchange::delimited_text::table::raggedness;
use crate::exchange::draft::Draft;
use crate::exchange::foreign_date;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::marks::Mark;
use crate::exchange::place::Place;
use crate::exchange::report::ImportReport;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;
use crate::exchange::sheet::Sheet;

/// Reads a table of nodes, finding the meanings of its columns.
pub(crate) fn read(
    file: &ForeignFile<'_>,
    delimiter: Delimiter,
    table: Table<'_, '_>,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let header: Vec<&str> = table.header().iter().map(String::as_str).collect();
    file.resolve(RowOf::Entities, &header, draft);
    let is_mapped = file
        .options
        .columns
        .columns()
        .any(|column| header.contains(&column));
    if is_our_nodes(table.header()) && !is_mapped && file.options.ties.is_empty() {
        draft.report.take_for_ours(file.number);
        let roles: Vec<Role> = header.iter().map(|name| own_role(name)).collect();
        return read_rows(
            file,
            table,
            Roles {
                of_columns: roles,
                ..Roles::default()
            },
            draft,
        );
    }
    let roles = found_roles(file, delimiter, &table, draft);
    read_rows(file, table, roles, draft)
}

/// Finds the meanings of the columns of another program's table.
fn found_roles(
    file: &ForeignFile<'_>,
    delimiter: Delimiter,
    table: &Table<'_, '_>,
    draft: &mut Draft,
) -> Roles {
    let header: Vec<&str> = table.header().iter().map(String::as_str).collect();
    let is_tie = |name: &str| file.options.ties.iter().any(|column| column == name.trim());
    let mapped = &file.options.columns;
    let is_taken = |at: usize| is_tie(header[at]) || mapped.meaning(header[at].trim()).is_some();
    let dates = whole_dates_first(mapped, &header, &is_taken);
    let parts: Vec<usize> = dates.iter().flat_map(DateParts::columns).collect();
    let is_kept = |at: usize| mapped.kept(header[at]).is_some();
    let is_hidden = |at: usize| is_tie(header[at]) || parts.contains(&at) || is_kept(at);
    let NodeColumns {
        columns,
        name_parts,
    } = NodeColumns::of(mapped, &without(&header, &is_hidden));
    let ties: Vec<usize> = (0..header.len()).filter(|&at| is_tie(header[at])).collect();
    let id = columns.iter().position(|column| column == "id");
    let of_marks = groups(file, delimiter, &ties, id);
    for &group in &of_marks {
        draft.only_name(header[group].trim(), table.place());
    }
    report_combined(
        &header,
        name_parts,
        &dates,
        table.place(),
        &mut draft.report,
    );
    let is_free = |life: &LifeDates| !is_taken(life.column) && !have_life_dates(&columns);
    let life = LifeDates::in_header(&header, file.options.date_order)
        .filter(|life| dates.is_empty() && is_free(life));
    let role = |(at, name): (usize, String)| {
        let header = header[at].trim();
        if let Some(role) = kept_role(mapped, header) {
            role
        } else if of_marks.contains(&at) {
            Role::Group(header.to_owned())
        } else if is_tie(header) {
            Role::Tie(header.to_owned())
        } else if parts.contains(&at) {
            Role::DatePart
        } else if is_lifetime(&name) {
            Role::Lifetime(name)
        } else {
            Role::Cell(name)
        }
    };
    Roles {
        of_columns: distinct(columns)
            .into_iter()
            .enumerate()
            .map(role)
            .collect(),
        name_parts,
        dates,
        life,
    }
}

/// The names of the columns, of hidden ones none.
fn without<'h>(header: &[&'h str], is_hidden: &dyn Fn(usize) -> bool) -> Vec<&'h str> {
    let columns = header.iter().enumerate();
    columns
        .map(|(at, name)| if is_hidden(at) { "" } else { *name })
        .collect()
}

/// Whether one of the columns is the beginning or the end of an entity.
fn have_life_dates(columns: &[String]) -> bool {
    columns
        .iter()
        .any(|column| column == "begin" || column == "end")
}

/// Notes names and dates that are combined from several columns.
fn report_combined(
    header: &[&str],
    name_parts: Option<[usize; 2]>,
    dates: &[DateParts],
    place: Place,
    report: &mut ImportReport,
) {
    if let Some(parts) = name_parts {
        let [forename, surname] = parts.map(|part| header[part].trim());
        let message = format!(
            "names were combined from the columns \"{forename}\" and \"{surname}\", which were kept as attributes"
        );
        report.remark(place, message);
    }
    for date in dates {
        report.remark(place, date.remark(header));
    }
}

/// Finds dates in several columns, unless another column contains the whole date.
fn whole_dates_first(
    columns: &ColumnMap,
    header: &[&str],
    is_taken: &dyn Fn(usize) -> bool,
) -> Vec<DateParts> {
    let mut dates = DateParts::all(header, RowOf::Entities, is_taken);
    let parts: Vec<usize> = dates.iter().flat_map(DateParts::columns).collect();
    let others = without(header, &|at| parts.contains(&at));
    let found = NodeColumns::of(columns, &others).columns;
    dates.retain(|date| !found.iter().any(|column| column == column_of(date)));
    dates
}

/// The column of the draft for a date in several columns.
fn column_of(date: &DateParts) -> &'static str {
    if date.of == DateOf::End {
        "end"
    } else {
        "begin"
    }
}

/// Finds the columns of relations that contain marks rather than names or ids; `id` is the column
/// of ids.
fn groups(
    file: &ForeignFile<'_>,
    delimiter: Delimiter,
    ties: &[usize],
    id: Option<usize>,
) -> BTreeSet<usize> {
    // The file is not gone through for nothing.
    if ties.is_empty() {
        return BTreeSet::new();
    }
    let mut surveys = Survey::of(file.text, delimiter, &[ties, id.as_slice()].concat());
    let has_numbers_for_ids = id
        .and_then(|_| surveys.pop())
        .is_some_and(|ids| !ids.has_words());
    let is_group = |survey: &Survey| {
        survey.is_of_marks() && (survey.has_words() || survey.has("0") || !has_numbers_for_ids)
    };
    surveys
        .iter()
        .zip(ties)
        .filter(|(survey, _)| is_group(survey))
        .map(|(_, &at)| at)
        .collect()
}

/// Reads a table of nodes whose columns are named as in the draft.
pub(crate) fn read_as_they_are(
    file: &ForeignFile<'_>,
    table: Table<'_, '_>,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let header: Vec<&str> = table.header().iter().map(String::as_str).collect();
    file.resolve(RowOf::Entities, &header, draft);
    let of_columns = distinct(table.header().iter().cloned())
        .into_iter()
        .map(Role::Cell)
        .collect();
    read_rows(
        file,
        table,
        Roles {
            of_columns,
            ..Roles::default()
        },
        draft,
    )
}

fn read_rows(
    file: &ForeignFile<'_>,
    table: Table<'_, '_>,
    mut roles: Roles,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let order = file.options.date_order;
    let (width, header_at) = (table.width(), table.place());
    draft.report.tables.push(ReadTable {
        place: header_at,
        row_of: RowOf::Entities,
        columns: roles.read_columns(table.header()),
    });
    table.each_row(Some(RowOf::Entities), draft, |row, draft| {
        let sheet = &mut draft.entities;
        sheet.begin(file.at(row.line));
        for (position, cell) in row.cells.iter().take(MOST_COLUMNS).enumerate() {
            let cell = cell_of(cell);
            match roles.of_columns.get(position) {
                Some(Role::Cell(column)) => sheet.set(column, &cell),
                Some(Role::Lifetime(column)) => take_lifetime(column, &cell, sheet),
                Some(Role::Tie(_) | Role::Group(_) | Role::DatePart | Role::LeftOut) => {}
                None => sheet.set(&numbered(position), &cell),
            }
        }
        for date in &roles.dates {
            let column = column_of(date);
            let text = date.read(row.cells, order, &format!("{column}_as_written"), sheet);
            sheet.set(column, &text);
        }
        if let Some(life) = &mut roles.life {
            life.take(
                &row.cells.get(life.column).map(cell_of).unwrap_or_default(),
                sheet,
            );
        }
        if let Some(parts) = roles.name_parts {
            sheet.set("name", &joined(row.cells, parts));
        }
        if let Some(change) = raggedness(width, row.cells) {
            sheet.changed(change);
        }
        take_ties(file, row, &roles, draft);
    })?;
    if let Some(life) = &roles.life {
        draft.report.remark(header_at, life.remark());
    }
    Ok(())
}

/// Makes a relation of every cell that names other nodes and of every mark. Several names in a cell
/// are split later.
fn take_ties(file: &ForeignFile<'_>, row: Row<'_>, roles: &Roles, draft: &mut Draft) {
    for (role, cell) in roles.of_columns.iter().zip(row.cells) {
        let cell = cell_of(cell);
        let (to, relation_type, mark) = match (role, Mark::of(&cell)) {
            (Role::Tie(column), _) => (cell.as_ref(), column.as_str(), Mark::Yes),
            (Role::Group(column), Some(mark @ (Mark::Yes | Mark::Doubtful))) => {
                (column.as_str(), "", mark)
            }
            _ => continue,
        };
        let node = draft.entities.rows().next_back();
        let Some(node) = node.filter(|_| !to.is_empty()) else {
            continue;
        };
        let from = if node.get("id").is_empty() {
            node.get("name")
        } else {
            node.get("id")
        };
        let ties = &mut draft.relations;
        ties.begin(file.at(row.line));
        ties.set("from", from);
        ties.set("to", to);
        ties.set("type", relation_type);
        if relation_type.is_empty() {
            ties.mark(RowMark::Undirected);
        }
        mark.grade(&cell, ties);
    }
}

fn is_lifetime(column: &str) -> bool {
    matches!(
        column.to_lowercase().as_str(),
        "timeset" | "interval" | "time interval"
    )
}

/// Reads a single interval as begin and end; anything else becomes an attribute.
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
            sheet.changed(format!(
                "cannot read the time set, so it was kept as text: {why}"
            ));
        }
    }
}
