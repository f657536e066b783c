//! Every table there is, as the database itself tells: filled with a row for a workspace, and read back as
//! text. A new table is filled by itself, if its columns are called like those of the others; one that is not
//! understood fails the tests that use this.

use std::collections::BTreeMap;

use keypoint::{entropy::Entropy, practice::Timestamp, store::Backend};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, any::install_default_drivers};
use uuid::Uuid;

/// Tables that are of no workspace: a platform of its own, and what one installation keeps of itself.
const OF_NOBODY: &[&str] = &[
    "_sqlx_migrations",
    "clocks",
    "heard",
    "leases",
    "local_channels",
    "local_counter",
    "local_events",
    "local_files",
    "local_members",
    "local_messages",
    "local_reads",
    "oldest_binary",
];

/// Columns in which Keypoint's own words and keys are, and nothing that anybody said.
const OF_KEYPOINT: &[&str] = &[
    "reason",
    "period",
    "topic",
    "action",
    "detail",
    "key",
    "last_error",
    "fingerprint",
    "salt",
    "says",
    "message",
];

/// What others refer to comes first; all else follows.
const FIRST: &[&str] = &["workspaces", "channels", "members", "schedules", "rounds", "answers"];

/// A workspace with one of everything, and by what it is known.
#[derive(Clone, Debug)]
pub struct Filled {
    pub workspace: Uuid,
    pub channel: Uuid,
    pub member: Uuid,
    pub schedule: Uuid,
    pub round: Uuid,
    pub answer: Uuid,
    /// What each name, id and text of it contains.
    pub mark: String,
}

impl Filled {
    pub fn new(entropy: &Entropy, now: Timestamp, mark: &str) -> Self {
        let id = || entropy.id(now);
        let (workspace, channel, member) = (id(), id(), id());
        Self { workspace, channel, member, schedule: id(), round: id(), answer: id(), mark: mark.to_owned() }
    }

    /// Another member of the same workspace, with one of everything that is theirs.
    pub fn colleague(&self, entropy: &Entropy, now: Timestamp, mark: &str) -> Self {
        let (member, answer, mark) = (entropy.id(now), entropy.id(now), mark.to_owned());
        Self { member, answer, mark, ..self.clone() }
    }

    /// All by which it is known.
    pub fn marks(&self) -> Vec<String> {
        let ids = [self.workspace, self.channel, self.member, self.schedule, self.round, self.answer];
        ids.iter().map(ToString::to_string).chain([self.mark.clone()]).collect()
    }

    /// The member's id on the platform.
    pub fn external(&self) -> String {
        format!("external-{}", self.mark)
    }

    /// The value of a text column.
    fn text(&self, table: &str, column: &str, entropy: &Entropy, now: Timestamp) -> String {
        let id = match (table, column) {
            ("workspaces", "id") | (_, "workspace_id" | "scope") => self.workspace,
            ("channels", "id") | (_, "channel_id") => self.channel,
            ("members", "id") | (_, "member_id" | "created_by" | "asked_by") => self.member,
            ("schedules", "id") | (_, "schedule_id") => self.schedule,
            ("rounds", "id") | (_, "round_id" | "subject") => self.round,
            ("answers", "id") | (_, "answer_id") => self.answer,
            (_, "id") => entropy.id(now),
            _ if OF_KEYPOINT.contains(&column) => return format!("{column} {}", entropy.id(now)),
            _ => return self.words(table, column),
        };
        id.to_string()
    }

    fn words(&self, table: &str, column: &str) -> String {
        assert!(
            !column.ends_with("_id") || ["external_id", "question_id", "about_external_id"].contains(&column),
            "whose is {table}.{column}? say so in tests/store/tables.rs"
        );
        match (table, column) {
            ("workspaces", "platform") => "discord".to_owned(),
            ("workspaces" | "schedules", "zone") => "UTC".to_owned(),
            ("rounds", "state") => "revealed".to_owned(),
            ("schedules", "state") => "removed".to_owned(),
            ("jobs", "state") => "done".to_owned(),
            // Which message of Keypoint's it is, and a print of its text: nothing that anybody said.
            ("shown_messages", "says" | "message" | "state") => format!("{column} of a message"),
            ("deliveries", "place") => {
                format!("{{\"workspace\":\"{}\",\"channel\":\"1\",\"thread\":null}}", self.external())
            }
            (_, "external_id" | "about_external_id") => self.external(),
            (_, "day") => "2026-03-02".to_owned(),
            _ => format!("{column} of {}", self.mark),
        }
    }
}

/// The tables and their columns, with whether each holds text.
pub struct Tables {
    connection: AnyConnection,
    pub columns: BTreeMap<String, Vec<(String, bool)>>,
}

impl Tables {
    pub async fn of(url: &str) -> Self {
        install_default_drivers();
        let mut connection = AnyConnection::connect(url).await.unwrap();
        let backend = if url.starts_with("sqlite") { Backend::Sqlite } else { Backend::Postgres };
        let statement = match backend {
            Backend::Sqlite => {
                "select t.name, c.name, c.type from sqlite_master t join pragma_table_info(t.name) c
                 where t.type = 'table' and t.name not like 'sqlite_%' order by t.name, c.cid"
            }
            Backend::Postgres => {
                "select cast(table_name as text), cast(column_name as text), cast(data_type as text)
                 from information_schema.columns where table_schema = 'public'
                 order by table_name, ordinal_position"
            }
        };
        let rows: Vec<(String, String, String)> =
            sqlx::query_as(statement).fetch_all(&mut connection).await.unwrap();
        let mut columns: BTreeMap<String, Vec<(String, bool)>> = BTreeMap::new();
        for (table, column, kind) in rows {
            if !OF_NOBODY.contains(&table.as_str()) {
                columns.entry(table).or_default().push((column, kind.eq_ignore_ascii_case("text")));
            }
        }
        assert!(columns.len() > 15, "the tables are read: {columns:?}");
        Self { connection, columns }
    }

    /// Every table, what others refer to first.
    fn in_order(&self) -> Vec<String> {
        let rest = self.columns.keys().filter(|table| !FIRST.contains(&table.as_str()));
        FIRST.iter().map(|table| (*table).to_owned()).chain(rest.cloned()).collect()
    }

    /// Puts a row into every table, but for `without`.
    pub async fn fill(&mut self, of: &Filled, without: &[&str], entropy: &Entropy, now: Timestamp) {
        for table in self.in_order() {
            if without.contains(&table.as_str()) {
                continue;
            }
            let columns = self.columns[&table].clone();
            let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
            let numbers: Vec<String> = (1..=columns.len()).map(|number| format!("${number}")).collect();
            let statement =
                format!("insert into {table} ({}) values ({})", names.join(", "), numbers.join(", "));
            let mut query = sqlx::query(AssertSqlSafe(statement));
            for (column, is_text) in &columns {
                query = if *is_text {
                    query.bind(of.text(&table, column, entropy, now))
                } else {
                    query.bind(number_of(column, now))
                };
            }
            query.execute(&mut self.connection).await.unwrap_or_else(|error| panic!("{table}: {error}"));
        }
    }

    /// Every row of every table, as text.
    pub async fn rows(&mut self) -> BTreeMap<String, Vec<String>> {
        let mut all = BTreeMap::new();
        for (table, columns) in &self.columns {
            let texts: Vec<String> =
                columns.iter().map(|(name, _)| format!("coalesce(cast({name} as text), '')")).collect();
            let statement = format!("select {} from {table} order by 1", texts.join(" || ' | ' || "));
            let rows: Vec<String> =
                sqlx::query_scalar(AssertSqlSafe(statement)).fetch_all(&mut self.connection).await.unwrap();
            all.insert(table.clone(), rows);
        }
        all
    }

    /// Runs a statement.
    pub async fn run(&mut self, statement: &str) {
        sqlx::query(AssertSqlSafe(statement)).execute(&mut self.connection).await.unwrap();
    }
}

/// The value of a column of numbers: a time, or a count.
fn number_of(column: &str, now: Timestamp) -> Option<i64> {
    match column {
        "left_at" | "lease_until" => None,
        "at" | "planned_until" | "last_said" => Some(now.timestamp_millis()),
        _ if column.ends_with("_at") => Some(now.timestamp_millis()),
        "retention_days" => Some(365),
        _ => Some(1),
    }
}

/// The rows in which one of these is named.
pub fn naming(rows: &BTreeMap<String, Vec<String>>, marks: &[String]) -> BTreeMap<String, Vec<String>> {
    let names = |row: &String| marks.iter().any(|mark| row.contains(mark));
    let of = |(table, rows): (&String, &Vec<String>)| {
        let rows: Vec<String> = rows.iter().filter(|row| names(row)).cloned().collect();
        (!rows.is_empty()).then(|| (table.clone(), rows))
    };
    rows.iter().filter_map(of).collect()
}
