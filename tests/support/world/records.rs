//! What the bot has written down: read past it, to hold it to its own rules.

use keypoint::{
    chat::{
        event::{Actor, MemberRef},
        place::Place,
    },
    clock::Clock,
    jobs::by_hand::{self, Decision},
    practice::schedule::zone::Zone,
    store::WorkState,
};
use sqlx::{AnyConnection, Connection};

use super::{
    World,
    stage::{FIRST_CHANNEL, ZONE},
};

impl World {
    /// Work that is overdue, or has failed without the admins having been told, and why. Told of a round
    /// is what has its id in the notice's key, and of anything else what begins like its kind.
    pub(super) async fn work_not_done(&self) -> Vec<String> {
        let rows: Vec<(String, String, Option<String>)> = sqlx::query_as(
            "select state, key, last_error from jobs
             where (state = 'failed' and not exists (
                     select 1 from jobs notices where notices.key like '%:tell-admins:%'
                         and (notices.key like '%:given-up:%'
                             or notices.key like '%:unreadable:%'
                             or notices.key like '%' || substr(jobs.key, length(jobs.key) - 35))))
                 or (state = 'due' and due_at <= $1) order by id",
        )
        .bind(self.clock.now().timestamp_millis())
        .fetch_all(&mut self.records().await)
        .await
        .unwrap();
        let line = |(state, key, error): &(String, String, Option<String>)| {
            format!("{state} {key}: {}", error.as_deref().unwrap_or("no error"))
        };
        rows.iter().map(line).collect()
    }

    /// A member wishes to be on no leaderboard.
    pub async fn is_on_no_board(&self, name: &str) {
        let id: String = sqlx::query_scalar("select id from members where name = $1")
            .bind(name)
            .fetch_one(&mut self.records().await)
            .await
            .unwrap();
        let mut tx = self.store.begin().await.unwrap();
        tx.hide_member(id.parse().unwrap(), true).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Everything that the bot has written down, but for the local chat's own messages, as one text.
    pub async fn everything(&self) -> String {
        let mut connection = self.records().await;
        let columns: Vec<(String, String)> = sqlx::query_as(
            "select t.name, group_concat('coalesce(cast(' || c.name || ' as text), '''')', ' || ''|'' || ')
             from sqlite_master t join pragma_table_info(t.name) c
             where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'local_%' and t.name not like '_sqlx%'
             group by t.name",
        )
        .fetch_all(&mut connection)
        .await
        .unwrap();
        let mut all = Vec::new();
        for (table, columns) in columns {
            let statement = format!("select '{table}: ' || {columns} from {table} order by 1");
            let rows: Vec<String> =
                sqlx::query_scalar(sqlx::AssertSqlSafe(statement)).fetch_all(&mut connection).await.unwrap();
            all.extend(rows);
        }
        all.join("\n")
    }

    /// A member in the first channel, as an adapter tells of who acts.
    pub async fn actor(&self, name: &str) -> Actor {
        let (platform, workspace, workspace_name, channel, member): (String, String, String, String, String) =
            sqlx::query_as(
                "select w.platform, w.external_id, w.name, c.external_id, m.external_id
                 from members m join workspaces w on w.id = m.workspace_id
                 join channels c on c.workspace_id = w.id where m.name = $1 and c.name = $2",
            )
            .bind(name)
            .bind(FIRST_CHANNEL)
            .fetch_one(&mut self.records().await)
            .await
            .unwrap();
        Actor {
            platform: platform.parse().unwrap(),
            place: Place { workspace, channel, thread: None },
            workspace_name,
            channel_name: FIRST_CHANNEL.to_owned(),
            member: MemberRef { id: member, name: name.to_owned(), admin: false },
            at: self.clock.now(),
        }
    }

    /// The list of work, with names for ids.
    pub async fn list_of_work(&self) -> String {
        let list = by_hand::list(&self.store, false, Zone(ZONE), self.clock.now()).await.unwrap();
        self.without_ids(list).await
    }

    /// Whoever runs the bot decides about the only work that failed, and reads this, with names for ids.
    pub async fn decides(&mut self, decision: Decision) -> String {
        let now = self.clock.now();
        let rows = self.store.read().await.unwrap().survey(false, now, 10).await.unwrap();
        let failed: Vec<_> = rows.iter().filter(|row| row.state == WorkState::Failed).collect();
        let [work] = failed.as_slice() else { panic!("one piece of work failed: {rows:#?}") };
        let done =
            by_hand::decide(&self.store, &self.entropy, decision, &work.job.short(), now).await.unwrap();
        self.work().await;
        self.without_ids(done).await
    }

    /// Whoever runs the bot decides about the only reveal that there is, done or not, and reads this, with
    /// names for ids.
    pub async fn decides_about_the_reveal(&mut self, decision: Decision) -> String {
        let now = self.clock.now();
        let rows = self.store.read().await.unwrap().survey(true, now, 1_000).await.unwrap();
        let reveals: Vec<_> = rows.iter().filter(|row| row.work.contains("\"reveal\"")).collect();
        let [work] = reveals.as_slice() else { panic!("there is one reveal: {rows:#?}") };
        let done = by_hand::decide(&self.store, &self.entropy, decision, &work.job.short(), now).await;
        self.work().await;
        self.without_ids(done.unwrap_or_else(|refused| refused.to_string())).await
    }

    async fn without_ids(&self, mut text: String) -> String {
        for row in self.store.read().await.unwrap().survey(true, self.clock.now(), 1_000).await.unwrap() {
            text = text.replace(&row.job.short(), "ID......");
        }
        // The key of a message has the id of its round.
        while let Some(at) = text.find("card:0") {
            text.replace_range(at + 5..at + 41, "ROUND");
        }
        text
    }

    /// What became of the slots that are over.
    pub async fn outcomes_of_slots(&self) -> Vec<String> {
        let outcomes = sqlx::query_scalar("select outcome from slots order by due_at");
        outcomes.fetch_all(&mut self.records().await).await.unwrap()
    }

    /// Work of a kind has been tried so often already.
    pub async fn has_been_tried(&self, kind: &str, times: i64) {
        sqlx::query("update jobs set attempts = $2 where key like '%:' || $1 || ':%' and state = 'due'")
            .bind(kind)
            .bind(times)
            .execute(&mut self.records().await)
            .await
            .unwrap();
    }

    /// A connection to the bot's database.
    pub async fn records(&self) -> AnyConnection {
        AnyConnection::connect(&self.database.url).await.unwrap()
    }
}
