//! What an import takes though it is hardly meant: it is told, and nothing is changed.

use crate::exchange::delimited_text::imported;
use crate::exchange::delimited_text::notes;

fn remarks(text: &str) -> Vec<String> {
    notes(&imported(text))
}

#[test]
fn names_of_nobody_in_particular_are_told() {
    let told = remarks(
        "Source,Target,Date\nAnna,?,1921\nBoris,?,1922\nN.N.,Anna,1923\nClara,[unknown],1924\nDora,неизвестный,1925\n? Alt,Dora,1926\n",
    );
    let expected = "file:2: \"?\" (2 ties), \"N.N.\" (1 tie), \"[unknown]\" (1 tie), \"неизвестный\" (1 tie), \"? Alt\" (1 tie): each seems to stand for an unknown person, but became one entity that connects everyone related to it; give unknown persons different names, such as \"N.N. 1\", or leave the cells empty";
    assert_eq!(told, [expected]);
    assert!(remarks("Source,Target\nN.N. 1,Ignotus Unknown\nNina,Known\n").is_empty());
}

#[test]
fn rows_of_sums_and_rows_that_stand_twice_are_told() {
    let told = remarks(
        "Source,Target,Letters\nAnna,Boris,12\nAnna,Boris,12\nAnna,Boris,13\nBoris,Anna,12\nAnna,Boris,12\nTotal,2 persons,24\n",
    );
    let expected = [
        "file:3: the relation is identical to another (file:2); all were kept, since repetitions may be meant (2 identical relations)",
        "file:7: \"Total\" (1 tie): a row of sums seems to have been read as a relation; remove it from the table",
    ];
    assert_eq!(told, expected);
    assert!(
        remarks("Id,Source,Target\n1,Anna,Boris\n2,Anna,Boris\n").is_empty(),
        "ids tell ties apart"
    );
}

#[test]
fn names_that_are_written_in_two_ways_are_told() {
    let told = remarks("Source,Target\nAnna,“Lenin”\nanna,Lenin\nAnna-Maria,Anna  Maria\nA1,A2\n");
    let expected = "file:3: \"Anna\" and \"anna\", \"“Lenin”\" and \"Lenin\", \"Anna-Maria\" and \"Anna  Maria\": the names differ only in capitals, spaces or punctuation, but were read as different entities; if they are the same, spell them alike";
    assert_eq!(told, [expected]);
}
