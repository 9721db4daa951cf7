//! The formats of other programs.

/// A format that can be imported or exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A dataset of Prosopograph: a folder of CSV files.
    Dataset,
    /// CSV and other delimited text: tables of nodes, of edges, matrices, adjacency lists.
    Csv,
    /// GEXF.
    Gexf,
    /// GEXF, in the variant that networkx reads as well.
    GexfPlain,
    /// `GraphML`.
    GraphMl,
    /// `GraphML`, in the variant that networkx reads as well.
    GraphMlPlain,
    /// Pajek, with relations and times for Pajek itself.
    Pajek,
    /// Pajek, in the variant that networkx and igraph read as well.
    PajekPlain,
    /// GEDCOM.
    Gedcom,
    /// Node-link JSON of networkx and D3.
    NodeLink,
    /// Cytoscape JSON.
    Cytoscape,
    /// graphology JSON, also read by sigma.
    Graphology,
    /// JSON Graph Format.
    JsonGraph,
    /// `FollowTheMoney`, with one entity on each line.
    FollowTheMoney,
    /// JSON-LD.
    JsonLd,
    /// Turtle.
    Turtle,
    /// DOT, for Graphviz.
    Dot,
    /// SVG drawing.
    Svg,
    /// BibTeX.
    BibTex,
    /// CSL-JSON.
    CslJson,
    /// RIS.
    Ris,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; ROWS.len()] = {
        let mut all = [Self::Dataset; ROWS.len()];
        let mut at = 0;
        while at < ROWS.len() {
            all[at] = ROWS[at].format;
            at += 1;
        }
        all
    };

    /// The name used in URLs and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The title shown to users.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.row().title
    }

    /// The extension of its files, without a dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        self.row().extension
    }

    /// The media type of its files.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        self.row().media_type
    }

    const fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// The format with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format whose reader reads it: GEXF for the variant written for networkx.
    #[must_use]
    pub const fn read_as(self) -> Self {
        match self {
            Self::GexfPlain => Self::Gexf,
            Self::GraphMlPlain => Self::GraphMl,
            Self::PajekPlain => Self::Pajek,
            other => other,
        }
    }

    /// Whether networks can be exported to it.
    #[must_use]
    pub const fn is_written(self) -> bool {
        !matches!(
            self,
            Self::Gedcom | Self::Graphology | Self::JsonGraph | Self::FollowTheMoney
        )
    }
}

/// What is known of a format.
struct Row {
    format: Format,
    name: &'static str,
    title: &'static str,
    extension: &'static str,
    media_type: &'static str,
}

/// The formats, in the order of the variants.
const ROWS: [Row; 21] = [
    Row {
        format: Format::Dataset,
        name: "dataset",
        title: "Prosopograph dataset",
        extension: "zip",
        media_type: "application/zip",
    },
    Row {
        format: Format::Csv,
        name: "csv",
        title: "CSV tables for Gephi",
        extension: "zip",
        media_type: "application/zip",
    },
    Row {
        format: Format::Gexf,
        name: "gexf",
        title: "GEXF 1.3",
        extension: "gexf",
        media_type: "application/gexf+xml",
    },
    Row {
        format: Format::GexfPlain,
        name: "gexf-plain",
        title: "GEXF for networkx",
        extension: "gexf",
        media_type: "application/gexf+xml",
    },
    Row {
        format: Format::GraphMl,
        name: "graphml",
        title: "GraphML",
        extension: "graphml",
        media_type: "application/graphml+xml",
    },
    Row {
        format: Format::GraphMlPlain,
        name: "graphml-plain",
        title: "GraphML for networkx",
        extension: "graphml",
        media_type: "application/graphml+xml",
    },
    Row {
        format: Format::Pajek,
        name: "pajek",
        title: "Pajek",
        extension: "net",
        media_type: "text/plain; charset=utf-8",
    },
    Row {
        format: Format::PajekPlain,
        name: "pajek-plain",
        title: "Pajek for networkx and igraph",
        extension: "net",
        media_type: "text/plain; charset=utf-8",
    },
    Row {
        format: Format::Gedcom,
        name: "gedcom",
        title: "GEDCOM",
        extension: "ged",
        media_type: "text/plain; charset=utf-8",
    },
    Row {
        format: Format::NodeLink,
        name: "node-link",
        title: "node-link JSON (networkx, D3)",
        extension: "json",
        media_type: "application/json",
    },
    Row {
        format: Format::Cytoscape,
        name: "cytoscape",
        title: "Cytoscape JSON",
        extension: "json",
        media_type: "application/json",
    },
    Row {
        format: Format::Graphology,
        name: "graphology",
        title: "graphology JSON",
        extension: "json",
        media_type: "application/json",
    },
    Row {
        format: Format::JsonGraph,
        name: "json-graph",
        title: "JSON Graph Format",
        extension: "json",
        media_type: "application/json",
    },
    Row {
        format: Format::FollowTheMoney,
        name: "follow-the-money",
        title: "FollowTheMoney",
        extension: "ftm.json",
        media_type: "application/x-ndjson",
    },
    Row {
        format: Format::JsonLd,
        name: "json-ld",
        title: "JSON-LD",
        extension: "jsonld",
        media_type: "application/ld+json",
    },
    Row {
        format: Format::Turtle,
        name: "turtle",
        title: "Turtle",
        extension: "ttl",
        media_type: "text/turtle; charset=utf-8",
    },
    Row {
        format: Format::Dot,
        name: "dot",
        title: "DOT (Graphviz)",
        extension: "dot",
        media_type: "text/vnd.graphviz; charset=utf-8",
    },
    Row {
        format: Format::Svg,
        name: "svg",
        title: "SVG drawing",
        extension: "svg",
        media_type: "image/svg+xml",
    },
    Row {
        format: Format::BibTex,
        name: "bibtex",
        title: "BibTeX",
        extension: "bib",
        media_type: "application/x-bibtex; charset=utf-8",
    },
    Row {
        format: Format::CslJson,
        name: "csl-json",
        title: "CSL-JSON",
        extension: "json",
        media_type: "application/vnd.citationstyles.csl+json",
    },
    Row {
        format: Format::Ris,
        name: "ris",
        title: "RIS",
        extension: "ris",
        media_type: "application/x-research-info-systems; charset=utf-8",
    },
];

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn rows_stand_in_the_order_of_the_variants() {
        for (at, format) in Format::ALL.into_iter().enumerate() {
            assert_eq!(format as usize, at, "{}", format.name());
        }
    }
}
