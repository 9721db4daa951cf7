//! `prosopograph find | show | around | path | triangles`: a question, asked and written.

use std::path::Path;

use crate::cli::arguments::Format;
use crate::cli::exit::Exit;
use crate::cli::open::explorer;
use crate::cli::say::say;
use crate::cli::text::write_answer;
use crate::cli::text::write_problem;
use crate::explorer::Asked;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::view::AnswerView;
use crate::view::ProblemDetails;

/// Where a question goes: its path, or the entity whose dossier is wanted.
pub(crate) enum Address {
    /// The path of a question.
    Of(&'static str),
    /// The dossier of an entity, by name or id.
    Dossier(String),
}

/// Asks a question and prints the answer.
pub(crate) fn question(
    folder: Option<&Path>,
    format: Format,
    address: Address,
    parameters: Parameters,
) -> anyhow::Result<Exit> {
    let explorer = explorer(folder)?;
    match answer(&explorer, address, parameters) {
        Ok((view, is_answered)) => {
            match format {
                Format::Json => say(&format!("{}\n", serde_json::to_string_pretty(&view)?))?,
                Format::Text => say(&write_answer(&view))?,
            }
            Ok(if is_answered {
                Exit::Answered
            } else {
                Exit::NoAnswer
            })
        }
        Err(problem) => {
            match format {
                Format::Json => eprintln!("{}", serde_json::to_string_pretty(&problem)?),
                Format::Text => eprint!("{}", write_problem(&problem)),
            }
            Ok(Exit::BadInput)
        }
    }
}

fn answer(
    explorer: &Explorer,
    address: Address,
    parameters: Parameters,
) -> Result<(AnswerView, bool), ProblemDetails> {
    let network = explorer.network();
    let path = match address {
        Address::Of(path) => path.to_owned(),
        Address::Dossier(text) => {
            let named = explorer
                .resolve("entity", &text)
                .map_err(|error| ProblemDetails::of_question(network, &error))?;
            format!("/entities/{}", network.entity(named).id)
        }
    };
    let asked = explorer
        .read(&path, parameters)
        .map_err(|error| ProblemDetails::of_question(network, &error))?;
    let answer = explorer
        .ask(&asked.question, &asked.limits)
        .map_err(|error| ProblemDetails::of_query(&error))?;
    let asked = Asked {
        what_if: explorer.what_if(&asked, &answer, &asked.limits),
        ..asked
    };
    let view = AnswerView::of(network, &asked, &answer);
    let view = view.ok_or_else(|| {
        ProblemDetails::plain(
            500,
            "Internal Server Error",
            "the answer does not fit the question".to_owned(),
        )
    })?;
    Ok((view, answer.is_answered()))
}
