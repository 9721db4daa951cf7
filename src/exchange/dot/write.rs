//! The writer of DOT: a node for each entity, an edge for each relation, with labels and tooltips.

use std::borrow::Cow;
use std::io;
use std::io::BufWriter;
use std::io::Write;

use crate::exchange::dot::escape::Quoted;
use crate::exchange::dot::look::line;
use crate::exchange::dot::look::node_shape;
use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;
use crate::model::Certainty;
use crate::model::Citation;
use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Looks;
use crate::model::Network;

/// How many units of a picture's radius are an inch of a node's width in Graphviz.
const POINTS: f64 = 18.0;

/// The writer of DOT.
#[derive(Clone, Copy, Debug)]
pub struct Dot;

impl Exporter for Dot {
    fn files(&self, _: &Extract<'_>) -> Vec<&'static str> {
        vec!["network.dot"]
    }

    fn write(&self, extract: &Extract<'_>, _: &str, out: &mut dyn Write) -> io::Result<()> {
        let network = extract.network();
        let out = &mut BufWriter::new(out);
        // Not `strict`, so that several claims about the same two entities remain separate edges.
        writeln!(out, "digraph {{")?;
        let title = joined(
            "\n",
            [
                network.about().title.as_str(),
                extract.address().unwrap_or_default(),
            ]
            .map(Cow::Borrowed),
        );
        writeln!(
            out,
            "  graph [charset=\"UTF-8\", label={}, overlap=false, splines=true];",
            Quoted(&title)
        )?;
        writeln!(out, "  node [fontname=\"sans-serif\", fontsize=12];")?;
        writeln!(out, "  edge [fontname=\"sans-serif\", fontsize=9];")?;
        let looks = Looks::of(network.schema());
        for &entity in extract.entities() {
            write_node(extract, &looks, entity, out)?;
        }
        for &relation in extract.relations() {
            write_edge(extract, &looks, network.claim(relation), out)?;
        }
        writeln!(out, "}}")?;
        out.flush()
    }
}

fn write_node(
    extract: &Extract<'_>,
    looks: &Looks,
    index: EntityIndex,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (network, paint) = (extract.network(), extract.paint());
    let entity = network.entity(index);
    let kind = network.schema().kind(entity.kind);
    let look = looks.kind(entity.kind);
    let details = entity.details.as_deref();
    let date = |date: Option<&HistoricalDate>| date.map_or("?".to_owned(), ToString::to_string);
    let lifetime = details.filter(|details| details.begin.is_some() || details.end.is_some());
    let lifetime = lifetime.map(|details| {
        format!(
            "{} – {}",
            date(details.begin.as_deref()),
            date(details.end.as_deref())
        )
    });
    let note = details.map_or("", |details| details.note.as_str());
    let tooltip = joined(
        "\n",
        [
            kind.label.as_str().into(),
            lifetime.unwrap_or_default().into(),
            note.into(),
        ],
    );
    let colour = paint.entity_colour(index).map(|colour| colour.light);
    write!(
        out,
        "  {} [label={}, tooltip={}, kind={}, shape={}, color=\"{}\"",
        Quoted(&entity.id),
        Quoted(&entity.name),
        Quoted(&tooltip),
        Quoted(&kind.id),
        node_shape(look.shape),
        colour.unwrap_or(look.colour),
    )?;
    let group = paint.entity_letter(index);
    if !group.is_empty() {
        write!(out, ", xlabel={}", Quoted(group))?;
    }
    if let Some(radius) = paint.entity(index).measure {
        write!(out, ", width={:.2}", radius / POINTS)?;
    }
    writeln!(out, "];")
}

fn write_edge(
    extract: &Extract<'_>,
    looks: &Looks,
    claim: Claim<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (network, paint) = (extract.network(), extract.paint());
    let relation_type = claim.relation_type();
    let (style, arrow) = line(claim.status());
    let ends = [claim.from(), claim.to()].map(|entity| network.entity(entity).id.as_str());
    write!(out, "  {} -> {} [", Quoted(ends[0]), Quoted(ends[1]))?;
    write!(
        out,
        "id={}, label={}, ",
        Quoted(&claim.id()),
        Quoted(&label(claim))
    )?;
    write!(out, "tooltip={}, ", Quoted(&tooltip(network, claim)))?;
    write!(
        out,
        "type={}, status={}, ",
        Quoted(&relation_type.id),
        Quoted(claim.status().name())
    )?;
    if let Some(when) = claim.when() {
        write!(out, "when={}, ", Quoted(when.as_str()))?;
    }
    let own = paint.tie_colour(claim.index());
    let colour = own.unwrap_or(looks.class(relation_type.class).colour).light;
    let group = paint.tie_letter(claim.index());
    if !group.is_empty() {
        write!(out, "xlabel={}, ", Quoted(group))?;
    }
    if let Some(width) = paint.tie(claim.index()).measure {
        write!(out, "penwidth={width:.2}, ")?;
    }
    write!(out, "color=\"{colour}\", style={style}, arrowhead={arrow}")?;
    writeln!(
        out,
        "{}];",
        if relation_type.symmetric {
            ", dir=none"
        } else {
            ""
        }
    )
}

/// The label of an edge: type, status if it is a reservation, and the date as the source words it.
fn label(claim: Claim<'_>) -> String {
    let verb = claim.verb(claim.forwards());
    let label = match claim.status().noun() {
        "" => Cow::Owned(verb),
        noun => Cow::Owned(format!("{verb} ({noun})")),
    };
    let date = claim
        .when_verbatim()
        .or_else(|| claim.when().map(HistoricalDate::as_str));
    joined("\n", [label, date.unwrap_or_default().into()])
}

fn tooltip(network: &Network, claim: Claim<'_>) -> String {
    let name = |entity: EntityIndex| network.entity(entity).name.as_str();
    let sentence = claim.clause(claim.forwards());
    let certainty = match claim.certainty() {
        Certainty::Ungraded => String::new(),
        grade => format!("graded {grade}"),
    };
    let standing = match claim.standing() {
        plain if plain.is_plain() => claim.status().name().to_owned(),
        standing => standing.text(network),
    };
    let standing = joined("; ", [standing.into(), certainty.into()]);
    let place = claim.place().map(|place| format!("at {}", name(place)));
    let citation = |citation: &Citation| {
        joined(
            ", ",
            [
                network.source(citation.source).title.as_str().into(),
                citation.locus.as_str().into(),
            ],
        )
    };
    let citations: Vec<String> = claim.citations().iter().map(citation).collect();
    joined(
        "\n",
        [
            sentence.into(),
            claim.when().map_or("", HistoricalDate::as_str).into(),
            standing.into(),
            place.unwrap_or_default().into(),
            claim.figure().unwrap_or_default().into(),
            citations.join("; ").into(),
            claim.note().unwrap_or_default().into(),
            claim.flag().unwrap_or_default().into(),
        ],
    )
}

/// Joins the non-empty texts.
fn joined<const N: usize>(between: &str, texts: [Cow<'_, str>; N]) -> String {
    let filled: Vec<Cow<'_, str>> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    filled.join(between)
}
