//! One claim by itself, beside the others about the same two entities.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::BETWEEN;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::model::Calendar;
use crate::model::Claim;
use crate::query::ClaimsSummary;
use crate::view::download::DownloadView;
use crate::view::figures::all_claims_about;
use crate::view::figures::every_claim;
use crate::view::lists::list_of_claims;
use crate::view::relation::RelationView;
use crate::view::summary::SummaryView;

/// How many other claims about the same two are listed.
const LISTED: usize = 200;
/// How many of them a page shows.
const SHOWN: usize = 20;

/// One claim, and what else is claimed of its two ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClaimView {
    /// The claim.
    pub relation: RelationView,
    /// How its date was read.
    pub date: DateReadingView,
    /// The other claims that tie the same two entities, whatever they say, in the order of the
    /// dataset, up to 200.
    pub others: Vec<RelationView>,
    /// How many other claims there are, listed or not.
    #[schema(example = 1)]
    pub others_total: usize,
    /// The address of the list of all claims between the two.
    #[schema(example = "/claims?between=anton-chekhov,olga-knipper")]
    pub page: String,
    /// What all claims between the two amount to.
    pub summary: SummaryView,
}

impl ClaimView {
    /// The claim with this id, if there is one.
    #[must_use]
    pub fn of(explorer: &Explorer, id: &str) -> Option<Self> {
        let network = explorer.network();
        let index = network.find_relation(id)?;
        let claim = network.claim(index);
        let ends = [claim.from(), claim.to()];
        let of_pair = explorer
            .graph()
            .relations_at(claim.from())
            .into_iter()
            .filter(|&other| {
                let other_ends = network.relation(other);
                other != index && ends.contains(&other_ends.from) && ends.contains(&other_ends.to)
            });
        let others: Vec<_> = of_pair.collect();
        let relation = RelationView::of(network, index);
        let mut list = Parameters::from_query(&every_claim());
        let pair = format!("{},{}", relation.from.id, relation.to.id);
        list.set(&BETWEEN, &pair);
        let all: Vec<_> = others.iter().copied().chain([index]).collect();
        let listed = others.get(..LISTED).unwrap_or(&others);
        Some(Self {
            relation,
            date: DateReadingView::of(claim),
            others: RelationView::all(network, listed),
            others_total: others.len(),
            page: list_of_claims(&list),
            summary: SummaryView::of(&ClaimsSummary::of(network, &all), &list),
        })
    }

    /// The address of the list of all claims that tie the two.
    #[must_use]
    pub fn between(&self) -> String {
        all_claims_about(&format!(
            "{},{}",
            self.relation.from.id, self.relation.to.id
        ))
    }

    /// The other claims that a page shows.
    #[must_use]
    pub fn shown(&self) -> &[RelationView] {
        self.others.get(..SHOWN).unwrap_or(&self.others)
    }

    /// The files that the claim can be taken away as.
    #[must_use]
    pub fn downloads(&self) -> Vec<DownloadView> {
        DownloadView::of(&format!("/relations/{}", self.relation.id))
    }
}

/// How a date was read: what was written, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DateReadingView {
    /// The source's own words for it.
    #[schema(example = "from 1936 on")]
    pub verbatim: Option<String>,
    /// The date as it stands in the dataset: EDTF, after `julian:` if it is of the Julian calendar.
    #[schema(example = "1936/")]
    pub written: Option<String>,
    /// The calendar it was written in: `gregorian` or `julian`.
    #[schema(example = "gregorian")]
    pub calendar: String,
    /// Within which bounds the tie held, no finer than what was written.
    #[schema(example = "began in 1936 and ended at a time that is not known")]
    pub bounds: String,
    /// The rules that made the bounds.
    pub rules: Vec<String>,
}

impl DateReadingView {
    fn of(claim: Claim<'_>) -> Self {
        let verbatim = claim.when_verbatim().map(str::to_owned);
        let Some(date) = claim.when() else {
            return Self {
                verbatim,
                written: None,
                calendar: Calendar::default().name().to_owned(),
                bounds: "at a time that is not known".to_owned(),
                rules: vec![
                    "A tie without a date may have held at any time, and certainly held at none."
                        .to_owned(),
                ],
            };
        };
        let aspect = claim.relation_type().aspect;
        Self {
            verbatim,
            written: Some(date.as_str().to_owned()),
            calendar: date.calendar().name().to_owned(),
            bounds: date.bounds_in_words(aspect),
            rules: date.rules(aspect).into_iter().map(str::to_owned).collect(),
        }
    }
}
