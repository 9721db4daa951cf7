//! Earliest arrival and latest departure: the best time at the other end, found by `journey_spread.rs`.

use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::Table;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::journey_labels::Side;
use crate::query::journey_search::JourneySearch;
use crate::query::journey_spread::Spread;
use crate::query::journey_spread::Touch;

impl JourneySearch<'_> {
    /// The earliest day by which a journey from the first end to the second is over; `None` if there is
    /// no journey.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the budget ran out.
    pub(crate) fn earliest_arrival(&mut self, ends: Ends) -> Result<Option<Day>, QueryError> {
        self.best_day(Side::Start, ends)
    }

    /// The latest day on which a journey from the first end to the second can still begin; `None` if
    /// there is no journey.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the budget ran out.
    pub(crate) fn latest_departure(&mut self, ends: Ends) -> Result<Option<Day>, QueryError> {
        self.best_day(Side::Goal, ends)
    }

    fn best_day(&mut self, side: Side, ends: Ends) -> Result<Option<Day>, QueryError> {
        let (start, goal) = match side {
            Side::Start => (ends.from, ends.to),
            Side::Goal => (ends.to, ends.from),
        };
        let spread = Spread {
            reached: self.graph,
            passed: self.graph,
            reading: self.reading,
            span: self.span,
            side,
            goal: Some(goal),
        };
        if start == goal {
            return Ok(spread.beginning());
        }
        let entities = self.graph.network().entity_count();
        let mut touched: Table<EntityIndex, Option<Touch>> = Table::filled(entities, None);
        spread.search(start, &mut touched, self.budget)?;
        Ok(touched.at(goal).map(|touch| touch.day))
    }
}
