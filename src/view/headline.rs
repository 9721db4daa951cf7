//! How many claims there are, in a sentence: what certainly and what possibly holds by its dates, and
//! apart from both what has no date, so that the parts add up to all there are.

use crate::view::figures::FigureView;

/// A part of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadlinePart {
    /// What stands before it.
    pub before: &'static str,
    /// What it says.
    pub words: String,
    /// The address of the list of what it counts.
    pub page: Option<String>,
}

/// Which of the counted claims a part of the sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Share {
    /// All of them.
    All,
    /// Those with a date.
    Dated,
    /// Those that hold whatever the uncertain dates were.
    Certain,
    /// Those without one.
    Undated,
}

/// What is counted: how many there are in all, and how many of them have no date.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Headline<'a> {
    pub(crate) total: FigureView,
    pub(crate) undated: u64,
    /// What one, and what several are called.
    pub(crate) one: &'a str,
    pub(crate) many: &'a str,
}

impl Headline<'_> {
    /// The sentence, each part with the address that `page` knows for its share.
    pub(crate) fn parts(&self, page: impl Fn(Share) -> Option<String>) -> Vec<HeadlinePart> {
        let part = |before, words, share| HeadlinePart {
            before,
            words,
            page: page(share),
        };
        let (total, undated) = (self.total, self.undated);
        if total.is_exact() {
            let all = part("", self.count_of(total.possible), Share::All);
            let without = format!("{undated} of them without a date");
            let without = (undated > 0).then(|| part(", ", without, Share::Undated));
            return [all].into_iter().chain(without).collect();
        }
        let dated = total.possible.saturating_sub(undated);
        if dated == 0 {
            let all = format!("possibly {}, without a date", self.count_of(undated));
            return vec![part("", all, Share::All)];
        }
        let certain = match total.certain {
            0 => HeadlinePart {
                before: "",
                words: "certainly none".to_owned(),
                page: None,
            },
            certain => part("", format!("certainly {certain}"), Share::Certain),
        };
        let share = if undated == 0 {
            Share::All
        } else {
            Share::Dated
        };
        let mut parts = vec![
            certain,
            part(", ", format!("possibly {}", self.count_of(dated)), share),
        ];
        if undated > 0 {
            let more = format!("{undated} more without a date");
            parts.push(part(", and ", more, Share::Undated));
        }
        parts
    }

    /// The sentence as text.
    pub(crate) fn words(&self) -> String {
        let parts = self.parts(|_| None);
        let parts = parts
            .iter()
            .map(|part| format!("{}{}", part.before, part.words));
        parts.collect()
    }

    /// "28 claims".
    fn count_of(&self, count: u64) -> String {
        let noun = if count == 1 { self.one } else { self.many };
        format!("{count} {noun}")
    }
}
