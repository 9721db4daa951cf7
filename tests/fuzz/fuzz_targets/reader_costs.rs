//! Any file in which a piece is repeated: twice as many repetitions cost about twice as much, so that
//! work that grows with the square of a file is found by small ones.
//!
//! The first byte says which reader is meant. Then come what stands before the piece, the piece and what
//! stands behind it, separated by 0xFF; a byte 1 in the piece stands for the number of the repetition,
//! so that names can differ. Cost is the memory that is asked for in all: it is counted, never timed.

#![no_main]

use std::alloc::GlobalAlloc;
use std::alloc::Layout;
use std::alloc::System;
use std::borrow::Cow;
use std::io::Cursor;
use std::io::Write;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use libfuzzer_sys::fuzz_target;
use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::load;
use prosopograph::exchange::Format;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;
use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// So often the piece is repeated, and then twice as often.
const TIMES: usize = 64;
/// Twice the repetitions may cost so many times as much: growth with the square costs four times as much.
const MOST_TIMES: u64 = 3;
/// What costs less is not looked at: tables grow by leaps.
const ALWAYS: u64 = 1 << 17;

const WORKBOOK: &[u8] = br#"<workbook><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>"#;
const RELATIONS: &[u8] = br#"<Relationships>
<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
</Relationships>"#;

/// The parts of a workbook that may be repeated in, with what stands there otherwise.
const PARTS: [(&str, &[u8]); 3] = [
    ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData/></worksheet>"),
    ("xl/workbook.xml", WORKBOOK),
    ("xl/_rels/workbook.xml.rels", RELATIONS),
];

/// The files of a dataset that may be repeated in.
const TABLES: [&str; 5] = ["relations.csv", "entities.csv", "relation_types.csv", "sources.csv", "datapackage.json"];

/// Counts the bytes that are asked for.
struct Counting;

static ASKED: AtomicU64 = AtomicU64::new(0);

// SAFETY: the allocator of the system does everything; sizes are only added up.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ASKED.fetch_add(layout.size() as u64, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ASKED.fetch_add(size as u64, Ordering::Relaxed);
        unsafe { System.realloc(place, layout, size) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// What is read.
enum Reader {
    Format(&'static Format),
    Table(&'static str),
    Part(usize),
}

impl Reader {
    fn of(number: u8) -> Self {
        let formats = Format::readable();
        let count = formats.clone().count();
        let number = usize::from(number) % (count + TABLES.len() + PARTS.len());
        match formats.clone().nth(number) {
            Some(format) => Self::Format(format),
            None => match TABLES.get(number - count) {
                Some(table) => Self::Table(table),
                None => Self::Part(number - count - TABLES.len()),
            },
        }
    }

    /// Reads a file, whatever comes of it.
    fn read(&self, bytes: Vec<u8>) {
        let imported = |format, name: &str, bytes| {
            let options = ImportOptions { format, ..ImportOptions::default() };
            drop(import(&[InputFile { name: name.to_owned(), bytes }], &options, &Unwatched));
        };
        match self {
            Self::Format(format) => imported(Some(*format), "fuzzed", bytes),
            Self::Part(number) => imported(None, "fuzzed.xlsx", packed(*number, &bytes)),
            Self::Table(name) => {
                let mut files = DatasetFiles::from_memory("fuzzed", []);
                files.insert("relations.csv", Cow::Borrowed(b"from,type,to,source\na,t,b,s\n"));
                files.insert(name, Cow::Owned(bytes));
                drop(load(&files));
            }
        }
    }
}

fn packed(number: usize, bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (position, (name, usual)) in PARTS.into_iter().enumerate() {
        archive.start_file(name, options).expect("memory can be written to");
        let part = if position == number { bytes } else { usual };
        archive.write_all(part).expect("memory can be written to");
    }
    archive.finish().expect("memory can be written to").into_inner()
}

/// A file in which the piece stands so many times.
fn repeated([before, piece, behind]: [&[u8]; 3], times: usize) -> Vec<u8> {
    let mut bytes = before.to_vec();
    for number in 0..times {
        // All numbers are as long, so that twice as many are twice as long.
        let number = format!("{}", 1_000 + number);
        for byte in piece {
            match byte {
                1 => bytes.extend_from_slice(number.as_bytes()),
                other => bytes.push(*other),
            }
        }
    }
    bytes.extend_from_slice(behind);
    bytes
}

/// Whether a file costs more than one with half the repetitions may.
fn is_too_much(half: u64, whole: u64) -> bool {
    whole > MOST_TIMES * half + ALWAYS
}

fuzz_target!(|bytes: &[u8]| {
    let Some((reader, rest)) = bytes.split_first() else { return };
    let mut parts = rest.splitn(3, |byte| *byte == 0xFF);
    let mut next = || parts.next().unwrap_or_default();
    let pieces = [next(), next(), next()];
    if pieces[1].is_empty() {
        return;
    }
    let reader = Reader::of(*reader);
    let cost = |times: usize| {
        let file = repeated(pieces, times);
        let before = ASKED.load(Ordering::Relaxed);
        reader.read(file);
        ASKED.load(Ordering::Relaxed) - before
    };
    let (once, twice) = (cost(TIMES), cost(2 * TIMES));
    if !is_too_much(once, twice) {
        return;
    }
    // A short file may be refused at once, and a longer one be read, since there is enough of it to see what
    // it is: that is one leap. Growth with the square goes on.
    let four_times = cost(4 * TIMES);
    let file = || String::from_utf8_lossy(bytes).into_owned();
    assert!(!is_too_much(twice, four_times), "{once}, then {twice}, then {four_times} bytes: {:?}", file());
});
