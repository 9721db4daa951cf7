//! The table of limits.

use std::thread::available_parallelism;

use crate::explorer::Ceilings;
use crate::server::limits::imports;
use crate::server::limits::limit::Limit;
use crate::server::limits::limit::Unit;

/// All limits of a service, in the order in which they are told.
pub static LIMITS: [Limit; 34] = [
    DEADLINE,
    STEPS,
    HOPS,
    ROUTES,
    RESULTS,
    ANSWER_SIZE,
    CANVAS,
    QUICK_AT_ONCE,
    QUICK_WAITING,
    SEARCHES_AT_ONCE,
    SEARCHES_WAITING,
    EXPORTS_AT_ONCE,
    EXPORTS_WAITING,
    EXPORT_PATIENCE,
    CONNECTIONS,
    CONNECTIONS_OF_AN_ADDRESS,
    HEAD_TIME,
    HEAD_SIZE,
    HEAD_LINES,
    PACE_TIME,
    PACE_SIZE,
    STALLED_TIME,
    FAREWELL,
    ANSWERS_IN_FLIGHT,
    KEPT_ANSWERS,
    BODY_SIZE,
    FORM_SIZE,
    UPLOAD_SIZE,
    UPLOAD_FILES,
    imports::IMPORT_ENTITIES,
    imports::IMPORT_RELATIONS,
    imports::IMPORT_CELLS,
    imports::IMPORT_ATTRIBUTES,
    imports::IMPORT_PARTS,
];

/// A day, in seconds: longer times are none.
const DAY: u64 = 24 * 60 * 60;
/// More things than any service has.
pub(crate) const MANY: u64 = 1_000_000;

pub(crate) const DEADLINE: Limit = Limit {
    name: "deadline",
    about: "How long a question may be worked on; what was found by then is shown, and said to be cut short",
    unit: Unit::Seconds,
    least: 1,
    most: DAY,
    usual: || 1,
};

pub(crate) const STEPS: Limit = Limit {
    name: "steps",
    about: "How many claims, at most, a question may look at, each as often as it does",
    unit: Unit::Count,
    least: 1_000,
    most: 1 << 40,
    usual: || Ceilings::default().steps,
};

pub(crate) const HOPS: Limit = Limit {
    name: "hops",
    about: "How many steps around an entity one may ask for",
    unit: Unit::Count,
    least: 1,
    most: 100,
    usual: || ceiling(Ceilings::default().hops),
};

pub(crate) const ROUTES: Limit = Limit {
    name: "routes",
    about: "How many routes one may ask for",
    unit: Unit::Count,
    least: 1,
    most: 10_000,
    usual: || ceiling(Ceilings::default().routes),
};

pub(crate) const RESULTS: Limit = Limit {
    name: "results",
    about: "How many rows of a list one may ask for; a longer list has pages, or is a table",
    unit: Unit::Count,
    least: 10,
    most: 100_000,
    usual: || ceiling(Ceilings::default().results),
};

/// Eight million bytes.
pub(crate) const ANSWER_SIZE: Limit = Limit {
    name: "answer-size",
    about: "How much the answer to a program has; of a list that is larger, fewer rows are sent at once",
    unit: Unit::Kibibytes,
    least: 16,
    most: MANY,
    usual: || 7_812,
};

pub(crate) const CANVAS: Limit = Limit {
    name: "canvas",
    about: "How many entities may be gathered in the explorer",
    unit: Unit::Count,
    least: 10,
    most: MANY,
    usual: || ceiling(Ceilings::default().gathered),
};

pub(crate) const QUICK_AT_ONCE: Limit = Limit {
    name: "quick-at-once",
    about: "How many quick questions, such as pages of entities, are worked on at once",
    unit: Unit::Count,
    least: 1,
    most: 1_024,
    usual: || 8,
};

pub(crate) const QUICK_WAITING: Limit = Limit {
    name: "quick-waiting",
    about: "How many quick questions may wait for their turn; further ones are refused at once",
    unit: Unit::Count,
    least: 0,
    most: MANY,
    usual: || 256,
};

/// At least two, so that one long search does not keep all others waiting.
pub(crate) const SEARCHES_AT_ONCE: Limit = Limit {
    name: "searches-at-once",
    about: "How many searches through the network are worked on at once; usually as many as there are processors",
    unit: Unit::Count,
    least: 1,
    most: 1_024,
    usual: || ceiling(available_parallelism().map_or(1, usize::from)).max(2),
};

/// So many that each has its turn within eight times the deadline, however many processors there are.
pub(crate) const SEARCHES_WAITING: Limit = Limit {
    name: "searches-waiting",
    about: "How many searches may wait for their turn; further ones are refused at once",
    unit: Unit::Count,
    least: 0,
    most: MANY,
    usual: || 8 * (SEARCHES_AT_ONCE.usual)(),
};

pub(crate) const EXPORTS_AT_ONCE: Limit = Limit {
    name: "exports-at-once",
    about: "How many files, and answers sent line by line, are written at once; further ones wait",
    unit: Unit::Count,
    least: 1,
    most: 1_024,
    usual: || 4,
};

pub(crate) const EXPORTS_WAITING: Limit = Limit {
    name: "exports-waiting",
    about: "How many files may wait to be written; further ones are refused at once",
    unit: Unit::Count,
    least: 0,
    most: MANY,
    usual: || 16,
};

pub(crate) const EXPORT_PATIENCE: Limit = Limit {
    name: "export-patience",
    about: "How long a client may take nothing of a file that is being written",
    unit: Unit::Seconds,
    least: 1,
    most: DAY,
    usual: || 30,
};

pub(crate) const CONNECTIONS: Limit = Limit {
    name: "connections",
    about: "How many connections are open; the one that is idle longest makes room for a newcomer",
    unit: Unit::Count,
    least: 1,
    most: MANY,
    usual: || 512,
};

pub(crate) const CONNECTIONS_OF_AN_ADDRESS: Limit = Limit {
    name: "connections-of-an-address",
    about: "How many connections another machine may have open; this machine, where a proxy may stand, is not counted",
    unit: Unit::Count,
    least: 1,
    most: MANY,
    usual: || 128,
};

pub(crate) const HEAD_TIME: Limit = Limit {
    name: "head-time",
    about: "How long a client may take to send the head of a request, or to begin the next one",
    unit: Unit::Seconds,
    least: 1,
    most: DAY,
    usual: || 5,
};

/// The library needs 8 KiB at least.
pub(crate) const HEAD_SIZE: Limit = Limit {
    name: "head-size",
    about: "How large the head of a request may be",
    unit: Unit::Kibibytes,
    least: 8,
    most: 1_024,
    usual: || 64,
};

pub(crate) const HEAD_LINES: Limit = Limit {
    name: "head-lines",
    about: "How many header lines a request may have",
    unit: Unit::Count,
    least: 16,
    most: 1_024,
    usual: || 64,
};

/// A client that takes a kilobyte a second is served to the end: the system passes on what it sends
/// in portions of at most a third of its buffer of 48 KiB, at this pace one in 17 seconds.
pub(crate) const PACE_TIME: Limit = Limit {
    name: "pace-time",
    about: "The time in which a client must take, or send, as much as --pace-size says",
    unit: Unit::Seconds,
    least: 1,
    most: DAY,
    usual: || 18,
};

pub(crate) const PACE_SIZE: Limit = Limit {
    name: "pace-size",
    about: "How much of an answer a client must take, or of a body send, within --pace-time",
    unit: Unit::Kibibytes,
    least: 0,
    most: 1_024,
    usual: || 15,
};

pub(crate) const STALLED_TIME: Limit = Limit {
    name: "stalled-time",
    about: "After this time without a byte taken, a client makes room for newcomers",
    unit: Unit::Seconds,
    least: 0,
    most: DAY,
    usual: || 1,
};

pub(crate) const FAREWELL: Limit = Limit {
    name: "farewell",
    about: "How long running requests may take after the server was asked to stop",
    unit: Unit::Seconds,
    least: 0,
    most: DAY,
    usual: || 8,
};

pub(crate) const ANSWERS_IN_FLIGHT: Limit = Limit {
    name: "answers-in-flight",
    about: "The memory of large answers that their clients have not taken yet; further ones are refused",
    unit: Unit::Mebibytes,
    least: 1,
    most: 1 << 20,
    usual: || 40,
};

pub(crate) const KEPT_ANSWERS: Limit = Limit {
    name: "kept-answers",
    about: "The memory of compressed answers that are kept for whoever asks the same next; 0 keeps none",
    unit: Unit::Mebibytes,
    least: 0,
    most: 1 << 20,
    usual: || 16,
};

pub(crate) const BODY_SIZE: Limit = Limit {
    name: "body-size",
    about: "How large a query that is sent may be",
    unit: Unit::Kibibytes,
    least: 1,
    most: 1_024,
    usual: || 16,
};

pub(crate) const FORM_SIZE: Limit = Limit {
    name: "form-size",
    about: "How large a form about the columns of opened files may be",
    unit: Unit::Kibibytes,
    least: 1,
    most: 65_536,
    usual: || 64,
};

pub(crate) const UPLOAD_SIZE: Limit = Limit {
    name: "upload-size",
    about: "How large the files may be, together, that are opened from the pages",
    unit: Unit::Mebibytes,
    least: 1,
    most: 4_095,
    usual: || 64,
};

pub(crate) const UPLOAD_FILES: Limit = Limit {
    name: "upload-files",
    about: "How many files may be opened from the pages at once",
    unit: Unit::Count,
    least: 1,
    most: 10_000,
    usual: || 50,
};

pub(crate) fn ceiling(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::time::Duration;

    use super::*;
    use crate::server::limits::amounts::ServiceLimits;
    use crate::server::listen::SEND_BUFFER;

    #[test]
    fn every_limit_is_listed_once_and_usual_within_its_range() {
        let rows = |text: &str| text.matches(": Limit = Limit {").count();
        let rows = rows(include_str!("table.rs")) + rows(include_str!("imports.rs"));
        // The text of this test is the one row that is none.
        assert_eq!(LIMITS.len(), rows - 1, "a row is missing in LIMITS");
        let names: BTreeSet<&str> = LIMITS.iter().map(|limit| limit.name).collect();
        assert_eq!(names.len(), LIMITS.len(), "a name stands twice");
        for limit in &LIMITS {
            let usual = (limit.usual)();
            assert!(
                (limit.least..=limit.most).contains(&usual),
                "{}",
                limit.name
            );
            assert!(!limit.about.ends_with('.'), "{}", limit.name);
        }
    }

    /// Its question waits for its turn, is worked on, and its answer is not taken.
    #[test]
    fn a_client_that_never_reads_is_gone_within_half_a_minute() {
        let usual = ServiceLimits::default();
        let turns = usual.count(&SEARCHES_WAITING) / usual.count(&SEARCHES_AT_ONCE);
        let turns = u32::try_from(turns).unwrap_or(u32::MAX);
        let answered = usual.time(&DEADLINE) * turns + usual.time(&DEADLINE);
        let gone = answered + usual.time(&PACE_TIME);
        assert!(gone < Duration::from_secs(30), "{gone:?}");
    }

    /// The system asks for more when a third of its buffer, which is twice what was asked for, is free.
    #[test]
    fn a_kilobyte_a_second_is_fast_enough() {
        let usual = ServiceLimits::default();
        let seconds = usual.amount(&PACE_TIME);
        assert!(u64::from(SEND_BUFFER) * 2 / 3 < seconds * 1_000);
        assert!(usual.amount(&PACE_SIZE) * 1_024 < seconds * 1_000);
    }

    #[test]
    fn what_is_set_counts_in_its_unit_and_within_its_range() {
        let usual = ServiceLimits::default();
        assert_eq!(usual.count(&HEAD_SIZE), 64 * 1024);
        assert_eq!(usual.ceilings(), Ceilings::default());
        let other = usual.with(&HEAD_SIZE, 9).with(&HOPS, 0);
        assert_eq!(other.count(&HEAD_SIZE), 9 * 1024);
        assert_eq!(other.ceilings().hops, 1);
        assert_eq!(other.count(&ROUTES), 100);
    }
}
