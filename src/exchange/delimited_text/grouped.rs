//! Headers of two rows, as people make them in spreadsheets: groups such as "Sender" above what is told of each, such as "Name".

use csv::WriterBuilder;

use crate::exchange::column_names::is_known_name;
use crate::exchange::columns::ColumnMap;
use crate::exchange::columns::plain;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::delimiter::Sample;
use crate::exchange::delimited_text::headerless::is_number;
use crate::exchange::delimited_text::rows::Comments;
use crate::exchange::delimited_text::rows::Rows;
use crate::exchange::delimited_text::shape::is_known_header;

/// The text with one row for the header, in which every name has its group before it; nothing if its header has no groups.
///
/// Every row is on the line where it was.
pub(crate) fn with_one_header(text: &str, sample: &Sample, columns: &ColumnMap) -> Option<String> {
    let [groups, names, _, ..] = sample.rows.as_slice() else { return None };
    let header = joined(groups, names).filter(|header| is_known_header(header, columns))?;
    let Delimiter::Mark(mark) = sample.delimiter else { return None };
    let mut rows = Rows::of(text, sample.delimiter, Comments::Everywhere);
    for _ in 0..2 {
        rows.next().ok()?;
    }
    let third = rows.next().ok()??;
    let (line, offset) = (usize::try_from(third.line).ok()?, third.offset);
    let mut writer = WriterBuilder::new().delimiter(mark).from_writer("\n".repeat(line.saturating_sub(2)).into_bytes());
    writer.write_record(&header).ok()?;
    let written = String::from_utf8(writer.into_inner().ok()?).ok()?;
    Some(written + &text[offset..])
}

/// The names with their groups; nothing if the two rows are not groups and names.
fn joined(groups: &[String], names: &[String]) -> Option<Vec<String>> {
    let cell = |row: &[String], at: usize| row.get(at).map(|cell| cell.trim().to_owned()).unwrap_or_default();
    let filled: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
    let known = filled.iter().filter(|name| is_known_name(&plain(name))).count();
    let are_names = filled.len() >= 3 && known * 2 >= filled.len() && !filled.iter().any(|name| is_number(name));
    let width = groups.len().max(names.len());
    let spans_columns =
        |at: usize| !cell(groups, at - 1).is_empty() && cell(groups, at).is_empty() && !cell(names, at).is_empty();
    if !are_names || !(1..width).any(spans_columns) {
        return None;
    }
    let mut group = String::new();
    let with_group = |at: usize| {
        let (own, name) = (cell(groups, at), cell(names, at));
        if !own.is_empty() {
            group.clone_from(&own);
        }
        match () {
            () if name.is_empty() || name == own => own,
            () if group.is_empty() => name,
            () => format!("{group} {name}"),
        }
    };
    Some((0..width).map(with_group).collect())
}

#[cfg(test)]
mod tests {
    use super::with_one_header;
    use crate::exchange::columns::ColumnMap;
    use crate::exchange::delimited_text::delimiter::Sample;

    fn found(text: &str) -> Option<String> {
        let columns = ColumnMap::default();
        with_one_header(text, &Sample::of(text, &columns)?, &columns)
    }

    #[test]
    fn names_have_their_groups_before_them() {
        let two = "# letters\n\"Sender\",,Recipient,,Date\nName,Place,Name,Place,\na,A,b,B,1937\n";
        let one = "\n\nSender Name,Sender Place,Recipient Name,Recipient Place,Date\na,A,b,B,1937\n";
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
