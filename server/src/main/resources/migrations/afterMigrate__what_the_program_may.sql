-- The program works in the tables and owns none of them: it cannot change them, nor get around what they show it. What happened stays as
-- it was written: events and the audit are added to, never changed. An owner who may not make roles works in the tables himself.
do $$
declare
    room   text;
    events regclass;
begin
    if not exists (select from pg_roles where rolname = 'throughline_program') then
        begin
            create role throughline_program nologin nosuperuser nocreatedb nocreaterole nobypassrls;
        exception
            when insufficient_privilege then return;
            when duplicate_object then null; -- another database of this server got it in the same moment
        end;
    end if;
    for room in select nspname from pg_namespace where nspowner = current_user::regrole and nspname !~ '^(pg_|information_schema|public$)' loop
        execute format('grant usage on schema %I to throughline_program', room);
        execute format('grant select, insert, update, delete on all tables in schema %I to throughline_program', room);
        execute format('grant usage, select, update on all sequences in schema %I to throughline_program', room);
        execute format('grant execute on all functions in schema %I to throughline_program', room);
    end loop;
    for events in select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where n.nspowner = current_user::regrole and c.relkind in ('p', 'r') and c.relname ~ '^event(_|$)' loop
        execute format('revoke update, delete on %s from throughline_program', events);
    end loop;
    for events in select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where n.nspname = 'audit' and c.relkind in ('p', 'r') and c.relname <> 'follower' loop
        execute format('revoke update, delete on %s from throughline_program', events);
    end loop;
    revoke insert, update, delete on kernel.flyway_schema_history from throughline_program;
    grant maintain on all tables in schema finder to throughline_program;
end $$;
