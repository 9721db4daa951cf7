//! The arguments of the program.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;
use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;

use crate::cli::exchange_arguments::ExportArguments;
use crate::cli::exchange_arguments::ImportArguments;
use crate::cli::exchange_arguments::ReadingArguments;
use crate::explorer::Parameters;

const EXAMPLES: &str = "Examples:
  prosopograph                                  serve the built-in network and print its address
  prosopograph find Jeżow                       find a person under any spelling
  prosopograph path Kawabe Stalin               how are the two connected?
  prosopograph path poland japan --method k -k 3 --avoid-kinds place
  prosopograph journey Kawabe Stalin            could it have travelled, given the dates?
  prosopograph triangles --pattern espionage    the espionage triangles, and why each is one
  prosopograph check my-network                 what is wrong with my dataset?
  prosopograph serve letters.gexf               open a file of Gephi, Pajek, a spreadsheet …
  prosopograph import letters.csv --to letters  make a dataset of it
  prosopograph export gexf network.gexf         take the network away

Exit codes: 0 answered, 1 no answer, 2 something about the input is wrong.";

const SCOPE: &str = "Narrow the question";

/// A graph database and explorer for historical networks.
#[derive(Debug, Parser)]
#[command(name = "prosopograph", version, about, long_about = None, after_help = EXAMPLES, max_term_width = 100)]
pub struct Arguments {
    /// The folder of the dataset, or a file of another program; the built-in network if absent.
    #[arg(long, global = true, value_name = "PATH")]
    pub dataset: Option<PathBuf>,
    /// How answers are written.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// What to do; `serve` if absent.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// How answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Sentences with their evidence.
    Text,
    /// The JSON of the API.
    Json,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages and the API, and print their address.
    #[command(
        after_help = "Examples:\n  prosopograph serve\n  prosopograph serve my-network --port 0\n  prosopograph serve letters.gexf\n  prosopograph serve --address 0.0.0.0 --public-host history.example.org"
    )]
    Serve(ServeArguments),
    /// Read files of other programs into a dataset folder, with a report on every row.
    #[command(
        after_help = "Examples:\n  prosopograph import network.gexf --to my-network\n  prosopograph import nodes.csv edges.csv --to my-network\n  prosopograph import letters.csv --to letters --map from=Sender,to=Recipient,when=Year --encoding windows-1251\n\nThe format is found by what stands in the files: CSV tables and workbooks (Gephi, Palladio, Kumu, matrices …), GEXF, GraphML, Pajek,\nGEDCOM, JSON of nodes and links, Cytoscape, graphology, JSON Graph Format, FollowTheMoney; archives of them (.zip, .gz)."
    )]
    Import(ImportArguments),
    /// Write the network, a part of it or an answer for another program.
    #[command(
        after_help = "Examples:\n  prosopograph export gexf network.gexf\n  prosopograph export csv gephi-tables --classes espionage\n  prosopograph export graphml --of \"/path?from=Kawabe&to=Stalin\" > path.graphml\n  prosopograph export bibtex sources.bib\n  prosopograph export site my-copy\n\nFormats: dataset, csv (for Gephi), gexf, graphml, pajek, node-link, cytoscape, json-ld, turtle, dot, svg; gexf-plain,\ngraphml-plain and pajek-plain for networkx and igraph; bibtex, csl-json and ris for the sources."
    )]
    Export(ExportArguments),
    /// Check a dataset with its example questions, or files of other programs: every problem with
    /// file and line.
    #[command(
        after_help = "Examples:\n  prosopograph check                  the built-in network\n  prosopograph check my-network\n  prosopograph check letters.gexf\n  prosopograph check my-network --format json"
    )]
    Check {
        /// The folder of a dataset, or files of other programs; the built-in network if absent.
        files: Vec<PathBuf>,
        #[command(flatten)]
        reading: ReadingArguments,
    },
    /// Find by name: any spelling, any script.
    #[command(
        after_help = "Examples:\n  prosopograph find Yezhov\n  prosopograph find Ежов\n  prosopograph find 00447 --kinds order"
    )]
    Find {
        /// A name or a part of one.
        #[arg(required = true)]
        name: Vec<String>,
        /// Only entities of these kinds, with commas between.
        #[arg(long)]
        kinds: Vec<String>,
        /// How many results are listed at most.
        #[arg(long)]
        limit: Option<String>,
    },
    /// Show everything known of an entity.
    #[command(
        after_help = "Examples:\n  prosopograph show nkvd\n  prosopograph show \"Nikolai Ezhov\" --classes repression,command --since 1937"
    )]
    Show {
        /// A name or id.
        entity: String,
        #[command(flatten)]
        scope: ScopeArguments,
    },
    /// Show who is within some hops of an entity.
    #[command(
        after_help = "Examples:\n  prosopograph around ogpu\n  prosopograph around poland --hops 2 --classes espionage"
    )]
    Around {
        /// A name or id.
        entity: String,
        /// How far to go.
        #[arg(long)]
        hops: Option<String>,
        #[command(flatten)]
        scope: ScopeArguments,
    },
    /// Show how two entities are connected.
    #[command(
        after_help = "Examples:\n  prosopograph path Kawabe Stalin\n  prosopograph path Kawabe Stalin --method k -k 3\n  prosopograph path poland stalin --status documented --avoid-kinds country"
    )]
    Path {
        /// The name or id to start from.
        from: String,
        /// The name or id to reach.
        to: String,
        /// shortest, all-shortest, k, best-attested or specific.
        #[arg(long)]
        method: Option<String>,
        /// How many routes, for the method k.
        #[arg(short)]
        k: Option<String>,
        /// Longer routes are not looked at.
        #[arg(long)]
        max_hops: Option<String>,
        #[command(flatten)]
        scope: ScopeArguments,
    },
    /// Show whether it could have travelled: a way that goes forward in time.
    #[command(
        after_help = "Examples:\n  prosopograph journey Kawabe Stalin\n  prosopograph journey Yagoda Beria --leave 1935 --arrive 1939 --aim fastest"
    )]
    Journey {
        /// The name or id to start from.
        from: String,
        /// The name or id to reach.
        to: String,
        /// earliest, latest, fastest or fewest-hops.
        #[arg(long)]
        aim: Option<String>,
        /// It does not begin before this date.
        #[arg(long)]
        leave: Option<String>,
        /// It has ended by this date.
        #[arg(long)]
        arrive: Option<String>,
        /// Longer journeys are not looked at, for the aim fewest-hops.
        #[arg(long)]
        max_hops: Option<String>,
        #[command(flatten)]
        scope: ScopeArguments,
    },
    /// Show what happened when.
    #[command(
        after_help = "Examples:\n  prosopograph timeline nkvd\n  prosopograph timeline --since 1936 --until 1938 --classes command"
    )]
    Timeline {
        /// A name or id; the whole network if absent.
        entity: Option<String>,
        #[command(flatten)]
        scope: ScopeArguments,
    },
    /// Show claims that disagree, and what the dataset flags.
    #[command(
        after_help = "Examples:\n  prosopograph contradictions\n  prosopograph contradictions --format json"
    )]
    Contradictions,
    /// Show triangles, and why each is one.
    #[command(
        after_help = "Examples:\n  prosopograph triangles --pattern espionage\n  prosopograph triangles --side1 spied_on --side2 spied_on --side3 cooperation --limit 5\n  prosopograph triangles --entity poland"
    )]
    Triangles {
        /// A named pattern, such as espionage, mutual-spying, double-agent, broker,
        /// signer-and-victim or one of the dataset's own.
        #[arg(long)]
        pattern: Option<String>,
        /// Classes or types one of which a side must have, with commas between.
        #[arg(long)]
        side1: Option<String>,
        /// The same for another side.
        #[arg(long)]
        side2: Option<String>,
        /// The same for the third side.
        #[arg(long)]
        side3: Option<String>,
        /// Only triangles of this entity.
        #[arg(long)]
        entity: Option<String>,
        #[command(flatten)]
        scope: ScopeArguments,
    },
}

/// Where to serve, and what.
#[derive(Clone, Debug, Args)]
pub struct ServeArguments {
    /// Files of other programs, or a dataset folder; the built-in network if absent.
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArguments,
    /// Let whoever opens the overview page drop files there, which then are served instead. Only on
    /// a loopback address.
    #[arg(long)]
    pub allow_upload: bool,
    /// The address to listen on; others than the loopback addresses let other machines in.
    #[arg(long, default_value = "127.0.0.1")]
    pub address: IpAddr,
    /// The port to listen on; 0 for any free one.
    #[arg(long, default_value_t = 7878)]
    pub port: u16,
    /// A further name this server is called by; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub public_host: Vec<String>,
}

impl Default for ServeArguments {
    fn default() -> Self {
        Self {
            files: Vec::new(),
            reading: ReadingArguments::default(),
            allow_upload: false,
            address: IpAddr::from([127, 0, 0, 1]),
            port: 7878,
            public_host: Vec::new(),
        }
    }
}

/// What part of the network a question is about. Lists have commas between.
#[derive(Clone, Debug, Default, Args)]
pub struct ScopeArguments {
    /// Only by way of entities of these kinds.
    #[arg(long, help_heading = SCOPE)]
    pub kinds: Vec<String>,
    /// Not by way of entities of these kinds.
    #[arg(long, help_heading = SCOPE)]
    pub avoid_kinds: Vec<String>,
    /// Not by way of these entities.
    #[arg(long, help_heading = SCOPE)]
    pub avoid: Vec<String>,
    /// Only relations of these types.
    #[arg(long, help_heading = SCOPE)]
    pub types: Vec<String>,
    /// Only relations of these classes.
    #[arg(long, help_heading = SCOPE)]
    pub classes: Vec<String>,
    /// Which way relations are followed: both, out or in.
    #[arg(long, help_heading = SCOPE)]
    pub direction: Option<String>,
    /// The network as of this date: only relations that held in it (EDTF, such as 1936, 1937-07-30
    /// or 1936/1938).
    #[arg(long, help_heading = SCOPE)]
    pub during: Option<String>,
    /// Only relations that held on or after this date (EDTF, such as 1931 or 1937-07).
    #[arg(long, help_heading = SCOPE)]
    pub since: Option<String>,
    /// Only relations that held on or before this date.
    #[arg(long, help_heading = SCOPE)]
    pub until: Option<String>,
    /// Whether uncertain dates may (possible) or must (certain) fit.
    #[arg(long, help_heading = SCOPE)]
    pub dates: Option<String>,
    /// Only claims that stand so: documented, alleged, suspected, perceived, intercepted, rumour,
    /// charged, denied.
    #[arg(long, help_heading = SCOPE)]
    pub status: Vec<String>,
    /// Only claims graded so: certain, probable, possible, dubious, ungraded.
    #[arg(long, help_heading = SCOPE)]
    pub certainty: Vec<String>,
    /// Only claims that cite one of these sources.
    #[arg(long, help_heading = SCOPE)]
    pub sources: Vec<String>,
    /// How many results are listed at most.
    #[arg(long, help_heading = SCOPE)]
    pub limit: Option<String>,
}

impl ScopeArguments {
    /// Adds the scope to the parameters of a question.
    pub(crate) fn add_to(&self, parameters: &mut Parameters) {
        let lists = [
            ("kinds", &self.kinds),
            ("avoid_kinds", &self.avoid_kinds),
            ("avoid", &self.avoid),
            ("types", &self.types),
            ("classes", &self.classes),
            ("status", &self.status),
            ("certainty", &self.certainty),
            ("sources", &self.sources),
        ];
        for (name, values) in lists {
            for value in values {
                parameters.add(name, value);
            }
        }
        let single = [
            ("direction", &self.direction),
            ("during", &self.during),
            ("since", &self.since),
            ("until", &self.until),
            ("dates", &self.dates),
            ("limit", &self.limit),
        ];
        add_given(parameters, &single);
    }
}

/// Adds the arguments that were given.
pub(crate) fn add_given(parameters: &mut Parameters, given: &[(&str, &Option<String>)]) {
    for (name, value) in given {
        if let Some(value) = value {
            parameters.add(name, value);
        }
    }
}
