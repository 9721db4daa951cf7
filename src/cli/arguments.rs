//! The arguments of the program.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;
use clap::FromArgMatches;
use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;
use serde::Serialize;

use crate::cli::exchange_arguments::ExportArguments;
use crate::cli::exchange_arguments::ImportArguments;
use crate::cli::exchange_arguments::ReadingArguments;
use crate::cli::limit_arguments::LimitArguments;
use crate::cli::log::LogFormat;
use crate::server::PublicHost;
use crate::server::SecurityContact;

const EXAMPLES: &str = "Examples:
  prosopograph                                  serve the built-in network and print its address
  prosopograph find NAME                        find an entity under any spelling of its name
  prosopograph path NAME OTHER                  how are the two connected?
  prosopograph path NAME OTHER --method k -k 3  the three shortest routes
  prosopograph journey NAME OTHER               could it have travelled, given the dates?
  prosopograph triangles                        three entities tied pairwise, and why
  prosopograph check my-network                 what is wrong with my dataset?
  prosopograph serve letters.gexf               open a file of Gephi, Pajek, a spreadsheet …
  prosopograph import letters.csv --to letters  make a dataset of it
  prosopograph export gexf network.gexf         write the network for another program

Exit codes: 0 answered, 1 no answer, 2 something about the input is wrong.";

/// A graph database and explorer for historical networks.
#[derive(Debug, Parser)]
#[command(name = "prosopograph", version, about, long_about = None, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) shared: Shared,
    /// What to do; `serve` if absent.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What every command takes.
#[derive(Clone, Debug, Args)]
pub(crate) struct Shared {
    /// The folder of the dataset, or a file of another program; the built-in network if absent.
    #[arg(
        long,
        global = true,
        value_name = "PATH",
        env = "PROSOPOGRAPH_DATASET",
        hide_env_values = true
    )]
    pub(crate) dataset: Option<PathBuf>,
    /// How answers are written.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// How answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Sentences with their evidence.
    Text,
    /// The JSON of the API.
    Json,
    /// The same on one line; of a query a line a row, as soon as it is found.
    Ndjson,
    /// A table, for lists and queries: all rows, of a query at most 20,000, or as many as --limit says.
    Csv,
}

impl Format {
    /// JSON in this format, with the end of its last line.
    pub(crate) fn json(self, value: &impl Serialize) -> serde_json::Result<String> {
        let json = match self {
            Self::Ndjson => serde_json::to_string(value),
            Self::Json | Self::Text | Self::Csv => serde_json::to_string_pretty(value),
        };
        json.map(|json| json + "\n")
    }
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
        after_help = "Examples:\n  prosopograph export gexf network.gexf\n  prosopograph export csv gephi-tables --types wrote_to\n  prosopograph export graphml --of \"/path?from=NAME&to=OTHER\" > path.graphml\n  prosopograph export svg figure.svg --of \"/around?entity=NAME\" --print grey --width 160 --font serif\n  prosopograph export bibtex sources.bib\n  prosopograph export site my-copy\n\nFormats: dataset, csv (for Gephi), gexf, graphml, pajek, node-link, cytoscape, json-ld, turtle, dot, svg; gexf-plain,\ngraphml-plain and pajek-plain for networkx and igraph; bibtex, csl-json and ris for the sources."
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
}

/// Where to serve, and what.
#[derive(Clone, Debug, Args)]
pub struct ServeArguments {
    /// Files of other programs, or a dataset folder; the built-in network if absent.
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArguments,
    /// Do not open files from the pages. Without this, files that are chosen or dropped there are
    /// served instead, on a loopback address without --public-host.
    #[arg(long, env = "PROSOPOGRAPH_NO_UPLOAD", hide_env_values = true)]
    pub no_upload: bool,
    /// Open files from the pages although the server has a public host.
    #[arg(long, conflicts_with = "no_upload")]
    pub allow_upload: bool,
    /// The address to listen on; others than the loopback addresses let other machines in.
    #[arg(
        long,
        default_value = "127.0.0.1",
        env = "PROSOPOGRAPH_ADDRESS",
        hide_env_values = true
    )]
    pub address: IpAddr,
    /// The port to listen on; 0 for any free one.
    #[arg(
        long,
        default_value_t = 7878,
        env = "PROSOPOGRAPH_PORT",
        hide_env_values = true
    )]
    pub port: u16,
    /// A further name this server is called by; may be given several times. Answers are cited there;
    /// write https:// before it if it is reached that way.
    #[arg(
        long,
        value_name = "NAME",
        value_delimiter = ',',
        env = "PROSOPOGRAPH_PUBLIC_HOST",
        hide_env_values = true
    )]
    pub public_host: Vec<PublicHost>,
    /// Where weaknesses of this service are reported, a mail or web address; may be given several
    /// times. It stands in /.well-known/security.txt.
    #[arg(
        long,
        value_name = "ADDRESS",
        value_delimiter = ',',
        env = "PROSOPOGRAPH_SECURITY_CONTACT",
        hide_env_values = true
    )]
    pub security_contact: Vec<SecurityContact>,
    /// Write a line a request to standard error: when, which route, status, bytes, time, and why it was
    /// refused; nothing about who asked.
    #[arg(
        long,
        value_enum,
        default_value_t = LogFormat::Off,
        env = "PROSOPOGRAPH_LOG",
        hide_env_values = true
    )]
    pub log: LogFormat,
    /// Let the log tell what was asked, too: whole addresses.
    #[arg(long, env = "PROSOPOGRAPH_LOG_QUERIES", hide_env_values = true)]
    pub log_queries: bool,
    #[command(flatten)]
    pub limits: LimitArguments,
}

impl ServeArguments {
    /// What counts if no command is given: what the environment says; it ends the program if that is
    /// wrong.
    pub(crate) fn of_the_environment() -> Self {
        let serve = Self::augment_args(clap::Command::new("prosopograph serve"));
        let matches = serve.get_matches_from(["prosopograph serve"]);
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }
}
