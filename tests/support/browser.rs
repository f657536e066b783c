//! A real Chromium without a window, for tests of the page: what people do there, and what they
//! see. It knows only an address; the server behind it is the test's own.

#![allow(dead_code, reason = "each test crate uses its part of this")]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::Mutex,
    time::Duration,
};

pub(crate) use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator, elements::Element, wd::TimeoutConfiguration};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

/// How long something may take to show: long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often the browser looks whether it is there, in milliseconds.
const GLANCE: u32 = 25;

/// A chromedriver of one test, on a free port. It ends with the test, and its browsers with it.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    /// The browsers' folders; they go when the browsers have gone.
    profiles: Mutex<Vec<TempDir>>,
}

/// How a browser looks at the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) dark: bool,
}

impl Look {
    pub(crate) const DESKTOP: Self = Self { width: 1280, height: 860, dark: false };
    pub(crate) const PHONE: Self = Self { width: 360, height: 740, dark: false };

    pub(crate) const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }
}

impl Driver {
    /// Starts chromedriver.
    pub(crate) fn start() -> Self {
        const TRIES: usize = 5;
        crate::turns::wait_for_one();
        let started = (0..TRIES).find_map(|_| Self::try_to_start());
        let (process, port) = started.expect("chromedriver says its port");
        Self { process, port, profiles: Mutex::default() }
    }

    /// A driver and its port. There is none where somebody else took the port that was free a moment before.
    fn try_to_start() -> Option<(Child, u16)> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts: is it installed?");
        let output = process.stdout.take().expect("its output is piped");
        let port = BufReader::new(output).lines().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        if port.is_none() {
            process.kill().and_then(|()| process.wait()).expect("a driver that does not start ends");
        }
        Some((process, port?))
    }

    /// Opens a page in a browser of its own, with nothing in it from before.
    pub(crate) async fn open(&self, look: Look, url: &str) -> Tab {
        let profile = TempDir::new().expect("a folder for the profile");
        let capabilities = json!({
            "goog:chromeOptions": { "args": [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                format!("--user-data-dir={}", profile.path().display()),
            ]},
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        self.profiles.lock().expect("no test broke meanwhile").push(profile);
        let address = format!("http://127.0.0.1:{}", self.port);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().cloned().unwrap_or_default())
            .connect(&address)
            .await
            .expect("Chromium starts: is it installed?");
        let patience = TimeoutConfiguration::new(Some(PATIENCE * 2), Some(PATIENCE * 2), None);
        client.update_timeouts(patience).await.expect("time-outs are set");
        let session = client.session_id().await.ok().flatten().expect("there is a session");
        let tab = Tab { client, session: format!("{address}/session/{session}") };
        tab.looks(look).await;
        tab.goes_to(url).await;
        tab
    }

    /// Asks chromedriver to end with all its browsers; ended by force, it would leave them behind.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        )?;
        stream.read_to_end(&mut Vec::new()).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.shut_down().is_err() {
            // It may be gone already; then there is nothing to end.
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// A browser with one page, and a person in front of it.
pub(crate) struct Tab {
    pub(crate) client: Client,
    /// Where chromedriver answers for it.
    session: String,
}

impl Tab {
    /// Opens a page here, and waits until its scripts run.
    pub(crate) async fn goes_to(&self, url: &str) {
        self.client.goto(url).await.expect("the page opens");
        self.waits_for("the page", "document.body.classList.contains('ready')").await;
    }

    /// Loads the page again.
    pub(crate) async fn reloads(&self) {
        self.client.refresh().await.expect("the page loads again");
        self.waits_for("the page", "document.body.classList.contains('ready')").await;
    }

    /// Sets the size of the page and its colours.
    pub(crate) async fn looks(&self, look: Look) {
        let Look { width, height, dark } = look;
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.tells_chromium("Emulation.setDeviceMetricsOverride", metrics).await;
        let scheme = if dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.tells_chromium("Emulation.setEmulatedMedia", features).await;
    }

    /// Waits until a condition in JavaScript holds; `what` is how a failure calls it.
    pub(crate) async fn waits_for(&self, what: &str, condition: &str) {
        let script = format!(
            "const done = arguments[0];
             const until = Date.now() + {};
             (function look() {{
               const there = Boolean({condition});
               if (there || Date.now() > until) done(there);
               else setTimeout(look, {GLANCE});
             }})();",
            PATIENCE.as_millis()
        );
        let there = self.client.execute_async(&script, Vec::new()).await;
        if !matches!(there, Ok(Value::Bool(true))) {
            let written = "[...document.querySelectorAll('textarea, input')].map(box => `[${box.value}]`)";
            let shown = format!("return document.body.innerText + {written}");
            let shown = self.script(&shown).await;
            let logs = self.complaints().await;
            panic!("{what} does not come: {there:?}\n{}\n{logs:#?}", shown.as_str().unwrap_or_default());
        }
    }

    /// Waits until this text is shown somewhere.
    pub(crate) async fn sees(&self, text: &str) {
        self.sees_in("body", text).await;
    }

    /// Waits until this text is shown in an element.
    pub(crate) async fn sees_in(&self, css: &str, text: &str) {
        let shown = shown_in(css, text);
        self.waits_for(&format!("{text:?} in {css}"), &shown).await;
    }

    /// Waits until this text is shown nowhere.
    pub(crate) async fn no_longer_sees(&self, text: &str) {
        let shown = shown_in("body", text);
        self.waits_for(&format!("the end of {text:?}"), &format!("!({shown})")).await;
    }

    /// Says whether this text is shown now.
    pub(crate) async fn is_shown(&self, text: &str) -> bool {
        self.script(&format!("return {}", shown_in("body", text))).await == Value::Bool(true)
    }

    /// Clicks an element once it is there to be seen and stands still.
    pub(crate) async fn clicks(&self, css: &str) {
        let quoted = serde_json::json!(css);
        let still = format!(
            "(element => {{
               if (!element?.checkVisibility({{ visibilityProperty: true }})) return false;
               const moving = node => node.getAnimations().some(animation => animation.playState === 'running');
               for (let node = element; node; node = node.parentElement) if (moving(node)) return false;
               return true;
             }})(document.querySelector({quoted}))"
        );
        self.waits_for(&format!("{css} to click"), &still).await;
        self.element(css).await.click().await.unwrap_or_else(|error| panic!("{css} takes a click: {error}"));
    }

    /// Clicks the button, or the link, that says this.
    pub(crate) async fn clicks_text(&self, text: &str) {
        let xpath = format!("(//button|//a)[normalize-space(.)='{text}']");
        let button = self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(&xpath)).await;
        let button = button.unwrap_or_else(|error| panic!("{text:?} is there to click: {error}"));
        button.click().await.unwrap_or_else(|error| panic!("{text:?} takes a click: {error}"));
    }

    /// Types into an element.
    pub(crate) async fn types_into(&self, css: &str, text: &str) {
        self.element(css)
            .await
            .send_keys(text)
            .await
            .unwrap_or_else(|error| panic!("{css} takes text: {error}"));
    }

    /// Types where the focus is, with nothing but the keyboard.
    pub(crate) async fn types(&self, text: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(text).await.expect("it takes keys");
    }

    /// Presses a key where the focus is.
    pub(crate) async fn presses(&self, key: Key) {
        self.types(&char::from(key).to_string()).await;
    }

    /// What a piece of JavaScript returns.
    pub(crate) async fn script(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// An element, once it is there.
    pub(crate) async fn element(&self, css: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
        found.unwrap_or_else(|error| panic!("{css} is there: {error}"))
    }

    /// Keeps a picture of what is shown.
    pub(crate) async fn is_painted_to(&self, file: &Path) {
        // What was just scrolled is painted with the next frame.
        let frames = "const done = arguments[0];
                      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        self.client.execute_async(frames, Vec::new()).await.expect("it paints");
        let picture = self.client.screenshot().await.expect("there is a picture");
        std::fs::write(file, picture).expect("it can be kept");
    }

    /// What the browser's console says is wrong, since the last look.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let logs = self.asks_driver("se/log", json!({"type": "browser"})).await;
        let entries = logs.as_array().cloned().unwrap_or_default();
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        severe.filter_map(|entry| entry["message"].as_str().map(str::to_owned)).collect()
    }

    /// Closes the browser. Nothing may have gone wrong in it unseen.
    pub(crate) async fn closes(self) {
        let complaints = self.complaints().await;
        assert!(complaints.is_empty(), "the console says {complaints:#?}");
        self.client.close().await.expect("the browser closes");
    }

    async fn tells_chromium(&self, command: &str, params: Value) {
        self.asks_driver("goog/cdp/execute", json!({"cmd": command, "params": params})).await;
    }

    /// A call of chromedriver that is not part of the standard.
    async fn asks_driver(&self, path: &str, body: Value) -> Value {
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let response = client.post(format!("{}/{path}", self.session)).json(&body).send().await;
        let answer: Value = response.expect("chromedriver answers").json().await.expect("in JSON");
        answer["value"].clone()
    }
}

fn shown_in(css: &str, text: &str) -> String {
    let (css, text) = (json!(css), json!(text));
    format!("[...document.querySelectorAll({css})].some(element => element.innerText.includes({text}))")
}
