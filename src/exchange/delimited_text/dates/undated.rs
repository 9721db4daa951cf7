//! Advice for tables of edges in which no column is known for the date, but one seems to contain
//! dates.

use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::edge_columns::Role;
use crate::exchange::delimited_text::gephi_columns::is_our_edges;
use crate::exchange::delimited_text::survey::Survey;
use crate::exchange::draft::WHEN_JULIAN;
use crate::exchange::headings::plain;
use crate::exchange::importer::ForeignFile;
use crate::exchange::words::argument;

/// Words in headers whose numbers are no years, or whose dates are not those of the relations.
const OTHERS: [&str; 24] = [
    "id",
    "key",
    "no",
    "no.",
    "nr",
    "nr.",
    "number",
    "count",
    "weight",
    "value",
    "amount",
    "size",
    "page",
    "pages",
    "population",
    "x",
    "y",
    "latitude",
    "longitude",
    "birth",
    "born",
    "death",
    "died",
    "url",
];

/// Writes the advice; nothing if a date is known or no column seems to contain dates.
pub(crate) fn without_dates(
    file: &ForeignFile<'_>,
    delimiter: Delimiter,
    header: &[String],
    roles: &[Role],
) -> Option<String> {
    let is_time = |role: &Role| match role {
        Role::Cell(column) => column == "when" || column == WHEN_JULIAN,
        Role::Direction(_) | Role::Weight(_) | Role::SaidAgain => false,
        _ => true,
    };
    if roles.iter().any(is_time) || is_our_edges(header) {
        return None;
    }
    let is_free = |at: &usize| {
        let names_another = plain(&header[*at])
            .split(' ')
            .any(|word| OTHERS.contains(&word));
        matches!(&roles[*at], Role::Cell(column) if *column == header[*at]) && !names_another
    };
    let free: Vec<usize> = (0..roles.len().min(header.len())).filter(is_free).collect();
    if free.is_empty() {
        return None;
    }
    let surveys = Survey::of(file.text, delimiter, &free);
    let dated: Vec<&str> = surveys
        .iter()
        .zip(&free)
        .filter(|(survey, _)| survey.is_of_dates())
        .map(|(_, &at)| header[at].as_str())
        .collect();
    let begins_with = |word: &str| dated.iter().find(|name| plain(name).starts_with(word));
    let (columns, map) = match (
        dated.as_slice(),
        begins_with("first").zip(begins_with("last")),
    ) {
        ([], _) => return None,
        (_, Some((first, last))) => (
            format!("\"{first}\" and \"{last}\" seem"),
            format!("start={first},end={last}"),
        ),
        ([first, ..], None) => (format!("\"{first}\" seems"), format!("when={first}")),
    };
    let map = argument(&map);
    Some(format!(
        "no date column was found; {columns} to contain dates: if so, use --map {map}"
    ))
}
