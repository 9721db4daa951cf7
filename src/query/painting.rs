//! What a picture is painted by: what decides on colours, sizes and widths.
//!
//! A word each, as addresses have it: `kind`, `community`, `column:Language` … A column whose cells
//! are numbers is divided into steps; `names:Language` reads it as names all the same.

use crate::model::FileColumn;
use crate::model::Network;
use crate::query::paint_columns::PaintColumn;
use crate::query::paint_columns::Painted;
use crate::query::paint_columns::columns;
use crate::query::paint_columns::number_column;
use crate::query::paint_columns::number_columns;
use crate::query::paint_columns::says;

/// What colours entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EntityColour {
    /// Their kinds.
    #[default]
    Kind,
    /// The communities they belong to.
    Community,
    /// The number of their ties.
    Ties,
    /// The colours of the file they are from.
    File,
    /// A column.
    Column(PaintColumn),
}

/// What colours ties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TieColour {
    /// The classes of their types.
    #[default]
    Class,
    /// Their statuses.
    Status,
    /// Their types.
    Type,
    /// The colours of the file they are from.
    File,
    /// A column.
    Column(PaintColumn),
}

/// What decides how large entities are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EntitySize {
    /// The number of their ties.
    #[default]
    Ties,
    /// The weights of their ties together.
    Weight,
    /// The sizes of the file they are from.
    File,
    /// A column of numbers.
    Column(String),
}

/// What decides how wide ties are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TieWidth {
    /// All are as wide as each other.
    #[default]
    Equal,
    /// How many claims there are about the same two.
    Claims,
    /// Their weights.
    Weight,
    /// The thicknesses of the file they are from.
    File,
    /// A column of numbers.
    Column(String),
}

/// What decides on all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Painting {
    /// What colours entities.
    pub colour: EntityColour,
    /// What colours ties.
    pub tie_colour: TieColour,
    /// What decides how large entities are.
    pub size: EntitySize,
    /// What decides how wide ties are.
    pub width: TieWidth,
}

/// Something to paint by, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaintChoice {
    /// The word in addresses.
    pub word: String,
    /// What it is, for a reader.
    pub label: String,
}

impl Painting {
    /// How a network is painted unless something is asked for: as its file was, else plainly.
    #[must_use]
    pub fn usual(network: &Network) -> Self {
        Self {
            colour: if says(network, Painted::Entities, FileColumn::Colour) {
                EntityColour::File
            } else {
                EntityColour::Kind
            },
            tie_colour: if says(network, Painted::Ties, FileColumn::Colour) {
                TieColour::File
            } else {
                TieColour::Class
            },
            size: if says(network, Painted::Entities, FileColumn::Size) {
                EntitySize::File
            } else {
                EntitySize::Ties
            },
            width: if says(network, Painted::Ties, FileColumn::Thickness) {
                TieWidth::File
            } else {
                TieWidth::Equal
            },
        }
    }
}

impl EntityColour {
    /// The word in addresses.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Kind => "kind".to_owned(),
            Self::Community => "community".to_owned(),
            Self::Ties => "ties".to_owned(),
            Self::File => "file".to_owned(),
            Self::Column(column) => column.word(),
        }
    }

    /// What the word means in a network.
    #[must_use]
    pub fn from_word(network: &Network, word: &str) -> Option<Self> {
        match word {
            "kind" => Some(Self::Kind),
            "community" => Some(Self::Community),
            "ties" => Some(Self::Ties),
            "file" => says(network, Painted::Entities, FileColumn::Colour).then_some(Self::File),
            _ => PaintColumn::from_word(network, Painted::Entities, word).map(Self::Column),
        }
    }

    /// What entities of a network can be coloured by.
    #[must_use]
    pub fn choices(network: &Network) -> Vec<PaintChoice> {
        let of_file = as_in_file(network, Painted::Entities, FileColumn::Colour);
        let mut choices = vec![
            choice("kind", "kind"),
            choice("community", "community"),
            choice("ties", "number of ties"),
        ];
        choices.extend(columns(network, Painted::Entities));
        of_file.into_iter().chain(choices).collect()
    }
}

impl TieColour {
    /// The word in addresses.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Class => "class".to_owned(),
            Self::Status => "status".to_owned(),
            Self::Type => "type".to_owned(),
            Self::File => "file".to_owned(),
            Self::Column(column) => column.word(),
        }
    }

    /// What the word means in a network.
    #[must_use]
    pub fn from_word(network: &Network, word: &str) -> Option<Self> {
        match word {
            "class" => Some(Self::Class),
            "status" => Some(Self::Status),
            "type" => Some(Self::Type),
            "file" => says(network, Painted::Ties, FileColumn::Colour).then_some(Self::File),
            _ => PaintColumn::from_word(network, Painted::Ties, word).map(Self::Column),
        }
    }

    /// What ties of a network can be coloured by.
    #[must_use]
    pub fn choices(network: &Network) -> Vec<PaintChoice> {
        let of_file = as_in_file(network, Painted::Ties, FileColumn::Colour);
        let mut choices = vec![
            choice("class", "class"),
            choice("status", "status"),
            choice("type", "type"),
        ];
        choices.extend(columns(network, Painted::Ties));
        of_file.into_iter().chain(choices).collect()
    }
}

impl EntitySize {
    /// The word in addresses.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Ties => "ties".to_owned(),
            Self::Weight => "weight".to_owned(),
            Self::File => "file".to_owned(),
            Self::Column(column) => PaintColumn::numbers(column).word(),
        }
    }

    /// What the word means in a network.
    #[must_use]
    pub fn from_word(network: &Network, word: &str) -> Option<Self> {
        match word {
            "ties" => Some(Self::Ties),
            "weight" => Some(Self::Weight),
            "file" => says(network, Painted::Entities, FileColumn::Size).then_some(Self::File),
            _ => number_column(network, Painted::Entities, word).map(Self::Column),
        }
    }

    /// What decides on the size of entities of a network.
    #[must_use]
    pub fn choices(network: &Network) -> Vec<PaintChoice> {
        let of_file = as_in_file(network, Painted::Entities, FileColumn::Size);
        let mut choices = vec![
            choice("ties", "number of ties"),
            choice("weight", "weight of ties"),
        ];
        choices.extend(number_columns(network, Painted::Entities));
        of_file.into_iter().chain(choices).collect()
    }
}

impl TieWidth {
    /// The word in addresses.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Equal => "equal".to_owned(),
            Self::Claims => "claims".to_owned(),
            Self::Weight => "weight".to_owned(),
            Self::File => "file".to_owned(),
            Self::Column(column) => PaintColumn::numbers(column).word(),
        }
    }

    /// What the word means in a network.
    #[must_use]
    pub fn from_word(network: &Network, word: &str) -> Option<Self> {
        match word {
            "equal" => Some(Self::Equal),
            "claims" => Some(Self::Claims),
            "weight" => Some(Self::Weight),
            "file" => says(network, Painted::Ties, FileColumn::Thickness).then_some(Self::File),
            _ => number_column(network, Painted::Ties, word).map(Self::Column),
        }
    }

    /// What decides on the width of ties of a network.
    #[must_use]
    pub fn choices(network: &Network) -> Vec<PaintChoice> {
        let of_file = as_in_file(network, Painted::Ties, FileColumn::Thickness);
        let mut choices = vec![
            choice("equal", "all alike"),
            choice("claims", "claims about the same two"),
            choice("weight", "weight"),
        ];
        choices.extend(number_columns(network, Painted::Ties));
        of_file.into_iter().chain(choices).collect()
    }
}

/// The choice of looking as in the file, if it says how.
fn as_in_file(network: &Network, painted: Painted, column: FileColumn) -> Option<PaintChoice> {
    says(network, painted, column).then(|| choice("file", "as in the file"))
}

fn choice(word: &str, label: &str) -> PaintChoice {
    PaintChoice {
        word: word.to_owned(),
        label: label.to_owned(),
    }
}
