//! What an answer about journeys says in words.

use crate::model::Verdict;

/// The word for a verdict of a journey.
pub(super) fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Never => "impossible",
        Verdict::Possible => "possible",
        Verdict::Certain => "certain",
    }
}

/// The answer as the heading of its page.
pub(super) fn heading(from: &str, to: &str, verdict: Verdict) -> String {
    match verdict {
        Verdict::Certain => format!("There was a way from {from} to {to} in time"),
        Verdict::Possible => format!("There may have been a way from {from} to {to} in time"),
        Verdict::Never => format!("There was no way from {from} to {to} in time"),
    }
}

/// The answer in a sentence.
pub(super) fn summary(from: &str, to: &str, verdict: Verdict) -> String {
    match verdict {
        Verdict::Certain => {
            format!(
                "Yes, certainly: whatever the uncertain dates were, there was a way from {from} to {to} that goes forward in time."
            )
        }
        Verdict::Possible => {
            format!(
                "Possibly: there may have been a way from {from} to {to} that goes forward in time, but it is not certain."
            )
        }
        Verdict::Never => format!("No: no way from {from} to {to} goes forward in time."),
    }
}

/// What a page says under its heading; nothing where it says why there is no way.
pub(super) fn lead(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Certain => "It goes forward in time whatever the uncertain dates were.",
        Verdict::Possible => "It goes forward in time on some readings of the dates, not on all.",
        Verdict::Never => "",
    }
}
