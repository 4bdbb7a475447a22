alter table chunks add column keywords tsvector generated always as (to_tsvector('english', content)) stored;

create index chunks_keywords on chunks using gin (keywords);
