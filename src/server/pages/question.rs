//! The page of a question that has no page of its own: its form, and its answer as text.

use askama::Template;
use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::rejection::PathRejection;
use axum::response::Response;

use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::server::ask::ask_any;
use crate::server::assets;
use crate::server::filled::says_enough;
use crate::server::filled::with_listing_of_page;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Put;
use crate::server::trouble::Trouble;
use crate::view::CitedPageView;
use crate::view::TableEntry;
use crate::view::TextLine;

#[derive(Template)]
#[template(path = "question.html", config = "web/askama.toml")]
struct QuestionPage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<Vec<TextLine>>,
    trouble: Option<Trouble>,
    cited: Option<CitedPageView>,
}

/// `GET /…`: a question of the table.
pub(crate) async fn question(
    entry: TableEntry,
    Here(state): Here,
    id: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Response {
    let row = entry.row();
    let path = row.path(&id.map(|Path(id)| id).unwrap_or_default());
    let parameters = Parameters::from_query(query.as_deref().unwrap_or_default());
    let mut shown = QuestionPage {
        site: &state.site,
        form: Form::uncounted(&state, row, &path, &parameters),
        answer: None,
        trouble: None,
        cited: None,
    };
    if says_enough(row, &parameters) {
        let asked = with_listing_of_page(&state, row, parameters.clone());
        match ask_any(&state, entry, &path, asked.clone()).await {
            Ok(view) => {
                shown.answer = Some(view.text());
                shown.cited = cited(&state.explorer, entry, &path, asked);
            }
            Err(failure) => {
                let put = Put {
                    row,
                    path: &path,
                    parameters: &asked,
                };
                let mut trouble = Trouble::of(state.explorer.network(), put, failure);
                shown.form.point_out(&mut trouble);
                shown.trouble = Some(trouble);
            }
        }
    }
    if shown.trouble.is_none() {
        shown.form = Form::of(&state, row, &path, &parameters).await;
    }
    page(Trouble::status(shown.trouble.as_ref()), &shown)
}

/// How the answer is cited.
fn cited(
    explorer: &Explorer,
    entry: TableEntry,
    path: &str,
    parameters: Parameters,
) -> Option<CitedPageView> {
    let asked = entry.read(explorer, path, parameters).ok()?;
    let question = asked.cited(explorer);
    let request = asked.request();
    Some(CitedPageView::of_answer(explorer, request, &question))
}
