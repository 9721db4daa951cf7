//! A source prepared for bibliography formats.

use crate::exchange::bibliography::form::Form;
use crate::exchange::bibliography::people::People;
use crate::exchange::bibliography::year::Appeared;
use crate::exchange::extract::Extract;
use crate::model::Source;
use crate::model::SourceIndex;

/// A source with its parsed parts.
#[derive(Clone, Debug)]
pub(crate) struct Reference<'a> {
    /// The source.
    pub(crate) source: &'a Source,
    /// Its type.
    pub(crate) form: Form,
    /// Its authors and editors.
    pub(crate) people: People<'a>,
    /// Its publication date.
    pub(crate) appeared: Appeared<'a>,
}

impl<'a> Reference<'a> {
    /// Reads a source.
    pub(crate) fn of(source: &'a Source) -> Self {
        Self {
            source,
            form: Form::of(source),
            people: People::read(&source.author),
            appeared: Appeared::read(&source.year),
        }
    }

    /// Its DOI, if its address is one.
    pub(crate) fn doi(&self) -> Option<&'a str> {
        let starts = [
            "doi:",
            "https://doi.org/",
            "http://doi.org/",
            "http://dx.doi.org/",
        ];
        let doi = starts
            .into_iter()
            .find_map(|start| self.source.url.strip_prefix(start))?
            .trim_start();
        doi.starts_with("10.").then_some(doi)
    }

    /// The kind of the source in the dataset, if it is more specific than its type.
    pub(crate) fn genre(&self) -> &'a str {
        if self
            .source
            .kind
            .eq_ignore_ascii_case(self.form.schema_type())
        {
            ""
        } else {
            &self.source.kind
        }
    }

    /// Its address, unless that is its DOI.
    pub(crate) fn address(&self) -> &'a str {
        if self.doi().is_some() {
            ""
        } else {
            &self.source.url
        }
    }
}

/// The sources that an extract cites, in the order of the dataset; all of them if it is the whole
/// network.
pub(crate) fn cited<'a>(extract: &Extract<'a>) -> Vec<&'a Source> {
    let sources = extract.network().sources();
    if extract.is_whole() {
        return sources.iter().collect();
    }
    let cited = extract.cited_sources();
    let numbered = sources
        .iter()
        .zip(0u32..)
        .filter(|(_, number)| cited.contains(&SourceIndex::new(*number)));
    numbered.map(|(source, _)| source).collect()
}

/// What a bibliography of an extract lists: how it is cited itself, and then the sources that it cites.
pub(crate) fn listed<'a>(extract: &'a Extract<'_>) -> Vec<&'a Source> {
    extract
        .citation()
        .into_iter()
        .chain(cited(extract))
        .collect()
}

/// A text on one line, for formats without line breaks.
pub(crate) fn one_line(text: &str) -> String {
    text.split(['\r', '\n', '\t'])
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
