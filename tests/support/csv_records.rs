//! Answers as CSV, read back.

/// The records of a CSV file, its header first.
pub fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let records = reader.into_records();
    let cells = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    records.map(|record| cells(record.expect("CSV"))).collect()
}
