//! The sizes of entities and the widths of ties in a picture.

use hashbrown::HashMap;

use crate::graph::cell_number;
use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::FileColumn;
use crate::model::RelationIndex;
use crate::query::file_places::file_scale;
use crate::query::measured::weight_of;
use crate::query::paint::Painter;
use crate::query::paint::decimal;
use crate::query::paint_columns::Painted;
use crate::query::paint_columns::numbers;
use crate::query::painting::EntitySize;
use crate::query::painting::TieWidth;

/// The least and the greatest radius of an entity, in units of the canvas.
const RADII: Span = Span {
    least: 6.0,
    most: 34.0,
};
/// The least and the greatest width of a tie, as multiples of the usual one.
const WIDTHS: Span = Span {
    least: 0.8,
    most: 6.0,
};
struct Span {
    least: f64,
    most: f64,
}

impl Span {
    /// The area of an entity, and the width of a tie, should be seen in proportion; so lengths
    /// grow with the root.
    fn at(&self, value: f64, greatest: f64) -> f64 {
        let share = if greatest > 0.0 {
            (value.max(0.0) / greatest).sqrt()
        } else {
            0.0
        };
        self.least + (self.most - self.least) * share.min(1.0)
    }
}

impl Painter<'_> {
    /// The radii of the entities; none if their ties decide, as they do without paint.
    pub(super) fn radii(&self, size: &EntitySize) -> Vec<f64> {
        match size {
            EntitySize::Ties => Vec::new(),
            EntitySize::Weight => {
                let weights = self.weights();
                let weight = |entity| weights.get(entity).copied().unwrap_or(0.0);
                let weights: Vec<f64> = self.entities.iter().map(weight).collect();
                let greatest = greatest_of(&weights);
                weights
                    .iter()
                    .map(|weight| RADII.at(*weight, greatest))
                    .collect()
            }
            EntitySize::Measure(measure) => {
                let Some(taken) = self.taken(*measure) else {
                    return Vec::new();
                };
                let greatest = greatest_of(&taken.values());
                let value = |entity: &EntityIndex| taken.of(*entity).unwrap_or(0.0);
                let entities = self.entities.iter();
                entities
                    .map(|entity| RADII.at(value(entity), greatest))
                    .collect()
            }
            EntitySize::File => {
                let scale = file_scale(self.network);
                let cells = self.entity_cells(FileColumn::Size.name());
                let size = |cell: Option<&str>| cell.and_then(cell_number).unwrap_or(0.0);
                let radius = |cell| (size(cell) * scale).clamp(RADII.least / 2.0, 2.0 * RADII.most);
                cells.into_iter().map(radius).collect()
            }
            EntitySize::Column(column) => {
                let all = numbers(self.network, Painted::Entities, column).unwrap_or_default();
                measured(&RADII, &all, &self.entity_cells(column))
            }
        }
    }

    /// The widths of the ties; none if all are equal.
    pub(super) fn widths(&self, width: &TieWidth) -> Vec<f64> {
        let of_column = |column: &str| {
            // How strong a tie is, for or against: the strongest enmity is not the thinnest line.
            let all = numbers(self.network, Painted::Ties, column).unwrap_or_default();
            let greatest = greatest_of(&all.into_iter().map(f64::abs).collect::<Vec<_>>());
            let number = |cell: Option<&str>| cell.and_then(cell_number).unwrap_or(0.0);
            let cells = self.tie_cells(column).into_iter();
            cells
                .map(|cell| WIDTHS.at(number(cell).abs(), greatest))
                .collect()
        };
        match width {
            TieWidth::Equal => Vec::new(),
            TieWidth::Claims => {
                let counts = self.claims_of_pairs();
                let claims = |tie: &RelationIndex| {
                    let pair = counts.get(&self.pair(*tie)).copied();
                    decimal(pair.unwrap_or(1))
                };
                let relations = self.exploration.relations.iter();
                let claims: Vec<f64> = relations.map(claims).collect();
                widths_of(&claims)
            }
            TieWidth::Weight => {
                let relations = self.exploration.relations.iter();
                let weights: Vec<f64> = relations.map(|tie| self.weight(*tie).abs()).collect();
                widths_of(&weights)
            }
            TieWidth::Quantity(unit) => {
                let relations = self.exploration.relations.iter();
                let figure = |tie: &RelationIndex| figure_in(self.network.claim(*tie), unit);
                let figures: Vec<f64> = relations.map(figure).collect();
                widths_of(&figures)
            }
            TieWidth::File => of_column(FileColumn::Thickness.name()),
            TieWidth::Column(column) => of_column(column),
        }
    }

    /// The weights of the ties of each entity together.
    fn weights(&self) -> HashMap<EntityIndex, f64> {
        let mut sums: HashMap<EntityIndex, f64> = HashMap::new();
        for &tie in &self.exploration.relations {
            let row = self.network.relation(tie);
            for end in [row.from, row.to] {
                *sums.entry(end).or_default() += self.weight(tie);
            }
        }
        sums
    }

    fn weight(&self, tie: RelationIndex) -> f64 {
        weight_of(self.network.claim(tie))
    }

    /// How many claims there are about each two.
    pub(super) fn claims_of_pairs(&self) -> HashMap<[EntityIndex; 2], usize> {
        let mut counts = HashMap::new();
        for &tie in &self.exploration.relations {
            *counts.entry(self.pair(tie)).or_default() += 1;
        }
        counts
    }

    fn pair(&self, tie: RelationIndex) -> [EntityIndex; 2] {
        let row = self.network.relation(tie);
        [row.from.min(row.to), row.from.max(row.to)]
    }
}

/// The widths of ties with these numbers.
fn widths_of(values: &[f64]) -> Vec<f64> {
    let greatest = greatest_of(values);
    values
        .iter()
        .map(|value| WIDTHS.at(*value, greatest))
        .collect()
}

/// The least that a claim states in a unit, or the most if that is all it states; 0 if it states
/// nothing in this unit. Figures in different units cannot be compared.
fn figure_in(claim: Claim<'_>, unit: &str) -> f64 {
    let is_in_unit = claim.unit().unwrap_or_default() == unit;
    let figure = claim.quantity().filter(|_| is_in_unit);
    let (least, most) = figure.map_or((0.0, 0.0), |figure| figure.ends());
    let known = if least.is_finite() { least } else { most };
    if known.is_finite() {
        known.max(0.0)
    } else {
        0.0
    }
}

/// The number that is drawn largest. Where all are the same none stands out: then nothing is.
fn greatest_of(values: &[f64]) -> f64 {
    let greatest = values.iter().copied().fold(0.0, f64::max);
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    if least < greatest { greatest } else { 0.0 }
}

fn measured(span: &Span, of_all: &[f64], cells: &[Option<&str>]) -> Vec<f64> {
    let greatest = greatest_of(of_all);
    let number = |cell: Option<&str>| cell.and_then(cell_number).unwrap_or(0.0);
    cells
        .iter()
        .map(|cell| span.at(number(*cell), greatest))
        .collect()
}
