//! What a picture is painted by: what decides on colours, sizes and widths.
//!
//! A word each, as addresses have it: `kind`, `community`, `column:Language` … A column whose cells
//! are numbers is divided into steps; `names:Language` reads it as names all the same.

use crate::model::FileColumn;
use crate::model::Network;
use crate::query::measures::Measure;
use crate::query::paint_columns::PaintColumn;
use crate::query::paint_columns::Painted;
use crate::query::paint_columns::columns;
use crate::query::paint_columns::number_column;
use crate::query::paint_columns::number_columns;
use crate::query::paint_columns::says;

/// The word for what the file says.
const FILE: &str = "file";
/// What the word for figures begins with; the unit follows.
const OF_QUANTITY: &str = "quantity:";
/// So many units are offered, those of most claims.
const MOST_UNITS: usize = 6;
/// What the word for a measure begins with.
const OF_MEASURE: &str = "measure:";

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
    /// A measure of the scope.
    Measure(Measure),
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
    /// How certain they are held to be.
    Certainty,
    /// Their types.
    Type,
    /// The sources they rest on.
    Source,
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
    /// A measure of the scope.
    Measure(Measure),
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
    /// The figures they state in a unit, which is empty for those without one.
    Quantity(String),
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

    /// The measures that have to be taken for it.
    #[must_use]
    pub fn measures(&self) -> Vec<Measure> {
        let mut measures = Vec::new();
        if let EntityColour::Measure(measure) = self.colour {
            measures.push(measure);
        }
        if let EntitySize::Measure(measure) = self.size {
            measures.push(measure);
        }
        measures
    }
}

impl EntityColour {
    /// What every network can be painted by: the word and what it is, for a reader.
    const PLAIN: [(Self, &str, &str); 3] = [
        (Self::Kind, "kind", "kind"),
        (Self::Community, "community", "community"),
        (Self::Ties, "ties", "number of ties"),
    ];

    /// The word in addresses.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::File => FILE.to_owned(),
            Self::Measure(measure) => word_of_measure(*measure),
            Self::Column(column) => column.word(),
            plain => word_of(&Self::PLAIN, plain),
        }
    }

    /// What the word means in a network.
    #[must_use]
    pub fn from_word(network: &Network, word: &str) -> Option<Self> {
        if word == FILE {
            return says(network, Painted::Entities, FileColumn::Colour).then_some(Self::File);
        }
        let plain = named(Self::PLAIN, word).or_else(|| measure_of(word).map(Self::Measure));
        plain.or_else(|| PaintColumn::from_word(network, Painted::Entities, word).map(Self::Column))
    }

    /// Everything that it can be in a network, what the file says first.
    #[must_use]
    pub fn choices(network: &Network) -> Vec<PaintChoice> {
        let of_file = as_in_file(network, Painted::Entities, FileColumn::Colour);
        let plain = Self::PLAIN.map(|(_, word, label)| choice(word, label));
        let columns = columns(network, Painted::Entities);
        let all = of_file.into_iter().chain(plain).chain(columns);
        all.chain(measures()).collect()
    }
}

impl TieColour {
    /// What every network can be painted by: the word and what it is, for a reader.
    const PLAIN: [(Self, &str, &str); 5] = [
        (Self::Class, "class", "class"),
        (Self::Status, "status", "status"),
        (Self::Certainty, "certainty", "certainty"),
        (Self::Type, "type", "type"),
        (Self::Source, "source", "source"),
    ];

    /// The word in addresses.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::File => FILE.to_owned(),
            Self::Column(column) => column.word(),
            plain => word_of(&Self::PLAIN, plain),
        }
    }

    /// What the word means in a network.
    #[must_use]
    pub fn from_word(network: &Network, word: &str) -> Option<Self> {
        if word == FILE {
            return says(network, Painted::Ties, FileColumn::Colour).then_some(Self::File);
        }
        let plain = named(Self::PLAIN, word);
        plain.or_else(|| PaintColumn::from_word(network, Painted::Ties, word).map(Self::Column))
    }

    /// Everything that it can be in a network, what the file says first.
    #[must_use]
    pub fn choices(network: &Network) -> Vec<PaintChoice> {
        let of_file = as_in_file(network, Painted::Ties, FileColumn::Colour);
        let plain = Self::PLAIN.map(|(_, word, label)| choice(word, label));
        let columns = columns(network, Painted::Ties);
        of_file.into_iter().chain(plain).chain(columns).collect()
    }
}

impl EntitySize {
    /// What every network can be painted by: the word and what it is, for a reader.
    const PLAIN: [(Self, &str, &str); 2] = [
        (Self::Ties, "ties", "number of ties"),
        (Self::Weight, "weight", "weight of ties"),
    ];

    /// The word in addresses.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::File => FILE.to_owned(),
            Self::Measure(measure) => word_of_measure(*measure),
            Self::Column(column) => PaintColumn::numbers(column).word(),
            plain => word_of(&Self::PLAIN, plain),
        }
    }

    /// What the word means in a network.
    #[must_use]
    pub fn from_word(network: &Network, word: &str) -> Option<Self> {
        if word == FILE {
            return says(network, Painted::Entities, FileColumn::Size).then_some(Self::File);
        }
        let plain = named(Self::PLAIN, word).or_else(|| measure_of(word).map(Self::Measure));
        plain.or_else(|| number_column(network, Painted::Entities, word).map(Self::Column))
    }

    /// Everything that it can be in a network, what the file says first.
    #[must_use]
    pub fn choices(network: &Network) -> Vec<PaintChoice> {
        let of_file = as_in_file(network, Painted::Entities, FileColumn::Size);
        let plain = Self::PLAIN.map(|(_, word, label)| choice(word, label));
        let columns = number_columns(network, Painted::Entities);
        let all = of_file.into_iter().chain(plain).chain(columns);
        all.chain(measures()).collect()
    }
}

impl TieWidth {
    /// What every network can be painted by: the word and what it is, for a reader.
    const PLAIN: [(Self, &str, &str); 3] = [
        (Self::Equal, "equal", "all alike"),
        (Self::Claims, "claims", "claims about the same two"),
        (Self::Weight, "weight", "weight"),
    ];

    /// The word in addresses.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::File => FILE.to_owned(),
            Self::Quantity(unit) => format!("{OF_QUANTITY}{unit}"),
            Self::Column(column) => PaintColumn::numbers(column).word(),
            plain => word_of(&Self::PLAIN, plain),
        }
    }

    /// What the word means in a network.
    #[must_use]
    pub fn from_word(network: &Network, word: &str) -> Option<Self> {
        if word == FILE {
            return says(network, Painted::Ties, FileColumn::Thickness).then_some(Self::File);
        }
        if let Some(unit) = word.strip_prefix(OF_QUANTITY) {
            let is_known = network.units().contains(&unit);
            return is_known.then(|| Self::Quantity(unit.to_owned()));
        }
        let plain = named(Self::PLAIN, word);
        plain.or_else(|| number_column(network, Painted::Ties, word).map(Self::Column))
    }

    /// Everything that it can be in a network, what the file says first.
    #[must_use]
    pub fn choices(network: &Network) -> Vec<PaintChoice> {
        let of_file = as_in_file(network, Painted::Ties, FileColumn::Thickness);
        let plain = Self::PLAIN.map(|(_, word, label)| choice(word, label));
        let columns = number_columns(network, Painted::Ties);
        let units = network.units().into_iter().take(MOST_UNITS);
        let figures = units.map(|unit| PaintChoice {
            word: Self::Quantity(unit.to_owned()).word(),
            label: if unit.is_empty() {
                "quantity without a unit".to_owned()
            } else {
                format!("quantity of {unit}")
            },
        });
        let all = of_file.into_iter().chain(plain).chain(figures);
        all.chain(columns).collect()
    }
}

/// The word of one of these; empty if it is none of them.
fn word_of<T: PartialEq>(plain: &[(T, &str, &str)], wanted: &T) -> String {
    let mut plain = plain.iter();
    let found = plain.find(|(one, _, _)| one == wanted);
    found.map_or_else(String::new, |(_, word, _)| (*word).to_owned())
}

/// The one of these with a word.
fn named<T, const N: usize>(plain: [(T, &str, &str); N], word: &str) -> Option<T> {
    let mut plain = plain.into_iter();
    let found = plain.find(|(_, known, _)| *known == word);
    found.map(|(one, _, _)| one)
}

fn word_of_measure(measure: Measure) -> String {
    format!("{OF_MEASURE}{}", measure.name())
}

fn measure_of(word: &str) -> Option<Measure> {
    Measure::from_name(word.strip_prefix(OF_MEASURE)?)
}

/// The measures as choices.
fn measures() -> impl Iterator<Item = PaintChoice> {
    Measure::ALL.into_iter().map(|measure| PaintChoice {
        word: word_of_measure(measure),
        label: format!("measure: {}", measure.label()),
    })
}

/// The choice of looking as in the file, if it says how.
fn as_in_file(network: &Network, painted: Painted, column: FileColumn) -> Option<PaintChoice> {
    says(network, painted, column).then(|| choice(FILE, "as in the file"))
}

fn choice(word: &str, label: &str) -> PaintChoice {
    PaintChoice {
        word: word.to_owned(),
        label: label.to_owned(),
    }
}
