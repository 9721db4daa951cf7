//! Exchange: the files of other programs, read and written.
//!
//! other program's file → **reader** → draft → settled → the files of a dataset;
//! network → **extract** → writer → other program's file
//!
//! One format a folder. A reader never decides what a network may be: it fills a [`Draft`] with the
//! columns of the dataset format, and what comes out is checked as every dataset is. A writer never
//! chooses what to leave out: it writes the cells of an extract under the names of the dataset
//! format, so that what is read back is the same network.

mod advice;
mod ansel;
mod archive;
mod bibliography;
mod calendars;
mod column_names;
mod columns;
mod control;
mod cytoscape;
mod dataset_folder;
mod date_order;
mod date_phrases;
mod decode;
mod delimited_text;
mod directions;
mod dot;
mod draft;
mod encoding;
mod exporter;
mod extract;
mod follow_the_money;
pub mod foreign_date;
mod format;
mod formats;
mod gedcom;
mod gexf;
mod graphml;
mod graphology;
mod headings;
mod import;
mod importer;
mod json;
mod json_graph;
mod kinds_of_edges;
mod line_list;
mod marks;
mod missing;
mod node_link;
mod numeric_columns;
mod opening;
mod pajek;
mod place;
mod rdf;
mod remarks;
mod report;
mod room;
mod row_mark;
mod settle;
mod sheet;
mod sidecar;
mod sums;
mod tables;
mod time_error;
mod unpack_error;
mod unpacking;
mod vocabulary_rows;
mod words;
mod workbook;
mod xml;
mod years;

pub use archive::write_archive;
pub use bibliography::WrittenReference;
pub use columns::ColumnMap;
pub use columns::ColumnMapError;
pub use directions::Mixture;
pub use draft::Draft;
pub use draft::DraftAbout;
pub use encoding::TextEncoding;
pub use encoding::encoding_named;
pub use exporter::Exporter;
pub use extract::Extract;
pub use format::Content;
pub use format::Format;
pub use format::Writer;
pub use formats::FORMATS;
pub use import::Imported;
pub use import::import;
pub use importer::Accompanies;
pub use importer::ForeignFile;
pub use importer::ImportError;
pub use importer::ImportOptions;
pub use importer::Importer;
pub use importer::InputFile;
pub use importer::Progress;
pub use importer::Unwatched;
pub use place::Line;
pub use place::Place;
pub use report::Fate;
pub use report::FileReport;
pub use report::ImportReport;
pub use report::Note;
pub use report::RowOf;
pub use report::Tally;
pub use row_mark::RowMark;
pub use sheet::Sheet;
pub use sheet::SheetRow;
pub use time_error::TimeError;
