//! Exporting: a part of a network out, in the formats of other programs.

use crate::exchange::bibliography::BibTex;
use crate::exchange::bibliography::CslJson;
use crate::exchange::bibliography::Ris;
use crate::exchange::cytoscape::CytoscapeWriter;
use crate::exchange::dataset_folder::DatasetFolder;
use crate::exchange::delimited_text::GephiTables;
use crate::exchange::directions::Mixture;
use crate::exchange::dot::Dot;
use crate::exchange::exporter::Exporter;
use crate::exchange::format::Format;
use crate::exchange::gexf::GexfWriter;
use crate::exchange::graphml::GraphMlWriter;
use crate::exchange::node_link::NodeLinkWriter;
use crate::exchange::pajek::PajekWriter;
use crate::exchange::rdf::JsonLd;
use crate::exchange::rdf::Turtle;

/// The writers, in the order in which they are offered.
pub const EXPORTERS: &[&dyn Exporter] = &[
    &DatasetFolder,
    &GephiTables,
    &GexfWriter(Mixture::Told),
    &GexfWriter(Mixture::Levelled),
    &GraphMlWriter(Mixture::Told),
    &GraphMlWriter(Mixture::Levelled),
    &PajekWriter::Full,
    &PajekWriter::Plain,
    &NodeLinkWriter,
    &CytoscapeWriter,
    &JsonLd,
    &Turtle,
    &Dot,
    &BibTex,
    &CslJson,
    &Ris,
];

/// The writer of a format, if there is one.
#[must_use]
pub fn exporter(format: Format) -> Option<&'static dyn Exporter> {
    EXPORTERS
        .iter()
        .copied()
        .find(|exporter| exporter.format() == format)
}
