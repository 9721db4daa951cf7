//! Any answer, ready to leave the program.

use serde::Serialize;

use crate::explorer::Answer;
use crate::explorer::Asked;
use crate::explorer::Question;
use crate::model::Network;
use crate::view::around::AroundView;
use crate::view::dossier::DossierView;
use crate::view::explore::ExploreView;
use crate::view::find::FindView;
use crate::view::journey::JourneyView;
use crate::view::path::PathView;
use crate::view::question::QuestionView;
use crate::view::timeline::TimelineView;
use crate::view::triangles::TrianglesView;

/// The answer to any question; as JSON it is that of its own sort.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum AnswerView {
    /// Who is called so.
    Find(FindView),
    /// What is known of an entity.
    Show(DossierView),
    /// Who is around an entity.
    Around(AroundView),
    /// How two entities are connected.
    Path(PathView),
    /// Whether it could have travelled.
    Journey(JourneyView),
    /// What happened when.
    Timeline(TimelineView),
    /// Which triangles there are.
    Triangles(TrianglesView),
    /// What was gathered on the canvas.
    Explore(ExploreView),
}

impl AnswerView {
    /// The question it answers, as it was understood.
    #[must_use]
    pub fn question(&self) -> &QuestionView {
        match self {
            Self::Find(view) => &view.question,
            Self::Show(view) => &view.question,
            Self::Around(view) => &view.question,
            Self::Path(view) => &view.question,
            Self::Journey(view) => &view.question,
            Self::Timeline(view) => &view.question,
            Self::Triangles(view) => &view.question,
            Self::Explore(view) => &view.question,
        }
    }

    /// The view of an answer to the question that was asked; `None` if the two do not belong
    /// together.
    #[must_use]
    pub fn of(network: &Network, asked: &Asked, answer: &Answer) -> Option<Self> {
        Some(match (&asked.question, answer) {
            (Question::Find(_), Answer::Find(answer)) => {
                Self::Find(FindView::of(network, asked, answer))
            }
            (Question::Show(_), Answer::Show(dossier)) => {
                Self::Show(DossierView::of(network, asked, dossier))
            }
            (Question::Around(question), Answer::Around(answer)) => {
                Self::Around(AroundView::of(network, asked, question.entity, answer))
            }
            (Question::Path(question), Answer::Path(answer)) => {
                Self::Path(PathView::of(network, asked, question, answer))
            }
            (Question::Journey(question), Answer::Journey(answer)) => {
                Self::Journey(JourneyView::of(network, asked, question, answer))
            }
            (Question::Timeline(question), Answer::Timeline(answer)) => {
                Self::Timeline(TimelineView::of(network, asked, question, answer))
            }
            (Question::Explore(question), Answer::Explore(answer)) => {
                Self::Explore(ExploreView::of(network, asked, question, answer))
            }
            (Question::Triangles(_), Answer::Triangles(answer)) => {
                Self::Triangles(TrianglesView::of(network, asked, answer))
            }
            _ => return None,
        })
    }
}
