//! Entities that are not relations, and the relations in their properties.

use std::borrow::Cow;

use hashbrown::HashSet;

use crate::exchange::draft::Draft;
use crate::exchange::draft::TYPE_LABEL;
use crate::exchange::follow_the_money::model::BEGINNINGS;
use crate::exchange::follow_the_money::model::CAPTIONS;
use crate::exchange::follow_the_money::model::ENDINGS;
use crate::exchange::follow_the_money::model::NAMES;
use crate::exchange::follow_the_money::model::NOTES;
use crate::exchange::follow_the_money::model::in_words;
use crate::exchange::follow_the_money::model::is_reference;
use crate::exchange::follow_the_money::statement::Statement;
use crate::exchange::follow_the_money::statement::entities;
use crate::exchange::json::Columns;
use crate::exchange::json::Fields;
use crate::exchange::json::list_text;
use crate::exchange::json::text;
use crate::exchange::place::Place;
use crate::exchange::sheet::Sheet;
use crate::model::HistoricalDate;

/// The address of Wikidata items.
const WIKIDATA: &str = "https://www.wikidata.org/wiki/";

/// Adds an entity to the draft.
pub(crate) fn take_entity(
    statement: &Statement<'_>,
    place: Place,
    columns: &Columns,
    ids: &HashSet<String>,
    draft: &mut Draft,
) {
    let sheet = &mut draft.entities;
    sheet.begin(place);
    sheet.set("id", &statement.id);
    sheet.set("kind", &statement.schema);
    note_repeated(statement, sheet);
    let mut taken: Vec<&str> = NAMES.into_iter().chain(NOTES).collect();
    taken.extend(take_dates(statement, sheet));
    taken.extend(take_names(statement, sheet));
    taken.extend(take_identities(statement, sheet));
    let mut references = Vec::new();
    for (property, raw) in statement.properties.iter() {
        if taken.contains(&property.as_ref()) {
            continue;
        }
        let mut values = statement.values(property);
        if is_reference(property) {
            values.retain(|value| {
                let is_there = ids.contains(value.as_ref()) && *value != statement.id;
                if is_there {
                    references.push((property.clone(), value.clone()));
                }
                !is_there
            });
            sheet.set(columns.column(property), &values.join("|"));
        } else if entities(raw).is_empty() {
            sheet.set(columns.column(property), &list_text(raw));
        }
    }
    take_others(statement, columns, sheet);
    sheet.set("note", &notes(statement));
    for (property, value) in references {
        let relations = &mut draft.relations;
        relations.begin(place);
        relations.set("from", &statement.id);
        relations.set("to", &value);
        relations.set("type", &property);
        relations.set(TYPE_LABEL, &in_words(&property));
    }
}

/// The text of all notes.
pub(crate) fn notes(statement: &Statement<'_>) -> String {
    let notes: Vec<Cow<'_, str>> = NOTES
        .into_iter()
        .flat_map(|property| statement.values(property))
        .collect();
    notes.join("\n")
}

/// Sets the fields outside the properties. The caption is set only if it is not a name.
pub(crate) fn take_others(statement: &Statement<'_>, columns: &Columns, sheet: &mut Sheet) {
    let name = sheet.current("name").to_owned();
    for (other, raw) in statement.others.iter() {
        if other != "caption" || text(raw) != name {
            sheet.set(columns.column(other), &list_text(raw));
        }
    }
}

/// Reports repeated names in the object.
pub(crate) fn note_repeated(statement: &Statement<'_>, sheet: &mut Sheet) {
    for message in [&statement.properties, &statement.others]
        .into_iter()
        .filter_map(Fields::repeated_in_words)
    {
        sheet.changed(message);
    }
}

/// Sets name and variants. Returns the property that was used as the name.
fn take_names(statement: &Statement<'_>, sheet: &mut Sheet) -> Option<&'static str> {
    let mut names: Vec<Cow<'_, str>> = NAMES
        .into_iter()
        .flat_map(|property| statement.values(property))
        .collect();
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.trim().to_owned()));
    let caption = statement
        .others
        .get("caption")
        .map(text)
        .filter(|caption| !caption.is_empty());
    let mut instead = None;
    if names.is_empty() {
        instead = CAPTIONS
            .into_iter()
            .find(|property| !statement.values(property).is_empty());
        let first = instead.and_then(|property| statement.values(property).into_iter().next());
        let name = caption.or(first).unwrap_or_default();
        sheet.set("name", &name);
        // With several values, all but the first would be lost.
        return instead.filter(|property| {
            statement.values(property).len() == 1 && statement.values(property)[0] == name
        });
    }
    // The caption is the name that the program that wrote the file displays.
    let shown = caption
        .and_then(|caption| names.iter().position(|name| *name == caption))
        .unwrap_or(0);
    sheet.set("name", &names.remove(shown));
    let variants: Vec<String> = names.iter().map(|name| name.replace('|', "/")).collect();
    sheet.set("variants", &variants.join("|"));
    instead
}

/// Sets begin and end. Returns the properties they were read from. Several dates become a choice of
/// them.
fn take_dates(statement: &Statement<'_>, sheet: &mut Sheet) -> Vec<&'static str> {
    let mut taken = Vec::new();
    for (column, properties) in [("begin", &BEGINNINGS[..]), ("end", &ENDINGS[..])] {
        let found = properties.iter().find_map(|property| {
            let dates = statement.values(property);
            let date = match dates.as_slice() {
                [] => return None,
                [date] => date.to_string(),
                several => format!("[{}]", several.join(",")),
            };
            HistoricalDate::read(&date)
                .is_ok()
                .then_some((*property, date))
        });
        if let Some((property, date)) = found {
            sheet.set(column, &date);
            taken.push(property);
        }
    }
    taken
}

/// Sets identifiers of the entity in other databases.
fn take_identities(statement: &Statement<'_>, sheet: &mut Sheet) -> [&'static str; 2] {
    let wikidata = statement
        .values("wikidataId")
        .into_iter()
        .map(|id| format!("{WIKIDATA}{}", id.trim()));
    let wikipedia = statement
        .values("wikipediaUrl")
        .into_iter()
        .map(Cow::into_owned);
    let same: Vec<String> = wikidata
        .chain(wikipedia)
        .filter(|address| !address.contains('|'))
        .collect();
    sheet.set("same_as", &same.join("|"));
    ["wikidataId", "wikipediaUrl"]
}
