//! The log of a service on standard error.

use std::io;

use clap::ValueEnum;
use tracing_subscriber::filter::LevelFilter;

/// How the log of a service is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// A JSON object a line.
    Json,
    /// A line of text a request.
    Text,
    /// Not at all.
    Off,
}

/// Writes the log of this process from now on.
pub(crate) fn start(format: LogFormat) {
    // Nobody may be reading: then a line is lost, and the service goes on.
    let lines = tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_max_level(LevelFilter::INFO)
        .with_target(false)
        .log_internal_errors(false);
    // It fails only if a log was started before, which then goes on.
    let _ = match format {
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
        LogFormat::Text => lines.try_init(),
        LogFormat::Off => Ok(()),
    };
}
