-- Of two who go to an order one may fall through: the other keeps going while somebody is asked for the free seat.
create or replace view invariant.offer_open_of_order_that_needs_nobody as
select f.id as offer, f.work_order, o.state
  from dispatch.offer f
  left join work.work_order o on o.id = f.work_order
 where f.settled_at is null
   and (o.id is null or o.state not in ('raised', 'offering'))
   and not exists (select from dispatch.search s where s.work_order = o.id and s.state = 'asking' and s.seats > 1
                      and o.state in ('accepted', 'on-the-way', 'on-site', 'report-due'));

create or replace view invariant.search_that_disagrees_with_its_order as
select o.id as work_order, o.number, o.state, s.state as search
  from work.work_order o
  join dispatch.search s on s.work_order = o.id
 where not case
       when o.state in ('raised', 'offering') then s.state in ('asking', 'stuck')
       when o.state = 'on-hold' then s.state = 'waiting'
       when o.state in ('closed', 'cancelled') then false
       when s.seats > 1 then s.state <> 'waiting' -- an order is as far as whoever of them is
       when o.state = 'accepted' then s.state in ('accepted', 'reminded', 'late')
       when o.state = 'on-the-way' then s.state in ('on-the-way', 'late')
       when o.state = 'on-site' then s.state = 'on-site'
       when o.state = 'report-due' then s.state = 'report-due'
       else false end;

create view invariant.seat_that_nobody_watches as
select f.id as offer, f.work_order, o.state
  from dispatch.offer f
  join work.work_order o on o.id = f.work_order
  join dispatch.search s on s.work_order = o.id
 where f.state = 'accepted' and f.visit is null and s.state in ('asking', 'stuck')
   and o.state in ('accepted', 'on-the-way', 'on-site', 'report-due');
