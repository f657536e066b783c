//! People talk: messages, threads, edits, what only one may see, and what is new.

use keypoint::chat::port::{Chat, MessageRef};

use crate::{
    browser::{Key, Look},
    stage::Stage,
};

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn what_people_type_stays_text() {
    let attacks = [
        "<script>window.broken = 1</script>",
        "<img src=x onerror='window.broken = 1'>",
        "<svg/onload=window.broken=1>",
        "[a link](javascript:window.broken=1)",
        "\"><script>window.broken = 1</script>",
        "</article><h1 id=channel-name>broken</h1>",
        "<style>body { display: none }</style>",
        "```\"><script>window.broken = 1</script>\n<b>\n```",
        "<a href='https://e.example' onclick='window.broken = 1'>click</a>",
        "<iframe srcdoc='<script>parent.broken = 1</script>'></iframe>",
    ];
    let stage = Stage::new().await;
    let mallory = stage.chat.add_member("Mallory").await.unwrap().id;
    let root = stage.say(&mallory, None, attacks[0]).await;
    for attack in attacks {
        stage.say(&mallory, None, attack).await;
        stage.say(&mallory, Some(&root), attack).await;
    }
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    ada.sees("<svg/onload=window.broken=1>").await;
    stage.say(&mallory, None, "<script>window.broken = 2</script> the end").await;
    ada.sees("<script>window.broken = 2</script> the end").await;
    ada.clicks(".summary").await;
    ada.sees_in("#replies", "<style>body { display: none }</style>").await;
    let foreign = "return document.querySelectorAll('.timeline :is(script, style, img, iframe, h1), \
                   .timeline [onerror], .timeline [onclick], a[href^=javascript]').length";
    assert_eq!(ada.script(foreign).await, 0);
    assert_eq!(ada.script("return window.broken ?? null").await, serde_json::Value::Null);
    ada.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn two_people_see_each_others_messages_edits_and_deletions_at_once() {
    let stage = Stage::new().await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    let bob = stage.open(&stage.bob, Look::DESKTOP).await;

    ada.types_into("#write", "Hello **Bob**\n").await;
    bob.sees_in(".message strong", "Bob").await;
    bob.types_into("#write", "Hello Ada\n").await;
    ada.sees_in(".message", "Hello Ada").await;

    // The arrow key brings one's own last message back, not somebody else's.
    ada.clicks("#write").await;
    ada.presses(Key::Up).await;
    ada.sees("Editing your message").await;
    ada.types(", and all\n").await;
    bob.sees("Hello Bob, and all").await;
    bob.sees_in(".edited", "edited").await;

    ada.presses(Key::Up).await;
    ada.sees("Editing your message").await;
    ada.presses(Key::Escape).await;
    ada.no_longer_sees("Editing your message").await;

    ada.script("document.querySelector('.message [data-do=delete]').click()").await;
    ada.clicks("dialog [type=submit]").await;
    bob.no_longer_sees("and all").await;
    ada.no_longer_sees("and all").await;
    ada.closes().await;
    bob.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn a_thread_opens_beside_the_channel_and_its_replies_are_counted() {
    let stage = Stage::new().await;
    let root = stage.say(&stage.ada, None, "Who knows caches?").await;
    let bob = stage.open(&stage.bob, Look::DESKTOP).await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    bob.script("document.querySelector('.message [data-do=thread]').click()").await;
    bob.sees_in("#thread-pane", "Who knows caches?").await;
    bob.types("I do\n").await;
    bob.sees_in("#replies", "I do").await;
    bob.sees_in("#messages .summary", "1 reply").await;

    // It is new to Ada until she looks.
    ada.sees_in("#messages .summary", "1 new").await;
    ada.clicks("#messages .summary").await;
    ada.sees_in("#replies", "I do").await;
    ada.waits_for("the end of the mark", "!document.querySelector('#messages .summary .new')").await;

    // A reply to a reply shows what it is about, and leads there.
    ada.script("document.querySelector('#replies .message:not(.root) [data-do=reply]').click()").await;
    ada.sees("Replying to Bob").await;
    ada.types("Good\n").await;
    bob.sees_in("#replies .reply-to", "I do").await;

    // The address leads to the thread again.
    assert!(bob.client.current_url().await.unwrap().query().unwrap().contains(&format!("thread={root}")));
    bob.reloads().await;
    bob.sees_in("#replies .reply-to", "I do").await;
    ada.closes().await;
    bob.closes().await;
}

/// From now on the page hears what it asked for only when `open` is called.
const HOLD_ANSWERS: &str = "const real = window.fetch; \
     const opened = new Promise(open => window.open = open); \
     window.held = []; \
     window.fetch = async (...call) => { \
         const answer = await real(...call); \
         window.held.push(String(call[0])); \
         await opened; \
         return answer; \
     };";

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn an_answer_of_the_server_that_comes_late_takes_nothing_back() {
    let stage = Stage::new().await;
    let root = stage.say(&stage.ada, None, "Who knows caches?").await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    ada.sees_in("#messages", "Who knows caches?").await;

    // What is said while the thread is on its way is in it.
    ada.script(HOLD_ANSWERS).await;
    ada.script("document.querySelector('.message [data-do=thread]').click()").await;
    ada.waits_for("the thread as it was", "window.held.some(url => url.includes('/thread'))").await;
    let reply = stage.say(&stage.bob, Some(&root), "I do").await;
    // The page asks for the message above once it hears of the reply.
    ada.waits_for("the news", "window.held.some(url => /[/]messages[/]\\w+[?]/.test(url))").await;
    let at = |id: &str| MessageRef { place: stage.thread(&root), id: id.to_owned() };
    ada.script("window.open()").await;
    ada.sees_in("#replies", "I do").await;
    stage.chat.acknowledge(&at(&reply)).await.unwrap();
    ada.sees_in(&format!("#replies [data-id='{reply}'] .tick"), "taken as an answer").await;

    // What is ticked before the page hears that it was posted keeps its tick.
    ada.reloads().await;
    ada.sees_in("#replies", "I do").await;
    ada.script(HOLD_ANSWERS).await;
    ada.types_into("#write-reply", "Me too\n").await;
    ada.sees_in("#replies", "Me too").await;
    let own = "return [...document.querySelectorAll('#replies .message')].at(-1).dataset.id";
    let own = ada.script(own).await.as_str().unwrap().to_owned();
    stage.chat.acknowledge(&at(&own)).await.unwrap();
    let tick = format!("#replies [data-id='{own}'] .tick");
    ada.sees_in(&tick, "taken as an answer").await;
    let drawn = format!("document.querySelector(\"[data-id='{own}']\")");
    ada.script(&format!("window.drawn = {drawn}; window.open()")).await;
    ada.waits_for("the answer of the server", &format!("{drawn} !== window.drawn")).await;
    ada.sees_in(&tick, "taken as an answer").await;
    ada.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn a_note_is_seen_by_its_reader_alone_until_they_dismiss_it() {
    let stage = Stage::new().await;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    let bob = stage.open(&stage.bob, Look::DESKTOP).await;
    ada.types_into("#write", "/question http\n").await;
    ada.sees("Here is your question, Ada.").await;
    ada.sees("Only you can see this").await;
    ada.types_into("#write", "After the note\n").await;
    bob.sees("After the note").await;
    assert!(!bob.is_shown("Here is your question").await);
    ada.reloads().await;
    ada.sees("Here is your question, Ada.").await;
    ada.clicks_text("Dismiss").await;
    ada.no_longer_sees("Here is your question").await;
    ada.closes().await;
    bob.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn a_picture_that_comes_at_the_end_is_wholly_in_view() {
    let stage = Stage::new().await;
    for number in 0..20 {
        stage.say(&stage.bob, None, &format!("Talk {number}")).await;
    }
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    ada.sees_in("#messages", "Talk 19").await;
    ada.types_into("#write", "/leaderboard\n").await;
    ada.sees("Who has practised:").await;
    let whole = "(() => { const picture = document.querySelector('#messages .picture'); \
                 return picture.naturalHeight > 300 && picture.getBoundingClientRect().bottom <= \
                 document.querySelector('#messages').getBoundingClientRect().bottom; })()";
    ada.waits_for("the picture", whole).await;
    ada.closes().await;
}

#[tokio::test]
#[ignore = "needs Chromium and chromedriver: run scripts/test"]
async fn what_is_new_elsewhere_is_marked_until_it_is_seen() {
    let stage = Stage::new().await;
    let other = stage.chat.add_channel(&stage.ada, "general").await.unwrap().id;
    let ada = stage.open(&stage.ada, Look::DESKTOP).await;
    stage.say_in(&stage.bob, &other, None, "One").await;
    stage.say_in(&stage.bob, &other, None, "Two").await;
    ada.sees_in(".channel.unread", "general").await;
    ada.sees_in(".channel.unread .unread-count", "2").await;
    ada.waits_for("the title", "document.title.startsWith('(2) #interview-practice')").await;
    ada.clicks(&format!("[data-channel='{other}'] a")).await;
    ada.sees_in("#messages", "Two").await;
    ada.waits_for("the end of the mark", "!document.querySelector('.channel.unread')").await;
    ada.waits_for("the title", "document.title === '#general · Keypoint'").await;
    ada.closes().await;
}
