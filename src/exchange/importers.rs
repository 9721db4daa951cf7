//! The registry of readers: a line for each format.

use crate::exchange::cytoscape::CytoscapeReader;
use crate::exchange::delimited_text::DelimitedText;
use crate::exchange::follow_the_money::FollowTheMoneyReader;
use crate::exchange::gedcom::GedcomReader;
use crate::exchange::gexf::GexfReader;
use crate::exchange::graphml::GraphMlReader;
use crate::exchange::graphology::GraphologyReader;
use crate::exchange::importer::Importer;
use crate::exchange::json_graph::JsonGraphReader;
use crate::exchange::node_link::NodeLinkReader;
use crate::exchange::pajek::PajekReader;

/// The readers, in the order in which they are asked whether a text is theirs; who takes any text
/// comes last.
pub const IMPORTERS: &[&dyn Importer] = &[
    &GexfReader,
    &GraphMlReader,
    &FollowTheMoneyReader,
    &GraphologyReader,
    &JsonGraphReader,
    &CytoscapeReader,
    &NodeLinkReader,
    &GedcomReader,
    &PajekReader,
    &DelimitedText,
];
