//! Labels of pictures: none covers another or a disc. The networks are the built-in one and Les
//! Misérables (Knuth 1993), whose ties networkx wrote.

use prosopograph::dataset::DatasetReport;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::Question;
use prosopograph::graph::Budget;
use prosopograph::layout::DrawingPlan;
use prosopograph::layout::Rectangle;
use prosopograph::layout::arrange_drawing;
use prosopograph::layout::lines_of_width;
use prosopograph::layout::text_width;
use prosopograph::query::AroundQuestion;
use prosopograph::query::Limits;
use prosopograph::query::PathQuestion;
use prosopograph::view::AroundView;
use prosopograph::view::Figure;
use prosopograph::view::FigureNode;
use prosopograph::view::PathView;
use prosopograph::view::Shown;
use prosopograph::view::Sketch;
use serde_json::Value;

use crate::support::plain_network::appearances;

/// The people of Les Misérables in the order in which networkx names them.
const NAMES: &str = "Napoleon Myriel MlleBaptistine MmeMagloire CountessDeLo Geborand Champtercier Cravatte Count OldMan Valjean Labarre Marguerite MmeDeR Isabeau Gervais Listolier Tholomyes Fameuil Blacheville Favourite Dahlia Zephine Fantine MmeThenardier Thenardier Cosette Javert Fauchelevent Bamatabois Perpetue Simplice Scaufflaire Woman1 Judge Champmathieu Brevet Chenildieu Cochepaille Pontmercy Boulatruelle Eponine Anzelma Woman2 MotherInnocent Gribier MmeBurgon Jondrette Gavroche Gillenormand Magnon MlleGillenormand MmePontmercy MlleVaubois LtGillenormand Marius BaronessT Mabeuf Enjolras Combeferre Prouvaire Feuilly Courfeyrac Bahorel Bossuet Joly Grantaire MotherPlutarch Gueulemer Babet Claquesous Montparnasse Toussaint Child1 Child2 Brujon MmeHucheloup";
/// The size of names in the file for print.
const SIZE: f64 = 10.0;

fn ties() -> Vec<(u32, u32)> {
    let fixtures: Value = serde_json::from_str(include_str!("../fixtures/communities.json"))
        .expect("the fixture is JSON");
    let mut cases = fixtures.as_array().expect("a list").iter();
    let case = cases
        .find(|case| case["name"] == "Les Misérables")
        .expect("it is there");
    let end = |value: &Value| {
        let number = value.as_u64().expect("a number");
        u32::try_from(number).expect("a small one")
    };
    let ties = case["ties"].as_array().expect("a list").iter();
    ties.map(|tie| (end(&tie[0]), end(&tie[1]))).collect()
}

fn les_miserables() -> Explorer {
    let names: Vec<&str> = NAMES.split(' ').collect();
    Explorer::of(appearances(&names, &ties()), DatasetReport::default())
}

/// What the answer to a question looks like.
fn shown<Q: Shown + Question>(explorer: &Explorer, address: &str) -> Q::View {
    let (path, query) = address.split_once('?').expect("it has parameters");
    let asked = explorer
        .read::<Q>(path, Parameters::from_query(query))
        .expect("the address is a question");
    let patience = prosopograph::explorer::Patience::of_limits(Limits::default());
    prosopograph::view::show(explorer, asked, &patience)
        .expect("there is time enough")
        .view
}

fn around(explorer: &Explorer, address: &str) -> Figure {
    let view: AroundView = shown::<AroundQuestion>(explorer, address);
    view.figure.expect("somebody is around")
}

fn path(explorer: &Explorer, address: &str) -> Figure {
    let view: PathView = shown::<PathQuestion>(explorer, address);
    view.figure.expect("they are connected")
}

/// Everything in a drawing that must not be covered: names, labels and discs.
fn filled(sketch: &Sketch) -> Vec<Rectangle> {
    let names = sketch.nodes.iter().map(FigureNode::name_rectangle);
    let labels = sketch
        .edges
        .iter()
        .filter(|edge| !edge.label.lines.is_empty());
    let labels = labels.map(|edge| edge.label.rectangle());
    let discs = sketch.nodes.iter();
    let discs = discs.map(|node| Rectangle::of_disc(node.at, node.radius));
    names.chain(labels).chain(discs).collect()
}

fn overlaps(filled: &[Rectangle]) -> usize {
    let later = |(place, one): (usize, &Rectangle)| {
        let others = filled.iter().skip(place + 1);
        others.filter(|other| one.meets(**other)).count()
    };
    filled.iter().enumerate().map(later).sum()
}

/// Asserts that nothing covers anything or sticks out, and says how many drawings there were.
fn assert_legible(figure: &Figure) {
    let sketches = figure.wide.iter().chain([&figure.narrow]);
    for sketch in sketches {
        let all = filled(sketch);
        assert_eq!(overlaps(&all), 0, "{}, {} wide", figure.title, sketch.width);
        let frame = Rectangle {
            left: -0.5,
            top: -0.5,
            right: sketch.width + 0.5,
            bottom: sketch.height + 0.5,
        };
        let outside = all.iter().filter(|filled| !frame.encloses(**filled));
        assert_eq!(
            outside.count(),
            0,
            "{}, {} wide",
            figure.title,
            sketch.width
        );
    }
    assert!(figure.narrow.width <= 340.0);
}

#[test]
fn no_label_covers_anything_in_pictures_of_les_miserables() {
    let explorer = les_miserables();
    for address in [
        "/around?entity=Valjean&hops=1",
        "/around?entity=Valjean&hops=2",
        "/around?entity=Napoleon&hops=3",
        "/around?entity=Gavroche&hops=1",
    ] {
        assert_legible(&around(&explorer, address));
    }
    for address in [
        "/path?from=Napoleon&to=MmeHucheloup&method=all-shortest",
        "/path?from=Napoleon&to=Gavroche&method=k&k=9",
        "/path?from=Valjean&to=Javert&method=k&k=6",
    ] {
        assert_legible(&path(&explorer, address));
    }
}

#[test]
fn ties_without_direction_have_no_arrows() {
    let explorer = les_miserables();
    let figures = [
        around(&explorer, "/around?entity=Valjean&hops=1"),
        around(&explorer, "/around?entity=Valjean&hops=2"),
        path(&explorer, "/path?from=Napoleon&to=Gavroche&method=k&k=3"),
    ];
    for figure in figures {
        let sketches = figure.wide.iter().chain([&figure.narrow]);
        let edges = sketches.flat_map(|sketch| &sketch.edges);
        let arrows = edges.filter(|edge| edge.arrow_at_begin || edge.arrow_at_end);
        assert_eq!(arrows.count(), 0, "{}", figure.title);
        assert!(!figure.key.notes.concat().contains("An arrow"));
    }
}

#[test]
fn names_in_the_file_of_les_miserables_cover_nothing_and_hardly_any_is_missing() {
    let names: Vec<f64> = NAMES.split(' ').map(|name| text_width(name, 1.0)).collect();
    let count = |number: u32| usize::try_from(number).expect("it is small");
    let plan = DrawingPlan {
        ties: ties()
            .into_iter()
            .map(|(one, other)| (count(one), count(other)))
            .collect(),
        names: names.clone(),
        size: SIZE,
        legend_lines: 2,
        ..DrawingPlan::default()
    };
    let layout = arrange_drawing(&plan, &mut Budget::default()).expect("there is time enough");
    let discs = layout.discs.iter();
    let discs = discs.map(|disc| Rectangle::of_disc(disc.middle, disc.radius));
    let with_room = layout
        .discs
        .iter()
        .zip(&names)
        .filter(|(disc, _)| disc.is_named);
    let names: Vec<Rectangle> = with_room
        .map(|(disc, width)| Rectangle {
            left: disc.middle.x - width * SIZE / 2.0,
            top: disc.name_y - SIZE,
            right: disc.middle.x + width * SIZE / 2.0,
            bottom: disc.name_y + 0.25 * SIZE,
        })
        .collect();
    let missing = layout.discs.len() - names.len();
    assert!(
        missing * 50 <= layout.discs.len(),
        "{missing} names have no room"
    );
    let all: Vec<Rectangle> = names.into_iter().chain(discs).collect();
    assert_eq!(overlaps(&all), 0);
}

#[test]
fn no_name_leaves_its_drawing() {
    let names = vec![40.0, 4.0, 4.0, 40.0];
    let plan = DrawingPlan {
        ties: vec![(0, 1), (1, 2), (2, 3)],
        names: names.clone(),
        size: SIZE,
        ..DrawingPlan::default()
    };
    let layout = arrange_drawing(&plan, &mut Budget::default()).expect("there is time enough");
    for (disc, width) in layout.discs.iter().zip(names) {
        let half = width * SIZE / 2.0;
        assert!(disc.is_named);
        assert!(disc.middle.x >= half, "{disc:?}");
        assert!(disc.middle.x + half <= layout.width, "{disc:?}");
    }
}

#[test]
fn a_text_is_broken_where_it_fits_and_cut_where_it_does_not() {
    let lines = lines_of_width("People arrested as Estonian spies", 13.0, 120.0, 3);
    assert!(lines.len() > 1);
    assert!(lines.iter().all(|line| text_width(line, 13.0) <= 120.0));
    assert_eq!(lines.join(" "), "People arrested as Estonian spies");
    let cut = lines_of_width("Correspondenceofmanywordsinarow and more", 13.0, 80.0, 1);
    assert_eq!(cut.len(), 1);
    assert!(cut[0].ends_with('…') && text_width(&cut[0], 13.0) <= 80.0);
}
