-- A work order is the job that answers one or more requests: from raised to closed, with what was promised for it. The row is the present state, work.event is what happened.
create schema if not exists work;

create sequence work.number start 48001;

create table work.work_order (
    id              uuid primary key,
    number          text not null unique default 'WO-' || nextval('work.number'),
    state           text not null check (state in
        ('raised', 'offering', 'accepted', 'on-the-way', 'on-site', 'on-hold', 'report-due', 'closed', 'cancelled')),
    urgency         smallint not null check (urgency between 0 and 8),
    unit            uuid,
    site            uuid not null,
    customer        uuid not null,
    area            text not null,
    zone            text not null,
    country         text not null,
    -- Stamped from the problem code when the order is raised, so that a later edit of the code changes no running job.
    code            text not null,
    headline        jsonb not null,
    job             jsonb not null,
    words           text not null,
    terms           jsonb not null,
    called_at       timestamptz not null,
    raised_at       timestamptz not null,
    due_at          timestamptz,
    promise_met     boolean,
    technician      uuid,
    technician_name text,
    accepted_at     timestamptz,
    arrives_at      timestamptz,
    on_the_way_at   timestamptz,
    on_site_at      timestamptz,
    released_at     timestamptz,
    left_at         timestamptz,
    closed_at       timestamptz,
    hold_reason     text check (hold_reason in ('until-time', 'next-working-day', 'part', 'customer', 'access')),
    hold_owner      uuid,
    hold_wake_at    timestamptz,
    hold_note       text,
    cancel_reason   text check (cancel_reason in ('by-caller', 'duplicate', 'no-access', 'refused-by-agreement')),
    duplicate_of    uuid references work.work_order,
    report          jsonb,
    version         integer not null default 1,
    text            text not null generated always as (number || ' ' || words || ' ' || code) stored,
    check ((state in ('closed', 'cancelled')) = (closed_at is not null)),
    check ((state = 'on-hold') = (hold_reason is not null and hold_owner is not null and hold_wake_at is not null)),
    check ((state = 'cancelled') = (cancel_reason is not null)),
    check ((cancel_reason = 'duplicate') = (duplicate_of is not null)),
    check (state not in ('accepted', 'on-the-way', 'on-site', 'report-due') or technician is not null),
    check (state <> 'closed' or report is not null)
);
create index work_order_open on work.work_order (due_at nulls last, id) where state not in ('closed', 'cancelled');
create index work_order_open_by_unit on work.work_order (unit) where state not in ('closed', 'cancelled');
create index work_order_open_by_site on work.work_order (site) where state not in ('closed', 'cancelled');
create index work_order_by_unit on work.work_order (unit, raised_at desc) where unit is not null;
create index work_order_by_site on work.work_order (site, raised_at desc);
create index work_order_by_customer on work.work_order (customer, raised_at desc);
create index work_order_by_technician on work.work_order (technician) where state in ('accepted', 'on-the-way', 'on-site', 'report-due');
create index work_order_newest on work.work_order (raised_at desc, id desc);
create index work_order_text on work.work_order using gin (text gin_trgm_ops);
create index work_order_wakes on work.work_order (hold_wake_at) where state = 'on-hold';

select kernel.create_event_table('work');
