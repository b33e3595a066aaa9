-- As a call: everybody's until its place is known.
alter table request.request add branch uuid;
create function request.is_about() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    new.branch := case when new.site is not null then asset.branch_of_site(new.site)
                       when new.unit is not null then asset.branch_of_unit(new.unit) end;
    return new;
end $$;
create trigger is_about before insert or update of unit, site on request.request for each row execute function request.is_about();
create function request.sees_request(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from request.request t where t.id = its_id);
end $$;
call kernel.guard('request.request', 'branch is null and (select kernel.sees_some()) or branch = any ((select kernel.sees())::uuid[])');
call kernel.guard_events('request', 'request.sees_request(event.subject)');
