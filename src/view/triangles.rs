//! Triangles, and why each is one.

use crate::explorer::Explorer;
use crate::explorer::PATTERN;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::SIDES;
use crate::query::TriangleQuestion;
use crate::view::shown::Shown;
use crate::view::text::TextPage;
use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::KINDS;
use crate::explorer::LIMIT;
use crate::explorer::Request;
use crate::model::Day;
use crate::model::Network;
use crate::model::Window;
use crate::query::Signature;
use crate::query::SignatureGroup;
use crate::query::TieDirection;
use crate::query::Triangle;
use crate::query::TriangleAnswer;
use crate::view::absence::AbsenceView;
use crate::view::entity::EntityLink;
use crate::view::entity::explorer_address;
use crate::view::figure::Figure;
use crate::view::figure_triangle::of_triangle;
use crate::view::question::QuestionView;
use crate::view::relation::RelationView;

/// One side of a triangle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TieView {
    /// One end.
    pub from: EntityLink,
    /// The other end.
    pub to: EntityLink,
    /// The claims that tie them, the best attested first.
    pub relations: Vec<RelationView>,
}

/// Three entities tied pairwise.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TriangleView {
    /// The three entities, by id.
    pub entities: Vec<EntityLink>,
    /// The three sides.
    pub ties: Vec<TieView>,
    /// Whether all three ties held at once: `certain`, `possible` or `never`.
    #[schema(example = "possible")]
    pub at_once: String,
    /// The years in which they may have held together, if both ends are known.
    #[schema(example = "1931 to 1936")]
    pub together: Option<String>,
    /// How the weakest side stands, by its best claim.
    #[schema(example = "documented")]
    pub weakest_status: String,
    /// Why it is one, in a sentence.
    pub explanation: String,
    /// The triangle as a picture.
    #[serde(skip)]
    pub figure: Figure,
}

/// Triangles of one shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct GroupView {
    /// The shape: kinds of the corners, classes of the sides with their directions.
    #[schema(
        example = "person [communication→] person [←communication] person [kinship] back to the first"
    )]
    pub signature: String,
    /// The page with the triangles of these kinds and of sides with these classes.
    #[schema(
        example = "/triangles?side1=communication&side2=communication&side3=kinship&kinds=person"
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

impl TrianglesView {
    /// The answer to "which triangles are there?".
    fn of(network: &Network, asked: &Asked<TriangleQuestion>, answer: &TriangleAnswer) -> Self {
        Self {
            question: QuestionView::of(network, asked),
            total: answer.total,
            triangles: answer
                .triangles
                .iter()
                .map(|triangle| TriangleView::of(network, triangle))
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

impl TriangleView {
    /// The address of the canvas with its three entities.
    #[must_use]
    pub fn explorer_address(&self) -> String {
        explorer_address(&self.entities)
    }

    /// All claims the triangle rests on, side by side.
    #[must_use]
    pub fn claims(&self) -> Vec<&RelationView> {
        self.ties.iter().flat_map(|tie| &tie.relations).collect()
    }

    fn of(network: &Network, found: &Triangle) -> Self {
        let [first, second, third] = found.entities.map(|entity| EntityLink::of(network, entity));
        let ends = [(&first, &second), (&second, &third), (&first, &third)];
        let tie = |((from, to), relations): ((&EntityLink, &EntityLink), &Vec<_>)| TieView {
            from: from.clone(),
            to: to.clone(),
            relations: RelationView::all(network, relations),
        };
        let ties: Vec<TieView> = ends.into_iter().zip(&found.ties).map(tie).collect();
        let best = |tie: &Vec<crate::model::RelationIndex>| {
            tie.first().map(|&relation| network.claim(relation))
        };
        let weakest = found
            .ties
            .iter()
            .filter_map(best)
            .min_by_key(|claim| claim.strength());
        let together = found.window.and_then(years);
        Self {
            explanation: explanation(network, found, together.as_deref()),
            figure: of_triangle(network, found),
            at_once: found.at_once.name().to_owned(),
            together,
            weakest_status: weakest
                .map_or_else(String::new, |claim| claim.status().name().to_owned()),
            entities: vec![first, second, third],
            ties,
        }
    }
}

impl GroupView {
    fn of(network: &Network, asked: &Asked<TriangleQuestion>, group: &SignatureGroup) -> Self {
        Self {
            signature: in_words(network, &group.signature),
            page: page_of(network, &asked.request, &group.signature),
            count: group.count,
        }
    }
}

/// The address that asks for the kinds and classes of a signature, in the scope of the question.
fn page_of(network: &Network, request: &Request, signature: &Signature) -> String {
    let schema = network.schema();
    let mut parameters = request.parameters.clone();
    parameters.remove(&PATTERN);
    parameters.remove(&LIMIT);
    for (side, ties) in SIDES.iter().zip(&signature.sides) {
        let mut classes: Vec<&str> = ties.iter().map(|tie| schema.class(tie.class)).collect();
        classes.dedup();
        parameters.set(side, &classes.join(","));
    }
    let kinds = signature.kinds.iter();
    let mut kinds: Vec<&str> = kinds.map(|&kind| schema.kind(kind).id.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    parameters.set(&KINDS, &kinds.join(","));
    request.address_with(&parameters)
}

fn explanation(network: &Network, found: &Triangle, together: Option<&str>) -> String {
    let sentences = found
        .deciding
        .map(|relation| RelationView::of(network, relation).sentence);
    let when = match (found.at_once.name(), together) {
        ("never", _) => "The three ties did not hold at one time.".to_owned(),
        ("certain", Some(years)) => format!("All three certainly held at one time, {years}."),
        ("certain", None) => "All three certainly held at one time.".to_owned(),
        (_, Some(years)) => format!("All three may have held at one time, {years}."),
        (_, None) => "All three may have held at one time; their dates leave it open.".to_owned(),
    };
    format!("{}. {when}", sentences.join(". "))
}

/// The years of a window, if both its ends are known; days are not given, because nobody wrote
/// them.
fn years(window: Window) -> Option<String> {
    if window.first == Day::ALWAYS || window.last == Day::NEVER_ENDING {
        return None;
    }
    let (first, last) = (window.first.year(), window.last.year());
    Some(if first == last {
        first.to_string()
    } else {
        format!("{first} to {last}")
    })
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
        if SIDES.iter().all(|side| parameters.first(side).is_none()) {
            return format!("Which triangles{involving} are there?");
        }
        let [first, second, third] = SIDES.map(|side| side_in_words(parameters, &side));
        format!("Which triangles{involving} have {first}, {second} and {third} as their sides?")
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        TrianglesView::of(explorer.network(), asked, answer)
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.triangles(view);
        page.what_if(&view.question);
    }
}

fn side_in_words(parameters: &Parameters, side: &Parameter) -> String {
    let chosen = parameters.values(side);
    if chosen.is_empty() {
        "any tie".to_owned()
    } else {
        chosen.join(" or ").replace('_', " ")
    }
}
