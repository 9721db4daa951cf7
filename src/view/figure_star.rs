//! The picture of an entity and those directly tied to it: the entity in the middle, the others in
//! two columns, and under each name what ties it to the middle.

use hashbrown::HashMap;

use crate::layout::Curve;
use crate::layout::Point;
use crate::layout::Star;
use crate::layout::StarMeasures;
use crate::layout::lines_of_width;
use crate::layout::star;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Around;
use crate::query::file_size;
use crate::view::counted::counted;
use crate::view::figure::CountedTitle;
use crate::view::figure::Figure;
use crate::view::figure::FigureEdge;
use crate::view::figure::FigureKey;
use crate::view::figure::FigureNode;
use crate::view::figure::LINE;
use crate::view::figure::LabelLine;
use crate::view::figure::NARROW;
use crate::view::figure::QUIET_LETTERS;
use crate::view::figure::Sketch;
use crate::view::figure::height_of;
use crate::view::figure_edge::CLEAR;
use crate::view::figure_edge::EdgeStyle;
use crate::view::figure_edge::Says;
use crate::view::figure_edge::edge_along;
use crate::view::figure_edge::read_alike;
use crate::view::figure_edge::verb_and_rest;
use crate::view::figure_key::painted_by_file;
use crate::view::figure_node::LabelSide;
use crate::view::figure_node::NodeStyle;
use crate::view::figure_node::Placed;

/// The radius of the middle, and of the others.
const MIDDLE_RADIUS: f64 = 18.0;
const RADIUS: f64 = 12.0;
/// The least radius, where the file says how large entities are.
const LEAST_RADIUS: f64 = 5.0;
const SIZES: &str = "Discs are as large as in the file.";
/// The space between two rows.
const BETWEEN: f64 = 14.0;
/// The room between a name and the side of the picture.
const SIDE: f64 = 4.0;
/// The most ties among the others that are drawn.
const MOST_FAINT: usize = 60;
/// How far they bow towards the middle.
const BOW: f64 = 18.0;
/// The width of a line that stands for several claims.
const SEVERAL: f64 = 2.8;
const PLAIN: EdgeStyle = EdgeStyle {
    most_lines: 1,
    width: 0.0,
    says: Says::Nothing,
};

/// The measures of one drawing.
#[derive(Clone, Copy)]
struct Measures {
    width: f64,
    nearest: f64,
    farthest: f64,
    says: Says,
}

const WIDE: Measures = Measures {
    width: 640.0,
    nearest: 62.0,
    farthest: 112.0,
    says: Says::VerbAndDate,
};
const PHONE: Measures = Measures {
    width: NARROW,
    nearest: 34.0,
    farthest: 52.0,
    says: Says::Verb,
};

impl Measures {
    /// How the others are drawn.
    fn style(self, side: LabelSide) -> NodeStyle {
        NodeStyle {
            radius: RADIUS,
            side,
            width: self.width / 2.0 - self.farthest - RADIUS - 6.0 - SIDE,
            most_lines: 3,
        }
    }

    fn middle_style(self) -> NodeStyle {
        NodeStyle {
            radius: MIDDLE_RADIUS,
            width: 2.0 * (self.farthest - RADIUS) + 20.0,
            ..NodeStyle::BELOW
        }
    }
}

/// A neighbour and its relations with the middle.
struct Neighbour {
    entity: EntityIndex,
    relations: Vec<RelationIndex>,
}

/// An entity and those around it that are drawn.
struct Ego<'a> {
    network: &'a Network,
    middle: EntityIndex,
    left: Vec<Neighbour>,
    right: Vec<Neighbour>,
    /// Ties among the others.
    further: Vec<RelationIndex>,
}

/// The picture of an entity and its direct neighbours, of many the `most` with most ties; `None` if
/// it has none.
///
/// `page` lists all of them.
pub(crate) fn of_neighbours(
    network: &Network,
    around: &Around,
    most: usize,
    page: String,
) -> Option<Figure> {
    let ego = Ego::of(network, around, most)?;
    let shown = ego.left.len() + ego.right.len();
    if shown == 0 {
        return None;
    }
    let name = &network.entity(ego.middle).name;
    let all = around.count_by_distance.get(1).copied().unwrap_or(0);
    let title = CountedTitle {
        before: if shown < all {
            format!("{shown} of the ")
        } else {
            "The ".to_owned()
        },
        count: counted(all, "entity", "entities"),
        page,
        after: format!(" directly tied to {name}"),
    };
    let wide = ego.sketch(WIDE);
    let mut notes = Vec::new();
    if wide.edges.iter().any(|edge| edge.thickness.is_some()) {
        notes.push("Thick lines: several claims.".to_owned());
    }
    notes.extend(painted_by_file(&wide));
    notes.extend(ego.largest().map(|_| SIZES.to_owned()));
    Some(Figure {
        title: title.text(),
        counted: Some(title),
        description: ego.description(),
        key: FigureKey::of(network, &wide, notes),
        narrow: ego.sketch(PHONE),
        wide: Some(wide),
    })
}

impl<'a> Ego<'a> {
    /// Those with most ties; first those that mostly act on the middle, in the left column as far as
    /// they go. Both columns are as long as each other.
    fn of(network: &'a Network, around: &Around, most: usize) -> Option<Self> {
        let middle = around.members.first()?.entity;
        let mut relations: HashMap<EntityIndex, Vec<RelationIndex>> = HashMap::new();
        let mut further = Vec::new();
        for &relation in &around.relations {
            let row = network.relation(relation);
            if row.from == middle || row.to == middle {
                let other = if row.from == middle { row.to } else { row.from };
                relations.entry(other).or_default().push(relation);
            } else {
                further.push(relation);
            }
        }
        let others = around.members.iter().skip(1);
        let mut neighbours: Vec<Neighbour> = others
            .map(|member| Neighbour {
                entity: member.entity,
                relations: relations.remove(&member.entity).unwrap_or_default(),
            })
            .filter(|neighbour| !neighbour.relations.is_empty())
            .collect();
        neighbours.sort_by_key(|neighbour| {
            let ties = neighbour.relations.len();
            (std::cmp::Reverse(ties), neighbour.entity)
        });
        neighbours.truncate(most);
        neighbours.sort_by_key(|neighbour| {
            let relations = neighbour.relations.iter();
            let inward = relations.filter(|relation| network.relation(**relation).to == middle);
            inward.count() * 2 <= neighbour.relations.len()
        });
        let right = neighbours.split_off(neighbours.len().div_ceil(2));
        Some(Self {
            network,
            middle,
            left: neighbours,
            right,
            further,
        })
    }

    fn sketch(&self, measures: Measures) -> Sketch {
        let style = measures.middle_style();
        let name = style.name(&self.network.entity(self.middle).name);
        let labels = [&self.left, &self.right].map(|column| self.labels(column, measures));
        let [left, right] = labels.each_ref().map(|column| heights(column));
        let placed = star(
            &left,
            &right,
            StarMeasures {
                width: measures.width,
                nearest: measures.nearest,
                farthest: measures.farthest,
                row: 2.0 * RADIUS + BETWEEN,
                above: MIDDLE_RADIUS + 6.0,
                below: MIDDLE_RADIUS + height_of(&name) + LINE / 2.0,
            },
        );
        let middle = Placed {
            entity: self.middle,
            at: placed.middle,
        };
        let largest = self.largest();
        let mut nodes = vec![FigureNode::in_focus(self.network, middle, style)];
        let sides = [
            (LabelSide::Left, &self.left, &placed.left),
            (LabelSide::Right, &self.right, &placed.right),
        ];
        for ((side, column, points), labels) in sides.into_iter().zip(labels) {
            let style = measures.style(side);
            for ((neighbour, lines), &at) in column.iter().zip(labels).zip(points) {
                let entity = neighbour.entity;
                let place = Placed { entity, at };
                let node = FigureNode::with_lines(self.network, place, style, lines);
                nodes.push(FigureNode {
                    radius: self.radius(entity, largest),
                    ..node
                });
            }
        }
        let mut edges = self.further(&placed);
        edges.extend(self.spokes(&placed));
        Sketch {
            width: measures.width,
            height: placed.height,
            nodes,
            edges,
        }
    }

    /// The largest size that the file gives one of the others.
    fn largest(&self) -> Option<f64> {
        let others = self.left.iter().chain(&self.right);
        let sizes = others.filter_map(|other| file_size(self.network, other.entity));
        sizes.reduce(f64::max)
    }

    /// The radius of one of the others: as in the file, if it gives sizes.
    fn radius(&self, entity: EntityIndex, largest: Option<f64>) -> f64 {
        let size = |largest: f64| {
            let size = file_size(self.network, entity).unwrap_or_default();
            LEAST_RADIUS + (RADIUS - LEAST_RADIUS) * size / largest
        };
        largest.map_or(RADIUS, size)
    }

    fn labels(&self, column: &[Neighbour], measures: Measures) -> Vec<Vec<LabelLine>> {
        let style = measures.style(LabelSide::Left);
        let lines = |neighbour: &Neighbour| self.lines(neighbour, style, measures.says);
        column.iter().map(lines).collect()
    }

    /// The name of a neighbour, and what the middle has to do with it.
    fn lines(&self, neighbour: &Neighbour, style: NodeStyle, says: Says) -> Vec<LabelLine> {
        let mut lines = style.name(&self.network.entity(neighbour.entity).name);
        let told = self.told(neighbour, says);
        let told = lines_of_width(&told, QUIET_LETTERS, style.width, 2);
        let told = told.into_iter().filter(|line| !line.is_empty());
        lines.extend(told.map(LabelLine::quiet));
        lines
    }

    fn told(&self, neighbour: &Neighbour, says: Says) -> String {
        let (verb, rest) =
            verb_and_rest(self.network, &neighbour.relations, says, Some(self.middle));
        let all = self.left.iter().chain(&self.right);
        if read_alike(self.network, all.flat_map(|other| &other.relations)) {
            return rest;
        }
        match (says, rest.as_str()) {
            (Says::Verb, _) | (_, "") => verb,
            (_, rest) if rest.starts_with("and ") => format!("{verb} {rest}"),
            (_, rest) => format!("{verb}, {rest}"),
        }
    }

    /// The neighbours in the order of the points of a drawing.
    fn placed<'b>(&'b self, points: &'b Star) -> impl Iterator<Item = (&'b Neighbour, Point)> {
        let left = self.left.iter().zip(points.left.iter().copied());
        left.chain(self.right.iter().zip(points.right.iter().copied()))
    }

    /// The lines from the middle to its neighbours.
    fn spokes(&self, points: &Star) -> Vec<FigureEdge> {
        let middle = Placed {
            entity: self.middle,
            at: points.middle,
        };
        let spoke = |(neighbour, at): (&Neighbour, Point)| {
            let bend = Point {
                x: f64::midpoint(middle.at.x, at.x) + (at.x - middle.at.x) / 4.0,
                y: f64::midpoint(middle.at.y, at.y),
            };
            let curve = Curve {
                begin: middle.at,
                bend,
                end: at,
            }
            .between_discs(MIDDLE_RADIUS + CLEAR, RADIUS + CLEAR);
            let several = neighbour.relations.len() > 1;
            FigureEdge {
                thickness: several.then_some(SEVERAL),
                ..edge_along(self.network, curve, middle, &neighbour.relations, PLAIN)
            }
        };
        self.placed(points).map(spoke).collect()
    }

    /// The ties among the others, faintly, a line a pair.
    fn further(&self, points: &Star) -> Vec<FigureEdge> {
        let at: HashMap<EntityIndex, Point> = self
            .placed(points)
            .map(|(neighbour, at)| (neighbour.entity, at))
            .collect();
        let mut pairs: Vec<(EntityIndex, EntityIndex, RelationIndex)> = Vec::new();
        for &relation in &self.further {
            let row = self.network.relation(relation);
            let (one, other) = (row.from.min(row.to), row.from.max(row.to));
            if at.contains_key(&one) && at.contains_key(&other) && one != other {
                pairs.push((one, other, relation));
            }
        }
        pairs.sort_unstable();
        pairs.dedup_by_key(|(one, other, _)| (*one, *other));
        pairs.truncate(MOST_FAINT);
        let place = |entity: EntityIndex| Placed {
            entity,
            at: at.get(&entity).copied().unwrap_or_default(),
        };
        let line = |(one, other, relation): (EntityIndex, EntityIndex, RelationIndex)| {
            let (from, to) = (place(one), place(other));
            let half = Point {
                x: f64::midpoint(from.at.x, to.at.x),
                y: f64::midpoint(from.at.y, to.at.y),
            };
            let bend = Point {
                x: half.x + (points.middle.x - half.x).signum() * BOW,
                y: half.y,
            };
            let curve = Curve {
                begin: from.at,
                bend,
                end: to.at,
            }
            .between_discs(RADIUS, RADIUS);
            let edge = edge_along(self.network, curve, from, &[relation], PLAIN);
            FigureEdge {
                is_faint: true,
                arrow_at_begin: false,
                arrow_at_end: false,
                ..edge
            }
        };
        pairs.into_iter().map(line).collect()
    }

    fn description(&self) -> String {
        let neighbours = self.left.iter().chain(&self.right);
        let told: Vec<String> = neighbours
            .map(|neighbour| {
                let name = &self.network.entity(neighbour.entity).name;
                format!("{} {name}", self.told(neighbour, Says::Verb))
            })
            .collect();
        let name = &self.network.entity(self.middle).name;
        format!("{name} in the middle, who or which {}.", told.join("; "))
    }
}

/// The heights of the rows of a column.
fn heights(labels: &[Vec<LabelLine>]) -> Vec<f64> {
    let height = |lines: &Vec<LabelLine>| height_of(lines) + BETWEEN;
    labels.iter().map(height).collect()
}
