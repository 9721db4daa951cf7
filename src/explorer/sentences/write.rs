//! Sentences as the text of a query.

use std::fmt::Write;

use crate::explorer::sentences::said::About;
use crate::explorer::sentences::said::Column;
use crate::explorer::sentences::said::Comparison;
use crate::explorer::sentences::said::Condition;
use crate::explorer::sentences::said::Line;
use crate::explorer::sentences::said::Object;
use crate::explorer::sentences::said::Polarity;
use crate::explorer::sentences::said::Reach;
use crate::explorer::sentences::said::Repeats;
use crate::explorer::sentences::said::Sentences;
use crate::explorer::sentences::said::Sorting;
use crate::explorer::sentences::said::Surety;
use crate::explorer::sentences::said::Test;
use crate::explorer::sentences::said::Time;
use crate::explorer::sentences::said::Way;
use crate::explorer::sentences::said::What;
use crate::explorer::sentences::said::Worth;

/// The variable of the claim of a line that says what is not.
const CLAIM: &str = "r";

impl Sentences {
    /// The query that the sentences are, over several lines; the language accepts it wherever it
    /// knows the names in it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut clauses = vec![format!("MATCH {}", self.patterns().join(",\n      "))];
        let conditions = self.condition_texts();
        if !conditions.is_empty() {
            clauses.push(format!("WHERE {}", conditions.join("\n  AND ")));
        }
        clauses.push(self.shown());
        if let Some(order) = self.show.order
            && let Some(column) = self.show.columns.get(order.column)
        {
            let sorting = match order.sorting {
                Sorting::Ascending => "",
                Sorting::Descending => " DESC",
            };
            let heading = column.heading.as_deref().map(quoted_name);
            let by = heading.unwrap_or_else(|| column.value());
            clauses.push(format!("ORDER BY {by}{sorting}"));
        }
        if let Some(most) = self.show.most {
            clauses.push(format!("LIMIT {most}"));
        }
        clauses.join("\n")
    }

    /// The names of the columns of the query.
    #[must_use]
    pub fn column_names(&self) -> Vec<String> {
        self.show.columns.iter().map(Column::name).collect()
    }

    /// One pattern a line, then one for each entity that no pattern names.
    fn patterns(&self) -> Vec<String> {
        let mut named = vec![false; self.entities.len()];
        let mut patterns = Vec::new();
        for (number, line) in self.lines.iter().enumerate() {
            if line.polarity == Polarity::IsNot {
                continue;
            }
            let Object::Named(object) = line.object else {
                continue;
            };
            let subject = self.node(line.subject, &mut named);
            let claim = if self.is_spoken_of(number) {
                About::Claim(number).variable()
            } else {
                String::new()
            };
            let tie = tie(line, &claim);
            patterns.push(format!("{subject}{tie}{}", self.node(object, &mut named)));
        }
        for entity in 0..self.entities.len() {
            if named.get(entity) == Some(&false) {
                patterns.push(self.node(entity, &mut named));
            }
        }
        patterns
    }

    /// An entity in a pattern, with its kind where it is first named.
    fn node(&self, entity: usize, named: &mut [bool]) -> String {
        let letter = Self::letter(entity);
        let is_new = named
            .get_mut(entity)
            .is_some_and(|known| !std::mem::replace(known, true));
        let kind = self.entities.get(entity).and_then(Option::as_deref);
        match kind.filter(|_| is_new) {
            Some(kind) => format!("({letter}:{})", quoted_name(kind)),
            None => format!("({letter})"),
        }
    }

    /// Whether the claim of a line needs a variable.
    fn is_spoken_of(&self, line: usize) -> bool {
        let claim = About::Claim(line);
        let has_time = self.lines.get(line).is_some_and(|line| line.time.is_some());
        let mut conditions = self.conditions.iter();
        let mut columns = self.show.columns.iter();
        has_time
            || conditions.any(|condition| condition.about == claim)
            || columns.any(|column| match &column.what {
                What::Itself(about) | What::Its(about, _) | What::NumberOf(about) => {
                    *about == claim
                }
                What::NumberOfRows => false,
            })
    }

    fn condition_texts(&self) -> Vec<String> {
        let lines = self.lines.iter().enumerate();
        let of_lines = lines.filter_map(|(number, line)| match line.polarity {
            Polarity::Is => {
                let time = line.time.as_ref()?;
                Some(when(time, &About::Claim(number).variable()))
            }
            Polarity::IsNot => Some(never(line)),
        });
        let own = self.conditions.iter().map(condition);
        of_lines.chain(own).collect()
    }

    fn shown(&self) -> String {
        let columns = self.show.columns.iter();
        let columns = columns.map(|column| {
            let value = column.value();
            match &column.heading {
                Some(heading) => format!("{value} AS {}", quoted_name(heading)),
                None => value,
            }
        });
        let columns: Vec<String> = columns.collect();
        let distinct = match self.show.repeats {
            Repeats::Once => "DISTINCT ",
            Repeats::Each => "",
        };
        format!("RETURN {distinct}{}", columns.join(", "))
    }
}

impl Column {
    /// The name that it has in the answer.
    pub(super) fn name(&self) -> String {
        let heading = self.heading.clone();
        heading.unwrap_or_else(|| self.value())
    }

    /// What it shows, as the language writes it.
    pub(super) fn value(&self) -> String {
        match &self.what {
            What::Itself(about) => about.variable(),
            What::Its(about, column) => format!("{}.{}", about.variable(), quoted_name(column)),
            What::NumberOf(about) => format!("count(DISTINCT {})", about.variable()),
            What::NumberOfRows => "count(*)".to_owned(),
        }
    }
}

impl About {
    /// Its variable: a letter for an entity, `r1` for the claim of the first line.
    #[must_use]
    pub fn variable(self) -> String {
        match self {
            Self::Entity(entity) => Sentences::letter(entity).to_string(),
            Self::Claim(line) => format!("{CLAIM}{}", line + 1),
        }
    }
}

/// The tie of a line between its two nodes.
fn tie(line: &Line, claim: &str) -> String {
    let types: Vec<String> = line.tie.types.iter().map(|one| quoted_name(one)).collect();
    let mut inside = claim.to_owned();
    if !types.is_empty() {
        inside.push(':');
        inside.push_str(&types.join("|"));
    }
    let inside = if inside.is_empty() {
        inside
    } else {
        format!("[{inside}]")
    };
    match line.tie.way {
        Way::Forwards => format!("-{inside}->"),
        Way::Backwards => format!("<-{inside}-"),
        Way::Either => format!("-{inside}-"),
    }
}

/// `NOT EXISTS { (a)-[r:type]->(:kind) WHERE during(r, '1937') }`
fn never(line: &Line) -> String {
    let subject = Sentences::letter(line.subject);
    let object = match &line.object {
        Object::Named(entity) => Sentences::letter(*entity).to_string(),
        Object::Anybody(Some(kind)) => format!(":{}", quoted_name(kind)),
        Object::Anybody(None) => String::new(),
    };
    let claim = line.time.as_ref().map_or("", |_| CLAIM);
    let arrow = tie(line, claim);
    let time = line.time.as_ref();
    let time = time.map_or(String::new(), |time| {
        format!(" WHERE {}", when(time, CLAIM))
    });
    format!("NOT EXISTS {{ ({subject}){arrow}({object}){time} }}")
}

fn when(time: &Time, claim: &str) -> String {
    let date = quoted(&time.date);
    let holds = match time.reach {
        Reach::During => format!("during({claim}, {date})"),
        Reach::Before => format!("before({claim}, {date})"),
        Reach::After => format!("before({date}, {claim})"),
    };
    match time.surety {
        Surety::Certainly => holds,
        Surety::Possibly => format!("possibly({holds})"),
    }
}

fn condition(condition: &Condition) -> String {
    let variable = condition.about.variable();
    let column = |column: &str| format!("{variable}.{}", quoted_name(column));
    match &condition.test {
        Test::Called(called) => format!("{variable} CALLED {}", quoted(called)),
        Test::Given(given) => format!("{} IS NOT NULL", column(given)),
        Test::Missing(missing) => format!("{} IS NULL", column(missing)),
        Test::Has { column: of, member } => format!("{} IN {}", quoted(member), column(of)),
        Test::Contains { column: of, text } => format!("{} CONTAINS {}", column(of), quoted(text)),
        Test::Compares {
            column: of,
            comparison,
            worth,
        } => format!("{} {} {}", column(of), sign(*comparison), literal(worth)),
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Is => "=",
        Comparison::IsNot => "<>",
        Comparison::Less => "<",
        Comparison::AtMost => "<=",
        Comparison::More => ">",
        Comparison::AtLeast => ">=",
    }
}

fn literal(worth: &Worth) -> String {
    match worth {
        Worth::Text(text) => quoted(text),
        Worth::Whole(number) => number.to_string(),
        // Debug keeps a point or an exponent, so that it is read as a fraction again.
        Worth::Fraction(number) => format!("{number:?}"),
        Worth::Date(date) => format!("edtf({})", quoted(date)),
    }
}

/// A name, in backticks where it could be taken for something else.
pub(crate) fn quoted_name(name: &str) -> String {
    let mut letters = name.chars();
    let begins = letters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic());
    let is_plain = begins && letters.all(|next| next.is_ascii_alphanumeric() || next == '_');
    let constants = [
        "null", "true", "false", "case", "not", "distinct", "where", "is",
    ];
    let is_word = constants.iter().any(|word| name.eq_ignore_ascii_case(word));
    if is_plain && !is_word {
        return name.to_owned();
    }
    format!("`{}`", name.replace('`', "``"))
}

/// A text as the language writes it.
pub(crate) fn quoted(text: &str) -> String {
    let mut written = String::from("'");
    for letter in text.chars() {
        match letter {
            '\'' | '\\' => {
                written.push('\\');
                written.push(letter);
            }
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            control if control.is_control() => {
                // Writing to a text cannot fail.
                let _ = write!(written, "\\u{:04x}", u32::from(control));
            }
            plain => written.push(plain),
        }
    }
    written.push('\'');
    written
}
