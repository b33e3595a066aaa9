-- The program may not make tables; the months ahead of the event tables are made for it, and nothing else.
alter function kernel.add_event_partitions(text, date, int) security definer;
alter function kernel.add_event_partitions(text, date, int) set search_path = pg_catalog, pg_temp;
revoke execute on function kernel.add_event_partitions(text, date, int) from public;
