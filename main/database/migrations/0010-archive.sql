-- The records of one archive folder: what came in, what was read, what people decided.
-- Times are ISO 8601 UTC; dates of papers are partial ISO (2025, 2025-01, 2025-01-16); JSON columns say so.

create table archive (
  id integer primary key check (id = 1),
  uid text not null,
  name text not null,
  created_at text not null
) strict;

-- Who did what, and what stood before and after. Each row carries the hash of the one before it (main/audit.ts),
-- so a row changed, removed or slipped in later shows.
create table event (
  id integer primary key,
  at text not null,
  actor text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  before text, -- JSON
  after text, -- JSON
  previous_hash text not null,
  hash text not null unique
) strict;
create index event_by_subject on event (subject_kind, subject_id);
create trigger event_is_never_changed before update on event begin select raise(abort, 'events are never changed'); end;
create trigger event_is_never_removed before delete on event begin select raise(abort, 'events are never removed'); end;

-- Bytes as they came, in originals/ under their SHA-256. A row exists only once the bytes are on the disk.
create table original (
  sha256 text primary key,
  size integer not null,
  media_type text not null,
  stored_at text not null
) strict, without rowid;

create table intake (
  id integer primary key,
  actor text not null,
  roots text not null, -- JSON list of the folders and files named
  options text not null, -- JSON
  started_at text not null,
  finished_at text
) strict;

-- Every file that intake saw and what became of it. 'refused' rows that are not settled are the exceptions tray.
create table source_file (
  id integer primary key,
  intake_id integer not null references intake,
  path text not null,
  size integer,
  modified_at text,
  sha256 text references original,
  outcome text not null check (outcome in ('taken', 'known', 'duplicate', 'refused')),
  same_as integer references source_file, -- the file that brought the same bytes first
  error_code text,
  error_params text, -- JSON
  settled_at text,
  settled_how text
) strict;
create index source_file_by_hash on source_file (sha256);
create index source_file_by_path on source_file (path);
create index source_file_open on source_file (id) where outcome = 'refused' and settled_at is null;

create table fonds (
  id integer primary key,
  uid text not null unique,
  code text not null unique,
  title text not null,
  agency_code text,
  note text
) strict;

create table inventory (
  id integer primary key,
  fonds_id integer not null references fonds,
  code text not null,
  title text not null,
  unique (fonds_id, code)
) strict;

create table box (
  id integer primary key,
  fonds_id integer not null references fonds,
  code text not null,
  unique (fonds_id, code)
) strict;

create table dossier (
  id integer primary key,
  uid text not null unique,
  inventory_id integer not null references inventory,
  code text not null,
  title text not null,
  box_id integer references box,
  planned integer not null check (planned in (0, 1)), -- 1: stands in the office's own list, so it counts in the denominator
  planned_sheets integer,
  planned_pages integer,
  planned_documents integer,
  start_date text,
  end_date text,
  retention text,
  secrecy text,
  access text,
  keywords text,
  note text,
  difference_explained text, -- why sheets on paper and pages captured may differ; until then a difference stops the dossier
  created_at text not null,
  unique (inventory_id, code)
) strict;

create table document (
  id integer primary key,
  uid text not null unique,
  dossier_id integer not null references dossier,
  ordinal integer not null,
  source_file_id integer not null references source_file,
  described_at text,
  approved_at text,
  approved_by text,
  sent_back_at text,
  sent_back_by text,
  sent_back_reason text,
  created_at text not null,
  unique (dossier_id, ordinal)
) strict;

-- One image of one side. (sha256, part) is unique: the same page of the same bytes can never stand here twice.
create table page (
  id integer primary key,
  document_id integer not null references document,
  ordinal integer not null, -- 1 = first page of the document
  sha256 text not null references original,
  part integer not null, -- 0 = first page of the original file
  read_state text not null default 'waiting' check (read_state in ('waiting', 'read', 'failed')),
  failure_code text,
  failure_params text, -- JSON
  width integer, -- upright page, pixels
  height integer,
  dpi real,
  rotation integer, -- clockwise degrees that turn the stored picture upright
  skew real,
  sharpness real,
  clipping real,
  ink_share real,
  blank integer check (blank in (0, 1)),
  text_source text check (text_source in ('ocr', 'text-layer')),
  confidence real, -- 0…100
  text text, -- plain, NFC
  words blob, -- shared/page-text.ts as deflated JSON
  read_at text,
  unique (document_id, ordinal),
  unique (sha256, part)
) strict;
create index page_unread on page (document_id) where read_state <> 'read';

-- Every value a field ever had. Exactly one row per document and field is current; a machine never replaces a person's.
create table field_value (
  id integer primary key,
  document_id integer not null references document,
  field text not null,
  value text,
  confidence real, -- 0…1, machine only
  needs_person integer not null default 0 check (needs_person in (0, 1)),
  source text not null check (source in ('machine', 'person')),
  evidence text, -- JSON list of {page, box, text}
  actor text not null,
  at text not null,
  current integer not null default 1 check (current in (0, 1))
) strict;
create unique index field_value_current on field_value (document_id, field) where current = 1;
create index field_value_history on field_value (document_id, field, id);

-- The durable queue. The key is made from the content of the work, so asking twice is harmless.
create table job (
  id integer primary key,
  key text not null unique,
  kind text not null,
  subject_id integer not null,
  priority integer not null, -- higher first
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  attempts integer not null default 0,
  deaths integer not null default 0, -- how often the program ended, for whatever reason, while this was running
  not_before text,
  progress real not null default 0, -- 0…1
  error_code text,
  error_params text, -- JSON
  created_at text not null,
  started_at text,
  finished_at text
) strict;
create index job_next on job (kind, priority desc, id) where state = 'waiting';
create index job_by_state on job (state);

create table batch (
  id integer primary key,
  uid text not null unique,
  profile text not null,
  state text not null check (state in ('sealing', 'sealed')),
  folder text not null, -- inside batches/
  fingerprint text, -- SHA-256 of tagmanifest-sha256.txt, the commit mark
  documents integer,
  pages integer,
  bytes integer,
  created_by text not null,
  created_at text not null,
  sealed_at text
) strict;

-- A dossier stands in one batch at most: that is why none can be delivered twice.
create table batch_dossier (
  batch_id integer not null references batch,
  dossier_id integer not null unique references dossier,
  primary key (batch_id, dossier_id)
) strict, without rowid;

create table destination (
  id integer primary key,
  name text not null unique,
  kind text not null check (kind in ('folder', 'sftp', 's3', 'webdav')),
  settings text not null, -- JSON, no secrets
  created_at text not null
) strict;

create table delivery (
  id integer primary key,
  batch_id integer not null references batch,
  destination_id integer not null references destination,
  state text not null check (state in ('running', 'delivered', 'failed')),
  error_code text,
  error_params text, -- JSON
  started_at text not null,
  finished_at text,
  unique (batch_id, destination_id)
) strict;

-- Proof. `body` is the receipt as written at the destination, byte for byte; each names the hash of the one before.
create table receipt (
  id integer primary key,
  number text not null unique,
  kind text not null check (kind in ('sent', 'accepted')),
  batch_id integer not null references batch,
  destination_id integer not null references destination,
  body text not null,
  sha256 text not null unique,
  previous_sha256 text,
  written_at text not null,
  checked_at text,
  check_outcome text check (check_outcome in ('intact', 'damaged', 'unreachable')),
  unique (batch_id, destination_id, kind)
) strict;
