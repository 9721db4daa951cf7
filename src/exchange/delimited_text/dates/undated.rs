//! Tables of edges in which no column is known for when a tie was, though one seems to hold dates.

use crate::exchange::columns::plain;
use crate::exchange::delimited_text::dates::calendars::is_julian;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::edge_columns::Role;
use crate::exchange::delimited_text::gephi_columns::is_our_edges;
use crate::exchange::delimited_text::survey::Survey;
use crate::exchange::importer::ForeignFile;
use crate::exchange::words::argument;

/// Words in the names of columns whose numbers are no years, or whose dates are not those of the
/// ties.
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

/// What whoever imports the table may say; nothing if a date is known or no column seems to hold
/// any.
pub(crate) fn without_dates(
    file: &ForeignFile<'_>,
    delimiter: Delimiter,
    header: &[String],
    roles: &[Role],
) -> Option<String> {
    let is_time = |role: &Role| match role {
        Role::Cell(column) => column == "when",
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
    let (julian, others): (Vec<&str>, Vec<&str>) = dated.iter().partition(|name| is_julian(name));
    let begins_with = |word: &str| others.iter().find(|name| plain(name).starts_with(word));
    let (columns, map) = match (
        others.as_slice(),
        begins_with("first").zip(begins_with("last")),
    ) {
        ([], _) => {
            let name = julian.first()?;
            return Some(format!(
                "\"{name}\" seems to hold dates of the Julian calendar, which are no dates of the ties as they stand; write them in \
                 a column Date as julian:1647-05-08"
            ));
        }
        (_, Some((first, last))) => (
            format!("\"{first}\" and \"{last}\" seem"),
            format!("start={first},end={last}"),
        ),
        ([first, ..], None) => (format!("\"{first}\" seems"), format!("when={first}")),
    };
    let map = argument(&map);
    Some(format!(
        "no column is known for when the ties were; {columns} to hold dates: say --map {map} if so"
    ))
}
