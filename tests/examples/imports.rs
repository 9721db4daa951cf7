//! How long a million relations take to be written and read in each format: `cargo run --release
//! --example imports`.
//!
//! The files stay in a folder of the target directory, so that `imports.py` beside this file can
//! read the same ones with networkx. `imports -- 10000` takes fewer relations, `imports -- 1000000
//! gexf` one format.

#[path = "../support/generator.rs"]
#[allow(dead_code, reason = "the benches use more of it")]
mod generator;

use std::alloc::System;
use std::error::Error;
use std::fs;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::Duration;
use std::time::Instant;

use cap::Cap;
use prosopograph::dataset::load;
use prosopograph::exchange::Extract;
use prosopograph::exchange::Format;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Progress;
use prosopograph::exchange::import;
use prosopograph::model::Network;

#[global_allocator]
static ALLOCATED: Cap<System> = Cap::new(System, usize::MAX);

const FORMATS: [&str; 6] = ["csv", "gexf", "graphml", "pajek", "node-link", "cytoscape"];

type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/imports");
    if let [reading, format] = arguments.as_slice()
        && reading == "read"
    {
        return read(format, &folder);
    }
    let relations: usize = arguments
        .first()
        .map_or(Ok(1_000_000), |text| text.parse())?;
    let chosen = arguments.get(1);
    fs::create_dir_all(&folder)?;
    let loaded = load(&generator::dataset(relations));
    let network = loaded.network.ok_or("the made-up dataset is faulty")?;
    println!(
        "{:<12}{:>12}{:>12}{:>12}{:>14}  progress",
        "", "written, s", "MB", "read, s", "at most, MB"
    );
    for format in FORMATS
        .into_iter()
        .filter(|format| chosen.is_none_or(|chosen| chosen == *format))
    {
        let began = Instant::now();
        write(&network, format, &folder)?;
        print!("{:<12}{:>12}", format, seconds(began.elapsed()));
        std::io::stdout().flush()?;
        // Reading happens in a process of its own, so that its memory is its own.
        let ended = Command::new(std::env::current_exe()?)
            .args(["read", format])
            .status()?;
        if !ended.success() {
            return Err("a file could not be read back".into());
        }
    }
    Ok(())
}

/// Imports the files of a format, and says how long that took and how much memory it needed.
fn read(format: &str, folder: &Path) -> Result<(), Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if let Some(name) = name.strip_prefix(&format!("{format}-")) {
            files.push(InputFile {
                name: name.to_owned(),
                bytes: fs::read(&path)?,
            });
        }
    }
    let size: usize = files.iter().map(|file| file.bytes.len()).sum();
    let watched = Watched::default();
    let began = Instant::now();
    let imported = import(&files, &ImportOptions::default(), &watched)?;
    let time = seconds(began.elapsed());
    let report = &imported.report;
    assert_eq!(
        report.relations.refused + report.relations.changed,
        0,
        "nothing is lost"
    );
    let progress = watched.0.lock().map(|told| *told).unwrap_or_default();
    let most = ALLOCATED.max_allocated() / 1_000_000;
    println!(
        "{:>12}{time:>12}{most:>14}  told {progress} times",
        size / 1_000_000
    );
    Ok(())
}

fn seconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64())
}

fn write(network: &Network, format: &str, folder: &Path) -> Result<(), Failure> {
    let extract = Extract::whole(network);
    let exporter = Format::from_name(format)
        .and_then(Format::exporter)
        .ok_or("the format is not written")?;
    for file in exporter.files(&extract) {
        let path = folder.join(format!("{format}-{file}"));
        let mut out = BufWriter::new(fs::File::create(&path)?);
        exporter.write(&extract, file, &mut out)?;
        out.flush()?;
    }
    Ok(())
}

/// Counts how often progress was told.
#[derive(Default)]
struct Watched(Mutex<usize>);

impl Progress for Watched {
    fn read(&self, _: &str, _: u64, _: u64) {
        if let Ok(mut told) = self.0.lock() {
            *told += 1;
        }
    }

    fn stage(&self, _: &str) {}
}
