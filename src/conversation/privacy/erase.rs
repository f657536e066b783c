//! Deleting one's data: who they are at once, in one transaction with the work that deletes the rest.

use serde_json::Value;

use super::{
    super::{Conversation, Outcome},
    Own,
    forgotten::forgotten,
};
use crate::{
    chat::{
        event::{Actor, Response},
        message::Person,
        place::Platform,
    },
    fault,
    jobs::work::{Work, enqueue},
    practice::privacy::Erasure,
    render::privacy,
    store::{FORMER_MEMBER, Result, Tx},
};

impl Conversation {
    /// Deletes the data of who asks; what was deleted already is gone.
    pub(super) async fn erase_data(&self, by: &Actor, erasure: Erasure) -> Outcome {
        let own = self.own(&mut self.store.read().await?, by).await?;
        if own.is_empty() {
            return Ok(Response::Update(self.view_of(by).await?.message()));
        }
        for own in &own {
            self.forget(by, own, erasure).await?;
        }
        self.waker.wake();
        Ok(Response::Update(privacy::erased(erasure)))
    }

    async fn forget(&self, by: &Actor, own: &Own, erasure: Erasure) -> Result<()> {
        let (workspace, member) = own;
        let now = self.clock.now();
        // What work there is takes long to look through, so that is done before anybody has to wait.
        let naming = self.store.read().await?.work_naming(workspace.id, &member.external).await?;
        let gone = Person { id: format!("former:{}", self.entropy.id(now)), name: FORMER_MEMBER.to_owned() };
        let mut tx = self.store.begin().await?;
        self.withdraw_open(&mut tx, own).await?;
        let forgotten = forgotten(self.entropy.id(now), &member.external, by.at);
        if !tx.take_identity((workspace.id, member.id), &member.external, &gone, &forgotten).await? {
            return Ok(());
        }
        if workspace.platform == Platform::Local {
            tx.erase_local_files(&member.external).await?;
        }
        for (job, work) in naming {
            if let Some(without) = without(&work, &member.external, &gone) {
                tx.reword_work(job, &work, &without).await?;
            }
        }
        let work = Work::Erase { member: member.id, erasure, again: false };
        enqueue(&mut tx, &self.entropy, workspace.id, None, &work, now, now).await?;
        fault::point("forget.before").await;
        tx.commit().await?;
        fault::point("forget.after").await;
        Ok(())
    }

    /// Answers in open rounds are taken back, as if all that was said in them had been deleted there.
    async fn withdraw_open(&self, tx: &mut Tx, (workspace, member): &Own) -> Result<()> {
        let answers = tx.answers_in_open_rounds(member.id).await?;
        let mut rounds = Vec::with_capacity(answers.len());
        for (round, answer) in answers {
            let round = tx.round(round).await?;
            tx.hold_round(&round).await?;
            rounds.push((round, answer));
        }
        tx.lock_member(member.id).await?;
        for (round, answer) in rounds {
            tx.erase_parts(answer).await?;
            self.show_anew(tx, &round, answer).await?;
            self.discount(tx, workspace, &round, member, answer).await?;
        }
        Ok(())
    }
}

/// A piece of work without somebody's id and name; none if it does not name them.
fn without(work: &str, external: &str, gone: &Person) -> Option<String> {
    let mut value: Value = serde_json::from_str(work).ok()?;
    replace(&mut value, external, gone).then(|| value.to_string())
}

fn replace(value: &mut Value, external: &str, gone: &Person) -> bool {
    match value {
        Value::String(text) if text == external => {
            gone.id.clone_into(text);
            true
        }
        Value::Array(items) => items.iter_mut().fold(false, |any, item| replace(item, external, gone) | any),
        Value::Object(fields) => {
            if fields.get("id").and_then(Value::as_str) == Some(external) && fields.contains_key("name") {
                fields.insert("name".to_owned(), gone.name.clone().into());
            }
            fields.values_mut().fold(false, |any, field| replace(field, external, gone) | any)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_names_somebody_names_them_no_more() {
        let gone = Person { id: "former:1".to_owned(), name: FORMER_MEMBER.to_owned() };
        let work = r#"{"do":"tell_admins","to":"U1","message":{"blocks":[{"text":[{"person":{"id":"U1","name":"Ada"}},{"text":"Ada"}]}]}}"#;
        let without = without(work, "U1", &gone).unwrap();
        assert!(!without.contains("U1") && without.contains("former:1"), "{without}");
        assert!(without.contains(r#""name":"A former member""#), "{without}");
        assert_eq!(super::without(work, "U2", &gone), None);
    }
}
