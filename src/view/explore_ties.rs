//! The ties of a canvas, a row each.

use serde::Serialize;
use utoipa::ToSchema;

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::model::Certainty;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Canvas;

/// A tie on the canvas.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
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
    /// How it stands, in words; absent if the source states it as a fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "as Olga Knipper alleged")]
    pub standing: Option<String>,
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
    /// Which of its ends is known to be open: `start`, `end` or `both`. It held before, or after,
    /// any year; absent if neither is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endless: Option<&'static str>,
    /// Its group, as a position in `painting.tie_groups`; absent if its class decides on its
    /// colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<usize>,
    /// The colour of the file it is from, as `#rrggbb`, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    /// How many times as wide as usual it is, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<f64>,
}

/// The ties of a canvas that are not added up, as many as it lists.
pub(crate) fn ties(network: &Network, canvas: &Canvas) -> Vec<TieRowView> {
    let exploration = &canvas.exploration;
    let summed = canvas.parallels.iter().map(|tie| [tie.one, tie.other]);
    let summed: HashSet<[usize; 2]> = summed.collect();
    let position: HashMap<EntityIndex, usize> = exploration
        .gathered
        .iter()
        .take(canvas.entities_listed)
        .enumerate()
        .map(|(position, gathered)| (gathered.entity, position))
        .collect();
    let row = |relation: RelationIndex| {
        let claim = network.claim(relation);
        let (from, to) = (position.get(&claim.from())?, position.get(&claim.to())?);
        if summed.contains(&[*from.min(to), *from.max(to)]) {
            return None;
        }
        let graded = Some(claim.certainty()).filter(|grade| *grade != Certainty::Ungraded);
        let stroke = canvas.paint.tie(relation);
        Some(TieRowView {
            id: claim.id(),
            from: *from,
            to: *to,
            relation_type: network.relation(relation).relation_type.get(),
            status: claim.status().name().to_owned(),
            standing: Some(claim.standing())
                .filter(|standing| !standing.is_plain())
                .map(|standing| standing.text(network)),
            certainty: graded.map(|grade| grade.name().to_owned()),
            when: claim.when().map(HistoricalDate::in_words),
            bounds: claim.when().map(|_| years(network.bounds(relation))),
            endless: endless(network.bounds(relation)),
            group: stroke.group,
            colour: stroke.own.map(|colour| colour.to_string()),
            width: stroke.measure.map(hundredths),
        })
    };
    exploration
        .relations
        .iter()
        .filter_map(|&relation| row(relation))
        .take(canvas.ties_listed)
        .collect()
}

/// A hundredth is less than can be seen, and keeps the answer short.
fn hundredths(width: f64) -> f64 {
    (width * 100.0).round() / 100.0
}

/// Which end is known to be open, and not merely unknown: the years of both are null.
pub(crate) fn endless(bounds: DateBounds) -> Option<&'static str> {
    let has_no_start = bounds.start_latest == Day::ALWAYS;
    let has_no_end = bounds.end_earliest == Day::NEVER_ENDING;
    match (has_no_start, has_no_end) {
        (true, true) => Some("both"),
        (true, false) => Some("start"),
        (false, true) => Some("end"),
        (false, false) => None,
    }
}

pub(crate) fn years(bounds: DateBounds) -> [Option<i64>; 4] {
    let year = |day: Day| (!day.is_open()).then(|| day.year());
    [
        bounds.start_earliest,
        bounds.start_latest,
        bounds.end_earliest,
        bounds.end_latest,
    ]
    .map(year)
}
