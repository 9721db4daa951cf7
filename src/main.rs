//! The program: arguments in, exit code out.

use std::process::ExitCode;

use prosopograph::cli::Exit;
use prosopograph::cli::run;

fn main() -> ExitCode {
    match run() {
        Ok(exit) => exit.into(),
        Err(error) => {
            eprintln!("error: {error:#}");
            Exit::BadInput.into()
        }
    }
}
