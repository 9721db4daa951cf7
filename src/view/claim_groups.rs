//! The groups of a list of claims of a period: those that certainly fall into it, those that possibly
//! do, and those without a date.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::PAGE;
use crate::explorer::WHERE;
use crate::graph::Condition;
use crate::graph::WHEN;
use crate::query::ClaimGroup;
use crate::query::ClaimList;
use crate::query::ClaimsQuestion;
use crate::query::Sureness;
use crate::view::question::QuestionView;
use crate::view::relation::RelationView;
use crate::view::scope::period_alone;
use crate::view::standing::capitalised;

/// Claims of a list that stand together, since the period is equally sure of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClaimGroupView {
    /// `certain`, `possible` or `undated`.
    #[schema(example = "certain")]
    pub sureness: &'static str,
    /// The same in words.
    #[schema(example = "Certainly in 1937")]
    pub label: String,
    /// How many claims there are on all pages.
    #[schema(example = 28)]
    pub claims: usize,
    /// The address of the list of just these; of those that only possibly fall into the period, of the
    /// page on which they begin.
    pub page: String,
    /// How many claims of the list come before them.
    #[serde(skip)]
    first: usize,
}

/// How sure it is that claims fall into a period such as "in 1937".
pub(crate) fn sureness_in_words(sureness: Sureness, period: &str) -> String {
    match sureness {
        Sureness::Certain => format!("certainly {period}"),
        Sureness::Possible => format!("possibly {period}"),
        Sureness::Undated => "without a date".to_owned(),
    }
}

/// The part of a group that a page shows.
#[derive(Clone, Copy, Debug)]
pub struct GroupOnPage<'a> {
    /// The group; `None` if the list is not of a period.
    pub group: Option<&'a ClaimGroupView>,
    /// Its claims on this page.
    pub relations: &'a [RelationView],
    /// Whether it begins on a page before this one.
    pub goes_on: bool,
}

impl ClaimGroupView {
    /// The groups of a list, in its order.
    pub(crate) fn all(
        asked: &Asked<ClaimsQuestion>,
        question: &QuestionView,
        list: &ClaimList,
    ) -> Vec<Self> {
        let mut first = 0;
        let groups = list.groups.iter().map(|group| {
            let view = Self::of(asked, question, *group, first);
            first += group.claims;
            view
        });
        groups.collect()
    }

    fn of(
        asked: &Asked<ClaimsQuestion>,
        question: &QuestionView,
        group: ClaimGroup,
        first: usize,
    ) -> Self {
        let request = &asked.request;
        let then = period_alone(&request.parameters).unwrap_or_default();
        let page = match group.sureness {
            Sureness::Certain => question.page_of_certain(),
            Sureness::Possible => {
                let mut parameters = request.parameters.clone();
                let page = first / request.limits.results.max(1) + 1;
                parameters.set(&PAGE, &page.to_string());
                format!("{}#possible", request.address_with(&parameters))
            }
            Sureness::Undated => question.page_also(&WHERE, &Condition::nothing(WHEN)),
        };
        Self {
            sureness: group.sureness.name(),
            label: capitalised(&sureness_in_words(group.sureness, &then)),
            claims: group.claims,
            page,
            first,
        }
    }

    /// Whether its address lists just these claims.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.sureness != Sureness::Possible.name()
    }
}

impl<'a> GroupOnPage<'a> {
    /// The parts of the groups that a page shows, which so many claims of the list come before.
    pub(crate) fn all(
        groups: &'a [ClaimGroupView],
        relations: &'a [RelationView],
        before: usize,
    ) -> Vec<Self> {
        if groups.is_empty() {
            return vec![Self {
                group: None,
                relations,
                goes_on: false,
            }];
        }
        let parts = groups.iter().map(|group| {
            let begin = group.first.max(before);
            let end = (group.first + group.claims).min(before + relations.len());
            let relations = relations.get(begin - before..end.max(begin) - before);
            Self {
                group: Some(group),
                relations: relations.unwrap_or_default(),
                goes_on: group.first < before,
            }
        });
        parts.filter(|part| !part.relations.is_empty()).collect()
    }
}
