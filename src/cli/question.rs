//! The commands that ask a question: made from the table, asked and written.

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::Command;

use crate::cli::arguments::Format;
use crate::cli::arguments::Shared;
use crate::cli::exit::Exit;
use crate::cli::open::explorer;
use crate::cli::query::EXPLAIN;
use crate::cli::query::explain_option;
use crate::cli::query::explained;
use crate::cli::query::has_query;
use crate::cli::query::lines;
use crate::cli::query::read_input;
use crate::cli::say::say;
use crate::cli::time_limit::deadline_option;
use crate::cli::time_limit::say_if_over;
use crate::cli::time_limit::time_limit;
use crate::cli::write::complain;
use crate::cli::write::wrapped;
use crate::explorer::Address;
use crate::explorer::Ceilings;
use crate::explorer::Example;
use crate::explorer::Explorer;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::Patience;
use crate::explorer::Range;
use crate::explorer::Row;
use crate::explorer::SCOPE;
use crate::explorer::Sample;
use crate::explorer::Value;
use crate::server::TimeLimit;
use crate::view::AnyView;
use crate::view::Asker;
use crate::view::ProblemDetails;
use crate::view::Shows;
use crate::view::Table;
use crate::view::TableEntry;

/// The heading over the options that narrow a question.
const SCOPE_HEADING: &str = "Narrow the question";
/// What the examples begin with.
const PROGRAM: &str = "prosopograph";

/// The commands of a table, those that the terminal can ask; their examples are about a network, if
/// one is open.
pub(crate) fn commands(table: &Table, explorer: Option<&Explorer>) -> Vec<Command> {
    let mut commands: Vec<Command> = Vec::new();
    for row in table.entries().map(|entry| entry.row()) {
        let (Some(facts), Some(own)) = (row.command, command(row, explorer)) else {
            continue;
        };
        let Some(group) = facts.group else {
            commands.push(own);
            continue;
        };
        let known = commands.iter().position(|known| known.get_name() == group);
        let parent = known.map_or_else(|| group_command(group), |place| commands.remove(place));
        commands.insert(known.unwrap_or(commands.len()), parent.subcommand(own));
    }
    commands
}

/// A command that only gathers others: `list`.
fn group_command(name: &'static str) -> Command {
    Command::new(name)
        .about(format!(
            "Ask one of the questions that begin with \u{201c}{name}\u{201d}"
        ))
        .subcommand_required(true)
        .arg_required_else_help(true)
}

/// The question that the command line asks, with its own arguments; `None` if it asks none.
pub(crate) fn asked<'m>(
    table: &Table,
    matches: &'m ArgMatches,
) -> Option<(TableEntry, &'m ArgMatches)> {
    let (name, inner) = matches.subcommand()?;
    if let Some(entry) = table.named(name) {
        return Some((entry, inner));
    }
    let (member, innermost) = inner.subcommand()?;
    let entry = table.named(member)?;
    let group = entry.row().command?.group?;
    (group == name).then_some((entry, innermost))
}

fn command(row: &'static Row, explorer: Option<&Explorer>) -> Option<Command> {
    let facts = row.command?;
    let examples = row.examples.iter();
    let examples: Vec<String> = examples
        .map(|example| format!("  {PROGRAM} {}", command_line(row, example, explorer)))
        .collect();
    let positional = facts.positional.iter();
    let options = row.all_parameters();
    let options = options.filter(|parameter| {
        parameter.audience.includes_terminal() && !facts.takes_by_place(parameter)
    });
    let command = Command::new(row.name)
        .about(facts.about)
        .after_help(format!("Examples:\n{}", examples.join("\n")))
        .args(positional.map(|parameter| positional_argument(parameter)))
        .args(options.map(|parameter| option(&parameter)))
        .arg(deadline_option());
    Some(if has_query(row) {
        command.arg(explain_option())
    } else {
        command
    })
}

/// An example as it is typed.
pub(crate) fn command_line(row: &Row, example: Example, explorer: Option<&Explorer>) -> String {
    let has_place = |parameter: &Parameter| {
        row.command
            .is_some_and(|command| command.takes_by_place(parameter))
    };
    let group = row.command.and_then(|command| command.group);
    let mut words: Vec<String> = group.into_iter().map(str::to_owned).collect();
    words.push(row.name.to_owned());
    for argument in example {
        if !has_place(argument.parameter) {
            words.push(flag(argument.parameter));
        }
        let value = explorer.and_then(|explorer| argument.sample.of(explorer));
        let value = value.unwrap_or_else(|| argument.sample.placeholder().to_owned());
        // The shell would take a query apart. It has no sign that means something within quotes.
        let is_query = matches!(argument.parameter.value, Value::Query { .. });
        words.push(if is_query {
            format!("\"{value}\"")
        } else {
            value
        });
    }
    words.join(" ")
}

/// The option of a parameter as it is typed.
fn flag(parameter: &Parameter) -> String {
    if parameter.name.len() == 1 {
        format!("-{}", parameter.name)
    } else {
        format!("--{}", parameter.name.replace('_', "-"))
    }
}

/// The options of a scope, for commands that are not questions.
pub(crate) fn scope_options() -> impl Iterator<Item = Arg> {
    SCOPE.iter().map(option)
}

/// An argument that is given by its place.
fn positional_argument(parameter: &Parameter) -> Arg {
    // A name of several words needs no quotation marks where nothing else is given by its place.
    let is_text = matches!(parameter.value, Value::Text { .. });
    let value_name = if is_text {
        Sample::Entity.placeholder().to_owned()
    } else {
        parameter.name.to_uppercase()
    };
    let argument = Arg::new(parameter.name)
        .value_name(value_name)
        .help(help(parameter))
        .required(parameter.is_required());
    if is_text {
        argument.action(ArgAction::Append).num_args(1..)
    } else {
        argument
    }
}

fn option(parameter: &Parameter) -> Arg {
    let argument = Arg::new(parameter.name)
        .value_name(parameter.name.to_uppercase())
        .help(help(parameter));
    let argument = match parameter.name {
        letter if letter.len() == 1 => argument.short(letter.chars().next()),
        name => argument.long(name.replace('_', "-")),
    };
    let argument = if parameter.value.is_repeated() {
        argument.action(ArgAction::Append)
    } else {
        argument
    };
    if SCOPE.iter().any(|known| known.name == parameter.name) {
        argument.help_heading(SCOPE_HEADING)
    } else {
        argument
    }
}

/// What a parameter does, and the words that may be given.
fn help(parameter: &Parameter) -> String {
    let about = parameter.about.trim_end_matches('.');
    match parameter.value {
        Value::Choice(choices) => {
            let words: Vec<&str> = choices.iter().map(|choice| choice.word).collect();
            format!("{about} [one of: {}]", words.join(", "))
        }
        Value::Number(range) => format!("{about} [{}]", numbers(range)),
        Value::Choices(choices) => {
            let words: Vec<&str> = choices.iter().map(|choice| choice.word).collect();
            format!("{about} [a list with commas of: {}]", words.join(", "))
        }
        value if value.is_list() => format!("{about} [a list with commas]"),
        _ => about.to_owned(),
    }
}

/// The numbers that may be given, and the one that counts if none is.
fn numbers(range: Range) -> String {
    let most = range.most.under(&Ceilings::default());
    let usual = range.usual.map(|usual| format!("; {usual} if absent"));
    format!("{} to {most}{}", range.least, usual.unwrap_or_default())
}

/// The parameters that were given on the command line.
pub(crate) fn parameters(
    known: impl Iterator<Item = Parameter>,
    matches: &ArgMatches,
) -> Parameters {
    let mut parameters = Parameters::default();
    for parameter in known {
        let Ok(Some(values)) = matches.try_get_many::<String>(parameter.name) else {
            continue;
        };
        let values: Vec<&str> = values.map(String::as_str).collect();
        if parameter.value.is_repeated() {
            for value in values {
                parameters.push(&parameter, value);
            }
        } else {
            parameters.set(&parameter, &values.join(" "));
        }
    }
    parameters
}

/// Asks the question of a command and prints the answer.
pub(crate) fn question(
    shared: &Shared,
    entry: TableEntry,
    table: &Table,
    matches: &ArgMatches,
) -> anyhow::Result<Exit> {
    let explorer = explorer(shared.dataset.as_deref())?;
    let explorer = explorer.with_questions(table.questions().clone());
    if has_query(entry.row()) && matches.get_flag(EXPLAIN) {
        return explained(&explorer, shared, matches);
    }
    if has_query(entry.row()) && shared.format == Format::Ndjson {
        return lines(&explorer, shared.format, matches);
    }
    let time = time_limit(matches);
    match answer(&explorer, entry, matches, shared.format, &time) {
        Ok(shows) => {
            if shows.is_cut_short {
                say_if_over(&time);
            }
            match shared.format {
                Format::Csv if !entry.is_a_table() => {
                    return complain(&no_table(entry, table), shared.format);
                }
                Format::Csv => match shows.table() {
                    Err(cut) => {
                        let problem = ProblemDetails::of_cut_table(&cut.why, Asker::Terminal);
                        return complain(&problem, shared.format);
                    }
                    Ok(Some(table)) => {
                        say(&String::from_utf8_lossy(&table.to_csv()))?;
                        // Only rows belong into the table.
                        for line in shows.view.beside_table() {
                            eprintln!("{line}");
                        }
                    }
                    Ok(None) => return complain(&no_table(entry, table), shared.format),
                },
                Format::Json | Format::Ndjson => say(&shared.format.json(&shows.view)?)?,
                Format::Text => say(&wrapped(&shows.view.text()))?,
            }
            Ok(if shows.is_answered {
                Exit::Answered
            } else {
                Exit::NoAnswer
            })
        }
        Err(problem) => complain(&problem, shared.format),
    }
}

/// What is said of an answer that is no table.
fn no_table(entry: TableEntry, table: &Table) -> ProblemDetails {
    let tables = table.entries().filter(TableEntry::is_a_table);
    let names: Vec<&str> = tables.map(|entry| entry.row().name).collect();
    let detail = format!(
        "the answer to \"{}\" is not a table; --format csv is for {}",
        entry.row().name,
        names.join(", ")
    );
    ProblemDetails::plain(400, "Bad Request", detail)
}

fn answer(
    explorer: &Explorer,
    entry: TableEntry,
    matches: &ArgMatches,
    format: Format,
    time: &TimeLimit,
) -> Result<Shows<Box<dyn AnyView>>, ProblemDetails> {
    let row = entry.row();
    let network = explorer.network();
    let path = row.path(&subject(explorer, row, matches)?);
    let parameters = read_input(row, parameters(row.all_parameters(), matches))?;
    let read = match format {
        Format::Csv => entry.read_all_pages(explorer, &path, parameters),
        Format::Text | Format::Json | Format::Ndjson => entry.read(explorer, &path, parameters),
    };
    let asked = read.map_err(|error| ProblemDetails::of_question(network, &error))?;
    let limits = match format {
        // A list is written whole or not at all; of a query it is known where it was cut.
        Format::Csv if !row.is_query() => {
            time.whole_within(&row.limits_of_all_pages(asked.request()))
        }
        Format::Csv => time.within(&row.limits_of_all_pages(asked.request())),
        Format::Text | Format::Json | Format::Ndjson => time.within(&asked.request().limits),
    };
    let has_time = || time.has_time_for_doubts();
    let patience = Patience::new(limits, &has_time);
    let shown = asked.show(explorer, &patience);
    shown.map_err(|error| time.problem(&error))
}

/// The id of the entity that the path of the question names; empty if it names none.
fn subject(explorer: &Explorer, row: &Row, matches: &ArgMatches) -> Result<String, ProblemDetails> {
    let first = row.command.and_then(|command| command.positional.first());
    let (Address::Entity(_), Some(parameter)) = (row.address, first) else {
        return Ok(String::new());
    };
    let typed = matches.get_one::<String>(parameter.name);
    let typed = typed.map(String::as_str).unwrap_or_default();
    let network = explorer.network();
    let found = explorer.resolve_parameter(parameter, typed);
    let entity = found.map_err(|error| ProblemDetails::of_question(network, &error))?;
    Ok(network.entity(entity).id.clone())
}
