//! A parsed line of `FollowTheMoney`: a schema, properties with several values each, and other
//! fields.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::exchange::json::ElementFault;
use crate::exchange::json::Fields;
use crate::exchange::json::each;
use crate::exchange::json::text;

/// An entity, which may be a relation.
pub(crate) struct Statement<'a> {
    pub(crate) id: Cow<'a, str>,
    pub(crate) schema: Cow<'a, str>,
    pub(crate) properties: Fields<'a>,
    /// The fields outside the properties.
    pub(crate) others: Fields<'a>,
}

impl<'a> Statement<'a> {
    /// Reads an entity.
    ///
    /// # Errors
    ///
    /// Why the value is not an entity.
    pub(crate) fn of(raw: &'a RawValue) -> Result<Self, ElementFault> {
        let mut others = Fields::of(raw)?;
        let schema = others
            .take("schema")
            .map(text)
            .filter(|schema| !schema.is_empty());
        let Some(schema) = schema else {
            return Err(ElementFault::NoField("schema"));
        };
        let properties = others.take_object("properties").unwrap_or_default();
        let Some(id) = others
            .take("id")
            .map(text)
            .filter(|id| !id.trim().is_empty())
        else {
            return Err(ElementFault::NoField("id"));
        };
        Ok(Self {
            id,
            schema,
            properties,
            others,
        })
    }

    /// The values of a property.
    pub(crate) fn values(&self, property: &str) -> Vec<Cow<'a, str>> {
        self.properties
            .get(property)
            .map(values)
            .unwrap_or_default()
    }

    /// The entities nested in its properties in place of ids.
    pub(crate) fn nested(&self) -> Vec<&'a RawValue> {
        self.properties
            .iter()
            .flat_map(|(_, raw)| entities(raw))
            .collect()
    }
}

/// The entities nested in a property in place of ids.
pub(crate) fn entities(raw: &RawValue) -> Vec<&RawValue> {
    let mut found = Vec::new();
    if raw.get().contains('{') {
        members(raw, &mut |member| found.push(member));
    }
    found.retain(|member| member.get().starts_with('{'));
    found
}

/// The values of a property: texts, or the ids of nested entities.
fn values(raw: &RawValue) -> Vec<Cow<'_, str>> {
    let mut values = Vec::new();
    members(raw, &mut |member| {
        let is_entity = member.get().starts_with('{');
        let id = if is_entity {
            Fields::of(member).ok().and_then(|entity| entity.get("id"))
        } else {
            None
        };
        values.push(text(id.unwrap_or(member)));
    });
    values.retain(|value| !value.trim().is_empty());
    values
}

/// Passes the members of a list to `take`. Any other value is treated as a list of one member.
fn members<'a>(raw: &'a RawValue, take: &mut dyn FnMut(&'a RawValue)) {
    if !raw.get().starts_with('[') || each(raw, &mut |member| take(member.raw)).is_err() {
        take(raw);
    }
}
