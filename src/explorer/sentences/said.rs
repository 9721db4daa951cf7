//! What sentences consist of: entities, lines about them, conditions, and what is shown.

/// The most lines, lone entities included.
pub const LINES: usize = 6;
/// The most entities that are named.
pub const ENTITIES: usize = 2 * LINES;

/// A question as lines. Every value of this type can be written as a query.
///
/// Entities are numbered in the order in which the lines first name them; lines that say what is so
/// come before lines that say what is not.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentences {
    pub(super) entities: Vec<Option<String>>,
    pub(super) lines: Vec<Line>,
    pub(super) conditions: Vec<Condition>,
    pub(super) show: Show,
}

/// A line: an entity, a tie, another entity, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The number of the entity that it is about.
    pub subject: usize,
    /// Whether there is such a tie, or none.
    pub polarity: Polarity,
    /// The tie.
    pub tie: Tie,
    /// The entity at its other end.
    pub object: Object,
    /// When; at any time if it is not said.
    pub time: Option<Time>,
}

/// Whether a line says what is so, or what is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// There is such a tie.
    Is,
    /// No claim says so.
    IsNot,
}

/// A tie between two entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The types or classes of which it is one; any if there are none.
    pub types: Vec<String>,
    /// Which way it goes, from the entity that the line is about.
    pub way: Way,
}

/// Which way a tie goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As its type is written.
    Forwards,
    /// As its inverse is written.
    Backwards,
    /// Either way.
    Either,
}

/// The entity at the other end of a tie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// The entity of this number.
    Named(usize),
    /// Anybody and anything, of a kind if one is named. In a line that says what is so, it gets a
    /// number.
    Anybody(Option<String>),
}

/// When a tie was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// How it lies to the date.
    pub reach: Reach,
    /// The date, in EDTF.
    pub date: String,
    /// Whether uncertain dates must or may fit.
    pub surety: Surety,
}

/// How a time lies to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// At some moment of it.
    During,
    /// Ended before it.
    Before,
    /// Began after it.
    After,
}

/// Whether uncertain dates must or may fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surety {
    /// On every reading.
    Certainly,
    /// On some reading.
    Possibly,
}

/// What a condition or a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The entity of this number.
    Entity(usize),
    /// The claim of the line of this number.
    Claim(usize),
}

/// A condition on an entity or a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// What it is about.
    pub about: About,
    /// What must hold.
    pub test: Test,
}

/// What must hold of an entity or a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// An entity has this name, in any spelling.
    Called(String),
    /// A column says something.
    Given(String),
    /// A column says nothing.
    Missing(String),
    /// A column contains a text.
    Contains {
        /// The column.
        column: String,
        /// The text.
        text: String,
    },
    /// A column that holds lists has this member.
    Has {
        /// The column.
        column: String,
        /// The member.
        member: String,
    },
    /// A column compares so to a value.
    Compares {
        /// The column.
        column: String,
        /// How.
        comparison: Comparison,
        /// To what.
        worth: Worth,
    },
}

/// How a column compares to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// It is the same.
    Is,
    /// It is another.
    IsNot,
    /// It is less, or before it.
    Less,
    /// It is not more.
    AtMost,
    /// It is more, or after it.
    More,
    /// It is not less.
    AtLeast,
}

/// A value that a column is compared to.
#[derive(Clone, Debug, PartialEq)]
pub enum Worth {
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number with a fraction.
    Fraction(f64),
    /// A date, in EDTF.
    Date(String),
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Show {
    /// The columns; all entities if there are none.
    pub columns: Vec<Column>,
    /// Whether equal rows are one.
    pub repeats: Repeats,
    /// By which column the rows are sorted.
    pub order: Option<Order>,
    /// How many rows are shown at most.
    pub most: Option<u32>,
}

/// Whether equal rows are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Repeats {
    /// Equal rows are one.
    #[default]
    Once,
    /// Each way in which the lines hold is a row.
    Each,
}

/// A column of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it shows.
    pub what: What,
    /// Its heading, if it has one of its own.
    pub heading: Option<String>,
}

/// What a column shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// An entity or a claim.
    Itself(About),
    /// A column of one.
    Its(About, String),
    /// How many there are.
    NumberOf(About),
    /// In how many ways the lines hold.
    NumberOfRows,
}

impl What {
    /// Whether it counts.
    #[must_use]
    pub fn is_count(&self) -> bool {
        matches!(self, Self::NumberOf(_) | Self::NumberOfRows)
    }
}

/// By which column rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The number of the column.
    pub column: usize,
    /// Which rows come first.
    pub sorting: Sorting,
}

/// Which rows come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// Those with the least value.
    Ascending,
    /// Those with the greatest value.
    Descending,
}

impl Sentences {
    /// The kinds of the entities, by their numbers; `None` for any kind.
    #[must_use]
    pub fn entities(&self) -> &[Option<String>] {
        &self.entities
    }

    /// The lines.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The conditions.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// What is shown; there is at least one column.
    #[must_use]
    pub fn show(&self) -> &Show {
        &self.show
    }

    /// The entities that no line brings in, which are there by themselves: those that no line names, or
    /// that are first named as whom there is no tie to.
    pub fn lone(&self) -> impl Iterator<Item = usize> + '_ {
        let is_lone = |entity: &usize| {
            let names =
                |line: &&Line| line.subject == *entity || line.object == Object::Named(*entity);
            let first = self.lines.iter().find(names);
            first.is_none_or(|line| line.subject != *entity && line.polarity == Polarity::IsNot)
        };
        (0..self.entities.len()).filter(is_lone)
    }

    /// The lines that say what is so, or those that say what is not, with their numbers.
    pub fn lines_that_say(&self, polarity: Polarity) -> impl Iterator<Item = (usize, &Line)> {
        let lines = self.lines.iter().enumerate();
        lines.filter(move |(_, line)| line.polarity == polarity)
    }

    /// The letter that stands for an entity: `a`, `b` …
    #[must_use]
    pub fn letter(entity: usize) -> char {
        let letters = 'a'..='z';
        letters.into_iter().nth(entity).unwrap_or('z')
    }
}
