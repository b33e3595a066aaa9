-- A report that leaves the unit out of service ends the visit and not the story: a further order follows, and waits until somebody takes it up.
alter table work.work_order add column follow_up_of uuid references work.work_order;
create unique index work_order_follow_up on work.work_order (follow_up_of) where follow_up_of is not null;

alter table work.work_order drop constraint work_order_hold_reason_check;
alter table work.work_order add constraint work_order_hold_reason_check
    check (hold_reason in ('until-time', 'next-working-day', 'part', 'customer', 'access', 'not-in-service'));

-- What nobody in particular owns is the dispatcher's, as it is for the search.
do $$
declare
    needs_owner text;
begin
    select conname into strict needs_owner
      from pg_constraint
     where conrelid = 'work.work_order'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%hold_owner%';
    execute format('alter table work.work_order drop constraint %I', needs_owner);
end $$;
alter table work.work_order add constraint work_order_hold_is_whole
    check ((state = 'on-hold') = (hold_reason is not null and hold_wake_at is not null));
