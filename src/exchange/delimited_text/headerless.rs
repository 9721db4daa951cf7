//! Judges texts without a known header: lists without a header, or tables with unknown columns.
//!
//! Names in a network repeat. If those in the first row do not, although others do, they are names
//! of columns.

use hashbrown::HashSet;

use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::delimiter::Sample;
use crate::exchange::marks::Mark;

/// What a text without a known header is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Headerless {
    /// An adjacency list: a node and its neighbours on each line.
    AdjacencyList,
    /// An edge list: an edge on each line.
    EdgeList,
    /// A table whose first row has unknown names of columns.
    HasHeader,
}

/// The longest name of a node in a list, in characters.
const LONGEST_NAME: usize = 60;

/// Judges the first rows of a text.
pub(crate) fn without_header(sample: &Sample) -> Headerless {
    let rows = &sample.rows;
    let Some((first, others)) = rows.split_first() else {
        return Headerless::HasHeader;
    };
    if first.iter().any(String::is_empty)
        && sample.even_share() == 100
        && first.len() > 1
        && first[0].is_empty()
    {
        return Headerless::HasHeader;
    }
    if is_prose(rows) {
        return Headerless::HasHeader;
    }
    // No name of a node is a mark; where rows are marked, the first has the names of columns.
    if are_marked(others) {
        return Headerless::HasHeader;
    }
    let ends: HashSet<&str> = others
        .iter()
        .flat_map(|row| row.iter().take(2))
        .map(String::as_str)
        .collect();
    let come_again = first
        .iter()
        .take(2)
        .any(|cell| ends.contains(cell.as_str()));
    let are_numbers = first.iter().take(2).all(|cell| is_number(cell));
    let has_number_below =
        (0..first.len()).any(|column| is_header_of_numbers(first, others, column));
    if has_number_below && !are_numbers {
        return Headerless::HasHeader;
    }
    let is_ragged = sample.even_share() < 80 && (are_numbers || !has_weights(rows));
    if is_ragged || lists_neighbours(rows, &ends) {
        return list_of_neighbours(rows);
    }
    let others_come_again = ends.len() < others.iter().map(|row| row.len().min(2)).sum();
    let names_columns =
        !come_again && !are_numbers && others_come_again && sample.delimiter != Delimiter::Blanks;
    let may_be_edges = first.len() == 2
        || (first.len() == 3
            && (come_again
                || are_numbers
                || is_number(&first[2])
                || sample.delimiter == Delimiter::Blanks))
        || (first.len() > 3 && are_numbers);
    if names_columns || !may_be_edges {
        Headerless::HasHeader
    } else {
        Headerless::EdgeList
    }
}

/// Judges rows that look like nodes with their neighbours.
fn list_of_neighbours(rows: &[Vec<String>]) -> Headerless {
    let are_short = rows
        .iter()
        .flatten()
        .all(|cell| cell.chars().count() <= LONGEST_NAME);
    if are_short && (rows.len() < 4 || names_come_again(rows)) {
        Headerless::AdjacencyList
    } else {
        Headerless::HasHeader
    }
}

/// Whether rows contain marks, and nothing else, beside their first cells.
fn are_marked(rows: &[Vec<String>]) -> bool {
    let mut beside = rows
        .iter()
        .flat_map(|row| row.iter().skip(1))
        .filter(|cell| !cell.is_empty())
        .peekable();
    beside.peek().is_some() && beside.all(|cell| Mark::of(cell).is_some() && !is_number(cell))
}

/// Whether a text is a number with at least one digit, unlike "nan" and "infinity".
pub(crate) fn is_number(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit()) && number(cell).is_some()
}

/// Reads a number with a decimal point or comma.
pub(crate) fn number(cell: &str) -> Option<f64> {
    let number = cell
        .parse::<f64>()
        .or_else(|_| cell.replacen(',', ".", 1).parse::<f64>());
    number.ok().filter(|number| number.is_finite())
}

/// Whether a column contains numbers or years below a word.
fn is_header_of_numbers(first: &[String], others: &[Vec<String>], column: usize) -> bool {
    let counted = |cell: &str| {
        cell.bytes().any(|byte| byte.is_ascii_digit())
            && !cell.bytes().any(|byte| byte.is_ascii_alphabetic())
    };
    let below: Vec<&str> = others
        .iter()
        .filter_map(|row| row.get(column))
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .collect();
    let numbers = below.iter().filter(|cell| counted(cell)).count();
    !first[column].is_empty()
        && !counted(&first[column])
        && below.len() >= 2
        && numbers * 10 >= below.len() * 9
}

/// Whether the cells after the first two are nodes as well.
fn lists_neighbours(rows: &[Vec<String>], ends: &HashSet<&str>) -> bool {
    let further: Vec<&str> = rows
        .iter()
        .flat_map(|row| row.iter().skip(2))
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .collect();
    let known = further.iter().filter(|cell| ends.contains(**cell)).count();
    let enough = if further.iter().all(|cell| is_number(cell)) {
        9
    } else {
        5
    };
    !further.is_empty() && !has_weights(rows) && known * 10 >= further.len() * enough
}

/// Whether a name repeats, which the clauses of a sentence do not.
fn names_come_again(rows: &[Vec<String>]) -> bool {
    let cells = || {
        rows.iter()
            .flatten()
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
    };
    cells().collect::<HashSet<&str>>().len() < cells().count()
}

/// Whether rows are sentences: most end like sentences, and no name repeats.
fn is_prose(rows: &[Vec<String>]) -> bool {
    let is_sentence = |row: &Vec<String>| {
        let last = row.iter().rev().find(|cell| !cell.is_empty());
        let words = last.and_then(|cell| cell.strip_suffix(['.', '!', '?']));
        // Initials end with a full stop too.
        words.is_some_and(|words| {
            words
                .chars()
                .rev()
                .take(2)
                .filter(|letter| letter.is_lowercase())
                .count()
                == 2
        })
    };
    rows.iter().filter(|row| is_sentence(row)).count() * 2 > rows.len() && !names_come_again(rows)
}

/// Whether each row has at most one more cell than the ends, and it is a number.
fn has_weights(rows: &[Vec<String>]) -> bool {
    rows.iter().all(|row| {
        row.len() <= 3
            && row
                .get(2)
                .is_none_or(|cell| cell.is_empty() || is_number(cell))
    })
}
