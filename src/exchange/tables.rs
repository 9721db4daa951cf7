//! Writes CSV tables, in memory or to a stream.

use std::io;
use std::io::Write;

use crate::dataset::guarded;

/// Writes a CSV table with guarded cells (see [`guarded`]).
pub(crate) struct TableWriter<W: Write> {
    writer: csv::Writer<W>,
    width: usize,
}

impl<W: Write> TableWriter<W> {
    /// Begins a table with these columns.
    pub(crate) fn new<'c>(out: W, columns: impl IntoIterator<Item = &'c str>) -> io::Result<Self> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::Any(b'\n'))
            .from_writer(out);
        let header: Vec<_> = columns.into_iter().map(guarded).collect();
        writer.write_record(header.iter().map(|name| name.as_bytes()))?;
        Ok(Self {
            writer,
            width: header.len(),
        })
    }

    /// Adds a row, which must have as many cells as the table has columns.
    pub(crate) fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> io::Result<()> {
        let mut count = 0;
        for cell in cells {
            self.writer.write_field(guarded(cell).as_bytes())?;
            count += 1;
        }
        debug_assert_eq!(count, self.width, "a row is as wide as its table");
        self.writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Ends the table and returns the writer.
    pub(crate) fn finish(self) -> io::Result<W> {
        self.writer
            .into_inner()
            .map_err(|error| io::Error::other(error.to_string()))
    }
}

/// A CSV table with guarded cells, as bytes. Rows are as wide as there are columns.
#[must_use]
pub fn csv_table(columns: &[String], rows: &[Vec<String>]) -> Vec<u8> {
    let written = TableWriter::new(Vec::new(), columns.iter().map(String::as_str));
    let written = written.and_then(|mut table| {
        for row in rows {
            table.row(row.iter().map(String::as_str))?;
        }
        table.finish()
    });
    // Memory can always be written to.
    written.unwrap_or_default()
}
