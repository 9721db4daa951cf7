//! How wide a text will be, as far as that is known without the font: rather a little too wide.
//!
//! Readers have different fonts; the widths are those of the wider ones among the usual sans serifs.

/// The width of a text set in this size.
#[must_use]
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(share).sum::<f64>() * size
}

/// Breaks a text into at most `most_lines` lines no wider than `width`; what does not fit ends in
/// an ellipsis.
#[must_use]
pub fn lines_of_width(text: &str, size: f64, width: f64, most_lines: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line)
                if text_width(line, size) + text_width(word, size) + 0.35 * size <= width =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > most_lines;
    lines.truncate(most_lines);
    let last = lines.len().saturating_sub(1);
    for (position, line) in lines.iter_mut().enumerate() {
        if text_width(line, size) > width || (is_cut && position == last) {
            *line = cut_to(line, size, width);
        }
    }
    lines
}

/// As much of a text as fits with an ellipsis behind it.
fn cut_to(text: &str, size: f64, width: f64) -> String {
    let room = width - text_width("…", size);
    let mut taken = 0.0;
    let fits = |letter: &char| {
        taken += share(*letter) * size;
        taken <= room
    };
    let kept: String = text.chars().take_while(fits).collect();
    // Between words, unless that leaves too little to know the text by.
    let is_between = text.chars().nth(kept.chars().count()) == Some(' ');
    let words = if is_between {
        Some(kept.as_str())
    } else {
        kept.rsplit_once(' ').map(|(words, _)| words)
    };
    let enough = |words: &&str| 2 * words.chars().count() >= kept.chars().count();
    format!("{}…", words.filter(enough).unwrap_or(&kept).trim_end())
}

/// The width of a letter as a share of the size of the type.
fn share(letter: char) -> f64 {
    match letter {
        '\u{300}'..='\u{36f}' => 0.0,
        'i' | 'j' | 'l' | 'I' | '\'' | '.' | ',' | ':' | ';' | '|' | '!' | ' ' | '·' | '’' => {
            0.33
        }
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | 'J' | '"' | '“' | '”' | '/' => 0.44,
        'm' | 'M' | 'w' | 'W' | 'O' | 'Q' | '—' | '…' | '@' => 0.96,
        'A'..='Z' => 0.72,
        's' | 'c' | 'z' => 0.55,
        'a'..='z' | '0'..='9' => 0.61,
        // The scripts of East Asia fill a square.
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{d7af}'
        | '\u{f900}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' => 1.0,
        _ if letter.is_uppercase() => 0.78,
        _ => 0.66,
    }
}
