//! `cases/*.txt`: a small network, questions to it, and what is answered.
//!
//! A case begins with `=== ` and its name; then come claims, one a line: `from type to`, then a
//! date, a status (documented if none is given) and a certainty in any order, all optional. The types are `met` (contact,
//! symmetric, an event), `spied_on` (espionage, an event) and `led` (structure, a state), the one
//! named triangle is `espionage` (on at least two sides); an id
//! that begins with `place-` is a place, any other a person. Each question is an address after `---
//! `, and the answer follows. `UPDATE_EXPECT=1 cargo test` writes the answers into the cases.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use prosopograph::dataset::DatasetFiles;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::Question;
use prosopograph::model::Certainty;
use prosopograph::model::EntityIndex;
use prosopograph::model::RelationIndex;
use prosopograph::model::Status;
use prosopograph::query::Absence;
use prosopograph::query::AroundQuestion;
use prosopograph::query::Change;
use prosopograph::query::PathQuestion;
use prosopograph::query::Route;
use prosopograph::query::Triangle;
use prosopograph::query::TriangleQuestion;

const TYPES: &str = "type,class,aspect,symmetric\nmet,contact,event,true\nspied_on,espionage,event,false\nled,structure,state,false\n";
const PATTERNS: &str =
    "pattern,name,side1,side2,side3\nespionage,Espionage triangle,espionage,espionage,\n";

#[test]
fn paths() {
    check("paths.txt", include_str!("cases/paths.txt"));
}

#[test]
fn neighbourhoods() {
    check(
        "neighbourhoods.txt",
        include_str!("cases/neighbourhoods.txt"),
    );
}

#[test]
fn triangles() {
    check("triangles.txt", include_str!("cases/triangles.txt"));
}

#[test]
fn absences() {
    check("absences.txt", include_str!("cases/absences.txt"));
}

fn check(file: &str, text: &str) {
    let mut written = String::new();
    for case in text.split("=== ").skip(1) {
        let mut sections = case.split("--- ");
        let network = sections.next().expect("a case has a network");
        let (_, claims) = network.split_once('\n').expect("a case has a name");
        let explorer = explorer(claims);
        writeln!(written, "=== {}", network.trim_end()).expect("a text grows");
        for section in sections {
            let address = section.lines().next().expect("a question has an address");
            writeln!(
                written,
                "--- {address}\n{}",
                answer(&explorer, address).join("\n")
            )
            .expect("a text grows");
        }
        written.push('\n');
    }
    if env::var_os("UPDATE_EXPECT").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/query/cases")
            .join(file);
        fs::write(path, written).expect("the cases can be written");
    } else {
        assert_eq!(written.trim_end(), text.trim_end(), "{file}");
    }
}

/// The network of some claims.
fn explorer(claims: &str) -> Explorer {
    let mut ids = BTreeSet::new();
    let mut relations = "from,type,to,when,status,certainty\n".to_owned();
    for claim in claims
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let words: Vec<&str> = claim.split_whitespace().collect();
        let [from, relation_type, to, rest @ ..] = words.as_slice() else {
            panic!("\"{claim}\" is no claim")
        };
        ids.extend([*from, *to]);
        let status = rest
            .iter()
            .find(|word| Status::from_name(word).is_some())
            .unwrap_or(&"documented");
        // "certain" and "possible" are grades only; no status is called so.
        let certainty = rest
            .iter()
            .find(|word| Certainty::from_name(word).is_some())
            .unwrap_or(&"");
        let when = rest
            .iter()
            .find(|word| *word != status && *word != certainty)
            .unwrap_or(&"");
        writeln!(
            relations,
            "{from},{relation_type},{to},\"{when}\",{status},{certainty}"
        )
        .expect("a text grows");
    }
    let mut entities = "id,kind,name\n".to_owned();
    for id in ids {
        let kind = if id.starts_with("place-") {
            "place"
        } else {
            "person"
        };
        writeln!(entities, "{id},{kind},{id}").expect("a text grows");
    }
    let mut files = DatasetFiles::from_memory("case", []);
    for (name, text) in [
        ("entities.csv", entities),
        ("relations.csv", relations),
        ("relation_types.csv", TYPES.to_owned()),
        ("patterns.csv", PATTERNS.to_owned()),
    ] {
        files.insert(name, Cow::Owned(text.into_bytes()));
    }
    Explorer::open(&files).unwrap_or_else(|error| panic!("{error}: {:?}", error.report.problems()))
}

/// The lines that tell an answer.
fn answer(explorer: &Explorer, address: &str) -> Vec<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let parameters = Parameters::from_query(query);
    let teller = Teller { explorer };
    let mut lines = Vec::new();
    let absence = match path {
        "/path" => {
            let answer = ask::<PathQuestion>(explorer, path, parameters);
            lines.extend(answer.routes.iter().map(|route| teller.route(route)));
            let weakest = answer.weakest;
            lines.extend(weakest.map(|strength| format!("weakest hop: rank {}", strength.rank())));
            lines.extend(answer.cost.map(|cost| format!("cost: {cost:.3}")));
            answer.absence
        }
        "/around" => {
            let answer = ask::<AroundQuestion>(explorer, path, parameters);
            let members = answer.members.iter();
            lines.extend(
                members.map(|member| format!("{} {}", member.distance, teller.id(member.entity))),
            );
            let relations = answer.relations.iter();
            lines.extend(relations.map(|relation| teller.claim(*relation)));
            answer.absence
        }
        "/triangles" => {
            let answer = ask::<TriangleQuestion>(explorer, path, parameters);
            let triangles = answer.triangles.iter();
            lines.extend(triangles.map(|triangle| teller.triangle(triangle)));
            let shapes = answer.groups.len();
            lines.push(format!("total {} in {shapes} shapes", answer.total));
            answer.absence
        }
        other => panic!("{other:?} is not told here"),
    };
    lines.extend(absence.map(|absence| teller.absence(&absence)));
    lines
}

fn ask<Q: Question>(explorer: &Explorer, path: &str, parameters: Parameters) -> Q::Answer {
    let asked = explorer
        .read::<Q>(path, parameters)
        .expect("the question can be asked");
    explorer
        .ask(&asked.question, &asked.request.limits)
        .expect("the network is small")
}

struct Teller<'a> {
    explorer: &'a Explorer,
}

impl Teller<'_> {
    fn id(&self, entity: EntityIndex) -> String {
        self.explorer.network().entity(entity).id.clone()
    }

    fn claim(&self, relation: RelationIndex) -> String {
        let claim = self.explorer.network().claim(relation);
        let when = claim
            .when()
            .map_or(String::new(), |date| format!(" {date}"));
        format!(
            "{} {} {}{when} {}",
            self.id(claim.from()),
            claim.relation_type().id,
            self.id(claim.to()),
            claim.status()
        )
    }

    /// `a > b > c`, each step with its number of claims if it has several.
    fn route(&self, route: &Route) -> String {
        let mut told = self.id(route.entities[0]);
        for hop in &route.hops {
            let step = if hop.relations.len() == 1 {
                ">".to_owned()
            } else {
                format!(">{}>", hop.relations.len())
            };
            told = format!("{told} {step} {}", self.id(hop.to));
        }
        told
    }

    fn triangle(&self, triangle: &Triangle) -> String {
        let corners = triangle.entities.map(|entity| self.id(entity)).join(" ");
        let deciding = triangle
            .deciding
            .map(|relation| self.claim(relation))
            .join("; ");
        format!(
            "{corners}: at once {}, rank {}: {deciding}",
            triangle.at_once,
            triangle.weakest.rank()
        )
    }

    fn absence(&self, absence: &Absence) -> String {
        match absence {
            Absence::Nowhere => "nothing like it, whatever the scope".to_owned(),
            Absence::DifferentComponents { from_size, to_size } => {
                format!("different components of {from_size} and {to_size}")
            }
            Absence::Relaxation { changes, hops } => {
                let words: Vec<String> =
                    changes.iter().map(|change| self.change(*change)).collect();
                format!("{hops} hops if {}", words.join(" and "))
            }
        }
    }

    fn change(&self, change: Change) -> String {
        let schema = self.explorer.network().schema();
        match change {
            Change::AdmitStatus(status) => format!("{status} claims count"),
            Change::AdmitCertainty(certainty) => format!("{certainty} claims count"),
            Change::AdmitType(relation_type) => {
                format!("{} counts", schema.relation_type(relation_type).id)
            }
            Change::AdmitClass(class) => format!("{} counts", schema.class(class)),
            Change::AdmitKind(kind) | Change::NoLongerAvoidKind(kind) => {
                format!("a {} may be passed", schema.kind(kind).id)
            }
            Change::NoLongerAvoid(entity) => format!("{} may be passed", self.id(entity)),
            other => format!("{other:?}"),
        }
    }
}
