-- What was learnt about record groups, and what it is counted and learnt by.

-- The weights lie in models/ inside the archive folder; a row says what they came from and how good they were. Papers
-- "held out" are those approved papers (one in five, the same ones for ever) that nothing is learnt from.
create table group_model (
  version integer primary key,
  file text, -- null: no better on the held-out papers than what stood before, so it was not kept
  sha256 text,
  beginning integer not null, -- of the groups and word lists it was learnt on top of
  decisions integer not null, -- approved papers with a group at that time
  learnt_from integer not null,
  held_out integer not null,
  held_out_right integer not null,
  held_out_right_before integer not null, -- of what stood before, on the same papers
  actor text not null,
  at text not null
) strict;

-- Approved papers with a group are walked through from time to time.
create index field_value_group on field_value (document_id, value)
  where current = 1 and field = 'recordGroup' and value is not null;

drop index field_value_facets;
create index field_value_facets on field_value (document_id, field, value)
  where current = 1 and field in ('type', 'date', 'issuer', 'recordGroup');

-- Which papers came from one folder.
create index document_by_source on document (source_file_id);
