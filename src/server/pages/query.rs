//! Any question, as text: the query, what it found, and what each row rests on.

use askama::Template;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::response::Response;

use crate::explorer::Argument;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::explorer::QueryQuestion;
use crate::explorer::Question;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::server::trouble::Trouble;
use crate::view::CellPiece;
use crate::view::QueryView;

#[derive(Template)]
#[template(path = "query.html", config = "web/askama.toml")]
struct QueryPage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<QueryView>,
    trouble: Option<Trouble>,
    /// Queries that this network can answer, each with its address; none beside an answer.
    examples: Vec<ExampleQuery>,
}

/// A query with the address that asks it.
struct ExampleQuery {
    text: String,
    address: String,
}

/// `GET /query`: any question, as text.
pub(crate) async fn query(State(state): State<AppState>, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<QueryQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let examples = if filled.answer.is_none() {
        examples(&state.explorer)
    } else {
        Vec::new()
    };
    let shown = QueryPage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
        examples,
    };
    page(status, &shown)
}

/// The examples of the question, in the words of the network.
fn examples(explorer: &Explorer) -> Vec<ExampleQuery> {
    let row = QueryQuestion::ROW;
    let arguments = row.examples.iter().copied().flatten();
    let example = |argument: &Argument| {
        let text = argument.sample.of(explorer)?;
        let mut parameters = Parameters::default();
        parameters.set(argument.parameter, &text);
        let address = parameters.address(&row.path(""));
        Some(ExampleQuery { text, address })
    };
    arguments.filter_map(example).collect()
}
