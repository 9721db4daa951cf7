//! Paints a picture: finds the group of everything in it; sizes and widths are measured beside.
//!
//! Groups of columns are those of the whole network, so that a further step on a canvas changes no
//! colour. Communities and numbers of ties are those of what is painted.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::analysis::WeightedTie;
use crate::analysis::communities_of_ties;
use crate::graph::Budget;
use crate::graph::cell_number;
use crate::model::Claim;
use crate::model::Colour;
use crate::model::EntityIndex;
use crate::model::FileColumn;
use crate::model::MOST_NAMES;
use crate::model::Network;
use crate::model::Paint;
use crate::model::PaintGroup;
use crate::model::RelationIndex;
use crate::model::Stroke;
use crate::query::error::QueryError;
use crate::query::explore::Exploration;
use crate::query::measures::Measure;
use crate::query::measures::TakenMeasure;
use crate::query::measures::value_in_words;
use crate::query::paint_columns::Cells;
use crate::query::paint_columns::PaintColumn;
use crate::query::paint_columns::Painted;
use crate::query::paint_columns::cell_of_entity;
use crate::query::paint_columns::cell_of_tie;
use crate::query::paint_columns::numbers;
use crate::query::paint_columns::values_of_entity;
use crate::query::paint_columns::values_of_tie;
use crate::query::paint_groups::NameGroups;
use crate::query::paint_groups::StepGroups;
use crate::query::paint_groups::named_group;
use crate::query::paint_groups::rest;
use crate::query::painting::EntityColour;
use crate::query::painting::Painting;
use crate::query::painting::TieColour;

/// Communities are named after so many members, and have at least so many.
const NAMED_AFTER: usize = 2;
const SMALLEST_COMMUNITY: usize = 2;

/// Groups, and the group of each item in its order.
#[derive(Default)]
struct Grouped {
    groups: Vec<PaintGroup>,
    of: Vec<Option<usize>>,
}

/// Paints what was gathered; `taken` are the measures that the painting needs
/// ([`Painting::measures`]), of the scope of what was gathered.
///
/// # Errors
///
/// [`QueryError`] if the budget ended before everything was painted.
pub fn paint(
    network: &Network,
    painting: &Painting,
    taken: &[Arc<TakenMeasure>],
    exploration: &Exploration,
    budget: &mut Budget,
) -> Result<Paint, QueryError> {
    if *painting == Painting::default() {
        return Ok(Paint::default());
    }
    budget.spend(network.entity_count() + exploration.relations.len())?;
    let painter = Painter {
        network,
        entities: exploration
            .gathered
            .iter()
            .map(|found| found.entity)
            .collect(),
        exploration,
        taken,
        painting,
    };
    let of_entities = painter.group_entities(&painting.colour, budget)?;
    let of_ties = painter.group_ties(&painting.tie_colour);
    let radii = painter.radii(&painting.size);
    let widths = painter.widths(&painting.width);
    let own_of_entity = |entity| {
        let cell = cell_of_entity(network, entity, FileColumn::Colour.name());
        cell.filter(|_| painting.colour == EntityColour::File)
            .and_then(FileColumn::colour)
    };
    let own_of_tie = |tie| {
        let cell = cell_of_tie(network, tie, FileColumn::Colour.name());
        cell.filter(|_| painting.tie_colour == TieColour::File)
            .and_then(FileColumn::colour)
    };
    let entities = painter.entities.iter().enumerate();
    let ties = exploration.relations.iter().enumerate();
    Ok(Paint {
        entities: entities
            .map(|(place, &entity)| {
                let stroke = Stroke {
                    group: of_entities.of.get(place).copied().flatten(),
                    own: own_of_entity(entity),
                    measure: radii.get(place).copied(),
                };
                (entity, stroke)
            })
            .collect(),
        ties: ties
            .map(|(place, &tie)| {
                let stroke = Stroke {
                    group: of_ties.of.get(place).copied().flatten(),
                    own: own_of_tie(tie),
                    measure: widths.get(place).copied(),
                };
                (tie, stroke)
            })
            .collect(),
        entity_groups: of_entities.groups,
        tie_groups: of_ties.groups,
        places: HashMap::new(),
    })
}

/// What is painted.
pub(super) struct Painter<'a> {
    pub(super) network: &'a Network,
    pub(super) entities: Vec<EntityIndex>,
    pub(super) exploration: &'a Exploration,
    taken: &'a [Arc<TakenMeasure>],
    painting: &'a Painting,
}

impl<'a> Painter<'a> {
    fn group_entities(
        &self,
        colour: &EntityColour,
        budget: &mut Budget,
    ) -> Result<Grouped, QueryError> {
        let network = self.network;
        match colour {
            EntityColour::Kind => Ok(Grouped::default()),
            EntityColour::Community => self.communities(budget),
            EntityColour::Ties => {
                let gathered = self.exploration.gathered.iter();
                let ties: Vec<f64> = gathered.map(|found| decimal(found.ties)).collect();
                let steps = StepGroups::of(ties.clone());
                let of = ties.iter().map(|ties| Some(steps.of_number(Some(*ties))));
                Ok(Grouped {
                    of: of.collect(),
                    groups: steps.groups,
                })
            }
            EntityColour::Measure(measure) => Ok(self.steps_of(*measure)),
            EntityColour::File => {
                let grouped = in_own_colours(self.entities_of(FileColumn::Colour.name()));
                Ok(named_by_column(network, grouped))
            }
            EntityColour::Column(column) => Ok(match self.numbers(column, Painted::Entities) {
                Some(found) => of_numbers(found, &self.entity_cells(&column.name)),
                None => self.entities_of(&column.name),
            }),
        }
    }

    /// A measure that was taken.
    pub(super) fn taken(&self, measure: Measure) -> Option<&'a TakenMeasure> {
        let mut taken = self.taken.iter();
        let found = taken.find(|taken| taken.measure() == measure)?;
        Some(found)
    }

    /// Steps of the values of all in the scope.
    fn steps_of(&self, measure: Measure) -> Grouped {
        let taken = self.taken(measure);
        let of_all = taken.map_or_else(Vec::new, TakenMeasure::values);
        let steps = StepGroups::worded(of_all, value_in_words);
        let entities = self.entities.iter();
        let value = |entity: &EntityIndex| taken.and_then(|taken| taken.of(*entity));
        Grouped {
            of: entities
                .map(|entity| Some(steps.of_number(value(entity))))
                .collect(),
            groups: steps.groups,
        }
    }

    /// Groups of the values of entities in a column.
    fn entities_of(&self, column: &str) -> Grouped {
        let values = |entity: EntityIndex| values_of_entity(self.network, entity, column);
        let some = self.entities.iter().map(|entity| values(*entity));
        of_names(self.all_values(column), some)
    }

    /// What entities and ties say in a column: where both are coloured by it, one value has one
    /// colour.
    fn all_values(&self, column: &str) -> impl Iterator<Item = Vec<&'a str>> {
        let network = self.network;
        let (of_entities, of_ties) = self.coloured_by(column);
        let entities = network.entities().filter(move |_| of_entities);
        let entities = entities.map({
            let column = column.to_owned();
            move |(entity, _)| values_of_entity(network, entity, &column)
        });
        let claims = network.claims().filter(move |_| of_ties);
        let column = column.to_owned();
        entities.chain(claims.map(move |claim| values_of_tie(network, claim.index(), &column)))
    }

    /// Whether entities, and whether ties are coloured by the names in a column.
    fn coloured_by(&self, column: &str) -> (bool, bool) {
        let is_it = |painted: &PaintColumn, of: Painted| {
            painted.name == column && self.numbers(painted, of).is_none()
        };
        let of_file = FileColumn::Colour.name() == column;
        let of_entities = match &self.painting.colour {
            EntityColour::Column(painted) => is_it(painted, Painted::Entities),
            EntityColour::File => of_file,
            _ => false,
        };
        let of_ties = match &self.painting.tie_colour {
            TieColour::Column(painted) => is_it(painted, Painted::Ties),
            TieColour::File => of_file,
            _ => false,
        };
        (of_entities, of_ties)
    }

    fn group_ties(&self, colour: &TieColour) -> Grouped {
        match colour {
            TieColour::Class => Grouped::default(),
            TieColour::Status => self.ties_of(|claim| vec![claim.status().name()]),
            TieColour::Certainty => self.ties_of(|claim| vec![claim.certainty().name()]),
            TieColour::Type => self.ties_of(|claim| vec![claim.relation_type().label.alone()]),
            TieColour::Source => self.ties_of(titles_of_sources),
            TieColour::File => in_own_colours(self.ties_of_column(FileColumn::Colour.name())),
            TieColour::Column(column) => match self.numbers(column, Painted::Ties) {
                Some(found) => of_numbers(found, &self.tie_cells(&column.name)),
                None => self.ties_of_column(&column.name),
            },
        }
    }

    fn ties_of_column(&self, column: &str) -> Grouped {
        let relations = self.exploration.relations.iter();
        let some = relations.map(|tie| values_of_tie(self.network, *tie, column));
        of_names(self.all_values(column), some)
    }

    /// Groups of the values of ties.
    fn ties_of(&self, values: impl Fn(Claim<'a>) -> Vec<&'a str>) -> Grouped {
        let of_all = self.network.claims().map(&values);
        let relations = self.exploration.relations.iter();
        of_names(
            of_all,
            relations.map(|tie| values(self.network.claim(*tie))),
        )
    }

    /// The communities of what is painted; the largest have a colour each.
    fn communities(&self, budget: &mut Budget) -> Result<Grouped, QueryError> {
        let place: HashMap<EntityIndex, usize> = self.entities.iter().copied().zip(0..).collect();
        let mut pairs: Vec<[EntityIndex; 2]> = self.claims_of_pairs().into_keys().collect();
        pairs.sort_unstable();
        let ties: Vec<WeightedTie> = pairs
            .iter()
            .filter_map(|[one, other]| {
                Some(WeightedTie {
                    one: *place.get(one)?,
                    other: *place.get(other)?,
                    weight: 1.0,
                })
            })
            .collect();
        let found = communities_of_ties(self.entities.len(), &ties, budget)?;
        let large = found.sizes.iter().take(MOST_NAMES);
        let large = large
            .take_while(|size| **size >= SMALLEST_COMMUNITY)
            .count();
        let mut groups: Vec<PaintGroup> = (0..large)
            .map(|number| named_group(number, &self.name_of(&found.community_of, number)))
            .collect();
        groups.push(rest("others", "other communities", "+"));
        let of = found.community_of.iter();
        Ok(Grouped {
            of: of
                .map(|number| Some(number.map_or(large, |number| number.min(large))))
                .collect(),
            groups,
        })
    }

    /// The best connected members of a community.
    fn name_of(&self, community_of: &[Option<usize>], number: usize) -> String {
        let gathered = self.exploration.gathered.iter().zip(community_of);
        let mut members: Vec<_> = gathered
            .filter(|(_, community)| **community == Some(number))
            .map(|(gathered, _)| gathered)
            .collect();
        members.sort_by_key(|member| std::cmp::Reverse(member.ties));
        let names: Vec<&str> = members
            .iter()
            .take(NAMED_AFTER)
            .map(|member| self.network.entity(member.entity).name.as_str())
            .collect();
        names.join(" · ")
    }

    /// The numbers of a column in the whole network, if it is to be read as numbers and can be.
    fn numbers(&self, column: &PaintColumn, painted: Painted) -> Option<Vec<f64>> {
        match column.cells {
            Cells::Numbers => numbers(self.network, painted, &column.name),
            Cells::Names => None,
        }
    }

    pub(super) fn entity_cells(&self, column: &str) -> Vec<Option<&'a str>> {
        let cell = |entity: &EntityIndex| cell_of_entity(self.network, *entity, column);
        self.entities.iter().map(cell).collect()
    }

    pub(super) fn tie_cells(&self, column: &str) -> Vec<Option<&'a str>> {
        let cell = |tie: &RelationIndex| cell_of_tie(self.network, *tie, column);
        self.exploration.relations.iter().map(cell).collect()
    }
}

/// The groups of what all say, and of each of some of them.
fn of_names<'v>(
    of_all: impl Iterator<Item = Vec<&'v str>>,
    some: impl Iterator<Item = Vec<&'v str>>,
) -> Grouped {
    let names = NameGroups::of(of_all);
    Grouped {
        of: some.map(|values| Some(names.of_values(&values))).collect(),
        groups: names.groups,
    }
}

/// The titles of the sources that a claim rests on, each once.
fn titles_of_sources(claim: Claim<'_>) -> Vec<&str> {
    let citations = claim.citations().iter();
    let sources = citations.map(|citation| claim.network().source(citation.source));
    let mut titles: Vec<&str> = sources.map(|source| source.title.as_str()).collect();
    titles.sort_unstable();
    titles.dedup();
    titles
}

/// Groups that are called by a colour have that colour.
fn in_own_colours(mut grouped: Grouped) -> Grouped {
    for group in &mut grouped.groups {
        if let Some(colour) = FileColumn::colour(&group.label) {
            group.colour = Stroke::pair(colour);
            group.label = format!("colour {colour} of the file");
        }
    }
    grouped
}

/// Groups of colours that stand for the values of a column are called by these.
fn named_by_column(network: &Network, mut grouped: Grouped) -> Grouped {
    let colours = FileColumn::Colour.name();
    let of_column = |column: &str| {
        let mut value_of: HashMap<Colour, &str> = HashMap::new();
        let mut entities = network.entities().map(|(index, _)| index);
        let is_told_apart = entities.all(|entity| {
            let colour = cell_of_entity(network, entity, colours).and_then(FileColumn::colour);
            let value = cell_of_entity(network, entity, column).unwrap_or_default();
            colour.is_none_or(|colour| *value_of.entry(colour).or_insert(value) == value)
        });
        (is_told_apart && value_of.len() > 1).then_some(value_of)
    };
    let columns = network.entity_columns().iter();
    let mut columns = columns.filter(|column| !column.starts_with(FileColumn::PREFIX));
    if let Some((column, value_of)) = columns.find_map(|column| Some((column, of_column(column)?)))
    {
        for group in &mut grouped.groups {
            if let Some(value) = value_of.get(&group.colour.light) {
                group.label = format!("{column} {value}");
            }
        }
    }
    grouped
}

fn of_numbers(of_all: Vec<f64>, cells: &[Option<&str>]) -> Grouped {
    let steps = StepGroups::of(of_all);
    let step = |cell: Option<&str>| Some(steps.of_number(cell.and_then(cell_number)));
    Grouped {
        of: cells.iter().copied().map(step).collect(),
        groups: steps.groups,
    }
}

pub(super) fn decimal(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
