//! Pairs whose ties lie on one line in a picture, but would have several colours.
//!
//! The colour of one of them would say of the others what is not so; they have one of their own.

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::model::Colour;
use crate::view::explore::ExploreView;
use crate::view::explore_paint::PaintGroupView;
use crate::view::explore_ties::TieRowView;

/// The ends of a tie, the lower position first.
pub(crate) fn pair_of(tie: &TieRowView) -> [usize; 2] {
    [tie.from.min(tie.to), tie.from.max(tie.to)]
}

/// The colour of a line that stands for ties of several colours, on a light ground.
pub(crate) const SEVERAL: Colour = Colour::of_parts(0x6f, 0x7f, 0x95);

/// The colour of a line that stands for ties of several colours: a grey that no palette has.
pub(crate) fn several() -> PaintGroupView {
    PaintGroupView {
        name: "several".to_owned(),
        label: "several at once".to_owned(),
        letter: String::new(),
        light: SEVERAL.to_string(),
        dark: "#8f9db0".to_owned(),
    }
}

impl ExploreView {
    /// The pairs of entities whose ties differ in what colours them.
    pub(crate) fn mixed_pairs(&self) -> HashSet<[usize; 2]> {
        let mut first: HashMap<[usize; 2], (Option<usize>, &str)> = HashMap::new();
        let mut mixed = HashSet::new();
        for tie in self.relations.iter().filter(|tie| tie.from != tie.to) {
            let class = Some(self.class_of(tie)).filter(|_| tie.group.is_none());
            let colour = (tie.group, class.unwrap_or_default());
            if *first.entry(pair_of(tie)).or_insert(colour) != colour {
                mixed.insert(pair_of(tie));
            }
        }
        mixed
    }
}
