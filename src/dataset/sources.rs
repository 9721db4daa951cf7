//! `sources.csv`: the bibliography.

use hashbrown::HashMap;

use crate::dataset::columns::Columns;
use crate::dataset::file_columns;
use crate::dataset::files::DatasetFiles;
use crate::dataset::report::DatasetReport;
use crate::dataset::suggestion::did_you_mean;
use crate::dataset::table::Block;
use crate::dataset::table::Header;
use crate::dataset::table::Row;
use crate::dataset::table::Table;
use crate::dataset::table::list;
use crate::model::Citation;
use crate::model::Source;
use crate::model::SourceIndex;
use crate::model::is_slug;

const FILE: &str = "sources.csv";

/// The sources of a dataset, with an index by id.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    all: Vec<Source>,
    by_id: HashMap<String, SourceIndex>,
    /// Whether the dataset lists its sources; if not, they are inferred from the rows that name
    /// them.
    pub(crate) listed: bool,
}

impl Sources {
    /// Reads `sources.csv`, if there is one.
    pub(crate) fn read(files: &DatasetFiles, report: &mut DatasetReport) -> Self {
        let mut sources = Self {
            listed: files.get(FILE).is_some(),
            ..Self::default()
        };
        let Some(table) = Table::read(files, FILE, report) else {
            return sources;
        };
        let known = file_columns::SOURCES;
        let Some(columns) =
            Columns::find(&table.header, known.required(), known.optional(), report)
        else {
            return sources;
        };
        for row in table.rows() {
            let source = source(row, &columns, report);
            if let Some(source) = source {
                sources.add(source, row, report);
            }
        }
        sources
    }

    /// The citations of a row: sources and loci are parallel lists, or one source serves all loci.
    pub(crate) fn citations(
        &self,
        cells: &CitationCells<'_>,
        report: &mut DatasetReport,
    ) -> Vec<Citation> {
        let found: Vec<Option<SourceIndex>> = list(cells.source)
            .map(|id| self.find(id, cells, report))
            .collect();
        let loci: Vec<&str> = list(cells.locus).collect();
        if found.is_empty() && !loci.is_empty() {
            let message = format!(
                "the locus \"{}\" has no source; fill the column \"source\"",
                cells.locus
            );
            report.error(cells.file, cells.line, message);
        }
        if found.len() > 1 && loci.len() > found.len() {
            let message = format!(
                "{} sources but {} loci; give one source for all loci, or a locus for each source",
                found.len(),
                loci.len()
            );
            report.error(cells.file, cells.line, message);
        }
        let count = found
            .len()
            .max(if found.is_empty() { 0 } else { loci.len() });
        let pair = |position: usize| {
            let source = if found.len() == 1 {
                found[0]
            } else {
                found.get(position).copied().flatten()
            };
            let locus = loci
                .get(position)
                .map_or_else(String::new, |locus| (*locus).to_owned());
            source.map(|source| Citation { source, locus })
        };
        (0..count).filter_map(pair).collect()
    }

    /// The source with this id.
    pub(crate) fn with_id(&self, id: &str) -> Option<SourceIndex> {
        self.by_id.get(id).copied()
    }

    pub(crate) fn all(&self) -> &[Source] {
        &self.all
    }

    /// Infers the sources of a dataset that lists none: each distinct text in a column "source" is
    /// one.
    pub(crate) fn infer(&mut self, block: &Block, header: &Header) {
        let column = header.position("source");
        for title in block.rows().flat_map(|row| list(row.cell(column))) {
            if !self.by_id.contains_key(title) {
                let index = self.push(Source {
                    id: self.free_slug(title),
                    title: title.to_owned(),
                    ..Source::default()
                });
                self.by_id.insert(title.to_owned(), index);
            }
        }
    }

    fn add(&mut self, source: Source, row: Row<'_>, report: &mut DatasetReport) {
        if self.by_id.contains_key(&source.id) {
            report.error(
                FILE,
                row.line(),
                format!(
                    "the id \"{}\" is already taken; every source needs its own",
                    source.id
                ),
            );
            return;
        }
        self.push(source);
    }

    fn push(&mut self, source: Source) -> SourceIndex {
        let index = SourceIndex::new(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        self.by_id.insert(source.id.clone(), index);
        self.all.push(source);
        index
    }

    fn find(
        &self,
        id: &str,
        cells: &CitationCells<'_>,
        report: &mut DatasetReport,
    ) -> Option<SourceIndex> {
        if let Some(&known) = self.by_id.get(id) {
            return Some(known);
        }
        let known = self
            .all
            .iter()
            .map(|source| source.id.as_str())
            .filter(|_| !report.is_crowded());
        let help = did_you_mean(id, known, "add it to sources.csv");
        report.error(
            cells.file,
            cells.line,
            format!("the source \"{id}\" is not in sources.csv{help}"),
        );
        None
    }

    /// An id for a source that is only known by a text.
    fn free_slug(&self, text: &str) -> String {
        let letters = text.chars().map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter.to_ascii_lowercase()
            } else {
                '-'
            }
        });
        let words: String = letters.take(60).collect();
        let base = words
            .split('-')
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        let base = if base.is_empty() {
            "source".to_owned()
        } else {
            base
        };
        if !self.by_id.contains_key(&base) {
            return base;
        }
        format!("{base}.{}", self.all.len() + 1)
    }
}

/// The two cells of a row with its citations.
pub(crate) struct CitationCells<'a> {
    pub(crate) file: &'a str,
    pub(crate) line: Option<u64>,
    pub(crate) source: &'a str,
    pub(crate) locus: &'a str,
}

fn source(row: Row<'_>, columns: &Columns<'_>, report: &mut DatasetReport) -> Option<Source> {
    let text = |name| columns.cell(row, name).to_owned();
    let source = Source {
        id: text("id"),
        title: text("title"),
        kind: text("kind"),
        author: text("author"),
        year: text("year"),
        publisher: text("publisher"),
        archive: text("archive"),
        shelfmark: text("shelfmark"),
        url: text("url"),
        note: text("note"),
    };
    if !is_slug(&source.id) {
        report.error(FILE, row.line(), bad_id(&source.id));
        return None;
    }
    if source.title.is_empty() {
        report.error(
            FILE,
            row.line(),
            format!("the source \"{}\" has no title; give it one", source.id),
        );
    }
    let schemes = ["https://", "http://", "doi:", "mailto:"];
    if !source.url.is_empty() && !schemes.iter().any(|scheme| source.url.starts_with(scheme)) {
        let message = format!(
            "the address \"{}\" is not a web address; begin it with https://, http:// or doi:",
            source.url
        );
        report.error(FILE, row.line(), message);
    }
    Some(source)
}

/// The error message for an id that is not a slug.
pub(crate) fn bad_id(id: &str) -> String {
    if id.is_empty() {
        return "the id is missing; give every row one".to_owned();
    }
    let shown: String = id.chars().take(60).collect();
    format!("\"{shown}\" is not an id; use letters a-z, digits and hyphens, at most 120")
}
