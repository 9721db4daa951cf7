//! What the lines of a picture mean, in words under it.

use crate::model::Network;
use crate::view::figure::ClassKey;
use crate::view::figure::FigureEdge;
use crate::view::figure::FigureKey;
use crate::view::figure::Sketch;
use crate::view::figure::StandingKey;

/// What broken lines mean, in every picture and drawing: long dashes, and dots.
pub(crate) const WITH_RESERVATION: &str = "with a reservation";
pub(crate) const CHARGED_OR_DENIED: &str = "charged or denied";

const STANDINGS: [StandingKey; 3] = [
    StandingKey {
        name: "documented",
        meaning: "without reservation",
    },
    StandingKey {
        name: "uncertain",
        meaning: WITH_RESERVATION,
    },
    StandingKey {
        name: "charged",
        meaning: CHARGED_OR_DENIED,
    },
];
const ARROW: &str = "An arrow points from the doer to the one it was done to.";
const FAINT: &str = "Faint lines: ties among the others.";
const SUMMED: &str = "One line stands for several claims where their number is written: \u{201c}and 2 more\u{201d} counts those of other kinds too.";

impl FigureKey {
    /// The key of one drawing of a picture, with further notes.
    pub(crate) fn of(network: &Network, sketch: &Sketch, notes: Vec<String>) -> Self {
        let strong = || sketch.edges.iter().filter(|edge| !edge.is_faint);
        let is_drawn = |id: &str| strong().any(|edge| edge.class == id);
        let schema = network.schema();
        let classes = schema.classes().filter(|(_, id)| is_drawn(id));
        let classes = classes.map(|(index, id)| ClassKey {
            id: id.to_owned(),
            label: schema.class_definition(index).label.clone(),
        });
        let mut standings: Vec<StandingKey> = STANDINGS.to_vec();
        standings.retain(|key| strong().any(|edge| edge.standing == key.name));
        if standings.iter().all(|key| key.name == "documented") {
            standings.clear();
        }
        let arrow = |edge: &FigureEdge| edge.arrow_at_begin || edge.arrow_at_end;
        let mut all = notes;
        all.extend(strong().any(arrow).then(|| ARROW.to_owned()));
        all.extend(
            strong()
                .any(|edge| edge.sentences.len() > 1 && !edge.label.lines.is_empty())
                .then(|| SUMMED.to_owned()),
        );
        all.extend(
            sketch
                .edges
                .iter()
                .any(|edge| edge.is_faint && !edge.class.is_empty())
                .then(|| FAINT.to_owned()),
        );
        Self {
            kinds: Vec::new(),
            classes: classes.collect(),
            standings,
            notes: all,
        }
    }
}

/// What is said of a drawing whose entities or ties have the colours of the file they are from.
pub(crate) fn painted_by_file(sketch: &Sketch) -> Option<String> {
    let is_painted = sketch.nodes.iter().any(|node| node.paint.is_some())
        || sketch.edges.iter().any(|edge| edge.paint.is_some());
    is_painted.then(|| "Colours are those of the file.".to_owned())
}
