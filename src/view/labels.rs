//! Labels short enough for a picture.

/// Breaks a name into at most `most_lines` lines of about `width` letters; what does not fit ends
/// in an ellipsis.
#[must_use]
pub(crate) fn wrap(name: &str, width: usize, most_lines: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        let fits = lines
            .last()
            .is_some_and(|line| line.chars().count() + 1 + word.chars().count() <= width);
        match lines.last_mut() {
            Some(line) if fits => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let cut = lines.len() > most_lines;
    lines.truncate(most_lines);
    let count = lines.len();
    for (position, line) in lines.iter_mut().enumerate() {
        let too_long = line.chars().count() > width + 6;
        if too_long || (cut && position + 1 == count) {
            let kept: String = line.chars().take(width.saturating_sub(1).max(1)).collect();
            *line = format!("{}…", kept.trim_end());
        }
    }
    lines
}
