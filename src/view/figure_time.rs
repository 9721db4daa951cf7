//! Pictures with years from left to right: when ties held, and how far that is known.
//!
//! The time that a tie must have covered is drawn firm, the time it may have covered soft; an open
//! end reaches the border.

use crate::layout::Bar;
use crate::layout::Timeline;
use crate::layout::YearSpan;
use crate::layout::timeline;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::view::figure_time_scale::PlacedBar;
use crate::view::figure_time_scale::Scale;
use crate::view::figure_time_scale::WIDTH;
use crate::view::figure_time_scale::cut;
use crate::view::figure_time_scale::number;

const HEAD: f64 = 30.0;
const ROW: f64 = 24.0;
const LANE_GAP: f64 = 10.0;
/// The most letters of the name of a lane.
pub(crate) const LONGEST_NAME: usize = 40;

/// A picture with years from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeFigure {
    /// Its width in its own units, which are about pixels.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What it shows, in a phrase.
    pub title: String,
    /// What it shows, in full, for screen readers.
    pub description: String,
    /// The years that are marked.
    pub ticks: Vec<Tick>,
    /// The lanes, from top to bottom.
    pub lanes: Vec<TimeLane>,
    /// The ties.
    pub bars: Vec<TimeBar>,
}

/// A year that is marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Its horizontal position.
    pub x: f64,
    /// The year.
    pub label: String,
}

/// A lane of a picture of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeLane {
    /// Its name.
    pub name: String,
    /// Its upper edge.
    pub top: f64,
    /// Its height.
    pub height: f64,
}

/// A stretch of time as a stretch of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Where it begins.
    pub x: f64,
    /// Its width.
    pub width: f64,
}

/// A tie in a picture of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeBar {
    /// The id of the relation.
    pub id: String,
    /// The class of its type, for the colour.
    pub class: String,
    /// How the claim stands.
    pub status: String,
    /// The stretch it may have covered.
    pub soft: Stretch,
    /// The stretch it must have covered, if there is one.
    pub firm: Option<Stretch>,
    /// The stretch in some moment of which it held, if it is an event or no more is known.
    pub moment: Option<Stretch>,
    /// The middle of its row.
    pub y: f64,
    /// What it says, short.
    pub label: String,
    /// Where the label begins, or where it ends if it is before the bar.
    pub label_x: f64,
    /// Whether the label is before the bar.
    pub is_label_before: bool,
    /// What it says, in full.
    pub sentence: String,
}

/// A tie on its way into a picture: its lane and its label.
pub(crate) struct TimeRow {
    pub(crate) relation: RelationIndex,
    pub(crate) lane: usize,
    pub(crate) label: String,
}

/// The picture of ties in lanes; `None` if none of them has a date.
pub(crate) fn of_time(
    network: &Network,
    lanes: &[String],
    rows: &[TimeRow],
    title: String,
) -> Option<TimeFigure> {
    let bounds = rows.iter().map(|row| network.bounds(row.relation));
    let scale = Scale::of(lanes, bounds)?;
    let drawn: Vec<PlacedBar> = rows.iter().map(|row| scale.bar(network, row)).collect();
    let in_years = drawn.iter().zip(rows).map(|(bar, row)| Bar {
        span: Some(YearSpan {
            first: scale.year_at(bar.left),
            last: scale.year_at(bar.right),
        }),
        lane: row.lane,
    });
    let laid = timeline(&in_years.collect::<Vec<_>>(), 0.0);
    let lanes: Vec<TimeLane> = lanes
        .iter()
        .enumerate()
        .map(|(lane, name)| TimeLane {
            name: cut(name, LONGEST_NAME),
            top: top(&laid, lane),
            height: number(rows_above(&laid, lane + 1) - rows_above(&laid, lane)) * ROW,
        })
        .collect();
    let bars: Vec<TimeBar> = drawn
        .into_iter()
        .zip(rows)
        .zip(&laid.rows)
        .map(|((placed, row), place)| {
            let above = place
                .unwrap_or(0)
                .saturating_sub(rows_above(&laid, row.lane));
            TimeBar {
                y: top(&laid, row.lane) + (number(above) + 0.5) * ROW,
                ..placed.bar
            }
        })
        .collect();
    let sentences: Vec<&str> = bars.iter().map(|bar| bar.sentence.as_str()).collect();
    Some(TimeFigure {
        width: WIDTH,
        height: lanes.last().map_or(HEAD, |lane| lane.top + lane.height) + LANE_GAP,
        title,
        description: sentences.join(". "),
        ticks: scale.ticks(),
        lanes,
        bars,
    })
}

/// The number of rows above a lane.
fn rows_above(laid: &Timeline, lane: usize) -> usize {
    let starts = &laid.lane_starts;
    starts.get(lane).or(starts.last()).copied().unwrap_or(0)
}

/// The upper edge of a lane.
fn top(laid: &Timeline, lane: usize) -> f64 {
    HEAD + number(rows_above(laid, lane)) * ROW + number(lane) * LANE_GAP
}
