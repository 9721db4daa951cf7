//! The terminal: one file a command. A command reads its arguments, asks the explorer and shows a view.

mod arguments;
mod check;
mod contradictions;
mod exit;
mod export;
mod foreign;
mod import;
mod open;
mod question;
mod run;
mod say;
mod serve;
mod text;
mod text_in_time;

pub use arguments::Arguments;
pub use exit::Exit;
pub use run::run;
