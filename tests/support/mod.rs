//! What several groups of tests share.

pub mod archive;
pub mod brute_force;
pub mod csv_records;
pub mod dated_network;
pub mod foreign;
#[allow(dead_code, reason = "the benches use more of it")]
pub mod generator;
pub mod letters;
pub mod markup;
pub mod plain_network;
pub mod precise_dates;
pub mod program;
pub mod random_network;
pub mod rich_files;
pub mod rich_network;
pub mod server;
pub mod site_copy;
pub mod small_dataset;
pub mod unhurried;
pub mod workbook;
