//! The files of a copy, and the file for each address.

use std::collections::HashMap;

use crate::explorer::Explorer;
use crate::explorer::LIMIT;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::Questions;
use crate::model::Claim;
use crate::model::Network;
use crate::query::ContradictionsQuestion;
use crate::query::ExploreQuestion;
use crate::query::TimelineQuestion;
use crate::query::TriangleQuestion;
use crate::server::assets;
use crate::server::copy::file_names::FileNames;

/// Single pages, and their files.
const PAGES: [(&str, &str); 4] = [
    ("/", "index.html"),
    ("/sources", "sources.html"),
    ("/vocabulary", "vocabulary.html"),
    ("/about", "about.html"),
];
/// Embedded assets that a copy needs.
const ASSETS: [&str; 4] = ["main.css", "favicon.svg", "licences.txt", "copy.js"];
/// The address of the longer timeline.
const LONGER: &str = "200";

/// A file of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyFile {
    /// Its path in the folder of the copy, with `/`. It contains only ASCII letters, digits, `-`,
    /// `_` and `.`.
    pub path: String,
    pub(crate) content: Content,
}

/// The content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// The rewritten page of the server at this address.
    Page(String),
    /// The rewritten answer to a question at this address. If there is no answer, the page says
    /// why.
    Answer(String),
    /// The unchanged response of the server at this address.
    Part(String),
    /// The search page with the list of all entities.
    FindPage,
    /// The names for the search page.
    SearchIndex,
}

/// The files of the copy of a network.
#[derive(Debug)]
pub(crate) struct Plan {
    entities: FileNames,
    relations: FileNames,
    /// Files for addresses other than those of entities and claims, by canonical address.
    files: HashMap<String, String>,
    single: Vec<CopyFile>,
}

impl Plan {
    pub(crate) fn of(explorer: &Explorer) -> Self {
        let network = explorer.network();
        let relation_ids: Vec<String> = network.claims().map(Claim::id).collect();
        let mut plan = Self {
            entities: FileNames::of(network.entities().map(|(_, entity)| entity.id.as_str())),
            relations: FileNames::of(relation_ids.iter().map(String::as_str)),
            files: HashMap::new(),
            single: Vec::new(),
        };
        for (address, file) in PAGES {
            plan.add(address, Content::Page(address.to_owned()), file.to_owned());
        }
        // A copy has no "show more", so it renders the longer list.
        let mut longer = Parameters::default();
        longer.set(&LIMIT, LONGER);
        let timeline = TimelineQuestion::ROW.path("");
        let asked = longer.address(&timeline);
        plan.add(
            &timeline,
            Content::Answer(asked),
            "timeline.html".to_owned(),
        );
        let triangles = TriangleQuestion::ROW.path("");
        let asked = Content::Answer(triangles.clone());
        plan.add(&triangles, asked, "triangles.html".to_owned());
        let contradictions = ContradictionsQuestion::ROW.path("");
        let asked = Content::Answer(contradictions.clone());
        plan.add(&contradictions, asked, "contradictions.html".to_owned());
        plan.add("/find", Content::FindPage, "find.html".to_owned());
        plan.add(
            "/search-index.js",
            Content::SearchIndex,
            "search-index.js".to_owned(),
        );
        for part in ASSETS
            .map(assets::url)
            .into_iter()
            .chain(["/network.css".to_owned()])
        {
            let file = part.trim_start_matches('/').to_owned();
            plan.add(&part, Content::Part(part.clone()), file);
        }
        let sources = FileNames::of(network.sources().iter().map(|source| source.id.as_str()));
        for source in network.sources() {
            let address = format!("/sources/{}", source.id);
            let file = format!("sources/{}.html", sources.name(&source.id));
            plan.add(&address, Content::Page(address.clone()), file);
        }
        plan.add_triangles(network);
        plan.add_answers(explorer);
        plan
    }

    /// All files, in a fixed order.
    pub(crate) fn files<'a>(&'a self, network: &'a Network) -> impl Iterator<Item = CopyFile> + 'a {
        let dossiers = network.entities().map(|(_, entity)| CopyFile {
            path: format!("entities/{}.html", self.entities.name(&entity.id)),
            content: Content::Page(format!("/entities/{}?limit=1000", entity.id)),
        });
        let claims = network.claims().map(|claim| CopyFile {
            path: format!("claims/{}.html", self.relations.name(&claim.id())),
            content: Content::Page(format!("/relations/{}", claim.id())),
        });
        self.single.iter().cloned().chain(dossiers).chain(claims)
    }

    /// The number of files.
    pub(crate) fn file_count(&self, network: &Network) -> usize {
        self.single.len() + network.entity_count() + network.relations().len()
    }

    /// The file for an address of the server, ignoring its fragment. `None` if the copy does not
    /// contain it.
    pub(crate) fn file_at(&self, network: &Network, address: &str) -> Option<String> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let is_whole = || {
            Parameters::from_query(query)
                .names()
                .all(|name| name == LIMIT.name)
        };
        if let Some(id) = path.strip_prefix("/entities/").filter(|_| is_whole()) {
            return network
                .find_entity(id)
                .map(|_| format!("entities/{}.html", self.entities.name(id)));
        }
        if let Some(id) = path.strip_prefix("/relations/") {
            return network
                .find_relation(id)
                .map(|_| format!("claims/{}.html", self.relations.name(id)));
        }
        let is_versioned = path == "/network.css";
        let wanted = if is_versioned {
            path.to_owned()
        } else {
            canonical(address)
        };
        self.files.get(&wanted).cloned()
    }

    fn add(&mut self, address: &str, content: Content, path: String) {
        self.files.insert(canonical(address), path.clone());
        self.single.push(CopyFile { path, content });
    }

    fn add_triangles(&mut self, network: &Network) {
        let patterns = network.patterns();
        let names = FileNames::of(patterns.iter().map(|pattern| pattern.id.as_str()));
        for pattern in patterns {
            let address = format!("/triangles?pattern={}", pattern.id);
            let file = format!("triangles/{}.html", names.name(&pattern.id));
            self.add(
                &address,
                Content::Answer(format!("{address}&limit=200")),
                file,
            );
        }
    }

    /// Adds a page for each example question whose page is not in the copy yet.
    fn add_answers(&mut self, explorer: &Explorer) {
        let network = explorer.network();
        let names = FileNames::of(
            network
                .questions()
                .iter()
                .map(|example| example.id.as_str()),
        );
        for example in network.questions() {
            let address = without_fragment(&example.query);
            let is_answered = is_part_of_a_copy(explorer.questions(), address);
            if is_answered && self.file_at(network, address).is_none() {
                let file = format!("answers/{}.html", names.name(&example.id));
                self.add(address, Content::Answer(address.to_owned()), file);
            }
        }
    }
}

/// Whether the answer at an address is part of a copy: that of a claim, or of any question but the
/// canvas, which needs the program.
fn is_part_of_a_copy(questions: &Questions, address: &str) -> bool {
    let (path, _) = address.split_once('?').unwrap_or((address, ""));
    let mut asked = questions.rows().filter(|row| row.is_at(path));
    path.starts_with("/relations/") || asked.any(|row| row.name != ExploreQuestion::ROW.name)
}

/// An address without its fragment.
pub(crate) fn without_fragment(address: &str) -> &str {
    address
        .split_once('#')
        .map_or(address, |(before, _)| before)
}

/// An address with its parameters sorted by name.
fn canonical(address: &str) -> String {
    match address.split_once('?') {
        Some((path, query)) if !query.is_empty() => {
            format!("{path}?{}", Parameters::from_query(query).to_query())
        }
        Some((path, _)) => path.to_owned(),
        None => address.to_owned(),
    }
}
