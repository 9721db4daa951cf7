//! A line as it is kept: a file may have millions, so that only positions in the text are.

/// The tag that a line without one is read with.
const CONTINUED: &str = "CONT";

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its line number in the file, from 1.
    pub(super) number: u64,
    /// The id by which other lines refer to it, without `@`; may be empty.
    pub(super) name: &'a str,
    pub(super) tag: &'a str,
    pub(super) value: &'a str,
    /// The position after its last subordinate line.
    pub(super) end: usize,
}

/// Where the parts of a line are in a text of at most 4 GiB.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    number: u32,
    end: u32,
    name: u32,
    tag: u32,
    value: u32,
    bytes_of_value: u32,
    bytes_of_name: u8,
    /// None if the line has no tag, and continues the one before.
    bytes_of_tag: u8,
}

impl Kept {
    /// What is kept of a line of a text. Its name and its tag have at most 255 bytes.
    pub(super) fn of(line: Line<'_>, text: &str) -> Self {
        let short = |part: &str| u8::try_from(part.len()).unwrap_or(u8::MAX);
        Self {
            number: u32::try_from(line.number).unwrap_or(u32::MAX),
            end: narrow(line.end),
            name: position(line.name, text),
            tag: position(line.tag, text),
            value: position(line.value, text),
            bytes_of_value: narrow(line.value.len()),
            bytes_of_name: short(line.name),
            bytes_of_tag: short(line.tag),
        }
    }

    /// The line, whose parts are in this text.
    pub(super) fn line(self, text: &str) -> Line<'_> {
        let part = |start: u32, bytes: u32| {
            let start = start as usize;
            text.get(start..start + bytes as usize).unwrap_or_default()
        };
        let tag = match self.bytes_of_tag {
            0 => CONTINUED,
            bytes => part(self.tag, bytes.into()),
        };
        Line {
            number: self.number.into(),
            name: part(self.name, self.bytes_of_name.into()),
            tag,
            value: part(self.value, self.bytes_of_value),
            end: self.end as usize,
        }
    }

    /// Sets the position after its last subordinate line.
    pub(super) fn end_at(&mut self, end: usize) {
        self.end = narrow(end);
    }
}

/// Where a part of a text begins in it; 0 if it is empty.
fn position(part: &str, text: &str) -> u32 {
    if part.is_empty() {
        return 0;
    }
    narrow(part.as_ptr().addr() - text.as_ptr().addr())
}

/// A position in a text of at most 4 GiB, or in a list of its lines.
pub(super) fn narrow(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Kept;
    use super::Line;

    #[test]
    fn a_line_is_kept_whole_and_in_few_bytes() {
        let text = "0 HEAD\n0 @I1@ INDI \n1 NAME Iván\nand on";
        let part = |part: &str| text.find(part).map_or("", |at| &text[at..at + part.len()]);
        let lines = [("I1", "INDI", ""), ("", "NAME", "Iván"), ("", "", "and on")];
        for ((name, tag, value), number) in lines.into_iter().zip(2..) {
            let line = Line {
                number,
                name: part(name),
                tag: part(tag),
                value: part(value),
                end: 4,
            };
            let read = Kept::of(line, text).line(text);
            let tag = if tag.is_empty() { "CONT" } else { tag };
            assert_eq!(read, Line { tag, ..line });
        }
        assert!(size_of::<Kept>() <= 28, "there may be two million");
    }
}
