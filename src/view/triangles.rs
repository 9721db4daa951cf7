//! Which triangles there are, and of which shapes.

use crate::explorer::Explorer;
use crate::explorer::PATTERN;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::SHAPE;
use crate::explorer::SIDES;
use crate::query::TriangleQuestion;
use crate::view::scope::joined;
use crate::view::shown::Shown;
use crate::view::text::TextPage;
use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::LIMIT;
use crate::explorer::Request;
use crate::model::Network;
use crate::query::Signature;
use crate::query::SignatureGroup;
use crate::query::TieDirection;
use crate::query::TriangleAnswer;
use crate::view::absence::AbsenceView;
use crate::view::question::QuestionView;
use crate::view::triangle::TriangleView;

/// Triangles of one shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct GroupView {
    /// The shape: kinds of the corners, classes of the sides with their directions.
    #[schema(
        example = "person [communication→] person [←communication] person [kinship] back to the first"
    )]
    pub signature: String,
    /// The shape as the word that asks for it.
    #[schema(example = "person communication> person <communication person kinship=")]
    pub shape: String,
    /// The page with the triangles of this shape.
    #[schema(
        example = "/triangles?shape=person+communication%3E+person+%3Ccommunication+person+kinship%3D"
    )]
    pub page: String,
    /// How many triangles have it.
    pub count: u64,
}

/// The answer to a triangle question.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TrianglesView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// How many triangles there are.
    pub total: u64,
    /// The triangles, best attested first, up to the limit.
    pub triangles: Vec<TriangleView>,
    /// How many there are of each shape, most frequent first.
    pub groups: Vec<GroupView>,
    /// Why there is none, if there is none.
    pub absence: Option<AbsenceView>,
}

/// How many shapes a page lists: a network of many classes has thousands.
const COMMON_GROUPS: usize = 40;

impl TrianglesView {
    /// The shapes that a page lists.
    #[must_use]
    pub fn common_groups(&self) -> &[GroupView] {
        self.groups.get(..COMMON_GROUPS).unwrap_or(&self.groups)
    }

    /// How many rarer ones there are.
    #[must_use]
    pub fn rarer_groups(&self) -> usize {
        self.groups.len() - self.common_groups().len()
    }

    /// The answer to "which triangles are there?".
    fn of(network: &Network, asked: &Asked<TriangleQuestion>, answer: &TriangleAnswer) -> Self {
        Self {
            question: QuestionView::of(network, asked),
            total: answer.total,
            triangles: answer
                .triangles
                .iter()
                .map(|triangle| TriangleView::of(network, asked, triangle))
                .collect(),
            groups: answer
                .groups
                .iter()
                .map(|group| GroupView::of(network, asked, group))
                .collect(),
            absence: answer
                .absence
                .as_ref()
                .map(|absence| AbsenceView::of(network, asked, absence)),
        }
    }
}

impl GroupView {
    fn of(network: &Network, asked: &Asked<TriangleQuestion>, group: &SignatureGroup) -> Self {
        Self {
            signature: in_words(network, &group.signature),
            shape: group.signature.word(network),
            page: page_of(network, &asked.request, &group.signature),
            count: group.count,
        }
    }
}

/// The address that asks for the triangles of a signature alone.
fn page_of(network: &Network, request: &Request, signature: &Signature) -> String {
    let mut parameters = request.parameters.clone();
    parameters.remove(&LIMIT);
    parameters.set(&SHAPE, &signature.word(network));
    request.address_with(&parameters)
}

fn in_words(network: &Network, signature: &Signature) -> String {
    let schema = network.schema();
    let label = |class| schema.class_definition(class).label.as_str();
    let side = |position: usize| {
        let classes = signature.sides[position]
            .iter()
            .map(|tie| match tie.direction {
                TieDirection::Forward => format!("{}→", label(tie.class)),
                TieDirection::Backward => format!("←{}", label(tie.class)),
                TieDirection::Symmetric => label(tie.class).to_owned(),
            });
        classes.collect::<Vec<_>>().join(" & ")
    };
    let kind = |position: usize| schema.kind(signature.kinds[position]).label.as_str();
    format!(
        "{} [{}] {} [{}] {} [{}] back to the first",
        kind(0),
        side(0),
        kind(1),
        side(1),
        kind(2),
        side(2)
    )
}

impl Shown for TriangleQuestion {
    type View = TrianglesView;

    fn sentence(&self, network: &Network, parameters: &Parameters) -> String {
        let involving = self.involving.map_or_else(String::new, |entity| {
            format!(" around {}", network.entity(entity).name)
        });
        let pattern = parameters.first(&PATTERN);
        if let Some(pattern) = pattern.and_then(|id| network.find_pattern(id)) {
            return format!(
                "Which triangles{involving} are of the pattern \u{201c}{}\u{201d}?",
                pattern.name
            );
        }
        if let Some(shape) = &self.shape {
            return format!("Which triangles{involving} are of the shape \u{201c}{shape}\u{201d}?");
        }
        if SIDES.iter().all(|side| parameters.first(side).is_none()) {
            return format!("Which triangles{involving} are there?");
        }
        let [first, second, third] = SIDES.map(|side| side_in_words(network, parameters, &side));
        format!("Which triangles{involving} have {first}, {second} and {third} as their sides?")
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        TrianglesView::of(explorer.network(), asked, answer)
    }

    fn headline(view: &Self::View) -> Option<String> {
        if view.question.is_cut_short() {
            return None;
        }
        let best = view.triangles.first()?;
        let names = best.entities.iter().map(|entity| entity.name.clone());
        let names = joined(&names.collect::<Vec<_>>(), "and");
        Some(match view.total {
            1 => format!("One: {names}."),
            total => format!("{total}; the best attested joins {names}."),
        })
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.triangles(view);
        page.what_if(&view.question);
    }
}

/// The classes and types that a side may be of, as they are called.
fn side_in_words(network: &Network, parameters: &Parameters, side: &Parameter) -> String {
    let schema = network.schema();
    let chosen = parameters.values(side).into_iter().map(|id| {
        let class = schema.class_definitions().find(|class| class.id == id);
        class.map_or_else(|| id.replace('_', " "), |class| class.label.clone())
    });
    let chosen: Vec<String> = chosen.collect();
    if chosen.is_empty() {
        "any tie".to_owned()
    } else {
        chosen.join(" or ")
    }
}
