//! The table of a list with the columns that were chosen: for its page with links, as CSV in words.

use crate::exchange::csv_table;
use crate::explorer::COLUMNS;
use crate::explorer::Parameters;
use crate::model::Network;
use crate::query::ListOf;
use crate::view::entity::EntityLink;
use crate::view::list_of_entities::DatedClaimView;
use crate::view::list_of_entities::ListedEntityView;
use crate::view::relation::CitationView;
use crate::view::relation::DateView;
use crate::view::relation::RelationView;

/// A table in words: for spreadsheets and statistics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainTable {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows, each as wide.
    pub rows: Vec<Vec<String>>,
}

impl PlainTable {
    /// The table as CSV (RFC 4180, UTF-8), in which no cell begins like a formula.
    #[must_use]
    pub fn to_csv(&self) -> Vec<u8> {
        csv_table(&self.columns, &self.rows)
    }
}

/// The columns of the table of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListColumns {
    /// Those that were chosen, in the order in which they were; none for the usual table.
    pub chosen: Vec<String>,
    /// All that there are.
    pub known: Vec<String>,
}

/// A cell of the table of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListCell {
    /// Words; none if the dataset says nothing.
    Words(String),
    /// An entity.
    Entity(EntityLink),
    /// Words that lead to a page.
    Link {
        /// Its address.
        page: String,
        /// The words.
        words: String,
    },
    /// A number that leads to what it counts.
    Count {
        /// The address of the list.
        page: String,
        /// The number, or two: the certain and the possible one.
        words: String,
    },
}

impl ListColumns {
    pub(crate) fn of(network: &Network, list: ListOf, parameters: &Parameters) -> Self {
        Self {
            chosen: parameters.values(&COLUMNS),
            known: list.columns(network),
        }
    }

    /// The columns of a table in words: those chosen, or all.
    fn told(&self) -> &[String] {
        if self.chosen.is_empty() {
            &self.known
        } else {
            &self.chosen
        }
    }

    /// The rows of the columns that were chosen.
    pub(crate) fn rows<T>(&self, all: &[T], cell: fn(&T, &str) -> ListCell) -> Vec<Vec<ListCell>> {
        let row = |one: &T| {
            let cells = self.chosen.iter().map(|column| cell(one, column));
            cells.collect()
        };
        all.iter().map(row).collect()
    }

    /// A table in words. Time and memory linear in its cells.
    pub(crate) fn plain<T>(&self, all: &[T], cell: fn(&T, &str) -> ListCell) -> PlainTable {
        let columns = self.told().to_vec();
        let row = |one: &T| {
            let cells = columns.iter().map(|column| cell(one, column).into_words());
            cells.collect()
        };
        PlainTable {
            rows: all.iter().map(row).collect(),
            columns,
        }
    }
}

impl ListCell {
    /// What it says, without links.
    #[must_use]
    pub fn into_words(self) -> String {
        match self {
            Self::Words(words) | Self::Link { words, .. } | Self::Count { words, .. } => words,
            Self::Entity(entity) => entity.name,
        }
    }

    fn of_date(date: Option<&DateView>) -> Self {
        Self::Words(date.map(|date| date.words.clone()).unwrap_or_default())
    }

    fn of_text(text: Option<&String>) -> Self {
        Self::Words(text.cloned().unwrap_or_default())
    }

    fn of_claim(claim: Option<&DatedClaimView>) -> Self {
        claim.map_or_else(
            || Self::Words(String::new()),
            |claim| Self::Link {
                page: claim.page(),
                words: claim.when.clone(),
            },
        )
    }

    fn of_entity(entity: Option<&EntityLink>) -> Self {
        entity.map_or_else(
            || Self::Words(String::new()),
            |entity| Self::Entity(entity.clone()),
        )
    }
}

/// "letters p. 20; diary".
fn sources_in_words(sources: &[CitationView]) -> String {
    let cited = sources.iter().map(|citation| match &citation.locus {
        Some(locus) => format!("{} {locus}", citation.id),
        None => citation.id.clone(),
    });
    cited.collect::<Vec<_>>().join("; ")
}

/// "p. 20; ff. 3, 4".
fn loci_in_words(sources: &[CitationView]) -> String {
    let loci = sources
        .iter()
        .filter_map(|citation| citation.locus.as_deref());
    loci.collect::<Vec<_>>().join("; ")
}

/// What a claim says in a column.
#[must_use]
pub fn claim_cell(claim: &RelationView, column: &str) -> ListCell {
    let words = |text: &str| ListCell::Words(text.to_owned());
    let link = |text: &str| ListCell::Link {
        page: format!("/relations/{}", claim.id),
        words: text.to_owned(),
    };
    let when = claim.when.as_ref();
    match column {
        "id" => link(&claim.id),
        "from" => ListCell::Entity(claim.from.clone()),
        "from_id" => words(&claim.from.id),
        "type" => link(&claim.label),
        "class" => words(&claim.class),
        "to" => ListCell::Entity(claim.to.clone()),
        "to_id" => words(&claim.to.id),
        "when" => ListCell::of_date(when),
        "edtf" => ListCell::of_text(when.and_then(|date| date.edtf.as_ref())),
        "verbatim" => ListCell::of_text(when.and_then(|date| date.verbatim.as_ref())),
        "status" => words(&claim.status),
        "certainty" => ListCell::of_text(claim.certainty.as_ref()),
        "asserted_by" => ListCell::of_entity(claim.asserted_by.as_ref()),
        "asserted_when" => ListCell::of_date(claim.asserted_when.as_ref()),
        "quantity" => ListCell::of_text(claim.quantity.as_ref()),
        "unit" => ListCell::of_text(claim.unit.as_ref()),
        "place" => ListCell::of_entity(claim.place.as_ref()),
        "source" => words(&sources_in_words(&claim.sources)),
        "locus" => words(&loci_in_words(&claim.sources)),
        "note" => ListCell::of_text(claim.note.as_ref()),
        "flag" => ListCell::of_text(claim.flag.as_ref()),
        "sentence" => link(&claim.sentence),
        own => ListCell::of_text(claim.attributes.get(own)),
    }
}

/// What a listed entity says in a column.
#[must_use]
pub fn entity_cell(listed: &ListedEntityView, column: &str) -> ListCell {
    let entity = &listed.entity;
    let words = |text: &str| ListCell::Words(text.to_owned());
    let count = |page: String, words: String| ListCell::Count { page, words };
    let variants = || {
        let names = entity.variants.iter().map(|variant| variant.name.as_str());
        names.collect::<Vec<_>>().join(" | ")
    };
    match column {
        "id" => words(&entity.id),
        "name" => ListCell::Entity(listed.link.clone()),
        "kind" => words(&entity.kind_label),
        "variants" => words(&variants()),
        "begin" => ListCell::of_date(entity.begin.as_ref()),
        "end" => ListCell::of_date(entity.end.as_ref()),
        "ties" => count(listed.claims.clone(), listed.ties.short()),
        "ties-out" if listed.has_both_ends => {
            count(listed.claims_at("from"), listed.ties_out.short())
        }
        "ties-in" if listed.has_both_ends => count(listed.claims_at("to"), listed.ties_in.short()),
        "ties-out" => words(&listed.ties_out.short()),
        "ties-in" => words(&listed.ties_in.short()),
        "first" => ListCell::of_claim(listed.first.as_ref()),
        "last" => ListCell::of_claim(listed.last.as_ref()),
        "weight" => match listed.weight {
            Some(weight) => count(listed.claims.clone(), weight.to_string()),
            None => words(""),
        },
        "quantity" => {
            let sums: Vec<&str> = listed.sums.iter().map(|sum| sum.words.as_str()).collect();
            match sums.as_slice() {
                [] => words(""),
                sums => count(listed.with_figures(), sums.join("; ")),
            }
        }
        "note" => ListCell::of_text(entity.note.as_ref()),
        "same_as" => words(&entity.same_as.join(" ")),
        "source" => words(&sources_in_words(&entity.sources)),
        own => ListCell::of_text(entity.attributes.get(own)),
    }
}
