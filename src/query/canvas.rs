//! The canvas: what was gathered on it, where everything is, and which communities there are.
//!
//! exploration → sizes → **places** → communities
//!
//! A layout takes more time than the exploration it shows. So it is computed here, within the
//! limits of the question, and ends when nobody waits for it any more.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::layout::Point;
use crate::layout::YearSpan;
use crate::model::EntityIndex;
use crate::model::FilePlace;
use crate::model::Network;
use crate::model::Paint;
use crate::model::RelationIndex;
use crate::query::absence::Absence;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::arrangement::Arrangement;
use crate::query::bubble_places::bubble_places;
use crate::query::bubble_places::slot_radius;
use crate::query::bubbles::Bubbles;
use crate::query::canvas_communities::communities;
use crate::query::canvas_places::Places;
use crate::query::error::QueryError;
use crate::query::explore::Exploration;
use crate::query::explore::ExploreQuestion;
use crate::query::explore::explore;
use crate::query::explore_step::ExploreStep;
use crate::query::measures::TakenMeasure;
use crate::query::paint::paint;
use crate::query::summed::SummedTie;
use crate::query::summed::parallels;

/// An exploration with its layout.
#[derive(Clone, Debug, PartialEq)]
pub struct Canvas {
    /// What was gathered.
    pub exploration: Exploration,
    /// Where it is.
    pub layout: CanvasLayout,
    /// How it is painted.
    pub paint: Paint,
    /// Pairs of entities with so many claims that they are added up.
    pub parallels: Vec<SummedTie>,
    /// How many of the entities are listed, from the first, with the ties among them.
    pub entities_listed: usize,
    /// How many of the ties that are not added up are listed, from the first.
    pub ties_listed: usize,
    /// `Time` if not everybody was gathered, or their places are not those they would come to.
    pub cut: Option<Cut>,
}

/// How many ties a canvas lists at most.
const MOST_TIES: usize = 60_000;

/// If not all entities have room, so many of a hundred that are listed are entities, the others ties among
/// them.
const ENTITIES_OF_A_HUNDRED: usize = 60;

/// The places of everything on a canvas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CanvasLayout {
    /// A point for each entity, in the order of the exploration.
    pub points: Vec<Point>,
    /// The radius of each entity.
    pub radii: Vec<f64>,
    /// The larger communities, if there are so many entities that communities help.
    pub communities: Vec<CanvasCommunity>,
    /// The community of each entity, as a position in `communities`; `None` if it has none or a
    /// small one.
    pub community_of: Vec<Option<usize>>,
    /// Where bubbles are, in the order of the exploration.
    pub bubbles: Vec<BubblePlace>,
    /// Which year is where, if the canvas is arranged by years and any entity has one.
    pub year_axis: Option<YearAxis>,
}

/// The place of a bubble.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BubblePlace {
    /// Its middle.
    pub middle: Point,
    /// Its radius.
    pub radius: f64,
}

/// A group of entities with many ties among them.
#[derive(Clone, Debug, PartialEq)]
pub struct CanvasCommunity {
    /// Its best connected members.
    pub best_connected: Vec<EntityIndex>,
    /// The number of its members.
    pub size: usize,
    /// The mean of their points.
    pub middle: Point,
}

/// The years of a canvas arranged by years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearAxis {
    /// The first year, at x = 0, and the last.
    pub years: YearSpan,
    /// The width of a year.
    pub year_width: f64,
    /// The middle of those without a date, left of the first year.
    pub undated: Option<f64>,
}

/// Gathers what a question puts on the canvas, and arranges it; `taken` are the measures of its scope
/// that its painting needs.
///
/// # Errors
///
/// [`QueryError`] if nobody waits any more, or the limits were reached before anything was known. The
/// layout may cost as much again as the exploration.
pub fn canvas(
    graph: &NetworkGraph,
    question: &ExploreQuestion,
    taken: &[Arc<TakenMeasure>],
    limits: &Limits,
) -> Result<Canvas, QueryError> {
    let exploration = explore(graph, question, limits)?;
    let (network, budget) = (graph.network(), &mut Budget::new(limits));
    let mut paint = paint(network, &question.painting, taken, &exploration, budget)?;
    let layout = arrange(network, &exploration, &paint, question.arrangement, budget)?;
    let parallels = parallels(network, &exploration, budget)?;
    let unsettled = budget.is_late().then_some(Cut::Time);
    if question.arrangement == Arrangement::File {
        paint.places = places_of(&exploration, &layout);
    }
    Ok(Canvas {
        entities_listed: exploration.gathered.len(),
        cut: exploration.cut.or(unsettled),
        exploration,
        layout,
        paint,
        parallels,
        ties_listed: MOST_TIES,
    })
}

/// Arranges an exploration. The same steps give the same places, and further steps change none of
/// them if the arrangement is by ties, unless they bring a route that would not be read from left
/// to right.
///
/// # Errors
///
/// [`QueryError`] if the budget ended before everything had its place.
pub fn arrange(
    network: &Network,
    exploration: &Exploration,
    paint: &Paint,
    arrangement: Arrangement,
    budget: &mut Budget,
) -> Result<CanvasLayout, QueryError> {
    let mut places = Places::of(network, exploration, budget)?;
    places.measure(paint);
    let nowhere = CanvasLayout {
        community_of: vec![None; places.radii.len()],
        ..CanvasLayout::default()
    };
    if let Some(bubbles) = &exploration.bubbles {
        let found = bubble_places(bubbles, &places.counted_ties(), &places.radii, budget)?;
        return Ok(CanvasLayout {
            points: found.points,
            radii: places.radii,
            bubbles: discs_of(bubbles, found.bubbles),
            ..nowhere
        });
    }
    let arranged = match arrangement {
        Arrangement::Ties | Arrangement::File => {
            let points = match arrangement {
                Arrangement::File => places.by_file(budget)?,
                _ => places.by_ties(budget)?,
            };
            let (communities, community_of) =
                communities(exploration, &places.ties, &points, budget)?;
            CanvasLayout {
                points,
                communities,
                community_of,
                ..nowhere
            }
        }
        Arrangement::Layers => CanvasLayout {
            points: places.by_layers(budget)?,
            ..nowhere
        },
        Arrangement::Years => {
            let chart = places.by_years(budget)?;
            CanvasLayout {
                year_axis: chart.years.map(|years| YearAxis {
                    years,
                    year_width: chart.year_width,
                    undated: chart.undated,
                }),
                points: chart.points,
                ..nowhere
            }
        }
    };
    Ok(CanvasLayout {
        radii: places.radii,
        ..arranged
    })
}

fn discs_of(bubbles: &Bubbles, middles: Vec<Point>) -> Vec<BubblePlace> {
    let bubbles = bubbles.bubbles.iter().zip(middles);
    bubbles
        .map(|(bubble, middle)| BubblePlace {
            middle,
            radius: slot_radius(bubble.size),
        })
        .collect()
}

fn places_of(exploration: &Exploration, layout: &CanvasLayout) -> HashMap<EntityIndex, FilePlace> {
    let placed = exploration.gathered.iter().zip(&layout.points);
    placed
        .map(|(gathered, &Point { x, y })| (gathered.entity, FilePlace { x, y }))
        .collect()
}

impl Canvas {
    /// What a question puts on the canvas, without places: for files and checks that show no
    /// picture.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before all steps were taken.
    pub fn without_layout(
        graph: &NetworkGraph,
        question: &ExploreQuestion,
        taken: &[Arc<TakenMeasure>],
        limits: &Limits,
    ) -> Result<Self, QueryError> {
        // A file holds everybody, however many they are.
        let step = |step: &ExploreStep| match step {
            ExploreStep::Everything => ExploreStep::Everybody,
            other => other.clone(),
        };
        let everybody = ExploreQuestion {
            steps: question.steps.iter().map(step).collect(),
            ..question.clone()
        };
        let exploration = explore(graph, &everybody, limits)?;
        let (network, budget) = (graph.network(), &mut Budget::new(limits));
        let mut paint = paint(network, &question.painting, taken, &exploration, budget)?;
        if question.arrangement == Arrangement::File {
            // Their places are in the file, and belong into a drawing as well.
            let layout = arrange(network, &exploration, &paint, Arrangement::File, budget)?;
            paint.places = places_of(&exploration, &layout);
        }
        Ok(Self {
            entities_listed: exploration.gathered.len(),
            cut: exploration.cut,
            exploration,
            layout: CanvasLayout::default(),
            paint,
            parallels: Vec::new(),
            ties_listed: MOST_TIES,
        })
    }
}

impl Canvas {
    /// Whether one answer has no room for all entities.
    #[must_use]
    pub fn leaves_out_entities(&self) -> bool {
        self.entities_listed < self.exploration.gathered.len()
    }

    /// The position of an end in what is listed: first the entities, then the bubbles; `None` if it is not.
    #[must_use]
    pub fn listed_position(&self, end: usize) -> Option<usize> {
        match end.checked_sub(self.exploration.gathered.len()) {
            Some(bubble) => Some(self.entities_listed + bubble),
            None => Some(end).filter(|end| *end < self.entities_listed),
        }
    }

    /// How many ties are not added up.
    fn single_ties(&self) -> usize {
        let summed: usize = self.parallels.iter().map(|tie| tie.claims).sum();
        self.exploration.relations.len().saturating_sub(summed)
    }
}

impl Answer for Canvas {
    fn cut(&self) -> Option<Cut> {
        let is_large = self.single_ties() > self.ties_listed || self.leaves_out_entities();
        self.cut.or(is_large.then_some(Cut::Size))
    }

    fn listed(&self) -> Option<usize> {
        Some(self.entities_listed + self.single_ties().min(self.ties_listed))
    }

    /// Ties are left out first: entities have a place each, which others stand by.
    fn shorten(&mut self, most: usize) {
        if most <= self.entities_listed {
            self.entities_listed = (most * ENTITIES_OF_A_HUNDRED / 100).max(1);
        }
        self.ties_listed = most.saturating_sub(self.entities_listed);
    }

    fn is_limited_list(&self) -> bool {
        false
    }

    fn paint(&self) -> Option<&Paint> {
        Some(&self.paint)
    }

    fn absence(&self) -> Option<&Absence> {
        if self.cut.is_some() {
            return None;
        }
        let mut outcomes = self.exploration.outcomes.iter();
        outcomes.find_map(|outcome| outcome.absence.as_ref())
    }

    fn count(&self) -> u64 {
        let bubbles = self.exploration.bubbles.as_ref();
        let in_bubbles = bubbles.map_or(0, |bubbles| bubbles.bubbles.len());
        (self.exploration.gathered.len() + in_bubbles) as u64
    }

    fn relations(&self) -> Vec<RelationIndex> {
        self.exploration.relations.clone()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        self.exploration
            .gathered
            .iter()
            .map(|found| found.entity)
            .collect()
    }
}
