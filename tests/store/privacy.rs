//! What is kept about a member is shown to them, and goes when they wish it: of every table that there is.

use std::collections::BTreeMap;

use keypoint::{
    chat::{message::Person, port::Platform},
    entropy::Entropy,
    practice::{
        Timestamp,
        ids::{MemberId, WorkspaceId},
    },
    store::{FORMER_MEMBER, Forgotten, OwnData, Store},
};

use crate::{
    scene::start,
    support::database::{Database, on_both_databases},
    tables::{Filled, Tables, naming},
};

/// Two members of one workspace, each with one of everything.
struct Team {
    store: Store,
    tables: Tables,
    ada: Filled,
    bob: Filled,
}

/// What a workspace has once, whoever its members are.
const SHARED: &[&str] =
    &["workspaces", "channels", "schedules", "rounds", "slots", "point_values", "dropped_questions"];

impl Team {
    async fn on(database: &Database) -> Self {
        let store = Store::connect(&database.url).await.unwrap();
        let entropy = Entropy::seeded(4);
        let mut tables = Tables::of(&database.url).await;
        let ada = Filled::new(&entropy, start(), "ada-lovelace");
        tables.fill(&ada, &[], &entropy, start()).await;
        let bob = ada.colleague(&entropy, start(), "bob-builder");
        tables.fill(&bob, SHARED, &entropy, start()).await;
        // What is of nobody, and was filled in with the others, is none of their own.
        tables.run("delete from deliveries").await;
        tables.run("delete from forgotten").await;
        tables.run("update workspaces set name = 'Team', external_id = 'team'").await;
        tables.run("update channels set name = 'general', external_id = 'general'").await;
        tables.run("update jobs set work = '{\"to\":\"' || 'external-ada-lovelace' || '\"}'").await;
        Self { store, tables, ada, bob }
    }

    async fn data_of(&self, whose: &Filled) -> OwnData {
        let mut tx = self.store.read().await.unwrap();
        let workspace = tx.workspace(WorkspaceId(whose.workspace)).await.unwrap();
        tx.own_data(workspace, MemberId(whose.member)).await.unwrap()
    }

    /// Deletes everything of Ada's, as the bot does.
    async fn erase_ada(&self, earned: bool) {
        let (workspace, member) = (WorkspaceId(self.ada.workspace), MemberId(self.ada.member));
        let mut tx = self.store.begin().await.unwrap();
        let gone = Person { id: "former:1".to_owned(), name: FORMER_MEMBER.to_owned() };
        let external = self.ada.external();
        let taken = tx.take_identity((workspace, member), &external, &gone, &forgotten(start())).await;
        assert!(taken.unwrap());
        for (job, work) in tx.work_naming(workspace, &external).await.unwrap() {
            tx.reword_work(job, &work, "{}").await.unwrap();
        }
        for (_, answer) in tx.answers_with_parts(member).await.unwrap() {
            assert_eq!(tx.erase_parts(answer).await.unwrap(), 1);
        }
        while tx.erase_some_said(member).await.unwrap() > 0 {}
        while earned && tx.erase_some_earned(member).await.unwrap() > 0 {}
        let again = tx.take_identity((workspace, member), &external, &gone, &forgotten(start())).await;
        assert!(!again.unwrap(), "it is done once");
        tx.commit().await.unwrap();
    }
}

fn forgotten(at: Timestamp) -> Forgotten {
    Forgotten { fingerprint: "a-print".to_owned(), salt: "a-salt".to_owned(), at }
}

/// The columns by which a row is a member's.
const OF_A_MEMBER: &[&str] =
    &["member_id", "external_id", "about_external_id", "created_by", "asked_by", "answer_id"];

/// Tables that say `external_id`, and mean no member.
const OF_NO_MEMBER: &[&str] = &["workspaces", "channels"];

/// In which part of a copy the rows of a table are.
fn is_in_copy(table: &str, data: &OwnData) -> bool {
    match table {
        "members" => data.name.contains("ada-lovelace"),
        "admins" => data.admin_since.is_some(),
        "answers" => !data.answers.is_empty(),
        "answer_parts" => data.answers.iter().any(|answer| !answer.parts.is_empty()),
        "audit" => !data.deeds.is_empty(),
        "ledger" => !data.points.is_empty(),
        "totals" => !data.totals.is_empty(),
        "reason_totals" => !data.reasons.is_empty(),
        "streaks" => !data.streaks.is_empty(),
        "hints_taken" => !data.hints.is_empty(),
        "private_questions" => !data.private.is_empty(),
        "schedules" => !data.schedules.is_empty(),
        "rounds" => !data.asked_for.is_empty(),
        // Where Keypoint shows what is in the copy among the answers.
        "shown_messages" => true,
        _ => panic!("{table} holds something of a member's: is it in the copy that /privacy export gives?"),
    }
}

on_both_databases! {
    async fn a_copy_has_something_of_every_table_that_holds_something_of_a_members(database) {
        let team = Team::on(&database).await;
        let data = team.data_of(&team.ada).await;
        let of_members = team.tables.columns.iter().filter(|(table, columns)| {
            let is_of_a_member = columns.iter().any(|(name, _)| OF_A_MEMBER.contains(&name.as_str()));
            is_of_a_member && !OF_NO_MEMBER.contains(&table.as_str())
        });
        let missing: Vec<&String> =
            of_members.map(|(table, _)| table).filter(|table| !is_in_copy(table, &data)).collect();
        assert_eq!(missing, [""; 0]);
        assert!(!format!("{data:?}").contains("bob-builder"), "nothing of anybody else's");
        assert_eq!(team.data_of(&team.bob).await.answers.len(), 1);
    }

    async fn once_all_is_deleted_no_table_names_them_and_what_others_have_is_as_it_was(database) {
        for earned in [false, true] {
            let fresh = another(&database).await;
            let mut team = Team::on(&fresh).await;
            let before = rows_of(&mut team, "bob-builder").await;
            team.erase_ada(earned).await;
            let rows = team.tables.rows().await;
            let named = naming(&rows, &["ada-lovelace".to_owned(), team.ada.external()]);
            // The question of a round and the name of a schedule are the workspace's.
            let own: Vec<String> =
                named.into_keys().filter(|table| !SHARED.contains(&table.as_str())).collect();
            assert_eq!(own, [""; 0]);
            assert_eq!(rows_of(&mut team, "bob-builder").await, before);
            let left: Vec<String> = naming(&rows, &[team.ada.member.to_string()]).into_keys().collect();
            let kept = ["answers", "ledger", "members", "reason_totals", "rounds", "streaks", "totals"];
            let expected: &[&str] = if earned { &["answers", "members", "rounds"] } else { &kept };
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(left, expected);
        }
    }

    async fn what_was_said_before_a_deletion_is_told_from_what_is_said_after_it(database) {
        let team = Team::on(&database).await;
        team.erase_ada(true).await;
        let mut tx = team.store.read().await.unwrap();
        let before = start() - chrono::TimeDelta::seconds(1);
        let after = start() + chrono::TimeDelta::seconds(1);
        assert_eq!(tx.forgotten_since(Platform::Discord, "team", before).await.unwrap(), [forgotten(start())]);
        assert_eq!(tx.forgotten_since(Platform::Discord, "team", after).await.unwrap(), []);
        assert_eq!(tx.forgotten_since(Platform::Slack, "team", before).await.unwrap(), []);
    }
}

/// Another database of the same kind.
async fn another(database: &Database) -> Database {
    if database.url.starts_with("sqlite") { Database::sqlite() } else { Database::postgres().await }
}

async fn rows_of(team: &mut Team, mark: &str) -> BTreeMap<String, Vec<String>> {
    naming(&team.tables.rows().await, &[mark.to_owned()])
}
