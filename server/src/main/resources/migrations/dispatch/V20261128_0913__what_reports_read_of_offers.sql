-- What reports may read of offers and of the next steps, with the eyes of whoever asks.
create schema if not exists read;
create view read.offer with (security_invoker = true) as
select offer.id, offer.work_order, offer.technician, technician.name as technician_name, offer.state, offer.reason, offer.offered_at, offer.settled_at
  from dispatch.offer
  join dispatch.technician on technician.id = offer.technician;
create view read.next_step with (security_invoker = true) as
select search.work_order, search.state, search.next_at, search.owner_kind, search.reminders, search.state in ('report-due', 'late') as report_missing
  from dispatch.search;
