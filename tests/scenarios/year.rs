//! A year of practice, in which texts go at their time and what was earned stays.

use chrono::TimeDelta;

use crate::{
    recount::check,
    world::{days, questions},
};

/// How long texts are kept in this team.
const KEPT: i64 = 90;

#[tokio::test]
async fn in_a_year_texts_go_on_their_day_and_totals_stay() {
    let mut world = crate::world().await;
    world.has_the_bank(questions::numbered(30));
    world.runs("Ada", &format!("/privacy retention {KEPT}")).await;
    world.adds_the_schedule("Ada", "when:\"0 9 1,15 * *\" name:fortnight reveal:6h").await;
    world.that_is_old_news().await;
    let mut said = Vec::new();
    for month in 0..12 {
        // From the middle of March on: the first of a month, and its middle.
        let (year, of_year) = (2026 + (month + 2) / 12, (month + 2) % 12 + 1);
        let (next_year, next) = (2026 + (month + 3) / 12, (month + 3) % 12 + 1);
        for day in [format!("{year}-{of_year:02}-15"), format!("{next_year}-{next:02}-01")] {
            world.waits_until(&format!("{day} 09:00")).await;
            let marker = format!("Said-on-{day}");
            world.says_in_thread("Bob", &marker).await;
            world.answers_by_form("Ada", &format!("Sent-on-{day}")).await;
            said.push((world.clock_now(), day));
            world.after(days(1)).await;
            world.that_is_old_news().await;
            world.forgets_what_is_old().await;
            let everything = world.everything().await;
            for (at, day) in &said {
                let age = world.clock_now() - *at;
                for what in ["Said", "Sent"] {
                    let is_kept = everything.contains(&format!("{what}-on-{day}"));
                    // A text goes with its round, on the day on which that is old enough.
                    if (age - TimeDelta::days(KEPT)).abs() > TimeDelta::days(1) {
                        assert_eq!(is_kept, age < TimeDelta::days(KEPT), "{what} on {day}, {age}");
                    }
                }
            }
        }
        check(&world).await;
    }
    assert_eq!(said.len(), 24);
    world.after(days(KEPT.unsigned_abs() + 1)).await;
    world.forgets_what_is_old().await;
    let everything = world.everything().await;
    assert!(!everything.contains("Said-on-") && !everything.contains("Sent-on-"), "{everything}");
    check(&world).await;
    let answers: i64 = sqlx::query_scalar("select count(*) from answers where counted = 1")
        .fetch_one(&mut world.records().await)
        .await
        .unwrap();
    assert_eq!(answers, 48, "that they answered stays");
    world.that_is_old_news().await;
    world.runs("Bob", "/stats").await;
    let told = world.notes("Bob").await;
    assert!(told.contains("Answers in time: 24"), "{told}");
    world.nothing_left_unread().await;
}
