//! Colours as datasets write them, `#1f5fa8`.

use std::fmt;

/// A colour of the sRGB space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// The colour with the value `0xrrggbb`.
    #[must_use]
    pub(crate) const fn new(value: u32) -> Self {
        let [_, red, green, blue] = value.to_be_bytes();
        Self { red, green, blue }
    }

    /// Reads `#rrggbb`; `None` if `text` is written in any other way.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let value = u32::from_str_radix(digits, 16).ok()?;
        is_hexadecimal.then(|| Self::new(value))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "#{:02x}{:02x}{:02x}",
            self.red, self.green, self.blue
        )
    }
}

/// A colour on a light ground, and the one that takes its place on a dark ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ColourPair {
    /// On a light ground, and on paper.
    pub light: Colour,
    /// On a dark ground.
    pub dark: Colour,
}

impl ColourPair {
    pub(crate) const fn new(light: u32, dark: u32) -> Self {
        Self {
            light: Colour::new(light),
            dark: Colour::new(dark),
        }
    }

    /// Reads `#rrggbb|#rrggbb`, light and dark, or a single colour for both; `None` if `text` is
    /// written in any other way.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (light, dark) = text.split_once('|').unwrap_or((text, text));
        Some(Self {
            light: Colour::parse(light.trim())?,
            dark: Colour::parse(dark.trim())?,
        })
    }
}

impl fmt::Display for ColourPair {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.light)?;
        if self.dark == self.light {
            Ok(())
        } else {
            write!(formatter, "|{}", self.dark)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;
    use super::ColourPair;

    #[test]
    fn a_colour_is_written_as_it_is_read() {
        let written = |text: &str| Colour::parse(text).map(|colour| colour.to_string());
        assert_eq!(written("#1F5fa8").as_deref(), Some("#1f5fa8"));
        for other in ["1f5fa8", "#1f5fa", "#1f5fa88", "#+f5fa8", "blue", ""] {
            assert_eq!(written(other), None, "{other}");
        }
    }

    #[test]
    fn a_pair_is_one_colour_or_two() {
        let written = |text: &str| ColourPair::parse(text).map(|pair| pair.to_string());
        for text in ["#1f5fa8", "#1f5fa8|#9cc4f5"] {
            assert_eq!(written(text).as_deref(), Some(text));
        }
        assert_eq!(written("#1f5fa8|"), None);
        assert_eq!(written("#1f5fa8|#9cc4f5|#000000"), None);
    }
}
