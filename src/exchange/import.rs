//! Importing: files of other programs in, the files of a dataset and a report on every row out.
//!
//! bytes → text → **format found** → reader → draft → settled → checked as every dataset is

use crate::dataset::DatasetFiles;
use crate::dataset::DatasetReport;
use crate::dataset::load;
use crate::exchange::cytoscape::CytoscapeReader;
use crate::exchange::date_order::FoundOrder;
use crate::exchange::decode::Decoded;
use crate::exchange::decode::decode;
use crate::exchange::delimited_text::DelimitedText;
use crate::exchange::draft::Draft;
use crate::exchange::follow_the_money::FollowTheMoneyReader;
use crate::exchange::gedcom::GedcomReader;
use crate::exchange::gexf::GexfReader;
use crate::exchange::graphml::GraphMlReader;
use crate::exchange::graphology::GraphologyReader;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::ImportOptions;
use crate::exchange::importer::Importer;
use crate::exchange::importer::MOST_CELLS;
use crate::exchange::importer::Progress;
use crate::exchange::json_graph::JsonGraphReader;
use crate::exchange::node_link::NodeLinkReader;
use crate::exchange::pajek::PajekReader;
use crate::exchange::report::FileReport;
use crate::exchange::report::ImportReport;
use crate::exchange::settle::settle;
use crate::model::Network;

/// The readers, in the order in which they are asked whether a text is theirs; who takes any text comes last.
pub const IMPORTERS: &[&dyn Importer] = &[
    &GexfReader,
    &GraphMlReader,
    &FollowTheMoneyReader,
    &GraphologyReader,
    &JsonGraphReader,
    &CytoscapeReader,
    &NodeLinkReader,
    &GedcomReader,
    &PajekReader,
    &DelimitedText,
];

/// A file that is to be imported.
#[derive(Clone, Debug)]
pub struct InputFile {
    /// Its name, without its folder.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What an import made.
#[derive(Debug)]
pub struct Imported {
    /// The files of the dataset.
    pub files: DatasetFiles,
    /// What became of every row.
    pub report: ImportReport,
    /// The network that the files are.
    pub network: Network,
    /// What the reader of datasets says of the files.
    pub dataset_report: DatasetReport,
}

/// Imports files as one network.
///
/// Time and memory are linear in the size of the files; a file's name decides nothing.
///
/// # Errors
///
/// [`ImportError`] if a file cannot be read at all; rows that cannot be used are refused in the report instead.
pub fn import(files: &[InputFile], options: &ImportOptions, progress: &dyn Progress) -> Result<Imported, ImportError> {
    let opened: Result<Vec<Opened<'_>>, ImportError> = files.iter().map(|file| Opened::of(file, options)).collect();
    let opened = opened?;
    let found = opened.iter().map(|file| FoundOrder::in_text(&file.decoded.text)).fold(FoundOrder::Unsaid, FoundOrder::and);
    let options = &ImportOptions { date_order: options.date_order.or(found.only()), ..options.clone() };
    let mut draft = Draft::default();
    read_all(&opened, options, progress, &mut draft)?;
    drop(opened);
    let names = || files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ");
    check_columns(options, &draft)?;
    if draft.entities.is_empty() && draft.relations.is_empty() {
        let advice = if draft.report.notes().is_empty() {
            "perhaps it is empty, or --map from=…,to=… must say which columns are the ends".to_owned()
        } else {
            draft.report.to_string()
        };
        return Err(ImportError::Nothing { file: names(), advice });
    }
    check_size(&draft)?;
    name_network(&mut draft, files, options);
    progress.stage("settling ids, dates and types");
    let (files, report) =
        settle(draft, options).map_err(|error| ImportError::Malformed { file: names(), line: 0, message: error.to_string() })?;
    progress.stage("checking the network");
    let loaded = load(&files);
    match loaded.network {
        Some(network) => Ok(Imported { files, report, network, dataset_report: loaded.report }),
        None => Err(ImportError::Inconsistent { report: Box::new(loaded.report) }),
    }
}

/// A file whose text and reader are found.
struct Opened<'a> {
    file: &'a InputFile,
    decoded: Decoded<'a>,
    importer: &'static dyn Importer,
}

impl<'a> Opened<'a> {
    fn of(file: &'a InputFile, options: &ImportOptions) -> Result<Self, ImportError> {
        let malformed = |(line, message)| ImportError::Malformed { file: file.name.clone(), line, message };
        let decoded = decode(&file.bytes, options.encoding).map_err(malformed)?;
        if decoded.text.trim().is_empty() {
            return Err(malformed((0, "the file is empty; export it again from the program it comes from".to_owned())));
        }
        let importer = IMPORTERS.iter().copied().find(|importer| match options.format {
            Some(format) => importer.format() == format,
            None => importer.recognises(&decoded.text),
        });
        let importer = importer.ok_or_else(|| ImportError::Unrecognised { file: file.name.clone() })?;
        Ok(Self { file, decoded, importer })
    }

    fn accompanies(&self) -> bool {
        self.importer.accompanies(&self.decoded.text)
    }
}

/// Reads the files one after the other; what accompanies another file is read with it.
fn read_all(
    opened: &[Opened<'_>],
    options: &ImportOptions,
    progress: &dyn Progress,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let mut files: Vec<ForeignFile<'_>> = Vec::with_capacity(opened.len());
    for (Opened { file, decoded, importer }, number) in opened.iter().zip(0u16..) {
        draft.report.files.push(FileReport {
            name: file.name.clone(),
            format: importer.format().title().to_owned(),
            encoding: decoded.encoding.to_owned(),
            bytes: file.bytes.len() as u64,
        });
        let foreign = ForeignFile { name: &file.name, number, text: &decoded.text, options, progress, companions: &[] };
        if decoded.guessed {
            let message =
                format!("the encoding was guessed to be {}; if letters look wrong, give it with --encoding", decoded.encoding);
            draft.report.remark(foreign.at(0), message);
        }
        files.push(foreign);
    }
    let leaders = leaders(opened)?;
    for (position, Opened { importer, .. }) in opened.iter().enumerate().filter(|(position, _)| leaders[*position] == *position) {
        let followers = leaders.iter().enumerate().filter(|(follower, leader)| **leader == position && *follower != position);
        let companions: Vec<ForeignFile<'_>> = followers.map(|(follower, _)| files[follower]).collect();
        importer.read(&ForeignFile { companions: &companions, ..files[position] }, draft)?;
    }
    Ok(())
}

/// For each file, the position of the file it is read with: itself, or the nearest one that it accompanies.
fn leaders(opened: &[Opened<'_>]) -> Result<Vec<usize>, ImportError> {
    let leads = |position: &usize, follower: &Opened<'_>| {
        let file = &opened[*position];
        file.importer.format() == follower.importer.format() && !file.accompanies()
    };
    let leader = |(position, file): (usize, &Opened<'_>)| {
        if !file.accompanies() {
            return Ok(position);
        }
        let before = (0..position).rev().find(|other| leads(other, file));
        before.or_else(|| (position..opened.len()).find(|other| leads(other, file))).ok_or_else(|| ImportError::Malformed {
            file: file.file.name.clone(),
            line: 0,
            message: "it only says something of the nodes of another file; give that file as well".to_owned(),
        })
    };
    opened.iter().enumerate().map(leader).collect()
}

/// What the user named must be there.
fn check_columns(options: &ImportOptions, draft: &Draft) -> Result<(), ImportError> {
    let absent = options.columns.columns().find(|column| !draft.seen_columns.iter().any(|seen| seen == column));
    absent.map_or(Ok(()), |column| {
        Err(ImportError::NoSuchColumn { column: column.to_owned(), known: draft.seen_columns.join(", ") })
    })
}

fn check_size(draft: &Draft) -> Result<(), ImportError> {
    for (what, sheet) in [("entities", &draft.entities), ("relations", &draft.relations)] {
        let (rows, columns) = (sheet.len(), sheet.columns().len());
        if rows.saturating_mul(columns) > MOST_CELLS {
            return Err(ImportError::TooLarge { what, rows, columns });
        }
    }
    Ok(())
}

fn name_network(draft: &mut Draft, files: &[InputFile], options: &ImportOptions) {
    let stem = files.first().map_or("network", |file| file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem));
    if let Some(title) = &options.title {
        title.clone_into(&mut draft.about.title);
    }
    if draft.about.title.is_empty() {
        stem.clone_into(&mut draft.about.title);
    }
    if draft.about.name.is_empty() {
        stem.clone_into(&mut draft.about.name);
    }
}
