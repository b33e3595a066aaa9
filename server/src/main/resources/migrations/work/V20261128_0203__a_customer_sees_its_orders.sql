-- An order is its customer's while the place is: whoever owned the building before sees it no longer, and who bought it sees nothing of that time.
call kernel.show_owner('work.work_order', 'customer = any ((select kernel.own_customer())::uuid[]) and asset.owns_site(work_order.site)');

-- Whom we asked, what was told and what happened is the house's.
create or replace function work.sees_order(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return kernel.own_customer() is null and exists (select from work.work_order t where t.id = its_id);
end $$;
