//! A triangle, and why it is one: of each side at most a few claims, and where the others are.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::TYPES;
use crate::model::Certainty;
use crate::model::Claim;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Window;
use crate::query::Triangle;
use crate::query::TriangleQuestion;
use crate::view::entity::EntityLink;
use crate::view::entity::explorer_address;
use crate::view::few::few;
use crate::view::few::ids_of_types;
use crate::view::figure::Figure;
use crate::view::figure_triangle::of_triangle;
use crate::view::lists::claims_about;
use crate::view::lists::list_of_claims;
use crate::view::relation::RelationView;

/// How many claims of a side are shown at most.
const MOST_CLAIMS: usize = 5;

/// How many claims a page shows, of all triangles together, but for one of each side.
const CLAIMS_OF_PAGE: usize = 180;

/// One side of a triangle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TieView {
    /// One end.
    pub from: EntityLink,
    /// The other end.
    pub to: EntityLink,
    /// Claims that make it a side of this triangle, the best attested first; at most five, those
    /// of different types and directions before others.
    pub relations: Vec<RelationView>,
    /// How many such claims there are.
    pub total: usize,
    /// The list of all of them.
    #[schema(example = "/claims?between=anton-chekhov,olga-knipper&types=wrote_to")]
    pub page: String,
    /// How it stands, by the best of these claims.
    #[schema(example = "documented")]
    pub status: String,
    /// How sure the dataset is of that claim; absent if nobody graded it.
    pub certainty: Option<String>,
    /// Whether these claims are friendly (1), neutral (0) or hostile (-1); absent if they differ.
    #[schema(example = 1)]
    pub sign: Option<i8>,
}

/// Three entities tied pairwise. All that is said of it rests on the claims that make it a triangle
/// of the sort that was asked for, whatever else ties its entities.
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
    /// How sure the dataset is of that claim; absent if nobody graded it.
    pub weakest_certainty: Option<String>,
    /// Why it is one, in a sentence.
    pub explanation: String,
    /// The triangle as a picture.
    #[serde(skip)]
    pub figure: Figure,
}

impl TieView {
    /// How many of its claims are not told.
    #[must_use]
    pub fn further(&self) -> usize {
        self.total.saturating_sub(self.relations.len())
    }

    /// The claims that a page with so many triangles shows.
    #[must_use]
    pub fn shown(&self, triangles: usize) -> &[RelationView] {
        let most = (CLAIMS_OF_PAGE / (3 * triangles).max(1)).max(1);
        self.relations.get(..most).unwrap_or(&self.relations)
    }
}

impl TriangleView {
    /// The address of the canvas with its three entities.
    #[must_use]
    pub fn explorer_address(&self) -> String {
        explorer_address(&self.entities)
    }

    /// The claims that are shown, side by side.
    #[must_use]
    pub fn claims(&self) -> Vec<&RelationView> {
        self.ties.iter().flat_map(|tie| &tie.relations).collect()
    }

    /// The claims that a page with so many triangles shows, side by side.
    #[must_use]
    pub fn shown(&self, triangles: usize) -> Vec<&RelationView> {
        let ties = self.ties.iter();
        ties.flat_map(|tie| tie.shown(triangles)).collect()
    }

    /// The sides of which such a page does not show all claims.
    #[must_use]
    pub fn cut_ties(&self, triangles: usize) -> Vec<&TieView> {
        let ties = self.ties.iter();
        ties.filter(|tie| tie.total > tie.shown(triangles).len())
            .collect()
    }

    pub(crate) fn of(network: &Network, asked: &Asked<TriangleQuestion>, found: &Triangle) -> Self {
        let [first, second, third] = found.entities;
        let deciding: Vec<RelationIndex> = found.all_deciding().collect();
        let ends = [(first, second), (second, third), (first, third)];
        let sides: Vec<SideOfTriangle> = ends
            .into_iter()
            .zip(&found.ties)
            .map(|((from, to), claims)| SideOfTriangle { from, to, claims })
            .collect();
        let shown: Vec<Vec<RelationIndex>> = sides
            .iter()
            .map(|side| side.shown(network, &deciding))
            .collect();
        let ties = sides.iter().zip(&shown);
        let ties = ties.map(|(side, shown)| side.view(network, asked, shown));
        let weakest = claims_of(network, found).find(|claim| claim.strength() == found.weakest);
        let together = found.window.and_then(years);
        Self {
            explanation: explanation(network, found, together.as_deref()),
            figure: of_triangle(network, found.entities, &shown),
            at_once: found.at_once.name().to_owned(),
            together,
            weakest_status: weakest
                .map_or_else(String::new, |claim| claim.status().name().to_owned()),
            weakest_certainty: weakest.and_then(|claim| graded(claim.certainty())),
            ties: ties.collect(),
            entities: found
                .entities
                .map(|entity| EntityLink::of(network, entity))
                .to_vec(),
        }
    }
}

/// The claims that make a side of a triangle.
struct SideOfTriangle<'a> {
    from: EntityIndex,
    to: EntityIndex,
    /// The best attested first.
    claims: &'a [RelationIndex],
}

impl SideOfTriangle<'_> {
    fn view(
        &self,
        network: &Network,
        asked: &Asked<TriangleQuestion>,
        shown: &[RelationIndex],
    ) -> TieView {
        let best = self.claims.first().map(|&best| network.claim(best));
        TieView {
            from: EntityLink::of(network, self.from),
            to: EntityLink::of(network, self.to),
            relations: RelationView::all(network, shown),
            total: self.claims.len(),
            page: self.page(network, asked),
            status: best.map_or_else(String::new, |claim| claim.status().name().to_owned()),
            certainty: best.and_then(|claim| graded(claim.certainty())),
            sign: self.sign(network),
        }
    }

    /// The claims that are shown, in the order of all: those that decide, then the best of each type
    /// and direction, then the best of the others.
    fn shown(&self, network: &Network, deciding: &[RelationIndex]) -> Vec<RelationIndex> {
        let sort = |relation: RelationIndex| {
            let row = network.relation(relation);
            (row.relation_type, row.from)
        };
        let mut sorts = Vec::new();
        few(self.claims, MOST_CLAIMS, |relation| {
            let is_new = !sorts.contains(&sort(relation));
            if is_new {
                sorts.push(sort(relation));
            }
            match (deciding.contains(&relation), is_new) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) => 2,
            }
        })
    }

    /// The sign of all its claims, if they have one in common.
    fn sign(&self, network: &Network) -> Option<i8> {
        let sign = |&relation: &RelationIndex| network.claim(relation).relation_type().sign;
        let first = self.claims.first().map(sign)?;
        let agree = self.claims.iter().map(sign).all(|other| other == first);
        agree.then(|| first.number())
    }

    /// The list of all its claims, within the scope of the question.
    fn page(&self, network: &Network, asked: &Asked<TriangleQuestion>) -> String {
        let mut parameters = claims_about(network, &asked.request, &[self.from, self.to]);
        if asked.question.sides.iter().any(Option::is_some) {
            let ids: Vec<&str> = ids_of_types(network, self.claims).collect();
            parameters.set(&TYPES, &ids.join(","));
        }
        list_of_claims(&parameters)
    }
}

/// All claims that answer.
fn claims_of<'a>(network: &'a Network, found: &'a Triangle) -> impl Iterator<Item = Claim<'a>> {
    let relations = found.ties.iter().flat_map(|tie| tie.iter());
    relations.map(|&relation| network.claim(relation))
}

fn graded(certainty: Certainty) -> Option<String> {
    (certainty != Certainty::Ungraded).then(|| certainty.name().to_owned())
}

fn explanation(network: &Network, found: &Triangle, together: Option<&str>) -> String {
    let sentences: Vec<String> = found
        .all_deciding()
        .map(|relation| RelationView::of(network, relation).sentence)
        .collect();
    let when = match (found.at_once.name(), together) {
        ("never", _) => "The three ties did not hold at one time.".to_owned(),
        ("certain", Some(years)) => {
            format!(
                "All three certainly held at one time, some time {}.",
                during(years)
            )
        }
        ("certain", None) => "All three certainly held at one time.".to_owned(),
        (_, Some(years)) => {
            format!(
                "All three may have held at one time, some time {}.",
                during(years)
            )
        }
        (_, None) => "All three may have held at one time; their dates leave it open.".to_owned(),
    };
    let deciding = found.all_deciding().map(|relation| network.claim(relation));
    let weakest = deciding.min_by_key(|claim| claim.strength());
    let doubt = weakest.filter(|claim| claim.strength() < found.weakest);
    let doubt = doubt.map_or_else(String::new, |claim| {
        format!(
            " For the time this rests on a weaker claim ({}).",
            standing_in_words(claim)
        )
    });
    format!("{}. {when}{doubt}", sentences.join(". "))
}

/// "in 1936", "from 1931 to 1936".
fn during(years: &str) -> String {
    let word = if years.contains(" to ") { "from" } else { "in" };
    format!("{word} {years}")
}

/// "alleged", "documented, dubious".
fn standing_in_words(claim: Claim<'_>) -> String {
    let status = claim.status().name();
    match graded(claim.certainty()) {
        Some(grade) => format!("{status}, {grade}"),
        None => status.to_owned(),
    }
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
