//! Sentences over HTTP: the form and the text are one question, without scripts.

use std::collections::BTreeSet;

use prosopograph::dataset::DatasetFiles;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::QUERY;
use prosopograph::explorer::QueryQuestion;
use prosopograph::explorer::STATUS;
use prosopograph::explorer::sentences::READY;
use prosopograph::explorer::sentences::Sentences;
use prosopograph::explorer::sentences::Verb;
use prosopograph::explorer::sentences::Way;
use prosopograph::graph::Scope;
use prosopograph::model::Layer;
use prosopograph::model::Status;
use prosopograph::query::Limits;
use prosopograph::view::SentenceWords;

use crate::support::letters::LETTERS;
use crate::support::markup::attributes;
use crate::support::server::address;
use crate::support::server::explorer;
use crate::support::server::get;

/// Who arrested somebody in 1937 and did not spy on anybody, sent by the form.
const SENT: &str = "/query?lines=1&who1=kind:person&not1=&tie1=arrested&whom1=any&reach1=in&date1=1937&sure1=possibly\
&who2=1.whom&not2=not&tie2=spied+on&whom2=&reach2=in&date2=&sure2=&of1=1.whom&column1=&is1=called&value1=Radek\
&show1=1.whom&show2=1.claim&part2=when&show3=&order=&sort=&repeats=&most=5&status=documented,alleged";

#[tokio::test]
async fn who_is_shown_because_nothing_else_is_can_be_ordered_by() {
    let sent =
        |order: u8| format!("/query?lines=1&who1=any&tie1=arrested&whom1=any&order={order}&most=3");
    for order in [1, 2] {
        let reply = get(&sent(order)).await;
        assert_eq!(reply.status, 303, "{order}");
        assert!(reply.header("location").contains("ORDER+BY"), "{order}");
    }
    let reply = get(&sent(3)).await;
    assert_eq!(reply.status, 400);
    assert!(reply.text().contains("the order speaks of something"));
}

#[tokio::test]
async fn lines_lead_to_the_address_of_their_text_and_are_filled_in_again() {
    let reply = get(SENT).await;
    assert_eq!(reply.status, 303);
    let address = reply.header("location").to_owned();
    let query = Parameters::from_query(
        address
            .strip_prefix("/query?")
            .expect("it is the same page"),
    );
    assert_eq!(
        query.first(&QUERY).unwrap(),
        "MATCH (a:person)-[r1:arrested]->(b)\n\
         WHERE possibly(during(r1, '1937'))\n  \
         AND NOT EXISTS { (b)-[:spied_on]->() }\n  \
         AND b CALLED 'Radek'\n\
         RETURN DISTINCT b, r1.when\n\
         LIMIT 5"
    );
    assert_eq!(query.first(&STATUS), Some("documented,alleged"));
    let page = get(&address).await;
    page.assert_page(200);
    let text = page.text();
    for filled in [
        "<option value=\"kind:person\" selected>",
        "name=\"tie1\" value=\"arrested\"",
        "name=\"date1\" value=\"1937\"",
        "<option value=\"possibly\" selected>",
        "<option value=\"not\" selected>",
        "<option value=\"1.whom\" selected>that one (b)</option>",
        "name=\"value1\" value=\"Radek\"",
        "name=\"part2\" value=\"when\"",
        "<input type=\"hidden\" name=\"status\" value=\"documented,alleged\">",
        "no claim that b spied on anybody or anything",
    ] {
        assert!(text.contains(filled), "{filled}: {text}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_line_stands_beside_it() {
    let page =
        get("/query?lines=1&who1=kind:person&tie1=nothing+of+the+sort&whom1=2.who&date1=soon")
            .await;
    page.assert_page(400);
    let text = page.text();
    assert!(
        text.contains("`nothing of the sort` is not a tie of this network"),
        "{text}"
    );
    assert!(text.contains("value=\"nothing of the sort\""), "{text}");
    let near = get("/query?lines=1&who1=any&tie1=spyed+on&whom1=any&show1=1.who&part1=nme").await;
    let text = near.text();
    assert!(text.contains("did you mean `spied on`?"), "{text}");
    assert!(text.contains("did you mean `name`?"), "{text}");
    let page = get("/query?lines=1").await;
    page.assert_page(400);
    assert!(page.text().contains("nothing is asked yet"));
}

#[tokio::test]
async fn a_text_that_lines_cannot_say_says_why() {
    let page = get("/query?q=MATCH%20(a)%20RETURN%20collect(a)%20LIMIT%201").await;
    page.assert_page(200);
    let text = page.text();
    assert!(
        text.contains("This text has no form as sentences: lines cannot say one of its columns."),
        "{text}"
    );
}

#[test]
fn ten_ready_sentences_have_an_answer_on_any_network() {
    let files = LETTERS.map(|(name, text)| (name, text.as_bytes()));
    let letters = Explorer::open(&DatasetFiles::from_memory("letters", files)).unwrap();
    for explorer in [explorer(), &letters] {
        let ready = explorer.ready_sentences();
        assert_eq!(ready.len(), READY, "{ready:?}");
        for sentences in ready {
            let text = sentences.text();
            assert_eq!(Sentences::of_text(&text).as_ref(), Ok(sentences));
            let rows = rows(explorer, text.clone());
            assert!(rows > 0, "{text}");
        }
        let texts: BTreeSet<String> = ready.iter().map(Sentences::text).collect();
        assert_eq!(texts.len(), READY);
    }
}

/// Characters of a novel that are tied, each claim written in one order or the other.
const TIED: [(&str, &str); 3] = [
    (
        "entities.csv",
        "id,kind,name\nfantine,person,Fantine\nvaljean,person,Valjean\ncosette,person,Cosette\n\
         javert,person,Javert\nmarius,person,Marius\n",
    ),
    (
        "relations.csv",
        "from,type,to\nvaljean,tied_to,fantine\nfantine,tied_to,javert\njavert,tied_to,valjean\n\
         valjean,tied_to,cosette\nmarius,tied_to,cosette\n",
    ),
    (
        "relation_types.csv",
        "type,label,inverse_label,class,aspect,symmetric\n\
         tied_to,{} and {} are tied,{} and {} are tied,tie,state,true\n",
    ),
];

/// Who was a member of what, and no more than that.
const MEMBERS: [(&str, &str); 3] = [
    (
        "entities.csv",
        "id,kind,name\nanna,person,Anna\nbert,person,Bert\ncarl,person,Carl\nkpd,group,KPD\nspd,group,SPD\n",
    ),
    (
        "relations.csv",
        "from,type,to,when\nanna,member_of,kpd,1919/1933\nbert,member_of,spd,1905/1917\nbert,member_of,kpd,\n\
         carl,member_of,kpd,1920/1925\n",
    ),
    (
        "relation_types.csv",
        "type,label,inverse_label,class,aspect\nmember_of,was a member of,had as a member,membership,state\n",
    ),
];

fn small(files: [(&'static str, &'static str); 3]) -> Explorer {
    let files = files.map(|(name, text)| (name, text.as_bytes()));
    Explorer::open(&DatasetFiles::from_memory("small", files)).expect("it opens")
}

#[test]
fn a_network_with_one_type_has_as_many_ready_sentences() {
    for files in [TIED, MEMBERS] {
        let explorer = small(files);
        let ready = explorer.ready_sentences();
        let texts: BTreeSet<String> = ready.iter().map(Sentences::text).collect();
        assert_eq!(texts.len(), READY, "{texts:#?}");
        for text in texts {
            assert!(rows(&explorer, text.clone()) > 0, "{text}");
        }
    }
}

#[test]
fn ties_whose_ends_have_the_same_role_are_asked_for_without_an_arrow() {
    let explorer = small(TIED);
    for sentences in explorer.ready_sentences() {
        let text = sentences.text();
        assert!(!text.contains("->") && !text.contains("<-"), "{text}");
        let words = SentenceWords::of(&explorer, sentences);
        assert!(!words.contains("forwards"), "{words}");
    }
    let forced = Sentences::of_text("MATCH (a)-[:tied_to]->(b) RETURN a, b").unwrap();
    let words = SentenceWords::of(&explorer, &forced);
    assert!(words.contains("(forwards)"), "{words}");
    let forced = Sentences::of_text("MATCH (a)<-[:tied_to]-(b) RETURN a, b").unwrap();
    let words = SentenceWords::of(&explorer, &forced);
    assert!(words.contains("(backwards)"), "{words}");
}

#[test]
fn what_is_shown_is_said_in_ordinary_english() {
    for (text, said) in [
        (
            "MATCH (a:institution)-[:located_in]->(b:place) RETURN a, count(DISTINCT b) AS n ORDER BY n DESC",
            ": show a and the number of places b, largest number first",
        ),
        (
            "MATCH (a:person)-[r1:belonged_to]->(b) RETURN r1.status, count(DISTINCT r1) AS n ORDER BY n",
            ": show the status of the claim and the number of claims, smallest number first",
        ),
        (
            "MATCH (a:person)-[r1:spied_on]->(b) RETURN DISTINCT a, r1.when ORDER BY r1.when DESC LIMIT 1",
            ", sorted by the date of the claim, latest first, at most 1 row",
        ),
        (
            "MATCH (a:person)-[r1:spied_on]->(b), (b)-[r2:arrested]->(c) WHERE r2.when IS NULL RETURN DISTINCT a",
            "; date of the claim of line 2 is not known",
        ),
        (
            "MATCH (a:person)-[r1:spied_on]->(b) WHERE r1.quantity < 3 AND a.begin < edtf('1900') RETURN DISTINCT a",
            "; quantity of the claim is less than 3; begin of a is before 1900",
        ),
    ] {
        let sentences = Sentences::of_text(text).expect(text);
        let words = SentenceWords::of(explorer(), &sentences);
        assert!(words.contains(said), "{words}");
        assert!(!words.contains("claim 1"), "{words}");
    }
}

#[test]
fn who_did_something_of_a_class_and_to_whom_it_was_done_are_offered_apart() {
    let vocabulary = explorer().vocabulary();
    let class = vocabulary
        .verbs
        .iter()
        .find(|verb| verb.name == "repression" && verb.way == Way::Either);
    let class = class.expect("it is offered either way");
    for (suffix, way) in [("forwards", Way::Forwards), ("backwards", Way::Backwards)] {
        let word = format!("{} ({suffix})", class.word);
        let offered = vocabulary.verbs.iter().find(|verb| verb.word == word);
        let offered = offered.unwrap_or_else(|| panic!("{word} is not in the list"));
        assert_eq!((offered.name.as_str(), offered.way), ("repression", way));
        let tie = vocabulary.tie(&word).expect("it is understood");
        assert_eq!(
            (tie.types.as_slice(), tie.way),
            (&["repression".to_owned()][..], way)
        );
        assert_eq!(vocabulary.words_of(&tie), word);
    }
}

fn rows(explorer: &Explorer, text: String) -> usize {
    let question = QueryQuestion::of(text, Scope::default());
    let limits = Limits {
        results: 10_000,
        ..Limits::default()
    };
    let answer = explorer.ask(&question, &limits);
    answer.expect("it can be asked").rows.len()
}

#[tokio::test]
async fn the_page_begins_with_ready_sentences_that_lead_to_answers() {
    let page = get("/query").await;
    page.assert_page(200);
    let text = page.text();
    let (_, list) = text.split_once("ready-sentences").unwrap();
    let (list, _) = list.split_once("</ul>").unwrap();
    let addresses = attributes(list, "href");
    assert_eq!(addresses.len(), READY);
    for address in addresses {
        let answer = get(&address).await;
        answer.assert_page(200);
        let text = answer.text();
        assert!(text.contains("<table class=\"query\">"), "{address}");
        assert!(!text.contains("no form as sentences"), "{address}");
    }
}

#[test]
fn how_many_ways_remain_after_each_line_is_what_is_found() {
    let explorer = explorer();
    let text = "MATCH (a:person)-[r1]->(b), (b)-[r2]->(c:person) \
                WHERE NOT EXISTS { (c)-[:command]->() } RETURN a, b, r1, r2, c";
    let sentences = Sentences::of_text(text).unwrap();
    let left = explorer.rows_after_lines(&sentences, &Scope::default(), &explorer.usual_limits());
    let of = |text: &str| Some(rows(explorer, text.to_owned()) as u64);
    let wanted = [
        of("MATCH (a:person)-[r1]->(b) RETURN a, b, r1"),
        of("MATCH (a:person)-[r1]->(b), (b)-[r2]->(c:person) RETURN a, r1, r2"),
        of(text),
    ];
    assert_eq!(left, wanted);
    assert!(
        left.iter().all(|rows| rows.is_some_and(|rows| rows > 0)),
        "{left:?}"
    );
}

/// How many claims of a tie questions count between two kinds, found by going through all of them: what
/// documents how we know counts if its type is named, what is denied does not.
fn claims_between(name: &str, way: Way, kinds: [Option<&str>; 2]) -> usize {
    let network = explorer().network();
    let schema = network.schema();
    let claims = network.claims().filter(|claim| {
        let found = claim.relation_type();
        let ends = [claim.from(), claim.to()].map(|end| network.entity(end).kind);
        let [from, to] = ends.map(|kind| schema.kind(kind).id.as_str());
        let fits = |[who, whom]: [&str; 2]| {
            kinds[0].is_none_or(|kind| kind == who) && kinds[1].is_none_or(|kind| kind == whom)
        };
        let [there, back] = [fits([from, to]), fits([to, from])];
        let goes = match way {
            Way::Forwards => there,
            Way::Backwards => back,
            Way::Either => there || back,
        };
        let is_of_class = schema.class(found.class) == name && found.layer == Layer::World;
        goes && claim.status() != Status::Denied && (found.id == name || is_of_class)
    });
    claims.count()
}

#[test]
fn ties_are_narrowed_by_the_kinds_of_both_ends() {
    let vocabulary = explorer().vocabulary();
    let kinds = vocabulary.kinds.iter().map(|kind| Some(kind.id.as_str()));
    let kinds: Vec<Option<&str>> = kinds.chain([None]).collect();
    let mut narrower = 0;
    for ends in kinds
        .iter()
        .flat_map(|who| kinds.iter().map(|whom| [*who, *whom]))
    {
        let offered = vocabulary
            .between
            .narrowed(&vocabulary.verbs, ends[0], ends[1]);
        assert!(offered.is_sorted_by(|one, next| one.count >= next.count));
        narrower += usize::from(offered.len() < vocabulary.verbs.len());
        for verb in &vocabulary.verbs {
            let found = offered.iter().find(|one| one.word == verb.word);
            let count = found.map_or(0, |verb| verb.count);
            let counted = claims_between(&verb.name, verb.way, ends);
            assert_eq!(count, counted, "{} between {ends:?}", verb.word);
        }
    }
    assert!(narrower > kinds.len(), "{narrower}");
}

#[tokio::test]
async fn the_form_offers_the_ties_of_its_ends_in_the_colours_of_kinds_and_classes() {
    let query =
        "MATCH (a:person)-[:arrested]->(b:person), (b)-[:wrote_to]->(c) RETURN DISTINCT a, b";
    let page = get(&address("/query", &[("q", query)])).await;
    page.assert_page(200);
    let text = page.text();
    let list = |id: &str| -> Vec<String> {
        let (_, list) = text
            .split_once(&format!("<datalist id=\"{id}\">"))
            .unwrap_or_else(|| panic!("{id} in {text}"));
        let (list, _) = list.split_once("</datalist>").expect("it ends");
        attributes(list, "value")
    };
    let vocabulary = explorer().vocabulary();
    let words = |who, whom| -> Vec<String> {
        let verbs = vocabulary.between.narrowed(&vocabulary.verbs, who, whom);
        verbs.into_iter().map(|verb| verb.word).collect()
    };
    assert_eq!(list("ties1"), words(Some("person"), Some("person")));
    assert_eq!(list("ties2"), words(Some("person"), None));
    assert!(list("ties1").len() < list("ties").len());
    assert!(text.contains("<select class=\"kind-person\" name=\"who1\""));
    assert!(text.contains("<select class=\"kind-person\" name=\"who2\""));
    assert!(text.contains("<input class=\"verb class-repression\" name=\"tie1\""));
}

#[tokio::test]
async fn the_form_offers_values_of_a_column_and_times_with_how_often_they_come() {
    // As a question that is not narrowed counts them.
    let usual = Scope::default();
    let explorer = explorer();
    let count = |condition: &str| -> u64 {
        let text = format!("MATCH ()-[r]->() WHERE {condition} RETURN count(*) AS n");
        let question = QueryQuestion::of(text, usual.clone());
        let answer = explorer.ask(&question, &Limits::default());
        let answer = answer.unwrap_or_else(|error| panic!("{condition}: {error}"));
        match answer.rows[0].values[0] {
            prosopograph::language::Value::Integer(n) => n.unsigned_abs(),
            ref other => panic!("{other:?}"),
        }
    };
    let vocabulary = explorer.vocabulary();
    let status = vocabulary
        .claim_columns
        .iter()
        .find(|it| it.name == "status");
    let status = &status.expect("claims have a status").values;
    assert!(status.len() > 1 && status.is_sorted_by(|one, next| one.certain >= next.certain));
    for value in status {
        let counted = count(&format!("r.status = '{}'", value.word));
        assert_eq!(value.certain as u64, counted, "{value:?}");
    }
    assert!(vocabulary.times.len() > 5 && vocabulary.times.len() <= 50);
    for time in &vocabulary.times {
        let during = format!("during(r, '{}')", time.word);
        let possibly = format!("possibly({during}) AND r.when IS NOT NULL");
        let counted = [count(&during), count(&possibly)];
        assert_eq!(
            [time.certain as u64, time.possible as u64],
            counted,
            "{time:?}"
        );
    }
    let query = "MATCH (a)-[r1]->(b)\nWHERE r1.status = 'alleged'\nRETURN DISTINCT a, b";
    let page = get(&address("/query", &[("q", query)])).await;
    page.assert_page(200);
    let text = page.text();
    let value = text
        .split_once("name=\"value1\"")
        .expect("it has a field")
        .1;
    let list = attributes(
        &format!("<input {}", value.split_once('>').unwrap().0),
        "list",
    );
    let opening = format!(
        "<datalist id=\"{}\" data-column=\"status\" data-of=\"claims\">",
        list[0]
    );
    let offered = text.split_once(&opening).expect("it has a list").1;
    let first = &status[0];
    let option = format!(
        "<option value=\"{}\">{} claims</option>",
        first.word, first.certain
    );
    assert!(offered.starts_with(&option), "{option}");
    let time = &vocabulary.times[0];
    let option = format!(
        "<option value=\"{}\">{}</option>",
        time.word,
        time.about("claims")
    );
    assert!(text.contains(&option), "{option}");
    assert!(text.contains("name=\"date1\" value=\"\" list=\"times\""));
}

#[tokio::test]
async fn the_counts_of_choices_follow_what_narrows_the_question() {
    let explorer = explorer();
    let usual = explorer.vocabulary();
    for scope in [
        "status=alleged,denied",
        "during=1937",
        "kinds=person",
        "layer=both",
        "sources=snyder-2005&dates=certain",
    ] {
        let count = |pattern: String| -> usize {
            let mut parameters = Parameters::from_query(scope);
            parameters.set(&QUERY, &format!("{pattern} RETURN count(*)"));
            let asked = explorer.read::<QueryQuestion>("/query", parameters);
            let asked = asked.unwrap_or_else(|error| panic!("{pattern}: {error}"));
            let answer = explorer.ask(&asked.question, &Limits::default());
            let answer = answer.unwrap_or_else(|error| panic!("{pattern}: {error}"));
            match answer.rows[0].values[0] {
                prosopograph::language::Value::Integer(n) => usize::try_from(n).unwrap(),
                ref other => panic!("{other:?}"),
            }
        };
        let vocabulary = explorer.vocabulary_within(&Parameters::from_query(scope));
        assert!(*vocabulary.verbs != *usual.verbs, "{scope}");
        assert_eq!(vocabulary.kinds.len(), usual.kinds.len());
        for kind in &vocabulary.kinds {
            let counted = count(format!("MATCH (a:`{}`)", kind.id));
            assert_eq!(kind.count, counted, "{scope}: {}", kind.label);
        }
        for verb in &vocabulary.verbs {
            let counted = count(format!("MATCH ()-[r:`{}`]->()", verb.name));
            assert_eq!(verb.count, counted, "{scope}: {}", verb.word);
        }
        let mut columns = vocabulary.claim_columns.iter();
        let status = columns.find(|it| it.name == "status");
        for value in &status.expect("claims have a status").values {
            let counted = count(format!("MATCH ()-[r {{status: '{}'}}]->()", value.word));
            assert_eq!(value.certain, counted, "{scope}: {}", value.word);
        }
        for time in &vocabulary.times {
            let during = format!("MATCH ()-[r]->() WHERE during(r, '{}')", time.word);
            assert_eq!(time.certain, count(during), "{scope}: {}", time.word);
        }
    }
    let query = "MATCH (a:person)-[r1:arrested]->(b) RETURN DISTINCT a, b";
    let page = get(&address("/query", &[("q", query), ("during", "1937")])).await;
    page.assert_page(200);
    let narrowed = explorer.vocabulary_within(&Parameters::from_query("during=1937"));
    let count = |words: &[Verb]| words.iter().find(|it| it.word == "arrested").unwrap().count;
    let [all, within] = [count(&usual.verbs), count(&narrowed.verbs)];
    assert!(within < all && within > 0, "{within} of {all}");
    let text = page.text();
    let offered = text.split_once("<option value=\"arrested\" data-ends=\"");
    let (_, offered) = offered.and_then(|(_, rest)| rest.split_once('>')).unwrap();
    let about = format!("{within} claims</option>");
    assert!(offered.starts_with(&about), "{about}");
}
