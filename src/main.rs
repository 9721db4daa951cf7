//! The program: arguments in, exit code out.

use std::process::ExitCode;

use prosopograph::cli::Exit;
use prosopograph::cli::run;
use prosopograph::view::Table;

fn main() -> ExitCode {
    match run(&Table::built_in()) {
        Ok(exit) => exit.into(),
        Err(error) => {
            eprintln!("error: {error:#}");
            Exit::BadInput.into()
        }
    }
}
