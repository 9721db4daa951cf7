//! The search for a journey: one reading of the dates, one span of days, and the aim that says which
//! journey is the best.
//!
//! The ways to look for it have files of their own: `journey_hops.rs`, `journey_clock.rs` and
//! `journey_fastest.rs`.

use crate::graph::Budget;
use crate::graph::ScopedGraph;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::journey::JourneyAim;
use crate::query::journey_legs::Leg;
use crate::query::journey_reading::Reading;
use crate::query::journey_reading::Span;

/// What every search for a journey needs.
pub(crate) struct JourneySearch<'a> {
    pub(crate) graph: &'a ScopedGraph<'a>,
    pub(crate) reading: Reading,
    pub(crate) span: Span,
    pub(crate) budget: &'a mut Budget,
}

impl JourneySearch<'_> {
    /// The legs of the best journey; `None` if there is no journey.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the budget ran out.
    pub(crate) fn best(
        &mut self,
        ends: Ends,
        aim: JourneyAim,
    ) -> Result<Option<Vec<Leg>>, QueryError> {
        match aim {
            JourneyAim::FewestHops { most_hops } => self.fewest_hops(ends, most_hops),
            JourneyAim::Fastest => self.fastest(ends),
            JourneyAim::EarliestArrival => self.earliest(ends),
            JourneyAim::LatestDeparture => self.latest(ends),
        }
    }

    /// The journey that ends first; of several, the one with fewest hops.
    fn earliest(&mut self, ends: Ends) -> Result<Option<Vec<Leg>>, QueryError> {
        let span = self.span;
        // Over long or unknown dates it often takes no time at all, which is found out sooner.
        let at_once = Span {
            arriving: span.leaving.min(span.arriving),
            ..span
        };
        if let Some(legs) = self.within(at_once).fewest_hops(ends, usize::MAX)? {
            return Ok(Some(legs));
        }
        let Some(arriving) = self.earliest_arrival(ends)? else {
            return Ok(None);
        };
        let in_time = Span { arriving, ..span };
        self.within(in_time).fewest_hops(ends, usize::MAX)
    }

    /// The journey that begins last; of several, the one with fewest hops.
    fn latest(&mut self, ends: Ends) -> Result<Option<Vec<Leg>>, QueryError> {
        let span = self.span;
        let at_once = Span {
            leaving: span.arriving.max(span.leaving),
            ..span
        };
        if let Some(legs) = self.within(at_once).fewest_hops(ends, usize::MAX)? {
            return Ok(Some(legs));
        }
        let Some(leaving) = self.latest_departure(ends)? else {
            return Ok(None);
        };
        let in_time = Span { leaving, ..span };
        self.within(in_time).fewest_hops(ends, usize::MAX)
    }

    /// A search that differs only in the days between which a journey must lie.
    fn within(&mut self, span: Span) -> JourneySearch<'_> {
        JourneySearch {
            graph: self.graph,
            reading: self.reading,
            span,
            budget: self.budget,
        }
    }
}
