//! What ready sentences are made of: patterns that a type of tie, or nothing but a network, is put into.

use crate::explorer::sentences::draft::Draft;
use crate::explorer::sentences::said::About;
use crate::explorer::sentences::said::Column;
use crate::explorer::sentences::said::Condition;
use crate::explorer::sentences::said::Line;
use crate::explorer::sentences::said::Object;
use crate::explorer::sentences::said::Order;
use crate::explorer::sentences::said::Polarity;
use crate::explorer::sentences::said::Reach;
use crate::explorer::sentences::said::Repeats;
use crate::explorer::sentences::said::Show;
use crate::explorer::sentences::said::Sorting;
use crate::explorer::sentences::said::Surety;
use crate::explorer::sentences::said::Test;
use crate::explorer::sentences::said::Tie;
use crate::explorer::sentences::said::Time;
use crate::explorer::sentences::said::Way;
use crate::explorer::sentences::said::What;

/// How many rows are looked for to see whether one is answered.
pub(super) const ROWS: u32 = 50;

/// A type of tie as it is used most.
pub(crate) struct Used {
    pub(crate) name: String,
    /// How it is read: either way if both of its ends have the same role.
    pub(super) way: Way,
    pub(crate) from: String,
    pub(super) to: String,
    /// The year in which most claims of the type certainly are.
    pub(crate) year: Option<String>,
}

/// A way to make sentences of a type, and of another that may be the same.
pub(super) type Pattern = fn(&Used, &Used) -> Option<Draft>;

/// From the plainest to those that join several lines, and then those that need so little that nearly
/// any network answers them.
pub(super) const PATTERNS: [Pattern; 21] = [
    |used, _| Some(one_line(used)),
    |used, _| in_a_year(used),
    |used, _| Some(counted(used, 0, 1)),
    |used, _| counted_backwards(used),
    not_in_turn,
    and_then,
    by_two,
    |used, _| each_other(used),
    |used, _| Some(without_date(used)),
    |used, _| Some(by_status(used)),
    |_, _| Some(most_ties()),
    |_, _| Some(claims_by("type")),
    |_, _| Some(entities_by_kind()),
    |used, _| Some(shared_others(used)),
    |used, _| never_in_turn(used),
    |used, _| triangle(used),
    |used, _| strangers(used),
    |used, _| Some(never_at_all(used)),
    |used, _| by_date(used),
    |_, _| Some(claims_by("source")),
    |_, _| Some(claims_by("class")),
];

/// A tie of the type, as it is read: without an arrow where both ends have the same role.
fn tie(used: &Used) -> Tie {
    Tie {
        types: vec![used.name.clone()],
        way: used.way,
    }
}

fn line(subject: usize, used: &Used, object: usize) -> Line {
    Line {
        subject,
        polarity: Polarity::Is,
        tie: tie(used),
        object: Object::Named(object),
        time: None,
    }
}

/// A line with the kinds of its ends, of which entities and the day of the claim are shown.
fn one_line(used: &Used) -> Draft {
    Draft {
        entities: vec![Some(used.from.clone()), Some(used.to.clone())],
        lines: vec![line(0, used, 1)],
        conditions: Vec::new(),
        show: Show {
            columns: vec![
                itself(0),
                itself(1),
                shown(What::Its(About::Claim(0), "when".to_owned())),
            ],
            ..Show::default()
        },
    }
}

fn shown(what: What) -> Column {
    Column {
        what,
        heading: None,
    }
}

fn itself(entity: usize) -> Column {
    shown(What::Itself(About::Entity(entity)))
}

fn in_a_year(used: &Used) -> Option<Draft> {
    let mut draft = one_line(used);
    let date = used.year.clone()?;
    draft.lines.first_mut()?.time = Some(Time {
        reach: Reach::During,
        date,
        surety: Surety::Certainly,
    });
    Some(draft)
}

/// Of one end, with how many others, the most first.
fn counted(used: &Used, shown_end: usize, counted_end: usize) -> Draft {
    let mut draft = one_line(used);
    let count = What::NumberOf(About::Entity(counted_end));
    draft.show = Show {
        columns: vec![itself(shown_end), shown(count)],
        repeats: Repeats::Each,
        order: Some(Order {
            column: 1,
            sorting: Sorting::Descending,
        }),
        most: None,
    };
    draft
}

/// Whose second end never was the first of the other type.
fn not_in_turn(used: &Used, other: &Used) -> Option<Draft> {
    let mut draft = one_line(used);
    draft.lines.push(Line {
        subject: 1,
        polarity: Polarity::IsNot,
        tie: tie(other),
        object: Object::Anybody(None),
        time: None,
    });
    (used.to == other.from).then_some(draft)
}

/// Whose second end is the first of the other type.
fn and_then(used: &Used, other: &Used) -> Option<Draft> {
    let mut draft = one_line(used);
    draft.entities.push(Some(other.to.clone()));
    draft.lines.push(line(1, other, 2));
    draft.show.columns = vec![itself(0), itself(1), itself(2)];
    (used.to == other.from).then_some(draft)
}

/// Whose first end is the first of the other type too.
fn by_two(used: &Used, other: &Used) -> Option<Draft> {
    let mut draft = one_line(used);
    draft.entities.push(Some(other.to.clone()));
    draft.lines.push(line(0, other, 2));
    draft.show.columns = vec![itself(0), itself(1), itself(2)];
    (used.from == other.from && used.name != other.name).then_some(draft)
}

/// Both ends to each other.
fn each_other(used: &Used) -> Option<Draft> {
    let mut draft = one_line(used);
    draft.lines.push(line(1, used, 0));
    draft.show.columns = vec![itself(0), itself(1)];
    let is_one_way = used.way != Way::Either;
    (used.from == used.to && is_one_way).then_some(draft)
}

fn without_date(used: &Used) -> Draft {
    let mut draft = one_line(used);
    draft.show.columns = vec![itself(0), itself(1), shown(What::Itself(About::Claim(0)))];
    draft.conditions.push(Condition {
        about: About::Claim(0),
        test: Test::Missing("when".to_owned()),
    });
    draft
}

/// How many claims there are of each status.
fn by_status(used: &Used) -> Draft {
    let mut draft = one_line(used);
    let status = What::Its(About::Claim(0), "status".to_owned());
    draft.show = Show {
        columns: vec![shown(status), shown(What::NumberOf(About::Claim(0)))],
        repeats: Repeats::Each,
        order: Some(Order {
            column: 1,
            sorting: Sorting::Descending,
        }),
        most: None,
    };
    draft
}

/// Of the second end, with how many firsts; the same question as the other way round where both ends
/// have the same role.
fn counted_backwards(used: &Used) -> Option<Draft> {
    let is_same = used.way == Way::Either && used.from == used.to;
    (!is_same).then(|| counted(used, 1, 0))
}

/// What is counted, the most first, and what it is counted for.
fn counts(of: What, number: About) -> Show {
    Show {
        columns: vec![shown(of), shown(What::NumberOf(number))],
        repeats: Repeats::Each,
        order: Some(Order {
            column: 1,
            sorting: Sorting::Descending,
        }),
        most: None,
    }
}

/// Any tie of anybody with anybody.
fn any_line() -> Draft {
    let any = Tie {
        types: Vec::new(),
        way: Way::Either,
    };
    Draft {
        entities: vec![None, None],
        lines: vec![Line {
            subject: 0,
            polarity: Polarity::Is,
            tie: any,
            object: Object::Named(1),
            time: None,
        }],
        ..Draft::default()
    }
}

/// Who has most ties.
fn most_ties() -> Draft {
    Draft {
        show: counts(What::Itself(About::Entity(0)), About::Claim(0)),
        ..any_line()
    }
}

/// How many claims there are of each value of a column.
fn claims_by(column: &str) -> Draft {
    let claim = About::Claim(0);
    let of = What::Its(claim, column.to_owned());
    let mut draft = any_line();
    draft.conditions.push(Condition {
        about: claim,
        test: Test::Given(column.to_owned()),
    });
    draft.show = counts(of, claim);
    draft
}

/// How many entities there are of each kind.
fn entities_by_kind() -> Draft {
    let entity = About::Entity(0);
    Draft {
        entities: vec![None],
        show: counts(What::Its(entity, "kind".to_owned()), entity),
        ..Draft::default()
    }
}

/// Which two have most others in common.
fn shared_others(used: &Used) -> Draft {
    let mut draft = one_line(used);
    draft.entities.push(Some(used.from.clone()));
    draft.lines.push(line(2, used, 1));
    let number = What::NumberOf(About::Entity(1));
    draft.show = Show {
        columns: vec![itself(0), itself(2), shown(number)],
        order: Some(Order {
            column: 2,
            sorting: Sorting::Descending,
        }),
        ..draft.show
    };
    draft
}

/// Who did it and never had it done to them.
fn never_in_turn(used: &Used) -> Option<Draft> {
    let mut draft = one_line(used);
    draft.lines.push(Line {
        subject: 0,
        polarity: Polarity::IsNot,
        tie: Tie {
            way: Way::Backwards,
            ..tie(used)
        },
        object: Object::Anybody(None),
        time: None,
    });
    (used.way == Way::Forwards).then_some(draft)
}

/// Three that are tied to each other.
fn triangle(used: &Used) -> Option<Draft> {
    let mut draft = two_steps(used)?;
    draft.lines.push(line(0, used, 2));
    Some(draft)
}

/// Two that are tied to the same one, and not to each other.
fn strangers(used: &Used) -> Option<Draft> {
    let mut draft = two_steps(used)?;
    draft.lines.push(Line {
        polarity: Polarity::IsNot,
        tie: Tie {
            way: Way::Either,
            ..tie(used)
        },
        ..line(0, used, 2)
    });
    Some(draft)
}

fn two_steps(used: &Used) -> Option<Draft> {
    and_then(used, used)
}

/// Whom no claim of the type begins at.
fn never_at_all(used: &Used) -> Draft {
    let kind = used.from.clone();
    Draft {
        entities: vec![Some(kind)],
        lines: vec![Line {
            polarity: Polarity::IsNot,
            object: Object::Anybody(None),
            ..line(0, used, 0)
        }],
        show: Show {
            columns: vec![itself(0)],
            ..Show::default()
        },
        ..Draft::default()
    }
}

/// The claims with a date, the earliest first.
fn by_date(used: &Used) -> Option<Draft> {
    used.year.as_ref()?;
    let mut draft = one_line(used);
    draft.conditions.push(Condition {
        about: About::Claim(0),
        test: Test::Given("when".to_owned()),
    });
    draft.show.order = Some(Order {
        column: 2,
        sorting: Sorting::Ascending,
    });
    Some(draft)
}
