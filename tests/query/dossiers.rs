//! Dossiers: what is known of one entity, and who of many is in its picture.

use std::fmt::Write;

use prosopograph::dataset::DatasetFiles;
use prosopograph::explorer::Explorer;
use prosopograph::model::EntityIndex;
use prosopograph::query::Limits;
use prosopograph::query::ShowQuestion;

#[test]
fn of_many_the_picture_has_those_with_most_claims() {
    let mut entities = String::from("id,kind,name\nhub,person,Hub\nzoe,person,Zoe\n");
    let mut relations = String::from("from,type,to\n");
    for number in 0..100 {
        let _ = writeln!(entities, "n{number:02},person,N {number}");
        let _ = writeln!(relations, "hub,wrote_to,n{number:02}");
    }
    // The last in the order of ids has most claims, and the one before it some.
    relations.push_str("zoe,wrote_to,hub\nhub,wrote_to,zoe\nzoe,met,hub\nn99,met,hub\n");
    let mut files = DatasetFiles::from_memory("letters", []);
    files.insert("entities.csv", entities.into_bytes().into());
    files.insert("relations.csv", relations.into_bytes().into());
    let explorer = Explorer::open(&files).expect("it is faultless");
    let entity = |name: &str| explorer.entity(name).expect("it is there");
    let question = ShowQuestion::new(entity("Hub"));
    let dossier = explorer
        .ask(&question, &Limits::default())
        .expect("it is small");
    let members: Vec<EntityIndex> = dossier
        .around
        .members
        .iter()
        .map(|one| one.entity)
        .collect();
    assert_eq!(members[..3], ["Hub", "Zoe", "N 99"].map(entity));
    assert_eq!(dossier.around.count_by_distance, [1, 101]);
}
