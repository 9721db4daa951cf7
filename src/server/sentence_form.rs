//! The form of sentences: rows of slots with what may be chosen for each, filled in from the fields.

use std::fmt::Display;

use crate::explorer::sentences::COLUMNS;
use crate::explorer::sentences::CONDITIONS;
use crate::explorer::sentences::FieldProblem;
use crate::explorer::sentences::Fields;
use crate::explorer::sentences::KindWord;
use crate::explorer::sentences::LINES;
use crate::explorer::sentences::Sentences;
use crate::explorer::sentences::Vocabulary;
use crate::server::suggested::Suggested;
use crate::server::suggested::suggested;
use crate::server::value_lists::ValueList;
use crate::server::value_lists::column_words;
use crate::server::value_lists::counted_words;
use crate::server::value_lists::list_of;
use crate::server::value_lists::value_lists;

/// The names of the fields of a line.
const LINE: [&str; 7] = ["who", "not", "tie", "whom", "reach", "date", "sure"];
/// The names of the fields of a condition.
const CONDITION: [&str; 4] = ["of", "column", "is", "value"];
/// The names of the fields of a column.
const COLUMN: [&str; 3] = ["show", "part", "as"];
/// The fields that stand once; the first says that the form was sent.
const ONCE: [&str; 5] = ["lines", "order", "sort", "repeats", "most"];
/// How many kinds a slot offers; others stand in the text.
const MOST_KINDS: usize = 60;
/// How many ties and columns are suggested; others can be typed.
const MOST_WORDS: usize = 400;

const REACHES: [(&str, &str); 3] = [("in", "in"), ("before", "before"), ("after", "after")];
const SURETIES: [(&str, &str); 2] = [("", "certainly"), ("possibly", "possibly")];
const NOTS: [(&str, &str); 2] = [("", "so"), ("not", "not")];
const TESTS: [(&str, &str); 10] = [
    ("is", "is"),
    ("isnot", "is not"),
    ("contains", "contains"),
    ("less", "is less than, or before"),
    ("atmost", "is at most"),
    ("more", "is more than, or after"),
    ("atleast", "is at least"),
    ("called", "is called, in any spelling"),
    ("given", "is known"),
    ("missing", "is not known"),
];
const SORTS: [(&str, &str); 2] = [("", "ascending"), ("down", "descending")];
const REPEATS: [(&str, &str); 2] = [("", "equal rows once"), ("each", "each way a row")];

/// The form of sentences.
#[derive(Clone, Debug, Default)]
pub(crate) struct SentenceForm {
    pub(crate) lines: Vec<LineSlots>,
    pub(crate) conditions: Vec<ConditionSlots>,
    pub(crate) columns: Vec<ColumnSlots>,
    pub(crate) orders: Vec<SlotChoice>,
    pub(crate) sorts: Vec<SlotChoice>,
    pub(crate) repeats: Vec<SlotChoice>,
    pub(crate) most: String,
    /// The ties that are suggested, with how many claims there are of each.
    pub(crate) verbs: Vec<Suggested>,
    /// The columns that are suggested, with how many have something in each.
    pub(crate) words: Vec<Suggested>,
    /// The times that are suggested, with how many claims held in each.
    pub(crate) times: Vec<Suggested>,
    /// The values that are suggested for columns.
    pub(crate) values: Vec<ValueList>,
    /// What else the address says, which is kept.
    pub(crate) kept: Vec<(String, String)>,
    /// What is wrong with the fields, each with its name.
    pub(crate) problems: Vec<FieldProblem>,
    /// Whether conditions are filled in.
    pub(crate) has_more: bool,
}

/// The slots of a line.
#[derive(Clone, Debug)]
pub(crate) struct LineSlots {
    pub(crate) number: usize,
    pub(crate) who: Vec<SlotChoice>,
    pub(crate) nots: Vec<SlotChoice>,
    pub(crate) tie: String,
    pub(crate) whom: Vec<SlotChoice>,
    pub(crate) reaches: Vec<SlotChoice>,
    pub(crate) date: String,
    pub(crate) sureties: Vec<SlotChoice>,
    /// The id of the kind of the first and of the second, if they have one.
    pub(crate) kinds: [Option<String>; 2],
    /// The class of its tie, if it has one.
    pub(crate) class: Option<String>,
    /// The ties that join the kinds of its ends, if it has any, with how many claims there are of
    /// each between them.
    pub(crate) verbs: Vec<Suggested>,
    /// How many rows remain after it, if that is known.
    pub(crate) rows: Option<u64>,
}

/// The slots of a condition.
#[derive(Clone, Debug)]
pub(crate) struct ConditionSlots {
    pub(crate) number: usize,
    pub(crate) of: Vec<SlotChoice>,
    pub(crate) column: String,
    pub(crate) tests: Vec<SlotChoice>,
    pub(crate) value: String,
    /// The list that its value is chosen from; empty if there is none.
    pub(crate) list: String,
}

/// The slots of a column.
#[derive(Clone, Debug)]
pub(crate) struct ColumnSlots {
    pub(crate) number: usize,
    pub(crate) show: Vec<SlotChoice>,
    pub(crate) part: String,
    pub(crate) heading: String,
}

/// Something that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SlotChoice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) is_chosen: bool,
}

impl LineSlots {
    /// The style of the kind of an end.
    pub(crate) fn look(&self, side: usize) -> String {
        let kind = self.kinds.get(side).and_then(Option::as_deref);
        kind.map_or_else(String::new, |kind| format!("kind-{kind}"))
    }

    /// The list that its tie is chosen from.
    pub(crate) fn list(&self) -> String {
        if self.verbs.is_empty() {
            return "ties".to_owned();
        }
        format!("ties{}", self.number)
    }
}

/// The fields of a form of sentences in an address, and the rest of it; `None` if it was not sent.
pub(crate) fn fields_of(pairs: &[(String, String)]) -> Option<(Fields, Vec<(String, String)>)> {
    if !pairs
        .iter()
        .any(|(name, _)| Some(name.as_str()) == ONCE.first().copied())
    {
        return None;
    }
    let (own, kept): (Vec<_>, Vec<_>) = pairs.iter().cloned().partition(|(name, _)| is_field(name));
    Some((Fields::new(own), kept))
}

fn is_field(name: &str) -> bool {
    let base = name.trim_end_matches(|last: char| last.is_ascii_digit());
    let rows = LINE.iter().chain(&CONDITION).chain(&COLUMN);
    ONCE.contains(&name) || (base.len() < name.len() && rows.into_iter().any(|row| *row == base))
}

impl SentenceForm {
    /// The form of sentences that were asked, with how many rows remain after each line.
    pub(crate) fn of(words: &Vocabulary, sentences: &Sentences, rows: &[Option<u64>]) -> Self {
        let mut form = Self::filled(words, &Fields::of(sentences, words));
        // Who is there by themselves has a row without a tie.
        let lines = form.lines.iter_mut().filter(|line| !line.tie.is_empty());
        for (line, rows) in lines.zip(rows) {
            line.rows = *rows;
        }
        form
    }

    /// The form with fields as they were sent.
    pub(crate) fn filled(vocabulary: &Vocabulary, fields: &Fields) -> Self {
        let offers = Offers { fields, vocabulary };
        let rows = |names: &[&str], least: usize, most: usize| {
            let filled = fields.last(names, most);
            1..=(filled + 1).max(least).min(most)
        };
        let lines = rows(&["who", "tie", "whom"], 2, LINES);
        let conditions = rows(&["of", "column", "value"], 1, CONDITIONS);
        let columns = rows(&["show"], 1, COLUMNS);
        let last_column = fields.last(&["show"], COLUMNS).max(2);
        let mut orders = vec![(String::new(), "as they come".to_owned())];
        orders.extend(
            (1..=last_column).map(|number| (number.to_string(), format!("by column {number}"))),
        );
        let verbs = suggested(&vocabulary.verbs);
        let verbs = vocabulary
            .verbs
            .iter()
            .zip(verbs)
            .map(|(verb, word)| Suggested {
                ends: vocabulary.between.written(verb),
                ..word
            });
        Self {
            lines: lines.map(|number| offers.line(number)).collect(),
            conditions: conditions.map(|number| offers.condition(number)).collect(),
            columns: columns.map(|number| offers.column(number)).collect(),
            orders: chosen(orders, fields.get("order")),
            sorts: fixed(&SORTS, fields.get("sort")),
            repeats: fixed(&REPEATS, fields.get("repeats")),
            most: fields.get("most").to_owned(),
            verbs: verbs.take(MOST_WORDS).collect(),
            words: column_words(vocabulary, MOST_WORDS),
            times: counted_words(&vocabulary.times, "claims"),
            values: value_lists(vocabulary, fields),
            has_more: fields.last(&["of", "column"], CONDITIONS) > 0,
            ..Self::default()
        }
    }

    /// What is wrong with a field.
    pub(crate) fn problem(&self, name: &str, number: impl Display) -> Option<&str> {
        let name = format!("{name}{number}");
        let found = self.problems.iter().find(|it| it.field == name);
        found.map(|problem| problem.message.as_str())
    }
}

/// What may be chosen, given what is filled in.
struct Offers<'a> {
    fields: &'a Fields,
    vocabulary: &'a Vocabulary,
}

impl Offers<'_> {
    fn line(&self, number: usize) -> LineSlots {
        let at = |name| self.fields.at(name, number);
        let [who, whom] = ["who", "whom"].map(|side| self.kind_of(at(side), number));
        LineSlots {
            number,
            who: self.entities(number, at("who"), "\u{2026}"),
            nots: fixed(&NOTS, at("not")),
            tie: at("tie").to_owned(),
            whom: self.second_entities(number, at("whom")),
            reaches: fixed(&REACHES, at("reach")),
            date: at("date").to_owned(),
            sureties: fixed(&SURETIES, at("sure")),
            class: self.vocabulary.class_of(at("tie")).map(str::to_owned),
            verbs: self.verbs([who, whom]),
            kinds: [who, whom].map(|kind| kind.map(str::to_owned)),
            rows: None,
        }
    }

    /// The ties that join kinds; none if neither is known.
    fn verbs(&self, [who, whom]: [Option<&str>; 2]) -> Vec<Suggested> {
        if who.is_none() && whom.is_none() {
            return Vec::new();
        }
        let all = &self.vocabulary.verbs;
        let mut verbs = suggested(&self.vocabulary.between.narrowed(all, who, whom));
        verbs.truncate(MOST_WORDS);
        verbs
    }

    /// The id of the kind of what stands in a slot of a line, or where a line before names it.
    fn kind_of(&self, value: &str, line: usize) -> Option<&str> {
        let mut value = value.to_owned();
        let mut line = line;
        loop {
            if let Some(kind) = value.strip_prefix("kind:") {
                return self.vocabulary.kind(kind).map(|kind| kind.id.as_str());
            }
            let (place, side) = value.split_once('.')?;
            // Only lines before are named, so this ends.
            line = place.parse().ok().filter(|place| *place < line)?;
            value = self.fields.at(side, line).to_owned();
        }
    }

    /// What may stand at the second end: also what stands at the first.
    fn second_entities(&self, line: usize, value: &str) -> Vec<SlotChoice> {
        let same = format!("{line}.who");
        let mut choices = self.entities(line, value, "\u{2026}");
        choices.push(SlotChoice {
            is_chosen: value == same,
            label: "the same as the first".to_owned(),
            value: same,
        });
        choices
    }

    /// Kinds, and what the lines before name.
    fn entities(&self, line: usize, value: &str, nothing: &str) -> Vec<SlotChoice> {
        let mut choices = vec![(String::new(), nothing.to_owned())];
        choices.extend(self.places(line));
        choices.push(("any".to_owned(), "anybody or anything".to_owned()));
        let kinds = self.vocabulary.kinds.iter().take(MOST_KINDS);
        choices.extend(kinds.map(|kind| {
            let KindWord { id, label, count } = kind;
            (format!("kind:{id}"), format!("{label} ({count})"))
        }));
        if let Some(kind) = value.strip_prefix("kind:") {
            choices.push((value.to_owned(), kind.to_owned()));
        }
        chosen(choices, value)
    }

    /// The slots before a line that name an entity, each with its letter if it is filled in.
    fn places(&self, before: usize) -> Vec<(String, String)> {
        let mut places = Vec::new();
        let mut letters = 0;
        for line in 1..before {
            for side in ["who", "whom"] {
                let value = self.fields.at(side, line);
                let is_anybody = side == "whom" && !self.fields.at("not", line).is_empty();
                let place = format!("{line}.{side}");
                let kind = value.strip_prefix("kind:");
                if (kind.is_some() || value == "any") && !is_anybody {
                    let letter = Sentences::letter(letters);
                    letters += 1;
                    let known = kind.and_then(|kind| self.vocabulary.kind(kind));
                    let label = known.map_or("one", |kind| kind.label.as_str());
                    places.push((place, format!("that {label} ({letter})")));
                } else if self.fields.at("who", line).is_empty() {
                    let which = if side == "who" { "first" } else { "second" };
                    places.push((place, format!("the {which} of line {line}")));
                }
            }
        }
        places
    }

    /// Entities and claims, for conditions and columns.
    fn abouts(&self) -> Vec<(String, String)> {
        let mut abouts = self.places(LINES + 1);
        abouts.retain(|(place, _)| {
            let line = place.split('.').next().and_then(|line| line.parse().ok());
            line.is_none_or(|line: usize| line <= 2 || !self.fields.at("who", line).is_empty())
        });
        for line in 1..=LINES {
            let is_said = !self.fields.at("tie", line).is_empty();
            let is_not = !self.fields.at("not", line).is_empty();
            if is_said && !is_not {
                abouts.push((format!("{line}.claim"), format!("the claim of line {line}")));
            }
        }
        abouts
    }

    fn condition(&self, number: usize) -> ConditionSlots {
        let at = |name| self.fields.at(name, number);
        let mut of = vec![(String::new(), "\u{2026}".to_owned())];
        of.extend(self.abouts());
        ConditionSlots {
            number,
            of: chosen(of, at("of")),
            column: at("column").to_owned(),
            tests: fixed(&TESTS, at("is")),
            value: at("value").to_owned(),
            list: list_of(self.vocabulary, at("of"), at("column")),
        }
    }

    fn column(&self, number: usize) -> ColumnSlots {
        let at = |name| self.fields.at(name, number);
        let mut show = vec![(String::new(), "\u{2026}".to_owned())];
        let abouts = self.abouts();
        show.extend(abouts.iter().cloned());
        show.extend(abouts.iter().map(|(place, label)| {
            let label = label.strip_prefix("that ").unwrap_or(label);
            (format!("number:{place}"), format!("how many: {label}"))
        }));
        show.push(("rows".to_owned(), "in how many ways".to_owned()));
        ColumnSlots {
            number,
            show: chosen(show, at("show")),
            part: at("part").to_owned(),
            heading: at("as").to_owned(),
        }
    }
}

fn fixed(choices: &[(&str, &str)], value: &str) -> Vec<SlotChoice> {
    let choices = choices.iter();
    let choices = choices.map(|(value, label)| ((*value).to_owned(), (*label).to_owned()));
    chosen(choices.collect(), value)
}

/// The choices, of which the one with this value is made; each value once.
fn chosen(choices: Vec<(String, String)>, value: &str) -> Vec<SlotChoice> {
    let mut made: Vec<SlotChoice> = Vec::new();
    for (choice, label) in choices {
        if !made.iter().any(|known| known.value == choice) {
            made.push(SlotChoice {
                is_chosen: choice == value,
                value: choice,
                label,
            });
        }
    }
    made
}
