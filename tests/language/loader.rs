//! Loads test data: `CREATE` and `DELETE`, with reading clauses between them. Only tests write.

use std::collections::BTreeMap;
use std::sync::Arc;

use prosopograph::language::Graph;
use prosopograph::language::Limits;
use prosopograph::language::Meter;
use prosopograph::language::NodeNumber;
use prosopograph::language::Parameters;
use prosopograph::language::Prepared;
use prosopograph::language::RelationEnds;
use prosopograph::language::Value;
use prosopograph::language::syntax::Clause;
use prosopograph::language::syntax::Direction;
use prosopograph::language::syntax::Element;
use prosopograph::language::syntax::Expression;
use prosopograph::language::syntax::Name;
use prosopograph::language::syntax::PathPattern;
use prosopograph::language::syntax::RelationPattern;
use prosopograph::language::syntax::Writing;
use prosopograph::language::syntax::parse;

use super::property_graph::Properties;
use super::property_graph::PropertyGraph;

type Row = BTreeMap<String, Value>;

/// Writes what a text of clauses says into a graph; a clause that it does not know is the reason why it
/// cannot.
pub fn load(graph: &mut PropertyGraph, text: &str) -> Result<(), String> {
    let tree = parse(text).map_err(|fault| fault.what)?;
    let mut loader = Loader {
        graph,
        text,
        rows: vec![Row::new()],
        reading: String::new(),
    };
    for clause in tree.parts.iter().flat_map(|part| &part.clauses) {
        match clause {
            Clause::Writing(writing) => loader.write(writing)?,
            reading => {
                loader.reading.push_str(reading.span().of(text));
                loader.reading.push('\n');
            }
        }
    }
    Ok(())
}

struct Loader<'a> {
    graph: &'a mut PropertyGraph,
    text: &'a str,
    rows: Vec<Row>,
    reading: String,
}

impl Loader<'_> {
    fn write(&mut self, writing: &Writing) -> Result<(), String> {
        if !self.reading.is_empty() {
            let reading = std::mem::take(&mut self.reading);
            self.rows = self.ask(&format!("{reading} RETURN *"))?;
        }
        match writing.keyword.as_str() {
            "CREATE" => {
                for pattern in &writing.patterns {
                    self.create(pattern)?;
                }
                Ok(())
            }
            "DELETE" => {
                for expression in &writing.deleted {
                    let name = expression.span.of(self.text);
                    for row in &self.rows {
                        if let Some(Value::Relation(relation)) = row.get(name) {
                            self.graph.delete_relation(*relation);
                        }
                    }
                }
                Ok(())
            }
            keyword => Err(format!("test data with {keyword}")),
        }
    }

    /// Asks the rows so far.
    fn ask(&self, clauses: &str) -> Result<Vec<Row>, String> {
        let names = self.rows.first().into_iter().flat_map(BTreeMap::keys);
        let columns = names.map(|name| format!(", row__.`{name}` AS `{name}`"));
        let columns: String = columns.collect();
        let text = format!("UNWIND $rows__ AS row__ WITH row__{columns} {clauses}");
        let rows = self.rows.iter().map(|row| {
            let entries = row.iter();
            let entries = entries.map(|(name, value)| (name.as_str().into(), value.clone()));
            Value::map(entries.collect())
        });
        let parameters = Parameters::from([("rows__".to_owned(), Value::list(rows.collect()))]);
        let limits = Limits {
            rows: 1_000_000,
            ..Limits::default()
        };
        let query = Prepared::read(&text, self.graph).map_err(|fault| fault.to_string())?;
        let answer = query
            .run(&parameters, &Meter::new(limits, None))
            .map_err(|fault| fault.to_string())?;
        let rows = answer.rows.into_iter().map(|row| {
            let names = answer.columns.iter().map(ToString::to_string);
            let mut row: Row = names.zip(row.values).collect();
            row.remove("row__");
            row
        });
        Ok(rows.collect())
    }

    /// The properties that an expression gives in each row.
    fn properties(&self, expression: Option<&Expression>) -> Result<Vec<Properties>, String> {
        let Some(expression) = expression else {
            return Ok(vec![Properties::new(); self.rows.len()]);
        };
        let text = expression.span.of(self.text);
        let rows = self.ask(&format!("RETURN {text} AS properties__"))?;
        let maps = rows.into_iter().map(|row| match &row["properties__"] {
            Value::Map(map) => map.entries().clone(),
            _ => Properties::new(),
        });
        Ok(maps.collect())
    }

    fn create(&mut self, pattern: &PathPattern) -> Result<(), String> {
        let mut before: Option<Vec<NodeNumber>> = None;
        let mut hop = None;
        for element in &pattern.elements {
            match element {
                Element::Node(node) => {
                    let properties = self.properties(node.properties.as_ref())?;
                    let labels = labels(&node.labels.every);
                    let mut nodes = Vec::new();
                    for (row, properties) in self.rows.iter_mut().zip(properties) {
                        let known = node.variable.as_ref().and_then(|name| row.get(&name.text));
                        let number = match known {
                            Some(Value::Node(number)) => *number,
                            _ => self.graph.add_node(labels.clone(), properties),
                        };
                        if let Some(name) = &node.variable {
                            row.insert(name.text.clone(), Value::Node(number));
                        }
                        nodes.push(number);
                    }
                    if let (Some(from), Some(hop)) = (before.take(), hop.take()) {
                        self.relate(hop, &from, &nodes)?;
                    }
                    before = Some(nodes);
                }
                Element::Relation(relation) => hop = Some(relation),
                Element::Group(_) => return Err("a group in CREATE".to_owned()),
            }
        }
        Ok(())
    }

    fn relate(
        &mut self,
        hop: &RelationPattern,
        from: &[NodeNumber],
        to: &[NodeNumber],
    ) -> Result<(), String> {
        let properties = self.properties(hop.properties.as_ref())?;
        let name: Arc<str> = hop.types[0].text.as_str().into();
        let ends = from.iter().zip(to);
        for ((row, (from, to)), properties) in self.rows.iter_mut().zip(ends).zip(properties) {
            let (from, to) = match hop.direction {
                Direction::In => (*to, *from),
                _ => (*from, *to),
            };
            let ends = RelationEnds { from, to };
            let number = self.graph.add_relation(ends, Arc::clone(&name), properties);
            if let Some(variable) = &hop.variable {
                row.insert(variable.text.clone(), Value::Relation(number));
            }
        }
        Ok(())
    }
}

fn labels(names: &[Name]) -> Vec<Arc<str>> {
    names.iter().map(|name| name.text.as_str().into()).collect()
}

/// A graph that a text creates.
pub fn graph_of(text: &str) -> PropertyGraph {
    let mut graph = PropertyGraph::default();
    load(&mut graph, text).unwrap_or_else(|why| panic!("{why}: {text}"));
    assert!(graph.node_count() > 0, "the text creates something");
    graph
}
