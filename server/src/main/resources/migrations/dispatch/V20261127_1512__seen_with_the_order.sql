call kernel.guard('dispatch.search', 'work.sees_order(search.work_order)');
call kernel.guard('dispatch.offer', 'work.sees_order(offer.work_order)');
call kernel.guard_events('dispatch', $$work.sees_order(event.subject)
    or kind like 'technician-%'
    or kind like 'turn-%' or kind = 'settings-changed'$$);
