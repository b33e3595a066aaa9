-- Every module appends what happened to an event table of the same shape; this makes one, partitioned by month, for two years ahead.
create schema if not exists kernel;

create function kernel.add_event_partitions(module text, first_month date, months int) returns void language plpgsql as $$
declare
    month date := date_trunc('month', first_month);
begin
    for i in 0 .. months - 1 loop
        execute format('create table if not exists %I.%I partition of %I.event for values from (%L) to (%L)',
            module, 'event_' || to_char(month + make_interval(months => i), 'YYYY_MM'), module,
            month + make_interval(months => i), month + make_interval(months => i + 1));
    end loop;
end $$;

create function kernel.create_event_table(module text) returns void language plpgsql as $$
begin
    execute format('create table %I.event (
        id uuid not null,
        subject uuid not null,
        kind text not null,
        at timestamptz not null,
        by uuid,
        data jsonb not null,
        version int not null default 1,
        primary key (id, at)) partition by range (at)', module);
    execute format('create index on %I.event (subject, at)', module);
    execute format('create table %I.event_outside partition of %I.event default', module, module);
    perform kernel.add_event_partitions(module, date '2026-11-01', 26);
end $$;
