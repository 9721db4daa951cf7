//! The band of counts over time: a bar for each stretch of years, places and widths in per cent and
//! heights in pixels, so that it fits any box and its letters never shrink.

use crate::explorer::BY;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::query::CountAnswer;
use crate::query::CountQuestion;
use crate::query::Dimension;
use crate::query::Key;
use crate::view::counts::CountRowView;
use crate::view::figures::FigureView;

/// So many bars can still be told apart on a wide screen.
const MOST_BARS: usize = 400;
/// How many levels are marked at most.
const MOST_LEVELS: u64 = 4;
/// How many stretches have their name below them: on a wide screen, and on a narrow one.
const MOST_NAMES: usize = 24;
const MOST_NAMES_NARROW: usize = 6;
/// The first digits of the steps between two levels, or two names.
const STEPS: [u64; 3] = [1, 2, 5];
/// What a bar leaves free of its place, and how much of it is before the bar.
const GAP: f64 = 0.16;
/// How high the highest bar is, and the room above it, in pixels.
const HIGHEST: f64 = 190.0;
const ABOVE: f64 = 14.0;

/// A band of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct CountBand {
    /// The bars, in the order of time; years of which nothing is known have one without height.
    pub bars: Vec<BandBar>,
    /// The figures that are marked at the side.
    pub levels: Vec<BandMark>,
    /// The stretches that are named below.
    pub names: Vec<BandMark>,
}

/// A bar of a band. Places are in per cent of the width, heights in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct BandBar {
    /// Which years it stands for.
    pub label: String,
    /// How many there are.
    pub figure: FigureView,
    /// The address of the list of what it counts.
    pub page: Option<String>,
    /// Where its place begins, and how wide that is.
    pub place: f64,
    /// The width of its place.
    pub room: f64,
    /// Where the bar itself begins.
    pub x: f64,
    /// How wide it is.
    pub width: f64,
    /// How high what is possible is.
    pub possible: f64,
    /// How high what is certain is.
    pub certain: f64,
}

impl BandBar {
    /// Where what is possible ends, from above.
    #[must_use]
    pub fn possible_top(&self) -> f64 {
        rounded(HIGHEST + ABOVE - self.possible)
    }

    /// Where what is certain ends, from above.
    #[must_use]
    pub fn certain_top(&self) -> f64 {
        rounded(HIGHEST + ABOVE - self.certain)
    }
}

/// A mark of a band.
#[derive(Clone, Debug, PartialEq)]
pub struct BandMark {
    /// Where it is: in per cent of the width, or in pixels from above.
    pub at: f64,
    /// What it says.
    pub label: String,
    /// Whether there is room for it on a narrow screen.
    pub is_coarse: bool,
}

/// The counts over time as a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CountPicture {
    /// They are not counted by time.
    #[default]
    None,
    /// There are too many stretches to be drawn; the address of the same by longer ones, if there
    /// are longer ones.
    TooLong(Option<String>),
    /// A band.
    Band(CountBand),
}

impl CountPicture {
    /// Whether there is a band.
    #[must_use]
    pub const fn is_band(&self) -> bool {
        matches!(self, Self::Band(_))
    }

    /// The picture of an answer with these rows.
    pub(crate) fn of(
        question: &CountQuestion,
        parameters: &Parameters,
        answer: &CountAnswer,
        rows: &[CountRowView],
    ) -> Self {
        let years = question.by.first().and_then(Dimension::years);
        let Some(years) = years.filter(|_| !rows.is_empty()) else {
            return Self::None;
        };
        let firsts = answer.rows.iter().filter_map(|row| match row.key {
            Key::Year(first) => Some(first),
            _ => None,
        });
        let firsts: Vec<i64> = firsts.collect();
        let (Some(first), Some(last)) = (firsts.first(), firsts.last()) else {
            return Self::None;
        };
        let bars = usize::try_from((last - first) / years + 1).unwrap_or(usize::MAX);
        if bars > MOST_BARS || answer.rows_left > 0 {
            let is_by_year = question.by.first() == Some(&Dimension::Year);
            return Self::TooLong(is_by_year.then(|| by_decade(question, parameters)));
        }
        let scale = Scale::of(rows, bars);
        let place = |year: i64| usize::try_from((year - first) / years).unwrap_or(0);
        let mut drawn: Vec<BandBar> = (0..bars).map(|place| scale.empty(place)).collect();
        for (year, row) in firsts.iter().zip(rows) {
            let place = place(*year);
            if let Some(bar) = drawn.get_mut(place) {
                *bar = scale.bar(place, row);
            }
        }
        Self::Band(CountBand {
            levels: scale.levels(),
            names: scale.names(*first, years),
            bars: drawn,
        })
    }
}

/// The address of the same counts by decade.
fn by_decade(question: &CountQuestion, parameters: &Parameters) -> String {
    let mut parameters = parameters.clone();
    let by = question.by.iter().map(|by| match by {
        Dimension::Year => Dimension::Decade.name(),
        other => other.name(),
    });
    parameters.set(&BY, &by.collect::<Vec<_>>().join(","));
    parameters.address(&CountQuestion::ROW.path(""))
}

/// How high and how wide things are.
struct Scale {
    /// The greatest figure.
    most: u64,
    bars: usize,
}

impl Scale {
    fn of(rows: &[CountRowView], bars: usize) -> Self {
        let figures = rows.iter().map(|row| row.total.figure.possible);
        Self {
            most: figures.max().unwrap_or(0).max(1),
            bars,
        }
    }

    fn empty(&self, place: usize) -> BandBar {
        let room = 100.0 / number(self.bars as u64);
        let at = number(place as u64) * room;
        BandBar {
            label: String::new(),
            figure: FigureView::NONE,
            page: None,
            place: rounded(at),
            room: rounded(room),
            x: rounded(at + room * GAP / 2.0),
            width: rounded(room * (1.0 - GAP)),
            possible: 0.0,
            certain: 0.0,
        }
    }

    fn bar(&self, place: usize, row: &CountRowView) -> BandBar {
        let figure = row.total.figure;
        BandBar {
            label: row.key.label.clone(),
            figure,
            page: row.total.page.clone(),
            possible: self.share(figure.possible),
            certain: self.share(figure.certain),
            ..self.empty(place)
        }
    }

    fn share(&self, figure: u64) -> f64 {
        rounded(number(figure) * HIGHEST / number(self.most))
    }

    /// Round figures, with even steps between them.
    fn levels(&self) -> Vec<BandMark> {
        let step = step_of(self.most, MOST_LEVELS);
        let levels = (1..=self.most / step).map(|level| level * step);
        let levels = levels.map(|level| BandMark {
            at: rounded(HIGHEST + ABOVE - self.share(level)),
            label: level.to_string(),
            is_coarse: true,
        });
        levels.collect()
    }

    /// Names of stretches, with even steps between them: those that are multiples of the step.
    fn names(&self, first: i64, years: i64) -> Vec<BandMark> {
        let bars = self.bars as u64;
        let (fine, coarse) = (
            step_of(bars, MOST_NAMES as u64),
            step_of(bars, MOST_NAMES_NARROW as u64),
        );
        let is_on = |year: i64, step: u64| {
            i64::try_from(step).is_ok_and(|step| year.rem_euclid(step * years) == 0)
        };
        let room = 100.0 / number(bars);
        let places = (0..self.bars).filter_map(|place| {
            let year = first + i64::try_from(place).ok()? * years;
            let is_coarse = is_on(year, coarse);
            (is_coarse || is_on(year, fine)).then(|| BandMark {
                at: rounded((number(place as u64) + 0.5) * room),
                label: if years == 1 {
                    year.to_string()
                } else {
                    format!("{year}s")
                },
                is_coarse,
            })
        });
        places.collect()
    }
}

/// The least round step of which a length has no more than so many.
fn step_of(length: u64, most: u64) -> u64 {
    let powers = (0..19).map(|power| 10_u64.pow(power));
    let steps = powers.flat_map(|power| STEPS.map(|step| step.saturating_mul(power)));
    let mut fitting = steps.filter(|step| length / step <= most);
    fitting.next().unwrap_or(length.max(1))
}

/// Counts of what is drawn are far below the numbers that cannot be written exactly.
#[expect(clippy::cast_precision_loss, reason = "a picture needs no more")]
fn number(count: u64) -> f64 {
    count as f64
}

/// Two digits behind the point are a fraction of a pixel.
fn rounded(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}
