//! Contradictions by each rule, and what is none.

use std::borrow::Cow;
use std::fmt::Write;

use prosopograph::dataset::DatasetFiles;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::model::RelationIndex;
use prosopograph::query::Contradiction;
use prosopograph::query::ContradictionsAnswer;
use prosopograph::query::ContradictionsQuestion;
use prosopograph::query::Disagreement;
use prosopograph::query::Limits;

const TYPES: &str = "type,class,aspect,sign,once,symmetric\n\
    wrote_to,letters,event,0,false,false\n\
    founded,deeds,event,0,true,false\n\
    arrested,deeds,event,-1,false,false\n\
    executed,deeds,event,-1,true,false\n\
    imprisoned,deeds,event,-1,false,false\n\
    part_of,structure,part,0,false,false\n\
    allied_with,treaties,state,1,false,true\n\
    at_war_with,treaties,state,-1,false,true\n\
    spied_on,espionage,state,-1,false,false\n";

/// A network of claims: `from,type,to,when,status,quantity,unit,flag`.
fn explorer(claims: &str) -> Explorer {
    let mut ids: Vec<&str> = claims
        .lines()
        .flat_map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            [cells[0], cells[2]]
        })
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let mut entities = "id,kind,name\n".to_owned();
    for id in ids {
        writeln!(entities, "{id},group,{id}").expect("a text grows");
    }
    let relations = format!("from,type,to,when,status,quantity,unit,flag\n{claims}");
    let mut files = DatasetFiles::from_memory("case", []);
    for (name, text) in [
        ("entities.csv", entities),
        ("relations.csv", relations),
        ("relation_types.csv", TYPES.to_owned()),
    ] {
        files.insert(name, Cow::Owned(text.into_bytes()));
    }
    Explorer::open(&files).unwrap_or_else(|error| panic!("{error}: {:?}", error.report.problems()))
}

fn ask(explorer: &Explorer, query: &str) -> ContradictionsAnswer {
    let parameters = Parameters::from_query(query);
    let asked = explorer
        .read::<ContradictionsQuestion>("/contradictions", parameters)
        .expect("the question can be asked");
    let limits = &asked.request.limits;
    explorer
        .ask(&asked.question, limits)
        .expect("the network is small")
}

/// The rule and the rows, counted from 1, of each contradiction.
fn found(claims: &str) -> Vec<(Disagreement, Vec<usize>)> {
    let answer = ask(&explorer(claims), "");
    assert_eq!(answer.total, answer.contradictions.len());
    answer.contradictions.iter().map(told).collect()
}

fn told(found: &Contradiction) -> (Disagreement, Vec<usize>) {
    let rows = found.relations.iter().map(|relation| relation.get() + 1);
    (found.disagreement, rows.collect())
}

/// Many letters between two, of which every seventh is said to be a rumour.
fn letters(count: usize) -> String {
    let mut claims = String::new();
    for number in 0..count {
        let (year, month, day) = (1700 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
        let status = if number % 7 == 0 { "rumour" } else { "" };
        writeln!(
            claims,
            "anna,wrote_to,bruno,{year}-{month:02}-{day:02},{status},,,"
        )
        .expect("a text grows");
    }
    claims
}

#[test]
fn ten_thousand_letters_contradict_nothing() {
    assert_eq!(found(&letters(10_000)), []);
}

#[test]
fn what_happens_once_has_one_date() {
    use Disagreement::DatedApart;
    let claims = "anna,founded,school,1901,documented,,,\nanna,founded,school,1902,alleged,,,\n\
        anna,founded,school,190X,,,,\nbruno,founded,school,1905,,,,\nanna,wrote_to,bruno,1901,,,,\n\
        anna,wrote_to,bruno,1902,,,,\n";
    assert_eq!(found(claims), [(DatedApart, vec![1, 2])]);
    assert_eq!(
        found("a,founded,b,1901,,,,\na,founded,b,1901-05,,,,\na,founded,b,,,,,\n"),
        []
    );
}

#[test]
fn a_denial_contradicts_what_is_asserted_of_the_same_time() {
    use Disagreement::AssertedAndDenied;
    let claims = "anna,wrote_to,bruno,1901,,,,\nanna,wrote_to,bruno,1902,,,,\n\
        anna,wrote_to,bruno,1902-03,denied,,,\nbruno,wrote_to,anna,1902-03,,,,\n";
    assert_eq!(found(claims), [(AssertedAndDenied, vec![2, 3])]);
    let undated = format!("{}anna,wrote_to,bruno,,denied,,,\n", letters(100));
    assert_eq!(found(&undated), [(AssertedAndDenied, (1..=101).collect())]);
}

#[test]
fn friends_cannot_be_at_war_at_one_time() {
    use Disagreement::OpposedStates;
    let claims = "a,allied_with,b,1930/1935,,,,\nb,at_war_with,a,1933/1934,,,,\n\
        a,at_war_with,b,1936/1938,,,,\na,at_war_with,b,1934-01/1939,suspected,,,\n\
        a,spied_on,b,1930/1935,,,,\n";
    assert_eq!(found(claims), [(OpposedStates, vec![1, 2])]);
    // That both held at some time of one year does not mean that they held at once.
    assert_eq!(
        found("a,allied_with,b,1936,,,,\na,at_war_with,b,1936,,,,\n"),
        []
    );
}

const OPERATION: &str = "shot,part_of,caught,,,,,\njailed,part_of,caught,,,,,\n\
    operation,arrested,caught,1937/1938,,56787,persons,\n";

#[test]
fn figures_of_parts_add_up_to_the_whole() {
    use Disagreement::FiguresApart;
    let claims = format!(
        "{OPERATION}operation,executed,shot,1937/1938,,41898,persons,\n\
         operation,imprisoned,jailed,1937/1938,,13107,persons,\n"
    );
    let answer = ask(&explorer(&claims), "");
    let told: Vec<_> = answer.contradictions.iter().map(told).collect();
    assert_eq!(told, [(FiguresApart, vec![3, 5, 4])]);
    let figures = answer.contradictions[0]
        .figures
        .clone()
        .expect("they differ");
    assert_eq!(figures.total.to_string(), "56,787");
    assert_eq!(figures.sum.to_string(), "55,005");
    let adding_up = format!(
        "{OPERATION}operation,executed,shot,1937/1938,,41898,persons,\n\
         operation,imprisoned,jailed,1937/1938,,14000/15000,persons,\n"
    );
    assert_eq!(found(&adding_up), []);
}

#[test]
fn figures_that_need_not_add_up_are_no_contradiction() {
    // Not every part has a figure, the units differ, the years differ, somebody else counts.
    for figures in [
        "operation,executed,shot,1937/1938,,41898,persons,\n",
        "operation,executed,shot,,,41898,persons,\noperation,imprisoned,jailed,,,13107,families,\n",
        "operation,executed,shot,1950,,41898,persons,\noperation,imprisoned,jailed,1950,,13107,persons,\n",
        "court,executed,shot,,,41898,persons,\ncourt,imprisoned,jailed,,,13107,persons,\n",
        "operation,executed,shot,,,41898,persons,\noperation,imprisoned,jailed,,denied,13107,persons,\n",
    ] {
        assert_eq!(found(&format!("{OPERATION}{figures}")), [], "{figures}");
    }
}

#[test]
fn a_part_is_not_more_than_the_whole() {
    use Disagreement::FiguresApart;
    let claims = "shot,part_of,caught,,,600,persons,\njailed,part_of,caught,,,,,\n\
        operation,arrested,caught,1937,,500,persons,\n";
    assert_eq!(found(claims), [(FiguresApart, vec![3, 1])]);
}

#[test]
fn what_the_dataset_marks_as_contradictory_is_listed_by_its_words() {
    use Disagreement::Flagged;
    let claims = "a,wrote_to,b,1935,,,,contradiction: two years for one letter\n\
        a,wrote_to,c,1936,,,,misspelling: Brno\n\
        c,wrote_to,b,1936,,,,contradiction: two years for one letter\n\
        b,wrote_to,c,1936,,,,source-error: a date|contradiction: another\n";
    let answer = ask(&explorer(claims), "");
    let told: Vec<_> = answer.contradictions.iter().map(told).collect();
    assert_eq!(told, [(Flagged, vec![1, 3]), (Flagged, vec![4])]);
    assert_eq!(answer.flagged, [RelationIndex::new(1)]);
}

#[test]
fn contradictions_are_asked_for_within_a_scope_and_of_an_entity() {
    let explorer = explorer(
        "anna,founded,school,1901,documented,,,\nanna,founded,school,1902,alleged,,,\n\
         bruno,founded,press,1901,documented,,,\nbruno,founded,press,1902,documented,,,\n",
    );
    let count = |query: &str| ask(&explorer, query).total;
    assert_eq!(count(""), 2);
    assert_eq!(count("entity=anna"), 1);
    assert_eq!(count("status=documented"), 1);
    assert_eq!(count("entity=anna&status=documented"), 0);
    assert_eq!(count("types=wrote_to"), 0);
    let answer = ask(&explorer, "entity=anna&status=documented");
    assert!(answer.absence.is_some(), "an empty answer is explained");
}

#[test]
fn a_hundred_thousand_parallel_claims_are_swept() {
    let mut claims = letters(99_000);
    for number in 0..1_000 {
        let status = if number % 2 == 0 { "denied" } else { "" };
        writeln!(
            claims,
            "anna,founded,bruno,{},{status},,,",
            1700 + number % 299
        )
        .expect("a text grows");
    }
    let explorer = explorer(&claims);
    let limits = Limits {
        steps: 3_000_000,
        ..Limits::default()
    };
    let answer = explorer.ask(&ContradictionsQuestion::default(), &limits);
    let answer = answer.expect("no two claims are compared more often than sorting does");
    assert_eq!(answer.total, 2);
}
