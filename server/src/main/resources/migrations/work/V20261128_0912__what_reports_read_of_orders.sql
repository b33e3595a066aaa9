-- What reports may read of orders, with the eyes of whoever asks. How soon somebody has to accept, and what an order waits for, is said here and nowhere else.
create schema if not exists read;
create view read.work_order with (security_invoker = true) as
select id, number, state, urgency, branch, country, area, zone, site, unit, technician, technician_name, follow_up_of,
       raised_at, asked_at, accepted_at, due_at, on_site_at, closed_at,
       case urgency when 0 then interval '2 minutes' when 1 then interval '3 minutes' when 2 then interval '5 minutes'
                    when 3 then interval '10 minutes' when 4 then interval '15 minutes'
                    when 5 then interval '30 minutes' when 6 then interval '30 minutes' end as accept_within,
       case when state <> 'on-hold' then state
            when hold_reason in ('customer', 'access') then 'waits-customer'
            when hold_reason = 'part' then 'waits-part'
            else 'on-hold' end as stands
  from work.work_order;
