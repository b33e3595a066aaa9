-- The branches that its sites belong to; a customer without sites is everybody's. Whoever owns the sites tells it.
alter table customer.customer add branches uuid[] not null default '{}';

create procedure customer.has_site_in(customers_id uuid, another uuid) language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
    update customer.customer c set branches = array_append(c.branches, another) where c.id = customers_id and another <> all (c.branches);
end;

-- Nobody else may tell the branches of this customer until the transaction ends.
create procedure customer.telling_branches_of(customers_id uuid) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from customer.customer c where c.id = customers_id for update;
end $$;

create procedure customer.has_sites_in(customers_id uuid, all_of_them uuid[]) language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
    update customer.customer c set branches = all_of_them where c.id = customers_id;
end;

call kernel.guard('customer.customer', $$branches = '{}' and (select kernel.sees_some()) or branches && (select kernel.sees())$$);
call kernel.guard('customer.person', 'exists (select from customer.customer c where c.id = person.customer)');
call kernel.guard('customer.phone', 'exists (select from customer.customer c where c.id = phone.customer)');
call kernel.guard('customer.agreement', 'exists (select from customer.customer c where c.id = agreement.customer)');
call kernel.guard('customer.departure', 'exists (select from customer.customer c where c.id = departure.customer)');
call kernel.guard('customer.duplicate', $$case kind
    when 'customer' then exists (select from customer.customer c where c.id = duplicate.one) and exists (select from customer.customer c where c.id = duplicate.other)
    else exists (select from customer.person p where p.id = duplicate.one) and exists (select from customer.person p where p.id = duplicate.other) end$$);
call kernel.guard('customer.merge', $$case kind
    when 'customer' then exists (select from customer.customer c where c.id = merge.survivor)
    else exists (select from customer.person p where p.id = merge.survivor) end$$);
call kernel.guard_events('customer', $$exists (select from customer.customer c where c.id = event.subject)
    or exists (select from customer.person p where p.id = event.subject)
    or exists (select from customer.agreement a where a.id = event.subject)
    or kind like 'holiday-calendar-%'$$);
