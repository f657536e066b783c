-- What a platform brings that the local chat does not have: workspaces that the bot is added to and
-- removed from, and cards that are themselves in a thread (a forum's post).
-- Serves binaries from 0.1.0.

alter table workspaces add column joined_at bigint;
alter table workspaces add column left_at bigint;
alter table rounds add column card_thread text;
