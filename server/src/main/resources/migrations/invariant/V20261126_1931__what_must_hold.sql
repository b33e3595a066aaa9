-- What must hold, as views that are empty while it does: looked at by every test, every minute by the server, and by ./throughline check.
create schema if not exists invariant;

create view invariant.order_without_next_step as
select o.id as work_order, o.number, o.state
  from work.work_order o
 where o.state not in ('closed', 'cancelled')
   and not exists (select from dispatch.search s where s.work_order = o.id and s.next_at is not null and s.owner_kind is not null);

create view invariant.search_of_order_that_is_over as
select s.work_order, o.state
  from dispatch.search s
  left join work.work_order o on o.id = s.work_order
 where o.id is null or o.state in ('closed', 'cancelled');

create view invariant.seat_accepted_twice as
select work_order, seat, count(*) as times
  from dispatch.offer
 where state = 'accepted'
 group by work_order, seat
having count(*) > 1;

create view invariant.offer_open_of_order_that_needs_nobody as
select f.id as offer, f.work_order, o.state
  from dispatch.offer f
  left join work.work_order o on o.id = f.work_order
 where f.settled_at is null and (o.id is null or o.state not in ('raised', 'offering'));

create view invariant.visit_without_acceptance as
select o.id as work_order, o.number, o.technician
  from work.work_order o
 where o.state in ('accepted', 'on-the-way', 'on-site', 'report-due')
   and not exists (select from dispatch.offer f where f.work_order = o.id and f.technician = o.technician and f.state = 'accepted');

create view invariant.search_that_disagrees_with_its_order as
select o.id as work_order, o.number, o.state, s.state as search
  from work.work_order o
  join dispatch.search s on s.work_order = o.id
 where not case o.state
       when 'raised' then s.state in ('asking', 'stuck')
       when 'offering' then s.state in ('asking', 'stuck')
       when 'accepted' then s.state in ('accepted', 'reminded', 'late')
       when 'on-the-way' then s.state in ('on-the-way', 'late')
       when 'on-site' then s.state = 'on-site'
       when 'report-due' then s.state = 'report-due'
       when 'on-hold' then s.state = 'waiting'
       else false end;

-- A step is taken within a quarter of a second; a minute is a fault. The time is a parameter, because the business has its own clock.
create function invariant.overdue_at(at timestamptz) returns table (kind text, id uuid, due_at timestamptz) language sql stable as $$
    select 'search', s.work_order, s.next_at from dispatch.search s where s.next_at < at - interval '1 minute'
    union all
    select 'text', t.id, t.due_at from notify.text t where t.state = 'waiting' and t.due_at < at - interval '1 minute'
$$;

create view invariant.overdue as select * from invariant.overdue_at(clock_timestamp());
