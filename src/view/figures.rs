//! Figures and the values they are counted by, in words and with the addresses that open them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::BETWEEN;
use crate::explorer::BY;
use crate::explorer::CERTAINTY;
use crate::explorer::CLAIMANTS;
use crate::explorer::CLASSES;
use crate::explorer::DIRECTION;
use crate::explorer::END;
use crate::explorer::KINDS;
use crate::explorer::LAYER;
use crate::explorer::PASSING;
use crate::explorer::PLACES;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::Row;
use crate::explorer::SOURCES;
use crate::explorer::STATUS;
use crate::explorer::TYPES;
use crate::explorer::WHAT;
use crate::explorer::WHERE;
use crate::graph;
use crate::graph::ASSERTED_BY;
use crate::graph::Condition;
use crate::graph::LOCUS;
use crate::graph::Layers;
use crate::graph::PLACE;
use crate::graph::Scope;
use crate::model::Network;
use crate::model::Status;
use crate::query::ClaimsQuestion;
use crate::query::CountQuestion;
use crate::query::Counted;
use crate::query::Dimension;
use crate::query::EntitiesQuestion;
use crate::query::Facet;
use crate::query::Figure;
use crate::query::Key;
use crate::query::Sum;
use crate::view::held::date;
use crate::view::held::held_at;

/// A count over uncertain dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FigureView {
    /// How many there are whatever the uncertain dates were.
    #[schema(example = 28)]
    pub certain: u64,
    /// How many there may be.
    #[schema(example = 79)]
    pub possible: u64,
}

impl FigureView {
    /// None at all.
    pub const NONE: Self = Self {
        certain: 0,
        possible: 0,
    };

    /// Whether dates make no difference.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        self.certain == self.possible
    }

    /// A figure.
    #[must_use]
    pub fn of(figure: Figure) -> Self {
        Self {
            certain: figure.certain,
            possible: figure.possible,
        }
    }

    /// "28", or "certainly 28, possibly 79".
    #[must_use]
    pub fn words(&self) -> String {
        if self.certain == self.possible {
            self.certain.to_string()
        } else {
            format!("certainly {}, possibly {}", self.certain, self.possible)
        }
    }

    /// "28", or "28–79".
    #[must_use]
    pub fn short(&self) -> String {
        if self.certain == self.possible {
            self.certain.to_string()
        } else {
            format!("{}\u{2013}{}", self.certain, self.possible)
        }
    }

    /// The certain ones as a share of `most`, in per cent.
    #[must_use]
    pub fn certain_share(&self, most: &u64) -> u64 {
        share(self.certain, *most)
    }

    /// The possible ones as a share of `most`, in per cent.
    #[must_use]
    pub fn possible_share(&self, most: &u64) -> u64 {
        share(self.possible, *most)
    }
}

/// A part in per cent, at least 1 if there is any.
fn share(part: u64, whole: u64) -> u64 {
    let percent = part.saturating_mul(100) / whole.max(1);
    percent.max(u64::from(part > 0)).min(100)
}

/// A value that is counted by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KeyView {
    /// What it is called.
    #[schema(example = "persons")]
    pub label: String,
    /// Its word in addresses; absent for those of which nothing is said.
    #[schema(example = "person")]
    pub value: Option<String>,
}

impl KeyView {
    pub(crate) fn of(network: &Network, dimension: &Dimension, key: &Key) -> Self {
        Self {
            label: label(network, dimension, key),
            value: word(network, dimension, key),
        }
    }
}

/// How many results of a list have each value of a property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FacetView {
    /// The property.
    #[schema(example = "kind")]
    pub property: String,
    /// Its values, those with most first.
    pub values: Vec<FacetValueView>,
    /// How many values are not named.
    pub left: usize,
    /// The address of the table of all values.
    pub all: String,
}

/// A value of a property, and how many results have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FacetValueView {
    /// The value.
    pub value: KeyView,
    /// How many have it.
    pub figure: FigureView,
    /// The address of the list narrowed to it; absent for those of which nothing is said.
    pub page: Option<String>,
}

impl FacetView {
    /// Facets of a list that was asked with `parameters`.
    pub(crate) fn all(
        network: &Network,
        row: &Row,
        parameters: &Parameters,
        facets: &[Facet],
    ) -> Vec<Self> {
        let path = row.path("");
        let view = |facet: &Facet| Self {
            property: facet.dimension.name().replace('_', " "),
            values: facet
                .values
                .iter()
                .map(|value| FacetValueView {
                    value: KeyView::of(network, &facet.dimension, &value.key),
                    figure: FigureView::of(value.figure),
                    page: narrowed(network, parameters, &[(&facet.dimension, &value.key)])
                        .map(|narrowed| narrowed.address(&path)),
                })
                .collect(),
            left: facet.left,
            all: counts_by(row, parameters, facet.dimension.name()),
        };
        facets.iter().map(view).collect()
    }

    /// The greatest figure, which its bars are measured by.
    #[must_use]
    pub fn most(&self) -> u64 {
        let figures = self.values.iter().map(|value| value.figure.possible);
        figures.max().unwrap_or(1)
    }
}

/// The sum of figures in one unit.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SumView {
    /// What is counted; empty if the claims do not say.
    #[schema(example = "persons")]
    pub unit: String,
    /// How many claims state a figure.
    pub claims: u64,
    /// The least they come to.
    pub least: f64,
    /// The most they come to; absent if one of them is open.
    pub most: Option<f64>,
    /// The sum in words.
    #[schema(example = "3 claims, together 194171 persons")]
    pub words: String,
}

impl SumView {
    pub(crate) fn all(sums: &[Sum]) -> Vec<Self> {
        let view = |sum: &Sum| Self {
            unit: sum.unit.clone(),
            claims: sum.claims,
            least: sum.least,
            most: sum.most,
            words: sum_in_words(sum),
        };
        sums.iter().map(view).collect()
    }

    /// "194171", "60 to 87" or "50 or more".
    #[must_use]
    pub fn figure(&self) -> String {
        between(self.least, self.most)
    }
}

/// A figure between two bounds in words.
fn between(least: f64, most: Option<f64>) -> String {
    match most {
        Some(most) if (most - least).abs() < f64::EPSILON => format!("{least}"),
        Some(most) => format!("{least} to {most}"),
        None => format!("{least} or more"),
    }
}

fn sum_in_words(sum: &Sum) -> String {
    let unit = if sum.unit.is_empty() {
        "without a unit"
    } else {
        &sum.unit
    };
    let figure = between(sum.least, sum.most);
    match sum.claims {
        1 => format!("1 claim, {figure} {unit}"),
        claims => format!("{claims} claims, together {figure} {unit}"),
    }
}

/// The parameters of the list of what a question is about: what it is narrowed to, and what is
/// usual for it but not for lists. Lists pass through nobody.
pub(crate) fn parameters_of_list(row: &Row, given: &Parameters) -> Parameters {
    let mut parameters = Parameters::default();
    for parameter in row.narrowing.parameters().iter().chain(&[BETWEEN, END]) {
        for value in given.given(parameter) {
            parameters.push(parameter, value);
        }
    }
    parameters.remove(&DIRECTION);
    parameters.remove(&PASSING);
    let (own, usual) = (row.narrowing.usual_scope(), Scope::default());
    if own.layers != usual.layers && parameters.first(&LAYER).is_none() {
        parameters.set(&LAYER, own.layers.name());
    }
    if own.statuses != usual.statuses && parameters.first(&STATUS).is_none() {
        parameters.set(&STATUS, &every_status());
    }
    parameters
}

/// The address of the table of how many of a list have each value of a property.
pub(crate) fn counts_by(row: &Row, given: &Parameters, by: &str) -> String {
    let mut parameters = parameters_of_list(row, given);
    parameters.set(&BY, by);
    if row.name == EntitiesQuestion::ROW.name {
        parameters.set(&WHAT, Counted::Entities.name());
    }
    parameters.address(&CountQuestion::ROW.path(""))
}

/// The parameters that admit every claim: both layers, and denied ones too.
#[must_use]
pub fn every_claim() -> String {
    let mut parameters = Parameters::default();
    parameters.set(&LAYER, Layers::Both.name());
    parameters.set(&STATUS, &every_status());
    parameters.to_query()
}

/// The address of the list of all claims that only document how we know, denied ones too.
#[must_use]
pub fn every_claim_of_the_record() -> String {
    let mut parameters = Parameters::default();
    parameters.set(&LAYER, Layers::Record.name());
    parameters.set(&STATUS, &every_status());
    parameters.address(&ClaimsQuestion::ROW.path(""))
}

/// The words of all statuses, as a parameter lists them.
pub(crate) fn every_status() -> String {
    Status::ALL.map(Status::name).join(",")
}

/// The address of the list of all claims about an entity, denied ones and those of the record too.
pub(crate) fn all_claims_about(entity: &str) -> String {
    let mut parameters = Parameters::from_query(&every_claim());
    parameters.set(&BETWEEN, entity);
    parameters.address(&ClaimsQuestion::ROW.path(""))
}

/// The address of the list of all claims that cite a source, or a place in it.
pub(crate) fn claims_citing(source: &str, locus: Option<&str>) -> String {
    let mut parameters = Parameters::from_query(&every_claim());
    parameters.set(&SOURCES, source);
    if let Some(locus) = locus {
        parameters.push(&WHERE, &format!("{LOCUS}:{locus}"));
    }
    parameters.address(&ClaimsQuestion::ROW.path(""))
}

/// The parameters of a question narrowed to some values; `None` if one of them cannot be asked for.
pub(crate) fn narrowed(
    network: &Network,
    parameters: &Parameters,
    values: &[(&Dimension, &Key)],
) -> Option<Parameters> {
    let mut narrowed = parameters.clone();
    for (dimension, key) in values {
        if **key == Key::Nothing {
            narrowed.push(&WHERE, &Condition::nothing(column_of(dimension)?));
            continue;
        }
        let word = word(network, dimension, key)?;
        match dimension {
            Dimension::Year | Dimension::Decade => narrowed = held_at(&narrowed, &word),
            Dimension::Kind => narrowed.set(&KINDS, &word),
            Dimension::Type => narrowed.set(&TYPES, &word),
            Dimension::Class => narrowed.set(&CLASSES, &word),
            Dimension::Status => narrowed.set(&STATUS, &word),
            Dimension::Certainty => narrowed.set(&CERTAINTY, &word),
            Dimension::Source => narrowed.set(&SOURCES, &word),
            Dimension::Claimant => narrowed.set(&CLAIMANTS, &word),
            Dimension::Place => narrowed.set(&PLACES, &word),
            Dimension::Column(column) => {
                narrowed.push(&WHERE, &Condition::exactly(column, &word));
            }
        }
    }
    Some(narrowed)
}

/// The column that says nothing where nothing is said of a property; `None` if that cannot be
/// asked for.
fn column_of(dimension: &Dimension) -> Option<&str> {
    match dimension {
        Dimension::Source => Some(graph::SOURCES),
        Dimension::Claimant => Some(ASSERTED_BY),
        Dimension::Place => Some(PLACE),
        Dimension::Column(column) => Some(column),
        _ => None,
    }
}

/// What a value is called.
fn label(network: &Network, dimension: &Dimension, key: &Key) -> String {
    let schema = network.schema();
    match key {
        Key::Year(year) if *dimension == Dimension::Decade => format!("{year}s"),
        Key::Year(year) => year.to_string(),
        Key::Kind(kind) => schema.kind(*kind).plural.clone(),
        Key::Type(found) => schema.relation_type(*found).label.to_string(),
        Key::Class(class) => schema.class_definition(*class).label.clone(),
        Key::Status(status) => status.name().to_owned(),
        Key::Certainty(grade) => grade.name().to_owned(),
        Key::Source(source) => network.source(*source).title.clone(),
        Key::Entity(entity) => network.entity(*entity).name.clone(),
        Key::Text(text) => text.clone(),
        Key::Nothing => "not said".to_owned(),
    }
}

/// The word of a value in addresses.
fn word(network: &Network, dimension: &Dimension, key: &Key) -> Option<String> {
    match key {
        Key::Year(year) => Some(date(*year, dimension.years().unwrap_or(1))),
        _ => key.word(network).map(str::to_owned),
    }
}
