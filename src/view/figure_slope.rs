//! A slope chart (Tufte 1983): the ranks of two periods in two columns, a line for each who is in both.

use crate::view::compare::StandingInBothView;
use crate::view::compare::StandingView;
use crate::view::entity::EntityLink;

/// Pixels from one line to the next.
const LINE: usize = 24;
/// Pixels above the first line.
const TOP: usize = 12;
/// How many letters of a name are written; the page has the whole of it.
const MOST_LETTERS: usize = 24;
/// The same where there is little room.
const FEW_LETTERS: usize = 16;

/// A slope chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlopeFigure {
    /// How high it is, in pixels.
    pub height: usize,
    /// The first period.
    pub first: Vec<SlopeName>,
    /// The second period.
    pub second: Vec<SlopeName>,
    /// A line for each who is in both.
    pub lines: Vec<SlopeLine>,
}

/// A name in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlopeName {
    /// Who it is.
    pub entity: EntityLink,
    /// The rank and the name.
    pub words: String,
    /// The same where there is little room.
    pub short: String,
    /// Where the middle of its line is, in pixels from above.
    pub y: usize,
    /// Whether it is in this period alone.
    pub is_alone: bool,
}

/// Where someone stands in both periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlopeLine {
    /// Where it begins, in pixels from above.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// `risen`, `fallen` or `level`, by the ranks.
    pub trend: &'static str,
    /// What it says.
    pub title: String,
}

impl SlopeFigure {
    /// The chart of some standings; `None` if nobody stands in either period.
    pub(crate) fn of(standings: &[StandingInBothView]) -> Option<Self> {
        let first = column(standings, |both| both.first.as_ref());
        let second = column(standings, |both| both.second.as_ref());
        let longest = first.len().max(second.len());
        let place = |names: &[SlopeName], id: &str| {
            let mut names = names.iter();
            names.find(|name| name.entity.id == id).map(|name| name.y)
        };
        let line = |both: &StandingInBothView| {
            let (before, after) = (both.first.as_ref()?, both.second.as_ref()?);
            let trend = match before.rank.cmp(&after.rank) {
                std::cmp::Ordering::Greater => "risen",
                std::cmp::Ordering::Less => "fallen",
                std::cmp::Ordering::Equal => "level",
            };
            Some(SlopeLine {
                from: place(&first, &both.entity.id)?,
                to: place(&second, &both.entity.id)?,
                trend,
                title: format!(
                    "{}: rank {} of {}, then {} of {}",
                    both.entity.name, before.rank, before.of, after.rank, after.of
                ),
            })
        };
        let lines: Vec<SlopeLine> = standings.iter().filter_map(line).collect();
        (longest > 0).then(|| Self {
            height: 2 * TOP + longest * LINE,
            lines,
            first,
            second,
        })
    }

    /// What can be seen, for those who cannot.
    #[must_use]
    pub fn in_words(&self) -> String {
        let names = |column: &[SlopeName]| {
            let names: Vec<&str> = column.iter().map(|name| name.words.as_str()).collect();
            if names.is_empty() {
                "nobody".to_owned()
            } else {
                names.join("; ")
            }
        };
        format!(
            "Left: {}. Right: {}.",
            names(&self.first),
            names(&self.second)
        )
    }
}

/// Those who stand in a period, in the order of its ranking, one a line.
fn column(
    standings: &[StandingInBothView],
    of: impl Fn(&StandingInBothView) -> Option<&StandingView>,
) -> Vec<SlopeName> {
    let standing = standings.iter().filter_map(|both| Some((both, of(both)?)));
    let mut standing: Vec<_> = standing.collect();
    standing.sort_by_key(|(_, standing)| standing.before);
    let names = standing.into_iter().enumerate();
    names
        .map(|(line, (both, standing))| {
            let within =
                |most| format!("{}. {}", standing.rank, shortened(&both.entity.name, most));
            SlopeName {
                words: within(MOST_LETTERS),
                short: within(FEW_LETTERS),
                y: TOP + LINE / 2 + line * LINE,
                is_alone: both.first.is_none() || both.second.is_none(),
                entity: both.entity.clone(),
            }
        })
        .collect()
}

fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let begin: String = name.chars().take(most - 1).collect();
    format!("{}\u{2026}", begin.trim_end())
}
