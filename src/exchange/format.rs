//! What a format is: its names, and how it is read and written.

use std::fmt;

use crate::exchange::exporter::Exporter;
use crate::exchange::formats::FORMATS;
use crate::exchange::importer::Importer;

/// A file format that can be read, written or both: a row of [`FORMATS`].
#[derive(Clone, Copy)]
pub struct Format {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) extension: &'static str,
    pub(crate) media_type: &'static str,
    pub(crate) content: Content,
    pub(crate) reader: Option<&'static dyn Importer>,
    pub(crate) writer: Option<Writer>,
}

/// What the files of a format contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Entities and relations.
    Network,
    /// Only the sources: a bibliography.
    Sources,
}

/// How a format is written.
#[derive(Clone, Copy)]
pub enum Writer {
    /// Piece by piece, from an extract.
    Stream(&'static dyn Exporter),
    /// As a picture, which the layer of the views draws.
    Drawing,
}

impl Format {
    /// The format with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// The formats that can be read, in the order of the table.
    pub fn readable() -> impl Iterator<Item = &'static Self> + Clone {
        FORMATS.iter().filter(|format| format.reader.is_some())
    }

    /// The formats that can be written, in the order in which downloads are offered.
    pub fn writable() -> impl Iterator<Item = &'static Self> + Clone {
        FORMATS.iter().filter(|format| format.writer.is_some())
    }

    /// The name used in addresses and on the command line.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The name shown to people.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// The file name extension, without the dot before it.
    #[must_use]
    pub const fn extension(&self) -> &'static str {
        self.extension
    }

    /// The media type sent with a download.
    #[must_use]
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// What files of this format contain.
    #[must_use]
    pub const fn content(&self) -> Content {
        self.content
    }

    /// The reader, if the format can be read.
    #[must_use]
    pub fn importer(&self) -> Option<&'static dyn Importer> {
        self.reader
    }

    /// The writer, if the format can be written and is not a drawing.
    #[must_use]
    pub fn exporter(&self) -> Option<&'static dyn Exporter> {
        match self.writer {
            Some(Writer::Stream(exporter)) => Some(exporter),
            Some(Writer::Drawing) | None => None,
        }
    }

    /// Whether the format can be written.
    #[must_use]
    pub const fn is_writable(&self) -> bool {
        self.writer.is_some()
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

impl fmt::Debug for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Format").field(&self.name).finish()
    }
}

#[cfg(test)]
mod tests {
    use hashbrown::HashSet;

    use super::Format;
    use crate::exchange::formats::FORMATS;

    #[test]
    fn every_format_has_its_own_name_and_can_be_read_or_written() {
        let names: HashSet<&str> = FORMATS.iter().map(Format::name).collect();
        assert_eq!(names.len(), FORMATS.len());
        for format in FORMATS {
            assert!(
                format.reader.is_some() || format.writer.is_some(),
                "{format:?}"
            );
        }
    }
}
