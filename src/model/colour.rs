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

    /// The colour with these parts.
    #[must_use]
    pub const fn of_parts(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// The colour with white, of which there is so much in a hundred.
    #[must_use]
    pub fn with_white(self, percent: u8) -> Self {
        let white = u16::from(percent.min(100));
        let part = |part: u8| {
            let mixed = (u16::from(part) * (100 - white) + 255 * white) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Self::of_parts(part(self.red), part(self.green), part(self.blue))
    }

    /// How light it is, from 0 to 1, as the guidelines for accessible content define it.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The grey that is as light.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a luminance is between 0 and 1, and `as` saturates"
    )]
    pub fn grey(self) -> Self {
        let light = self.luminance();
        let part = if light <= 0.003_130_8 {
            light * 12.92
        } else {
            1.055 * light.powf(1.0 / 2.4) - 0.055
        };
        let part = (part * 255.0).round() as u8;
        Self::of_parts(part, part, part)
    }

    /// The contrast with another colour, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
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
