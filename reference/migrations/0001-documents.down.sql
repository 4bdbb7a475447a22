drop table document_events;
drop table documents;
