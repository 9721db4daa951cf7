//! Colours, sizes and widths by anything: chosen by the address, the same on the canvas, in
//! drawings and in files for Graphviz, and those of the file where a file has them.

use axum::Router;
use axum::http::Method;
use serde_json::Value;

use crate::support::foreign::imported;
use crate::support::server::Reply;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;

const FILES: [&str; 5] = [
    "entities.csv",
    "kinds.csv",
    "relation_types.csv",
    "relations.csv",
    "datapackage.json",
];

/// Six people in two groups, with colours, sizes, places and weights as Gephi writes them.
fn gephi() -> Router {
    let people = [
        ("0", "Ann", "red", "rgb", 0),
        ("1", "Bea", "red", "rgb", 1),
        ("2", "Cid", "red", "rgb", 2),
        ("3", "Dan", "blue", "rgb", 3),
        ("4", "Eve", "blue", "rgb", 4),
        ("5", "Flo", "", "none", 5),
    ];
    let nodes = people
        .iter()
        .map(|(id, name, group, colour, number)| {
            let colour = match (*colour, *group) {
                ("none", _) => String::new(),
                (_, "red") => "<viz:color r='245' g='91' b='91'/>".to_owned(),
                _ => "<viz:color r='20' g='40' b='200'/>".to_owned(),
            };
            let group = if group.is_empty() {
                String::new()
            } else {
                format!("<attvalue for='g' value='{group}'/>")
            };
            format!(
                "<node id='{id}' label='{name}'><attvalues>{group}<attvalue for='n' value='{number}'/></attvalues>{colour}<viz:size value='{}'/><viz:position x='{}' y='{}'/></node>",
                10 + number * 5,
                number * 100,
                number % 2 * 100,
            )
        })
        .collect::<Vec<_>>()
        .concat();
    let edges = [
        (0, 1, 1),
        (1, 2, 4),
        (0, 2, 9),
        (3, 4, 1),
        (2, 3, 1),
        (4, 5, 16),
    ]
    .iter()
    .enumerate()
    .map(|(id, (from, to, weight))| {
        format!("<edge id='e{id}' source='{from}' target='{to}' weight='{weight}'/>")
    })
    .collect::<Vec<_>>()
    .concat();
    let file = format!(
        "<gexf xmlns='http://www.gexf.net/1.2draft' xmlns:viz='http://www.gexf.net/1.2draft/viz' version='1.2'><graph defaultedgetype='undirected'>\
         <attributes class='node'><attribute id='g' title='group' type='string'/><attribute id='n' title='letters written' type='integer'/></attributes>\
         <nodes>{nodes}</nodes><edges>{edges}</edges></graph></gexf>"
    );
    let imported = imported("gephi.gexf", &file).expect("the file is read");
    let files: Vec<(&'static str, String)> = FILES
        .into_iter()
        .filter_map(|name| {
            let bytes = imported.files.get(name)?;
            Some((name, String::from_utf8(bytes.to_vec()).expect("it is text")))
        })
        .collect();
    service_of(&files)
}

async fn get_from(service: &Router, address: &str) -> Reply {
    send(service.clone(), request(Method::GET, address)).await
}

async fn canvas(service: &Router, further: &str) -> Value {
    let reply = get_from(service, &format!("/api/explore?steps=all{further}")).await;
    reply.assert_answer();
    reply.json()
}

fn choice<'v>(canvas: &'v Value, parameter: &str) -> &'v Value {
    let choices = canvas["painting"]["choices"]
        .as_array()
        .expect("there are choices");
    let mut choices = choices.iter();
    choices
        .find(|choice| choice["parameter"] == parameter)
        .expect("it can be chosen")
}

fn labels(groups: &Value) -> Vec<&str> {
    let groups = groups.as_array().expect("groups are listed");
    groups
        .iter()
        .filter_map(|group| group["label"].as_str())
        .collect()
}

/// What an entity has in the answer, by its name.
fn of<'v>(canvas: &'v Value, name: &str) -> &'v Value {
    let entities = canvas["entities"].as_array().expect("entities are listed");
    let mut entities = entities.iter();
    entities
        .find(|entity| entity["name"] == name)
        .expect("it is there")
}

#[tokio::test]
async fn a_file_that_says_how_it_looks_looks_so() {
    let service = gephi();
    let canvas = canvas(&service, "").await;
    for parameter in ["colour", "size", "arrange"] {
        let choice = choice(&canvas, parameter);
        assert_eq!(
            (&choice["chosen"], &choice["usual"]),
            (&"file".into(), &"file".into())
        );
    }
    assert_eq!(choice(&canvas, "width")["chosen"], "equal");
    assert_eq!(of(&canvas, "Ann")["colour"], "#f55b5b");
    assert_eq!(of(&canvas, "Eve")["colour"], "#1428c8");
    assert!(of(&canvas, "Flo")["colour"].is_null());
    let number = |name, field| of(&canvas, name)[field].as_f64().expect("it is a number");
    assert!(number("Flo", "radius") > number("Ann", "radius"));
    let step = number("Bea", "x") - number("Ann", "x");
    assert!((number("Flo", "x") - number("Eve", "x") - step).abs() < 0.2);
    assert!(
        number("Bea", "y") < number("Ann", "y"),
        "files count upwards"
    );
    let groups = labels(&canvas["painting"]["entity_groups"]);
    assert_eq!(groups, ["group red", "group blue", "not stated"]);
}

#[tokio::test]
async fn drawings_of_a_network_and_of_answers_have_the_colours_of_its_file() {
    let service = gephi();
    for of in ["", "?of=/around%3Fentity%3D3", "?of=/claims"] {
        for format in ["svg", "dot"] {
            let drawing = get_from(&service, &format!("/api/export/{format}{of}")).await;
            let text = drawing.text().to_lowercase();
            assert!(
                text.contains("#f55b5b") && text.contains("#1428c8"),
                "{format}{of}: {text}"
            );
        }
    }
    let plain = get_from(
        &service,
        "/api/export/svg?of=/explore%3Fsteps%3Dall%26colour%3Dkind",
    )
    .await;
    assert!(
        !plain.text().contains("#f55b5b"),
        "the kinds were asked for"
    );
}

#[tokio::test]
async fn names_and_numbers_of_a_column_are_groups_with_letters_and_digits() {
    let service = gephi();
    let by_name = canvas(&service, "&colour=column:group").await;
    let groups = &by_name["painting"]["entity_groups"];
    assert_eq!(labels(groups), ["red", "blue", "not stated"]);
    assert_eq!(
        (&groups[0]["letter"], &groups[2]["letter"]),
        (&"A".into(), &"–".into())
    );
    assert_eq!(of(&by_name, "Dan")["group"], 1);
    assert_eq!(of(&by_name, "Flo")["group"], 2);
    let by_number = canvas(&service, "&colour=column:letters+written").await;
    let groups = &by_number["painting"]["entity_groups"];
    assert_eq!(labels(groups), ["0", "1", "2", "3", "4 to 5", "not stated"]);
    let each = canvas(&service, "&colour=names:letters+written").await;
    assert_eq!(labels(&each["painting"]["entity_groups"]).len(), 7);
    let communities = canvas(&service, "&colour=community").await;
    assert_eq!(
        of(&communities, "Ann")["group"],
        of(&communities, "Bea")["group"]
    );
    assert_ne!(
        of(&communities, "Ann")["group"],
        of(&communities, "Eve")["group"]
    );
    let ties = canvas(&service, "&colour=ties").await;
    assert_eq!(
        labels(&ties["painting"]["entity_groups"]),
        ["1", "2", "3", "not stated"]
    );
}

#[tokio::test]
async fn what_says_several_things_at_once_has_none_of_their_colours() {
    let service = service_of(&[
        (
            "entities.csv",
            "id,kind,name,language\nann,person,Ann,Latin|French\nbea,person,Bea,Latin\ncid,person,Cid,French|Latin\ndan,person,Dan,Latin\neve,person,Eve,\n".to_owned(),
        ),
        (
            "relation_types.csv",
            "type,class,label,symmetric\nknew,knowing,knew,true\n".to_owned(),
        ),
        (
            "sources.csv",
            "id,title\nbook,A book\nletter,A letter\n".to_owned(),
        ),
        (
            "relations.csv",
            "id,from,type,to,certainty,source,locus\nr1,ann,knew,bea,probable,book,\nr2,bea,knew,cid,,book|letter,1|2\nr3,cid,knew,dan,,book|book,1|2\n".to_owned(),
        ),
    ]);
    let found = canvas(&service, "&colour=column:language&tie_colour=source").await;
    assert_eq!(
        labels(&found["painting"]["entity_groups"]),
        ["Latin", "French", "more than one value", "not stated"]
    );
    assert_eq!(of(&found, "Ann")["group"], of(&found, "Cid")["group"]);
    assert_eq!(of(&found, "Ann")["group"], 2);
    assert_eq!(of(&found, "Bea")["group"], 0);
    assert_eq!(
        labels(&found["painting"]["tie_groups"]),
        ["A book", "A letter", "more than one value", "not stated"]
    );
    let ties = found["relations"].as_array().expect("there are ties");
    let groups: Vec<&Value> = ties.iter().map(|tie| &tie["group"]).collect();
    assert_eq!(groups, [0, 2, 0]);
    let graded = canvas(&service, "&tie_colour=certainty").await;
    assert!(labels(&graded["painting"]["tie_groups"]).contains(&"probable"));
}

#[tokio::test]
async fn sizes_and_widths_grow_with_what_was_chosen() {
    let service = gephi();
    let canvas = canvas(
        &service,
        "&size=column:letters+written&width=weight&tie_colour=column:weight",
    )
    .await;
    let radius = |name| of(&canvas, name)["radius"].as_f64().expect("it has a size");
    assert!(radius("Flo") > radius("Bea") && radius("Bea") > radius("Ann"));
    let widths: Vec<f64> = canvas["relations"]
        .as_array()
        .expect("ties are listed")
        .iter()
        .filter_map(|tie| tie["width"].as_f64())
        .collect();
    assert_eq!(widths.len(), 6);
    assert!(widths[5] > widths[2] && widths[2] > widths[1] && widths[1] > widths[0]);
    let groups = labels(&canvas["painting"]["tie_groups"]);
    assert_eq!(groups, ["1", "4", "9", "16", "not stated"]);
}

#[tokio::test]
async fn measures_of_the_scope_colour_and_size() {
    let service = gephi();
    let painted = "&colour=measure:betweenness&size=measure:degree";
    let whole = canvas(&service, painted).await;
    // Ann, Bea and Cid are tied to one another; Cid, Dan, Eve and Flo are a chain.
    let groups = labels(&whole["painting"]["entity_groups"]);
    assert_eq!(groups, ["0", "4", "6", "not stated"]);
    let group = |canvas: &Value, name| of(canvas, name)["group"].as_u64();
    let radius = |canvas: &Value, name| of(canvas, name)["radius"].as_f64();
    for (name, expected) in [("Ann", 0), ("Eve", 1), ("Cid", 2), ("Dan", 2), ("Flo", 0)] {
        assert_eq!(group(&whole, name), Some(expected), "{name}");
    }
    assert!(radius(&whole, "Cid") > radius(&whole, "Dan"));
    assert!(radius(&whole, "Dan") > radius(&whole, "Flo"));
    // The measure is of the scope, and not of what is on the canvas.
    let ann = of(&whole, "Ann")["id"].as_str().expect("an id");
    let part = format!("/api/explore?steps=show:{ann},expand:{ann}{painted}");
    let part = get_from(&service, &part).await.json();
    assert_eq!(part["entities"].as_array().map(Vec::len), Some(3));
    assert_eq!(group(&part, "Cid"), Some(2));
    assert_eq!(radius(&part, "Cid"), radius(&whole, "Cid"));
    let explore = "/explore%3Fsteps=all%26colour=measure:betweenness";
    let svg = get_from(&service, &format!("/api/export/svg?of={explore}")).await;
    let light = whole["painting"]["entity_groups"][2]["light"].as_str();
    let light = light.expect("it has a colour");
    let discs = svg.text().matches(&format!("fill=\"{light}\"")).count();
    assert_eq!(discs, 3, "two discs and the legend");
    let wrong = get_from(&service, "/api/explore?steps=all&size=measure:fame").await;
    wrong.assert_problem(400);
}

#[tokio::test]
async fn where_all_numbers_are_the_same_nothing_stands_out() {
    let service = gephi();
    let widths = |canvas: &Value| -> Vec<f64> {
        let ties = canvas["relations"].as_array().expect("ties are listed");
        ties.iter()
            .filter_map(|tie| tie["width"].as_f64())
            .collect()
    };
    let by_claims = widths(&canvas(&service, "&width=claims").await);
    assert_eq!(by_claims.len(), 6);
    let by_weight = widths(&canvas(&service, "&width=weight").await);
    let thinnest = by_weight.iter().copied().fold(f64::INFINITY, f64::min);
    assert!(
        by_claims.iter().all(|width| *width < thinnest),
        "{by_claims:?}, and by weight {by_weight:?}"
    );
}

#[tokio::test]
async fn a_drawing_has_one_line_between_two_and_says_how_many_ties_it_stands_for() {
    let service = service_of(&[
        (
            "entities.csv",
            "id,kind,name\nann,person,Ann\nbea,person,Bea\ncid,person,Cid\n".to_owned(),
        ),
        (
            "relation_types.csv",
            "type,class,label\nhelped,help,helped\nhurt,harm,hurt\n".to_owned(),
        ),
        (
            "relations.csv",
            "id,from,type,to,status,quantity,unit\nr1,ann,helped,bea,alleged,10,coins\nr2,ann,helped,bea,documented,40/60,coins\nr3,bea,hurt,cid,,900,words\nr4,cid,helped,bea,,,\nr5,cid,helped,bea,,,\n".to_owned(),
        ),
    ]);
    let svg = service_drawing(&service).await;
    let (_, ties) = svg.split_once("<g id=\"ties\"").expect("it has ties");
    let (ties, rest) = ties.split_once("</g>").expect("they end");
    let lines: Vec<&str> = ties
        .lines()
        .filter(|line| line.starts_with("<path"))
        .collect();
    assert_eq!(lines.len(), 2, "{ties}");
    // All of one kind, and one of them without reservation.
    assert!(lines[0].contains("marker-end") && !lines[0].contains("dasharray"));
    assert!(lines[0].contains("Ann helped Bea"));
    // Two colours, both ways.
    assert!(lines[1].contains("#6f7f95") && !lines[1].contains("marker-end"));
    for said in [
        ">×2<",
        ">×3<",
        ">several of these at once<",
        ">so many ties between two<",
    ] {
        assert!(rest.contains(said), "{said} in {rest}");
    }
    // The figures of one unit make lines wide, those of another do not.
    let found = canvas(&service, "&width=quantity:coins").await;
    let ties = found["relations"].as_array().expect("there are ties");
    let widths: Vec<f64> = ties
        .iter()
        .filter_map(|tie| tie["width"].as_f64())
        .collect();
    assert!(widths[1] > widths[0] && widths[0] > widths[2], "{widths:?}");
    assert_eq!(widths[2].to_bits(), widths[3].to_bits());
    assert!(!service_drawing(&gephi()).await.contains("so many ties"));
}

async fn service_drawing(service: &Router) -> String {
    get_from(service, "/api/export/svg").await.text()
}

#[tokio::test]
async fn drawings_and_graphviz_have_the_same_colours() {
    let service = gephi();
    let explore = "/explore%3Fsteps=all%26colour=column:group%26width=weight";
    let canvas = canvas(&service, "&colour=column:group").await;
    let light = canvas["painting"]["entity_groups"][1]["light"]
        .as_str()
        .expect("it has a colour");
    let svg = get_from(&service, &format!("/api/export/svg?of={explore}"))
        .await
        .text();
    assert_eq!(
        svg.matches(&format!("fill=\"{light}\"")).count(),
        3,
        "two discs and the legend"
    );
    assert!(svg.contains(">B blue</text>"), "the legend has the letter");
    assert!(
        svg.contains("stroke-width=\"6.6\""),
        "the heaviest tie is the widest"
    );
    let dot = get_from(&service, &format!("/api/export/dot?of={explore}"))
        .await
        .text();
    assert_eq!(dot.matches(light).count(), 2);
    assert_eq!(dot.matches("xlabel=\"B\"").count(), 2);
    assert!(dot.contains("penwidth=6.00"));
}

#[tokio::test]
async fn what_is_not_there_is_named_with_what_is() {
    let service = gephi();
    for (asked, help) in [
        ("colour=column:speech", "column:group"),
        ("size=column:group", "column:letters written"),
        ("width=column:group", "column:weight"),
        ("tie_colour=kind", "class, status, certainty, type, source"),
    ] {
        let reply = get_from(&service, &format!("/api/explore?steps=all&{asked}")).await;
        let problem = reply.assert_problem(400);
        let detail = problem["detail"].as_str().expect("it says what is wrong");
        assert!(
            detail.contains("is unknown") && detail.contains(help),
            "{detail}"
        );
    }
}

#[tokio::test]
async fn the_pictures_of_pages_look_as_the_file_does() {
    let service = gephi();
    let ann = of(&canvas(&service, "").await, "Ann")["id"].clone();
    let ann = ann.as_str().expect("an id");
    let front = get_from(&service, "/").await.text();
    for address in [
        "/".to_owned(),
        format!("/entities/{ann}"),
        format!("/around?entity={ann}"),
    ] {
        let page = get_from(&service, &address).await.text();
        for colour in ["#f55b5b", "#1428c8"] {
            let is_near = address == "/" || colour == "#f55b5b";
            let fill = format!("fill=\"{colour}\"");
            assert_eq!(page.contains(&fill), is_near, "{address}: {colour}");
        }
    }
    assert!(
        front.contains("As in the file: colours, sizes, places."),
        "{front}"
    );
    // Ann is the smallest and stands farthest to the left, Flo the largest, to the right.
    let circle = |name: &str| {
        let until = front
            .split(&format!(">{name}<"))
            .next()
            .expect("it is named");
        let circle = until.rsplit("<circle").next().expect("a disc");
        let number = |what: &str| {
            let (_, rest) = circle
                .split_once(&format!(" {what}=\""))
                .expect("it has a place");
            let number = rest.split('"').next().expect("it ends");
            number.parse::<f64>().expect("a number")
        };
        (number("cx"), number("r"))
    };
    let places: Vec<(f64, f64)> = ["Ann", "Bea", "Cid", "Dan", "Eve", "Flo"]
        .map(circle)
        .to_vec();
    assert!(
        places.is_sorted_by(|one, other| one.0 < other.0),
        "{places:?}"
    );
    assert!(
        places.is_sorted_by(|one, other| one.1 < other.1),
        "{places:?}"
    );
}
