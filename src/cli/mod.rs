//! The terminal: one file a command. A command reads its arguments, asks the explorer and shows a
//! view.

mod arguments;
mod check;
mod exchange_arguments;
mod exit;
mod export;
mod export_site;
mod foreign;
mod import;
mod limit_arguments;
mod log;
mod open;
mod query;
mod question;
mod run;
mod runtime;
mod saving;
mod say;
mod scope_arguments;
mod serve;
mod stop_signals;
mod time_limit;
mod write;

pub use exit::Exit;
pub use run::command_line;
pub use run::run;
pub use run::run_with;
pub use saving::Disk;
pub use saving::LocalDisk;
pub use saving::NewFolder;
pub use saving::save_file;
