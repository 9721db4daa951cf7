//! Reads tables of edges.

use csv::StringRecord;
use hashbrown::HashMap;

use crate::exchange::calendars::is_julian;
use crate::exchange::column_roles::ReadTable;
use crate::exchange::columns::distinct;
use crate::exchange::delimited_text::dates::DateOf;
use crate::exchange::delimited_text::dates::DateParts;
use crate::exchange::delimited_text::dates::Lookalikes;
use crate::exchange::delimited_text::dates::TimeCell;
use crate::exchange::delimited_text::dates::Times;
use crate::exchange::delimited_text::dates::take_calendar;
use crate::exchange::delimited_text::dates::without_dates;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::edge_columns::EdgeColumns;
use crate::exchange::delimited_text::edge_columns::Role;
use crate::exchange::delimited_text::edge_columns::our_columns;
use crate::exchange::delimited_text::ends;
use crate::exchange::delimited_text::found_columns::found_columns;
use crate::exchange::delimited_text::gephi_columns::is_our_edges;
use crate::exchange::delimited_text::namesakes::Namesakes;
use crate::exchange::delimited_text::rows::Row;
use crate::exchange::delimited_text::survey::Direction;
use crate::exchange::delimited_text::table::MOST_COLUMNS;
use crate::exchange::delimited_text::table::Table;
use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::delimited_text::table::joined;
use crate::exchange::delimited_text::table::numbered;
use crate::exchange::delimited_text::table::raggedness;
use crate::exchange::delimited_text::tie_defaults::TieDefaults;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;
use crate::exchange::sheet::Sheet;
use crate::model::DateOrder;

/// Reads a table of edges, finding the meanings of its columns.
pub(crate) fn read(
    file: &ForeignFile<'_>,
    delimiter: Delimiter,
    table: Table<'_, '_>,
    defaults: TieDefaults,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let header: Vec<&str> = table.header().iter().map(String::as_str).collect();
    file.resolve(RowOf::Relations, &header, draft);
    let is_mapped = file
        .options
        .columns
        .columns()
        .any(|column| header.contains(&column));
    let columns = if is_our_edges(table.header()) && !is_mapped {
        draft.report.take_for_ours(file.number);
        our_columns(table.header())
    } else {
        found_columns(table.header(), file.text, delimiter, &file.options.columns)
    };
    if let Some(advice) = without_dates(file, delimiter, table.header(), &columns.roles) {
        draft.report.remark(table.place(), advice);
    }
    columns
        .remarks
        .iter()
        .for_each(|remark| draft.report.remark(table.place(), remark.clone()));
    let defaults = if columns.have_type() {
        TieDefaults::default()
    } else if defaults.type_text.is_empty() && !defaults.are_undirected {
        TieDefaults::of_ends(columns.ends(&header))
    } else {
        defaults
    };
    let mut columns = EdgeColumns {
        defaults,
        ..columns
    };
    if let Some(remark) = columns.leave_numbers(file, delimiter) {
        draft.report.remark(table.place(), remark);
    }
    columns.keep_as_said(&file.options.columns, &header);
    read_rows(file, table, columns, draft)
}

/// Reads a table of edges whose columns are named as in the draft.
pub(crate) fn read_as_they_are(
    file: &ForeignFile<'_>,
    table: Table<'_, '_>,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let header: Vec<&str> = table.header().iter().map(String::as_str).collect();
    file.resolve(RowOf::Relations, &header, draft);
    let roles = distinct(table.header().iter().cloned())
        .into_iter()
        .map(Role::Cell)
        .collect();
    read_rows(
        file,
        table,
        EdgeColumns {
            roles,
            ..EdgeColumns::default()
        },
        draft,
    )
}

fn read_rows(
    file: &ForeignFile<'_>,
    table: Table<'_, '_>,
    columns: EdgeColumns,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let header: Vec<&str> = table.header().iter().map(String::as_str).collect();
    draft.report.tables.push(ReadTable {
        place: table.place(),
        row_of: RowOf::Relations,
        columns: columns.read_columns(&header),
    });
    let EdgeColumns {
        roles,
        dates,
        defaults,
        ..
    } = columns;
    let has_end = roles
        .iter()
        .any(|role| matches!(role, Role::Cell(column) if column == "from" || column == "to"));
    let name_parts = ends::name_parts(&header).filter(|_| !has_end);
    if let Some([[forename, surname], _]) = name_parts {
        let (forename, surname) = (header[forename].trim(), header[surname].trim());
        let message = format!(
            "names of the ends were combined from columns such as \"{forename}\" and \"{surname}\", which were kept as attributes"
        );
        draft.report.remark(table.place(), message);
    }
    let cells: Vec<&str> = roles
        .iter()
        .map(|role| {
            if let Role::Cell(column) = role {
                column
            } else {
                ""
            }
        })
        .collect();
    let namesakes = Namesakes::in_columns(ends::unused_ids(&header, &cells), &header);
    let mut edges = Edges {
        namesakes,
        name_parts,
        defaults,
        ..Edges::of(roles, table.width(), file.options.date_order)
    };
    edges.take_dates(dates, &header);
    table.each_row(Some(RowOf::Relations), draft, |row, draft| {
        draft.relations.begin(file.at(row.line));
        edges.take(row, &mut draft.relations);
    })?;
    edges.lookalikes.report(file, &mut draft.report);
    edges.namesakes.report(file, &mut draft.report);
    if edges.mutual > 0 {
        let message = format!(
            "mutual relations ({}) were read as undirected",
            edges.mutual
        );
        draft.report.remark(file.whole(), message);
    }
    Ok(())
}

/// The state of reading a table of edges.
struct Edges {
    roles: Vec<Role>,
    width: usize,
    order: Option<DateOrder>,
    times: Times,
    set: TimeCell,
    start: TimeCell,
    end: TimeCell,
    earliest: TimeCell,
    latest: TimeCell,
    further: HashMap<usize, String>,
    mutual: usize,
    lookalikes: Lookalikes,
    namesakes: Namesakes,
    /// The columns of forename and surname of both ends, if the names are combined from them.
    name_parts: Option<[[usize; 2]; 2]>,
    /// Dates in several columns.
    dates: Vec<DateParts>,
    /// Whether the headings of dates in several columns or of the ends say that they are Julian.
    are_julian: bool,
    /// What the ties are if no column says so.
    defaults: TieDefaults,
}

impl Edges {
    fn of(roles: Vec<Role>, width: usize, order: Option<DateOrder>) -> Self {
        let mut edges = Self {
            roles: Vec::new(),
            width,
            order,
            times: Times::in_order(order),
            set: TimeCell::default(),
            start: TimeCell::default(),
            end: TimeCell::default(),
            earliest: TimeCell::default(),
            latest: TimeCell::default(),
            further: HashMap::new(),
            mutual: 0,
            lookalikes: Lookalikes::default(),
            namesakes: Namesakes::default(),
            name_parts: None,
            dates: Vec::new(),
            are_julian: false,
            defaults: TieDefaults::default(),
        };
        for role in &roles {
            match role {
                Role::TimeSet(name) => name.clone_into(&mut edges.set.column),
                Role::Start(name) => name.clone_into(&mut edges.start.column),
                Role::End(name) => name.clone_into(&mut edges.end.column),
                Role::Earliest(name) => name.clone_into(&mut edges.earliest.column),
                Role::Latest(name) => name.clone_into(&mut edges.latest.column),
                _ => {}
            }
        }
        edges.roles = roles;
        edges
    }

    /// Sets the dates in several columns; the end of an interval that cannot be read is kept under
    /// the name of its year.
    fn take_dates(&mut self, dates: Vec<DateParts>, header: &[&str]) {
        let names = dates.iter().map(|date| date.name(header));
        let of_time = [&self.start, &self.end, &self.earliest, &self.latest];
        let mut names = names.chain(of_time.iter().map(|time| time.column.as_str()));
        self.are_julian = names.any(is_julian);
        for date in &dates {
            match date.of {
                DateOf::When => {}
                DateOf::Start => date.name(header).clone_into(&mut self.start.column),
                DateOf::End => date.name(header).clone_into(&mut self.end.column),
            }
        }
        self.dates = dates;
    }

    /// Fills the row begun last.
    fn take(&mut self, row: Row<'_>, sheet: &mut Sheet) {
        for time in [
            &mut self.set,
            &mut self.start,
            &mut self.end,
            &mut self.earliest,
            &mut self.latest,
        ] {
            time.text.clear();
        }
        for (position, cell) in row.cells.iter().take(MOST_COLUMNS).enumerate() {
            let cell = cell_of(cell);
            if cell.is_empty() {
                continue;
            }
            match self.roles.get(position) {
                Some(Role::Cell(column)) => sheet.set(column, &cell),
                Some(Role::When) => self.lookalikes.take(&cell, row.line, sheet),
                Some(Role::Direction(column)) => {
                    self.mutual += usize::from(take_direction(column, &cell, sheet));
                }
                Some(Role::TimeSet(_)) => cell.as_ref().clone_into(&mut self.set.text),
                Some(Role::Start(_)) => cell.as_ref().clone_into(&mut self.start.text),
                Some(Role::End(_)) => cell.as_ref().clone_into(&mut self.end.text),
                Some(Role::Earliest(_)) => cell.as_ref().clone_into(&mut self.earliest.text),
                Some(Role::Latest(_)) => cell.as_ref().clone_into(&mut self.latest.text),
                Some(Role::Calendar(column)) => take_calendar(column, &cell, sheet),
                Some(Role::Weight(column)) => take_weight(column, &cell, sheet),
                Some(Role::DatePart | Role::SaidAgain | Role::LeftOut) => {}
                None => sheet.set(
                    self.further
                        .entry(position)
                        .or_insert_with(|| numbered(position)),
                    &cell,
                ),
            }
        }
        self.namesakes.take(row.cells, row.line);
        for (column, parts) in ["from", "to"]
            .into_iter()
            .zip(self.name_parts.into_iter().flatten())
        {
            sheet.set(column, &joined(row.cells, parts));
        }
        self.take_dates_in_parts(row.cells, sheet);
        self.times.take(&self.set, [&self.start, &self.end], sheet);
        self.times
            .take_bounds([&self.earliest, &self.latest], sheet);
        self.defaults.fill(sheet);
        if self.are_julian {
            sheet.mark(RowMark::Julian);
        }
        if let Some(change) = raggedness(self.width, row.cells) {
            sheet.changed(change);
        }
    }

    /// Reads the dates in several columns.
    fn take_dates_in_parts(&mut self, cells: &StringRecord, sheet: &mut Sheet) {
        for date in &self.dates {
            let mut read = |words: &str| date.read(cells, self.order, words, sheet);
            match date.of {
                DateOf::When => {
                    let text = read("when_verbatim");
                    sheet.set("when", &text);
                }
                DateOf::Start => self.start.text = read("start_as_written"),
                DateOf::End => self.end.text = read("end_as_written"),
            }
        }
    }
}

/// Reads the direction and returns whether it is mutual.
fn take_direction(column: &str, cell: &str, sheet: &mut Sheet) -> bool {
    match Direction::of(cell) {
        Some(Direction::Directed) => false,
        Some(direction) => {
            sheet.mark(RowMark::Undirected);
            direction == Direction::Mutual
        }
        None => {
            sheet.set(column, cell);
            false
        }
    }
}

fn take_weight(column: &str, cell: &str, sheet: &mut Sheet) {
    sheet.set(column, cell);
    if cell.starts_with(['<', '[']) {
        sheet.changed("the weight changes over time; it was kept as text".to_owned());
    }
}
