//! Rows above the header: spreadsheets often begin with the title of the table, who made it and when.

use crate::exchange::columns::ColumnMap;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::delimiter::Sample;
use crate::exchange::delimited_text::matrix::corner;
use crate::exchange::delimited_text::shape::is_known_header;
use crate::exchange::delimited_text::shape::is_sure_header;

/// How many lines the header is looked for in.
const LINES: usize = 20;

/// A text whose rows above the header are blank, and how many lines that was.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WithoutTitle {
    pub(crate) text: String,
    pub(crate) lines: usize,
}

/// The text without what stands above its header; nothing if it begins with it, or has none that is known.
///
/// A row is above the header if at most half as many cells of it are filled. The lines stay where they are.
pub(crate) fn without_title(text: &str, columns: &ColumnMap) -> Option<WithoutTitle> {
    let begins_well =
        |sample: &Sample| sample.rows.first().is_some_and(|row| is_known_header(row, columns)) || corner(text, sample).is_some();
    if Sample::of(text, columns).as_ref().is_some_and(begins_well) {
        return None;
    }
    let mut above: Vec<&str> = Vec::new();
    let mut length = 0;
    for line in text.split_inclusive('\n').take(LINES) {
        let header = Delimiter::marks().into_iter().map(|mark| cells(line, mark)).find(|row| is_sure_header(row, columns));
        if let Some(header) = header {
            let is_title =
                |line: &&str| Delimiter::marks().into_iter().all(|mark| filled(&cells(line, mark)) * 2 <= filled(&header));
            let is_below_titles = above.iter().all(is_title) && above.iter().any(|line| !line.trim().is_empty());
            return is_below_titles
                .then(|| WithoutTitle { text: "\n".repeat(above.len()) + &text[length..], lines: above.len() });
        }
        above.push(line);
        length += line.len();
    }
    None
}

fn cells(line: &str, mark: Delimiter) -> Vec<String> {
    Sample::split(line, mark).rows.into_iter().next().unwrap_or_default()
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !cell.is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::without_title;
    use crate::exchange::columns::ColumnMap;

    #[test]
    fn titles_are_what_fills_few_cells_above_a_known_header() {
        let found = |text: &str| without_title(text, &ColumnMap::default()).map(|found| (found.lines, found.text));
        let table = "Sender,Recipient,Date\na,b,1937\n";
        for title in ["Letters\n", "Letters,,\n,,\n", "\"Letters, typed\"\nby me\n\n"] {
            let lines = title.lines().count();
            assert_eq!(found(&format!("{title}{table}")), Some((lines, "\n".repeat(lines) + table)), "{title}");
        }
        for text in [table, "a,b\nfrom,to\n", "a;b;c\nb;a\n", ";a;b\na;0;1\n", "Letters\nWer?,An?\na,b\n", "x\nperson;b;c\n", ""]
        {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(found("People;;\nID;Name;born\n1;a;1900\n").map(|found| found.0), Some(1));
    }
}
