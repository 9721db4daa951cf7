//! What each question may be asked with: one list for the OpenAPI document and for the page that
//! explains the API.

use serde_json::Value;
use serde_json::json;

use crate::explorer::Explorer;
use crate::explorer::OF_THE_PICTURE;
use crate::model::Certainty;
use crate::model::Claim;
use crate::model::Status;
use crate::query::Arrangement;
use crate::query::JourneyAim;
use crate::query::Lanes;
use crate::query::PathMethod;
use crate::query::patterns;

/// A parameter of a question.
#[derive(Clone, Debug)]
pub(crate) struct ParameterDoc {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) required: bool,
    pub(crate) schema: Value,
}

/// A question of the API.
#[derive(Clone, Debug)]
pub(crate) struct OperationDoc {
    pub(crate) id: &'static str,
    pub(crate) path: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) parameters: Vec<ParameterDoc>,
    pub(crate) example: String,
}

/// All questions of the API about an opened network.
pub(crate) fn operations(explorer: &Explorer) -> Vec<OperationDoc> {
    let ids = Ids::of(explorer);
    let operation = |id, path, summary, answer, parameters, example: String| OperationDoc {
        id,
        path,
        summary,
        answer,
        parameters,
        example,
    };
    let entity = entity_example(explorer, 0);
    let other = entity_example(explorer, 1);
    let mut all = vec![
        operation(
            "overview",
            "/api/overview",
            "What this network is, and how much of everything it has.",
            "OverviewView",
            Vec::new(),
            "/api/overview".into(),
        ),
        operation(
            "find",
            "/api/find",
            "Who or what is called so? Any spelling, any script.",
            "FindView",
            find_parameters(&ids, &entity),
            format!("/api/find?q={entity}"),
        ),
        operation(
            "show",
            "/api/entities/{id}",
            "What is known of an entity?",
            "DossierView",
            scoped(&ids, Vec::new()),
            format!("/api/entities/{entity}"),
        ),
        operation(
            "claim",
            "/api/relations/{id}",
            "What does one claim rest on?",
            "ClaimView",
            Vec::new(),
            format!("/api/relations/{}", relation_example(explorer)),
        ),
        operation(
            "explore",
            "/api/explore",
            "What was gathered on the canvas, and where does it stand?",
            "ExploreView",
            explore_parameters(&ids, explorer),
            format!("/api/explore?steps=show:{entity},expand:{entity}"),
        ),
        operation(
            "around",
            "/api/around",
            "Who is within some hops of an entity?",
            "AroundView",
            scoped(&ids, around_parameters(explorer)),
            format!("/api/around?entity={entity}"),
        ),
        operation(
            "path",
            "/api/path",
            "How are two entities connected?",
            "PathView",
            scoped(&ids, path_parameters(explorer)),
            format!("/api/path?from={entity}&to={other}"),
        ),
        operation(
            "triangles",
            "/api/triangles",
            "Which triangles are there?",
            "TrianglesView",
            scoped(&ids, triangle_parameters(&ids, explorer, &entity)),
            "/api/triangles?limit=10".into(),
        ),
        operation(
            "sources",
            "/api/sources",
            "The bibliography, with how much rests on each entry.",
            "SourcesView",
            Vec::new(),
            "/api/sources".into(),
        ),
        operation(
            "vocabulary",
            "/api/vocabulary",
            "Kinds, relation types and statuses.",
            "VocabularyView",
            Vec::new(),
            "/api/vocabulary".into(),
        ),
    ];
    all.extend(in_time(explorer, &ids, (&entity, &other)));
    all
}

/// What an export may be narrowed to.
pub(crate) fn export_parameters(explorer: &Explorer) -> Vec<ParameterDoc> {
    let entity = entity_example(explorer, 0);
    let of = json!({ "type": "string", "minLength": 1, "maxLength": 2000, "pattern": "^/", "examples": [format!("/entities/{entity}")] });
    let of = optional(
        "of",
        "The address of a page, such as /path?from=…&to=…: what it shows is exported. The whole network if absent.",
        of,
    );
    let scope = scoped(&Ids::of(explorer), Vec::new())
        .into_iter()
        .filter(|parameter| parameter.name != "limit");
    std::iter::once(of).chain(scope).collect()
}

/// The questions about time and disagreement, and how the network was read.
fn in_time(explorer: &Explorer, ids: &Ids, (entity, other): (&str, &str)) -> [OperationDoc; 4] {
    [
        OperationDoc {
            id: "import",
            path: "/api/import",
            summary: "What became of every row of the files, if the network was imported?",
            answer: "ImportReportView",
            parameters: Vec::new(),
            example: "/api/import".to_owned(),
        },
        OperationDoc {
            id: "journey",
            path: "/api/journey",
            summary: "Could it have travelled, given what is known of the dates?",
            answer: "JourneyView",
            parameters: scoped(ids, journey_parameters(explorer)),
            example: format!("/api/journey?from={entity}&to={other}"),
        },
        OperationDoc {
            id: "timeline",
            path: "/api/timeline",
            summary: "What happened when?",
            answer: "TimelineView",
            parameters: scoped(ids, timeline_parameters(entity)),
            example: format!("/api/timeline?entity={entity}"),
        },
        OperationDoc {
            id: "contradictions",
            path: "/api/contradictions",
            summary: "Which claims disagree?",
            answer: "ContradictionsView",
            parameters: Vec::new(),
            example: "/api/contradictions".to_owned(),
        },
    ]
}

/// The words a network declares.
struct Ids {
    kinds: Vec<String>,
    types: Vec<String>,
    classes: Vec<String>,
    sources: Vec<String>,
    results: usize,
}

impl Ids {
    fn of(explorer: &Explorer) -> Self {
        let network = explorer.network();
        let schema = network.schema();
        Self {
            kinds: schema.kinds().map(|(_, kind)| kind.id.clone()).collect(),
            types: schema.types().map(|(_, found)| found.id.clone()).collect(),
            classes: schema
                .classes()
                .map(|(_, class)| class.to_owned())
                .collect(),
            sources: network
                .sources()
                .iter()
                .map(|source| source.id.clone())
                .collect(),
            results: explorer.ceilings().results,
        }
    }
}

/// The id of one of the best connected entities, to make examples of.
fn entity_example(explorer: &Explorer, place: usize) -> String {
    let graph = explorer.graph();
    let mut ranked: Vec<_> = explorer
        .network()
        .entities()
        .map(|(index, entity)| (std::cmp::Reverse(graph.degree(index)), &entity.id))
        .collect();
    ranked.sort();
    ranked
        .get(place)
        .map_or_else(String::new, |(_, id)| (*id).clone())
}

/// The id of the first relation.
fn relation_example(explorer: &Explorer) -> String {
    explorer
        .network()
        .claims()
        .next()
        .map_or_else(String::new, Claim::id)
}

fn optional(name: &'static str, about: &'static str, schema: Value) -> ParameterDoc {
    ParameterDoc {
        name,
        about,
        required: false,
        schema,
    }
}

fn required(name: &'static str, about: &'static str, schema: Value) -> ParameterDoc {
    ParameterDoc {
        name,
        about,
        required: true,
        schema,
    }
}

/// A list of some words, separated by commas. A network that declares none takes none.
fn list_of(words: &[String]) -> Value {
    json!({ "type": "array", "minItems": 1, "items": { "type": "string", "enum": words } })
}

fn list_of_names() -> Value {
    json!({ "type": "array", "minItems": 1, "maxItems": 50, "items": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$" } })
}

fn one_of(words: &[&str], usual: &str) -> Value {
    json!({ "type": "string", "enum": words, "default": usual })
}

fn number(from: usize, to: usize, usual: Option<usize>) -> Value {
    let mut schema = json!({ "type": "integer", "minimum": from, "maximum": to });
    if let (Some(usual), Some(fields)) = (usual, schema.as_object_mut()) {
        fields.insert("default".to_owned(), json!(usual));
    }
    schema
}

/// A name or id: any text with something visible in it.
fn name(example: &str) -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": 200, "pattern": "\\S", "examples": [example] })
}

fn year() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]))?$" })
}

fn limit(ids: &Ids, usual: usize) -> ParameterDoc {
    optional(
        "limit",
        "How many results are listed at most.",
        number(1, ids.results, Some(usual)),
    )
}

fn find_parameters(ids: &Ids, entity: &str) -> Vec<ParameterDoc> {
    vec![
        required(
            "q",
            "A name or a part of one, in any spelling or script.",
            name(entity),
        ),
        optional(
            "kinds",
            "Only entities of these kinds.",
            list_of(&ids.kinds),
        ),
        limit(ids, 20),
    ]
}

fn around_parameters(explorer: &Explorer) -> Vec<ParameterDoc> {
    vec![
        required(
            "entity",
            "The id or name of the entity in the middle.",
            name(&entity_example(explorer, 0)),
        ),
        optional(
            "hops",
            "How far to go.",
            number(0, explorer.ceilings().hops, Some(1)),
        ),
    ]
}

fn path_parameters(explorer: &Explorer) -> Vec<ParameterDoc> {
    let methods = PathMethod::ALL.map(PathMethod::name);
    vec![
        required(
            "from",
            "The id or name of the entity to start from.",
            name(&entity_example(explorer, 0)),
        ),
        required(
            "to",
            "The id or name of the entity to reach.",
            name(&entity_example(explorer, 1)),
        ),
        optional(
            "method",
            "Which routes are wanted.",
            one_of(&methods, "shortest"),
        ),
        optional(
            "k",
            "How many routes, for the method k.",
            number(1, explorer.ceilings().routes, Some(5)),
        ),
        optional(
            "max_hops",
            "Longer routes are not looked at.",
            number(1, 64, None),
        ),
    ]
}

fn journey_parameters(explorer: &Explorer) -> Vec<ParameterDoc> {
    vec![
        required(
            "from",
            "The id or name of the entity to start from.",
            name(&entity_example(explorer, 0)),
        ),
        required(
            "to",
            "The id or name of the entity to reach.",
            name(&entity_example(explorer, 1)),
        ),
        optional(
            "aim",
            "Which journey is wanted.",
            one_of(&JourneyAim::ALL.map(JourneyAim::name), "earliest"),
        ),
        optional("leave", "It does not begin before this date.", year()),
        optional("arrive", "It has ended by this date.", year()),
        optional(
            "max_hops",
            "Longer journeys are not looked at, for the aim fewest-hops.",
            number(1, 64, None),
        ),
    ]
}

fn timeline_parameters(entity: &str) -> Vec<ParameterDoc> {
    vec![
        optional(
            "entity",
            "Only the ties of this entity, by id or name.",
            name(entity),
        ),
        optional(
            "lanes",
            "What ties are gathered by in the picture.",
            one_of(&Lanes::ALL.map(Lanes::name), "class"),
        ),
    ]
}

fn explore_parameters(ids: &Ids, explorer: &Explorer) -> Vec<ParameterDoc> {
    let entity = entity_example(explorer, 0);
    let id = "[A-Za-z0-9][A-Za-z0-9._-]{0,119}";
    let step = format!("^(all|show:{id}|expand:{id}(:all)?|route:{id}:{id})$");
    let steps = json!({ "type": "array", "minItems": 1, "maxItems": 200, "items": { "type": "string", "pattern": step } });
    let of_the_picture = "Read by the picture alone; kept, so that one address is one view.";
    let mut parameters = vec![
        optional(
            "steps",
            "What was done, in its order: show:a|b, expand:a, expand:a:all, expand:a:type|type, route:a:b, all.",
            steps,
        ),
        optional(
            "entity",
            "Begins with an entity and its neighbours; by id or name.",
            name(&entity),
        ),
        optional(
            "hide",
            "Ids of entities that were put aside.",
            list_of_names(),
        ),
        optional(
            "arrange",
            "Where the entities stand: by their ties, in layers, or by years.",
            one_of(&Arrangement::ALL.map(Arrangement::name), "ties"),
        ),
    ];
    parameters.extend(OF_THE_PICTURE.map(|name| optional(name, of_the_picture, list_of_names())));
    let limit = optional(
        "limit",
        "How many entities are gathered at most.",
        number(1, explorer.ceilings().gathered, None),
    );
    parameters.extend(
        scoped(ids, Vec::new())
            .into_iter()
            .filter(|parameter| parameter.name != "limit"),
    );
    parameters.push(limit);
    parameters
}

fn triangle_parameters(ids: &Ids, explorer: &Explorer, entity: &str) -> Vec<ParameterDoc> {
    let side = || list_of(&[ids.classes.as_slice(), ids.types.as_slice()].concat());
    let patterns: Vec<String> = patterns(explorer.network())
        .into_iter()
        .map(|pattern| pattern.id)
        .collect();
    vec![
        optional(
            "pattern",
            "A named pattern; sides given beside it take the place of its own.",
            json!({ "type": "string", "enum": patterns }),
        ),
        optional(
            "side1",
            "Classes or types one of which a side must have.",
            side(),
        ),
        optional("side2", "The same for another side.", side()),
        optional("side3", "The same for the third side.", side()),
        optional(
            "entity",
            "Only triangles of this entity, by id or name.",
            name(entity),
        ),
    ]
}

fn scoped(ids: &Ids, mut own: Vec<ParameterDoc>) -> Vec<ParameterDoc> {
    let statuses = Status::ALL.map(|status| status.name().to_owned());
    let grades = Certainty::ALL.map(|grade| grade.name().to_owned());
    own.extend([
        optional("kinds", "Only entities of these kinds are passed through or returned.", list_of(&ids.kinds)),
        optional("avoid_kinds", "Entities of these kinds are neither passed through nor returned.", list_of(&ids.kinds)),
        optional("avoid", "Ids of entities that are neither passed through nor returned.", list_of_names()),
        optional("types", "Only relations of these types.", list_of(&ids.types)),
        optional("classes", "Only relations of these classes.", list_of(&ids.classes)),
        optional("direction", "Which way relations are followed.", one_of(&["both", "out", "in"], "both")),
        optional(
            "during",
            "Only relations that held at that time: a year or a month, other EDTF dates and intervals are understood too.",
            year(),
        ),
        optional(
            "since",
            "Only relations that held on or after this date ; a year or a month, other EDTF dates are understood too.",
            year(),
        ),
        optional(
            "until",
            "Only relations that held on or before this date ; a year or a month, other EDTF dates are understood too.",
            year(),
        ),
        optional("dates", "Whether uncertain dates must or may fit.", one_of(&["possible", "certain"], "possible")),
        optional("status", "Only claims that stand so; all but denied if absent.", list_of(&statuses)),
        optional("certainty", "Only claims graded so.", list_of(&grades)),
        optional("sources", "Only claims that cite one of these sources.", list_of(&ids.sources)),
        limit(ids, 200),
    ]);
    own
}
