//! Who may not use the local chat, and how it starts and stops.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use async_trait::async_trait;
use keypoint::{
    clock::SystemClock,
    web::{
        BindError, bind, bind_loopback,
        public::{self, NotReady, Readiness},
    },
};
use reqwest::{Client, Method, RequestBuilder, Response, header};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::stage::{Running, id};

impl Running {
    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base))
    }

    fn host(&self) -> &str {
        self.base.strip_prefix("http://").unwrap()
    }

    fn port(&self) -> &str {
        self.host().rsplit_once(':').unwrap().1
    }
}

async fn sent(request: RequestBuilder) -> u16 {
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn it_answers_to_loopback_names_only() {
    let (_database, chat) = Running::alone().await;
    let get = |host: String| sent(chat.request(Method::GET, "/api/state").header(header::HOST, host));
    for name in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        assert_eq!(get(format!("{name}:{}", chat.port())).await, 200, "{name}");
    }
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{}", chat.port()),
        format!("localhost.evil.example:{}", chat.port()),
        "localhost".to_owned(),
        "127.0.0.1:1".to_owned(),
    ] {
        assert_eq!(get(host.clone()).await, 403, "{host}");
    }
}

#[tokio::test]
async fn the_page_of_another_origin_is_refused() {
    let (_database, chat) = Running::alone().await;
    let path = format!("/api/channels/{}/messages", chat.channel);
    let post = |origin: String| {
        sent(chat.request(Method::POST, &path).header(header::ORIGIN, origin).json(&json!({"text": "x"})))
    };
    assert_eq!(post(chat.base.clone()).await, 200);
    for origin in [
        "null".to_owned(),
        "http://evil.example".to_owned(),
        format!("https://{}", chat.host()),
        "http://127.0.0.1".to_owned(),
    ] {
        assert_eq!(post(origin.clone()).await, 403, "{origin}");
    }
    let get = chat.request(Method::GET, "/api/events").header(header::ORIGIN, "http://evil.example");
    assert_eq!(sent(get).await, 403);
}

#[tokio::test]
async fn a_request_across_sites_is_refused_whatever_it_is() {
    let (_database, chat) = Running::alone().await;
    for site in ["cross-site", "same-site"] {
        for path in ["/api/state", "/api/events", "/", "/assets/app.js"] {
            let get = chat.request(Method::GET, path).header("sec-fetch-site", site);
            assert_eq!(sent(get).await, 403, "{site} {path}");
        }
    }
    for site in ["none", "same-origin"] {
        assert_eq!(sent(chat.request(Method::GET, "/api/state").header("sec-fetch-site", site)).await, 200);
    }
}

#[tokio::test]
async fn a_link_to_the_page_may_be_followed_from_anywhere() {
    let (_database, chat) = Running::alone().await;
    let visit = |path: &str, dest: &str| {
        let request = chat.request(Method::GET, path).header("sec-fetch-site", "cross-site");
        sent(request.header("sec-fetch-mode", "navigate").header("sec-fetch-dest", dest.to_owned()))
    };
    assert_eq!(visit("/", "document").await, 200);
    assert_eq!(visit("/", "iframe").await, 403);
    assert_eq!(visit("/api/state", "document").await, 403);
}

#[tokio::test]
async fn a_form_of_another_page_cannot_post() {
    let (_database, chat) = Running::alone().await;
    let path = format!("/api/channels/{}/messages", chat.channel);
    for kind in
        ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp"]
    {
        let post =
            chat.request(Method::POST, &path).header(header::CONTENT_TYPE, kind).body(r#"{"text": "x"}"#);
        assert_eq!(sent(post).await, 415, "{kind}");
    }
    assert_eq!(sent(chat.request(Method::POST, &path).body(r#"{"text": "x"}"#)).await, 415);
    let preflight = chat.request(Method::OPTIONS, &path).header(header::ORIGIN, "http://evil.example");
    assert_eq!(sent(preflight).await, 403);
    let listed = chat.get(&format!("/channels/{}/messages", chat.channel)).await;
    assert_eq!(listed["messages"], json!([]));
}

#[tokio::test]
async fn everything_carries_the_headers_that_keep_it_apart() {
    let (_database, chat) = Running::alone().await;
    let check = |response: Response| {
        let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
        assert!(header("content-security-policy").contains("default-src 'self'"));
        assert!(header("content-security-policy").contains("frame-ancestors 'none'"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert!(!response.headers().contains_key("access-control-allow-origin"));
    };
    for path in ["/", "/assets/app.js", "/api/state", "/api/x", "/x"] {
        check(chat.request(Method::GET, path).send().await.unwrap());
    }
    check(chat.request(Method::GET, "/").header(header::HOST, "evil.example").send().await.unwrap());
}

#[tokio::test]
async fn the_page_shows_the_channel_the_thread_and_who_acts() {
    let (_database, chat) = Running::alone().await;
    let linus = chat.add_member("Linus").await;
    let root = id(&chat.say(&chat.ada, None, "A question").await);
    chat.say(&linus, Some(&root), "An answer").await;
    let page = async |query: &str| {
        let response = chat.request(Method::GET, &format!("/{query}")).send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
        response.text().await.unwrap()
    };
    let first = page("").await;
    assert!(first.contains("A question") && !first.contains("An answer"));
    assert!(first.contains(&format!("data-as=\"{}\"", chat.ada)));
    let thread = page(&format!("?as={linus}&channel={}&thread={root}", chat.channel)).await;
    assert!(thread.contains("An answer") && thread.contains(&format!("data-as=\"{linus}\"")));
    // What is gone gives way to what is there.
    assert!(page("?as=x&channel=x&thread=x").await.contains("A question"));
    let script = chat.request(Method::GET, "/assets/app.js").send().await.unwrap();
    assert_eq!(script.headers()["content-type"], "text/javascript; charset=utf-8");
}

#[tokio::test]
async fn errors_have_one_form_whatever_goes_wrong() {
    let (_database, chat) = Running::alone().await;
    for (method, path, status, code) in [
        (Method::GET, "/nothing", 404, "not_found"),
        (Method::DELETE, "/state", 405, "no_such_method"),
        (Method::GET, "/events?after=x", 400, "bad_request"),
        (Method::GET, "/state?who=x", 400, "bad_request"),
        (Method::GET, "/messages/%ff", 400, "bad_request"),
    ] {
        assert_eq!(chat.refused(method, path, Value::Null).await, (status, code.to_owned()), "{path}");
    }
    let broken = chat.request(Method::POST, "/api/read").header(header::CONTENT_TYPE, "application/json");
    let answer: Value = broken.body("{").send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["error"]["code"], "bad_request");
}

#[tokio::test]
async fn a_taken_port_says_how_to_choose_another() {
    let (_database, chat) = Running::alone().await;
    let addr: SocketAddr = chat.host().parse().unwrap();
    let error = bind_loopback(addr, "--listen").await.unwrap_err();
    assert!(matches!(error, BindError::Taken { .. }));
    let text = error.to_string();
    assert!(text.contains(&addr.to_string()) && text.contains("`--listen 127.0.0.1:"), "{text}");
}

#[tokio::test]
async fn the_local_chat_is_for_this_machine_alone() {
    for addr in ["0.0.0.0:0", "[::]:0", "192.0.2.1:7878"] {
        let error = bind_loopback(addr.parse().unwrap(), "--listen").await.unwrap_err();
        assert!(matches!(error, BindError::NotLoopback { .. }), "{addr}");
        assert!(error.to_string().contains("`--listen 127.0.0.1:"), "{error}");
    }
    assert!(bind("0.0.0.0:0".parse().unwrap(), "--public-listen").await.is_ok());
}

#[tokio::test]
async fn it_stops_within_a_second_with_streams_open() {
    let (_database, chat) = Running::alone().await;
    let mut first = chat.listen(&chat.ada, 0).await;
    assert!(first.next().await.is_some());
    let _second = chat.listen(&chat.ada, 0).await;
    chat.stop().await;
    while first.next().await.is_some() {}
}

struct Switch(AtomicBool);

#[async_trait]
impl Readiness for Switch {
    async fn check(&self) -> Result<(), NotReady> {
        if self.0.load(Ordering::SeqCst) { Ok(()) } else { Err(NotReady::Jobs) }
    }
}

struct Hanging;

#[async_trait]
impl Readiness for Hanging {
    async fn check(&self) -> Result<(), NotReady> {
        std::future::pending().await
    }
}

async fn public_listener(readiness: Arc<dyn Readiness>) -> (String, CancellationToken) {
    let listener = bind("127.0.0.1:0".parse().unwrap(), "--public-listen").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let shutdown = CancellationToken::new();
    tokio::spawn(public::serve(listener, readiness, Arc::new(SystemClock), shutdown.clone()));
    (base, shutdown)
}

#[tokio::test]
async fn the_public_listener_tells_whether_it_is_up_and_ready() {
    let switch = Arc::new(Switch(AtomicBool::new(true)));
    let (base, shutdown) = public_listener(switch.clone()).await;
    let client = Client::builder().no_proxy().build().unwrap();
    let get = async |path: &str| {
        let response = client.get(format!("{base}{path}")).send().await.unwrap();
        (response.status().as_u16(), response.json::<Value>().await.unwrap())
    };
    assert_eq!(get("/healthz").await, (200, json!({"status": "up"})));
    assert_eq!(get("/readyz").await, (200, json!({"status": "ready"})));
    switch.0.store(false, Ordering::SeqCst);
    assert_eq!(get("/readyz").await, (503, json!({"status": "not ready", "reason": "jobs are not running"})));
    assert_eq!(get("/healthz").await.0, 200);
    shutdown.cancel();
}

#[tokio::test]
async fn a_database_that_hangs_is_not_ready() {
    let (base, _shutdown) = public_listener(Arc::new(Hanging)).await;
    let client = Client::builder().no_proxy().build().unwrap();
    let response = client.get(format!("{base}/readyz")).send().await.unwrap();
    assert_eq!(response.status(), 503);
    assert!(response.text().await.unwrap().contains("database"));
}

#[tokio::test]
async fn a_nul_character_is_taken_out_of_texts_and_refused_in_addresses() {
    let (_database, chat) = Running::alone().await;
    for path in ["/api/state?as=%00", "/api/messages/%00"] {
        assert_eq!(sent(chat.request(Method::GET, path)).await, 400, "{path}");
    }
    let members = chat.request(Method::POST, "/api/members").json(&json!({"name": "Gra\0ce"}));
    let member: Value = members.send().await.unwrap().json().await.unwrap();
    assert_eq!(member["name"], "Grace");
}
