//! Files of which it is not found what their columns mean: they are kept until somebody says it.

use std::borrow::Cow;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;

use crate::exchange::ColumnRole;
use crate::exchange::ImportOptions;
use crate::exchange::RowOf;
use crate::exchange::UnknownColumn;
use crate::exchange::UnknownColumns;
use crate::exchange::column_roles;
use crate::server::assets;
use crate::server::error::PageError;
use crate::server::kept_files::KeptFiles;
use crate::server::kept_files::UnknownRole;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::server::state::Served;
use crate::server::upload::Opening;
use crate::server::upload::refuse_other_sites;
use crate::server::upload::refused;
use crate::server::upload::take_turn;

/// The page that asks what the columns mean.
pub(crate) const ADDRESS: &str = "/upload/columns";
/// The role that a column has unless another is chosen.
const UNCHANGED: &str = "attribute";
/// What a column of a table of entities must be for its rows to be entities.
const NAME: ColumnRole = ColumnRole {
    word: "name",
    about: "name: each row is a person or a thing of this name",
};

/// Files that wait for somebody to say what their columns mean.
#[derive(Clone, Debug)]
pub(crate) struct WaitingFiles {
    pub(crate) kept: KeptFiles,
    pub(crate) unknown: UnknownColumns,
}

#[derive(Template)]
#[template(path = "columns.html", config = "web/askama.toml")]
struct ColumnsPage<'a> {
    site: &'a Site,
    waiting: &'a WaitingFiles,
    roles: Vec<ColumnRole>,
}

/// The roles among which one chooses.
fn roles() -> Vec<ColumnRole> {
    let mut roles = column_roles(RowOf::Relations).to_vec();
    roles.insert(roles.len().min(2), NAME);
    roles
}

impl WaitingFiles {
    /// Whether a column was given a role already, which was not enough.
    fn is_asked_again(&self) -> bool {
        let mut columns = self.unknown.columns.iter();
        columns.any(|column| self.role_of(column) != UNCHANGED)
    }

    /// The role that a column was given.
    fn role_of(&self, column: &UnknownColumn) -> &str {
        let columns = &self.kept.options.columns;
        let said = columns.said_of(&self.unknown.file, &column.name);
        said.unwrap_or(UNCHANGED)
    }

    /// The options of the import after what a form says of the columns.
    fn options_after(
        &self,
        chosen: &[(Cow<'_, str>, Cow<'_, str>)],
    ) -> Result<ImportOptions, UnknownRole> {
        let mut options = self.kept.options.clone();
        for (field, role) in chosen {
            let number = field.strip_prefix("column-").map(str::parse::<usize>);
            let Some(Ok(number)) = number else { continue };
            let Some(column) = self.unknown.columns.get(number) else {
                continue;
            };
            if role == UNCHANGED {
                continue;
            }
            if !roles().iter().any(|known| known.word == *role) {
                return Err(UnknownRole::of(role));
            }
            options.choose(&self.unknown.file, &column.name, role);
        }
        Ok(options)
    }
}

/// `GET /upload/columns`: asks what the columns of the files mean that were sent last.
pub(crate) async fn ask(State(served): State<Served>, State(state): State<AppState>) -> Response {
    let Some(waiting) = served.waiting() else {
        return Redirect::to("/open").into_response();
    };
    page(
        StatusCode::OK,
        &ColumnsPage {
            site: &state.site,
            waiting: &waiting,
            roles: roles(),
        },
    )
}

/// `POST /upload/columns`: reads the files that were sent last with these meanings of their columns.
pub(crate) async fn explain(
    State(served): State<Served>,
    headers: HeaderMap,
    form: String,
) -> Result<Response, PageError> {
    refuse_other_sites(&headers)?;
    let Some(waiting) = served.waiting() else {
        return Err(refused(
            "the files are not kept any more; open them once more",
        ));
    };
    let chosen: Vec<_> = form_urlencoded::parse(form.as_bytes()).collect();
    let options = waiting.options_after(&chosen);
    let options = options.map_err(|error| refused(&error.to_string()))?;
    let files = waiting.kept.files.clone();
    let opening = Opening {
        turn: take_turn(&served)?,
        served,
        kept: KeptFiles { files, options },
    };
    opening.serve_instead("/").await
}
