//! The one place where claims become sentences: pages, pictures, files and the terminal all show
//! what stands here.

use crate::model::claim::Certainty;
use crate::model::date::HistoricalDate;
use crate::model::index::EntityIndex;
use crate::model::phrase::Phrase;
use crate::model::relation::Claim;

/// A claim as it is read from one of its ends.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The end it is read from.
    pub first: EntityIndex,
    /// The other end.
    pub second: EntityIndex,
    /// What is said of the first.
    pub phrase: &'a Phrase,
}

impl<'a> Claim<'a> {
    /// As it is read from its first end: "Anna wrote to Berta".
    #[must_use]
    pub fn forwards(self) -> Reading<'a> {
        Reading {
            first: self.from(),
            second: self.to(),
            phrase: &self.relation_type().label,
        }
    }

    /// As it is read from its second end: "Berta was written to by Anna".
    #[must_use]
    pub fn backwards(self) -> Reading<'a> {
        Reading {
            first: self.to(),
            second: self.from(),
            phrase: &self.relation_type().inverse_label,
        }
    }

    /// As it is read from this end; forwards if it is neither or both of them.
    #[must_use]
    pub fn read_from(self, end: EntityIndex) -> Reading<'a> {
        if end == self.to() && end != self.from() {
            self.backwards()
        } else {
            self.forwards()
        }
    }

    /// A reading as a clause: "Anna wrote to Berta".
    #[must_use]
    pub fn clause(self, reading: Reading<'_>) -> String {
        let name = |entity| self.network().entity(entity).name.as_str();
        let number = self.network().grammatical_number(reading.first);
        reading
            .phrase
            .clause(number, name(reading.first), name(reading.second))
    }

    /// What a reading says of its first end: "wrote to Berta".
    #[must_use]
    pub fn predicate(self, reading: Reading<'_>) -> String {
        let number = self.network().grammatical_number(reading.first);
        let second = &self.network().entity(reading.second).name;
        reading.phrase.predicate(number, second)
    }

    /// The label of a reading by itself, agreeing with its first end: "wrote to".
    #[must_use]
    pub fn verb(self, reading: Reading<'_>) -> String {
        let number = self.network().grammatical_number(reading.first);
        reading.phrase.agreeing(number)
    }

    /// Its date in words, or else the source's own words for it in quotation marks.
    #[must_use]
    pub fn date_in_words(self) -> Option<String> {
        let verbatim = || {
            self.when_verbatim()
                .map(|text| format!("\u{201c}{text}\u{201d}"))
        };
        self.when().map(HistoricalDate::in_words).or_else(verbatim)
    }

    /// The claim as a sentence without a full stop: what is said, when it happened, how the claim
    /// stands, and what the dataset thinks of it unless it is sure.
    #[must_use]
    pub fn sentence(self) -> String {
        self.sentence_of(self.forwards(), self.date_in_words())
    }

    /// The same in this reading, and with this date.
    #[must_use]
    pub fn sentence_of(self, reading: Reading<'_>, date: Option<String>) -> String {
        let standing = self.standing();
        let doubt = matches!(
            self.certainty(),
            Certainty::Probable | Certainty::Possible | Certainty::Dubious
        );
        let remarks = [
            date,
            (!standing.is_plain()).then(|| standing.text(self.network())),
            doubt.then(|| format!("graded {}", self.certainty())),
        ];
        let remarks: Vec<String> = remarks.into_iter().flatten().collect();
        let clause = self.clause(reading);
        if remarks.is_empty() {
            clause
        } else {
            format!("{clause} ({})", remarks.join("; "))
        }
    }
}
