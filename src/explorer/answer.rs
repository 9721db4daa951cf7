//! Answers of every sort.

use crate::explorer::canvas::Canvas;
use crate::graph::NameHit;
use crate::graph::Total;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::Absence;
use crate::query::Around;
use crate::query::JourneyAnswer;
use crate::query::PathAnswer;
use crate::query::TimelineAnswer;
use crate::query::TriangleAnswer;

/// Who is called so.
#[derive(Clone, Debug)]
pub struct FindAnswer {
    /// The entities, best match first, with the name that matched and why.
    pub hits: Vec<NameHit>,
    /// How many there are.
    pub total: Total,
    /// Why there is none, if there is none.
    pub absence: Option<Absence>,
}

/// What is known of an entity.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The entity.
    pub entity: EntityIndex,
    /// Its relations within the scope, in the order of the dataset, up to the limit.
    pub relations: Vec<RelationIndex>,
    /// How many relations the scope admits, listed or not.
    pub total: usize,
    /// How many relations it has in all, whatever the scope.
    pub unscoped: usize,
    /// Its direct neighbours, for a picture.
    pub around: Around,
    /// Why the scope admits none of its relations, if it admits none.
    pub absence: Option<Absence>,
}

/// The answer to any question.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Who is called so.
    Find(FindAnswer),
    /// What is known of an entity.
    Show(Dossier),
    /// Who is around an entity.
    Around(Around),
    /// How two entities are connected.
    Path(PathAnswer),
    /// Whether it could have travelled.
    Journey(JourneyAnswer),
    /// What happened when.
    Timeline(TimelineAnswer),
    /// Which triangles there are.
    Triangles(TriangleAnswer),
    /// What was gathered on the canvas.
    Explore(Canvas),
}

impl Answer {
    /// Whether there is something in it.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        match self {
            Self::Find(answer) => !answer.hits.is_empty(),
            Self::Show(_) => true,
            Self::Around(answer) => answer.members.len() > 1,
            Self::Path(answer) => !answer.routes.is_empty(),
            Self::Journey(answer) => answer.possible.is_some(),
            Self::Timeline(answer) => answer.total > 0,
            Self::Triangles(answer) => answer.total > 0,
            Self::Explore(answer) => !answer.exploration.gathered.is_empty(),
        }
    }

    /// Why there is nothing in it, if there is nothing.
    #[must_use]
    pub fn absence(&self) -> Option<&Absence> {
        match self {
            Self::Find(answer) => answer.absence.as_ref(),
            Self::Show(dossier) => dossier.absence.as_ref(),
            Self::Around(answer) => answer.absence.as_ref(),
            Self::Path(answer) => answer.absence.as_ref(),
            Self::Journey(answer) => answer.absence.as_ref(),
            Self::Timeline(answer) => answer.absence.as_ref(),
            Self::Triangles(answer) => answer.absence.as_ref(),
            Self::Explore(answer) => answer
                .exploration
                .outcomes
                .iter()
                .find_map(|outcome| outcome.absence.as_ref()),
        }
    }

    /// How many results there are: hits, relations, neighbours, routes, triangles.
    #[must_use]
    pub fn count(&self) -> u64 {
        match self {
            Self::Find(answer) => answer.hits.len() as u64,
            Self::Show(dossier) => dossier.total as u64,
            Self::Around(answer) => answer.count_by_distance.iter().skip(1).sum::<usize>() as u64,
            Self::Path(answer) => answer.total.unwrap_or(answer.routes.len() as u64),
            Self::Journey(answer) => answer.journeys().count() as u64,
            Self::Timeline(answer) => answer.total as u64,
            Self::Triangles(answer) => answer.total,
            Self::Explore(answer) => answer.exploration.gathered.len() as u64,
        }
    }

    /// The relations the answer rests on, in its order.
    #[must_use]
    pub fn relations(&self) -> Vec<RelationIndex> {
        match self {
            Self::Find(_) => Vec::new(),
            Self::Show(dossier) => dossier.relations.clone(),
            Self::Around(answer) => answer.relations.clone(),
            Self::Path(answer) => answer
                .routes
                .iter()
                .flat_map(|route| &route.hops)
                .flat_map(|hop| hop.relations.clone())
                .collect(),
            Self::Journey(answer) => answer
                .journeys()
                .flat_map(|journey| &journey.hops)
                .map(|hop| hop.relation)
                .collect(),
            Self::Timeline(answer) => answer.relations.clone(),
            Self::Triangles(answer) => answer
                .triangles
                .iter()
                .flat_map(|triangle| triangle.ties.concat())
                .collect(),
            Self::Explore(answer) => answer.exploration.relations.clone(),
        }
    }
}
