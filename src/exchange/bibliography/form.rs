//! Types of sources, and their names in bibliography formats.

use crate::model::Source;

/// The type of a source, as far as bibliographies distinguish types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A book, or a collection of documents.
    Book,
    /// A part of a book.
    Chapter,
    /// An article.
    Article,
    /// A journal, or an issue of one.
    Journal,
    /// A newspaper, or an issue of one.
    Newspaper,
    /// A document in an archive.
    Archive,
    /// A letter or telegram.
    Letter,
    /// A lecture or speech.
    Lecture,
    /// A thesis.
    Thesis,
    /// A report.
    Report,
    /// An interview.
    Interview,
    /// A map.
    Map,
    /// A film.
    Film,
    /// A treaty.
    Treaty,
    /// A law, decree or order.
    Law,
    /// A web page or database.
    Web,
    /// Anything else.
    Other,
}

/// Words that determine the type, in order of precedence: an "archive file" is from an archive, a
/// "newspaper article" is an article.
const WORDS: [(&str, Form); 42] = [
    ("archive", Form::Archive),
    ("archival", Form::Archive),
    ("manuscript", Form::Archive),
    ("unpublished", Form::Archive),
    ("chapter", Form::Chapter),
    ("newspaper", Form::Newspaper),
    ("article", Form::Article),
    ("paper", Form::Article),
    ("journal", Form::Journal),
    ("periodical", Form::Journal),
    ("magazine", Form::Journal),
    ("thesis", Form::Thesis),
    ("dissertation", Form::Thesis),
    ("book", Form::Book),
    ("monograph", Form::Book),
    ("edition", Form::Book),
    ("collection", Form::Book),
    ("memoir", Form::Book),
    ("memoirs", Form::Book),
    ("encyclopedia", Form::Book),
    ("letter", Form::Letter),
    ("letters", Form::Letter),
    ("telegram", Form::Letter),
    ("correspondence", Form::Letter),
    ("lecture", Form::Lecture),
    ("speech", Form::Lecture),
    ("presentation", Form::Lecture),
    ("slides", Form::Lecture),
    ("report", Form::Report),
    ("interview", Form::Interview),
    ("map", Form::Map),
    ("atlas", Form::Map),
    ("film", Form::Film),
    ("video", Form::Film),
    ("treaty", Form::Treaty),
    ("law", Form::Law),
    ("decree", Form::Law),
    ("order", Form::Law),
    ("web", Form::Web),
    ("website", Form::Web),
    ("webpage", Form::Web),
    ("database", Form::Web),
];

impl Form {
    /// The type of a source, judged by its kind in the dataset, or by its shelfmark if it has no
    /// kind.
    pub(crate) fn of(source: &Source) -> Self {
        let kind = source.kind.to_lowercase();
        let words: Vec<&str> = kind
            .split(|letter: char| !letter.is_alphanumeric())
            .collect();
        let of_kind = WORDS
            .iter()
            .find(|(word, _)| words.contains(word))
            .map(|(_, form)| *form);
        let is_article = words.contains(&"article");
        match of_kind {
            Some(Self::Newspaper) if is_article => Self::Article,
            Some(form) => form,
            None if !source.archive.is_empty() || !source.shelfmark.is_empty() => Self::Archive,
            None => Self::Other,
        }
    }

    /// Whether sources of this type are published, so that their publisher is one in the usual
    /// sense.
    pub(crate) const fn is_published(self) -> bool {
        matches!(
            self,
            Self::Book
                | Self::Chapter
                | Self::Article
                | Self::Journal
                | Self::Newspaper
                | Self::Map
                | Self::Film
        )
    }

    /// Whether BibTeX entries of this type have a field for the type of the source.
    pub(crate) const fn takes_type(self) -> bool {
        !matches!(
            self,
            Self::Book
                | Self::Chapter
                | Self::Article
                | Self::Journal
                | Self::Newspaper
                | Self::Web
        )
    }

    /// The class in schema.org.
    pub(crate) const fn schema_type(self) -> &'static str {
        match self {
            Self::Book => "Book",
            Self::Chapter => "Chapter",
            Self::Article => "Article",
            Self::Journal => "Periodical",
            Self::Newspaper => "Newspaper",
            Self::Archive => "ArchiveComponent",
            Self::Letter => "Message",
            Self::Thesis => "Thesis",
            Self::Report => "Report",
            Self::Map => "Map",
            Self::Film => "Movie",
            Self::Law => "Legislation",
            Self::Web => "WebPage",
            Self::Lecture | Self::Interview | Self::Treaty | Self::Other => "CreativeWork",
        }
    }

    /// The entry type in BibTeX. `biblatex` supports all of them; older styles treat unknown ones
    /// as `@misc`.
    pub(crate) const fn bibtex_type(self) -> &'static str {
        match self {
            Self::Book => "book",
            Self::Chapter => "inbook",
            Self::Article => "article",
            Self::Journal | Self::Newspaper => "periodical",
            Self::Thesis => "thesis",
            Self::Report => "report",
            Self::Web => "online",
            Self::Archive
            | Self::Letter
            | Self::Lecture
            | Self::Interview
            | Self::Map
            | Self::Film
            | Self::Treaty
            | Self::Law
            | Self::Other => "misc",
        }
    }

    /// The type of item in CSL.
    pub(crate) const fn csl_type(self) -> &'static str {
        match self {
            Self::Book => "book",
            Self::Chapter => "chapter",
            Self::Article => "article-journal",
            Self::Journal => "periodical",
            Self::Newspaper => "article-newspaper",
            Self::Archive => "manuscript",
            Self::Letter => "personal_communication",
            Self::Lecture => "speech",
            Self::Thesis => "thesis",
            Self::Report => "report",
            Self::Interview => "interview",
            Self::Map => "map",
            Self::Film => "motion_picture",
            Self::Treaty => "treaty",
            Self::Law => "legislation",
            Self::Web => "webpage",
            Self::Other => "document",
        }
    }

    /// The type of reference in RIS.
    pub(crate) const fn ris_type(self) -> &'static str {
        match self {
            Self::Book => "BOOK",
            Self::Chapter => "CHAP",
            Self::Article => "JOUR",
            Self::Journal => "JFULL",
            Self::Newspaper => "NEWS",
            Self::Archive => "MANSCPT",
            Self::Letter => "PCOMM",
            Self::Lecture => "SLIDE",
            Self::Thesis => "THES",
            Self::Report => "RPRT",
            Self::Map => "MAP",
            Self::Film => "MPCT",
            Self::Law => "STAT",
            Self::Web => "ELEC",
            Self::Interview | Self::Treaty | Self::Other => "GEN",
        }
    }
}
