//! Names of months and seasons, in tables with a line for each and a column for each language.

/// Which line of a table has a name, from 0; the header is none.
pub(super) fn line_with(table: &str, name: &str) -> Option<usize> {
    table
        .lines()
        .skip(1)
        .position(|line| line.split([',', '|']).any(|known| known == name))
}
