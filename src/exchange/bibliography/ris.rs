//! The writer of RIS for `EndNote`, Zotero and library catalogues: a tag and a text on each line,
//! with Windows line ends.

use std::io;
use std::io::Write;

use crate::exchange::bibliography::reference::Reference;
use crate::exchange::bibliography::reference::listed;
use crate::exchange::bibliography::reference::one_line;
use crate::exchange::bibliography::year::Appeared;
use crate::exchange::bibliography::year::Parts;
use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;

/// The writer of RIS.
#[derive(Clone, Copy, Debug)]
pub struct Ris;

impl Exporter for Ris {
    fn files(&self, _: &Extract<'_>) -> Vec<&'static str> {
        vec!["sources.ris"]
    }

    fn write(&self, extract: &Extract<'_>, _: &str, out: &mut dyn Write) -> io::Result<()> {
        listed(extract)
            .into_iter()
            .try_for_each(|source| write_reference(&Reference::of(source), out))?;
        out.flush()
    }
}

pub(crate) fn write_reference(reference: &Reference<'_>, out: &mut dyn Write) -> io::Result<()> {
    let source = reference.source;
    let mut line = |tag: &str, text: &str| {
        if text.is_empty() {
            Ok(())
        } else {
            write!(out, "{tag}  - {}\r\n", one_line(text))
        }
    };
    line("TY", reference.form.ris_type())?;
    line("ID", &source.id)?;
    for (tag, people) in [
        ("AU", &reference.people.authors),
        ("ED", &reference.people.editors),
    ] {
        for person in people {
            line(tag, &person.whole())?;
        }
    }
    line("TI", &source.title)?;
    let (year, date) = appeared(reference.appeared);
    line("PY", &year)?;
    line("DA", &date)?;
    line("PB", &source.publisher)?;
    line(
        if reference.form.takes_type() {
            "M3"
        } else {
            "KW"
        },
        reference.genre(),
    )?;
    line("DB", &source.archive)?;
    // Programs differ in which field they read the place in an archive from.
    line("AN", &source.shelfmark)?;
    line("AV", &source.shelfmark)?;
    line("DO", reference.doi().unwrap_or_default())?;
    line("UR", reference.address())?;
    line("N1", &source.note)?;
    write!(out, "ER  - \r\n\r\n")
}

/// The year, and the date if more is given: year, month and day, with missing parts left empty.
fn appeared(appeared: Appeared<'_>) -> (String, String) {
    let year = |date: Parts<'_>| format!("{:04}", date.year);
    match appeared {
        Appeared::Never => (String::new(), String::new()),
        Appeared::Words(words) => (words.to_owned(), String::new()),
        Appeared::Between(start, end) => (format!("{}/{}", start.text, end.text), String::new()),
        // An approximate year must not become an exact one.
        Appeared::Once(date) if date.is_about => (date.text.to_owned(), String::new()),
        Appeared::Once(date) => {
            let part =
                |part: Option<u8>| part.map_or_else(String::new, |part| format!("{part:02}"));
            let whole = format!("{}/{}/{}/", year(date), part(date.month), part(date.day));
            (
                year(date),
                if date.month.is_some() {
                    whole
                } else {
                    String::new()
                },
            )
        }
    }
}
