//! An extract as a drawing: what is drawn, and whether it is legible.

use std::collections::BTreeSet;

use crate::exchange::Extract;
use crate::explorer::explorer_handle::Explorer;
use crate::explorer::print::Print;
use crate::graph::Scope;
use crate::layout::DrawingLayout;
use crate::layout::DrawingPlan;
use crate::layout::MarkedLine;
use crate::layout::NamedDisc;
use crate::layout::Point;
use crate::layout::Rectangle;
use crate::layout::USUAL_SIZE;
use crate::layout::arrange_drawing;
use crate::layout::arrange_named;
use crate::layout::arrange_named_near;
use crate::layout::marks_on_lines;
use crate::layout::text_width;
use crate::model::EntityIndex;
use crate::model::FilePlace;
use crate::model::Network;
use crate::query::BackboneTie;
use crate::query::Budget;
use crate::query::Connected;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::backbone;
use crate::query::file_points;
use crate::query::file_size;

/// The radius of the smallest disc of the backbone, in which a pictogram is still legible.
const SMALLEST: f64 = 8.0;
/// The least size of names on paper, and how many points a millimetre has.
const LEAST_POINTS: f64 = 6.0;
const POINTS_OF_MILLIMETRE: f64 = 72.0 / 25.4;
/// The lines of the legend that say what a line looks like that is broken or stands for several ties.
const LINES_OF_LINES: usize = 4;
/// The largest names in a drawing, in its own units, and how often larger ones are tried.
const LARGEST_SIZE: f64 = 40.0;
const ATTEMPTS: usize = 4;
/// The most entities that are drawn.
pub const MOST_DRAWN: usize = 20_000;

/// Why an extract cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawingError {
    /// It has too many entities.
    #[error(
        "a drawing of more than {MOST_DRAWN} entities is not legible; narrow the scope, or export the answer to a question"
    )]
    TooLarge,
    /// The limits were reached before everything had its place.
    #[error(transparent)]
    Interrupted(#[from] QueryError),
}

/// Arranges an extract as a drawing.
///
/// # Errors
///
/// [`DrawingError`] if the extract has more than [`MOST_DRAWN`] entities, or the budget ended.
pub fn arrange(
    extract: &Extract<'_>,
    print: Print,
    budget: &mut Budget,
) -> Result<DrawingLayout, DrawingError> {
    if extract.entities().len() > MOST_DRAWN {
        return Err(DrawingError::TooLarge);
    }
    let network = extract.network();
    let names = extract.entities().iter();
    let mut plan = DrawingPlan {
        names: names
            .map(|&entity| text_width(&network.entity(entity).name, 1.0))
            .collect(),
        size: USUAL_SIZE,
        ties: ties(extract),
        radii: extract
            .entities()
            .iter()
            .map(|&entity| extract.paint().entity(entity).measure)
            .collect(),
        places: places(extract),
        legend_lines: legend_lines(extract) + LINES_OF_LINES,
    };
    let mut layout = arrange_drawing(&plan, budget).map_err(QueryError::from)?;
    let Some(width) = print.width else {
        return Ok(layout);
    };
    // Larger names need more room, which makes the drawing wider and, on the same paper, the names
    // smaller again.
    for _ in 0..ATTEMPTS {
        let needed = LEAST_POINTS * layout.width / (f64::from(width) * POINTS_OF_MILLIMETRE);
        if needed <= layout.size * 1.02 {
            break;
        }
        plan.size = needed.min(LARGEST_SIZE);
        layout = arrange_drawing(&plan, budget).map_err(QueryError::from)?;
    }
    Ok(layout)
}

/// Where what is written on lines stands beside what is taken; `None` where there is no room.
///
/// # Errors
///
/// [`DrawingError`] if the budget ended.
pub fn marks(
    lines: &[MarkedLine],
    taken: Vec<Rectangle>,
    budget: &mut Budget,
) -> Result<Vec<Option<Point>>, DrawingError> {
    let places = marks_on_lines(lines, taken, budget);
    Ok(places.map_err(QueryError::from)?)
}

/// The relations as pairs of positions.
fn ties(extract: &Extract<'_>) -> Vec<(usize, usize)> {
    let place = |entity: EntityIndex| extract.position(entity);
    extract
        .relations()
        .iter()
        .filter_map(|&relation| {
            let claim = extract.network().claim(relation);
            Some((place(claim.from())?, place(claim.to())?))
        })
        .collect()
}

/// The places as in the file, if that is how all of them are arranged.
fn places(extract: &Extract<'_>) -> Option<Vec<Point>> {
    let places = &extract.paint().places;
    let point = |entity: &EntityIndex| {
        let FilePlace { x, y } = *places.get(entity)?;
        Some(Point { x, y })
    };
    let points: Option<Vec<Point>> = extract.entities().iter().map(point).collect();
    points.filter(|points| !points.is_empty())
}

/// The number of lines of the legend: groups, or else kinds and classes.
fn legend_lines(extract: &Extract<'_>) -> usize {
    let (network, paint) = (extract.network(), extract.paint());
    let kinds = extract.entities().iter();
    let kinds: BTreeSet<_> = kinds.map(|&entity| network.kind_of(entity)).collect();
    let claims = extract.relations().iter();
    let classes = claims.map(|&relation| network.claim(relation).relation_type().class);
    let classes: BTreeSet<_> = classes.collect();
    let lines = |groups: usize, usual: usize| if groups > 0 { groups } else { usual };
    lines(paint.entity_groups.len(), kinds.len()) + lines(paint.tie_groups.len(), classes.len())
}

/// How a picture of the backbone is to be.
#[derive(Clone, Copy, Debug)]
pub struct BackbonePlan {
    /// How many entities it has at most.
    pub count: usize,
    /// How many it has at least, if it can: of more, so many are left out that all names have room.
    pub least: usize,
    /// What it fills.
    pub frame: Rectangle,
    /// The radius of the entity with most claims; the area of a disc is as large as its claims.
    pub largest: f64,
    /// The size of a name.
    pub name: fn(&str) -> NameSize,
}

/// The size of a name in a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NameSize {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// The backbone in its places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArrangedBackbone {
    /// The entities.
    pub members: Vec<BackboneMember>,
    /// Their ties.
    pub ties: Vec<BackboneTie>,
    /// How many weaker ties among them are left out.
    pub left_out: usize,
    /// Whether discs are as large as in the file they are from.
    pub has_sizes_of_file: bool,
    /// Whether they stand about where they do there.
    pub has_places_of_file: bool,
}

/// An entity of the backbone in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BackboneMember {
    /// The entity.
    pub entity: EntityIndex,
    /// The middle of its disc.
    pub middle: Point,
    /// The radius of its disc.
    pub radius: f64,
    /// Whether its name has room.
    pub is_named: bool,
}

impl Explorer {
    /// The best connected entities, and the strongest ties among them, in their places.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached.
    pub fn backbone(
        &self,
        plan: BackbonePlan,
        limits: &Limits,
    ) -> Result<ArrangedBackbone, QueryError> {
        let mut drawn = self.arranged_backbone(plan, limits)?;
        for count in (plan.least..plan.count).rev() {
            if drawn.members.iter().all(|member| member.is_named) {
                break;
            }
            drawn = self.arranged_backbone(BackbonePlan { count, ..plan }, limits)?;
        }
        Ok(drawn)
    }

    fn arranged_backbone(
        &self,
        plan: BackbonePlan,
        limits: &Limits,
    ) -> Result<ArrangedBackbone, QueryError> {
        let found = backbone(self.graph(), &Scope::default(), plan.count, limits)?;
        let network = self.network();
        let sizes = Sizes::of(network, &found.entities);
        let discs: Vec<NamedDisc> = found
            .entities
            .iter()
            .map(|connected| {
                let name = (plan.name)(&network.entity(connected.entity).name);
                NamedDisc {
                    radius: (plan.largest * sizes.share(connected)).max(SMALLEST),
                    width: name.width,
                    height: name.height,
                }
            })
            .collect();
        let ties: Vec<(usize, usize)> = found.ties.iter().map(|tie| (tie.one, tie.other)).collect();
        let mut budget = Budget::new(limits);
        let ids: Vec<EntityIndex> = found.entities.iter().map(|one| one.entity).collect();
        let of_file = file_points(network, &ids, &ties, &mut budget)?;
        let has_places_of_file = of_file.is_some();
        let placed = match of_file {
            Some(points) => arrange_named_near(points, &discs, plan.frame, &mut budget)?,
            None => arrange_named(&discs, &ties, plan.frame, &mut budget)?,
        };
        let members = found.entities.iter().zip(&discs).zip(placed);
        Ok(ArrangedBackbone {
            members: members
                .map(|((connected, disc), place)| BackboneMember {
                    entity: connected.entity,
                    middle: place.middle,
                    radius: disc.radius,
                    is_named: place.is_named,
                })
                .collect(),
            ties: found.ties,
            left_out: found.left_out,
            has_sizes_of_file: matches!(sizes, Sizes::OfFile { .. }),
            has_places_of_file,
        })
    }
}

/// How large the discs of a backbone are.
enum Sizes {
    /// As in the file they are from.
    OfFile {
        sizes: Vec<(EntityIndex, f64)>,
        most: f64,
    },
    /// Their areas as large as the number of their claims.
    ByClaims { most: f64 },
}

impl Sizes {
    fn of(network: &Network, entities: &[Connected]) -> Self {
        let found = entities.iter();
        let found = found.filter_map(|it| Some((it.entity, file_size(network, it.entity)?)));
        let sizes: Vec<(EntityIndex, f64)> = found.collect();
        if sizes.is_empty() {
            let most = entities.iter().map(claims).fold(1.0, f64::max);
            return Self::ByClaims { most };
        }
        let most = sizes.iter().map(|(_, size)| *size).fold(0.0, f64::max);
        Self::OfFile { sizes, most }
    }

    /// The radius of a disc as a part of the largest.
    fn share(&self, connected: &Connected) -> f64 {
        match self {
            Self::OfFile { sizes, most } => {
                let mut known = sizes.iter();
                let found = known.find(|(entity, _)| *entity == connected.entity);
                found.map_or(0.0, |(_, size)| size / most)
            }
            Self::ByClaims { most } => (claims(connected) / most).sqrt(),
        }
    }
}

fn claims(connected: &Connected) -> f64 {
    u32::try_from(connected.claims).map_or(f64::INFINITY, f64::from)
}
