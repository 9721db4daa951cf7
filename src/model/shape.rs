//! Shapes: the pictograms of kinds. Many kinds are recognised by their names, which are in the
//! table `shape_names.csv`, a line for each shape and a column for each language.

use crate::model::names_of_dates::line_with;

/// The pictogram of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A bust.
    Person,
    /// A building with columns.
    Institution,
    /// A desk with a lamp.
    Office,
    /// A sheet with a seal.
    Order,
    /// A sheet with two signatures.
    Treaty,
    /// A written sheet.
    Document,
    /// An open book.
    Publication,
    /// A flag.
    Country,
    /// A pin of a map.
    Place,
    /// A star.
    Event,
    /// Two busts.
    NationalityGroup,
    /// Three busts.
    SocialGroup,
    /// A diamond, of no meaning.
    Diamond,
    /// A square, of no meaning.
    Square,
    /// A triangle, of no meaning.
    Triangle,
    /// A pentagon, of no meaning.
    Pentagon,
    /// A parallelogram, of no meaning.
    Parallelogram,
    /// A ring, of no meaning.
    Ring,
}

impl Shape {
    /// All shapes: first those with a meaning, in the order of the lines of `shape_names.csv`.
    pub const ALL: [Self; 18] = [
        Self::Person,
        Self::Institution,
        Self::Office,
        Self::Order,
        Self::Treaty,
        Self::Document,
        Self::Publication,
        Self::Country,
        Self::Place,
        Self::Event,
        Self::NationalityGroup,
        Self::SocialGroup,
        Self::Diamond,
        Self::Square,
        Self::Triangle,
        Self::Pentagon,
        Self::Parallelogram,
        Self::Ring,
    ];

    /// The shapes without a meaning, for kinds whose names are not recognised.
    pub(crate) const PLAIN: [Self; 6] = [
        Self::Diamond,
        Self::Square,
        Self::Triangle,
        Self::Pentagon,
        Self::Parallelogram,
        Self::Ring,
    ];

    /// The word used in files and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Institution => "institution",
            Self::Office => "office",
            Self::Order => "order",
            Self::Treaty => "treaty",
            Self::Document => "document",
            Self::Publication => "publication",
            Self::Country => "country",
            Self::Place => "place",
            Self::Event => "event",
            Self::NationalityGroup => "nationality_group",
            Self::SocialGroup => "social_group",
            Self::Diamond => "diamond",
            Self::Square => "square",
            Self::Triangle => "triangle",
            Self::Pentagon => "pentagon",
            Self::Parallelogram => "parallelogram",
            Self::Ring => "ring",
        }
    }

    /// The shape with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.name() == name)
    }

    /// Whether news can usually pass through entities of this shape: through people, their bodies
    /// and what they write, but not through countries, places, events, publications, offices and
    /// treaties.
    #[must_use]
    pub const fn carries(self) -> bool {
        !matches!(
            self,
            Self::Office
                | Self::Treaty
                | Self::Publication
                | Self::Country
                | Self::Place
                | Self::Event
        )
    }

    /// The shape for a kind with this name, in any language of the table.
    #[must_use]
    pub fn of_kind_called(name: &str) -> Option<Self> {
        let name = name.to_lowercase().replace(['_', '-'], " ");
        let line = line_with(include_str!("shape_names.csv"), &name)?;
        Self::ALL.get(line).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn kinds_are_recognised_by_their_names() {
        for (name, shape) in [
            ("person", Some(Shape::Person)),
            ("Ort", Some(Shape::Place)),
            ("lettre", Some(Shape::Document)),
            ("SOCIAL_GROUP", Some(Shape::SocialGroup)),
            ("nationality-group", Some(Shape::NationalityGroup)),
            ("organisation", Some(Shape::Institution)),
            ("событие", Some(Shape::Event)),
            ("sprocket", None),
            ("", None),
        ] {
            assert_eq!(Shape::of_kind_called(name), shape, "{name}");
        }
    }

    #[test]
    fn the_first_word_of_each_line_is_the_name_of_its_shape() {
        for shape in Shape::ALL.into_iter().take(12) {
            assert_eq!(Shape::of_kind_called(shape.name()), Some(shape));
        }
    }
}
