//! Finds columns of dates named after their subject: `Date of letter`, or `Membership start` and
//! `Membership end`.

use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::ends::TIMES;
use crate::exchange::delimited_text::survey::Survey;
use crate::exchange::headings::plain;

/// Words for a date.
const DATES: [&str; 4] = ["date", "datum", "fecha", "дата"];
/// Words for dates of other things than the relation, and for the ends of an interval.
const OF_OTHERS: [&str; 33] = [
    "accessed",
    "added",
    "archive",
    "baptism",
    "begin",
    "birth",
    "burial",
    "catalogue",
    "certainty",
    "copy",
    "created",
    "death",
    "digitised",
    "earliest",
    "edition",
    "end",
    "entry",
    "from",
    "latest",
    "modified",
    "note",
    "publication",
    "published",
    "record",
    "retrieved",
    "scan",
    "source",
    "start",
    "to",
    "transcription",
    "type",
    "until",
    "updated",
];
/// Words for the beginning and the end of an interval, in addition to those of columns without a
/// subject.
const STRETCHES: [(&str, &str); 3] = [("start", "end"), ("begin", "end"), ("beginning", "end")];

/// Whether a column contains the date of something, such as "Date of letter", but not of a life or
/// of the record.
pub(crate) fn names_a_date(header: &str) -> bool {
    let plain = plain(header);
    let mut words = words(&plain);
    !plain.contains('(')
        && words.clone().any(|word| DATES.contains(&word))
        && !words.any(|word| OF_OTHERS.contains(&word))
}

/// Finds two columns for the beginning and the end of the same subject that contain dates, among
/// those that are `free`.
pub(crate) fn stretch_of_something(
    header: &[String],
    free: &dyn Fn(usize) -> bool,
    text: &str,
    delimiter: Delimiter,
) -> Option<[usize; 2]> {
    let stem = |at: usize, part: &str| {
        let plain = plain(&header[at]);
        let all: Vec<&str> = words(&plain).collect();
        let rest: Vec<&str> = all.iter().copied().filter(|word| *word != part).collect();
        (rest.len() + 1 == all.len() && !rest.is_empty()).then(|| rest.join(" "))
    };
    let position = |part: &str, of: &str| {
        (0..header.len()).find(|&at| free(at) && stem(at, part).as_deref() == Some(of))
    };
    let pair = (0..header.len()).filter(|&at| free(at)).find_map(|at| {
        STRETCHES
            .iter()
            .chain(&TIMES)
            .find_map(|(start, end)| Some([at, position(end, &stem(at, start)?)?]))
    })?;
    Survey::of(text, delimiter, &pair)
        .iter()
        .all(Survey::is_of_dates)
        .then_some(pair)
}

fn words(plain: &str) -> impl Iterator<Item = &str> + Clone {
    plain.split([' ', '[', ']']).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::names_a_date;
    use super::stretch_of_something;
    use crate::exchange::delimited_text::delimiter::Delimiter;

    #[test]
    fn dates_are_of_the_ties_unless_they_are_said_to_be_of_something_else() {
        for header in [
            "Date of letter",
            "letter_date",
            "Fecha de la carta",
            "[Meeting] Date",
            "Letter date (O.S.)",
        ] {
            assert!(names_a_date(header), "{header}");
        }
        for header in [
            "Source date",
            "Date of birth",
            "Date Start",
            "Earliest date",
            "Record updated date",
            "Update",
        ] {
            assert!(!names_a_date(header), "{header}");
        }
    }

    #[test]
    fn a_stretch_has_two_columns_of_one_stem_with_dates() {
        let found = |header: [&str; 3], row: &str| {
            let header = header.map(str::to_owned);
            let text = format!("{}\n{row}\n", header.join(","));
            stretch_of_something(&header, &|_| true, &text, Delimiter::Mark(b','))
        };
        assert_eq!(
            found(
                ["Source", "Membership start", "Membership end"],
                "a,1900,1910"
            ),
            Some([1, 2])
        );
        assert_eq!(
            found(
                ["[Office] Date End", "x", "[Office] Date Start"],
                "1910,a,1900"
            ),
            Some([2, 0])
        );
        assert_eq!(
            found(["Source", "Trip from", "Trip to"], "a,Berlin,Kiev"),
            None
        );
        assert_eq!(
            found(["Source", "Membership start", "Office end"], "a,1900,1910"),
            None
        );
        assert_eq!(found(["Source", "start", "end"], "a,1900,1910"), None);
    }
}
