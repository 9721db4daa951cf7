//! Times in GEXF, written as start and end, as timestamps, as spells, or as lists of these.

use crate::exchange::foreign_date::ForeignDate;
use crate::exchange::foreign_date::Stretch;
use crate::exchange::foreign_date::stretches;
use crate::exchange::foreign_date::timeset;
use crate::exchange::time_error::TimeError;
use crate::exchange::xml::XmlAttributes;

/// The times of one node, edge or attribute value.
#[derive(Debug, Default)]
pub(crate) struct Times {
    all: Vec<Spell>,
    /// Lists such as `<[2001.0, 2003.0]; [2005.0, 2006.0]>`, which replace spells in GEXF 1.3.
    lists: Vec<String>,
}

#[derive(Debug)]
struct Spell {
    start: String,
    end: String,
    start_excluded: bool,
    end_excluded: bool,
    is_moment: bool,
}

impl Times {
    /// Adds the time given by the attributes of an element, if there is one.
    pub(crate) fn add(&mut self, attributes: &XmlAttributes<'_>) {
        let intervals = attributes.text("intervals").trim();
        if !intervals.is_empty() {
            self.lists.push(intervals.to_owned());
        }
        for moments in ["timestamp", "timestamps"] {
            let moments = attributes
                .text(moments)
                .split(['<', '[', ',', ';', ']', '>'])
                .map(str::trim);
            self.all.extend(
                moments
                    .filter(|moment| !moment.is_empty())
                    .map(Spell::moment),
            );
        }
        let either = |open: &str, closed: &str| {
            let is_open = attributes.get(open).is_some();
            (
                attributes
                    .text(if is_open { open } else { closed })
                    .trim()
                    .to_owned(),
                is_open,
            )
        };
        // Version 1.0 used other names for the ends.
        let closed = |name: &'static str, old: &'static str| {
            if attributes.get(name).is_some() {
                name
            } else {
                old
            }
        };
        let (start, start_excluded) = either("startopen", closed("start", "datefrom"));
        let (end, end_excluded) = either("endopen", closed("end", "dateto"));
        if !start.is_empty() || !end.is_empty() {
            self.all.push(Spell {
                start,
                end,
                start_excluded,
                end_excluded,
                is_moment: false,
            });
        }
    }

    /// Whether no time is given.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty() && self.lists.is_empty()
    }

    /// The start and end, if the time is a single interval.
    pub(crate) fn one_stretch(&self) -> Option<(&str, &str)> {
        match self.all.as_slice() {
            [spell] if self.lists.is_empty() && !spell.is_moment => {
                Some((&spell.start, &spell.end))
            }
            _ => None,
        }
    }

    /// The times as a date, or the reason why they are not one.
    pub(crate) fn date(&self) -> Result<ForeignDate, TimeError> {
        if let ([], [list]) = (self.all.as_slice(), self.lists.as_slice()) {
            return timeset(list);
        }
        if !self.lists.is_empty() {
            return timeset(&self.written());
        }
        let all: Vec<Stretch<'_>> = self.all.iter().map(Spell::stretch).collect();
        let mut date = stretches(&all)?;
        if self.all.iter().any(|spell| spell.start_excluded) {
            let change =
                "the start of the interval is excluded in the file; it is written as included";
            date.change = Some(
                date.change
                    .map_or_else(|| change.to_owned(), |other| format!("{other}; {change}")),
            );
        }
        Ok(date)
    }

    /// Formats the times as Gephi does in tables: `[1936, 1938); [1940]`.
    pub(crate) fn written(&self) -> String {
        let unwrapped = |list: &String| {
            list.trim_start_matches('<')
                .trim_end_matches('>')
                .trim()
                .to_owned()
        };
        let all: Vec<String> = self
            .all
            .iter()
            .map(Spell::written)
            .chain(self.lists.iter().map(unwrapped))
            .collect();
        all.join("; ")
    }

    /// Formats the time of an attribute value: `1936/1938`, `1940`.
    pub(crate) fn of_value(&self) -> Option<String> {
        match self.all.as_slice() {
            _ if self.is_empty() => None,
            [spell] if self.lists.is_empty() && spell.start == spell.end => {
                Some(spell.start.clone())
            }
            [spell] if self.lists.is_empty() && !spell.start_excluded && !spell.end_excluded => {
                Some(format!("{}/{}", spell.start, spell.end))
            }
            _ => Some(self.written()),
        }
    }
}

impl Spell {
    fn moment(time: &str) -> Self {
        Self {
            start: time.to_owned(),
            end: time.to_owned(),
            start_excluded: false,
            end_excluded: false,
            is_moment: true,
        }
    }

    fn stretch(&self) -> Stretch<'_> {
        Stretch {
            start: &self.start,
            end: &self.end,
            end_excluded: self.end_excluded,
            order: None,
        }
    }

    fn written(&self) -> String {
        if self.is_moment {
            return format!("[{}]", self.start);
        }
        let open = if self.start_excluded { '(' } else { '[' };
        let close = if self.end_excluded { ')' } else { ']' };
        format!("{open}{}, {}{close}", self.start, self.end)
    }
}
