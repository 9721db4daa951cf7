//! What every page of a copy must be: closed in itself, well-formed, and free of foreign content.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;
use std::path::Path;

use crate::support::markup::Tag;
use crate::support::markup::assert_known;
use crate::support::markup::decoded;
use crate::support::markup::tags;

pub type Files = BTreeMap<String, Vec<u8>>;

pub fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    let bytes = files
        .get(path)
        .unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    let is_page = |path: &&String| {
        Path::new(path)
            .extension()
            .is_some_and(|extension| extension == "html")
    };
    files
        .keys()
        .filter(is_page)
        .map(|path| (path.as_str(), text(files, path)))
}

pub fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attributes
        .iter()
        .find(|(found, _)| found == name)
        .map(|(_, value)| value.as_str())
}

/// The path below the folder that a relative address on a page leads to.
pub fn resolved(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        if part == ".." {
            assert!(
                parts.pop().is_some(),
                "{page}: {address} leads out of the folder"
            );
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

/// Fails unless every link of every page leads to a file of the folder and a mark on it.
pub fn assert_closed(files: &Files) {
    let ids: HashMap<&str, HashSet<String>> = pages(files)
        .map(|(path, html)| {
            (
                path,
                tags(html)
                    .iter()
                    .filter_map(|tag| attribute(tag, "id"))
                    .map(decoded)
                    .collect(),
            )
        })
        .collect();
    for (page, html) in pages(files) {
        for tag in tags(html) {
            assert_known(page, &tag);
            for name in ["href", "src", "action"] {
                let Some(address) = attribute(&tag, name).map(decoded) else {
                    continue;
                };
                let is_elsewhere =
                    address.starts_with("https://") || address.starts_with("http://");
                if is_elsewhere && tag.name == "a" {
                    assert_eq!(
                        attribute(&tag, "rel"),
                        Some("noopener noreferrer"),
                        "{page}: {tag:?}"
                    );
                    continue;
                }
                let (path, mark) = address.split_once('#').unwrap_or((&address, ""));
                let target = if path.is_empty() {
                    page.to_owned()
                } else {
                    resolved(page, path)
                };
                assert!(
                    files.contains_key(&target),
                    "{page}: {address} leads to no file: {tag:?}"
                );
                let is_marked = mark.is_empty()
                    || ids
                        .get(target.as_str())
                        .is_some_and(|ids| ids.contains(mark));
                assert!(is_marked, "{page}: {address} leads to no place: {tag:?}");
            }
        }
    }
}

/// Fails unless the page is whole, has its policy, and no script of its own.
pub fn assert_sound(page: &str, html: &str) {
    assert!(
        html.starts_with("<!doctype html>") && html.trim_end().ends_with("</html>"),
        "{page}"
    );
    for element in [
        "a", "bdi", "body", "details", "footer", "form", "head", "li", "main", "p", "section",
        "svg", "table", "ul",
    ] {
        let begun = html.matches(&format!("<{element}>")).count()
            + html.matches(&format!("<{element} ")).count();
        assert_eq!(
            begun,
            html.matches(&format!("</{element}>")).count(),
            "{page}: {element}"
        );
    }
    assert!(
        html.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"),
        "{page}"
    );
    assert!(html.contains("This is a copy of "), "{page}");
    assert!(
        !html.contains("unsafe") && !html.contains("data-live"),
        "{page}"
    );
    for tag in tags(html) {
        let expected = match tag.name.as_str() {
            "script" => {
                attribute(&tag, "src").is_some()
                    && attribute(&tag, "defer").is_some()
                    && page == "find.html"
            }
            "form" => attribute(&tag, "action").is_some_and(|action| action.ends_with("find.html")),
            _ => true,
        };
        assert!(expected, "{page}: {tag:?}");
    }
}
