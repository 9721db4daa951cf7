//! Makes sure that every citation refers to a listed source, and every locus to a citation.

use std::io;

use hashbrown::HashMap;

use crate::dataset::file_columns;
use crate::exchange::draft::FOLIO;
use crate::exchange::draft::SHELFMARK;
use crate::exchange::sheet::Sheet;
use crate::exchange::sheet_row::SheetRow;
use crate::exchange::tables::TableWriter;
use crate::exchange::words::Slugs;

/// The beginnings of URLs that a source may have.
const SCHEMES: [&str; 4] = ["https://", "http://", "doi:", "mailto:"];

/// The sources that the files list; if they list none, a citation is the title of its source.
pub(crate) struct SettledSources {
    listed: bool,
    slugs: Slugs,
    rows: Vec<Vec<String>>,
    by_text: HashMap<String, usize>,
}

/// Whether a row of a dataset that lists its sources must cite one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Citing {
    /// It must, as every relation.
    Required,
    /// It may, as an entity.
    Optional,
}

/// Where a row is known from, as its columns say it together.
struct Place {
    source: String,
    locus: String,
}

impl Place {
    /// A shelfmark is the source if no other column names it, otherwise a part of the locus.
    fn of(row: SheetRow<'_>) -> Self {
        let (source, shelfmark) = (row.get("source"), row.get(SHELFMARK));
        let (source, shelfmark) = if source.is_empty() {
            (shelfmark, "")
        } else {
            (source, shelfmark)
        };
        let folio = match row.get(FOLIO) {
            bare if bare.starts_with(|letter: char| letter.is_ascii_digit()) => {
                format!("fol. {bare}")
            }
            folio => folio.to_owned(),
        };
        let parts = [shelfmark, &folio, row.get("locus")];
        let filled: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Self {
            source: source.to_owned(),
            locus: filled.join(", "),
        }
    }
}

/// The cells of a citation.
pub(crate) struct Citation {
    pub(crate) source: String,
    pub(crate) locus: String,
}

impl SettledSources {
    /// Reads the sources that the files list.
    pub(crate) fn of(listed: &Sheet) -> Self {
        let mut sources = Self {
            listed: !listed.is_empty(),
            slugs: Slugs::default(),
            rows: Vec::new(),
            by_text: HashMap::new(),
        };
        for row in listed.rows() {
            let mut cells: Vec<String> = file_columns::SOURCES
                .all
                .iter()
                .map(|column| row.get(column).to_owned())
                .collect();
            if cells[1].is_empty() {
                let id = cells[0].clone();
                cells[1].clone_from(&id);
            }
            if !SCHEMES.iter().any(|scheme| cells[8].starts_with(scheme)) && !cells[8].is_empty() {
                let remark = format!("{} {}", cells[9], cells[8]);
                remark.trim().clone_into(&mut cells[9]);
                cells[8].clear();
            }
            sources.add(row.get("id"), cells);
        }
        sources
    }

    /// Reads the citation of a row and adds what was changed to `changes`.
    pub(crate) fn citation(
        &mut self,
        row: SheetRow<'_>,
        rule: Citing,
        changes: &mut Vec<String>,
    ) -> Citation {
        let Place { source, locus } = &Place::of(row);
        let loci = parts(locus).count();
        let mut cited: Vec<String> = if self.listed {
            parts(source)
                .map(|text| self.listed_id(text, changes))
                .collect()
        } else {
            parts(source).map(str::to_owned).collect()
        };
        if cited.is_empty() && (loci > 0 || (self.listed && rule == Citing::Required)) {
            changes.push("the row cites no source; \"the imported file\" was cited".to_owned());
            cited.push(if self.listed {
                self.listed_id("the imported file", &mut Vec::new())
            } else {
                "the imported file".to_owned()
            });
        }
        let too_many = cited.len() > 1 && loci > cited.len();
        if too_many {
            changes.push(
                "there are more loci than sources; all loci were assigned to the first source"
                    .to_owned(),
            );
        }
        let locus = if too_many {
            locus.replace('|', ";")
        } else {
            locus.to_owned()
        };
        Citation {
            source: cited.join("|"),
            locus,
        }
    }

    /// Whether a source with this id is listed.
    pub(crate) fn lists(&self, id: &str) -> bool {
        self.listed
            && self
                .rows
                .iter()
                .any(|row| row.first().is_some_and(|known| known == id))
    }

    /// Writes the table; nothing if no source is listed.
    pub(crate) fn write(&self) -> io::Result<Option<Vec<u8>>> {
        if !self.listed {
            return Ok(None);
        }
        let mut table = TableWriter::new(Vec::new(), file_columns::SOURCES.all)?;
        for row in &self.rows {
            table.row(row.iter().map(String::as_str))?;
        }
        table.finish().map(Some)
    }

    fn listed_id(&mut self, text: &str, changes: &mut Vec<String>) -> String {
        if let Some(&known) = self.by_text.get(text) {
            return self.rows[known][0].clone();
        }
        changes.push(format!(
            "the source \"{text}\" is not in the list of sources; it was added"
        ));
        let mut cells = vec![String::new(); file_columns::SOURCES.all.len()];
        text.clone_into(&mut cells[1]);
        let row = self.add(text, cells);
        self.rows[row][0].clone()
    }

    fn add(&mut self, text: &str, mut cells: Vec<String>) -> usize {
        cells[0] = self.slugs.free(text, '-', "source");
        self.by_text
            .entry(text.to_owned())
            .or_insert(self.rows.len());
        self.rows.push(cells);
        self.rows.len() - 1
    }
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}
