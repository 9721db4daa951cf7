//! Made-up networks of any size, the same on every machine: what speed is measured on.
//!
//! N relations among N / 5 entities. Ends are heavy-tailed because most of them are drawn from the
//! ends so far (Simon 1955); one relation in ten repeats an earlier pair; dates, statuses, loci and
//! notes vary as they do in a real dataset.

use std::borrow::Cow;
use std::fmt::Write;

use prosopograph::dataset::DatasetFiles;

/// Relation types: name, class, sign, aspect, symmetric.
const TYPES: [(&str, &str, &str, &str, &str); 12] = [
    ("wrote_to", "communication", "0", "event", "false"),
    ("reported_to", "communication", "0", "event", "false"),
    ("corresponded_with", "communication", "1", "state", "true"),
    ("commanded", "command", "0", "state", "false"),
    ("appointed", "command", "1", "event", "false"),
    ("dismissed", "command", "-1", "event", "false"),
    ("arrested", "repression", "-1", "event", "false"),
    ("denounced", "repression", "-1", "event", "false"),
    ("sentenced", "repression", "-1", "event", "false"),
    ("member_of", "structure", "1", "state", "false"),
    ("part_of", "structure", "0", "state", "false"),
    ("deputy_of", "structure", "1", "state", "false"),
];
const KINDS: [&str; 4] = ["person", "institution", "place", "event"];
const STATUSES: [&str; 5] = ["alleged", "suspected", "rumour", "charged", "denied"];
const CERTAINTIES: [&str; 5] = ["", "certain", "probable", "possible", "dubious"];
const GIVEN: [&str; 16] = [
    "Anna", "Boris", "Clara", "Dmitrii", "Elena", "Fedor", "Grigorii", "Helene", "Ivan", "Julius",
    "Karl", "Lidiia", "Mikhail", "Nina", "Osip", "Pavel",
];
const SYLLABLES: [&str; 16] = [
    "be", "dro", "fi", "gal", "kor", "lin", "mir", "nov", "ost", "pet", "ras", "sta", "ter", "ul",
    "vor", "zha",
];
const REMARKS: [&str; 6] = [
    "Named in the minutes of the session",
    "The letter survives in a copy only",
    "Mentioned by a witness in the hearing",
    "According to the protocol of the interrogation",
    "Signed by the deputy in his absence",
    "The register gives no reason",
];
const SOURCES: u64 = 40;

/// A dataset with this many relations, as files in memory.
pub fn dataset(relations: usize) -> DatasetFiles {
    let mut files = DatasetFiles::default();
    let entities = relations / 5;
    files.insert(
        "kinds.csv",
        owned(
            KINDS
                .iter()
                .fold("kind\n".to_owned(), |text, kind| text + kind + "\n"),
        ),
    );
    files.insert("relation_types.csv", owned(types_file()));
    files.insert("sources.csv", owned(sources_file()));
    files.insert("entities.csv", owned(entities_file(entities)));
    files.insert("relations.csv", owned(relations_file(relations, entities)));
    files
}

/// Pairs of different entities, drawn evenly: the ends of questions.
pub fn pairs(count: usize, entities: usize) -> Vec<(u32, u32)> {
    let mut random = Random::new(7);
    let bound = u64::try_from(entities).unwrap_or(u64::MAX);
    let mut draw = || u32::try_from(random.below(bound)).unwrap_or(u32::MAX);
    std::iter::repeat_with(|| (draw(), draw()))
        .filter(|(from, to)| from != to)
        .take(count)
        .collect()
}

/// Numbers that look random and are always the same: `SplitMix64` (Steele, Lea and Flood 2014).
pub struct Random {
    state: u64,
}

impl Random {
    /// The numbers that begin with this seed.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A number below `bound`, which must not be 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.position(choices.len())]
    }

    fn position(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).unwrap_or(0)
    }

    fn in_percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

fn owned(text: String) -> Cow<'static, [u8]> {
    Cow::Owned(text.into_bytes())
}

fn types_file() -> String {
    let mut text = "type,class,sign,aspect,symmetric\n".to_owned();
    for (name, class, sign, aspect, symmetric) in TYPES {
        put(
            &mut text,
            format_args!("{name},{class},{sign},{aspect},{symmetric}\n"),
        );
    }
    text
}

fn sources_file() -> String {
    let mut text = "id,title,kind,year\n".to_owned();
    for number in 0..SOURCES {
        put(
            &mut text,
            format_args!(
                "s{number:02},\"Archive, fonds {number}\",archive,{}\n",
                1950 + number
            ),
        );
    }
    text
}

fn entities_file(entities: usize) -> String {
    let mut random = Random::new(1);
    let mut text = "id,kind,name,variants,begin,end,note,source,locus\n".to_owned();
    for number in 0..entities {
        let kind = KINDS[[0, 0, 0, 1, 1, 2, 3][random.position(7)]];
        let (given, surname) = (random.one_of(&GIVEN), surname(&mut random));
        let variant = if random.in_percent(30) {
            format!("{}. {surname}", &given[..1])
        } else {
            String::new()
        };
        put(
            &mut text,
            format_args!("e{number:07},{kind},{given} {surname},{variant},,,,,\n"),
        );
    }
    text
}

fn surname(random: &mut Random) -> String {
    let mut name: String = (0..3).map(|_| random.one_of(&SYLLABLES)).collect();
    name[..1].make_ascii_uppercase();
    name + random.one_of(&["v", "ov", "ev", "sky", "in", "er", "mann"])
}

fn relations_file(relations: usize, entities: usize) -> String {
    let mut random = Random::new(2);
    let mut text = "from,type,to,when,status,certainty,source,locus,note\n".to_owned();
    let mut ends: Vec<(usize, usize)> = Vec::with_capacity(relations);
    while ends.len() < relations {
        let (from, to) = pair(&mut random, &ends, entities);
        ends.push((from, to));
        let (relation_type, ..) = TYPES[type_position(&mut random)];
        put(
            &mut text,
            format_args!("e{from:07},{relation_type},e{to:07},"),
        );
        put_date(&mut text, &mut random);
        let status = if random.in_percent(75) {
            "documented"
        } else {
            random.one_of(&STATUSES)
        };
        let (source, page) = (random.below(SOURCES), 1 + random.below(400));
        put(
            &mut text,
            format_args!(
                ",{status},{},s{source:02},p. {page},",
                random.one_of(&CERTAINTIES)
            ),
        );
        if random.in_percent(33) {
            put(
                &mut text,
                format_args!(
                    "\"{}, item {}.\"",
                    random.one_of(&REMARKS),
                    random.below(5_000)
                ),
            );
        }
        text.push('\n');
    }
    text
}

/// Two different ends: one time in ten those of an earlier relation, in either order.
fn pair(random: &mut Random, ends: &[(usize, usize)], entities: usize) -> (usize, usize) {
    if !ends.is_empty() && random.in_percent(10) {
        let (from, to) = random.one_of(ends);
        return if random.in_percent(50) {
            (from, to)
        } else {
            (to, from)
        };
    }
    loop {
        let (from, to) = (end(random, ends, entities), end(random, ends, entities));
        if from != to {
            return (from, to);
        }
    }
}

/// An end drawn from the ends so far, or any entity.
fn end(random: &mut Random, ends: &[(usize, usize)], entities: usize) -> usize {
    if ends.is_empty() || random.in_percent(40) {
        return random.position(entities);
    }
    let (from, to) = random.one_of(ends);
    if random.in_percent(50) { from } else { to }
}

/// Types are uneven too: the lower of two draws.
fn type_position(random: &mut Random) -> usize {
    random
        .position(TYPES.len())
        .min(random.position(TYPES.len()))
}

/// A date from 1900 to 1960, in one of the precisions sources have; one in ten is missing.
fn put_date(text: &mut String, random: &mut Random) {
    let year = 1900 + random.below(61);
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    match random.below(20) {
        0 | 1 => {}
        2..=6 => put(text, format_args!("{year}")),
        7..=9 => put(text, format_args!("{year}-{month:02}")),
        10..=14 => put(text, format_args!("{year}-{month:02}-{day:02}")),
        15 => put(text, format_args!("{year}~")),
        16 => put(text, format_args!("{year}?")),
        17 => put(text, format_args!("{}X", year / 10)),
        18 => put(text, format_args!("{year}/{}", year + random.below(12))),
        _ => put(text, format_args!("{year}-{month:02}/..")),
    }
}

fn put(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(words);
}
