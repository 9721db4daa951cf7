//! Any query, asked of a small network: rows or a reason, within the limits, and the same again when it
//! is asked again; never a panic.
//!
//! If the first byte is less than 32, the rest is a text; else each byte stands for a fragment of a
//! query, so that most inputs are nearly right.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use prosopograph::dataset::DatasetFiles;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::QUERY;
use prosopograph::explorer::QueryQuestion;
use prosopograph::query::Limits;

const FRAGMENTS: [&str; 218] = [
    "MATCH ",
    "OPTIONAL MATCH ",
    "WHERE ",
    "WITH ",
    "RETURN ",
    "UNWIND ",
    "ORDER BY ",
    "SKIP ",
    "LIMIT ",
    "DISTINCT ",
    "UNION ",
    "UNION ALL ",
    "CALL { ",
    "EXISTS { ",
    "COUNT { ",
    "} ",
    " AS ",
    "CASE ",
    "WHEN ",
    "THEN ",
    "ELSE ",
    "END ",
    " AND ",
    " OR ",
    " XOR ",
    "NOT ",
    " IN ",
    " IS NULL ",
    " IS NOT NULL ",
    " STARTS WITH ",
    " CONTAINS ",
    " CALLED ",
    " = ",
    " <> ",
    " < ",
    " <= ",
    " + ",
    " - ",
    " * ",
    " / ",
    " % ",
    " ^ ",
    ", ",
    "(",
    ") ",
    "[",
    "] ",
    "{",
    "a",
    "b",
    "c",
    "d",
    "r",
    "s",
    "p",
    "q",
    "x",
    "y",
    "x",
    "0",
    "1",
    "2",
    "3",
    "9223372036854775807",
    "-1",
    "1.5",
    "1e308",
    "null",
    "true",
    "false",
    "'a'",
    "'Anna'",
    "'1937'",
    "''",
    "'P1Y2M'",
    "a.name",
    "a.id",
    "r.when",
    "r.status",
    "r",
    "p",
    "(a)",
    "(b)",
    "(c)",
    "()",
    "(a:person)",
    "(b:institution)",
    "(a {id: 'a'})",
    "(b {id: 'c'})",
    "(b WHERE b.name STARTS WITH 'A')",
    "-[r]->",
    "<-[r]-",
    "-[r]-",
    "-->",
    "<--",
    "--",
    "-[:spied_on]->",
    "-[r:wrote_to|spied_on]->",
    "-[*]->",
    "-[*1..2]-",
    "-[r*0..]->",
    "-[r]->+",
    "-[r]->*",
    "-[r]-{1,3}",
    "-->{2}",
    "((x)-[s]->(y) WHERE s.status = 'alleged')+",
    "((x)-->(y)){1,2}",
    "MATCH p = ",
    "MATCH REPEATABLE ELEMENTS ",
    "MATCH DIFFERENT RELATIONSHIPS ",
    "ANY ",
    "ALL ",
    "SHORTEST ",
    "ANY SHORTEST ",
    "ALL SHORTEST ",
    "SHORTEST 2 ",
    "SHORTEST 2 GROUPS ",
    "ANY 2 ",
    "WALK ",
    "TRAIL ",
    "ACYCLIC ",
    "SIMPLE ",
    "shortestPath(",
    "allShortestPaths(",
    "COST (r | ",
    "COST (r | 1) ",
    "IN TIME ",
    "cost(p)",
    "verdict(p)",
    "verbatim(r)",
    "length(p)",
    "nodes(p)",
    "relationships(p)",
    "size(",
    "head(",
    "last(",
    "tail(",
    "range(0, 3)",
    "range(1, 1000000)",
    "reverse(",
    "keys(a)",
    "labels(a)",
    "type(r)",
    "id(a)",
    "properties(r)",
    "count(*)",
    "count(a)",
    "count(DISTINCT a)",
    "collect(a)",
    "collect(r.when)",
    "sum(x)",
    "avg(x)",
    "min(x)",
    "max(r.when)",
    "stDev(x)",
    "percentileCont(x, 0.5)",
    "count_bounds(",
    "sum_bounds(r.quantity)",
    "possibly(",
    "certainly(",
    "edtf('1937-XX')",
    "edtf(",
    "earliest(",
    "latest(",
    "during(r, '1937')",
    "before(r, s)",
    "overlaps(r, s)",
    "same_time(r, s)",
    "date('1937-05-01')",
    "date(",
    "datetime(",
    "duration('P1M')",
    "duration(",
    "localtime(",
    "toInteger(",
    "toFloat(",
    "toString(",
    "toBoolean(",
    "substring(",
    "replace(",
    "split(",
    "trim(",
    "left(",
    "abs(",
    "sqrt(",
    "round(",
    "rand()",
    "coalesce(",
    "startNode(r)",
    "endNode(r)",
    "all(x IN ",
    "any(x IN ",
    "none(x IN ",
    "single(x IN ",
    "reduce(x = 0, y IN ",
    " | ",
    "[x IN ",
    "[(a)-->(b) | b]",
    "(a)-->(b)",
    "*",
    "..",
    ": ",
    "$x",
    "`a b`",
    "// c\n",
    "/* c */",
    "\n",
    " ",
    ";",
    " DESC ",
    "a, b",
    "RETURN * ",
    "RETURN a ",
    "RETURN p ",
    "RETURN count(*) ",
    "MATCH (a)-[r]->(b) ",
    "MATCH (a)-->(b)-->(c)-->(a) ",
    "EXPLAIN ",
];

const KINDS: &[u8] = b"kind\nperson\ninstitution\n";
const TYPES: &[u8] = b"type,class,sign,aspect,symmetric\n\
    spied_on,espionage,-1,state,false\nwrote_to,communication,0,event,false\nallied_with,diplomacy,1,state,true\n";
const SOURCES: &[u8] = b"id,title\nbook,A book\narchive,An archive\n";
const ENTITIES: &[u8] = "id,kind,name,variants\na,person,Anna,ru:Анна|Ania\nb,person,Boris,\nc,institution,Comintern,\n\
    d,person,Dmitrii,\ne,person,Anna Ezhova,\n"
    .as_bytes();
const RELATIONS: &[u8] = b"from,type,to,when,status,certainty,source,locus\na,spied_on,b,1937,documented,certain,book,p. 1\n\
    b,spied_on,a,1936/1938,alleged,,book,p. 2\nb,wrote_to,c,1937-07,rumour,possible,archive,3\n\
    c,allied_with,a,193X,alleged,,archive,4\na,wrote_to,c,,charged,dubious,book|archive,5|6\nd,wrote_to,d,1950,,,book,7\n\
    c,wrote_to,d,1938,,,book,8\nd,spied_on,e,1939,,,book,9\n";

static NETWORK: LazyLock<Explorer> = LazyLock::new(|| {
    let files = [
        ("kinds.csv", KINDS),
        ("relation_types.csv", TYPES),
        ("sources.csv", SOURCES),
        ("entities.csv", ENTITIES),
        ("relations.csv", RELATIONS),
    ];
    Explorer::open(&DatasetFiles::from_memory("small", files))
        .expect("the small dataset has no faults")
});

fn text_of(bytes: &[u8]) -> Option<String> {
    let (first, rest) = bytes.split_first()?;
    if *first < 32 {
        return String::from_utf8(rest.to_vec()).ok();
    }
    let fragments = bytes
        .iter()
        .map(|byte| FRAGMENTS[usize::from(*byte) % FRAGMENTS.len()]);
    Some(fragments.collect())
}

fuzz_target!(|bytes: &[u8]| {
    let Some(text) = text_of(bytes) else { return };
    let limits = Limits {
        steps: 20_000,
        results: 50,
        stop: None,
    };
    let mut parameters = Parameters::default();
    parameters.set(&QUERY, &text);
    let Ok(asked) = NETWORK.read::<QueryQuestion>("/query", parameters) else {
        return;
    };
    let answers = [0, 1].map(|_| {
        NETWORK
            .ask(&asked.question, &limits)
            .map_err(|error| error.to_string())
    });
    let [first, second] = answers;
    match (first, second) {
        (Ok(first), Ok(second)) => {
            assert!(first.rows.len() <= limits.results, "{text}: too many rows");
            assert_eq!(first.incomplete, second.incomplete, "{text}");
            // Not a number is never equal to itself, so rows are compared as they are written.
            assert_eq!(
                format!("{:?}", first.rows),
                format!("{:?}", second.rows),
                "{text}"
            );
            for row in &first.rows {
                assert_eq!(row.values.len(), first.columns.len(), "{text}");
                for relation in &row.evidence.relations {
                    assert!(
                        (relation.0 as usize) < NETWORK.network().relations().len(),
                        "{text}"
                    );
                }
            }
        }
        (Err(first), Err(second)) => assert!(
            !first.is_empty() && first == second,
            "{text}: {first} {second}"
        ),
        (first, second) => panic!("{text}: {} {}", first.is_ok(), second.is_ok()),
    }
});
