//! Any question, as sentences or as text: the query, what it found, and what each row rests on.

use std::borrow::Borrow;

use askama::Template;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;

use crate::explorer::Effort;
use crate::explorer::Explorer;
use crate::explorer::PAGE;
use crate::explorer::Parameters;
use crate::explorer::QUERY;
use crate::explorer::QueryQuestion;
use crate::explorer::Question;
use crate::explorer::sentences::Fields;
use crate::explorer::sentences::Sentences;
use crate::query::Limits;
use crate::server::ask::in_background;
use crate::server::assets;
use crate::server::error::Failure;
use crate::server::error::PageError;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::sentence_form::SentenceForm;
use crate::server::sentence_form::fields_of;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::server::trouble::Trouble;
use crate::view::CellPiece;
use crate::view::QueryView;
use crate::view::SentenceWords;

#[derive(Template)]
#[template(path = "query.html", config = "web/askama.toml")]
struct QueryPage<'a> {
    site: &'a Site,
    form: Form,
    lines: SentenceForm,
    /// The query in words, or why lines cannot say it.
    said: Option<Said>,
    answer: Option<QueryView>,
    trouble: Option<Trouble>,
    /// Questions that this network can answer, each with its address; none beside an answer.
    ready: Vec<Ready>,
    examples: Vec<Ready>,
}

/// A query beside its lines.
struct Said {
    /// In words; `None` if lines cannot say it.
    words: Option<String>,
    /// Why they cannot.
    why_not: String,
    /// The names that the lines give the columns, and their headings in words.
    names: Vec<String>,
    headings: Vec<String>,
}

/// A question with the address that asks it.
struct Ready {
    words: String,
    address: String,
}

impl QueryPage<'_> {
    /// Whether lines cannot say the query that was asked.
    fn is_beyond_lines(&self) -> bool {
        let said = self.said.as_ref();
        said.is_some_and(|said| said.words.is_none())
    }

    /// The heading of a column: in words if lines say the query with the same names, so that a letter
    /// of the table is that of the text.
    fn heading(&self, name: &str, number: impl Borrow<usize>) -> String {
        let columns = self.answer.as_ref().map(|answer| &answer.columns);
        let said = self.said.as_ref();
        let said = said.filter(|said| Some(&said.names) == columns);
        let headings = said.map(|said| &said.headings);
        let words = headings.and_then(|headings| headings.get(*number.borrow()));
        words.map_or_else(|| name.to_owned(), Clone::clone)
    }
}

/// What is worked out in the background for the form.
struct Prepared {
    lines: SentenceForm,
    said: Option<Said>,
    ready: Vec<Ready>,
}

/// `GET /query`: any question, as sentences or as text. Sentences lead to the address of their text.
pub(crate) async fn query(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    if let Some((fields, kept)) = fields_of(&pairs) {
        return of_lines(&state, fields, kept).await;
    }
    let filled = Filled::<QueryQuestion>::of(&state, Some(&query)).await;
    let parameters = Parameters::from_query(&query);
    let prepared = prepared(&state, parameters).await;
    let Ok(Prepared { lines, said, ready }) = prepared else {
        return shown(&state, filled, SentenceForm::default(), None, Vec::new());
    };
    // What is asked anew is shown from its first page.
    let kept = pairs
        .into_iter()
        .filter(|(name, _)| name != QUERY.name && name != PAGE.name);
    let lines = SentenceForm {
        kept: kept.collect(),
        ..lines
    };
    shown(&state, filled, lines, said, ready)
}

fn shown(
    state: &AppState,
    filled: Filled<QueryQuestion>,
    lines: SentenceForm,
    said: Option<Said>,
    ready: Vec<Ready>,
) -> Response {
    let status = filled.status();
    let examples = if filled.answer.is_none() {
        examples(&state.explorer)
    } else {
        Vec::new()
    };
    let shown = QueryPage {
        site: &state.site,
        form: filled.form,
        lines,
        said,
        answer: filled.answer,
        trouble: filled.trouble,
        ready,
        examples,
    };
    page(status, &shown)
}

/// What the lines say, as text; or the form again with what is wrong with them.
async fn of_lines(state: &AppState, fields: Fields, kept: Vec<(String, String)>) -> Response {
    let mut parameters: Parameters = kept.iter().map(|(name, value)| (name, value)).collect();
    parameters.remove(&QUERY);
    parameters.remove(&PAGE);
    let narrowed = parameters.clone();
    let read = in_background(state, Effort::Quick, move |explorer, _| {
        let read = fields.read(explorer.vocabulary());
        read.map_err(|problems| {
            let vocabulary = explorer.vocabulary_within(&narrowed);
            Box::new(SentenceForm {
                problems,
                ..SentenceForm::filled(&vocabulary, &fields)
            })
        })
    });
    match read.await {
        Ok(Ok(sentences)) => {
            parameters.set(&QUERY, &sentences.text());
            let address = parameters.address(&QueryQuestion::ROW.path(""));
            Redirect::to(&address).into_response()
        }
        Ok(Err(lines)) => {
            let filled = Filled::<QueryQuestion>::with(state, parameters).await;
            let lines = SentenceForm { kept, ..*lines };
            let mut response = shown(state, filled, lines, None, Vec::new());
            *response.status_mut() = StatusCode::BAD_REQUEST;
            response
        }
        Err(failure) => PageError(failure).into_response(),
    }
}

/// The lines of a query with what remains after each, or questions to begin with.
async fn prepared(state: &AppState, parameters: Parameters) -> Result<Prepared, Failure> {
    in_background(state, Effort::Search, move |explorer, stop| {
        let vocabulary = explorer.vocabulary_within(&parameters);
        let Some(text) = parameters.first(&QUERY) else {
            return Prepared {
                lines: SentenceForm::filled(&vocabulary, &Fields::default()),
                said: None,
                ready: ready(explorer),
            };
        };
        let sentences = match Sentences::of_text(text) {
            Ok(sentences) => sentences,
            Err(why) => {
                return Prepared {
                    lines: SentenceForm::filled(&vocabulary, &Fields::default()),
                    said: Some(Said {
                        words: None,
                        why_not: why.to_string(),
                        names: Vec::new(),
                        headings: Vec::new(),
                    }),
                    ready: Vec::new(),
                };
            }
        };
        let limits = Limits {
            stop: Some(stop),
            ..explorer.usual_limits()
        };
        let asked = explorer.read::<QueryQuestion>("/query", parameters.clone());
        let rows = match asked {
            Ok(asked) => explorer.rows_after_lines(&sentences, &asked.question.scope, &limits),
            Err(_) => Vec::new(),
        };
        Prepared {
            lines: SentenceForm::of(&vocabulary, &sentences, &rows),
            said: Some(Said {
                words: Some(SentenceWords::of(explorer, &sentences)),
                why_not: String::new(),
                names: sentences.column_names(),
                headings: SentenceWords::headings(explorer, &sentences),
            }),
            ready: Vec::new(),
        }
    })
    .await
}

/// Ready sentences, in the words of the network.
fn ready(explorer: &Explorer) -> Vec<Ready> {
    let ready = explorer.ready_sentences().iter();
    let ready = ready.map(|sentences| Ready {
        words: SentenceWords::of(explorer, sentences),
        address: address(&sentences.text()),
    });
    ready.collect()
}

/// The examples of the question, in the words of the network.
fn examples(explorer: &Explorer) -> Vec<Ready> {
    let arguments = QueryQuestion::ROW.examples.iter().copied().flatten();
    let texts = arguments.filter_map(|argument| argument.sample.of(explorer));
    let examples = texts.map(|words| Ready {
        address: address(&words),
        words,
    });
    examples.collect()
}

fn address(text: &str) -> String {
    let mut parameters = Parameters::default();
    parameters.set(&QUERY, text);
    parameters.address(&QueryQuestion::ROW.path(""))
}
