//! Columns that contain only numbers, which other programs can compute with.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::dataset::file_columns;
use crate::exchange::extract::Extract;

/// The most digits that every program keeps.
const MOST_DIGITS: usize = 15;

/// The number of digits after a comma that separates thousands.
const THOUSAND: usize = 3;

/// The column of weights, which every program reads as numbers.
pub(crate) const WEIGHT: &str = "weight";

/// Whether a column is the column of weights: `weight`, or `Weight` as Gephi writes it.
pub(crate) fn is_of_weights(column: &str) -> bool {
    column.eq_ignore_ascii_case(WEIGHT)
}

/// The kind of numbers in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Number {
    /// Whole numbers.
    Whole,
    /// Numbers of which some have a decimal point.
    Decimal,
}

/// The columns of an extract whose filled cells are all numbers.
///
/// Columns of the dataset format count as texts even if they contain numbers, except `quantity`.
#[derive(Debug, Default)]
pub(crate) struct NumericColumns<'e> {
    /// The numbers of each column; nothing if a cell is not a number.
    by_name: HashMap<&'e str, Option<Number>>,
}

impl<'e> NumericColumns<'e> {
    /// Finds the columns of the entities, in one pass.
    pub(crate) fn of_entities(extract: &Extract<'e>) -> Self {
        let mut columns = Self::default();
        for &entity in extract.entities() {
            extract.entity_cells(entity, |column, text| columns.saw(column, &text));
        }
        for computed in extract.computed_columns() {
            let number = if computed.is_whole {
                Number::Whole
            } else {
                Number::Decimal
            };
            columns.by_name.insert(computed.name, Some(number));
        }
        columns
    }

    /// Finds the columns of the relations, in one pass.
    pub(crate) fn of_relations(extract: &Extract<'e>) -> Self {
        let mut columns = Self::default();
        for &relation in extract.relations() {
            extract.relation_cells(relation, |column, text| columns.saw(column, &text));
        }
        columns
    }

    /// The kind of numbers in a column, if it contains nothing else.
    pub(crate) fn get(&self, column: &str) -> Option<Number> {
        self.by_name.get(column).copied().flatten()
    }

    fn saw(&mut self, column: &'e str, text: &str) {
        if is_text(column) {
            return;
        }
        let found = if is_plain_number(text) {
            Some(if text.contains('.') {
                Number::Decimal
            } else {
                Number::Whole
            })
        } else {
            (is_of_weights(column) && is_number_of_json(text)).then_some(Number::Decimal)
        };
        let known = self.by_name.entry(column).or_insert(Some(Number::Whole));
        *known = known.zip(found).map(|(known, found)| known.max(found));
    }
}

/// Reads a weight as other programs do: a number other than zero, since Gephi does not accept 0.
///
/// A decimal comma is accepted, unless it may separate thousands: `1,5`, but not `1,500`.
pub(crate) fn weight_of<'t>(text: &Cow<'t, str>) -> Option<Cow<'t, str>> {
    let is_weight = |text: &str| {
        text.parse::<f64>()
            .is_ok_and(|number| number.is_finite() && number != 0.0)
    };
    if is_weight(text) {
        return Some(text.clone());
    }
    let (whole, part) = text
        .split_once(',')
        .filter(|(_, part)| part.len() != THOUSAND)?;
    let with_point = format!("{whole}.{part}");
    is_weight(&with_point).then_some(Cow::Owned(with_point))
}

/// Whether every program writes a number in the same way as this text.
fn is_plain_number(text: &str) -> bool {
    let (whole, part) = text
        .split_once('.')
        .map_or((text, None), |(whole, part)| (whole, Some(part)));
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole =
        is_digits(digits) && (digits == "0" || !digits.starts_with('0')) && whole != "-0";
    // Below a thousandth some programs write powers of ten.
    let is_part = |part: &str| {
        is_digits(part) && !part.ends_with('0') && !(digits == "0" && part.starts_with("000"))
    };
    text.len() <= MOST_DIGITS && is_whole && part.is_none_or(is_part)
}

/// Whether a text is a JSON number, such as `1e-7`.
fn is_number_of_json(text: &str) -> bool {
    let is_finite = text.parse::<f64>().is_ok_and(f64::is_finite);
    is_finite
        && text.bytes().all(|byte| !byte.is_ascii_whitespace())
        && serde_json::from_str::<serde_json::Number>(text).is_ok()
}

fn is_text(column: &str) -> bool {
    column != "quantity"
        && (file_columns::ENTITIES.all.contains(&column)
            || file_columns::RELATIONS.all.contains(&column))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::is_number_of_json;
    use super::is_plain_number;
    use super::weight_of;

    #[test]
    fn weights_are_numbers_other_than_zero() {
        for (text, expected) in [
            ("2", Some("2")),
            ("-1.5", Some("-1.5")),
            ("1e-7", Some("1e-7")),
            ("1,5", Some("1.5")),
            ("0", None),
            ("0,0", None),
            ("1,500", None),
            ("1,2,3", None),
            ("inf", None),
            ("heavy", None),
            ("", None),
        ] {
            assert_eq!(
                weight_of(&Cow::Borrowed(text)).as_deref(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn only_numbers_that_all_programs_write_alike_are_numbers() {
        for text in [
            "0",
            "7",
            "-3",
            "100",
            "1.5",
            "0.25",
            "-12.125",
            "123456789012345",
        ] {
            assert!(is_plain_number(text), "{text}");
        }
        for text in [
            "",
            "-",
            "007",
            "1.50",
            "1e2",
            "0.0001",
            "-0",
            "1.",
            ".5",
            "1234567890123456",
            "½",
            "-0.5x",
            "1 000",
        ] {
            assert!(!is_plain_number(text), "{text}");
        }
    }

    #[test]
    fn weights_may_have_powers_of_ten() {
        for (text, expected) in [
            ("1e-7", true),
            ("1.50", true),
            ("007", false),
            ("1e999", false),
            (" 1", false),
            ("heavy", false),
        ] {
            assert_eq!(is_number_of_json(text), expected, "{text}");
        }
    }
}
