-- A job for two needs two people.
create view invariant.technician_on_two_seats as
select work_order, technician, count(*) as seats
  from dispatch.offer
 where state = 'accepted'
 group by work_order, technician
having count(*) > 1;
