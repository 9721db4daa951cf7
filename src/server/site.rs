//! What every page shows of the network, and the style and pictograms of its kinds and classes.

use std::collections::BTreeSet;
use std::fmt::Write;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header;
use axum::response::IntoResponse;
use axum::response::Response;
use tokio::sync::OnceCell;

use crate::explorer::Explorer;
use crate::model::Colour;
use crate::model::ColourPair;
use crate::model::Looks;
use crate::model::Mark;
use crate::model::Network;
use crate::model::Shape;
use crate::model::Status;
use crate::query::Limits;
use crate::server::first_questions::FirstQuestion;
use crate::server::respond::text;
use crate::server::state::AppState;
use crate::view::CountsView;
use crate::view::Figure;

/// What every page shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Site {
    pub(crate) title: String,
    /// Changes with the data, so that its style and pictograms may be kept for ever.
    pub(crate) version: String,
    /// The version of the data, as their makers count it.
    pub(crate) data_version: String,
    /// The fingerprint of the data.
    pub(crate) data_hash: String,
    /// The version of the program.
    pub(crate) program_version: &'static str,
    style: String,
    pictograms: String,
    /// The backbone of the network; `None` if there is nothing to draw.
    pub(crate) backbone: Option<Figure>,
    /// The claims per year of the front page, counted when it is first opened; `None` in it if there
    /// is nothing to show.
    pub(crate) years: OnceCell<Option<CountsView>>,
    /// The questions of the front page with their answers, asked when it is first opened.
    pub(crate) first_questions: OnceCell<Vec<FirstQuestion>>,
    /// Whether files may be dropped on every page.
    pub(crate) takes_files: bool,
}

#[derive(Template)]
#[template(path = "pictograms.svg", config = "web/askama.toml")]
struct Pictograms<'a> {
    kinds: Vec<(&'a str, Shape)>,
}

impl Site {
    /// What every page shows of this network.
    pub(crate) fn of(explorer: &Explorer) -> Self {
        let network = explorer.network();
        let about = network.about();
        let looks = Looks::of(network.schema());
        let kinds = network.schema().kinds();
        let kinds = kinds.map(|(index, kind)| (kind.id.as_str(), looks.kind(index).shape));
        let pictograms = Pictograms {
            kinds: kinds.collect(),
        }
        .render()
        .unwrap_or_default();
        Self {
            title: about.title.clone(),
            version: format!("{}-{}", env!("CARGO_PKG_VERSION"), about.content_hash),
            data_version: about.version.clone(),
            data_hash: about.content_hash.clone(),
            program_version: env!("CARGO_PKG_VERSION"),
            style: style(network, &looks),
            pictograms,
            backbone: picture_of_backbone(explorer),
            years: OnceCell::new(),
            first_questions: OnceCell::new(),
            takes_files: false,
        }
    }

    /// Lets files be dropped on the page.
    pub(crate) fn take_files(&mut self) {
        self.takes_files = true;
    }

    /// The pictograms of these kinds as a part of a page, for pages that cannot use those of
    /// `/network.svg`.
    pub(crate) fn symbols(&self, kinds: &BTreeSet<String>) -> String {
        if kinds.is_empty() {
            return String::new();
        }
        let symbols: String = kinds.iter().filter_map(|kind| self.symbol(kind)).collect();
        format!(
            "<svg class=\"visually-hidden\" width=\"0\" height=\"0\" aria-hidden=\"true\">{symbols}</svg>\n"
        )
    }

    /// The id of a pictogram in a page. No id of a dataset has a colon.
    pub(crate) fn pictogram_id(kind: &str) -> String {
        format!("pictogram:{kind}")
    }

    fn symbol(&self, kind: &str) -> Option<String> {
        let begin = format!("<symbol id=\"{kind}\"");
        let (_, rest) = self.pictograms.split_once(&begin)?;
        let (inside, _) = rest.split_once("</symbol>")?;
        Some(format!(
            "<symbol id=\"{}\"{inside}</symbol>",
            Self::pictogram_id(kind)
        ))
    }
}

/// The backbone of the network as a picture; `None` if nothing is tied, or it took too long.
fn picture_of_backbone(explorer: &Explorer) -> Option<Figure> {
    let limits = Limits::default();
    let arranged = Figure::backbone_plans().map(|plan| explorer.backbone(plan, &limits).ok());
    let [wide, narrow] = arranged;
    Figure::of_backbone(explorer.network(), &wide?, &narrow?)
}

/// The style of each kind and each class.
fn style(network: &Network, looks: &Looks) -> String {
    let schema = network.schema();
    let mut style = String::new();
    for (index, kind) in schema.kinds() {
        let (kind, colour) = (selector(&kind.id), looks.kind(index).colour);
        let _ = writeln!(style, ".kind-{kind}{{--kind:{colour}}}");
    }
    let variables = |shade: fn(ColourPair) -> Colour| -> String {
        let classes = schema.classes();
        let variable = |(index, id)| {
            let colour = shade(looks.class(index).colour);
            format!("--class-{}:{colour};", selector(id))
        };
        classes.map(variable).collect()
    };
    let (light, dark) = (variables(|pair| pair.light), variables(|pair| pair.dark));
    let _ = writeln!(style, ":root,.on-paper{{{light}}}");
    let _ = writeln!(
        style,
        "@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    );
    for (index, id) in schema.classes() {
        let (class, mark) = (selector(id), looks.class(index).mark);
        let thin = match mark {
            Mark::Square => ";--line-width:1.1",
            _ => "",
        };
        let mark = mark.name();
        let _ = writeln!(
            style,
            ".class-{class}{{--class:var(--class-{class});--mark:var(--mark-{mark}){thin}}}"
        );
    }
    for status in Status::ALL {
        let _ = writeln!(
            style,
            ".standing-{}{{{}}}",
            status.name().replace(' ', "-"),
            broken(status)
        );
    }
    // Lines that stand for several claims, none of which is without a reservation.
    let _ = writeln!(style, ".standing-uncertain{{{}}}", broken(Status::Alleged));
    style
}

/// The variable that breaks the lines of a status.
fn broken(status: Status) -> String {
    match status.dashes() {
        "" => String::new(),
        dashes => format!("--dash:{dashes}"),
    }
}

/// An id as a part of a selector or a variable. Ids are slugs; of their characters only the dot has
/// a meaning of its own there.
fn selector(id: &str) -> String {
    id.replace('.', "\\.")
}

/// `GET /network.css`: the colours of the network's kinds, the colours and marks of its classes.
pub(crate) async fn network_style(State(state): State<AppState>) -> Response {
    for_ever(text("text/css; charset=utf-8", state.site.style.clone()))
}

/// `GET /network.svg`: the pictograms of the network's kinds.
pub(crate) async fn network_pictograms(State(state): State<AppState>) -> Response {
    for_ever(text("image/svg+xml", state.site.pictograms.clone()))
}

/// The address carries the version of the data, so the answer never changes.
fn for_ever(mut response: Response) -> Response {
    let value = HeaderValue::from_static("public, max-age=31536000, immutable");
    response.headers_mut().insert(header::CACHE_CONTROL, value);
    response.into_response()
}
