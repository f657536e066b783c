//! A copy of one's data, as a file in JSON. Its form is documented in `docs/privacy.md`; a change that could
//! surprise who reads it by a program gets another version.

use serde_json::{Map, Value, json};

use super::super::{Conversation, Outcome};
use crate::{
    chat::{
        attachment::Attachment,
        event::{Actor, Response},
    },
    practice::Timestamp,
    render::privacy,
    store::{OwnAnswer, OwnData, OwnDeed, OwnNamed, OwnPoints, OwnPrivate, OwnTotal},
};

/// The version of the form.
const VERSION: u32 = 1;

/// How large a file may become, in bytes: what is left of what fits is for the rest of the document.
const PART: usize = Attachment::MAX_BYTES - 512 * 1024;

impl Conversation {
    pub(super) async fn export_data(&self, by: &Actor, part: u32) -> Outcome {
        let mut tx = self.store.read().await?;
        let mut all = Vec::new();
        for (workspace, member) in self.own(&mut tx, by).await? {
            all.push(tx.own_data(workspace, member.id).await?);
        }
        drop(tx);
        if all.is_empty() {
            return Ok(Response::Note(self.view_of(by).await?.message()));
        }
        let now = self.clock.now();
        let documents = documents(&all, now, PART);
        let parts = u32::try_from(documents.len()).unwrap_or(u32::MAX);
        // Of what has become shorter meanwhile, the last part.
        let part = part.min(parts.saturating_sub(1));
        let Some(document) = documents.into_iter().nth(part as usize) else {
            return Ok(Response::Note(self.view_of(by).await?.message()));
        };
        let day = now.format("%Y-%m-%d");
        let name = if parts == 1 {
            format!("keypoint-data-{day}.json")
        } else {
            format!("keypoint-data-{day}-part-{}-of-{parts}.json", part + 1)
        };
        let bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
        let message = privacy::export(part, parts).with_attachment(Attachment::json(&name, bytes));
        Ok(Response::Note(message))
    }
}

/// The documents of a copy: one, or several where that were larger than `most` bytes. What there can be many
/// of is divided; the rest is in each.
fn documents(all: &[OwnData], now: Timestamp, most: usize) -> Vec<Value> {
    let mut parts: Vec<Vec<Map<String, Value>>> = vec![all.iter().map(head).collect()];
    let mut size = 0;
    for (index, own) in all.iter().enumerate() {
        for (list, record) in records(own) {
            let length = record.to_string().len() * 2;
            if size + length > most && size > 0 {
                parts.push(all.iter().map(head).collect());
                size = 0;
            }
            size += length;
            let of_workspace = parts.last_mut().and_then(|part| part.get_mut(index));
            if let Some(Value::Array(records)) = of_workspace.and_then(|fields| fields.get_mut(list)) {
                records.push(record);
            }
        }
    }
    let count = parts.len();
    let document = |(index, workspaces)| {
        json!({
            "format": "keypoint-export",
            "version": VERSION,
            "made_at": now,
            "part": index + 1,
            "parts": count,
            "workspaces": workspaces,
        })
    };
    parts.into_iter().enumerate().map(document).collect()
}

/// What there is little of, and the lists that the rest goes into.
fn head(own: &OwnData) -> Map<String, Value> {
    let reasons = own
        .reasons
        .iter()
        .map(|(reason, points, times)| json!({ "reason": reason, "points": points, "times": times }));
    let streaks = own
        .streaks
        .iter()
        .map(|(schedule, current, best)| json!({ "schedule": schedule, "current": current, "best": best }));
    let head = json!({
        "platform": own.workspace.platform.name(),
        "workspace": { "id": own.workspace.external, "name": own.workspace.name },
        "member": {
            "id": own.external,
            "name": own.name,
            "known_since": own.known_since,
            "on_leaderboards": own.on_boards,
            "admin_since": own.admin_since,
        },
        "points_by_reason": reasons.collect::<Vec<_>>(),
        "streaks": streaks.collect::<Vec<_>>(),
        "schedules_added": own.schedules.iter().map(named).collect::<Vec<_>>(),
        "answers": [],
        "points": [],
        "private_questions": [],
        "questions_asked_for": [],
        "hints": [],
        "admin_actions": [],
        "totals": [],
    });
    match head {
        Value::Object(head) => head,
        _ => Map::new(),
    }
}

/// What there can be many of, each with the list that it goes into.
fn records(own: &OwnData) -> impl Iterator<Item = (&'static str, Value)> {
    let hints = own.hints.iter().map(|(of, taken)| ("hints", json!({ "of": of, "taken": taken })));
    own.answers
        .iter()
        .map(|one| ("answers", answer(one)))
        .chain(own.points.iter().map(|one| ("points", points(one))))
        .chain(own.private.iter().map(|one| ("private_questions", private(one))))
        .chain(own.asked_for.iter().map(|one| ("questions_asked_for", named(one))))
        .chain(hints)
        .chain(own.deeds.iter().map(|one| ("admin_actions", deed(one))))
        .chain(own.totals.iter().map(|one| ("totals", total(one))))
}

fn answer(answer: &OwnAnswer) -> Value {
    let parts = answer.parts.iter().map(|part| {
        json!({
            "text": part.text,
            "said_at": part.said_at,
            "edited_at": part.edited_at,
            "removed_at": part.removed_at,
            "late": part.late,
        })
    });
    json!({
        "round": answer.round,
        "question": answer.question,
        "channel": answer.channel,
        "asked_at": answer.asked_at,
        "in_time": answer.counted,
        "parts": parts.collect::<Vec<_>>(),
    })
}

fn points(points: &OwnPoints) -> Value {
    json!({
        "round": points.round,
        "question": points.question,
        "channel": points.channel,
        "day": points.day,
        "reason": points.reason,
        "points": points.points,
        "given_at": points.given_at,
    })
}

fn private(private: &OwnPrivate) -> Value {
    json!({
        "question_id": private.question_id,
        "question": private.question,
        "asked_at": private.asked_at,
        "answer": private.answer,
        "answered_at": private.answered_at,
    })
}

fn named(named: &OwnNamed) -> Value {
    json!({ "name": named.name, "at": named.at })
}

fn deed(deed: &OwnDeed) -> Value {
    json!({ "action": deed.action, "detail": deed.detail, "at": deed.at, "by_you": deed.by_them })
}

fn total(total: &OwnTotal) -> Value {
    json!({
        "channel": total.channel,
        "period": total.period,
        "topic": total.topic,
        "points": total.points,
        "answers": total.answers,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chat::place::Platform,
        practice::ids::WorkspaceId,
        store::{OwnPart, Workspace},
    };

    fn own(answers: usize) -> OwnData {
        let at = Timestamp::UNIX_EPOCH;
        let text = "x".repeat(1_000);
        let part = OwnPart { text, said_at: at, edited_at: None, removed_at: None, late: false };
        let answer = |number: usize| OwnAnswer {
            round: number.to_string(),
            question: "What then?".to_owned(),
            channel: "general".to_owned(),
            asked_at: Some(at),
            counted: true,
            parts: vec![part.clone()],
        };
        OwnData {
            workspace: Workspace {
                id: WorkspaceId(uuid::Uuid::nil()),
                platform: Platform::Local,
                external: "local".to_owned(),
                name: "Local".to_owned(),
                zone: "UTC".parse().unwrap(),
            },
            external: "1".to_owned(),
            name: "Ada".to_owned(),
            known_since: at,
            on_boards: true,
            admin_since: None,
            answers: (0..answers).map(answer).collect(),
            points: Vec::new(),
            totals: Vec::new(),
            reasons: Vec::new(),
            streaks: Vec::new(),
            hints: Vec::new(),
            private: Vec::new(),
            schedules: Vec::new(),
            asked_for: Vec::new(),
            deeds: Vec::new(),
        }
    }

    #[test]
    fn a_copy_that_is_too_large_for_one_file_comes_in_parts_that_fit_and_hold_everything_once() {
        let (most, all) = (20_000, [own(30), own(7)]);
        let documents = documents(&all, Timestamp::UNIX_EPOCH, most);
        assert!(documents.len() > 2, "{}", documents.len());
        let mut rounds = Vec::new();
        for (index, document) in documents.iter().enumerate() {
            assert!(serde_json::to_vec_pretty(document).unwrap().len() < most + 10_000);
            assert_eq!(
                (&document["part"], &document["parts"]),
                (&(index + 1).into(), &documents.len().into())
            );
            for workspace in document["workspaces"].as_array().unwrap() {
                assert_eq!(workspace["member"]["name"], "Ada");
                let answers = workspace["answers"].as_array().unwrap();
                rounds.extend(answers.iter().map(|answer| answer["round"].as_str().unwrap().to_owned()));
            }
        }
        let expected: Vec<String> = (0..30).chain(0..7).map(|round| round.to_string()).collect();
        assert_eq!(rounds, expected);
    }

    #[test]
    fn a_usual_copy_is_one_file() {
        assert_eq!(documents(&[own(3)], Timestamp::UNIX_EPOCH, PART).len(), 1);
    }
}
