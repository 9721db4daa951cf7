//! All routes.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::extract::rejection::PathRejection;
use axum::middleware;
use axum::routing::get;
use axum::routing::post;
use tower_http::compression::CompressionLayer;
use tower_http::compression::CompressionLevel;

use crate::explorer::QueryQuestion;
use crate::explorer::Question;
use crate::server::api;
use crate::server::api_query;
use crate::server::ask::GRACE;
use crate::server::assets;
use crate::server::body_size;
use crate::server::error;
use crate::server::export;
use crate::server::head_size;
use crate::server::health;
use crate::server::here::Here;
use crate::server::host;
use crate::server::in_flight;
use crate::server::in_flight::InFlight;
use crate::server::ipif;
use crate::server::kept_answers::KeptAnswers;
use crate::server::known_answers;
use crate::server::known_answers::Known;
use crate::server::last_resort::answered_in_any_case;
use crate::server::limits::ServiceLimits;
use crate::server::limits::table;
use crate::server::page_size;
use crate::server::pages;
use crate::server::request_log;
use crate::server::security;
use crate::server::security_contact;
use crate::server::site;
use crate::server::state::AppState;
use crate::server::state::Served;
use crate::server::unknown_columns;
use crate::server::upload;
use crate::view::Table;

/// At this quality Brotli takes as long as gzip takes as it is usually asked for, and its answers
/// are as small; at its own usual one it takes twice as long.
const BROTLI: CompressionLevel = CompressionLevel::Precise(2);

/// The service: pages for people, JSON for programs. A request may take twice as long as a question:
/// its page has questions of its own, such as how much would remain of each choice.
pub fn router(state: AppState) -> Router {
    let most_time = 2 * (state.deadline + GRACE);
    let logged_addresses = state.logged_addresses;
    let most_bytes_of_head = state.limits.count(&table::HEAD_SIZE);
    answered_in_any_case(unhurried_router(state), most_time)
        .layer(middleware::from_fn_with_state(
            most_bytes_of_head,
            head_size::refuse_larger,
        ))
        .layer(middleware::from_fn(security::add_headers))
        .layer(middleware::from_fn_with_state(
            logged_addresses,
            request_log::logged,
        ))
}

/// The same pages for the program itself, which waits as long as an answer takes.
pub(crate) fn unhurried_router(state: AppState) -> Router {
    let questions = questions(&state.table);
    let takes_uploads = state.takes_uploads;
    let limits = Arc::clone(&state.limits);
    let served = Served::new(state);
    let pages = Router::new()
        .route("/", get(pages::overview))
        .route("/relations/{id}", get(pages::claim))
        .route("/embed", get(pages::embed))
        .route("/query/manual", get(pages::query_manual))
        .route("/sources", get(pages::sources))
        .route("/sources/{id}", get(pages::source))
        .route("/vocabulary", get(pages::vocabulary))
        .route("/about", get(pages::about))
        .route("/import", get(pages::import))
        .route("/open", get(pages::open))
        .route("/api", get(pages::api))
        .fallback(pages::not_found)
        .method_not_allowed_fallback(pages::wrong_method);
    let uploads = if takes_uploads {
        upload_routes(&limits)
    } else {
        Router::new()
    };
    let network = Router::new()
        .route("/network.css", get(site::network_style))
        .route("/network.svg", get(site::network_pictograms));
    let of_questions = of_bounded_size(questions.pages, &served);
    let reading = pages
        .merge(network)
        .merge(of_questions)
        .nest("/api", api_routes().merge(questions.api))
        .nest("/ipif", ipif_routes())
        .layer(CompressionLayer::new().no_gzip().quality(BROTLI))
        .layer(CompressionLayer::new().no_br())
        .layer(middleware::from_fn_with_state(
            InFlight::of(&limits),
            in_flight::bounded,
        ))
        .layer(middleware::from_fn_with_state(
            Known {
                served: served.clone(),
                kept: KeptAnswers::of(&limits),
            },
            known_answers::not_twice,
        ))
        .merge(fixed_routes());
    with_most_bytes(reading, limits.count(&table::BODY_SIZE))
        .merge(uploads)
        .layer(middleware::from_fn_with_state(
            served.clone(),
            error::take_files,
        ))
        .layer(middleware::from_fn_with_state(
            served.clone(),
            host::check_host,
        ))
        .merge(health_route())
        .with_state(served)
}

/// The same pages, which list as many results as they have room for.
fn of_bounded_size(pages: Router<Served>, served: &Served) -> Router<Served> {
    pages.layer(middleware::from_fn_with_state(
        served.clone(),
        page_size::bounded,
    ))
}

/// What is the same for every network.
fn fixed_routes() -> Router<Served> {
    Router::new()
        .route("/assets/{name}", get(assets::asset))
        .route("/favicon.ico", get(assets::favicon))
        .route("/robots.txt", get(pages::robots))
        .route(
            security_contact::ADDRESS,
            get(security_contact::security_txt),
        )
        .method_not_allowed_fallback(pages::wrong_method)
}

/// What is answered under any host name.
fn health_route() -> Router<Served> {
    Router::new()
        .route(health::ADDRESS, get(health::healthz))
        .method_not_allowed_fallback(pages::wrong_method)
}

/// What programs ask, besides the questions of the table.
fn api_routes() -> Router<Served> {
    Router::new()
        .route("/overview", get(api::overview))
        .route("/relations/{id}", get(api::claim))
        .route("/sources", get(api::sources))
        .route("/sources/{id}", get(api::source))
        .route("/vocabulary", get(api::vocabulary))
        .route("/import", get(api::import))
        .route("/export/{format}", get(export::export))
        .route("/openapi.json", get(api::openapi))
        .fallback(api::not_found)
        .method_not_allowed_fallback(api::wrong_method)
}

/// The factoids of the network, in the interface that other programs know.
fn ipif_routes() -> Router<Served> {
    Router::new()
        .route("/describe", get(ipif::describe))
        .route("/factoids", get(ipif::factoids))
        .route("/factoids/{id}", get(ipif::factoid))
        .route("/persons", get(ipif::persons))
        .route("/persons/{id}", get(ipif::person))
        .route("/sources", get(ipif::sources))
        .route("/sources/{id}", get(ipif::source))
        .route("/statements", get(ipif::statements))
        .route("/statements/{id}", get(ipif::statement))
        .route("/openapi.json", get(ipif::openapi))
        .fallback(ipif::not_found)
        .method_not_allowed_fallback(api::wrong_method)
        .layer(middleware::from_fn(ipif::name_profile))
}

/// What the forms for files send.
fn upload_routes(limits: &ServiceLimits) -> Router<Served> {
    let form_bytes = limits.count(&table::FORM_SIZE);
    let uploads = Router::new()
        .route("/upload", post(upload::upload))
        .route("/upload/back", post(upload::back))
        .route(
            "/import/columns",
            post(upload::change_columns).layer(DefaultBodyLimit::max(form_bytes)),
        )
        .route(
            unknown_columns::ADDRESS,
            get(unknown_columns::ask)
                .post(unknown_columns::explain)
                .layer(DefaultBodyLimit::max(form_bytes)),
        );
    with_most_bytes(uploads, limits.count(&table::UPLOAD_SIZE))
}

/// The same routes, which take bodies up to this size.
fn with_most_bytes(routes: Router<Served>, most_bytes: usize) -> Router<Served> {
    routes
        .layer(DefaultBodyLimit::max(most_bytes))
        .layer(middleware::from_fn_with_state(
            most_bytes,
            body_size::refuse_larger,
        ))
}

/// The routes of the questions of a table.
struct QuestionRoutes {
    pages: Router<Served>,
    api: Router<Served>,
}

fn questions(table: &Table) -> QuestionRoutes {
    let none = QuestionRoutes {
        pages: Router::new(),
        api: Router::new(),
    };
    let all = table.entries().fold(none, |routes, entry| {
        let template = entry.row().template();
        let api = get(
            move |here: Here, id: Result<Path<String>, PathRejection>, query: RawQuery| {
                api::question(entry, here, id, query)
            },
        );
        // A query may be longer than an address, and its rows more than an answer.
        let is_query = entry.row().name == QueryQuestion::ROW.name;
        let lines = is_query.then(|| get(api_query::get_lines).post(api_query::post_lines));
        let api = if is_query {
            get(api_query::get).post(api_query::post)
        } else {
            api
        };
        let mut answers = routes.api.route(&template, api);
        if entry.is_a_table() {
            let table =
                get(move |state: State<_>, query: RawQuery| api::table(entry, state, query));
            let table = if is_query {
                table.post(api_query::post_csv)
            } else {
                table
            };
            answers = answers.route(&format!("{template}.csv"), table);
        }
        if let Some(lines) = lines {
            answers = answers.route(&format!("{template}.ndjson"), lines);
        }
        QuestionRoutes {
            pages: routes.pages.route(&template, pages::page_of(entry)),
            api: answers,
        }
    });
    QuestionRoutes {
        pages: all.pages.method_not_allowed_fallback(pages::wrong_method),
        api: all.api.method_not_allowed_fallback(api::wrong_method),
    }
}
