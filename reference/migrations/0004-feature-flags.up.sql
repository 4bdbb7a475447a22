create table feature_flags (
  name text primary key,
  description text not null,
  enabled boolean not null,
  rollout integer not null default 100 check (rollout between 0 and 100),
  updated_at timestamptz not null default now()
);

insert into feature_flags (name, description, enabled) values
  ('semantic-search', 'Rank by meaning; off: by keywords', true),
  ('uploads', 'Take documents; off: answer 503 to uploads', true);
