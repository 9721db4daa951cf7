//! The writers of Pajek files, in two variants.
//!
//! Pajek itself supports numbered relations and times. igraph rejects files with either, and
//! networkx reads the headers of all relations but the first as edges. The plain variant, which all
//! three can read, therefore has the relation type in the label of a line and the times only in
//! comments. Both variants have the same comments and are read back alike.

use std::borrow::Cow;
use std::io;
use std::io::Write;

use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;
use crate::exchange::numeric_columns::is_of_weights;
use crate::exchange::numeric_columns::weight_of;
use crate::exchange::pajek::comment::ON_LINE;
use crate::exchange::pajek::comment::ON_NETWORK;
use crate::exchange::pajek::comment::ON_VERTEX;
use crate::exchange::pajek::comment::write_cells;
use crate::exchange::pajek::label::Labels;
use crate::exchange::pajek::label::label;
use crate::exchange::sidecar::sidecar_text;
use crate::exchange::years::Years;
use crate::model::Claim;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Sign;

/// The writer of one variant of Pajek files.
#[derive(Clone, Copy, Debug)]
pub enum PajekWriter {
    /// With relation numbers and times, for Pajek.
    Full,
    /// Without them, for networkx, igraph and other programs.
    Plain,
}

impl Exporter for PajekWriter {
    fn files(&self, _: &Extract<'_>) -> Vec<&'static str> {
        vec!["network.net"]
    }

    fn write(&self, extract: &Extract<'_>, _: &str, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{ON_NETWORK}{}", sidecar_text(extract))?;
        writeln!(out, "*Network {}", label(&extract.network().about().title))?;
        write_vertices(extract, out)?;
        if matches!(self, Self::Full) {
            write_relations(extract, out)?;
        }
        self.write_lines(extract, out)
    }
}

impl PajekWriter {
    /// Writes the relations in order, with a new section header wherever arcs and edges alternate.
    fn write_lines(self, extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut head = "";
        for &relation in extract.relations() {
            let claim = extract.network().claim(relation);
            let needed = section(claim);
            if head != needed {
                head = needed;
                writeln!(out, "*{head}")?;
            }
            self.write_line(extract, relation, claim, out)?;
        }
        Ok(())
    }

    fn write_line(
        self,
        extract: &Extract<'_>,
        relation: RelationIndex,
        claim: Claim<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let number = |entity| extract.position(entity).map_or(0, |position| position + 1);
        let (from, to, weight) = (number(claim.from()), number(claim.to()), weight(claim));
        let found = claim.relation_type();
        match self {
            Self::Full => {
                write!(
                    out,
                    "{}: {from} {to} {weight}",
                    type_number(extract.network(), relation)
                )?;
                writeln!(out, "{}", times(claim))?;
            }
            Self::Plain => writeln!(
                out,
                "{from} {to} {weight} l \"{}\"",
                label(found.label.alone())
            )?,
        }
        let mut cells = Vec::new();
        extract.relation_cells(relation, |column, text| {
            if !matches!(column, "from" | "to") {
                cells.push((column, text));
            }
        });
        write!(out, "{ON_LINE}")?;
        write_cells(cells.into_iter(), out)
    }
}

fn write_vertices(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "*Vertices {}", extract.entities().len())?;
    let mut labels = Labels::default();
    for (&index, number) in extract.entities().iter().zip(1usize..) {
        let entity = extract.network().entity(index);
        writeln!(
            out,
            "{number} \"{}\"",
            labels.give(&entity.name, &entity.id)
        )?;
    }
    // Readers without comments expect the vertex lines to be consecutive.
    for (&index, number) in extract.entities().iter().zip(1usize..) {
        let mut cells = Vec::new();
        extract.entity_cells(index, |column, text| cells.push((column, text)));
        write!(out, "{ON_VERTEX}{number}")?;
        write_cells(cells.into_iter(), out)?;
    }
    Ok(())
}

/// Writes the headers that name the relations by number.
fn write_relations(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let network = extract.network();
    let mut used = vec![None; network.schema().types().len() + 1];
    for &relation in extract.relations() {
        used[type_number(network, relation)] = Some(network.claim(relation));
    }
    for (claim, number) in used.into_iter().zip(0usize..) {
        if let Some(claim) = claim {
            writeln!(
                out,
                "*{} :{number} \"{}\"",
                section(claim),
                label(claim.relation_type().label.alone())
            )?;
        }
    }
    Ok(())
}

/// The number of a relation's type in the order of the schema, from 1.
fn type_number(network: &Network, relation: RelationIndex) -> usize {
    network.relation(relation).relation_type.get() + 1
}

fn section(claim: Claim<'_>) -> &'static str {
    if claim.relation_type().symmetric {
        "Edges"
    } else {
        "Arcs"
    }
}

/// The value of a line: the weight if there is one, negative if the relation is hostile.
fn weight(claim: Claim<'_>) -> f64 {
    let own = claim
        .attributes()
        .find(|(name, _)| is_of_weights(name))
        .map(|(_, text)| Cow::Borrowed(text));
    let own = own.and_then(|text| weight_of(&text).unwrap_or(text).parse::<f64>().ok());
    let weight = own.filter(|weight| weight.is_finite()).unwrap_or(1.0);
    if claim.relation_type().sign == Sign::Hostile {
        -weight.abs()
    } else {
        weight
    }
}

/// The years of a relation in Pajek's notation: in brackets, with a star for an unknown end.
fn times(claim: Claim<'_>) -> String {
    let stretches: Vec<String> = Years::of_stretches(claim)
        .into_iter()
        .filter_map(stretch)
        .collect();
    if stretches.is_empty() {
        String::new()
    } else {
        format!(" [{}]", stretches.join(","))
    }
}

fn stretch(years: Years) -> Option<String> {
    let first = years.first.unwrap_or(1).max(1);
    match years.last {
        None => Some(format!("{first}-*")),
        Some(last) if last < first => None,
        Some(last) if last == first => Some(first.to_string()),
        Some(last) => Some(format!("{first}-{last}")),
    }
}
