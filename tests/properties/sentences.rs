//! Sentences and texts: one query, each read from the other; and what lines say, the language takes.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::BoxedStrategy;
use proptest::prelude::Just;
use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::prop_oneof;
use proptest::proptest;
use proptest::sample::select;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::QUERY;
use prosopograph::explorer::QueryQuestion;
use prosopograph::explorer::sentences::About;
use prosopograph::explorer::sentences::Column;
use prosopograph::explorer::sentences::Comparison;
use prosopograph::explorer::sentences::Condition;
use prosopograph::explorer::sentences::Draft;
use prosopograph::explorer::sentences::Fields;
use prosopograph::explorer::sentences::Holds;
use prosopograph::explorer::sentences::Line;
use prosopograph::explorer::sentences::Object;
use prosopograph::explorer::sentences::Order;
use prosopograph::explorer::sentences::Polarity;
use prosopograph::explorer::sentences::Reach;
use prosopograph::explorer::sentences::Repeats;
use prosopograph::explorer::sentences::Sentences;
use prosopograph::explorer::sentences::Show;
use prosopograph::explorer::sentences::Sorting;
use prosopograph::explorer::sentences::Surety;
use prosopograph::explorer::sentences::Test;
use prosopograph::explorer::sentences::Tie;
use prosopograph::explorer::sentences::Time;
use prosopograph::explorer::sentences::Way;
use prosopograph::explorer::sentences::What;
use prosopograph::explorer::sentences::Worth;
use prosopograph::query::Limits;

use crate::properties::cases;
use crate::support::server::explorer;

/// The names that lines are made of: any, or those of a network.
#[derive(Clone)]
struct Words {
    kinds: BoxedStrategy<String>,
    types: BoxedStrategy<String>,
    columns: BoxedStrategy<String>,
}

impl Words {
    /// Names with everything that could be taken for something else.
    fn any() -> Self {
        let strange = select(vec![
            "NOT", "null", "count", "a", "r1", "DISTINCT", "é b", "`", "1x",
        ]);
        let name = prop_oneof![
            "[a-z][a-z_]{0,5}",
            "[ -~]{1,6}",
            strange.prop_map(str::to_owned)
        ];
        let name = name.boxed();
        Self {
            kinds: name.clone(),
            types: name.clone(),
            columns: name,
        }
    }

    fn of(explorer: &Explorer) -> Self {
        let schema = explorer.network().schema();
        let kinds = schema
            .kinds()
            .map(|(_, kind)| kind.id.clone())
            .collect::<Vec<_>>();
        let types = schema.types().map(|(_, found)| found.id.clone());
        let classes = schema.classes().map(|(_, class)| class.to_owned());
        let types = types.chain(classes).collect::<Vec<_>>();
        let vocabulary = explorer.vocabulary();
        let columns = vocabulary
            .entity_columns
            .iter()
            .chain(&vocabulary.claim_columns);
        let columns = columns.map(|column| column.name.clone());
        Self {
            kinds: select(kinds).boxed(),
            types: select(types).boxed(),
            columns: select(columns.collect::<Vec<_>>()).boxed(),
        }
    }
}

fn dates() -> impl Strategy<Value = String> {
    select(vec!["1937", "1937-05", "1936/1938", "1833~", "19XX"]).prop_map(str::to_owned)
}

fn lines(words: &Words, entities: usize) -> impl Strategy<Value = Line> + use<> {
    let polarity = select(vec![Polarity::Is, Polarity::Is, Polarity::IsNot]);
    let way = select(vec![Way::Forwards, Way::Backwards, Way::Either]);
    let tie = (vec(words.types.clone(), 0..3), way).prop_map(|(types, way)| Tie { types, way });
    let object = prop_oneof![
        2 => (0..entities).prop_map(Object::Named),
        1 => of(words.kinds.clone()).prop_map(Object::Anybody),
    ];
    let reach = select(vec![Reach::During, Reach::Before, Reach::After]);
    let surety = select(vec![Surety::Certainly, Surety::Possibly]);
    let when = (reach, dates(), surety).prop_map(|(reach, date, surety)| Time {
        reach,
        date,
        surety,
    });
    (0..entities, polarity, tie, object, of(when)).prop_map(
        |(subject, polarity, tie, object, time)| Line {
            subject,
            polarity,
            tie,
            object,
            time,
        },
    )
}

fn abouts(entities: usize) -> impl Strategy<Value = About> {
    prop_oneof![
        3 => (0..entities).prop_map(About::Entity),
        1 => (0..6_usize).prop_map(About::Claim),
    ]
}

fn tests(words: &Words) -> impl Strategy<Value = Test> + use<> {
    let comparison = select(vec![
        Comparison::Is,
        Comparison::IsNot,
        Comparison::Less,
        Comparison::AtMost,
        Comparison::More,
        Comparison::AtLeast,
    ]);
    let worth = prop_oneof![
        any::<String>().prop_map(Worth::Text),
        any::<i64>().prop_map(Worth::Whole),
        any::<f64>().prop_map(Worth::Fraction),
        dates().prop_map(Worth::Date),
    ];
    let column = || words.columns.clone();
    prop_oneof![
        "[A-Za-z' ]{1,8}".prop_map(Test::Called),
        column().prop_map(Test::Given),
        column().prop_map(Test::Missing),
        (column(), any::<String>()).prop_map(|(column, text)| Test::Contains { column, text }),
        (column(), any::<String>()).prop_map(|(column, member)| Test::Has { column, member }),
        (column(), comparison, worth).prop_map(|(column, comparison, worth)| Test::Compares {
            column,
            comparison,
            worth,
        }),
    ]
}

fn shows(words: &Words, entities: usize) -> impl Strategy<Value = Show> + use<> {
    let what = prop_oneof![
        abouts(entities).prop_map(What::Itself),
        (abouts(entities), words.columns.clone()).prop_map(|(of, column)| What::Its(of, column)),
        abouts(entities).prop_map(What::NumberOf),
        Just(What::NumberOfRows),
    ];
    let heading = of("[ -~]{1,5}");
    let column = (what, heading).prop_map(|(what, heading)| Column { what, heading });
    let sorting = select(vec![Sorting::Ascending, Sorting::Descending]);
    let order = (0..4_usize, sorting).prop_map(|(column, sorting)| Order { column, sorting });
    let repeats = select(vec![Repeats::Once, Repeats::Each]);
    (vec(column, 0..4), repeats, of(order), of(0..50_u32)).prop_map(
        |(columns, repeats, order, most)| Show {
            columns,
            repeats,
            order,
            most,
        },
    )
}

/// Lines that are a question.
fn sentences(words: &Words) -> impl Strategy<Value = Sentences> + use<> {
    let words = words.clone();
    let drafts = (1..4_usize).prop_flat_map(move |entities| {
        let about = (abouts(entities), tests(&words));
        let condition = about.prop_map(|(about, test)| Condition { about, test });
        let parts = (
            vec(of(words.kinds.clone()), entities..=entities),
            vec(lines(&words, entities), 0..4),
            vec(condition, 0..3),
            shows(&words, entities),
        );
        parts.prop_map(|(entities, lines, conditions, show)| Draft {
            entities,
            lines,
            conditions,
            show,
        })
    });
    drafts.prop_filter_map("not a question", |draft| draft.settle().ok())
}

/// Whether a condition compares a column with a value of the sort that it holds.
fn is_as_held(condition: &Condition) -> bool {
    let vocabulary = explorer().vocabulary();
    let holds = |column: &str| vocabulary.column(column).map(|column| column.holds);
    match &condition.test {
        Test::Compares { column, worth, .. } => matches!(
            (holds(column), worth),
            (Some(Holds::Dates), Worth::Date(_))
                | (Some(Holds::Numbers), Worth::Whole(_) | Worth::Fraction(_))
                | (Some(Holds::Texts), Worth::Text(_))
        ),
        Test::Contains { column, .. } => holds(column) != Some(Holds::Lists),
        Test::Has { column, .. } => holds(column) == Some(Holds::Lists),
        _ => true,
    }
}

/// Whether a condition looks for letters in what has some.
fn has_letters(condition: &Condition) -> bool {
    let vocabulary = explorer().vocabulary();
    let holds = |column: &str| vocabulary.column(column).map(|column| column.holds);
    match &condition.test {
        Test::Contains { column, .. } => {
            matches!(holds(column), Some(Holds::Texts))
        }
        _ => true,
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_is_written_is_recognised_again(said in sentences(&Words::any())) {
        let text = said.text();
        let read = Sentences::of_text(&text);
        prop_assert_eq!(read.as_ref(), Ok(&said), "{}", text);
    }

    #[test]
    fn the_fields_of_a_form_say_the_same(said in sentences(&Words::of(explorer()))) {
        let vocabulary = explorer().vocabulary();
        let fields = Fields::of(&said, vocabulary);
        let read = fields.read(vocabulary);
        // A value of another sort than the column holds cannot be typed; spaces around texts and
        // empty ones neither.
        if said.conditions().iter().all(is_as_held) {
            let read = read.map(|read| read.text());
            prop_assert_eq!(read, Ok(said.text()), "{:?}", fields);
        }
    }

    #[test]
    fn the_language_takes_whatever_lines_say(said in sentences(&Words::of(explorer()))) {
        let text = said.text();
        let mut parameters = Parameters::default();
        parameters.set(&QUERY, &text);
        let asked = explorer().read::<QueryQuestion>("/query", parameters);
        let asked = match asked {
            Ok(asked) => asked,
            Err(error) => {
                // Only what a column can never hold is refused.
                let mut conditions = said.conditions().iter();
                let suits = conditions.all(|one| is_as_held(one) && has_letters(one));
                let error = error.to_string();
                let is_conflict =
                    error.contains("cannot be compared with") || error.contains("is expected");
                prop_assert!(!suits && is_conflict, "{text}: {error}");
                return Ok(());
            }
        };
        let limits = Limits { steps: 100_000, ..asked.request.limits };
        let answer = explorer().ask(&asked.question, &limits);
        // That a column of texts has a member shows when it is looked at.
        let mut conditions = said.conditions().iter();
        if conditions.any(|one| matches!(one.test, Test::Has { .. }) && !is_as_held(one)) {
            return Ok(());
        }
        prop_assert!(answer.is_ok(), "{text}: {answer:?}");
        let columns = answer.map(|answer| answer.columns.len()).unwrap_or_default();
        prop_assert_eq!(columns, said.show().columns.len());
    }
}

#[test]
fn texts_in_other_words_are_the_same_lines() {
    let pairs = [
        (
            "MATCH (x:person)-[:arrested]->(y:person)<-[t:spied_on {status: 'alleged'}]-() \
             WHERE y.name = 'Y' AND NOT (y)-[:accused]->() RETURN DISTINCT y AS whom, t.when",
            "MATCH (a:person)-[:arrested]->(b:person),\n      (b)<-[r2:spied_on]-(c)\n\
             WHERE NOT EXISTS { (b)-[:accused]->() }\n  AND r2.status = 'alleged'\n  AND b.name = 'Y'\n\
             RETURN DISTINCT b AS whom, r2.when",
        ),
        (
            "MATCH (p:person WHERE p CALLED 'Anna') WHERE NOT EXISTS { (:person)-[r:wrote_to]->(p) \
             WHERE possibly(during(r, edtf('1937'))) } RETURN p LIMIT 3",
            "MATCH (a:person)\nWHERE NOT EXISTS { (a)<-[r:wrote_to]-(:person) \
             WHERE possibly(during(r, '1937')) }\n  AND a CALLED 'Anna'\nRETURN a\nLIMIT 3",
        ),
    ];
    for (text, wanted) in pairs {
        let said = Sentences::of_text(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(said.text(), wanted);
    }
}

#[test]
fn a_text_that_says_more_says_what() {
    let texts = [
        ("MATCH (a) RETURN a UNION MATCH (b) RETURN b", "UNION"),
        ("OPTIONAL MATCH (a) RETURN a", "OPTIONAL MATCH"),
        (
            "MATCH p = ANY SHORTEST (a)-[*]-(b) RETURN p",
            "a search for paths",
        ),
        ("MATCH (a)-[*1..2]-(b) RETURN a", "a path that is repeated"),
        (
            "MATCH (a) WHERE a.x = 1 OR a.y = 2 RETURN a",
            "one of its conditions",
        ),
        ("MATCH (a) RETURN collect(a)", "one of its columns"),
        (
            "MATCH (a) WITH a RETURN a",
            "more than one MATCH with what it returns",
        ),
        ("MATCH (a) RETURN *", "RETURN *"),
    ];
    for (text, wanted) in texts {
        let error = Sentences::of_text(text).unwrap_err().to_string();
        assert_eq!(error, format!("lines cannot say {wanted}"), "{text}");
    }
    assert_eq!(
        Sentences::of_text("MATCH").unwrap_err().to_string(),
        "the text is not a query"
    );
}
