//! Pages stay small whatever the network: one that turned out too large is written again with fewer
//! results, and says so; the others are on its next pages.

use std::time::Instant;

use axum::body::Body;
use axum::body::HttpBody;
use axum::extract::Request;
use axum::extract::State;
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

use crate::explorer::Address;
use crate::explorer::LIMIT;
use crate::explorer::PAGE;
use crate::explorer::Parameters;
use crate::explorer::Row;
use crate::server::state::AppState;

/// The most bytes of a page, before it is compressed.
const MOST_BYTES: u64 = 495_000;
/// How often a page is written again.
const TRIES: usize = 6;

tokio::task_local! {
    /// How many results the page lists that is being written again.
    static FEWER: Fewer;
}

/// Fewer results on a page than were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fewer {
    /// How many are listed instead.
    results: usize,
    /// On which page of so many the results begin that were asked for.
    page: usize,
    /// How many were asked for.
    asked: usize,
}

impl Fewer {
    /// What is said of the page that is being written, if it has fewer results than asked for.
    pub(crate) fn said() -> Option<String> {
        let fewer = FEWER.try_with(|fewer| *fewer).ok()?;
        let Self { results, asked, .. } = fewer;
        Some(format!(
            "Shown are at most {results} at a time: with {asked} this page would be too large."
        ))
    }

    /// Asks for as many results as the page that is being written has room for.
    pub(crate) fn narrow(parameters: &mut Parameters) {
        let Ok(fewer) = FEWER.try_with(|fewer| *fewer) else {
            return;
        };
        parameters.set(&LIMIT, &fewer.results.to_string());
        if fewer.page > 1 {
            parameters.set(&PAGE, &fewer.page.to_string());
        }
    }

    /// What an address asks for.
    fn asked(row: &Row, query: &str) -> Self {
        let parameters = Parameters::from_query(query);
        let number = |parameter| parameters.first(parameter).map(str::parse::<usize>);
        let said = number(&LIMIT).and_then(Result::ok);
        let listing = row.listing;
        let results = said.unwrap_or(listing.on_page).min(listing.most_on_page);
        Self {
            results,
            page: number(&PAGE).and_then(Result::ok).unwrap_or(1),
            asked: results,
        }
    }

    /// Fewer still, of a page of so many bytes. The first page may have any number; a later one is
    /// divided, so that it begins with the same result.
    fn for_bytes(self, bytes: u64) -> Option<Self> {
        let least = usize::try_from(bytes.div_ceil(MOST_BYTES)).ok()?.max(2);
        let parts = if self.page <= 1 {
            least
        } else {
            (least..=self.results).find(|parts| self.results.is_multiple_of(*parts))?
        };
        let before = self.page.saturating_sub(1).checked_mul(parts)?;
        let fewer = Self {
            results: self.results / parts,
            page: before.checked_add(1)?,
            ..self
        };
        (fewer.results > 0).then_some(fewer)
    }
}

/// Answers a request for a page, with fewer results if it would be too large.
pub(crate) async fn bounded(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let row = row_at(&state, request.uri().path());
    let Some(row) = row.filter(|_| request.method() == Method::GET) else {
        return next.run(request).await;
    };
    let (parts, body) = request.into_parts();
    let mut asked = Fewer::asked(row, parts.uri.query().unwrap_or_default());
    let began = Instant::now();
    let first = Request::from_parts(parts.clone(), body);
    let mut response = next.clone().run(first).await;
    for _ in 0..TRIES {
        let bytes = response.body().size_hint().lower();
        // What took long once may not be asked again.
        if bytes <= MOST_BYTES || began.elapsed() > state.deadline / 2 {
            break;
        }
        let Some(fewer) = asked.for_bytes(bytes) else {
            break;
        };
        let again = Request::from_parts(parts.clone(), Body::empty());
        let smaller = FEWER.scope(fewer, next.clone().run(again)).await;
        if !smaller.status().is_success() {
            break;
        }
        asked = fewer;
        // Fewer entities may be drawn one by one that were summed up before.
        if smaller.body().size_hint().lower() < bytes {
            response = smaller;
        }
    }
    response
}

/// The question that the page at a path asks.
fn row_at(state: &AppState, path: &str) -> Option<&'static Row> {
    let mut rows = state.table.entries().map(|entry| entry.row());
    rows.find(|row| match row.address {
        Address::Path(of_row) => of_row == path,
        Address::Entity(before) => path.starts_with(before),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_page_begins_with_the_same_result() {
        let asked = Fewer {
            results: 200,
            page: 3,
            asked: 200,
        };
        let divided = |asked: Fewer| {
            let fewer = asked.for_bytes(1_300_000)?;
            Some((fewer.results, fewer.page))
        };
        // Results 401 and following: pages of 50 before them are 8.
        assert_eq!(divided(asked), Some((50, 9)));
        let first = Fewer { page: 1, ..asked };
        assert_eq!(divided(first), Some((66, 1)));
        let one = Fewer {
            results: 1,
            ..first
        };
        assert_eq!(divided(one), None);
    }
}
