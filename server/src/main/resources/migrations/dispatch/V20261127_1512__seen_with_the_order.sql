call kernel.guard('dispatch.search', 'exists (select from work.work_order o where o.id = search.work_order)');
call kernel.guard('dispatch.offer', 'exists (select from work.work_order o where o.id = offer.work_order)');
call kernel.guard_events('dispatch', $$exists (select from work.work_order o where o.id = event.subject)
    or exists (select from dispatch.technician t where t.id = event.subject)
    or kind like 'turn-%' or kind = 'settings-changed'$$);
