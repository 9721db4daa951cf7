//! Detects the JSON format of a text by the names in it, reading as little as possible.

use serde::de::IgnoredAny;

/// The JSON formats that are detected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Node-link JSON.
    NodeLink,
    /// Cytoscape.
    Cytoscape,
    /// Graphology, and Gephi Lite.
    Graphology,
    /// JSON Graph Format.
    JsonGraph,
    /// `FollowTheMoney`.
    FollowTheMoney,
}

/// The format of a text, if it is one of these. A text with syntax errors is judged by what can be
/// read of it.
pub(crate) fn shape(text: &str) -> Option<Shape> {
    match text.trim_start().chars().next()? {
        '[' => of_element(&names(first_element(text)?)),
        '{' => of_object(text),
        _ => None,
    }
}

/// The format of a list whose first element has these names.
fn of_element(names: &[String]) -> Option<Shape> {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("schema") && has("properties") {
        Some(Shape::FollowTheMoney)
    } else if has("data") {
        Some(Shape::Cytoscape)
    } else if has("source") && has("target") {
        Some(Shape::NodeLink)
    } else {
        None
    }
}

fn of_object(text: &str) -> Option<Shape> {
    let mut found = None;
    let mut seen: Vec<String> = Vec::new();
    for (name, value) in Members::of(text) {
        match name.as_str() {
            "elements" if value.starts_with(['{', '[']) => return Some(Shape::Cytoscape),
            "graphDataset" => return Some(Shape::Graphology),
            "graphs" => return Some(Shape::JsonGraph),
            "graph" if found.is_none() && is_graph(value) => found = Some(Shape::JsonGraph),
            "nodes" => {
                if let Some(first) = first_element(value) {
                    return Some(of_nodes(&names(first)));
                }
                found = Some(Shape::NodeLink);
            }
            "edges" | "links" => found = Some(Shape::NodeLink),
            _ => {}
        }
        seen.push(name);
        let has = |wanted: &str| seen.iter().any(|name| name == wanted);
        if has("schema") && has("properties") {
            return Some(Shape::FollowTheMoney);
        }
        if has("options") && has("attributes") {
            return Some(Shape::Graphology);
        }
        // None of these formats has so many names on the top level before the ones checked here.
        if seen.len() > 1_000 {
            break;
        }
    }
    found
}

/// The format of nodes with these names: graphology identifies nodes by `key`.
fn of_nodes(names: &[String]) -> Shape {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("key") && !has("id") {
        Shape::Graphology
    } else {
        Shape::NodeLink
    }
}

fn is_graph(value: &str) -> bool {
    Members::of(value).any(|(name, _)| matches!(name.as_str(), "nodes" | "edges" | "hyperedges"))
}

/// The text from the first member of a list to the end.
fn first_element(text: &str) -> Option<&str> {
    let inner = text.trim_start().strip_prefix('[')?.trim_start();
    (!inner.is_empty() && !inner.starts_with(']')).then_some(inner)
}

fn names(text: &str) -> Vec<String> {
    Members::of(text)
        .map(|(name, _)| name)
        .take(1_000)
        .collect()
}

/// Iterates over the names of an object, each with the text that begins with its value. A value is
/// skipped only when the next name is requested.
struct Members<'t> {
    rest: &'t str,
    value: Option<&'t str>,
}

impl<'t> Members<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            rest: text.trim_start(),
            value: None,
        }
    }
}

impl<'t> Iterator for Members<'t> {
    type Item = (String, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(value) = self.value.take() {
            self.rest = after::<IgnoredAny>(value)?.1.trim_start();
            if !self.rest.starts_with(',') {
                return None;
            }
        } else if !self.rest.starts_with('{') {
            return None;
        }
        let (name, behind) = after::<String>(self.rest[1..].trim_start())?;
        let value = behind.trim_start().strip_prefix(':')?.trim_start();
        self.value = Some(value);
        Some((name, value))
    }
}

/// Parses the value at the beginning of a text. Returns it and the rest of the text.
fn after<'t, T: serde::Deserialize<'t>>(text: &'t str) -> Option<(T, &'t str)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<T>();
    let value = values.next()?.ok()?;
    Some((value, text.get(values.byte_offset()..)?))
}

#[cfg(test)]
mod tests {
    use super::Shape;
    use super::shape;

    #[test]
    fn formats_are_told_apart() {
        let cases = [
            (
                r#"{"directed": true, "multigraph": false, "graph": {}, "nodes": [{"id": 1}], "links": []}"#,
                Some(Shape::NodeLink),
            ),
            (
                r#"{"graph": {"name": "x"}, "nodes": [], "edges": []}"#,
                Some(Shape::NodeLink),
            ),
            (
                r#"{"nodes": [{"name": "a", "group": 1}], "links": [{"source": 0"#,
                Some(Shape::NodeLink),
            ),
            (r#"[{"source": "a", "target": "b"}]"#, Some(Shape::NodeLink)),
            (
                r#"{"data": {}, "elements": {"nodes": []}}"#,
                Some(Shape::Cytoscape),
            ),
            (
                r#"[{"group": "nodes", "data": {"id": "a"}}]"#,
                Some(Shape::Cytoscape),
            ),
            (
                r#"{"attributes": {}, "options": {}, "nodes": []}"#,
                Some(Shape::Graphology),
            ),
            (
                r#"{"nodes": [{"key": "a"}], "edges": []}"#,
                Some(Shape::Graphology),
            ),
            (
                r#"{"type": "gephi-lite", "graphDataset": {"#,
                Some(Shape::Graphology),
            ),
            (
                r#"{"graph": {"label": "x", "nodes": {}}}"#,
                Some(Shape::JsonGraph),
            ),
            (r#"{"graphs": []}"#, Some(Shape::JsonGraph)),
            (
                "{\"id\": \"a\", \"schema\": \"Person\", \"properties\": {}}\n{",
                Some(Shape::FollowTheMoney),
            ),
            (r#"{"type": "FeatureCollection", "features": []}"#, None),
            ("[1, 2]", None),
            ("{", None),
            ("[", None),
            ("id;name", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(shape(text), expected, "{text}");
        }
        assert_eq!(shape(&"[".repeat(1_000_000)), None);
        assert_eq!(shape(&"{\"a\":".repeat(1_000_000)), None);
    }
}
