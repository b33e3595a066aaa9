-- Whether people were inside is a fact of its own: an order can be as urgent as an entrapment without one, and only people who were inside are let out.
alter table work.work_order add column trapped boolean not null default false;

-- What the running jobs were taken for so far.
update work.work_order
   set trapped = true
 where released_at is not null
    or urgency <= 2 and state not in ('closed', 'cancelled') and job -> 'skills' @> '"release"';
