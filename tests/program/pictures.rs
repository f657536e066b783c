//! The pictures of the README, taken of a team in its first days with Keypoint. `scripts/screenshots`
//! keeps them; a run of the tests only sees that they can be taken.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;
use tempfile::TempDir;

use crate::{
    browser::{Driver, Look, Tab},
    home::{Home, Program},
    journeys::at,
    talk::{Person, text_of},
};

/// Names the folder that keeps the pictures.
const PICTURES: &str = "KEYPOINT_TEST_PICTURES";

/// How wide and high a phone is that people have.
const PHONE: Look = Look { width: 390, height: 844, dark: false };

/// The dark page, a little lower: the files of these pictures are to stay small.
const DARK: Look = Look { width: 1280, height: 820, dark: true };

/// A reveal is long; this much of it says what it is.
const REVEAL: Look = Look { width: 1280, height: 760, dark: false };

/// The questions of the story, one a day.
const DAYS: [&str; 4] = [
    "http/versioning-a-partner-api.md",
    "python/async-fare-search.md",
    "messaging/celery-listing-photo-jobs.md",
    "python/dataclass-or-pydantic-in-fastapi.md",
];

const ADA: &str = "Do we need a version at all? I would **add** `price_details` beside `price`, and \
    keep both until the last device has moved. Clients that ignore unknown fields notice nothing.";

const LINUS: &str = "The path, because everybody can see it:\n\n\
    ```\nGET /v2/shipments/42\n```\n\n\
    The gateway routes on it, and the shared cache needs nothing special.";

const GRACE: &str = "A versioned media type is the neatest, as it is the *representation* that \
    changes. But it needs `Vary: Accept`, or the cache gives one client the other's shape.\n\n\
    To retire the old one: count calls by client, send `Deprecation` and `Sunset`, rehearse with short \
    announced outages.";

/// What the others say on later days.
const LATER: [(&str, &[&str]); 3] = [
    ("Gather the calls, with a limit for each partner.", &["Grace", "Ada", "Margaret"]),
    ("One job a photo, and the job is safe to run twice.", &["Grace", "Margaret"]),
    ("Validate at the edge, plain classes inside, and measure first.", &["Grace", "Linus", "Ada"]),
];

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn the_pictures_of_the_readme_can_be_taken() {
    let album = Album::open();
    let home = Home::new().with("KEYPOINT_QUESTIONS", "today").with("KEYPOINT_ZONE", "UTC");
    let driver = Driver::start();
    let program = start_of_day(&home, 0).await;
    let ada = program.talk().first().await;
    let card = ada.waits_for_card(1).await;
    let id = text_of(&card["id"]);
    talk_in_the_morning(&program, &ada, &id).await;

    let thread = format!("{}&channel={}&thread={id}", ada.url(), ada.channel);
    let tab = driver.open(Look::DESKTOP, &thread).await;
    tab.waits_for("every answer", "document.querySelectorAll('#replies .tick').length === 3").await;
    has_seen_it_all(&tab).await;
    album.keep(&tab, "question").await;
    tab.looks(DARK).await;
    album.keep(&tab, "dark").await;
    tab.closes().await;

    let tab = driver.open(PHONE, &ada.url()).await;
    has_seen_it_all(&tab).await;
    shows_from_its_top(&tab, &at(&card)).await;
    album.keep(&tab, "phone").await;
    tab.closes().await;

    let tab = driver.open(Look::DESKTOP, &ada.url()).await;
    tab.types_into("#write", "/question http ").await;
    tab.sees_in("[role=listbox]", "senior").await;
    album.keep(&tab, "command-menu").await;
    tab.closes().await;

    ada.asks("/reveal").await;
    ada.waits_for_reveal(&id).await;
    ada.dismisses_notes().await;
    let tab = driver.open(REVEAL, &thread).await;
    has_seen_it_all(&tab).await;
    shows_from_its_top(&tab, "#replies .tone-reveal:not(.root)").await;
    album.keep(&tab, "reveal").await;
    tab.closes().await;
    program.stop().await;

    for (day, (answer, who)) in (1..).zip(LATER) {
        let program = start_of_day(&home, day).await;
        round_of_the_day(&program, answer, who).await;
        program.stop().await;
    }
    let program = home.start().await;
    let ada = program.talk().first().await;
    let tab = driver.open(Look::DESKTOP, &ada.url()).await;
    tab.types_into("#write", "/leaderboard\n").await;
    tab.sees_in(".standing.own", "Ada").await;
    has_seen_it_all(&tab).await;
    album.keep(&tab, "leaderboard").await;
    tab.closes().await;
    program.stop().await;
}

/// Starts Keypoint with nothing but the question of a day in its bank.
async fn start_of_day(home: &Home, day: usize) -> Program {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("questions");
    let bank = home.path().join("today");
    // There is none yet on the first day.
    let _ = fs::remove_dir_all(&bank);
    let question = bank.join(DAYS[day]);
    fs::create_dir_all(question.parent().expect("it is in the folder of its topic")).unwrap();
    fs::copy(shipped.join(DAYS[day]), question).unwrap();
    fs::copy(shipped.join("_topics.md"), bank.join("_topics.md")).unwrap();
    home.start().await
}

/// Three answers, and some talk beside them.
async fn talk_in_the_morning(program: &Program, ada: &Person, card: &str) {
    let linus = program.talk().named("Linus").await;
    let grace = program.talk().named("Grace").await;
    for (who, answer) in [(ada, ADA), (&linus, LINUS), (&grace, GRACE)] {
        let said = who.says(Some(card), answer).await;
        who.waits_for_tick(&said).await;
    }
    linus.says(None, "Good one! I had it in a real interview once.").await;
    grace.says(None, "Who is in for a mock interview at four?").await;
    let go = linus.goes_to("go-study-group").await;
    go.says(None, "Channels or a mutex? Let us ask Keypoint: `/question go`").await;
}

/// The schedule posts, some answer, and it is revealed.
async fn round_of_the_day(program: &Program, answer: &str, who: &[&str]) {
    let ada = program.talk().first().await;
    let there = ada.sees_cards().await.len();
    ada.asks("/schedule run weekdays-0900").await;
    let card = text_of(&ada.waits_for_card(there + 1).await["id"]);
    for name in who {
        let member = program.talk().named(name).await;
        let said = member.says(Some(&card), answer).await;
        member.waits_for_tick(&said).await;
    }
    ada.asks("/reveal").await;
    ada.waits_for_reveal(&card).await;
    ada.has_read(&card).await;
    ada.dismisses_notes().await;
}

/// Waits until nothing here is marked as new any more.
async fn has_seen_it_all(tab: &Tab) {
    let marks = ".channel[aria-current] .unread-count:not([hidden]), .summary .new";
    tab.waits_for("the end of the marks", &format!("!document.querySelector('{marks}')")).await;
}

/// Scrolls until a message begins at the top.
async fn shows_from_its_top(tab: &Tab, css: &str) {
    tab.element(css).await;
    tab.script(&format!("document.querySelector({}).scrollIntoView({{ block: 'start' }})", json!(css))).await;
}

/// Where the pictures go.
struct Album {
    folder: PathBuf,
    _until_the_end: Option<TempDir>,
}

impl Album {
    #[allow(clippy::disallowed_methods, reason = "the script says by the environment where to keep them")]
    fn open() -> Self {
        if let Some(folder) = std::env::var_os(PICTURES) {
            return Self { folder: folder.into(), _until_the_end: None };
        }
        let folder = tempfile::tempdir().unwrap();
        Self { folder: folder.path().to_owned(), _until_the_end: Some(folder) }
    }

    async fn keep(&self, tab: &Tab, name: &str) {
        let file = self.folder.join(name).with_extension("png");
        tab.is_painted_to(&file).await;
        assert!(fs::metadata(&file).unwrap().len() > 10_000, "{name} shows something");
    }
}
