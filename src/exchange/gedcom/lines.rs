//! Lines: level, perhaps a name for references, tag, value.

use std::borrow::Cow;
use std::cell::Cell;

use hashbrown::HashMap;

use crate::exchange::importer::ForeignFile;
use crate::exchange::remarks::Remarks;

/// After how many bytes the reader tells how far it is.
const TOLD_EVERY: usize = 1 << 16;

/// The longest name of a record, in bytes; the standard allows 20, and it is repeated with each
/// tie.
const LONGEST_NAME: usize = 200;

/// How many tags are told of the place of a line.
const LONGEST_PATH: usize = 4;

/// A long note that a thousand people refer to must not be copied a thousand times; so much may be
/// in any case.
const LEAST_COPIES: usize = 1 << 20;

/// A line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its number in the file, from 1.
    pub(super) number: u64,
    /// What others refer to it by, without the signs around it; perhaps nothing.
    pub(super) name: &'a str,
    pub(super) tag: &'a str,
    pub(super) value: &'a str,
    /// The position after the last line below it.
    end: usize,
}

/// The position of a line.
pub(super) type At = usize;

/// All lines of a file.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    all: Vec<Line<'a>>,
    by_name: HashMap<&'a str, At>,
    /// Which of them somebody has read.
    taken: Vec<Cell<bool>>,
    /// How many more bytes may be copied to where they are referred to.
    copies: Cell<usize>,
}

/// Whether a text begins like a GEDCOM file.
pub(super) fn begins_transmission(text: &str) -> bool {
    let first = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .and_then(split);
    first.is_some_and(|(level, _, tag, _)| level == 0 && matches!(tag, "HEAD" | "INDI" | "FAM"))
}

impl<'a> Lines<'a> {
    /// Splits a file into lines.
    pub(super) fn read(file: &ForeignFile<'a>, remarks: &mut Remarks) -> Self {
        let mut lines: Vec<Line<'a>> = Vec::new();
        // The lines that are not yet closed, with their levels.
        let mut open: Vec<(u32, At)> = Vec::new();
        let (mut bytes, mut told) = (0, 0);
        for (text, number) in file.text.lines().zip(1u64..) {
            bytes += text.len() + 1;
            if bytes - told >= TOLD_EVERY {
                told = bytes;
                file.read_so_far(bytes);
            }
            if text.trim().is_empty() {
                continue;
            }
            let (level, name, tag, value) = split(text.trim_start()).unwrap_or_else(|| {
                remarks.make(
                    number,
                    "the line has no level and tag; it was taken for the rest of the line before",
                );
                let below = open.last().map_or(0, |&(level, at)| {
                    level + u32::from(!is_continuation(lines[at].tag))
                });
                (below, "", "CONT", text.trim())
            });
            while let Some((_, at)) = open.pop_if(|(above, _)| *above >= level) {
                lines[at].end = lines.len();
            }
            open.push((level, lines.len()));
            lines.push(Line {
                number,
                name,
                tag,
                value,
                end: 0,
            });
        }
        if let Some(cut) = cut_off(file.text, &lines) {
            remarks.make(cut.number, &cut.what);
            if cut.is_within_line {
                lines.pop();
                open.retain(|(_, at)| *at < lines.len());
            }
        }
        let all = lines.len();
        for (_, at) in open {
            lines[at].end = all;
        }
        let mut by_name = HashMap::new();
        for (line, at) in lines
            .iter()
            .zip(0..)
            .filter(|(line, _)| !line.name.is_empty())
        {
            by_name.entry(line.name).or_insert(at);
        }
        let taken = vec![Cell::new(false); lines.len()];
        Self {
            all: lines,
            by_name,
            taken,
            copies: Cell::new(file.text.len().max(LEAST_COPIES)),
        }
    }

    /// A line.
    pub(super) fn get(&self, at: At) -> Line<'a> {
        self.all[at]
    }

    /// The records: lines that are below none.
    pub(super) fn records(&self) -> impl Iterator<Item = (At, Line<'a>)> {
        self.between(0, self.all.len())
    }

    /// The lines right below a line.
    pub(super) fn below(&self, at: At) -> impl Iterator<Item = (At, Line<'a>)> {
        self.between(at + 1, self.all[at].end)
    }

    /// The lines right below a line that have a tag.
    pub(super) fn tagged(&self, at: At, tag: &'static str) -> impl Iterator<Item = (At, Line<'a>)> {
        self.below(at)
            .filter(move |(_, line)| line.tag == tag)
            .inspect(|(at, _)| self.take(*at))
    }

    /// Notes that a line was read, so that nobody is told that it was not.
    pub(super) fn take(&self, at: At) {
        self.taken[at].set(true);
    }

    /// The same of a line and all below it.
    pub(super) fn take_all(&self, at: At) {
        self.taken[at..self.all[at].end]
            .iter()
            .for_each(|taken| taken.set(true));
    }

    /// Hands the lines that nobody has read to `tell`, each with the tags above it and its own; not
    /// those below one of them.
    pub(super) fn unread(&self, mut tell: impl FnMut(Line<'a>, &str)) {
        let mut above: Vec<(At, &str)> = Vec::new();
        let mut at = 0;
        while let Some(line) = self.all.get(at) {
            while above.pop_if(|(end, _)| *end <= at).is_some() {}
            if self.taken[at].get() || is_continuation(line.tag) {
                above.push((line.end, line.tag));
                at += 1;
                continue;
            }
            // Deep down, the last tags say enough.
            let tags = above.iter().map(|(_, tag)| *tag).chain([line.tag]);
            let path: Vec<&str> = tags
                .skip((above.len() + 1).saturating_sub(LONGEST_PATH))
                .collect();
            tell(*line, &path.join("."));
            at = line.end.max(at + 1);
        }
    }

    /// The value of the first line below a line that has a tag, and a value.
    pub(super) fn value(&self, at: At, tag: &'static str) -> &'a str {
        self.tagged(at, tag)
            .map(|(_, line)| line.value.trim())
            .find(|value| !value.is_empty())
            .unwrap_or_default()
    }

    /// The record that a reference such as `@I1@` leads to.
    pub(super) fn referred(&self, value: &str) -> Option<At> {
        reference(value).and_then(|name| self.named(name))
    }

    /// The record of this name.
    pub(super) fn named(&self, name: &str) -> Option<At> {
        self.by_name.get(name).copied()
    }

    /// The value of a line with those that continue it.
    pub(super) fn text(&self, at: At) -> Cow<'a, str> {
        self.take(at);
        let value = self.all[at].value;
        if !self.below(at).any(|(_, line)| is_continuation(line.tag)) && !value.contains("@@") {
            return Cow::Borrowed(value.trim());
        }
        let mut text = value.to_owned();
        for (_, line) in self.below(at).filter(|(_, line)| is_continuation(line.tag)) {
            if line.tag == "CONT" {
                text.push('\n');
            }
            text.push_str(line.value);
        }
        Cow::Owned(text.trim().replace("@@", "@"))
    }

    /// The text of a record for somebody who refers to it; its name alone once too much was copied.
    pub(super) fn copy(&self, text: Cow<'a, str>, record: At) -> Cow<'a, str> {
        match self.copies.get().checked_sub(text.len()) {
            Some(left) => {
                self.copies.set(left);
                text
            }
            None => Cow::Owned(format!("see {} in the file", self.all[record].name)),
        }
    }

    fn between(&self, start: At, end: At) -> impl Iterator<Item = (At, Line<'a>)> {
        let mut at = start;
        std::iter::from_fn(move || {
            let line = *self.all[..end].get(at)?;
            let here = at;
            at = line.end;
            Some((here, line))
        })
    }
}

/// The name in a reference that leads to nobody on purpose, since version 7.
pub(super) const VOID: &str = "VOID";

/// The name in a reference.
pub(super) fn reference(value: &str) -> Option<&str> {
    let name = value.trim().strip_prefix('@')?.strip_suffix('@')?;
    ((1..=LONGEST_NAME).contains(&name.len()) && !name.starts_with('#') && !name.contains('@'))
        .then_some(name)
}

/// Where and how a file was cut off.
struct CutOff {
    number: u64,
    what: String,
    /// Whether its last line is not whole.
    is_within_line: bool,
}

/// What is to be said of a file that does not end with the record TRLR, as every file of GEDCOM
/// does.
fn cut_off(text: &str, lines: &[Line<'_>]) -> Option<CutOff> {
    let last = lines.last().filter(|last| last.tag != "TRLR")?;
    let is_within_line = !text.ends_with(['\n', '\r']) && lines.len() > 1;
    let shown: String = format!("{} {}", last.tag, last.value)
        .trim()
        .chars()
        .take(60)
        .collect();
    let what = if is_within_line {
        format!(
            "the file ends without TRLR within a line; perhaps it was cut off, so that the line \"{shown}\" was left out"
        )
    } else {
        "the file ends without TRLR; perhaps it was cut off".to_owned()
    };
    Some(CutOff {
        number: last.number,
        what,
        is_within_line,
    })
}

fn is_continuation(tag: &str) -> bool {
    matches!(tag, "CONC" | "CONT")
}

/// Level, name, tag and value. Levels have two digits at most; a year may begin a line that a
/// program broke.
fn split(line: &str) -> Option<(u32, &str, &str, &str)> {
    let digits = line
        .find(|letter: char| !letter.is_ascii_digit())
        .filter(|&digits| matches!(digits, 1 | 2))?;
    let level = line[..digits].parse().ok()?;
    let rest = line[digits..].strip_prefix([' ', '\t'])?.trim_start();
    let (name, rest) = match rest.strip_prefix('@').and_then(|rest| rest.split_once('@')) {
        Some((name, rest)) if name.len() <= LONGEST_NAME => (name.trim(), rest.trim_start()),
        Some(_) => return None,
        None => ("", rest),
    };
    let end = rest.find([' ', '\t']).unwrap_or(rest.len());
    let tag = &rest[..end];
    let is_tag = !tag.is_empty()
        && tag
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    // One blank stands before a value; all others are part of it.
    let value = rest[end..].strip_prefix([' ', '\t']).unwrap_or_default();
    is_tag.then_some((level, name, tag, value))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_line_has_level_name_tag_and_value() {
        let cases = [
            ("0 @I1@ INDI", Some((0, "I1", "INDI", ""))),
            (
                "1 NAME  Ivan /Petrov/",
                Some((1, "", "NAME", " Ivan /Petrov/")),
            ),
            (
                "2 DATE @#DJULIAN@ 1 JAN 1700",
                Some((2, "", "DATE", "@#DJULIAN@ 1 JAN 1700")),
            ),
            ("1 FAMS @F1@", Some((1, "", "FAMS", "@F1@"))),
            ("1917 was a year.", None),
            ("and so on", None),
            ("1", None),
            ("99999999999 NAME", None),
        ];
        for (line, expected) in cases {
            assert_eq!(split(line), expected, "{line}");
        }
    }
}
