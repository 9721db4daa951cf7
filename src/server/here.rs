//! What is served, as whoever asks reaches it.

use std::convert::Infallible;

use axum::extract::FromRef;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::explorer::Reached;
use crate::server::state::AppState;
use crate::server::state::Served;

/// The state of the service, whose explorer knows by which host this request came. Pages take it,
/// since they give citations with whole addresses; the host was checked before.
pub(crate) struct Here(pub(crate) AppState);

impl FromRequestParts<Served> for Here {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, served: &Served) -> Result<Self, Infallible> {
        let reached = parts.extensions.get::<Reached>().cloned();
        let state = AppState::from_ref(served);
        Ok(Self(state.reached(reached.unwrap_or_default())))
    }
}
