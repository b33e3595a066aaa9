-- Which arrival the caller was told last, so that only a time that really moved is told again.
alter table request.request add column told_arrives_at timestamptz;
