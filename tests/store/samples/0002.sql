-- A workspace knows when the bot came, and a round in which thread its card is.
update workspaces set joined_at = 1795468906800;

update rounds set card_thread = 'forum-post';
