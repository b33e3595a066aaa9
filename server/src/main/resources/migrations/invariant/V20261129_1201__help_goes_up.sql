-- A call for help that nobody has taken goes up at its time, too.
create or replace function invariant.overdue_at(at timestamptz) returns table (kind text, id uuid, due_at timestamptz) language sql stable as $$
    select 'search', s.work_order, s.next_at from dispatch.search s where s.next_at < at - interval '1 minute'
    union all
    select 'help', h.id, h.next_at from dispatch.help h where h.next_at < at - interval '1 minute'
    union all
    select 'text', t.id, t.due_at from notify.text t where t.state = 'waiting' and t.due_at < at - interval '1 minute'
    union all
    select 'planned-change', p.id, p.due_at from asset.planned_change p where p.state = 'planned' and p.try_at < at - interval '1 minute'
    union all
    select 'departure', d.person, d.due_at from customer.departure d where d.try_at < at - interval '1 minute'
$$;
