//! Exports: the network, a part of it or an answer, streamed in the format of another program.

use std::io::BufWriter;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::rejection::PathRejection;
use axum::http::HeaderValue;
use axum::http::header;
use axum::response::Response;
use tokio::sync::oneshot;

use crate::exchange::Exporter;
use crate::exchange::Extract;
use crate::exchange::Format;
use crate::exchange::write_archive;
use crate::explorer::Effort;
use crate::explorer::MEASURED;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::SCOPE;
use crate::explorer::Value;
use crate::explorer::drawing::DrawingError;
use crate::explorer::print::Print;
use crate::explorer::take_away::TakeAway;
use crate::explorer::take_away_measures::read_measures;
use crate::query::Limits;
use crate::query::Measure;
use crate::query::QueryError;
use crate::server::api::strict_pairs;
use crate::server::ask::too_slow;
use crate::server::drawing::NoDrawing;
use crate::server::drawing::drawing;
use crate::server::error::ApiError;
use crate::server::error::Failure;
use crate::server::here::Here;
use crate::server::in_flight::Streamed;
use crate::server::limits::table;
use crate::server::pieces::Pieces;
use crate::server::request_signal::StopOnDrop;
use crate::server::state::AppState;
use crate::view::ProblemDetails;
use crate::view::ProblemView;
use crate::view::citation_of;

/// The size of the pieces that are sent, in bytes.
const PIECE: usize = 64 * 1024;

/// The address of a page, whose answer is exported.
const OF: Parameter = Parameter::optional(
    "of",
    "Of",
    "The address of a page, such as /path?from=…&to=…: what it shows is exported. The whole network if absent.",
    Value::Address { longest: 2_000 },
);

/// `GET /api/export/{format}`: the network, or the part selected by `of` and the parameters, as a
/// file.
pub(crate) async fn export(
    Here(state): Here,
    format: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let format = readable(&format.map(|Path(format)| format).unwrap_or_default())?;
    let mut pairs = strict_pairs(query.as_deref().unwrap_or_default(), &export_parameters())?;
    let print = print(&mut pairs)?;
    let measures = measures(&mut pairs)?;
    let what = take_away(&state, pairs)?;
    let name = file_name(&state, &what, format);
    let file = File { format, print };
    let body = written(&state, Part { what, measures }, file).await?;
    let mut response = Response::new(body);
    response.extensions_mut().insert(Streamed);
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(format.media_type()),
    );
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    Ok(response)
}

/// What an export may be asked with: whose answer it is of, how a drawing is wanted, which measures are
/// added, and the scope.
pub(crate) fn export_parameters() -> Vec<Parameter> {
    std::iter::once(OF)
        .chain(Print::PARAMETERS)
        .chain([MEASURED])
        .chain(SCOPE)
        .collect()
}

fn readable(name: &str) -> Result<&'static Format, ApiError> {
    let found = Format::from_name(name).filter(|format| format.is_writable());
    found.ok_or_else(|| {
        let known: Vec<&str> = Format::writable().map(Format::name).collect();
        ApiError(Failure::not_found(&format!(
            "unknown format; supported: {}",
            known.join(", ")
        )))
    })
}

/// How a drawing is wanted, taken out of the parameters.
fn print(pairs: &mut Vec<(String, String)>) -> Result<Print, ApiError> {
    let mut print = Print::default();
    let mut errors = Vec::new();
    pairs.retain(|(name, value)| match print.read(name, value) {
        Ok(is_read) => !is_read,
        Err(wrong) => {
            errors.push(ProblemView {
                parameter: wrong.parameter.to_owned(),
                message: wrong.to_string(),
                unknown_word: None,
                choices: Vec::new(),
            });
            false
        }
    });
    if errors.is_empty() {
        return Ok(print);
    }
    let detail = "the drawing cannot be made as it was asked for".to_owned();
    let problem = ProblemDetails::plain(400, "Bad Request", detail);
    Err(ApiError(Failure(ProblemDetails { errors, ..problem })))
}

/// The measures that are added, taken out of the parameters.
fn measures(pairs: &mut Vec<(String, String)>) -> Result<Vec<Measure>, ApiError> {
    let mut named = String::new();
    pairs.retain(|(name, value)| {
        let is_it = name == MEASURED.name;
        if is_it {
            named.push(',');
            named.push_str(value);
        }
        !is_it
    });
    read_measures(&named).map_err(|error| {
        let wrong = ProblemView {
            parameter: MEASURED.name.to_owned(),
            message: error.to_string(),
            choices: Vec::new(),
            unknown_word: None,
        };
        let detail = "the measures cannot be added as they were asked for".to_owned();
        let problem = ProblemDetails::plain(400, "Bad Request", detail);
        let errors = vec![wrong];
        ApiError(Failure(ProblemDetails { errors, ..problem }))
    })
}

fn take_away(state: &AppState, mut pairs: Vec<(String, String)>) -> Result<TakeAway, ApiError> {
    let of = pairs
        .iter()
        .position(|(name, _)| name == OF.name)
        .map(|place| pairs.remove(place).1);
    let address = of.unwrap_or_else(|| "/".to_owned());
    let (path, asked) = address.split_once('?').unwrap_or((&address, ""));
    let mut parameters = Parameters::from_query(asked);
    for (name, value) in &pairs {
        parameters.add(name, value);
    }
    let read = state.explorer.read_take_away(path, parameters);
    read.map_err(|error| ApiError(Failure::of_question(&state.explorer, &error)))
}

/// A file name such as `my-letters-path.gexf`, with characters that are valid on every system.
fn file_name(state: &AppState, what: &TakeAway, format: &Format) -> String {
    let name: String = state
        .explorer
        .network()
        .about()
        .name
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
        .collect();
    let part = match what {
        TakeAway::Network => "",
        TakeAway::Scope { .. } => "part",
        TakeAway::Relation(_) => "claim",
        TakeAway::Answer(asked) => {
            let path = &asked.request().path;
            path.split('/').nth(1).unwrap_or_default()
        }
    };
    let words: Vec<&str> = [name.as_str(), part]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect();
    let words = if words.is_empty() {
        "network".to_owned()
    } else {
        words.join("-")
    };
    format!("{words}.{}", format.extension())
}

/// A file is whole or not sent at all: finding what it holds may take so much longer than an answer,
/// which is cut short.
const TIME_FOR_A_FILE: Duration = Duration::from_secs(5);

/// The file as a response body. After the extract is found, the rest is written piece by piece as
/// the client reads it.
async fn written(state: &AppState, part: Part, file: File) -> Result<Body, ApiError> {
    let Part { what, measures } = part;
    let (out, body) = Pieces::of_a_body(state.limits.time(&table::EXPORT_PATIENCE));
    let (known, is_known) = oneshot::channel();
    let stop = StopOnDrop::new(state.step_counter.clone());
    let limits = Limits {
        stop: Some(stop.signal()),
        ..state.explorer.limits_of(&what)
    };
    let explorer = state.explorer.clone();
    let cited = citation_of(&explorer, &state.table, &what);
    let lanes = Arc::clone(&state.lanes);
    let work = async move {
        let export = lanes.begin_file().await?;
        let question = lanes.enter(Effort::Search).await?;
        lanes.run(Effort::Search, move || {
            let _export = export;
            let extract = explorer.take_away(&what, &limits);
            let extract = extract.and_then(|extract| {
                explorer.with_measures(extract.with_citation(cited), &what, &measures, &limits)
            });
            // A slow client may delay an export, but never a question.
            drop(question);
            write(outgoing(extract, file, &limits), known, out);
        });
        is_known.await.unwrap_or_else(|_| Err(Failure::broken()))
    };
    tokio::time::timeout(state.deadline + TIME_FOR_A_FILE, work)
        .await
        .unwrap_or_else(|_| Err(too_slow(state.deadline + TIME_FOR_A_FILE)))?;
    drop(stop);
    Ok(body)
}

/// The part of the network that is asked for.
struct Part {
    what: TakeAway,
    /// The measures of its entities that are added.
    measures: Vec<Measure>,
}

/// The file that is asked for.
#[derive(Clone, Copy)]
struct File {
    format: &'static Format,
    print: Print,
}

/// What is sent: a drawing as text, or an extract with the exporter of its format.
enum Outgoing<'a> {
    Text(String),
    Written(&'static dyn Exporter, Extract<'a>),
}

fn outgoing<'a>(
    extract: Result<Extract<'a>, QueryError>,
    file: File,
    limits: &Limits,
) -> Result<Outgoing<'a>, Failure> {
    let extract = extract.map_err(|error| Failure(ProblemDetails::of_query(&error)))?;
    match file.format.exporter() {
        Some(exporter) => Ok(Outgoing::Written(exporter, extract)),
        None => drawing(&extract.without_mentioned(), file.print, limits)
            .map(Outgoing::Text)
            .map_err(|error| no_drawing(&error)),
    }
}

fn no_drawing(error: &NoDrawing) -> Failure {
    Failure(match error {
        NoDrawing::NotArranged(DrawingError::Interrupted(error)) => ProblemDetails::of_query(error),
        NoDrawing::NotArranged(_) => ProblemDetails::plain(400, "Bad Request", error.to_string()),
        NoDrawing::Broken => ProblemDetails::plain(500, "Internal Server Error", error.to_string()),
    })
}

fn write(
    outgoing: Result<Outgoing<'_>, Failure>,
    known: oneshot::Sender<Result<(), Failure>>,
    pieces: Pieces,
) {
    let (outgoing, answered) = match outgoing {
        Ok(outgoing) => (Some(outgoing), Ok(())),
        Err(failure) => (None, Err(failure)),
    };
    // Sending fails if the client is gone.
    let is_awaited = known.send(answered).is_ok();
    let Some(outgoing) = outgoing.filter(|_| is_awaited) else {
        return;
    };
    let mut out = BufWriter::with_capacity(PIECE, pieces);
    let written = match outgoing {
        Outgoing::Text(text) => out.write_all(text.as_bytes()),
        Outgoing::Written(exporter, extract) => match exporter.files(&extract)[..] {
            [file] => exporter.write(&extract, file, &mut out),
            _ => write_archive(exporter, &extract, &mut out),
        },
    };
    if let Err(error) = written.and_then(|()| out.flush()) {
        // A truncated file must not look complete.
        let (pieces, _) = out.into_parts();
        pieces.break_off(error);
    }
}
