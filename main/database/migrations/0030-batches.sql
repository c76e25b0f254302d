-- What a batch holds, written down before its first file is: a document that arrives later cannot slip into it, and a
-- sealing that was cut short goes on with the same documents under the same names.
create table batch_document (
  batch_id integer not null references batch,
  document_id integer not null unique references document,
  folder text not null, -- inside the batch's data/
  name text not null, -- of its files, without extension
  sha256 text, -- of the PDF; null until it lies flushed in the batch's folder
  bytes integer,
  primary key (batch_id, document_id)
) strict, without rowid;

-- Which store a destination is: the uid written into it when it was added. A share that is not mounted lacks it.
alter table destination add column store_uid text not null default '';
