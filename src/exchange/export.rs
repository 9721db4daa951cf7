//! Exporting: a part of a network out, in the formats of other programs.

use crate::exchange::dataset_folder::DatasetFolder;
use crate::exchange::exporter::Exporter;
use crate::exchange::format::Format;
use crate::exchange::gexf::GexfWriter;
use crate::exchange::graphml::GraphMlWriter;

/// The writers, in the order in which they are offered.
pub const EXPORTERS: [&dyn Exporter; 3] = [&DatasetFolder, &GexfWriter, &GraphMlWriter];

/// The writer of a format, if there is one.
#[must_use]
pub fn exporter(format: Format) -> Option<&'static dyn Exporter> {
    EXPORTERS.into_iter().find(|exporter| exporter.format() == format)
}
