//! How users, servers, roles and channels come to be: the stage for a test.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{
    dispatch::Outbox,
    model::{Application, Channel, Guild, Id, Kind, Member, Now, Overwrite, Role, State, User},
    permissions::USUAL,
    violations::Violations,
};

/// The gateway intents that are privileged: members, presences, message content.
pub const PRIVILEGED: u64 = (1 << 1) | (1 << 8) | (1 << 15);

impl State {
    /// Nothing yet.
    pub fn new(now: Now) -> Self {
        Self {
            now,
            next: 0,
            users: BTreeMap::new(),
            applications: BTreeMap::new(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: BTreeMap::new(),
            files: BTreeMap::new(),
            interactions: BTreeMap::new(),
            outbox: Outbox::default(),
            violations: Violations::default(),
        }
    }

    /// A person.
    pub fn new_user(&mut self, username: &str) -> Id {
        let id = self.id();
        let user = User {
            id,
            username: username.to_owned(),
            global_name: None,
            bot: false,
            takes_direct_messages: true,
        };
        self.users.insert(id, user);
        id
    }

    /// An application with its bot and this token; it has the intents that need approval.
    pub fn new_application(&mut self, name: &str, token: &str) -> Id {
        let owner = self.new_user(&format!("{name}-owner"));
        let id = self.new_user(name);
        self.users.get_mut(&id).expect("it was just made").bot = true;
        let application = Application {
            id,
            name: name.to_owned(),
            owner,
            token: token.to_owned(),
            privileged_intents: PRIVILEGED,
            // The «limited» flags: what applications in fewer than 100 servers have.
            flags: (1 << 13) | (1 << 15) | (1 << 19),
            commands: BTreeMap::new(),
            guild_commands: BTreeMap::new(),
            registrations: 0,
            recommended_shards: 1,
            sessions_left: 1000,
        };
        self.applications.insert(id, application);
        id
    }

    /// Sets which privileged intents an application has, and the flags that say so.
    pub fn permit_intents(&mut self, application: Id, intents: u64) {
        // The «limited» flags: what applications in fewer than 100 servers have.
        const FLAGS: [(u64, u64); 3] = [(1 << 8, 1 << 13), (1 << 1, 1 << 15), (1 << 15, 1 << 19)];
        let application = self.applications.get_mut(&application).expect("there is such an application");
        application.privileged_intents = intents & PRIVILEGED;
        application.flags =
            FLAGS.iter().filter(|(intent, _)| intents & intent != 0).map(|(_, flag)| flag).sum();
    }

    /// A server with its owner in it, and the usual permissions for everybody.
    pub fn new_guild(&mut self, name: &str, owner: Id) -> Id {
        let id = self.id();
        let everyone = Role {
            id,
            name: "@everyone".to_owned(),
            permissions: USUAL,
            position: 0,
            mentionable: false,
            managed: false,
        };
        let guild = Guild {
            id,
            name: name.to_owned(),
            owner,
            system_channel: None,
            roles: BTreeMap::from([(id, everyone)]),
            members: BTreeMap::new(),
            locale: "en-US".to_owned(),
            unavailable: false,
        };
        self.guilds.insert(id, guild);
        self.seat(id, owner);
        id
    }

    /// Puts a user into a server, without a word to anybody.
    pub fn seat(&mut self, guild: Id, user: Id) {
        let joined_at = (self.now)();
        let member = Member { user, nick: None, roles: BTreeSet::new(), joined_at, timed_out_until: None };
        self.guilds.get_mut(&guild).expect("there is such a server").members.insert(user, member);
    }

    /// A role that permits this.
    pub fn new_role(&mut self, guild: Id, name: &str, permissions: u64) -> Id {
        let id = self.id();
        let guild = self.guilds.get_mut(&guild).expect("there is such a server");
        let position = i64::try_from(guild.roles.len()).expect("a small number");
        let name = name.to_owned();
        guild.roles.insert(id, Role { id, name, permissions, position, mentionable: false, managed: false });
        id
    }

    /// Gives a member a role.
    pub fn give_role(&mut self, guild: Id, user: Id, role: Id) {
        let guild = self.guilds.get_mut(&guild).expect("there is such a server");
        guild.members.get_mut(&user).expect("they are in it").roles.insert(role);
    }

    /// A channel of a server.
    pub fn new_channel(&mut self, guild: Id, name: &str, kind: Kind) -> Id {
        let id = self.id();
        let position = self.channels.values().filter(|channel| channel.guild == Some(guild)).count();
        let channel = Channel {
            id,
            kind,
            guild: Some(guild),
            name: name.to_owned(),
            parent: None,
            position: i64::try_from(position).expect("a small number"),
            overwrites: Vec::new(),
            slow_mode: 0,
            nsfw: false,
            flags: 0,
            available_tags: Vec::new(),
            thread: None,
            recipients: Vec::new(),
        };
        self.channels.insert(id, channel);
        id
    }

    /// Changes what a role or a member may do in a channel.
    pub fn overwrite(&mut self, channel: Id, id: Id, allow: u64, deny: u64) {
        let is_member = self.users.contains_key(&id);
        let channel = self.channels.get_mut(&channel).expect("there is such a channel");
        channel.overwrites.retain(|one| one.id != id);
        channel.overwrites.push(Overwrite { id, is_member, allow, deny });
    }

    /// The direct messages of two users, which are opened if they are not yet.
    pub fn direct(&mut self, one: Id, other: Id) -> Id {
        let open = self.channels.values().find(|channel| {
            channel.kind == Kind::Direct
                && channel.recipients.contains(&one)
                && channel.recipients.contains(&other)
        });
        if let Some(open) = open {
            return open.id;
        }
        let id = self.new_channel(0, "", Kind::Direct);
        let channel = self.channels.get_mut(&id).expect("it was just made");
        channel.guild = None;
        channel.position = 0;
        channel.recipients = vec![one, other];
        id
    }
}
