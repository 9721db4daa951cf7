//! Counts: over time as a band whose bars open what they count, years that say the same folded, and
//! the table as CSV.

use axum::http::Method;
use prosopograph::model::Layer;
use prosopograph::model::Status;

use crate::support::csv_records::records;
use crate::support::markup::decoded;
use crate::support::program::run;
use crate::support::server::explorer;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

/// The bars of the band of a page: their addresses and what they say.
fn bars(page: &str) -> Vec<[String; 2]> {
    let (_, band) = page.split_once("counted-band").expect("a band");
    let (band, _) = band.split_once("</svg>").expect("it ends");
    let links = band.split("<a href=\"").skip(1);
    let bars = links.map(|link| {
        let (address, rest) = link.split_once('"').expect("an address");
        let (_, title) = rest.split_once("<title>").expect("a title");
        let (title, _) = title.split_once("</title>").expect("it ends");
        [decoded(address), decoded(title)]
    });
    bars.collect()
}

#[tokio::test]
async fn counts_over_time_are_a_band_and_every_bar_opens_as_many() {
    let service = service();
    for page in [
        "/counts?by=year",
        "/counts?by=decade&classes=repression",
        "/counts?by=year,class&types=arrested",
        "/counts?by=year&what=entities&kinds=person",
    ] {
        let html = get(page).await.text();
        let bars = bars(&html);
        assert!(bars.len() > 2, "{page}");
        for [address, title] in bars.iter().step_by(9) {
            let asked = format!("/api{address}&limit=1");
            let reply = send(service.clone(), request(Method::GET, &asked)).await;
            let total = &reply.json()["total"];
            let (certain, possible) = (&total["certain"], &total["possible"]);
            let words = if certain == possible {
                format!("{possible}")
            } else {
                format!("certainly {certain}, possibly {possible}")
            };
            let (_, said) = title.split_once(": ").expect("a figure");
            assert_eq!(said, words, "{page}: {title} at {address}");
        }
    }
    let by_type = get("/counts?by=type").await.text();
    assert!(!by_type.contains("counted-band"));
}

#[tokio::test]
async fn the_table_of_a_band_comes_when_it_is_asked_for() {
    let of_years = get("/counts?by=year").await.text();
    assert!(of_years.contains("<summary>The figures as a table</summary>"));
    let of_both = get("/counts?by=year,class").await.text();
    assert!(!of_both.contains("The figures as a table"));
}

#[tokio::test]
async fn years_of_which_the_same_is_said_are_one_line() {
    let page = get("/counts?by=year,class").await.text();
    let folds = page.split("same-rows\">").skip(1);
    let mut folded = 0;
    for fold in folds {
        let (rows, _) = fold.split_once("</tbody>").expect("it ends");
        folded += rows.matches("<th scope=\"row\">").count();
    }
    assert!(page.contains("1962 to 1991: the same figures as 1961"));
    let rows = page.matches("<th scope=\"row\"><a").count();
    assert_eq!(rows, 88, "every year is on the page");
    assert!(folded > 40, "{folded}");
    // Of other properties the same figure is nothing that goes on.
    let by_type = get("/counts?by=type").await.text();
    assert!(!by_type.contains("same-fold"));
}

#[tokio::test]
async fn the_table_as_csv_is_the_one_that_is_shown() {
    for query in [
        "by=year",
        "by=decade,class",
        "by=type",
        "by=class,status&during=1937",
        "by=kind&what=entities",
    ] {
        let page = get(&format!("/counts?{query}")).await.text();
        let (_, link) = page.split_once("/api/counts.csv?").expect("a link");
        let (link, _) = link.split_once('"').expect("it ends");
        let file = get(&format!("/api/counts.csv?{}", decoded(link))).await;
        assert!(file.header("content-type").starts_with("text/csv"));
        let answer = get(&format!("/api/counts?{query}")).await.json();
        let table = records(&file.body);
        let rows = answer["rows"].as_array().expect("rows");
        let columns = answer["columns"].as_array().expect("columns");
        for (record, row) in table[1..].iter().zip(rows) {
            let mut expected = vec![row["key"]["label"].as_str().expect("a label").to_owned()];
            let cells = row["cells"].as_array().expect("cells").iter();
            for cell in std::iter::once(&row["total"]).chain(cells) {
                let figure = &cell["figure"];
                expected.extend([&figure["certain"], &figure["possible"]].map(ToString::to_string));
            }
            assert_eq!(record[..expected.len()], expected, "{query}");
        }
        let last = table.last().expect("all");
        assert_eq!(last[0], "all");
        assert_eq!(last[2], answer["total"]["figure"]["possible"].to_string());
        let is_of_time = query.contains("year") || query.contains("decade");
        assert_eq!(
            table.len(),
            rows.len() + 2 + usize::from(is_of_time),
            "{query}"
        );
        let sums = answer["sums"].as_array().expect("sums");
        assert_eq!(table[0].len(), 3 + 2 * columns.len() + sums.len());
        for sum in sums {
            let unit = sum["unit"].as_str().expect("a unit");
            assert!(table[0].iter().any(|name| name.ends_with(unit)), "{unit}");
        }
    }
}

#[tokio::test]
async fn a_terminal_writes_the_same_csv() {
    let file = get("/api/counts.csv?by=year,class").await;
    let typed = "count claims --by year,class --format csv";
    let typed: Vec<&str> = typed.split(' ').collect();
    let written = run(&typed).assert_code(0).output;
    assert_eq!(written.as_bytes(), file.body);
}

#[tokio::test]
async fn a_heading_says_how_many_have_a_date_and_how_many_more_have_none() {
    let page = get("/claims?classes=repression&during=1937").await.text();
    assert!(page.contains(">certainly 37</a>, <a"));
    assert!(page.contains(">possibly 79 claims</a>, and <a"));
    assert!(page.contains(">29 more without a date</a>"));
    let page = get("/counts?by=type&classes=repression&during=1937")
        .await
        .text();
    assert!(page.contains(">certainly 37</a>, <a"));
    assert!(page.contains(">possibly 79 claims</a>, and <a"));
    let page = get("/claims?classes=repression").await.text();
    assert!(page.contains(">162 claims</a>, <a"));
    assert!(page.contains(">29 of them without a date</a>"));
}

#[tokio::test]
async fn what_is_counted_by_is_chosen_in_two_fields() {
    let page = get("/counts?by=class,year").await.text();
    let (_, first) = page.split_once("id=\"c-by\"").expect("a field");
    let (first, second) = first.split_once("id=\"c-by-2\"").expect("another");
    assert!(first.contains("value=\"class\" selected") && !first.contains("\"year\" selected"));
    let (second, _) = second.split_once("</select>").expect("it ends");
    assert!(second.contains("value=\"year\" selected") && !second.contains("\"class\" selected"));
    assert!(!page.contains("multiple"));
    // A form without scripts sends a second field that says nothing.
    let sent = get("/counts?by=class&by=").await;
    sent.assert_page(200);
    assert!(!sent.text().contains("trouble-heading"));
}

#[tokio::test]
async fn entities_without_a_date_are_told_apart_from_those_of_the_year() {
    let counted = get("/api/counts?what=entities&kinds=person&by=year").await;
    let counted = counted.json();
    let rows = counted["rows"].as_array().expect("rows");
    for year in ["1932", "1937", "1938"] {
        let row = rows.iter().find(|row| row["key"]["label"] == year);
        let row = row.unwrap_or_else(|| panic!("{year}: {counted}"));
        let path = format!("/entities?kinds=person&during={year}");
        let listed = get(&format!("/api{path}")).await.json();
        let number = |value: &serde_json::Value| value.as_u64().expect("a number");
        let undated = number(&listed["undated"]);
        let [certain, possible] =
            ["certain", "possible"].map(|share| number(&listed["total"][share]));
        assert!(undated > 0, "{listed}");
        assert_eq!(
            certain,
            number(&row["total"]["figure"]["certain"]),
            "{year}"
        );
        assert_eq!(
            possible - undated,
            number(&row["total"]["figure"]["possible"]),
            "{year}"
        );
        let page = get(&path).await.text();
        let with_them = format!("{possible} with those without a date");
        assert!(page.contains(&with_them), "{page}");
    }
}

/// The figures of a list, as certain and possible.
async fn total(address: &str) -> [u64; 2] {
    let total = &get(address).await.json()["total"];
    ["certain", "possible"].map(|figure| total[figure].as_u64().expect("a number"))
}

#[tokio::test]
async fn conditions_on_dates_and_figures_are_bounds_too() {
    let by_column = total("/api/claims?where=when:1937..1938").await;
    let by_period = total("/api/claims?during=1937/1938&where=when:*").await;
    assert_eq!(by_column, by_period);
    assert!(by_column[0] < by_column[1], "{by_column:?}");
    let certain = total("/api/claims?where=when:1937..1938&dates=certain").await;
    assert_eq!(certain, [by_column[0]; 2]);

    // By the figures as they are written: "8/10" may be less than nine, and "50.." has no end.
    let network = explorer().network();
    let figures = network
        .claims()
        .filter(|claim| claim.status() != Status::Denied);
    let figures = figures.filter(|claim| claim.relation_type().layer == Layer::World);
    let ends = figures.filter_map(|claim| Some(claim.quantity()?.ends()));
    let ends: Vec<(f64, f64)> = ends.collect();
    for most in [9.0, 50.0, 100.0] {
        let certain = ends.iter().filter(|(_, last)| *last <= most).count() as u64;
        let possible = ends.iter().filter(|(first, _)| *first <= most).count() as u64;
        let listed = total(&format!("/api/claims?where=quantity:..{most}")).await;
        assert_eq!(listed, [certain, possible], "{most}");
    }
    let entities = total("/api/entities?where=begin:1870..1890").await;
    let strict = total("/api/entities?where=begin:1870..1890&dates=certain").await;
    assert_eq!(strict, [entities[0]; 2]);
}
