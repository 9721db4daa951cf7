//! A row of the table of limits.

/// A limit of a service.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Its name, such as `head-time`.
    pub name: &'static str,
    /// What it bounds, a sentence without its full stop.
    pub about: &'static str,
    /// What its amounts are counted in.
    pub unit: Unit,
    /// The least amount that makes sense.
    pub least: u64,
    /// The largest amount that makes sense.
    pub most: u64,
    /// The amount that counts if none is set.
    pub usual: fn() -> u64,
}

/// What amounts are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things, such as connections.
    Count,
    /// Seconds.
    Seconds,
    /// Units of 1,024 bytes.
    Kibibytes,
    /// Units of 1,048,576 bytes.
    Mebibytes,
}

impl Limit {
    /// The environment variable that sets it, such as `PROSOPOGRAPH_HEAD_TIME`.
    #[must_use]
    pub fn variable(&self) -> String {
        let name = self.name.replace('-', "_").to_ascii_uppercase();
        format!("PROSOPOGRAPH_{name}")
    }
}

impl Unit {
    /// The word that stands for an amount in a description of the command line.
    #[must_use]
    pub fn placeholder(self) -> &'static str {
        match self {
            Self::Count => "COUNT",
            Self::Seconds => "SECONDS",
            Self::Kibibytes => "KIB",
            Self::Mebibytes => "MIB",
        }
    }

    /// An amount in words, such as `1 second` or `40 MiB`.
    #[must_use]
    pub fn amount(self, count: u64) -> String {
        match self {
            Self::Count => in_groups(count),
            Self::Seconds if count == 1 => "1 second".to_owned(),
            Self::Seconds => format!("{count} seconds"),
            Self::Kibibytes => format!("{count} KiB"),
            Self::Mebibytes => format!("{count} MiB"),
        }
    }

    /// How many of the smallest parts one of it has: bytes, seconds or things.
    pub(crate) fn size(self) -> u64 {
        match self {
            Self::Count | Self::Seconds => 1,
            Self::Kibibytes => 1 << 10,
            Self::Mebibytes => 1 << 20,
        }
    }
}

/// A number with a comma before every three digits, as in `20,000`.
fn in_groups(count: u64) -> String {
    match (count / 1_000, count % 1_000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{},{rest:03}", in_groups(thousands)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_told_with_their_unit() {
        for (unit, count, told) in [
            (Unit::Count, 0, "0"),
            (Unit::Count, 512, "512"),
            (Unit::Count, 200_000_000, "200,000,000"),
            (Unit::Count, 20_050, "20,050"),
            (Unit::Seconds, 1, "1 second"),
            (Unit::Seconds, 25, "25 seconds"),
            (Unit::Mebibytes, 40, "40 MiB"),
        ] {
            assert_eq!(unit.amount(count), told);
        }
    }
}
