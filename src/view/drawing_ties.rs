//! The lines of a drawing: one for all relations between two entities, with their number.
//!
//! Twenty curves side by side cannot be followed, and hide what lies under them; the canvas draws
//! them so too.

use hashbrown::HashMap;

use crate::exchange::Extract;
use crate::layout::MarkedLine;
use crate::layout::PlacedDisc;
use crate::layout::Point;
use crate::layout::Rectangle;
use crate::layout::text_width;
use crate::model::Claim;
use crate::model::Colour;
use crate::model::EntityIndex;
use crate::model::Looks;
use crate::model::Status;
use crate::view::drawing::Drawing;
use crate::view::drawing::DrawnDisc;
use crate::view::drawing::DrawnMark;
use crate::view::drawing::DrawnMeaning;
use crate::view::drawing::DrawnTie;
use crate::view::explore_mixed::SEVERAL;
use crate::view::figure_key::CHARGED_OR_DENIED;
use crate::view::figure_key::WITH_RESERVATION;

/// The width of a line, unless something else is asked for.
const USUAL_WIDTH: f64 = 1.1;
/// With more relations the letters of their groups would cover the picture.
const MOST_LETTERED: usize = 150;
/// The dashes of what is only charged, or denied.
const DOTS: &str = Status::Charged.dashes();
const INK: Colour = Colour::of_parts(0x1d, 0x1b, 0x18);
/// So many sentences stand behind a line.
const MOST_SENTENCES: usize = 12;

/// How much wider bold letters are.
const BOLD: f64 = 1.1;

/// The relations between two different entities, and the discs of these: those of the first.
pub(crate) struct Bundle<'a> {
    pub(crate) first: Claim<'a>,
    pub(crate) further: Vec<Claim<'a>>,
    from: PlacedDisc,
    to: PlacedDisc,
}

impl<'a> Bundle<'a> {
    fn claims(&self) -> impl Iterator<Item = Claim<'a>> {
        std::iter::once(self.first).chain(self.further.iter().copied())
    }

    /// What all of them have in common; `None` if they differ in it.
    pub(crate) fn shared_by_all<T: PartialEq>(&self, of: impl Fn(Claim<'a>) -> T) -> Option<T> {
        let first = of(self.first);
        let mut further = self.further.iter();
        further.all(|claim| of(*claim) == first).then_some(first)
    }
}

/// The relations of an extract by their pairs, in the order of the first of each.
pub(crate) fn bundles<'a>(extract: &'a Extract<'_>, placed: &[PlacedDisc]) -> Vec<Bundle<'a>> {
    let end = |entity: EntityIndex| {
        let position = extract.position(entity)?;
        Some((position, *placed.get(position)?))
    };
    let mut found: Vec<Bundle<'a>> = Vec::new();
    let mut place_of: HashMap<[usize; 2], usize> = HashMap::new();
    for &relation in extract.relations() {
        let claim = extract.network().claim(relation);
        let ends = end(claim.from()).zip(end(claim.to()));
        let Some(((one, from), (other, to))) = ends.filter(|(from, to)| from.0 != to.0) else {
            continue;
        };
        let next = found.len();
        let place = *place_of
            .entry([one.min(other), one.max(other)])
            .or_insert(next);
        if let Some(bundle) = found.get_mut(place) {
            bundle.further.push(claim);
        } else {
            found.push(Bundle {
                first: claim,
                further: Vec::new(),
                from,
                to,
            });
        }
    }
    found
}

/// The lines of an extract.
pub(crate) fn drawn_ties(
    extract: &Extract<'_>,
    looks: &Looks,
    placed: &[PlacedDisc],
) -> Vec<DrawnTie> {
    let paint = extract.paint();
    let is_lettered = extract.relations().len() <= MOST_LETTERED;
    let colour = |claim: Claim<'_>| {
        let own = paint.tie_colour(claim.index());
        let class = claim.relation_type().class;
        own.unwrap_or(looks.class(class).colour).light
    };
    let tie = |bundle: Bundle<'_>| {
        let letter = bundle.shared_by_all(|claim| paint.tie_letter(claim.index()));
        let width = |claim: Claim<'_>| paint.tie(claim.index()).measure.unwrap_or(1.0);
        let is_directed = |claim: Claim<'_>| !claim.relation_type().symmetric;
        let dashes = bundle.claims().map(|claim| claim.status().dashes());
        let [start, end] = rims(bundle.from, bundle.to);
        DrawnTie {
            start,
            end,
            colour: bundle.shared_by_all(colour).unwrap_or(SEVERAL),
            width: USUAL_WIDTH * bundle.claims().map(width).fold(0.0, f64::max),
            letter: letter
                .filter(|_| is_lettered)
                .unwrap_or_default()
                .to_owned(),
            mark_at: None,
            dashes: least_reserved(dashes),
            directed: bundle.shared_by_all(Claim::from).is_some()
                && bundle.claims().any(is_directed),
            relations: 1 + bundle.further.len(),
            title: sentences(&bundle),
        }
    };
    bundles(extract, placed).into_iter().map(tie).collect()
}

impl DrawnTie {
    /// What is written on the line: the letter of its relations and how many they are, if several.
    #[must_use]
    pub fn mark(&self) -> String {
        match (self.letter.as_str(), self.relations) {
            (letter, 1) => letter.to_owned(),
            ("", several) => format!("\u{d7}{several}"),
            (letter, several) => format!("{letter} \u{d7}{several}"),
        }
    }
}

impl Drawing {
    /// The lines on which something is written, in the order of the ties; what stands for most comes
    /// first.
    #[must_use]
    pub fn marked_lines(&self) -> Vec<MarkedLine> {
        let marked = self.ties.iter().filter(|tie| !tie.mark().is_empty());
        let line = |tie: &DrawnTie| MarkedLine {
            start: tie.start,
            end: tie.end,
            width: text_width(&tie.mark(), self.size * BOLD),
            height: self.size,
            rank: f64::from(u32::try_from(tie.relations).unwrap_or(u32::MAX)),
        };
        marked.map(line).collect()
    }

    /// What nothing on a line may cover: discs and their names.
    #[must_use]
    pub fn taken(&self) -> Vec<Rectangle> {
        let discs = self.discs.iter().map(disc_room);
        let named = self.discs.iter().filter(|disc| disc.is_named);
        discs
            .chain(named.map(|disc| name_room(disc, self.size)))
            .collect()
    }

    /// The drawing with what is written on its [marked lines](Self::marked_lines) at these places.
    #[must_use]
    pub fn with_marks(mut self, places: Vec<Option<Point>>) -> Self {
        let marked = self.ties.iter_mut().filter(|tie| !tie.mark().is_empty());
        for (tie, at) in marked.zip(places) {
            tie.mark_at = at;
        }
        self
    }
}

fn disc_room(disc: &DrawnDisc) -> Rectangle {
    let middle = Point {
        x: disc.x,
        y: disc.y,
    };
    Rectangle::of_disc(middle, disc.radius)
}

fn name_room(disc: &DrawnDisc, size: f64) -> Rectangle {
    let middle = Point {
        x: disc.x,
        y: disc.name_y - size / 3.0,
    };
    Rectangle::around(middle, text_width(&disc.name, size), size)
}

/// What a line stands for, in words.
fn sentences(bundle: &Bundle<'_>) -> String {
    let all = 1 + bundle.further.len();
    let mut words: Vec<String> = bundle
        .claims()
        .take(MOST_SENTENCES)
        .map(Claim::sentence)
        .collect();
    if all > MOST_SENTENCES {
        words.push(format!("And {} more.", all - MOST_SENTENCES));
    }
    words.join(" ")
}

/// The dashes of the claim that is made with the least reservation: none, before long ones, before
/// dots.
fn least_reserved(all: impl Iterator<Item = &'static str>) -> &'static str {
    all.min_by_key(|dashes| (!dashes.is_empty(), *dashes == DOTS))
        .unwrap_or_default()
}

/// What lines look like that are broken, or stand for several relations, if there are any.
pub(crate) fn legend_of_lines(ties: &[DrawnTie]) -> Vec<DrawnMeaning> {
    let mut broken: Vec<&'static str> = ties.iter().map(|tie| tie.dashes).collect();
    broken.sort_unstable();
    broken.dedup();
    broken.retain(|dashes| !dashes.is_empty());
    let mut lines: Vec<DrawnMeaning> = broken
        .into_iter()
        .rev()
        .map(|dashes| DrawnMeaning {
            mark: DrawnMark::Line,
            label: if dashes == DOTS {
                CHARGED_OR_DENIED
            } else {
                WITH_RESERVATION
            }
            .to_owned(),
            letter: String::new(),
            colour: INK,
            dashes,
        })
        .collect();
    if ties.iter().any(|tie| tie.colour == SEVERAL) {
        lines.push(DrawnMeaning {
            mark: DrawnMark::Line,
            label: "several of these at once".to_owned(),
            letter: String::new(),
            colour: SEVERAL,
            dashes: "",
        });
    }
    if ties.iter().any(|tie| tie.relations > 1) {
        lines.push(DrawnMeaning {
            mark: DrawnMark::Number,
            label: "so many ties between two".to_owned(),
            letter: String::new(),
            colour: SEVERAL,
            dashes: "",
        });
    }
    lines
}

/// Where a line leaves the border of one disc, and where it comes to that of another.
fn rims(from: PlacedDisc, to: PlacedDisc) -> [Point; 2] {
    let (start, end) = (from.middle, to.middle);
    let (dx, dy) = (end.x - start.x, end.y - start.y);
    let length = (dx * dx + dy * dy).sqrt().max(1e-6);
    let (ux, uy) = (dx / length, dy / length);
    [
        Point {
            x: start.x + ux * from.radius,
            y: start.y + uy * from.radius,
        },
        Point {
            x: end.x - ux * (to.radius + 2.0),
            y: end.y - uy * (to.radius + 2.0),
        },
    ]
}
