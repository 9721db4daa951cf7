//! The triangle question: three entities that are tied pairwise, chosen by what ties them.
//!
//! Each of three *sides* asks for some relation types and may ask which way they lead. A triangle
//! answers if its three ties can be matched to the three sides. Triangles with the same kinds,
//! classes and directions form a group; each triangle says whether all three ties held at once, and
//! how well its weakest tie is attested.

use std::sync::Arc;

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;
use crate::model::SideWay;
use crate::model::Strength;
use crate::model::Verdict;
use crate::model::Window;
use crate::query::absence::Absence;
use crate::query::absence::explain;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::change::Terms;
use crate::query::error::QueryError;
use crate::query::triangle_search::is_any;
use crate::query::triangle_search::search;
use crate::query::triangle_signature::SignatureGroup;

/// The relation types that a side of a triangle admits; `None` for all.
pub type Side = Option<Vec<RelationTypeIndex>>;

/// Which triangles are there?
///
/// # Example
///
/// The triangles around a country, by shape:
///
/// ```
/// use prosopograph::query::TriangleQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let question = TriangleQuestion {
///     involving: Some(explorer.entity("Poland")?),
///     ..TriangleQuestion::default()
/// };
/// let answer = explorer.ask(&question, &Limits::default())?;
/// let listed: u64 = answer.groups.iter().map(|group| group.count).sum();
/// assert_eq!(listed, answer.total);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct TriangleQuestion {
    /// The relation types that the three sides admit.
    pub sides: [Side; 3],
    /// Which way the ties of each side must lead; the sides join the first corner to the second,
    /// the second to the third, and the first to the third.
    pub ways: [SideWay; 3],
    /// Only triangles of this entity.
    pub involving: Option<EntityIndex>,
    /// Only triangles of this shape, by [`Signature::word`](crate::query::Signature::word).
    pub shape: Option<String>,
    /// What part of the network may be used. Its direction plays no part: a tie is a tie whichever
    /// way it leads.
    pub scope: Scope,
}

impl Default for TriangleQuestion {
    /// All triangles, whatever their sides, over all claims but denied ones.
    fn default() -> Self {
        Self {
            sides: [None, None, None],
            ways: [SideWay::Any; 3],
            involving: None,
            shape: None,
            scope: Scope::default(),
        }
    }
}

/// Three entities tied pairwise.
///
/// All it says of itself rests on the claims that answer: those that, with some claim of each other
/// tie, satisfy the question. What else there is between its entities plays no part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Triangle {
    /// The entities, in the order of their ids.
    pub entities: [EntityIndex; 3],
    /// The claims that answer, between the first and second, the second and third, the first and
    /// third, the best attested first.
    pub ties: [Arc<[RelationIndex]>; 3],
    /// Whether one claim of each tie can have held, or must have held, at a common moment.
    pub at_once: Verdict,
    /// One claim of each tie, in the order of the ties: the choice that has the best verdict, and
    /// whose weakest claim is strongest of those.
    pub deciding: [RelationIndex; 3],
    /// Beside the deciding claim of a tie that must lead both ways, the one that leads back.
    pub returning: [Option<RelationIndex>; 3],
    /// The stretch in which the deciding claims may have held together.
    pub window: Option<Window>,
    /// How well the weakest tie is attested, each tie by its best claim that answers.
    pub weakest: Strength,
}

impl Triangle {
    /// The claims that decide it, tie by tie.
    pub fn all_deciding(&self) -> impl Iterator<Item = RelationIndex> + '_ {
        let ties = self.deciding.into_iter().zip(self.returning);
        ties.flat_map(|(deciding, returning)| std::iter::once(deciding).chain(returning))
    }
}

/// The triangles of a network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TriangleAnswer {
    /// The triangles, best attested first, then by ids, up to the limit.
    pub triangles: Vec<Triangle>,
    /// How many there are; if the search was cut short, how many were found by then.
    pub total: u64,
    /// How many there are of each signature, most frequent first.
    pub groups: Vec<SignatureGroup>,
    /// Why there is none, if there is none.
    pub absence: Option<Absence>,
    /// Whether the search was cut short.
    pub cut: Option<Cut>,
}

/// Answers a triangle question.
///
/// Time `O(E^{3/2})` at most: each entity's ties to entities of higher degree are compared with
/// theirs (the forward algorithm; Latapy 2008).
///
/// # Errors
///
/// [`QueryError`] if nobody waits for them any more. If a limit was reached before all triangles were
/// counted, the answer is what was found by then.
pub fn triangles(
    graph: &NetworkGraph,
    question: &TriangleQuestion,
    limits: &Limits,
) -> Result<TriangleAnswer, QueryError> {
    let mut budget = Budget::until_time(limits);
    let mut answer = search(graph, question, limits.results, &mut budget)?;
    if answer.total == 0 && answer.cut.is_none() {
        let absence = explain(graph.network(), &Terms::of(&question.scope), |terms| {
            let relaxed = TriangleQuestion {
                scope: terms.scope.clone(),
                ..question.clone()
            };
            Ok(is_any(graph, &relaxed, &mut budget)?.then_some(0))
        })?;
        answer.absence = Some(absence);
    }
    Ok(answer)
}

impl Answer for TriangleAnswer {
    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.total
    }

    fn listed(&self) -> Option<usize> {
        Some(self.triangles.len())
    }

    fn shorten(&mut self, most: usize) {
        self.triangles.truncate(most);
    }

    fn relations(&self) -> Vec<RelationIndex> {
        let triangles = self.triangles.iter();
        triangles
            .flat_map(|triangle| triangle.ties.iter().flat_map(|tie| tie.iter().copied()))
            .collect()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        let triangles = self.triangles.iter();
        triangles.flat_map(|triangle| triangle.entities).collect()
    }

    fn cut(&self) -> Option<Cut> {
        let is_listed = self.triangles.len() as u64 == self.total;
        self.cut.or((!is_listed).then_some(Cut::Results))
    }

    fn verdict(&self) -> Option<Verdict> {
        self.triangles.first().map(|triangle| triangle.at_once)
    }
}
