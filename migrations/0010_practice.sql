-- Sealed answers, what points are given for, who is on a leaderboard, and what people may ask of their data.
-- Serves binaries from 0.1.0.

-- How answers are given: seen as they come, or not before the reveal.
alter table schedules add column answers text not null default 'open';
alter table rounds add column answers text not null default 'open';

-- Whether a message was hidden until the reveal (1), and its text filled into the form since (2).
alter table answer_parts add column hidden bigint not null default 0;

-- When an answer was taken back last: what was said before that is no part of it, whenever it is told. And
-- whether it has changed since Keypoint showed it last in the thread: how often.
alter table answers add column withdrawn_at bigint;
alter table answers add column to_show bigint not null default 0;

create index answers_to_show on answers (round_id) where to_show > 0;

-- The messages in which Keypoint shows answers. A change of one that was begun and not ended may still be
-- under way.
create table shown_messages (
    key       text   primary key,
    round_id  text   not null references rounds (id),
    answer_id text   not null references answers (id),
    number    bigint not null,
    says      text   not null,
    message   text,
    begun_at  bigint,
    state     text   not null
);

create index shown_messages_by_answer on shown_messages (answer_id, number);

-- Whether work is to be done once more that is being done.
alter table jobs add column again bigint not null default 0;

-- What a workspace gives points for, where that is not the usual; and the questions that it does not want.
create table point_values (
    workspace_id text   not null references workspaces (id),
    reason       text   not null,
    points       bigint not null,
    primary key (workspace_id, reason)
);

create table dropped_questions (
    workspace_id text   not null references workspaces (id),
    question_id  text   not null,
    dropped_at   bigint not null,
    primary key (workspace_id, question_id)
);

-- Who is on no leaderboard, by their own wish.
alter table members add column hidden bigint not null default 0;
alter table totals add column hidden bigint not null default 0;

-- For how many days the texts of answers are kept, and what admins did.
alter table workspaces add column retention_days bigint not null default 365;

create table audit (
    id           text   primary key,
    workspace_id text   not null references workspaces (id),
    external_id  text   not null,
    name         text   not null,
    action       text   not null,
    detail       text   not null,
    at           bigint not null
);

create index audit_by_time on audit (workspace_id, at);
