-- What lists, the home screen and searches ask for often.

-- What a session without `read-restricted` must not see: dossiers whose secrecy or access marks them, and papers with a
-- secrecy of their own. The one place that says so (main/sight.ts). The plain spellings come first: most dossiers of an
-- office carry one of them, and folding ten thousand texts for each question would be felt.
create view hidden_dossier as
select id from dossier
where (secrecy is not null and secrecy not in ('', 'Thường')
       and fold(secrecy) not in ('', 'thuong', 'binh thuong', 'khong', 'khong mat'))
   or (access is not null and access not in ('', 'Công khai', 'Không hạn chế')
       and fold(access) not in ('', '1', '01', 'cong khai', 'khong', 'khong han che', 'binh thuong', 'rong rai', 'tu do'));

create view hidden_document as
select document_id as id from field_value
where current = 1 and field = 'secrecy' and value is not null
  and fold(value) not in ('', 'thuong', 'binh thuong', 'khong', 'khong mat')
union all
select id from document where dossier_id in (select id from hidden_dossier);

create index field_value_secrecy on field_value (document_id, value)
  where current = 1 and field = 'secrecy' and value is not null;
create index field_value_needs_person on field_value (document_id) where current = 1 and needs_person = 1;
-- The values by which found papers are counted and narrowed down.
create index field_value_facets on field_value (document_id, field, value)
  where current = 1 and field in ('type', 'date', 'issuer');
create index field_value_by_value on field_value (field, value) where current = 1;

create index document_by_approval on document (approved_at) where approved_at is not null;
create index page_by_reading on page (read_at, document_id) where read_at is not null;
create index job_by_subject on job (kind, subject_id);
create index receipt_by_batch on receipt (batch_id);

-- Values that people have vouched for, and in how many papers they stand now. A field cannot change while its paper is
-- approved, so the two steps of an approval are all that moves them.
create table approved_value (
  field text not null,
  folded text not null,
  value text not null,
  papers integer not null,
  primary key (field, folded, value)
) strict, without rowid;

insert into approved_value (field, folded, value, papers)
  select field, fold(value), value, count(*) from field_value
  where current = 1 and value is not null and value <> ''
    and document_id in (select id from document where approved_at is not null)
  group by field, value;

create trigger value_approved after update of approved_at on document
when old.approved_at is null and new.approved_at is not null
begin
  insert into approved_value (field, folded, value, papers)
    select field, fold(value), value, 1 from field_value
    where document_id = new.id and current = 1 and value is not null and value <> ''
    on conflict (field, folded, value) do update set papers = papers + 1;
end;

create trigger value_unapproved after update of approved_at on document
when old.approved_at is not null and new.approved_at is null
begin
  update approved_value set papers = papers - 1
    where (field, folded, value) in
      (select field, fold(value), value from field_value where document_id = new.id and current = 1 and value is not null);
end;

-- Searches of each user: the last ones (no name) and those kept under a name.
create table saved_search (
  id integer primary key,
  actor text not null,
  name text,
  query text not null,
  filters text not null, -- JSON
  at text not null
) strict;
create index saved_search_by_actor on saved_search (actor, name, id);

-- Whether the station's own work is paused: remembered, so that a pause outlives the program.
create table work_setting (
  id integer primary key check (id = 1),
  paused integer not null check (paused in (0, 1))
) strict;
insert into work_setting (id, paused) values (1, 0);
