//! Finds the shape of a text: a table of nodes, of edges or of a dataset, a matrix, an adjacency
//! list or an edge list.

use crate::exchange::column_names::known_columns;
use crate::exchange::columns::ColumnMap;
use crate::exchange::delimited_text::delimiter::Sample;
use crate::exchange::delimited_text::ends;
use crate::exchange::delimited_text::gephi_columns::begins_our_nodes;
use crate::exchange::delimited_text::gephi_columns::is_our_edges;
use crate::exchange::delimited_text::headerless::Headerless;
use crate::exchange::delimited_text::headerless::without_header;
use crate::exchange::delimited_text::matrix::Corner;
use crate::exchange::delimited_text::matrix::corner;
use crate::exchange::delimited_text::node_columns::NodeColumns;
use crate::exchange::delimited_text::own_tables::OwnTable;
use crate::exchange::delimited_text::table::named;
use crate::exchange::delimited_text::table::without_empty_end;
use crate::exchange::delimited_text::two_mode::TwoMode;
use crate::exchange::headings::plain;
use crate::exchange::report::RowOf;
use crate::exchange::words::argument;

/// The shape of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A table of a dataset.
    Own(OwnTable),
    /// A table of edges.
    Edges,
    /// A table of nodes.
    Nodes,
    /// A matrix.
    Matrix(Corner),
    /// A two-mode table: who belongs where.
    TwoMode(TwoMode),
    /// An adjacency list: a node and its neighbours on each line.
    AdjacencyList,
    /// An edge list without a header.
    EdgeList,
    /// A table whose columns are unknown, with advice on how to name them.
    Unclear(String),
}

impl Shape {
    /// Finds the shape by the header and the rows below it.
    pub(crate) fn of(text: &str, sample: &Sample, columns: &ColumnMap) -> Self {
        let Some(header) = sample.rows.first() else {
            return Self::Unclear("the table has no rows".to_owned());
        };
        let names = named(without_empty_end(header.clone()));
        let is_mapped = columns
            .columns()
            .any(|column| names.iter().any(|name| name == column));
        if !is_mapped && let Some(table) = OwnTable::of(header) {
            return Self::Own(table);
        }
        if !is_mapped && begins_our_nodes(header) {
            return Self::Nodes;
        }
        if !is_mapped && let Some(corner) = corner(text, sample) {
            return Self::Matrix(corner);
        }
        let ends = Ends::of(&names, columns);
        if !is_mapped && let Some(advice) = ends.are_times(&names, sample) {
            return Self::Unclear(advice);
        }
        if ends.both() {
            return Self::Edges;
        }
        if is_of_nodes(&names, columns) && !ends.one_is_sure() {
            return Self::Nodes;
        }
        if !is_mapped && let Some(found) = TwoMode::of(sample) {
            return Self::TwoMode(found);
        }
        if !is_mapped && !ends.one_is_sure() {
            match without_header(sample) {
                Headerless::AdjacencyList => return Self::AdjacencyList,
                Headerless::EdgeList => return Self::EdgeList,
                Headerless::HasHeader => {}
            }
        }
        Self::Unclear(ends.advice(&names, sample))
    }
}

/// Whether a row is a header whose columns are known.
pub(crate) fn is_known_header(header: &[String], columns: &ColumnMap) -> bool {
    OwnTable::of(header).is_some()
        || is_our_edges(header)
        || Ends::of(header, columns).both()
        || is_of_nodes(header, columns)
        || columns
            .columns()
            .any(|column| header.iter().any(|name| name == column))
}

/// Whether a row must be a header: both ends are known, or two columns of a table of nodes.
pub(crate) fn is_sure_header(header: &[String], columns: &ColumnMap) -> bool {
    let names: Vec<&str> = header
        .iter()
        .take(MOST_LOOKED_AT)
        .map(String::as_str)
        .collect();
    let known_of_nodes = || {
        let found = NodeColumns::of(columns, &names);
        let known = found
            .columns
            .iter()
            .zip(&names)
            .filter(|(column, name)| column != *name || is_called_so(column));
        found.say_which() && (known.count() >= 2 || found.name_parts.is_some())
    };
    Ends::of(header, columns).both() || known_of_nodes()
}

fn is_called_so(column: &str) -> bool {
    known_columns(RowOf::Entities).any(|known| known.column == column)
}

/// The columns of the ends of relations.
struct Ends {
    from: Option<usize>,
    to: Option<usize>,
    /// Whether the only end found is an ambiguous name: "source" may also be a citation.
    only_source: bool,
}

impl Ends {
    fn of(header: &[String], columns: &ColumnMap) -> Self {
        let names: Vec<&str> = header
            .iter()
            .take(MOST_LOOKED_AT)
            .map(String::as_str)
            .collect();
        let resolved = ends::resolve(columns, &names);
        let position = |meaning: &str| resolved.iter().position(|column| column == meaning);
        let (from, to) = match (position("from"), position("to")) {
            (None, None) => ends::name_parts(&names)
                .map_or((None, None), |[[_, from], [_, to]]| (Some(from), Some(to))),
            found => found,
        };
        let vague = ["source", "author", "subject", "object"];
        let only_source = from
            .or(to)
            .is_some_and(|at| vague.contains(&header[at].to_lowercase().as_str()));
        Self {
            from,
            to,
            only_source,
        }
    }

    fn both(&self) -> bool {
        self.from.is_some() && self.to.is_some()
    }

    /// Advice if the columns "from" and "to" contain dates.
    fn are_times(&self, header: &[String], sample: &Sample) -> Option<String> {
        let (from, to) = self
            .from
            .zip(self.to)
            .filter(|&(from, to)| plain(&header[from]) == "from" && plain(&header[to]) == "to")?;
        let rows = sample.rows.get(1..).filter(|rows| !rows.is_empty())?;
        let cell = |row: &[String], at: usize| {
            row.get(at)
                .map(|cell| cell.trim().to_owned())
                .unwrap_or_default()
        };
        let is_stretch = |row: &Vec<String>| match (
            year(&cell(row, from)),
            year(&cell(row, to)),
            cell(row, to).is_empty(),
        ) {
            (Some(from), Some(to), _) => (0..=LONGEST_TIME).contains(&(to - from)),
            (Some(_), None, is_open) => is_open,
            _ => false,
        };
        let is_of_words = |at: &usize| {
            let mut cells = rows.iter().map(|row| cell(row, *at));
            *at != from && *at != to && cells.all(|cell| cell.contains(char::is_alphabetic))
        };
        let words: Vec<usize> = (0..header.len().min(MOST_LOOKED_AT))
            .filter(is_of_words)
            .collect();
        let is_named_type = header.iter().any(|name| {
            matches!(
                name.to_lowercase().as_str(),
                "type" | "relation" | "relationship"
            )
        });
        if is_named_type || !rows.iter().all(is_stretch) {
            return None;
        }
        let names: Vec<&str> = header.iter().map(String::as_str).collect();
        let is_name =
            |at: usize| NodeColumns::of(&ColumnMap::default(), &names).columns[at] == "name";
        match words[..] {
            [name] if is_name(name) => {
                let map = argument(&format!(
                    "name={},begin={},end={}",
                    header[name], header[from], header[to]
                ));
                Some(format!(
                    "the columns {} and {} contain dates, not the ends of relations. If each row is an entity, use --map {map}",
                    header[from], header[to]
                ))
            }
            [one, other, ..] => {
                let map = argument(&format!("from={},to={}", header[one], header[other]));
                let (from, to) = (&header[from], &header[to]);
                Some(format!(
                    "the columns {from} and {to} contain dates, not the ends of relations. Name the columns of the ends, such as --map {map}; {from} and {to} are then the dates of each relation"
                ))
            }
            _ => None,
        }
    }

    fn one_is_sure(&self) -> bool {
        (self.from.is_some() || self.to.is_some()) && !self.only_source
    }

    /// Advice on how to name the ends.
    fn advice(&self, header: &[String], sample: &Sample) -> String {
        let names: Vec<&str> = header
            .iter()
            .take(MOST_LOOKED_AT)
            .map(String::as_str)
            .collect();
        let resolved = ends::resolve(&ColumnMap::default(), &names);
        let is_end = |at: &usize| Some(*at) == self.from || Some(*at) == self.to;
        let mut free: Vec<usize> = (0..names.len())
            .filter(|at| !is_end(at) && !header[*at].is_empty())
            .collect();
        // What is known for a date, a place or a note is hardly an end.
        free.sort_by_key(|&at| resolved[at] != header[at].trim());
        let holds_names = |at: &&usize| {
            let mut cells = sample
                .rows
                .iter()
                .skip(1)
                .filter_map(|row| row.get(**at))
                .filter(|cell| !cell.is_empty());
            cells.any(|cell| cell.parse::<f64>().is_err())
        };
        let names = free
            .iter()
            .filter(holds_names)
            .chain(free.iter().filter(|at| !holds_names(at)));
        let mut free = names.map(|&at| header[at].as_str());
        let name = |end: Option<usize>, free: &mut dyn Iterator<Item = &str>| {
            end.map_or_else(
                || free.next().unwrap_or("…").to_owned(),
                |at| header[at].clone(),
            )
        };
        let first = free.clone().next().unwrap_or("…").to_owned();
        let (from, to) = (name(self.from, &mut free), name(self.to, &mut free));
        let listed: Vec<&str> = header
            .iter()
            .take(MOST_LISTED)
            .map(String::as_str)
            .collect();
        let more = if header.len() > MOST_LISTED {
            ", …"
        } else {
            ""
        };
        let (ends, name) = (
            argument(&format!("from={from},to={to}")),
            argument(&format!("name={first}")),
        );
        let of_meetings = advice_on_matrix(sample);
        format!(
            "no columns were found for the ends of relations. The columns are {}{more}. Name the ends, such as --map {ends}; for a table of entities, name the column of names: --map {name}; if the first row is a relation, add the header source,target above it{of_meetings}",
            listed.join(", ")
        )
    }
}

/// Advice for a matrix whose cells are more than marks and numbers; empty for other texts.
fn advice_on_matrix(sample: &Sample) -> &'static str {
    let corner = sample.rows.first().and_then(|header| header.first());
    if corner.is_some_and(String::is_empty) {
        "; or, if the cells of a matrix are roles, dates or years, write a row for each of them, with the columns from, to, type and when"
    } else {
        ""
    }
}

/// The longest period between the dates of two columns, in years.
const LONGEST_TIME: i32 = 150;

/// Reads the year of a cell, or of the date with which it begins.
fn year(cell: &str) -> Option<i32> {
    let digits = cell
        .get(..4)
        .filter(|_| cell.len() == 4 || cell[4..].starts_with('-'))?;
    digits
        .parse()
        .ok()
        .filter(|year| (1_000..3_000).contains(year))
}

/// The most columns of a header that are examined.
const MOST_LOOKED_AT: usize = 1_000;
/// The most columns that a message lists.
const MOST_LISTED: usize = 30;

fn is_of_nodes(header: &[String], columns: &ColumnMap) -> bool {
    let names: Vec<&str> = header
        .iter()
        .take(MOST_LOOKED_AT)
        .map(String::as_str)
        .collect();
    NodeColumns::of(columns, &names).say_which()
}
