//! A scope in which a query that has no rows would have some, as a link that asks it so.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::PAGE;
use crate::explorer::QueryQuestion;
use crate::explorer::WiderScope;

/// A scope in which there would be rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct WiderScopeView {
    /// What it counts besides.
    #[schema(example = "claims of every status, denied ones too")]
    pub counts: &'static str,
    /// How it is asked for, by the parameters of the scope.
    #[schema(example = "with layer=both")]
    pub how: String,
    /// The address of the page that asks so, without the host.
    pub page: String,
}

impl WiderScopeView {
    pub(crate) fn of(asked: &Asked<QueryQuestion>, wider: &WiderScope) -> Self {
        let mut parameters = asked.request.parameters.clone();
        parameters.remove(&PAGE);
        wider.ask(&mut parameters);
        Self {
            counts: wider.counts,
            how: wider.how(),
            page: asked.request.address_with(&parameters),
        }
    }
}
