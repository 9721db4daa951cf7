//! What held in some years: how a question is narrowed to it.

use crate::explorer::DATES;
use crate::explorer::DURING;
use crate::explorer::Parameters;
use crate::explorer::SINCE;
use crate::explorer::UNTIL;
use crate::explorer::WHERE;
use crate::graph::WHEN;

/// The parameters of a question narrowed to what held in a stretch of so many years.
pub(crate) fn held_in(parameters: &Parameters, first: i64, years: i64) -> Parameters {
    held_at(parameters, &date(first, years))
}

/// The parameters of a question narrowed to what held at a date.
pub(crate) fn held_at(parameters: &Parameters, date: &str) -> Parameters {
    let mut narrowed = parameters.clone();
    let has_period = [&DURING, &SINCE, &UNTIL]
        .into_iter()
        .any(|parameter| narrowed.first(parameter).is_some());
    if !has_period {
        // Without a period it said nothing; with this one it would.
        narrowed.remove(&DATES);
    }
    // What is given as one date goes on to hold.
    if let Some(during) = narrowed.first(&DURING).map(str::to_owned) {
        narrowed.set(&SINCE, &during);
        narrowed.set(&UNTIL, &during);
    }
    narrowed.set(&DURING, date);
    // What has no date belongs to no year, though it may have been in any.
    narrowed.push(&WHERE, &format!("{WHEN}:*"));
    narrowed
}

/// A year, or several in a row, as EDTF.
pub(crate) fn date(first: i64, years: i64) -> String {
    let year = |year: i64| match year {
        0..=9999 => format!("{year:04}"),
        -9999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    };
    if years == 1 {
        year(first)
    } else {
        format!("{}/{}", year(first), year(first + years - 1))
    }
}
