//! The question as it was understood, so that every answer says what it answers.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::DATES;
use crate::explorer::LIMIT;
use crate::explorer::PAGE;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::Request;
use crate::explorer::Row;
use crate::model::Modality;
use crate::model::Network;
use crate::query::Cut;
use crate::view::citing::CitingView;
use crate::view::citing::OtherDataView;
use crate::view::citing::cited_question;
use crate::view::download::DownloadView;
use crate::view::entity::EntityLink;
use crate::view::scope::ScopeView;
use crate::view::shown::Shown;
use crate::view::what_if::WhatIfView;

/// A name that was typed, and who was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnderstoodView {
    /// What was typed.
    #[schema(example = "Chekhov")]
    pub typed: String,
    /// Who was understood.
    pub entity: EntityLink,
    /// Why.
    pub reason: String,
}

/// Why an answer is not whole, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CutView {
    /// `time`: the time or the work allowed was over, and nobody knows what else there is; its counts
    /// are the least there are. `room`: values grew too large, and so nobody knows either. `results`: there is more, which is counted but not listed. `size`: so
    /// is this, because one answer has no room for it.
    #[schema(example = "results")]
    pub reason: &'static str,
    /// The same in words, with what to do.
    #[schema(example = "More was found than is listed; narrow the question, or raise the limit.")]
    pub words: String,
    /// Where it goes on: the next page of a list, the list of the claims that are not shown, or a file that
    /// has everybody. Absent if only a narrower question or a higher limit helps.
    pub next: Option<String>,
}

/// What is said of a list that one answer has no room for.
const LIST_IS_LARGE: &str = "One answer has no room for more: the rest of the list is on the pages after \
                             this one, and all of it in its table (CSV).";
/// What is said of any other answer that is too large.
const ANSWER_IS_LARGE: &str = "One answer has no room for more: what it does not show is counted, and \
                               listed where it leads to. Narrow the question to see more at once.";

impl CutView {
    fn of(cut: Cut) -> Self {
        let words = match cut {
            Cut::Time => {
                "The time or the work for an answer was used up: this is what was found by then, and \
                 there may be more. Numbers are the least there are. Narrow the question to see all of it."
            }
            Cut::Room => {
                "Values grew too large: this is what was found by then, and there may be more. Narrow the \
                 question to see all of it."
            }
            Cut::Results => {
                "More was found than is listed; narrow the question, or raise the limit."
            }
            Cut::Size => ANSWER_IS_LARGE,
        };
        Self {
            reason: cut.name(),
            words: words.to_owned(),
            next: None,
        }
    }

    /// Why an answer is not whole; of a list that is too large, the next page is where it goes on.
    fn of_request(request: &Request, row: &Row) -> Option<Self> {
        let cut = Self::of(request.cut?);
        if request.cut != Some(Cut::Size) || !row.comes_in_pages() {
            return Some(cut);
        }
        let page = request.before() / request.limits.results.max(1) + 1;
        let mut parameters = request.parameters.clone();
        parameters.set(&PAGE, &(page + 1).to_string());
        Some(Self {
            words: LIST_IS_LARGE.to_owned(),
            next: Some(request.address_with(&parameters)),
            ..cut
        })
    }

    /// An answer with a step that has more claims than are listed; the list has all of them.
    pub(crate) fn of_claims(list: &str) -> Self {
        Self {
            next: Some(list.to_owned()),
            ..Self::of(Cut::Size)
        }
    }

    /// A canvas with more entities than one answer has room for; the file has all of them.
    pub(crate) fn of_gathered(file: String) -> Self {
        Self {
            words: "One answer has no room for everybody who was gathered: the first are listed, with ties \
                    among them, and a file has all. Gather fewer to see all of them."
                .to_owned(),
            next: Some(file),
            ..Self::of(Cut::Size)
        }
    }

    /// A canvas whose time was over: while it was gathered, or only while everybody found a place.
    pub(crate) fn of_canvas(gathered: Option<Cut>) -> Self {
        let usual = Self::of(Cut::Time);
        Self {
            words: match gathered {
                Some(_) => usual.words,
                None => {
                    "The time for an answer was used up before everybody had come to rest: all are there, but \
                     their places say little. Gather fewer, or narrow the scope."
                        .to_owned()
                }
            },
            ..usual
        }
    }

    /// A route of more steps than one answer has room for.
    pub(crate) fn of_route() -> Self {
        Self {
            words: "One answer has no room for all steps of the route: the first are listed, and its length is that of \
                    all. Ask for the way between entities on it to see the others."
                .to_owned(),
            ..Self::of(Cut::Size)
        }
    }

    /// Of a journey the verdict is known, whatever the time and however long it is.
    pub(crate) fn of_journey(cut: Cut) -> Self {
        let usual = Self::of(cut);
        Self {
            words: match cut {
                Cut::Size => {
                    "One answer has no room for all steps of the journey: the first are listed, and the verdict is that \
                     of all. Ask for the fewest hops, or narrow the question."
                }
                _ => {
                    "The time for an answer was over: the verdict is right and the journey is one, but \
                     there may be a faster one. Narrow the question to find it."
                }
            }
            .to_owned(),
            ..usual
        }
    }

    /// Of a comparison everything is counted and listed, whatever the time; the ranks are left out.
    pub(crate) fn of_comparison() -> Self {
        Self {
            words:
                "The time for an answer was over before the ranks were found: what is new, gone or \
                    stayed is all there. Narrow the question to see who rose and who fell."
                    .to_owned(),
            ..Self::of(Cut::Time)
        }
    }

    /// Whether nobody knows what else there is.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.reason == Cut::Time.name() || self.reason == Cut::Room.name()
    }
}

/// A question in words, with the addresses that ask it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct QuestionView {
    /// The question in words.
    #[schema(example = "How is Anton Chekhov connected to Olga Knipper?")]
    pub sentence: String,
    /// The address of the page that answers it, without the host.
    #[schema(example = "/path?from=anton-chekhov&to=olga-knipper")]
    pub page: String,
    /// The address of all pages of the answer, which files are made of.
    #[serde(skip)]
    pub whole: String,
    /// The address of the same answer as JSON.
    #[schema(example = "/api/path?from=anton-chekhov&to=olga-knipper")]
    pub api: String,
    /// Names that were understood as entities.
    pub understood: Vec<UnderstoodView>,
    /// What part of the network it is about.
    pub scope: ScopeView,
    /// What remains of the answer if some of its claims are not believed.
    pub what_if: Vec<WhatIfView>,
    /// How many results are listed at most.
    pub limit: usize,
    /// Why the answer is not whole, if it is not.
    pub cut: Option<CutView>,
    /// How the answer is cited.
    pub citing: CitingView,
    /// What is to be said if the address was cited on other data than these.
    pub other_data: Option<OtherDataView>,
}

impl QuestionView {
    /// A question in words.
    #[must_use]
    pub fn of<Q: Shown>(network: &Network, asked: &Asked<Q>) -> Self {
        let request = &asked.request;
        let understood = request.understood.iter().map(|found| UnderstoodView {
            typed: found.typed.clone(),
            entity: EntityLink::of(network, found.entity),
            reason: found.reason.to_string(),
        });
        let page = request.address();
        let sentence = asked.question.sentence(network, &request.parameters);
        let scope = ScopeView::of(network, asked);
        let cited = cited_question(&sentence, &scope);
        Self {
            citing: CitingView::of(network.about(), request, &cited),
            other_data: OtherDataView::of(network.about(), request),
            sentence,
            whole: whole(asked),
            api: format!("/api{page}"),
            page,
            understood: understood.collect(),
            scope,
            what_if: WhatIfView::all(network, request),
            limit: request.limits.results,
            cut: CutView::of_request(request, Q::ROW),
        }
    }
}

/// The address of all pages of an answer. How many results a page has by itself is no wish to have no
/// more of them.
fn whole<Q: Shown>(asked: &Asked<Q>) -> String {
    let mut parameters = Q::ROW.of_all_pages(asked.request.parameters.clone());
    let on_page = Q::ROW.listing.on_page.to_string();
    if Q::ROW.comes_in_pages() && parameters.first(&LIMIT) == Some(&on_page) {
        parameters.remove(&LIMIT);
        parameters.remove(&PAGE);
    }
    asked.request.address_with(&parameters)
}

impl QuestionView {
    /// The address of the same answer with another limit on what it lists.
    #[must_use]
    pub fn with_limit(&self, limit: usize) -> String {
        let (path, query) = self.page.split_once('?').unwrap_or((&self.page, ""));
        let mut parameters = Parameters::from_query(query);
        parameters.set(&LIMIT, &limit.to_string());
        parameters.address(path)
    }

    /// The address of the same answer as CSV, if it is a table.
    #[must_use]
    pub fn csv(&self) -> String {
        match self.whole.split_once('?') {
            Some((path, query)) => format!("/api{path}.csv?{query}"),
            None => format!("/api{}.csv", self.whole),
        }
    }

    /// The address of the same question, narrowed by a further value of a parameter.
    #[must_use]
    pub fn page_also(&self, parameter: &Parameter, value: &str) -> String {
        let (path, query) = self.page.split_once('?').unwrap_or((&self.page, ""));
        let mut parameters = Parameters::from_query(query);
        parameters.remove(&PAGE);
        parameters.push(parameter, value);
        parameters.address(path)
    }

    /// The address of the same question about what holds whatever the uncertain dates were.
    #[must_use]
    pub fn page_of_certain(&self) -> String {
        let (path, query) = self.page.split_once('?').unwrap_or((&self.page, ""));
        let mut parameters = Parameters::from_query(query);
        parameters.remove(&PAGE);
        parameters.set(&DATES, Modality::Certain.name());
        parameters.address(path)
    }

    /// Whether the answer is what was found when its time was over.
    #[must_use]
    pub fn is_cut_short(&self) -> bool {
        self.cut.as_ref().is_some_and(CutView::is_open)
    }

    /// What stands before a number that is the least there are.
    #[must_use]
    pub fn at_least(&self) -> &'static str {
        if self.is_cut_short() { "at least " } else { "" }
    }

    /// The names that were typed otherwise than they are shown: of others there is nothing to tell.
    #[must_use]
    pub fn misspelt(&self) -> Vec<&UnderstoodView> {
        let understood = self.understood.iter();
        understood
            .filter(|found| found.typed != found.entity.name)
            .collect()
    }

    /// The files that the answer can be taken away as.
    #[must_use]
    pub fn downloads(&self) -> Vec<DownloadView> {
        DownloadView::of(&self.whole)
    }
}
