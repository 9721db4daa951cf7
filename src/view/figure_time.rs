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
use crate::view::figure::room_for;
use crate::view::figure_time_scale::PHONE;
use crate::view::figure_time_scale::PlacedBar;
use crate::view::figure_time_scale::Scale;
use crate::view::figure_time_scale::TimeStyle;
use crate::view::figure_time_scale::WIDE;
use crate::view::figure_time_scale::number;

const HEAD: f64 = 30.0;
const LANE_GAP: f64 = 10.0;
/// The room for the name of a lane above it.
const NAME_ABOVE: f64 = 22.0;
/// The base line of a label under its bar, and of one beside it, counted from the middle of the bar.
const UNDER: f64 = 20.0;
const BESIDE: f64 = 4.5;

/// A picture with years from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeFigure {
    /// What it shows, in a phrase.
    pub title: String,
    /// What it shows, in full, for screen readers.
    pub description: String,
    /// Its drawing where there is room.
    pub wide: TimeSketch,
    /// Its drawing for narrow boxes.
    pub narrow: TimeSketch,
}

/// One drawing of a picture of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeSketch {
    /// Its width in its own units, which are about pixels.
    pub width: f64,
    /// Its height.
    pub height: f64,
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
    /// The base line of the label.
    pub label_y: f64,
    /// The side of the bar on which the label stands.
    pub label_side: LabelSide,
    /// What it says, in full.
    pub sentence: String,
}

/// Where the label of a bar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelSide {
    /// Before it: the label ends where the bar begins.
    Before,
    /// On it.
    Inside,
    /// After it, or under it in the narrow drawing.
    After,
}

impl LabelSide {
    /// Its name as a style class.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Inside => "inside",
            Self::After => "after",
        }
    }
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
    let wide = sketch(network, lanes, rows, WIDE)?;
    let narrow = sketch(network, lanes, rows, PHONE)?;
    let sentences: Vec<&str> = wide.bars.iter().map(|bar| bar.sentence.as_str()).collect();
    Some(TimeFigure {
        title,
        description: sentences.join(". "),
        narrow,
        wide,
    })
}

impl TimeFigure {
    /// From which width of its box on the wide drawing is shown, as a word for a style class.
    #[must_use]
    pub fn room(&self) -> &'static str {
        room_for(Some(self.wide.width))
    }
}

fn sketch(
    network: &Network,
    lanes: &[String],
    rows: &[TimeRow],
    style: TimeStyle,
) -> Option<TimeSketch> {
    let bounds = rows.iter().map(|row| network.bounds(row.relation));
    let scale = Scale::of(style, lanes, bounds)?;
    let drawn: Vec<PlacedBar> = rows.iter().map(|row| scale.bar(network, row)).collect();
    let in_years = drawn.iter().zip(rows).map(|(bar, row)| Bar {
        span: Some(YearSpan {
            first: scale.year_at(bar.left),
            last: scale.year_at(bar.right),
        }),
        lane: row.lane,
    });
    let laid = Laid {
        rows: in_order_of_time(timeline(&in_years.collect::<Vec<_>>(), 0.0)),
        style,
    };
    let lanes: Vec<TimeLane> = lanes
        .iter()
        .enumerate()
        .map(|(lane, name)| TimeLane {
            name: scale.lane_name(name),
            top: laid.top(lane),
            height: laid.height(lane),
        })
        .collect();
    let bars: Vec<TimeBar> = drawn
        .into_iter()
        .zip(rows)
        .zip(&laid.rows.rows)
        .map(|((placed, row), place)| {
            let y = laid.middle(row.lane, place.unwrap_or(0));
            let down = if style.is_narrow { UNDER } else { BESIDE };
            TimeBar {
                y,
                label_y: y + down,
                ..placed.bar
            }
        })
        .collect();
    Some(TimeSketch {
        width: style.width,
        height: lanes.last().map_or(HEAD, |lane| lane.top + lane.height) + LANE_GAP,
        ticks: scale.ticks(),
        lanes,
        bars,
    })
}

/// The same with the rows of each lane in the order of the first tie of each: where a label stands
/// before its bar, a later tie may have got an earlier row. Time `O(n log n)`.
fn in_order_of_time(laid: Timeline) -> Timeline {
    let rows = laid.lane_starts.last().copied().unwrap_or(0);
    // Ties come in the order of time.
    let mut first = vec![usize::MAX; rows];
    for (tie, row) in laid.rows.iter().enumerate().rev() {
        if let Some(first) = row.and_then(|row| first.get_mut(row)) {
            *first = tie;
        }
    }
    let mut order: Vec<usize> = (0..rows).collect();
    for lane in laid.lane_starts.windows(2) {
        if let [begin, end] = *lane
            && let Some(of_lane) = order.get_mut(begin..end)
        {
            of_lane.sort_by_key(|&row| first.get(row).copied());
        }
    }
    let mut place = vec![0; rows];
    for (new, &old) in order.iter().enumerate() {
        if let Some(place) = place.get_mut(old) {
            *place = new;
        }
    }
    let rows = laid.rows.iter();
    let rows = rows.map(|row| row.and_then(|row| place.get(row).copied()));
    Timeline {
        rows: rows.collect(),
        ..laid
    }
}

/// The rows of a drawing with their heights.
struct Laid {
    rows: Timeline,
    style: TimeStyle,
}

impl Laid {
    /// The number of rows above a lane.
    fn rows_above(&self, lane: usize) -> usize {
        let starts = &self.rows.lane_starts;
        starts.get(lane).or(starts.last()).copied().unwrap_or(0)
    }

    /// The room for the name above a lane.
    fn name(&self) -> f64 {
        if self.style.is_narrow {
            NAME_ABOVE
        } else {
            0.0
        }
    }

    /// The upper edge of a lane.
    fn top(&self, lane: usize) -> f64 {
        HEAD + number(self.rows_above(lane)) * self.style.row
            + number(lane) * (LANE_GAP + self.name())
    }

    fn height(&self, lane: usize) -> f64 {
        number(self.rows_above(lane + 1) - self.rows_above(lane)) * self.style.row + self.name()
    }

    /// The middle of the bars of a row of a lane.
    fn middle(&self, lane: usize, row: usize) -> f64 {
        let above = number(row.saturating_sub(self.rows_above(lane)));
        let middle = if self.style.is_narrow {
            10.0
        } else {
            self.style.row / 2.0
        };
        self.top(lane) + self.name() + above * self.style.row + middle
    }
}
