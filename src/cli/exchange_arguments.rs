//! The arguments of commands about other programs' files.

use std::path::PathBuf;

use clap::Args;
use clap::Subcommand;

use crate::cli::limit_arguments::ImportLimitArguments;
use crate::cli::scope_arguments::ScopeArguments;
use crate::server::PublishedAt;

const READING: &str = "Read the files";

/// How files of other programs are read.
#[derive(Clone, Debug, Default, Args)]
pub struct ReadingArguments {
    /// Which columns mean what, such as from=Sender,to=Recipient,when=Year.
    #[arg(long, value_name = "PAIRS", help_heading = READING)]
    pub map: Vec<String>,
    /// What a single column is, such as "Sender=from" or "Remarks=leave-out"; may be given several
    /// times. With the name of a file and a colon before it, the column of that file alone is meant.
    #[arg(long = "column", value_name = "NAME=ROLE", help_heading = READING)]
    pub columns: Vec<String>,
    /// The encoding of the files, such as windows-1251, cp850, macintosh or ansel; found by what stands in them if absent.
    #[arg(long, help_heading = READING)]
    pub encoding: Option<String>,
    /// The format of the files, such as csv or pajek; found by what stands in them if absent.
    #[arg(long = "as", value_name = "FORMAT", help_heading = READING)]
    pub read_as: Option<String>,
    /// Whether 5/6/1937 is the fifth of June (day-first) or the sixth of May (month-first); found
    /// by the other dates if absent.
    #[arg(long, value_name = "ORDER", value_parser = ["day-first", "month-first"], help_heading = READING)]
    pub date_order: Option<String>,
    /// What stands between several names in one cell at an end of a tie, such as ";": each becomes
    /// a tie of its own.
    #[arg(long, value_name = "TEXT", help_heading = READING)]
    pub split: Option<String>,
    /// Columns of entities whose cells name other entities, such as Spouse,Father: each cell
    /// becomes a tie of that name.
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', help_heading = READING)]
    pub ties: Vec<String>,
    /// The title of the network.
    #[arg(long, help_heading = READING)]
    pub title: Option<String>,
    #[command(flatten)]
    pub limits: ImportLimitArguments,
}

/// What to import, and where to.
#[derive(Clone, Debug, Args)]
pub struct ImportArguments {
    /// The files; tables of nodes and of edges are given together.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The folder the dataset is written to.
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
    /// Overwrite a dataset that is there.
    #[arg(long)]
    pub replace: bool,
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// What to export, and where to.
#[derive(Clone, Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct ExportArguments {
    /// A copy of the pages instead of a file.
    #[command(subcommand)]
    pub site: Option<ExportSite>,
    /// The format.
    #[arg(value_name = "FORMAT", required = true)]
    pub written_as: Option<String>,
    /// The file, or the folder of formats that are several files; the output if absent.
    pub to: Option<PathBuf>,
    /// The address of an answer, such as "/path?from=NAME&to=OTHER"; the whole network if
    /// absent.
    #[arg(long, value_name = "ADDRESS")]
    pub of: Option<String>,
    /// The ink of a drawing (svg): colour, or grey with letters.
    #[arg(long, value_name = "INK")]
    pub print: Option<String>,
    /// The width of a drawing (svg) on paper, in millimetres.
    #[arg(long, value_name = "MM")]
    pub width: Option<String>,
    /// The letters of a drawing (svg): sans or serif.
    #[arg(long, value_name = "LETTERS")]
    pub font: Option<String>,
    /// Measures of the entities that are added as columns, such as betweenness,pagerank.
    #[arg(long, value_name = "MEASURES")]
    pub measures: Option<String>,
    #[command(flatten)]
    pub scope: ScopeArguments,
}

/// A copy of the pages.
#[derive(Clone, Debug, Subcommand)]
pub enum ExportSite {
    /// Write the pages as plain files that open from a disk, without server or network.
    #[command(
        after_help = "Examples:\n  prosopograph export site my-copy\n  prosopograph export site my-copy --dataset my-network\n\nThen open my-copy/index.html in a browser, or put the folder on any web server."
    )]
    Site {
        /// The folder to write to; it is made if absent, and must be empty.
        folder: PathBuf,
        /// Where the folder will stand, an address that begins with https: its pages are then cited
        /// at their whole addresses.
        #[arg(long, value_name = "ADDRESS")]
        published_at: Option<PublishedAt>,
    },
}
