//! Conditions on the columns of a dataset: `Language:Latin`, `Pages:!3`, `Weight:2..5`, `place:!*`.

use crate::graph::flag::flag_kinds;
use crate::model::Aspect;
use crate::model::Claim;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::Entity;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::Quantity;
use crate::model::Verdict;
use crate::model::Window;

/// The column that every relation has for what the source gets wrong; a condition on it is about
/// the word before the colon of each of its flags.
pub const FLAG: &str = "flag";
/// The column for the places in the sources that a claim cites.
pub const LOCUS: &str = "locus";
/// The column for what a figure counts.
pub const UNIT: &str = "unit";
/// The column for the figure of a claim, as it is written.
pub const QUANTITY: &str = "quantity";
/// The column for the date of a claim; one of which nothing is known says nothing.
pub const WHEN: &str = "when";
/// The column for when somebody claimed it.
pub const ASSERTED_WHEN: &str = "asserted_when";
/// The column for remarks.
pub const NOTE: &str = "note";
/// The column for the place of a claim, by its id.
pub const PLACE: &str = "place";
/// The column for the actor whose claim it is, by the id.
pub const ASSERTED_BY: &str = "asserted_by";
/// The column for the sources that a claim cites, by their ids.
pub const SOURCES: &str = "sources";
/// The columns that relations of every dataset have for conditions, besides those of its own.
pub const BUILT_IN_COLUMNS: [&str; 10] = [
    FLAG,
    LOCUS,
    UNIT,
    QUANTITY,
    WHEN,
    PLACE,
    ASSERTED_BY,
    ASSERTED_WHEN,
    SOURCES,
    NOTE,
];

/// The column for the birth, foundation or beginning of an entity.
pub const BEGIN: &str = "begin";
/// The column for the death, dissolution or end of an entity.
pub const END: &str = "end";
/// The columns that entities of every dataset have for conditions, besides those of its own.
pub const DATES_OF_ENTITIES: [&str; 2] = [BEGIN, END];

/// The columns that hold numbers or dates in every dataset.
const BOUNDED: [&str; 5] = [QUANTITY, WHEN, ASSERTED_WHEN, BEGIN, END];

/// What the cells of a column must say.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The name of the column.
    pub column: String,
    /// What its cells must say.
    pub wanted: Wanted,
}

/// What a cell must say.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// This, or this as one of several values with `|` between; case does not matter.
    Is(String),
    /// Anything but this, nothing included.
    IsNot(String),
    /// Something.
    Filled,
    /// Nothing.
    Empty,
    /// A number within these bounds, each open if absent.
    Number {
        /// The least number.
        least: Option<f64>,
        /// The greatest number.
        most: Option<f64>,
    },
    /// A date that may lie within this window.
    Date(Window),
}

impl Condition {
    /// Reads `column:value`, where the value may be `!value`, `*`, `!*`, `2..5`, `..5`, `2..`, two
    /// dates with `..` between, or `=value` for a value that looks like one of these.
    ///
    /// `None` if there is no colon, or nothing on one side of it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (column, value) = text.split_once(':')?;
        let (column, value) = (column.trim(), value.trim());
        if column.is_empty() || value.is_empty() {
            return None;
        }
        Some(Self {
            column: column.to_owned(),
            wanted: Wanted::parse(value),
        })
    }

    /// What is wrong with the bounds of a condition that was written as this text, if anything is.
    #[must_use]
    pub fn wrong_bounds(&self, text: &str) -> Option<String> {
        let (_, value) = text.split_once(':')?;
        let is_in_order = match &self.wanted {
            Wanted::Number {
                least: Some(least),
                most: Some(most),
            } => least <= most,
            Wanted::Date(window) => window.first <= window.last,
            Wanted::Is(value_wanted) => {
                let has_bounds = BOUNDED.contains(&self.column.as_str());
                let is_meant = !has_bounds
                    || value.trim_start().starts_with('=')
                    || !value_wanted.contains("..")
                    || HistoricalDate::read(value_wanted).is_ok();
                return (!is_meant).then(|| {
                    "has no numbers or dates as bounds; write 2..5, 2.. or ..5, or a year or a date on each side".to_owned()
                });
            }
            _ => true,
        };
        (!is_in_order).then(|| "ends before it begins; write what is less first".to_owned())
    }

    /// The condition, as it is written, that a column says exactly this.
    #[must_use]
    pub fn exactly(column: &str, value: &str) -> String {
        match Wanted::parse(value) {
            // What looks like bounds, such as the date `[1936..1938]`, would be read as wrong ones.
            Wanted::Is(plain) if plain == value && !value.contains("..") => {
                format!("{column}:{value}")
            }
            _ => format!("{column}:={value}"),
        }
    }

    /// The condition, as it is written, that a column says nothing.
    #[must_use]
    pub fn nothing(column: &str) -> String {
        format!("{column}:!*")
    }

    /// The text of the condition that a column says something.
    #[must_use]
    pub fn anything(column: &str) -> String {
        format!("{column}:*")
    }

    /// Whether a claim certainly or only possibly meets it: an uncertain date may lie within a range,
    /// and so may a figure such as `8/10`.
    #[must_use]
    pub fn of_claim(&self, claim: Claim<'_>) -> Verdict {
        match (&self.wanted, self.column.as_str()) {
            // The date of a claim is read as its type says: what lasts is touched by a period.
            (wanted, WHEN) if self.is_graded() => match claim.network().bounds(claim.index()) {
                DateBounds::UNDATED => Verdict::Never,
                bounds => wanted.of_bounds(bounds),
            },
            _ => self.wanted.of_cells(&claim_cells(claim, &self.column)),
        }
    }

    /// Whether an entity certainly or only possibly meets it.
    #[must_use]
    pub fn of_entity(&self, entity: &Entity) -> Verdict {
        let cell = entity_cell(entity, &self.column).unwrap_or_default();
        self.wanted.of_cell(cell)
    }

    /// Whether it may be met possibly and not certainly.
    #[must_use]
    pub fn is_graded(&self) -> bool {
        matches!(self.wanted, Wanted::Number { .. } | Wanted::Date(_))
    }
}

impl Wanted {
    fn parse(value: &str) -> Self {
        if value == "*" {
            return Self::Filled;
        }
        if value == "!*" {
            return Self::Empty;
        }
        if let Some(exact) = value.strip_prefix('=') {
            return Self::Is(exact.trim().to_owned());
        }
        if let Some(refused) = value.strip_prefix('!') {
            return Self::IsNot(refused.trim().to_owned());
        }
        let range = value.split_once("..").and_then(|(least, most)| {
            number_range(least, most).or_else(|| date_range(least, most))
        });
        range.unwrap_or_else(|| Self::Is(value.to_owned()))
    }

    /// Whether one of several cells says what is wanted; no cell is an empty one.
    fn of_cells(&self, cells: &[&str]) -> Verdict {
        let verdicts = cells.iter().map(|cell| self.of_cell(cell));
        let found = match self {
            Self::IsNot(_) | Self::Empty => verdicts.min(),
            _ => verdicts.max(),
        };
        found.unwrap_or_else(|| self.of_cell(""))
    }

    /// Whether it is so of a date; numbers are years.
    fn of_bounds(&self, bounds: DateBounds) -> Verdict {
        match self {
            Self::Date(window) => bounds.during(*window),
            Self::Number { least, most } => bounds.during(Window {
                first: least.map_or(Day::ALWAYS, |year| first_day_of(year.ceil())),
                last: most.map_or(Day::NEVER_ENDING, |year| {
                    first_day_of(year.floor() + 1.0).plus(-1)
                }),
            }),
            _ => Verdict::Never,
        }
    }

    /// Whether it is so of a cell that is a date, which is read as that of an event.
    fn of_date(&self, cell: &str) -> Verdict {
        let read = HistoricalDate::read(cell);
        let bounds = read.map(|reading| reading.date.bounds(Aspect::Event));
        bounds.map_or(Verdict::Never, |bounds| self.of_bounds(bounds))
    }

    fn of_cell(&self, cell: &str) -> Verdict {
        let is_among = |wanted: &str| {
            let wanted = wanted.to_lowercase();
            let mut values = std::iter::once(cell).chain(cell.split('|'));
            values.any(|value| value.trim().to_lowercase() == wanted)
        };
        let is_so = match self {
            Self::Is(wanted) => is_among(wanted),
            Self::IsNot(refused) => !is_among(refused),
            Self::Filled => !cell.trim().is_empty(),
            Self::Empty => cell.trim().is_empty(),
            Self::Number { least, most } => {
                let verdicts = cell.split('|').map(|cell| match figure_span(cell) {
                    Some(span) => within(span, (*least, *most)),
                    None => self.of_date(cell),
                });
                return verdicts.max().unwrap_or(Verdict::Never);
            }
            Self::Date(_) => return self.of_date(cell),
        };
        if is_so {
            Verdict::Certain
        } else {
            Verdict::Never
        }
    }
}

/// Whether a number somewhere in a span lies within bounds, each open if absent.
fn within(span: (f64, f64), bounds: (Option<f64>, Option<f64>)) -> Verdict {
    let is_above = |number: f64| bounds.0.is_none_or(|lower| number >= lower);
    let is_below = |number: f64| bounds.1.is_none_or(|upper| number <= upper);
    let is_in = is_above(span.0) && is_below(span.1);
    match (is_in, is_above(span.1) && is_below(span.0)) {
        (true, _) => Verdict::Certain,
        (false, true) => Verdict::Possible,
        (false, false) => Verdict::Never,
    }
}

/// Whether claims have a column.
#[must_use]
pub fn is_column_of_claims(network: &Network, column: &str) -> bool {
    let mut columns = network.relation_columns();
    BUILT_IN_COLUMNS.contains(&column) || columns.any(|known| known == column)
}

/// The values of a cell, which may be a list.
pub fn cell_values(cell: &str) -> impl Iterator<Item = &str> {
    let values = cell.split('|').map(str::trim);
    values.filter(|value| !value.is_empty())
}

/// What a claim says in a column: one cell, or one for each place in a source and for each flag;
/// none if it says nothing.
#[must_use]
pub fn claim_cells<'a>(claim: Claim<'a>, column: &str) -> Vec<&'a str> {
    let one = |cell: Option<&'a str>| cell.into_iter().collect();
    match column {
        FLAG => claim.flag().into_iter().flat_map(flag_kinds).collect(),
        UNIT => one(claim.unit()),
        QUANTITY => one(claim
            .quantity_as_written()
            .filter(|_| claim.quantity().is_some())),
        WHEN => {
            let aspect = claim.relation_type().aspect;
            let is_known = |date: &&HistoricalDate| date.bounds(aspect) != DateBounds::UNDATED;
            one(claim.when().filter(is_known).map(HistoricalDate::as_str))
        }
        PLACE => one(claim.place().map(|place| id_of(claim, place))),
        ASSERTED_BY => one(claim.asserted_by().map(|actor| id_of(claim, actor))),
        ASSERTED_WHEN => one(claim.asserted_when().map(HistoricalDate::as_str)),
        NOTE => one(claim.note()),
        SOURCES => {
            let citations = claim.citations().iter();
            let ids = citations.map(|citation| claim.network().source(citation.source).id.as_str());
            ids.collect()
        }
        LOCUS => {
            let loci = claim
                .citations()
                .iter()
                .map(|citation| citation.locus.as_str());
            loci.filter(|locus| !locus.is_empty()).collect()
        }
        _ => {
            let mut cells = claim.attributes().filter(|(name, _)| *name == column);
            one(cells.next().map(|(_, value)| value))
        }
    }
}

fn id_of(claim: Claim<'_>, entity: EntityIndex) -> &str {
    &claim.network().entity(entity).id
}

/// What an entity says in a column; `None` if it has no such cell.
#[must_use]
pub fn entity_cell<'a>(entity: &'a Entity, column: &str) -> Option<&'a str> {
    let details = entity.details.as_deref()?;
    let date = |date: &'a Option<Box<HistoricalDate>>| date.as_deref().map(HistoricalDate::as_str);
    match column {
        BEGIN => return date(&details.begin),
        END => return date(&details.end),
        _ => {}
    }
    let attributes = details.attributes.iter();
    let mut cells = attributes.filter(|(name, _)| name == column);
    cells.next().map(|(_, value)| value.as_str())
}

/// The number that a cell is, if it is one.
#[must_use]
pub fn cell_number(text: &str) -> Option<f64> {
    let number: f64 = text.trim().parse().ok()?;
    number.is_finite().then_some(number)
}

/// The least and the greatest number that a cell may mean, if it is a number or a range of them.
fn figure_span(text: &str) -> Option<(f64, f64)> {
    let number = cell_number(text).map(|number| (number, number));
    number.or_else(|| Some(Quantity::parse(text)?.ends()))
}

/// The first day of a year.
fn first_day_of(year: f64) -> Day {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "it ends at the ends of all time"
    )]
    Day::from_civil(year as i64, 1, 1)
}

fn number_range(least: &str, most: &str) -> Option<Wanted> {
    let bound = |text: &str| match text.trim() {
        "" => Some(None),
        text => cell_number(text).map(Some),
    };
    let (least, most) = (bound(least)?, bound(most)?);
    (least.is_some() || most.is_some()).then_some(Wanted::Number { least, most })
}

fn date_range(first: &str, last: &str) -> Option<Wanted> {
    let (first, last) = (first.trim(), last.trim());
    if first.is_empty() && last.is_empty() {
        return None;
    }
    let span = |text: &str| match text {
        "" => Some(Window {
            first: Day::ALWAYS,
            last: Day::NEVER_ENDING,
        }),
        text => Some(HistoricalDate::read(text).ok()?.date.span()),
    };
    Some(Wanted::Date(Window {
        first: span(first)?.first,
        last: span(last)?.last,
    }))
}
