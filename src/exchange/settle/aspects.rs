//! Whether the ties of a type that a file only names happen at one moment or last, as most of their
//! dates tell.

use crate::exchange::settle::entities::cut;
use crate::exchange::words::first_few;

/// The most types that are told of by name.
const NAMED: usize = 5;

/// What the date of a tie tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dated {
    /// Nothing: there is none.
    Not,
    /// The time of a moment, however roughly, or something that cannot be read.
    Moment,
    /// A stretch of time.
    Stretch,
}

impl Dated {
    /// What a date tells, as it stands in the file and as EDTF. Words such as *before 1921* bound a
    /// moment.
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

/// The dates of the ties of a type.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DatesOfType {
    moments: usize,
    stretches: usize,
}

impl DatesOfType {
    /// Counts a tie.
    pub(crate) fn count(&mut self, dated: Dated) {
        match dated {
            Dated::Not => {}
            Dated::Moment => self.moments += 1,
            Dated::Stretch => self.stretches += 1,
        }
    }

    /// The aspect of the type: ties last if more of the dates are stretches than not.
    pub(crate) fn aspect(self) -> &'static str {
        if self.lasts() { "state" } else { "event" }
    }

    fn lasts(self) -> bool {
        self.stretches > self.moments
    }
}

/// What whoever imports should know of the types whose aspect was told by dates, each with its
/// label.
pub(crate) fn remarks<'t>(types: impl Iterator<Item = (&'t str, DatesOfType)>) -> Vec<String> {
    let with_stretches = types.filter(|(_, dates)| dates.stretches > 0);
    let (lasting, mixed): (Vec<_>, Vec<_>) = with_stretches.partition(|(_, dates)| dates.lasts());
    let told = [
        (
            lasting,
            "types whose ties last (states), since most of their dates are stretches of time",
        ),
        (
            mixed,
            "types whose ties happen at one moment (events), though some of their dates are stretches of time",
        ),
    ];
    let told = told.into_iter().filter(|(types, _)| !types.is_empty());
    told.map(|(types, what)| {
        let named = first_few(&types, NAMED, |(label, dates)| in_words(label, *dates));
        format!("{what}: {named}; to change that, edit the column aspect of relation_types.csv")
    })
    .collect()
}

fn in_words(label: &str, dates: DatesOfType) -> String {
    format!(
        "\"{}\" ({} of {})",
        cut(label),
        dates.stretches,
        dates.stretches + dates.moments
    )
}
