call kernel.show_owner('asset.site', $$customer = any ((select kernel.own_customer())::uuid[])
    and ((select kernel.own_sites()) is null or id = any ((select kernel.own_sites())::uuid[]))$$);

create function asset.owns_site(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from asset.site t where t.id = its_id);
end $$;
call kernel.show_owner('asset.unit', 'asset.owns_site(unit.site)');

-- What hangs on a site or a unit is the house's: numbers, plans, equipment and history.
create or replace function asset.sees_site(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return kernel.own_customer() is null and exists (select from asset.site t where t.id = its_id);
end $$;
create or replace function asset.sees_unit(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return kernel.own_customer() is null and exists (select from asset.unit t where t.id = its_id);
end $$;
