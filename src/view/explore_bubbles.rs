//! The bubbles of a large canvas: communities as one, with the ties between them added up.

use serde::Serialize;
use utoipa::ToSchema;

use crate::model::Network;
use crate::query::Bubble;
use crate::query::BubblePlace;
use crate::query::Canvas;
use crate::query::Held;
use crate::query::SummedPart;
use crate::query::SummedTie;
use crate::view::explore::tenths;
use crate::view::explore_ties::endless;
use crate::view::explore_ties::years;

/// How many members name a bubble.
const NAMED_AFTER: usize = 2;

/// A community, or all smaller ones together, as one.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct BubbleView {
    /// The step that brings its members instead.
    #[schema(example = "open:anton-chekhov")]
    pub step: String,
    /// Its best connected members.
    pub label: String,
    /// How many members it has that are not on the canvas by themselves.
    pub size: usize,
    /// Whether it holds all those who belong to no larger community.
    pub is_rest: bool,
    /// Its horizontal position, in units of the canvas.
    pub x: f64,
    /// Downwards.
    pub y: f64,
    /// How large it is.
    pub radius: f64,
}

/// The ties between two bubbles, a bubble and an entity, within a bubble, or between two entities
/// that have very many, added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BubbleTieView {
    /// The first end: a position in `entities`, or after these in `bubbles`.
    pub one: usize,
    /// The second end; the same for ties within a bubble.
    pub other: usize,
    /// How many claims.
    pub claims: usize,
    /// The claims by what filters ask for.
    pub parts: Vec<BubblePartView>,
}

/// Claims of one type, status and date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BubblePartView {
    /// How many.
    pub claims: usize,
    /// Their type, as a position in `types`.
    #[serde(rename = "type")]
    pub relation_type: usize,
    /// How they stand.
    pub status: &'static str,
    /// The years of their four bounds; absent without a date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<[Option<i64>; 4]>,
    /// Which of their ends is known to be open: `start`, `end` or `both`; absent if neither is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endless: Option<&'static str>,
}

/// The bubbles of a canvas.
pub(crate) fn bubbles(network: &Network, canvas: &Canvas) -> Vec<BubbleView> {
    let bubbles = canvas.exploration.bubbles.iter();
    let bubbles = bubbles.flat_map(|found| &found.bubbles);
    bubbles
        .zip(&canvas.layout.bubbles)
        .map(|(bubble, place)| BubbleView::of(network, bubble, *place))
        .collect()
}

/// The ties that are added up.
pub(crate) fn bubble_ties(network: &Network, canvas: &Canvas) -> Vec<BubbleTieView> {
    let bubbles = canvas.exploration.bubbles.iter();
    let ties = bubbles
        .flat_map(|found| &found.ties)
        .chain(&canvas.parallels);
    let listed = ties.filter_map(|tie| {
        let [one, other] = [tie.one, tie.other].map(|end| canvas.listed_position(end));
        Some(BubbleTieView {
            one: one?,
            other: other?,
            ..BubbleTieView::of(network, tie)
        })
    });
    listed.collect()
}

impl BubbleView {
    fn of(network: &Network, bubble: &Bubble, place: BubblePlace) -> Self {
        let members = bubble.best_connected.iter().take(NAMED_AFTER);
        let names: Vec<&str> = members
            .map(|one| network.entity(*one).name.as_str())
            .collect();
        let is_rest = bubble.holds == Held::Rest;
        Self {
            step: format!("open:{}", network.entity(bubble.representative).id),
            label: if is_rest {
                "smaller communities".to_owned()
            } else {
                names.join(" · ")
            },
            size: bubble.size,
            is_rest,
            x: tenths(place.middle.x),
            y: tenths(place.middle.y),
            radius: tenths(place.radius),
        }
    }
}

impl BubbleTieView {
    fn of(network: &Network, tie: &SummedTie) -> Self {
        let part = |part: &SummedPart| {
            let claim = network.claim(part.relation);
            BubblePartView {
                claims: part.claims,
                relation_type: network.relation(part.relation).relation_type.get(),
                status: claim.status().name(),
                bounds: claim.when().map(|_| years(network.bounds(part.relation))),
                endless: endless(network.bounds(part.relation)),
            }
        };
        Self {
            one: tie.one,
            other: tie.other,
            claims: tie.claims,
            parts: tie.parts.iter().map(part).collect(),
        }
    }
}
