-- There are leases.
insert into leases (name, holder, lease_until)
values ('the connection to Discord', '01a20a49-5139-7000-8000-000000000001', 1795468921809);
