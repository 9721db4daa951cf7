//! What a list is of, as the heading of its page and the name of its tab: two lists of claims are
//! told apart before they are read.

/// The most letters of a heading; what is left out stands under it all the same.
const MOST_LETTERS: usize = 120;

/// The heading of a list: `about` is what it is of in any case, such as "Claims about Y"; `members`
/// is the word that restrictions have for what it lists, such as "relations".
pub(crate) fn list_heading(about: &str, members: &str, restrictions: &[String]) -> String {
    let of_members = format!("only {members} ");
    let own = restrictions
        .iter()
        .filter_map(|words| words.strip_prefix(&of_members))
        .collect::<Vec<_>>()
        .join(", ");
    let others = restrictions
        .iter()
        .filter(|words| !words.starts_with(&of_members));
    let mut heading = about.to_owned();
    if !own.is_empty() {
        extend(&mut heading, &format!(" {own}"));
    }
    for words in others {
        extend(&mut heading, &format!(" · {words}"));
    }
    heading
}

/// Adds words for which there is room; what is too long ends in dots, once.
fn extend(heading: &mut String, words: &str) {
    let room = MOST_LETTERS.saturating_sub(heading.chars().count());
    if heading.ends_with('…') {
        return;
    }
    if words.chars().count() <= room {
        heading.push_str(words);
    } else {
        heading.extend(words.chars().take(room));
        heading.truncate(heading.trim_end_matches([' ', '·', ',']).len());
        heading.push_str(" …");
    }
}

#[cfg(test)]
mod tests {
    use super::MOST_LETTERS;
    use super::list_heading;

    #[test]
    fn a_heading_says_what_the_list_is_narrowed_to() {
        let restrictions = [
            "only entities of the kind port".to_owned(),
            "only relations of the class trade".to_owned(),
            "only relations that possibly held in 1712".to_owned(),
        ];
        assert_eq!(
            list_heading("Claims", "relations", &restrictions),
            "Claims of the class trade, that possibly held in 1712 · only entities of the kind port"
        );
        assert_eq!(list_heading("Entities", "entities", &[]), "Entities");
    }

    #[test]
    fn a_long_heading_ends_in_dots() {
        let restrictions: Vec<String> = (0..50)
            .map(|number| format!("only claims of the Ünïted {number}"))
            .collect();
        let heading = list_heading("Claims", "relations", &restrictions);
        assert!(heading.ends_with(" …"), "{heading}");
        assert!(heading.chars().count() <= MOST_LETTERS + 2, "{heading}");
    }
}
