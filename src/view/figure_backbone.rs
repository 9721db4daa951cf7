//! The picture of a network's backbone: the best connected entities, whose discs are as large as
//! they have claims, and the strongest ties among them.

use crate::explorer::drawing::ArrangedBackbone;
use crate::explorer::drawing::BackbonePlan;
use crate::layout::Curve;
use crate::layout::Rectangle;
use crate::model::Network;
use crate::query::BackboneTie;
use crate::view::figure::Figure;
use crate::view::figure::FigureEdge;
use crate::view::figure::FigureKey;
use crate::view::figure::FigureLabel;
use crate::view::figure::FigureNode;
use crate::view::figure::NARROW;
use crate::view::figure::Sketch;
use crate::view::figure::kinds_of;
use crate::view::figure_edge::EdgeStyle;
use crate::view::figure_edge::Says;
use crate::view::figure_edge::edge_along;
use crate::view::figure_node::LabelSide;
use crate::view::figure_node::NodeStyle;
use crate::view::figure_node::Placed;

/// How many entities the wide drawing has, and the one for a phone at most and at least.
const WIDE_COUNT: usize = 40;
const NARROW_COUNT: usize = 11;
const NARROW_LEAST: usize = 5;
const WIDE_FRAME: Rectangle = Rectangle {
    left: 0.0,
    top: 0.0,
    right: 780.0,
    bottom: 600.0,
};
const NARROW_FRAME: Rectangle = Rectangle {
    left: 0.0,
    top: 0.0,
    right: NARROW,
    bottom: 218.0,
};
/// The width of a line for one claim, what each further one adds, and the most.
const THINNEST: f64 = 0.9;
const THICKER: f64 = 0.45;
const THICKEST: f64 = 5.0;
/// How far lines bow, as a part of their length.
const BOW: f64 = 0.12;
const NAME_WIDTH: f64 = 104.0;
const SIZES: &str = "The larger a disc, the more claims.";
const LEFT_OUT: &str = "Weaker ties among them are left out.";
const WIDTHS: &str = "The wider a line, the more claims between the two.";

impl Figure {
    /// How large the drawings of a backbone are, the wide one first.
    #[must_use]
    pub fn backbone_plans() -> [BackbonePlan; 2] {
        let plan = |[least, count]: [usize; 2], frame, largest| BackbonePlan {
            count,
            least,
            frame,
            largest,
            name: |name| {
                let lines = style(0.0).name(name);
                crate::view::figure::size_of(&lines)
            },
        };
        [
            plan([WIDE_COUNT, WIDE_COUNT], WIDE_FRAME, 25.0),
            plan([NARROW_LEAST, NARROW_COUNT], NARROW_FRAME, 18.0),
        ]
    }

    /// The picture of a backbone that was arranged in both ways; `None` if nothing is tied.
    #[must_use]
    pub fn of_backbone(
        network: &Network,
        wide: &ArrangedBackbone,
        narrow: &ArrangedBackbone,
    ) -> Option<Self> {
        let drawn = sketch(network, wide, WIDE_FRAME);
        if drawn.edges.is_empty() {
            return None;
        }
        Some(Self {
            title: "The best connected and the strongest ties among them".to_owned(),
            counted: None,
            // Which entities they are their links say, in either drawing.
            description: "A disc for each entity, and a line where claims tie two of them"
                .to_owned(),
            key: FigureKey {
                kinds: kinds_of(network, &drawn),
                notes: notes(wide, &drawn),
                ..FigureKey::default()
            },
            narrow: sketch(network, narrow, NARROW_FRAME),
            wide: Some(drawn),
        })
    }
}

/// What colours, sizes and places mean.
fn notes(arranged: &ArrangedBackbone, drawn: &Sketch) -> Vec<String> {
    let is_painted = drawn.nodes.iter().any(|node| node.paint.is_some());
    let of_file = [
        (is_painted, "colours"),
        (arranged.has_sizes_of_file, "sizes"),
        (arranged.has_places_of_file, "places"),
    ];
    let of_file: Vec<&str> = of_file
        .iter()
        .filter_map(|(is_so, what)| is_so.then_some(*what))
        .collect();
    let mut notes = Vec::new();
    if !arranged.has_sizes_of_file {
        notes.push(SIZES.to_owned());
    }
    notes.push(WIDTHS.to_owned());
    if arranged.left_out > 0 {
        notes.push(LEFT_OUT.to_owned());
    }
    if !of_file.is_empty() {
        notes.push(format!("As in the file: {}.", of_file.join(", ")));
    }
    notes
}

fn style(radius: f64) -> NodeStyle {
    NodeStyle {
        radius,
        side: LabelSide::Below,
        width: NAME_WIDTH,
        most_lines: 4,
    }
}

fn sketch(network: &Network, arranged: &ArrangedBackbone, frame: Rectangle) -> Sketch {
    let nodes = arranged.members.iter().map(|member| {
        let placed = Placed {
            entity: member.entity,
            at: member.middle,
        };
        let node = FigureNode::of(network, placed, style(member.radius));
        let label = if member.is_named {
            node.label
        } else {
            FigureLabel::default()
        };
        FigureNode { label, ..node }
    });
    Sketch {
        width: frame.width(),
        height: frame.height(),
        nodes: nodes.collect(),
        edges: arranged
            .ties
            .iter()
            .filter_map(|tie| line(network, arranged, tie))
            .collect(),
    }
}

fn line(network: &Network, arranged: &ArrangedBackbone, tie: &BackboneTie) -> Option<FigureEdge> {
    let one = arranged.members.get(tie.one)?;
    let other = arranged.members.get(tie.other)?;
    let (begin, end) = (one.middle, other.middle);
    let length = (end.x - begin.x).hypot(end.y - begin.y);
    let curve = Curve {
        begin,
        bend: begin.beside_middle(end, length * BOW),
        end,
    }
    .between_discs(one.radius, other.radius);
    let claims = claims_of(tie);
    let most = arranged.ties.iter().map(claims_of).fold(1.0, f64::max);
    // Where ties have very many claims, the widest line is that of the strongest alone.
    let thicker = THICKER.min((THICKEST - THINNEST) / (most - 1.0).max(1.0));
    let from = Placed {
        entity: one.entity,
        at: begin,
    };
    let style = EdgeStyle {
        most_lines: 1,
        width: 0.0,
        says: Says::Nothing,
    };
    Some(FigureEdge {
        thickness: Some((THINNEST + thicker * (claims - 1.0)).min(THICKEST)),
        arrow_at_begin: false,
        arrow_at_end: false,
        sentences: Vec::new(),
        ..edge_along(network, curve, from, &tie.claims, style)
    })
}

fn claims_of(tie: &BackboneTie) -> f64 {
    u32::try_from(tie.claims.len()).map_or(f64::INFINITY, f64::from)
}
