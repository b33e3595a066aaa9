-- Behind row-level security an index is used for what is known to tell nothing of a row; coalesce is not known to.
create index work_order_open_due_first on work.work_order ((case when due_at is not null then due_at else timestamptz '9999-12-31 00:00:00+00' end), id)
    where state not in ('closed', 'cancelled');
drop index work.work_order_open_by_due;
