//! The manual of queries: an example for each clause in the words of the network, and how much of the
//! conformance tests of openCypher passes.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::explorer::BINDINGS;
use crate::explorer::Effort;
use crate::explorer::FunctionGroup;
use crate::explorer::Lesson;
use crate::explorer::Parameters;
use crate::explorer::QUERY;
use crate::explorer::QueryQuestion;
use crate::explorer::Question;
use crate::explorer::function_groups;
use crate::server::ask::in_background;
use crate::server::assets;
use crate::server::error::PageError;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;

/// What became of the scenarios, a line a category; the first line is about all.
const CONFORMANCE: &str = include_str!("../../../tests/language/conformance.txt");

#[derive(Template)]
#[template(path = "query_manual.html", config = "web/askama.toml")]
struct ManualPage<'a> {
    site: &'a Site,
    lessons: Vec<Example>,
    /// All functions, by what they are for.
    functions: Vec<FunctionGroup>,
    /// "2951 scenarios: 2568 passed …".
    all: &'static str,
    categories: Vec<Category>,
}

/// A lesson with the address that asks its example.
struct Example {
    lesson: Lesson,
    address: String,
}

/// What became of the scenarios of a category.
struct Category {
    name: &'static str,
    passed: &'static str,
    failed: &'static str,
    skipped: &'static str,
}

/// `GET /query/manual`: how queries are written.
pub(crate) async fn query_manual(State(state): State<AppState>) -> Response {
    let lessons = in_background(&state, Effort::Quick, |explorer, _| explorer.lessons()).await;
    let lessons = match lessons {
        Ok(lessons) => lessons.into_iter().map(Example::of),
        Err(failure) => return PageError(failure).into_response(),
    };
    let mut lines = CONFORMANCE.lines();
    let shown = ManualPage {
        site: &state.site,
        lessons: lessons.collect(),
        functions: function_groups(),
        all: lines.next().unwrap_or_default(),
        categories: lines.filter_map(Category::read).collect(),
    };
    page(StatusCode::OK, &shown)
}

impl Example {
    fn of(lesson: Lesson) -> Self {
        let mut parameters = Parameters::default();
        parameters.set(&QUERY, &lesson.text);
        for binding in lesson.bindings {
            parameters.push(&BINDINGS, binding);
        }
        Self {
            address: parameters.address(&QueryQuestion::ROW.path("")),
            lesson,
        }
    }
}

impl Category {
    /// Reads `clauses/call: 1 passed, 0 failed, 43 skipped (procedures 43)`.
    fn read(line: &'static str) -> Option<Self> {
        let (name, rest) = line.split_once(": ")?;
        let mut parts = rest.splitn(3, ", ");
        let (passed, failed) = (parts.next()?, parts.next()?);
        Some(Self {
            name,
            passed: passed.strip_suffix(" passed")?,
            failed: failed.strip_suffix(" failed")?,
            skipped: parts.next()?,
        })
    }
}
