//! Decides from the dates of its relations whether a type that the file does not declare is an
//! event or a state.

use crate::exchange::settle::written_sheet::cut;
use crate::exchange::words::first_few;
use crate::model::Phrase;

/// The most types that a message lists.
const NAMED: usize = 5;

/// What kind of date a relation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dated {
    /// It has no date.
    Not,
    /// A single date, however approximate, or one that cannot be read.
    Moment,
    /// A period.
    Stretch,
}

impl Dated {
    /// Judges a date by its text and its EDTF. Bounds in words, such as *before 1921*, count as
    /// single dates.
    pub(crate) fn by(text: &str, date: Option<&str>) -> Self {
        match date.filter(|date| date.contains('/')) {
            Some(date)
                if text.starts_with(char::is_alphabetic)
                    && (date.starts_with('/') || date.ends_with('/')) =>
            {
                Self::Moment
            }
            Some(_) => Self::Stretch,
            None => Self::Moment,
        }
    }
}

/// Counts the dates of the relations of a type.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DatesOfType {
    moments: usize,
    stretches: usize,
}

/// A type whose aspect was inferred from dates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DatedType<'t> {
    pub(crate) label: &'t str,
    pub(crate) dates: DatesOfType,
}

impl DatesOfType {
    /// Counts a relation.
    pub(crate) fn count(&mut self, dated: Dated) {
        match dated {
            Dated::Not => {}
            Dated::Moment => self.moments += 1,
            Dated::Stretch => self.stretches += 1,
        }
    }

    /// The aspect of the type: a state if most of the dates are periods.
    pub(crate) fn aspect(self) -> &'static str {
        if self.lasts() { "state" } else { "event" }
    }

    fn lasts(self) -> bool {
        self.stretches > self.moments
    }
}

/// Writes the notes on types whose aspect was inferred, each given with its label.
pub(crate) fn remarks<'t>(types: impl Iterator<Item = DatedType<'t>>) -> Vec<String> {
    let with_stretches = types.filter(|found| found.dates.stretches > 0);
    let (lasting, mixed): (Vec<_>, Vec<_>) = with_stretches.partition(|found| found.dates.lasts());
    let told = [
        (
            lasting,
            "types read as states, since most of their dates are periods",
        ),
        (
            mixed,
            "types read as events, although some of their dates are periods",
        ),
    ];
    let told = told.into_iter().filter(|(types, _)| !types.is_empty());
    told.map(|(types, what)| {
        let named = first_few(&types, NAMED, DatedType::in_words);
        format!("{what}: {named}; to change that, edit the column aspect of relation_types.csv")
    })
    .collect()
}

impl DatedType<'_> {
    fn in_words(&self) -> String {
        let DatesOfType { moments, stretches } = self.dates;
        format!(
            "\"{}\" ({stretches} of {})",
            cut(Phrase::new(self.label).alone()),
            stretches + moments
        )
    }
}
