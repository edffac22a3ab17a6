//! Listens, and leads addresses to what answers them.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use super::guard::{Guard, guard};
use super::state::Studio;
use super::uploads::MOST_READ;
use super::{Options, answers};
use crate::locale::Explain;

/// The most that a change may be, in bytes: a source is no larger.
const MOST_OF_A_CHANGE: usize = crate::source::MOST_BYTES as usize + 4096;

/// A studio that listens, and serves once it is told to.
pub struct Listening {
    runtime: Runtime,
    listener: TcpListener,
    router: Router,
    address: String,
}

/// Why the studio can't be started.
#[derive(Debug)]
pub enum StudioError {
    /// The system gives no thread, no random number or no port.
    System(io::Error),
    /// Somebody else has this port.
    Taken {
        /// Which.
        port: u16,
    },
}

impl Explain for StudioError {
    fn danish(&self) -> String {
        match self {
            Self::Taken { port } => format!(
                "Et andet program bruger port {port}\nEr det studiet, så brug det: Adressen står i det vindue, det blev startet fra. Ellers vælg en anden port:  udgiv studio --port {}",
                port.checked_add(1).unwrap_or(8000)
            ),
            Self::System(why) => format!("Studiet kan ikke startes: styresystemet siger »{why}«"),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Taken { port } => format!(
                "Another program uses port {port}\nIf that is the studio, use it: its address stands in the window it was started from. Otherwise choose another port:  udgiv studio --port {}",
                port.checked_add(1).unwrap_or(8000)
            ),
            Self::System(why) => format!("The studio can't be started: the system says “{why}”"),
        }
    }
}

/// Listens on this machine.
///
/// # Errors
///
/// If the system refuses.
pub fn listen(options: Options) -> Result<Listening, StudioError> {
    let Options { request, locale, port, open_to } = options;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(StudioError::System)?;
    let (ip, password) = match open_to {
        Some((ip, password)) => (ip, Some(password)),
        None => (IpAddr::V4(Ipv4Addr::LOCALHOST), None),
    };
    let bound = runtime.block_on(TcpListener::bind(SocketAddr::new(ip, port)));
    let listener = bound.map_err(|why| match why.kind() {
        io::ErrorKind::AddrInUse => StudioError::Taken { port },
        _ => StudioError::System(why),
    })?;
    let local = listener.local_addr().map_err(StudioError::System)?;
    let hosts = hosts(local);
    let studio = Studio::new(request, locale);
    let project = studio.project.clone();
    let guard = Guard::new(hosts, local.ip().is_unspecified(), local.port(), password, project, locale)
        .map_err(|why| StudioError::System(io::Error::other(why)))?;
    let shown = if local.ip().is_unspecified() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { local.ip() };
    let address = format!("http://{}/{}", SocketAddr::new(shown, local.port()), guard.query());
    let router = router(studio, Arc::new(guard));
    Ok(Listening { runtime, listener, router, address })
}

impl Listening {
    /// The first address, which lets its reader in.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Serves until the process is told to end.
    ///
    /// # Errors
    ///
    /// If the system takes the port away.
    pub fn serve(self) -> Result<(), StudioError> {
        let Self { runtime, listener, router, address: _ } = self;
        let served = runtime.block_on(async {
            let ended = async {
                if tokio::signal::ctrl_c().await.is_err() {
                    std::future::pending::<()>().await;
                }
            };
            // Browsers hold their connections for events: nobody waits for these to end.
            tokio::select! {
                served = axum::serve(listener, router) => served,
                () = ended => Ok(()),
            }
        });
        runtime.shutdown_timeout(std::time::Duration::from_secs(1));
        served.map_err(StudioError::System)
    }
}

/// The hosts by which browsers know this address.
fn hosts(local: SocketAddr) -> Vec<String> {
    let port = local.port();
    let mut names = vec![format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("[::1]:{port}")];
    if !local.ip().is_unspecified() {
        names.push(local.to_string());
    }
    names
}

fn router(studio: Arc<Studio>, guarding: Arc<Guard>) -> Router {
    Router::new()
        .route("/", get(answers::home::home))
        .route("/assets/{name}", get(answers::files::asset))
        .route("/pictograms/{name}", get(answers::pictogram::drawing))
        .route("/new", get(answers::new::form).post(answers::new::make))
        .route("/example", post(answers::new::example))
        .route("/import", get(answers::import::form))
        .route("/import/again", post(answers::import::again))
        .route("/publishers/file/{*path}", get(answers::files::of_publishers))
        .route("/publishers/{id}", get(answers::publisher::form))
        .route("/publishers/{id}/looked-at", post(answers::publisher::looked_at))
        .route("/publishers/{id}/contrast", get(answers::publisher::contrast))
        .route("/publishers/{id}/change", post(answers::publisher::change))
        .route("/publishers/{id}/mend", post(answers::publisher::mend))
        .route("/p/{slug}", get(answers::edit::whole))
        .route("/p/{slug}/s/{section}", get(answers::edit::section))
        .route("/p/{slug}/points", get(answers::points::first))
        .route("/p/{slug}/points/{number}", get(answers::points::point).post(answers::points::decide))
        .route("/p/{slug}/document", get(answers::points::document))
        .route("/p/{slug}/document/page/{number}", get(answers::points::page))
        .route("/p/{slug}/imported", get(answers::import::imported_page))
        .route("/p/{slug}/import-report", get(answers::files::import_report))
        .route("/why/{code}", get(answers::why::rule))
        .route("/p/{slug}/change", post(answers::change::change))
        .route("/p/{slug}/mend", post(answers::change::mend))
        .route("/p/{slug}/word", post(answers::change::word))
        .route("/p/{slug}/events", get(answers::events::events))
        .route("/p/{slug}/page/{variant}/{stamp}", get(answers::preview::page))
        .route("/p/{slug}/at/{variant}/{page}", get(answers::preview::at))
        .route("/p/{slug}/of/{variant}", get(answers::preview::of))
        .route("/p/{slug}/text", get(answers::preview::text))
        .route("/p/{slug}/book/{edition}/{*path}", get(answers::preview::book))
        .route("/p/{slug}/file/{*path}", get(answers::files::of_policy))
        .route("/p/{slug}/upload", post(answers::upload::picture).layer(DefaultBodyLimit::max(MOST_READ)))
        .route("/p/{slug}/easy/{section}", get(answers::easy::desk))
        .route("/p/{slug}/easy/{section}/live", get(answers::easy_live::live))
        .route("/p/{slug}/pictogram", post(answers::pictogram::choose))
        .route("/p/{slug}/approve", post(answers::easy::approve))
        .route("/p/{slug}/layouts", get(answers::layouts::all))
        .route("/p/{slug}/layouts/{layout}", get(answers::layouts::one))
        .route("/p/{slug}/layouts/{layout}/{number}", get(answers::layouts::page))
        .route("/p/{slug}/layout", post(answers::layouts::choose))
        .route("/p/{slug}/publish", get(answers::publish::form).post(answers::publish::publish))
        .route("/p/{slug}/delete", get(answers::delete::ask).post(answers::delete::delete))
        .route("/bin/{number}/restore", post(answers::delete::restore))
        .route("/p/{slug}/zip", get(answers::bundle::all))
        .route("/p/{slug}/history", get(answers::past::list))
        .route("/p/{slug}/history/{state}", get(answers::past::state).post(answers::past::restore))
        .route("/out/{slug}/{*name}", get(answers::files::published))
        .route("/publishers/{id}/upload", post(answers::upload::logo).layer(DefaultBodyLimit::max(MOST_READ)))
        .route("/publishers/{id}/found", get(answers::publisher::found))
        .fallback(answers::none)
        .layer(DefaultBodyLimit::max(MOST_OF_A_CHANGE))
        .route("/import/upload", post(answers::import::import).layer(DefaultBodyLimit::max(MOST_READ)))
        .layer(from_fn_with_state(guarding, guard))
        .with_state(studio)
}
