//! The table of formats: a row holds everything that the program knows of a format.
//!
//! A new format is a row here, and a folder with its reader, its writer, or both.

use crate::exchange::bibliography::BibTex;
use crate::exchange::bibliography::CslJson;
use crate::exchange::bibliography::Ris;
use crate::exchange::cytoscape::CytoscapeReader;
use crate::exchange::cytoscape::CytoscapeWriter;
use crate::exchange::dataset_folder::DatasetFolder;
use crate::exchange::delimited_text::DelimitedText;
use crate::exchange::delimited_text::GephiTables;
use crate::exchange::directions::Mixture;
use crate::exchange::dot::Dot;
use crate::exchange::follow_the_money::FollowTheMoneyReader;
use crate::exchange::format::Content;
use crate::exchange::format::Format;
use crate::exchange::format::Writer;
use crate::exchange::gedcom::GedcomReader;
use crate::exchange::gexf::GexfReader;
use crate::exchange::gexf::GexfWriter;
use crate::exchange::graphml::GraphMlReader;
use crate::exchange::graphml::GraphMlWriter;
use crate::exchange::graphology::GraphologyReader;
use crate::exchange::json_graph::JsonGraphReader;
use crate::exchange::node_link::NodeLinkReader;
use crate::exchange::node_link::NodeLinkWriter;
use crate::exchange::pajek::PajekReader;
use crate::exchange::pajek::PajekWriter;
use crate::exchange::rdf::JsonLd;
use crate::exchange::rdf::Turtle;

/// All formats, in the order in which downloads are offered. A text is read by the first reader
/// that recognises it; tables, which any text may be, are tried last.
pub static FORMATS: &[Format] = &[
    Format {
        name: "dataset",
        title: "Prosopograph dataset",
        extension: "zip",
        media_type: "application/zip",
        content: Content::Network,
        reader: None,
        writer: Some(Writer::Stream(&DatasetFolder)),
    },
    Format {
        name: "csv",
        title: "CSV tables for Gephi",
        extension: "zip",
        media_type: "application/zip",
        content: Content::Network,
        reader: Some(&DelimitedText),
        writer: Some(Writer::Stream(&GephiTables)),
    },
    Format {
        name: "gexf",
        title: "GEXF 1.3",
        extension: "gexf",
        media_type: "application/gexf+xml",
        content: Content::Network,
        reader: Some(&GexfReader),
        writer: Some(Writer::Stream(&GexfWriter(Mixture::Told))),
    },
    Format {
        name: "gexf-plain",
        title: "GEXF for networkx",
        extension: "gexf",
        media_type: "application/gexf+xml",
        content: Content::Network,
        reader: Some(&GexfReader),
        writer: Some(Writer::Stream(&GexfWriter(Mixture::Levelled))),
    },
    Format {
        name: "graphml",
        title: "GraphML",
        extension: "graphml",
        media_type: "application/graphml+xml",
        content: Content::Network,
        reader: Some(&GraphMlReader),
        writer: Some(Writer::Stream(&GraphMlWriter(Mixture::Told))),
    },
    Format {
        name: "graphml-plain",
        title: "GraphML for networkx",
        extension: "graphml",
        media_type: "application/graphml+xml",
        content: Content::Network,
        reader: Some(&GraphMlReader),
        writer: Some(Writer::Stream(&GraphMlWriter(Mixture::Levelled))),
    },
    Format {
        name: "pajek",
        title: "Pajek",
        extension: "net",
        media_type: "text/plain; charset=utf-8",
        content: Content::Network,
        reader: Some(&PajekReader),
        writer: Some(Writer::Stream(&PajekWriter::Full)),
    },
    Format {
        name: "pajek-plain",
        title: "Pajek for networkx and igraph",
        extension: "net",
        media_type: "text/plain; charset=utf-8",
        content: Content::Network,
        reader: Some(&PajekReader),
        writer: Some(Writer::Stream(&PajekWriter::Plain)),
    },
    Format {
        name: "gedcom",
        title: "GEDCOM",
        extension: "ged",
        media_type: "text/plain; charset=utf-8",
        content: Content::Network,
        reader: Some(&GedcomReader),
        writer: None,
    },
    Format {
        name: "node-link",
        title: "node-link JSON (networkx, D3)",
        extension: "json",
        media_type: "application/json",
        content: Content::Network,
        reader: Some(&NodeLinkReader),
        writer: Some(Writer::Stream(&NodeLinkWriter)),
    },
    Format {
        name: "cytoscape",
        title: "Cytoscape JSON",
        extension: "json",
        media_type: "application/json",
        content: Content::Network,
        reader: Some(&CytoscapeReader),
        writer: Some(Writer::Stream(&CytoscapeWriter)),
    },
    Format {
        name: "graphology",
        title: "graphology JSON",
        extension: "json",
        media_type: "application/json",
        content: Content::Network,
        reader: Some(&GraphologyReader),
        writer: None,
    },
    Format {
        name: "json-graph",
        title: "JSON Graph Format",
        extension: "json",
        media_type: "application/json",
        content: Content::Network,
        reader: Some(&JsonGraphReader),
        writer: None,
    },
    Format {
        name: "follow-the-money",
        title: "FollowTheMoney",
        extension: "ftm.json",
        media_type: "application/x-ndjson",
        content: Content::Network,
        reader: Some(&FollowTheMoneyReader),
        writer: None,
    },
    Format {
        name: "json-ld",
        title: "JSON-LD",
        extension: "jsonld",
        media_type: "application/ld+json",
        content: Content::Network,
        reader: None,
        writer: Some(Writer::Stream(&JsonLd)),
    },
    Format {
        name: "turtle",
        title: "Turtle",
        extension: "ttl",
        media_type: "text/turtle; charset=utf-8",
        content: Content::Network,
        reader: None,
        writer: Some(Writer::Stream(&Turtle)),
    },
    Format {
        name: "dot",
        title: "DOT (Graphviz)",
        extension: "dot",
        media_type: "text/vnd.graphviz; charset=utf-8",
        content: Content::Network,
        reader: None,
        writer: Some(Writer::Stream(&Dot)),
    },
    Format {
        name: "svg",
        title: "SVG drawing",
        extension: "svg",
        media_type: "image/svg+xml",
        content: Content::Network,
        reader: None,
        writer: Some(Writer::Drawing),
    },
    Format {
        name: "bibtex",
        title: "BibTeX",
        extension: "bib",
        media_type: "application/x-bibtex; charset=utf-8",
        content: Content::Sources,
        reader: None,
        writer: Some(Writer::Stream(&BibTex)),
    },
    Format {
        name: "csl-json",
        title: "CSL-JSON",
        extension: "json",
        media_type: "application/vnd.citationstyles.csl+json",
        content: Content::Sources,
        reader: None,
        writer: Some(Writer::Stream(&CslJson)),
    },
    Format {
        name: "ris",
        title: "RIS",
        extension: "ris",
        media_type: "application/x-research-info-systems; charset=utf-8",
        content: Content::Sources,
        reader: None,
        writer: Some(Writer::Stream(&Ris)),
    },
];
