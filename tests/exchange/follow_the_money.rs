//! `FollowTheMoney`, line by line.

use crate::exchange::json::outcome;

#[test]
fn follow_the_money_lines_become_rows() {
    let cases = [
        (
            "entities and ties",
            r#"{"id": "p1", "caption": "Felix Sater", "schema": "Person", "properties": {"name": ["Feliks Shereshevsky", "Felix Sater"], "alias": ["Sater"], "birthDate": ["1966-03-02", "1966"], "nationality": ["ru", "us"], "notes": ["A note.", "Another."], "addressEntity": ["addr"], "wikidataId": ["Q5"]}, "datasets": ["d1", "d2"], "target": true}
{"id": "addr", "schema": "Address", "properties": {"full": ["1 Wall Street"], "country": ["us"]}}

{"id": "c1", "schema": "Company", "properties": {"name": ["Bayrock"], "incorporationDate": ["2001"], "parent": ["nobody"]}}
{"id": "o1", "schema": "Ownership", "properties": {"owner": ["p1"], "asset": ["c1"], "startDate": ["2001-05"], "endDate": ["2008"], "percentage": ["25"], "role": ["owner"], "status": ["active"]}}
{"id": "f1", "schema": "Family", "properties": {"person": ["p1"], "relative": ["p2"], "relationship": ["brother"], "date": ["1970"]}}
{"id": "pay", "schema": "Payment", "properties": {"payer": ["p1", "c1"], "beneficiary": ["c1"], "date": ["2003-01-01", "2004"], "amount": ["100"]}}
{"id": "s1", "schema": "Sanction", "properties": {"entity": ["p1"], "authority": ["OFAC"], "startDate": ["2022"], "program": ["X"]}}"#,
            r#"id=p1 · kind=Person · name=Felix Sater · variants=Feliks Shereshevsky|Sater · begin=[1966-03-02,1966] · note=A note.
Another. · same_as=https://www.wikidata.org/wiki/Q5 · nationality=ru|us · datasets=d1|d2 · target=true
id=addr · kind=Address · name=1 Wall Street · country=us
id=c1 · kind=Company · name=Bayrock · begin=2001 · parent=nobody
id=s1 · kind=Sanction · name=X · begin=2022 · authority=OFAC
id=p2 · kind=entity · name=p2
from=p1 · type=addressEntity · to=addr
from=p1 · type=Ownership · to=c1 · id=o1 · when=2001-05/2008 · percentage=25 · role=owner · status_of_tie=active
from=p1 · type=Family · to=p2 · id=f1 · when=1970 · relationship=brother
from=p1 · type=Payment · to=c1 · id=pay · when={2003-01-01,2004} · amount=100
from=c1 · type=Payment · to=c1 · when={2003-01-01,2004} · amount=100 · followed_id=pay
from=s1 · type=entity · to=p1
0: note: types read as states, since most of their dates are periods: "owns" (1 of 1); to change that, edit the column aspect of relation_types.csv
6: changed: the entity "p2" has no row; it was added
7: changed: it has several ends; relation 1 of 2 made from it
7: changed: it has several ends; relation 2 of 2 made from it"#,
        ),
        (
            "entities within entities",
            r#"{"id": "n", "schema": "Person", "properties": {"name": ["N"], "ownershipOwner": [{"id": "o2", "schema": "Ownership", "properties": {"owner": ["n"], "asset": [{"id": "c9", "schema": "Company", "properties": {"name": ["Nested"]}}]}}]}}
{"id": "m", "schema": "Person", "properties": {"name": ["M"], "ownershipOwner": [{"id": "o2", "schema": "Ownership", "properties": {"owner": ["n"], "asset": ["c9"]}}]}}"#,
            r"id=n · kind=Person · name=N
id=c9 · kind=Company · name=Nested
id=m · kind=Person · name=M
from=n · type=Ownership · to=c9 · id=o2
0: note: 1 nested entities were already defined; the first definition of each is used",
        ),
        (
            "lines that cannot be used",
            r#"{"id": "a", "schema": "Person", "properties": {"name": ["A"]}}
{"id": "bad", "schema": "Directorship", "properties": {"director": ["a"]}}
{"schema": "Person", "properties": {}}
{"id": "q", "properties": {}}
[1]
{"id": "trunc", "schema": "Per"#,
            r"id=a · kind=Person · name=A
0: note: no relations were found
2: refused: the Directorship has no organization
3: refused: it has no id
4: refused: it has no schema
5: refused: it is not an object
6: refused: the text ends within a string; the file may have been cut off",
        ),
    ];
    for (what, text, expected) in cases {
        assert_eq!(outcome(text), expected, "{what}");
    }
}
