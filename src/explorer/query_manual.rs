//! The examples of the manual of queries: one for each clause, in the words of the network that is
//! open.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::sentences::Used;
use crate::explorer::sentences::quoted;
use crate::explorer::sentences::quoted_name;
use crate::explorer::sentences::used_types;
use crate::explorer::table::Sample;

pub use crate::language::FunctionGroup;
pub use crate::language::function_groups;

/// Something that queries can say, with an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// What it is about: a clause or a function.
    pub title: &'static str,
    /// What it does.
    pub about: &'static str,
    /// The values of the parameters of the example, if it has any.
    pub bindings: &'static [&'static str],
    /// The example.
    pub text: String,
}

/// A lesson before the words of a network stand in it.
struct Template {
    title: &'static str,
    about: &'static str,
    bindings: &'static [&'static str],
    text: &'static str,
}

const fn lesson(title: &'static str, about: &'static str, text: &'static str) -> Template {
    Template {
        title,
        about,
        bindings: &[],
        text,
    }
}

/// The lessons, from the plainest on. `{kind}`, `{type}`, `{class}`, `{id}`, `{other}`, `{name}` and
/// `{year}` are words of the network.
const LESSONS: [Template; 32] = [
    lesson(
        "MATCH",
        "Finds patterns: nodes in parentheses are entities, arrows between them are claims. A kind is a label, a type of tie is a type; both may be written by id or label.",
        "MATCH (a:{kind})-[r:{type}]->(b)\nRETURN a, b, r.when\nLIMIT 5",
    ),
    lesson(
        "Directions and classes",
        "Without an arrowhead a tie is followed either way. An arrow follows the order in which a claim was written down, also where both ends have the same role (were married, are tied): ask for such types without an arrowhead, or half of what is true of an entity is missing. The name of a class stands for all its types, and | for one of several.",
        "MATCH (a {id: {id}})-[r:{class}]-(b)\nRETURN type(r), b\nLIMIT 5",
    ),
    lesson(
        "WHERE",
        "Keeps what a condition holds for. Columns are properties; what is not given is null, and a comparison with null is unknown, which WHERE does not keep. source and locus are the first that is cited, sources and loci the lists of all; asserted_by and place are compared as ids, and shown as entities.",
        "MATCH (a:{kind})\nWHERE a.name CONTAINS 'a' AND a.note IS NULL\nRETURN a\nLIMIT 5",
    ),
    lesson(
        "CALLED",
        "Finds a name in any spelling, as the search does; {name: …} in a pattern is exact.",
        "MATCH (a)\nWHERE a CALLED {name}\nRETURN a, a.variants",
    ),
    lesson(
        "RETURN, ORDER BY, SKIP, LIMIT, DISTINCT",
        "RETURN says which columns there are, AS names them. DISTINCT makes equal rows one, which rests on the claims of all. Sorted rows come in one order; SKIP and LIMIT take a piece of it.",
        "MATCH (a:{kind})-[r]-(b)\nRETURN DISTINCT a.name AS name, type(r) AS tie\nORDER BY name, tie\nSKIP 1 LIMIT 5",
    ),
    lesson(
        "Counting",
        "An aggregate beside other columns counts for each of their values: count, sum, avg, min, max, collect, percentileCont, stDev.",
        "MATCH ()-[r]->()\nRETURN r.class AS class, count(*) AS claims, count(DISTINCT type(r)) AS types\nORDER BY claims DESC",
    ),
    lesson(
        "WITH",
        "Ends a part of a query: only what it names goes on, and WHERE behind it looks at counts.",
        "MATCH (a:{kind})-[r]-()\nWITH a, count(r) AS ties\nWHERE ties > 1\nRETURN a, ties\nORDER BY ties DESC\nLIMIT 5",
    ),
    lesson(
        "OPTIONAL MATCH",
        "Keeps the row when nothing matches; what it would have found is null.",
        "MATCH (a:{kind})\nOPTIONAL MATCH (a)-[r:{type}]->(b)\nRETURN a, b\nLIMIT 5",
    ),
    lesson(
        "EXISTS { … } and patterns as conditions",
        "Whether there is a match. NOT EXISTS finds those of whom no claim says something. A row rests on the claims of its own pattern, not on those that a condition looked at.",
        "MATCH (a)-[:{type}]->(b)\nWHERE NOT EXISTS { (b)-[:{type}]->(a) }\nRETURN a, b\nLIMIT 5",
    ),
    lesson(
        "COUNT { … }",
        "How many matches there are, for each row.",
        "MATCH (a:{kind})\nRETURN a, COUNT { (a)--() } AS ties\nORDER BY ties DESC\nLIMIT 5",
    ),
    lesson(
        "UNWIND",
        "A row for each member of a list.",
        "UNWIND [1, 2, 3] AS n\nRETURN n, n * n AS square",
    ),
    lesson(
        "UNION",
        "Rows of both; equal ones once, unless it is UNION ALL.",
        "MATCH (a)-[:{type}]->() RETURN a LIMIT 3\nUNION\nMATCH ()-[:{type}]->(a) RETURN a LIMIT 3",
    ),
    lesson(
        "CALL { … }",
        "Asks a query for each row, with the variables that it is given.",
        "MATCH (a:{kind})\nCALL (a) { MATCH (a)-[r]-(b) RETURN b ORDER BY b.name LIMIT 1 }\nRETURN a, b\nLIMIT 5",
    ),
    lesson(
        "CASE",
        "A value that depends on others.",
        "MATCH ()-[r]->()\nRETURN CASE WHEN r.when IS NULL THEN 'without a date' ELSE 'dated' END AS what, count(*) AS claims",
    ),
    lesson(
        "Lists and maps",
        "Comprehensions choose and change members; a map projection takes columns out of an entity.",
        "MATCH (a {id: {id}})--(b)\nRETURN a {.id, .name} AS whom, [n IN collect(DISTINCT b.name) WHERE size(n) > 2 | toUpper(n)][..3] AS some",
    ),
    lesson(
        "Pattern comprehensions",
        "A list of what a pattern finds from each row.",
        "MATCH (a:{kind})\nRETURN a, [(a)-[r:{type}]->(b) | b.name] AS others\nLIMIT 5",
    ),
    Template {
        title: "Parameters",
        about: "$name stands for a value that is given apart: in an address param=name:value, in a terminal --param name=value, over the API as JSON. A value is read as a query or JSON writes it: 1937, true, ['a', 'b'], {\"a\": 1}; a text that looks like a number stands in quotation marks, and whatever is none of these is a text.",
        bindings: &["most:3"],
        text: "MATCH (a:{kind})\nRETURN a\nORDER BY a.name\nLIMIT $most",
    },
    lesson(
        "Uncertain dates",
        "r.when, a.begin and a.end are dates with bounds. A comparison is true if it holds on every reading, false if on none, else unknown: WHERE keeps what is certain, possibly(…) also what may be. The answer says which of the two was asked; if nothing is certain, it says how many rows are possible.",
        "MATCH ()-[r]->()\nRETURN count_bounds(during(r, '{year}')) AS in_the_year, count_bounds(r.when < edtf('{year}')) AS before_it",
    ),
    lesson(
        "Figures and ranges of figures",
        "sum adds up numbers; sum_bounds adds up ranges as well, such as 300/400 or 1000.., and gives the least and the most; null where there is no end. What is compared with a range is true, false or unknown, as with dates. The quantity of a claim knows its unit, however it is read (r.quantity, r['quantity'], properties(r), in lists, under another name), and so do what is added to it, its multiples, and what abs, round, floor and ceil make of it. To add up figures of different units, or to take their avg, min, max, stDev or percentile, is refused: have the unit beside the sum, or choose one. Compared with each other they are unknown, and a note says so; ORDER BY puts those of one unit together. A number without a unit is compared with the figure; the ratio of two figures and what toFloat and toInteger give are plain numbers.",
        "MATCH ()-[r]->()\nWHERE r.quantity IS NOT NULL\nRETURN r.unit AS unit, count(*) AS claims, sum_bounds(r.quantity) AS figures",
    ),
    lesson(
        "During, before, overlaps, same_time",
        "Whether a claim, or a date, held at some moment of another, ended before it began, or whether several held at one moment; states last, events do not.",
        "MATCH (a)-[r]->(b)\nWHERE possibly(during(r, '{year}'))\nRETURN a, r, b, earliest(r.when) AS first, latest(r.when) AS last\nLIMIT 5",
    ),
    lesson(
        "Unknown is not everything",
        "Of an uncertain date it may be unknown whether it lies before a year, and unknown whether it does not, so p OR NOT p is unknown too: the answer is sound, and leaves such claims out.",
        "MATCH ()-[r]->()\nWHERE r.when < edtf('{year}') OR NOT r.when < edtf('{year}')\nRETURN count(*) AS decided",
    ),
    lesson(
        "Shortest paths",
        "ANY SHORTEST, ALL SHORTEST, SHORTEST 3, SHORTEST 2 GROUPS stand before a path and choose for each pair of ends. Conditions within the path are obeyed while it is searched.",
        "MATCH p = ALL SHORTEST (a {id: {id}})-[*]-(b {id: {other}})\nRETURN p, length(p)\nLIMIT 5",
    ),
    lesson(
        "COST",
        "After SHORTEST, COST (r | …) says what each tie r of the path costs, a number that is not negative: the cheapest paths are found, however many ties they have. Here a claim that is not documented costs three times as much; cost(p) is the sum. A cost below zero or without a number is a fault with its place.",
        "MATCH p = SHORTEST 2 ACYCLIC COST (r | CASE r.status WHEN 'documented' THEN 1 ELSE 3 END) (a {id: {id}})-[*..4]-(b {id: {other}})\nRETURN p, cost(p) AS cost, length(p) AS ties",
    ),
    lesson(
        "IN TIME",
        "Behind a path, IN TIME keeps those along which something could have travelled: each tie ends no earlier than the one before it begins. verdict(p) is 'certain' if that holds whatever the days within the dates were, else 'possible', as for a tie without a date. WHERE comes after it.",
        "MATCH p = (a {id: {id}})-[*..2]-(b) IN TIME\nRETURN p, verdict(p) AS verdict\nLIMIT 5",
    ),
    lesson(
        "Repetition and modes",
        "{1,3}, +, * and ? repeat a tie or a path in parentheses, which may have a WHERE of its own. TRAIL repeats no claim, ACYCLIC no entity, SIMPLE none but the first as the last; WALK anything, unless DIFFERENT RELATIONSHIPS stands behind MATCH.",
        "MATCH p = ACYCLIC (a {id: {id}}) ((x)-[r]-(y) WHERE r.status <> 'rumour'){2} (b)\nRETURN p\nLIMIT 5",
    ),
    lesson(
        "REPEATABLE ELEMENTS",
        "In one MATCH no claim is used twice, unless this stands behind it: then a SIMPLE path may also go out and back by the same claim. WALK says so of one path alone; DIFFERENT RELATIONSHIPS forbids it even there.",
        "MATCH REPEATABLE ELEMENTS (a {id: {id}})-[r]-(b), (a)-[s]-(c)\nRETURN count(*) AS pairs",
    ),
    lesson(
        "shortestPath and allShortestPaths",
        "The older way to write shortest paths, which takes the WHERE of its MATCH into the search.",
        "MATCH p = shortestPath((a {id: {id}})-[*..6]-(b {id: {other}}))\nRETURN [n IN nodes(p) | n.name] AS names, [r IN relationships(p) | type(r)] AS ties",
    ),
    lesson(
        "measure",
        "Where an entity stands in the network that the query sees: measure(a, 'betweenness'); or degree, in, out, claims, closeness, pagerank, eigenvector, core, clustering, constraint, as the page of measures has them; in and out tell arrows apart where the question follows relations one way (direction=out). It is taken once for all rows; whoever has no ties has 0, and null stands where the measure is not defined. How sure a rank is, that page says.",
        "MATCH (a:{kind})\nRETURN a, measure(a, 'betweenness') AS betweenness, measure(a, 'degree') AS degree\nORDER BY betweenness DESC\nLIMIT 5",
    ),
    lesson(
        "Functions",
        "Those of openCypher for texts, lists, numbers and times, by their names there, and some for dates, measures and paths; all of them are listed below. What is written out and wrong, such as date('x') or 1 / 0, is told before the query runs.",
        "RETURN split('a,b', ',') AS parts, round(2.5) AS number, coalesce(null, 'known') AS first, size([1, 2]) AS length",
    ),
    lesson(
        "Times of the calendar",
        "date(), time(), localtime(), datetime(), localdatetime() and duration() are those of openCypher: exact, unlike the dates of claims.",
        "RETURN date('1937-07-30') + duration({days: 3}) AS later, duration.between(date('1936-09-26'), date('1938-11-25')) AS between",
    ),
    lesson(
        "EXPLAIN",
        "Before a query, it gives the plan instead of the rows: a row a step.",
        "EXPLAIN MATCH (a:{kind})-[r:{type}]->(b)\nRETURN a, b",
    ),
    lesson(
        "Quantified conditions",
        "all, any, none and single say how many members of a list must meet a condition.",
        "MATCH p = (a {id: {id}})-[*2]-(b)\nWHERE all(r IN relationships(p) WHERE r.status = 'documented')\nRETURN p\nLIMIT 5",
    ),
];

impl Explorer {
    /// The lessons of the manual in the words of the network; those whose words it does not have are
    /// left out.
    ///
    /// Time linear in the size of the network.
    #[must_use]
    pub fn lessons(&self) -> Vec<Lesson> {
        let words = Words::of(self);
        let lessons = LESSONS.iter().filter_map(|template| {
            Some(Lesson {
                title: template.title,
                about: template.about,
                bindings: template.bindings,
                text: words.fill(template.text)?,
            })
        });
        lessons.collect()
    }
}

/// The words of a network that stand in examples.
struct Words {
    known: Vec<(&'static str, Option<String>)>,
}

impl Words {
    fn of(explorer: &Explorer) -> Self {
        let types = used_types(explorer);
        let first = types.first();
        let schema = explorer.network().schema();
        let class = |used: &Used| {
            let index = schema.find_type(&used.name)?;
            Some(quoted_name(schema.class(schema.relation_type(index).class)))
        };
        let id = Sample::Entity.of(explorer);
        let entity = id
            .as_deref()
            .and_then(|id| explorer.network().find_entity(id));
        let name = entity.map(|entity| quoted(&explorer.network().entity(entity).name));
        let year = types.iter().find_map(|used| used.year.clone());
        Self {
            known: vec![
                ("{kind}", first.map(|used| quoted_name(&used.from))),
                ("{type}", first.map(|used| quoted_name(&used.name))),
                ("{class}", first.and_then(class)),
                ("{id}", id.as_deref().map(quoted)),
                ("{other}", Sample::Other.of(explorer).as_deref().map(quoted)),
                ("{name}", name),
                ("{year}", year.or_else(|| Sample::Year.of(explorer))),
            ],
        }
    }

    fn fill(&self, template: &str) -> Option<String> {
        let mut text = template.to_owned();
        for (place, word) in &self.known {
            if text.contains(place) {
                text = text.replace(place, word.as_deref()?);
            }
        }
        Some(text)
    }
}
