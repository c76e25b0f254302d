-- What people do with pages, documents and words, and how it is taken back.

-- A removed page stands in no document (document_id is null): nothing that counts, reads or delivers the pages of a
-- document can meet it by mistake. It keeps where it stood: removed_from and its ordinal there.
alter table page alter column document_id drop not null;
alter table page add column removed_from integer references document;
alter table page add column removed_how text check (removed_how in ('removed', 'replaced'));
alter table page add column removed_at text;
alter table page add column removed_by text;
-- Set aside by a person (a blank back, a separator): stays in its document, is no part of its text and is not delivered.
alter table page add column aside integer not null default 0 check (aside in (0, 1));
-- A person's turn, clockwise degrees on top of turn_from: the rotation the machine had found then, or (null) the way the
-- file itself asks to be shown. null = nobody has turned the page. `rotation` stays that of the reading that stands.
alter table page add column turn integer check (turn in (0, 90, 180, 270));
alter table page add column turn_from integer check (turn_from in (0, 90, 180, 270));
-- Counts up whenever the page's picture changes.
alter table page add column picture_version integer not null default 0;
-- The file it came in with; of its document only while nobody has moved or replaced it.
alter table page add column source_file_id integer references source_file;
update page set source_file_id = (select source_file_id from document where id = page.document_id);

create index page_removed on page (removed_from) where removed_from is not null;
create index page_by_source on page (source_file_id);
drop index page_counts;
create index page_counts on page (document_id, read_state, blank, aside);

-- 1: its last page left it. It counts nowhere and stands in no list until a page comes back; its ordinal is then below 0.
alter table document add column emptied integer not null default 0 check (emptied in (0, 1));

create trigger page_belongs_or_is_removed before update of document_id, removed_from on page
when (new.document_id is null) <> (new.removed_from is not null)
begin
  select raise(abort, 'a page stands in a document or is removed from one');
end;

create trigger document_emptied after update of document_id on page when old.document_id is not new.document_id begin
  update document set emptied = 1
    where id = old.document_id and not exists (select 1 from page where document_id = old.document_id);
  update document set emptied = 0 where id = new.document_id and emptied = 1;
end;

-- What a person changed, so that it can be taken back and done again. `changes` says what stood before and what after;
-- the chain of events, which is never touched, says the same for people.
create table edit (
  id integer primary key,
  at text not null,
  actor text not null,
  call text not null, -- the call of the contract
  count integer not null, -- pages, documents or words
  dossier_id integer references dossier,
  document_id integer references document,
  changes blob not null, -- deflated JSON (main/records/edits.ts)
  state text not null default 'done' check (state in ('done', 'undone', 'dropped')) -- dropped: can be redone no more
) strict;
create index edit_by_actor on edit (actor, state, id);

-- The index: pages set aside are no text of their document, and a document without pages is not found.
drop view search_text;
create view search_text as
with current_value as (select document_id, field, value from field_value where current = 1 and value is not null)
select
  document.id,
  (select value from current_value where document_id = document.id and field = 'type') as type,
  (select group_concat(value, '/' order by field) from current_value
   where document_id = document.id and field in ('number', 'symbol')) as number,
  (select value || case length(value)
     when 10 then ' ' || substr(value, 9, 2) || '/' || substr(value, 6, 2) || '/' || substr(value, 1, 4)
     when 7 then ' ' || substr(value, 6, 2) || '/' || substr(value, 1, 4)
     else '' end
   from current_value where document_id = document.id and field = 'date') as date,
  (select value from current_value where document_id = document.id and field = 'subject') as subject,
  (select group_concat(value, ' ' order by field) from current_value
   where document_id = document.id and field in ('issuer', 'superior')) as issuer,
  (select value from current_value where document_id = document.id and field = 'signer') as signer,
  (select group_concat(value, ' ' order by field) from current_value
   where document_id = document.id and field in ('place', 'authority', 'secrecy', 'urgency')) as other,
  (select group_concat(text, char(10) order by ordinal) from page where document_id = document.id and aside = 0) as body
from document;

create trigger search_page_set_aside after update of aside on page when old.aside <> new.aside begin
  update search_entry set stale = 1 where document_id = new.document_id;
end;

drop trigger search_page_moved;
create trigger search_page_moved after update of document_id, ordinal on page begin
  insert into search_entry (document_id, stale) select id, 1 from document
    where id in (old.document_id, new.document_id)
    and not exists (select 1 from search_entry where document_id = document.id)
    and exists (select 1 from page where document_id = document.id)
    and not exists (select 1 from page where document_id = document.id and read_state = 'waiting');
  update search_entry set stale = 1 where document_id in (old.document_id, new.document_id);
end;

create trigger search_document_emptied after update of emptied on document when new.emptied = 1 begin
  delete from search_entry where document_id = new.id;
end;
