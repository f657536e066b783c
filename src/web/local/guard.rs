//! Who may talk to the local chat: this machine's own programs and its own page.
//!
//! There is no login, so no other web page may drive it: neither under a name that was made to
//! point to this machine (DNS rebinding), nor by a request across sites.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{error::ApiError, page::CONTENT_SECURITY_POLICY};

/// The names of this machine.
const LOOPBACK_NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// Knows by which names the local chat may be called.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guard {
    port: u16,
}

impl Guard {
    /// For a listener on this port.
    pub(super) fn of_port(port: u16) -> Self {
        Self { port }
    }

    fn check(self, request: &Request) -> Result<(), ApiError> {
        let headers = request.headers();
        let host = only(headers, &header::HOST)?.unwrap_or_default().to_ascii_lowercase();
        let authority = request.uri().authority().map(|authority| authority.as_str().to_ascii_lowercase());
        if !self.is_own(&host) || authority.is_some_and(|authority| authority != host) {
            return Err(ApiError::foreign(
                "This name is not one of the local chat's.",
                format!("Open http://127.0.0.1:{} instead.", self.port),
            ));
        }
        if only(headers, &header::ORIGIN)?
            .is_some_and(|origin| !origin.eq_ignore_ascii_case(&format!("http://{host}")))
        {
            return Err(from_elsewhere());
        }
        let site = text(headers, "sec-fetch-site")?.unwrap_or("none");
        if !matches!(site, "none" | "same-origin") && !is_visit(request)? {
            return Err(from_elsewhere());
        }
        if request.uri().path_and_query().is_some_and(|asked| asked.as_str().contains("%00")) {
            return Err(ApiError::bad_request("An address cannot hold a NUL character."));
        }
        if matches!(*request.method(), Method::POST | Method::PATCH) && !is_json(headers)? {
            return Err(ApiError::not_json());
        }
        Ok(())
    }

    fn is_own(self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            // The last colon of a bare `[::1]` is part of the name.
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host, Some(80)),
        };
        port == Some(self.port) && LOOPBACK_NAMES.contains(&name)
    }
}

/// Lets a request through, or refuses it.
pub(super) async fn check(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    match guard.check(&request) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    }
}

/// Tells the browser what it may do with whatever was served.
pub(super) async fn add_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // The version that is running may differ from yesterday's, and messages are private.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

fn from_elsewhere() -> ApiError {
    ApiError::foreign(
        "This request comes from another web page.",
        "Only the local chat's own page, and programs on this machine, may use it.",
    )
}

/// Whether somebody follows a link to the page: the page that holds the link learns nothing.
fn is_visit(request: &Request) -> Result<bool, ApiError> {
    let headers = request.headers();
    Ok(request.method() == Method::GET
        && request.uri().path() == "/"
        && text(headers, "sec-fetch-mode")? == Some("navigate")
        && text(headers, "sec-fetch-dest")? == Some("document"))
}

fn is_json(headers: &HeaderMap) -> Result<bool, ApiError> {
    let kind = only(headers, &header::CONTENT_TYPE)?.unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    Ok(kind.trim().eq_ignore_ascii_case("application/json"))
}

fn text<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<Option<&'a str>, ApiError> {
    only(headers, &header::HeaderName::from_static(name))
}

/// The value of a header that may be there once.
fn only<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Result<Option<&'a str>, ApiError> {
    let mut values = headers.get_all(name).iter();
    let first = values.next().map(HeaderValue::to_str).transpose();
    match (first, values.next()) {
        (Ok(value), None) => Ok(value),
        _ => Err(ApiError::bad_request(format!("The header {name} is there twice or is no text."))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_names_with_the_port_are_its_own() {
        let guard = Guard::of_port(7878);
        for own in ["127.0.0.1:7878", "localhost:7878", "[::1]:7878"] {
            assert!(guard.is_own(own), "{own}");
        }
        for foreign in [
            "",
            "localhost",
            "[::1]",
            "127.0.0.1:80",
            "evil.example:7878",
            "localhost.evil.example:7878",
            "127.0.0.1.nip.io:7878",
            "localhost:7878:7878",
            "user@localhost:7878",
            "0.0.0.0:7878",
        ] {
            assert!(!guard.is_own(foreign), "{foreign}");
        }
    }

    #[test]
    fn port_80_need_not_be_named() {
        let guard = Guard::of_port(80);
        assert!(guard.is_own("localhost") && guard.is_own("[::1]") && guard.is_own("127.0.0.1:80"));
    }
}
