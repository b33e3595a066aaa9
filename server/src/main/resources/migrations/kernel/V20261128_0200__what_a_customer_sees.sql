-- Whoever looks in from outside sees what is a customer's own, and nothing else: 'customer {its records} {these of its sites}', the sites left out where
-- all are meant. Such a one belongs to no branch, so what is everybody's in the house is not there.
create or replace function kernel.sees() returns uuid[] language sql stable parallel safe as
$$ select case when coalesce(current_setting('throughline.sees', true), '') in ('', 'everything')
                 or current_setting('throughline.sees') like 'customer %' then '{}'::uuid[]
               else current_setting('throughline.sees')::uuid[] end $$;

-- The records of the customer from whom somebody looks in; null for the house itself.
create function kernel.own_customer() returns uuid[] language sql stable parallel safe as
$$ select case when current_setting('throughline.sees', true) like 'customer %'
               then split_part(current_setting('throughline.sees'), ' ', 2)::uuid[] end $$;

-- Those of its sites that are shown; null for all of them.
create function kernel.own_sites() returns uuid[] language sql stable parallel safe as
$$ select case when current_setting('throughline.sees', true) like 'customer %'
               then nullif(split_part(current_setting('throughline.sees'), ' ', 3), '')::uuid[] end $$;

-- Rows that a customer may look at, and only look; whatever is not named so stays the house's.
create procedure kernel.show_owner(guarded regclass, own text) language plpgsql as $$
begin
    execute format('create policy own on %s for select using ((select kernel.own_customer()) is not null and (%s))', guarded, own);
end $$;
revoke execute on procedure kernel.show_owner(regclass, text) from public;
