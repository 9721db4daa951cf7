//! Every number that is shown is a link to what it counts, and the page it leads to counts the same.

use std::collections::BTreeMap;

use axum::Router;
use axum::http::Method;

use crate::support::letters::LETTERS;
use crate::support::markup::decoded;
use crate::support::markup::shape;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;
use crate::support::server::service_of;

/// Pages with numbers of the built-in network, one or two of each sort: each leads to hundreds.
const PAGES: [&str; 32] = [
    "/counts?by=class,decade",
    "/counts?what=entities&by=kind,place",
    "/entities?kinds=person&classes=repression&during=1937&end=to",
    "/entities?types=arrested&end=from&sort=first",
    "/counts?what=entities&types=arrested&end=to&by=kind",
    "/",
    "/about",
    "/sources",
    "/contradictions",
    "/explore?steps=all",
    "/explore?steps=expand:soviet-union",
    "/explore?steps=show:nkvd,expand:nkvd&classes=repression&during=1937",
    "/vocabulary",
    "/sources/lecture",
    "/claims?classes=espionage&during=1936&sort=date",
    "/claims?types=spied+on&where=flag:!*",
    "/entities?kinds=person&classes=repression&during=1937",
    "/counts?by=class,status&since=1935",
    "/choices?of=types&q=accused",
    "/find?q=Nikolai",
    "/around?entity=ogpu",
    "/path?from=torashiro-kawabe&to=joseph-stalin",
    "/timeline?limit=5",
    "/triangles?pattern=allied-spies",
    "/triangles?limit=1",
    "/relations/r0314",
    "/entities/nikolai-ezhov",
    "/entities/joseph-stalin",
    "/measures?measures=degree",
    "/measures?measures=degree&during=1937",
    "/entities/nkvd?grouped=type",
    "/entities/nkvd?status=documented&holding=arrested",
];
/// Pages with numbers of a network of letters.
const OF_LETTERS: [&str; 17] = [
    "/",
    "/vocabulary",
    "/claims",
    "/claims?layer=both&status=denied,charged,rumour",
    "/claims?since=1831&until=1835",
    "/entities?sort=ties",
    "/entities?during=1832",
    "/counts?by=type,status",
    "/counts?by=year",
    "/choices?of=kinds&what=entities",
    "/find?q=Anna",
    "/find?kinds=person",
    "/around?entity=anna&hops=2",
    "/timeline?entity=anna",
    "/triangles",
    "/explore?steps=show:anna,expand:anna",
    "/entities/anna?grouped=type",
];
/// So many numbers of one shape are followed on each page: one page leads to hundreds.
const MOST_OF_A_SHAPE: usize = 12;
/// What is counted, as pages call it.
const NOUNS: [&str; 19] = [
    "claim",
    "claims",
    "relation",
    "relations",
    "entity",
    "entities",
    "tie",
    "ties",
    "triangle",
    "triangles",
    "match",
    "matches",
    "more",
    "other",
    "without",
    "communities",
    "routes",
    "rarer",
    "flagged",
];

/// A link of a page that says how many.
#[derive(Debug)]
struct Count {
    address: String,
    text: String,
}

fn letters() -> Router {
    let files = LETTERS.map(|(name, text)| (name, text.to_owned()));
    service_of(&files)
}

/// The part of a page between its header and its footer.
fn main_of(page: &str) -> &str {
    let begin = page.find("<main").unwrap_or(0);
    let end = page.find("</main>").unwrap_or(page.len());
    &page[begin..end]
}

/// The text of some markup.
fn text_of(markup: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for letter in markup.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag => text.push(letter),
            _ => {}
        }
    }
    decoded(&text)
}

fn counts(page: &str) -> Vec<Count> {
    let links = main_of(page).split("<a ").skip(1);
    let counts = links.filter_map(|link| {
        let (attributes, rest) = link.split_once('>')?;
        let value = |name: &str| {
            let (_, rest) = attributes.split_once(&format!("{name}=\""))?;
            Some(decoded(rest.split('"').next()?))
        };
        let is_count = value("class")?.split(' ').any(|class| class == "count");
        is_count.then(|| Count {
            address: value("href").unwrap_or_default(),
            text: text_of(rest.split("</a>").next().unwrap_or_default()),
        })
    });
    counts.collect()
}

/// The numbers of a text: one, or a certain and a possible one.
fn numbers(text: &str) -> Vec<u64> {
    let digits = text.split(|letter: char| !letter.is_ascii_digit());
    let numbers = digits.filter_map(|digits| digits.parse().ok());
    let most = if text.contains('\u{2013}') || text.contains("certainly") {
        2
    } else {
        1
    };
    numbers.take(most).collect()
}

/// How many the page at an address says there are, certainly and possibly.
async fn counted_at(service: &Router, address: &str) -> Option<[u64; 2]> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let lists = [
        "/claims",
        "/entities",
        "/find",
        "/choices",
        "/timeline",
        "/triangles",
        "/contradictions",
        "/around",
    ];
    if path == "/query" {
        let reply = send(
            service.clone(),
            request(Method::GET, &format!("/api{address}")),
        )
        .await;
        reply.assert_answer();
        let rows = reply.json()["all"].as_u64()?;
        return Some([rows, rows]);
    }
    if !lists.contains(&path) {
        return None;
    }
    let reply = send(
        service.clone(),
        request(Method::GET, &with_one_result(address)),
    )
    .await;
    reply.assert_answer();
    let total = &reply.json()["total"];
    if let Some(number) = total.as_u64() {
        return Some([number, number]);
    }
    let figure = |name: &str| total[name].as_u64();
    Some([figure("certain")?, figure("possible")?])
}

/// The address of the same answer for programs, which need not list it.
fn with_one_result(address: &str) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    // A name is searched only as far as it is asked: with one result, the number is a least one.
    if address.contains("limit=") || address.starts_with("/find") {
        format!("/api{address}")
    } else {
        format!("/api{address}{sign}limit=1")
    }
}

/// Fails unless all numbers of all pages lead to as many; says how many were followed.
async fn follow(service: Router, pages: &[&str]) -> usize {
    let mut known: BTreeMap<String, Option<[u64; 2]>> = BTreeMap::new();
    let mut followed = 0;
    let mut wrong = Vec::new();
    for page in pages {
        let reply = send(service.clone(), request(Method::GET, page)).await;
        reply.assert_page(200);
        let html = reply.text();
        let mut of_shape: BTreeMap<String, usize> = BTreeMap::new();
        for Count { address, text } in counts(&html) {
            if let Some(id) = address.strip_prefix('#') {
                assert!(html.contains(&format!("id=\"{id}\"")), "{page}: {address}");
                continue;
            }
            let same = of_shape.entry(shape(&address)).or_default();
            *same += 1;
            if *same > MOST_OF_A_SHAPE {
                continue;
            }
            if !known.contains_key(&address) {
                let counted = counted_at(&service, &address).await;
                known.insert(address.clone(), counted);
            }
            let Some(Some([certain, possible])) = known.get(&address) else {
                continue;
            };
            let is_right = match numbers(&text).as_slice() {
                [number] => number == possible,
                [first, second] => first == certain && second == possible,
                _ => false,
            };
            followed += 1;
            if !is_right {
                wrong.push(format!(
                    "{page}: \"{text}\", but {certain}–{possible} at {address}"
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {followed}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    followed
}

/// Numbers of things that are counted, outside of links.
fn bare(page: &str) -> Vec<String> {
    let mut text = String::new();
    for part in main_of(page).split("<a ") {
        let after = part.split_once("</a>").map_or(part, |(_, after)| after);
        text.push_str(" # ");
        text.push_str(after);
    }
    // Pictures are links themselves; a fold opens what the number on it counts.
    let text = ["svg", "summary", "option"]
        .iter()
        .fold(text, |text, element| without(&text, element));
    let text = text_of(&text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs = words.windows(2);
    let is_bare = |pair: &&[&str]| {
        let noun = pair[1].trim_matches(|letter: char| !letter.is_alphabetic());
        // What a caption explains it quotes.
        let is_quoted = pair[1].ends_with('\u{201d}');
        let is_number = pair[0].bytes().all(|byte| byte.is_ascii_digit());
        is_number && NOUNS.contains(&noun) && !is_quoted
    };
    pairs.filter(is_bare).map(|pair| pair.join(" ")).collect()
}

/// Some markup without the elements of a name.
fn without(markup: &str, element: &str) -> String {
    let (begin, end) = (format!("<{element}"), format!("</{element}>"));
    let mut parts = markup.split(begin.as_str());
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once(end.as_str()).map_or("", |(_, after)| after)
    })
}

#[tokio::test]
async fn every_number_leads_to_as_many() {
    let followed = follow(service(), &PAGES).await;
    assert!(followed > 200, "{followed}");
}

#[tokio::test]
async fn every_number_of_a_network_of_letters_leads_to_as_many() {
    let followed = follow(letters(), &OF_LETTERS).await;
    assert!(followed > 100, "{followed}");
}

/// The bars of the histogram of a page.
fn bars(page: &str) -> Vec<Count> {
    let (_, histogram) = page.split_once("class=\"histogram\"").expect("a histogram");
    let (histogram, _) = histogram.split_once("</ol>").expect("it ends");
    let links = histogram.split("<a href=\"").skip(1);
    let bars = links.filter_map(|link| {
        let (address, rest) = link.split_once('"')?;
        let (_, title) = rest.split_once("title=\"")?;
        let (_, figure) = title.split('"').next()?.rsplit_once(": ")?;
        Some(Count {
            address: decoded(address),
            text: figure.to_owned(),
        })
    });
    bars.collect()
}

#[tokio::test]
async fn every_bar_opens_what_it_counts() {
    let service = service();
    for page in [
        "/claims",
        "/claims?dates=certain",
        "/claims?during=1936/1938",
        "/claims?since=1936&until=1938",
        "/claims?dates=certain&during=1937/1939",
        "/claims?dates=certain&since=1930",
        "/claims?classes=repression&until=1936-06",
    ] {
        let reply = send(service.clone(), request(Method::GET, page)).await;
        let bars = bars(&reply.text());
        assert!(!bars.is_empty(), "{page}");
        for Count { address, text } in bars {
            let [certain, possible] = counted_at(&service, &address).await.expect("a list");
            let counted = match numbers(&text).as_slice() {
                [number] => [*number; 2],
                [first, second] => [*first, *second],
                _ => [0, 0],
            };
            assert_eq!(counted, [certain, possible], "{page}: {text} at {address}");
        }
    }
}

#[tokio::test]
async fn no_number_stands_without_a_link() {
    let networks = [(service(), &PAGES[..]), (letters(), &OF_LETTERS[..])];
    for (service, pages) in networks {
        for page in pages {
            let html = send(service.clone(), request(Method::GET, page))
                .await
                .text();
            let found = bare(&html);
            assert!(found.is_empty(), "{page}: {found:?}");
            let cells = main_of(&html).split("<td ").filter(|cell| {
                let (attributes, rest) = cell.split_once('>').unwrap_or_default();
                attributes.contains("class=\"number\"")
                    && rest.starts_with(|letter: char| letter.is_ascii_digit())
            });
            // Ranks and measures are values: nothing is counted that could be listed.
            let is_ranking = page.starts_with("/measures");
            let cells: Vec<&str> = cells.filter(|_| !is_ranking).collect();
            assert!(cells.is_empty(), "{page}: {cells:?}");
        }
    }
}
