//! How long a question may take in the terminal: an option of every command that asks one.

use clap::Arg;
use clap::ArgMatches;
use clap::value_parser;

use crate::server::TimeLimit;

/// The option that says how long a question may take, by the name that it has for a service.
const DEADLINE: &str = "deadline";
/// How many seconds a question may take if nobody says so.
const USUAL: u64 = 60;
/// A day, in seconds: longer times are none.
const DAY: u64 = 24 * 60 * 60;

/// The option that says how long a question may take.
pub(crate) fn deadline_option() -> Arg {
    let help = format!(
        "How long the question may be worked on; what was found by then is shown, and said to be cut \
         short; 0 for as long as it takes [{USUAL} if absent]"
    );
    Arg::new(DEADLINE)
        .long(DEADLINE)
        .value_name("SECONDS")
        .value_parser(value_parser!(u64).range(..=DAY))
        .help(help)
}

/// The time that the command line allows, which begins now.
pub(crate) fn time_limit(matches: &ArgMatches) -> TimeLimit {
    let given = matches.try_get_one::<u64>(DEADLINE).ok().flatten();
    TimeLimit::from_now(given.copied().unwrap_or(USUAL))
}

/// Says on the error output that there may be more with more time, if the time was over.
pub(crate) fn say_if_over(time: &TimeLimit) {
    if time.is_over() {
        eprintln!("{}", time.advice());
    }
}
