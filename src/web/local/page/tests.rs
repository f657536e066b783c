use std::collections::BTreeSet;

use super::*;

fn view() -> PageView {
    let ada = MemberView { id: "m1".to_owned(), name: "<Ada>".to_owned(), admin: true };
    let channel = ChannelView { id: "c1".to_owned(), name: "interview-practice".to_owned(), unread: 3 };
    PageView {
        you: ada.clone(),
        members: vec![ada],
        channels: vec![channel],
        channel: "c1".to_owned(),
        messages: Vec::new(),
        more: false,
        thread: None,
        cursor: 17,
        version: "1.2.3",
    }
}

#[test]
fn the_page_holds_no_inline_script_style_or_handler() {
    let rendered = page(&view()).into_string();
    assert!(!rendered.contains("style=") && !rendered.contains("<style"));
    assert!(!rendered.contains(" on"), "no attribute is a handler");
    assert_eq!(rendered.matches("<script").count(), 1);
    assert!(rendered.contains("<script type=\"module\" src=\"/assets/app.js\"></script>"));
}

#[test]
fn names_are_text() {
    let rendered = page(&view()).into_string();
    assert!(rendered.contains("&lt;Ada&gt;") && !rendered.contains("<Ada>"));
}

#[test]
fn the_page_and_its_scripts_ask_only_for_files_that_there_are() {
    let there: BTreeSet<&str> = assets().map(|asset| asset.path).collect();
    let rendered = page(&view()).into_string();
    for part in rendered.split("=\"/assets/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(there.contains(format!("/assets/{name}").as_str()), "{name}");
    }
    for script in SCRIPTS {
        for part in script.content.split(" from \"./").skip(1) {
            let name = part.split('"').next().unwrap();
            assert!(there.contains(format!("/assets/{name}").as_str()), "{name} in {}", script.path);
        }
    }
}

#[test]
fn every_colour_of_a_member_has_a_rule() {
    for hue in 0..crate::web::local::html::HUES {
        assert!(LOOKS[0].content.contains(&format!(".hue-{hue} ")), "{hue}");
    }
}
