-- The full-text index over documents. Derived from document, page and field_value; may be thrown away and rebuilt.
-- It follows by trigger, so no code can forget it, and never once per page of a document that is still being read.

-- Counting pages by state, for one document and for all of them, without touching the rows that hold the texts.
create index page_counts on page (document_id, read_state, blank);

-- The version of the folding and column rules with which the index was built (main/search/search.ts knows the newest).
create table search_index (
  id integer primary key check (id = 1),
  version integer not null
) strict;
insert into search_index values (1, 1);

-- One row for every document that was completely read at least once. stale = 1: something changed since it was
-- indexed. Setting stale to 0 IS indexing: the trigger below does it, so the mark and the index cannot disagree.
create table search_entry (
  document_id integer primary key references document,
  stale integer not null check (stale in (0, 1))
) strict;
create index search_entry_stale on search_entry (document_id) where stale = 1;

-- rowid = document.id. Both hold the same columns; exact keeps the marks, folded has none.
create virtual table document_exact using fts5 (
  type, number, date, subject, issuer, signer, other, body,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
create virtual table document_folded using fts5 (
  type, number, date, subject, issuer, signer, other, body,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

-- What is indexed of a document. A date stands in both spellings: 2025-01-16 and 16/01/2025, 2025-01 and 01/2025.
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
  (select group_concat(text, char(10) order by ordinal) from page where document_id = document.id) as body
from document;

create trigger search_entry_indexed after update of stale on search_entry when new.stale = 0 begin
  delete from document_exact where rowid = new.document_id;
  delete from document_folded where rowid = new.document_id;
  insert into document_exact (rowid, type, number, date, subject, issuer, signer, other, body)
    select id, search_form(type), search_form(number), date, search_form(subject), search_form(issuer),
           search_form(signer), search_form(other), search_form(body)
    from search_text where id = new.document_id;
  insert into document_folded (rowid, type, number, date, subject, issuer, signer, other, body)
    select id, fold(type), fold(number), date, fold(subject), fold(issuer), fold(signer), fold(other), fold(body)
    from search_text where id = new.document_id;
end;

create trigger search_entry_removed after delete on search_entry begin
  delete from document_exact where rowid = old.document_id;
  delete from document_folded where rowid = old.document_id;
end;

-- Conflict clauses inside a trigger give way to those of the statement that fired it; hence "where not exists".

-- The last unread page of a document is read, or failed for good: index it now.
create trigger search_last_page_read after update of read_state on page
when old.read_state = 'waiting' and new.read_state <> 'waiting'
 and not exists (select 1 from page where document_id = new.document_id and read_state = 'waiting')
begin
  insert into search_entry (document_id, stale) select new.document_id, 1
    where not exists (select 1 from search_entry where document_id = new.document_id);
  update search_entry set stale = 0 where document_id = new.document_id;
end;

-- Changes that come in numbers (a thousand pages moved, twelve fields filled in) only mark the document; whoever
-- searches first indexes what is marked.
create trigger search_page_text after update of text, read_state on page
when old.read_state <> 'waiting' and new.read_state <> 'waiting' and old.text is not new.text
begin
  update search_entry set stale = 1 where document_id = new.document_id;
end;

create trigger search_page_added after insert on page when new.read_state <> 'waiting' begin
  insert into search_entry (document_id, stale) select new.document_id, 1
    where not exists (select 1 from search_entry where document_id = new.document_id)
    and not exists (select 1 from page where document_id = new.document_id and read_state = 'waiting');
  update search_entry set stale = 1 where document_id = new.document_id;
end;

create trigger search_page_moved after update of document_id, ordinal on page begin
  insert into search_entry (document_id, stale) select id, 1 from document
    where id in (old.document_id, new.document_id)
    and not exists (select 1 from search_entry where document_id = document.id)
    and not exists (select 1 from page where document_id = document.id and read_state = 'waiting');
  update search_entry set stale = 1 where document_id in (old.document_id, new.document_id);
end;

-- Taking away the only unread page completes the others.
create trigger search_page_removed after delete on page begin
  insert into search_entry (document_id, stale) select id, 1 from document
    where id = old.document_id
    and not exists (select 1 from search_entry where document_id = document.id)
    and not exists (select 1 from page where document_id = document.id and read_state = 'waiting');
  update search_entry set stale = 1 where document_id = old.document_id;
end;

create trigger search_field_added after insert on field_value when new.current = 1 begin
  update search_entry set stale = 1 where document_id = new.document_id;
end;

create trigger search_field_changed after update of value, current on field_value begin
  update search_entry set stale = 1 where document_id = new.document_id;
end;

create trigger search_field_removed after delete on field_value when old.current = 1 begin
  update search_entry set stale = 1 where document_id = old.document_id;
end;

-- Its fields are filled in, or a person has settled them: a good moment to index what is marked.
create trigger search_document_settled after update of described_at, approved_at on document begin
  update search_entry set stale = 0
    where document_id = new.id and stale = 1
    and not exists (select 1 from page where document_id = new.id and read_state = 'waiting');
end;

create trigger search_document_removed before delete on document begin
  delete from search_entry where document_id = old.id;
end;

-- Documents that were there before the index.
insert into search_entry (document_id, stale)
  select id, 1 from document
  where exists (select 1 from page where document_id = document.id)
  and not exists (select 1 from page where document_id = document.id and read_state = 'waiting');
