//! What was gathered on the canvas: entities with their places, ties by position, and how much
//! there is beyond.

use crate::explorer::STEPS;
use serde::Serialize;
use utoipa::ToSchema;

use crate::analysis::communities_of_ties;
use crate::explorer::Asked;
use crate::explorer::Parameters;
use crate::layout::Point;
use crate::model::Certainty;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Arrangement;
use crate::query::Exploration;
use crate::query::ExploreQuestion;
use crate::query::ExploreStep;
use crate::query::Gathered;
use crate::query::Reach;
use crate::query::StepOutcome;
use crate::view::absence::AbsenceView;
use crate::view::entity::EntityLink;
use crate::view::explore_legend::LegendKindView;
use crate::view::explore_legend::LegendTypeView;
use crate::view::explore_legend::kinds;
use crate::view::explore_legend::types;
use crate::view::explore_places::Places;
use crate::view::explore_places::is_open;
use crate::view::explore_places::positions;
use crate::view::question::QuestionView;

/// How many ties a canvas lists at most.
const MOST_TIES: usize = 60_000;
/// From so many entities on, communities are looked for and named.
const WORTH_COMMUNITIES: usize = 60;
/// Communities smaller than this get no name.
const SMALLEST_COMMUNITY: usize = 6;

/// An entity on the canvas.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct GatheredView {
    /// Its id.
    #[schema(example = "anton-chekhov")]
    pub id: String,
    /// Its preferred name.
    pub name: String,
    /// Its kind, as a position in `kinds`.
    pub kind: usize,
    /// Where it stands, in units of the canvas.
    pub x: f64,
    /// Downwards.
    pub y: f64,
    /// How large it is.
    pub radius: f64,
    /// How many relations it has in scope, on the canvas or not.
    pub ties: usize,
    /// How it came here, in words.
    #[schema(example = "brought by Olga Knipper")]
    pub reason: String,
    /// Whether it was put aside.
    pub hidden: bool,
    /// Its community, as a position in `communities`; absent if they were not looked for or it is
    /// small.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub community: Option<usize>,
}

/// A tie on the canvas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TieRowView {
    /// The id of the relation.
    #[schema(example = "r0314")]
    pub id: String,
    /// The first end, as a position in `entities`.
    pub from: usize,
    /// The second end.
    pub to: usize,
    /// Its type, as a position in `types`.
    #[serde(rename = "type")]
    pub relation_type: usize,
    /// How the claim stands.
    #[schema(example = "documented")]
    pub status: String,
    /// How sure the dataset is of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<String>,
    /// Its date in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The years of its four bounds: not before, had started by, did not end before, had ended by;
    /// null for an open end. Absent without a date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<[Option<i64>; 4]>,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct StepView {
    /// How it is written in the parameter `steps`.
    #[schema(example = "expand:olga-knipper")]
    pub step: String,
    /// What it did, in words.
    pub words: String,
    /// How many entities it is about.
    pub found: usize,
    /// How many of them are on the canvas.
    pub shown: usize,
    /// Why it found nobody, if it found nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absence: Option<AbsenceView>,
}

/// A group of entities with many ties among them.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CommunityView {
    /// Its best connected members.
    pub label: String,
    /// How many entities it has.
    pub size: usize,
    /// Where its middle is.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// Where the years of a canvas arranged by years stand.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct YearAxisView {
    /// The year at x = 0.
    #[schema(example = 1917.0)]
    pub first_year: f64,
    /// The year of the last.
    #[schema(example = 1945.5)]
    pub last_year: f64,
    /// How many units of the canvas a year takes.
    pub year_width: f64,
    /// Where the middle of those without a date is, left of the first year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undated: Option<f64>,
}

/// A canvas.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ExploreView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// The steps that were taken.
    pub steps: Vec<StepView>,
    /// The entities, in the order they came.
    pub entities: Vec<GatheredView>,
    /// The ties among them.
    pub relations: Vec<TieRowView>,
    /// How many ties there are among them, listed or not.
    pub relations_total: usize,
    /// How many entities the network has.
    pub entities_total: usize,
    /// The kinds of the network.
    pub kinds: Vec<LegendKindView>,
    /// The types of the network.
    pub types: Vec<LegendTypeView>,
    /// The communities, for a canvas of many entities.
    pub communities: Vec<CommunityView>,
    /// Which year is where, if the canvas is arranged by years and any entity has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year_axis: Option<YearAxisView>,
}

impl ExploreView {
    /// The canvas of an exploration.
    pub(crate) fn of(
        network: &Network,
        asked: &Asked<ExploreQuestion>,
        exploration: &Exploration,
    ) -> Self {
        let question = &asked.question;
        let places = Places::of(network, exploration);
        let points = places.points(question.arrangement);
        let (communities, community_of) =
            communities(network, question, exploration, (&places, &points));
        let entities = exploration
            .gathered
            .iter()
            .enumerate()
            .map(|(position, gathered)| {
                let found = network.entity(gathered.entity);
                GatheredView {
                    id: found.id.clone(),
                    name: found.name.clone(),
                    kind: found.kind.get(),
                    x: tenths(points[position].x),
                    y: tenths(points[position].y),
                    radius: tenths(places.radii[position]),
                    ties: gathered.ties,
                    reason: reason(network, question, *gathered),
                    hidden: question.hidden.contains(&gathered.entity),
                    community: community_of[position],
                }
            });
        Self {
            question: QuestionView::of(network, asked),
            steps: steps(network, asked, exploration),
            entities: entities.collect(),
            relations: ties(network, exploration),
            relations_total: exploration.relations.len(),
            entities_total: network.entity_count(),
            kinds: kinds(network),
            types: types(network),
            communities,
            year_axis: (question.arrangement == Arrangement::Years)
                .then(|| year_axis(&places))
                .flatten(),
        }
    }

    /// An entity of the canvas by its position, as pages mention it.
    #[must_use]
    pub fn link(&self, position: usize) -> EntityLink {
        let found = &self.entities[position];
        EntityLink {
            id: found.id.clone(),
            kind: self.kinds[found.kind].id.clone(),
            name: found.name.clone(),
        }
    }

    /// Whether there is anybody who is not on the canvas.
    #[must_use]
    pub fn can_grow(&self) -> bool {
        self.entities.len() < self.entities_total
    }

    /// The address of the canvas with the neighbours of an entity too.
    #[must_use]
    pub fn further(&self, id: &str) -> String {
        let (path, query) = self
            .question
            .page
            .split_once('?')
            .unwrap_or((&self.question.page, ""));
        let mut parameters = Parameters::from_query(query);
        parameters.push(&STEPS, &format!("expand:{id}"));
        parameters.address(path)
    }

    /// The steps as the parameter `steps` has them.
    #[must_use]
    pub fn steps_text(&self) -> String {
        let steps: Vec<&str> = self.steps.iter().map(|step| step.step.as_str()).collect();
        steps.join(",")
    }

    /// What a tie of the canvas says, with the words of its type.
    #[must_use]
    pub fn type_of(&self, tie: &TieRowView) -> &LegendTypeView {
        &self.types[tie.relation_type]
    }
}

/// A tenth of a unit is less than can be seen, and keeps the answer short.
fn tenths(coordinate: f64) -> f64 {
    (coordinate * 10.0).round() / 10.0
}

fn year_axis(places: &Places<'_>) -> Option<YearAxisView> {
    let chart = places.by_years();
    chart.years.map(|(first_year, last_year)| YearAxisView {
        first_year,
        last_year,
        year_width: chart.year_width,
        undated: chart.undated,
    })
}

fn reason(network: &Network, question: &ExploreQuestion, gathered: Gathered) -> String {
    let name = |entity: EntityIndex| network.entity(entity).name.as_str();
    match (&question.steps[gathered.step], gathered.reached_from) {
        (ExploreStep::Show(_), _) => "shown by itself".to_owned(),
        (ExploreStep::Everything, _) => "part of the whole network".to_owned(),
        (ExploreStep::Expand { .. }, None) => "shown to see its ties".to_owned(),
        (ExploreStep::Expand { entity, .. }, Some(_)) => format!("brought by {}", name(*entity)),
        (ExploreStep::Route { from, to }, _) => {
            format!("on the route from {} to {}", name(*from), name(*to))
        }
    }
}

fn ties(network: &Network, exploration: &Exploration) -> Vec<TieRowView> {
    let position = positions(exploration);
    let row = |relation: RelationIndex| {
        let claim = network.claim(relation);
        let (from, to) = (position.get(&claim.from())?, position.get(&claim.to())?);
        let graded = Some(claim.certainty()).filter(|grade| *grade != Certainty::Ungraded);
        Some(TieRowView {
            id: claim.id(),
            from: *from,
            to: *to,
            relation_type: network.relation(relation).relation_type.get(),
            status: claim.status().name().to_owned(),
            certainty: graded.map(|grade| grade.name().to_owned()),
            when: claim.when().map(HistoricalDate::in_words),
            bounds: claim.when().map(|_| years(network.bounds(relation))),
        })
    };
    exploration
        .relations
        .iter()
        .take(MOST_TIES)
        .filter_map(|&relation| row(relation))
        .collect()
}

fn years(bounds: DateBounds) -> [Option<i64>; 4] {
    let year = |day: Day| (!is_open(day)).then(|| day.year());
    [
        bounds.start_earliest,
        bounds.start_latest,
        bounds.end_earliest,
        bounds.end_latest,
    ]
    .map(year)
}

fn steps(
    network: &Network,
    asked: &Asked<ExploreQuestion>,
    exploration: &Exploration,
) -> Vec<StepView> {
    let view = |(step, outcome): (&ExploreStep, &StepOutcome)| {
        let (step, words) = written(network, step);
        let absence = outcome
            .absence
            .as_ref()
            .map(|absence| AbsenceView::of(network, asked, absence));
        StepView {
            step,
            words,
            found: outcome.found,
            shown: outcome.shown,
            absence,
        }
    };
    asked
        .question
        .steps
        .iter()
        .zip(&exploration.outcomes)
        .map(view)
        .collect()
}

/// A step as it is written in an address, and in words.
fn written(network: &Network, step: &ExploreStep) -> (String, String) {
    let id = |entity: &EntityIndex| network.entity(*entity).id.as_str();
    let name = |entity: &EntityIndex| network.entity(*entity).name.as_str();
    match step {
        ExploreStep::Everything => ("all".to_owned(), "the whole network".to_owned()),
        ExploreStep::Show(entities) => {
            let ids: Vec<&str> = entities.iter().map(id).collect();
            let names: Vec<&str> = entities.iter().map(name).collect();
            (
                format!("show:{}", ids.join("|")),
                format!("shown: {}", names.join(", ")),
            )
        }
        ExploreStep::Route { from, to } => (
            format!("route:{}:{}", id(from), id(to)),
            format!("the route from {} to {}", name(from), name(to)),
        ),
        ExploreStep::Expand { entity, reach } => {
            let begin = format!("expand:{}", id(entity));
            match reach {
                Reach::Usual => (begin, format!("the neighbours of {}", name(entity))),
                Reach::All => (
                    format!("{begin}:all"),
                    format!("all neighbours of {}", name(entity)),
                ),
                Reach::Types(types) => {
                    let schema = network.schema();
                    let ids: Vec<&str> = types
                        .iter()
                        .map(|&index| schema.relation_type(index).id.as_str())
                        .collect();
                    let labels: Vec<&str> = types
                        .iter()
                        .map(|&index| schema.relation_type(index).label.as_str())
                        .collect();
                    let words = format!(
                        "the neighbours of {} by \u{201c}{}\u{201d}",
                        name(entity),
                        labels.join("\u{201d}, \u{201c}")
                    );
                    (format!("{begin}:{}", ids.join("|")), words)
                }
            }
        }
    }
}

/// The larger communities with their names and middles, and the community of each entity.
fn communities(
    network: &Network,
    question: &ExploreQuestion,
    exploration: &Exploration,
    (places, points): (&Places<'_>, &[Point]),
) -> (Vec<CommunityView>, Vec<Option<usize>>) {
    let count = exploration.gathered.len();
    // Only where ties decide who stands beside whom is there a middle to write their names at.
    if count < WORTH_COMMUNITIES || question.arrangement != Arrangement::Ties {
        return (Vec::new(), vec![None; count]);
    }
    let ties: Vec<(usize, usize, f64)> = places
        .ties
        .iter()
        .map(|&(one, other)| (one, other, 1.0))
        .collect();
    let found = communities_of_ties(count, &ties);
    let large = found
        .sizes
        .iter()
        .take_while(|&&size| size >= SMALLEST_COMMUNITY)
        .count();
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); large];
    let community_of: Vec<Option<usize>> = found
        .community_of
        .iter()
        .map(|number| number.filter(|&number| number < large))
        .collect();
    for (member, community) in community_of.iter().enumerate() {
        if let Some(community) = community {
            members[*community].push(member);
        }
    }
    let view = |members: &Vec<usize>| {
        let mut best = members.clone();
        best.sort_by_key(|&member| std::cmp::Reverse(exploration.gathered[member].ties));
        let names: Vec<&str> = best
            .iter()
            .take(2)
            .map(|&member| {
                network
                    .entity(exploration.gathered[member].entity)
                    .name
                    .as_str()
            })
            .collect();
        let size = f64::from(u32::try_from(members.len()).unwrap_or(u32::MAX));
        let mean = |coordinate: fn(&Point) -> f64| {
            members
                .iter()
                .map(|&member| coordinate(&points[member]))
                .sum::<f64>()
                / size
        };
        CommunityView {
            label: names.join(" · "),
            size: members.len(),
            x: tenths(mean(|point| point.x)),
            y: tenths(mean(|point| point.y)),
        }
    };
    (members.iter().map(view).collect(), community_of)
}
