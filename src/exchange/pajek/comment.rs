//! Comments for data that Pajek has no syntax for: `%prosopograph-vertex:3{"kind":"person",…}`.
//!
//! A comment is one line without a space outside quotation marks. networkx, which does not know
//! comments but skips lines of a single word, therefore ignores it, as igraph and Pajek do.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::io::Write;

use serde::Deserialize;
use serde::Deserializer;
use serde::de::MapAccess;
use serde::de::Visitor;

/// The beginning of the comment on the network.
pub(super) const ON_NETWORK: &str = "%prosopograph-network";
/// The beginning of a comment on a vertex; the vertex number follows.
pub(super) const ON_VERTEX: &str = "%prosopograph-vertex:";
/// The beginning of a comment on the arc or edge in the line before.
pub(super) const ON_LINE: &str = "%prosopograph-line";

/// The cells of a row, in the order of the file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cells(pub(super) Vec<(String, String)>);

impl Cells {
    /// Reads the cells in a comment.
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text in a column; empty if there is none.
    pub(super) fn get(&self, column: &str) -> &str {
        self.0
            .iter()
            .find(|(name, _)| name == column)
            .map_or("", |(_, text)| text)
    }
}

/// Writes cells as a JSON object without spaces between its parts.
pub(super) fn write_cells<'c>(
    cells: impl Iterator<Item = (&'c str, Cow<'c, str>)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut before = '{';
    for (column, text) in cells {
        write!(out, "{before}")?;
        serde_json::to_writer(&mut *out, column)?;
        out.write_all(b":")?;
        serde_json::to_writer(&mut *out, text.as_ref())?;
        before = ',';
    }
    out.write_all(if before == '{' { b"{}\n" } else { b"}\n" })
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

/// Reads an object and keeps the order of its members.
struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Cells;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object with text values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Cells, A::Error> {
        let mut cells = Vec::new();
        while let Some(cell) = members.next_entry()? {
            cells.push(cell);
        }
        Ok(Cells(cells))
    }
}

#[cfg(test)]
mod tests {
    use super::Cells;
    use super::write_cells;
    use std::borrow::Cow;

    #[test]
    fn cells_keep_their_order() {
        let cells = [("b", "two\n\"lines\""), ("a", "")];
        let mut written = Vec::new();
        let result = write_cells(
            cells
                .into_iter()
                .map(|(column, text)| (column, Cow::Borrowed(text))),
            &mut written,
        );
        assert!(result.is_ok());
        let written = String::from_utf8_lossy(&written);
        assert_eq!(written, "{\"b\":\"two\\n\\\"lines\\\"\",\"a\":\"\"}\n");
        let read = Cells::read(&written).unwrap_or_default();
        assert_eq!(read.get("b"), "two\n\"lines\"");
        assert_eq!(read.0.len(), 2);
        assert_eq!(Cells::read("{\"a\":1}"), None);
    }
}
