//! A form as it was sent: filled in, and answered if it says enough to be asked.

use axum::http::StatusCode;

use crate::explorer::LIMIT;
use crate::explorer::Opening;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::Row;
use crate::server::ask::ask;
use crate::server::form::Form;
use crate::server::page_size::Fewer;
use crate::server::state::AppState;
use crate::server::trouble::Put;
use crate::server::trouble::Trouble;
use crate::view::Shown;

/// A form with its answer, or with what keeps it from being answered; with neither if it was not
/// sent yet.
pub(crate) struct Filled<Q: Shown> {
    pub(crate) form: Form,
    pub(crate) answer: Option<Q::View>,
    pub(crate) trouble: Option<Trouble>,
}

impl<Q: Shown> Filled<Q> {
    /// Fills in the form of a question from the query of its address, and asks it.
    pub(crate) async fn of(state: &AppState, query: Option<&str>) -> Self {
        let parameters = Parameters::from_query(query.unwrap_or_default());
        Self::with(state, parameters).await
    }

    /// Fills in the form of a question, and asks it.
    pub(crate) async fn with(state: &AppState, parameters: Parameters) -> Self {
        let path = Q::ROW.path("");
        if !says_enough(Q::ROW, &parameters) {
            return Self {
                form: Form::of(state, Q::ROW, &path, &parameters).await,
                answer: None,
                trouble: None,
            };
        }
        let asked = with_listing_of_page(state, Q::ROW, parameters.clone());
        match ask::<Q>(state, &path, asked.clone()).await {
            Ok(view) => Self {
                form: Form::of(state, Q::ROW, &path, &parameters).await,
                answer: Some(view),
                trouble: None,
            },
            Err(failure) => {
                let put = Put {
                    row: Q::ROW,
                    path: &path,
                    parameters: &asked,
                };
                let mut trouble = Trouble::of(state.explorer.network(), put, failure);
                let mut form = Form::uncounted(state, Q::ROW, &path, &parameters);
                form.point_out(&mut trouble);
                Self {
                    form,
                    answer: None,
                    trouble: Some(trouble),
                }
            }
        }
    }

    /// The status of the page that shows it.
    pub(crate) fn status(&self) -> StatusCode {
        Trouble::status(self.trouble.as_ref())
    }
}

/// Whether a form was filled in far enough to be asked: a page that is opened shows no errors.
pub(crate) fn says_enough(row: &Row, parameters: &Parameters) -> bool {
    let is_given = |known: &Parameter| parameters.first(known).is_some();
    match row.opening {
        Opening::Begun => !parameters.is_empty(),
        Opening::Complete => row
            .parameters
            .iter()
            .all(|known| !known.is_required() || is_given(known)),
    }
}

/// The parameters with as many results as a page lists: what is said, as far as a page has room.
pub(crate) fn with_listing_of_page(
    state: &AppState,
    row: &Row,
    mut parameters: Parameters,
) -> Parameters {
    let listing = row.listing;
    let most = listing.most.under(&state.explorer.ceilings());
    let said = parameters.first(&LIMIT).map(str::parse::<usize>);
    match said {
        None if listing.on_page != listing.usual => {
            parameters.set(&LIMIT, &listing.on_page.to_string());
        }
        // More than may be asked for is refused where it is read.
        Some(Ok(number)) if number > listing.most_on_page && number <= most => {
            parameters.set(&LIMIT, &listing.most_on_page.to_string());
        }
        _ => {}
    }
    Fewer::narrow(&mut parameters);
    parameters
}
