//! Relations: one row, one claim.

use crate::model::claim::Certainty;
use crate::model::claim::Status;
use crate::model::claim::Strength;
use crate::model::date::HistoricalDate;
use crate::model::index::DateIndex;
use crate::model::index::EntityIndex;
use crate::model::index::RelationIndex;
use crate::model::index::RelationTypeIndex;
use crate::model::index::SourceIndex;
use crate::model::network::Network;
use crate::model::quantity::Quantity;
use crate::model::schema::RelationType;
use crate::model::text::TextId;

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The source.
    pub source: SourceIndex,
    /// The place in it as written: a page, a shelfmark, `S6.p20`; empty for the whole.
    pub locus: String,
}

/// A relation as it is stored: 28 bytes, with everything rare in a table beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The first end.
    pub from: EntityIndex,
    /// The second end.
    pub to: EntityIndex,
    /// The relation type.
    pub relation_type: RelationTypeIndex,
    /// The status of the claim.
    pub status: Status,
    /// The certainty of the claim.
    pub certainty: Certainty,
    pub(crate) when: Option<DateIndex>,
    pub(crate) when_verbatim: Option<TextId>,
    pub(crate) citations: u32,
    pub(crate) details: u32,
}

impl Relation {
    /// Its date, as a position among the network's dates.
    #[must_use]
    pub fn when(&self) -> Option<DateIndex> {
        self.when
    }
}

/// Optional fields of relations; equal combinations are stored once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct RelationDetails {
    pub(crate) id: Option<TextId>,
    pub(crate) asserted_by: Option<EntityIndex>,
    pub(crate) asserted_when: Option<DateIndex>,
    pub(crate) quantity: Option<TextId>,
    pub(crate) unit: Option<TextId>,
    pub(crate) place: Option<EntityIndex>,
    pub(crate) note: Option<TextId>,
    pub(crate) flag: Option<TextId>,
    pub(crate) attributes: Box<[(TextId, TextId)]>,
}

/// A relation together with its network, so that everything it says can be read.
#[derive(Clone, Copy)]
pub struct Claim<'a> {
    network: &'a Network,
    index: RelationIndex,
    row: &'a Relation,
}

impl<'a> Claim<'a> {
    pub(crate) fn new(network: &'a Network, index: RelationIndex) -> Self {
        Self {
            network,
            index,
            row: network.relation(index),
        }
    }

    /// The network it stands in.
    #[must_use]
    pub fn network(self) -> &'a Network {
        self.network
    }

    /// Its position.
    #[must_use]
    pub fn index(self) -> RelationIndex {
        self.index
    }

    /// The first end.
    #[must_use]
    pub fn from(self) -> EntityIndex {
        self.row.from
    }

    /// The second end.
    #[must_use]
    pub fn to(self) -> EntityIndex {
        self.row.to
    }

    /// Its id: the dataset's own, or `row-` and its number among the relations.
    #[must_use]
    pub fn id(self) -> String {
        self.own_id()
            .map_or_else(|| format!("row-{}", self.index.get() + 1), str::to_owned)
    }

    /// The id the dataset gives it, if it gives one.
    #[must_use]
    pub fn own_id(self) -> Option<&'a str> {
        self.optional(|details| details.id)
    }

    /// Whether this is its id.
    #[must_use]
    pub fn has_id(self, id: &str) -> bool {
        match self.details().and_then(|details| details.id) {
            Some(own) => self.network.text(own) == id,
            None => id
                .strip_prefix("row-")
                .is_some_and(|row| row.parse() == Ok(self.index.get() + 1)),
        }
    }

    /// The relation type.
    #[must_use]
    pub fn relation_type(self) -> &'a RelationType {
        self.network.schema().relation_type(self.row.relation_type)
    }

    /// The status of the claim.
    #[must_use]
    pub fn status(self) -> Status {
        self.row.status
    }

    /// The certainty of the claim.
    #[must_use]
    pub fn certainty(self) -> Certainty {
        self.row.certainty
    }

    /// How strongly it is attested, for comparison.
    #[must_use]
    pub fn strength(self) -> Strength {
        Strength::of(self.row.status, self.row.certainty)
    }

    /// Its date.
    #[must_use]
    pub fn when(self) -> Option<&'a HistoricalDate> {
        self.row.when.map(|date| self.network.date(date))
    }

    /// The source's own words for the date.
    #[must_use]
    pub fn when_verbatim(self) -> Option<&'a str> {
        self.row.when_verbatim.map(|text| self.network.text(text))
    }

    /// The actor whose claim it is.
    #[must_use]
    pub fn asserted_by(self) -> Option<EntityIndex> {
        self.details().and_then(|details| details.asserted_by)
    }

    /// When it was asserted, which is not the date of the deed.
    #[must_use]
    pub fn asserted_when(self) -> Option<&'a HistoricalDate> {
        self.details()
            .and_then(|details| details.asserted_when)
            .map(|date| self.network.date(date))
    }

    /// Its figure; `None` if it states none, or only one in words.
    #[must_use]
    pub fn quantity(self) -> Option<Quantity> {
        self.quantity_as_written().and_then(Quantity::parse)
    }

    /// Its figure, as written.
    #[must_use]
    pub fn quantity_as_written(self) -> Option<&'a str> {
        self.optional(|details| details.quantity)
    }

    /// Its figure in words with its unit: "1,000 or more persons".
    #[must_use]
    pub fn figure(self) -> Option<String> {
        let written = self.quantity_as_written()?;
        let words =
            Quantity::parse(written).map_or_else(|| written.to_owned(), |it| it.to_string());
        Some(match self.unit() {
            Some(unit) => format!("{words} {unit}"),
            None => words,
        })
    }

    /// What its figure counts.
    #[must_use]
    pub fn unit(self) -> Option<&'a str> {
        self.optional(|details| details.unit)
    }

    /// Where it happened.
    #[must_use]
    pub fn place(self) -> Option<EntityIndex> {
        self.details().and_then(|details| details.place)
    }

    /// Its citations.
    #[must_use]
    pub fn citations(self) -> &'a [Citation] {
        self.network.citations(self.row.citations)
    }

    /// A remark for the reader.
    #[must_use]
    pub fn note(self) -> Option<&'a str> {
        self.optional(|details| details.note)
    }

    /// An error or contradiction in the source.
    #[must_use]
    pub fn flag(self) -> Option<&'a str> {
        self.optional(|details| details.flag)
    }

    /// Further columns of the dataset: name and value.
    pub fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let attributes: &'a [(TextId, TextId)] =
            self.details().map_or(&[], |details| &details.attributes);
        attributes
            .iter()
            .map(move |&(name, value)| (self.network.text(name), self.network.text(value)))
    }

    fn details(self) -> Option<&'a RelationDetails> {
        self.network.relation_details(self.row.details)
    }

    fn optional(self, field: impl Fn(&RelationDetails) -> Option<TextId>) -> Option<&'a str> {
        self.details()
            .and_then(field)
            .map(|text| self.network.text(text))
    }
}
