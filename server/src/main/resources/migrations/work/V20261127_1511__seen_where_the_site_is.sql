alter table work.work_order add branch uuid not null default '00000000-0000-0000-0000-000000000001';
create function work.is_at() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    new.branch := asset.branch_of_site(new.site);
    return new;
end $$;
create trigger is_at before insert or update of site on work.work_order for each row execute function work.is_at();
create function work.sees_order(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from work.work_order t where t.id = its_id);
end $$;
call kernel.guard('work.work_order', 'branch = any ((select kernel.sees())::uuid[])');
call kernel.guard_events('work', $$work.sees_order(event.subject) or kind = 'repeat-rule-changed'$$);
