//! The lines of a file: level, optional id, tag and value.

use std::borrow::Cow;
use std::cell::Cell;

use hashbrown::HashMap;

use crate::exchange::ceilings::too_many_lines;
use crate::exchange::gedcom::kept_line::Kept;
pub(super) use crate::exchange::gedcom::kept_line::Line;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::remarks::Remarks;

/// Progress is reported after this many bytes.
const TOLD_EVERY: usize = 1 << 16;

/// The longest id of a record and the longest tag, in bytes. The standard allows 20 and 31; ids are
/// repeated in each relation.
const LONGEST_NAME: usize = 200;

/// The largest file, in bytes: positions in it are kept in four.
const LARGEST: usize = u32::MAX as usize;

/// The number of tags in the path of a line in messages.
const LONGEST_PATH: usize = 4;

/// Copies of shared notes are limited, so that a long note with many references does not multiply
/// the file. This much may always be copied.
const LEAST_COPIES: usize = 1 << 20;

/// The position of a line.
pub(super) type At = usize;

/// All lines of a file.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    all: Vec<Kept>,
    by_name: HashMap<&'a str, At>,
    /// Which lines were read.
    taken: Vec<Cell<bool>>,
    /// How many more bytes may be copied to the places that refer to them.
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

/// The lines that have a name, by it; of lines with the same name the first.
fn by_name<'a>(lines: &[Kept], text: &'a str) -> HashMap<&'a str, At> {
    let mut by_name = HashMap::new();
    let named = lines.iter().zip(0..);
    let named = named.map(|(line, at)| (line.line(text).name, at));
    for (name, at) in named.filter(|(name, _)| !name.is_empty()) {
        by_name.entry(name).or_insert(at);
    }
    by_name
}

impl<'a> Lines<'a> {
    /// Splits a file into lines.
    ///
    /// # Errors
    ///
    /// [`ImportError::Malformed`] if there are too many, [`ImportError::Unwanted`] if nobody waits for
    /// them.
    pub(super) fn read(file: &ForeignFile<'a>, remarks: &mut Remarks) -> Result<Self, ImportError> {
        if file.text.len() > LARGEST {
            return Err(
                file.unreadable("the file has more than 4 GiB, the most that is read; split it")
            );
        }
        let mut lines: Vec<Kept> = Vec::new();
        // The lines that are not yet closed, with their levels.
        let mut open: Vec<(u32, At)> = Vec::new();
        let (mut bytes, mut told) = (0, 0);
        let most = file.options.ceilings.lines();
        for (text, number) in file.text.lines().zip(1u64..) {
            bytes += text.len() + 1;
            if bytes - told >= TOLD_EVERY {
                told = bytes;
                file.still_wanted_after(bytes)?;
            }
            if text.trim().is_empty() {
                continue;
            }
            if lines.len() == most {
                return Err(file.malformed(number, too_many_lines(most)));
            }
            let (level, name, tag, value) = split(text.trim_start()).unwrap_or_else(|| {
                remarks.make(
                    number,
                    "the line has no level and tag; it was read as a continuation of the line before",
                );
                let below = open.last().map_or(0, |&(level, at)| {
                    level + u32::from(!is_continuation(lines[at].line(file.text).tag))
                });
                (below, "", "", text.trim())
            });
            let here = lines.len();
            while let Some((_, at)) = open.pop_if(|(above, _)| *above >= level) {
                lines[at].end_at(here);
            }
            open.push((level, here));
            let line = Line {
                number,
                name,
                tag,
                value,
                end: 0,
            };
            lines.push(Kept::of(line, file.text));
        }
        Ok(Self::closed(file.text, lines, open, remarks))
    }

    /// The lines of a text of which some are still open.
    fn closed(
        text: &'a str,
        mut lines: Vec<Kept>,
        mut open: Vec<(u32, At)>,
        remarks: &mut Remarks,
    ) -> Self {
        if let Some(cut) = cut_off(text, &lines) {
            remarks.make(cut.number, &cut.what);
            if cut.is_within_line {
                lines.pop();
                open.retain(|(_, at)| *at < lines.len());
            }
        }
        let all = lines.len();
        for (_, at) in open {
            lines[at].end_at(all);
        }
        let taken = vec![Cell::new(false); lines.len()];
        Self {
            by_name: by_name(&lines, text),
            text,
            all: lines,
            taken,
            copies: Cell::new(text.len().max(LEAST_COPIES)),
        }
    }

    /// One line.
    pub(super) fn get(&self, at: At) -> Line<'a> {
        self.all[at].line(self.text)
    }

    /// The records: the lines on the top level.
    pub(super) fn records(&self) -> impl Iterator<Item = (At, Line<'a>)> {
        self.between(0, self.all.len())
    }

    /// The lines directly subordinate to a line.
    pub(super) fn below(&self, at: At) -> impl Iterator<Item = (At, Line<'a>)> {
        self.between(at + 1, self.get(at).end)
    }

    /// The lines with a tag that are directly subordinate to a line.
    pub(super) fn tagged(&self, at: At, tag: &'static str) -> impl Iterator<Item = (At, Line<'a>)> {
        self.below(at)
            .filter(move |(_, line)| line.tag == tag)
            .inspect(|(at, _)| self.take(*at))
    }

    /// Marks a line as read, so that the report does not list it as unread.
    pub(super) fn take(&self, at: At) {
        self.taken[at].set(true);
    }

    /// Marks a line and all its subordinate lines as read.
    pub(super) fn take_all(&self, at: At) {
        self.taken[at..self.get(at).end]
            .iter()
            .for_each(|taken| taken.set(true));
    }

    /// Calls `tell` for each line that was not read, with the path of its tags. Lines below an
    /// unread line are not listed.
    pub(super) fn unread(&self, mut tell: impl FnMut(Line<'a>, &str)) {
        let mut above: Vec<(At, &str)> = Vec::new();
        let mut at = 0;
        while let Some(kept) = self.all.get(at) {
            let line = kept.line(self.text);
            while above.pop_if(|(end, _)| *end <= at).is_some() {}
            if self.taken[at].get() || is_continuation(line.tag) {
                above.push((line.end, line.tag));
                at += 1;
                continue;
            }
            // For deeply nested lines, only the last tags are shown.
            let tags = above.iter().map(|(_, tag)| *tag).chain([line.tag]);
            let path: Vec<&str> = tags
                .skip((above.len() + 1).saturating_sub(LONGEST_PATH))
                .collect();
            tell(line, &path.join("."));
            at = line.end.max(at + 1);
        }
    }

    /// The value of the first subordinate line with this tag that has a value.
    pub(super) fn value(&self, at: At, tag: &'static str) -> &'a str {
        self.tagged(at, tag)
            .map(|(_, line)| line.value.trim())
            .find(|value| !value.is_empty())
            .unwrap_or_default()
    }

    /// The record that a reference such as `@I1@` points to.
    pub(super) fn referred(&self, value: &str) -> Option<At> {
        reference(value).and_then(|name| self.named(name))
    }

    /// The record with this id.
    pub(super) fn named(&self, name: &str) -> Option<At> {
        self.by_name.get(name).copied()
    }

    /// The value of a line, including its continuation lines.
    pub(super) fn text(&self, at: At) -> Cow<'a, str> {
        self.take(at);
        let value = self.get(at).value;
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

    /// A copy of a record's text for a reference to it, or only its id once too much was copied.
    pub(super) fn copy(&self, text: Cow<'a, str>, record: At) -> Cow<'a, str> {
        if self.may_copy(text.len()) {
            text
        } else {
            Cow::Owned(format!("see {} in the file", self.get(record).name))
        }
    }

    /// Whether so many bytes more may be copied to a place that refers to them.
    pub(super) fn may_copy(&self, bytes: usize) -> bool {
        let left = self.copies.get().checked_sub(bytes);
        self.copies.set(left.unwrap_or(self.copies.get()));
        left.is_some()
    }

    fn between(&self, start: At, end: At) -> impl Iterator<Item = (At, Line<'a>)> {
        let mut at = start;
        std::iter::from_fn(move || {
            let line = self.all[..end].get(at)?.line(self.text);
            let here = at;
            at = line.end;
            Some((here, line))
        })
    }
}

/// The id in a reference that deliberately points to nothing, in GEDCOM 7.
pub(super) const VOID: &str = "VOID";

/// The id in a reference.
pub(super) fn reference(value: &str) -> Option<&str> {
    let name = value.trim().strip_prefix('@')?.strip_suffix('@')?;
    ((1..=LONGEST_NAME).contains(&name.len()) && !name.starts_with('#') && !name.contains('@'))
        .then_some(name)
}

/// Where and how a file was truncated.
struct CutOff {
    number: u64,
    what: String,
    /// Whether its last line is incomplete.
    is_within_line: bool,
}

/// The remark on a file that does not end with the record TRLR, as every GEDCOM file should.
fn cut_off(text: &str, lines: &[Kept]) -> Option<CutOff> {
    let last = lines.last().map(|last| last.line(text));
    let last = last.filter(|last| last.tag != "TRLR")?;
    let is_within_line = !text.ends_with(['\n', '\r']) && lines.len() > 1;
    let shown: String = format!("{} {}", last.tag, last.value)
        .trim()
        .chars()
        .take(60)
        .collect();
    let what = if is_within_line {
        format!(
            "the file ends within a line and without TRLR; it may have been cut off. The line \"{shown}\" was left out"
        )
    } else {
        "the file ends without TRLR; it may have been cut off".to_owned()
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

/// Splits a line into level, id, tag and value. Levels have at most two digits, so that a year at
/// the beginning of a broken line is not mistaken for one.
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
    let is_tag = (1..=LONGEST_NAME).contains(&tag.len())
        && tag
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    // One space separates tag and value; further spaces are part of the value.
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
