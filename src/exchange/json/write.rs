//! Cells of an extract as fields of JSON objects.

use std::borrow::Cow;
use std::io;
use std::io::Write;

use hashbrown::HashMap;

use crate::exchange::dataset_columns;
use crate::exchange::extract::Extract;
use crate::exchange::json::names::outward;
use crate::exchange::sidecar::SIDECAR;
use crate::exchange::sidecar::sidecar;

/// Columns whose cells are written as lists. Sources and loci are parallel lists with gaps, so they stay texts.
const LISTS: [&str; 2] = ["variants", "same_as"];

/// The most digits that every program keeps of a number.
const MOST_DIGITS: usize = 15;

/// Writes cells as fields, numbers in columns of numbers as such.
pub(crate) struct CellWriter<'e> {
    numeric: HashMap<&'e str, bool>,
    kept: &'static [&'static str],
}

impl<'e> CellWriter<'e> {
    /// For the entities of an extract, in a format that keeps some names for itself.
    pub(crate) fn for_entities(extract: &Extract<'e>, kept: &'static [&'static str]) -> Self {
        let mut writer = Self { numeric: HashMap::new(), kept };
        for &entity in extract.entities() {
            extract.entity_cells(entity, |column, text| writer.saw(column, &text));
        }
        writer
    }

    /// For the relations of an extract.
    pub(crate) fn for_relations(extract: &Extract<'e>, kept: &'static [&'static str]) -> Self {
        let mut writer = Self { numeric: HashMap::new(), kept };
        for &relation in extract.relations() {
            extract.relation_cells(relation, |column, text| writer.saw(column, &text));
        }
        writer
    }

    /// Writes a field behind others.
    pub(crate) fn field(&self, column: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b",")?;
        serde_json::to_writer(&mut *out, &outward(column, self.kept))?;
        out.write_all(b":")?;
        if self.numeric.get(column) == Some(&true) {
            out.write_all(text.as_bytes())
        } else if LISTS.contains(&column) {
            let parts: Vec<&str> = text.split('|').collect();
            Ok(serde_json::to_writer(out, &parts)?)
        } else {
            Ok(serde_json::to_writer(out, text)?)
        }
    }

    fn saw(&mut self, column: &'e str, text: &str) {
        if !is_text(column) {
            let all = self.numeric.entry(column).or_insert(true);
            *all = *all && is_plain_number(text);
        }
    }
}

/// Writes what a graph says of itself: its title, and the vocabulary that has no place elsewhere.
pub(crate) fn write_head(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let title = &extract.network().about().title;
    let title: Cow<'_, str> = if title.is_empty() { Cow::Borrowed("network") } else { Cow::Borrowed(title) };
    out.write_all(b"{\"name\":")?;
    serde_json::to_writer(&mut *out, &title)?;
    write!(out, ",\"{SIDECAR}\":")?;
    serde_json::to_writer(&mut *out, &sidecar(extract))?;
    out.write_all(b"}")
}

/// Whether a text is a number that every program writes as it was written.
fn is_plain_number(text: &str) -> bool {
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = is_digits(digits) && (digits == "0" || !digits.starts_with('0')) && whole != "-0";
    // Below a thousandth some programs write powers of ten.
    let is_part = |part: &str| is_digits(part) && !part.ends_with('0') && !(digits == "0" && part.starts_with("000"));
    text.len() <= MOST_DIGITS && is_whole && part.is_none_or(is_part)
}

/// Whether a column is one of the dataset format, which are texts even where a text is a number; but for figures.
fn is_text(column: &str) -> bool {
    column != "quantity" && (dataset_columns::ENTITIES.contains(&column) || dataset_columns::RELATIONS.contains(&column))
}

#[cfg(test)]
mod tests {
    use super::is_plain_number;

    #[test]
    fn only_numbers_that_all_programs_write_alike_are_numbers() {
        for text in ["0", "7", "-3", "100", "1.5", "0.25", "-12.125", "123456789012345"] {
            assert!(is_plain_number(text), "{text}");
        }
        for text in ["", "-", "007", "1.50", "1e2", "0.0001", "-0", "1.", ".5", "1234567890123456", "½", "-0.5x", "1 000"] {
            assert!(!is_plain_number(text), "{text}");
        }
    }
}
