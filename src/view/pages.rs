//! Which page of a list is shown, and where the others are.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::PAGE;
use crate::explorer::Parameters;
use crate::query::Cut;
use crate::view::shown::Shown;

/// Which page of a list it is, and where the others are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PagesView {
    /// Its number, from 1.
    #[schema(example = 1)]
    pub page: usize,
    /// How many pages there are; at least so many if that is not known.
    #[schema(example = 25)]
    pub pages: usize,
    /// The number of its first result, from 1; 0 if there is none.
    pub first: usize,
    /// The number of its last result; 0 if there is none.
    pub last: usize,
    /// The address of the page before.
    pub before: Option<String>,
    /// The address of the page after.
    pub after: Option<String>,
    /// Whether there may be more pages than that, since not everything was counted.
    #[serde(rename = "more_possible")]
    pub is_open: bool,
}

/// The results of a page: how many come before it, are on it, and are there in all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    pub(crate) before: usize,
    pub(crate) shown: usize,
    pub(crate) all: u64,
}

impl PagesView {
    /// "25", or "25 or more" if that is not known.
    #[must_use]
    pub fn number(&self) -> String {
        let more = if self.is_open { " or more" } else { "" };
        format!("{}{more}", self.pages)
    }

    pub(crate) fn of<Q: Shown>(asked: &Asked<Q>, stretch: Stretch) -> Self {
        let on_page = asked.request.limits.results.max(1);
        let page = stretch.before / on_page + 1;
        let all = usize::try_from(stretch.all).unwrap_or(usize::MAX);
        let pages = all.div_ceil(on_page).max(1);
        let is_beyond = stretch.shown == 0;
        let address = |page: usize| {
            let mut parameters = asked.request.parameters.clone();
            parameters.set(&PAGE, &page.to_string());
            asked.request.address_with(&parameters)
        };
        Self {
            page,
            pages,
            first: if is_beyond { 0 } else { stretch.before + 1 },
            last: if is_beyond {
                0
            } else {
                stretch.before + stretch.shown
            },
            before: (page > 1).then(|| address(page.min(pages + 1) - 1)),
            after: (page < pages).then(|| address(page + 1)),
            is_open: asked.request.cut.is_some_and(Cut::is_open),
        }
    }
}

/// The parameters of a list without those of its pages, for narrowing.
pub(crate) fn from_the_first(parameters: &Parameters) -> Parameters {
    let mut parameters = parameters.clone();
    parameters.remove(&PAGE);
    parameters
}
