//! JSON-LD: the statements with short terms, which the context at the beginning of the file
//! defines.
//!
//! Each line holds all statements about one subject; only one line at a time is in memory.

use std::io;
use std::io::BufWriter;
use std::io::Write;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

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
use crate::exchange::rdf::terms::TERMS;
use crate::exchange::rdf::terms::Values;
use crate::model::Calendar;

/// The writer of JSON-LD.
#[derive(Clone, Copy, Debug)]
pub struct JsonLd;

impl Exporter for JsonLd {
    fn files(&self, _: &Extract<'_>) -> Vec<&'static str> {
        vec!["network.jsonld"]
    }

    fn write(&self, extract: &Extract<'_>, _: &str, out: &mut dyn Write) -> io::Result<()> {
        let prefixes = Prefixes::of(extract);
        let out = &mut BufWriter::new(out);
        write!(out, "{{\"@context\":{},\n\"@graph\":[", context(&prefixes))?;
        let mut file = JsonLdFile {
            out,
            dataset: prefixes.dataset,
            subject: String::new(),
            node: Map::new(),
        };
        describe(extract, &mut file)?;
        file.end_node()?;
        file.out.write_all(b"\n]}\n")?;
        file.out.flush()
    }
}

struct JsonLdFile<'w> {
    out: &'w mut dyn Write,
    dataset: String,
    subject: String,
    node: Map<String, Value>,
}

impl Statements for JsonLdFile<'_> {
    fn write(
        &mut self,
        subject: &Name<'_>,
        predicate: Predicate<'_>,
        object: Object<'_>,
    ) -> io::Result<()> {
        let subject = self.short(subject);
        if subject != self.subject {
            self.end_node()?;
            self.subject = subject;
        }
        let (key, usual) = match &predicate {
            Predicate::Term(term) => (term.word.to_owned(), term.values),
            Predicate::Own(name) => (self.short(name), Values::Texts),
        };
        let value = self.value(&object, usual);
        match self.node.get_mut(&key) {
            None => drop(self.node.insert(key, value)),
            Some(Value::Array(values)) => values.push(value),
            Some(one) => {
                let first = one.take();
                *one = Value::Array(vec![first, value]);
            }
        }
        Ok(())
    }
}

impl JsonLdFile<'_> {
    /// A value, with its type unless it is the usual type of the property.
    fn value(&self, object: &Object<'_>, usual: Values) -> Value {
        match (object, usual) {
            (Object::Named(name), Values::Resources) => Value::String(self.short(name)),
            (Object::Named(name), _) => json!({ "@id": self.short(name) }),
            (Object::Address(address), Values::Resources) => json!(address),
            (Object::Address(address), _) => json!({ "@id": address }),
            (Object::Text(text), Values::Texts) => json!(text),
            (Object::Text(text), _) => json!({ "@value": text }),
            (Object::Tagged(text, language), _) => json!({ "@language": language, "@value": text }),
            (Object::Date(date), Values::Dates) if date.calendar() == Calendar::Gregorian => {
                json!(date.as_str())
            }
            (Object::Date(date), _) => {
                json!({ "@type": self.short(&data_type(date)), "@value": date.as_str() })
            }
            (Object::Number(number), _) => json!(number),
        }
    }

    fn short(&self, name: &Name<'_>) -> String {
        match name {
            Name::Dataset => self.dataset.clone(),
            Name::Short(prefix, local) => format!("{}:{local}", prefix.word()),
        }
    }

    /// Writes the collected statements about a subject, if there are any.
    fn end_node(&mut self) -> io::Result<()> {
        if self.node.is_empty() {
            return Ok(());
        }
        let is_first = self.subject == self.dataset;
        self.node.insert(
            "@id".to_owned(),
            Value::String(std::mem::take(&mut self.subject)),
        );
        let node = Value::Object(std::mem::take(&mut self.node));
        write!(self.out, "{}{node}", if is_first { "\n" } else { ",\n" })
    }
}

/// The JSON-LD context: the meaning of the terms.
fn context(prefixes: &Prefixes) -> Value {
    let mut context = Map::new();
    context.insert("@version".to_owned(), json!(1.1));
    for prefix in Prefix::ALL {
        context.insert(prefix.word().to_owned(), json!(prefixes.expansion(prefix)));
    }
    for term in TERMS {
        let id = format!("{}:{}", term.prefix.word(), term.local);
        let meaning = match term.values {
            Values::Texts => json!(id),
            Values::Resources => json!({ "@id": id, "@type": "@id" }),
            Values::Dates => json!({ "@id": id, "@type": "edtf:EDTF" }),
        };
        context.insert(term.word.to_owned(), meaning);
    }
    Value::Object(context)
}

#[cfg(test)]
mod tests {
    use hashbrown::HashSet;

    use super::Prefix;
    use super::TERMS;

    #[test]
    fn every_word_of_the_context_means_one_thing() {
        let words = TERMS
            .iter()
            .map(|term| term.word)
            .chain(Prefix::ALL.map(Prefix::word));
        let mut seen = HashSet::new();
        assert!(words.into_iter().all(|word| seen.insert(word)));
    }
}
