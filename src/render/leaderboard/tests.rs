//! Leaderboards in words.

use insta::assert_snapshot;

use super::*;
use crate::{
    practice::{period::BoardPeriod, standing},
    render::example::{channel, person, text, topic},
};

fn row(place: u64, name: &str, points: i64, streak: u32, own: bool) -> StandingRow {
    StandingRow { place, member: person(name), points, answers: points / 10, streak, own }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn page_of(period: BoardPeriod, topic_name: Option<&str>, page: u64) -> BoardPage {
    let (period, scope) = (period.key_on(day("2026-11-25")), standing::Scope::Channel);
    BoardPage { period, topic: topic_name.map(topic), scope, page }
}

fn empty<'a>(page: &'a BoardPage, scope: Scope<'a>, today: &str) -> Leaderboard<'a> {
    let seen = page.period.seen_from(day(today)).unwrap();
    Leaderboard { page, seen, scope, rows: vec![], own: vec![], is_hidden: false, members: 0 }
}

#[test]
fn a_board_shows_a_page_and_who_asks_between_their_neighbours() {
    let (channel, page) = (channel(), page_of(BoardPeriod::Week, None, 1));
    let board = Leaderboard {
        rows: vec![row(1, "Ada", 30, 3, false), row(2, "Bo", 10, 0, false)],
        own: vec![row(11, "Bea", 10, 0, false), row(11, "Cy", 10, 1, true), row(13, "Di", 0, 0, false)],
        members: 14,
        ..empty(&page, Scope::Channel(&channel), "2026-11-25")
    };
    assert_snapshot!(text(&board.message()), @"
    Leaderboard · this week

    #interview-practice · 23–29 Nov · 5 days left

    1. Ada · 30 points · 3 answers · streak 3
    2. Bo · 10 points · 1 answer

    11. Bea · 10 points · 1 answer
    11. Cy · 10 points · 1 answer · streak 1 (you)
    13. Di · 0 points · 0 answers

    14 members have answered in #interview-practice. Page 1 of 2. For all channels: `/leaderboard scope:workspace`.

    [Next]
    ");
    assert_eq!(board.subtitle(), "#interview-practice · 23–29 Nov · 5 days left");
}

#[test]
fn a_page_in_the_middle_turns_both_ways_and_the_last_one_back() {
    let channel = channel();
    let labels = |page: u64| {
        let page = page_of(BoardPeriod::Week, Some("go"), page);
        let board = Leaderboard { members: 21, ..empty(&page, Scope::Channel(&channel), "2026-11-25") };
        let buttons = board.buttons().into_iter();
        buttons.map(|button| format!("{} {}", button.label, button.action)).collect::<Vec<_>>()
    };
    assert_eq!(labels(1), ["Next board:2026-W48:go:channel:2"]);
    assert_eq!(labels(2), ["Back board:2026-W48:go:channel:1", "Next board:2026-W48:go:channel:3"]);
    assert_eq!(labels(3), ["Back board:2026-W48:go:channel:2"]);
}

#[test]
fn a_topic_whose_name_does_not_fit_into_a_button_has_no_buttons() {
    let page = page_of(BoardPeriod::Week, Some(&"x".repeat(90)), 1);
    let board = Leaderboard { members: 21, ..empty(&page, Scope::Workspace("Local"), "2026-11-25") };
    assert!(board.buttons().is_empty());
}

#[test]
fn a_finished_period_says_its_days() {
    let channel = channel();
    let said = |period, today| {
        let page = page_of(period, None, 1);
        let board = empty(&page, Scope::Channel(&channel), today);
        format!("{} | {}", board.title(), board.subtitle())
    };
    assert_snapshot!(
        [
            said(BoardPeriod::Week, "2026-11-29"),
            said(BoardPeriod::Month, "2026-11-25"),
            said(BoardPeriod::All, "2026-11-25"),
            said(BoardPeriod::LastWeek, "2026-11-25"),
            said(BoardPeriod::LastMonth, "2026-11-25"),
            said(BoardPeriod::LastQuarter, "2026-11-25"),
            said(BoardPeriod::Week, "2027-02-01"),
        ]
        .join("\n"),
        @"
    Leaderboard · this week | #interview-practice · 23–29 Nov · last day
    Leaderboard · this month | #interview-practice · 1–30 Nov · 6 days left
    Leaderboard · all time | #interview-practice · since the beginning
    Leaderboard · last week (16–22 Nov) | #interview-practice · over
    Leaderboard · last month (1–31 Oct) | #interview-practice · over
    Leaderboard · last quarter (1 Jul – 30 Sep) | #interview-practice · over
    Leaderboard · another week | #interview-practice · 23–29 Nov 2026 · over
    "
    );
}

#[test]
fn a_year_is_said_where_it_is_another_one() {
    let dates = |first, last| dates(day(first), day(last), 2027);
    assert_eq!(dates("2026-12-28", "2027-01-03"), "28 Dec 2026 – 3 Jan");
    assert_eq!(dates("2026-10-01", "2026-12-31"), "1 Oct – 31 Dec 2026");
    assert_eq!(dates("2027-02-22", "2027-02-28"), "22–28 Feb");
}

#[test]
fn an_empty_board_is_an_invitation() {
    let channel = channel();
    let all = page_of(BoardPeriod::All, Some("go"), 1);
    let (week, last) = (page_of(BoardPeriod::Week, None, 1), page_of(BoardPeriod::LastMonth, None, 1));
    let boards = [
        empty(&all, Scope::Workspace("Local"), "2026-11-25"),
        empty(&week, Scope::Channel(&channel), "2026-11-25"),
        empty(&last, Scope::Channel(&channel), "2026-11-25"),
        empty(&week, Scope::Channel(&channel), "2027-02-01"),
    ];
    assert_snapshot!(boards.map(|board| text(&board.message())).join("\n---\n"), @"
    Leaderboard · all time · go

    Local · since the beginning

    Nobody has points for go in Local so far, so the first answer takes the lead. Ask for a question with `/question`.
    ---
    Leaderboard · this week

    #interview-practice · 23–29 Nov · 5 days left

    Nobody has points in #interview-practice this week, so the first answer takes the lead. Ask for a question with `/question`.
    ---
    Leaderboard · last month (1–31 Oct)

    #interview-practice · over

    Nobody had points in #interview-practice last month. A new month is under way: see who leads with `/leaderboard month`.
    ---
    Leaderboard · another week

    #interview-practice · 23–29 Nov 2026 · over

    Nobody had points in #interview-practice then (23–29 Nov 2026). A new week is under way: see who leads with `/leaderboard week`.
    ");
}

#[test]
fn who_is_hidden_sees_their_own_row_and_how_to_come_back() {
    let (channel, page) = (channel(), page_of(BoardPeriod::Week, None, 1));
    let board = Leaderboard {
        rows: vec![row(1, "Ada", 30, 3, false)],
        own: vec![row(2, "Cy", 10, 1, true)],
        is_hidden: true,
        members: 1,
        ..empty(&page, Scope::Channel(&channel), "2026-11-29")
    };
    assert_snapshot!(text(&board.message()), @"
    Leaderboard · this week

    #interview-practice · 23–29 Nov · last day

    1. Ada · 30 points · 3 answers · streak 3

    2. Cy · 10 points · 1 answer · streak 1 (you)

    You are on no leaderboard, as you asked: only you see your own row. `/privacy board on` puts you back.

    1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
}

#[test]
fn the_picture_of_a_board_says_who_leads_and_where_who_asks_stands() {
    let (channel, page) = (channel(), page_of(BoardPeriod::Week, None, 1));
    let board = |rows: Vec<StandingRow>, own: Vec<StandingRow>| Leaderboard {
        rows,
        own,
        members: 14,
        ..empty(&page, Scope::Channel(&channel), "2026-11-25")
    };
    let rows = vec![
        row(1, "Ada", 30, 3, false),
        row(2, "Bo", 10, 0, false),
        row(2, "Cy", 10, 0, false),
        row(4, "Di", 1, 0, false),
    ];
    let own = vec![row(10, "Ed", 1, 0, false), row(11, "Flo", 1, 0, true)];
    let alt = board(rows.clone(), own).alt().unwrap();
    assert_eq!(
        alt,
        "Leaderboard · this week: 1. Ada with 30 points, 2. Bo with 10 points and 2. Cy with 10 points; you have place 11 with 1 point."
    );
    let alt = board(rows[..1].to_vec(), vec![]).alt().unwrap();
    assert_eq!(alt, "Leaderboard · this week: 1. Ada with 30 points.");
    assert_eq!(board(vec![], vec![]).alt(), None);
}
