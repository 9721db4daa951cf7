//! How another program had painted what a file says: colours, sizes and places.
//!
//! The readers of files keep them as columns, word for word; here they are read.

use crate::model::colour::Colour;

/// A column that says how another program drew an entity or a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileColumn {
    /// The colour of an entity or a relation.
    Colour,
    /// The place of an entity.
    Place,
    /// The size of an entity.
    Size,
    /// The thickness of a relation.
    Thickness,
}

/// A place in the units of the file, with y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FilePlace {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl FileColumn {
    /// What all of their names begin with.
    pub const PREFIX: &'static str = "viz_";

    /// Its name in a dataset.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Colour => "viz_color",
            Self::Place => "viz_position",
            Self::Size => "viz_size",
            Self::Thickness => "viz_thickness",
        }
    }

    /// Whether a column says how another program drew something, and nothing of the thing itself.
    #[must_use]
    pub fn is_of_drawing(column: &str) -> bool {
        column.starts_with(Self::PREFIX)
    }

    /// Reads `rgb(245,91,91)`, `rgba(245,91,91,0.5)`, `#f55b5b` or `f55b5b`.
    #[must_use]
    pub fn colour(cell: &str) -> Option<Colour> {
        let cell = cell.trim();
        let inside = cell.strip_prefix("rgba(").or(cell.strip_prefix("rgb("));
        let Some(inside) = inside.and_then(|inside| inside.strip_suffix(')')) else {
            let digits = cell.strip_prefix('#').unwrap_or(cell);
            return Colour::parse(&format!("#{digits}"));
        };
        let parts: Vec<&str> = inside.split(',').map(str::trim).collect();
        let [red, green, blue, ..] = parts[..] else {
            return None;
        };
        Some(Colour::of_parts(
            red.parse().ok()?,
            green.parse().ok()?,
            blue.parse().ok()?,
        ))
    }

    /// Reads `-87.9,6.8` or `-87.9,6.8,0`; files count y upwards.
    #[must_use]
    pub fn place(cell: &str) -> Option<FilePlace> {
        let mut numbers = cell.split(',').map(|part| part.trim().parse::<f64>().ok());
        let (x, y) = (numbers.next()??, numbers.next()??);
        (x.is_finite() && y.is_finite()).then_some(FilePlace { x, y: -y })
    }
}

#[cfg(test)]
mod tests {
    use super::FileColumn;
    use super::FilePlace;

    #[test]
    fn colours_are_read_in_every_spelling_of_files() {
        let read = |cell| FileColumn::colour(cell).map(|colour| colour.to_string());
        for cell in [
            "rgb(245,91,91)",
            "rgba(245, 91, 91, 0.5)",
            "#f55b5b",
            "f55b5b",
        ] {
            assert_eq!(read(cell).as_deref(), Some("#f55b5b"), "{cell}");
        }
        for cell in ["", "rgb(1,2)", "rgb(300,0,0)", "red"] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }

    #[test]
    fn places_are_read_with_y_downwards() {
        let place = FilePlace { x: -87.5, y: -6.5 };
        assert_eq!(FileColumn::place("-87.5,6.5"), Some(place));
        assert_eq!(FileColumn::place("-87.5, 6.5, 0"), Some(place));
        assert_eq!(FileColumn::place("1"), None);
        assert_eq!(FileColumn::place("NaN,1"), None);
    }
}
