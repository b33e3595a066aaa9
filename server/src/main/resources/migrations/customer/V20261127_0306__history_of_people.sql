-- A customer's history tells of its people, also of those who left: their events are found by whom they spoke for.
create index event_of_people on customer.event ((coalesce(data->>'customer', data->'after'->>'customer', data->'before'->>'customer')))
    where kind like 'person-%';
