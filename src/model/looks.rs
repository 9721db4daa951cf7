//! How kinds and classes look on every surface: the dataset's wishes, and a palette for the rest.
//!
//! The one place with colours of entities and relations. Pages get them as a style sheet, the
//! canvas as JSON, pictures and Graphviz files directly. Colours of classes are after Okabe and Ito
//! (2008), which colour-blind readers tell apart; all have a contrast of at least 4.5 to 1 on the
//! grounds of the pages. Marks and shapes tell apart what colours do not.

use hashbrown::HashSet;

use crate::model::class::Class;
use crate::model::class::Mark;
use crate::model::colour::Colour;
use crate::model::colour::ColourPair;
use crate::model::index::ClassIndex;
use crate::model::index::KindIndex;
use crate::model::schema::Kind;
use crate::model::schema::Schema;
use crate::model::shape::Shape;
use crate::model::table::Table;

/// The class of types of which the dataset says nothing.
pub(crate) const NO_CLASS: &str = "other";

/// The colours of classes, in the order they are given out.
const CLASS_COLOURS: [ColourPair; 5] = [
    ColourPair::new(0x00_5a_9c, 0x8c_c6_ff),
    ColourPair::new(0xb0_4a_00, 0xff_a3_6b),
    ColourPair::new(0x00_75_5a, 0x62_d3_ae),
    ColourPair::new(0x8f_3f_78, 0xe9_a8_d6),
    ColourPair::new(0x1d_1b_18, 0xec_e8_df),
];
/// The colour of the class [`NO_CLASS`].
const NO_CLASS_COLOUR: ColourPair = ColourPair::new(0x5f_5a_50, 0xbd_b6_a8);

/// The marks of classes, in the order they are given out; since there are seven marks and five
/// colours, 35 classes differ.
const CLASS_MARKS: [Mark; 7] = [
    Mark::Circle,
    Mark::Triangle,
    Mark::Diamond,
    Mark::Arrow,
    Mark::Speech,
    Mark::TriangleDown,
    Mark::Burst,
];

/// The colours of kinds: first those of the shapes with a meaning, in the order of [`Shape::ALL`].
const KIND_COLOURS: [Colour; 14] = [
    Colour::new(0x1f_5f_a8),
    Colour::new(0x8a_3b_12),
    Colour::new(0x6b_4e_a0),
    Colour::new(0xb3_26_1e),
    Colour::new(0x00_70_6b),
    Colour::new(0x5d_5a_00),
    Colour::new(0xa1_42_8b),
    Colour::new(0x2e_6b_1f),
    Colour::new(0x4a_5a_6a),
    Colour::new(0xc2_41_0c),
    Colour::new(0x0f_7a_9c),
    Colour::new(0x7a_52_30),
    PLAIN_COLOUR,
    Colour::new(0x7a_1f_4f),
];

/// The colour where no other is left.
const PLAIN_COLOUR: Colour = Colour::new(0x4a_55_68);

/// How the entities of a kind look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindLook {
    /// The pictogram.
    pub shape: Shape,
    /// The colour on a light ground; a dark ground shows it mixed with white.
    pub colour: Colour,
}

/// How the relations of a class look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassLook {
    /// The colour of lines and marks.
    pub colour: ColourPair,
    /// The mark beside its name.
    pub mark: Mark,
}

/// The looks of all kinds and classes of a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks {
    kinds: Table<KindIndex, KindLook>,
    classes: Table<ClassIndex, ClassLook>,
}

impl Looks {
    /// The looks of the kinds and classes of a schema; the same schema always looks the same.
    #[must_use]
    pub fn of(schema: &Schema) -> Self {
        Self {
            kinds: Table::from(looks_of_kinds(schema)),
            classes: Table::from(looks_of_classes(schema)),
        }
    }

    /// The look of the kind at `index`.
    #[must_use]
    pub fn kind(&self, index: KindIndex) -> KindLook {
        *self.kinds.at(index)
    }

    /// The look of the class at `index`.
    #[must_use]
    pub fn class(&self, index: ClassIndex) -> ClassLook {
        *self.classes.at(index)
    }
}

/// The shape that a dataset gives a kind, or the one that its name suggests.
fn meant_shape(kind: &Kind) -> Option<Shape> {
    Shape::from_name(&kind.shape)
        .or_else(|| Shape::of_kind_called(&kind.id))
        .or_else(|| Shape::of_kind_called(&kind.label))
}

fn looks_of_kinds(schema: &Schema) -> Vec<KindLook> {
    let mut plain = Shape::PLAIN.into_iter().cycle();
    let shapes: Vec<Shape> = schema
        .kinds()
        .map(|(_, kind)| meant_shape(kind).or_else(|| plain.next()))
        .map(|shape| shape.unwrap_or(Shape::Diamond))
        .collect();
    let own: Vec<Option<Colour>> = schema
        .kinds()
        .map(|(_, kind)| Colour::parse(&kind.colour))
        .collect();
    let mut taken: HashSet<Colour> = own.iter().copied().flatten().collect();
    let usual: Vec<Option<Colour>> = own
        .iter()
        .zip(&shapes)
        .map(|(own, shape)| {
            own.or_else(|| usual_colour(*shape).filter(|colour| taken.insert(*colour)))
        })
        .collect();
    let free = KIND_COLOURS
        .into_iter()
        .filter(|colour| !taken.contains(colour));
    let mut free = free.chain(KIND_COLOURS.into_iter().cycle());
    let looks = shapes.into_iter().zip(usual);
    looks
        .map(|(shape, colour)| KindLook {
            shape,
            colour: colour.or_else(|| free.next()).unwrap_or(PLAIN_COLOUR),
        })
        .collect()
}

/// The colour of the kinds with a shape that has a meaning.
fn usual_colour(shape: Shape) -> Option<Colour> {
    let position = Shape::ALL.into_iter().position(|known| known == shape)?;
    let has_meaning = !Shape::PLAIN.contains(&shape);
    KIND_COLOURS.get(position).copied().filter(|_| has_meaning)
}

fn looks_of_classes(schema: &Schema) -> Vec<ClassLook> {
    let mut colours = CLASS_COLOURS.into_iter().cycle();
    let mut marks = CLASS_MARKS.into_iter().cycle();
    let look = |class: &Class| {
        let (colour, mark) = if class.id == NO_CLASS {
            (None, None)
        } else {
            (
                class.colour.or_else(|| colours.next()),
                class.mark.or_else(|| marks.next()),
            )
        };
        ClassLook {
            colour: class.colour.or(colour).unwrap_or(NO_CLASS_COLOUR),
            mark: class.mark.or(mark).unwrap_or(Mark::Frame),
        }
    };
    schema.class_definitions().map(look).collect()
}
