//! From the arguments of the command line to a command.

use std::ffi::OsString;
use std::path::Path;
use std::path::PathBuf;

use clap::CommandFactory;
use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::cli::arguments::Arguments;
use crate::cli::arguments::Command;
use crate::cli::arguments::ServeArguments;
use crate::cli::arguments::Shared;
use crate::cli::check::check;
use crate::cli::exchange_arguments::ExportSite;
use crate::cli::exit::Exit;
use crate::cli::export::export;
use crate::cli::export_site::export_site;
use crate::cli::import::import;
use crate::cli::open::explorer;
use crate::cli::question::asked;
use crate::cli::question::commands;
use crate::cli::question::question;
use crate::cli::serve::serve;
use crate::explorer::Explorer;
use crate::view::Table;

/// The command line of the program, with a command for each question of a table; examples are about
/// a network, if one is open.
#[must_use]
pub fn command_line(table: &Table, explorer: Option<&Explorer>) -> clap::Command {
    Arguments::command().subcommands(commands(table, explorer))
}

/// Does what the arguments of the process say; help, the version and wrong arguments end it.
///
/// # Errors
///
/// What kept it from being done, ready to be printed.
pub fn run() -> anyhow::Result<Exit> {
    run_with(&Table::built_in())
}

/// Does what the arguments of the process say, with the questions of a table.
///
/// # Errors
///
/// What kept it from being done, ready to be printed.
pub fn run_with(table: &Table) -> anyhow::Result<Exit> {
    let matches = match command_line(table, None).try_get_matches() {
        Ok(matches) => matches,
        Err(error) if error.kind() == ErrorKind::DisplayHelp => {
            // Help is about the network that would be asked, so that its examples have answers.
            command_line(table, network_of_help(table).as_ref()).get_matches()
        }
        Err(error) => error.exit(),
    };
    if let Some((entry, of_question)) = asked(table, &matches) {
        let shared = Shared::from_arg_matches(of_question)?;
        return question(&shared, entry, table, of_question);
    }
    do_command(Arguments::from_arg_matches(&matches)?)
}

fn do_command(Arguments { shared, command }: Arguments) -> anyhow::Result<Exit> {
    let Shared { dataset, format } = shared;
    let dataset = dataset.as_deref();
    match command {
        None => serve(dataset, &ServeArguments::of_the_environment()),
        Some(Command::Serve(arguments)) => serve(dataset, &arguments),
        Some(Command::Import(arguments)) => import(&arguments, format),
        Some(Command::Export(arguments)) => match &arguments.site {
            Some(ExportSite::Site {
                folder,
                published_at,
            }) => export_site(dataset, format, folder, published_at.as_ref()),
            None => export(dataset, &arguments),
        },
        Some(Command::Check { files, reading }) => {
            let given = dataset.map(Path::to_owned).into_iter();
            let given = given.filter(|_| files.is_empty());
            let files: Vec<_> = given.chain(files.iter().cloned()).collect();
            check(&files, &reading, format)
        }
    }
}

/// The network that the arguments beside a request for help name; `None` if it cannot be opened.
fn network_of_help(table: &Table) -> Option<Explorer> {
    let asks_for_help =
        |argument: &OsString| ["--help", "-h", "help"].iter().any(|word| argument == word);
    let others = std::env::args_os().filter(|argument| !asks_for_help(argument));
    let lenient = command_line(table, None).ignore_errors(true);
    let matches = lenient.try_get_matches_from(others).ok()?;
    let innermost = matches.subcommand().map_or(&matches, |(_, inner)| inner);
    let dataset = innermost.try_get_one::<PathBuf>("dataset").ok()?;
    explorer(dataset.map(PathBuf::as_path)).ok()
}
