//! What members see, as stable plain text, and what of it a scenario has not looked at.

use std::{collections::BTreeMap, fmt::Write};

use super::{
    World,
    stage::{OpenForm, Sight, Spot},
};

/// What a member has seen, and where they are.
pub struct Eyes {
    /// The channel that they are in.
    pub channel: String,
    /// The form that is open before them.
    pub form: Option<OpenForm>,
    /// Forms and mistakes that they have not looked at.
    pub waiting: Vec<String>,
    seen: BTreeMap<String, Sight>,
}

impl Eyes {
    /// Of somebody who has seen nothing yet.
    pub fn in_channel(channel: &str) -> Self {
        Self { channel: channel.to_owned(), form: None, waiting: Vec::new(), seen: BTreeMap::new() }
    }
}

/// A message that is new, changed or gone.
struct Piece {
    sight: Sight,
    what: &'static str,
}

impl World {
    /// Everything that is new to a member since they last looked.
    pub async fn news(&mut self, member: &str) -> String {
        self.news_of(member, |_| true).await
    }

    /// What is new to a member and nobody else sees.
    pub async fn notes(&mut self, member: &str) -> String {
        self.news_of(member, |sight| sight.only_you).await
    }

    /// What is new to a member in threads and everybody sees.
    pub async fn threads(&mut self, member: &str) -> String {
        self.news_of(member, |sight| !sight.only_you && sight.spot.thread.is_some()).await
    }

    /// The first line of everything that is new to a member.
    pub async fn headlines(&mut self, member: &str) -> String {
        let sights = self.stage.look(member).await;
        let pieces = self.pieces(member, &sights, |_| true);
        let mut text = String::new();
        for piece in pieces {
            writeln!(text, "{} {}", heading(&piece, member, &sights), piece.sight.title).unwrap();
        }
        text + &self.waiting(member).join("\n")
    }

    /// What there is now is known to everyone, and the scenario goes on from here.
    pub async fn that_is_old_news(&mut self) {
        for member in self.members() {
            self.news(&member).await;
        }
    }

    /// What of a member's newest message from Keypoint is live that a person typed.
    pub async fn dangers(&mut self, member: &str) -> Vec<String> {
        let sights = self.stage.look(member).await;
        let newest = sights.into_iter().rfind(|sight| sight.author.is_none()).expect("a message");
        self.stage.dangers(&newest)
    }

    /// The names of all members.
    pub fn members(&self) -> Vec<String> {
        self.eyes.keys().cloned().collect()
    }

    async fn news_of(&mut self, member: &str, of_interest: impl Fn(&Sight) -> bool) -> String {
        let sights = self.stage.look(member).await;
        let pieces = self.pieces(member, &sights, of_interest);
        let mut parts: Vec<String> = pieces
            .iter()
            .map(|piece| format!("{}\n{}", heading(piece, member, &sights), indented(&piece.sight.text)))
            .collect();
        parts.extend(self.waiting(member));
        parts.join("\n\n")
    }

    fn waiting(&mut self, member: &str) -> Vec<String> {
        std::mem::take(&mut self.eyes.get_mut(member).unwrap().waiting)
    }

    /// What is new to a member, which is not new any more then.
    fn pieces(&mut self, member: &str, sights: &[Sight], of_interest: impl Fn(&Sight) -> bool) -> Vec<Piece> {
        let eyes = self.eyes.get_mut(member).unwrap_or_else(|| panic!("there is no member {member}"));
        let mut pieces = Vec::new();
        for sight in sights.iter().filter(|sight| of_interest(sight)) {
            let before = eyes.seen.insert(sight.id.clone(), sight.clone());
            let own = sight.author.as_deref() == Some(member);
            let what = match before {
                None if own && !sight.ticked => continue,
                None => "",
                Some(before) if before.ticked == sight.ticked && (own || before.text == sight.text) => {
                    continue;
                }
                Some(_) => ", changed",
            };
            pieces.push(Piece { sight: sight.clone(), what });
        }
        let gone = |id: &String| !sights.iter().any(|sight| sight.id == *id);
        let gone: Vec<String> = eyes.seen.keys().filter(|id| gone(id)).cloned().collect();
        for id in gone {
            let sight = eyes.seen.remove(&id).unwrap();
            if sight.author.as_deref() != Some(member) {
                pieces.push(Piece { sight, what: ", gone" });
            }
        }
        self.shown.extend(pieces.iter().map(|piece| version(&piece.sight)));
        pieces
    }

    /// Fails if there is anything that the scenario has not looked at, or work that is not done.
    pub async fn nothing_left_unread(mut self) {
        self.is_over = true;
        for member in self.members() {
            let sights = self.stage.look(&member).await;
            let shown = std::mem::take(&mut self.shown);
            let pieces = self.pieces(&member, &sights, |_| true);
            let unread = pieces.iter().filter(|piece| !shown.contains(&version(&piece.sight)));
            let unread: Vec<String> = unread
                .map(|piece| format!("{}\n{}", heading(piece, &member, &sights), indented(&piece.sight.text)))
                .chain(self.waiting(&member))
                .collect();
            assert!(unread.is_empty(), "{member} has unread news:\n\n{}", unread.join("\n\n"));
            self.shown = shown;
        }
        self.stage.is_well();
        let work = self.work_not_done().await;
        assert!(work.is_empty(), "work is not done:\n{}", work.join("\n"));
        let twice = self.troubles.sent_twice();
        assert!(twice.is_empty(), "sent twice: {twice:?}");
        assert!(self.troubles.are_over(), "a trouble did not come");
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let forgot = !self.is_over && !std::thread::panicking();
        assert!(!forgot, "a scenario ends with `nothing_left_unread`");
    }
}

/// What tells a message from what it was before, and from all others.
fn version(sight: &Sight) -> (String, String, bool) {
    (sight.id.clone(), sight.text.clone(), sight.ticked)
}

/// Where, who, and what of it: `#interview-practice, only Ada, Keypoint:`.
fn heading(piece: &Piece, member: &str, sights: &[Sight]) -> String {
    let Sight { spot, author, only_you, ticked, reply_to, .. } = &piece.sight;
    let place = match spot {
        Spot { channel, thread: None } => format!("#{channel}"),
        Spot { thread: Some(root), .. } => {
            let root = sights.iter().find(|sight| sight.id == *root);
            format!("thread of “{}”", root.map_or("", |root| root.title.as_str()))
        }
    };
    let only = if *only_you { format!(", only {member}") } else { String::new() };
    let author = author.as_deref().unwrap_or("Keypoint");
    let reply = reply_to.as_ref().map_or_else(String::new, |to| format!(" to {to}"));
    let tick = if *ticked { " ✓" } else { "" };
    format!("{place}{only}, {author}{reply}{tick}{}:", piece.what)
}

/// A text two spaces further to the right.
pub fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!("  {line}") });
    lines.collect::<Vec<_>>().join("\n")
}
