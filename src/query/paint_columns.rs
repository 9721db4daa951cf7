//! The columns of a dataset that a picture can be painted by, and what their cells say.

use crate::graph::cell_number;
use crate::graph::cell_values;
use crate::graph::claim_cells;
use crate::graph::entity_cell;
use crate::model::EntityIndex;
use crate::model::FileColumn;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::painting::PaintChoice;

/// A column of numbers with so few values may as well be one of names: a code of groups.
const FEW_VALUES: usize = 40;
const OF_COLUMN: &str = "column:";
const OF_NAMES: &str = "names:";

/// A column of the dataset, and how its cells are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaintColumn {
    /// Its name.
    pub name: String,
    /// How its cells are read.
    pub cells: Cells,
}

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    /// As numbers if all of them are.
    Numbers,
    /// As names.
    Names,
}

/// Whose columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Painted {
    /// Those of entities.
    Entities,
    /// Those of relations.
    Ties,
}

impl PaintColumn {
    /// A column read as numbers if all its cells are.
    pub(crate) fn numbers(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            cells: Cells::Numbers,
        }
    }

    /// The word in addresses.
    pub(crate) fn word(&self) -> String {
        let prefix = match self.cells {
            Cells::Numbers => OF_COLUMN,
            Cells::Names => OF_NAMES,
        };
        format!("{prefix}{}", self.name)
    }

    /// What the word means in a network; `None` if it has no such column.
    pub(crate) fn from_word(network: &Network, painted: Painted, word: &str) -> Option<Self> {
        let as_numbers = word
            .strip_prefix(OF_COLUMN)
            .map(|name| (name, Cells::Numbers));
        let as_names = || word.strip_prefix(OF_NAMES).map(|name| (name, Cells::Names));
        let (name, cells) = as_numbers.or_else(as_names)?;
        names(network, painted)
            .any(|known| known == name)
            .then(|| Self {
                name: name.to_owned(),
                cells,
            })
    }
}

/// The column of numbers that a word means.
pub(crate) fn number_column(network: &Network, painted: Painted, word: &str) -> Option<String> {
    let name = word.strip_prefix(OF_COLUMN)?;
    let is_known = names(network, painted).any(|known| known == name);
    (is_known && numbers(network, painted, name).is_some()).then(|| name.to_owned())
}

/// Whether a file said how any of its entities or relations looks.
pub(crate) fn says(network: &Network, painted: Painted, column: FileColumn) -> bool {
    all_names(network, painted).any(|known| known == column.name())
}

/// All columns as choices; one of few numbers can be read as names besides.
pub(crate) fn columns(network: &Network, painted: Painted) -> Vec<PaintChoice> {
    let mut choices = Vec::new();
    for name in names(network, painted) {
        let choice = |cells, label: String| PaintChoice {
            word: PaintColumn {
                name: name.to_owned(),
                cells,
            }
            .word(),
            label,
        };
        choices.push(choice(Cells::Numbers, in_words(name)));
        let found = numbers(network, painted, name);
        if found.is_some_and(|found| distinct(found).len() <= FEW_VALUES) {
            choices.push(choice(
                Cells::Names,
                format!("{}, each value by itself", in_words(name)),
            ));
        }
    }
    choices
}

/// The columns of numbers as choices.
pub(crate) fn number_columns(network: &Network, painted: Painted) -> Vec<PaintChoice> {
    names(network, painted)
        .filter(|name| numbers(network, painted, name).is_some())
        .map(|name| PaintChoice {
            word: PaintColumn::numbers(name).word(),
            label: in_words(name),
        })
        .collect()
}

/// The name of a column as a reader sees it.
fn in_words(column: &str) -> String {
    column.replace('_', " ")
}

/// The numbers of a column in the whole network; `None` if it has none, or other cells as well.
pub(crate) fn numbers(network: &Network, painted: Painted, column: &str) -> Option<Vec<f64>> {
    let read: Option<Vec<f64>> = match painted {
        Painted::Entities => network
            .entities()
            .filter_map(|(index, _)| cell_of_entity(network, index, column))
            .map(cell_number)
            .collect(),
        Painted::Ties => network
            .claims()
            .filter_map(|claim| cell_of_tie(network, claim.index(), column))
            .map(cell_number)
            .collect(),
    };
    read.filter(|numbers| !numbers.is_empty())
}

/// The numbers, each once, from the lowest.
pub(crate) fn distinct(mut numbers: Vec<f64>) -> Vec<f64> {
    numbers.sort_unstable_by(f64::total_cmp);
    numbers.dedup();
    numbers
}

/// The values of an entity in a column, each once.
pub(crate) fn values_of_entity<'n>(
    network: &'n Network,
    entity: EntityIndex,
    column: &str,
) -> Vec<&'n str> {
    values(entity_cell(network.entity(entity), column).as_slice())
}

/// The values of a relation in a column, each once.
pub(crate) fn values_of_tie<'n>(
    network: &'n Network,
    relation: RelationIndex,
    column: &str,
) -> Vec<&'n str> {
    values(&claim_cells(network.claim(relation), column))
}

/// The values of some cells, each of which may be a list; each once, in the order of the alphabet.
fn values<'n>(cells: &[&'n str]) -> Vec<&'n str> {
    let mut values: Vec<&str> = cells.iter().copied().flat_map(cell_values).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// What an entity says in a column, if it says anything.
pub(crate) fn cell_of_entity<'n>(
    network: &'n Network,
    entity: EntityIndex,
    column: &str,
) -> Option<&'n str> {
    entity_cell(network.entity(entity), column).filter(|cell| !cell.trim().is_empty())
}

/// What a relation says in a column, if it says anything.
pub(crate) fn cell_of_tie<'n>(
    network: &'n Network,
    relation: RelationIndex,
    column: &str,
) -> Option<&'n str> {
    let cells = claim_cells(network.claim(relation), column);
    cells.into_iter().find(|cell| !cell.trim().is_empty())
}

/// The columns but those that a picture of another program left.
fn names(network: &Network, painted: Painted) -> impl Iterator<Item = &str> {
    all_names(network, painted).filter(|name| !name.starts_with(FileColumn::PREFIX))
}

fn all_names(network: &Network, painted: Painted) -> Box<dyn Iterator<Item = &str> + '_> {
    match painted {
        Painted::Entities => Box::new(network.entity_columns().iter().map(String::as_str)),
        Painted::Ties => Box::new(network.relation_columns()),
    }
}
