-- Words for a caller or a technician are seen where their order or request is; a text about neither is everybody's.
call kernel.guard('notify.text', $$case about_kind
    when 'order' then work.sees_order(text.about_id)
    when 'request' then request.sees_request(text.about_id)
    else (select kernel.sees_some()) end$$);
