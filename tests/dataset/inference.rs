//! What a dataset need not say: kinds, types and sources are inferred, and nothing is lost on the
//! way.

use prosopograph::model::Aspect;

use crate::support::small_dataset::read_with;

#[test]
fn two_files_are_enough() {
    let absent = ["sources.csv", "kinds.csv", "relation_types.csv"].map(|file| (file, None));
    let network = read_with(absent)
        .network
        .expect("entities and relations are enough");
    assert_eq!(network.entity_count(), 3);
    assert_eq!(network.relations().len(), 2);
    let kinds: Vec<&str> = network
        .schema()
        .kinds()
        .map(|(_, kind)| kind.id.as_str())
        .collect();
    assert_eq!(kinds, ["person", "place"]);
    let types: Vec<&str> = network
        .schema()
        .types()
        .map(|(_, found)| found.id.as_str())
        .collect();
    assert_eq!(types, ["met", "lived_in"]);
    assert!(
        network
            .schema()
            .types()
            .all(|(_, found)| found.aspect == Aspect::Event && found.from_kinds.is_empty())
    );
    let titles: Vec<&str> = network
        .sources()
        .iter()
        .map(|source| source.title.as_str())
        .collect();
    assert_eq!(titles, ["book"]);
}

#[test]
fn a_relation_without_a_source_stays_where_sources_are_inferred() {
    let relations = "from,type,to,source\nalice,met,bob,A book\nbob,met,alice,\nalice,met,bob,\"Letters, vol. 2\"\n";
    let loaded = read_with([
        ("sources.csv", None),
        ("relations.csv", Some(relations.as_bytes().to_vec())),
    ]);
    let network = loaded.network.expect("nothing is wrong");
    assert_eq!(
        network.relations().len(),
        loaded.report.relations,
        "every row is a relation"
    );
    let cited: Vec<usize> = network
        .claims()
        .map(|claim| claim.citations().len())
        .collect();
    assert_eq!(cited, [1, 0, 1]);
    let ids: Vec<&str> = network
        .sources()
        .iter()
        .map(|source| source.id.as_str())
        .collect();
    assert_eq!(ids, ["a-book", "letters-vol-2"]);
}

#[test]
fn inferred_sources_with_like_titles_get_different_ids() {
    let relations = "from,type,to,source\nalice,met,bob,A book\nbob,met,alice,A book!\nalice,met,bob,Книга\nalice,met,bob,Письма\n";
    let loaded = read_with([
        ("sources.csv", None),
        ("relations.csv", Some(relations.as_bytes().to_vec())),
    ]);
    let network = loaded.network.expect("nothing is wrong");
    let mut ids: Vec<&str> = network
        .sources()
        .iter()
        .map(|source| source.id.as_str())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 4);
    for source in network.sources() {
        assert!(
            network
                .find_source(&source.id)
                .is_some_and(|index| network.source(index) == source)
        );
    }
}

#[test]
fn lists_variants_and_further_columns_are_kept() {
    let entities = "id,kind,name,variants,same_as,office\nalice,person,Alice,ru:Алиса| Alicja ||uk-Latn:Alisa,wikidata:Q1,editor\n\
        bob,person,Bob,,,\nvienna,place,Vienna,,,\n";
    let relations = "from,type,to,source,locus,box\nalice,met,bob,book|letters,p. 1|no. 2,7\nalice,met,bob,book,p. 1|p. 2,\n";
    let files = [("entities.csv", entities), ("relations.csv", relations)]
        .map(|(file, text)| (file, Some(text.as_bytes().to_vec())));
    let network = read_with(files).network.expect("nothing is wrong");
    let alice = network.entity(network.find_entity("alice").expect("she is there"));
    let variants: Vec<_> = alice
        .variants()
        .iter()
        .map(|variant| (variant.language.as_deref(), variant.text.as_str()))
        .collect();
    assert_eq!(
        variants,
        [
            (Some("ru"), "Алиса"),
            (None, "Alicja"),
            (Some("uk-Latn"), "Alisa")
        ]
    );
    let details = alice.details.as_ref().expect("she has details");
    assert_eq!(
        details.attributes,
        [("office".to_owned(), "editor".to_owned())]
    );
    let loci: Vec<Vec<(&str, &str)>> = network
        .claims()
        .map(|claim| {
            let cite = |citation: &'_ prosopograph::model::Citation| citation.source;
            claim
                .citations()
                .iter()
                .map(|citation| {
                    (
                        network.source(cite(citation)).id.as_str(),
                        citation.locus.as_str(),
                    )
                })
                .collect()
        })
        .collect();
    assert_eq!(
        loci,
        [
            vec![("book", "p. 1"), ("letters", "no. 2")],
            vec![("book", "p. 1"), ("book", "p. 2")]
        ]
    );
    let first = network.claims().next().expect("there are two");
    assert_eq!(first.attributes().collect::<Vec<_>>(), [("box", "7")]);
    assert_eq!(first.id(), "row-1");
}
