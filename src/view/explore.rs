//! What was gathered on the canvas: entities with their places, ties by position, and how much
//! there is beyond.

use crate::explorer::BETWEEN;
use crate::explorer::Question;
use crate::explorer::STEPS;
use hashbrown::HashSet;
use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::Parameters;
use crate::model::EntityIndex;
use crate::model::GrammaticalNumber;
use crate::model::Network;
use crate::query::Canvas;
use crate::query::CanvasCommunity;
use crate::query::ClaimsQuestion;
use crate::query::Cut;
use crate::query::ExploreQuestion;
use crate::query::YearAxis;
use crate::view::entity::EntityLink;
use crate::view::explore_bubbles::BubbleTieView;
use crate::view::explore_bubbles::BubbleView;
use crate::view::explore_bubbles::bubble_ties;
use crate::view::explore_bubbles::bubbles;
use crate::view::explore_legend::LegendKindView;
use crate::view::explore_legend::LegendTypeView;
use crate::view::explore_legend::kinds;
use crate::view::explore_legend::types;
use crate::view::explore_paint::PaintingView;
use crate::view::explore_steps::StepView;
use crate::view::explore_steps::reason;
use crate::view::explore_steps::steps;
use crate::view::explore_ties::TieRowView;
use crate::view::explore_ties::ties;
use crate::view::figures::parameters_of_list;
use crate::view::question::CutView;
use crate::view::question::QuestionView;

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
    /// `plural` if its name is in the plural, so that verbs agree with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<&'static str>,
    /// Its horizontal position, in units of the canvas.
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
    /// Its group, as a position in `painting.entity_groups`; absent if its kind decides on its
    /// colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<usize>,
    /// The colour of the file it is from, as `#rrggbb`, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
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
    /// The entities, in the order they came; the first of them if one answer has no room for all.
    pub entities: Vec<GatheredView>,
    /// How many entities were gathered, listed or not.
    pub gathered_total: usize,
    /// The ties among them, but for those that are added up in `bubble_ties`.
    pub relations: Vec<TieRowView>,
    /// How many ties there are among them, listed or not.
    pub relations_total: usize,
    /// How many ties in scope join one of them to itself; they are in no list here.
    pub loops_total: usize,
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
    /// How it is painted.
    pub painting: PaintingView,
    /// Those who came in bubbles, if there was too much to come by itself.
    pub bubbles: Vec<BubbleView>,
    /// The ties that are added up: with a bubble at an end, or between two entities that have very
    /// many.
    pub bubble_ties: Vec<BubbleTieView>,
}

impl ExploreView {
    /// The address of the list of the claims about an entity, in the same part of the network.
    #[must_use]
    pub fn claims_about(&self, id: &str) -> String {
        let page = &self.question.page;
        let (_, query) = page.split_once('?').unwrap_or((page, ""));
        let given = Parameters::from_query(query);
        let mut parameters = parameters_of_list(ExploreQuestion::ROW, &given);
        parameters.set(&BETWEEN, id);
        parameters.address(&ClaimsQuestion::ROW.path(""))
    }

    /// The address of the list of the claims between the two entities of a sum.
    #[must_use]
    pub fn claims_between(&self, pair: &BubbleTieView) -> String {
        let id = |position: usize| self.link(position).id;
        let mut ids = vec![id(pair.one), id(pair.other)];
        ids.dedup();
        self.claims_about(&ids.join(","))
    }

    /// Pairs of entities whose ties are added up, because they are very many.
    pub fn summed_pairs(&self) -> impl Iterator<Item = &BubbleTieView> {
        let is_pair = |tie: &&BubbleTieView| tie.one.max(tie.other) < self.entities.len();
        self.bubble_ties.iter().filter(is_pair)
    }

    /// The view of a canvas.
    pub(crate) fn of(network: &Network, asked: &Asked<ExploreQuestion>, canvas: &Canvas) -> Self {
        let question = &asked.question;
        let (exploration, layout) = (&canvas.exploration, &canvas.layout);
        let places = layout
            .points
            .iter()
            .zip(&layout.radii)
            .zip(&layout.community_of);
        let hidden: HashSet<EntityIndex> = question.hidden.iter().copied().collect();
        let entities = exploration.gathered.iter().take(canvas.entities_listed);
        let entities = entities
            .zip(places)
            .map(|(gathered, ((point, radius), community))| {
                let found = network.entity(gathered.entity);
                let stroke = canvas.paint.entity(gathered.entity);
                GatheredView {
                    id: found.id.clone(),
                    name: found.name.clone(),
                    kind: found.kind.get(),
                    number: Some(network.grammatical_number(gathered.entity))
                        .filter(|number| *number == GrammaticalNumber::Plural)
                        .map(GrammaticalNumber::name),
                    x: tenths(point.x),
                    y: tenths(point.y),
                    radius: tenths(*radius),
                    ties: gathered.ties,
                    reason: reason(network, question, *gathered),
                    hidden: hidden.contains(&gathered.entity),
                    community: *community,
                    group: stroke.group,
                    colour: stroke.own.map(|colour| colour.to_string()),
                }
            });
        let communities = layout.communities.iter();
        let mut question_view = QuestionView::of(network, asked);
        question_view.cut = cut(asked, canvas, &question_view).or(question_view.cut.take());
        Self {
            question: question_view,
            steps: steps(network, asked, &exploration.outcomes),
            entities: entities.collect(),
            relations: ties(network, canvas),
            relations_total: exploration.relations.len(),
            loops_total: exploration.loops,
            gathered_total: exploration.gathered.len(),
            entities_total: network.entity_count(),
            kinds: kinds(network),
            types: types(network),
            communities: communities
                .map(|community| CommunityView::of(network, community))
                .collect(),
            year_axis: layout.year_axis.map(YearAxisView::of),
            painting: PaintingView::of(network, question, &canvas.paint),
            bubbles: bubbles(network, canvas),
            bubble_ties: bubble_ties(network, canvas),
        }
    }

    /// An entity of the canvas by its position, as pages mention it.
    #[must_use]
    pub fn link(&self, position: usize) -> EntityLink {
        let entity = self.entities.get(position);
        let kind = entity.and_then(|entity| self.kinds.get(entity.kind));
        EntityLink {
            id: entity.map_or_else(String::new, |entity| entity.id.clone()),
            kind: kind.map_or_else(String::new, |kind| kind.id.clone()),
            name: entity.map_or_else(String::new, |entity| entity.name.clone()),
        }
    }

    /// Whether nothing is on the canvas.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty() && self.bubbles.is_empty()
    }

    /// The address of the canvas with a bubble opened.
    #[must_use]
    pub fn opened(&self, bubble: &BubbleView) -> String {
        self.with_step(&bubble.step)
    }

    /// Whether any entity of the network is not on the canvas.
    #[must_use]
    pub fn can_grow(&self) -> bool {
        self.entities.len() < self.entities_total
    }

    /// The address of the canvas extended by the neighbours of an entity.
    #[must_use]
    pub fn further(&self, id: &str) -> String {
        self.with_step(&format!("expand:{id}"))
    }

    fn with_step(&self, step: &str) -> String {
        let (path, query) = self
            .question
            .page
            .split_once('?')
            .unwrap_or((&self.question.page, ""));
        let mut parameters = Parameters::from_query(query);
        parameters.push(&STEPS, step);
        parameters.address(path)
    }

    /// The steps as the parameter `steps` has them.
    #[must_use]
    pub fn steps_text(&self) -> String {
        let steps: Vec<&str> = self.steps.iter().map(|step| step.step.as_str()).collect();
        steps.join(",")
    }

    /// The class of the type of a tie.
    #[must_use]
    pub fn class_of(&self, tie: &TieRowView) -> &str {
        self.types
            .get(tie.relation_type)
            .map_or("", |found| &found.class)
    }

    /// The label of the type of a tie, agreeing with its first end.
    #[must_use]
    pub fn label_of(&self, tie: &TieRowView) -> &str {
        let is_plural = |first: &GatheredView| first.number.is_some();
        let found = self.types.get(tie.relation_type);
        let plural = found
            .and_then(|found| found.plural_label.as_deref())
            .filter(|_| self.entities.get(tie.from).is_some_and(is_plural));
        plural
            .or(found.map(|found| found.label.as_str()))
            .unwrap_or_default()
    }
}

/// Why a canvas is not whole, and where everything is.
fn cut(
    asked: &Asked<ExploreQuestion>,
    canvas: &Canvas,
    question: &QuestionView,
) -> Option<CutView> {
    match asked.request.cut? {
        Cut::Time => Some(CutView::of_canvas(canvas.exploration.cut)),
        Cut::Size if canvas.leaves_out_entities() => {
            let file = question.downloads().into_iter().next()?;
            Some(CutView::of_gathered(file.address))
        }
        Cut::Size => {
            let parameters = parameters_of_list(ExploreQuestion::ROW, &asked.request.parameters);
            let list = parameters.address(&ClaimsQuestion::ROW.path(""));
            Some(CutView::of_claims(&list))
        }
        Cut::Room | Cut::Results => None,
    }
}

impl CommunityView {
    fn of(network: &Network, community: &CanvasCommunity) -> Self {
        let name = |entity: &EntityIndex| network.entity(*entity).name.as_str();
        let names: Vec<&str> = community.best_connected.iter().map(name).collect();
        Self {
            label: names.join(" · "),
            size: community.size,
            x: tenths(community.middle.x),
            y: tenths(community.middle.y),
        }
    }
}

impl YearAxisView {
    fn of(axis: YearAxis) -> Self {
        Self {
            first_year: axis.years.first,
            last_year: axis.years.last,
            year_width: axis.year_width,
            undated: axis.undated,
        }
    }
}

/// A tenth of a unit is less than can be seen, and keeps the answer short.
pub(crate) fn tenths(coordinate: f64) -> f64 {
    (coordinate * 10.0).round() / 10.0
}
