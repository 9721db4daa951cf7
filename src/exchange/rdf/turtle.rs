//! The writer of Turtle, based on `oxttl`.

use std::io;
use std::io::BufWriter;
use std::io::Write;

use oxrdf::LiteralRef;
use oxrdf::NamedNodeRef;
use oxrdf::TermRef;
use oxrdf::TripleRef;
use oxrdf::vocab::xsd;
use oxttl::TurtleSerializer;
use oxttl::turtle::LowLevelTurtleSerializer;

use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;
use crate::exchange::rdf::describe::describe;
use crate::exchange::rdf::name::Name;
use crate::exchange::rdf::name::Prefix;
use crate::exchange::rdf::name::Prefixes;
use crate::exchange::rdf::statement::Object;
use crate::exchange::rdf::statement::Predicate;
use crate::exchange::rdf::statement::Statements;
use crate::exchange::rdf::statement::data_type;

/// The writer of Turtle.
#[derive(Clone, Copy, Debug)]
pub struct Turtle;

impl Exporter for Turtle {
    fn files(&self, _: &Extract<'_>) -> Vec<&'static str> {
        vec!["network.ttl"]
    }

    fn write(&self, extract: &Extract<'_>, _: &str, out: &mut dyn Write) -> io::Result<()> {
        let prefixes = Prefixes::of(extract);
        let mut serializer = TurtleSerializer::new();
        for prefix in Prefix::ALL {
            serializer = serializer
                .with_prefix(prefix.word(), prefixes.expansion(prefix))
                .map_err(io::Error::other)?;
        }
        let mut file = TurtleFile {
            out: BufWriter::new(out),
            serializer: serializer.low_level(),
            is_begun: false,
            prefixes,
        };
        describe(extract, &mut file)?;
        file.serializer.finish(&mut file.out)?;
        file.out.flush()
    }
}

struct TurtleFile<W: Write> {
    out: W,
    serializer: LowLevelTurtleSerializer,
    is_begun: bool,
    prefixes: Prefixes,
}

impl<W: Write> Statements for TurtleFile<W> {
    fn write(
        &mut self,
        subject: &Name<'_>,
        predicate: Predicate<'_>,
        object: Object<'_>,
    ) -> io::Result<()> {
        let subject = self.whole(subject);
        let predicate = match predicate {
            Predicate::Term(term) => {
                format!("{}{}", self.prefixes.expansion(term.prefix), term.local)
            }
            Predicate::Own(name) => self.whole(&name),
        };
        let named = match &object {
            Object::Named(name) => self.whole(name),
            Object::Date(date) => self.whole(&data_type(date)),
            _ => String::new(),
        };
        let number = if let Object::Number(number) = object {
            number.to_string()
        } else {
            String::new()
        };
        let object: TermRef<'_> = match object {
            Object::Named(_) => NamedNodeRef::new_unchecked(&named).into(),
            Object::Address(address) => NamedNodeRef::new_unchecked(address).into(),
            Object::Text(text) => LiteralRef::new_simple_literal(text).into(),
            Object::Tagged(text, language) => {
                LiteralRef::new_language_tagged_literal_unchecked(text, language).into()
            }
            Object::Date(date) => {
                LiteralRef::new_typed_literal(date.as_str(), NamedNodeRef::new_unchecked(&named))
                    .into()
            }
            Object::Number(_) => LiteralRef::new_typed_literal(&number, xsd::INTEGER).into(),
        };
        let subject = NamedNodeRef::new_unchecked(&subject);
        let triple = TripleRef::new(subject, NamedNodeRef::new_unchecked(&predicate), object);
        if self.is_begun {
            return self.serializer.serialize_triple(triple, &mut self.out);
        }
        self.is_begun = true;
        let mut head = Vec::new();
        self.serializer.serialize_triple(triple, &mut head)?;
        self.out
            .write_all(in_order(&String::from_utf8_lossy(&head)).as_bytes())
    }
}

impl<W: Write> TurtleFile<W> {
    /// The full URI of a name.
    fn whole(&self, name: &Name<'_>) -> String {
        match name {
            Name::Dataset => self.prefixes.dataset.clone(),
            Name::Short(prefix, local) => format!("{}{local}", self.prefixes.expansion(*prefix)),
        }
    }
}

/// The head of a file with its prefixes sorted: the serializer writes them in random order, and
/// files must be reproducible.
fn in_order(head: &str) -> String {
    let (mut prefixes, rest): (Vec<&str>, Vec<&str>) = head
        .split_inclusive('\n')
        .partition(|line| line.starts_with("@prefix "));
    prefixes.sort_unstable();
    prefixes.into_iter().chain(rest).collect()
}
