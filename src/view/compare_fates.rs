//! How many are new, gone or stayed, and where they are listed.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::COMPARED;
use crate::explorer::DURING;
use crate::explorer::FATE;
use crate::explorer::FIRST_PERIOD;
use crate::explorer::PAGE;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::RANKED_BY;
use crate::explorer::SECOND_PERIOD;
use crate::explorer::WHERE;
use crate::graph::Condition;
use crate::graph::WHEN;
use crate::query::ClaimsQuestion;
use crate::query::CompareQuestion;
use crate::query::Counted;
use crate::query::EntitiesQuestion;
use crate::query::Fate;
use crate::query::Fates;
use crate::query::MeasuresQuestion;
use crate::view::figures::FigureView;

/// A count with the address of what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CountedView {
    /// How many there are.
    pub figure: FigureView,
    /// The address of the list of them.
    pub page: String,
}

/// How many there are in each period, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FatesView {
    /// How many are of the first period, those without a date left out.
    pub first: CountedView,
    /// How many are of the second period, those without a date left out.
    pub second: CountedView,
    /// How many are of the second period and not of the first.
    pub new: CountedView,
    /// How many are of the first period and not of the second.
    pub gone: CountedView,
    /// How many are of both.
    pub stayed: CountedView,
    /// How many have no date, and are counted nowhere else.
    pub undated: u64,
    /// The address of the list of those; absent of entities, which cannot be asked for so.
    pub undated_page: Option<String>,
}

/// Addresses of what is counted.
pub(crate) struct Lists<'a> {
    pub(crate) asked: &'a Asked<CompareQuestion>,
}

impl Lists<'_> {
    fn own(&self, what: Counted, fate: Fate) -> String {
        let mut parameters = self.asked.request.parameters.clone();
        parameters.remove(&PAGE);
        parameters.set(&COMPARED, what.name());
        parameters.set(&FATE, fate.name());
        format!("{}#changed", self.asked.request.address_with(&parameters))
    }

    /// The parameters of the scope in one of the periods, with dated claims alone.
    fn of_period(&self, period: usize) -> Parameters {
        let given = &self.asked.request.parameters;
        let name = [&FIRST_PERIOD, &SECOND_PERIOD];
        let date = name.get(period).and_then(|name| given.first(name));
        let mut parameters = given.of_scope();
        parameters.set(&DURING, date.unwrap_or_default());
        parameters.push(&WHERE, &Condition::anything(WHEN));
        parameters
    }

    fn undated(&self) -> String {
        let mut parameters = self.asked.request.parameters.of_scope();
        parameters.push(&WHERE, &Condition::nothing(WHEN));
        parameters.address(&ClaimsQuestion::ROW.path(""))
    }

    pub(crate) fn fates(&self, what: Counted, fates: &Fates) -> FatesView {
        let path = match what {
            Counted::Claims => ClaimsQuestion::ROW.path(""),
            Counted::Entities => EntitiesQuestion::ROW.path(""),
        };
        let [first, second] = [0, 1].map(|period| CountedView {
            figure: FigureView::of(fates.in_periods.get(period).copied().unwrap_or_default()),
            page: self.of_period(period).address(&path),
        });
        let [new, gone, stayed] = Fate::ALL.map(|fate| CountedView {
            figure: FigureView::of(fates.of(fate)),
            page: self.own(what, fate),
        });
        FatesView {
            first,
            second,
            new,
            gone,
            stayed,
            undated: fates.undated,
            undated_page: (what == Counted::Claims).then(|| self.undated()),
        }
    }

    /// The address of the ranking of one of the periods.
    pub(crate) fn ranking(&self, period: usize) -> String {
        let mut parameters = self.of_period(period);
        parameters.set(&RANKED_BY, self.asked.question.measure.name());
        parameters.address(&MeasuresQuestion::ROW.path(""))
    }
}
