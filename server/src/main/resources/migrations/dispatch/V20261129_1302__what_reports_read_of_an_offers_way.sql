-- Over which channel an offer was asked last stands beside its end: the list behind a figure says how somebody was not reached.
create or replace view read.offer with (security_invoker = true) as
select offer.id, offer.work_order, offer.technician, technician.name as technician_name, offer.state, offer.reason, offer.offered_at, offer.settled_at,
       offer.channel
  from dispatch.offer
  join dispatch.technician on technician.id = offer.technician;
