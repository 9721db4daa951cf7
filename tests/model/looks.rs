//! Looks: what a dataset wishes, and a palette that can be told apart and read.

use std::collections::BTreeSet;

use prosopograph::model::Class;
use prosopograph::model::Colour;
use prosopograph::model::ColourPair;
use prosopograph::model::GrammaticalNumber;
use prosopograph::model::Kind;
use prosopograph::model::Looks;
use prosopograph::model::Mark;
use prosopograph::model::Schema;
use prosopograph::model::Shape;

/// Grounds of the pages, light and dark.
const LIGHT: [&str; 2] = ["#fbf9f4", "#ffffff"];
const DARK: [&str; 2] = ["#16171a", "#1f2125"];
/// What a text must have against its ground (WCAG 2).
const READABLE: f64 = 4.5;
/// On a dark ground so much of a kind's own colour is left; the rest is white.
const KIND_IN_DARK: f64 = 0.45;

fn kind(id: &str, shape: &str, colour: &str) -> Kind {
    Kind {
        id: id.to_owned(),
        label: id.to_owned(),
        plural: format!("{id}s"),
        number: GrammaticalNumber::Singular,
        shape: shape.to_owned(),
        colour: colour.to_owned(),
        carries: true,
        note: String::new(),
    }
}

fn of_kinds(kinds: impl IntoIterator<Item = Kind>) -> Vec<(Shape, Colour)> {
    let mut schema = Schema::default();
    for kind in kinds {
        schema.add_kind(kind).expect("the kind is new");
    }
    let looks = Looks::of(&schema);
    let look = |(index, _)| (looks.kind(index).shape, looks.kind(index).colour);
    schema.kinds().map(look).collect()
}

fn of_classes(classes: impl IntoIterator<Item = Class>) -> Vec<(ColourPair, Mark)> {
    let mut schema = Schema::default();
    for class in classes {
        schema.add_class(class).expect("the class is new");
    }
    let looks = Looks::of(&schema);
    let look = |(index, _)| (looks.class(index).colour, looks.class(index).mark);
    schema.classes().map(look).collect()
}

/// Red, green and blue from 0 to 1.
fn parts(colour: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| {
        let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("hexadecimal digits");
        f64::from(value) / 255.0
    })
}

/// The contrast of two colours as WCAG 2 defines it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |parts: [f64; 3]| {
        let linear = parts.map(|part| {
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    (one / other).max(other / one)
}

#[test]
fn a_kind_looks_as_its_dataset_wishes_or_as_its_name_suggests() {
    let looks = of_kinds([
        kind("letter", "order", "#123456"),
        kind("person", "", ""),
        kind("city", "", ""),
        kind("sprocket", "", ""),
        kind("widget", "", ""),
    ]);
    let shapes: Vec<Shape> = looks.iter().map(|(shape, _)| *shape).collect();
    assert_eq!(
        shapes,
        [
            Shape::Order,
            Shape::Person,
            Shape::Place,
            Shape::Diamond,
            Shape::Square
        ]
    );
    assert_eq!(looks[0].1.to_string(), "#123456");
    let colours: BTreeSet<String> = looks.iter().map(|look| look.1.to_string()).collect();
    assert_eq!(colours.len(), 5, "{colours:?}");
}

#[test]
fn kinds_of_one_shape_have_different_colours() {
    let looks = of_kinds(["man", "woman", "person", "author"].map(|id| kind(id, "", "")));
    assert!(looks.iter().all(|(shape, _)| *shape == Shape::Person));
    let colours: BTreeSet<String> = looks.iter().map(|look| look.1.to_string()).collect();
    assert_eq!(colours.len(), 4, "{colours:?}");
}

#[test]
fn thirty_five_classes_differ_and_the_class_of_the_rest_is_plain() {
    let ids = (0..35).map(|number| format!("class-{number}"));
    let ids = ids.chain(["other".to_owned()]);
    let looks = of_classes(ids.map(|id| Class::undescribed(&id)));
    let distinct: BTreeSet<String> = looks
        .iter()
        .map(|(colour, mark)| format!("{colour} {}", mark.name()))
        .collect();
    assert_eq!(distinct.len(), 36, "{distinct:?}");
    assert_eq!(looks[35].1, Mark::Frame);
}

#[test]
fn a_class_looks_as_its_dataset_wishes() {
    let wish = Class {
        colour: ColourPair::parse("#123456|#abcdef"),
        mark: Some(Mark::Speech),
        ..Class::undescribed("other")
    };
    let looks = of_classes([wish, Class::undescribed("letters")]);
    assert_eq!(looks[0].0.to_string(), "#123456|#abcdef");
    assert_eq!(looks[0].1, Mark::Speech);
}

#[test]
fn the_palette_can_be_read_on_light_and_dark_grounds() {
    let classes = ["a", "b", "c", "d", "e", "other"].map(Class::undescribed);
    for (colour, _) in of_classes(classes) {
        for (shade, grounds) in [(colour.light, LIGHT), (colour.dark, DARK)] {
            for ground in grounds {
                let found = contrast(parts(&shade.to_string()), parts(ground));
                assert!(found >= READABLE, "{shade} on {ground}: {found:.2}");
            }
        }
    }
    let kinds = (0..14).map(|number| kind(&format!("kind-{number}"), "", ""));
    for (_, colour) in of_kinds(kinds) {
        let own = parts(&colour.to_string());
        let in_dark = own.map(|part| part * KIND_IN_DARK + 1.0 - KIND_IN_DARK);
        for (shade, grounds) in [(own, LIGHT), (in_dark, DARK)] {
            for ground in grounds {
                let found = contrast(shade, parts(ground));
                assert!(found >= READABLE, "{colour} on {ground}: {found:.2}");
            }
        }
    }
}
