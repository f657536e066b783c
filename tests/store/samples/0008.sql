-- What a person did on Slack was heard, and a part of an answer knows its version.
insert into heard (platform, delivery, heard_at) values ('slack', '13345224609.738474920.8088930838d88f008e0', 1795468906819);
update answer_parts set version = 1795468906819 where version is null;
