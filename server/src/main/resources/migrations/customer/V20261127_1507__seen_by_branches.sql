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

create function customer.sees_customer(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from customer.customer t where t.id = its_id);
end $$;
create function customer.sees_person(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from customer.person t where t.id = its_id);
end $$;
create function customer.sees_agreement(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from customer.agreement t where t.id = its_id);
end $$;
call kernel.guard('customer.customer', $$branches = '{}' and (select kernel.sees_some()) or branches && (select kernel.sees())$$);
call kernel.guard('customer.person', 'customer.sees_customer(person.customer)');
call kernel.guard('customer.phone', 'customer.sees_customer(phone.customer)');
call kernel.guard('customer.agreement', 'customer.sees_customer(agreement.customer)');
call kernel.guard('customer.departure', 'customer.sees_customer(departure.customer)');
call kernel.guard('customer.duplicate', $$case kind
    when 'customer' then customer.sees_customer(duplicate.one) and customer.sees_customer(duplicate.other)
    else customer.sees_person(duplicate.one) and customer.sees_person(duplicate.other) end$$);
call kernel.guard('customer.merge', $$case kind
    when 'customer' then customer.sees_customer(merge.survivor)
    else customer.sees_person(merge.survivor) end$$);
call kernel.guard_events('customer', $$customer.sees_customer(event.subject)
    or customer.sees_person(event.subject)
    or customer.sees_agreement(event.subject)
    or kind like 'holiday-calendar-%'$$);
