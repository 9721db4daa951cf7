//! The canvas as a picture that the page itself draws: what is seen before scripts come, and
//! without them.
//!
//! Of a large canvas the largest entities; a script or a file has the whole.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use crate::explorer::BEGINNING;
use crate::explorer::COLOUR;
use crate::explorer::Parameter;
use crate::explorer::STEPS;
use crate::explorer::TIE_COLOUR;
use crate::view::explore::ExploreView;
use crate::view::explore_bubbles::BubbleTieView;
use crate::view::explore_mixed::pair_of;
use crate::view::explore_mixed::several;
use crate::view::explore_paint::PaintGroupView;
use crate::view::explore_picture_frame::Drawn;
use crate::view::explore_picture_frame::Frame;
use crate::view::explore_picture_frame::Spot;
use crate::view::explore_picture_names::NamePlace;
use crate::view::explore_picture_names::name_where_there_is_room;
use crate::view::explore_ties::TieRowView;

/// So many entities without a name in the picture are named under it.
const MOST_UNNAMED: usize = 30;
/// The least radius in pixels, and that from which a letter is legible.
pub(crate) const LEAST_RADIUS: f64 = 3.0;
const LEGIBLE: f64 = 6.0;

/// What a picture is drawn on; a page has two, and shows the one that fits its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureSheet {
    /// As the canvas is, for wide boxes.
    Wide,
    /// For narrow boxes: what is wider than it is high, such as a route, is turned and runs downwards.
    Narrow,
}

impl PictureSheet {
    /// Its width in pixels.
    pub(crate) const fn width(self) -> f64 {
        match self {
            Self::Wide => 880.0,
            Self::Narrow => 360.0,
        }
    }

    pub(crate) const fn most_height(self) -> f64 {
        match self {
            Self::Wide => 660.0,
            Self::Narrow => 600.0,
        }
    }

    /// More discs would be too much for a page, and for the eye.
    const fn most_discs(self) -> usize {
        match self {
            Self::Wide => 160,
            Self::Narrow => 70,
        }
    }

    const fn most_ties(self) -> usize {
        match self {
            Self::Wide => 500,
            Self::Narrow => 200,
        }
    }

    /// Small pictures are not blown up beyond so many pixels a unit.
    pub(crate) const fn most_scale(self) -> f64 {
        match self {
            Self::Wide => 2.0,
            Self::Narrow => 1.3,
        }
    }

    pub(crate) const fn margin(self) -> f64 {
        match self {
            Self::Wide => 46.0,
            Self::Narrow => 30.0,
        }
    }
}

/// A picture of a canvas; lengths are pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExplorePicture {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The ties, under the discs.
    pub ties: Vec<PictureTie>,
    /// The entities, the largest first.
    pub discs: Vec<PictureDisc>,
    /// How many entities are left out.
    pub left_out: usize,
}

/// A tie as a straight line.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureTie {
    /// From here.
    pub from: [f64; 2],
    /// To here; to the rim of the disc there if there is an arrow.
    pub to: [f64; 2],
    /// Whether it has an arrow at its end.
    pub has_arrow: bool,
    /// The class that colours it.
    pub class: String,
    /// The status that breaks its line.
    pub status: String,
    /// Its width.
    pub width: f64,
    /// The group that colours it instead of the class.
    pub group: Option<PaintGroupView>,
    /// Whether ties of other colours lie on the same line, which has a colour of its own.
    pub is_mixed: bool,
    /// How many claims it adds up.
    pub claims: Option<usize>,
}

/// An entity as a disc.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureDisc {
    /// Where its middle is.
    pub x: f64,
    /// Downwards.
    pub y: f64,
    /// Its radius.
    pub radius: f64,
    /// Where it leads: to the dossier, or to the canvas with its members instead.
    pub address: String,
    /// Its name.
    pub name: String,
    /// The kind that colours it; empty for a bubble.
    pub kind: String,
    /// The group that colours it instead of the kind.
    pub group: Option<PaintGroupView>,
    /// The colour of the file, which goes before that of the group.
    pub own: Option<String>,
    /// Whether its letter is legible.
    pub has_letter: bool,
    /// Where its name stands, if there is room for it.
    pub name_at: Option<NamePlace>,
}

impl ExplorePicture {
    /// The entities that are drawn without a name, of many the largest.
    #[must_use]
    pub fn unnamed(&self) -> Vec<&PictureDisc> {
        let unnamed = self.discs.iter().filter(|disc| disc.name_at.is_none());
        unnamed.take(MOST_UNNAMED).collect()
    }

    /// How many further entities are drawn without a name.
    #[must_use]
    pub fn unnamed_left(&self) -> usize {
        let unnamed = self.discs.iter().filter(|disc| disc.name_at.is_none());
        unnamed.count().saturating_sub(MOST_UNNAMED)
    }
}

impl ExploreView {
    /// The picture of the page on a sheet.
    #[must_use]
    pub fn picture(&self, sheet: PictureSheet) -> ExplorePicture {
        let (spots, left_out) = self.spots(sheet.most_discs());
        if spots.is_empty() {
            return ExplorePicture::default();
        }
        let frame = Frame::around(&spots, sheet);
        let places: HashMap<usize, Drawn> = spots
            .iter()
            .map(|spot| (spot.position, frame.drawn(spot)))
            .collect();
        let sums = self.bubble_ties.iter().filter(|tie| tie.one != tie.other);
        let sums = sums.filter_map(|tie| drawn_sum(tie, &places));
        let mixed = self.mixed_pairs();
        let ties = self.relations.iter().filter(|tie| tie.from != tie.to);
        let ties = ties.filter_map(|tie| {
            let drawn = self.drawn_tie(tie, &places)?;
            if !mixed.contains(&pair_of(tie)) {
                return Some(drawn);
            }
            Some(PictureTie {
                group: None,
                is_mixed: true,
                ..drawn
            })
        });
        let ties: Vec<PictureTie> = sums.chain(ties).take(sheet.most_ties()).collect();
        let drawn = spots.iter();
        let drawn = drawn.filter_map(|spot| self.drawn_disc(spot, &frame));
        let mut discs: Vec<PictureDisc> = drawn.collect();
        name_where_there_is_room(&mut discs, sheet);
        let farthest = |side: fn(&PictureDisc) -> f64| discs.iter().map(side).fold(0.0, f64::max);
        ExplorePicture {
            width: sheet.width(),
            height: farthest(|disc| disc.y + disc.radius) + sheet.margin(),
            ties,
            discs,
            left_out,
        }
    }

    /// The discs that are drawn, the largest first, and how many are not.
    fn spots(&self, most: usize) -> (Vec<Spot>, usize) {
        let entities = self.entities.iter().enumerate();
        let entities = entities.filter(|(_, one)| !one.hidden);
        let entities = entities.map(|(position, one)| Spot {
            position,
            x: one.x,
            y: one.y,
            radius: one.radius,
        });
        let bubbles = self.bubbles.iter().zip(self.entities.len()..);
        let bubbles = bubbles.map(|(one, position)| Spot {
            position,
            x: one.x,
            y: one.y,
            radius: one.radius,
        });
        let mut spots: Vec<Spot> = bubbles.chain(entities).collect();
        spots.sort_by(|one, other| other.radius.total_cmp(&one.radius));
        let left_out = spots.len().saturating_sub(most);
        spots.truncate(most);
        (spots, left_out)
    }

    /// What the colours mean, of the groups that are on the canvas: a heading and its groups each.
    #[must_use]
    pub fn legends(&self) -> Vec<(String, Vec<PaintGroupView>)> {
        let heading = |parameter: &Parameter| {
            let mut choices = self.painting.choices.iter();
            let choice = choices.find(|choice| choice.parameter == parameter.name);
            choice.map_or_else(String::new, |choice| {
                let mut options = choice.options.iter();
                let chosen = options.find(|option| option.word == choice.chosen);
                let by = chosen.map_or("", |option| &option.label);
                format!("{}: {by}", choice.label)
            })
        };
        let of_entities = self.entities.iter().filter_map(|entity| entity.group);
        let of_ties = self.relations.iter().filter_map(|tie| tie.group);
        let mut tie_groups = used(&self.painting.tie_groups, of_ties);
        if !self.mixed_pairs().is_empty() {
            tie_groups.push(several());
        }
        let entity_groups = used(&self.painting.entity_groups, of_entities);
        let mut legends = vec![
            (heading(&COLOUR), entity_groups),
            (heading(&TIE_COLOUR), tie_groups),
        ];
        legends.retain(|(_, groups)| !groups.is_empty());
        legends
    }

    /// What the address says besides the steps and the paint, for a form that changes only these.
    #[must_use]
    pub fn kept(&self) -> Vec<(String, String)> {
        let (_, query) = self.question.page.split_once('?').unwrap_or_default();
        let painted = |name: &str| {
            let mut choices = self.painting.choices.iter();
            choices.any(|choice| choice.parameter == name)
        };
        form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .filter(|(name, _)| !painted(name) && name != STEPS.name && name != BEGINNING.name)
            .collect()
    }

    fn drawn_tie(&self, tie: &TieRowView, places: &HashMap<usize, Drawn>) -> Option<PictureTie> {
        let (from, to) = (places.get(&tie.from)?, places.get(&tie.to)?);
        let has_arrow = self
            .types
            .get(tie.relation_type)
            .is_some_and(|kind| !kind.symmetric);
        let group = tie
            .group
            .and_then(|group| self.painting.tie_groups.get(group));
        Some(PictureTie {
            from: from.at,
            to: if has_arrow {
                to.rim_from(from.at)
            } else {
                to.at
            },
            has_arrow,
            class: self.class_of(tie).to_owned(),
            status: tie.status.replace(' ', "-"),
            width: tie.width.unwrap_or(1.0),
            group: group.cloned(),
            is_mixed: false,
            claims: None,
        })
    }

    fn drawn_disc(&self, spot: &Spot, frame: &Frame) -> Option<PictureDisc> {
        let Drawn { at: [x, y], radius } = frame.drawn(spot);
        let plain = PictureDisc {
            x,
            y,
            radius,
            address: String::new(),
            name: String::new(),
            kind: String::new(),
            group: None,
            own: None,
            has_letter: radius >= LEGIBLE,
            name_at: None,
        };
        let Some(entity) = self.entities.get(spot.position) else {
            let bubble = self.bubbles.get(spot.position - self.entities.len())?;
            return Some(PictureDisc {
                address: self.opened(bubble),
                name: format!("{} ({})", bubble.label, bubble.size),
                ..plain
            });
        };
        let groups = &self.painting.entity_groups;
        let group = entity.group.and_then(|group| groups.get(group));
        let kind = self.kinds.get(entity.kind);
        Some(PictureDisc {
            address: format!("/entities/{}", entity.id),
            name: entity.name.clone(),
            kind: kind.map_or_else(String::new, |kind| kind.id.clone()),
            group: group.cloned(),
            own: entity.colour.clone(),
            ..plain
        })
    }
}

/// The ties with a bubble at an end as one line, the wider the more they are.
fn drawn_sum(tie: &BubbleTieView, places: &HashMap<usize, Drawn>) -> Option<PictureTie> {
    let claims = f64::from(u32::try_from(tie.claims).unwrap_or(u32::MAX));
    Some(PictureTie {
        from: places.get(&tie.one)?.at,
        to: places.get(&tie.other)?.at,
        has_arrow: false,
        class: String::new(),
        status: String::new(),
        width: 0.6 + 1.4 * (1.0 + claims).log10(),
        group: None,
        is_mixed: false,
        claims: Some(tie.claims),
    })
}

fn used(groups: &[PaintGroupView], of: impl Iterator<Item = usize>) -> Vec<PaintGroupView> {
    let used: BTreeSet<usize> = of.collect();
    let groups = groups.iter().enumerate();
    groups
        .filter(|(place, _)| used.contains(place))
        .map(|(_, group)| group.clone())
        .collect()
}
