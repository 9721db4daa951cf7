//! The input of [`NetworkBuilder::add_relation`](crate::model::NetworkBuilder::add_relation).

use crate::model::claim::Certainty;
use crate::model::claim::Status;
use crate::model::index::DateIndex;
use crate::model::index::EntityIndex;
use crate::model::index::RelationTypeIndex;

/// A list of citations that many relations may share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CitationList(pub(crate) u32);

/// A relation that is about to be added.
#[derive(Clone, Debug)]
pub struct NewRelation<'a> {
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
    /// Its date, as [`NetworkBuilder::add_date`](crate::model::NetworkBuilder::add_date) numbered it.
    pub when: Option<DateIndex>,
    /// The source's own words for the date.
    pub when_verbatim: &'a str,
    /// The dataset's id of it, or nothing.
    pub id: &'a str,
    /// The actor whose claim it is.
    pub asserted_by: Option<EntityIndex>,
    /// When it was asserted, as [`NetworkBuilder::add_date`](crate::model::NetworkBuilder::add_date) numbered it.
    pub asserted_when: Option<DateIndex>,
    /// A figure, as written: a number or a range.
    pub quantity: &'a str,
    /// What the figure counts.
    pub unit: &'a str,
    /// Where it happened.
    pub place: Option<EntityIndex>,
    /// A remark.
    pub note: &'a str,
    /// An error in the source.
    pub flag: &'a str,
    /// The citations, as [`NetworkBuilder::add_citations`](crate::model::NetworkBuilder::add_citations) numbered it.
    pub citations: Option<CitationList>,
    /// Further columns.
    pub attributes: &'a [(&'a str, &'a str)],
}

impl NewRelation<'_> {
    /// A relation with nothing but its ends and its type; its status is not stated.
    #[must_use]
    pub const fn bare(
        from: EntityIndex,
        relation_type: RelationTypeIndex,
        to: EntityIndex,
    ) -> Self {
        Self {
            from,
            to,
            relation_type,
            status: Status::NotStated,
            certainty: Certainty::Ungraded,
            when: None,
            when_verbatim: "",
            id: "",
            asserted_by: None,
            asserted_when: None,
            quantity: "",
            unit: "",
            place: None,
            note: "",
            flag: "",
            citations: None,
            attributes: &[],
        }
    }

    /// Whether all optional fields are empty.
    pub(crate) fn is_plain(&self) -> bool {
        let texts = [self.id, self.quantity, self.unit, self.note, self.flag];
        self.asserted_by.is_none()
            && self.asserted_when.is_none()
            && self.place.is_none()
            && self.attributes.is_empty()
            && texts.iter().all(|text| text.is_empty())
    }
}
