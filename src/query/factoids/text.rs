//! What a statement says in words. Whatever its status holds back is said, wherever it may be
//! read alone.

use std::fmt::Write;

use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::Reading;
use crate::query::factoids::statement::Statement;
use crate::query::factoids::ties::Ties;

/// What sort of statement it is: the label of the relation type as seen from its person, or name,
/// birth, death.
///
/// A status other than documented follows in brackets, since this may be all that somebody reads.
#[must_use]
pub fn statement_type(network: &Network, statement: Statement) -> String {
    match statement {
        Statement::From(relation) | Statement::To(relation) => {
            let claim = network.claim(relation);
            marked(&claim.verb(seen(claim, statement)), claim)
        }
        Statement::Name(_, 0) => "preferred name".to_owned(),
        Statement::Name(..) => "name variant".to_owned(),
        Statement::Begin(_) => "birth".to_owned(),
        Statement::End(_) => "death".to_owned(),
    }
}

/// The part the person has in it: the office if it is about one, else the label, with what no other
/// field names.
#[must_use]
pub fn statement_role(network: &Network, statement: Statement, ties: Ties) -> Option<String> {
    let claim = network.claim(statement.relation()?);
    let name = |entity| network.entity(entity).name.as_str();
    if let Some(office) = ties.office {
        return Some(marked(name(office), claim));
    }
    let seen = seen(claim, statement);
    let role = match ties.other {
        Some(_) => claim.predicate(seen),
        None => claim.verb(seen),
    };
    Some(marked(&role, claim))
}

/// The date of a statement for a reader: in words, then as the source has it. `None` if nothing is
/// known.
#[must_use]
pub fn date_label(network: &Network, statement: Statement) -> Option<String> {
    let words = statement.date(network).map(HistoricalDate::in_words);
    let verbatim = statement
        .relation()
        .and_then(|relation| network.claim(relation).when_verbatim());
    match (words, verbatim) {
        (Some(words), Some(verbatim)) if words != verbatim => {
            Some(format!("{words} (\u{201c}{verbatim}\u{201d})"))
        }
        (words, verbatim) => {
            words.or_else(|| verbatim.map(|verbatim| format!("\u{201c}{verbatim}\u{201d}")))
        }
    }
}

/// What a source is, as in a bibliography; the dataset itself if it is none of its own.
#[must_use]
pub fn source_label(network: &Network, source: usize) -> String {
    let Some(source) = network.sources().get(source) else {
        return format!(
            "{}: the dataset itself, where it cites nothing",
            network.about().title
        );
    };
    let parts = [
        &source.author,
        &source.title,
        &source.publisher,
        &source.year,
        &source.archive,
        &source.shelfmark,
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

/// The statement as sentences: how it stands, what it says, when, who maintains it, remarks, and
/// where it can be checked.
#[must_use]
pub fn statement_content(network: &Network, statement: Statement) -> String {
    let mut text = String::new();
    match statement {
        Statement::From(relation) | Statement::To(relation) => {
            put_claim(&mut text, network, network.claim(relation));
        }
        Statement::Name(person, number) => {
            let entity = network.entity(person);
            put(
                &mut text,
                format_args!(
                    "{} is called \u{201c}{}\u{201d}",
                    entity.name,
                    statement.name(network)
                ),
            );
            let variant = usize::from(number)
                .checked_sub(1)
                .and_then(|place| entity.variants().get(place));
            if let Some(language) = variant.and_then(|variant| variant.language.as_deref()) {
                put(&mut text, format_args!(" (language: {language})"));
            }
            text.push('.');
            let note = entity.details.as_ref().map_or("", |details| &details.note);
            if number == 0 && !note.is_empty() {
                put(&mut text, format_args!(" {note}"));
            }
        }
        Statement::Begin(person) => put_life(&mut text, network, statement, person, "was born"),
        Statement::End(person) => put_life(&mut text, network, statement, person, "died"),
    }
    put_sources(&mut text, network, statement);
    text
}

fn put_claim(text: &mut String, network: &Network, claim: Claim<'_>) {
    if claim.status().is_reservation() {
        let meaning = claim.status().meaning();
        let first = meaning
            .split(". ")
            .next()
            .unwrap_or(meaning)
            .trim_end_matches('.');
        put(
            text,
            format_args!(
                "{}: {first}. The claim: ",
                claim.status().name().to_uppercase()
            ),
        );
    }
    let date = date_label(network, Statement::From(claim.index()));
    text.push_str(&claim.sentence_of(claim.forwards(), date));
    text.push('.');
    put_circumstances(text, network, claim);
}

/// The place of a claim, and what else is noted about it.
fn put_circumstances(text: &mut String, network: &Network, claim: Claim<'_>) {
    if let Some(place) = claim.place() {
        put(
            text,
            format_args!(" Place: {}.", network.entity(place).name),
        );
    }
    for (what, remark) in [
        ("Figure", claim.figure().as_deref()),
        ("Note", claim.note()),
        ("To be read with care", claim.flag()),
    ] {
        if let Some(remark) = remark {
            put(
                text,
                format_args!(" {what}: {}.", remark.trim_end_matches('.')),
            );
        }
    }
}

fn put_life(
    text: &mut String,
    network: &Network,
    statement: Statement,
    person: EntityIndex,
    verb: &str,
) {
    let name = &network.entity(person).name;
    let label = date_label(network, statement).unwrap_or_default();
    put(text, format_args!("{name} {verb}: {label}."));
}

fn put_sources(text: &mut String, network: &Network, statement: Statement) {
    for (place, citation) in statement.citations(network).iter().enumerate() {
        let joint = if place == 0 { " Source:" } else { ";" };
        put(
            text,
            format_args!("{joint} {}", network.source(citation.source).title),
        );
        if !citation.locus.is_empty() {
            put(text, format_args!(", {}", citation.locus));
        }
    }
    if !statement.citations(network).is_empty() {
        text.push('.');
    }
}

/// The claim as it is read from the person of the statement.
fn seen(claim: Claim<'_>, statement: Statement) -> Reading<'_> {
    match statement {
        Statement::To(_) => claim.backwards(),
        _ => claim.forwards(),
    }
}

fn marked(label: &str, claim: Claim<'_>) -> String {
    let status = claim.status();
    if status.noun().is_empty() {
        label.to_owned()
    } else {
        format!("{label} ({status})")
    }
}

fn put(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(words);
}
