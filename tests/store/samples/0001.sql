-- A local workspace: a schedule with an open round, one answer.
insert into workspaces (id, platform, external_id, name, zone, created_at)
values ('01a20a49-5139-74e0-87b8-15702d4cbb3d', 'local', 'local', 'Local chat', 'Europe/Berlin', 1795468906809);

insert into channels (id, workspace_id, external_id, name, created_at)
values ('01a20a49-5139-7347-bc3b-fe5107e34f8c', '01a20a49-5139-74e0-87b8-15702d4cbb3d', 'c000000000001', 'interview-practice', 1795468906809);

insert into members (id, workspace_id, external_id, name, created_at)
values ('01a20a49-5139-7712-909a-bf03c8c6d570', '01a20a49-5139-74e0-87b8-15702d4cbb3d', 'm000000000002', 'Ada', 1795468906809);

insert into schedules (id, workspace_id, channel_id, name, when_text, zone, reveal, choice, notify, grace, state,
    planned_until, next_slot_at, last_sequence, created_by, created_at)
values ('01a20a49-513b-746b-81f8-0319fefd7ad9', '01a20a49-5139-74e0-87b8-15702d4cbb3d', '01a20a49-5139-7347-bc3b-fe5107e34f8c',
    'weekdays-0900', 'weekdays 09:00', 'Europe/Berlin', '6h', '{}', null, 7200000, 'active',
    1795468906811, 1795510800000, 1, '01a20a49-5139-7712-909a-bf03c8c6d570', 1795468906811);

insert into rounds (id, workspace_id, channel_id, schedule_id, slot, sequence, asked_by, choice, reveal, notify, state,
    due_at, question_id, question, posted_at, message, thread, closes_at, revealed_at)
values ('01a20a49-513b-7fd8-9b39-c0f3e52574af', '01a20a49-5139-74e0-87b8-15702d4cbb3d', '01a20a49-5139-7347-bc3b-fe5107e34f8c',
    '01a20a49-513b-746b-81f8-0319fefd7ad9', '2026-11-23T09:00:00', 1, null, '{}', '6h', null, 'open', 1795468906811, 'a-question',
    '{"id":"a-question","title":"A question","prompt":"What happens next?","key_points":[{"group":null,"name":"It goes on","text":"as before","aka":["as usual"]}],"follow_ups":[{"text":"And then?","good_reply":null}],"hints":["Wait"],"model_answer":null,"references":[],"difficulty":"mid","topics":["go"],"minutes":5,"kind":"theory","source":null,"license":null,"status":"reviewed"}',
    1795468906822, '000000000003', '000000000003', 1795490506815, null);

insert into slots (schedule_id, local_time, due_at, outcome, round_id)
values ('01a20a49-513b-746b-81f8-0319fefd7ad9', '2026-11-23T09:00:00', 1795468906811, 'round', '01a20a49-513b-7fd8-9b39-c0f3e52574af');

insert into answers (id, round_id, member_id, counted)
values ('01a20a49-59cc-7b8a-a564-20b67be77776', '01a20a49-513b-7fd8-9b39-c0f3e52574af', '01a20a49-5139-7712-909a-bf03c8c6d570', 1);

insert into answer_parts (round_id, source, answer_id, body, said_at, late, edited_at, removed_at)
values ('01a20a49-513b-7fd8-9b39-c0f3e52574af', 'message:000000000004', '01a20a49-59cc-7b8a-a564-20b67be77776', 'An answer', 1795468908999, 0, null, null);

insert into ledger (id, workspace_id, channel_id, round_id, member_id, reason, points, day, created_at)
values ('01a20a49-59cc-7e52-87a9-f49d1ffa8ef7', '01a20a49-5139-74e0-87b8-15702d4cbb3d', '01a20a49-5139-7347-bc3b-fe5107e34f8c',
    '01a20a49-513b-7fd8-9b39-c0f3e52574af', '01a20a49-5139-7712-909a-bf03c8c6d570', 'in-time', 10, '2026-11-23', 1795468909004);

insert into totals (scope, period, topic, member_id, points, answers)
values ('01a20a49-5139-7347-bc3b-fe5107e34f8c', 'all', '', '01a20a49-5139-7712-909a-bf03c8c6d570', 10, 1);

insert into streaks (schedule_id, member_id, current, best, last_sequence)
values ('01a20a49-513b-746b-81f8-0319fefd7ad9', '01a20a49-5139-7712-909a-bf03c8c6d570', 1, 1, 1);

insert into jobs (id, key, workspace_id, work, state, due_at, attempts, fence, lease_until, last_error, created_at, settled_at)
values ('01a20a49-513b-79c5-ad86-7f1d5f2f581b', '01a20a49-5139-74e0-87b8-15702d4cbb3d:reveal:01a20a49-513b-7fd8-9b39-c0f3e52574af',
    '01a20a49-5139-74e0-87b8-15702d4cbb3d', '{"do":"reveal","round":"01a20a49-513b-7fd8-9b39-c0f3e52574af"}', 'due', 1795490506815, 0, 0,
    null, null, 1795468906822, null),
    ('01a20a49-513b-79c5-ad86-7f1d5f2f581c', '01a20a49-5139-74e0-87b8-15702d4cbb3d:tell-admins:missed:x',
    '01a20a49-5139-74e0-87b8-15702d4cbb3d',
    '{"do":"tell_admins","about":"missed:x","place":{"workspace":"local","channel":"c000000000001","thread":null},"message":{"tone":"warning","notify":null,"blocks":[{"text":[{"text":"A question was missed."}]}]}}',
    'due', 1795468906811, 0, 0, null, null, 1795468906811, null);

insert into deliveries (key, place, started_at, message)
values ('card:01a20a49-513b-7fd8-9b39-c0f3e52574af', '{"workspace":"local","channel":"c000000000001","thread":null}', 1795468906819,
    '{"place":{"workspace":"local","channel":"c000000000001","thread":null},"id":"000000000003"}');

insert into hints_taken (subject, member_id, taken)
values ('01a20a49-513b-7fd8-9b39-c0f3e52574af', '01a20a49-5139-7712-909a-bf03c8c6d570', 1);
