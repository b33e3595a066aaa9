-- What one shift gives to the next: which orders must not be lost sight of, and who took that over.
create table dispatch.hand_over (
    id        uuid primary key,
    branch    uuid not null,        -- of whoever gave it; those who see that branch may take it
    given_by  uuid not null,
    given_at  timestamptz not null,
    words     text not null,
    taken_by  uuid,
    taken_at  timestamptz,
    ended_at  timestamptz,          -- taken back, or replaced by a newer one of the same person
    check ((taken_by is null) = (taken_at is null)),
    check (taken_by <> given_by),
    check (taken_at is null or ended_at is null)
);
create index on dispatch.hand_over (given_at desc, id desc);

create table dispatch.hand_over_line (
    hand_over   uuid not null references dispatch.hand_over,
    place       int not null,       -- the first is 1
    work_order  uuid not null,
    whys        text[] not null,    -- as they were when it was given
    remark      text not null,
    primary key (hand_over, work_order)
);

call kernel.guard('dispatch.hand_over', 'branch = any ((select kernel.sees())::uuid[])');
call kernel.guard('dispatch.hand_over_line', 'work.sees_order(hand_over_line.work_order)');
