//! The root element of an XML text, without reading the text.

/// The name of the root element without its namespace prefix, if the text begins like XML.
pub(crate) fn root_element(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest =
            rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        if let Some(inside) = rest.strip_prefix("<?") {
            rest = inside.split_once("?>")?.1;
        } else if let Some(inside) = rest.strip_prefix("<!--") {
            rest = inside.split_once("-->")?.1;
        } else if let Some(inside) = rest.strip_prefix("<!") {
            rest = after_document_type(inside)?;
        } else {
            let inside = rest.strip_prefix('<')?;
            let name = &inside[..inside
                .find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))?];
            return Some(name.split_once(':').map_or(name, |(_, local)| local));
        }
    }
}

/// The text after a document type, which may contain declarations in brackets.
fn after_document_type(inside: &str) -> Option<&str> {
    let end = inside.find(['[', '>'])?;
    let rest = &inside[end..];
    if let Some(after) = rest.strip_prefix('>') {
        return Some(after);
    }
    let rest = rest.split_once(']')?.1;
    rest.split_once('>').map(|(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::root_element;

    #[test]
    fn the_root_is_found_behind_whatever_may_stand_before_it() {
        let cases = [
            ("<gexf>", Some("gexf")),
            (
                "\u{feff}\n<?xml version='1.0'?><!-- <a> --><g:gexf a='b'/>",
                Some("gexf"),
            ),
            ("<!DOCTYPE g [<!ENTITY a 'b'>]>\n<g>", Some("g")),
            ("<!DOCTYPE g>\n<g>", Some("g")),
            ("<gexf", None),
            ("<?xml", None),
            ("a,b\n<gexf>", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(root_element(text), expected, "{text}");
        }
    }
}
