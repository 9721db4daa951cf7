//! Rankings: what they are of, and how sure each rank is, by asking again without a part.

use std::fmt::Write;
use std::sync::Arc;

use prosopograph::analysis::ranks;
use prosopograph::dataset::DatasetFiles;
use prosopograph::explorer::Explorer;
use prosopograph::graph::Direction;
use prosopograph::graph::Period;
use prosopograph::graph::Scope;
use prosopograph::graph::StopSignal;
use prosopograph::model::HistoricalDate;
use prosopograph::model::Modality;
use prosopograph::model::Status;
use prosopograph::query::Cut;
use prosopograph::query::Leaving;
use prosopograph::query::Limits;
use prosopograph::query::Measure;
use prosopograph::query::MeasuresAnswer;
use prosopograph::query::MeasuresQuestion;
use prosopograph::query::SAMPLES;

use crate::support::server::explorer;

fn ask(explorer: &Explorer, question: &MeasuresQuestion) -> MeasuresAnswer {
    let limits = Limits {
        results: 1_000,
        ..Limits::default()
    };
    explorer.ask(question, &limits).expect("it is small")
}

fn letters() -> Explorer {
    let mut files = DatasetFiles::from_memory("letters", []);
    let entities = "id,kind,name\na,person,A\nb,person,B\nc,person,C\nd,person,D\ne,person,E\nlone,person,Lone\n";
    let relations = "from,type,to,when,status,source\n\
                     a,wrote_to,b,1900,documented,one\na,wrote_to,b,1901,documented,two\n\
                     a,wrote_to,c,1900?,rumour,one\na,wrote_to,d,,documented,two\n\
                     b,wrote_to,c,1902,rumour,two\nd,wrote_to,e,1900,documented,one\nd,wrote_to,d,1900,documented,one\n";
    let sources = "id,title\none,One\ntwo,Two\n";
    for (name, text) in [
        ("entities.csv", entities),
        ("relations.csv", relations),
        ("sources.csv", sources),
    ] {
        files.insert(name, text.as_bytes().to_vec().into());
    }
    Explorer::open(&files).expect("it is faultless")
}

/// The values of all entities under a scope, in the order of their ids; nothing for those without a
/// tie.
fn values(explorer: &Explorer, measure: Measure, scope: Scope) -> Vec<f64> {
    let question = MeasuresQuestion {
        scope,
        ..MeasuresQuestion::new(measure)
    };
    let answer = ask(explorer, &question);
    let mut values = vec![0.0; explorer.network().entity_count()];
    for measured in &answer.entities {
        values[measured.entity.get()] = measured.values[0].unwrap_or_default();
    }
    values
}

#[test]
fn a_ranking_is_of_the_ties_of_the_scope() {
    let explorer = letters();
    let answer = ask(&explorer, &MeasuresQuestion::new(Measure::Degree));
    let ids: Vec<&str> = answer
        .entities
        .iter()
        .map(|it| explorer.network().entity(it.entity).id.as_str())
        .collect();
    assert_eq!(ids, ["a", "b", "c", "d", "e"]);
    let ranked: Vec<usize> = answer.entities.iter().map(|it| it.rank).collect();
    assert_eq!(ranked, [1, 2, 2, 2, 5]);
    assert_eq!((answer.isolated, answer.claims), (1, 6));
    let claims = values(&explorer, Measure::Claims, Scope::default());
    assert_eq!(claims, [4.0, 3.0, 2.0, 2.0, 1.0, 0.0]);
    let directed = Scope {
        direction: Direction::Out,
        ..Scope::default()
    };
    let into = values(&explorer, Measure::In, directed.clone());
    assert_eq!(into, [0.0, 1.0, 2.0, 1.0, 1.0, 0.0]);
    let out = values(&explorer, Measure::Out, directed);
    assert_eq!(out, [3.0, 1.0, 0.0, 1.0, 0.0, 0.0]);
}

#[test]
fn leaving_out_a_status_is_asking_without_it() {
    for (explorer, measure) in [(&letters(), Measure::Degree), (explorer(), Measure::Claims)] {
        let answer = ask(explorer, &MeasuresQuestion::new(measure));
        let mut tested = 0;
        for part in &answer.sensitivity.left_out {
            let Leaving::Status(left_out) = part.left_out else {
                continue;
            };
            let statuses = Scope::default().statuses;
            let statuses: Vec<Status> = statuses.into_iter().filter(|it| *it != left_out).collect();
            let rest = Scope {
                statuses,
                ..Scope::default()
            };
            let values = values(explorer, measure, rest);
            let members: Vec<f64> = members(&answer).iter().map(|&it| values[it]).collect();
            let expected = ranks(&members);
            for measured in &answer.entities {
                let range = answer.sensitivity.without_each_status(measured.member);
                let range = range.expect("there are several");
                let rank = expected[measured.member];
                assert!(
                    (range.best..=range.worst).contains(&rank),
                    "{rank} {range:?}"
                );
            }
            tested += 1;
        }
        assert!(tested > 1, "{tested} statuses");
    }
}

/// The entity of each member.
fn members(answer: &MeasuresAnswer) -> Vec<usize> {
    let mut members: Vec<(usize, usize)> = answer
        .entities
        .iter()
        .map(|it| (it.member, it.entity.get()))
        .collect();
    members.sort_unstable();
    members.into_iter().map(|(_, entity)| entity).collect()
}

#[test]
fn leaving_out_a_source_keeps_what_others_say() {
    let explorer = letters();
    let answer = ask(&explorer, &MeasuresQuestion::new(Measure::Claims));
    let counts: Vec<(Leaving, usize)> = answer
        .sensitivity
        .left_out
        .iter()
        .map(|part| (part.left_out, part.claims))
        .collect();
    assert_eq!(counts.len(), 4, "{counts:?}");
    let of_a = answer
        .entities
        .iter()
        .find(|it| it.rank == 1)
        .expect("a first");
    // With two alone a has two claims and b has two; with one alone a has two and nobody more.
    let range = answer.sensitivity.without_each_source(of_a.member);
    assert_eq!(range.map(|it| (it.best, it.worst)), Some((1, 1)));
}

#[test]
fn the_certain_reading_is_the_question_about_certain_dates() {
    let explorer = letters();
    let period = |modality| Period {
        window: HistoricalDate::parse("1900").expect("a year").span(),
        modality,
        sure: None,
    };
    let scope = |modality| Scope {
        period: Some(period(modality)),
        ..Scope::default()
    };
    let question = MeasuresQuestion {
        scope: scope(Modality::Possible),
        ..MeasuresQuestion::new(Measure::Claims)
    };
    let answer = ask(&explorer, &question);
    let certain = values(&explorer, Measure::Claims, scope(Modality::Certain));
    let members: Vec<f64> = members(&answer).iter().map(|&it| certain[it]).collect();
    assert_eq!(answer.sensitivity.certain, Some(ranks(&members)));
    assert_ne!(answer.claims, 0);
}

#[test]
fn every_rank_has_its_sensitivity() {
    let letters = letters();
    let on_letters = Measure::ALL.map(|measure| (&letters, measure));
    for (explorer, measure) in on_letters
        .into_iter()
        .chain([(explorer(), Measure::Claims)])
    {
        let question = MeasuresQuestion::new(measure);
        let answer = ask(explorer, &question);
        assert_eq!(answer.cut, None, "{}", measure.name());
        let outcomes = &answer.sensitivity.outcomes;
        assert_eq!(outcomes.len(), 2);
        for outcome in outcomes {
            assert_eq!(outcome.survival.samples, SAMPLES);
            assert!(outcome.survival.led <= SAMPLES);
        }
        for measured in &answer.entities {
            for range in answer.ranks_after_loss(measured) {
                assert!(1 <= range.best && range.best <= range.worst);
                assert!(range.worst <= answer.total);
            }
        }
        let again = ask(explorer, &question);
        assert_eq!(again.sensitivity, answer.sensitivity, "the lots fall alike");
    }
}

/// Says that the time is over from the beginning.
#[derive(Debug)]
struct Over;

impl StopSignal for Over {
    fn is_raised(&self, _: u64) -> bool {
        true
    }

    fn is_for_time(&self) -> bool {
        true
    }
}

#[test]
fn without_time_there_is_a_ranking_that_says_that_it_is_not_tested() {
    let limits = Limits {
        stop: Some(Arc::new(Over)),
        ..Limits::default()
    };
    let question = MeasuresQuestion::new(Measure::Degree);
    let answer = explorer().ask(&question, &limits).expect("a ranking");
    assert_eq!(answer.cut, Some(Cut::Time));
    assert!(!answer.entities.is_empty());
    assert!(answer.sensitivity.outcomes.is_empty());
}

#[test]
fn the_work_for_betweenness_does_not_grow_without_bound() {
    let mut entities = String::from("id,kind,name\n");
    let mut relations = String::from("from,type,to\n");
    for number in 0..600 {
        let _ = writeln!(entities, "n{number:03},person,N {number}");
        let _ = writeln!(
            relations,
            "n{number:03},wrote_to,n{:03}",
            (number * 7 + 1) % 600
        );
        let _ = writeln!(relations, "n{number:03},wrote_to,n{:03}", number / 2);
    }
    let mut files = DatasetFiles::from_memory("letters", []);
    files.insert("entities.csv", entities.into_bytes().into());
    files.insert("relations.csv", relations.into_bytes().into());
    let explorer = Explorer::open(&files).expect("it is faultless");
    let limits = Limits {
        steps: 1_500_000,
        ..Limits::default()
    };
    let question = MeasuresQuestion::new(Measure::Betweenness);
    let answer = explorer.ask(&question, &limits).expect("a ranking");
    let first = &answer.entities[0];
    let error = first.error.expect("it rests on a sample");
    let enough = Limits {
        steps: 20_000_000,
        ..Limits::default()
    };
    let exact = explorer.ask(&question, &enough).expect("it is enough");
    let exact = exact.entities.iter().find(|it| it.entity == first.entity);
    let exact = exact.expect("it is among the first");
    assert_eq!(exact.error, None);
    let (ours, theirs) = (
        first.values[0].unwrap_or_default(),
        exact.values[0].unwrap_or_default(),
    );
    // Five standard errors: the lots fall alike each time, so this cannot fail by chance.
    assert!(
        (ours - theirs).abs() < 5.0 * error,
        "{ours} ± {error}, exactly {theirs}"
    );
}

#[test]
fn signs_make_triads_that_are_balanced_or_not() {
    let mut files = DatasetFiles::from_memory("signs", []);
    let entities = "id,kind,name\na,state,A\nb,state,B\nc,state,C\nd,state,D\n";
    let types = "type,label,class,sign,symmetric\nally,was allied with,pact,1,true\nfoe,fought,war,-1,true\nnear,borders,other,0,true\n";
    // a, b, c: one foe, unbalanced. a, b, d: two foes, balanced. b and c are at odds with themselves.
    let relations =
        "from,type,to\na,ally,b\nb,ally,c\na,foe,c\na,foe,d\nb,foe,d\nc,near,d\nb,ally,c\n";
    for (name, text) in [
        ("entities.csv", entities),
        ("relation_types.csv", types),
        ("relations.csv", relations),
    ] {
        files.insert(name, text.as_bytes().to_vec().into());
    }
    let explorer = Explorer::open(&files).expect("it is faultless");
    let whole = |explorer: &Explorer| ask(explorer, &MeasuresQuestion::new(Measure::Degree)).whole;
    let balance = whole(&explorer).and_then(|it| it.balance).expect("signs");
    assert_eq!(balance.balance.triads, [0, 1, 1, 0]);
    assert_eq!(balance.contradictory, 0);
    files.insert(
        "relations.csv",
        format!("{relations}c,foe,b\n").into_bytes().into(),
    );
    let explorer = Explorer::open(&files).expect("it is faultless");
    let balance = whole(&explorer).and_then(|it| it.balance).expect("signs");
    assert_eq!(balance.balance.triads, [0, 0, 1, 0]);
    assert_eq!(balance.contradictory, 1);
    assert_eq!(whole(&letters()).and_then(|it| it.balance), None);
}
