//! Formats of several files as one: a ZIP archive, written as it goes.

use std::io;
use std::io::Write;

use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;

/// Writes all files of an extract into one archive. It carries no time, so the same extract is the
/// same archive.
///
/// # Errors
///
/// Whatever keeps `out` from being written to.
pub fn write_archive(
    exporter: &dyn Exporter,
    extract: &Extract<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .large_file(false);
    let mut archive = ZipWriter::new_stream(out);
    for file in exporter.files(extract) {
        archive.start_file(file, options)?;
        exporter.write(extract, file, &mut archive)?;
    }
    archive.finish()?;
    Ok(())
}
