call kernel.guard('attachment.attachment', $$case subject_kind
    when 'order' then exists (select from work.work_order o where o.id = attachment.subject)
    else exists (select from request.request r where r.id = attachment.subject) end$$);
