//! What the columns of a table of edges mean.
//!
//! The direction of ties stands in a column called "Type" in Gephi and in the corpora that follow it, in "Direction" in Kumu:
//! what such a column says decides, not what it is called. The type of a tie is then what another column calls so, else
//! Gephi's kind, else its label if it sorts the ties.

use crate::exchange::column_names::names_of_part;
use crate::exchange::columns::ColumnMap;
use crate::exchange::columns::distinct;
use crate::exchange::columns::plain;
use crate::exchange::delimited_text::calendars::is_converted;
use crate::exchange::delimited_text::date_parts::DateParts;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::ends;
use crate::exchange::delimited_text::gephi_columns::OF_EDGES;
use crate::exchange::delimited_text::gephi_columns::meant;
use crate::exchange::delimited_text::survey::Survey;
use crate::exchange::draft::TYPE_LABEL;
use crate::exchange::report::RowOf;
use crate::exchange::words::argument;

/// What becomes of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It is a column of the draft.
    Cell(String),
    /// It says which way the tie goes; its name.
    Direction(String),
    /// It is the column of dates.
    When,
    /// It says when the tie held; its name.
    TimeSet(String),
    /// It says when the tie began; its name.
    Start(String),
    /// It says when the tie ended; its name.
    End(String),
    /// It says how strong the tie is, perhaps changing over time; its name.
    Weight(String),
    /// It is a part of a date; see [`DateParts`].
    DatePart,
    /// It says when the tie was at the earliest; its name.
    Earliest(String),
    /// It says when the tie was at the latest; its name.
    Latest(String),
    /// It says of which calendar the date is; its name.
    Calendar(String),
    /// It says again what another column says.
    SaidAgain,
}

/// The columns of a table of edges.
#[derive(Debug, Default)]
pub(crate) struct EdgeColumns {
    /// What becomes of each.
    pub(crate) roles: Vec<Role>,
    /// The dates in parts.
    pub(crate) dates: Vec<DateParts>,
    /// What whoever imports the table should know.
    pub(crate) remarks: Vec<String>,
}

/// What a column of directions is called while the others are named; no column of a table is called so.
const DIRECTION: &str = "~direction";

/// What the columns of our own tables for Gephi mean.
pub(crate) fn our_columns(header: &[String]) -> EdgeColumns {
    let role = |name: &String| match name.as_str() {
        "Source" => Role::Cell("from".to_owned()),
        "Target" => Role::Cell("to".to_owned()),
        "Id" => Role::Cell("id".to_owned()),
        "Type" => Role::Direction(name.clone()),
        "Label" => Role::Cell(TYPE_LABEL.to_owned()),
        "Kind" | "Weight" | "timeset" => Role::SaidAgain,
        other => Role::Cell(meant(&OF_EDGES, other).to_owned()),
    };
    EdgeColumns { roles: header.iter().map(role).collect(), ..EdgeColumns::default() }
}

/// What the columns of another program's table mean.
pub(crate) fn found_columns(header: &[String], text: &str, delimiter: Delimiter, columns: &ColumnMap) -> EdgeColumns {
    let found = Found::of(header, text, delimiter, columns);
    // What was found by its content is out of the way while the others are found by their names.
    let out_of_the_way = |position: usize| Some(position) == found.direction || Some(position) == found.label;
    let names_without = |parts: &[usize]| -> Vec<String> {
        let is_shown = |position: usize| !out_of_the_way(position) && !parts.contains(&position);
        let shown: Vec<&str> =
            header.iter().enumerate().map(|(position, name)| if is_shown(position) { name } else { "" }).collect();
        let name = |(position, name): (usize, String)| match () {
            () if Some(position) == found.direction => DIRECTION.to_owned(),
            () if is_shown(position) => name,
            () => header[position].clone(),
        };
        ends::resolve(columns, &shown).into_iter().enumerate().map(name).collect()
    };
    let is_taken = |position: usize| out_of_the_way(position) || columns.columns().any(|column| column == header[position]);
    let all_names: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut dates = DateParts::all(&all_names, RowOf::Relations, &is_taken);
    let mut parts: Vec<usize> = dates.iter().flat_map(DateParts::columns).collect();
    let mut names = names_without(&parts);
    // A whole date is better than its parts.
    let is_of_whole = |(position, name): (usize, &String)| is_time(name) && !parts.contains(&position);
    if !parts.is_empty() && names.iter().enumerate().any(is_of_whole) {
        dates.clear();
        parts.clear();
        names = names_without(&parts);
    }
    let mut remarks: Vec<String> = dates.iter().map(|date| date.remark(&all_names)).collect();
    if let Some([from, to]) = ends::from_and_to_besides(columns, &all_names) {
        let is_dated = |survey: &Survey| survey.is_of_dates();
        if Survey::of(text, delimiter, &[from, to]).iter().all(is_dated) && !names.iter().any(|name| is_time(name)) {
            "start".clone_into(&mut names[from]);
            "end".clone_into(&mut names[to]);
        } else {
            remarks.push(other_ends(header, &names, [from, to]));
        }
    }
    if !names.iter().any(|name| name == "type")
        && let Some(position) = found.kind.or(found.label.filter(|_| found.label_sorts))
    {
        "type".clone_into(&mut names[position]);
    }
    let bounds = Bounds::of(header, &names);
    let is_bounded = bounds.earliest.or(bounds.latest).is_some();
    if dates.is_empty()
        && !is_bounded
        && !names.iter().any(|name| is_time(name))
        && let Some(position) = (0..header.len())
            .find(|&position| names[position] == header[position] && names_a_date(&header[position]))
            .or(found.data)
    {
        "when".clone_into(&mut names[position]);
        let name = header[position].trim();
        remarks.push(format!("\"{name}\" was taken for the date of the ties; if another column is, say --map when=…"));
    }
    let end = (0..header.len()).find(|&position| is_end(&names[position]));
    let names = distinct(names).into_iter().zip(header).enumerate();
    let role = |position: usize, name: String, column: &String| {
        match () {
            () if Some(position) == found.direction => return Role::Direction(column.clone()),
            () if parts.contains(&position) => return Role::DatePart,
            () if bounds.earliest == Some(position) => return Role::Earliest(column.clone()),
            () if bounds.latest == Some(position) => return Role::Latest(column.clone()),
            () if bounds.calendar == Some(position) => return Role::Calendar(column.clone()),
            () => {}
        }
        match name.to_lowercase().as_str() {
            "when" => Role::When,
            "start" => Role::Start(column.clone()),
            "timeset" | "interval" | "time interval" => Role::TimeSet(name),
            "weight" => Role::Weight(name),
            _ if Some(position) == end => Role::End(column.clone()),
            _ => Role::Cell(name),
        }
    };
    let roles = names.map(|(position, (name, column))| role(position, name, column)).collect();
    EdgeColumns { roles, dates, remarks }
}

/// What is told where columns called "From" and "To" are not the ends.
fn other_ends(header: &[String], names: &[String], [from, to]: [usize; 2]) -> String {
    let column_of = |end: &str| names.iter().position(|name| name == end).map_or("", |at| header[at].trim());
    let (from, to) = (header[from].trim(), header[to].trim());
    format!(
        "\"{}\" and \"{}\" were taken for the ends of the ties, and \"{from}\" and \"{to}\" are attributes; if they are the ends, say \
         --map {}",
        column_of("from"),
        column_of("to"),
        argument(&format!("from={from},to={to}"))
    )
}

/// Columns that bound the date, or say of which calendar it is.
struct Bounds {
    earliest: Option<usize>,
    latest: Option<usize>,
    calendar: Option<usize>,
}

impl Bounds {
    fn of(header: &[String], names: &[String]) -> Self {
        let is_free = |at: &usize| names[*at] == header[*at].trim();
        let called =
            |part: &str| (0..header.len()).filter(is_free).find(|&at| names_of_part(part).contains(&plain(&header[at]).as_str()));
        let is_converted = names.iter().position(|name| name == "when").is_some_and(|at| is_converted(&header[at]));
        let calendar = called("calendar").filter(|_| !is_converted);
        Self { earliest: called("earliest"), latest: called("latest"), calendar }
    }
}

/// The columns that are found by what stands in them.
#[derive(Default)]
struct Found {
    direction: Option<usize>,
    kind: Option<usize>,
    label: Option<usize>,
    label_sorts: bool,
    /// What is called "Data" and holds dates, which is what the word means in Italian, Polish and Portuguese.
    data: Option<usize>,
}

impl Found {
    fn of(header: &[String], text: &str, delimiter: Delimiter, columns: &ColumnMap) -> Self {
        let candidates: Vec<usize> = (0..header.len())
            .filter(|&position| !columns.columns().any(|column| column == header[position]))
            .filter(|&position| {
                is_one_of(&header[position], &["type", "edge type", "direction", "directed", "kind", "label", "data"])
            })
            .collect();
        let mut found = Self::default();
        if candidates.is_empty() {
            return found;
        }
        for (survey, position) in Survey::of(text, delimiter, &candidates).into_iter().zip(candidates) {
            let name = &header[position];
            let says_direction = survey.is_of_directions() && !is_one_of(name, &["kind", "label"]);
            let says_directed = is_one_of(name, &["directed"]) && survey.is_of_answers();
            match () {
                () if is_one_of(name, &["data"]) => found.data = found.data.or(Some(position).filter(|_| survey.is_of_dates())),
                () if found.direction.is_none() && (says_direction || says_directed) => found.direction = Some(position),
                () if is_one_of(name, &["kind"]) && survey.has_words() => found.kind = found.kind.or(Some(position)),
                () if is_one_of(name, &["label"]) && found.label.is_none() => {
                    found.label = Some(position);
                    found.label_sorts = survey.sorts();
                }
                () => {}
            }
        }
        found
    }
}

/// Whether a column of the draft says when the tie held.
fn is_time(column: &str) -> bool {
    matches!(column.to_lowercase().as_str(), "when" | "start" | "timeset" | "interval" | "time interval") || is_end(column)
}

/// Whether a column is called the date of something, such as "Date of letter", and not of a life or of the record.
fn names_a_date(header: &str) -> bool {
    const DATES: [&str; 4] = ["date", "datum", "fecha", "дата"];
    const OF_OTHERS: [&str; 27] = [
        "archive",
        "baptism",
        "burial",
        "catalogue",
        "copy",
        "digitised",
        "edition",
        "earliest",
        "latest",
        "publication",
        "scan",
        "source",
        "transcription",
        "accessed",
        "added",
        "birth",
        "created",
        "death",
        "entry",
        "modified",
        "published",
        "record",
        "retrieved",
        "updated",
        "type",
        "certainty",
        "note",
    ];
    let plain = plain(header);
    let mut words = plain.split(' ');
    !plain.contains('(') && words.clone().any(|word| DATES.contains(&word)) && !words.any(|word| OF_OTHERS.contains(&word))
}

fn is_end(name: &str) -> bool {
    is_one_of(name, names_of_part("end"))
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    let plain = name.to_lowercase().replace(['_', '-'], " ");
    names.contains(&plain.trim())
}
