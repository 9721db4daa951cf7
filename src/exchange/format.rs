//! The formats of other programs.

/// A format that is read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A dataset of Prosopograph: a folder of CSV files.
    Dataset,
    /// CSV and its like: tables of nodes, of edges, matrices, adjacency lists.
    Csv,
    /// GEXF.
    Gexf,
    /// GEXF, as networkx reads it too.
    GexfPlain,
    /// `GraphML`.
    GraphMl,
    /// `GraphML`, as networkx reads it too.
    GraphMlPlain,
    /// Pajek, with relations and times as Pajek reads them.
    Pajek,
    /// Pajek, as networkx and igraph read it too.
    PajekPlain,
    /// GEDCOM.
    Gedcom,
    /// JSON of nodes and links, as networkx and D3 write it.
    NodeLink,
    /// JSON of Cytoscape.
    Cytoscape,
    /// JSON of graphology and sigma.
    Graphology,
    /// JSON Graph Format.
    JsonGraph,
    /// `FollowTheMoney`, an entity a line.
    FollowTheMoney,
    /// JSON-LD.
    JsonLd,
    /// Turtle.
    Turtle,
    /// DOT, for Graphviz.
    Dot,
    /// A drawing.
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
    pub const ALL: [Self; 21] = [
        Self::Dataset,
        Self::Csv,
        Self::Gexf,
        Self::GexfPlain,
        Self::GraphMl,
        Self::GraphMlPlain,
        Self::Pajek,
        Self::PajekPlain,
        Self::Gedcom,
        Self::NodeLink,
        Self::Cytoscape,
        Self::Graphology,
        Self::JsonGraph,
        Self::FollowTheMoney,
        Self::JsonLd,
        Self::Turtle,
        Self::Dot,
        Self::Svg,
        Self::BibTex,
        Self::CslJson,
        Self::Ris,
    ];

    /// The word used in addresses and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dataset => "dataset",
            Self::Csv => "csv",
            Self::Gexf => "gexf",
            Self::GexfPlain => "gexf-plain",
            Self::GraphMl => "graphml",
            Self::GraphMlPlain => "graphml-plain",
            Self::Pajek => "pajek",
            Self::PajekPlain => "pajek-plain",
            Self::Gedcom => "gedcom",
            Self::NodeLink => "node-link",
            Self::Cytoscape => "cytoscape",
            Self::Graphology => "graphology",
            Self::JsonGraph => "json-graph",
            Self::FollowTheMoney => "follow-the-money",
            Self::JsonLd => "json-ld",
            Self::Turtle => "turtle",
            Self::Dot => "dot",
            Self::Svg => "svg",
            Self::BibTex => "bibtex",
            Self::CslJson => "csl-json",
            Self::Ris => "ris",
        }
    }

    /// What it is, for a reader.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Dataset => "Prosopograph dataset",
            Self::Csv => "CSV tables for Gephi",
            Self::Gexf => "GEXF 1.3",
            Self::GexfPlain => "GEXF for networkx",
            Self::GraphMl => "GraphML",
            Self::GraphMlPlain => "GraphML for networkx",
            Self::Pajek => "Pajek",
            Self::PajekPlain => "Pajek for networkx and igraph",
            Self::Gedcom => "GEDCOM",
            Self::NodeLink => "node-link JSON (networkx, D3)",
            Self::Cytoscape => "Cytoscape JSON",
            Self::Graphology => "graphology JSON",
            Self::JsonGraph => "JSON Graph Format",
            Self::FollowTheMoney => "FollowTheMoney",
            Self::JsonLd => "JSON-LD",
            Self::Turtle => "Turtle",
            Self::Dot => "DOT (Graphviz)",
            Self::Svg => "SVG drawing",
            Self::BibTex => "BibTeX",
            Self::CslJson => "CSL-JSON",
            Self::Ris => "RIS",
        }
    }

    /// What its files end in.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Dataset | Self::Csv => "zip",
            Self::Gexf | Self::GexfPlain => "gexf",
            Self::GraphMl | Self::GraphMlPlain => "graphml",
            Self::Pajek | Self::PajekPlain => "net",
            Self::Gedcom => "ged",
            Self::NodeLink
            | Self::Cytoscape
            | Self::Graphology
            | Self::JsonGraph
            | Self::CslJson => "json",
            Self::FollowTheMoney => "ftm.json",
            Self::JsonLd => "jsonld",
            Self::Turtle => "ttl",
            Self::Dot => "dot",
            Self::Svg => "svg",
            Self::BibTex => "bib",
            Self::Ris => "ris",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Dataset | Self::Csv => "application/zip",
            Self::Gexf | Self::GexfPlain => "application/gexf+xml",
            Self::GraphMl | Self::GraphMlPlain => "application/graphml+xml",
            Self::Pajek | Self::PajekPlain | Self::Gedcom => "text/plain; charset=utf-8",
            Self::NodeLink | Self::Cytoscape | Self::Graphology | Self::JsonGraph => {
                "application/json"
            }
            Self::FollowTheMoney => "application/x-ndjson",
            Self::JsonLd => "application/ld+json",
            Self::Turtle => "text/turtle; charset=utf-8",
            Self::Dot => "text/vnd.graphviz; charset=utf-8",
            Self::Svg => "image/svg+xml",
            Self::BibTex => "application/x-bibtex; charset=utf-8",
            Self::CslJson => "application/vnd.citationstyles.csl+json",
            Self::Ris => "application/x-research-info-systems; charset=utf-8",
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format that it is read as: what is written for programs that know less is still the same
    /// format.
    #[must_use]
    pub const fn read_as(self) -> Self {
        match self {
            Self::GexfPlain => Self::Gexf,
            Self::GraphMlPlain => Self::GraphMl,
            Self::PajekPlain => Self::Pajek,
            other => other,
        }
    }

    /// Whether it is written. All formats for graphs are read as well, but for drawings and those
    /// of the semantic web.
    #[must_use]
    pub const fn is_written(self) -> bool {
        !matches!(
            self,
            Self::Gedcom | Self::Graphology | Self::JsonGraph | Self::FollowTheMoney
        )
    }
}
