//! Finds the meanings of the columns of another program's table of edges: by their names, their
//! content and their neighbours.
//!
//! The direction is in a column "Type" in Gephi, in "Direction" in Kumu, so content decides rather
//! than the name. The type of a relation is the column of that name, otherwise Gephi's kind,
//! otherwise the label if it classifies the edges.

use crate::exchange::calendars::is_julian;
use crate::exchange::column_names::is_called;
use crate::exchange::column_names::names_of_part;
use crate::exchange::columns::ColumnMap;
use crate::exchange::columns::distinct;
use crate::exchange::delimited_text::bound_columns::Bounds;
use crate::exchange::delimited_text::dates::DateParts;
use crate::exchange::delimited_text::dates::is_converted;
use crate::exchange::delimited_text::dates::names_a_date;
use crate::exchange::delimited_text::dates::stretch_of_something;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::edge_columns::EdgeColumns;
use crate::exchange::delimited_text::edge_columns::Role;
use crate::exchange::delimited_text::ends;
use crate::exchange::delimited_text::survey::Survey;
use crate::exchange::draft::WHEN_JULIAN;
use crate::exchange::report::RowOf;
use crate::exchange::words::argument;

/// What a column is while the columns are being found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It says which way each edge leads, and no name changes that.
    Direction,
    /// It becomes the column of the draft with this name; its own name if it has no meaning.
    Named(String),
}

impl Meaning {
    /// The name of the column of the draft.
    fn name(&self) -> Option<&str> {
        match self {
            Self::Direction => None,
            Self::Named(name) => Some(name),
        }
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name() == Some(name)
    }

    fn is_time(&self) -> bool {
        self.name().is_some_and(is_time)
    }
}

impl From<&str> for Meaning {
    fn from(name: &str) -> Self {
        Self::Named(name.to_owned())
    }
}

/// Finds the meanings of the columns of a table.
pub(crate) fn found_columns(
    header: &[String],
    text: &str,
    delimiter: Delimiter,
    columns: &ColumnMap,
) -> EdgeColumns {
    let mut search = Search::of(header, text, delimiter, columns);
    if !search.takes_converted() {
        search.take_dates_in_parts();
    }
    search.take_from_and_to();
    search.take_type();
    search.take_dates_by_name();
    search.roles()
}

/// The state of the search for the meanings of columns.
struct Search<'a> {
    header: &'a [String],
    text: &'a str,
    delimiter: Delimiter,
    columns: &'a ColumnMap,
    /// The columns found by their content, which are hidden while the others are found by their
    /// names.
    found: Found,
    /// The meaning of each column so far.
    meanings: Vec<Meaning>,
    dates: Vec<DateParts>,
    remarks: Vec<String>,
}

impl<'a> Search<'a> {
    fn of(
        header: &'a [String],
        text: &'a str,
        delimiter: Delimiter,
        columns: &'a ColumnMap,
    ) -> Self {
        let found = Found::of(header, text, delimiter, columns);
        let mut search = Self {
            header,
            text,
            delimiter,
            columns,
            found,
            meanings: Vec::new(),
            dates: Vec::new(),
            remarks: Vec::new(),
        };
        search.meanings = search.meanings_without(&[]);
        search
    }

    fn shown(&self) -> Vec<&'a str> {
        self.header.iter().map(String::as_str).collect()
    }

    fn is_out_of_the_way(&self, position: usize) -> bool {
        Some(position) == self.found.direction
            || Some(position) == self.found.label
            || self.columns.kept(&self.header[position]).is_some()
    }

    /// Finds the meanings of the columns by name, without those of dates in several columns.
    fn meanings_without(&self, parts: &[usize]) -> Vec<Meaning> {
        let is_shown =
            |position: usize| !self.is_out_of_the_way(position) && !parts.contains(&position);
        let shown: Vec<&str> = self
            .header
            .iter()
            .enumerate()
            .map(|(position, name)| if is_shown(position) { name } else { "" })
            .collect();
        let meaning = |position: usize, name: String| {
            if Some(position) == self.found.direction {
                Meaning::Direction
            } else if is_shown(position) {
                Meaning::Named(name)
            } else {
                Meaning::Named(self.columns.name_without_meaning(&self.header[position]))
            }
        };
        ends::resolve(self.columns, &shown)
            .into_iter()
            .enumerate()
            .map(|(position, found)| meaning(position, found))
            .collect()
    }

    fn is_dated(&self) -> bool {
        !self.dates.is_empty() || self.meanings.iter().any(Meaning::is_time)
    }

    /// Finds a whole date that was converted from the parts beside it; it is the one that counts.
    fn takes_converted(&mut self) -> bool {
        let is_date =
            |at: &usize| is_converted(&self.header[*at]) && names_a_date(&self.header[*at]);
        let is_free = |at: &usize| self.meanings[*at].is(self.header[*at].trim());
        let found = (0..self.header.len()).find(|at| is_date(at) && is_free(at));
        let is_said = self
            .meanings
            .iter()
            .zip(self.header)
            .any(|(meaning, name)| {
                meaning.is_time()
                    && (!is_called(name, "year") || self.columns.meaning(name).is_some())
            });
        let Some(at) = found.filter(|_| !is_said) else {
            return false;
        };
        for (meaning, name) in self.meanings.iter_mut().zip(self.header) {
            if meaning.is_time() {
                *meaning = Meaning::Named(name.clone());
            }
        }
        self.meanings[at] = "when".into();
        true
    }

    /// Finds dates in several columns, unless another column contains the whole date.
    fn take_dates_in_parts(&mut self) {
        let is_mapped = |position: usize| self.columns.meaning(&self.header[position]).is_some();
        let is_taken = |position: usize| self.is_out_of_the_way(position) || is_mapped(position);
        let dates = DateParts::all(&self.shown(), RowOf::Relations, &is_taken);
        if dates.is_empty() {
            return;
        }
        let parts: Vec<usize> = dates.iter().flat_map(DateParts::columns).collect();
        let meanings = self.meanings_without(&parts);
        let mut others = meanings
            .iter()
            .enumerate()
            .filter(|(position, _)| !parts.contains(position));
        if others.any(|(_, meaning)| meaning.is_time()) {
            return;
        }
        let header = self.shown();
        self.remarks
            .extend(dates.iter().map(|date| date.remark(&header)));
        (self.meanings, self.dates) = (meanings, dates);
    }

    /// Reads "From" and "To" as times, if they are beside other ends and contain dates.
    fn take_from_and_to(&mut self) {
        let Some([from, to]) = ends::from_and_to_besides(self.columns, &self.shown()) else {
            return;
        };
        if !self.is_dated()
            && Survey::of(self.text, self.delimiter, &[from, to])
                .iter()
                .all(Survey::is_of_dates)
        {
            self.meanings[from] = "start".into();
            self.meanings[to] = "end".into();
        } else {
            self.remarks
                .push(other_ends(self.header, &self.meanings, [from, to]));
        }
    }

    fn take_type(&mut self) {
        let by_content = self
            .found
            .kind
            .or(self.found.label.filter(|_| self.found.label_sorts));
        if let Some(position) =
            by_content.filter(|_| !self.meanings.iter().any(|meaning| meaning.is("type")))
        {
            self.meanings[position] = "type".into();
        }
    }

    /// Finds dates named after their subject, such as "Date of letter", if no other date is known.
    fn take_dates_by_name(&mut self) {
        if self.is_dated() || Bounds::of(self.header, &self.meanings).are_known() {
            return;
        }
        let is_free = |position: usize| self.meanings[position].is(&self.header[position]);
        let stretch = stretch_of_something(self.header, &is_free, self.text, self.delimiter);
        let date = (0..self.header.len())
            .find(|&position| is_free(position) && names_a_date(&self.header[position]));
        let quoted = |position: usize| self.header[position].trim();
        match (stretch, date) {
            (Some([start, end]), _) => {
                self.remarks.push(format!(
                    "\"{}\" and \"{}\" were read as the start and end of the relations; if other columns are, use --map start=…,end=…",
                    quoted(start),
                    quoted(end)
                ));
                self.meanings[start] = "start".into();
                self.meanings[end] = "end".into();
            }
            (None, Some(date)) => {
                let name = quoted(date);
                let when = if is_julian(&self.header[date]) {
                    WHEN_JULIAN
                } else {
                    "when"
                };
                self.remarks
                    .push(format!("\"{name}\" was read as the date of the relations; if another column is, use --map when=…"));
                self.meanings[date] = when.into();
            }
            (None, None) => {
                if let Some(data) = self.found.data {
                    self.meanings[data] = "when".into();
                }
            }
        }
    }

    fn roles(self) -> EdgeColumns {
        let bounds = Bounds::of(self.header, &self.meanings);
        let end = self
            .meanings
            .iter()
            .position(|meaning| meaning.name().is_some_and(is_end));
        let parts: Vec<usize> = self.dates.iter().flat_map(DateParts::columns).collect();
        let role =
            |position: usize, name: String, column: &String| match name.to_lowercase().as_str() {
                _ if parts.contains(&position) => Role::DatePart,
                _ if bounds.earliest == Some(position) => Role::Earliest(column.clone()),
                _ if bounds.latest == Some(position) => Role::Latest(column.clone()),
                _ if bounds.calendar == Some(position) => Role::Calendar(column.clone()),
                "when" => Role::When,
                "start" => Role::Start(column.clone()),
                "timeset" | "interval" | "time interval" => Role::TimeSet(name),
                "weight" => Role::Weight(name),
                _ if Some(position) == end => Role::End(column.clone()),
                _ => Role::Cell(name),
            };
        let names = self.meanings.iter().filter_map(Meaning::name);
        let mut names = distinct(names.map(str::to_owned)).into_iter();
        let columns = self.meanings.iter().zip(self.header).enumerate();
        let roles = columns
            .map(|(position, (meaning, column))| match meaning {
                Meaning::Direction => Role::Direction(column.clone()),
                Meaning::Named(_) => role(position, names.next().unwrap_or_default(), column),
            })
            .collect();
        EdgeColumns {
            roles,
            dates: self.dates,
            remarks: self.remarks,
            ..EdgeColumns::default()
        }
    }
}

/// The note on columns "From" and "To" that are not the ends.
fn other_ends(header: &[String], meanings: &[Meaning], [from, to]: [usize; 2]) -> String {
    let column_of = |end: &str| {
        meanings
            .iter()
            .position(|meaning| meaning.is(end))
            .map_or("", |at| header[at].trim())
    };
    let (from, to) = (header[from].trim(), header[to].trim());
    format!(
        "\"{}\" and \"{}\" were read as the ends of the relations, and \"{from}\" and \"{to}\" as attributes; if those are the ends, use --map {}",
        column_of("from"),
        column_of("to"),
        argument(&format!("from={from},to={to}"))
    )
}

/// The columns found by their content.
#[derive(Default)]
struct Found {
    direction: Option<usize>,
    kind: Option<usize>,
    label: Option<usize>,
    label_sorts: bool,
    /// The column "Data" if it contains dates, as the word means in Italian, Polish and Portuguese.
    data: Option<usize>,
}

impl Found {
    fn of(header: &[String], text: &str, delimiter: Delimiter, columns: &ColumnMap) -> Self {
        let candidates: Vec<usize> = (0..header.len())
            .filter(|&position| columns.meaning(&header[position]).is_none())
            .filter(|&position| {
                is_one_of(
                    &header[position],
                    &[
                        "type",
                        "edge type",
                        "direction",
                        "directed",
                        "kind",
                        "label",
                        "data",
                    ],
                )
            })
            .collect();
        let mut found = Self::default();
        if candidates.is_empty() {
            return found;
        }
        for (survey, position) in Survey::of(text, delimiter, &candidates)
            .into_iter()
            .zip(candidates)
        {
            let name = &header[position];
            let says_direction = survey.is_of_directions() && !is_one_of(name, &["kind", "label"]);
            let says_directed = is_one_of(name, &["directed"]) && survey.is_of_answers();
            if is_one_of(name, &["data"]) {
                found.data = found
                    .data
                    .or(Some(position).filter(|_| survey.is_of_dates()));
            } else if found.direction.is_none() && (says_direction || says_directed) {
                found.direction = Some(position);
            } else if is_one_of(name, &["kind"]) && survey.has_words() {
                found.kind = found.kind.or(Some(position));
            } else if is_one_of(name, &["label"]) && found.label.is_none() {
                found.label = Some(position);
                found.label_sorts = survey.sorts();
            }
        }
        found
    }
}

/// Whether a column of the draft is a time of the relation.
fn is_time(column: &str) -> bool {
    matches!(
        column.to_lowercase().as_str(),
        "when" | WHEN_JULIAN | "start" | "timeset" | "interval" | "time interval"
    ) || is_end(column)
}

fn is_end(name: &str) -> bool {
    is_one_of(name, names_of_part("end"))
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    let plain = name.to_lowercase().replace(['_', '-'], " ");
    names.contains(&plain.trim())
}
