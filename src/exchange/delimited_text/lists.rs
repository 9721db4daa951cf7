//! Reads adjacency lists and edge lists, which have no header.

use hashbrown::HashSet;
use serde_json::Value;

use crate::exchange::delimited_text::delimiter::Sample;
use crate::exchange::delimited_text::headerless::is_number;
use crate::exchange::delimited_text::rows::Comments;
use crate::exchange::delimited_text::rows::Rows;
use crate::exchange::delimited_text::table::TOLD_EVERY;
use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::delimited_text::table::not_closed;
use crate::exchange::delimited_text::table::numbered;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::report::RowOf;
use crate::exchange::sheet::Sheet;

/// Reads an adjacency list: a node and its neighbours on each line.
pub(crate) fn read_neighbours(
    file: &ForeignFile<'_>,
    sample: &Sample,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let mut rows = Rows::of_file(file, sample.delimiter, Comments::Everywhere);
    let mut nodes: HashSet<String> = HashSet::new();
    let mut count = 0_usize;
    while let Some(row) = rows
        .next()
        .map_err(|unclosed| not_closed(file, unclosed.0))?
    {
        let place = file.at(row.line);
        let node = row.cells.get(0).map(cell_of).unwrap_or_default();
        if node.is_empty() {
            draft.report.refused(
                RowOf::Relations,
                place,
                "the first cell, which names the node, is empty; fill it in".to_owned(),
            );
            continue;
        }
        for neighbour in row
            .cells
            .iter()
            .map(cell_of)
            .filter(|cell| !cell.is_empty())
        {
            if !nodes.contains(neighbour.as_ref()) {
                draft.only_name(&neighbour, place);
                nodes.insert(neighbour.into_owned());
            }
        }
        for neighbour in row
            .cells
            .iter()
            .skip(1)
            .map(cell_of)
            .filter(|cell| !cell.is_empty())
        {
            draft.relations.begin(place);
            draft.relations.set("from", &node);
            draft.relations.set("to", &neighbour);
        }
        if count.is_multiple_of(TOLD_EVERY) {
            file.go_on_after(row.offset, draft)?;
        }
        count += 1;
    }
    Ok(())
}

/// Reads an edge list: the ends of an edge on each line, and perhaps a weight or a type.
pub(crate) fn read_edges(
    file: &ForeignFile<'_>,
    sample: &Sample,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let width = sample.first_width();
    let columns = columns(sample);
    let mut rows = Rows::of_file(file, sample.delimiter, Comments::Everywhere);
    let mut count = 0_usize;
    while let Some(row) = rows
        .next()
        .map_err(|unclosed| not_closed(file, unclosed.0))?
    {
        let sheet = &mut draft.relations;
        sheet.begin(file.at(row.line));
        for (position, cell) in row.cells.iter().enumerate() {
            let cell = cell_of(cell);
            match columns.get(position) {
                _ if position > 1 && cell.starts_with('{') => take_attributes(&cell, sheet),
                Some(column) => sheet.set(column, &cell),
                None => sheet.set(&numbered(position), &cell),
            }
        }
        if row.cells.len() > width {
            let message = format!(
                "the row has {} cells, but the first row has {width}; further cells were kept as numbered columns",
                row.cells.len()
            );
            sheet.changed(message);
        }
        if count.is_multiple_of(TOLD_EVERY) {
            file.go_on_after(row.offset, draft)?;
        }
        count += 1;
    }
    Ok(())
}

/// Names the cells of a row: two ends, then a weight if the cells are numbers, a type otherwise.
fn columns(sample: &Sample) -> Vec<String> {
    let mut third = sample
        .rows
        .iter()
        .filter_map(|row| row.get(2))
        .filter(|cell| !cell.is_empty());
    let third = if third.all(|cell| is_number(cell)) {
        "weight"
    } else {
        "type"
    };
    let named = ["from", "to", third].map(str::to_owned);
    named
        .into_iter()
        .chain((3..sample.first_width()).map(numbered))
        .collect()
}

/// Reads attributes as networkx writes them, `{'weight': 1}`; any other text becomes one attribute.
fn take_attributes(text: &str, sheet: &mut Sheet) {
    let as_json = text.replace('\'', "\"");
    let Ok(Value::Object(attributes)) = serde_json::from_str::<Value>(&as_json) else {
        sheet.set("data", text);
        return;
    };
    for (name, value) in &attributes {
        // The ends stand in the list already.
        let name = if matches!(name.as_str(), "from" | "to") || name.starts_with('~') {
            &format!("data {name}")
        } else {
            name
        };
        match value {
            Value::String(text) => sheet.set(name, text),
            other => sheet.set(name, &other.to_string()),
        }
    }
}
