-- The base. Portable to SQLite and PostgreSQL: see README.md for the rules.
-- Serves binaries from 0.1.0.

create table workspaces (
    id          text   primary key,
    platform    text   not null,
    external_id text   not null,
    name        text   not null,
    zone        text   not null,
    created_at  bigint not null,
    unique (platform, external_id)
);

create table channels (
    id           text   primary key,
    workspace_id text   not null references workspaces (id),
    external_id  text   not null,
    name         text   not null,
    created_at   bigint not null,
    unique (workspace_id, external_id)
);

create table members (
    id           text   primary key,
    workspace_id text   not null references workspaces (id),
    external_id  text   not null,
    name         text   not null,
    created_at   bigint not null,
    unique (workspace_id, external_id)
);

create table schedules (
    id            text   primary key,
    workspace_id  text   not null references workspaces (id),
    channel_id    text   not null references channels (id),
    name          text   not null,
    when_text     text   not null,
    zone          text   not null,
    reveal        text   not null,
    choice        text   not null,
    notify        text,
    grace         bigint not null,
    state         text   not null,
    planned_until bigint not null,
    next_slot_at  bigint,
    last_sequence bigint not null,
    created_by    text   references members (id),
    created_at    bigint not null
);

-- A removed schedule gives its name back, and a preview has not taken it yet.
create unique index schedules_by_name on schedules (workspace_id, name) where state in ('active', 'paused');
create index schedules_by_next_slot on schedules (next_slot_at) where state = 'active';

create table rounds (
    id           text   primary key,
    workspace_id text   not null references workspaces (id),
    channel_id   text   not null references channels (id),
    schedule_id  text   references schedules (id),
    slot         text,
    sequence     bigint not null,
    asked_by     text   references members (id),
    choice       text   not null,
    reveal       text   not null,
    notify       text,
    state        text   not null,
    due_at       bigint not null,
    question_id  text,
    question     text,
    posted_at    bigint,
    message      text,
    thread       text,
    closes_at    bigint,
    revealed_at  bigint
);

create index rounds_by_channel on rounds (channel_id, posted_at);
create index rounds_by_thread on rounds (channel_id, thread);
create index rounds_by_schedule on rounds (schedule_id, sequence);
create index rounds_in_flight on rounds (channel_id, state) where state in ('due', 'posting', 'open', 'revealing', 'uncertain');

-- One row for each slot that has been dealt with: its key is what makes it happen once. It is written
-- before its round, so the round is no foreign key.
create table slots (
    schedule_id text   not null references schedules (id),
    local_time  text   not null,
    due_at      bigint not null,
    outcome     text   not null,
    round_id    text,
    primary key (schedule_id, local_time)
);

-- `counted` is 1 while the answer counts as given in time; the totals and streaks follow it.
create table answers (
    id        text   primary key,
    round_id  text   not null references rounds (id),
    member_id text   not null references members (id),
    counted   bigint not null,
    unique (round_id, member_id)
);

create index answers_by_member on answers (member_id);

create table answer_parts (
    round_id   text   not null references rounds (id),
    source     text   not null,
    answer_id  text   not null references answers (id),
    body       text   not null,
    said_at    bigint not null,
    late       bigint not null,
    edited_at  bigint,
    removed_at bigint,
    primary key (round_id, source)
);

create index answer_parts_by_answer on answer_parts (answer_id, said_at);

-- A member may have one entry for each reason in a round; taking points back removes it.
create table ledger (
    id           text   primary key,
    workspace_id text   not null references workspaces (id),
    channel_id   text   not null references channels (id),
    round_id     text   not null references rounds (id),
    member_id    text   not null references members (id),
    reason       text   not null,
    points       bigint not null,
    day          text   not null,
    created_at   bigint not null,
    unique (round_id, member_id, reason)
);

create index ledger_by_member_and_day on ledger (member_id, day, reason);

-- Running totals, kept in the transaction that writes the ledger. `scope` is a channel's id, or the
-- workspace's; `topic` is empty for all topics.
create table totals (
    scope     text   not null,
    period    text   not null,
    topic     text   not null,
    member_id text   not null references members (id),
    points    bigint not null,
    answers   bigint not null,
    primary key (scope, period, topic, member_id)
);

create index totals_by_points on totals (scope, period, topic, points desc, member_id);
create index totals_by_member on totals (member_id, scope, period);

create table streaks (
    schedule_id   text   not null references schedules (id),
    member_id     text   not null references members (id),
    current       bigint not null,
    best          bigint not null,
    last_sequence bigint not null,
    primary key (schedule_id, member_id)
);

create index streaks_by_member on streaks (member_id);

create table hints_taken (
    subject   text   not null,
    member_id text   not null references members (id),
    taken     bigint not null,
    primary key (subject, member_id)
);

create table private_questions (
    id           text   primary key,
    workspace_id text   not null references workspaces (id),
    channel_id   text   not null references channels (id),
    member_id    text   not null references members (id),
    choice       text   not null,
    question_id  text   not null,
    question     text   not null,
    asked_at     bigint not null,
    answer       text,
    answered_at  bigint
);

create index private_questions_by_member on private_questions (member_id, question_id, asked_at);

-- Durable work: what must be done later, or must not be done twice.
create table jobs (
    id           text   primary key,
    key          text   not null unique,
    workspace_id text   not null references workspaces (id),
    work         text   not null,
    state        text   not null,
    due_at       bigint not null,
    attempts     bigint not null,
    fence        bigint not null,
    lease_until  bigint,
    last_error   text,
    created_at   bigint not null,
    settled_at   bigint
);

create index jobs_by_due on jobs (due_at) where state = 'due';
create index jobs_by_settled on jobs (settled_at) where settled_at is not null;

-- What was sent to a platform, written before it is sent: an entry without a message is a send whose
-- outcome is not known.
create table deliveries (
    key        text   primary key,
    place      text   not null,
    started_at bigint not null,
    message    text
);

-- The local chat: a chat platform of its own, beside Keypoint's own data.

create table local_members (
    id         text   primary key,
    name       text   not null unique,
    admin      bigint not null,
    created_at bigint not null
);

create table local_channels (
    id         text   primary key,
    name       text   not null unique,
    created_at bigint not null
);

create table local_messages (
    id         text   primary key,
    channel_id text   not null references local_channels (id),
    thread     text   references local_messages (id),
    author_id  text   references local_members (id),
    only_for   text   references local_members (id),
    effect_key text   unique,
    client_key text   unique,
    body       text   not null,
    reply_to   text   references local_messages (id),
    posted_at  bigint not null,
    edited_at  bigint,
    deleted_at bigint,
    ticked_at  bigint
);

create index local_messages_by_channel on local_messages (channel_id, thread, id);
create index local_messages_by_thread on local_messages (thread, id);

create table local_reads (
    member_id text not null references local_members (id),
    place     text not null,
    up_to     text not null,
    primary key (member_id, place)
);

-- What happened, in order, for pages that follow along. The counter's row makes that order the order
-- in which transactions commit.
create table local_counter (
    id    bigint primary key,
    value bigint not null
);

insert into local_counter (id, value) values (1, 0);

create table local_events (
    seq      bigint primary key,
    what     text   not null,
    only_for text,
    at       bigint not null
);
