-- Who may work at this archive, and what is set for the archive as a whole.

-- A user is never removed, because the audit chain names him; he is made inactive.
create table user (
  id integer primary key,
  name text not null, -- the login name as it was given; the actor of events
  name_key text not null unique, -- the same as it is compared: case, normal form and tone place apart
  full_name text not null,
  role text not null check (role in ('clerk', 'checker', 'searcher', 'it', 'administrator')),
  password_hash text not null, -- argon2id with its parameters and salt
  password_set_at text not null, -- sessions that signed in before end
  active integer not null default 1 check (active in (0, 1)),
  failures integer not null default 0, -- wrong passwords in a row
  last_failure_at text,
  created_at text not null,
  changed_at text not null,
  last_sign_in_at text
) strict;

-- Events and approvals carry the login name as it was given; lists show the full name.
create index user_by_name on user (name);
create trigger user_is_never_removed before delete on user begin select raise(abort, 'users are never removed'); end;
create trigger user_keeps_the_name before update of name, name_key on user begin
  select raise(abort, 'a user keeps the name');
end;

create table settings (
  id integer primary key check (id = 1),
  deadline text, -- day by which 100 % is due: 2026-12-31
  idle_minutes integer not null default 15 check (idle_minutes between 0 and 480), -- 0: the window never locks
  practice integer not null default 0 check (practice in (0, 1)) -- made from the bundled samples, for learning
) strict;
insert into settings (id) values (1);
