//! Classes: families of relation types, with the look that a dataset gives them.

use crate::model::colour::ColourPair;

/// A family of relation types, a row of `classes.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its slug.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// The colour of its relations; `None` for one of the palette.
    pub colour: Option<ColourPair>,
    /// The mark that stands beside its relations; `None` for one of the palette.
    pub mark: Option<Mark>,
    /// A remark for the reader.
    pub note: String,
}

impl Class {
    /// The class of which a dataset says no more than its id.
    #[must_use]
    pub fn undescribed(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            label: id.replace('_', " "),
            colour: None,
            mark: None,
            note: String::new(),
        }
    }
}

/// A small shape that tells the relations of a class from those of another, so that colour is
/// never the only difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A triangle on its base.
    Triangle,
    /// A triangle on its tip.
    TriangleDown,
    /// A disc.
    Circle,
    /// A square on its corner.
    Diamond,
    /// A block arrow that points to the end of the line.
    Arrow,
    /// A star with many points.
    Burst,
    /// A speech bubble.
    Speech,
    /// A full square, for relations of the background: their lines are thin in small pictures.
    Square,
    /// The outline of a square.
    Frame,
}

impl Mark {
    /// All marks, in the order they are listed to a reader.
    pub const ALL: [Self; 9] = [
        Self::Triangle,
        Self::TriangleDown,
        Self::Circle,
        Self::Diamond,
        Self::Arrow,
        Self::Burst,
        Self::Speech,
        Self::Square,
        Self::Frame,
    ];

    /// The word used in files, answers and style sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Triangle => "triangle",
            Self::TriangleDown => "triangle-down",
            Self::Circle => "circle",
            Self::Diamond => "diamond",
            Self::Arrow => "arrow",
            Self::Burst => "burst",
            Self::Speech => "speech",
            Self::Square => "square",
            Self::Frame => "frame",
        }
    }

    /// The mark with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.name() == name)
    }
}
