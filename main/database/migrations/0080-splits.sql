-- Where another document seems to begin within one, until a person says so or not; and the mark of personal data.

-- By the page with which it would begin: pages move between documents, and the answer belongs to the page. Refused ones
-- stay, so that nobody is asked again; a proposal whose page has become the first of its document has come true.
create table split_proposal (
  page_id integer primary key references page,
  confidence real not null, -- 0…1
  reasons text not null, -- JSON list of shared/views.ts boundaryReasons
  type text,
  number text,
  symbol text,
  refused integer not null default 0 check (refused in (0, 1)),
  proposed_at text not null
) strict;

create index split_proposal_open on split_proposal (page_id) where refused = 0;

-- Proposals that a person has still to decide.
create view open_split as
select s.page_id, p.document_id, p.ordinal, s.confidence, s.reasons, s.type, s.number, s.symbol
from split_proposal s join page p on p.id = s.page_id
where s.refused = 0 and p.aside = 0 and p.document_id is not null
  and exists (select 1 from page b where b.document_id = p.document_id and b.ordinal < p.ordinal and b.aside = 0);

-- Whether a paper holds personal data (Law 91/2025/QH15): petitions do. `personal_by` names the person who decided;
-- null: it follows from the fields, and is found again whenever they change.
alter table document add column personal integer not null default 0 check (personal in (0, 1));
alter table document add column personal_reason text;
alter table document add column personal_by text;

update document set personal = 1, personal_reason = 'petition' where id in (
  select document_id from field_value where current = 1 and field = 'type' and value like 'Đơn %' and value not like 'Đơn vị%');

create index document_personal on document (id) where personal = 1;

-- As in 0060, with the papers that hold personal data: seen by who has `read-restricted`.
drop view hidden_document;
create view hidden_document as
select document_id as id from field_value
where current = 1 and field = 'secrecy' and value is not null
  and fold(value) not in ('', 'thuong', 'binh thuong', 'khong', 'khong mat')
union all
select id from document where personal = 1
union all
select id from document where dossier_id in (select id from hidden_dossier);

-- As in 0050, with who sent a petition beside who signed, and the other seldom fields.
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
  (select group_concat(value, ' ' order by field) from current_value
   where document_id = document.id and field in ('signer', 'sender')) as signer,
  (select group_concat(value, ' ' order by field) from current_value
   where document_id = document.id
     and field in ('place', 'authority', 'secrecy', 'urgency', 'arrivalNumber', 'petitionKind', 'senderAddress')) as other,
  (select group_concat(text, char(10) order by ordinal) from page where document_id = document.id and aside = 0) as body
from document;
