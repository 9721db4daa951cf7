//! The question of a journey, in words, and the path without regard to time.

use crate::explorer::AIM;
use crate::explorer::ARRIVE;
use crate::explorer::Asked;
use crate::explorer::DIRECTION;
use crate::explorer::Explorer;
use crate::explorer::LEAVE;
use crate::explorer::MOST_HOPS_IN_TIME;
use crate::explorer::PASSING;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::graph::Direction;
use crate::graph::Passing;
use crate::model::Network;
use crate::query::JourneyAim;
use crate::query::JourneyQuestion;
use crate::query::PathQuestion;
use crate::view::journey::JourneyView;
use crate::view::shown::Shown;
use crate::view::text::TextPage;

impl Shown for JourneyQuestion {
    type View = JourneyView;

    fn sentence(&self, network: &Network, _parameters: &Parameters) -> String {
        let from = &network.entity(self.from).name;
        let to = &network.entity(self.to).name;
        let aim = match self.aim {
            JourneyAim::EarliestArrival => "",
            JourneyAim::LatestDeparture => ", leaving as late as can be",
            JourneyAim::Fastest => ", with least time on the way",
            JourneyAim::FewestHops { .. } => ", in as few hops as can be",
        };
        format!("Could it have travelled from {from} to {to}{aim}?")
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        JourneyView::of(explorer.network(), asked, answer)
    }

    fn headline(view: &Self::View) -> Option<String> {
        Some(view.summary.clone())
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.journey(view);
        page.what_if(&view.question);
    }

    fn admitted(&self) -> &'static str {
        "may be passed through"
    }

    /// A journey without the order of time is a path.
    fn address_without_order(&self, parameters: &Parameters) -> Option<String> {
        let mut parameters = parameters.clone();
        parameters.remove(&AIM);
        parameters.remove(&LEAVE);
        parameters.remove(&ARRIVE);
        if !matches!(self.aim, JourneyAim::FewestHops { .. }) {
            parameters.remove(&MOST_HOPS_IN_TIME);
        }
        // What is usual of a journey must be said of a path.
        for (parameter, usual) in [
            (&DIRECTION, Direction::Carried.name()),
            (&PASSING, Passing::Carriers.name()),
        ] {
            if parameters.first(parameter).is_none() {
                parameters.set(parameter, usual);
            }
        }
        Some(parameters.address(&PathQuestion::ROW.path("")))
    }
}
