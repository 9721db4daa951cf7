//! Sources: records that citations refer to, and titles within citations.

use std::borrow::Cow;

use hashbrown::HashSet;

use crate::exchange::draft::Draft;
use crate::exchange::gedcom::lines::At;
use crate::exchange::gedcom::lines::Line;
use crate::exchange::gedcom::lines::Lines;
use crate::exchange::gedcom::lines::reference;
use crate::exchange::gedcom::people::cut;
use crate::exchange::importer::ForeignFile;

/// The sources of a file.
pub(super) struct Sources<'f, 'l, 'a> {
    file: &'f ForeignFile<'a>,
    lines: &'l Lines<'a>,
    listed: bool,
    inline: HashSet<Cow<'a, str>>,
}

/// The attribute for the parts of a citation other than its page.
pub(super) const CITATION_DETAILS: &str = "citation_details";

/// The citations of a row, as cells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Citation {
    pub(super) source: String,
    pub(super) locus: String,
    /// Quality of the sources, quotations and notes, for [`CITATION_DETAILS`].
    pub(super) details: String,
}

impl<'f, 'l, 'a> Sources<'f, 'l, 'a> {
    /// Reads the source records of a file.
    pub(super) fn new(file: &'f ForeignFile<'a>, lines: &'l Lines<'a>, draft: &mut Draft) -> Self {
        let mut sources = Self {
            file,
            lines,
            listed: false,
            inline: HashSet::new(),
        };
        for (at, record) in lines
            .records()
            .filter(|(_, record)| record.tag == "SOUR" && !record.name.is_empty())
        {
            sources.listed = true;
            sources.take_record(at, record, draft);
        }
        sources
    }

    /// The citations directly below some lines. Loci are kept for the first sources of a list.
    pub(super) fn citation(&mut self, below: &[At], draft: &mut Draft) -> Citation {
        let lines = self.lines;
        let cited = below
            .iter()
            .flat_map(|&at| lines.tagged(at, "SOUR"))
            .map(|(at, line)| self.cited(at, line, draft));
        let mut cited: Vec<(Cow<'a, str>, Cow<'a, str>)> =
            cited.filter(|(source, _)| !source.is_empty()).collect();
        cited.sort_by_key(|(_, locus)| locus.is_empty());
        cited.dedup();
        let citations = below.iter().flat_map(|&at| lines.tagged(at, "SOUR"));
        let told = citations
            .map(|(at, line)| (line, details(lines, at)))
            .filter(|(_, details)| !details.is_empty());
        let mut details: Vec<String> = told
            .map(|(line, details)| {
                if cited.len() > 1 {
                    format!("{}: {details}", self.short_title(line))
                } else {
                    details
                }
            })
            .collect();
        details.dedup();
        let joined = |parts: Vec<&str>| parts.join("|");
        Citation {
            details: details.join("; "),
            source: joined(cited.iter().map(|(source, _)| source.as_ref()).collect()),
            locus: joined(
                cited
                    .iter()
                    .map(|(_, locus)| locus.as_ref())
                    .filter(|locus| !locus.is_empty())
                    .collect(),
            ),
        }
    }

    /// The source for relations without a citation: the file itself, if other relations cite
    /// sources.
    pub(super) fn of_file(&mut self, draft: &mut Draft) -> Option<String> {
        if !self.listed {
            return None;
        }
        let title = format!("the file {}", self.file.name);
        Some(self.inline(Cow::Owned(title), 0, draft).into_owned())
    }

    fn cited(&mut self, at: At, line: Line<'a>, draft: &mut Draft) -> (Cow<'a, str>, Cow<'a, str>) {
        let page = self
            .lines
            .tagged(at, "PAGE")
            .next()
            .map_or(Cow::Borrowed(""), |(page, _)| self.lines.text(page));
        let page = if page.contains('|') {
            Cow::Owned(page.replace('|', "/"))
        } else {
            page
        };
        let source = match reference(line.value) {
            Some(name) => Cow::Borrowed(name),
            None => self.inline(self.lines.text(at), line.number, draft),
        };
        (source, page)
    }

    /// The beginning of the title of a cited source, for messages.
    fn short_title(&self, line: Line<'a>) -> String {
        let title = self
            .lines
            .referred(line.value)
            .map(|record| self.lines.value(record, "TITL"));
        cut(title
            .filter(|title| !title.is_empty())
            .unwrap_or(line.value.trim()))
    }

    /// A source that has only a title and no record.
    fn inline(&mut self, title: Cow<'a, str>, line: u64, draft: &mut Draft) -> Cow<'a, str> {
        let title = if title.contains(['|', '\n']) {
            Cow::Owned(title.replace(['|', '\n'], " "))
        } else {
            title
        };
        let has_room = self.listed && draft.sources.beyond().is_none();
        if has_room && !title.is_empty() && self.inline.insert(title.clone()) {
            draft.sources.begin(self.file.at(line));
            draft.sources.set("id", &title);
            draft.sources.set("title", &title);
        }
        title
    }

    fn take_record(&self, at: At, record: Line<'a>, draft: &mut Draft) {
        let lines = self.lines;
        let text = |at: At, tag| {
            lines
                .tagged(at, tag)
                .next()
                .map_or(Cow::Borrowed(""), |(found, _)| lines.text(found))
        };
        draft.sources.begin(self.file.at(record.number));
        lines.take(at);
        draft.sources.set("id", record.name);
        for (column, tags) in [
            ("title", ["TITL", "ABBR"]),
            ("author", ["AUTH", "AUTH"]),
            ("publisher", ["PUBL", "PUBL"]),
        ] {
            let found = tags
                .into_iter()
                .map(|tag| text(at, tag))
                .find(|text| !text.is_empty());
            draft
                .sources
                .set(column, &found.unwrap_or_default().replace('\n', " "));
        }
        if let Some((repository, line)) = lines.tagged(at, "REPO").next() {
            let name = lines
                .referred(line.value)
                .map_or(Cow::Borrowed(line.value), |record| {
                    lines.take(record);
                    lines.copy(text(record, "NAME"), record)
                });
            draft.sources.set("archive", &name);
            draft
                .sources
                .set("shelfmark", lines.value(repository, "CALN"));
        }
        let notes = [Cow::Owned(notes(lines, at)), text(at, "TEXT")]
            .into_iter()
            .filter(|note| !note.is_empty());
        draft
            .sources
            .set("note", &notes.collect::<Vec<_>>().join("; "));
    }
}

/// The parts of a citation other than its page: quality from 0 to 3, event, date of recording,
/// quotation, notes.
fn details(lines: &Lines<'_>, citation: At) -> String {
    let quality = lines.value(citation, "QUAY");
    let quality = if quality.is_empty() {
        String::new()
    } else {
        format!("quality {quality}")
    };
    let data: Vec<At> = lines
        .tagged(citation, "DATA")
        .map(|(data, _)| data)
        .collect();
    let recorded = data
        .iter()
        .map(|&data| lines.value(data, "DATE").to_owned());
    let words = data
        .iter()
        .copied()
        .chain([citation])
        .flat_map(|at| lines.tagged(at, "TEXT"))
        .map(|(text, _)| lines.text(text).into_owned());
    let event = lines.value(citation, "EVEN").to_owned();
    let all = [quality, event]
        .into_iter()
        .chain(recorded)
        .chain(words)
        .chain([notes(lines, citation)]);
    all.filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The tags of notes. The second is for shared notes in GEDCOM 7.
const NOTES: [&str; 2] = ["NOTE", "SNOTE"];

/// The text of a note, which is given here or in a separate record.
pub(super) fn note_text<'a>(lines: &Lines<'a>, at: At, line: Line<'a>) -> Cow<'a, str> {
    match lines.referred(line.value) {
        Some(record) => lines.copy(lines.text(record), record),
        None if reference(line.value).is_some() => Cow::Borrowed(""),
        None => lines.text(at),
    }
}

/// The notes directly below a line.
pub(super) fn notes(lines: &Lines<'_>, below: At) -> String {
    let notes = NOTES
        .into_iter()
        .flat_map(|tag| lines.tagged(below, tag))
        .map(|(at, line)| note_text(lines, at, line));
    notes
        .filter(|note| !note.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}
