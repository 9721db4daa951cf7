//! A relation with everything it says.

use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

use crate::model::Certainty;
use crate::model::Citation;
use crate::model::FileColumn;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::PhraseParts;
use crate::model::RelationIndex;
use crate::view::entity::EntityLink;
use crate::view::figures::claims_citing;
use crate::view::standing::StandingView;

/// A date, never more precise than it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DateView {
    /// The date as EDTF (ISO 8601-2), after `julian:` if it is of the Julian calendar; absent if
    /// the source has only words.
    #[schema(example = "1932-21")]
    pub edtf: Option<String>,
    /// The date in words.
    #[schema(example = "spring 1932")]
    pub words: String,
    /// The source's own words for it.
    #[schema(example = "in the spring of 1932")]
    pub verbatim: Option<String>,
}

impl DateView {
    /// The source's own words for it, if they say more than the date in words does.
    #[must_use]
    pub fn own_words(&self) -> Option<&str> {
        let verbatim = self.verbatim.as_deref()?;
        self.edtf.as_ref()?;
        (words_of_date(verbatim) != words_of_date(&self.words)).then_some(verbatim)
    }

    /// A date and the words of the source; `None` if there is neither.
    #[must_use]
    pub fn of(date: Option<&HistoricalDate>, verbatim: Option<&str>) -> Option<Self> {
        let words = date
            .map(HistoricalDate::in_words)
            .or_else(|| verbatim.map(|text| format!("\u{201c}{text}\u{201d}")))?;
        Some(Self {
            edtf: date.map(|date| date.as_str().to_owned()),
            words,
            verbatim: verbatim.map(str::to_owned),
        })
    }
}

/// A date as it is typed in words; as it stands if it is none.
pub(crate) fn date_in_words(typed: &str) -> String {
    HistoricalDate::read(typed).map_or_else(|_| typed.to_owned(), |read| read.date.in_words())
}

/// The words of a date in the order of the alphabet, in small letters, without those that say
/// nothing of when it was.
fn words_of_date(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !["", "on", "in", "of", "the", "to"].contains(word));
    let mut words: Vec<String> = words.map(without_ending).collect();
    words.sort_unstable();
    words
}

/// "1st" as "1", "05" as "5".
fn without_ending(word: &str) -> String {
    let digits = word.trim_end_matches(char::is_alphabetic);
    let is_ordinal = ["st", "nd", "rd", "th"].contains(&&word[digits.len()..]);
    let number = if is_ordinal { digits } else { word };
    let is_number = !number.is_empty() && number.chars().all(|letter| letter.is_ascii_digit());
    let shorter = number.trim_start_matches('0');
    if is_number && !shorter.is_empty() {
        shorter.to_owned()
    } else {
        number.to_owned()
    }
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CitationView {
    /// The id of the source.
    #[schema(example = "letters")]
    pub id: String,
    /// Its title.
    pub title: String,
    /// The place in it; absent for the whole.
    #[schema(example = "p. 20")]
    pub locus: Option<String>,
    /// What stands there, if the dataset says so.
    pub passage: Option<String>,
    /// The address of the list of all claims that cite the place, or the source as a whole.
    #[schema(example = "/claims?sources=letters&where=locus:p.%2020")]
    pub page: String,
}

impl CitationView {
    /// Whether it names the same source as the one before it, so that the source need not be named
    /// again.
    #[must_use]
    pub fn repeats(&self, all: &[Self], position: usize) -> bool {
        position
            .checked_sub(1)
            .and_then(|before| all.get(before))
            .is_some_and(|before| before.id == self.id)
    }

    pub(crate) fn all(network: &Network, citations: &[Citation]) -> Vec<Self> {
        let view = |citation: &Citation| {
            let source = network.source(citation.source);
            let locus = Some(citation.locus.clone()).filter(|locus| !locus.is_empty());
            let passage = network.passage(citation.source, &citation.locus);
            Self {
                id: source.id.clone(),
                title: source.title.clone(),
                page: claims_citing(&source.id, locus.as_deref()),
                passage: passage.map(|passage| passage.text.clone()),
                locus,
            }
        };
        citations.iter().map(view).collect()
    }
}

/// One claim: who did what to whom, when, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RelationView {
    /// Its id.
    #[schema(example = "r0314")]
    pub id: String,
    /// The first end.
    pub from: EntityLink,
    /// The id of its type.
    #[serde(rename = "type")]
    #[schema(example = "wrote_to")]
    pub relation_type: String,
    /// The second end.
    pub to: EntityLink,
    /// The class of its type.
    #[schema(example = "communication")]
    pub class: String,
    /// "*from* label *to*", agreeing with *from*; an ellipsis is where *to* stands if it does not
    /// follow.
    #[schema(example = "wrote to")]
    pub label: String,
    /// "*to* inverse label *from*", agreeing with *to*.
    #[schema(example = "received a letter from")]
    pub inverse_label: String,
    /// The words around the two names.
    #[serde(skip)]
    pub phrase: PhraseParts,
    /// Whether both ends stand in it alike.
    pub symmetric: bool,
    /// When.
    pub when: Option<DateView>,
    /// How the claim stands.
    #[schema(example = "documented")]
    pub status: String,
    /// What that status means.
    #[serde(skip)]
    pub status_meaning: &'static str,
    /// How sure the dataset is of it; absent if nobody graded it.
    pub certainty: Option<String>,
    /// How it stands, in words: whose claim it is, by which channel it is known, when it was made;
    /// absent if the source states it as a fact.
    pub standing: Option<StandingView>,
    /// The actor whose claim it is, when it is not the source's own.
    pub asserted_by: Option<EntityLink>,
    /// When it was asserted, which is not the date of the deed.
    pub asserted_when: Option<DateView>,
    /// The figure that goes with it, as written: a number or a range.
    #[schema(example = "12")]
    pub quantity: Option<String>,
    /// What the figure counts.
    #[schema(example = "pages")]
    pub unit: Option<String>,
    /// Figure and unit in words.
    #[schema(example = "12 pages")]
    pub figure: Option<String>,
    /// Where.
    pub place: Option<EntityLink>,
    /// Where it can be checked.
    pub sources: Vec<CitationView>,
    /// A remark of the dataset.
    pub note: Option<String>,
    /// What the source itself gets wrong or contradicts.
    pub flag: Option<String>,
    /// Further columns of the dataset.
    pub attributes: BTreeMap<String, String>,
    /// The claim as a sentence.
    #[schema(example = "Anton Chekhov wrote to Olga Knipper (spring 1899)")]
    pub sentence: String,
}

impl RelationView {
    /// Everything a relation says.
    #[must_use]
    pub fn of(network: &Network, relation: RelationIndex) -> Self {
        let claim = network.claim(relation);
        let found = claim.relation_type();
        let own = |text: Option<&str>| text.map(str::to_owned);
        let asserted_by = claim
            .asserted_by()
            .map(|entity| EntityLink::of(network, entity));
        let when = DateView::of(claim.when(), claim.when_verbatim());
        Self {
            id: claim.id(),
            from: EntityLink::of(network, claim.from()),
            relation_type: found.id.clone(),
            to: EntityLink::of(network, claim.to()),
            class: network.schema().class(found.class).to_owned(),
            label: claim.verb(claim.forwards()),
            inverse_label: claim.verb(claim.backwards()),
            phrase: found.label.parts(network.grammatical_number(claim.from())),
            symmetric: found.symmetric,
            sentence: claim.sentence(),
            standing: StandingView::of(network, claim),
            when,
            status: claim.status().name().to_owned(),
            status_meaning: claim.status().meaning(),
            certainty: Some(claim.certainty())
                .filter(|grade| *grade != Certainty::Ungraded)
                .map(|grade| grade.name().to_owned()),
            asserted_by,
            asserted_when: DateView::of(claim.asserted_when(), None),
            quantity: own(claim.quantity_as_written()),
            unit: own(claim.unit()),
            figure: claim.figure(),
            place: claim.place().map(|entity| EntityLink::of(network, entity)),
            sources: CitationView::all(network, claim.citations()),
            note: own(claim.note()),
            flag: own(claim.flag()),
            attributes: claim
                .attributes()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        }
    }

    /// The further columns that say something of the claim, and not only how another program drew it.
    #[must_use]
    pub fn shown_attributes(&self) -> Vec<(&String, &String)> {
        let attributes = self.attributes.iter();
        attributes
            .filter(|(name, _)| !FileColumn::is_of_drawing(name))
            .collect()
    }

    /// How it stands, if there is more to it than its status: whose claim it is, or when it was made.
    #[must_use]
    pub fn standing_beyond_status(&self) -> Option<&StandingView> {
        let has_more = self.asserted_by.is_some() || self.asserted_when.is_some();
        self.standing.as_ref().filter(|_| has_more)
    }

    pub(crate) fn all(network: &Network, relations: &[RelationIndex]) -> Vec<Self> {
        relations
            .iter()
            .map(|&relation| Self::of(network, relation))
            .collect()
    }
}
