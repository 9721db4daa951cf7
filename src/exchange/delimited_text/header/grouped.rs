//! Combines headers of two rows, as in spreadsheets: groups such as "Sender" above columns such as
//! "Name".

use csv::WriterBuilder;

use crate::exchange::column_names::is_known_name;
use crate::exchange::columns::ColumnMap;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::delimiter::Sample;
use crate::exchange::delimited_text::ends::NAMES;
use crate::exchange::delimited_text::header::righted::Righted;
use crate::exchange::delimited_text::headerless::is_number;
use crate::exchange::delimited_text::rows::Comments;
use crate::exchange::delimited_text::rows::Rows;
use crate::exchange::delimited_text::shape::is_known_header;
use crate::exchange::headings::plain;

/// Combines the two rows of a header, and finds the ends if two groups have names; nothing if the
/// header has no groups.
///
/// Rows keep their line numbers.
pub(crate) fn with_one_header(text: &str, sample: &Sample, columns: &ColumnMap) -> Option<Righted> {
    let [groups, names, _, ..] = sample.rows.as_slice() else {
        return None;
    };
    let header = joined(groups, names)?;
    let mut remark =
        "the header has two rows; the names in the first were put before those in the second"
            .to_owned();
    let mut columns = columns.clone();
    if !is_known_header(&header, &columns) {
        let [from, to] = names_of_two_groups(&header, names)?;
        remark =
            format!("{remark}; \"{from}\" and \"{to}\" were read as the ends of the relations");
        columns = columns.with("from", from).with("to", to);
    }
    let Delimiter::Mark(mark) = sample.delimiter else {
        return None;
    };
    let mut rows = Rows::of(text, sample.delimiter, Comments::Everywhere);
    for _ in 0..2 {
        rows.next().ok()?;
    }
    let third = rows.next().ok()??;
    let (line, offset) = (usize::try_from(third.line).ok()?, third.offset);
    let mut writer = WriterBuilder::new()
        .delimiter(mark)
        .from_writer("\n".repeat(line.saturating_sub(2)).into_bytes());
    writer.write_record(&header).ok()?;
    let written = String::from_utf8(writer.into_inner().ok()?).ok()?;
    Some(Righted {
        text: written + &text[offset..],
        remark,
        columns,
    })
}

/// Finds the columns of names, if exactly two groups have one: they are the ends, whatever the
/// groups are called.
fn names_of_two_groups<'h>(header: &'h [String], names: &[String]) -> Option<[&'h str; 2]> {
    let is_name = |(at, _): &(usize, &String)| {
        names
            .get(*at)
            .is_some_and(|name| NAMES.contains(&plain(name).as_str()))
    };
    let mut found = header
        .iter()
        .enumerate()
        .filter(is_name)
        .map(|(_, column)| column.as_str());
    let two = [found.next()?, found.next()?];
    (found.next().is_none() && two[0] != two[1]).then_some(two)
}

/// Puts the names of groups before the names of their columns; nothing if the rows are not groups
/// and names.
fn joined(groups: &[String], names: &[String]) -> Option<Vec<String>> {
    let cell = |row: &[String], at: usize| {
        row.get(at)
            .map(|cell| cell.trim().to_owned())
            .unwrap_or_default()
    };
    let filled: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
    let known = filled
        .iter()
        .filter(|name| is_known_name(&plain(name)))
        .count();
    let are_names = filled.len() >= 3
        && known * 2 >= filled.len()
        && !filled.iter().any(|name| is_number(name));
    let width = groups.len().max(names.len());
    let spans_columns = |at: usize| {
        !cell(groups, at - 1).is_empty()
            && cell(groups, at).is_empty()
            && !cell(names, at).is_empty()
    };
    if !are_names || !(1..width).any(spans_columns) {
        return None;
    }
    let mut group = String::new();
    let with_group = |at: usize| {
        let (own, name) = (cell(groups, at), cell(names, at));
        if !own.is_empty() {
            group.clone_from(&own);
        }
        if name.is_empty() || name == own {
            own
        } else if group.is_empty() {
            name
        } else {
            format!("{group} {name}")
        }
    };
    Some((0..width).map(with_group).collect())
}

#[cfg(test)]
mod tests {
    use super::with_one_header;
    use crate::exchange::columns::ColumnMap;
    use crate::exchange::delimited_text::delimiter::Sample;
    use crate::exchange::mapped_column::ColumnMapError;

    fn found(text: &str) -> Option<String> {
        let columns = ColumnMap::default();
        with_one_header(text, &Sample::of(text, &columns)?, &columns).map(|found| found.text)
    }

    #[test]
    fn names_of_two_groups_are_the_ends() -> Result<(), ColumnMapError> {
        let text = "Husband,,Wife,\nName,Born,Name,Born\na,1900,b,1901\n";
        let columns = ColumnMap::default();
        let found =
            Sample::of(text, &columns).and_then(|sample| with_one_header(text, &sample, &columns));
        let expected = ColumnMap::parse("from=Husband Name,to=Wife Name")?;
        assert_eq!(found.map(|found| found.columns), Some(expected));
        Ok(())
    }

    #[test]
    fn names_have_their_groups_before_them() {
        let two = "# letters\n\"Sender\",,Recipient,,Date\nName,Place,Name,Place,\na,A,b,B,1937\n";
        let one =
            "\n\nSender Name,Sender Place,Recipient Name,Recipient Place,Date\na,A,b,B,1937\n";
        assert_eq!(found(two).as_deref(), Some(one));
        let merged_down = "No;From;;To;;Date\nNo;Name;ID;Name;ID;Date\n1;a;1;b;2;1937\n";
        let one = "\nNo;From Name;From ID;To Name;To ID;Date\n1;a;1;b;2;1937\n";
        assert_eq!(found(merged_down).as_deref(), Some(one));
    }

    #[test]
    fn rows_below_a_header_stay_rows() {
        for text in [
            "Sender,,Recipient,Date\nAnna,x,Boris,1937\nBoris,y,Anna,1938\n",
            "Sender,Recipient,Date\nName,Name,Date\na,b,1937\n",
            "Sender,,Recipient\nName,Place,Name\n",
            ",a,b\na,0,1\nb,1,0\n",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
