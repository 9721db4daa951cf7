//! Promises of the terminal: exit codes, formats, help, checks, and a server that starts, holds and
//! stops.

mod check;
mod dates;
mod exchange;
mod exit_codes;
mod formats;
mod help;
mod letters;
mod log;
mod query;
mod saving;
mod serve;
mod settings;
mod site;
mod site_soundness;
mod sockets;
