create table chunks (
  document_id uuid not null references documents on delete cascade,
  position integer not null,
  level integer not null default 0,
  parent integer,
  start_offset integer not null,
  end_offset integer not null check (end_offset > start_offset),
  headings text[] not null default '{}',
  content text not null,
  embedding real[],
  primary key (document_id, position)
) partition by hash (document_id);

do $$
begin
  for number in 0..15 loop
    execute format(
      'create table %I partition of chunks for values with (modulus 16, remainder %s)',
      'chunks_p' || lpad(number::text, 2, '0'),
      number
    );
  end loop;
end
$$;
