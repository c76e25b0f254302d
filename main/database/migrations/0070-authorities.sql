-- Which body issued each document (main/authorities): found again from the fields whenever they or the shipped list of
-- bodies change. Only `choice` is a person's word, and it counts while the names it was made for still stand.
create table document_authority (
  document_id integer primary key references document,
  body text, -- by what lists are counted and narrowed: the id of one body, or names as printed; null = the issuer alone
  fitting text not null default '[]', -- JSON: ids of the bodies that fit, or fit but for the date
  standing text not null default 'none' check (standing in ('one', 'several', 'outside', 'none')),
  choice text, -- the id of a body, '' = none of them
  choice_for text, -- superior and issuer as they stood
  stale integer not null default 1 check (stale in (0, 1))
) strict;
create index document_authority_stale on document_authority (document_id) where stale = 1;

-- By which version of the list the links were made; none yet.
create table authority_list (
  id integer primary key check (id = 1),
  version text not null
) strict;
insert into authority_list (id, version) values (1, '');

insert into document_authority (document_id)
  select document_id from field_value where current = 1 and field = 'issuer';

create trigger authority_field_added after insert on field_value
when new.current = 1 and new.field in ('issuer', 'superior', 'symbol', 'place', 'date')
begin
  insert or ignore into document_authority (document_id) values (new.document_id);
  update document_authority set stale = 1 where document_id = new.document_id and stale = 0;
end;

create trigger authority_field_changed after update of value, current on field_value
when new.field in ('issuer', 'superior', 'symbol', 'place', 'date')
begin
  update document_authority set stale = 1 where document_id = new.document_id and stale = 0;
end;
