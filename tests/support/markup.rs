//! Reading pages: what they say, and whether their markup is whole.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The path of an address with the names of its parameters: what differs only in their values is asked
/// and answered in one way.
pub fn shape(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let names = query
        .split('&')
        .map(|pair| pair.split('=').next().unwrap_or_default());
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    format!("{path}?{}", names.join("&"))
}

/// Text of a page with its character references resolved.
pub fn decoded(html: &str) -> String {
    let references = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
    ];
    let text = references
        .iter()
        .fold(html.to_owned(), |text, (reference, letter)| {
            text.replace(reference, letter)
        });
    text.replace("&#38;", "&").replace("&amp;", "&")
}

/// The values of an attribute, decoded.
pub fn attributes(html: &str, name: &str) -> Vec<String> {
    let of_tag = |tag: Tag| {
        tag.attributes
            .into_iter()
            .filter(|(found, _)| found == name)
            .map(|(_, value)| decoded(&value))
    };
    tags(html).into_iter().flat_map(of_tag).collect()
}

/// A start tag as a browser reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

/// All start tags, read as a browser does: a quote that is not escaped ends its attribute and
/// begins another.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let (tag, after) = tag(rest);
            found.push(tag);
            rest = after;
        }
    }
    found
}

fn tag(text: &str) -> (Tag, &str) {
    let end = text
        .find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))
        .unwrap_or(text.len());
    let mut tag = Tag {
        name: text[..end].to_ascii_lowercase(),
        attributes: Vec::new(),
    };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest.get(1..).unwrap_or_default());
        }
        let end = rest
            .find(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '>' | '/'))
            .unwrap_or(rest.len());
        let name = rest[..end.max(1)].to_ascii_lowercase();
        rest = &rest[end.max(1)..];
        let value = match rest.strip_prefix('=') {
            None => String::new(),
            Some(after) => {
                let (value, after) = value(after);
                rest = after;
                value.to_owned()
            }
        };
        tag.attributes.push((name, value));
    }
}

fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            let end = quoted.find(quote).unwrap_or(quoted.len());
            return (&quoted[..end], quoted.get(end + 1..).unwrap_or_default());
        }
    }
    let end = text
        .find(|letter: char| letter.is_whitespace() || letter == '>')
        .unwrap_or(text.len());
    (&text[..end], &text[end..])
}

/// Elements and attributes that a page of ours may have; anything else was smuggled in.
const ELEMENTS: &str = "a article bdi blockquote body button caption circle code copy-search datalist dd defs desc details div dl dt em fieldset figcaption figure \
     footer form g h1 h2 h3 head header html img input label legend li line link main marker meta name-search nav network-explorer noscript ol option p path picture pre q query-editor \
     rect source script section select small span strong summary svg symbol table tbody td text th thead title tr tspan ul use abbr polygon ellipse time";
const ATTRIBUTES: &str = "action alt aria-controls aria-current aria-describedby aria-hidden aria-invalid aria-label aria-labelledby autocomplete \
     charset checked class content cx cy d data-began data-column data-content data-embedded data-ends data-from data-goes data-label data-live data-of data-pictograms data-region data-several \
     data-title data-version defer download dy enterkeyhint fill for height hidden href http-equiv id inputmode lang list loading media \
     marker-end marker-start markerheight markerunits markerwidth max maxlength method min multiple name open orient pattern \
     placeholder points preserveaspectratio r refx refy rel required role rx ry scope selected size spellcheck src srcset start step stroke stroke-linecap stroke-linejoin stroke-width tabindex \
     text-anchor title transform type value viewbox width x x1 x2 y y1 y2 dir datetime colspan dx focusable";

/// Fails if a tag is one, or has an attribute, that no template writes.
pub fn assert_known(what: &str, tag: &Tag) {
    static KNOWN: LazyLock<[HashSet<&str>; 2]> =
        LazyLock::new(|| [ELEMENTS, ATTRIBUTES].map(|words| words.split_whitespace().collect()));
    let [elements, attributes] = &*KNOWN;
    assert!(
        elements.contains(tag.name.as_str()),
        "{what}: the element {tag:?}"
    );
    for (name, _) in &tag.attributes {
        assert!(
            attributes.contains(name.as_str()),
            "{what}: the attribute {name} of {tag:?}"
        );
    }
}

/// Fails if the page has an element, attribute or address that no template writes.
pub fn assert_nothing_smuggled(what: &str, html: &str) {
    for tag in tags(html) {
        assert_known(what, &tag);
        for (name, value) in &tag.attributes {
            if matches!(name.as_str(), "href" | "src" | "action") {
                let is_ours =
                    value.starts_with('/') && !value.starts_with("//") || value.starts_with('#');
                let is_elsewhere = value.starts_with("https://") || value.starts_with("http://");
                assert!(
                    is_ours || is_elsewhere && tag.name == "a",
                    "{what}: the address of {tag:?}"
                );
            }
        }
    }
    let scripts: Vec<&str> = html
        .match_indices("<script")
        .map(|(start, _)| &html[start..html.len().min(start + 60)])
        .collect();
    // The canvas has a script of its own beside that of all pages.
    let expected = if html.contains("<title>Explorer") || html.contains("· Explorer ·") {
        2
    } else {
        1
    };
    assert_eq!(scripts.len(), expected, "{what}: {scripts:?}");
    assert!(
        scripts
            .iter()
            .all(|script| script.starts_with("<script type=\"module\" src=\"/assets/")),
        "{what}: {scripts:?}"
    );
}
