//! The ties of a picture: lines for each class beside each other, with arrows from the doer to the
//! one it was done to, and labels beside them.

use hashbrown::HashMap;

use crate::layout::BesideLine;
use crate::layout::Curve;
use crate::layout::Rectangle;
use crate::layout::Surroundings;
use crate::layout::beside_lines;
use crate::layout::lines_of_width;
use crate::layout::offset;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Status;
use crate::query::file_colour_of_ties;
use crate::view::counted::counted;
use crate::view::figure::Anchor;
use crate::view::figure::FigureEdge;
use crate::view::figure::FigureLabel;
use crate::view::figure::FigureNode;
use crate::view::figure::LETTERS;
use crate::view::figure::LabelLine;
use crate::view::figure::NUMBER_RADIUS;
use crate::view::figure::OwnColour;
use crate::view::figure::QUIET_LETTERS;
use crate::view::figure::Sketch;
use crate::view::figure::height_of;
use crate::view::figure::width_of;
use crate::view::figure_node::NODE_RADIUS;
use crate::view::figure_node::Placed;

/// The distance between the bends of lines beside each other.
const SPREAD: f64 = 68.0;
/// The distance of a line from the disc where it begins or ends.
pub(crate) const CLEAR: f64 = 4.0;
/// The least distance of a label from the sides of the picture.
const MARGIN: f64 = 2.0;

/// How ties are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct EdgeStyle {
    /// The most lines between two entities; the rest is counted with the last of them.
    pub(crate) most_lines: usize,
    /// The room for a label.
    pub(crate) width: f64,
    /// What labels say.
    pub(crate) says: Says,
}

/// What the label of a tie says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// Nothing.
    Nothing,
    /// What is claimed, and how many further claims there are.
    Verb,
    /// Also when, if there is one claim.
    VerbAndDate,
}

/// Relations between two entities that are drawn as one line.
struct Ties {
    class: u16,
    relations: Vec<RelationIndex>,
}

/// The relations of two entities by class, as lines beside each other, without places for labels
/// yet.
pub(crate) fn edges_between(
    network: &Network,
    from: Placed,
    to: Placed,
    relations: &[RelationIndex],
    style: EdgeStyle,
) -> Vec<FigureEdge> {
    let lines = ties_by_class(network, relations, style.most_lines);
    let count = lines.len();
    let line = |(position, ties): (usize, &Ties)| {
        let bend = from
            .at
            .beside_middle(to.at, offset(position, count) * SPREAD);
        let curve = Curve {
            begin: from.at,
            bend,
            end: to.at,
        }
        .between_discs(NODE_RADIUS + CLEAR, NODE_RADIUS + CLEAR);
        edge(network, curve, from, &ties.relations, style)
    };
    lines.iter().enumerate().map(line).collect()
}

/// All relations of two entities as one line along a curve.
pub(crate) fn edge_along(
    network: &Network,
    curve: Curve,
    from: Placed,
    relations: &[RelationIndex],
    style: EdgeStyle,
) -> FigureEdge {
    let first = ties_by_class(network, relations, 1).into_iter().next();
    let relations = first.map(|ties| ties.relations).unwrap_or_default();
    edge(network, curve, from, &relations, style)
}

/// Relations by class, those of the class with most of them first; what is over goes to the last.
fn ties_by_class(network: &Network, relations: &[RelationIndex], most: usize) -> Vec<Ties> {
    let mut by_class: Vec<Ties> = Vec::new();
    for &relation in relations {
        let class = network.claim(relation).relation_type().class.raw();
        match by_class.iter_mut().find(|ties| ties.class == class) {
            Some(ties) => ties.relations.push(relation),
            None => by_class.push(Ties {
                class,
                relations: vec![relation],
            }),
        }
    }
    by_class.sort_by_key(|ties| (std::cmp::Reverse(ties.relations.len()), ties.class));
    let over = by_class.split_off(most.min(by_class.len()));
    if let Some(last) = by_class.last_mut() {
        last.relations
            .extend(over.into_iter().flat_map(|ties| ties.relations));
    }
    by_class
}

/// A line for relations, the class of the first of which gives the colour.
fn edge(
    network: &Network,
    curve: Curve,
    from: Placed,
    group: &[RelationIndex],
    style: EdgeStyle,
) -> FigureEdge {
    let claims = || group.iter().map(|&relation| network.claim(relation));
    let directed = || claims().filter(|claim| !claim.relation_type().symmetric);
    let class = claims().next().map_or("", |claim| {
        network.schema().class(claim.relation_type().class)
    });
    let lines = match style.says {
        Says::Nothing => Vec::new(),
        says => label_lines(network, group, says, style.width),
    };
    FigureEdge {
        class: class.to_owned(),
        standing: standing(network, group),
        curve,
        thickness: None,
        arrow_at_begin: directed().any(|claim| claim.from() != from.entity),
        arrow_at_end: directed().any(|claim| claim.from() == from.entity),
        label: FigureLabel {
            lines,
            ..FigureLabel::default()
        },
        route: None,
        paint: file_colour_of_ties(network, group).map(OwnColour::of),
        is_faint: false,
        sentences: group
            .iter()
            .map(|&relation| network.claim(relation).sentence())
            .collect(),
    }
}

impl Sketch {
    /// Gives the labels of the ties their places beside the lines; one that finds no place is left
    /// out, for what it says stands in the text of the page.
    pub(crate) fn with_labels_beside_lines(mut self) -> Self {
        let discs = self.nodes.iter().map(|node| {
            let disc = Rectangle::of_disc(node.at, node.radius);
            disc.with_margin(1.0)
        });
        let names = self.nodes.iter().map(FigureNode::name_rectangle);
        let numbers = self.edges.iter().filter_map(|edge| edge.route);
        let numbers = numbers.map(|route| Rectangle::of_disc(route.at, NUMBER_RADIUS));
        let around = Surroundings {
            taken: discs.chain(names).chain(numbers).collect(),
            lines: self.edges.iter().map(|edge| edge.curve).collect(),
            frame: Rectangle {
                left: MARGIN,
                top: MARGIN,
                right: self.width - MARGIN,
                bottom: self.height - MARGIN,
            },
        };
        let labelled = |edge: &&mut FigureEdge| !edge.label.lines.is_empty();
        let mut labelled: Vec<&mut FigureEdge> = self.edges.iter_mut().filter(labelled).collect();
        let plans: Vec<BesideLine> = labelled
            .iter()
            .map(|edge| BesideLine {
                curve: edge.curve,
                width: width_of(&edge.label.lines),
                height: height_of(&edge.label.lines),
            })
            .collect();
        for (edge, place) in labelled.iter_mut().zip(beside_lines(&plans, around)) {
            let lines = std::mem::take(&mut edge.label.lines);
            if let Some(middle) = place {
                edge.label = FigureLabel::around(Anchor::Middle, middle.x, middle.y, lines);
            }
        }
        self
    }
}

/// Whether the relations are without reservation, only charged or denied, or uncertain in another way.
fn standing(network: &Network, group: &[RelationIndex]) -> &'static str {
    let statuses = || {
        group
            .iter()
            .map(|&relation| network.claim(relation).status())
    };
    if statuses().any(|status| !status.is_reservation()) {
        "documented"
    } else if statuses().all(|status| matches!(status, Status::Charged | Status::Denied)) {
        "charged"
    } else {
        "uncertain"
    }
}

/// The most frequent verb of some relations, and under it when, or how many there are.
pub(crate) fn label_lines(
    network: &Network,
    group: &[RelationIndex],
    says: Says,
    width: f64,
) -> Vec<LabelLine> {
    let (verb, rest) = verb_and_rest(network, group, says, None);
    let lines = lines_of_width(&verb, LETTERS, width, 3).into_iter();
    let mut lines: Vec<LabelLine> = lines.map(LabelLine::of).collect();
    let rest = lines_of_width(&rest, QUIET_LETTERS, width, 2);
    lines.extend(rest.into_iter().map(LabelLine::quiet));
    lines
}

/// The most frequent verb of some relations, told of `subject`, or of the doer if there is none; and
/// when, if there is one relation, or how many there are.
pub(crate) fn verb_and_rest(
    network: &Network,
    group: &[RelationIndex],
    says: Says,
    subject: Option<EntityIndex>,
) -> (String, String) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for &relation in group {
        let claim = network.claim(relation);
        let is_other = subject.is_some_and(|subject| claim.from() != subject);
        let reading = if is_other {
            claim.backwards()
        } else {
            claim.forwards()
        };
        *counts.entry(claim.verb(reading)).or_default() += 1;
    }
    let best = counts.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
    let (verb, same) = best.map_or((String::new(), 0), |(verb, same)| (verb.clone(), *same));
    let rest = match group {
        [only] if says == Says::VerbAndDate => when_and_standing(network, *only),
        [] | [_] => String::new(),
        many if same == many.len() => counted(same, "claim", "claims"),
        [_, _] => "and 1 more claim".to_owned(),
        many => format!("and {} more claims", many.len() - 1),
    };
    (verb, rest)
}

/// Whether all ties are of one type that reads the same both ways: what is said of everybody need not
/// stand beside each of them.
pub(crate) fn read_alike<'r>(
    network: &Network,
    relations: impl Iterator<Item = &'r RelationIndex>,
) -> bool {
    let mut types = relations.map(|&relation| network.relation(relation).relation_type);
    let Some(first) = types.next() else {
        return false;
    };
    network.schema().relation_type(first).symmetric && types.all(|other| other == first)
}

/// When a claim says it was, and with which reservation.
fn when_and_standing(network: &Network, relation: RelationIndex) -> String {
    let claim = network.claim(relation);
    let status = claim.status();
    let reservation = status.is_reservation().then(|| status.name().to_owned());
    let parts = claim.date_in_words().into_iter().chain(reservation);
    parts.collect::<Vec<_>>().join(", ")
}
