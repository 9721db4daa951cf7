//! Reads lists and objects one level at a time. Their members are unparsed slices of the text.

use std::borrow::Cow;
use std::fmt;
use std::ops::ControlFlow;

use hashbrown::HashMap;
use serde::Deserialize;
use serde::Deserializer;
use serde::de::Error;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Visitor;
use serde_json::value::RawValue;

use crate::exchange::json::document::fault;
use crate::exchange::json::element_fault::ElementFault;
use crate::exchange::json::names::inward;

/// Objects with fewer fields than this are compared pairwise for repeated names; larger ones use a
/// table.
const FEW: usize = 12;

/// The number of repeated names that a message lists.
const MOST_NAMES: usize = 10;

/// A field of an object: its name and its value.
pub(crate) type Field<'a> = (Cow<'a, str>, &'a RawValue);

/// A member of a list, or of an object that is read as a list.
#[derive(Clone, Debug)]
pub(crate) struct Listed<'a> {
    /// Its name, if it is a member of an object.
    pub(crate) key: Option<Cow<'a, str>>,
    /// Its position, from 0.
    pub(crate) number: usize,
    /// The value.
    pub(crate) raw: &'a RawValue,
}

/// The fields of an object that are not null, with unique names: of repeated names the last is
/// kept, as in every program.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields<'a> {
    all: Vec<Field<'a>>,
    /// The repeated names, each once.
    repeated: Vec<String>,
}

impl<'a> Fields<'a> {
    /// Reads an object. Fields that are null are left out.
    ///
    /// # Errors
    ///
    /// If the value is not an object, or a name in it is not valid Unicode.
    pub(crate) fn of(raw: &'a RawValue) -> Result<Self, ElementFault> {
        if !raw.get().starts_with('{') {
            return Err(ElementFault::NotAnObject);
        }
        let mut fields = Self::default();
        each(raw, &mut |member| {
            fields
                .all
                .push((member.key.unwrap_or_default(), member.raw));
        })
        .map_err(|error| ElementFault::Malformed(fault(&error, raw.get())))?;
        fields.drop_repeated();
        fields.all.retain(|(_, value)| value.get() != "null");
        Ok(fields)
    }

    /// The value of a field.
    pub(crate) fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.all
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| *value)
    }

    /// Removes a field and returns its value.
    pub(crate) fn take(&mut self, name: &str) -> Option<&'a RawValue> {
        let at = self.all.iter().position(|(known, _)| known == name)?;
        Some(self.all.remove(at).1)
    }

    /// Removes a field that is true or false and returns its value. A field with another value is
    /// kept.
    pub(crate) fn take_truth(&mut self, name: &str) -> Option<bool> {
        let truth = self.get(name)?.get().parse().ok()?;
        self.take(name);
        Some(truth)
    }

    /// Adds a field that the object does not have.
    pub(crate) fn put(&mut self, name: &'static str, value: &'a RawValue) {
        self.all.push((Cow::Borrowed(name), value));
    }

    /// Removes a field that is an object and returns its fields. A field with another value is
    /// kept.
    pub(crate) fn take_object(&mut self, name: &str) -> Option<Fields<'a>> {
        let object = Fields::of(self.get(name)?).ok()?;
        self.take(name);
        Some(object)
    }

    /// Adds the fields of another object. If both have a field, the one in `self` is kept.
    pub(crate) fn extend(&mut self, other: Fields<'a>) {
        let mut repeated = std::mem::take(&mut self.repeated);
        repeated.extend(other.repeated);
        let mut all = other.all;
        all.append(&mut self.all);
        self.all = all;
        self.drop_repeated();
        // A field in both objects is not a repeated name.
        self.repeated = repeated;
    }

    /// Restores the column names of a file that this program wrote; see [`inward`].
    pub(crate) fn rename(&mut self, kept: &[&str]) {
        for (name, _) in &mut self.all {
            let column = inward(name, kept);
            if column.len() < name.len() {
                *name = Cow::Owned(column.to_owned());
            }
        }
    }

    /// The fields, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Field<'a>> {
        self.all.iter()
    }

    /// Turns into the list of fields.
    pub(crate) fn into_all(self) -> Vec<Field<'a>> {
        self.all
    }

    /// The message about repeated names, if there are any.
    pub(crate) fn repeated_in_words(&self) -> Option<String> {
        let shown = |name: &String| format!("\"{}\"", name.chars().take(60).collect::<String>());
        match self.repeated.as_slice() {
            [] => None,
            [name] => Some(format!(
                "{} occurs more than once; the last value is used",
                shown(name)
            )),
            names => {
                let listed: Vec<String> = names.iter().take(MOST_NAMES).map(shown).collect();
                let more = if names.len() > MOST_NAMES { " …" } else { "" };
                Some(format!(
                    "{}{more} occur more than once; the last value of each is used",
                    listed.join(", ")
                ))
            }
        }
    }

    fn drop_repeated(&mut self) {
        if self.all.len() < FEW {
            while let Some(at) = self.first_repeated() {
                let name = self.all.remove(at).0;
                note(&mut self.repeated, &name);
            }
            return;
        }
        let last: HashMap<String, usize> = self
            .all
            .iter()
            .enumerate()
            .map(|(position, (name, _))| (name.to_string(), position))
            .collect();
        if last.len() < self.all.len() {
            let mut position = 0;
            let repeated = &mut self.repeated;
            self.all.retain(|(name, _)| {
                position += 1;
                let holds = last.get(name.as_ref()) == Some(&(position - 1));
                if !holds {
                    note(repeated, name);
                }
                holds
            });
        }
    }

    fn first_repeated(&self) -> Option<usize> {
        let names = self.all.iter().enumerate();
        names
            .clone()
            .find(|(at, (name, _))| self.all[at + 1..].iter().any(|(later, _)| later == name))
            .map(|(at, _)| at)
    }
}

/// Adds a repeated name. Only as many as a message lists are kept.
fn note(repeated: &mut Vec<String>, name: &str) {
    if repeated.len() <= MOST_NAMES && !repeated.iter().any(|known| known == name) {
        repeated.push(name.to_owned());
    }
}

/// Passes the members of a list or object to `take`, in order, without keeping them.
///
/// # Errors
///
/// If the value is neither.
pub(crate) fn each<'a>(
    raw: &'a RawValue,
    take: &mut dyn FnMut(Listed<'a>),
) -> Result<(), serde_json::Error> {
    let mut take = |member| {
        take(member);
        ControlFlow::Continue(())
    };
    each_until(raw, &mut take).map(|_| ())
}

/// Passes the members of a list or object to `take`, in order, until it breaks off. Whether it did is
/// the answer.
///
/// # Errors
///
/// If the value is neither.
pub(crate) fn each_until<'a>(
    raw: &'a RawValue,
    take: &mut dyn FnMut(Listed<'a>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(raw.get());
    let mut flow = ControlFlow::Continue(());
    let mut take = |member| {
        flow = take(member);
        flow
    };
    let read = reader.deserialize_any(Members { take: &mut take });
    // A list that is not read to its end is an error to the library.
    if flow.is_break() {
        return Ok(flow);
    }
    read.map(|()| flow)
}

struct Members<'t, 'a> {
    take: &'t mut dyn FnMut(Listed<'a>) -> ControlFlow<()>,
}

impl<'a> Visitor<'a> for Members<'_, 'a> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list or an object")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut list: A) -> Result<(), A::Error> {
        let mut number = 0;
        while let Some(raw) = list.next_element::<&'a RawValue>()? {
            let member = Listed {
                key: None,
                number,
                raw,
            };
            if (self.take)(member).is_break() {
                break;
            }
            number += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'a>>(self, mut object: A) -> Result<(), A::Error> {
        let mut number = 0;
        while let Some((Name(key), raw)) = object.next_entry::<Name<'a>, &'a RawValue>()? {
            let member = Listed {
                key: Some(key),
                number,
                raw,
            };
            if (self.take)(member).is_break() {
                break;
            }
            number += 1;
        }
        Ok(())
    }
}

/// A name, borrowed from the text unless it contains escapes.
struct Name<'a>(Cow<'a, str>);

impl<'a> Deserialize<'a> for Name<'a> {
    fn deserialize<D: Deserializer<'a>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_str(NameReader)
    }
}

struct NameReader;

impl<'a> Visitor<'a> for NameReader {
    type Value = Name<'a>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'a str) -> Result<Name<'a>, E> {
        Ok(Name(Cow::Borrowed(name)))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Name<'a>, E> {
        Ok(Name(Cow::Owned(name.to_owned())))
    }
}
