//! Lists of a period in groups: what certainly falls into it, what possibly does, and what has no date;
//! and words that a network does not have, for which those it has are offered.

use prosopograph::model::DateBounds;
use prosopograph::model::Day;
use serde_json::Value;

use crate::support::markup::decoded;
use crate::support::server::explorer;
use crate::support::server::get;

/// What a list of repression in 1937 is: how sure it is of each claim, in the order of the list.
async fn sureness_of(address: &str) -> Vec<&'static str> {
    let reply = get(address).await;
    let view = reply.json();
    let network = explorer().network();
    let (first, last) = (Day::from_civil(1937, 1, 1), Day::from_civil(1937, 12, 31));
    let listed = view["relations"].as_array().expect("claims").iter();
    let sureness = listed.map(|claim| {
        let id = claim["id"].as_str().expect("an id");
        let bounds = network.bounds(network.find_relation(id).expect("it is there"));
        if bounds == DateBounds::UNDATED {
            "undated"
        } else if bounds.start_latest <= last && first <= bounds.end_earliest {
            "certain"
        } else {
            "possible"
        }
    });
    sureness.collect()
}

fn places(sureness: &[&str]) -> Vec<usize> {
    let all = ["certain", "possible", "undated"];
    let place = |one: &&str| all.iter().position(|known| known == one);
    sureness.iter().filter_map(place).collect()
}

#[tokio::test]
async fn a_list_of_a_period_has_the_surest_first_whatever_it_is_sorted_by() {
    for sort in [
        "",
        "&sort=date",
        "&sort=from&sense=falling",
        "&sort=quantity",
    ] {
        let address = format!("/api/claims?classes=repression&during=1937&limit=200{sort}");
        let places = places(&sureness_of(&address).await);
        assert!(places.is_sorted(), "{address}: {places:?}");
        let view = get(&address).await.json();
        let groups = view["groups"].as_array().expect("groups");
        for (place, group) in groups.iter().enumerate() {
            let counted = places.iter().filter(|one| **one == place).count();
            assert_eq!(group["claims"], counted, "{address}: {group}");
        }
        assert_eq!(groups.len(), 3, "{address}");
    }
    let view = get("/api/claims?classes=repression").await.json();
    assert_eq!(
        view["groups"],
        Value::Array(Vec::new()),
        "no period is asked for"
    );
}

#[tokio::test]
async fn a_group_that_began_on_the_page_before_goes_on_and_says_so() {
    let first = get("/claims?classes=repression&during=1937").await.text();
    let second = get("/claims?classes=repression&during=1937&page=2")
        .await
        .text();
    let heads = |page: &str| -> Vec<String> {
        let rows = page.split("class=\"claim-group\"").skip(1);
        let heads = rows.map(|row| row.split("</th>").next().unwrap_or_default().to_owned());
        heads.collect()
    };
    let (first, second) = (heads(&first), heads(&second));
    assert_eq!((first.len(), second.len()), (2, 2), "{first:?} {second:?}");
    assert!(first[0].contains("Certainly in 1937") && !first[0].contains("continued"));
    assert!(first[1].contains("Possibly in 1937") && !first[1].contains("continued"));
    assert!(
        second[0].contains("Possibly in 1937, continued"),
        "{}",
        second[0]
    );
    assert!(second[1].contains("Without a date"), "{}", second[1]);
    // The number of those that are only possible leads to where they begin.
    assert!(second[0].contains("#possible\""), "{}", second[0]);
}

#[tokio::test]
async fn the_ties_of_a_dossier_can_be_grouped_by_how_sure_their_dates_are() {
    let page = get("/entities/nkvd?grouped=sureness&during=1937")
        .await
        .text();
    for head in ["certainly in 1937 ", "possibly in 1937 ", "without a date "] {
        assert!(
            page.contains(&format!("scope=\"rowgroup\">{head}")),
            "{head}"
        );
    }
    let page = get("/entities/nkvd?grouped=sureness").await.text();
    for head in ["with a date ", "without a date "] {
        assert!(
            page.contains(&format!("scope=\"rowgroup\">{head}")),
            "{head}"
        );
    }
}

#[tokio::test]
async fn instead_of_a_kind_that_there_is_not_those_that_there_are_are_offered() {
    for address in [
        "/find?kinds=ship",
        "/entities?kinds=ship",
        "/claims?kinds=person,ship",
    ] {
        let reply = get(address).await;
        reply.assert_page(400);
        let page = decoded(&reply.text());
        assert!(page.contains("\"ship\" is not known here"), "{address}");
        let path = address.split('?').next().unwrap_or_default();
        for kind in ["person", "country"] {
            let offered = format!("href=\"{path}?kinds={kind}\"");
            assert!(page.contains(&offered), "{address}: {offered}");
            let mended = format!("{path}?kinds={kind}");
            get(&mended).await.assert_page(200);
        }
    }
}

#[tokio::test]
async fn a_path_is_headed_by_its_answer() {
    for (address, heading) in [
        (
            "/path?from=torashiro-kawabe&to=joseph-stalin",
            "Two hops from Torashirō Kawabe to Joseph Stalin",
        ),
        (
            "/path?from=nikolai-ezhov&to=nkvd",
            "Nikolai Yezhov and NKVD are directly tied",
        ),
        (
            "/path?from=nikolai-bukharin&to=poland&classes=espionage",
            "No route from Nikolai Bukharin to Poland",
        ),
        (
            "/journey?from=torashiro-kawabe&to=joseph-stalin&arrive=1920",
            "There was no way from Torashirō Kawabe to Joseph Stalin in time",
        ),
    ] {
        let page = decoded(&get(address).await.text());
        let (_, head) = page.split_once("<h1").expect("a heading");
        let (head, _) = head.split_once("</h1>").expect("it ends");
        assert!(head.ends_with(heading), "{address}: {head}");
        assert_eq!(page.matches("<h1").count(), 1, "{address}");
    }
}
