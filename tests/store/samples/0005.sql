-- Work can be dropped.
insert into jobs (id, key, workspace_id, channel_id, work, state, due_at, attempts, fence, lease_until, last_error, created_at, settled_at)
values ('01a20a49-513b-79c5-ad86-7f1d5f2f581d', '01a20a49-5139-74e0-87b8-15702d4cbb3d:post:01a20a49-513b-7fd8-9b39-c0f3e52574b0', '01a20a49-5139-74e0-87b8-15702d4cbb3d', '01a20a49-5139-7347-bc3b-fe5107e34f8c',
    '{"do":"post","round":"01a20a49-513b-7fd8-9b39-c0f3e52574b0"}',
    'dropped', 1795468906811, 3, 3, null, 'the channel is gone', 1795468906811, 1795468907811);
