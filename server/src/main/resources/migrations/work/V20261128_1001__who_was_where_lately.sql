-- The plan of a day shows visits that are over too.
create index work_order_visits_that_ended on work.work_order (closed_at) where technician is not null and closed_at is not null;
