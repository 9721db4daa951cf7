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
    /// Whether it is a period that is doubtful: then nothing without a date is certain.
    pub(crate) is_of_period: bool,
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
        if !self.is_of_period {
            return self.of_conditions(page);
        }
        let dated = total.possible.saturating_sub(undated);
        if dated == 0 {
            let all = format!("possibly {}, without a date", self.count_of(undated));
            return vec![part("", all, Share::All)];
        }
        let certain = self.certain(&page);
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

    /// "certainly 3".
    fn certain(&self, page: &impl Fn(Share) -> Option<String>) -> HeadlinePart {
        let (words, page) = match self.total.certain {
            0 => ("certainly none".to_owned(), None),
            certain => (format!("certainly {certain}"), page(Share::Certain)),
        };
        HeadlinePart {
            before: "",
            words,
            page,
        }
    }

    /// The same where something else than a date is doubtful: what has no date may be certain.
    fn of_conditions(&self, page: impl Fn(Share) -> Option<String>) -> Vec<HeadlinePart> {
        let possible = HeadlinePart {
            before: ", ",
            words: format!("possibly {}", self.count_of(self.total.possible)),
            page: page(Share::All),
        };
        let without = (self.undated > 0).then(|| HeadlinePart {
            before: ", ",
            words: format!("{} of them without a date", self.undated),
            page: page(Share::Undated),
        });
        let parts = [self.certain(&page), possible];
        parts.into_iter().chain(without).collect()
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
