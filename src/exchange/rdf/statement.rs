//! RDF statements: subject, predicate and object.

use std::io;

use crate::exchange::rdf::name::Name;
use crate::exchange::rdf::name::Prefix;
use crate::exchange::rdf::terms::IS_A;
use crate::exchange::rdf::terms::Term;
use crate::model::Calendar;
use crate::model::HistoricalDate;

/// The predicate of a statement.
#[derive(Clone, Debug)]
pub(crate) enum Predicate<'t> {
    /// A property of a known vocabulary.
    Term(&'static Term),
    /// A property of the dataset: a relation type or a column.
    Own(Name<'t>),
}

/// The object of a statement.
#[derive(Clone, Debug)]
pub(crate) enum Object<'t> {
    /// A resource with a name in the file.
    Named(Name<'t>),
    /// An external resource, by a checked address.
    Address(&'t str),
    /// A text.
    Text(&'t str),
    /// A text in a language.
    Tagged(&'t str, &'t str),
    /// A date.
    Date(&'t HistoricalDate),
    /// An integer.
    Number(i8),
}

/// A writer of statements.
pub(crate) trait Statements {
    /// Writes a statement. Statements about one subject are consecutive.
    fn write(
        &mut self,
        subject: &Name<'_>,
        predicate: Predicate<'_>,
        object: Object<'_>,
    ) -> io::Result<()>;
}

/// The data type of a date. The one of the Library of Congress covers only the Gregorian calendar.
pub(crate) fn data_type(date: &HistoricalDate) -> Name<'static> {
    match date.calendar() {
        Calendar::Gregorian => Name::word(Prefix::Edtf, "EDTF"),
        Calendar::Julian => Name::word(Prefix::Prosopograph, "JulianEDTF"),
    }
}

/// Writes statements about one subject. Empty values are skipped.
pub(crate) struct About<'w, 't> {
    out: &'w mut dyn Statements,
    subject: Name<'t>,
}

impl<'w, 't> About<'w, 't> {
    /// Begins statements about `subject`.
    pub(crate) fn new(out: &'w mut dyn Statements, subject: Name<'t>) -> Self {
        Self { out, subject }
    }

    /// States the class of the subject.
    pub(crate) fn is_a(&mut self, prefix: Prefix, word: &'static str) -> io::Result<()> {
        self.names(&IS_A, Name::word(prefix, word))
    }

    /// States a property whose value is a resource.
    pub(crate) fn names(&mut self, term: &'static Term, other: Name<'_>) -> io::Result<()> {
        self.says(term, Object::Named(other))
    }

    /// States a property whose value is a text.
    pub(crate) fn reads(&mut self, term: &'static Term, text: &str) -> io::Result<()> {
        if text.is_empty() {
            Ok(())
        } else {
            self.says(term, Object::Text(text))
        }
    }

    /// States a property whose value is a date.
    pub(crate) fn dates(
        &mut self,
        term: &'static Term,
        date: Option<&HistoricalDate>,
    ) -> io::Result<()> {
        date.map_or(Ok(()), |date| self.says(term, Object::Date(date)))
    }

    /// States a property with any value.
    pub(crate) fn says(&mut self, term: &'static Term, object: Object<'_>) -> io::Result<()> {
        self.out.write(&self.subject, Predicate::Term(term), object)
    }

    /// States a property that the dataset defines.
    pub(crate) fn says_own(&mut self, property: Name<'_>, object: Object<'_>) -> io::Result<()> {
        self.out
            .write(&self.subject, Predicate::Own(property), object)
    }
}
