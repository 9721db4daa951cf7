//! Finds columns by what their headers say of the ends: names in two columns, ids beside names,
//! repeated and numbered columns.

use crate::exchange::column_names::is_surname_beside;
use crate::exchange::column_names::names_of_part;
use crate::exchange::columns::ColumnMap;
use crate::exchange::delimited_text::ends::said::End;
use crate::exchange::delimited_text::ends::said::HeaderWords;
use crate::exchange::delimited_text::ends::said::SaidOfEnd;
use crate::exchange::delimited_text::ends::said::Says;
use crate::exchange::delimited_text::ends::said::end_called;
use crate::exchange::delimited_text::ends::said::said_of_end;
use crate::exchange::delimited_text::ends::words::NUMBERED;
use crate::exchange::delimited_text::ends::words::PREPOSITIONS;
use crate::exchange::headings::plain;

/// The columns of the two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EndColumns {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Finds the columns "From" and "To" of a table whose ends are other columns, such as "Sender" and
/// "Recipient": they hold places or times.
pub(crate) fn from_and_to_besides(columns: &ColumnMap, header: &[&str]) -> Option<[usize; 2]> {
    let [from, to] = from_or_to_besides(columns, header);
    Some([from?, to?])
}

/// Finds the columns "From" and "To" beside other ends, each if it is there:
/// `Ego, Alter, From, Until`.
pub(super) fn from_or_to_besides(columns: &ColumnMap, header: &[&str]) -> [Option<usize>; 2] {
    let position = |called: &str| {
        header
            .iter()
            .position(|name| plain(name) == called && columns.meaning(name.trim()).is_none())
    };
    let is_noun = |name: &str| !PREPOSITIONS.contains(&HeaderWords::of(name).stem.as_str());
    let is_there = |end: End| {
        header
            .iter()
            .any(|name| is_noun(name) && said_of_end(name).is_some_and(|said| said.end == end))
    };
    let is_mapped = columns.columns().any(|column| {
        matches!(
            columns.meaning(column),
            Some("from" | "to" | "source" | "target")
        )
    });
    let has_named =
        !is_mapped && ((is_there(End::From) && is_there(End::To)) || twice(header).is_some());
    ["from", "to"].map(|called| position(called).filter(|_| has_named))
}

/// Finds the columns of the name and of the id of both ends, if the names are the ends and the ids
/// are not used.
pub(crate) fn unused_ids(header: &[&str], resolved: &[&str]) -> Option<[[usize; 2]; 2]> {
    let ids = |end: End, column: &str| {
        let name = resolved.iter().position(|resolved| *resolved == column)?;
        let id = header.iter().position(|name| {
            said_of_end(name)
                == Some(SaidOfEnd {
                    end,
                    says: Says::Id,
                })
        })?;
        (id != name).then_some([name, id])
    };
    Some([ids(End::From, "from")?, ids(End::To, "to")?])
}

/// Finds the columns of the forename and the surname of both ends: `Sender surname`,
/// `Sender forename` ….
pub(crate) fn name_parts(header: &[&str]) -> Option<[[usize; 2]; 2]> {
    let position = |end: End, part: &str| {
        header
            .iter()
            .position(|name| end_of_part(name, part) == Some(end))
    };
    let parts = |end: End| {
        let forename = position(end, "forename")?;
        let named = || {
            header.iter().position(|name| {
                said_of_end(name)
                    == Some(SaidOfEnd {
                        end,
                        says: Says::Name,
                    })
                    && is_surname_beside(header[forename])
            })
        };
        Some([forename, position(end, "surname").or_else(named)?])
    };
    Some([parts(End::From)?, parts(End::To)?])
}

/// Finds the end whose forename or surname a column holds.
fn end_of_part(header: &str, part: &str) -> Option<End> {
    let plain = plain(header);
    let end = |name: &&str| {
        let rest = plain
            .strip_suffix(*name)
            .or_else(|| plain.strip_prefix(*name))?;
        end_called(&rest.split_whitespace().collect::<String>())
    };
    names_of_part(part).iter().find_map(end)
}

/// Finds two columns with one name for people: `Person, Relation, Person`.
pub(super) fn twice(header: &[&str]) -> Option<EndColumns> {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let is_noun = |name: &str| name == "name" || NUMBERED.contains(&name);
    let first = names.iter().position(|name| is_noun(name))?;
    let mut same = (first + 1..names.len()).filter(|&at| names[at] == names[first]);
    let pair = EndColumns {
        from: first,
        to: same.next()?,
    };
    same.next().is_none().then_some(pair)
}

/// Finds columns that are numbered beyond two, such as the members of a group, which are no ends.
pub(super) fn of_more_than_two(header: &[&str]) -> Vec<usize> {
    let stems: Vec<String> = header
        .iter()
        .map(|name| HeaderWords::of(name).stem)
        .collect();
    let thirds = stems.iter().filter_map(|stem| {
        let noun = ["3", "three", "third"].into_iter().find_map(|third| {
            stem.strip_suffix(third)
                .or_else(|| stem.strip_prefix(third))
        })?;
        NUMBERED.contains(&noun).then_some(noun)
    });
    let nouns: Vec<&str> = thirds.collect();
    let is_one = |stem: &str| {
        nouns
            .iter()
            .any(|noun| stem.starts_with(noun) || stem.ends_with(noun))
    };
    (0..header.len()).filter(|&at| is_one(&stems[at])).collect()
}

#[cfg(test)]
mod tests {
    use super::name_parts;

    #[test]
    fn names_of_ends_may_be_in_two_columns_each() {
        let header = [
            "No",
            "Sender Surname",
            "Sender First Name",
            "Recipient surname",
            "first name recipient",
            "Date",
        ];
        assert_eq!(name_parts(&header), Some([[2, 1], [4, 3]]));
        assert_eq!(
            name_parts(&[
                "Absender Name",
                "Absender Vorname",
                "Empfänger Name",
                "Empfänger Vorname"
            ]),
            Some([[1, 0], [3, 2]])
        );
        assert_eq!(
            name_parts(&["Отправитель Имя", "Отправитель Место", "Получатель Имя"]),
            None
        );
        assert_eq!(
            name_parts(&["Sender surname", "Sender forename", "Recipient"]),
            None
        );
        assert_eq!(name_parts(&["Surname", "Forename"]), None);
    }
}
