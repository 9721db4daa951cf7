//! What only queries have in the terminal: the query from the input, its plan, and rows that are printed
//! while they are found.

use std::io;
use std::io::Read;
use std::ops::ControlFlow;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;

use crate::cli::arguments::Format;
use crate::cli::arguments::Shared;
use crate::cli::exit::Exit;
use crate::cli::question::parameters;
use crate::cli::say::say;
use crate::cli::say::say_more;
use crate::cli::time_limit::say_if_over;
use crate::cli::time_limit::time_limit;
use crate::cli::write::complain;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::explorer::Patience;
use crate::explorer::QueryQuestion;
use crate::explorer::Question;
use crate::explorer::Row;
use crate::explorer::Value;
use crate::view::ProblemDetails;
use crate::view::query_lines;

/// The option that says how a query would be answered.
pub(crate) const EXPLAIN: &str = "explain";
/// How many bytes of a query are read from the input.
const LONGEST_INPUT: u64 = 64 * 1024;

/// The option that says how a query would be answered.
pub(crate) fn explain_option() -> Arg {
    Arg::new(EXPLAIN)
        .long(EXPLAIN)
        .action(ArgAction::SetTrue)
        .help("Say how the query would be answered, step by step, and do not ask it")
}

/// Whether a question is put as a query.
pub(crate) fn has_query(row: &Row) -> bool {
    let mut parameters = row.parameters.iter();
    parameters.any(|parameter| matches!(parameter.value, Value::Query { .. }))
}

/// Says how a query would be answered.
pub(crate) fn explained(
    explorer: &Explorer,
    shared: &Shared,
    matches: &ArgMatches,
) -> anyhow::Result<Exit> {
    let row = QueryQuestion::ROW;
    let parameters = parameters(row.all_parameters(), matches);
    let network = explorer.network();
    let plan = read_input(row, parameters).and_then(|parameters| {
        let asked = explorer.read::<QueryQuestion>(&row.path(""), parameters);
        let asked = asked.map_err(|error| ProblemDetails::of_question(network, &error))?;
        for note in asked.question.unused_parameters() {
            eprintln!("Note: {note}.");
        }
        let plan = asked.question.explain(explorer);
        plan.map_err(|error| ProblemDetails::of_query(&error))
    });
    match plan {
        Ok(plan) => {
            match shared.format {
                Format::Json | Format::Ndjson => say(&shared.format.json(&plan)?)?,
                Format::Text | Format::Csv => say(&format!("{}\n", plan.join("\n")))?,
            }
            Ok(Exit::Answered)
        }
        Err(problem) => complain(&problem, shared.format),
    }
}

/// Asks a query and prints each row as soon as it is found.
pub(crate) fn lines(
    explorer: &Explorer,
    format: Format,
    matches: &ArgMatches,
) -> anyhow::Result<Exit> {
    let row = QueryQuestion::ROW;
    let network = explorer.network();
    let parameters = read_input(row, parameters(row.all_parameters(), matches));
    let asked = parameters.and_then(|parameters| {
        let asked = explorer.read::<QueryQuestion>(&row.path(""), parameters);
        asked.map_err(|error| ProblemDetails::of_question(network, &error))
    });
    let asked = match asked {
        Ok(asked) => asked,
        Err(problem) => return complain(&problem, format),
    };
    let time = time_limit(matches);
    let patience = Patience::of_limits(time.within(&asked.request.limits));
    let mut said = Ok(());
    let ended = query_lines(explorer, &asked, &patience, &mut |line| {
        let written = format.json(&line).map_err(io::Error::from);
        written
            .and_then(|line| say_more(&line))
            .unwrap_or_else(|error| {
                said = Err(error);
                ControlFlow::Break(())
            })
    });
    said?;
    if ended.as_ref().is_ok_and(|end| end.incomplete.is_some()) {
        say_if_over(&time);
    }
    match ended {
        Ok(end) if end.fault.is_some() => Ok(Exit::BadInput),
        Ok(end) if end.rows == 0 => Ok(Exit::NoAnswer),
        Ok(_) => Ok(Exit::Answered),
        Err(error) => complain(&time.problem(&error), format),
    }
}

/// Reads a query from the input if a hyphen stands for it.
pub(crate) fn read_input(
    row: &Row,
    mut parameters: Parameters,
) -> Result<Parameters, ProblemDetails> {
    let mut own = row.parameters.iter();
    let query = own.find(|parameter| matches!(parameter.value, Value::Query { .. }));
    let Some(query) = query.filter(|query| parameters.first(query) == Some("-")) else {
        return Ok(parameters);
    };
    let text = io::read_to_string(io::stdin().lock().take(LONGEST_INPUT));
    match text {
        Ok(text) => parameters.set(query, &text),
        Err(error) => {
            let detail = format!("the query cannot be read from the input: {error}");
            return Err(ProblemDetails::plain(400, "Bad Request", detail));
        }
    }
    Ok(parameters)
}
