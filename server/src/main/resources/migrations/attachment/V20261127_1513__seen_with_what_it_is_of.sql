call kernel.guard('attachment.attachment', $$case subject_kind
    when 'order' then work.sees_order(attachment.subject)
    else request.sees_request(attachment.subject) end$$);
