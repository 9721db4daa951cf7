//! A statement: something, a property of it, and what that is.

use std::io;

use crate::exchange::rdf::name::Name;
use crate::exchange::rdf::name::Prefix;
use crate::exchange::rdf::terms::IS_A;
use crate::exchange::rdf::terms::Term;
use crate::model::Calendar;
use crate::model::HistoricalDate;

/// What a statement says of its subject.
#[derive(Clone, Debug)]
pub(crate) enum Predicate<'t> {
    /// A property of a known vocabulary.
    Term(&'static Term),
    /// One of the dataset: a relation type or a column.
    Own(Name<'t>),
}

/// What a property is.
#[derive(Clone, Debug)]
pub(crate) enum Object<'t> {
    /// A resource that has a name in the file.
    Named(Name<'t>),
    /// A resource elsewhere; a checked address.
    Address(&'t str),
    /// A text.
    Text(&'t str),
    /// A text in a language.
    Tagged(&'t str, &'t str),
    /// A date.
    Date(&'t HistoricalDate),
    /// A whole number.
    Number(i8),
}

/// Who writes statements down.
pub(crate) trait Statements {
    /// Writes a statement; those of one subject come together.
    fn write(
        &mut self,
        subject: &Name<'_>,
        predicate: Predicate<'_>,
        object: Object<'_>,
    ) -> io::Result<()>;
}

/// The data type of a date: that of the Library of Congress knows one calendar only.
pub(crate) fn data_type(date: &HistoricalDate) -> Name<'static> {
    match date.calendar() {
        Calendar::Gregorian => Name::word(Prefix::Edtf, "EDTF"),
        Calendar::Julian => Name::word(Prefix::Prosopograph, "JulianEDTF"),
    }
}

/// The statements about one thing; what is empty is not said.
pub(crate) struct About<'w, 't> {
    out: &'w mut dyn Statements,
    subject: Name<'t>,
}

impl<'w, 't> About<'w, 't> {
    /// Statements about `subject`.
    pub(crate) fn new(out: &'w mut dyn Statements, subject: Name<'t>) -> Self {
        Self { out, subject }
    }

    /// It is one of these.
    pub(crate) fn is_a(&mut self, prefix: Prefix, word: &'static str) -> io::Result<()> {
        self.names(&IS_A, Name::word(prefix, word))
    }

    /// A property of it is a resource.
    pub(crate) fn names(&mut self, term: &'static Term, other: Name<'_>) -> io::Result<()> {
        self.says(term, Object::Named(other))
    }

    /// A property of it is a text.
    pub(crate) fn reads(&mut self, term: &'static Term, text: &str) -> io::Result<()> {
        if text.is_empty() {
            Ok(())
        } else {
            self.says(term, Object::Text(text))
        }
    }

    /// A property of it is a date.
    pub(crate) fn dates(
        &mut self,
        term: &'static Term,
        date: Option<&HistoricalDate>,
    ) -> io::Result<()> {
        date.map_or(Ok(()), |date| self.says(term, Object::Date(date)))
    }

    /// A property of it is something.
    pub(crate) fn says(&mut self, term: &'static Term, object: Object<'_>) -> io::Result<()> {
        self.out.write(&self.subject, Predicate::Term(term), object)
    }

    /// A property of the dataset's own is something.
    pub(crate) fn says_own(&mut self, property: Name<'_>, object: Object<'_>) -> io::Result<()> {
        self.out
            .write(&self.subject, Predicate::Own(property), object)
    }
}
