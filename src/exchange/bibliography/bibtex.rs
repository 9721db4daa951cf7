//! The writer of BibTeX for `biblatex` and `biber`: UTF-8, dates as EDTF, TeX commands escaped.

use std::io;
use std::io::Write;

use hashbrown::HashSet;

use crate::exchange::bibliography::form::Form;
use crate::exchange::bibliography::people::Person;
use crate::exchange::bibliography::reference::Reference;
use crate::exchange::bibliography::reference::listed;
use crate::exchange::bibliography::reference::one_line;
use crate::exchange::bibliography::year::Appeared;
use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;

/// The writer of BibTeX.
#[derive(Clone, Copy, Debug)]
pub struct BibTex;

impl Exporter for BibTex {
    fn files(&self, _: &Extract<'_>) -> Vec<&'static str> {
        vec!["sources.bib"]
    }

    fn write(&self, extract: &Extract<'_>, _: &str, out: &mut dyn Write) -> io::Result<()> {
        let mut keys = HashSet::new();
        for source in listed(extract) {
            write_entry(
                &Reference::of(source),
                &free_key(&source.id, &mut keys),
                out,
            )?;
        }
        out.flush()
    }
}

/// A unique key made from the id. BibTeX ignores case in keys, so a number is appended if two ids
/// differ only in case.
fn free_key(id: &str, keys: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
    let mut candidates = std::iter::once(id.to_owned()).chain(numbered);
    candidates
        .find(|key| keys.insert(key.to_lowercase()))
        .unwrap_or_default()
}

pub(crate) fn write_entry(
    reference: &Reference<'_>,
    key: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let source = reference.source;
    let form = reference.form;
    writeln!(out, "@{}{{{key},", form.bibtex_type())?;
    let mut field = |name: &str, value: &str| {
        if value.is_empty() {
            Ok(())
        } else {
            writeln!(out, "  {name} = {{{value}}},")
        }
    };
    field("author", &names(&reference.people.authors))?;
    field("editor", &names(&reference.people.editors))?;
    // Double braces preserve capitals.
    field("title", &format!("{{{}}}", escaped(&source.title)))?;
    let (name, value) = appeared(reference.appeared);
    field(name, &value)?;
    field(publisher_field(form), &escaped(&source.publisher))?;
    let place = [source.archive.as_str(), source.shelfmark.as_str()];
    let place: Vec<String> = place
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(escaped)
        .collect();
    field("howpublished", &place.join(", "))?;
    field("archive", &escaped(&source.archive))?;
    field("shelfmark", &escaped(&source.shelfmark))?;
    field("doi", &verbatim(reference.doi().unwrap_or_default()))?;
    field("url", &verbatim(reference.address()))?;
    // The type field is used where the entry type is not specific enough.
    field(
        if form.takes_type() {
            "type"
        } else {
            "keywords"
        },
        &escaped(reference.genre()),
    )?;
    field("note", &escaped(&source.note))?;
    writeln!(out, "}}\n")
}

const fn publisher_field(form: Form) -> &'static str {
    match form {
        Form::Thesis | Form::Report => "institution",
        form if form.is_published() => "publisher",
        _ => "organization",
    }
}

/// A plain year is written to the field that old styles support too; a longer date, as EDTF, to
/// that of `biblatex`.
fn appeared(appeared: Appeared<'_>) -> (&'static str, String) {
    match appeared {
        Appeared::Never => ("year", String::new()),
        Appeared::Once(date) if date.month.is_none() && !date.is_about => {
            ("year", date.text.to_owned())
        }
        Appeared::Once(date) => ("date", date.text.to_owned()),
        Appeared::Between(start, end) => ("date", format!("{}/{}", start.text, end.text)),
        Appeared::Words(words) => ("year", escaped(words)),
    }
}

/// Joins names with `and`. Braces keep BibTeX from splitting a part.
fn names(people: &[Person<'_>]) -> String {
    let kept = |part: &str| {
        let needs_braces = part
            .split_whitespace()
            .any(|word| word.eq_ignore_ascii_case("and") || word == "others");
        let starts_small = part.chars().next().is_some_and(char::is_lowercase);
        if needs_braces || starts_small {
            format!("{{{}}}", escaped(part))
        } else {
            escaped(part)
        }
    };
    let name = |person: &Person<'_>| match person {
        Person::Split(family, given) => format!("{}, {}", kept(family), kept(given)),
        Person::Whole(name) => format!("{{{}}}", escaped(name)),
    };
    people.iter().map(name).collect::<Vec<_>>().join(" and ")
}

/// Escapes a text so that TeX prints it unchanged. Braces are escaped too, so that those of an
/// entry always balance. Ligatures of characters, such as two hyphens, are prevented.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in one_line(text).chars() {
        let would_join =
            "-'`,<>".contains(letter) && before == letter || letter == '`' && "?!".contains(before);
        if would_join {
            escaped.push_str("{}");
        }
        before = letter;
        match letter {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '%' | '#' | '&' | '$' | '_' => escaped.extend(['\\', letter]),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Escapes an address, which `biblatex` reads verbatim: only characters that would end the field
/// are escaped.
fn verbatim(address: &str) -> String {
    let escapes = [
        ("{", "%7B"),
        ("}", "%7D"),
        ("\\", "%5C"),
        (" ", "%20"),
        ("\n", "%0A"),
        ("\r", "%0D"),
        ("\t", "%09"),
    ];
    escapes
        .iter()
        .fold(address.to_owned(), |address, (sign, escape)| {
            address.replace(sign, escape)
        })
}

#[cfg(test)]
mod tests {
    use hashbrown::HashSet;

    use super::escaped;
    use super::free_key;
    use super::names;
    use crate::exchange::bibliography::people::People;

    #[test]
    fn tex_prints_what_was_written() {
        assert_eq!(escaped("]]> --> ''x"), "]]> -{}-> '{}'x");
        let text = "100% \\n {a}\n#1 & $x_y^~";
        let expected = "100\\% \\textbackslash{}n \\textbraceleft{}a\\textbraceright{} \\#1 \\& \\$x\\_y\\textasciicircum{}\\textasciitilde{}";
        assert_eq!(escaped(text), expected);
    }

    #[test]
    fn names_stay_apart_and_whole() {
        let people =
            People::read("Snyder, Timothy; Marks and Spencer; Black and Tan, A.; von Braun, W.");
        let expected =
            "Snyder, Timothy and {Marks and Spencer} and {Black and Tan}, A. and {von Braun}, W.";
        assert_eq!(names(&people.authors), expected);
    }

    #[test]
    fn keys_differ_in_more_than_case() {
        let mut keys = HashSet::new();
        let given: Vec<String> = ["a", "A", "a-2"]
            .iter()
            .map(|id| free_key(id, &mut keys))
            .collect();
        assert_eq!(given, ["a", "A-2", "a-2-2"]);
    }
}
