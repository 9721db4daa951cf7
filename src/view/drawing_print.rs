//! A drawing for paper: greys with letters instead of colours, millimetres, a choice of letters.

use crate::exchange::Extract;
use crate::explorer::print::Ink;
use crate::explorer::print::Print;
use crate::explorer::print::Typeface;
use crate::layout::DrawingLayout;
use crate::view::drawing::Drawing;
use crate::view::drawing::DrawnMark;
use crate::view::drawing::ink_on;
use crate::view::drawing::used;
use crate::view::drawing_ties::bundles;
use crate::view::explore_mixed::SEVERAL;

const SANS: &str = "'Source Sans 3', 'Noto Sans', 'Segoe UI', Helvetica, Arial, sans-serif";
const SERIF: &str = "'Source Serif 4', 'Noto Serif', Palatino, Georgia, 'Times New Roman', serif";
/// With more relations the letters of their classes would cover the picture.
const MOST_LETTERED: usize = 150;

impl Drawing {
    /// This drawing as it is wanted on paper.
    #[must_use]
    pub fn printed(self, extract: &Extract<'_>, layout: &DrawingLayout, print: Print) -> Self {
        let printed = match print.ink {
            Ink::Colours => self,
            Ink::Greys => self.lettered(extract, layout).in_grey(),
        };
        Self {
            millimetres: print.width.map(f64::from),
            letters: match print.typeface {
                Typeface::Sans => SANS,
                Typeface::Serif => SERIF,
            },
            ..printed
        }
    }

    /// Its height in millimetres, if it has a width in millimetres.
    #[must_use]
    pub fn millimetres_high(&self) -> f64 {
        self.millimetres.unwrap_or(0.0) * self.height / self.width.max(1.0)
    }

    /// Kinds and classes with a letter, where the letters of groups do not stand already.
    fn lettered(mut self, extract: &Extract<'_>, layout: &DrawingLayout) -> Self {
        let (network, paint) = (extract.network(), extract.paint());
        if paint.entity_groups.is_empty() {
            let kinds = used(extract.entities().iter().map(|&it| network.kind_of(it)));
            for (disc, &entity) in self.discs.iter_mut().zip(extract.entities()) {
                let place = kinds
                    .iter()
                    .position(|kind| *kind == network.kind_of(entity));
                disc.letter = letter('A', place.unwrap_or(0));
            }
            self.letter_legend(DrawnMark::Disc, 'A');
        }
        if paint.tie_groups.is_empty() {
            let class = |relation| network.claim(relation).relation_type().class;
            let classes = used(extract.relations().iter().map(|&it| class(it)));
            self.letter_legend(DrawnMark::Line, 'a');
            if extract.relations().len() <= MOST_LETTERED {
                let bundles = bundles(extract, &layout.discs);
                for (tie, bundle) in self.ties.iter_mut().zip(bundles) {
                    let own = bundle.shared_by_all(|claim| class(claim.index()));
                    let place = classes.iter().position(|class| Some(*class) == own);
                    tie.letter = place.map_or(String::new(), |place| letter('a', place));
                }
            }
        }
        self
    }

    fn letter_legend(&mut self, mark: DrawnMark, first: char) {
        // What several at once look like comes last and has no letter.
        let lines = self
            .legend
            .iter_mut()
            .filter(|line| line.mark == mark && line.colour != SEVERAL && line.dashes.is_empty());
        for (place, line) in lines.enumerate() {
            line.letter = letter(first, place);
        }
    }

    /// Every colour as the grey of the same lightness.
    fn in_grey(mut self) -> Self {
        for disc in &mut self.discs {
            disc.colour = disc.colour.grey();
            (disc.ink, disc.rim) = (ink_on(disc.colour), ink_on(disc.colour));
        }
        for tie in &mut self.ties {
            tie.colour = tie.colour.grey();
        }
        for line in &mut self.legend {
            line.colour = line.colour.grey();
        }
        self
    }
}

/// The letter at a place of the alphabet, which begins anew after its end.
fn letter(first: char, place: usize) -> String {
    let place = u8::try_from(place % 26).unwrap_or(0);
    let letter = u8::try_from(first).unwrap_or(b'A') + place;
    char::from(letter).to_string()
}
