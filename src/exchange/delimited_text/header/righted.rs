//! Moves or completes headers: below a title, in two rows, or without a name for the first column,
//! as R writes tables with row names.

use hashbrown::HashSet;

use crate::exchange::columns::ColumnMap;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::delimiter::Sample;
use crate::exchange::delimited_text::delimiter::beginning;
use crate::exchange::delimited_text::header::grouped::with_one_header;
use crate::exchange::delimited_text::matrix::corner;
use crate::exchange::delimited_text::rows::without_comments;
use crate::exchange::delimited_text::shape::is_known_header;
use crate::exchange::delimited_text::shape::is_sure_header;
use crate::exchange::delimited_text::two_mode::TwoMode;

/// The number of lines in which the header is searched.
const LINES: usize = 20;

/// A text whose first row is the header.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Righted {
    /// The text; rows keep their line numbers.
    pub(crate) text: String,
    /// The note for the report.
    pub(crate) remark: String,
    /// The meanings of its columns.
    pub(crate) columns: ColumnMap,
}

/// A text whose header was moved or completed, and what is said of that in the report.
struct Moved {
    text: String,
    remark: String,
}

/// Moves or completes the header; nothing if it is right, or unknown.
pub(crate) fn righted(text: &str, columns: &ColumnMap) -> Option<Righted> {
    let sample = Sample::of(text, columns);
    if let Some(found) = sample
        .as_ref()
        .and_then(|sample| with_one_header(text, sample, columns))
    {
        return Some(found);
    }
    let found = match &sample {
        Some(sample)
            if sample
                .rows
                .first()
                .is_some_and(|row| is_known_header(row, columns)) =>
        {
            with_row_names(text, sample, columns)
        }
        Some(sample) if corner(text, sample).is_some() => None,
        _ => without_title(text, columns)
            .or_else(|| without_title_above_marks(text, sample.as_ref())),
    };
    found.map(|Moved { text, remark }| Righted {
        text,
        remark,
        columns: columns.clone(),
    })
}

/// Adds a column for row names to a header that has one column fewer than the rows.
fn with_row_names(text: &str, sample: &Sample, columns: &ColumnMap) -> Option<Moved> {
    let (header, rows) = sample
        .rows
        .split_first()
        .filter(|(_, rows)| !rows.is_empty())?;
    let has_one_more = |row: &Vec<String>| row.len() == header.len() + 1 && !row[0].is_empty();
    let mut names = HashSet::new();
    let are_names = rows
        .iter()
        .all(|row| has_one_more(row) && names.insert(row[0].as_str()));
    let is_filled = rows
        .iter()
        .any(|row| row.last().is_some_and(|cell| !cell.is_empty()));
    if !are_names || !is_filled || !is_sure_header(header, columns) {
        return None;
    }
    let start = text.len() - without_comments(text).len();
    let empty = match sample.delimiter {
        Delimiter::Mark(mark) => char::from(mark).to_string(),
        Delimiter::Blanks => "\"\" ".to_owned(),
    };
    let remark = "the header has one column fewer than the rows; the first cell of each row was read as its name".to_owned();
    Some(Moved {
        text: [&text[..start], &empty, &text[start..]].concat(),
        remark,
    })
}

/// Removes a title above a known header. A row is a title if at most half as many of its cells are
/// filled.
fn without_title(text: &str, columns: &ColumnMap) -> Option<Moved> {
    let header = |line: &str| {
        Delimiter::marks()
            .into_iter()
            .map(|mark| cells(line, mark))
            .find(|row| is_sure_header(row, columns))
    };
    below_title(text, |line, above, _| {
        header(line).map(|header| is_title(above, filled(&header)))
    })
}

/// Removes a title above names of groups, which are recognised only by the marks below them.
fn without_title_above_marks(text: &str, sample: Option<&Sample>) -> Option<Moved> {
    if sample.is_some_and(|sample| TwoMode::of(sample).is_some()) {
        return None;
    }
    below_title(text, |line, above, rest| {
        let holds_groups = |mark: &Delimiter| {
            let header = cells(line, *mark);
            header.len() > 2
                && is_title(above, filled(&header))
                && TwoMode::of(&Sample::split(beginning(rest), *mark)).is_some()
        };
        Delimiter::marks().iter().any(holds_groups).then_some(true)
    })
}

/// Removes the lines above the header if they are a title.
///
/// `is_header` gets a line, the lines above it and the text from it on. It returns nothing if the
/// line is not the header, otherwise whether the lines above are a title.
fn below_title(
    text: &str,
    is_header: impl Fn(&str, &[&str], &str) -> Option<bool>,
) -> Option<Moved> {
    let mut above: Vec<&str> = Vec::new();
    let mut length = 0;
    for line in beginning(text).split_inclusive('\n').take(LINES) {
        if let Some(is_below_title) = is_header(line, &above, &text[length..]) {
            return is_below_title.then(|| below(text, length, above.len()));
        }
        above.push(line);
        length += line.len();
    }
    None
}

/// Whether lines are a title above a header with so many filled cells.
fn is_title(lines: &[&str], of_header: usize) -> bool {
    let has_few = |line: &&str| {
        Delimiter::marks()
            .into_iter()
            .all(|mark| filled(&cells(line, mark)) * 2 <= of_header)
    };
    lines.iter().all(has_few) && !lines.iter().all(|line| line.trim().is_empty())
}

/// The text from its header on, which is preceded by so many lines.
fn below(text: &str, position: usize, above: usize) -> Moved {
    let lines = if above == 1 {
        "line 1".to_owned()
    } else {
        format!("lines 1 to {above}")
    };
    let remark = format!("text above the header ({lines}) was skipped");
    Moved {
        text: "\n".repeat(above) + &text[position..],
        remark,
    }
}

fn cells(line: &str, mark: Delimiter) -> Vec<String> {
    Sample::split(line, mark)
        .rows
        .into_iter()
        .next()
        .unwrap_or_default()
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !cell.is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::righted;
    use crate::exchange::columns::ColumnMap;

    fn found(text: &str) -> Option<String> {
        righted(text, &ColumnMap::default()).map(|found| found.text)
    }

    #[test]
    fn titles_are_what_fills_few_cells_above_a_known_header() {
        let table = "Sender,Recipient,Date\na,b,1937\n";
        for title in [
            "Letters\n",
            "Letters,,\n,,\n",
            "\"Letters, typed\"\nby me\n\n",
        ] {
            assert_eq!(
                found(&format!("{title}{table}")),
                Some("\n".repeat(title.lines().count()) + table),
                "{title}"
            );
        }
        for text in [
            table,
            "a,b\nfrom,to\n",
            "a;b;c\nb;a\n",
            ";a;b\na;0;1\n",
            "Letters\nWer?,An?\na,b\n",
            "x\nperson;b;c\n",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        assert!(found("People;;\nID;Name;born\n1;a;1900\n").is_some());
        for header in [
            "Name,Salon Herz,Salon Levin",
            ",Salon Herz,Salon Levin",
            "Who?,Salon Herz,Salon Levin",
        ] {
            let marked = format!("{header}\nHumboldt,x,\nVeit,x,x\n");
            assert_eq!(
                found(&format!("Salons,,\n{marked}")),
                Some(format!("\n{marked}"))
            );
            assert_eq!(found(&marked), None);
        }
    }

    #[test]
    fn rows_have_names_if_every_one_has_a_cell_more_than_the_header() {
        let of_r = "\"from\",\"to\"\n\"1\",\"a\",\"b\"\n\"2\",\"b\",\"c\"\n";
        assert_eq!(found(of_r), Some(format!(",{of_r}")));
        assert_eq!(
            found("from to\n1 a b\n2 b c\n"),
            Some("\"\" from to\n1 a b\n2 b c\n".to_owned())
        );
        for text in [
            "from,to\na,b,\nb,c,\n",
            "from,to\na,b,x\na,c,y\n",
            "from,to\n1,a,b\nb,c\n",
            ",from,to\n1,a,b\n",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
