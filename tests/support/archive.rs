//! Files packed into others.

use std::io::Cursor;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A ZIP archive of files; a path that ends with a slash is a folder.
pub fn zipped<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (path, bytes) in files {
        if path.ends_with('/') {
            archive
                .add_directory(path, options)
                .expect("memory can be written to");
        } else {
            archive
                .start_file(path, options)
                .expect("memory can be written to");
            archive.write_all(bytes).expect("memory can be written to");
        }
    }
    archive
        .finish()
        .expect("memory can be written to")
        .into_inner()
}

/// What gzip makes of bytes.
pub fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("memory can be written to");
    encoder.finish().expect("memory can be written to")
}
