-- What an agent says, asks and does while people are shut in, as the safety department wrote it, and how far each alarm has come with it.
create schema procedure;

-- A version never changes once it is approved; the one that ships is used until the company has approved one of its own.
create table procedure.guide (
    id          uuid primary key,
    kind        text not null check (kind in ('entrapment')),
    country     text check (country ~ '^[A-Z]{2}$'),  -- null: every
    equipment   text check (equipment <> ''),         -- a kind of unit; null: every
    version     integer not null check (version > 0),
    state       text not null check (state in ('to-be-approved', 'draft', 'approved')),
    content     jsonb not null,
    digest      text,                                 -- of the file that ships; null for the company's own
    written_by  uuid,                                 -- whoever changed it last; null for the one that ships
    written_at  timestamptz not null,
    approved_by uuid,
    approved_at timestamptz,
    revision    integer not null default 1,           -- of a draft, with each change
    unique nulls not distinct (kind, country, equipment, version),
    check ((state = 'approved') = (approved_at is not null))
);
create unique index guide_draft on procedure.guide (kind, country, equipment) nulls not distinct where state = 'draft';

-- One alarm and the version that was right for its lift when somebody took it.
create table procedure.run (
    alarm        uuid primary key,
    guide        uuid not null references procedure.guide,
    began_at     timestamptz not null,
    raised_at    timestamptz not null,
    spoke_at     timestamptz not null,      -- when somebody last talked with them
    language     text not null,             -- that they speak
    told_arrival timestamptz,               -- when they were told that help comes
    triage       text not null,
    triage_at    timestamptz not null,      -- the gravest that their answers mean is so since then
    missed       integer not null default 0, -- how often nobody has talked with them in time, since somebody did
    looks_at     timestamptz                -- null once nobody is inside
);
create index run_looks on procedure.run (looks_at) where looks_at is not null;

create table procedure.said (
    alarm uuid not null references procedure.run on delete cascade,
    step  text not null,
    at    timestamptz not null,
    by    uuid not null,
    primary key (alarm, step)
);

create table procedure.answer (
    alarm    uuid not null references procedure.run on delete cascade,
    question text not null,
    value    text not null,
    at       timestamptz not null,
    by       uuid not null,
    primary key (alarm, question)
);

-- The rescue service is to be decided on, and what was decided.
create table procedure.rescue (
    alarm      uuid not null references procedure.run on delete cascade,
    why        text not null,
    due_at     timestamptz not null,
    called     boolean,                     -- null while nobody has decided
    decided_at timestamptz,
    decided_by uuid,
    primary key (alarm, why),
    check ((called is null) = (decided_at is null))
);

select kernel.create_event_table('procedure');

call kernel.guard('procedure.guide', '(select kernel.sees_some())');
call kernel.guard('procedure.run', 'alarm.sees_alarm(run.alarm)');
call kernel.guard('procedure.said', 'alarm.sees_alarm(said.alarm)');
call kernel.guard('procedure.answer', 'alarm.sees_alarm(answer.alarm)');
call kernel.guard('procedure.rescue', 'alarm.sees_alarm(rescue.alarm)');
create function procedure.is_guide(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from procedure.guide t where t.id = its_id);
end $$;
call kernel.guard_events('procedure', 'alarm.sees_alarm(event.subject) or procedure.is_guide(event.subject)');
