//! The question behind a canvas, in words.

use crate::explorer::Asked;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::query::ExploreQuestion;
use crate::query::ExploreStep;
use crate::view::explore::ExploreView;
use crate::view::shown::Shown;
use crate::view::text::TextPage;

impl Shown for ExploreQuestion {
    type View = ExploreView;

    fn sentence(&self, network: &Network, _parameters: &Parameters) -> String {
        let name = |entity: &EntityIndex| network.entity(*entity).name.as_str();
        match self.steps.first() {
            None | Some(ExploreStep::Arrange) => "What is to be seen?".to_owned(),
            Some(ExploreStep::Open(entity)) => format!("The community of {}", name(entity)),
            Some(ExploreStep::Everything | ExploreStep::Everybody) => {
                "The whole network".to_owned()
            }
            Some(ExploreStep::Route { from, to }) => format!("From {} to {}", name(from), name(to)),
            Some(ExploreStep::Along(routes)) => {
                let route = routes.first().map_or(&[][..], Vec::as_slice);
                let name = |entity: Option<&EntityIndex>| entity.map_or("", name);
                format!("From {} to {}", name(route.first()), name(route.last()))
            }
            Some(ExploreStep::Expand { entity, .. }) => format!("Around {}", name(entity)),
            Some(ExploreStep::Show(entities)) => match &entities[..] {
                [] => "What is to be seen?".to_owned(),
                [one] => format!("Around {}", name(one)),
                [one, other] => format!("{} and {}", name(one), name(other)),
                [one, others @ .., other] => {
                    format!("{}, {} and {} more", name(one), name(other), others.len())
                }
            },
        }
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        ExploreView::of(explorer.network(), asked, answer)
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.line(0, &view.question.sentence);
        page.what_if(&view.question);
    }

    fn admitted(&self) -> &'static str {
        "may be passed through"
    }
}
