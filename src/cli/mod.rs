//! The terminal: one file a command. A command reads its arguments, asks the explorer and shows a
//! view.

mod arguments;
mod check;
mod contradictions;
mod exchange_arguments;
mod exit;
mod export;
mod export_site;
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
