//! Other programs' files: what is written is read back, and what is read is accounted for.

pub mod bibliography;
pub mod column_names;
pub mod columns_of_dates;
pub mod dates;
pub mod delimited_text;
pub mod dot;
pub mod follow_the_money;
pub mod gedcom;
pub mod gephi_tables;
pub mod gexf;
pub mod graphml;
pub mod headers;
pub mod json;
pub mod packed;
pub mod pajek;
pub mod rdf;
pub mod readers;
pub mod refused_texts;
pub mod round_trip;
pub mod suspicions;
pub mod taken_away;
pub mod ties_of_columns;
pub mod two_mode;
pub mod types_of_tables;
pub mod workbook;
