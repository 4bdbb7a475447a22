create table documents (
  id uuid primary key,
  title text not null,
  source text not null,
  text text,
  strategy text not null,
  chunk_size integer not null check (chunk_size > 0),
  chunk_overlap integer not null check (chunk_overlap >= 0),
  state text not null default 'uploaded'
    check (state in ('uploaded', 'parsed', 'chunked', 'embedded', 'ready', 'failed')),
  chunk_count integer,
  error_code text,
  error_detail text,
  request_id text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (state <> 'failed' or error_code is not null)
);

create index documents_unfinished on documents (created_at) where state not in ('ready', 'failed');

create table document_events (
  document_id uuid not null references documents on delete cascade,
  state text not null,
  at timestamptz not null default clock_timestamp(),
  detail text
);

create index document_events_document on document_events (document_id, at);
