//! Writes formats that consist of several files as one ZIP archive, in a stream.

use std::io;
use std::io::Write;

use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;

/// Writes all files of an extract into one archive. It contains no timestamps, so equal extracts
/// give equal archives.
///
/// # Errors
///
/// Any error of writing to `out`.
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
