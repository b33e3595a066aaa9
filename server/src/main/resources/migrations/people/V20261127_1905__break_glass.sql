-- In need somebody takes wider rights than hers, for a reason and for a while, and every administrator is told. Nobody may unless she was allowed to.
alter table people.user_account add may_break_glass boolean not null default false;

create table people.break_glass (
    id            uuid primary key,
    session       uuid not null references people.session,
    user_account  uuid not null references people.user_account,
    roles         text[] not null,
    whole_company boolean not null,
    reason        text not null check (length(reason) between 10 and 500),
    began_at      timestamptz not null,
    ends_at       timestamptz not null check (ends_at > began_at and ends_at <= began_at + interval '4 hours'),
    ended_at      timestamptz,
    ended_by      uuid references people.user_account,
    end_reason    text check (end_reason in ('time', 'by-herself', 'by-administrator', 'session-ended')),
    check ((ended_at is null) = (end_reason is null))
);
create unique index break_glass_one_of_a_session on people.break_glass (session) where ended_at is null;
create index break_glass_by_time on people.break_glass (began_at desc, id desc);
comment on column people.break_glass.whole_company is 'Sees what belongs to every branch, not only to hers.';
