//! The reader of delimited text: finds the shape of a file and calls the reader of that shape.

use crate::exchange::columns::ColumnMap;
use crate::exchange::delimited_text::delimiter::Sample;
use crate::exchange::delimited_text::edges;
use crate::exchange::delimited_text::header::Righted;
use crate::exchange::delimited_text::header::SecondTable;
use crate::exchange::delimited_text::header::righted;
use crate::exchange::delimited_text::large_graph_layout;
use crate::exchange::delimited_text::large_graph_layout::is_large_graph_layout;
use crate::exchange::delimited_text::lists;
use crate::exchange::delimited_text::matrix;
use crate::exchange::delimited_text::memberships::Memberships;
use crate::exchange::delimited_text::nodes;
use crate::exchange::delimited_text::package;
use crate::exchange::delimited_text::rows::without_comments;
use crate::exchange::delimited_text::shape::Shape;
use crate::exchange::delimited_text::table::Table;
use crate::exchange::delimited_text::tie_defaults::TieDefaults;
use crate::exchange::delimited_text::width::MOST_CELLS;
use crate::exchange::delimited_text::width::too_wide;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::ImportOptions;
use crate::exchange::importer::Importer;
use crate::exchange::importer::UnknownColumn;
use crate::exchange::importer::UnknownColumns;
use crate::exchange::report::RowOf;

/// The reader of CSV and other delimited text.
#[derive(Clone, Copy, Debug)]
pub struct DelimitedText;

impl Importer for DelimitedText {
    fn reads_tables(&self) -> bool {
        true
    }

    fn recognises(&self, text: &str) -> bool {
        // Why such a line is not read is told when it is.
        let is_clear = package::is_descriptor(text) || is_large_graph_layout(text);
        if is_clear || too_wide(text).is_some() {
            return true;
        }
        let columns = ColumnMap::default();
        let righted = righted(text, &columns);
        let (text, columns) = righted
            .as_ref()
            .map_or((text, &columns), |found| (&found.text, &found.columns));
        !is_markup(without_comments(text).trim_start())
            && Sample::of(text, columns).is_some_and(|sample| {
                !matches!(Shape::of(text, &sample, columns), Shape::Unclear(_))
                    || sample.even_share() >= 80
            })
    }

    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
        if let Some(line) = too_wide(file.text) {
            let message = format!(
                "the row has more than {MOST_CELLS} cells, the most that are read; check that the file has line breaks, and leave out empty columns"
            );
            return Err(file.malformed(line, message));
        }
        if package::is_descriptor(file.text) {
            file.taken_for("data package descriptor".to_owned(), draft);
            return package::read(file, draft);
        }
        if is_large_graph_layout(file.text) {
            file.taken_for(
                "LGL adjacency list: nodes, each with its neighbours below it".to_owned(),
                draft,
            );
            return large_graph_layout::read(file, draft);
        }
        read_tables(file, draft)
    }
}

/// The most characters before the bracket with which a graph begins.
const LONGEST_BEGINNING: usize = 200;

/// The most tables read below the first table of a text; further rows are read as rows of the last
/// table.
const MOST_TABLES: usize = 20;

/// What is done with tables below the first table of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TablesBelow {
    /// They are read as tables of their own.
    Separate,
    /// Their rows are read as rows of the first table.
    Include,
}

/// Reads the tables of a text, one below the other; rows keep their line numbers.
fn read_tables(file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
    let mut formats: Vec<String> = Vec::new();
    let mut rest: Option<String> = None;
    loop {
        let below = if formats.len() < MOST_TABLES {
            TablesBelow::Separate
        } else {
            TablesBelow::Include
        };
        let text = rest.as_deref().unwrap_or(file.text);
        let remaining = read_first(&ForeignFile { text, ..*file }, below, draft)?;
        let read_as = draft
            .report
            .files
            .get(usize::from(file.number))
            .map(|file| file.format.clone());
        formats.extend(read_as);
        rest = remaining;
        if rest.is_none() {
            file.taken_for(formats.join("; "), draft);
            return Ok(());
        }
    }
}

/// Reads the first table of a text and returns the text of the tables below it, with the same line
/// numbers.
fn read_first(
    file: &ForeignFile<'_>,
    below: TablesBelow,
    draft: &mut Draft,
) -> Result<Option<String>, ImportError> {
    let columns = &file.options.columns;
    if let Some(Righted {
        text,
        remark,
        columns,
    }) = righted(file.text, columns)
    {
        // A further table stands behind as many line breaks as there are lines above it.
        let above = file.text.bytes().take_while(|byte| *byte == b'\n').count() as u64;
        draft.report.remark(file.at(above + 1), remark);
        let options = ImportOptions {
            columns,
            ..file.options.clone()
        };
        return read_first(
            &ForeignFile {
                text: &text,
                options: &options,
                ..*file
            },
            below,
            draft,
        );
    }
    let sample = Sample::of(file.text, columns).ok_or_else(|| {
        let message = "the file is not a table: no delimiter was found, and no column name in its first row is known";
        file.unreadable(message)
    })?;
    let second = match below {
        TablesBelow::Separate => SecondTable::of(file.text, &sample, columns),
        TablesBelow::Include => None,
    };
    let Some(second) = second else {
        return read_table(file, &sample, draft).map(|()| None);
    };
    let (first, rest) = file.text.split_at(second.offset);
    read_first(
        &ForeignFile {
            text: first,
            ..*file
        },
        TablesBelow::Include,
        draft,
    )?;
    draft.report.remark(
        file.at(second.line),
        "a second table begins here; it was read separately".to_owned(),
    );
    let above = usize::try_from(second.line)
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    Ok(Some("\n".repeat(above) + rest))
}

/// Reads a single table or list.
fn read_table(
    file: &ForeignFile<'_>,
    sample: &Sample,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let separated = if file.is_sheet {
        "sheet:"
    } else {
        sample.delimiter.name()
    };
    match Shape::of(file.text, sample, &file.options.columns) {
        Shape::Own(own) => {
            file.taken_for(format!("{separated} {}", own.title()), draft);
            own.read(file, Table::open(file, sample.delimiter, draft)?, draft)
        }
        Shape::Edges => {
            file.taken_for(format!("{separated} table of edges"), draft);
            let table = Table::open(file, sample.delimiter, draft)?;
            edges::read(file, sample.delimiter, table, TieDefaults::default(), draft)
        }
        Shape::Nodes => {
            file.taken_for(format!("{separated} table of nodes"), draft);
            let table = Table::open(file, sample.delimiter, draft)?;
            match Memberships::of(file, sample.delimiter, table.header()) {
                Some(found) => read_memberships(file, sample, &found, draft),
                None => nodes::read(file, sample.delimiter, table, draft),
            }
        }
        Shape::Matrix(corner) => {
            let symmetry = matrix::read(file, sample.delimiter, corner, draft)?;
            file.taken_for(format!("{separated} {}", symmetry.title()), draft);
            Ok(())
        }
        Shape::TwoMode(found) => {
            file.taken_for(format!("{separated} {}", found.title()), draft);
            found.read(file, sample.delimiter, draft)
        }
        Shape::AdjacencyList => {
            file.taken_for(
                format!("{separated} adjacency list: a node and its neighbours on each line"),
                draft,
            );
            lists::read_neighbours(file, sample, draft)
        }
        Shape::EdgeList => {
            file.taken_for(format!("{separated} edge list without a header"), draft);
            lists::read_edges(file, sample, draft)
        }
        Shape::Unclear(advice) => Err(ask(file, sample, advice, draft)),
    }
}

/// Reads a table in which names come again as one of ties.
fn read_memberships(
    file: &ForeignFile<'_>,
    sample: &Sample,
    found: &Memberships,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let options = found.options(file.options);
    let file = &ForeignFile {
        options: &options,
        ..*file
    };
    file.taken_for(
        format!("{} table of memberships", sample.delimiter.name()),
        draft,
    );
    let table = Table::open(file, sample.delimiter, draft)?;
    draft.report.remark(table.place(), found.remark());
    edges::read(file, sample.delimiter, table, found.defaults(), draft)
}

/// Whether a text begins like a file of another format.
fn is_markup(text: &str) -> bool {
    // Columns may have names in brackets.
    let is_list = || {
        text[1..]
            .trim_start()
            .starts_with(|letter: char| !letter.is_alphabetic())
    };
    text.starts_with(['<', '{', '*', '@'])
        || (text.starts_with('[') && is_list())
        || begins_graph(text)
}

/// Whether a text begins as DOT (`digraph letters {`) or GML (`graph [`) does, whose semicolons
/// could be read as delimiters.
fn begins_graph(text: &str) -> bool {
    let beginning: String = text
        .chars()
        .take(LONGEST_BEGINNING)
        .collect::<String>()
        .to_lowercase();
    let words = beginning
        .strip_prefix("strict")
        .map_or(beginning.as_str(), str::trim_start);
    let rest = words
        .strip_prefix("digraph")
        .or_else(|| words.strip_prefix("graph"));
    let name = rest
        .and_then(|rest| rest.split_once(['{', '[']))
        .map(|(name, _)| name);
    name.is_some_and(|name| !name.trim_end().contains(['\n', ',', ';', '\t', '|']))
}

/// How many cells of a column are shown when it is asked what they mean.
const MOST_EXAMPLES: usize = 3;

/// The error that asks for the meanings of the columns.
fn ask(file: &ForeignFile<'_>, sample: &Sample, advice: String, draft: &mut Draft) -> ImportError {
    let table = match Table::open(file, sample.delimiter, draft) {
        Ok(table) => table,
        Err(error) => return error,
    };
    let header: Vec<&str> = table.header().iter().map(String::as_str).collect();
    file.resolve(RowOf::Relations, &header, draft);
    let columns = header.iter().enumerate().map(|(at, name)| {
        let cells = sample.rows.iter().skip(1).filter_map(|row| row.get(at));
        let said = cells.filter(|cell| !cell.trim().is_empty());
        UnknownColumn {
            name: (*name).to_owned(),
            examples: said.take(MOST_EXAMPLES).cloned().collect(),
        }
    });
    ImportError::UnknownColumns(Box::new(UnknownColumns {
        file: file.name.to_owned(),
        columns: columns.collect(),
        message: advice,
    }))
}
