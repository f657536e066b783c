//! That bulk statements leave the very rows that are left when members answer one by one.

use std::{collections::HashMap, sync::Arc};

use chrono::TimeDelta;
use keypoint::{
    clock::Clock,
    practice::{Timestamp, question::Question},
};
use sqlx::{Any, AnyConnection, AssertSqlSafe, Column, Database, Row};
use uuid::Uuid;

use crate::{
    backend::{Backend, Fresh},
    history::{History, clock_at},
    questions::TOPICS,
    scene::{Kind, Scene},
};

/// The tables that are compared: all that answers and rounds leave for good.
const TABLES: [&str; 9] = [
    "rounds",
    "slots",
    "answers",
    "answer_parts",
    "ledger",
    "totals",
    "reason_totals",
    "streaks",
    "schedules",
];

/// Three times round who answers what, over the turn of a month that is one of a week and a day.
const MEMBERS: usize = 20;
const ROUNDS: usize = 60;
const LAST: &str = "2027-02-01T05:00:00Z";

/// Compares, and fails if a row differs. Returns how many rows were compared.
pub async fn check(backend: Backend) -> usize {
    let last: Timestamp = LAST.parse().unwrap();
    let history = History { members: MEMBERS, rounds: ROUNDS, last };
    let lived = backend.fresh().await;
    let town = history.begin(&lived.store).await;
    let clock = clock_at(last - TimeDelta::hours(24));
    let scene = Scene::on(&lived.store, Kind::Nowhere, &(Arc::clone(&clock) as Arc<dyn Clock>));
    history.live(&town, &scene, &clock).await;
    let questions = questions_of(&lived).await;

    let written = backend.fresh().await;
    let town = history.begin(&written.store).await;
    // Which of a topic's questions comes when is left to chance, and so it is taken over.
    history
        .write(&written, &town, |number| questions[number % TOPICS.len()][number / TOPICS.len()].clone())
        .await;

    let mut compared = 0;
    let names = [names_of(&lived).await, names_of(&written).await];
    for table in TABLES {
        let ours = rows_of(&lived, table, &names[0]).await;
        let bulk = rows_of(&written, table, &names[1]).await;
        for (one, other) in ours.iter().flatten().zip(bulk.iter().flatten()) {
            assert_eq!(one, other, "{backend}: a row of {table} differs");
        }
        assert_eq!(ours.len(), bulk.len(), "{backend}: {table} has other rows");
        assert!(!ours.is_empty(), "{table} is empty");
        compared += ours.len();
    }
    lived.end().await;
    written.end().await;
    compared
}

/// The questions that were asked, by topic and then in order.
async fn questions_of(database: &Fresh) -> Vec<Vec<Question>> {
    let mut connection = database.connection().await;
    let mut questions = Vec::new();
    for topic in TOPICS {
        let rows: Vec<String> = sqlx::query_scalar(
            "select r.question from rounds r join channels c on c.id = r.channel_id
             where c.name = $1 order by r.sequence",
        )
        .bind(topic)
        .fetch_all(&mut connection)
        .await
        .unwrap();
        questions.push(rows.iter().map(|json| serde_json::from_str(json).unwrap()).collect());
    }
    questions
}

/// What each id is the id of, in words that are the same in both databases.
async fn names_of(database: &Fresh) -> HashMap<String, String> {
    let mut connection = database.connection().await;
    let queries = [
        "select id, external_id from workspaces",
        "select id, external_id from channels",
        "select id, external_id from members",
        "select id, name from schedules",
        "select id, message from rounds",
        "select a.id, 'answer ' || r.message || ' ' || m.external_id from answers a
         join rounds r on r.id = a.round_id join members m on m.id = a.member_id",
    ];
    let mut names = HashMap::new();
    for query in queries {
        let rows: Vec<(String, String)> = sqlx::query_as(query).fetch_all(&mut connection).await.unwrap();
        names.extend(rows);
    }
    names
}

/// The rows of a table, each id by its name, in an order of their own.
async fn rows_of(database: &Fresh, table: &str, names: &HashMap<String, String>) -> Vec<Vec<String>> {
    let mut connection: AnyConnection = database.connection().await;
    let select = AssertSqlSafe(format!("select * from {table}"));
    let rows = sqlx::query(select).fetch_all(&mut connection).await.unwrap();
    let mut shown: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let cell = |column: &<Any as Database>::Column| {
                // Nothing refers to an entry of the ledger by its id.
                if (table, column.name()) == ("ledger", "id") {
                    return "id: its own".to_owned();
                }
                let text = row.try_get::<Option<String>, _>(column.ordinal()).unwrap_or_else(|_| {
                    row.try_get::<Option<i64>, _>(column.ordinal()).unwrap().map(|number| number.to_string())
                });
                let text = text.as_deref().unwrap_or("null");
                let name = names.get(text).cloned();
                let name = name.or_else(|| {
                    Uuid::parse_str(text).ok().map(|id| format!("an id of version {}", id.get_version_num()))
                });
                format!("{}: {}", column.name(), name.unwrap_or_else(|| text.to_owned()))
            };
            row.columns().iter().map(cell).collect()
        })
        .collect();
    shown.sort();
    shown
}
