//! Kinds, classes, types, sources, patterns and questions of a network as rows of the tables of a
//! dataset.

use std::borrow::Cow;

use crate::dataset::file_columns;
use crate::exchange::extract::Extract;
use crate::model::Class;
use crate::model::ClassIndex;
use crate::model::Kind;
use crate::model::KindIndex;
use crate::model::Mark;
use crate::model::RelationType;
use crate::model::Source;
use crate::model::SourceIndex;

/// A table with its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VocabularyTable<'a> {
    /// The name of its file in a dataset, without `.csv`.
    pub(crate) name: &'static str,
    /// Its columns.
    pub(crate) columns: &'static [&'static str],
    /// Its rows, each with a cell for every column.
    pub(crate) rows: Vec<Vec<Cow<'a, str>>>,
}

/// Makes the tables that an extract needs, without empty ones.
///
/// All kinds and types of the network are included. Sources are included only if the extract lists
/// them, and then those it cites; questions only if the extract is the whole network, since they
/// are about all of it.
pub(crate) fn vocabulary_tables<'a>(extract: &Extract<'a>) -> Vec<VocabularyTable<'a>> {
    let mut tables = vec![kinds(extract), classes(extract), relation_types(extract)];
    if extract.lists_sources() {
        tables.push(sources(extract));
    }
    if extract.lists_sources() {
        tables.push(passages(extract));
    }
    tables.push(patterns(extract));
    if extract.is_whole() {
        tables.push(questions(extract));
    }
    tables.retain(|table| !table.rows.is_empty());
    tables
}

fn kinds<'a>(extract: &Extract<'a>) -> VocabularyTable<'a> {
    let row = |kind: &'a Kind| {
        let carries = if kind.carries { "true" } else { "false" };
        texts([
            &kind.id,
            &kind.label,
            &kind.plural,
            &kind.shape,
            &kind.colour,
            carries,
            kind.number.name(),
            &kind.note,
        ])
    };
    VocabularyTable {
        name: "kinds",
        columns: &file_columns::KINDS.all,
        rows: extract
            .network()
            .schema()
            .kinds()
            .map(|(_, kind)| row(kind))
            .collect(),
    }
}

/// All classes; none if the dataset says no more of them than their ids.
fn classes<'a>(extract: &Extract<'a>) -> VocabularyTable<'a> {
    let classes = || extract.network().schema().class_definitions();
    let is_described = classes().any(|class| *class != Class::undescribed(&class.id));
    let row = |class: &'a Class| {
        let colour = class.colour.map(|colour| colour.to_string());
        vec![
            Cow::Borrowed(class.id.as_str()),
            Cow::Borrowed(class.label.as_str()),
            Cow::Owned(colour.unwrap_or_default()),
            Cow::Borrowed(class.mark.map_or("", Mark::name)),
            Cow::Borrowed(class.note.as_str()),
        ]
    };
    VocabularyTable {
        name: "classes",
        columns: &file_columns::CLASSES.all,
        rows: classes().filter(|_| is_described).map(row).collect(),
    }
}

fn relation_types<'a>(extract: &Extract<'a>) -> VocabularyTable<'a> {
    let schema = extract.network().schema();
    let class = |index: ClassIndex| Cow::Borrowed(schema.class(index));
    let kinds = |kinds: &[KindIndex]| {
        let ids: Vec<&str> = kinds
            .iter()
            .map(|&kind| schema.kind(kind).id.as_str())
            .collect();
        Cow::Owned(ids.join("|"))
    };
    let row = |found: &'a RelationType| {
        vec![
            Cow::Borrowed(found.id.as_str()),
            Cow::Borrowed(found.label.written()),
            Cow::Borrowed(found.inverse_label.written()),
            class(found.class),
            Cow::Borrowed(found.layer.name()),
            Cow::Borrowed(found.carries.name()),
            Cow::Owned(found.sign.number().to_string()),
            Cow::Borrowed(found.aspect_name()),
            Cow::Owned(found.once.to_string()),
            Cow::Owned(found.symmetric.to_string()),
            kinds(&found.from_kinds),
            kinds(&found.to_kinds),
            Cow::Borrowed(found.note.as_str()),
        ]
    };
    VocabularyTable {
        name: "relation_types",
        columns: &file_columns::RELATION_TYPES.all,
        rows: schema.types().map(|(_, found)| row(found)).collect(),
    }
}

fn sources<'a>(extract: &Extract<'a>) -> VocabularyTable<'a> {
    let network = extract.network();
    let wanted = listed_sources(extract);
    let row = |source: &'a Source| {
        let Source {
            id,
            title,
            kind,
            author,
            year,
            publisher,
            archive,
            shelfmark,
            url,
            note,
        } = source;
        texts([
            id, title, kind, author, year, publisher, archive, shelfmark, url, note,
        ])
    };
    let numbered = network
        .sources()
        .iter()
        .zip(0u32..)
        .map(|(source, number)| (SourceIndex::new(number), source));
    VocabularyTable {
        name: "sources",
        columns: &file_columns::SOURCES.all,
        rows: numbered
            .filter(|(index, _)| wanted(*index))
            .map(|(_, source)| row(source))
            .collect(),
    }
}

/// Whether an extract lists a source: one that it cites, or any if it is the whole network.
fn listed_sources(extract: &Extract<'_>) -> impl Fn(SourceIndex) -> bool + use<> {
    let cited = (!extract.is_whole()).then(|| extract.cited_sources());
    move |index| cited.as_ref().is_none_or(|cited| cited.contains(&index))
}

/// The passages of the sources that are listed.
fn passages<'a>(extract: &Extract<'a>) -> VocabularyTable<'a> {
    let network = extract.network();
    let wanted = listed_sources(extract);
    let passages = network.passages().iter();
    let passages = passages.filter(|passage| wanted(passage.source));
    let rows = passages.map(|passage| {
        texts([
            &network.source(passage.source).id,
            &passage.locus,
            &passage.text,
            &passage.language,
        ])
    });
    VocabularyTable {
        name: "passages",
        columns: &file_columns::PASSAGES.all,
        rows: rows.collect(),
    }
}

fn patterns<'a>(extract: &Extract<'a>) -> VocabularyTable<'a> {
    let rows = extract.network().patterns().iter().map(|pattern| {
        let sides = pattern.sides.iter().map(|side| Cow::Owned(side.written()));
        let texts = [pattern.id.as_str(), pattern.name.as_str()].map(Cow::Borrowed);
        texts
            .into_iter()
            .chain(sides)
            .chain([Cow::Borrowed(pattern.meaning.as_str())])
            .collect()
    });
    VocabularyTable {
        name: "patterns",
        columns: &file_columns::PATTERNS.all,
        rows: rows.collect(),
    }
}

fn questions<'a>(extract: &Extract<'a>) -> VocabularyTable<'a> {
    let rows = extract.network().questions().iter().map(|question| {
        texts([
            &question.id,
            &question.question,
            &question.query,
            &question.expected,
            &question.note,
        ])
    });
    VocabularyTable {
        name: "questions",
        columns: &file_columns::QUESTIONS.all,
        rows: rows.collect(),
    }
}

fn texts<const N: usize>(cells: [&str; N]) -> Vec<Cow<'_, str>> {
    cells.into_iter().map(Cow::Borrowed).collect()
}
