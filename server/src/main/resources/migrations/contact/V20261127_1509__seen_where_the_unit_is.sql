-- Who calls about no unit yet may be anybody's caller; once the unit is known, its branch sees the call.
alter table contact.contact add branch uuid;
create function contact.is_about() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    new.branch := case when new.unit is not null then asset.branch_of_unit(new.unit) end;
    return new;
end $$;
create trigger is_about before insert or update of unit on contact.contact for each row execute function contact.is_about();
create function contact.sees_contact(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from contact.contact t where t.id = its_id);
end $$;
call kernel.guard('contact.contact', 'branch is null and (select kernel.sees_some()) or branch = any ((select kernel.sees())::uuid[])');
call kernel.guard_events('contact', 'contact.sees_contact(event.subject)');
