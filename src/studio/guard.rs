//! Who may come in: whoever started the studio, from a page of the studio.
//!
//! A page of any website can send a browser to `127.0.0.1`, and a name on the net can be made to point there (DNS rebinding). So a request has
//! to name a host that is ours, has to carry the cookie that only the first address gives, and has to come from a page of ours if it
//! changes anything.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::refused::Refused;
use super::views;
use crate::locale::Locale;
use crate::variant::sha256;

/// What pages may load: their own style and script, pictures, and nothing from anywhere else. Style and script inside a page don't run.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'";

/// What every answer says besides. A file of a policy says more (`answers::files`).
const HEADERS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    // With `no-referrer`, browsers send forms with `Origin: null`, and nobody could tell them from somebody else's.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
];

/// Where the studio's script says which project its window shows.
const PROJECT: HeaderName = HeaderName::from_static("x-udgiv-project");

/// What lets somebody in.
#[derive(Debug)]
pub struct Guard {
    /// The hosts that requests may name.
    hosts: Vec<String>,
    /// The port at which every address of this machine is ours, where it listens on all of them. A name may be anybody's; an address can't be
    /// made to mean another machine.
    anywhere: Option<u16>,
    /// The port stands in the cookie's name: cookies don't tell ports apart.
    cookie: String,
    secret: String,
    key: Key,
    /// The project that is served here.
    project: String,
    locale: Locale,
}

/// What the cookie is given for.
#[derive(Debug)]
enum Key {
    /// The first address, which only the terminal shows.
    Address(String),
    /// A password.
    Password(String),
}

/// Letters that nobody can guess.
fn unguessable() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; 24];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whether two secrets are the same: compared by their hashes, so that the time it takes tells nothing of how much was right.
fn is_same(one: &str, other: &str) -> bool {
    sha256(one.as_bytes()) == sha256(other.as_bytes())
}

impl Guard {
    /// A guard for a server that listens on a port, open to others by a password if there is one.
    pub fn new(
        hosts: Vec<String>,
        anywhere: bool,
        port: u16,
        password: Option<String>,
        project: String,
        locale: Locale,
    ) -> Result<Self, getrandom::Error> {
        let key = match password {
            Some(password) => Key::Password(password),
            None => Key::Address(unguessable()?),
        };
        let anywhere = anywhere.then_some(port);
        let (cookie, secret) = (format!("udgiv-{port}"), unguessable()?);
        Ok(Self { hosts, anywhere, cookie, secret, key, project, locale })
    }

    /// What stands behind the first address.
    pub fn query(&self) -> String {
        match &self.key {
            Key::Address(key) => format!("?key={key}"),
            Key::Password(_) => String::new(),
        }
    }

    fn is_host(&self, headers: &HeaderMap) -> bool {
        headers.get(HOST).and_then(|host| host.to_str().ok()).is_some_and(|host| self.knows(host))
    }

    fn knows(&self, host: &str) -> bool {
        let address = || host.parse::<SocketAddr>().ok();
        self.hosts.iter().any(|one| one == host)
            || self.anywhere.is_some_and(|port| address().is_some_and(|address| address.port() == port))
    }

    /// Whether a request comes from a page of ours, as far as its browser tells.
    fn is_ours(&self, method: &Method, headers: &HeaderMap) -> bool {
        let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let changes = !matches!(*method, Method::GET | Method::HEAD);
        let origin = headers.get(ORIGIN).map(|value| value.to_str().unwrap_or("?"));
        let is_own = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| self.knows(host));
        let from = said("sec-fetch-site");
        match origin {
            Some(origin) => is_own(origin),
            None if changes => from == Some("same-origin"),
            // A link on some other page may lead here, but nothing on it may load from here.
            None => {
                !matches!(from, Some("cross-site" | "same-site"))
                    || said("sec-fetch-mode") == Some("navigate")
            }
        }
    }

    fn has_cookie(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs =
            cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.any(|(name, value)| name == self.cookie && is_same(value, &self.secret))
    }

    /// Whether a window of another project asks: one that is still open from when that was served at this address.
    fn is_of_another_project(&self, headers: &HeaderMap) -> bool {
        headers.get(PROJECT).is_some_and(|project| project.as_bytes() != self.project.as_bytes())
    }

    /// Lets somebody in who has shown the key.
    fn welcome(&self) -> Response {
        let cookie = format!("{}={}; Path=/; HttpOnly; SameSite=Strict", self.cookie, self.secret);
        (StatusCode::SEE_OTHER, [(SET_COOKIE, cookie), (LOCATION, "/".to_owned())]).into_response()
    }

    fn refused(&self, why: Refused) -> Response {
        (StatusCode::FORBIDDEN, views::html(&views::refused(why, self.locale))).into_response()
    }
}

/// Looks at every request before anything else does.
pub async fn guard(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let mut response = admitted(&guard, request, next).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

async fn admitted(guard: &Guard, request: Request, next: Next) -> Response {
    let (method, headers) = (request.method(), request.headers());
    if !guard.is_host(headers) || !guard.is_ours(method, headers) {
        return guard.refused(Refused::Elsewhere);
    }
    if guard.has_cookie(headers) {
        if guard.is_of_another_project(headers) {
            return StatusCode::MISDIRECTED_REQUEST.into_response();
        }
        return next.run(request).await;
    }
    // What the page that says no is drawn with.
    if matches!(request.uri().path(), "/assets/studio.css" | "/assets/icon.svg") {
        return next.run(request).await;
    }
    match &guard.key {
        Key::Address(key) => {
            let query = request.uri().query().unwrap_or_default();
            let given = query.split('&').find_map(|pair| pair.strip_prefix("key="));
            match given {
                Some(given) if is_same(given, key) => guard.welcome(),
                _ => guard.refused(Refused::NoKey),
            }
        }
        Key::Password(password) => {
            if *method != Method::POST || request.uri().path() != "/enter" {
                return guard.refused(Refused::Password { is_wrong: false });
            }
            match given_password(request.into_body()).await {
                Some(given) if is_same(&given, password) => guard.welcome(),
                _ => {
                    // Whoever tries many has to wait.
                    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
                    guard.refused(Refused::Password { is_wrong: true })
                }
            }
        }
    }
}

/// The password in a form.
async fn given_password(body: Body) -> Option<String> {
    let bytes = axum::body::to_bytes(body, 4096).await.ok()?;
    let mut pairs = url::form_urlencoded::parse(&bytes);
    pairs.find(|(name, _)| name == "password").map(|(_, value)| value.into_owned())
}
